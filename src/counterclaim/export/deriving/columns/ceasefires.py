"""Truces as rows, and each claim that one was broken or kept as a row of its own. Parties are never added up."""

from collections.abc import Iterator

import msgspec

from counterclaim.export.deriving.columns.column import Cell, Column, Table, Type, texts, whole
from counterclaim.export.material import Material
from counterclaim.records.exporting import Rule
from counterclaim.records.tallies import Alleged, Declaration
from counterclaim.records.wholes import TruceLine

_FLAT = Rule("ceasefires_flat", "Reasons and reports of declarations and endings have no column; they stand as words.")
_FLAT_BREACH = Rule("breaches_flat", "Reasons why a claim is of this truce have no column.")


class BreachRow(msgspec.Struct, frozen=True):
    """A claim that a truce was broken, or kept."""

    truce: TruceLine
    alleged: Alleged
    checked: bool


def _breaches(material: Material) -> Iterator[BreachRow]:
    for truce in material.ceasefires():
        for alleged in truce.alleged:
            yield BreachRow(truce, alleged, material.checked(alleged.claim))


def checked(truce: TruceLine) -> bool:
    """Whether a person has checked every claim that tells of a truce or of its keeping."""
    return truce.checked >= len({*truce.claims, *(one.claim for one in truce.alleged)}) > 0


def _declared(one: Declaration) -> str:
    return f'{one.by or "The report"} {"denies" if one.denies else "says"}, {one.day or "no day"}: "{one.words}"'


def _declaring(row: TruceLine) -> Cell:
    own = (one.side or (one.by if one.by in row.parties else None) for one in row.declarations if not one.denies)
    return texts(own)


_TRUCE: tuple[Column[TruceLine], ...] = (
    Column("ceasefire", Type.TEXT, "Id of the truce.", lambda row: row.id),
    Column("type", Type.TEXT, "What was agreed.", lambda row: row.type),
    Column("parties", Type.TEXTS, "Between whom.", lambda row: row.parties),
    Column("brokers", Type.TEXTS, "Brokered by whom.", lambda row: row.brokers),
    Column("agreed_on", Type.TEXT, "Day on which it was agreed; null: not told.", lambda row: row.agreed_on),
    Column("agreed_by", Type.TEXT, "Latest day by which it must have been.", lambda row: row.agreed_by),
    Column("effective", Type.TEXT, "When it was to take effect.", lambda row: row.effective),
    Column("ended", Type.TEXT, "When it is said to have ended; null: nobody says so.", lambda row: row.ended),
    Column("declared_by", Type.TEXTS, "Sides and parties whose own words of making it were read.", _declaring),
    Column("denied_by", Type.TEXTS, "Who says that there is no such truce.",
           lambda row: texts(one.side or one.by for one in row.declarations if one.denies)),
    Column("declarations", Type.TEXTS, "Each in words, with its day.",
           lambda row: tuple(map(_declared, row.declarations))),
    Column("terms", Type.TEXTS, "Terms in the reports' words.", lambda row: tuple(one.words for one in row.terms)),
    Column("endings", Type.TEXTS, "Who says that it is over, in words.",
           lambda row: tuple(f'{one.by or "The report"}: "{one.words}"' for one in row.endings)),
    Column("breaches_alleged", Type.WHOLE, "Claims that it was broken; they are no count of breaches.",
           lambda row: sum(not one.kept for one in row.alleged)),
    Column("compliance_claimed", Type.WHOLE, "Claims that it was kept.",
           lambda row: sum(one.kept for one in row.alleged)),
    Column("reports", Type.WHOLE, "Reports that tell of it.", lambda row: row.sources.reports),
    Column("origins", Type.WHOLE, "Of these, not shown to be copies of one another.",
           lambda row: row.sources.origins),
    Column("claims", Type.TEXTS, "Ids of the claims that tell of it.", lambda row: row.claims),
    Column("claims_checked", Type.WHOLE, "Of these and of those on its keeping, how many a person has checked.",
           lambda row: row.checked),
    Column("checked", Type.YES_NO, "Whether a person has checked every one.", checked),
)  # fmt: skip
_BREACH: tuple[Column[BreachRow], ...] = (
    Column("ceasefire", Type.TEXT, "Id of the truce.", lambda row: row.truce.id),
    Column("claim", Type.TEXT, "Id of the claim.", lambda row: row.alleged.claim),
    Column("report", Type.TEXT, "Id of its report.", lambda row: row.alleged.report),
    Column("alleged_by", Type.TEXT, "Who says so; null: the report's own voice.", lambda row: row.alleged.by),
    Column("party", Type.TEXT, "Of whom; null: not told.", lambda row: row.alleged.party),
    Column("kept", Type.YES_NO, "true: said to have kept it; false: said to have broken it.",
           lambda row: row.alleged.kept),
    Column("day", Type.TEXT, "On which day; null: not told.", lambda row: row.alleged.day),
    Column("first", Type.TEXT, "First day that the words allow.", lambda row: row.alleged.first),
    Column("last", Type.TEXT, "Last day that the words allow.", lambda row: row.alleged.last),
    Column("places", Type.TEXTS, "Where.", lambda row: row.alleged.places),
    Column("low", Type.NUMBER, "Breaches that the words claim, no fewer than; never to be added to other rows.",
           lambda row: whole(row.alleged.low)),
    Column("best", Type.NUMBER, "The number claimed; null: one act, or no number.",
           lambda row: whole(row.alleged.best)),
    Column("high", Type.NUMBER, "No more than.", lambda row: whole(row.alleged.high)),
    Column("words", Type.TEXT, "The words of the report.", lambda row: row.alleged.words),
    Column("checked", Type.YES_NO, "Whether a person has checked the claim.", lambda row: row.checked),
)  # fmt: skip

CEASEFIRES: Table[TruceLine] = Table(
    name="ceasefires",
    about="A truce as all reports tell it.",
    columns=_TRUCE,
    records=lambda material: material.ceasefires(),
    named=lambda row: row.id,
    checked=checked,
    flat=_FLAT,
)
BREACHES: Table[BreachRow] = Table(
    name="breaches",
    about="A claim that a party broke a truce, or kept it. A row is what somebody says.",
    columns=_BREACH,
    records=_breaches,
    named=lambda row: row.alleged.claim,
    checked=lambda row: row.checked,
    flat=_FLAT_BREACH,
)
