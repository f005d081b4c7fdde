"""Claims as rows: who says what, how, of which happening, with the words and where they stand."""

from collections.abc import Iterator

import msgspec

from counterclaim.export.deriving.columns.column import Column, Table, Type, texts
from counterclaim.export.deriving.rejected import REJECTED
from counterclaim.export.deriving.spots import Spot, spot_among
from counterclaim.export.material import Material
from counterclaim.export.wording import toll_words
from counterclaim.records.claim import Claim, Toll
from counterclaim.records.correcting import is_rejected
from counterclaim.records.enums import CivilStatus
from counterclaim.records.exporting import Rule

_FLAT = Rule(
    "claims_flat",
    "Of a claim, reasons, mentions, cues, relays' ids and treaties have no column; tolls stand as words "
    "(numbers: tolls).",
)


class ClaimRow(msgspec.Struct, frozen=True):
    """A claim, its place, and whether a person has checked it."""

    claim: Claim
    spot: Spot | None
    checked: bool


def _records(material: Material) -> Iterator[ClaimRow]:
    for claim in material.claims():
        yield ClaimRow(claim, spot_among((claim,)), material.checked(claim.id))


def _toll(toll: Toll) -> str:
    status = f", {toll.status}" if toll.status is not CivilStatus.UNKNOWN else ""
    told = toll_words(
        toll.low, toll.best, toll.high, text=toll.text, unit=toll.unit, since=toll.since, as_of=toll.as_of
    )
    return f"{toll.kind} {toll.who or 'not told whom'}{status}, {toll.scope}: {told}"


