"""What stands on a page and is not the report: newsletter lines, share counts, credits, menus, wire marks.

In: a line or a paragraph. Out: the zone and the pack entry that says so, or the stretch at its start or end to set
aside. Reads the pack `furniture.en`. Furniture is set aside, never removed.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Span
from counterclaim.records.enums import Zone

_LONGEST = 700
"""Characters of the longest line that can be furniture."""
_EDGE = 400
"""Characters at either end of a paragraph in which marks and credits are looked for."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pack entry: where it applies, the zone it gives, and its expressions joined."""

    id: str
    where: str
    zone: Zone
    expression: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, its zone and the pack entry that gave it."""

    span: Span
    zone: Zone
    entry: str


@lru_cache(maxsize=4)
def load_patterns(pack: str = "furniture.en") -> tuple[Pattern, ...]:
    """The entries of a furniture pack, compiled."""
    return tuple(
        Pattern(
            entry["id"],
            entry["where"],
            Zone(entry.get("zone", Zone.FURNITURE)),
            _compile(entry["patterns"], entry["where"], case=entry.get("case", False)),
        )
        for entry in load_pack(pack)["entries"]
    )


def zone_of_line(line: str) -> tuple[Zone, str] | None:
    """Zone and pack entry of a line that is no part of the report: `zone_of_line("1,204 shares")`; else None."""
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return None
    for pattern in load_patterns():
        if pattern.where == "line" and pattern.expression.fullmatch(line):
            return pattern.zone, pattern.id
    return None


def leading_pieces(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """Wire marks and sources in brackets that open the paragraph `text[start:end]`, in order."""
    pieces: list[Piece] = []
    patterns = [pattern for pattern in load_patterns() if pattern.where == "start"]
    at = start
    while True:
        at = _skip_space(text, at, end)
        found = next(
            ((match, p) for p in patterns if (match := p.expression.match(text, at, min(end, at + _EDGE)))), None
        )
        if found is None or found[0].end() >= end:
            return tuple(pieces)
        match, pattern = found
        pieces.append(Piece(Span(match.start(), match.end()), pattern.zone, pattern.id))
        at = match.end()


def closing_piece(text: str, start: int, end: int) -> Piece | None:
    """A credit or mark that closes the paragraph `text[start:end]`."""
    for pattern in load_patterns():
        if pattern.where == "end":
            match = pattern.expression.search(text, max(start + 1, end - _EDGE), end)
            if match:
                return Piece(Span(match.start(), match.end()), pattern.zone, pattern.id)
    return None


def _compile(patterns: list[str], where: str, *, case: bool) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    if where == "end":
        joined = rf"(?:{joined})\s*\Z"
    return re.compile(joined, re.NOFLAG if case else re.IGNORECASE)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
