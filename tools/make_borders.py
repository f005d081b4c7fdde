"""Write the pack of borders that the dossier's map is drawn from. For maintainers only; run by hand.

In: two files of Natural Earth 4.1.0 (1:10m, public domain) and one of ours.
- `countries-10m.json`: countries and land as TopoJSON with shared arcs, from the npm package `world-atlas` 2.0.2;
- `world_map.gpkg`: of it only the layer `disputed_borders` (Admin 0, breakaway and disputed areas, boundary lines, as
  they are), from the Debian package `qgis-common` 3.22; its other layers were generalised by others and are not read;
- `packs/data/borders.contested.csv`: borders of the first file to draw dashed though the second has no line there, and
  areas in which no country's name is written.
Out: `packs/data/borders.json`: each arc simplified once (Visvalingam, weights in square degrees at its latitude), so
that neighbours keep one border; tiny islands left out; whole numbers of `STEP` degrees, each point as a step from the
last; one arc a line. Longitudes run on over the 180th meridian. Disputed lines told twice are one line here. Run:

    python tools/make_borders.py countries-10m.json world_map.gpkg
"""

import csv
import heapq
import json
import math
import sqlite3
import struct
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

Point = tuple[float, float]


class Row(NamedTuple):
    """A line of `borders.contested.csv`: a border of two countries (or of one with any), or an area without names."""

    pair: set[str]
    box: list[float]


STEP = 0.005
BORDER_WEIGHT = 0.0001
"""Least triangle of three neighbouring points that a border keeps, in square degrees: 0.06 wide and 0.003 high."""
COAST_WEIGHT = 0.0008
"""The same for coasts: they only give a reader his bearings."""
ISLAND = 0.001
"""Square degrees (about 12 km2) under which an island is left out unless it is the largest land of its country."""
DATA = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "packs" / "data"
HEADER = {
    "id": "borders",
    "version": "1",
    "language": "en",
    "source": "Natural Earth 4.1.0, 1:10m: countries (npm world-atlas 2.0.2), disputed lines (qgis-common 3.22.16)",
    "licence": "public domain",
    "made": "tools/make_borders.py: arcs simplified once (Visvalingam), islands under 12 km2 left out; step in degrees",
}


def main(atlas: Path, package: Path) -> None:
    """Read the files, write the pack."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    arcs = [unrolled(decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    units = [(g["properties"]["name"], rings_of(g)) for g in topology["objects"]["countries"]["geometries"]]
    owners = owners_of(units)
    kept_units = [(name, big_rings(rings, arcs, owners)) for name, rings in sorted(units)]
    kept = sorted({bare(i) for _, rings in kept_units for ring in rings for i in ring})
    number = {old: new for new, old in enumerate(kept)}
    land = [ring for g in topology["objects"]["land"]["geometries"] for ring in rings_of(g)]
    land = [ring for ring in land if all(bare(i) in number for i in ring)]
    rows = contested_rows({name for name, _ in units})
    drawn = [simpler(arcs[i], BORDER_WEIGHT if len(owners[i]) > 1 else COAST_WEIGHT) for i in kept]
    shared = [i for i in kept if len(owners[i]) > 1]
    dashed = {i for row in rows if not row.box for i in shared if row.pair <= owners[i]}
    parts = [
        part
        for row in rows
        if row.pair and row.box
        for i in shared
        if row.pair <= owners[i]
        for part in parts_within(drawn[number[i]], row.box)
    ]
    pack = {
        **HEADER,
        "step": STEP,
        "unnamed": [row.box for row in rows if not row.pair],
        "units": [[name, [renumbered(ring, number) for ring in rings]] for name, rings in kept_units],
        "land": [renumbered(ring, number) for ring in land],
        "borders": [number[i] for i in shared if i not in dashed],
        "contested": [*(number[i] for i in shared if i in dashed), *range(len(kept), len(kept) + len(parts))],
        "disputed": [[names, stepped(line)] for line, names in disputed_lines(package)],
        "arcs": [stepped(line) for line in (*drawn, *parts)],
    }
    (DATA / "borders.json").write_text(written(pack), encoding="utf-8")


def decoded(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> list[Point]:
    """An arc of TopoJSON in degrees."""
    (kx, ky), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * kx + tx, y * ky + ty))
    return points


def unrolled(points: Sequence[Point]) -> list[Point]:
    """An arc whose longitudes run on over the 180th meridian instead of jumping."""
    out = [points[0]]
    for x, y in points[1:]:
        out.append((x - 360 * round((x - out[-1][0]) / 360), y))
    return out


def rings_of(geometry: dict[str, Any]) -> list[list[int]]:
    """All rings of a (multi)polygon as numbers of arcs; a negative number is an arc walked backwards."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def bare(arc: int) -> int:
    """The number of an arc whichever way it is walked."""
    return arc if arc >= 0 else ~arc


