"""The whole run: readings and refusals in the order of the input, the same every time, each by itself."""

from __future__ import annotations

import json
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.spans import spans_of

from counterclaim import pipeline
from counterclaim.documents.annotators.attribution import annotate
from counterclaim.documents.inputs import read_inputs
from counterclaim.pipeline import (
    load_reader,
    load_trained,
    read_all,
    read_report,
    read_safely,
    refuse,
    weights_folder,
)
from counterclaim.records.claim import Claim, Quote
from counterclaim.records.errors import InputError, PackError, SettingsError
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Original, Refusal, Report
from counterclaim.records.settings import Settings

DISPATCHES = Path(__file__).parents[2] / "samples" / "dispatches"
SAMPLES = sorted(p for p in DISPATCHES.rglob("*.*") if "refused" not in p.parts)
TEXTS = (
    "The Malian army accused gunmen of burning a mill near Gao on Monday. The gunmen denied it.",
    "At least 400 civilians have been killed since March, the Health Ministry said.",
    "Chad and Sudan signed a ceasefire on May 3, 2024, brokered by Kenya. The army said that rebels broke the truce.",
    "“We did not shell the port,” General Omar Dahl said. “Our guns were silent on Sunday.”",
    "The UN called on the RSF to leave El Fasher, where soldiers shelled a clinic.",
)


@pytest.fixture(scope="session")
def reader():
    return load_reader(Settings())


@pytest.fixture
def loaded(monkeypatch, reader):
    """read_all with the reader that is loaded already; the list counts how often it was asked for."""
    asked = []
    monkeypatch.setattr(pipeline, "load_reader", lambda settings: asked.append(settings) or reader)
    return asked


def jsonl(*texts, **fields):
    return "".join(json.dumps({"text": text, "published": "2024-05-14", **fields}) + "\n" for text in texts)


def write(folder, *texts):
    path = folder / "reports.jsonl"
    path.write_text(jsonl(*texts), encoding="utf-8")
    return str(path)


# --- order, refusals, one report by itself ----------------------------------------------------------------------------


def test_readings_and_refusals_come_in_the_order_of_the_input(tmp_path, loaded):
    (tmp_path / "a.txt").write_text(TEXTS[0])
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_text(TEXTS[1])
    found = list(read_all([str(tmp_path / name) for name in ("c.txt", "b.txt", "a.txt")], settings=Settings()))
    assert [type(each) for each in found] == [Reading, Refusal, Reading]
    assert [each.report.text for each in found if isinstance(each, Reading)] == [TEXTS[1], TEXTS[0]]


def test_refusals_alone_load_no_model(tmp_path, loaded):
    (tmp_path / "empty.txt").write_text("")
    (refusal,) = read_all(
        [
            str(tmp_path / "empty.txt"),
        ],
        settings=Settings(),
    )
    assert (refusal.reason, loaded) == ("empty", [])


def test_models_are_loaded_once_for_a_run(tmp_path, loaded):
    assert len(list(read_all([write(tmp_path, *TEXTS)], settings=Settings()))) == len(TEXTS)
    assert len(loaded) == 1


def test_nothing_is_read_before_it_is_asked_for(tmp_path, loaded):
    run = read_all([write(tmp_path, *TEXTS)], settings=Settings())
    assert loaded == []
    next(run)
    assert len(loaded) == 1


def test_standard_input(loaded):
    (reading,) = read_all(["-"], settings=Settings(published="2024-05-14"), stdin=TEXTS[0].encode())
    assert (reading.report.text, reading.original.origin, reading.report.published) == (TEXTS[0], "-", "2024-05-14")
    assert reading.claims


@dataclass
class Failing:
    """Stands in for a parser that a hostile text breaks."""

    error: Exception

    def __getattr__(self, name):
        raise self.error

    def __call__(self, *args):
        raise self.error


REPORT = Report(id="r_1", text=TEXTS[0], language="en")
ORIGINAL = Original(data=b"x", sha256="s", media_type="text/plain", origin="a.txt", collected_at="t", collector="me")


