"""`counterclaim read` stores reports, goes on over refusals, and says what the ledger holds."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec
import pytest
from tests.store.readings import make_reading, make_refusal

from counterclaim.export.summary import Summary
from counterclaim.records.errors import SettingsError
from counterclaim.store import open_store


def test_it_makes_the_ledger_and_sums_it_up(call, pipeline, tmp_path: Path) -> None:
    result = call("read", "a.txt")
    assert result.exit_code == 0
    assert "1 report stored, 0 already there, 0 refused" in result.stdout
    assert result.stdout.index("What this rests on") < result.stdout.index("Contested incidents")
    assert result.stderr == ""
    with open_store(tmp_path / "counterclaim.db", create=False) as store:
        assert store.counts().reports == 1


def test_the_same_again_changes_nothing(call, pipeline, tmp_path: Path) -> None:
    call("read", "a.txt")
    before = (tmp_path / "counterclaim.db").read_bytes()
    result = call("read", "a.txt")
    assert result.exit_code == 0
    assert "0 reports stored, 1 already there, 0 refused" in result.stdout
    assert (tmp_path / "counterclaim.db").read_bytes() == before


def test_a_refusal_is_told_and_the_run_goes_on(call, pipeline) -> None:
    pipeline.outcomes = [make_refusal(), make_reading()]
    result = call("read", "scan.pdf", "a.txt")
    assert result.exit_code == 1
    assert "not read: scan.pdf: no_text_layer. Run it through text recognition first." in result.stderr
    assert "1 report stored, 0 already there, 1 refused" in result.stdout


def test_what_cannot_be_stored_is_a_refusal(call, pipeline) -> None:
    reading = make_reading()
    pipeline.outcomes = [
        msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, byline="\ud83d")),
        reading,
    ]
    result = call("read", "a.txt")
    assert result.exit_code == 1
    assert "half a character" in result.stderr
    assert "1 report stored, 0 already there, 1 refused" in result.stdout


def test_bad_rows_of_ones_own_places_are_told_and_the_good_ones_used(call, pipeline, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("village,lat,lng,area\nOne,1,2,3\nTwo,91,2,3\n")
    result = call("read", "a.txt", "--gazetteer", "places.csv")
    assert result.exit_code == 1
    assert "places.csv, line 3: refused: lat '91'" in result.stderr
    assert "own places from places.csv: 1 of a list of places; 1 row refused; columns not read: area" in result.stdout


def test_own_places_that_cannot_be_read_end_the_run_before_it_begins(call, pipeline, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_bytes(b"%PDF-1.7")
    result = call("read", "a.txt", "--gazetteer", "places.csv")
    assert (result.exit_code, pipeline.asked) == (2, [])
    assert result.stderr.count("\n") == 1


def test_options_reach_the_pipeline(call, pipeline, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name\nOne\n")
    call(
        "read", "a.txt", "b/", "--ledger", "mine.db", "--published", "2031-05-07", "--publisher", "Harbour Wire",
        "--conflict", "sides.yaml", "--gazetteer", "places.csv", "--collector", "A. Monitor",
        "--jobs", "2", "--threads", "3",
    )  # fmt: skip
    ((paths, settings, stdin),) = pipeline.asked
    assert list(paths) == ["a.txt", "b/"]
    assert (settings.published, settings.publisher, settings.collector) == ("2031-05-07", "Harbour Wire", "A. Monitor")
    assert (settings.conflict, settings.gazetteer) == (Path("sides.yaml"), Path("places.csv"))
    assert settings.ledger == Path("mine.db")
    assert (settings.jobs, settings.threads) == (2, 3)
    assert stdin is None
    assert (tmp_path / "mine.db").exists()


def test_a_dash_reads_standard_input(call, pipeline) -> None:
    call("read", "-", stdin=b"HOLM - Text.")
    assert pipeline.asked[0][2] == b"HOLM - Text."


def test_json_is_one_summary(call, pipeline) -> None:
    result = call("read", "a.txt", "--json")
    summary = msgspec.json.decode(result.stdout, type=Summary)
    assert (summary.run.stored, summary.basis.reports, summary.contested_total) == (1, 1, 1)


def test_quiet_prints_nothing(call, pipeline) -> None:
    result = call("read", "a.txt", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_nothing_to_read_is_no_success(call, pipeline) -> None:
    pipeline.outcomes = []
    result = call("read", "empty/")
    assert result.exit_code == 1
    assert "nothing to read in empty/" in result.stderr


@pytest.mark.parametrize("day", ["yesterday", "2031-13-01", "07/05/2031", "2031", "", "2031-5"])
def test_a_day_that_is_none_is_wrong_use(call, pipeline, day: str) -> None:
    result = call("read", "a.txt", "--published", day)
    assert result.exit_code == 2
    assert "YEAR-MONTH-DAY" in result.stderr
    assert pipeline.asked == []


def test_no_path_is_wrong_use(call, pipeline) -> None:
    assert call("read").exit_code == 2


def test_a_file_that_is_no_ledger_is_kept(call, pipeline, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary")
    result = call("read", "a.txt", "--ledger", "diary.txt")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "counterclaim: diary.txt is not a ledger, and nothing was changed in it. Name another file with --ledger."
    ]
    assert diary.read_text() == "Dear diary"


def test_a_wrong_setting_is_one_line(call, pipeline) -> None:
    def fail(*_: object, **__: object) -> None:
        raise SettingsError("the weights are not installed: run `make setup`")

    sys.modules["counterclaim.pipeline"].read_all = fail
    result = call("read", "a.txt")
    assert result.exit_code == 2
    assert result.stderr == "counterclaim: the weights are not installed: run `make setup`\n"


def test_what_was_stored_before_a_stop_is_kept(call, pipeline, tmp_path: Path) -> None:
    def stopped(*_: object, **__: object):
        yield make_reading()
        raise KeyboardInterrupt

    sys.modules["counterclaim.pipeline"].read_all = stopped
    result = call("read", "a.txt")
    assert result.exit_code == 130
    assert "What was stored is kept" in result.stderr
    assert "Traceback" not in result.stderr
    with open_store(tmp_path / "counterclaim.db", create=False) as store:
        assert store.counts().reports == 1


def test_no_time_of_reading_is_in_the_claims(call, pipeline) -> None:
    call("read", "a.txt")
    (incident,) = json.loads(call("incidents", "--json").stdout)
    assert "2031-05-08" not in json.dumps(incident)
