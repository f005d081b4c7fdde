"""A claim and its parts: the public claim format, version 1, as frozen records.

`msgspec.json.encode(claim)` writes the format; `msgspec.json.decode(line, type=Claim)` reads it back.
"""

from typing import Final

import msgspec

from counterclaim.records.enums import (
    AgreementType,
    AnswerKind,
    Certainty,
    Channel,
    CivilStatus,
    DenialScope,
    Grounds,
    Kind,
    PlacePrecision,
    Realis,
    Scope,
    Sector,
    Stance,
    TimeBasis,
    TimePrecision,
    TollKind,
    Unit,
)

FORMAT: Final = 1
"""Version of the claim format (docs/reference/claims.md); a change of it needs an ADR and a migration."""


class Span(msgspec.Struct, frozen=True):
    """Characters `start` to `end` of the report's text as stored."""

    start: int
    end: int


class Quote(msgspec.Struct, frozen=True):
    """A span together with the words that stand there."""

    start: int
    end: int
    text: str


class Reason(msgspec.Struct, frozen=True):
    """Why a field is what it is: the step, the rule or pack entry or model, and a note in words."""

    step: str
    rule: str
    note: str


class Name(msgspec.Struct, frozen=True):
    """A relay of somebody else's words."""

    name: str
    actor: str | None = None


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Who answers for the words: fullest name in the report, and the mention that stands here."""

    name: str
    mention: Quote | None = None
    actor: str | None = None
    country: str | None = None
    sector: Sector = Sector.UNKNOWN


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """Who did it, or is said to have done it."""

    name: str
    actor: str | None = None
    country: str | None = None
    sector: Sector = Sector.UNKNOWN


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Who or what was hit; `protected`: the protection in the law of war the words give (civilian, medical, ...)."""

    name: str
    actor: str | None = None
    country: str | None = None
    protected: str | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A happening: a type of `event_types.yaml`, its agents and targets."""

    type: str
    agents: tuple[Agent, ...] = ()
    targets: tuple[Target, ...] = ()


class TimeRange(msgspec.Struct, frozen=True, kw_only=True):
    """Earliest and latest moment (ISO 8601 prefixes, local time) that the words allow."""

    earliest: str | None
    latest: str | None
    precision: TimePrecision
    basis: TimeBasis
    text: str


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as named, its relation to the happening (in, near, from, to, ...), and its gazetteer record if known."""

    name: str
    relation: str = "in"
    gazetteer: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    country: str | None = None
    other_names: tuple[str, ...] = ()


class Treaty(msgspec.Struct, frozen=True, kw_only=True):
    """A treaty on a weapon; `bound`: whether the alleged user was bound that day (null: unknown)."""

    name: str
    bound: bool | None = None
    called_banned_by: str | None = None


class Weapon(msgspec.Struct, frozen=True, kw_only=True, rename={"class_": "class"}):
    """A weapon as named, and its class in the weapons pack."""

    name: str
    class_: str | None = None
    treaties: tuple[Treaty, ...] = ()


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people or things harmed, with its bounds; null is unknown and never 0."""

    kind: TollKind
    who: str | None
    status: CivilStatus = CivilStatus.UNKNOWN
    sex: str | None = None
    age: str | None = None
    unit: Unit = Unit.COUNT
    base: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None
    scope: Scope = Scope.INCIDENT
    since: str | None = None
    as_of: str | None = None
    text: str | None = None


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """What was agreed, between whom, brokered by whom, when."""

    type: AgreementType
    parties: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    agreed_on: str | None = None
    effective: str | None = None
    terms: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """A claim that this one answers."""

    claim: str
    kind: AnswerKind


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One proposition with its speaker, stance and sentence (docs/reference/claims.md)."""

    id: str
    report: str
    kind: Kind
    side: str | None = None
    evidence: Quote
    sentence: Span
    speaker: Speaker | None = None
    via: tuple[Name, ...] = ()
    addressee: Name | None = None
    channel: Channel = Channel.UNKNOWN
    cue: Quote | None = None
    stance: Stance = Stance.ASSERTS
    denial_scope: DenialScope | None = None
    negated: bool = False
    realis: Realis = Realis.OCCURRED
    condition: str | None = None
    certainty: Certainty = Certainty.STATED
    grounds: Grounds = Grounds.NONE_STATED
    characterisations: tuple[str, ...] = ()
    said_on: TimeRange | None = None
    event: Event | None = None
    time: TimeRange | None = None
    places: tuple[Place, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    tolls: tuple[Toll, ...] = ()
    agreement: Agreement | None = None
    answers: tuple[Answer, ...] = ()
    reasons: tuple[Reason, ...] = ()
