"""Several processes on one ledger, and one that is killed: nothing is lost that was acknowledged."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from counterclaim.store import open_store

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from counterclaim.store import new_run, open_store
from tests.store.readings import make_reading

path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
with open_store(path) as store:
    for n in range(count):
        reading = make_reading(publisher=f"{name} {n}")
        store.add_reading(reading, run=new_run(name))
        print(reading.report.id, flush=True)
"""


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_two_processes_that_begin_at_once_both_store_everything(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    writers = [start(path, name, 15) for name in ("north", "south")]
    said = {line.strip() for writer in writers for line in writer.communicate(timeout=120)[0].splitlines()}
    assert [writer.returncode for writer in writers] == [0, 0]
    with open_store(path, create=False) as store:
        assert {report.report.id for report in store.reports()} == said
        assert len(said) == 30
        assert [entry.seq for entry in store.log()] == list(range(1, 31))
        assert store.verify().problems == ()


def test_two_processes_with_the_same_reports_store_them_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    writers = [start(path, "same", 8) for _ in range(2)]
    for writer in writers:
        writer.communicate(timeout=120)
    assert [writer.returncode for writer in writers] == [0, 0]
    with open_store(path, create=False) as store:
        assert store.counts().reports == store.counts().log == 8


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    writer = start(path, "doomed", 100_000)
    assert writer.stdout is not None
    said = [writer.stdout.readline().strip() for _ in range(12)]
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate(timeout=60)
    said += [line for line in rest.split("\n")[:-1] if line]
    assert writer.returncode == -signal.SIGKILL
    with open_store(path, create=False) as store:
        stored = {report.report.id for report in store.reports()}
        assert set(said) <= stored
        # At most the one that was stored and not yet acknowledged.
        assert len(stored) - len(said) <= 1
        assert store.verify().problems == ()
