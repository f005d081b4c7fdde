"""Incidents as HXL: CSV whose second row holds hashtags, for humanitarian exchange. One number or one day a cell.

Libhxl's default schema asks for days under `#date` and numbers under `#affected`: a range is two columns, and a day
that is not told exactly stands as first and last day alone.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.export.deriving.columns.column import Cell, texts, web, whole
from counterclaim.export.deriving.columns.incidents import IncidentRow, incident_row
from counterclaim.export.deriving.harm import Harm, harm_of
from counterclaim.export.deriving.tolls import Range, counts_of, range_of
from counterclaim.export.deriving.words import notes_of
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.rows import DISARMED, JOINED, ONE_LINE, write_csv
from counterclaim.export.material import Material
from counterclaim.records.enums import TollKind
from counterclaim.records.exporting import Rule
from counterclaim.records.report import Report

_FLAT = Rule("hxl_flat", "Claims, tolls by claimant, accounts and truces have no hashtag; they stand as one text.")
_UNDATED = Rule("hxl_day", "#date+occurred is given where one day is told; else #date+start and #date+end alone.")
_UNGRADED = Rule("hxl_grade", "#status+grade stays empty: only a person grades, and no grade is in the ledger.")
_RANGES = Rule("hxl_ranges", "+min and +max are the lowest and highest number that any claimant leaves possible.")


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with its harm and reports."""

    row: IncidentRow
    killed: Harm
    injured: Harm
    kidnapped: Range | None
    reports: tuple[Report, ...]


_Column = tuple[str, str, Callable[[_Row], Cell]]


def _write(material: Material, path: Path, losses: Losses) -> None:
    heads = [[name for name, _, _ in _COLUMNS], [tag for _, tag, _ in _COLUMNS]]
    write_csv(path, heads, _rows(material, losses))


def _rows(material: Material, losses: Losses) -> Iterator[list[Any]]:
    for told in material.incidents():
        row = incident_row(told, material)
        losses.row("incidents", checked=told.checked)
        losses.flattened(_FLAT, told.whole.id)
        losses.flattened(_UNGRADED, told.whole.id)
        if row.days is None or row.days.exact != "day":
            losses.flattened(_UNDATED, told.whole.id)
        known = (material.report(one) for one in texts(claim.report for claim in told.claims))
        made = _Row(
            row=row,
            killed=harm_of(told, TollKind.KILLED),
            injured=harm_of(told, TollKind.WOUNDED),
            kidnapped=range_of(counts_of(told, TollKind.ABDUCTED)),
            reports=tuple(report for report in known if report is not None),
        )
        yield [get(made) for _, _, get in _COLUMNS]


def _occurred(one: _Row) -> Cell:
    days = one.row.days
    return days.first if days is not None and days.exact == "day" else None


def _reported(one: _Row) -> Cell:
    return min((report.published for report in one.reports if report.published), default=None)


def _ranged(name: str, tag: str, get: Callable[[_Row], Range | None]) -> tuple[_Column, _Column]:
    """Two columns, from the fewest to the most."""
    return (
        (f"{name}, fewest", f"#affected+{tag}+min", lambda one: whole(found.low) if (found := get(one)) else None),
        (f"{name}, most", f"#affected+{tag}+max", lambda one: whole(found.high) if (found := get(one)) else None),
    )


def _names(parties: Iterable[Any]) -> Cell:
    return texts(party.name for party in parties)


_WHAT: tuple[_Column, ...] = (
    ("Incident", "#event+id", lambda one: one.row.told.whole.id),
    ("Type", "#event+type", lambda one: one.row.told.whole.type),
    ("Title", "#event+name", lambda one: one.row.told.whole.title),
    ("Day, where one is told", "#date+occurred", _occurred),
    ("First day possible", "#date+start", lambda one: one.row.days.first if one.row.days else None),
    ("Last day possible", "#date+end", lambda one: one.row.days.last if one.row.days else None),
    ("Precision of the day", "#meta+date+precision", lambda one: one.row.days.exact if one.row.days else None),
    ("First reported", "#date+reported", _reported),
    ("Place", "#loc+name", lambda one: one.row.spot.name if one.row.spot else None),
    ("Other names of the place", "#loc+name+alt", lambda one: one.row.spot.other_names if one.row.spot else None),
    ("Country or territory", "#country+code", lambda one: one.row.spot.country if one.row.spot else None),
    ("Latitude", "#geo+lat", lambda one: one.row.spot.lat if one.row.spot else None),
    ("Longitude", "#geo+lon", lambda one: one.row.spot.lon if one.row.spot else None),
    ("Precision of the place", "#geo+precision", lambda one: one.row.spot.precision if one.row.spot else None),
)
_WHO: tuple[_Column, ...] = (
    ("Blamed", "#group+perp+name+reported", lambda one: _names(one.row.parties.acting)),
    ("Said to be hit", "#group+target+name+reported", lambda one: _names(one.row.parties.hit)),
    ("Denied by", "#group+name+denies", lambda one: one.row.told.whole.facets.denied_by),
    ("Acknowledged by", "#group+name+acknowledges", lambda one: one.row.told.whole.facets.acknowledged_by),
    ("Weapons", "#weapon+name", lambda one: one.row.told.whole.weapons),
)
_HARM: tuple[_Column, ...] = (
    *_ranged("Killed", "killed", lambda one: one.row.killed),
    *_ranged("Civilians killed", "killed+civilians", lambda one: one.killed.civilians),
    *_ranged("Children killed", "killed+children", lambda one: one.killed.children),
    *_ranged("Women killed", "killed+f", lambda one: one.killed.women),
    *_ranged("Men killed", "killed+m", lambda one: one.killed.men),
    *_ranged("Injured", "injured", lambda one: one.row.wounded),
    *_ranged("Civilians injured", "injured+civilians", lambda one: one.injured.civilians),
    *_ranged("Kidnapped", "kidnapped", lambda one: one.kidnapped),
)
_SAID: tuple[_Column, ...] = (
    ("Reports", "#meta+reports+num", lambda one: one.row.told.whole.sources.reports),
    ("Origins not shown to be copies", "#meta+origins+num", lambda one: one.row.told.whole.sources.origins),
    ("Sources", "#meta+source", lambda one: texts(report.publisher for report in one.reports)),
    ("Addresses", "#meta+url", lambda one: texts(web(report.url) for report in one.reports)),
    ("Speakers, one a claim", "#meta+speaker",
     lambda one: tuple(claim.speaker.name if claim.speaker else "the report" for claim in one.row.told.claims)),
    ("Stances, one a claim", "#meta+stance", lambda one: tuple(claim.stance for claim in one.row.told.claims)),
    ("Status", "#status+claims", lambda one: one.row.told.whole.statuses),
    ("Grade, by a person", "#status+grade", lambda _: None),
    ("Checked by a person", "#status+checked", lambda one: one.row.told.checked),
    ("What is said", "#description", lambda one: notes_of(one.row.told, spot=one.row.spot)),
)  # fmt: skip
_COLUMNS: tuple[_Column, ...] = (*_WHAT, *_WHO, *_HARM, *_SAID)

FORMAT: Format = Format(
    name="hxl", about="Incidents as tagged CSV for humanitarian exchange.", of="HXL 1.1", suffix=".csv", write=_write,
    rules=(_RANGES, JOINED, DISARMED, ONE_LINE),
)  # fmt: skip
