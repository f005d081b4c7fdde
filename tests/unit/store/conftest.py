"""A fresh ledger for each test, with a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.store import Run, Store, new_run, open_store


@pytest.fixture
def run() -> Run:
    return new_run("counterclaim test")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "ledger.db", now=lambda: "2031-05-08T09:00:00Z") as opened:
        yield opened
