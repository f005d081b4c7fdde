"""A redaction that is killed leaves the old ledger or the new one, and the next to open it finishes the scrubbing."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.store.raw_search import found
from tests.store.readings import make_reading

from counterclaim.records.errors import StoreError
from counterclaim.records.redaction import Aim
from counterclaim.store import new_run, open_store

ROOT = Path(__file__).parents[2]
TEXT = "Mira Zolen spoke. MIRA\nZOLEN’s son."
KILLED = """
import os, signal, sys
from pathlib import Path
from counterclaim.records.redaction import Aim
from counterclaim.store import new_run, open_store, redacting, scrubbing, state

def die(*_args, **_kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

place, path = sys.argv[1], Path(sys.argv[2])
if place == "originals":
    redacting._bury_originals = die
elif place == "replay":
    state.replay = die
elif place == "commit":
    scrubbing.scrub = die
elif place == "vacuum":
    done = []
    once = scrubbing._emptied
    scrubbing._emptied = lambda cursor: die() if done else (done.append(1) or once(cursor))
with open_store(path, create=False) as store:
    print("open", flush=True)
    store.redact(Aim(what="name", name="Mira Zolen"), run=new_run("A", person=True), reason="danger")
    print("done", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with open_store(path) as store:
        for n in range(6):
            store.add_reading(make_reading(TEXT, publisher=f"Paper {n}"), run=new_run("t"))
    return path


def start(place: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", KILLED, place, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def look(path: Path) -> bool:
    """Whether the words are gone; never half of them."""
    with open_store(path, create=False) as store:
        texts = [told.report.text for told in store.reports()]
        there = [("Zolen" in text, "█" in text) for text in texts]
        assert there in ([(True, False)] * 6, [(False, True)] * 6)
        told = store.verify()
        assert told.problems == ()
        assert told.redactions == (0 if there[0][0] else 1)
    gone = not there[0][0]
    assert bool(found(path, "Zolen")) is not gone
    return gone


@pytest.mark.parametrize(
    ("place", "gone"), [("originals", False), ("replay", False), ("commit", True), ("vacuum", True)]
)
def test_killed_at_a_step(path: Path, place: str, gone: bool) -> None:
    process = start(place, path)
    process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL
    assert look(path) is gone


@pytest.mark.parametrize("after_s", [0.0, 0.02, 0.1])
def test_killed_at_any_moment(path: Path, after_s: float) -> None:
    process = start("nowhere", path)
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=120)
    look(path)


def test_while_another_program_reads_the_words_are_gone_when_it_ends(path: Path) -> None:
    with (
        open_store(path, create=False, wait_s=0.1) as store,
        open_store(path, create=False) as other,
    ):
        with other._looking() as conn:
            conn.exec_driver_sql("SELECT count(*) FROM log").scalar()
            with pytest.raises(StoreError, match="program has it open"):
                store.redact(Aim(what="name", name="Mira Zolen"), run=new_run("A", person=True), reason="danger")
        assert any("still lie" in problem for problem in store.verify().problems)
    assert look(path)
