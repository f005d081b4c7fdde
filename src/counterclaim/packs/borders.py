"""Land, borders and disputed lines inside a box of the world, for the maps of a dossier.

In: a box in degrees. Out: what is to be drawn in it, in degrees: land as closed rings (their outline is the coast and
the edge of the box), settled and contested borders and disputed lines as open lines, names of countries each with a
point for its label. A box may run over the 180th meridian: its longitudes then go on past 180. Reads the pack `borders`
(`borders.json`: arcs between crossings, each once, as steps; made by `tools/make_borders.py` from Natural Earth).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Final

import msgspec

Point = tuple[float, float]
Line = tuple[Point, ...]

_TURN: Final = 360.0
_LABEL_GRID: Final = 14
"""Points a side that are tried for a label; more changes little that one sees."""
_LABEL_EDGES: Final = 80
_LABEL_SHARE: Final = 0.0005
"""Land that fills a smaller share of the box has no room for a name."""


class Box(msgspec.Struct, frozen=True):
    """West, south, east and north in degrees; east is greater than west, past 180 where need be."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether the boxes share a point."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


class Disputed(msgspec.Struct, frozen=True):
    """A disputed line, with the names that the data give it."""

    names: tuple[str, ...]
    line: Line


class CountryName(msgspec.Struct, frozen=True):
    """A country's name, the point of its land in the box that is farthest from an edge, and how far, in degrees."""

    name: str
    point: Point
    room: float


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be drawn in a box."""

    land: tuple[Line, ...]
    borders: tuple[Line, ...]
    contested: tuple[Line, ...]
    """Borders of countries that are themselves not settled."""
    disputed: tuple[Disputed, ...]
    countries: tuple[CountryName, ...]


class Shape(msgspec.Struct, frozen=True):
    """A line or ring in degrees, and the box around it."""

    points: Sequence[Point]
    box: Box


class World(msgspec.Struct, frozen=True, kw_only=True):
    """The pack, unpacked."""

    source: str
    land: tuple[Shape, ...]
    borders: tuple[Shape, ...]
    contested: tuple[Shape, ...]
    disputed: tuple[tuple[tuple[str, ...], Shape], ...]
    countries: tuple[tuple[str, tuple[Shape, ...]], ...]


class _Pack(msgspec.Struct, frozen=True):
    source: str
    step: float
    units: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
    land: tuple[tuple[int, ...], ...]
    borders: tuple[int, ...]
    contested: tuple[int, ...]
    disputed: tuple[tuple[tuple[str, ...], list[int]], ...]
    arcs: list[list[int]]


@cache
def world() -> World:
    """All land and borders. Read once; do not change what you are given."""
    path = files("counterclaim.packs").joinpath("data", "borders.json")
    pack = msgspec.json.decode(path.read_bytes(), type=_Pack)
    arcs = tuple(_unpacked(arc, pack.step) for arc in pack.arcs)
    return World(
        source=pack.source,
        land=tuple(_ring(ring, arcs) for ring in pack.land),
        borders=tuple(arcs[i] for i in pack.borders),
        contested=tuple(arcs[i] for i in pack.contested),
        disputed=tuple((names, _unpacked(line, pack.step)) for names, line in pack.disputed),
        countries=tuple((name, tuple(_ring(ring, arcs) for ring in rings)) for name, rings in pack.units),
    )


def view(box: Box) -> View:
    """What is to be drawn in a box: cut off at its edge, so give a little more than you show."""
    whole = world()
    return View(
        land=tuple(_cut_rings(whole.land, box)),
        borders=tuple(_cut_lines(whole.borders, box)),
        contested=tuple(_cut_lines(whole.contested, box)),
        disputed=tuple(Disputed(n, line) for n, shape in whole.disputed for line in _cut_lines((shape,), box)),
        countries=tuple(_country_names(whole, box)),
    )


def _unpacked(steps: Sequence[int], step: float) -> Shape:
    xs = [n * step for n in accumulate(steps[::2])]
    ys = [n * step for n in accumulate(steps[1::2])]
    return Shape(list(zip(xs, ys, strict=True)), Box(min(xs), min(ys), max(xs), max(ys)))


def _ring(numbers: Sequence[int], arcs: Sequence[Shape]) -> Shape:
    """Arcs end to end, each moved by whole turns to where the last one ended; `~n` is arc n backwards."""
    only = arcs[max(numbers[0], ~numbers[0])]
    if len(numbers) == 1 and only.points[0] == only.points[-1]:
        return only
    points: list[Point] = []
    boxes = []
    for number in numbers:
        arc = arcs[max(number, ~number)]
        ends = arc.points if number >= 0 else arc.points[::-1]
        turn = _TURN * round((points[-1][0] - ends[0][0]) / _TURN) if points else 0.0
        points += [(x + turn, y) for x, y in ends] if turn else ends
        boxes.append((arc.box.west + turn, arc.box.south, arc.box.east + turn, arc.box.north))
    west, south, east, north = zip(*boxes, strict=True)
    around = Box(min(west), min(south), max(east), max(north))
    if abs(points[0][0] - points[-1][0]) < _TURN / 2:
        return Shape(points, around)
    # The ring goes once round the world, so a pole is in it.
    pole = 90.0 if points[0][1] > 0 else -90.0
    points += [(points[-1][0], pole), (points[0][0], pole)]
    return Shape(points, Box(around.west, min(around.south, pole), around.east, max(around.north, pole)))


def _turned(shapes: Iterable[Shape], box: Box) -> Iterator[Shape]:
    """The shapes that meet a box, moved by whole turns to where it is."""
    for shape in shapes:
        for turn in (-_TURN, 0.0, _TURN):
            seen = Box(shape.box.west + turn, shape.box.south, shape.box.east + turn, shape.box.north)
            if seen.meets(box):
                yield Shape([(x + turn, y) for x, y in shape.points], seen) if turn else shape


def _cut_rings(shapes: Iterable[Shape], box: Box) -> Iterator[Line]:
    for shape in _turned(shapes, box):
        ring = _cut_ring(shape.points, box)
        if len(ring) > 2:
            yield tuple(ring)


def _cut_ring(points: Sequence[Point], box: Box) -> Sequence[Point]:
    """A ring cut at the four sides in turn (Sutherland and Hodgman); it may run along a side and back."""
    for axis, limit, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        if not points:
            break
        depths = [sign * (p[axis] - limit) for p in points]
        if min(depths) >= 0:
            continue
        points = list(_cut_side(points, depths))
    return points


def _cut_side(points: Sequence[Point], depths: Sequence[float]) -> Iterator[Point]:
    before, deep = points[-1], depths[-1]
    for point, depth in zip(points, depths, strict=True):
        if (depth >= 0) != (deep >= 0):
            part = deep / (deep - depth)
            yield (before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1]))
        if depth >= 0:
            yield point
        before, deep = point, depth


def _cut_lines(shapes: Iterable[Shape], box: Box) -> Iterator[Line]:
    for shape in _turned(shapes, box):
        run: list[Point] = []
        for a, b in pairwise(shape.points):
            piece = _cut_piece(a, b, box)
            if run and (piece is None or piece[0] != run[-1]):
                yield tuple(run)
                run = []
            if piece is not None:
                run += piece[1:] if run else piece
        if run:
            yield tuple(run)


def _cut_piece(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line that lies in a box (Liang and Barsky)."""
    start, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, depth in (
        (-dx, a[0] - box.west),
        (dx, box.east - a[0]),
        (-dy, a[1] - box.south),
        (dy, box.north - a[1]),
    ):
        if step == 0:
            if depth < 0:
                return None
        elif step < 0:
            start = max(start, depth / step)
        else:
            end = min(end, depth / step)
    if start > end:
        return None
    first = a if start == 0 else (a[0] + start * dx, a[1] + start * dy)
    last = b if end == 1 else (a[0] + end * dx, a[1] + end * dy)
    return first, last


