"""Whose a party is that a report names by common nouns alone: "the separatists", "the navy", "the Health Ministry".

In: an actor that the conflict file does not hold by name, the report, its cast, and the file. Out: a side with the
reason, or None. Reads the pack `common_names.en` through `packs/common_names.py`.

A name of the file in another number, or with "forces" beside it, is that side's. A body that any state has is the only
state's among the sides; where several are states, that of the one after whose land the conflict is called, of the side
whose publisher writes, or of two the one whose opponent it charges or is charged by. Nothing is said where the report
tells of another land before the body, of another's body of that kind, or of an armed group on no side.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from types import MappingProxyType

import msgspec

from counterclaim.packs.actors import load_actor_words, split_words, word_key
from counterclaim.packs.common_names import (
    beside_verb,
    blaming_words,
    core_of,
    has_ministries,
    head_of,
    is_common,
    is_of_state,
    is_rebels,
    is_same_name,
    of_others,
    only_apart,
    only_other,
    only_state,
    openers,
    owned_by,
    sort_of,
    through_words,
)
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.packs.parties import plain_name
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_STATES = ("state", "army")
_LONGEST = 20_000
"""Characters of a report that are looked through."""
_MOST_TIMES = 40
"""Times that a name stands in a report and is looked at."""
_BEFORE = 1_000
"""Characters before a name in its paragraph that are looked through for another land."""
_CHARGE = 200
"""Characters of its sentence before and behind a body in which a charge is looked for."""
_VERB_WITHIN = 4
"""Words behind a body among which its verb stands."""
_WORD = 40
"""Characters in front of a name in which the word before it stands."""
_NEAR = 3
"""Words beside a land in which "backed" or "brokered" stands."""
_NO_PARTIES = frozenset((
    Sector.CIVIL_SOCIETY, Sector.MEDIA, Sector.BUSINESS, Sector.INTERNATIONAL_BODY, Sector.CIVILIANS,
))  # fmt: skip


class Placed(msgspec.Struct, frozen=True):
    """The side of a party, by which rule, and why in words."""

    side: str
    rule: str
    note: str


class Told(msgspec.Struct, frozen=True):
    """What a report tells that matters to names without a land."""

    text: str
    publisher: str | None
    actors: tuple[Actor, ...]
    """Of the report, with the sides that the file gives them by name."""
    lands: tuple[tuple[str, str], ...] = ()
    """Words for lands that no list holds, each with its land in small letters."""


def told_by(report: Report | None, actors: Sequence[Actor], lands: Mapping[str, str] = MappingProxyType({})) -> Told:
    """What a report tells, as far as it is looked at here."""
    text, publisher = (report.text[:_LONGEST], report.publisher) if report else ("", None)
    return Told(text, publisher, tuple(actors), tuple(sorted((word, land.lower()) for word, land in lands.items())))


def place_bare(actor: Actor, told: Told, conflict: Conflict) -> Placed | None:
    """The side of an actor that is named by common nouns alone."""
    if actor.side or actor.nation or actor.country or actor.sector in _NO_PARTIES:
        return None
    names = (actor.name,) if actor.kind != "person" else tuple(n for n in (actor.office, actor.name) if n)
    for name in names:
        if found := place_name(name, told, conflict):
            return found
    return None


def place_name(name: str, told: Told, conflict: Conflict) -> Placed | None:
    """The side of whom a name without a land names."""
    core = core_of(name)
    if not core:
        return None
    same = {(s.name, m) for s in conflict.sides for m in (s.name, *s.members) if is_same_name(name, m)}
    if len({side for side, _ in same}) == 1:
        side, member = min(same)
        if is_elsewhere(name, told, next(s for s in conflict.sides if s.name == side), conflict):
            return None
        return Placed(side, "common name", f"{name} is {member!r} of the conflict file")
    if same:
        return None
    if (head := head_of(name)) is not None:
        return _by_head(name, head, told, conflict)
    if is_of_state(name):
        return _of_state(name, told, conflict)
    return _of_rebels(name, told, conflict) if is_rebels(name) else None


def is_elsewhere(name: str, told: Told, side: Side, conflict: Conflict) -> bool:
    """Whether the report speaks of another land where it names a party: right after it, or before a state's body."""
    return _another_land(name, told, _lands(side) | _named_in(conflict), before=is_of_state(name))


