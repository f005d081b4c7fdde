#!/usr/bin/env python3
"""Exports: invented incidents to Parquet and GeoJSON, CPU seconds and peak memory, beside holding all rows at once.

    benchmarks/exports.py [--incidents N ...]

Out: Markdown. Each line is a process of its own, so that its peak is its own. Records are made as they are asked for,
without a ledger: two claims (one accuses, one denies) and a toll an incident, over a hundred places. The time to make
them is in every line and stands apart in the first.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rows import measured, options, run_script, table

from counterclaim.export.formats import geojson, parquet
from counterclaim.export.formats.format import Losses
from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.claim import Agent, Claim, Event, Place, Quote, Span, Speaker, TimeRange, Toll, Weapon
from counterclaim.records.enums import (
    CivilStatus,
    DenialScope,
    Kind,
    PlacePrecision,
    Scope,
    Sector,
    Stance,
    TimeBasis,
    TimePrecision,
    TollKind,
)  # fmt: skip
from counterclaim.records.exporting import Choices, Ledgered
from counterclaim.records.ledger import Actor, Facets
from counterclaim.records.tallies import Figure, Tally
from counterclaim.records.wholes import DayTold, Sources, TallyLine, WholeIncident

SIDES = ("North", "South")
ACTORS = {f"a_{side}": Actor(id=f"a_{side}", name=f"{side} army", side=side, sector=Sector.MILITARY) for side in SIDES}
SOURCES = Sources(reports=1, origins=1, words="1 report")
BASELINE = "baseline: all rows in memory"


def main() -> int:
    """Run each way in a process of its own, print."""
    parser = options(__doc__)
    parser.add_argument("--incidents", type=int, nargs="+", default=[10_000, 100_000], help="how many")
    parser.add_argument("--run", help="only this way, as JSON (used by the script itself)")
    args = parser.parse_args()
    if args.run:
        print(json.dumps(run(args.run, args.incidents[0])))
        return 0
    command = f"benchmarks/exports.py --incidents {' '.join(map(str, args.incidents))}"
    print(measured(command))
    head = [f"{number:,} incidents: {what}" for number in args.incidents for what in ("CPU s", "peak MB", "file MB")]
    print(table(("export, one process each", *head), (_row(name, args.incidents) for name in WAYS)))
    return 0


def _row(name: str, numbers: list[int]) -> tuple[object, ...]:
    cells: list[str] = []
    for number in numbers:
        told = json.loads(run_script([Path(__file__), "--run", name, "--incidents", str(number)]))
        cells += [f"{told['seconds']:.1f}", f"{told['peak']:.0f}", f"{told['file']:.1f}"]
    return name, *cells


def run(name: str, number: int) -> dict[str, float]:
    """One way: seconds of CPU, peak of resident memory and size of what was written, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        out, began = Path(folder) / "out", time.process_time()
        WAYS[name](material(number), out)
        seconds = time.process_time() - began
        files = [path for path in out.rglob("*") if path.is_file()] if out.is_dir() else [out] if out.exists() else []
        size = sum(path.stat().st_size for path in files) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "peak": peak / (1e6 if sys.platform == "darwin" else 1e3), "file": size}


def _drain(given: Material, _: Path) -> None:
    for _one in given.incidents():
        pass


def _geojson(given: Material, out: Path) -> None:
    geojson.FORMAT.write(given, out, Losses())


def _parquet(given: Material, out: Path) -> None:
    parquet.FORMAT.write(given, out, Losses())


def _held(given: Material, out: Path) -> None:
    losses = Losses()
    features = [geojson.feature(told, given, losses) for told in given.incidents()]
    out.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")


WAYS: dict[str, Callable[[Material, Path], None]] = {
    "records made, nothing written": _drain,
    "parquet, all eight tables": _parquet,
    "geojson": _geojson,
    f"{BASELINE}, geojson": _held,
}


