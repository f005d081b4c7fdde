"""Who took over whose office, where a text tells it.

In: the persons of one report with its text. Out: pairs of the one who left and the one who came, and those who left
with nobody told to follow, each with its words. Reads the pack `offices.en`.

Example: "General Odo Marn was replaced on Friday by Colonel Ilse Vey" tells that Vey followed Marn.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.book import Part
from counterclaim.records.ledger import Actor

_BEFORE, _AFTER = 200, 90
"""Characters before and after the words in which the two are looked for."""
_NEAR = 40
_LONGEST, _PLACES = 600, 20
"""Characters of a sentence before and after a name, and places of a name, that are looked at."""
_MOST = 200
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")
_SHORT_TITLE = re.compile(r"\b[A-Z][a-z]{0,3}\.\s+$")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|is|being|are)\s+(?:\w+\s+)?$", re.IGNORECASE)


class Followed(msgspec.Struct, frozen=True, order=True):
    """One person left an office, another took it over; ids of wholes or parts."""

    old: str
    new: str
    old_name: str
    words: str
    rule: str
    new_name: str = ""


class Ended(msgspec.Struct, frozen=True, order=True):
    """A person's office is told to have ended."""

    person: str
    name: str
    words: str


class _Named(msgspec.Struct, frozen=True, order=True):
    start: int
    end: int
    person: str
    name: str


def find_followed(persons: Sequence[Part], *, wholes: Mapping[str, str]) -> tuple[Followed, ...]:
    """Every succession that a report tells between persons that it names."""
    if not persons:
        return ()
    text = persons[0].report.text
    matches = [(rule, before, list(islice(pattern.finditer(text), _MOST))) for rule, before, pattern in _patterns()]
    # Where everybody is named is dear to find, and most reports tell of nobody who took over.
    named = _where(text, persons, wholes) if any(some for _, _, some in matches) else []
    found: set[Followed] = set()
    taken: list[tuple[int, int]] = []
    for rule, before, some in matches:
        for match in some:
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if rule == "replaced" and _PASSIVE.search(text[max(0, match.start() - 20) : match.start()]):
                continue
            taken.append(match.span())
            found.update(_pair(text, named, match, rule=rule, old_first=before == "old"))
    return tuple(sorted(found))


def find_ended(persons: Sequence[Part], *, wholes: Mapping[str, str]) -> tuple[Ended, ...]:
    """Every end of an office that a report tells of a person it names just before."""
    if not persons:
        return ()
    text = persons[0].report.text
    matches = list(islice(_ended().finditer(text), _MOST))
    named = _where(text, persons, wholes) if matches else []
    found: set[Ended] = set()
    for match in matches:
        before = [n for n in named if match.start() - _NEAR <= n.end <= match.start()]
        if before and not _ends_between(text, before[-1].end, match.start()):
            words = " ".join(text[before[-1].start : match.end()].split())
            found.add(Ended(before[-1].person, before[-1].name, words))
    return tuple(sorted(found))


def _pair(
    text: str, named: Sequence[_Named], match: re.Match[str], *, rule: str, old_first: bool
) -> Iterator[Followed]:
    after = next((n for n in named if match.end() <= n.start <= match.end() + _AFTER), None)
    if after is None or _ends_between(text, match.end(), after.start):
        return
    before = [n for n in named if match.start() - _BEFORE <= n.end <= match.start() and n.person != after.person]
    if not before:
        return
    first = before[-1]
    old, new = (first, after) if old_first else (after, first)
    words = " ".join(text[first.start : after.end].split())
    yield Followed(old.person, new.person, old.name, words, rule, new.name)


def _ends_between(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends there; the stop of a title ("Gen.") ends none."""
    return any(_is_end(text, found) for found in _END.finditer(text, start, end))


def _is_end(text: str, found: re.Match[str]) -> bool:
    return found.group().startswith("\n") or not _SHORT_TITLE.search(text[max(0, found.start() - 6) : found.end()])


def sentence_with(text: str, names: Iterable[str], words: str) -> str | None:
    """The first sentence that holds one of the names and these words; None where no sentence does.

    >>> sentence_with("Rain fell. General Odo Marn, commander of the Lake Corps, spoke.", ["Odo Marn"], "commander")
    'General Odo Marn, commander of the Lake Corps, spoke.'
    """
    wanted = " ".join(words.casefold().split())
    for name in names:
        found = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name and name in text else iter(())
        for match in islice(found, _PLACES):
            start, end = _sentence_around(text, match.start(), match.end())
            told = " ".join(text[start:end].split())
            if wanted in told.casefold():
                return told
    return None


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    first, last = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    stops = [found for found in _END.finditer(text, first, last) if _is_end(text, found)]
    begins = max((m.end() for m in stops if m.end() <= start), default=first)
    return begins, min((m.end() for m in stops if m.start() >= end), default=last)


def _where(text: str, persons: Iterable[Part], wholes: Mapping[str, str]) -> list[_Named]:
    """Where each person is named, in order; of names that overlap the longest."""
    found: list[_Named] = []
    for part in persons:
        actor = part.record
        if not isinstance(actor, Actor):
            continue
        for name in (actor.name, *actor.aliases)[:_MOST]:
            if len(name) > 1 and name in text:
                places = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))[:_MOST]
                found += [_Named(m.start(), m.end(), wholes.get(part.id, part.id), actor.name) for m in places]
    kept: list[_Named] = []
    for one in sorted(found, key=lambda n: (n.start, -n.end, n.person)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


@cache
def _ended() -> re.Pattern[str]:
    words = sorted(load_pack("offices.en")["ended"]["words"], key=lambda w: (-len(w), w))
    return re.compile(rf"(?:{'|'.join(_loose(w) for w in words)})(?!\w)", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Rule, who is named before its words, and the words; "by" may stand a few words off."""
    found = []
    for entry in load_pack("offices.en")["followed"]:
        words = sorted(entry["words"], key=lambda w: (-len(w), w))
        parts = [_loose(w) for w in words]
        found.append((entry["id"], entry["before"], re.compile(rf"(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)))
    return tuple(found)


def _loose(phrase: str) -> str:
    words = phrase.split()
    if words[-1] == "by":
        return r"\b" + r"\s+".join(map(re.escape, words[:-1])) + r"(?:\s+[\w-]+){0,5}?\s+by"
    opening = "" if phrase.startswith("'") else r"\b"
    return opening + r"\s+".join(re.escape(w).replace("'", "['’]") for w in words)