def _of_state(name: str, told: Told, conflict: Conflict) -> Placed | None:
    """A body that any state has: the only state's, else that of the side that publishes the report."""
    force = is_of_state(name, force=True)
    side = only_state(conflict, force=force)
    if side is not None:
        if _another_body(name, told, side) or _another_land(name, told, _lands(side) | _named_in(conflict)):
            return None
        what = "an army" if force else "ministries"
        return Placed(side.name, "only state", f"{name}: {side.name} is the only side of the conflict file with {what}")
    side = _at_war_at_home(conflict, force=force)
    if side is not None and not _another_body(name, told, side) and not _another_land(name, told, _lands(side)):
        return Placed(side.name, "home", f"{name}: the conflict file calls the war after {side.name}'s land alone")
    side = side_that_publishes(told.publisher, conflict)
    if side is None and (opposed := _opposed(name, told, conflict, force=force)) is not None:
        return opposed
    if side is None or sort_of(side) not in _STATES or _another_body(name, told, side):
        return None
    if not force and sort_of(side) != "state":
        return None
    return Placed(side.name, "home", f"{name}: {told.publisher} is of {side.name}, and tells of no other's")


def _at_war_at_home(conflict: Conflict, *, force: bool) -> Side | None:
    """The one state among several after whose land the conflict is called: another state takes part from outside."""
    named = _named_in(conflict)
    home = [side for side in conflict.sides if _lands(side) & named]
    if len(home) != 1 or sort_of(home[0]) not in (_STATES if force else _STATES[:1]):
        return None
    if not force and any(has_ministries(side) and sort_of(side) == "apart" for side in conflict.sides):
        return None
    return home[0]


def _opposed(name: str, told: Told, conflict: Conflict, *, force: bool) -> Placed | None:
    """Of two states the one whose opponent charges the body, or is charged by it; None where the report tells both.

    Nobody charges his own side: beside "the army accused the Lennish forces" the army is not Lenn's.
    """
    found: dict[str, str] = {}
    for start, end in _times(name, told.text):
        for opponent, words in _charged_with(told.text, start, end, conflict):
            other = only_other(conflict, opponent, force=force)
            if other is None:
                return None
            found.setdefault(other.name, words)
    if len(found) != 1:
        return None
    ((side, words),) = found.items()
    own = next(one for one in conflict.sides if one.name == side)
    if _another_body(name, told, own) or _another_land(name, told, _every_land(conflict), before=False):
        return None
    return Placed(side, "opposed", f"{name}: in “{words}” it stands against the only other state of the conflict file")


def _charged_with(text: str, start: int, end: int, conflict: Conflict) -> Iterator[tuple[str, str]]:
    """Each side that a body charges, or that charges it, where it stands; with the words that tell it."""
    opening = max(text.rfind(stop, 0, start) for stop in ("\n", ". ", "“", '"', "; ")) + 1
    before, after = text[max(opening, start - _CHARGE) : start], re.split(r"[.;\n]", text[end : end + _CHARGE])[0]
    words = split_words(after)
    at = next((n for n, word in enumerate(words[:_VERB_WITHIN]) if word in blaming_words()), None)
    if at is not None and set(words[:at]) <= beside_verb():
        charged = list(takewhile(lambda word: word not in ("of", "for", "over"), words[at + 1 :]))
        if (side := _one_side(charged, conflict)) is not None:
            yield side, f"{text[start:end]}{after}"
    if _ends_in_blame(before) and (side := _one_side(split_words(before), conflict)) is not None:
        yield side, f"{before}{text[start:end]}".strip()


def _ends_in_blame(words: str) -> bool:
    """Whether the last word before a body, but for an article, is a verb of charging."""
    told = [word.lower() for word in split_words(words)]
    if told[-1:] == ["the"]:
        told.pop()
    return bool(told) and told[-1] in blaming_words()


def _one_side(words: Sequence[str], conflict: Conflict) -> str | None:
    """The one side of which a land, a name or a member stands in some words; None where none or several do."""
    lands = {t.id for f in load_actor_words().scan(list(words)) for t in f.terms if t.kind == "nation"} | set(words)
    found = [side.name for side in conflict.sides if _lands(side) & lands]
    return found[0] if len(found) == 1 else None


def _by_head(name: str, head: str, told: Told, conflict: Conflict) -> Placed | None:
    """The one side whose own name has this head; None where the report tells of another such body, or whose it is."""
    found = [side for side in conflict.sides if head in core_of(side.name)]
    if len(found) != 1:
        return None
    side = found[0]
    others = (a for a in told.actors if head in core_of(a.name) and head_of(a.name) is None and a.side != side.name)
    if any(others) or _another_land(name, told, _every_land(conflict)) or _led_by_another(name, told.text):
        return None
    return Placed(side.name, "head", f"{name}: {side.name} is the only side of the conflict file called so")


def _led_by_another(name: str, text: str) -> bool:
    """Whether a word in front of a name tells whose it is: "Lenn-led coalition", "a new coalition"."""
    for start, _ in _times(name, text):
        line = text[max(0, start - _WORD) : start].rpartition("\n")[2]
        before = re.search(r"(?P<ends>^|[.:;!?“\"]\s+)?(?P<word>[\w’'-]+)\s+$", line)
        if before is None or before["word"].lower() in openers() | {"the"}:
            continue
        word = before["word"]
        if "-" in word or word.lower() in of_others() or (word[:1].isupper() and before["ends"] is None):
            return True
    return False