def owners_of(units: Sequence[tuple[str, list[list[int]]]]) -> dict[int, set[str]]:
    """By arc: the names of the countries on it."""
    owners: dict[int, set[str]] = defaultdict(set)
    for name, rings in units:
        for ring in rings:
            for arc in ring:
                owners[bare(arc)].add(name)
    return owners


def big_rings(
    rings: Sequence[list[int]], arcs: Sequence[Sequence[Point]], owners: dict[int, set[str]]
) -> list[list[int]]:
    """A country's rings without tiny islands; rings that share a border, and the largest, always stay."""
    alone = [len(ring) == 1 and len(owners[bare(ring[0])]) == 1 for ring in rings]
    areas = [area(arcs[bare(r[0])]) if a else math.inf for r, a in zip(rings, alone, strict=True)]
    least = min(ISLAND, max(areas))
    return [ring for ring, size in zip(rings, areas, strict=True) if size >= least]


def area(points: Sequence[Point]) -> float:
    """Area of a closed arc in square degrees, narrowed at its latitude."""
    total = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(points))
    return abs(total) / 2 * math.cos(math.radians(points[0][1]))


def simpler(points: Sequence[Point], weight: float) -> list[Point]:
    """An arc without the points whose triangle with their neighbours is under the weight; a ring keeps four."""
    least = 4 if points[0] == points[-1] else 2
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    weights = [math.inf, *(triangle(points[i - 1 : i + 2]) for i in range(1, len(points) - 1)), math.inf]
    heap = [(w, i) for i, w in enumerate(weights)]
    heapq.heapify(heap)
    left = len(points)
    while heap and left > least:
        w, i = heapq.heappop(heap)
        if w >= weight:
            break
        if w != weights[i]:
            continue
        weights[i] = -1.0
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if 0 < j < len(points) - 1:
                weights[j] = max(w, triangle((points[before[j]], points[j], points[after[j]])))
                heapq.heappush(heap, (weights[j], j))
    return [p for p, w in zip(points, weights, strict=True) if w >= 0]


def triangle(corners: Sequence[Point]) -> float:
    """Area of a triangle in square degrees, narrowed at its latitude."""
    (ax, ay), (bx, by), (cx, cy) = corners
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * math.cos(math.radians(min(abs(by), 85)))


def contested_rows(names: set[str]) -> list[Row]:
    """The list of ours. Raises ValueError for a name that the data do not have."""
    lines = (DATA / "borders.contested.csv").read_text(encoding="utf-8").splitlines()
    rows = []
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        pair = {row["first"], row["second"]} - {"*", ""}
        if not pair <= names:
            raise ValueError(f"borders.contested.csv: no country named {pair - names}; names are those of the data")
        box = [float(row[side]) for side in ("west", "south", "east", "north") if row[side]]
        if len(box) != (4 if row["kind"] == "area" else len(box) and 4) or bool(pair) == (row["kind"] == "area"):
            raise ValueError(f"borders.contested.csv: a line needs names, an area a whole box: {row}")
        rows.append(Row(pair, box))
    return rows


