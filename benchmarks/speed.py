#!/usr/bin/env python3
"""Speed and memory on one core: start-up, dispatches of 600 words end to end, and how flat memory stays.

    benchmarks/speed.py [--dispatches 600] [--profile 25]

In: the samples, whose sentences are cycled into as many different dispatches as asked for. Out: Markdown. The reader
runs in a process of its own, bound to one core, with one thread for every library that counts; CPU time stands beside
wall time, because other programs slow the wall clock. Stages are timed by wrapping the functions that
`pipeline.read_report` calls.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from rows import ONE_THREAD, ROOT, measured, table
from sampling import profiled
from speed_tables import WORDS, memory, rates, shares

WARM = 5
RUNS = 7
MEGA = 1_000_000
STAGES = {
    "parse": (("counterclaim.documents.building", "parse"),),
    "attribution": (("counterclaim.documents.annotators.attribution", "annotate"),),
    "claims": (("counterclaim.claims.reading", "read_claims"),),
    "links, incidents, tolls, truces": (
        ("counterclaim.incidents.links", "link_answers"),
        ("counterclaim.incidents.grouping", "form_incidents"),
        ("counterclaim.ledgers.ceasefires", "tally_ceasefires"),
        ("counterclaim.ledgers.tolls", "tally_tolls"),
    ),
    "store": (("counterclaim.store.store", "Store.add_reading"),),
}
"""Stage: the functions whose time it is, by module and name."""


def main() -> int:
    """Measure and print; as a worker, run the reader and print figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dispatches", type=int, default=600, help="how many to read after warming up (at least 60)")
    parser.add_argument("--profile", type=int, default=0, metavar="N", help="also list our N most expensive functions")
    parser.add_argument("--worker", choices=["ours", "baseline", "profile"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        print(json.dumps(work(args.worker, args.dispatches, args.profile)))
        return 0
    print(measured("benchmarks/speed.py"))
    print(start_up())
    ours, plain = (in_a_worker(name, args.dispatches) for name in ("ours", "baseline"))
    print(rates(ours, plain))
    print(shares(ours))
    print(memory(ours))
    if args.profile:
        print(in_a_worker("profile", min(args.dispatches, 60), args.profile)["profile"])
    return 0


# --- start-up --------------------------------------------------------------------------------------------------------


def start_up() -> str:
    """Time of commands that need no model, from the call to the end of the process."""
    program = str(Path(sys.executable).with_name("counterclaim"))
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.db"
        make = "import pathlib, sys, counterclaim.store as s; s.open_store(pathlib.Path(sys.argv[1])).close()"
        subprocess.run([sys.executable, "-c", make, str(empty)], check=True)  # noqa: S603
        commands = {
            "counterclaim --version": [program, "--version"],
            "counterclaim --help": [program, "--help"],
            "counterclaim tolls --ledger EMPTY": [program, "tolls", "--ledger", str(empty)],
        }
        rows = [(f"`{name}`", *_median_times(command)) for name, command in commands.items()]
    return table((f"start-up, median of {RUNS}", "wall s", "CPU s"), rows)


def _median_times(command: list[str]) -> tuple[str, str]:
    walls, cpus = [], []
    for _ in range(RUNS + 1):  # the first one fills the disk's cache
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.perf_counter() - begun)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return f"{statistics.median(walls[1:]):.2f}", f"{statistics.median(cpus[1:]):.2f}"


# --- dispatches ------------------------------------------------------------------------------------------------------


def write_dispatches(folder: Path, count: int) -> None:
    """Invented dispatches of 600 words, all different: sentences of a conflict's samples in a mix of its own."""
    conflicts = [found for path in sorted((ROOT / "samples" / "dispatches").iterdir()) if (found := _sentences(path))]
    for n in range(count):
        rng = random.Random(n)
        text = _cycled(conflicts[n % len(conflicts)], rng)
        head = f"Dispatch {n} from the border\n\nPORT ADA, {1 + n % 28} March 2031 (Example Wire) — "
        (folder / f"d{n:05}.txt").write_text(head + text + "\n", encoding="utf-8")


def _sentences(folder: Path) -> list[str]:
    """The sentences of the plain samples in a folder, without headlines."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        if folder.name == "refused":
            continue
        for line in path.read_text(encoding="utf-8").split("\n")[1:]:
            body = line.partition(" — ")[2] or line
            found += [one for one in re.split(r"(?<=[.!?]) +", body) if len(one.split()) > 3]
    return found


def _cycled(sentences: list[str], rng: random.Random) -> str:
    """Sentences in paragraphs of three, until 600 words are full."""
    paragraphs: list[list[str]] = [[]]
    words = 0
    while words < WORDS:
        start = rng.randrange(len(sentences))
        for sentence in (sentences[start:] + sentences[:start])[: rng.randint(3, 12)]:
            taken = sentence.split()[: WORDS - words]
            if not taken:
                break
            words += len(taken)
            if len(paragraphs[-1]) == 3:
                paragraphs.append([])
            paragraphs[-1].append(" ".join(taken))
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def in_a_worker(name: str, dispatches: int, functions: int = 0) -> dict[str, Any]:
    """Run this script as a worker with one thread; its figures."""
    words = [sys.executable, __file__, "--worker", name, "--dispatches", str(dispatches), "--profile", str(functions)]
    done = subprocess.run(words, env={**os.environ, **ONE_THREAD}, stdout=subprocess.PIPE, check=True)  # noqa: S603
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def work(name: str, dispatches: int, functions: int) -> dict[str, Any]:
    """Bound to one core, read the dispatches; times, claims and memory."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        texts.mkdir()
        write_dispatches(texts, WARM + dispatches)
        if name == "baseline":
            return timed(call_each_sentence_a_claim(texts), dict)
        spent: dict[str, float] = defaultdict(float)
        _watch(spent)
        readings = read_and_store(texts, Path(folder) / "ledger.db")
        if name == "profile":
            return {"profile": profiled(readings, dispatches, functions, warm=WARM)}
        return timed(readings, lambda: dict(spent))


def _watch(spent: dict[str, float]) -> None:
    """Add up the CPU time of every stage from now on."""
    for stage, functions in STAGES.items():
        for module, name in functions:
            owner: Any = import_module(module)
            *path, last = name.split(".")
            for part in path:
                owner = getattr(owner, part)
            setattr(owner, last, _timer(getattr(owner, last), stage, spent))


def _timer(function: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed_call(*args: Any, **kwargs: Any) -> Any:
        begun = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[stage] += time.process_time() - begun

    return timed_call


def read_and_store(texts: Path, ledger: Path) -> Iterator[int]:
    """The whole way of `counterclaim read`, report by report: the number of claims of each."""
    from counterclaim.pipeline import read_all
    from counterclaim.records.report import Refusal
    from counterclaim.records.settings import Settings
    from counterclaim.store import new_run, open_store

    run = new_run("benchmark")
    with open_store(ledger) as store:
        for outcome in read_all([str(texts)], settings=Settings(ledger=ledger)):
            if isinstance(outcome, Refusal):
                raise SystemExit(f"a dispatch was refused: {outcome.advice}")
            store.add_reading(outcome, run=run)
            yield len(outcome.claims)


def call_each_sentence_a_claim(texts: Path) -> Iterator[int]:
    """The trivial baseline: cut at full stops, and write every sentence as a claim in the report's own voice."""
    for path in sorted(texts.iterdir()):
        text = path.read_text(encoding="utf-8")
        found = re.finditer(r"\S[^.!?\n]*[.!?]?", text)
        lines = [json.dumps({"evidence": [m.start(), m.end()], "speaker": None, "stance": "asserts"}) for m in found]
        yield len(lines)


def timed(readings: Iterator[int], spent: Callable[[], dict[str, float]]) -> dict[str, Any]:
    """Times of everything after the warm-up, in CPU and wall seconds, with memory by the way."""
    for _ in range(WARM):
        next(readings)
    at_start = spent()
    wall, cpu = time.perf_counter(), time.process_time()
    claims, resident, each = 0, [], []
    last = cpu
    for n, found in enumerate(readings, 1):
        claims += found
        now = time.process_time()
        each.append(now - last)
        last = now
        if n % 60 == 0:
            resident.append((n, _resident_mb()))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    return {
        "count": len(each),
        "wall": wall,
        "cpu": cpu,
        "median": statistics.median(each),
        "slowest": max(each),
        "claims": claims,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGA,
        "resident": resident,
        "stages": {stage: seconds - at_start.get(stage, 0.0) for stage, seconds in spent().items()},
    }


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / MEGA


if __name__ == "__main__":
    sys.exit(main())
