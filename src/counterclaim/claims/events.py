"""Which happening a proposition reports: the most specific event type that its words support.

In: the trigger hits of a proposition and what stands around them (weapons, protected targets). Out: a type of the
event vocabulary with the reason, or None. Reads pack event_triggers.en.
"""

from collections.abc import Sequence
from functools import cache

import msgspec

from counterclaim.claims.syntax import Tree
from counterclaim.packs.lexicon import Hit
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Reason, Weapon
from counterclaim.records.document import Document

_PREDICATE, _ARGUMENT, _HARM_YIELDS = 2.0, 1.5, 3.0
"""Steps on the scale of the pack's weights (1 to 4): the predicate's own word outweighs a stronger word in an adjunct."""
OPEN_TYPES = frozenset(("attack", "strike", "harm"))


class EventWords(msgspec.Struct, frozen=True):
    """The tables of event_triggers.en beside its entries."""

    weapon_types: dict[str, str]
    wrongs: frozenset[str]
    violence: frozenset[str]
    whole_conflict: frozenset[str]


class Finding(msgspec.Struct, frozen=True):
    """An event type, the hit that gave it, and why. `open_type` keeps the open type that was resolved."""

    type: str
    hit: Hit
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
    )


def find_type(
    doc: Document,
    tree: Tree,
    hits: Sequence[Hit],
    head: int,
    *,
    weapons: Sequence[Weapon],
    civilian: bool,
    words: EventWords,
) -> Finding | None:
    """The type of the strongest trigger; open types are decided by weapon, then target, then what is left."""
    if not hits:
        return None
    best = max(hits, key=lambda hit: (_strength(tree, hit, head), hit.last - hit.first, -hit.first))
    told = str(best.entry.fields["type"])
    text = doc.report.text[best.start : best.end]
    if told not in OPEN_TYPES:
        refined = _refine(told, weapons, words)
        note = f"“{text}”" + (f" with {weapons[0].name}" if refined != told and weapons else "")
        return Finding(refined, best, Reason("event", f"event_triggers.en/{best.entry.id}", note))
    kind, note = _resolve_open(told, weapons, civilian, words)
    return Finding(kind, best, Reason("event", f"event_triggers.en/{best.entry.id}", f"“{text}”: {note}"), told)


def anchor_of(tree: Tree, hit: Hit) -> int:
    """The token of a hit that governs its others."""
    inside = range(hit.first, hit.last)
    return next((i for i in inside if tree.tokens[i].head not in inside), hit.first)


def _strength(tree: Tree, hit: Hit, head: int) -> float:
    """Weight of the word, and how near it stands to the predicate; harm yields to any act that did it."""
    weight = float(hit.entry.fields["weight"])
    if hit.entry.fields.get("harm"):
        return weight - _HARM_YIELDS
    anchor = anchor_of(tree, hit)
    if anchor == head:
        return weight + _PREDICATE
    token = tree.tokens[anchor]
    if token.head == head and token.dep in ("dobj", "nsubj", "nsubjpass", "attr", "xcomp", "acomp", "ccomp"):
        return weight + _ARGUMENT
    return weight


def _refine(told: str, weapons: Sequence[Weapon], words: EventWords) -> str:
    """A shelling by named drones or aircraft is an air strike; bombing by car bomb stays an explosion."""
    classes = {words.weapon_types.get(w.class_ or "") for w in weapons}
    if told == "shelling" and classes == {"air_strike"}:
        return "air_strike"
    return told


def _resolve_open(told: str, weapons: Sequence[Weapon], civilian: bool, words: EventWords) -> tuple[str, str]:
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
