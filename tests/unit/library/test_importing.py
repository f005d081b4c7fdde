"""Hand-coded sets brought into a ledger: once and for all, row by row, beside what other reports tell."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.documents.coded.conftest import A_GED_ROW, ACLED, AN_ACLED_ROW, GED
from tests.unit.export.formats.conftest import CONFLICT, REPORTS, read_reports

from counterclaim.book import exporting
from counterclaim.book.exporting import export_book
from counterclaim.book.filters import Asked
from counterclaim.book.hand_coded.comparing import compare_with
from counterclaim.book.hand_coded.row_reports import row_report
from counterclaim.book.incidents.wholes import whole_incidents
from counterclaim.book.loading import Shelf
from counterclaim.book.sources import sources_of
from counterclaim.export.formats import FORMATS
from counterclaim.library import importing
from counterclaim.library.importing import import_set
from counterclaim.records.coded import ROW_TYPE, RowsOf
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import InputError, StoreError
from counterclaim.records.exporting import Choices, Manifest
from counterclaim.records.redaction import Aim
from counterclaim.records.wholes import WholeIncident
from counterclaim.store import new_run, open_store

MARKET, STRIKE, FAR = (
    AN_ACLED_ROW,
    AN_ACLED_ROW | {
        "event_id_cnty": "XVA2", "event_date": "2031-05-07", "location": "Tarn", "latitude": "10.9",
        "longitude": "20.7", "sub_event_type": "Air/drone strike", "fatalities": "0", "notes": "Drones, it is said.",
    },
    AN_ACLED_ROW | {
        "event_id_cnty": "XVA3", "event_date": "2031-07-01", "location": "Nowhere", "latitude": "1", "longitude": "1",
        "notes": "",
    },
)  # fmt: skip
BY_UCDP = A_GED_ROW | {"where_coordinates": "Elmar", "where_prec": "1", "latitude": "10.5432", "longitude": "20.1234"}

Bring = Callable[..., Any]


@pytest.fixture(scope="session")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of three reports, without sets."""
    return read_reports(tmp_path_factory.mktemp("sets"), REPORTS, CONFLICT)


@pytest.fixture
def ledger(without: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(without, tmp_path / "counterclaim.db"))


@pytest.fixture
def bring(ledger: Path, tmp_path: Path) -> Bring:
    """Write rows to a file and import it: `bring(MARKET, STRIKE)`."""

    def run(*rows: dict[str, str], kind: RowsOf = "acled", into: Path = ledger, by: str | None = "R. Desk") -> Any:
        path = tmp_path / f"{kind}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, ACLED if kind == "acled" else GED, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return import_set(path, kind=kind, ledger=into, by=by)

    return run


def told_in(ledger: Path) -> dict[str, WholeIncident]:
    """Incidents of a ledger by title."""
    with open_store(ledger) as store, store.still():
        return {one.title: one for one in whole_incidents(Shelf(store), Asked())}


def state_of(ledger: Path) -> tuple[str | None, str]:
    with open_store(ledger) as store:
        return store.head(), store.state_hash()


def test_rows_join_what_reports_tell_and_stand_as_an_account_of_their_own(ledger: Path, bring: Bring) -> None:
    before = told_in(ledger)
    told = bring(MARKET, STRIKE, FAR)
    assert (told.stored, told.known, told.changed, told.refused) == (3, 0, 0, ())
    bring(BY_UCDP, kind="ged")
    after = told_in(ledger)
    assert before.keys() < after.keys()
    assert after.keys() - before.keys() == {"shelling, Nowhere, 1 July 2031"}
    market, was = after["shelling, Elmar market, 6 May 2031"], before["shelling, Elmar market, 6 May 2031"]
    assert (market.id, market.type, market.time) == (was.id, was.type, was.time)
    assert (market.sources.reports, market.sources.coded) == (4, 2)
    assert market.sources.origins == was.sources.origins == 2
    assert market.facets == was.facets
    assert market.statuses == was.statuses
    sets = [side for side in market.sides if side.coded is not None]
    assert [(side.coded, side.side, len(side.asserts), side.blames) for side in sets] == [
        ("ACLED", None, 1, ()), ("UCDP GED", None, 1, ()),
    ]  # fmt: skip
    assert [side for side in market.sides if side.coded is None] == list(was.sides)


def test_what_a_set_alone_tells_has_no_origin(ledger: Path, bring: Bring) -> None:
    bring(FAR)
    alone = told_in(ledger)["shelling, Nowhere, 1 July 2031"]
    assert (alone.sources.reports, alone.sources.origins, alone.facets.origins) == (1, 0, 0)
    assert alone.sources.words == "1 report, a row of a hand-coded set (ACLED), which is no origin"
    with open_store(ledger) as store:
        [line] = [one for one in sources_of(store) if one.publisher == "ACLED"]
    assert (line.reports, line.origins) == (1, 0)


