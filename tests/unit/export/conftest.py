"""A ledger of two reports that tell one story, joined, and of a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.readings import make_reading, make_refusal

from counterclaim.pipeline import link_book
from counterclaim.store import Store, new_run, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "ledger.db", now=lambda: "2031-05-08T09:00:00Z") as opened:
        run = new_run("test")
        opened.add_reading(make_reading(), run=run)
        opened.add_reading(make_reading(publisher="Second Paper", published=None), run=run)
        opened.add_refusal(make_refusal(), run=run)
        assert sum(link_book(opened, run=run)) == 2
        yield opened
