"""Books for tests of a dossier's sections, made of claims written beside their sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from counterclaim.export.dossier.book import Book, Records, make_book
from counterclaim.packs.conflict import Conflict
from counterclaim.store import StoredReport


@pytest.fixture(scope="session")
def bind(tell: Callable[..., Any]) -> Callable[..., Book]:
    """A book of one report: `bind("text", {"words": ..., "by": ...}, ..., actors=..., incidents=..., published=...)`.

    The claims are told as in `tell`; `actors`, `incidents`, `ceasefires`, `tolls`, `refusals` are records; `conflict` a
    conflict file; every other keyword is a field of the report.
    """

    def build(text: str, *told: Mapping[str, Any], conflict: Conflict | None = None, **more: Any) -> Book:
        records = {k: more.pop(k) for k in ("actors", "incidents", "ceasefires", "tolls", "refusals") if k in more}
        claims, report = tell(text, *told, **more)
        stored = StoredReport(
            report=report,
            origin="dispatch.txt",
            collected_at="2031-05-08T09:00:00Z",
            collector="test",
            media_type="text/plain",
            bytes=len(text.encode()),
            claims=len(claims),
            versions={"counterclaim": "0"},
            log=1,
        )
        return make_book(Records(reports=(stored,), claims=claims, **records), conflict=conflict)

    return build
