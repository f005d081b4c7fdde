"""Joining by several processes at once, and by one that is killed: the book is what one quiet run would have made."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim.pipeline import link_book
from counterclaim.records.enums import JoinKind
from counterclaim.store import new_run, open_store

ROOT = Path(__file__).parents[2]
REPORTS = 12
JOINER = """
import os, signal, sys
from pathlib import Path
from counterclaim import pipeline
from counterclaim.book import joining_all, linking
from counterclaim.store import BookIndex, new_run, open_store
from tests.store.readings import make_reading

path, place, first, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
pipeline._LINKED_AT_ONCE = 5
calls = []

def die_in(owner, name, call):
    once = getattr(owner, name)

    def dying(*args, **kwargs):
        calls.append(name)
        if len(calls) == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return once(*args, **kwargs)

    setattr(owner, name, dying)

if place == "keeping":
    die_in(BookIndex, "keep_parts", 12)
elif place == "logging":
    die_in(BookIndex, "log", 3)
elif place == "between":
    die_in(joining_all, "link_batch", 3)
with open_store(path) as store:
    for n in range(first, last):
        store.add_reading(make_reading(publisher=f"Paper {n}", published=f"2031-05-{7 + n % 9:02}"), run=new_run("t"))
    print("stored", flush=True)
    for done in pipeline.link_book(store, run=new_run("t")):
        print(done, flush=True)
"""


def start(path: Path, place: str = "nowhere", first: int = 0, last: int = REPORTS) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", JOINER, str(path), place, str(first), str(last)], cwd=ROOT, stdout=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def book(path: Path) -> dict[str, dict[str, str]]:
    """Where each part stands, once whatever was left to do is done; log and state agree."""
    with open_store(path, create=False) as store:
        for _ in link_book(store, run=new_run("t")):
            pass
        assert store.unjoined() == 0
        assert store.verify().problems == ()
        return {kind: {one.part: one.whole for one in store.joins(kind)} for kind in JoinKind}


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The book of one run that nothing disturbs."""
    path = tmp_path_factory.mktemp("quiet") / "ledger.db"
    start(path).communicate(timeout=120)
    return book(path)


def test_two_runs_at_once_make_one_book(tmp_path: Path, quiet: dict[str, dict[str, str]]) -> None:
    path = tmp_path / "ledger.db"
    runs = [start(path, first=0, last=REPORTS // 2), start(path, first=REPORTS // 2)]
    for run in runs:
        run.communicate(timeout=120)
    assert [run.returncode for run in runs] == [0, 0]
    assert book(path) == quiet


def test_two_runs_that_join_the_same_reports_join_them_once(tmp_path: Path, quiet: dict[str, dict[str, str]]) -> None:
    path = tmp_path / "ledger.db"
    runs = [start(path), start(path)]
    said = [line for run in runs for line in run.communicate(timeout=120)[0].split()]
    assert [run.returncode for run in runs] == [0, 0]
    assert sum(int(line) for line in said if line.isdecimal()) == REPORTS
    assert book(path) == quiet


@pytest.mark.parametrize("place", ["keeping", "logging", "between"])
def test_killed_at_a_step_of_joining(tmp_path: Path, place: str, quiet: dict[str, dict[str, str]]) -> None:
    path = tmp_path / "ledger.db"
    process = start(path, place)
    process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL
    with open_store(path, create=False) as store:
        assert 0 < store.unjoined() < REPORTS
        assert store.unjoined() % 5 == REPORTS % 5  # whole batches, or nothing of one
        assert store.verify().problems == ()
    assert book(path) == quiet


@pytest.mark.parametrize("after_s", [0.0, 0.05, 0.2])
def test_killed_at_any_moment_of_joining(tmp_path: Path, after_s: float, quiet: dict[str, dict[str, str]]) -> None:
    path = tmp_path / "ledger.db"
    process = start(path)
    assert process.stdout is not None
    assert process.stdout.readline() == "stored\n"
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=120)
    assert book(path) == quiet