_WHO: tuple[Column[ClaimRow], ...] = (
    Column("claim", Type.TEXT, "Id of the claim.", lambda row: row.claim.id),
    Column("report", Type.TEXT, "Id of the report that holds it.", lambda row: row.claim.report),
    Column("kind", Type.TEXT, "event, toll, agreement or position.", lambda row: row.claim.kind),
    Column("speaker", Type.TEXT, "Who answers for the words; null: the report's own voice.",
           lambda row: row.claim.speaker.name if row.claim.speaker else None),
    Column("speaker_actor", Type.TEXT, "The speaker's id in actors.",
           lambda row: row.claim.speaker.actor if row.claim.speaker else None),
    Column("speaker_sector", Type.TEXT, "What the speaker is, such as government or media.",
           lambda row: row.claim.speaker.sector if row.claim.speaker else None),
    Column("side", Type.TEXT, "The side the speaker speaks for; null: none, or not known.",
           lambda row: row.claim.side),
    Column("via", Type.TEXTS, "Who relays the words.", lambda row: tuple(one.name for one in row.claim.via)),
    Column("addressee", Type.TEXT, "To whom they are said.",
           lambda row: row.claim.addressee.name if row.claim.addressee else None),
    Column("channel", Type.TEXT, "By what channel, such as statement.", lambda row: row.claim.channel),
    Column("said_first", Type.TEXT, "Earliest moment at which it was said (ISO 8601, as fine as told).",
           lambda row: row.claim.said_on.earliest if row.claim.said_on else None),
    Column("said_last", Type.TEXT, "Latest moment at which it was said.",
           lambda row: row.claim.said_on.latest if row.claim.said_on else None),
)  # fmt: skip
_HOW: tuple[Column[ClaimRow], ...] = (
    Column("stance", Type.TEXT, "How the speaker stands to it: asserts, accuses, denies, ...",
           lambda row: row.claim.stance),
    Column("denial_scope", Type.TEXT, "Of a denial: what it rejects (act, authorship, intent, ...).",
           lambda row: row.claim.denial_scope),
    Column("answers", Type.TEXTS, "Claims that it answers, each as kind and id.",
           lambda row: tuple(f"{one.kind} {one.claim}" for one in row.claim.answers)),
    Column("negated", Type.YES_NO, "The words say that it did not happen.", lambda row: row.claim.negated),
    Column("realis", Type.TEXT, "Told as occurred, ongoing, planned, conditional or hypothetical.",
           lambda row: row.claim.realis),
    Column("certainty", Type.TEXT, "How sure the words are.", lambda row: row.claim.certainty),
    Column("grounds", Type.TEXT, "What the speaker says it rests on.", lambda row: row.claim.grounds),
)  # fmt: skip
_WHAT: tuple[Column[ClaimRow], ...] = (
    Column("event", Type.TEXT, "Type of the happening.",
           lambda row: row.claim.event.type if row.claim.event else None),
    Column("agents", Type.TEXTS, "Who is said to have done it.",
           lambda row: tuple(one.name for one in row.claim.event.agents) if row.claim.event else ()),
    Column("targets", Type.TEXTS, "Who or what is said to have been hit.",
           lambda row: tuple(one.name for one in row.claim.event.targets) if row.claim.event else ()),
    Column("protected", Type.TEXTS, "Protection in the law of war that the words give a target.",
           lambda row: texts(one.protected for one in row.claim.event.targets) if row.claim.event else ()),
    Column("first", Type.TEXT, "Earliest moment of the happening (ISO 8601, as fine as told).",
           lambda row: row.claim.time.earliest if row.claim.time else None),
    Column("last", Type.TEXT, "Latest moment of the happening.",
           lambda row: row.claim.time.latest if row.claim.time else None),
    Column("time_precision", Type.TEXT, "The unit that the words fix.",
           lambda row: row.claim.time.precision if row.claim.time else None),
    Column("time_basis", Type.TEXT, "stated, dateline (counted from it) or publication (only that is known).",
           lambda row: row.claim.time.basis if row.claim.time else None),
    Column("place", Type.TEXT, "Its finest place.", lambda row: row.spot.name if row.spot else None),
    Column("place_other_names", Type.TEXTS, "The place's other names.",
           lambda row: row.spot.other_names if row.spot else ()),
    Column("place_precision", Type.TEXT, "How fine the place is.",
           lambda row: row.spot.precision if row.spot else None),
    Column("lat", Type.NUMBER, "Latitude (WGS 84), rounded to what the precision bears.",
           lambda row: row.spot.lat if row.spot else None),
    Column("lon", Type.NUMBER, "Longitude.", lambda row: row.spot.lon if row.spot else None),
    Column("weapons", Type.TEXTS, "Weapons as named.", lambda row: texts(one.name for one in row.claim.weapons)),
    Column("tolls", Type.TEXTS, "Tolls in words; the numbers are in the table of tolls.",
           lambda row: tuple(map(_toll, row.claim.tolls))),
    Column("agreement", Type.TEXT, "Of an agreement: its type.",
           lambda row: row.claim.agreement.type if row.claim.agreement else None),
    Column("agreement_parties", Type.TEXTS, "Between whom.",
           lambda row: row.claim.agreement.parties if row.claim.agreement else ()),
)  # fmt: skip
_WORDS: tuple[Column[ClaimRow], ...] = (
    Column("words", Type.TEXT, "The words of the report that tell it.", lambda row: row.claim.evidence.text),
    Column("words_start", Type.WHOLE, "Where they begin in the report's text, in characters from 0.",
           lambda row: row.claim.evidence.start),
    Column("words_end", Type.WHOLE, "Where they end.", lambda row: row.claim.evidence.end),
    Column("sentence_start", Type.WHOLE, "Where their sentence begins.", lambda row: row.claim.sentence.start),
    Column("sentence_end", Type.WHOLE, "Where it ends.", lambda row: row.claim.sentence.end),
    Column("checked", Type.YES_NO, "Whether a person has checked it.", lambda row: row.checked),
)  # fmt: skip

CLAIMS: Table[ClaimRow] = Table(
    name="claims",
    about="One proposition with its speaker, stance and words.",
    columns=(*_WHO, *_HOW, *_WHAT, *_WORDS),
    records=_records,
    named=lambda row: row.claim.id,
    checked=lambda row: row.checked,
    flat=_FLAT,
    apart=lambda row: REJECTED if is_rejected(row.claim) else None,
)
