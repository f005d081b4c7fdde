#!/usr/bin/env python3
"""What one book costs as it grows: linking, memory, the ledger's size, and the commands that tell of it.

    benchmarks/scale.py [--claims 1000 10000 100000] [--reports 0] [--moulds FILE] [--keep DIR]

In: the samples and the reports of `benchmarks/book/open`, read once, whole and in parts (`--moulds` keeps it).
Out: Markdown. Each report that is stored is one of those moved to another stretch of its war (`moving.py`): other days,
places, people and words, quotes where their records say. Two in five are copies: of another desk, on that day or the
next, whole or in part, every fifth desk with a spelling of its own. `--reports`: how many to end with; 100000 takes an
hour. The baseline compares every telling with every other, by the very scores that linking uses.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from moving import Mould, misplaced, mould_of, names_of, reading_of
from rows import ONE_THREAD, ROOT, measured, table
from stretches import Moved, Names

from counterclaim.records.ledger import Reading
from counterclaim.records.report import Refusal

MEGA = 1_000_000
SETS = {
    "benchmarks/book/open/reports.jsonl": "benchmarks/book/open/conflict.yaml",
    "samples/dispatches/border-war": "samples/conflicts/border-war.yaml",
    "samples/dispatches/colombia-2023": "samples/conflicts/colombia.yaml",
    "samples/dispatches/karabakh-2020": "samples/conflicts/karabakh.yaml",
    "samples/dispatches/myanmar-2024": "samples/conflicts/myanmar.yaml",
    "samples/dispatches/sudan-2023": "samples/conflicts/sudan.yaml",
}
"""Texts, and the conflict file that they are read with."""
INVENTED = tuple(SETS)[:2]
THEATRES = 20
"""Wars that are followed: an invented one goes on between other parties; one that was fought is told of once in so many
stretches."""
COPIED = 0.65
"""Copies for each report that is nobody's copy."""
MOST_PAIRS = 200_000
"""Pairs that the baseline compares; for more it is told what they would take."""
COMMANDS = (
    ("incidents",), ("tolls",), ("ceasefires",), ("actors",), ("sources",), ("queue",), ("review-sheet", "-o", "SHEET"),
)  # fmt: skip


class War(NamedTuple):
    """The moulds of one set of reports."""

    moulds: tuple[Mould, ...]
    names: Names


