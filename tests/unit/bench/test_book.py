"""A ledger's book as it is scored: readings of two invented reports, joined in several ways."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.bench.book import Joined, book_row, copy_rows, covered_paragraphs, joined, readings_of, to_json
from counterclaim.bench.book_baselines import alone, as_it_stands
from counterclaim.records.book import Join, Linking, Repeat, part_id
from counterclaim.records.claim import Claim, Quote, Span, TimeRange, Toll
from counterclaim.records.enums import AgreementType, JoinKind, Kind, Scope, TimeBasis, TimePrecision, TollKind, Unit
from counterclaim.records.ledger import Actor, Breach, Ceasefire, Facets, Incident, Reading, TollPoint, TollSeries
from counterclaim.records.report import Original, Report
from counterclaim.store import new_run, open_store

ROOT = Path(__file__).resolve().parents[3]
DAY = "2031-03-04"
FIRST = "Market hit\n\nShells hit a market in Lower Brann, killing 14 people. Velmar broke the truce."
SECOND = "More dead\n\nShells hit a market in Lower Brann, killing 16 people. Velmar kept the truce, it said."


def reading(name: str, text: str, *, best: int, kept: bool) -> Reading:
    """One strike with its toll, one name, one truce."""
    report = Report(id=f"r_{name}", text=text, url=f"https://example.org/tiny/{name}", published=DAY)
    words = (f"Shells hit a market in Lower Brann, killing {best} people", "Velmar kept" if kept else "Velmar broke")
    claims = []
    for number, told in enumerate(words):
        start = text.index(told)
        sentence = Span(start, text.index(".", start) + 1)
        evidence = Quote(start, start + len(told), told)
        kind = Kind.EVENT
        toll = Toll(kind=TollKind.KILLED, who="people", best=best, text=f"{best} people")
        claims.append(
            Claim(
                id=f"c_{name}{number}", report=report.id, kind=kind, evidence=evidence, sentence=sentence,
                tolls=() if number else (toll,),
            )
        )  # fmt: skip
    time = TimeRange(earliest=DAY, latest=DAY, precision=TimePrecision.DAY, basis=TimeBasis.STATED, text="Tuesday")
    strike = Incident(
        id=f"i_{name}", report=report.id, type="shelling", title="Shelling", claims=(claims[0].id,), time=time,
        places=("Lower Brann",), facets=Facets(contested=False),
    )  # fmt: skip
    breach = Breach(claim=claims[1].id, alleged_by="Dorand", party="Velmar", day=DAY, kept=kept)
    truce = Ceasefire(
        id=f"cf_{name}", type=AgreementType.CEASEFIRE, brokers=("Lenn",), agreed_on="2031-03-01",
        claims=(claims[1].id,), breaches=(breach,),
    )  # fmt: skip
    point = TollPoint(claim=claims[0].id, best=best, text=f"{best} people")
    series = TollSeries(
        id=f"t_{name}", claimant=None, side=None, kind=TollKind.KILLED, who="people", unit=Unit.COUNT,
        scope=Scope.INCIDENT, points=(point,),
    )  # fmt: skip
    return Reading(
        report=report,
        original=Original(
            data=name.encode(), sha256=name, media_type="text/plain", origin=name, collected_at="", collector=""
        ),
        claims=tuple(claims),
        actors=(Actor(id=f"a_{name}", name="Velmar", aliases=("Velmari army",)),),
        incidents=(strike,),
        ceasefires=(truce, Ceasefire(id=f"x_{name}", type=AgreementType.EXCHANGE)),
        tolls=(series,),
    )


@pytest.fixture
def readings() -> tuple[Reading, ...]:
    return (reading("r01", FIRST, best=14, kept=False), reading("r02", SECOND, best=16, kept=True))


def test_every_report_alone_has_a_record_of_its_own(readings):
    row = book_row(readings, alone(readings))
    assert {name: len(rows) for name, rows in row.items()} == {
        "copies": 0, "incidents": 2, "actors": 2, "ceasefires": 2, "tolls": 2,
    }  # fmt: skip


def test_what_is_held_to_be_one_is_one_row(readings):
    row = book_row(readings, Joined(whole=lambda _report, record: type(record).__name__))
    (incident,), (actor,), (truce,), (toll,) = (row[name] for name in ("incidents", "actors", "ceasefires", "tolls"))
    texts = {"r01": FIRST, "r02": SECOND}
    assert [texts[t["report"]][t["start"] : t["end"]][:6] for t in incident["told"]] == ["Shells", "Shells"]
    assert [t["report"] for t in incident["told"]] == ["r01", "r02"]
    assert {(n["report"], n["name"]) for n in actor["names"]} == {
        (report, name) for report in ("r01", "r02") for name in ("Velmar", "Velmari army")
    }
    assert (truce["agreed_on"], truce["brokers"], truce["reports"]) == ("2031-03-01", ["Lenn"], ["r01", "r02"])
    assert [(v["report"], v["alleged_by"], v["party"]) for v in truce["violations"]] == [("r01", "Dorand", "Velmar")]
    assert [(k["report"], k["claimed_by"]) for k in truce["kept"]] == [("r02", "Dorand")]
    assert sorted((p["report"], p["best"]) for p in toll["points"]) == [("r01", 14), ("r02", 16)]
    assert toll["incident"] == incident["id"]


def test_a_number_stands_where_its_words_do(readings):
    point = book_row(readings, alone(readings))["tolls"][0]["points"][0]
    assert FIRST[point["start"] : point["end"]] == "14 people"


def test_the_same_day_type_place_and_name_is_one(readings):
    row = book_row(readings, as_it_stands(readings))
    assert [len(row[name]) for name in ("incidents", "actors", "ceasefires", "tolls")] == [1, 1, 1, 1]


def test_a_ledger_gives_back_its_readings_and_joins_by_id(readings, tmp_path: Path):
    with open_store(tmp_path / "ledger.db") as store:
        for one in reversed(readings):
            store.add_reading(one, run=new_run("test"))
        found = readings_of(store)
        assert [one.report.id for one in found] == ["r_r01", "r_r02"]
        assert json.loads(to_json(book_row(found, joined(store)))) == json.loads(
            to_json(book_row(readings, joined(store)))
        )


def test_parts_that_the_ledger_joined_are_one_row(readings, tmp_path: Path):
    run = new_run("test")
    parts = [
        (kind, part_id(f"r_{name}", f"{prefix}_{name}"))
        for name in ("r01", "r02")
        for kind, prefix in ((JoinKind.ACTOR, "a"), (JoinKind.INCIDENT, "i"), (JoinKind.CEASEFIRE, "cf"))
    ]
    with open_store(tmp_path / "ledger.db") as store:
        for one in readings:
            store.add_reading(one, run=run)
        with store.linking(run=run) as index:
            told = tuple(Join(kind=kind, part=part, whole=f"whole {kind}") for kind, part in parts)
            index.log(Linking(through=2, joins=told, repeats=(repeat("r_r02", "r_r01", whole=True),)))
        row = book_row(readings_of(store), joined(store))
    assert [len(row[name]) for name in ("copies", "incidents", "actors", "ceasefires")] == [1, 1, 1, 1]
    assert row["incidents"][0]["id"] == row["tolls"][0]["incident"] == "whole incident"


def repeat(report: str, source: str, **told) -> Repeat:
    place = {"start": 0, "end": 0, "source_start": 0, "source_end": 0, "share": 1.0, **told}
    return Repeat(report=report, source=source, **place)


def test_copies_of_copies_are_one_group_and_paragraphs_belong_to_their_source_s():
    text = "Head\n\nOne one.\n\nTwo two.\n\nThree."
    repeats = (
        repeat("b", "a", whole=True),
        repeat("c", "b", whole=True),
        repeat("d", "c", start=text.index("Two"), end=len(text)),
        repeat("e", "f", start=0, end=4),
    )
    names = {name: name.upper() for name in "abcdef"}
    assert list(copy_rows(repeats, names, dict.fromkeys("abcdef", text))) == [
        {"reports": ["A", "B", "C"], "partly": {"D": [2, 3]}}
    ]


def test_a_paragraph_counts_from_half_of_it_and_the_headline_never():
    text = "Headline\n\nFirst paragraph.\n\nSecond paragraph."
    assert covered_paragraphs(text, 0, len(text)) == [1, 2]
    assert covered_paragraphs(text, 0, text.index("paragraph")) == []
    assert covered_paragraphs(text, text.index("paragraph"), len(text)) == [1, 2]


def test_reports_that_share_half_of_their_sentences_are_taken_for_copies():
    shared = (
        "Shells hit a market in Lower Brann on Tuesday. Six stalls burned down before help arrived. "
        "The ministry counted fourteen dead by the evening."
    )
    own = "A drone burned at the edge of town. Nobody was hurt by it, residents said. The road is closed to traffic."
    texts = {"r01": f"One\n\n{shared}\n\nTwo lines follow here.", "r02": f"Two\n\n{shared}", "r03": f"Three\n\n{own}"}
    texts["r04"] = f"Four\n\n{own} {own.upper()}\n\nThe ministry counted fourteen dead by the evening."
    found = [
        Reading(report=Report(id=name, text=text), original=Original(
            data=b"", sha256="", media_type="", origin="", collected_at="", collector=""))
        for name, text in texts.items()
    ]  # fmt: skip
    row = book_row(found, as_it_stands(found))
    assert row["copies"] == [
        {"reports": ["r01", "r02"], "partly": {"r04": [2]}},
        {"reports": ["r03", "r04"], "partly": {}},
    ]


# --- the script ------------------------------------------------------------------------------------------------------


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    before = set(sys.modules)
    yield importlib.import_module("book")
    for name in {"book", "rows"} & (set(sys.modules) - before):
        del sys.modules[name]


def test_the_table_has_a_line_for_every_figure(script):
    figures = {name: {"f1": 50.0, "p": 50.0, "r": 50.0, "share": 50.0} for _, name, _, _ in script.FIGURES}
    figures["wrong side"] = {"violations": 2, "tolls": 0}
    lines = script.rows_of("Counterclaim", {"open": figures}).splitlines()
    assert lines[0] == "| Counterclaim | open | asked for |"
    assert len(lines) == len(script.FIGURES) + 2
    assert "| violations on the wrong side | 2 | 0 |" in lines


def test_a_set_that_is_not_there_is_said_and_skipped(tmp_path: Path):
    words = [sys.executable, ROOT / "benchmarks" / "book.py", "--sets", tmp_path / "none"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "skipped: there is no" in done.stderr


def test_the_page_has_lines_for_it():
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    lines = page.partition("<!-- book: begin -->")[2].partition("<!-- book: end -->")[0]
    assert "benchmarks/book.py" in lines
    assert lines.count("|") > 10
