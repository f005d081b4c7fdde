"""Incidents as rows: what all claims of one happening tell, with who is blamed, who denies it, and ranges of tolls."""

from collections.abc import Iterator

import msgspec

from counterclaim.export.deriving.columns.column import Cell, Column, Table, Type, whole
from counterclaim.export.deriving.days import Days, days_of
from counterclaim.export.deriving.parties import Parties, parties_of
from counterclaim.export.deriving.spots import RADIUS_KM, Spot, spot_of
from counterclaim.export.deriving.tolls import Range, counts_of, range_of
from counterclaim.export.deriving.words import notes_of
from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.enums import TollKind
from counterclaim.records.exporting import Rule

_FLAT = Rule(
    "incidents_flat",
    "Accounts of sides, findings, overlaps' reasons and what each claim says stand as one text of notes.",
)


class IncidentRow(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with what several columns are derived from."""

    told: ToldIncident
    days: Days | None
    spot: Spot | None
    parties: Parties
    killed: Range | None
    wounded: Range | None


def incident_row(told: ToldIncident, material: Material) -> IncidentRow:
    """One incident with its days, place, parties and ranges."""
    return IncidentRow(
        told=told,
        days=days_of(told),
        spot=spot_of(told),
        parties=parties_of(told, material),
        killed=range_of(counts_of(told, TollKind.KILLED)),
        wounded=range_of(counts_of(told, TollKind.WOUNDED)),
    )


def _records(material: Material) -> Iterator[IncidentRow]:
    return (incident_row(told, material) for told in material.incidents())


def _radius(row: IncidentRow) -> Cell:
    if row.spot is None or row.spot.lat is None or row.spot.precision is None:
        return None
    return RADIUS_KM.get(row.spot.precision)


_WHAT: tuple[Column[IncidentRow], ...] = (
    Column("incident", Type.TEXT, "Id of the incident.", lambda row: row.told.whole.id),
    Column("type", Type.TEXT, "Type of the happening.", lambda row: row.told.whole.type),
    Column("title", Type.TEXT, "What, where and when in a few words.", lambda row: row.told.whole.title),
    Column("first_day", Type.DAY, "First day that the words allow; null where nothing dates it.",
           lambda row: row.days.first if row.days else None),
    Column("last_day", Type.DAY, "Last day that the words allow.", lambda row: row.days.last if row.days else None),
    Column("day_precision", Type.TEXT, "How exact these are: day, days (2 to 6), week, month or year.",
           lambda row: row.days.exact if row.days else None),
    Column("days_told", Type.TEXTS, "Each day (or month) that reports name for it.",
           lambda row: tuple(one.day for one in row.told.whole.told_on)),
    Column("place", Type.TEXT, "Its finest place, by the name that the reports use first.",
           lambda row: row.spot.name if row.spot else None),
    Column("place_other_names", Type.TEXTS, "The place's other names.",
           lambda row: row.spot.other_names if row.spot else ()),
    Column("located_by", Type.TEXT, "The wider place whose coordinates these are, where the place has none.",
           lambda row: row.spot.located_by if row.spot else None),
    Column("place_precision", Type.TEXT, "How fine the place is.",
           lambda row: row.spot.precision if row.spot else None),
    Column("country", Type.TEXT, "ISO 3166 alpha-3 code of the place, or the id of a disputed territory.",
           lambda row: row.spot.country if row.spot else None),
    Column("lat", Type.NUMBER, "Latitude (WGS 84), rounded to what the precision bears.",
           lambda row: row.spot.lat if row.spot else None),
    Column("lon", Type.NUMBER, "Longitude.", lambda row: row.spot.lon if row.spot else None),
    Column("radius_km", Type.NUMBER, "How wide a circle the point stands for.", _radius),
)  # fmt: skip
_WHO: tuple[Column[IncidentRow], ...] = (
    Column("blamed", Type.TEXTS, "Who is said to have done it; never the same as who did.",
           lambda row: tuple(one.name for one in row.parties.acting)),
    Column("hit", Type.TEXTS, "Parties said to have been hit.",
           lambda row: tuple(one.name for one in row.parties.hit)),
    Column("civilians_hit", Type.YES_NO, "Claims name protected people or things as hit.",
           lambda row: row.parties.civilians_hit),
    Column("denied_by", Type.TEXTS, "Who denies something of it.", lambda row: row.told.whole.facets.denied_by),
    Column("acknowledged_by", Type.TEXTS, "Who says that it did it.",
           lambda row: row.told.whole.facets.acknowledged_by),
    Column("not_quoted", Type.TEXTS, "Sides that no report read quotes on it.",
           lambda row: row.told.whole.facets.not_quoted),
    Column("statuses", Type.TEXTS, "contested, denied, acknowledged, agreed, found; none outweighs another.",
           lambda row: row.told.whole.statuses),
    Column("weapons", Type.TEXTS, "Weapons as named.", lambda row: row.told.whole.weapons),
)  # fmt: skip
_TOLLS: tuple[Column[IncidentRow], ...] = (
    Column("killed_min", Type.NUMBER, "Fewest killed that any claimant leaves possible; null: none gives a number.",
           lambda row: whole(row.killed.low) if row.killed else None),
    Column("killed_max", Type.NUMBER, "Most killed that any claimant leaves possible; null: no upper bound.",
           lambda row: whole(row.killed.high) if row.killed else None),
    Column("wounded_min", Type.NUMBER, "Fewest wounded, likewise.",
           lambda row: whole(row.wounded.low) if row.wounded else None),
    Column("wounded_max", Type.NUMBER, "Most wounded, likewise.",
           lambda row: whole(row.wounded.high) if row.wounded else None),
)  # fmt: skip
_BASIS: tuple[Column[IncidentRow], ...] = (
    Column("reports", Type.WHOLE, "Reports that tell it.", lambda row: row.told.whole.sources.reports),
    Column("origins", Type.WHOLE, "Of these, not shown to be copies of one another.",
           lambda row: row.told.whole.sources.origins),
    Column("claims", Type.TEXTS, "Ids of the claims that tell it.", lambda row: row.told.whole.claims),
    Column("may_overlap", Type.TEXTS, "Other incidents that may be the same; nothing joins them.",
           lambda row: tuple(one.other for one in row.told.whole.overlaps)),
    Column("claims_checked", Type.WHOLE, "Of its claims, how many a person has checked.",
           lambda row: row.told.whole.checked),
    Column("checked", Type.YES_NO, "Whether a person has checked every one.", lambda row: row.told.checked),
    Column("notes", Type.TEXT, "What each voice says of it, denials among them, with the other names of its place.",
           lambda row: notes_of(row.told, spot=row.spot)),
)  # fmt: skip

INCIDENTS: Table[IncidentRow] = Table(
    name="incidents",
    about="A happening as all reports tell it. What is said, not what happened.",
    columns=(*_WHAT, *_WHO, *_TOLLS, *_BASIS),
    records=_records,
    named=lambda row: row.told.whole.id,
    checked=lambda row: row.told.checked,
    flat=_FLAT,
)
