"""A ledger beside exports of its own: all that a format holds is found again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.export.formats.conftest import export, ledger, read_ledger  # noqa: F401 - fixtures

from counterclaim.book.filters import Asked
from counterclaim.book.hand_coded.comparing import compare_with
from counterclaim.records.coded import SetComparison
from counterclaim.records.exporting import Manifest
from counterclaim.store import open_store

Export = Callable[..., tuple[Path, Manifest]]
FILES = {"csv": "incidents.csv", "geojson": "", "jsonl": "", "acled": "", "ged": ""}


def compared(book: Path, path: Path, asked: Asked | None = None) -> SetComparison:
    with open_store(book) as store, store.still():
        return compare_with(store, path, asked=asked or Asked())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("with_names", [True, False])
def test_every_row_finds_its_incident(ledger: Path, export: Export, name: str, *, with_names: bool) -> None:  # noqa: F811
    path, _ = export(name, with_names=with_names)
    told = compared(ledger, path / FILES[name] if FILES[name] else path)
    assert told.counts.events == told.counts.matched == {"ged": 1}.get(name, 3)
    assert told.counts.may_match == told.counts.missing_in_ledger == told.counts.disagreeing == 0
    assert all(with_names is False or pair.event.id.endswith(pair.incident.id) for pair in told.matched)
    assert [one.why for one in told.refused] == (
        ["tells no day, so that nothing can be set beside it"] if name in {"csv", "geojson", "jsonl"} else []
    )


def test_what_is_asked_for_narrows_both_sides_and_a_pair_stays_whole(ledger: Path, export: Export) -> None:  # noqa: F811
    path, _ = export("acled")
    moved = path.read_text().replace("2031-05-06", "2031-05-08").replace("2031-05-07", "2031-05-09")
    path.write_text(moved)
    told = compared(ledger, path, Asked(first_day="2031-05-05", last_day="2031-05-06"))
    [pair] = told.matched
    assert [one.field for one in pair.disagreements] == ["day"]
    assert (told.counts.missing_in_ledger, told.counts.missing_in_file) == (0, 0)


def test_each_event_and_each_incident_is_told_once(ledger: Path, export: Export) -> None:  # noqa: F811
    path, _ = export("acled")
    first, *rows = path.read_text().splitlines()
    again = [row.replace("counterclaim-", "again-", 1) for row in rows]
    path.write_text("\n".join([first, *rows, *again]) + "\n")
    told = compared(ledger, path)
    counts = told.counts
    assert counts.rows == counts.events == counts.matched + counts.may_match + counts.missing_in_ledger == 6
    assert counts.incidents == 4
    assert all("is matched with" in one.why for one in told.missing_in_ledger)