def _country_names(whole: World, box: Box) -> Iterator[CountryName]:
    least = _LABEL_SHARE * (box.east - box.west) * (box.north - box.south)
    for name, rings in whole.countries:
        cut = [ring for ring in _cut_rings(rings, box) if _area(ring) > least]
        if cut:
            cut.sort(key=_area, reverse=True)
            point, room = _middle([_thinned(ring) for ring in cut])
            yield CountryName(name, point, room)


def _thinned(ring: Line) -> Line:
    """A ring with few enough points to try a grid of labels on it."""
    return ring[:: 1 + len(ring) // _LABEL_EDGES]


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2


def _middle(rings: Sequence[Line]) -> tuple[Point, float]:
    """The point of a grid over the first ring that lies in it (and in no hole), farthest from every edge."""
    xs, ys = [p[0] for p in rings[0]], [p[1] for p in rings[0]]
    wide, high = (max(xs) - min(xs)) / _LABEL_GRID, (max(ys) - min(ys)) / _LABEL_GRID
    grid = [(min(xs) + wide * i, min(ys) + high * j) for i in range(1, _LABEL_GRID) for j in range(1, _LABEL_GRID)]
    edges = [point for ring in rings for point in _filled(ring, max(wide, high))]
    inside = [p for p in grid if sum(_encloses(ring, p) for ring in rings) % 2]
    if not inside:
        return rings[0][0], 0.0
    room, x, y = max((min((x - ex) ** 2 + (y - ey) ** 2 for ex, ey in edges), -x, -y) for x, y in inside)
    return (-x, -y), room**0.5


def _filled(ring: Line, gap: float) -> Iterator[Point]:
    """Points along a ring, so close that a long straight edge counts as near all along."""
    for a, b in pairwise((*ring, ring[0])):
        parts = 1 + int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) / gap)
        yield from ((a[0] + (b[0] - a[0]) * i / parts, a[1] + (b[1] - a[1]) * i / parts) for i in range(parts))


def _encloses(ring: Sequence[Point], point: Point) -> bool:
    x, y = point
    crossings = (
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
        for a, b in pairwise((*ring, ring[0]))
        if (a[1] > y) != (b[1] > y)
    )
    return sum(cross > x for cross in crossings) % 2 == 1
