"""Events of hand-coded sets, and how they stand beside the incidents of a ledger (docs/reference/compare-with.md).

Neither of the two is called right: a set holds what its coders read out of reports, a ledger what a program did.
"""

from typing import Final, Literal

import msgspec

from counterclaim.records.claim import Place

SetKind = Literal["acled", "ged", "own"]
RowsOf = Literal["acled", "ged"]
"""Sets whose rows can stand in a ledger as reports of their own kind."""
NOTES: Final = "\n\nNotes: "
"""What stands before a coder's own words in the text of a row."""
ROW_TYPE: Final = "text/csv; coded=row"
"""Media type of a stored row: its column names and its cells."""
Fixed = Literal["day", "days", "week", "month", "year"]
AROUND: Final = "within"
"""Relation of an event to what its place lies in."""
Field = Literal["day", "place", "type", "toll"]


class CodedEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event as a hand-coded set, or an export of ours, records it; null is unknown, never 0."""

    id: str
    source: str
    """What the set says, in words: "ACLED records"."""
    line: int
    first: str
    """First and last day that the row allows, ISO."""
    last: str
    fixed: Fixed
    places: tuple[Place, ...] = ()
    """The finest first, then what it lies in. Countries are left out: sets draw borders differently."""
    types: tuple[str, ...] = ()
    """Types of our vocabulary that the set's own may stand for; none: it maps to none."""
    type_words: str = ""
    """The set's own type."""
    parties: tuple[str, ...] = ()
    """Whoever took part, without direction: that one stands first does not say that it acted."""
    low: float | None = None
    best: float | None = None
    high: float | None = None
    toll_words: str | None = None
    """What must be known of the number of killed."""
    notes: str | None = None


class BadRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row that was not taken: `why` goes on from "it "."""

    line: int
    why: str


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Where file and ledger tell one event differently. Neither is called right."""

    field: Field
    file: str
    ledger: str


class InLedger(msgspec.Struct, frozen=True, kw_only=True):
    """An incident of the ledger, as short as a comparison needs it."""

    id: str
    title: str
    type: str
    first: str | None
    last: str | None
    places: tuple[str, ...] = ()
    killed_min: float | None = None
    killed_max: float | None = None
    reports: int = 0
    checked: bool = False
    """Whether a person has checked every claim that tells it."""


class CodedPair(msgspec.Struct, frozen=True, kw_only=True):
    """An event and an incident that are held to be one, or may be."""

    event: CodedEvent
    incident: InLedger
    score: float
    """0 to 1; docs/reference/compare-with.md says how it is made."""
    grounds: tuple[str, ...]
    disagreements: tuple[Disagreement, ...] = ()


class OnlyInFile(msgspec.Struct, frozen=True, kw_only=True):
    """An event for which the ledger has nothing, and what is known of why."""

    event: CodedEvent
    why: str


class OnlyInLedger(msgspec.Struct, frozen=True, kw_only=True):
    """An incident for which the file has nothing, and what is known of why."""

    incident: InLedger
    why: str


class SetCounts(msgspec.Struct, frozen=True, kw_only=True):
    """How many of each. An event is matched, may match, or is missing in the ledger: one of the three."""

    rows: int
    """Rows of the file, bad ones too."""
    events: int
    """Good rows within what was asked for; so are all numbers below."""
    incidents: int
    matched: int
    disagreeing: int
    """Of the matched, those that tell something differently."""
    may_match: int
    """Events that may be an incident that nothing else is matched with."""
    missing_in_ledger: int
    missing_in_file: int
    disagreements: dict[str, int]
    """Of the matched, how many differ in each field."""


class ImportedSet(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the rows of a hand-coded set that was brought into a ledger."""

    file: str
    """Its name without folders."""
    kind: RowsOf
    layout: str
    """As what the file was read, and why."""
    stored: int
    """Rows that are reports of the ledger now and were not before; new versions among them."""
    changed: int
    """Of these, rows that the ledger held before in other words: both stand, and the later one says so."""
    known: int
    """Rows that the ledger held already, word for word."""
    refused: tuple[BadRow, ...] = ()
    """The first bad rows."""
    refused_in_all: int = 0
    note: str = (
        "A row tells what coders read out of reports. It counts as a report and never as an origin, blames nobody, and "
        "is left out of exports."
    )


class SetComparison(msgspec.Struct, frozen=True, kw_only=True):
    """A hand-coded set beside a ledger."""

    file: str
    """Its name without folders."""
    kind: SetKind
    layout: str
    """As what the file was read, and why."""
    threshold: float
    """Score from which two are held to be one."""
    floor: float
    """Score from which two may be one."""
    counts: SetCounts
    file_days: tuple[str, str] | None
    """First and last day of the file's events."""
    ledger_days: tuple[str, str] | None
    matched: tuple[CodedPair, ...] = ()
    may_match: tuple[CodedPair, ...] = ()
    missing_in_ledger: tuple[OnlyInFile, ...] = ()
    missing_in_file: tuple[OnlyInLedger, ...] = ()
    refused: tuple[BadRow, ...] = ()
    """The first bad rows."""
    refused_in_all: int = 0
    note: str = (
        "Both are what somebody read out of reports. That one lacks an event does not say that it did not happen, and "
        "where they differ neither is right by being in a data set."
    )
