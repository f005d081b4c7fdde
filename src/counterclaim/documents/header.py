"""The head of a report: headline, dateline, byline, and what they tell of place, publisher and day.

In: a text, its paragraphs, and the title if the file tells one. Out: zones of the first paragraphs and the values they
give. The year is never guessed: a day counts only when day, month and year are written. Reads `furniture.en`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.documents.dateline import Dateline, find_dateline
from counterclaim.documents.dates import MONTH, iso_day
from counterclaim.documents.furniture import zone_of_line
from counterclaim.documents.titles import capital_share, describes_picture, is_capitals, is_short_title, is_title_case
from counterclaim.records.claim import Span
from counterclaim.records.enums import Zone

_DEPTH = 40
"""Paragraphs in which the head is looked for; a saved page may open with a long menu."""
_BYLINE_WORDS = 18
_TITLE = 160  # characters of the longest headline
_BYLINE = re.compile(r"(?:By|BY|by|Written by|Words by|Report by|Text by|From|FROM)\s+(?P<names>[A-Z][^:;!?\n]{1,160})")
_SMALL = frozenset(
    ("and", "in", "for", "of", "the", "with", "de", "al", "bin", "van", "von", "el", "a", "at", "from", "la")
)
_NOT_NAMES = re.compile(
    r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^(?:early|late|mid|noon|night|contrast|the (?:end|time|way))\b",
    re.IGNORECASE,
)
_DAY_LINE = re.compile(
    rf"(?:(?:published|posted|date|issued|release date|first published|publication date)(?: on| at)?:?\s*)?"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|\w{{3}},\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4})(?:\b.{0,40})?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the head of a report tells: zones of paragraphs by number, the first paragraph of the body, and values."""

    zones: dict[int, Zone]
    body: int
    dateline: Dateline | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None

    @property
    def publisher(self) -> str | None:
        """The agency that the dateline names."""
        return self.dateline.agency if self.dateline else None


def read_header(
    text: str, paragraphs: Sequence[Span], *, title: str | None = None, marked: dict[int, Zone] | None = None
) -> Header:
    """The head of a text: everything before its first paragraph of body. `marked`: zones that the file itself tells."""
    zones: dict[int, Zone] = dict(marked or {})
    titles: list[int] = []
    byline = published = dateline = None
    body = len(paragraphs)
    for number, span in enumerate(paragraphs[:_DEPTH]):
        line = text[span.start : span.end]
        if zones.get(number, Zone.BODY) is not Zone.BODY:
            continue
        aside = zone_of_line(line)
        dateline = None if aside else find_dateline(text, span)
        if dateline:
            body = number
            break
        zone = _zone_of(line, aside[0] if aside else None, seen_title=bool(titles))
        if zone is None and number == 0 and _stands_over_dateline(text, paragraphs):
            zone = Zone.HEADLINE
        if zone is None:
            body = number
            break
        if zone is Zone.HEADLINE:
            titles.append(number)
        elif zone is Zone.BYLINE:
            byline = byline or line
        elif zone is Zone.DATELINE:
            published = published or iso_day(line)
        zones[number] = zone
    if body == len(paragraphs):
        body = _nothing_but_head(paragraphs, zones, titles)
    chosen = _choose_headline(text, paragraphs, zones, titles, title)
    headline = None if chosen is None else text[paragraphs[chosen].start : paragraphs[chosen].end]
    published = (dateline.published if dateline else None) or published
    return Header(zones, body, dateline, headline, byline, published)


def _stands_over_dateline(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether the first line is a headline of two sentences: it has no full stop, and a dateline opens what follows.

    Example: "Oldford: a tenth victim. Village shelled again" over "NORTHTOWN, May 3 --".
    """
    line = text[paragraphs[0].start : paragraphs[0].end].rstrip()
    short = len(line) <= _TITLE and line[-1:] not in ".:;,"
    return short and len(paragraphs) > 1 and find_dateline(text, paragraphs[1]) is not None


def byline_names(line: str) -> bool:
    """Whether the line is a byline: `By A. Writer and B. Reader`, not `By Monday the army had left.`"""
    match = _BYLINE.fullmatch(line)
    if not match or _NOT_NAMES.match(match["names"]):
        return False
    words = re.findall(r"[\w.'’-]+", match["names"])
    if len(words) > _BYLINE_WORDS or (line.endswith(".") and len(words) > 6):
        return False
    return all(word[0].isupper() or word in _SMALL for word in words)


def _zone_of(line: str, aside: Zone | None, *, seen_title: bool) -> Zone | None:
    """Zone of a line of the head, HEADLINE for whatever looks like a title; None where the body begins."""
    if byline_names(line):
        return Zone.BYLINE
    if _DAY_LINE.fullmatch(line) and len(line) < 80:
        return Zone.DATELINE
    if aside:
        return aside
    if is_short_title(line) or (not seen_title and _is_closed_title(line)):
        return Zone.HEADLINE
    return None


def _is_closed_title(line: str) -> bool:
    """A title that its publisher closes with a period: capital initials throughout."""
    short = 4 <= len(line.split()) <= 18 and ". " not in line
    return short and line.endswith((".", ";")) and capital_share(line) == 1.0 and not is_capitals(line)


def _nothing_but_head(paragraphs: Sequence[Span], zones: dict[int, Zone], titles: list[int]) -> int:
    """A text of title-like lines only has no headline: its lines are its body."""
    for number in titles:
        zones.pop(number)
    titles.clear()
    return next((n for n in range(len(paragraphs)) if n not in zones), len(paragraphs))


def _choose_headline(
    text: str, paragraphs: Sequence[Span], zones: dict[int, Zone], titles: list[int], title: str | None
) -> int | None:
    """The paragraph that is the headline; other title-like lines become captions before it and headings after it."""
    told = next((n for n, zone in sorted(zones.items()) if zone is Zone.HEADLINE and n not in titles), None)
    lines = {n: text[paragraphs[n].start : paragraphs[n].end] for n in titles}
    chosen = told
    if chosen is None and titles:
        same = [n for n in titles if title and _bare(lines[n]) == _bare(title)]
        set_as_title = [n for n in titles if is_title_case(lines[n]) or is_capitals(lines[n])]
        chosen = (same or set_as_title or titles)[0]
    for n in titles:
        if n != chosen:
            before = chosen is not None and n < chosen
            zones[n] = Zone.CAPTION if before and describes_picture(lines[n]) else Zone.HEADING
    return chosen


def _bare(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().lower()
