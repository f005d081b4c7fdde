"""Which happening a proposition reports: the most specific event type that its words support.

In: the triggers of a proposition and what stands around them (weapons, protected targets). Out: a type of the
event vocabulary with the reason, or None. Reads pack event_triggers.en.
"""

from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.claims.syntax import Tree, ancestors, is_condition
from counterclaim.claims.triggers import Trigger
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Reason, Weapon
from counterclaim.records.document import Document

_PREDICATE, _ARGUMENT, _HARM_YIELDS = 2.0, 1.5, 3.0
"""Steps on the scale of the pack's weights (1 to 4): the predicate's word outweighs a stronger one in an adjunct."""
OPEN_TYPES = frozenset(("attack", "strike", "harm"))


class EventWords(msgspec.Struct, frozen=True):
    """The tables of event_triggers.en beside its entries."""

    weapon_types: dict[str, str]
    wrongs: frozenset[str]
    violence: frozenset[str]
    whole_conflict: frozenset[str]
    fighters: frozenset[str]


_ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "attr", "xcomp", "acomp", "ccomp", "pcomp")


class Finding(msgspec.Struct, frozen=True):
    """An event type, the trigger that gave it, and why. `open_type` keeps the open type that was resolved."""

    type: str
    trigger: Trigger
    reason: Reason
    open_type: str | None = None


@cache
def load_event_words() -> EventWords:
    """The tables, read once."""
    pack = load_pack("event_triggers.en")
    return EventWords(
        dict(pack["weapon_types"]),
        frozenset(pack["wrongs"]),
        frozenset(pack["violence"]),
        frozenset(pack["whole_conflict"]),
        frozenset(
            word
            for lemma in pack["object_words"]["combatant"]
            for word in (lemma, f"{lemma}s", "servicemen", "militiamen", "gunmen")
        ),
    )


def find_type(
    doc: Document,
    tree: Tree,
    triggers: Sequence[Trigger],
    head: int,
    *,
    weapons: Sequence[Weapon],
    civilian: bool,
    words: EventWords,
) -> Finding | None:
    """The type of the strongest trigger; open types are decided by weapon, then target, then what is left."""
    if not triggers:
        return None
    best = max(triggers, key=lambda t: (_strength(tree, t, head), t.last - t.first, -t.first))
    text = doc.report.text[doc.tokens[best.first].start : doc.tokens[best.last - 1].end]
    rule = f"event_triggers.en/{best.entry}"
    if best.type not in OPEN_TYPES:
        refined = _refine(best.type, weapons, words)
        note = f"“{text}”" + (f" with {weapons[0].name}" if refined != best.type and weapons else "")
        return Finding(refined, best, Reason("event", rule, note))
    kind, note = _resolve_open(best.type, weapons, words, civilian=civilian)
    return Finding(kind, best, Reason("event", rule, f"“{text}”: {note}"), best.type)


def is_oblique(tree: Tree, trigger: Trigger, head: int) -> bool:
    """Whether the trigger is only mentioned: neither the predicate nor its subject or object."""
    token = tree.tokens[trigger.anchor]
    if trigger.anchor == head or (token.head == head and token.dep in _ARGUMENTS):
        return False
    preposition = token if token.pos == "ADP" else tree.tokens[token.head]
    # "Six people were in custody": after "be" the phrase is the predicate.
    return not (preposition.pos == "ADP" and preposition.head == head and tree.tokens[head].lemma == "be")


def _strength(tree: Tree, trigger: Trigger, head: int) -> float:
    """Weight of the word, and how near it stands to the predicate; harm yields to any act that did it."""
    if trigger.harm:
        return trigger.weight - _HARM_YIELDS
    if _points_back(tree, trigger) or _in_condition(tree, trigger, head) or _only_dates(tree, trigger, head):
        return trigger.weight - 2 * _HARM_YIELDS
    if trigger.anchor == head:
        return trigger.weight + _PREDICATE
    return trigger.weight + (0.0 if is_oblique(tree, trigger, head) else _ARGUMENT)


def _in_condition(tree: Tree, trigger: Trigger, head: int) -> bool:
    """Whether the act stands in an "if" clause below the head."""
    for i in (trigger.anchor, *ancestors(tree, trigger.anchor)):
        if i == head:
            return False
        if tree.tokens[i].dep == "advcl" and is_condition(tree, i):
            return True
    return False


def _only_dates(tree: Tree, trigger: Trigger, head: int) -> bool:
    """Whether the act stands in a clause below the head that only tells when ("hours before the truce expired")."""
    when = load_pack("roles.en")["dating"]
    for i in (trigger.anchor, *ancestors(tree, trigger.anchor)):
        if i == head:
            return False
        if tree.tokens[i].dep == "advcl" and any(
            tree.tokens[c].dep == "mark" and tree.tokens[c].lemma in when for c in tree.children[i]
        ):
            return True
    return False


def _points_back(tree: Tree, trigger: Trigger) -> bool:
    """Whether the act is only pointed back to ("as a result of the strike")."""
    above = next(ancestors(tree, trigger.anchor), None)
    governor = tree.tokens[above].head if above is not None else None
    return governor is not None and tree.tokens[governor].lemma in load_pack("event_triggers.en")["aftermath"]


def _refine(told: str, weapons: Sequence[Weapon], words: EventWords) -> str:
    """A shelling by named drones or aircraft is an air strike; bombing by car bomb stays an explosion."""
    classes = {words.weapon_types.get(w.class_ or "") for w in weapons}
    if told == "shelling" and classes == {"air_strike"}:
        return "air_strike"
    return told


def _resolve_open(told: str, weapons: Sequence[Weapon], words: EventWords, *, civilian: bool) -> tuple[str, str]:
    for weapon in weapons:
        if (kind := words.weapon_types.get(weapon.class_ or "")) is not None and told != "harm":
            return kind, f"with {weapon.name}"
    if told == "harm":
        return "casualties", "harm without a named act"
    if civilian:
        return "attack_on_civilians", "the target is civilian by the words"
    if told == "strike":
        return "air_strike", "a strike without a named ground weapon"
    return "armed_clash", "an attack without a named weapon or civilian target"
