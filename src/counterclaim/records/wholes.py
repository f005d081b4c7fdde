"""Things of the joined book as lists and pages tell them: each with its reports, both numbers, and what stays in doubt.

A whole incident is an `Incident` with more: who said what when, findings that fit it, what it may overlap. Whatever is
told names the claims that make it.
"""

from typing import Literal

import msgspec

from counterclaim.records.claim import Reason
from counterclaim.records.enums import DenialScope, Grounds
from counterclaim.records.ledger import Actor, Ceasefire, Incident
from counterclaim.records.tallies import (
    Alleged,
    Beside,
    BreachCount,
    Declaration,
    Ending,
    FirstAlleged,
    InForce,
    Sum,
    Tally,
    TallyDoubt,
    Term,
)

Status = Literal["contested", "denied", "acknowledged", "agreed", "found"]
"""What can be asked of an incident; several may hold at once, and none outweighs another."""
Changed = Literal[
    "denial_withdrawn", "acknowledges_after_denying", "denies_after_acknowledging", "denies_otherwise",
    "blames_another", "toll_revised",
]  # fmt: skip


class DrawnFrom(msgspec.Struct, frozen=True, kw_only=True):
    """An origin of words: the desk where its name is known, and the reports that draw on it."""

    name: str | None
    reports: tuple[str, ...]


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """Both numbers: how many reports, and how many origins not shown to be copies of one another."""

    reports: int
    origins: int
    words: str
    coded: int = 0
    """Of the reports, rows of hand-coded sets: none of them is an origin."""
    drawn: tuple[DrawnFrom, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in a side's account, and when it was said."""

    claim: str
    report: str
    by: str | None
    """Who speaks; null: the report's own voice."""
    day: str | None
    """When it was said, else when the report was published."""
    words: str
    scope: DenialScope | None = None
    """Of a denial: what it rejects."""
    blames: tuple[str, ...] = ()
    """Of an accusation: whom it names."""
    repeats: str | None = None
    """The claim that it tells again, where its report is a copy."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What one voice says otherwise than it did before: from one claim to a later one."""

    kind: Changed
    by: str | None
    day: str | None
    before: str
    after: str
    note: str


class SideTold(msgspec.Struct, frozen=True, kw_only=True):
    """One side's account of an incident over time; `side` null: third parties and the reports' own voice.

    `quoted` false: no report that was read quotes the side on this. It may have spoken elsewhere.
    """

    side: str | None
    coded: str | None = None
    """Of no side: the hand-coded set whose rows tell this, in an account of its own kind."""
    quoted: bool = True
    asserts: tuple[Statement, ...] = ()
    blames: tuple[Statement, ...] = ()
    denies: tuple[Statement, ...] = ()
    acknowledges: tuple[Statement, ...] = ()
    other: tuple[Statement, ...] = ()
    changes: tuple[Change, ...] = ()


class DayTold(msgspec.Struct, frozen=True, kw_only=True):
    """A day (or month) on which an incident is told to have been, by which reports."""

    day: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]


class FieldFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that rests on work on site, remnants, imagery or video, and whether it fits the incident it stands in."""

    claim: str
    report: str
    by: str | None
    day: str | None
    grounds: Grounds
    fits: bool
    reasons: tuple[Reason, ...] = ()


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """Another incident, agreement or actor that may be the same; nothing joins the two."""

    other: str
    title: str
    points: float
    reasons: tuple[Reason, ...] = ()


class WholeIncident(Incident, frozen=True, kw_only=True):
    """A happening as all reports tell it."""

    statuses: tuple[Status, ...] = ()
    sources: Sources
    told_on: tuple[DayTold, ...] = ()
    """Every day that it is told of, the earliest first."""
    sides: tuple[SideTold, ...] = ()
    findings: tuple[FieldFinding, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    weapons: tuple[str, ...] = ()
    checked: int = 0
    """Of its claims, how many a person has checked."""
    joined: tuple[Reason, ...] = ()
    """Why what these reports tell is held to be one."""


class TruceLine(Ceasefire, frozen=True, kw_only=True):
    """A truce as all reports tell it, with what is said of its keeping. No count is added up across parties."""

    sources: Sources
    declarations: tuple[Declaration, ...] = ()
    terms: tuple[Term, ...] = ()
    endings: tuple[Ending, ...] = ()
    alleged: tuple[Alleged, ...] = ()
    counts: tuple[BreachCount, ...] = ()
    """X alleges N breaches by Y, per day and place."""
    first_alleged: tuple[FirstAlleged, ...] = ()
    in_force: InForce | None = None
    """Since and until when it held as far as the reports tell; null where no day is told."""
    overlaps: tuple[Overlap, ...] = ()
    checked: int = 0
    """Of the claims that tell of it or of its keeping, how many a person has checked."""
    joined: tuple[Reason, ...] = ()


class TallyLine(Tally, frozen=True, kw_only=True):
    """A toll series with its reports, and the series that may count the same."""

    sources: Sources
    doubts: tuple[TallyDoubt, ...] = ()
    beside: tuple[Beside, ...] = ()
    """The same counted by others: where no number fits both, they differ."""
    checked: int = 0
    """Of the claims that make its figures, how many a person has checked."""


class TollSum(Sum, frozen=True, kw_only=True):
    """The tolls of distinct incidents added up with bounds, for one kind of harm to one group."""

    kind: str
    who: str | None
    of: str | None
    unit: str


class OfficeHeld(msgspec.Struct, frozen=True, kw_only=True):
    """A person in an office, as reports tell it; days are days of publication."""

    title: str
    """Its fullest words; empty where a text tells the end of an office without naming it."""
    person: str
    """Id of the whole, or of the part where the person stands alone."""
    name: str
    nation: str | None = None
    first: str | None = None
    """First day on which a report gives the person this office; null where only its end is told."""
    last: str | None = None
    over: str | None = None
    """First day on which a report tells that it has ended."""
    followed_by: str | None = None
    """Id of the person who took it over, where a text tells."""
    follower: str | None = None
    """By what name."""
    reports: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class ActorLine(Actor, frozen=True, kw_only=True):
    """A person, body, force or state as all reports name it."""

    sources: Sources
    offices: tuple[OfficeHeld, ...] = ()
    """Of a person: each office that the reports give, with the first and last day on which one does."""
    overlaps: tuple[Overlap, ...] = ()
    """Others that may be the same; nothing joins them."""
    joined: tuple[Reason, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a day: an incident, something of a truce, or a toll."""

    kind: Literal["incident", "truce", "toll"]
    id: str
    what: str
    words: str
    also: tuple[str, ...] = ()
    """Other days that the same is told of."""
    claims: tuple[str, ...] = ()


class TimelineDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day, or a month or year where nothing finer is told; null: what nothing dates."""

    day: str | None
    entries: tuple[Entry, ...] = ()


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of which two sides speak, or one of them: each in its own words."""

    kind: Literal["incident", "truce"]
    id: str
    title: str
    when: str | None
    one: SideTold
    two: SideTold
    agreed: tuple[str, ...] = ()
    """What both say, in words."""
    differ: tuple[str, ...] = ()
    """Where they contradict each other, in words."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The same period in two sides' words."""

    one: str
    two: str
    first_day: str | None
    last_day: str | None
    both: tuple[Matter, ...] = ()
    only_one: tuple[Matter, ...] = ()
    only_two: tuple[Matter, ...] = ()
    tolls: tuple[Beside, ...] = ()
    tallies: tuple[Tally, ...] = ()
    """The series that `tolls` sets side by side."""