def parts_within(line: Sequence[Point], box: Sequence[float]) -> list[list[Point]]:
    """The stretches of a line whose points lie in a box."""
    west, south, east, north = box
    inside = groupby(line, key=lambda p: west <= p[0] <= east and south <= p[1] <= north)
    stretches = [list(points) for within, points in inside if within]
    return [points for points in stretches if len(points) > 1]


def disputed_lines(package: Path) -> list[tuple[list[Point], list[str]]]:
    """Disputed lines, simplified, each with its names in the data; pieces that follow on one another are joined."""
    told: dict[tuple[Point, ...], set[str]] = defaultdict(set)
    with sqlite3.connect(f"file:{package}?mode=ro", uri=True) as base:
        for name, shape in base.execute("select name, geom from disputed_borders order by fid"):
            for line in joined(multilines(shape)):
                told[tuple(min(line, line[::-1]))].add(name)
    lines = [(simpler(line, BORDER_WEIGHT), sorted(names)) for line, names in told.items()]
    return sorted((line, names) for line, names in lines if stepped(line)[2:] != [0, 0])


def multilines(shape: bytes) -> list[list[Point]]:
    """The lines of a GeoPackage geometry: a header of 8 bytes and an envelope, then well-known binary."""
    start = 8 + (0, 32, 48, 48, 64)[shape[3] >> 1 & 7]
    order = "<" if shape[start] else ">"
    kind, count = struct.unpack_from(order + "II", shape, start + 1)
    if kind != 5:
        raise ValueError(f"a disputed line is of kind {kind}, not a multi-line: is this the right file?")
    at, lines = start + 9, []
    for _ in range(count):
        (size,) = struct.unpack_from(order + "I", shape, at + 5)
        flat = struct.unpack_from(f"{order}{2 * size}d", shape, at + 9)
        lines.append(list(zip(flat[::2], flat[1::2], strict=True)))
        at += 9 + 16 * size
    return lines


def joined(lines: Iterable[list[Point]]) -> list[list[Point]]:
    """Lines put together where one ends at another's end."""
    whole: list[list[Point]] = []
    for piece in lines:
        line = piece
        while True:
            other = next((w for w in whole if {w[0], w[-1]} & {line[0], line[-1]} and w[0] != w[-1]), None)
            if other is None or line[0] == line[-1]:
                break
            whole.remove(other)
            line = end_to_end(other, line)
        whole.append(line)
    return whole


def end_to_end(first: list[Point], second: list[Point]) -> list[Point]:
    """Two lines that share an end as one line."""
    head = first if first[-1] in (second[0], second[-1]) else first[::-1]
    tail = second if second[0] == head[-1] else second[::-1]
    return head + tail[1:]


def renumbered(ring: Iterable[int], number: dict[int, int]) -> list[int]:
    """A ring by the numbers that its arcs have in the pack."""
    return [number[i] if i >= 0 else ~number[~i] for i in ring]


def stepped(points: Iterable[Point]) -> list[int]:
    """A line as whole steps: the first point, then each as its distance from the last; two points at least."""
    flat: list[int] = []
    x = y = 0
    for px, py in points:
        nx, ny = round(px / STEP), round(py / STEP)
        if not flat or (nx, ny) != (x, y):
            flat += (nx - x, ny - y)
        x, y = nx, ny
    return flat if len(flat) > 2 else [*flat, 0, 0]


def written(pack: dict[str, Any]) -> str:
    """The pack as JSON with one country, line or arc a line, so that a change shows as one."""
    parts = []
    for key, value in pack.items():
        if key in ("units", "land", "disputed", "arcs"):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in value)
            parts.append(f'"{key}":[\n{rows}\n]')
        else:
            parts.append(f'"{key}":{json.dumps(value, ensure_ascii=False, separators=(",", ":"))}')
    return "{" + ",\n".join(parts) + "}\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
