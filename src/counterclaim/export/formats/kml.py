"""Incidents as KML 2.2: a Placemark each, for map viewers, with a circle around every point.

The circle has the radius of the place's precision and stands with the point in one MultiGeometry, so that a pin never
looks more exact than the words. What no gazetteer places is a Placemark without geometry. One style serves all: no
colour or symbol ranks a side, and no picture is fetched. A viewer shows a description as HTML, so the notes are
escaped for it; nothing else of a report is shown as HTML. Streamed, one Placemark after another.
"""

import html
import math
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from lxml import etree  # type: ignore[import-untyped]

from counterclaim.export.deriving.days import Days, days_of
from counterclaim.export.deriving.spots import RADIUS_KM, Spot, spot_of
from counterclaim.export.formats.beyond import count_what_is_no_incident
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.geojson import properties
from counterclaim.export.material import Material, ToldIncident
from counterclaim.export.plain import plain
from counterclaim.records.enums import PlacePrecision
from counterclaim.records.exporting import Rule

KML: Final = "http://www.opengis.net/kml/2.2"
_CORNERS: Final = 36
_PLACES: Final = 4096
_KM_A_DEGREE: Final = 111.195
_STYLE: Final = "incident"
_UNLOCATED = Rule("kml_unlocated", "No gazetteer knows the place, or none is told: the Placemark has no geometry.")
_UNDATED = Rule("kml_undated", "No day is told, or only one end of a stretch: the Placemark has no time.")
_FLAT = Rule("kml_flat", "Claims stand as one text of notes; their spans, reasons and links are in jsonl.")
_CIRCLE = Rule("kml_circle", "Around each point stands a circle of radius_km, by how fine the text is.")
_SPAN = Rule(
    "kml_span", "What is not told to the day is a TimeSpan from the first to the last day that fits the words."
)


def _write(material: Material, path: Path, losses: Losses) -> None:
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        with file.element(_tag("kml"), nsmap={None: KML}), file.element(_tag("Document")):
            _write_part(file, _text("name", "Incidents as reports tell them"))
            _write_part(file, _text("description", _note()))
            _write_part(file, _style())
            for told in material.incidents():
                _write_part(file, placemark(told, material, losses))
                losses.row("incidents", checked=told.checked)
    count_what_is_no_incident(material, losses)


def _note() -> str:
    """What a viewer says of the whole file."""
    return "Every row is what somebody says, not what happened. A circle shows how far the words leave the place open."


def placemark(told: ToldIncident, material: Material, losses: Losses) -> Any:
    """One incident as a Placemark, its parts in the order of the schema."""
    spot, days = spot_of(told), days_of(told)
    fields = dict(properties(told, spot, material))
    losses.flattened(_FLAT, told.whole.id)
    found = _element("Placemark", id=told.whole.id)
    found.append(_text("name", told.whole.title))
    found.append(_text("description", html.escape(plain(str(fields.pop("notes"))), quote=False)))
    if days is None:
        losses.flattened(_UNDATED, told.whole.id)
    else:
        found.append(_time(days))
    found.append(_text("styleUrl", f"#{_STYLE}"))
    found.append(_data({"incident": told.whole.id, **fields}))
    if spot is None or spot.lat is None or spot.lon is None:
        losses.flattened(_UNLOCATED, told.whole.id)
    else:
        found.append(_geometry(spot, spot.lat, spot.lon))
    return found


def circle(lat: float, lon: float, radius_km: float) -> Iterator[tuple[float, float]]:
    """Corners of a circle as (longitude, latitude), closed, against the clock; cut at the poles and the date line."""
    north = radius_km / _KM_A_DEGREE
    east = north / max(math.cos(math.radians(lat)), 0.01)
    for corner in range(_CORNERS + 1):
        angle = 2 * math.pi * (corner % _CORNERS) / _CORNERS
        yield (
            round(min(180.0, max(-180.0, lon + east * math.cos(angle))), 5),
            round(min(90.0, max(-90.0, lat + north * math.sin(angle))), 5),
        )


def _geometry(spot: Spot, lat: float, lon: float) -> Any:
    """The point and the circle that it stands for."""
    both = _element("MultiGeometry")
    point = etree.SubElement(both, _tag("Point"))
    point.append(_text("coordinates", f"{lon},{lat}"))
    ring = both
    for name in ("Polygon", "outerBoundaryIs", "LinearRing"):
        ring = etree.SubElement(ring, _tag(name))
    ring.append(_text("coordinates", _ring(lat, lon, RADIUS_KM[spot.precision or PlacePrecision.ZONE])))
    return both


@lru_cache(maxsize=_PLACES)
def _ring(lat: float, lon: float, radius_km: float) -> str:
    """The corners of a circle as KML writes them; kept at hand, because many incidents share a place."""
    return " ".join(f"{one},{two}" for one, two in circle(lat, lon, radius_km))


def _time(days: Days) -> Any:
    """A TimeStamp of the one day that is told, else a TimeSpan of all days that fit; never a day in the middle."""
    if days.first == days.last:
        stamp = _element("TimeStamp")
        stamp.append(_text("when", days.first.isoformat()))
        return stamp
    span = _element("TimeSpan")
    span.append(_text("begin", days.first.isoformat()))
    span.append(_text("end", days.last.isoformat()))
    return span


def _data(fields: dict[str, Any]) -> Any:
    """Name and value of each column; what is unknown is not there at all."""
    data = _element("ExtendedData")
    for name, value in fields.items():
        if value is not None and value != []:
            one = etree.SubElement(data, _tag("Data"), name=name)
            one.append(_text("value", _words(value)))
    return data


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(value) if value % 1 else f"{value:.0f}"
    return "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def _style() -> Any:
    """One grey for all incidents; the balloon shows the escaped notes and nothing else."""
    style = _element("Style", id=_STYLE)
    for name, fields in (
        ("IconStyle", {"color": "ff606060"}),
        ("LineStyle", {"color": "ff606060", "width": "1"}),
        ("PolyStyle", {"color": "40606060"}),
        ("BalloonStyle", {"text": "$[description]"}),
    ):
        part = etree.SubElement(style, _tag(name))
        part.extend(_text(key, value) for key, value in fields.items())
    return style


def _write_part(file: Any, part: Any) -> None:
    file.write(part)
    file.write("\n")


def _text(name: str, words: str) -> Any:
    """An element with a text; what no XML may hold, and what turns the direction of text, is written out."""
    element = _element(name)
    element.text = plain(words)
    return element


def _element(name: str, **attributes: str) -> Any:
    """An element without a prefix: some readers know KML by its bare names alone."""
    return etree.Element(_tag(name), attributes, nsmap={None: KML})


def _tag(name: str) -> str:
    return f"{{{KML}}}{name}"


FORMAT: Format = Format(
    name="kml", about="Incidents for a map viewer, a Placemark each.", of="KML 2.2 (OGC 07-147r2)", suffix=".kml",
    write=_write, rules=(_CIRCLE, _SPAN),
)  # fmt: skip
