"""What claims add up to: actors, incidents with accounts, ceasefires, toll series."""

import msgspec

from counterclaim.records.claim import Claim, Reason, TimeRange
from counterclaim.records.enums import AgreementType, DenialScope, Scope, Sector, TollKind, Unit
from counterclaim.records.report import Original, Report


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One person, body, force or state of a report. `kind`: person, body, state or group."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "body"
    country: str | None = None
    sector: Sector = Sector.UNKNOWN
    office: str | None = None
    nation: str | None = None
    """State or territory it belongs to, as in the countries pack: an ISO code, or the id of a disputed territory."""
    body: str | None = None
    """Id of the body that a person speaks for."""
    gender: str | None = None
    side: str | None = None
    reasons: tuple[Reason, ...] = ()


class Denial(msgspec.Struct, frozen=True):
    """A denial inside an account, and what it rejects."""

    claim: str
    scope: DenialScope | None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one side says of one incident, as ids of its claims; `side` null: nobody's, as in the report's own voice."""

    side: str | None
    asserts: tuple[str, ...] = ()
    blames: tuple[str, ...] = ()
    denies: tuple[Denial, ...] = ()
    acknowledges: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of an incident as a whole; facets stand side by side, none outweighs another."""

    contested: bool
    denied_by: tuple[str, ...] = ()
    acknowledged_by: tuple[str, ...] = ()
    agreed_by: tuple[str, ...] = ()
    not_quoted: tuple[str, ...] = ()
    field_findings: tuple[str, ...] = ()
    """Ids of claims whose grounds are on-site work, remnants, imagery or video."""
    origins: int = 1
    """Independent speakers: bodies of one side are one. 0: rows of hand-coded sets alone tell it."""


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """Claims held to be about the same happening."""

    id: str
    report: str
    type: str
    title: str
    claims: tuple[str, ...]
    time: TimeRange | None = None
    places: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    facets: Facets
    reasons: tuple[Reason, ...] = ()
    reports: tuple[str, ...] = ()
    """Every report that tells of it, by day; empty where only one was looked at."""
    days: tuple[str, ...] = ()
    """Each day on which it is told to have been; more than one where the reports differ."""


class Breach(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that a truce was broken, or kept (`kept`), by whom against whom, on which day; never added up."""

    claim: str
    alleged_by: str | None
    party: str | None
    day: str | None
    kept: bool = False
    reasons: tuple[Reason, ...] = ()


class Ceasefire(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement to stop fighting, with its brokers and what is said of its keeping."""

    id: str
    type: AgreementType
    parties: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    agreed_on: str | None = None
    agreed_by: str | None = None
    """Latest day by which it must have been agreed, where its own day is not told."""
    effective: str | None = None
    ended: str | None = None
    claims: tuple[str, ...] = ()
    breaches: tuple[Breach, ...] = ()
    reasons: tuple[Reason, ...] = ()


class TollPoint(msgspec.Struct, frozen=True, kw_only=True):
    """One number of a series with its bounds and words."""

    claim: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    text: str | None = None
    since: str | None = None
    as_of: str | None = None


class TollSeries(msgspec.Struct, frozen=True, kw_only=True):
    """One claimant's toll of one kind on one group over time; cumulative and incident tolls never share a series."""

    id: str
    claimant: str | None
    side: str | None
    kind: TollKind
    who: str | None
    unit: Unit
    scope: Scope
    points: tuple[TollPoint, ...] = ()


class SideCount(msgspec.Struct, frozen=True):
    """How many claims a side made in the reports read."""

    side: str
    claims: int


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that reading one report gives; stored in one transaction."""

    report: Report
    original: Original
    claims: tuple[Claim, ...] = ()
    actors: tuple[Actor, ...] = ()
    incidents: tuple[Incident, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    tolls: tuple[TollSeries, ...] = ()
    versions: dict[str, str] = {}
    """Code, packs, settings and model (name and sha256) that made it, so that a run can be repeated."""
