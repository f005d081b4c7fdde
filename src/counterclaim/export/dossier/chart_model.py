"""What the charts of a dossier hold: each claimant's running total over time, and the series that stand beside it.

Like all records of `model.py` they are words of the reports or neutral words of ours, and nothing here is HTML.
"""

import msgspec

from counterclaim.records.enums import TollKind, Unit


class ChartPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One number at the day for which it stands, with every claim that gives it."""

    day: str | None
    """Where it is drawn: a whole day; null where the words fix none, and then it is listed and not drawn."""
    when: str
    """The day as far as it is told: `2031-05-06`, `2031-05`; empty where none is."""
    claims: tuple[int, ...]
    """Numbers of the claims that make it, the first that told it first."""
    words: str
    meaning: str
    """The bounds in words: `up to 40`."""
    low: float | None
    best: float | None
    high: float | None
    about: bool = False
    """Whether the words leave `best` open without a bound: `around 70`."""
    replaced: bool = False
    """Whether its claimant gave another number in its place."""
    replaced_by: int | None = None
    """The claim that did, where it is on this page."""
    notes: tuple[str, ...] = ()
    """What became of it, in words: `corrected downwards`."""


class ChartLine(msgspec.Struct, frozen=True, kw_only=True):
    """One claimant's running total of one group since one day."""

    claimant: str
    side: str | None
    who: str | None
    of: str | None
    """The side whose people or things are counted, where the words tell it."""
    since: str | None
    points: tuple[ChartPoint, ...]
    """By day; the last one that nothing replaced is what the claimant says now."""
    unnamed: tuple[int, ...] = ()
    """Claims whose words name no speaker: the body that published them is held to speak."""


class Contrast(msgspec.Struct, frozen=True):
    """Two lines of a chart, by their places in it, whose last numbers cannot both hold."""

    one: int
    two: int


class TollChart(msgspec.Struct, frozen=True, kw_only=True):
    """Lines that stand on one axis, because they count one kind of harm to the same group. Nothing is added up."""

    war: str = ""
    """Parties of the war it belongs to, where a dossier tells of several."""
    number: int
    kind: TollKind
    unit: Unit
    lines: tuple[ChartLine, ...]
    contrasts: tuple[Contrast, ...] = ()
    more: int = 0
    """Further lines that may be compared, each drawn in a chart of its own or in the table of running totals."""
