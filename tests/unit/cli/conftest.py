"""Commands run in this process, over a stand-in for the pipeline that needs no model."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest
from tests.store.readings import make_reading, make_refusal
from typer.testing import CliRunner, Result

from counterclaim.cli import make_app
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Refusal
from counterclaim.records.settings import Settings
from counterclaim.store import new_run, open_store


class Pipeline:
    """Yields what a test puts in `outcomes`, and keeps what it was asked."""

    def __init__(self) -> None:
        self.outcomes: list[Reading | Refusal] = [make_reading()]
        self.asked: list[tuple[Sequence[str], Settings, bytes | None]] = []

    def read_all(
        self, paths: Sequence[str], *, settings: Settings, stdin: bytes | None = None
    ) -> Iterator[Reading | Refusal]:
        self.asked.append((paths, settings, stdin))
        yield from self.outcomes


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    stand_in = Pipeline()
    module = ModuleType("counterclaim.pipeline")
    module.read_all = stand_in.read_all
    module.link_book = lambda store, **_: iter(())
    monkeypatch.setitem(sys.modules, "counterclaim.pipeline", module)
    return stand_in


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command in an empty folder: `call("read", "a.txt")`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")

    def run(*args: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(make_app(), list(args), input=stdin)

    return run


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of one report and one refusal, where commands look for it."""
    path = tmp_path / "counterclaim.db"
    with open_store(path, now=lambda: "2031-05-08T09:00:00Z") as store:
        store.add_reading(make_reading(), run=new_run("test"))
        store.add_refusal(make_refusal(), run=new_run("test"))
    return path
