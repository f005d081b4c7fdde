"""The closed lists of the claim format; each value is written as it stands in JSON."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of proposition a claim is."""

    EVENT = "event"
    TOLL = "toll"
    AGREEMENT = "agreement"
    POSITION = "position"


class Stance(StrEnum):
    """How the speaker stands to the proposition (coding rules: docs/reference/claims.md)."""

    ASSERTS = "asserts"
    ACCUSES = "accuses"
    CONDEMNS = "condemns"
    DENIES = "denies"
    CONFIRMS = "confirms"
    ACKNOWLEDGES = "acknowledges"
    CALLS_FOR = "calls_for"
    PLEDGES = "pledges"
    WARNS = "warns"
    DOUBTS = "doubts"


class DenialScope(StrEnum):
    """What a denial rejects."""

    ACT = "act"
    AUTHORSHIP = "authorship"
    INTENT = "intent"
    LAWFULNESS = "lawfulness"
    GENERAL = "general"


class Realis(StrEnum):
    """Whether the happening is told as real."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """How sure the words are."""

    STATED = "stated"
    REPORTED = "reported"
    ALLEGED = "alleged"
    ESTIMATED = "estimated"
    EXPECTED = "expected"


class Grounds(StrEnum):
    """What the speaker says the claim rests on."""

    ON_SITE = "on_site"
    REMNANTS = "remnants"
    IMAGERY = "imagery"
    VIDEO = "video"
    WITNESS = "witness"
    RECORD = "record"
    INTERCEPT = "intercept"
    NONE_STATED = "none_stated"


class Channel(StrEnum):
    """By what channel the speaker spoke."""

    STATEMENT = "statement"
    PRESS_BRIEFING = "press_briefing"
    INTERVIEW = "interview"
    SPEECH = "speech"
    BROADCAST = "broadcast"
    SOCIAL_MEDIA = "social_media"
    REPORT = "report"
    LETTER = "letter"
    ARTICLE = "article"
    UNKNOWN = "unknown"


class Sector(StrEnum):
    """What an actor is."""

    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    PARTY = "party"
    PARLIAMENT = "parliament"
    COURT = "court"
    INTERNATIONAL_BODY = "international_body"
    CIVIL_SOCIETY = "civil_society"
    MEDIA = "media"
    BUSINESS = "business"
    CIVILIANS = "civilians"
    UNKNOWN = "unknown"


class TimePrecision(StrEnum):
    """The unit that the words fix."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class TimeBasis(StrEnum):
    """What fixes a time: the words alone, the words counted from the dateline's day, or the day of publication."""

    STATED = "stated"
    DATELINE = "dateline"
    PUBLICATION = "publication"


class PlacePrecision(StrEnum):
    """How fine the place is."""

    SITE = "site"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    DISTRICT = "district"
    PROVINCE = "province"
    ZONE = "zone"
    COUNTRY = "country"
    SEA_OR_AIR = "sea_or_air"


class TollKind(StrEnum):
    """What befell those counted."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    LOSSES = "losses"


class CivilStatus(StrEnum):
    """Civilian or combatant, by the word of the text."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What the numbers of a toll count."""

    COUNT = "count"
    PERCENT = "percent"


class Scope(StrEnum):
    """Whether a toll is one happening's or a running total."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"


class AgreementType(StrEnum):
    """What was agreed."""

    CEASEFIRE = "ceasefire"
    EXCHANGE = "exchange"
    CORRIDOR = "corridor"
    WITHDRAWAL = "withdrawal"
    ALLIANCE = "alliance"
    OTHER = "other"


class AnswerKind(StrEnum):
    """How one claim answers another."""

    DENIAL = "denial"
    COUNTER_ACCUSATION = "counter_accusation"
    ACKNOWLEDGEMENT = "acknowledgement"
    CONFIRMATION = "confirmation"


class Zone(StrEnum):
    """What a stretch of a report's text is. Furniture is kept but never read as a claim."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    FURNITURE = "furniture"


class JoinKind(StrEnum):
    """What parts told by several reports are joined to."""

    ACTOR = "actor"
    INCIDENT = "incident"
    CEASEFIRE = "ceasefire"
    REPORT = "report"
