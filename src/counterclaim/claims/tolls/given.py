"""Numbers that a verb gives a count: "put the dead at 40", "raised its count of those killed to 57", "the dead are 12".

In: a clause with its numbers and cues, and one of the numbers. Out: the cue whose count it is, or None; and whether a
number is only the one that another took the place of ("not 14 but 12"). Reads the pack `tolls.en`.
"""

import msgspec

from counterclaim.claims.quantities import Quantity
from counterclaim.claims.tolls.scene import Scene
from counterclaim.claims.tolls.words import Cue, is_person, toll_table
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import TollKind

_REACH = 20
_AFTER = 8
_STOPS = frozenset((".", ";", ":", "?", "!", "--", "—", "–"))
_OLD = ("from", "by")
_PEOPLE_NOUNS = frozenset((TollKind.DISPLACED, TollKind.ABDUCTED, TollKind.CAPTURED))


class Given(msgspec.Struct, frozen=True):
    """The word of harm whose count a number is, and the verb that gives it."""

    cue: Cue
    verb: int


def given_cue(scene: Scene, quantity: Quantity) -> Cue | None:
    """The word of harm whose count the number is, where a verb gives it: "stands at 12", "is now 12"."""
    given = find_given(scene, quantity)
    return given.cue if given is not None else None


def find_given(scene: Scene, quantity: Quantity) -> Given | None:
    """The word of harm and the verb, or None."""
    tokens = scene.doc.tokens
    if quantity.noun is not None and not is_person(tokens[quantity.noun]):
        return None
    verb = _verb_before(scene, quantity)
    if verb is None:
        return None
    if (ahead := _told_after(scene, quantity)) is not None:
        return Given(ahead, verb)
    for cue in reversed(scene.cues):
        if cue.first == verb or cue.last > quantity.first or quantity.first - cue.last > _REACH:
            continue
        if _names_who(scene, cue, verb):
            continue
        return None if _is_parted(scene, cue, verb, quantity) else Given(cue, verb)
    return None


def _told_after(scene: Scene, quantity: Quantity) -> Cue | None:
    """What a number counts that stands before it: "put at 27 the number of civilians killed"."""
    words = [t.text.lower() for t in scene.doc.tokens[quantity.last : min(scene.last, quantity.last + _AFTER)]]
    if quantity.noun is not None or words[:1] not in (["the"], ["its"], ["their"]) or "of" not in words[2:]:
        return None
    return next((c for c in scene.cues if 0 < c.first - quantity.last < _AFTER), None)


def _names_who(scene: Scene, cue: Cue, verb: int) -> bool:
    """Whether a word only tells who people are, or what was done, and is no count of the verb's."""
    word = scene.doc.tokens[cue.first]
    if cue.form == "act" and word.tag == "VBG":
        return True
    # "The flood of refugees has reached 200,000": a number said of refugees themselves is no count of the displaced.
    return (
        cue.form == "count" and cue.kind in _PEOPLE_NOUNS and scene.doc.tokens[verb].text.lower() in toll_table().equals
    )


def _verb_before(scene: Scene, quantity: Quantity) -> int | None:
    """The verb that gives the number, by its preposition or by "is"; None where none stands there."""
    table, tokens = toll_table(), scene.doc.tokens
    first = scene.doc.sentences[tokens[quantity.first].sentence].first
    at = quantity.first - 1
    while at > first and tokens[at].text.lower() in table.just:
        at -= 1
    if at <= first:
        return None
    word = tokens[at].text.lower()
    if quantity.text.lower().startswith("from"):
        at, word = at + 1, "to"  # "raised the toll from 19 to 23", "estimates range from 50 to 60"
    # "The dead therefore number 14", whatever the parser makes of "number"; "the number 14" gives none.
    numbers = word == "number" and tokens[at - 1].tag not in ("DT", "PRP$", "POS", "IN")
    if word in table.equals and (numbers or tokens[at].pos not in ("NOUN", "PROPN")):
        return at if quantity.noun is None and not _lists_ages(scene, quantity) else None
    verbs = table.givers.get(word, ())
    for index in range(at - 1, max(first - 1, at - 2 * _REACH), -1):
        if tokens[index].text in _STOPS:
            return None
        if tokens[index].text.lower() in verbs:
            return index
    return None


def _lists_ages(scene: Scene, quantity: Quantity) -> bool:
    """Such as "the dead are 19 and 23": a bare number with another beside it."""
    after = scene.doc.tokens[quantity.last : quantity.last + 2]
    return len(after) > 1 and after[0].text.lower() in ("and", ",") and after[1].tag == "CD"


def _is_parted(scene: Scene, cue: Cue, verb: int, quantity: Quantity) -> bool:
    """Whether a stop, another number or another verb stands between the count and the number given it."""
    between = scene.doc.tokens[cue.last : quantity.first]
    if any(t.text in _STOPS or (_is_other_verb(scene.doc, t, verb) and not _tells_since(t, between)) for t in between):
        return True
    others = (q for q in scene.quantities if cue.last <= q.first < quantity.first and q.noun is None)
    return any(not _is_old(scene, q) for q in others)


def _tells_since(token: Token, between: tuple[Token, ...]) -> bool:
    """Whether a verb only tells since when one counts: "its tally of those killed since the war began has reached"."""
    before = [t.text.lower() for t in between if t.index < token.index]
    return token.dep == "advcl" and "since" in before and "," not in before[before.index("since") :]


def _is_other_verb(doc: Document, token: Token, verb: int) -> bool:
    """Whether a verb comes between; auxiliaries, and verbs that only tell more of those counted, do not.

    Of "the building struck by a missile" parsers make a verb too.
    """
    if token.index == verb or token.tag not in ("VBZ", "VBP", "VBD"):
        return False
    if (
        token.tag == "VBD"
        and doc.tokens[token.index - 1].pos in ("NOUN", "PROPN")
        and doc.tokens[token.index + 1].lemma == "by"
    ):
        return False
    return token.text.lower() not in ("has", "have", "had") and token.dep not in ("aux", "auxpass", "relcl", "acl")


def _is_old(scene: Scene, quantity: Quantity) -> bool:
    before = scene.doc.tokens[quantity.first - 1].text.lower() if quantity.first else ""
    return before in _OLD or quantity.text.lower().startswith(_OLD)


def rises_to(scene: Scene, quantity: Quantity) -> bool:
    """Whether "from 19 to 23" tells where a number went; in "range from 50 to 60" it is a range."""
    if not quantity.text.lower().startswith("from"):
        return False
    given = find_given(scene, quantity)
    return given is None or scene.doc.tokens[given.verb].lemma not in toll_table().ranging


def is_replaced(scene: Scene, quantity: Quantity) -> bool:
    """Whether another number takes the place of this one in the same words: "not 14 but 12", "from 30 people to 45"."""
    tokens = scene.doc.tokens
    sentence = scene.doc.sentences[tokens[quantity.first].sentence]
    before = tokens[quantity.first - 1].text.lower() if quantity.first > sentence.first else ""
    after = [t.text.lower() for t in tokens[quantity.last : min(sentence.last, quantity.last + 6)]]
    if before == "not":
        joint = tokens[max(sentence.first, quantity.first - 2)].text.lower()
        told = joint in (",", "and") and after[:1] in ([","], ["."], [])
        return "but" in after or (told and any(q.last < quantity.first for q in scene.quantities))
    if before != "from" and not quantity.text.lower().startswith("from"):
        return False
    return any(q.first > quantity.first and given_cue(scene, q) is not None for q in scene.quantities)
