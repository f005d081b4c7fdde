"""Land, borders and disputed lines inside a box of the world, for the maps of a dossier.

In: a box in degrees. Out: what is to be drawn in it, in degrees: land as closed rings; coast, settled and contested
borders and disputed lines as open lines; names of countries, each with a point for its label, which is never in an
area of which the parties disagree whose it is. A box may run over the 180th meridian: its longitudes then go on past
180. Reads the pack `borders` (`borders.json`: arcs between crossings, each once, as steps; made by
`tools/make_borders.py` from Natural Earth).
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import Final

import msgspec

Point = tuple[float, float]
Line = tuple[Point, ...]

VIEWPOINTS: Final = ("de_facto",)
"""From where borders can be drawn: the pack has one, by who holds the ground. The first is what is drawn unasked."""
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
    coast: tuple[Line, ...]
    borders: tuple[Line, ...]
    contested: tuple[Line, ...]
    """Borders of countries that are themselves not settled; parts of them lie over `borders`."""
    disputed: tuple[Disputed, ...]
    unnamed: tuple[Box, ...]
    """Areas in which no country's name is to be written."""
    countries: tuple[CountryName, ...]


class Shape(msgspec.Struct, frozen=True):
    """A line or ring as arcs end to end, and the box around it."""

    arcs: tuple[tuple[int, float], ...]
    """Numbers, `~n` for arc n backwards, and how many degrees eastward each is moved."""
    box: Box
    pole: float | None = None
    """Latitude of the pole that a ring right round the world holds."""


class World(msgspec.Struct, frozen=True, kw_only=True):
    """The pack, with its arcs still packed."""

    land: tuple[Shape, ...]
    borders: tuple[Shape, ...]
    contested: tuple[Shape, ...]
    disputed: tuple[tuple[tuple[str, ...], Shape], ...]
    unnamed: tuple[Box, ...]
    countries: tuple[tuple[str, tuple[Shape, ...]], ...]
    arcs: tuple[tuple[int, ...], ...]
    step: float


class _Arc(msgspec.Struct, frozen=True):
    start: float
    end: float
    box: Box


class _Pack(msgspec.Struct, frozen=True):
    step: float
    unnamed: tuple[tuple[float, float, float, float], ...]
    units: tuple[tuple[str, tuple[tuple[int, ...], ...]], ...]
    land: tuple[tuple[int, ...], ...]
    borders: tuple[int, ...]
    contested: tuple[int, ...]
    disputed: tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
    arcs: tuple[tuple[int, ...], ...]


@cache
def world() -> World:
    """All land and borders. Read once; do not change what you are given."""
    path = files("counterclaim.packs").joinpath("data", "borders.json")
    pack = msgspec.json.decode(path.read_bytes(), type=_Pack)
    packed = (*pack.arcs, *(line for _, line in pack.disputed))
    arcs = [_measured(arc, pack.step) for arc in packed]
    lines = [Shape(((number, 0.0),), arc.box) for number, arc in enumerate(arcs)]
    return World(
        land=tuple(_ring(ring, arcs, lines) for ring in pack.land),
        borders=tuple(lines[i] for i in pack.borders),
        contested=tuple(lines[i] for i in pack.contested),
        disputed=tuple((names, lines[n]) for n, (names, _) in enumerate(pack.disputed, start=len(pack.arcs))),
        unnamed=tuple(Box(*box) for box in pack.unnamed),
        countries=tuple((name, tuple(_ring(ring, arcs, lines) for ring in rings)) for name, rings in pack.units),
        arcs=packed,
        step=pack.step,
    )


def view(box: Box) -> View:
    """What is to be drawn in a box: cut off at its edge, so give a little more than you show."""
    whole = world()
    land = list(_lying_in(whole.land, box))
    disputed = ((names, _cut_lines(_lying_in((shape,), box), box)) for names, shape in whole.disputed)
    return View(
        land=tuple(_cut_rings(land, box)),
        coast=tuple(_cut_lines(land, box)),
        borders=tuple(_cut_lines(_lying_in(whole.borders, box), box)),
        contested=tuple(_cut_lines(_lying_in(whole.contested, box), box)),
        disputed=tuple(Disputed(names, line) for names, lines in disputed for line in lines),
        unnamed=tuple(_unnamed(whole, box)),
        countries=tuple(_country_names(whole, box)),
    )


def _measured(steps: Sequence[int], step: float) -> _Arc:
    xs, ys = list(accumulate(steps[::2])), list(accumulate(steps[1::2]))
    box = Box(min(xs) * step, min(ys) * step, max(xs) * step, max(ys) * step)
    return _Arc(xs[0] * step, xs[-1] * step, box)


