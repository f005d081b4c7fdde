"""What many reports add up to: whole truces with what is said of their keeping, tolls over time, sums with bounds.

Every record names the claims that make it. Nothing here is added up across parties or claimants.
"""

import msgspec

from counterclaim.records.claim import Reason
from counterclaim.records.enums import Scope, TollKind, Unit
from counterclaim.records.ledger import Ceasefire


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """What one side says of making a truce: its own words, and the day on which they were said."""

    claim: str
    report: str
    by: str | None
    side: str | None
    day: str | None
    words: str
    denies: bool = False
    """It says that there is no such truce."""


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """Who says that a truce is over, and since when where that is told."""

    claim: str
    report: str
    by: str | None
    side: str | None
    day: str | None
    words: str


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A term of a truce, with the claims that tell it."""

    words: str
    claims: tuple[str, ...]


class Alleged(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that a party broke a truce, or kept it (`kept`), with its days and place.

    `low`, `best`, `high`: the number of breaches that the words claim ("11 violations since Sunday"); null where they
    speak of one act, or give no number. A claimed number is its claimant's, and is no sum of other lines.
    """

    claim: str
    report: str
    by: str | None
    party: str | None
    kept: bool = False
    day: str | None = None
    first: str | None = None
    """First and last day that the words allow."""
    last: str | None = None
    places: tuple[str, ...] = ()
    low: float | None = None
    best: float | None = None
    high: float | None = None
    words: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def numbered(self) -> bool:
        """Whether the words claim a number of breaches."""
        return any(value is not None for value in (self.low, self.best, self.high))


class WholeTruce(msgspec.Struct, frozen=True, kw_only=True):
    """A truce as all reports tell it."""

    ceasefire: Ceasefire
    reports: tuple[str, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    terms: tuple[Term, ...] = ()
    endings: tuple[Ending, ...] = ()
    alleged: tuple[Alleged, ...] = ()
    """Alleged breaches and claims of compliance, by day."""

    @property
    def violations(self) -> tuple[Alleged, ...]:
        """What is alleged to have broken it."""
        return tuple(one for one in self.alleged if not one.kept)

    @property
    def compliance(self) -> tuple[Alleged, ...]:
        """Claims that it was kept."""
        return tuple(one for one in self.alleged if one.kept)


class InForce(msgspec.Struct, frozen=True, kw_only=True):
    """A truce that was in force on a day as far as the reports tell, and why that is held."""

    truce: str
    since: str
    until: str | None
    """First day on which it no longer held; null where nothing tells of an end."""
    reasons: tuple[Reason, ...] = ()


class FirstAlleged(msgspec.Struct, frozen=True, kw_only=True):
    """The first alleged breach of a truce: by whom it is alleged, of whom, how many days after it took effect."""

    claim: str
    by: str | None
    party: str | None
    day: str
    days_after: int | None
    """Null where the day on which the truce took effect is not told."""


class BreachCount(msgspec.Struct, frozen=True, kw_only=True):
    """X alleges N breaches by Y, on a day, at a place; `claimed` are numbers that X gives itself, never added to N."""

    by: str | None
    party: str | None
    day: str | None
    place: str | None
    kept: bool
    count: int
    claims: tuple[str, ...]
    claimed: tuple[Alleged, ...] = ()


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a toll as one claim tells it; null is unknown, never 0."""

    claim: str
    report: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    text: str | None = None
    since: str | None = None
    as_of: str | None = None
    day: str | None = None
    """Where it stands in time: as of when, else when it was said, else when it was published."""
    superseded_by: str | None = None
    """The claim by which its claimant gave another number in its place."""
    reasons: tuple[Reason, ...] = ()


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """One claimant's toll of one kind on one group over all reports. A running total is never summed."""

    id: str
    claimant: str | None
    claimants: tuple[str, ...] = ()
    """Every name by which the reports call the claimant."""
    side: str | None = None
    kind: TollKind
    who: str | None = None
    groups: tuple[str, ...] = ()
    """Every name of the group that is counted."""
    of: str | None = None
    """The side whose people or things are counted, where the words tell it."""
    unit: Unit = Unit.COUNT
    scope: Scope
    since: str | None = None
    incident: str | None = None
    figures: tuple[Figure, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def current(self) -> Figure | None:
        """The last figure that nothing stands in place of."""
        return next((one for one in reversed(self.figures) if one.superseded_by is None), None)


class TallyDoubt(msgspec.Struct, frozen=True, kw_only=True):
    """Two tolls of one claimant that may count the same: nothing joins them, and nothing adds them up."""

    one: str
    two: str
    reasons: tuple[Reason, ...] = ()


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """Tolls of one kind, group and time by two claimants, side by side; `differ`: no number fits both."""

    one: str
    two: str
    differ: bool
    claims: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What one incident brings to a sum."""

    incident: str
    low: float
    best: float | None
    high: float | None
    claims: tuple[str, ...]


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """The toll of several incidents: no fewer than `low`, no more than `high` as far as the claims allow."""

    low: float
    best: float | None
    high: float | None
    shares: tuple[Share, ...]
    counted_once: tuple[tuple[str, ...], ...] = ()
    """Incidents that `low` counts as one, because they may be."""
    claims: tuple[str, ...] = ()
    """Every claim that makes the sum."""
    reasons: tuple[Reason, ...] = ()
