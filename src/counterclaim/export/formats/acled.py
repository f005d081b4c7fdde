"""Incidents as event rows of ACLED's shape: CSV with its 31 columns in its order, a row for each day.

A row is what somebody says: `notes` hold who says it and who denies it, `tags` whether a person has checked it. House
rules are in `deriving/acled`. Ids are our own and look like none of ACLED's. Reads the packs that those rules read.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from counterclaim.export.deriving.acled.actors import HouseActors, house_actors
from counterclaim.export.deriving.acled.days import RowDay, row_days
from counterclaim.export.deriving.acled.deaths import Fatalities, fatalities_of, split_over_days
from counterclaim.export.deriving.acled.kinds import BATTLES, HouseType, civilian_targeting, disorder_of, house_type
from counterclaim.export.deriving.areas import Area, area_of, open_places
from counterclaim.export.deriving.camps import Camps, camps_of, said_to_have_acted
from counterclaim.export.deriving.days import days_of_act
from counterclaim.export.deriving.origins import each, reports_of
from counterclaim.export.deriving.parties import Parties, parties_of
from counterclaim.export.deriving.spots import ACLED, Spot, spot_of
from counterclaim.export.deriving.words import notes_of
from counterclaim.export.formats.acled_rules import LEFT_OUT, RULES, SHAPED
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.rows import csv_cell
from counterclaim.export.formats.unheld import only_denied, tell_unheld
from counterclaim.export.material import Material, ToldIncident
from counterclaim.packs.gazetteer import Gazetteer
from counterclaim.records.enums import PlacePrecision

COLUMNS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
PREFIX: Final = "counterclaim-"
_NEAR: Final = 2
"""Before our ids; ACLED's are three letters and a number."""