def test_two_rows_of_one_set_are_never_one(ledger: Path, bring: Bring) -> None:
    bring(MARKET, MARKET | {"event_id_cnty": "XVA9"})
    coded = [one for one in told_in(ledger).values() if one.sources.coded]
    assert [one.sources.coded for one in coded] == [1, 1]


def test_rows_repeat_nobody(ledger: Path, bring: Bring) -> None:
    bring(MARKET, STRIKE, FAR, MARKET | {"event_id_cnty": "XVA9", "notes": REPORTS["first"][2]})
    with open_store(ledger) as store:
        rows = set(store.coded_rows())
        assert not [one for one in store.repeats() if rows & {one.report, one.source}]


def test_importing_again_changes_nothing(ledger: Path, bring: Bring) -> None:
    bad = MARKET | {"event_id_cnty": "XVA8", "event_date": "6/5/2031"}
    bring(MARKET, bad, STRIKE)
    before = state_of(ledger)
    told = bring(MARKET, bad, STRIKE)
    assert (told.stored, told.known, told.refused_in_all) == (0, 2, 1)
    assert state_of(ledger) == before


def test_a_row_that_reads_otherwise_is_a_new_version_and_is_told_as_such(ledger: Path, bring: Bring) -> None:
    bring(MARKET, STRIKE)
    told = bring(MARKET | {"fatalities": "9"}, STRIKE)
    assert (told.stored, told.changed, told.known) == (1, 1, 1)
    with open_store(ledger) as store:
        versions = [one.report for one in store.reports() if one.report.headline == "ACLED records, event XVA1"]
        later = next(one for one in versions if "Killed: 9." in one.text)
        earlier = next(one for one in versions if one.id != later.id)
    assert later.text.endswith(f"The ledger holds this row in other words as report {earlier.id}.")
    [market] = [one for one in told_in(ledger).values() if later.id in one.reports]
    assert earlier.id in market.reports
    again = bring(MARKET | {"fatalities": "9"}, STRIKE)
    assert (again.stored, again.known) == (0, 2)


def test_bad_rows_are_recorded_one_by_one_and_the_rest_is_kept(ledger: Path, bring: Bring) -> None:
    told = bring(MARKET | {"latitude": "99"}, STRIKE, STRIKE, kind="acled")
    assert (told.stored, [bad.line for bad in told.refused]) == (1, [2, 4])
    with open_store(ledger) as store:
        found = [(one.origin, one.reason, one.advice) for one in store.refusals()]
    assert found[0][:2] == ("acled.csv#2", "bad_row")
    assert found[0][2].startswith("Line 2: it has coordinates that are no place on earth ('99', '20.1234'). Mend this")
    assert found[1][0] == "acled.csv#4"


@pytest.mark.parametrize("kind", ["acled", "ged"])
def test_rows_of_our_own_export_are_no_records_of_a_set(ledger: Path, tmp_path: Path, kind: RowsOf) -> None:
    path = tmp_path / "ours.csv"
    export_book(ledger, FORMATS[kind], path, choices=Choices())
    told = import_set(path, kind=kind, ledger=ledger)
    assert told.stored == 0
    assert told.refused_in_all > 0
    assert all("was exported by this program" in bad.why for bad in told.refused)


def test_of_very_many_bad_rows_the_first_are_recorded_and_then_how_many_more(
    ledger: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "MOST_REFUSED", 3)
    told = bring(*[MARKET | {"event_id_cnty": f"B{n}", "fatalities": "many"} for n in range(10)], STRIKE)
    assert (told.stored, len(told.refused), told.refused_in_all) == (1, 3, 10)
    with open_store(ledger) as store:
        advice = [one.advice for one in store.refusals()]
    assert len(advice) == 4
    assert advice[-1].startswith("7 rows more cannot be read.")