def _ring(numbers: Sequence[int], arcs: Sequence[_Arc], lines: Sequence[Shape]) -> Shape:
    """Arcs end to end, each moved by whole turns to where the last one ended; `~n` is arc n backwards."""
    if len(numbers) == 1 and arcs[max(numbers[0], ~numbers[0])].start == arcs[max(numbers[0], ~numbers[0])].end:
        return lines[max(numbers[0], ~numbers[0])]
    placed: list[tuple[int, float]] = []
    boxes = []
    at: float | None = None
    for number in numbers:
        arc = arcs[max(number, ~number)]
        start, end = (arc.start, arc.end) if number >= 0 else (arc.end, arc.start)
        turn = 0.0 if at is None else _TURN * round((at - start) / _TURN)
        placed.append((number, turn))
        boxes.append((arc.box.west + turn, arc.box.south, arc.box.east + turn, arc.box.north))
        at = end + turn
    west, south, east, north = zip(*boxes, strict=True)
    box = Box(min(west), min(south), max(east), max(north))
    first = arcs[max(numbers[0], ~numbers[0])]
    if at is None or abs(at - (first.start if numbers[0] >= 0 else first.end)) < _TURN / 2:
        return Shape(tuple(placed), box)
    pole = 90.0 if box.north > 0 else -90.0
    return Shape(tuple(placed), Box(box.west, min(box.south, pole), box.east, max(box.north, pole)), pole)


def _points(shape: Shape, turn: float) -> list[Point]:
    points: list[Point] = []
    for number, own_turn in shape.arcs:
        arc = _unpacked(max(number, ~number))
        moved = turn + own_turn
        ordered = arc if number >= 0 else arc[::-1]
        points += [(x + moved, y) for x, y in ordered] if moved else ordered
    if shape.pole is not None:
        points += [(points[-1][0], shape.pole), (points[0][0], shape.pole)]
    return points


@cache
def _unpacked(number: int) -> Line:
    """The points of an arc, in degrees."""
    whole = world()
    steps = whole.arcs[number]
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((x * whole.step, y * whole.step) for x, y in zip(xs, ys, strict=True))


def _lying_in(shapes: Iterable[Shape], box: Box) -> Iterator[list[Point]]:
    """The points of the shapes that meet a box, moved by whole turns to where it is."""
    for shape in shapes:
        for turn in (-_TURN, 0.0, _TURN):
            if Box(shape.box.west + turn, shape.box.south, shape.box.east + turn, shape.box.north).meets(box):
                yield _points(shape, turn)


def _cut_rings(rings: Iterable[Sequence[Point]], box: Box) -> Iterator[Line]:
    for points in rings:
        ring = _cut_ring(points, box)
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


def _on_seam(a: Point, b: Point) -> bool:
    """Whether an edge is no coast but the cut that the data make along the 180th meridian and at the poles."""
    along_meridian = a[0] == b[0] and abs(a[0]) % _TURN == _TURN / 2
    return along_meridian or (a[1] == b[1] and abs(a[1]) == 90)


def _cut_lines(lines: Iterable[Sequence[Point]], box: Box) -> Iterator[Line]:
    for points in lines:
        run: list[Point] = []
        for a, b in pairwise(points):
            piece = None if _on_seam(a, b) else _cut_piece(a, b, box)
            if run and (piece is None or piece[0] != run[-1]):
                yield tuple(run)
                run = []
            if piece is not None:
                run += piece[1:] if run else piece
        if run:
            yield tuple(run)


def _cut_piece(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line that lies in a box (Liang and Barsky)."""
    if (a[0] < box.west and b[0] < box.west) or (a[0] > box.east and b[0] > box.east):
        return None
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
    unnamed = tuple(_unnamed(whole, box))
    for name, rings in whole.countries:
        cut = [ring for ring in _cut_rings(_lying_in(rings, box), box) if _area(ring) > least]
        if cut:
            cut.sort(key=_area, reverse=True)
            found = _middle([_thinned(ring) for ring in cut], unnamed)
            if found:
                yield CountryName(name, *found)


def _unnamed(whole: World, box: Box) -> Iterator[Box]:
    for area in whole.unnamed:
        for turn in (-_TURN, 0.0, _TURN):
            seen = Box(area.west + turn, area.south, area.east + turn, area.north)
            if seen.meets(box):
                yield seen


def _thinned(ring: Line) -> Line:
    """A ring with few enough points to try a grid of labels on it."""
    return ring[:: 1 + len(ring) // _LABEL_EDGES]


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*ring, ring[0])))) / 2


def _middle(rings: Sequence[Line], unnamed: Sequence[Box]) -> tuple[Point, float] | None:
    """The point of a grid over the first ring that lies in it, in no hole or unnamed area, farthest from any edge."""
    xs, ys = [p[0] for p in rings[0]], [p[1] for p in rings[0]]
    wide, high = (max(xs) - min(xs)) / _LABEL_GRID, (max(ys) - min(ys)) / _LABEL_GRID
    grid = [(min(xs) + wide * i, min(ys) + high * j) for i in range(1, _LABEL_GRID) for j in range(1, _LABEL_GRID)]
    edges = [point for ring in rings for point in _filled(ring, max(wide, high))]
    named = [p for p in grid if not any(area.meets(Box(*p, *p)) for area in unnamed)]
    inside = [p for p in named if sum(_encloses(ring, p) for ring in rings) % 2]
    if not inside:
        return None
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
