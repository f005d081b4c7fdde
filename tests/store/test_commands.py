"""The program as a process: start-up, broken pipes, stops, and a terminal."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.store.readings import make_reading

from counterclaim.records.errors import StoreError
from counterclaim.store import new_run, open_store

ROOT = Path(__file__).parents[2]
PROGRAM = """
import signal, sys, time
from types import ModuleType
from tests.store.readings import make_reading

# Whoever runs the tests in the background may have them ignore the interrupt; a terminal does not.
signal.signal(signal.SIGINT, signal.default_int_handler)

def read_all(paths, *, settings, stdin=None):
    for n in range(int(paths[0])):
        yield make_reading(publisher=f"Paper {n}")
    while "wait" in paths:
        time.sleep(0.05)

pipeline = ModuleType("counterclaim.pipeline")
pipeline.read_all = read_all
pipeline.link_book = lambda store, **_: iter(())
sys.modules["counterclaim.pipeline"] = pipeline
from counterclaim.cli import main
main()
"""


def program(*args: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM, *args]


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["read", "--help"]])
def test_no_heavy_part_is_loaded_before_it_is_needed(args: list[str]) -> None:
    script = (
        "import sys\nfrom counterclaim.cli import main\n"
        f"sys.argv[1:] = {args!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'sqlalchemy', 'alembic', 'spacy', 'onnxruntime', 'numpy', 'counterclaim.pipeline'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_lists_load_no_model(tmp_path: Path) -> None:
    open_store(tmp_path / "l.db").close()
    script = (
        "import sys\nfrom counterclaim.cli import main\n"
        f"sys.argv[1:] = ['incidents', '--ledger', {str(tmp_path / 'l.db')!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('LOADED', sorted({'alembic', 'spacy', 'onnxruntime', 'counterclaim.pipeline'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "LOADED []"


def test_a_reader_that_goes_away_is_no_fault() -> None:
    writer = subprocess.Popen(
        program("claims", "2000"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline().startswith('{"id":"c_')
    writer.stdout.close()
    assert writer.stderr is not None
    assert writer.stderr.read() == ""
    assert writer.wait(timeout=60) == 0
    writer.stderr.close()


def test_a_stop_is_clean_and_keeps_what_was_stored(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    reader = subprocess.Popen(
        program("read", "3", "wait", "--ledger", str(path)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if path.exists() and path.stat().st_size and _reports(path) == 3:
            break
        time.sleep(0.05)
    reader.send_signal(signal.SIGINT)
    out, err = reader.communicate(timeout=60)
    assert reader.returncode == 130
    assert "Traceback" not in err
    assert err.startswith("counterclaim: Stopped.")
    assert out == ""
    assert _reports(path) == 3


def _reports(path: Path) -> int:
    try:
        with open_store(path, create=False) as store:
            return store.counts().reports
    except StoreError:
        return 0


def test_a_terminal_gets_colours_and_no_escape_of_a_dispatch(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with open_store(path) as store:
        store.add_reading(make_reading(publisher="\x1b]0;owned\x07\x1b[2JPaper"), run=new_run("t"))
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "150"}
    environment.pop("NO_COLOR", None)
    done = subprocess.Popen(
        [sys.executable, "-m", "counterclaim", "reports", "--ledger", str(path)],
        stdout=child,
        stdin=subprocess.DEVNULL,
        env=environment,
    )
    os.close(child)
    text = b""
    while chunk := _read(parent):
        text += chunk
    os.close(parent)
    assert done.wait(timeout=60) == 0
    assert b"\x1b[1m" in text
    assert b"\x1b]0;" not in text
    assert b"\x1b[2J" not in text
    assert b"<U+001B>[2JPaper" in text


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux tells that the other end was closed
        return b""