def _of_rebels(name: str, told: Told, conflict: Conflict) -> Placed | None:
    """Those who fight a state: the only side that is none, where the report tells of no armed group on no side."""
    side = only_apart(conflict)
    others = (a for a in told.actors if a.sector is Sector.ARMED_GROUP and a.kind != "person" and a.side is None)
    if side is None or any(not is_common(a.name) for a in others) or _another_land(name, told, _every_land(conflict)):
        return None
    return Placed(
        side.name, "only rebels", f"{name}: {side.name} is the only side of the conflict file that is no state"
    )


def side_that_publishes(publisher: str | None, conflict: Conflict) -> Side | None:
    """The side of a publisher: by its affiliation in the file, or as one of a side's members."""
    source = conflict.source_of(publisher)
    plain = plain_name(publisher) if publisher else ""
    return next(
        (
            side
            for side in conflict.sides
            if (source is not None and source.affiliation == side.name)
            or (plain and plain in (plain_name(m) for m in side.members))
        ),
        None,
    )


def _another_body(name: str, told: Told, side: Side) -> bool:
    """Whether the report names such a body of another land or side: "Lennish army" beside "the army"."""
    core = core_of(name)
    own = _lands(side)
    for actor in told.actors:
        apart = actor.side is not None and actor.side != side.name
        foreign = actor.side is None and bool(actor.nation or actor.country) and not {actor.nation, actor.country} & own
        if (apart or foreign) and any(core <= core_of(n) for n in (actor.name, actor.office or "", *actor.aliases)):
            return True
    return False


def _another_land(name: str, told: Told, own: frozenset[str], *, before: bool = True) -> bool:
    """Whether the text, where it names a body, speaks of a land right after it, or `before` it in the paragraph."""
    for start, end in _times(name, told.text):
        follows = re.match(r"\s+(?:of|in|from)\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s?){1,3})", told.text[end : end + 80])
        if follows and (re.match(r"\s+of\b", told.text[end:]) or _foreign(follows[1], told.lands, own)):
            return True
        opening = told.text.rfind("\n", 0, start) + 1
        if _owned_by_another(told.text[max(opening, start - _BEFORE) : start], own):
            return True
        if before and _foreign(told.text[max(opening, start - _BEFORE) : start], told.lands, own):
            return True
    return False


def _owned_by_another(before: str, own: frozenset[str]) -> bool:
    """Whether a body is told as that of somebody on no side: "Lenn said its police", not "the junta, its army"."""
    words = split_words(before)
    if not words or word_key(words[-1]) not in owned_by():
        return False
    sentence = split_words(re.split(r"[.!?]\s", before)[-1])
    return not any((word[:1].isupper() and word in own) or is_of_state(word) for word in sentence)


def _times(name: str, text: str) -> Iterator[tuple[int, int]]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    for n, match in enumerate(re.finditer(rf"(?<![\w-]){words}(?![\w-])", text, re.IGNORECASE)):
        if n == _MOST_TIMES:
            return
        yield match.span()


def _foreign(text: str, lands: tuple[tuple[str, str], ...], own: frozenset[str]) -> bool:
    """Whether words speak of a land that is not a side's own, other than as a broker, a patron or a maker."""
    words = split_words(text)
    named = [(f.first, f.last, t.id) for f in load_actor_words().scan(words) for t in f.terms if t.kind == "nation"]
    of = dict(lands)
    named += [(n, n + 1, of[word]) for n, word in enumerate(words) if word in of]
    through = through_words()
    for first, last, land in named:
        near = words[max(0, first - _NEAR) : first] + words[last : last + _NEAR]
        if land not in own and not through & set(map(word_key, near)):
            return True
    return False


def _every_land(conflict: Conflict) -> frozenset[str]:
    return frozenset(land for side in conflict.sides for land in _lands(side)) | _named_in(conflict)


def _named_in(conflict: Conflict) -> frozenset[str]:
    """The lands that the conflict itself is called after: "the war in Oranto" is fought in Oranto."""
    return _lands(Side(name=conflict.name))


@lru_cache(maxsize=256)
def _lands(side: Side) -> frozenset[str]:
    """The states of a side: by its codes, and by the words for lands in its names."""
    scan = load_actor_words().scan
    names = [split_words(name) for name in (side.name, *side.members)]
    told = {t.id for words in names for f in scan(words) for t in f.terms if t.kind == "nation"}
    words = {w for row in names for w in row if w[:1].isupper() and core_of(w)}
    return frozenset((*side.countries, *told, *words, *(w.lower() for w in words)))