@pytest.mark.parametrize("error", [ValueError("bad"), RecursionError("deep"), IndexError("out"), MemoryError("much")])
def test_a_report_that_breaks_the_reader_is_refused_with_what_happened(reader, error):
    broken = msgspec.structs.replace(reader, parser=Failing(error))
    refusal = read_safely(REPORT, ORIGINAL, broken)
    assert isinstance(refusal, Refusal)
    assert (refusal.reason, refusal.origin, refusal.sha256) == ("failed", "a.txt", "s")
    assert type(error).__name__ in refusal.advice


def test_an_input_error_is_refused_as_unreadable(reader):
    refusal = read_safely(REPORT, ORIGINAL, msgspec.structs.replace(reader, parser=Failing(InputError("no text"))))
    assert (refusal.reason, refusal.advice) == ("unreadable", "no text")


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit()])
def test_the_user_may_stop_a_run(reader, error):
    with pytest.raises(type(error)):
        read_safely(REPORT, ORIGINAL, msgspec.structs.replace(reader, parser=Failing(error)))


def test_a_refusal_keeps_whose_it_is():
    refusal = refuse(ORIGINAL, "failed", "why")
    assert refusal.id == make_id("x", "a.txt", "failed", "s")
    assert refusal.at == "t"


# --- loading ----------------------------------------------------------------------------------------------------------


def test_a_run_says_what_it_was_made_with(reader):
    reading = read_report(REPORT, ORIGINAL, reader)
    assert reading.versions == reader.versions
    assert {"counterclaim", "model"} < set(reading.versions)
    name, digest = reading.versions["model"].split()
    assert (name, len(digest)) == (weights_folder().name, 64)
    assert any(key.startswith("pack ") for key in reading.versions)


def test_weights_that_are_not_installed_are_told_with_what_to_do(monkeypatch):
    weights_folder.cache_clear()
    monkeypatch.setattr(pipeline, "find_spec", lambda name: None)
    with pytest.raises(SettingsError, match="make setup"):
        weights_folder()
    monkeypatch.undo()
    weights_folder.cache_clear()
    assert weights_folder().is_dir()


def test_a_wrong_conflict_file_ends_the_run(tmp_path):
    path = tmp_path / "conflict.yaml"
    path.write_text("sides: 3\n")
    with pytest.raises(PackError):
        load_reader(Settings(conflict=path))


def test_the_annotator_alone_names_its_model():
    tagger = load_trained()
    empty = annotate("", tagger)
    assert (empty.attributions, empty.model, empty.model_sha256) == ((), tagger.name, tagger.sha256)


# --- the same every time ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def alone(reader, tmp_path_factory):
    """What each text gives when it is read by itself."""
    folder = tmp_path_factory.mktemp("alone")
    found = {}
    for text in TEXTS:
        path = folder / "one.jsonl"
        path.write_text(jsonl(text), encoding="utf-8")
        (source,) = read_inputs([str(path)], settings=Settings())
        found[text] = read_report(source.report, source.original, reader)
    return found


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(TEXTS))
def test_the_order_of_reports_changes_nothing(order, alone, tmp_path, loaded):
    for reading in read_all([write(tmp_path, *order)], settings=Settings()):
        one = alone[reading.report.text]
        assert (reading.claims, reading.actors, reading.incidents) == (one.claims, one.actors, one.incidents)
        assert (reading.ceasefires, reading.tolls) == (one.ceasefires, one.tolls)


def test_reading_twice_gives_the_same(reader, alone):
    for one in alone.values():
        assert read_report(one.report, one.original, reader) == one


def test_a_reader_loaded_anew_reads_the_same(alone):
    again = load_reader(Settings())
    for one in alone.values():
        assert read_report(one.report, one.original, again) == one


def test_the_day_of_reading_enters_no_claim(tmp_path, reader):
    texts = (*TEXTS, "Rebels shelled Goma yesterday, the mayor said on Tuesday.", "Rebels shelled Goma on May 3.")
    path = tmp_path / "undated.jsonl"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    found = []
    for year in (1999, 2041):
        sources = read_inputs([path], settings=Settings(), clock=lambda year=year: datetime(year, 1, 1, tzinfo=UTC))
        readings = [read_report(source.report, source.original, reader) for source in sources]
        assert {reading.original.collected_at[:4] for reading in readings} == {str(year)}
        found.append([(r.claims, r.incidents, r.ceasefires, r.tolls) for r in readings])
    assert found[0] == found[1]


