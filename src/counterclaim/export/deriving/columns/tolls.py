"""Tolls as rows: one number by one claimant. Null is unknown; nothing is added up across claimants."""

from collections.abc import Iterator

import msgspec

from counterclaim.export.deriving.columns.column import Column, Table, Type, whole
from counterclaim.export.material import Material
from counterclaim.records.exporting import Rule
from counterclaim.records.tallies import Figure
from counterclaim.records.wholes import TallyLine

_FLAT = Rule("tolls_flat", "Reasons, and which tolls may count the same, have no column.")


class TollRow(msgspec.Struct, frozen=True):
    """One figure of a toll."""

    line: TallyLine
    figure: Figure
    checked: bool


def _records(material: Material) -> Iterator[TollRow]:
    for line in material.tolls():
        for figure in line.figures:
            yield TollRow(line, figure, material.checked(figure.claim))


_COLUMNS: tuple[Column[TollRow], ...] = (
    Column("toll", Type.TEXT, "Id of the toll: one claimant's of one kind on one group.", lambda row: row.line.id),
    Column("claim", Type.TEXT, "Id of the claim that gives this number.", lambda row: row.figure.claim),
    Column("report", Type.TEXT, "Id of its report.", lambda row: row.figure.report),
    Column("claimant", Type.TEXT, "Who counts; null: the report's own voice.", lambda row: row.line.claimant),
    Column("side", Type.TEXT, "The claimant's side.", lambda row: row.line.side),
    Column("kind", Type.TEXT, "killed, wounded, missing, captured, ...", lambda row: row.line.kind),
    Column("who", Type.TEXT, "The group that is counted.", lambda row: row.line.who),
    Column("of_side", Type.TEXT, "The side whose people or things are counted, where told.",
           lambda row: row.line.of),
    Column("unit", Type.TEXT, "count or percent.", lambda row: row.line.unit),
    Column("scope", Type.TEXT, "incident: of one happening; cumulative: a running total, never to be added up.",
           lambda row: row.line.scope),
    Column("incident", Type.TEXT, "Id of the incident, where it is one's.", lambda row: row.line.incident),
    Column("low", Type.NUMBER, "No fewer than; null: not told.", lambda row: whole(row.figure.low)),
    Column("best", Type.NUMBER, "The number given; null: none.", lambda row: whole(row.figure.best)),
    Column("high", Type.NUMBER, "No more than; null: not told.", lambda row: whole(row.figure.high)),
    Column("words", Type.TEXT, "The number in the report's words.", lambda row: row.figure.text),
    Column("since", Type.TEXT, "Of a running total: since when.",
           lambda row: row.figure.since or row.line.since),
    Column("as_of", Type.TEXT, "As of when the words say it stands.", lambda row: row.figure.as_of),
    Column("day", Type.TEXT, "Where it stands in time: as of when, else said, else published.",
           lambda row: row.figure.day),
    Column("superseded_by", Type.TEXT, "The claim by which its claimant gave another number in its place.",
           lambda row: row.figure.superseded_by),
    Column("checked", Type.YES_NO, "Whether a person has checked the claim.", lambda row: row.checked),
)  # fmt: skip

TOLLS: Table[TollRow] = Table(
    name="tolls",
    about="One number by one claimant. Claimants are never added up.",
    columns=_COLUMNS,
    records=_records,
    named=lambda row: f"{row.line.id} {row.figure.claim}",
    checked=lambda row: row.checked,
    flat=_FLAT,
)
