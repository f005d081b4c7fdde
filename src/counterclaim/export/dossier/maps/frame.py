"""The ground of a map: places in, the frame that holds them, and the land and borders in it as SVG paths.

Degrees become units of a drawing 560 wide, equally spaced and narrowed at the middle's latitude. Reads the pack
`borders`.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec
from markupsafe import Markup, escape

from counterclaim.export.dossier.maps.labels import SMALL, Area, Label, first_free, label_at, text_width
from counterclaim.export.dossier.maps.places import KM_A_DEGREE, Place
from counterclaim.packs.borders import Box, CountryName, Line, View, view

WIDTH: Final = 560.0
_LOW, _HIGH = 0.62, 0.95
"""Least and greatest height in widths."""
_LEAST_KM: Final = 180.0
_ROOM: Final = 1.45
"""The frame is so much wider than what lies in it, which leaves room for labels."""
_CIRCLE: Final = 0.8
"""How much of a wide circle must lie in the frame."""
_EDGE: Final = 10.0
"""Units around the frame in which land is cut off."""
_MOST_PATH: Final = 45_000
"""Characters of all paths of one map; beyond, they are drawn coarser."""

Point = tuple[float, float]


class Frame(msgspec.Struct, frozen=True):
    """A piece of the world as a drawing."""

    west: float
    north: float
    narrow: float
    """Width of a degree of longitude in degrees of latitude."""
    units: float
    """Units a degree of latitude."""
    height: float

    def at(self, lon: float, lat: float) -> Point:
        """Where a point is drawn; a longitude of another turn is brought to this one."""
        east = self.west + WIDTH / self.units / self.narrow
        turned = lon + 360 * math.ceil((self.west - lon) / 360 - 1e-9) if not self.west <= lon <= east else lon
        return self.exact(turned, lat)

    def exact(self, lon: float, lat: float) -> Point:
        """Where a point is drawn whose longitude is of this turn."""
        return (lon - self.west) * self.narrow * self.units, (self.north - lat) * self.units

    def length(self, km: float) -> float:
        """Kilometres as units."""
        return km / KM_A_DEGREE * self.units

    def area(self) -> Area:
        """All of the drawing but for its edge."""
        return Area(4, 4, WIDTH - 4, self.height - 4)

    def box(self) -> Box:
        """What of the world lies in it, and a little around."""
        edge = _EDGE / self.units
        south, east = self.north - self.height / self.units, self.west + WIDTH / self.units / self.narrow
        return Box(self.west - edge / self.narrow, south - edge, east + edge / self.narrow, self.north + edge)


def frame_of(places: Sequence[Place]) -> Frame:
    """The frame that holds some places with room around them, and never less than some 180 km across."""
    spots = list(zip(_rolled([p.lon for p in places]), places, strict=True))
    south, north = min(p.lat for p in places), max(p.lat for p in places)
    narrow = max(0.17, math.cos(math.radians((south + north) / 2)))
    around = [_CIRCLE * p.radius_km / KM_A_DEGREE for p in places]
    west = min(lon - r / narrow for (lon, _), r in zip(spots, around, strict=True))
    east = max(lon + r / narrow for (lon, _), r in zip(spots, around, strict=True))
    south = min(p.lat - r for p, r in zip(places, around, strict=True))
    north = max(p.lat + r for p, r in zip(places, around, strict=True))
    wide = max((east - west) * narrow * _ROOM, _LEAST_KM / KM_A_DEGREE)
    high = max((north - south) * _ROOM, _LOW * wide)
    wide = max(wide, high / _HIGH)
    units = WIDTH / wide
    return Frame((west + east - wide / narrow) / 2, (south + north + high) / 2, narrow, units, round(high * units))


def ground_of(frame: Frame) -> tuple[Markup, View]:
    """Land, borders and disputed lines of a frame, and what they were drawn from."""
    seen = view(frame.box())
    fine = 0.3
    while True:
        drawn = _layers(frame, seen, fine)
        if len(drawn) <= _MOST_PATH:
            return drawn, seen
        fine *= 1.6


def country_names(frame: Frame, seen: View, taken: Iterable[Area]) -> Iterator[Label]:
    """Names of countries where there is room for them: on their own land, over no mark, name or disputed line."""
    standing = list(taken)
    for line in (*seen.contested, *(d.line for d in seen.disputed)):
        standing += [Area(x - 3, y - 3, x + 3, y + 3) for x, y in _along([frame.exact(*p) for p in line])]
    standing += [_drawn_area(frame, area) for area in seen.unnamed]
    for country in sorted(seen.countries, key=lambda c: (-c.room, c.name)):
        label = first_free(_label_places(frame, country), frame.area(), standing)
        if label:
            standing.append(label.area)
            yield label


def _drawn_area(frame: Frame, box: Box) -> Area:
    (left, top), (right, bottom) = frame.exact(box.west, box.north), frame.exact(box.east, box.south)
    return Area(left, top, right, bottom)


def _rolled(longitudes: Sequence[float]) -> list[float]:
    """Longitudes that run on over the 180th meridian where that keeps them together: the widest gap is left outside."""
    order = sorted(set(longitudes))
    gaps = [(order[0] + 360 - order[-1], order[0]), *((b - a, b) for a, b in pairwise(order))]
    start = max(gaps, key=lambda gap: gap[0])[1]
    return [lon if lon >= start else lon + 360 for lon in longitudes]


def _layers(frame: Frame, seen: View, fine: float) -> Markup:
    def path(lines: Iterable[Line], *, closed: bool = False) -> str:
        return "".join(_path([frame.exact(*p) for p in line], fine, closed=closed) for line in lines)

    land = path(seen.land, closed=True)
    unsettled = path((*seen.contested, *(d.line for d in seen.disputed)))
    named = Markup("").join(_named_line(path((d.line,)), d.names) for d in seen.disputed)
    layers = (
        _layer("map-land", land, "fill:var(--land)"),
        _layer("map-coast", path(seen.coast), "fill:none;stroke:var(--muted);stroke-width:.9;stroke-opacity:.6"),
        _layer("map-borders", path(seen.borders), "fill:none;stroke:var(--muted);stroke-width:1.3;stroke-opacity:.8"),
        _layer("map-halo", unsettled, "fill:none;stroke:var(--land);stroke-width:5"),
        _layer("map-contested", path(seen.contested), f"fill:none;{_DASHED}"),
        Markup('<g class="map-disputed" style="fill:none;{}">{}</g>').format(_DASHED, named) if named else Markup(""),
    )
    return Markup('<g style="stroke-linejoin:round" aria-hidden="true">{}</g>').format(Markup("").join(layers))


_DASHED: Final = "stroke:var(--muted);stroke-width:1.6;stroke-dasharray:5 4"


def _layer(name: str, path: str, style: str) -> Markup:
    return Markup('<path class="{}" d="{}" style="{}"/>').format(name, path, style) if path else Markup("")


def _named_line(path: str, names: Iterable[str]) -> Markup:
    return (
        Markup('<path d="{}"><title>{}</title></path>').format(path, escape("; ".join(names))) if path else Markup("")
    )


def _path(points: Sequence[Point], fine: float, *, closed: bool) -> str:
    """Relative path commands in tenths of a unit, without what is too small to be seen."""
    if closed and _extent(points) < 4 * fine:
        return ""
    tenths = [(round(x * 10), round(y * 10)) for x, y in _coarser(points, fine)]
    (x, y), *rest = tenths
    steps = []
    for nx, ny in rest:
        if (nx, ny) != (x, y):
            steps.append(f"{_tenth(nx - x)} {_tenth(ny - y)}")
            x, y = nx, ny
    if not steps:
        return ""
    return f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l{' '.join(steps)}{'z' if closed else ''}"


def _tenth(number: int) -> str:
    return f"{number / 10:g}" if number % 10 else str(number // 10)


def _extent(points: Sequence[Point]) -> float:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _coarser(points: Sequence[Point], fine: float) -> list[Point]:
    """A line without points nearer to the last kept one than can be seen; its ends stay."""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= fine:
            kept.append(point)
    return [*kept, points[-1]]


def _along(points: Sequence[Point]) -> Iterator[Point]:
    """Points along a line, some 8 units apart."""
    for (ax, ay), (bx, by) in pairwise(points):
        parts = 1 + int(max(abs(bx - ax), abs(by - ay)) / 8)
        yield from ((ax + (bx - ax) * i / parts, ay + (by - ay) * i / parts) for i in range(parts))


def _label_places(frame: Frame, country: CountryName) -> Iterator[Label]:
    """Where a country's name may stand: on the middle of its land in the frame, or not far above or below."""
    x, y = frame.exact(*country.point)
    room = country.room * frame.units
    if text_width(country.name, SMALL) > 2.4 * room or room < SMALL:
        return
    make: Callable[[Point], Label] = lambda at: label_at((country.name,), at, "middle", size=SMALL)  # noqa: E731
    for part in (0.0, -0.3, 0.3, -0.6, 0.6):
        yield make((x, y + part * room))
        yield make((x + part * room, y))