# --- what every claim holds to ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def samples(reader):
    sources = [s for s in read_inputs(SAMPLES, settings=Settings()) if not isinstance(s, Refusal)]
    return [read_report(s.report, s.original, reader) for s in sources]


def test_every_sample_is_read(samples):
    assert len(samples) >= len(SAMPLES)
    assert [reading.report.id for reading in samples if not reading.claims] == []


def test_all_offsets_lie_in_the_text_and_all_quotations_are_slices_of_it(samples):
    for reading in samples:
        text = reading.report.text
        for claim in reading.claims:
            for span in spans_of(claim):
                assert 0 <= span.start < span.end <= len(text)
                if isinstance(span, Quote):
                    assert span.text == text[span.start : span.end]


def test_a_claim_is_told_by_its_sentence(samples):
    for reading in samples:
        for claim in reading.claims:
            assert claim.sentence.start <= claim.evidence.start < claim.evidence.end <= claim.sentence.end


def test_every_claim_has_reasons_in_words(samples):
    for reading in samples:
        for claim in reading.claims:
            assert claim.reasons
            assert all(r.step and r.rule and any(c.isalpha() for c in r.note) for r in claim.reasons)


def test_ids_are_unique_and_of_their_report(samples):
    for reading in samples:
        ids = [claim.id for claim in reading.claims]
        assert len(set(ids)) == len(ids)
        assert {claim.report for claim in reading.claims} <= {reading.report.id}


def test_links_lead_to_other_claims_of_the_report(samples):
    for reading in samples:
        ids = {claim.id for claim in reading.claims}
        for claim in reading.claims:
            for answer in claim.answers:
                assert answer.claim in ids - {claim.id}


def test_incidents_ceasefires_and_tolls_rest_on_claims_of_the_report(samples):
    for reading in samples:
        ids = {claim.id for claim in reading.claims}
        assert {c for incident in reading.incidents for c in incident.claims} <= ids
        assert {c for truce in reading.ceasefires for c in (*truce.claims, *(b.claim for b in truce.breaches))} <= ids
        assert {point.claim for series in reading.tolls for point in series.points} <= ids


def test_claims_are_written_and_read_back(samples):
    for reading in samples:
        for claim in reading.claims:
            assert msgspec.json.decode(msgspec.json.encode(claim), type=Claim) == claim


@pytest.mark.slow
def test_reports_read_side_by_side_come_in_order_and_are_the_same(tmp_path, reader):
    (tmp_path / "a.txt").write_text(TEXTS[0])
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_text(TEXTS[2])
    told = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]
    first, refused, third = read_all(told, settings=Settings(jobs=2, threads=2))
    one, none, three = read_all(told, settings=Settings())
    assert isinstance(refused, Refusal)
    assert refused.id == none.id
    for side_by_side, alone in ((first, one), (third, three)):
        assert msgspec.json.encode(side_by_side.claims) == msgspec.json.encode(alone.claims)


@pytest.mark.parametrize("when", ["at once", "later"])
def test_a_process_that_was_ended_is_told_with_what_to_do(monkeypatch, tmp_path, when):
    class Ended:
        def __init__(self, *_args, **_options):
            self.closed = False

        def submit(self, *_args):
            broken = Future()
            broken.set_exception(BrokenProcessPool("ended"))
            if when == "at once":
                raise BrokenProcessPool("ended")
            return broken

        def shutdown(self, *, cancel_futures):
            assert cancel_futures

    monkeypatch.setattr(pipeline, "ProcessPoolExecutor", Ended)
    (tmp_path / "a.txt").write_text(TEXTS[0])
    with pytest.raises(SettingsError, match="fewer --jobs"):
        list(read_all([str(tmp_path / "a.txt")], settings=Settings(jobs=2)))
