#!/usr/bin/env python3
"""One book from many reports: the sets of our own corpus, ours beside two baselines, by one scorer.

    benchmarks/book.py [--sets DIR ...] [--all] [--keep DIR]

In: the folders of `benchmarks/book`. Out: Markdown, a table for each way of joining. Each set is read by `counterclaim
read` into a fresh ledger with the set's conflict file; ours is how the ledger joins what it read
(`counterclaim.bench.book`). The baselines join the same readings: not at all, and by the same day, type and place, or
name.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rows import ROOT, SKIPPED, measured, missing, options, run_script, table

BOOK = ROOT / "benchmarks" / "book"
SCORER = BOOK / "score.py"
SETS = ("open", "highland", "strait", "sudan-2023", "karabakh-2020", "kept")
COUNTERCLAIM = Path(sys.executable).with_name("counterclaim")
FIGURES: tuple[tuple[str, str, str, str], ...] = (
    ("copies, pairs F1", "copies", "f1", ">= 95"),
    ("copies, paragraphs F1", "copies: paragraphs", "f1", ""),
    ("tellings of incidents found", "incidents: found", "share", ""),
    ("incidents, B-cubed F1 of those found", "incidents: B-cubed of those found", "f1", ">= 85"),
    ("incidents, B-cubed P", "incidents: B-cubed of those found", "p", ""),
    ("incidents, B-cubed R", "incidents: B-cubed of those found", "r", ""),
    ("incidents, B-cubed F1 of all", "incidents: B-cubed of all", "f1", ""),
    ("incidents, pairs across reports F1 of those found", "incidents: pairs across reports of those found", "f1", ""),
    ("names of actors found", "actors: found", "share", ""),
    ("actors, B-cubed F1 of those found", "actors: B-cubed of those found", "f1", ">= 90"),
    ("actors, B-cubed P", "actors: B-cubed of those found", "p", ""),
    ("actors, B-cubed R", "actors: B-cubed of those found", "r", ""),
    ("actors, B-cubed F1 of all", "actors: B-cubed of all", "f1", ""),
    ("actors, pairs across reports F1 of those found", "actors: pairs across reports of those found", "f1", ""),
    ("ceasefires exact F1", "ceasefires: exact", "f1", "100"),
    ("alleged violations F1", "ceasefires: violations", "f1", ""),
    ("claims of keeping F1", "ceasefires: kept", "f1", ""),
    ("toll points in the right series F1", "tolls: points", "f1", ">= 90"),
    ("violations on the wrong side", "wrong side", "violations", "0"),
    ("numbers on the wrong side", "wrong side", "tolls", "0"),
)
"""Title, the scorer's name of it, its measure, and what is asked for."""
Scored = dict[str, dict[str, float]]


def main() -> int:
    """Read, score, print."""
    parser = options(__doc__)
    parser.add_argument("--sets", type=Path, nargs="+", default=[BOOK / name for name in SETS], help="folders")
    parser.add_argument("--all", action="store_true", help="every figure of the scorer")
    parser.add_argument("--keep", type=Path, help="a folder for ledgers and predictions")
    args = parser.parse_args()
    if missing(*args.sets):
        return SKIPPED
    print(measured("benchmarks/book.py"))
    found = {}
    for gold_set in args.sets:
        with tempfile.TemporaryDirectory() as scratch:
            folder = (args.keep or Path(scratch)) / gold_set.name
            folder.mkdir(parents=True)
            found[gold_set.name] = scored(gold_set, folder)
    for way in next(iter(found.values())):
        print(rows_of(way, {name: ways[way] for name, ways in found.items()}, every=args.all))
    return 0


def scored(gold_set: Path, folder: Path) -> dict[str, Scored]:
    """The figures of each way of joining what was read in a set."""
    ledger = folder / "ledger.db"
    words = [
        "read",
        gold_set / "reports.jsonl",
        "--ledger",
        ledger,
        "--conflict",
        gold_set / "conflict.yaml",
        "--quiet",
    ]
    subprocess.run([str(COUNTERCLAIM), *map(str, words)], check=True, cwd=ROOT)  # noqa: S603 - our own command
    said = predicted(ledger, folder)
    return {name: json.loads(run_script([SCORER, gold_set, "--json", "--pred", path])) for name, path in said.items()}


def predicted(ledger: Path, folder: Path) -> dict[str, Path]:
    """A prediction for each way: as the ledger joins its readings, and as the baselines do."""
    from counterclaim.bench.book import book_row, joined, readings_of, to_json
    from counterclaim.bench.book_baselines import alone, as_it_stands
    from counterclaim.store import open_store

    with open_store(ledger, create=False) as store:
        readings = readings_of(store)
        ways = {
            "Counterclaim": joined(store),
            "baseline: every report alone": alone(readings),
            "baseline: a day, type and place is one": as_it_stands(readings),
        }
        files = {name: folder / f"{number}.json" for number, name in enumerate(ways)}
        for name, how in ways.items():
            files[name].write_bytes(to_json(book_row(readings, how)))
    return files


def rows_of(way: str, by_set: Mapping[str, Scored], *, every: bool = False) -> str:
    """The table of one way of joining, a column for each set."""
    first = next(iter(by_set.values()))
    more = [(f"{name}, {key}", name, key, "") for name, figure in first.items() for key in figure] if every else FIGURES
    rows = [
        (title, *(_figure(one[name][key], name) for one in by_set.values()), asked) for title, name, key, asked in more
    ]
    return table((way, *by_set, "asked for"), rows)


def _figure(value: float, name: str) -> str:
    """Per cent with one place; a count as it is."""
    return f"{value:.0f}" if name == "wrong side" else f"{value:.1f}"


if __name__ == "__main__":
    sys.exit(main())
