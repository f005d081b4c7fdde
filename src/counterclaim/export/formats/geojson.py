"""Incidents as GeoJSON (RFC 7946): a feature each, `[lon, lat]` in WGS 84, geometry null where no place is known.

A point is no finer than the text: coordinates are rounded to what the place's precision bears, and `radius_km` says
how wide a circle to draw. Streamed, one feature a line.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.export.deriving.days import days_of
from counterclaim.export.deriving.parties import parties_of
from counterclaim.export.deriving.spots import RADIUS_KM, Spot, spot_of
from counterclaim.export.deriving.tolls import counts_of, range_of
from counterclaim.export.deriving.words import notes_of
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.json_records import to_json
from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.enums import TollKind
from counterclaim.records.exporting import Rule

_UNLOCATED = Rule("geojson_unlocated", "No gazetteer knows the place, or none is told: the geometry is null.")
_FLAT = Rule("geojson_flat", "Claims stand as one text of notes; their spans, reasons and links are in jsonl.")
_RADIUS = Rule("geojson_radius", "A point stands for a circle of radius_km, by how fine the text is.")


def _write(material: Material, path: Path, losses: Losses) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        before = "\n"
        for told in material.incidents():
            file.write(before + to_json(feature(told, material, losses)))
            before = ",\n"
            losses.row("incidents", checked=told.checked)
        file.write("\n]}\n")


def feature(told: ToldIncident, material: Material, losses: Losses) -> dict[str, Any]:
    """One incident as a feature."""
    spot = spot_of(told)
    losses.flattened(_FLAT, told.whole.id)
    if spot is None or spot.lat is None or spot.lon is None:
        losses.flattened(_UNLOCATED, told.whole.id)
        geometry = None
    else:
        geometry = {"type": "Point", "coordinates": [spot.lon, spot.lat]}
    return {
        "type": "Feature", "id": told.whole.id, "geometry": geometry,
        "properties": dict(properties(told, spot, material)),
    }  # fmt: skip


def properties(told: ToldIncident, spot: Spot | None, material: Material) -> Iterator[tuple[str, Any]]:
    """What is told of an incident, name by name: columns that other map formats take over."""
    whole, days, parties = told.whole, days_of(told), parties_of(told, material)
    yield "type", whole.type
    yield "title", whole.title
    yield "first_day", days.first.isoformat() if days else None
    yield "last_day", days.last.isoformat() if days else None
    yield "day_precision", days.exact if days else None
    yield "place", spot.name if spot else None
    yield "place_other_names", list(spot.other_names) if spot else []
    yield "located_by", spot.located_by if spot else None
    yield "place_precision", spot.precision if spot else None
    yield "radius_km", RADIUS_KM.get(spot.precision) if spot and spot.precision else None
    yield "blamed", [one.name for one in parties.acting]
    yield "denied_by", list(whole.facets.denied_by)
    yield "statuses", list(whole.statuses)
    yield "weapons", list(whole.weapons)
    for kind in (TollKind.KILLED, TollKind.WOUNDED):
        found = range_of(counts_of(told, kind))
        yield f"{kind}_min", found.low if found else None
        yield f"{kind}_max", found.high if found else None
    yield "reports", whole.sources.reports
    yield "origins", whole.sources.origins
    yield "checked", told.checked
    yield "claims_checked", whole.checked
    yield "claims", len(whole.claims)
    yield "notes", notes_of(told, spot=spot)


FORMAT: Format = Format(
    name="geojson", about="Incidents for a map, a feature each.", of="GeoJSON, RFC 7946", suffix=".geojson",
    write=_write, rules=(_RADIUS,),
)  # fmt: skip