class _Fit(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that ACLED would record, with what its rows share."""

    told: ToldIncident
    kind: HouseType
    parties: Parties
    camps: Camps
    actors: HouseActors
    spot: Spot
    area: Area
    dead: Fatalities


def _write(material: Material, path: Path, losses: Losses) -> None:
    places = open_places()
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for told in material.incidents():
            for row in rows_of(told, material, places, losses):
                rows.writerow({name: csv_cell(value) for name, value in row.items()})
                losses.row("events", checked=told.checked)
    tell_unheld(material, losses)
    if places is not None:
        places.close()


def rows_of(
    told: ToldIncident, material: Material, places: Gazetteer | None, losses: Losses
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """An incident's rows, one for each of its days; none where ACLED would not record it, told to `losses`."""
    fit = _fit(told, material, places, losses)
    if fit is None:
        return
    days = row_days(told)
    if not days:
        losses.left_out(LEFT_OUT["undated"], told.whole.id)
        return
    _tell_shaped(fit, days, losses)
    dead = split_over_days(fit.dead.number, len(days))
    for day, number in zip(days, dead, strict=True):
        yield dict(_row(fit, day, number, material))


def _fit(told: ToldIncident, material: Material, places: Gazetteer | None, losses: Losses) -> _Fit | None:
    if only_denied(told, losses):
        return None
    parties = parties_of(told, material, of_force=True)
    camps = camps_of(told, parties, material)
    kind, spot = house_type(told, camps, material), spot_of(told)
    if kind is None:
        losses.left_out(LEFT_OUT["type"], told.whole.id)
        return None
    if spot is None or spot.precision is PlacePrecision.COUNTRY:
        losses.left_out(LEFT_OUT["country" if spot else "nowhere"], told.whole.id)
        return None
    actors = house_actors(kind, camps, country=spot.country)
    if actors is None:
        losses.left_out(LEFT_OUT["actor"], told.whole.id)
        return None
    return _Fit(
        told=told, kind=kind, parties=parties, camps=camps, actors=actors, spot=spot, area=area_of(spot, places),
        dead=fatalities_of(told, battle=kind.event == BATTLES),
    )  # fmt: skip


def _tell_shaped(fit: _Fit, days: tuple[RowDay, ...], losses: Losses) -> None:
    """What of this incident the rows flatten."""
    met = {
        "flat": True, "types": bool(fit.kind.others), "disputed": fit.actors.disputed, "unnamed": fit.actors.unnamed,
        "actors": fit.actors.more, "inter": not fit.actors.interaction, "unlocated": fit.spot.lat is None,
        "near": _only_near(fit.spot),
        "unknown": not fit.dead.known, "differ": fit.dead.differ, "words": fit.dead.by_words, "days": len(days) > 1,
        "middle": days[0].precision > 1, "area": fit.area.country is None,
    }  # fmt: skip
    for name, holds in met.items():
        if holds:
            losses.flattened(SHAPED[name], fit.told.whole.id)


def _row(fit: _Fit, day: RowDay, number: int, material: Material) -> Iterator[tuple[str, Any]]:
    one, two, spot = fit.actors.one, fit.actors.two, fit.spot
    part = f"-{day.part}" if day.parts > 1 else ""
    yield "event_id_cnty", f"{PREFIX}{fit.told.whole.id}{part}"
    yield "event_date", day.day.isoformat()
    yield "year", day.day.year
    yield "time_precision", day.precision
    yield "disorder_type", disorder_of(fit.kind)
    yield "event_type", fit.kind.event
    yield "sub_event_type", fit.kind.sub_event
    for n, actor in ((1, one), (2, two)):
        yield f"actor{n}", actor.name
        yield f"assoc_actor_{n}", actor.assoc
        yield f"inter{n}", actor.inter
    yield "interaction", fit.actors.interaction
    yield "civilian_targeting", civilian_targeting(fit.kind, fit.camps)
    yield "iso", fit.area.iso
    yield "country", fit.area.country
    yield "admin1", fit.area.admin1
    yield "admin2", fit.area.admin2
    yield "location", spot.name
    yield "latitude", spot.lat
    yield "longitude", spot.lon
    yield "geo_precision", _geo_precision(spot)
    yield "source", each(report.publisher for report in reports_of(fit.told, material))
    yield "notes", " ".join(_notes(fit, day))
    yield "fatalities", number
    yield "tags", tuple(_tags(fit, day))
    yield "timestamp", _unix(material.made)


def _geo_precision(spot: Spot) -> int | None:
    """By the precision map; 2 where only words tell that it was near a place; empty where nothing tells."""
    if _only_near(spot):
        return _NEAR
    return ACLED[spot.precision] if spot.precision else None


def _only_near(spot: Spot) -> bool:
    return spot.near and spot.precision is None


def _notes(fit: _Fit, day: RowDay) -> Iterator[str]:
    yield said_to_have_acted(fit.parties, fit.told)
    if day.parts > 1 and fit.dead.number:
        yield f"The {fit.dead.number} deaths are told for all {day.parts} days, and split over them here."
    if day.precision > 1:
        yield f"Told as {_span(fit.told)}; one day stands for it here."
    yield notes_of(fit.told, spot=fit.spot)


def _span(told: ToldIncident) -> str:
    days = days_of_act(told)
    return f"{days.first.isoformat()} to {days.last.isoformat()}" if days else "no day"


def _tags(fit: _Fit, day: RowDay) -> Iterator[str]:
    checked = fit.told.whole.checked
    yield "checked=yes" if fit.told.checked else "checked=partly" if checked else "checked=no"
    if not fit.dead.known:
        yield "toll=unknown"
    if fit.dead.by_words:
        yield "toll=words"
    if fit.dead.differ:
        yield "toll=disputed"
    if fit.told.whole.facets.denied_by:
        yield "denied=yes"
    if fit.actors.disputed or fit.actors.unnamed:
        yield "actor=disputed" if fit.actors.disputed else "actor=unnamed"
    if day.parts > 1:
        yield f"day={day.part} of {day.parts}"


def _unix(made: str) -> int | None:
    try:
        return int(dt.datetime.fromisoformat(made).timestamp())
    except ValueError:
        return None


FORMAT: Format = Format(
    name="acled", about="Event rows of ACLED's shape, one for each day.",
    of="ACLED, 31 columns since March 2023; columns removed before are not there", suffix=".csv", write=_write,
    rules=RULES,
)  # fmt: skip
