"""Numbers of lists: "Killed: 14. Injured: 31.", "killed 12 in Karsh, five in Sorn", "of the 31, nine are children".

In: a clause with its numbers and cues, a number, and what the number before it was linked to. Out: the link that the
form of the list gives, or None. Reads the pack `tolls.en`.
"""

from counterclaim.claims.quantities import Quantity
from counterclaim.claims.tolls.scene import Link, Scene
from counterclaim.claims.tolls.words import Cue, is_person, toll_table
from counterclaim.records.enums import Unit

_MARKS = frozenset((":", "–", "—", "-", "|", "="))
_BULLETS = frozenset(("*", "-", "–", "—", "•", "·", "|", ";", ",", "(", "and", ".", ")"))
_LABEL = 4
"""Words of a label at most: "Civilians killed since Sunday:" is one of four."""
_BEFORE_PLACE = frozenset(("in", "at", "near", "on", "outside", "from", "during"))
_JOINS = frozenset((",", "and", ";", "or"))
_ARE = frozenset(("are", "were", "is", "was"))


def labelled(scene: Scene, quantity: Quantity) -> Link | None:
    """The label before a number, as in a table: "Killed: 14", "Displaced: dozens of families", "Dead - none"."""
    tokens = scene.doc.tokens
    first = scene.doc.sentences[tokens[quantity.first].sentence].first
    at = quantity.first - 1
    if at <= first or tokens[at].text not in _MARKS:
        return None
    for cue in reversed(scene.cues):
        if cue.last > at:
            continue
        begin = cue.first
        while begin > first and begin > cue.first - _LABEL and tokens[begin - 1].text.lower() not in _BULLETS:
            begin -= 1
        starts = begin == first or tokens[begin - 1].text.lower() in _BULLETS
        plain = not any(scene.quantity_at(i) or tokens[i].tag in ("VBZ", "VBP", "MD") for i in range(begin, at))
        short = at - begin <= _LABEL and not any(t.text in _MARKS for t in tokens[cue.last : at])
        return Link(cue, cue.kind, "the label before the number") if starts and plain and short else None
    return None


def listed(scene: Scene, quantity: Quantity, before: Link | None) -> Link | None:
    """What a bare number shares with the one before it: "killed 12 in Karsh, five in Sorn and one in Mell"."""
    if before is None or not _is_bare(scene, quantity):
        return None
    earlier = [q for q in scene.quantities if q.last <= quantity.first]
    if not earlier or not _is_bare(scene, earlier[-1], people=True):
        return None
    if _of_some(scene, quantity, earlier[-1], before.cue):
        return Link(before.cue, before.kind, "some of those told before it")
    return _of_places(scene, quantity, earlier[-1], before)


def _is_bare(scene: Scene, quantity: Quantity, *, people: bool = False) -> bool:
    """Whether a number counts nothing else by its own words."""
    if quantity.unit is not Unit.COUNT or quantity.measure != "none":
        return False
    return quantity.noun is None or quantity.others or (people and is_person(scene.doc.tokens[quantity.noun]))


def _of_some(scene: Scene, quantity: Quantity, whole: Quantity, cue: Cue) -> bool:
    """Such as "Of the nine killed, three were children": the second number is of those whom the first counts."""
    tokens = scene.doc.tokens
    words = [t.text.lower() for t in tokens[max(scene.first, whole.first - 2) : whole.first]]
    between = [t.text for t in tokens[cue.last : quantity.first]]
    after = tokens[quantity.last].text.lower() if quantity.last < scene.last else ""
    opens = "of" in words or whole.text.lower().startswith("of ")
    # "Six are in critical condition" tells how they are, not who.
    who = any(is_person(t) for t in tokens[quantity.last + 1 : min(scene.last, quantity.last + _LABEL)])
    follows = whole.last <= cue.first and between[-1:] == [","] and after in _ARE
    return opens and who and follows and _smaller(quantity, whole)


def _smaller(quantity: Quantity, whole: Quantity) -> bool:
    part, all_of = quantity.best or quantity.low or quantity.high, whole.best or whole.high or whole.low
    return part is not None and all_of is not None and part <= all_of


def _of_places(scene: Scene, quantity: Quantity, earlier: Quantity, before: Link) -> Link | None:
    """Such as "12 in Karsh, five in Sorn": both numbers stand before a place, with nothing else between."""
    tokens, at = scene.doc.tokens, quantity.first - 1
    if at < scene.first or tokens[at].text.lower() not in _JOINS or scene.cue_at(quantity.last):
        return None
    after = tokens[quantity.last].text.lower() if quantity.last < scene.last else ""
    between = tokens[max(earlier.last, before.cue.last if before.cue.first < quantity.first else 0) : quantity.first]
    placed = any(t.text.lower() in _BEFORE_PLACE for t in between)
    verbs = any(t.tag in ("VBZ", "VBP", "VBD", "VBG") and scene.cue_at(t.index) is None for t in between)
    if after not in _BEFORE_PLACE or not placed or verbs:
        return None
    named = tokens[quantity.last + 1 : quantity.last + 3]
    states = any(t.text.lower() in toll_table().conditions for t in named)
    return None if states else Link(before.cue, before.kind, "one of several places")
