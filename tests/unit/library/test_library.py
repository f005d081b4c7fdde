"""The library does what the commands do: the same records, tables with the columns of exports, decisions, exports."""

import builtins
import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.readings import make_reading, make_refusal
from typer.testing import CliRunner

import counterclaim
from counterclaim.cli import make_app
from counterclaim.export.json_records import to_json
from counterclaim.records.errors import SettingsError, StoreError
from counterclaim.store import new_run, open_store

HEAVY = {"sqlalchemy", "pyarrow", "pandas", "polars", "numpy", "spacy", "onnxruntime", "rich", "typer"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "counterclaim.db"
    with open_store(path, now=lambda: "2031-05-08T09:00:00Z") as store:
        store.add_reading(make_reading(), run=new_run("test"))
        store.add_refusal(make_refusal(), run=new_run("test"))
    return path


@pytest.fixture
def ledger(path: Path):
    with counterclaim.open_ledger(path) as opened:
        yield opened


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = f"import sys, counterclaim; dir(counterclaim); print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there_and_no_other() -> None:
    assert all(getattr(counterclaim, name) is not None for name in counterclaim.__all__)
    assert set(counterclaim.__all__) <= set(dir(counterclaim))
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        _ = counterclaim.reed


def test_editors_are_told_the_names_that_there_are() -> None:
    stub = Path(counterclaim.__file__).with_suffix(".pyi").read_text()
    assert {name for name in counterclaim.__all__ if name not in stub} == set()


@pytest.mark.parametrize(
    "name", ["incidents", "ceasefires", "tolls", "actors", "reports", "sources", "refusals", "timeline", "log"]
)
def test_a_list_gives_what_its_command_prints(ledger, path: Path, name: str) -> None:
    printed = json.loads(CliRunner().invoke(make_app(), [name, "--ledger", str(path), "--json"]).stdout)
    told = getattr(ledger, name)()
    assert isinstance(told, list)
    assert told
    if name != "log":  # entries are printed with their payload decoded
        assert [json.loads(to_json(one)) for one in told] == printed
    assert len(told) == len(printed)


def test_claims_are_of_the_ledger_of_a_report_or_of_ids(ledger) -> None:
    claims = ledger.claims()
    assert claims == ledger.claims(report=claims[0].report)
    assert ledger.claims([claims[0].id]) == claims[:1]
    assert ledger.claims([]) == []


def test_lists_are_narrowed_as_those_of_the_commands(ledger) -> None:
    (incident,) = ledger.incidents(contested=True)
    assert ledger.incidents(contested=False) == []
    assert ledger.incidents(last_day=dt.date(1901, 1, 2)) == []
    assert ledger.incidents(type=incident.type.replace("_", " ")) == [incident]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda book: book.incidents(plaice="Elv"), "not narrowed by 'plaice', but by first_day, last_day, place"),
        (lambda book: book.ceasefires(status="denied"), "not narrowed by 'status'"),
        (lambda book: book.incidents(type="shellin"), "Did you mean shelling"),
        (lambda book: book.tolls(type="shelling"), "no kind of toll"),
        (lambda book: book.incidents(first_day="yesterday"), "'yesterday' is not a day. Write it as"),
        (lambda book: book.incidents(first_day="2031-05-02", last_day="2031-05-01"), "is later than"),
        (lambda book: book.arrow("claim"), "Did you mean claims"),
        (lambda book: book.arrow("sources", side="Sudmark"), "not narrowed by 'side', but by nothing"),
        (lambda book: book.frame("claims", "excel"), "There is pandas, and polars"),
        (lambda book: book.export("geojsn", "x"), "Did you mean geojson"),
        (lambda book: book.export("geojson", book.path), "is the ledger itself"),
        (lambda book: book.compare("Sudmark", "Sudmark"), "are one side"),
    ],
)
def test_what_does_not_fit_is_told_with_what_would(ledger, call, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        call(ledger)


def test_no_ledger_is_told_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no ledger at"):
        counterclaim.open_ledger(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["claims", "incidents", "ceasefires", "actors"])
def test_show_and_why_take_the_beginning_of_an_id(ledger, kind: str) -> None:
    record = getattr(ledger, kind)()[0]
    assert ledger.show(record.id[:10]).id == record.id
    assert isinstance(ledger.show(record.id), type(record))
    assert record.id in ledger.why(record.id)


def test_show_gives_a_toll_series_of_all_reports(ledger) -> None:
    (series,) = ledger.tolls()
    assert ledger.show(series.id) == series


@pytest.mark.parametrize("table", counterclaim.TABLES)
def test_a_table_has_the_columns_and_rows_of_the_export(ledger, tmp_path: Path, table: str) -> None:
    import pyarrow.parquet as pq

    ledger.export("parquet", tmp_path / "out", with_names=True)
    exported = pq.read_table(tmp_path / "out" / f"{table}.parquet")
    made = ledger.arrow(table)
    assert made.equals(exported)
    assert all(field.metadata[b"about"] for field in made.schema)
    assert b"manifest" not in made.schema.metadata


def test_frames_hold_the_rows_and_keep_the_unknown_unknown(ledger) -> None:
    arrow = ledger.arrow("incidents")
    pandas, polars = ledger.frame("incidents"), ledger.frame("incidents", "polars")
    assert len(pandas) == len(polars) == arrow.num_rows == 1
    assert polars.to_dicts() == arrow.to_pylist()
    unknown = [name for name, values in arrow.to_pydict().items() if values == [None]]
    assert unknown
    assert all(pandas[name].isna().all() for name in unknown)


def test_a_table_is_narrowed(ledger) -> None:
    assert ledger.arrow("incidents", last_day="1901-01-01").num_rows == 0
    assert ledger.arrow("incidents", contested=True).num_rows == 1


def test_the_table_of_actors_is_narrowed_as_their_list_is(ledger) -> None:
    for side in ("Sudmark", "Nobody at all"):
        assert ledger.arrow("actors", side=side)["name"].to_pylist() == [one.name for one in ledger.actors(side=side)]
    assert ledger.actors(side="Sudmark")


@pytest.mark.parametrize("engine", ["pandas", "polars"])
def test_a_missing_engine_is_told_with_what_to_install(ledger, monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    monkeypatch.setitem(sys.modules, engine, None)
    with pytest.raises(SettingsError, match=r'is not installed. Add it with: pip install "counterclaim\[frames\]"'):
        ledger.frame("claims", engine)


def test_decisions_are_on_the_record_and_hold_at_once(ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = ledger.claims()[0]
    (number,) = ledger.set(claim.id, "certainty", "alleged", by="A. Monitor", reason="told as hearsay")
    assert ledger.claims([claim.id])[0].certainty == "alleged"
    assert ledger.confirm(claim.id, by="A. Monitor", reason="read against the text")
    assert ledger.confirm(claim.id, by="A. Monitor", reason="read against the text") == []
    ledger.undo(number, by="A. Monitor", reason="wrong claim")
    assert ledger.claims([claim.id])[0].certainty == claim.certainty
    assert [entry.actor_name for entry in ledger.log()][-3:] == ["A. Monitor"] * 3


def test_a_decision_without_a_name_is_none(ledger) -> None:
    before = len(ledger.log())
    with pytest.raises(counterclaim.CounterclaimError, match="Say who decides"):
        ledger.reject(ledger.claims()[0].id, by=" ", reason="misread")
    assert len(ledger.log()) == before


def test_an_export_is_that_of_the_command(ledger, tmp_path: Path) -> None:
    manifest = ledger.export("geojson", tmp_path / "map.geojson", by="A. Monitor", type="shelling")
    assert manifest.choices.filters == {"type": "shelling"}
    assert not manifest.choices.with_names
    assert (tmp_path / "map.geojson").is_file()
    entry = ledger.log()[-1]
    assert (entry.kind, entry.actor_name) == ("export", "A. Monitor")


def test_reading_stores_and_tells_and_claims_alone_store_nothing(tmp_path: Path, monkeypatch) -> None:
    asked = []

    def read_all(paths, *, settings):
        asked.append((paths, settings))
        yield from (make_reading(), make_refusal())

    monkeypatch.setattr("counterclaim.pipeline.read_all", read_all)
    told = counterclaim.read(Path("a.txt"), ledger=tmp_path / "new.db", published="2031-05-07")
    assert (told.run.stored, told.run.refused) == (1, 1)
    assert told.basis.reports == 1
    assert asked[0][0] == ["a.txt"]
    assert asked[0][1].published == "2031-05-07"
    again = counterclaim.read(["a.txt", "b.txt"], ledger=tmp_path / "new.db")
    assert (again.run.stored, again.run.known) == (0, 1)
    with pytest.warns(UserWarning, match=r"not read: .*scan\.pdf"):
        assert list(counterclaim.read_claims("a.txt")) == list(make_reading().claims)
    with pytest.raises(SettingsError, match="is not a day"):
        counterclaim.read("a.txt", ledger=tmp_path / "new.db", published="May")


def test_nothing_is_printed(ledger, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "print", lambda *_: pytest.fail("the library printed"))
    ledger.summary()
    ledger.queue()
    assert ledger.verify().problems == ()
    assert capsys.readouterr() == ("", "")