def material(number: int) -> Material:
    """So many invented incidents with their claims and tolls, made anew each time they are asked for."""

    def none() -> Iterator[Any]:
        return iter(())

    return Material(
        choices=Choices(), ledger=Ledgered(head=None, state="", reports=0, claims=0), made="2031-01-01T00:00:00Z",
        incidents=lambda: map(incident, range(number)),
        claims=lambda: (claim for one in range(number) for claim in claims(one)),
        tolls=lambda: map(toll_line, range(number)), ceasefires=none, actors=none, sources=none, reports=none,
        report=lambda _: None, actor=ACTORS.get, claim=lambda _: None, checked=lambda _: False,
        reviewers=lambda _: (), logged=none,
    )  # fmt: skip


def incident(number: int) -> ToldIncident:
    """An incident that one side is accused of and denies."""
    told = claims(number)
    blamed = SIDES[number % 2]
    day = _day(number)
    whole = WholeIncident(
        id=f"i_{number:08}", report=f"r_{number:08}", type="shelling", title=f"shelling, Place {number % 100}, {day}",
        claims=tuple(one.id for one in told), facets=Facets(contested=True, denied_by=(blamed,)),
        reports=(f"r_{number:08}",), days=(day,), statuses=("contested", "denied"), sources=SOURCES,
        weapons=("shells",),
        told_on=(DayTold(day=day, reports=(f"r_{number:08}",), claims=(told[0].id,)),),
    )  # fmt: skip
    return ToldIncident(whole=whole, claims=told, tallies=(Tally(**_tally(number)),))


def claims(number: int) -> tuple[Claim, Claim]:
    """An accusation with a toll, and the denial of the side accused."""
    by, blamed = SIDES[(number + 1) % 2], SIDES[number % 2]
    day, place = _day(number), number % 100
    words = f"{blamed} shells hit the market of Place {place} and killed {number % 20} civilians"
    told: dict[str, Any] = {
        "report": f"r_{number:08}", "kind": Kind.EVENT, "sentence": Span(0, len(words)),
        "event": Event(type="shelling", agents=(Agent(name=f"{blamed} army", actor=f"a_{blamed}"),)),
        "time": TimeRange(
            earliest=day, latest=day, precision=TimePrecision.DAY, basis=TimeBasis.STATED, text="on that day"
        ),
        "places": (
            Place(
                name=f"Place {place}", lat=10 + place / 100, lon=20 + place / 100, gazetteer=f"own:{place}",
                precision=PlacePrecision.SETTLEMENT, other_names=(f"Spot {place}",),
            ),
        ),
    }  # fmt: skip
    accuses = Claim(
        id=f"c_{number:08}a", evidence=Quote(0, len(words), words), stance=Stance.ACCUSES, side=by,
        speaker=Speaker(name=f"{by} army", actor=f"a_{by}", sector=Sector.MILITARY), weapons=(Weapon(name="shells"),),
        tolls=(Toll(kind=TollKind.KILLED, who="civilians", status=CivilStatus.CIVILIAN, **_bounds(number)),), **told,
    )  # fmt: skip
    denies = Claim(
        id=f"c_{number:08}b", evidence=Quote(0, 22, "none of our guns fired"), stance=Stance.DENIES, side=blamed,
        denial_scope=DenialScope.ACT,
        speaker=Speaker(name=f"{blamed} army", actor=f"a_{blamed}", sector=Sector.MILITARY), **told,
    )  # fmt: skip
    return accuses, denies


def toll_line(number: int) -> TallyLine:
    """The toll of an incident by the side that accuses."""
    return TallyLine(**_tally(number), sources=SOURCES)


def _tally(number: int) -> dict[str, Any]:
    by = SIDES[(number + 1) % 2]
    figure = Figure(claim=f"c_{number:08}a", report=f"r_{number:08}", day=_day(number), **_bounds(number))
    return {
        "id": f"t_{number:08}", "claimant": f"{by} army", "side": by, "kind": TollKind.KILLED, "who": "civilians",
        "scope": Scope.INCIDENT, "incident": f"i_{number:08}", "figures": (figure,),
    }  # fmt: skip


def _bounds(number: int) -> dict[str, float]:
    return dict.fromkeys(("low", "best", "high"), float(number % 20))


def _day(number: int) -> str:
    return f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"


if __name__ == "__main__":
    sys.exit(main())
