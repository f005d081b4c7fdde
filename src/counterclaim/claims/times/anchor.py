"""The day from which a dispatch counts its times.

In: a document. Out: its day and what fixes it (dateline or publication), and the year that its own full dates agree on.
Today's date never enters: where nothing fixes a day, there is none. Reads the pack `times.en`.
"""

import re
from datetime import date, timedelta
from functools import cache

import msgspec

from counterclaim.claims.times.atoms import find_atoms
from counterclaim.claims.times.words import Atom, any_of, time_table
from counterclaim.records.document import Document
from counterclaim.records.enums import TimeBasis

_LATE = timedelta(days=1)
"""A dateline may be one day ahead of the day of publication: the world has several days at once."""
_HEAD, _NEXT = 600, 40
"""Characters of a report in which it tells what it covers, and after that word in which the day stands."""
_COVERED = timedelta(days=3)
_YEARS = range(1000, 9000)
"""Years of publication that are believed; others are slips of a file, and days could not be counted from them."""


class Anchor(msgspec.Struct, frozen=True):
    """The dispatch's day, what fixes it, and the year of full dates in its text where they agree on one."""

    day: date | None
    basis: TimeBasis
    year: int | None = None
    covered: date | None = None
    """The day that a daily report says it covers, where it was published after it."""

    @property
    def of_hours(self) -> date | None:
        """The day that an hour of the clock is of, where the text speaks of no other."""
        return self.covered or self.day


def day_of(doc: Document) -> date | None:
    """The dispatch's day: that of its dateline, else that of publication, else none."""
    return anchor_of(doc).day


def anchor_of(doc: Document) -> Anchor:
    """The day to count from, with its basis."""
    published = read_day(doc.report.published)
    atom = next((a for a in find_atoms(doc.report.dateline or "") if a.sort == "date"), None)
    if atom is not None:
        day = _dateline_day(atom, published)
        if day is not None:
            return Anchor(day, TimeBasis.DATELINE, covered=_covered_day(doc, day))
    if published is not None:
        return Anchor(published, TimeBasis.PUBLICATION, covered=_covered_day(doc, published))
    return Anchor(None, TimeBasis.STATED, _agreed_year(doc))


def _covered_day(doc: Document, anchor: date) -> date | None:
    """The day named right after "covering" and the like at the head of a report, if it is one of the last days.

    Example: "Covering 28 October" in a daily report issued on 29 October.
    """
    head = doc.report.text[:_HEAD]
    for found in _covers().finditer(head):
        near = head[found.end() : found.end() + _NEXT]
        atom = next((a for a in find_atoms(near) if a.sort == "date" and not a.to_day), None)
        day = _dateline_day(atom, anchor) if atom is not None else None
        if day is not None and timedelta(0) < anchor - day <= _COVERED:
            return day
    return None


@cache
def _covers() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(time_table().covers)}\b:?", re.IGNORECASE)


def read_day(text: str | None) -> date | None:
    """The day of an ISO date or date and time, or None where there is none or its year cannot be meant."""
    try:
        day = date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
    return day if day is not None and day.year in _YEARS else None


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where there is no such day (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dateline_day(atom: Atom, published: date | None) -> date | None:
    if atom.month is None or atom.day is None:
        return None
    if atom.year is not None:
        return make_day(atom.year, atom.month, atom.day)
    if published is None:
        return None
    days = (make_day(published.year - n, atom.month, atom.day) for n in (0, 1))
    return next((d for d in days if d is not None and d <= published + _LATE), None)


def _agreed_year(doc: Document) -> int | None:
    """The one year of two or more full dates; a lone full date is often a treaty's or a birth's."""
    dates = [a for p in doc.paragraphs for a in find_atoms(doc.report.text[p.start : p.end]) if a.sort == "date"]
    years = [a.year for a in dates if a.year is not None]
    return years[0] if len(years) > 1 and len(set(years)) == 1 else None