def main() -> int:
    """Measure in a process of its own, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=[1_000, 10_000, 100_000], help="claims to stop at")
    parser.add_argument("--reports", type=int, default=0, help="reports to end with, after that")
    parser.add_argument("--moulds", type=Path, help="a file that keeps what was read of the texts")
    parser.add_argument("--keep", type=Path, help="a folder for the ledger")
    parser.add_argument("--no-commands", action="store_true", help="linking alone")
    args = parser.parse_args()
    os.environ.update(ONE_THREAD)
    with tempfile.TemporaryDirectory() as scratch:
        wars = wars_of(read_texts(args.moulds or Path(scratch) / "moulds"))
        folder = args.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        print(measured("benchmarks/scale.py"), flush=True)
        stops = [*((claims, 0) for claims in args.claims), *([(0, args.reports)] if args.reports else [])]
        steps = list(grown(wars, folder / "ledger.db", stops, commands=not args.no_commands))
    print(linking_table(steps))
    if not args.no_commands:
        print(commands_table(steps))
    return 0


# --- what was read ---------------------------------------------------------------------------------------------------


def read_texts(kept: Path) -> list[tuple[str, int, Reading]]:
    """Every text read, and the parts of it: set, number of the text, reading.

    They are read in a process of their own: the trained reader takes more memory than a book of a thousand reports.
    """
    form = list[tuple[str, int, bytes]]
    if not kept.exists():
        reader = get_context("spawn").Process(target=keep_texts, args=(kept,))
        reader.start()
        reader.join()
    rows = msgspec.msgpack.decode(kept.read_bytes(), type=form)
    return [(name, base, msgspec.msgpack.decode(data, type=Reading)) for name, base, data in rows]


def keep_texts(kept: Path) -> None:
    """Read every text and keep what was read in a file."""
    told = [(name, base, msgspec.msgpack.encode(one)) for name, base, one in _read(kept.with_suffix(".jsonl"))]
    kept.write_bytes(msgspec.msgpack.encode(told))


def _read(lines: Path) -> Iterator[tuple[str, int, Reading]]:
    from counterclaim.pipeline import read_all
    from counterclaim.records.settings import Settings

    for name, conflict in SETS.items():
        texts = [(base, part) for base, one in enumerate(_texts(name)) for part in parts_of(one)]
        lines.write_text("".join(json.dumps(part) + "\n" for _, part in texts), encoding="utf-8")
        settings = Settings(conflict=ROOT / conflict)
        for (base, _), outcome in zip(texts, read_all([str(lines)], settings=settings), strict=True):
            if not isinstance(outcome, Refusal):
                yield name, base, outcome


def _texts(name: str) -> Iterator[dict[str, str]]:
    """The reports of a set in plain text with their days."""
    path = ROOT / name
    files = sorted(path.glob("*.txt")) if path.is_dir() else []
    lines = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    for file in files:
        yield {"text": file.read_text(encoding="utf-8")}
    for file in lines:
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def parts_of(told: dict[str, str]) -> Iterator[dict[str, str]]:
    """A report whole, without its end, and without its middle: what a desk prints of another's."""
    head, *rest = told["text"].split("\n\n")
    third = max(1, len(rest) // 3)
    for kept in (rest, rest[: 2 * third], rest[:third] + rest[2 * third :], rest[: -third or None]):
        yield {**told, "text": "\n\n".join((head, *kept))}


def wars_of(texts: Sequence[tuple[str, int, Reading]]) -> tuple[War, ...]:
    """Moulds of every set; what does not come out of its mould whole is left aside, and said."""
    wars = []
    for name, some in itertools.groupby(texts, key=lambda one: one[0]):
        told = list(some)
        names = names_of([reading for _, _, reading in told], invented=name in INVENTED)
        made = [mould_of(reading, name, base, names) for _, base, reading in told if reading.claims]
        good = [one for one in made if not misplaced(reading_of(one, names, Moved(1, 1, 1, 1)))]
        print(f"{name}: {len(good)} of {len(told)} moulds", file=sys.stderr, flush=True)
        wars.append(War(tuple(good), names))
    return tuple(wars)


def moved_reports(wars: Sequence[War]) -> Iterator[Reading]:
    """Reports without end, about in the order of their days."""
    for stretch in itertools.count():
        rng = random.Random(stretch)
        some: list[tuple[str, Mould, Names, Moved]] = []
        for war in wars if stretch % THEATRES == 0 else wars[: len(INVENTED)]:
            for _, parts in itertools.groupby(war.moulds, key=lambda mould: mould.base):
                whole, *cut = parts
                number = 1 + (rng.random() < COPIED) * rng.randint(1, 1 + (rng.random() < COPIED / 2))
                for n, desk in enumerate(rng.sample(range(60), number)):
                    mould = rng.choice((whole, *cut)) if n else whole
                    moved = Moved(stretch, stretch, stretch % THEATRES, desk, late=rng.randint(0, 1) if n else 0)
                    some.append((f"{mould.published} {moved.late}", mould, war.names, moved))
        for _, mould, names, moved in sorted(some, key=lambda one: (one[0], one[1].base, one[3])):
            yield reading_of(mould, names, moved)


# --- the growing book ------------------------------------------------------------------------------------------------


def grown(
    wars: Sequence[War], ledger: Path, stops: Sequence[tuple[int, int]], *, commands: bool
) -> Iterator[dict[str, Any]]:
    """The figures at each stop, in claims or reports."""
    from counterclaim.pipeline import link_book
    from counterclaim.store import new_run, open_store

    run, source = new_run("benchmark"), moved_reports(wars)
    claims = reports = 0
    baseline: list[Reading] = []
    for at_claims, at_reports in stops:
        before = reports
        stored = linked = 0.0
        while claims < at_claims or reports < at_reports:
            some = list(itertools.islice(source, 200))
            with open_store(ledger) as store:
                begun = time.process_time()
                claims += sum(len(one.claims) for one in some if store.add_reading(one, run=run))
                reports += len(some)
                stored += time.process_time() - begun
                begun = time.process_time()
                sum(link_book(store, run=run))
                linked += time.process_time() - begun
            if before == 0:
                baseline += some
            print(f"{reports} reports, {claims} claims, {linked:.1f} s", file=sys.stderr, flush=True)
        new = max(1, reports - before)
        step = {
            "claims": claims, "reports": reports, "stored": 1000 * stored / new, "linked": 1000 * linked / new,
            "seconds": linked, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGA,
            "size": ledger.stat().st_size / MEGA,
        }  # fmt: skip
        step |= tellings(ledger)
        step["pairwise"] = pairwise(baseline) * step["tellings"] ** 2 / 2
        if commands:
            step["commands"] = {words[0]: called(words, ledger) for words in COMMANDS}
        print(linking_table([step]), file=sys.stderr, flush=True)
        yield step


def tellings(ledger: Path) -> dict[str, int]:
    """How many tellings of incidents, how many incidents, and how many pairs were kept as alike."""
    import sqlite3

    with sqlite3.connect(ledger) as conn:
        asked = {
            "tellings": "select count(*) from joins where kind = 'incident'",
            "incidents": "select count(distinct whole) from joins where kind = 'incident'",
        }
        return {name: conn.execute(query).fetchone()[0] for name, query in asked.items()}


def pairwise(readings: Sequence[Reading]) -> float:
    """The baseline: seconds that comparing two tellings takes, each with each, without blocks."""
    from counterclaim.book.incidents.linker import incident_linker
    from counterclaim.book.parts import parts_of as book_parts

    linker = incident_linker()
    made = [linker.traits(part) for one in readings for part in book_parts(one, linker.kind)]
    pairs = list(itertools.islice(itertools.combinations(made, 2), MOST_PAIRS))
    begun = time.process_time()
    for one, two in pairs:
        linker.score(one, two)
    return (time.process_time() - begun) / len(pairs)


def called(words: Sequence[str], ledger: Path) -> tuple[float, float]:
    """Seconds and megabytes of a command on the ledger."""
    sheet = str(ledger.with_name("sheet.xlsx"))
    Path(sheet).unlink(missing_ok=True)
    command = [sheet if word == "SHEET" else word for word in words]
    run = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    tell = "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime, u.ru_maxrss * 1024)"
    program = [sys.executable, "-c", run + tell, sys.executable, "-m", "counterclaim", *command]
    done = subprocess.run([*program, "--ledger", str(ledger)], stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode:
        return float("nan"), float("nan")
    seconds, size = map(float, done.stdout.split())
    print(f"{words[0]}: {seconds:.1f} s, {size / MEGA:.0f} MB", file=sys.stderr, flush=True)
    return seconds, size / MEGA


# --- tables ----------------------------------------------------------------------------------------------------------


def linking_table(steps: Sequence[dict[str, Any]]) -> str:
    """What linking took at each stop; times are of the reports since the stop before."""
    head = ("linking, CPU", *(f"{step['claims']:,} claims" for step in steps))
    rows = [
        ("reports", *(f"{step['reports']:,}" for step in steps)),
        ("tellings of incidents", *(f"{step['tellings']:,}" for step in steps)),
        ("incidents", *(f"{step['incidents']:,}" for step in steps)),
        ("storing, ms a report", *(f"{step['stored']:.1f}" for step in steps)),
        ("linking, ms a report since the last column", *(f"{step['linked']:.1f}" for step in steps)),
        ("linking them, s", *(f"{step['seconds']:,.0f}" for step in steps)),
        ("baseline: each telling with each, s", *(f"{step['pairwise']:,.0f}" for step in steps)),
        ("peak memory, MB", *(f"{step['peak']:,.0f}" for step in steps)),
        ("ledger, MB", *(f"{step['size']:,.0f}" for step in steps)),
        ("ledger, kB a report", *(f"{1000 * step['size'] / step['reports']:,.0f}" for step in steps)),
    ]
    return table(head, rows)


def commands_table(steps: Sequence[dict[str, Any]]) -> str:
    """What the commands took."""
    head = ("commands, s of CPU (peak MB)", *(f"{step['claims']:,} claims" for step in steps))
    told = [[f"{seconds:.1f} ({size:,.0f})" for seconds, size in step["commands"].values()] for step in steps]
    return table(head, [(f"`{words[0]}`", *column) for words, *column in zip(COMMANDS, *told, strict=True)])


if __name__ == "__main__":
    sys.exit(main())