def test_an_interrupted_import_costs_nothing(
    ledger: Path, bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path(shutil.copy(ledger, tmp_path / "other.db"))
    real, done = row_report, list[int]()

    def cut_off(*words: Any, **named: Any) -> Any:
        if done:
            raise KeyboardInterrupt
        done.append(1)
        return real(*words, **named)

    monkeypatch.setattr(importing, "row_report", cut_off)
    with pytest.raises(KeyboardInterrupt):
        bring(MARKET, STRIKE, FAR)
    monkeypatch.setattr(importing, "row_report", real)
    told = bring(MARKET, STRIKE, FAR)
    assert (told.stored, told.known) == (2, 1)
    bring(MARKET, STRIKE, FAR, into=other)
    assert state_of(ledger)[1] == state_of(other)[1]


def test_the_log_tells_the_import_and_who_did_it(ledger: Path, bring: Bring) -> None:
    bring(MARKET)
    with open_store(ledger) as store:
        last = list(store.log())[-1]
        [row] = [one for one in store.reports() if one.report.coded]
        assert store.verify().problems == ()
        before = store.state_hash()
        store.replay()
        assert store.state_hash() == before
    assert (last.kind, last.subject, last.actor_kind, last.actor_name) == ("import", "acled", "person", "R. Desk")
    assert json.loads(last.payload)["stored"] == 1
    assert (row.origin, row.media_type, row.collector) == ("acled.csv#2", ROW_TYPE, "R. Desk")


def test_a_file_that_is_no_such_set_makes_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(InputError):
        import_set(path, kind="acled", ledger=tmp_path / "new.db")
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("name", ["geojson", "parquet", "acled", "ged", "plover", "kml", "hxl"])
@pytest.mark.parametrize("with_names", [True, False])
def test_an_export_is_the_same_with_and_without_sets(
    ledger: Path, bring: Bring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, *, with_names: bool
) -> None:
    monkeypatch.setattr(exporting, "utc_now", lambda: "2031-06-01T00:00:00Z")
    bare = Path(shutil.copy(ledger, tmp_path / "bare.db"))
    bring(MARKET, STRIKE, FAR)
    bring(BY_UCDP, kind="ged")
    first, manifest = exported(ledger, name, tmp_path / "with", with_names=with_names)
    second, other = exported(bare, name, tmp_path / "bare", with_names=with_names)
    assert first == second
    assert manifest.rows == other.rows
    assert [(one.rule, one.count) for one in manifest.left_out if one.rule == "hand_coded_sets"] == [
        ("hand_coded_sets", 4)
    ]


def exported(ledger: Path, name: str, folder: Path, *, with_names: bool) -> tuple[dict[str, bytes], Manifest]:
    folder.mkdir()
    path = folder / f"out{FORMATS[name].suffix}"
    manifest = export_book(ledger, FORMATS[name], path, choices=Choices(with_names=with_names))
    files = [one for one in path.rglob("*") if one.is_file()] if path.is_dir() else [path]
    return {one.name: one.read_bytes() for one in files if "manifest" not in one.name}, manifest


def test_no_ledger_can_be_made_of_an_export_without_its_sets(ledger: Path, bring: Bring, tmp_path: Path) -> None:
    bring(MARKET)
    files, manifest = exported(ledger, "jsonl", tmp_path / "out", with_names=True)
    [data] = files.values()
    assert b"ACLED records" not in data
    assert json.loads(data.splitlines()[0])["complete"] is False
    assert {"jsonl_sets", "hand_coded_sets"} <= {one.rule for one in manifest.left_out}
    with open_store(ledger, sets=False) as store, pytest.raises(StoreError, match="hand-coded set"):
        list(store.logged())


def test_the_ledger_is_compared_with_a_set_without_the_sets_in_it(ledger: Path, bring: Bring, tmp_path: Path) -> None:
    bring(MARKET, STRIKE, FAR)
    with open_store(ledger, sets=False) as store, store.still():
        told = compare_with(store, tmp_path / "acled.csv")
    assert (told.counts.matched, told.counts.missing_in_ledger) == (2, 1)


def test_what_is_restricted_stays_so_beside_sets(ledger: Path, bring: Bring) -> None:
    bring(MARKET, FAR)
    with open_store(ledger) as store:
        rows = store.coded_rows()
        wire = next(one.report.id for one in store.reports() if one.report.publisher == "Another Paper")
        run = new_run("R. Desk", person=True)
        store.restrict(Aim(what="report", report=wire), run=run, reason="asked")
        store.restrict(Aim(what="name", name="Odo Rell"), run=run, reason="asked")
    with open_store(ledger, sets=False) as store, store.still():
        seen = {one.report.id: one.report.text for one in store.reports()}
        joined = [join.part for join in store.joins(JoinKind.INCIDENT) if join.part.partition("/")[0] in rows]
    assert not {wire, *rows} & seen.keys()
    assert seen
    assert not any("Odo Rell" in text for text in seen.values())
    assert joined == []


def test_a_row_that_was_redacted_is_not_brought_in_again(ledger: Path, bring: Bring) -> None:
    bring(MARKET)
    with open_store(ledger) as store:
        [row] = store.coded_rows()
        store.redact(Aim(what="report", report=row), run=new_run("R. Desk", person=True), reason="asked")
    told = bring(MARKET)
    assert told.stored == 0
    with open_store(ledger) as store:
        assert [one.reason for one in store.refusals()] == ["redacted"]
