"""Incidents as event rows of UCDP GED's shape: CSV with its 49 columns, by name.

Only what UCDP would record: a death at a place and day, by an organised actor. `source_original` is the one place for
who says it and who denies it. House rules are in `deriving/ged`. Reads the packs that those rules read.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from counterclaim.export.deriving.areas import area_of, open_places, priogrid_of
from counterclaim.export.deriving.camps import camps_of
from counterclaim.export.deriving.days import Days, days_of_act
from counterclaim.export.deriving.ged.deaths import Deaths, deaths_of
from counterclaim.export.deriving.ged.dyads import CIVILIANS, Dyad, dyad_of
from counterclaim.export.deriving.ged.precision import date_prec, event_clarity
from counterclaim.export.deriving.killed import killed_of
from counterclaim.export.deriving.origins import attribution_of, cited, each, reports_of
from counterclaim.export.deriving.parties import parties_of
from counterclaim.export.deriving.spots import GED, Spot, spot_of
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.ged_rules import LEFT_OUT, RULES, SHAPED
from counterclaim.export.formats.rows import csv_cell
from counterclaim.export.formats.unheld import only_denied, tell_unheld
from counterclaim.export.material import Material, ToldIncident
from counterclaim.packs.gazetteer import Gazetteer

COLUMNS: Final = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
PREFIX: Final = "counterclaim-"
"""Before our ids; UCDP's are numbers."""
NOT_RECORDED: Final = -1


class _Fit(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that UCDP would record."""

    told: ToldIncident
    dyad: Dyad
    deaths: Deaths
    days: Days
    spot: Spot


def _write(material: Material, path: Path, losses: Losses) -> None:
    places = open_places()
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for told in material.incidents():
            row = row_of(told, material, places, losses)
            if row is not None:
                rows.writerow({name: csv_cell(value) for name, value in row.items()})
                losses.row("events", checked=told.checked)
    tell_unheld(material, losses)
    if places is not None:
        places.close()


def row_of(
    told: ToldIncident, material: Material, places: Gazetteer | None, losses: Losses
) -> dict[str, Any] | None:  # fmt: skip
    """An incident's row; none where UCDP would not record it, told to `losses`."""
    if only_denied(told, losses):
        return None
    fit = _fit(told, material)
    if isinstance(fit, str):
        losses.left_out(LEFT_OUT[fit], told.whole.id)
        return None
    met = {
        "flat": True, "parties": fit.dyad.more, "differ": fit.deaths.low != fit.deaths.high, "open": fit.deaths.open,
        "unlocated": fit.spot.lat is None, "place": fit.spot.precision is None, "vague": fit.days.exact != "day",
    }  # fmt: skip
    for name, holds in met.items():
        if holds:
            losses.flattened(SHAPED[name], told.whole.id)
    return dict((*_who(fit), *_sources(fit, material), *_where(fit, places), *_when_and_deaths(fit)))


def _fit(told: ToldIncident, material: Material) -> _Fit | str:
    """What its row is made of, or why UCDP would have none."""
    dead = killed_of(told)
    dyad = dyad_of(told, camps_of(told, parties_of(told, material, of_force=True), material), material, dead)
    if not isinstance(dyad, Dyad):
        return dyad
    deaths, days, spot = deaths_of(dead, dyad), days_of_act(told), spot_of(told)
    if deaths is None or deaths.high < 1:
        return "deathless"
    if days is None or date_prec(days) is None:
        return "undated"
    return "nowhere" if spot is None else _Fit(told=told, dyad=dyad, deaths=deaths, days=days, spot=spot)


def _who(fit: _Fit) -> Iterator[tuple[str, Any]]:
    whole, dyad = fit.told.whole, fit.dyad
    checked = "Checked" if fit.told.checked else "Partly checked" if whole.checked else "Not checked"
    yield "id", f"{PREFIX}{whole.id}"
    yield "year", fit.days.first.year
    yield "code_status", f"{checked} by a person"
    yield "type_of_violence", dyad.type
    yield "conflict_name", dyad.name
    yield "dyad_name", dyad.name
    yield "side_a", dyad.a.name
    yield "side_b", dyad.b.name if dyad.b else CIVILIANS


def _sources(fit: _Fit, material: Material) -> Iterator[tuple[str, Any]]:
    reports = reports_of(fit.told, material)
    yield "number_of_sources", len(reports) or NOT_RECORDED
    yield "source_article", each(cited(report) for report in reports)
    yield "source_office", each(report.publisher for report in reports)
    yield "source_date", each(report.published for report in reports)
    yield "source_headline", each(report.headline for report in reports)
    yield "source_original", each(attribution_of(fit.told))


def _where(fit: _Fit, places: Gazetteer | None) -> Iterator[tuple[str, Any]]:
    spot, area = fit.spot, area_of(fit.spot, places)
    yield "where_prec", GED[spot.precision] if spot.precision else None
    yield "where_coordinates", spot.located_by or spot.name
    yield "where_description", each((spot.name, *spot.other_names))
    yield "adm_1", area.admin1
    yield "adm_2", area.admin2
    yield "country", area.country
    if spot.lat is not None and spot.lon is not None:
        yield "latitude", spot.lat
        yield "longitude", spot.lon
        yield "geom_wkt", f"POINT ({spot.lon} {spot.lat})"
        yield "priogrid_gid", priogrid_of(spot.lat, spot.lon)


def _when_and_deaths(fit: _Fit) -> Iterator[tuple[str, Any]]:
    days, deaths = fit.days, fit.deaths
    yield "event_clarity", event_clarity(days, fit.spot)
    yield "date_prec", date_prec(days)
    yield "date_start", f"{days.first.isoformat()} 00:00:00.000"
    yield "date_end", f"{days.last.isoformat()} 00:00:00.000"
    yield "deaths_a", deaths.a
    yield "deaths_b", deaths.b
    yield "deaths_civilians", deaths.civilians
    yield "deaths_unknown", deaths.unknown
    yield "best", deaths.best
    yield "high", deaths.high
    yield "low", deaths.low


FORMAT: Format = Format(
    name="ged", about="Event rows of UCDP GED's shape, deaths by organised actors only.",
    of="UCDP GED, 49 columns by name", suffix=".csv", write=_write, rules=RULES,
)  # fmt: skip
