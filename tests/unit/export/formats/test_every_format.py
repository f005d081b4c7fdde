"""Of every format: no private name, path, collector or restricted word leaves, and the manifest tells the rest."""

import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from counterclaim.book.deciding.recording import judging, said, setting, write
from counterclaim.book.filters import Asked
from counterclaim.export.formats import FORMATS
from counterclaim.export.formats.writing import manifest_path
from counterclaim.records.errors import SettingsError
from counterclaim.records.redaction import Aim
from counterclaim.store import new_run, open_store

PRIVATE = re.compile(r"\bmira\b|\bsol\b|mirasol", re.IGNORECASE)

_OF_REPORTS = {"reports.parquet", "manifest.json"}
"""Files that hold whole texts, or are no rows."""


def _words(path: Path) -> Iterator[str]:
    """All that is written, out of whatever it is packed in."""
    for file in [path, *path.rglob("*")] if path.is_dir() else [path, manifest_path(path, folder=False)]:
        if file.suffix == ".parquet":
            yield str(pq.read_table(file).to_pydict())
        elif file.is_file() and zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                yield from (packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
        elif file.is_file():
            yield file.read_text("utf-8", errors="replace")


@pytest.mark.parametrize("name", FORMATS)
def test_no_private_name_leaves_unless_asked_for(name, export) -> None:
    path, manifest = export(name)
    assert not any(PRIVATE.search(words) for words in _words(path))
    assert manifest.choices.with_names is False


@pytest.mark.parametrize("name", FORMATS)
def test_no_path_and_no_collector_leaves(name, export, tmp_path, read_ledger) -> None:
    path, _ = export(name, with_names=True)
    for words in _words(path):
        assert "R. Desk" not in words
        assert str(tmp_path) not in words
        assert str(read_ledger.parent) not in words


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_restricted_never_leaves(name, ledger, export) -> None:
    with open_store(ledger) as store:
        second = next(one.report.id for one in store.reports() if "drone" in one.report.text)
        store.restrict(Aim(what="report", report=second), run=new_run("R. Desk", person=True), reason="safety")
    path, _ = export(name)
    for words in _words(path):
        assert "drones had struck" not in words
        assert "Another Paper" not in words


@pytest.mark.parametrize("name", FORMATS)
def test_the_manifest_tells_every_file_with_its_hash(name, export) -> None:
    path, manifest = export(name)
    told = json.loads(manifest_path(path, folder=FORMATS[name].folder).read_text())
    assert told["format"] == name
    assert told["ledger"]["state"] == manifest.ledger.state
    assert [one["name"] for one in told["files"]] == [one.name for one in manifest.files]
    assert all(one.bytes and one.sha256 for one in manifest.files)


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"jsonl", "bagit"}))
def test_a_reading_that_a_person_rejected_is_in_no_row(name, ledger, export) -> None:
    with open_store(ledger) as store:
        claim = next(one for one in store.claims() if "fighters in Tarn" in one.evidence.text)
        who = said("R. Reader", "the report says otherwise")
        write(store, judging(store, "reject", claim.id, who), run=new_run("R. Reader", person=True))
    path, _ = export(name)
    files = [file for file in [path, *path.rglob("*")] if file.is_file() and file.name not in _OF_REPORTS]
    lines = [line for file in files for words in _words(file) for line in words.splitlines()]
    assert not any("fighters in Tarn" in line for line in lines if '"bodyText"' not in line)


@pytest.mark.parametrize("name", FORMATS)
def test_who_decided_and_why_stays_in(name, ledger, export) -> None:
    with open_store(ledger) as store:
        claim = next(one for one in store.claims() if "denied shelling" in one.evidence.text)
        who = said("Zora Quibble", "her cousin Plim saw it")
        told = (*judging(store, "confirm", claim.id, who), *setting(store, claim.id, "certainty", "alleged", who))
        write(store, told, run=new_run("Zora Quibble", person=True))
    words = "\n".join(_words(export(name)[0]))
    assert "Plim" not in words
    assert ("Quibble" in words) is (name == "claimreview")


@pytest.mark.parametrize("name", FORMATS)
def test_a_private_name_that_a_person_typed_stays_in(name, ledger, export) -> None:
    with open_store(ledger) as store:
        claim = next(one for one in store.claims() if "denied shelling" in one.evidence.text)
        who = said("R. Reader", "read again")
        names = {"speaker": "Plim Odding", "targets": "Wanda Eelf; Lusk Front"}
        told = [one for field, value in names.items() for one in setting(store, claim.id, field, value, who)]
        write(store, told, run=new_run("R. Reader", person=True))
    words = "\n".join(_words(export(name)[0]))
    assert not re.search("odding|eelf", words, re.IGNORECASE)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_ledger_gives_the_same_rows_twice(name, export) -> None:
    first = export(name)[1]
    again = export(name)[1]
    assert first.rows == again.rows
    assert first.left_out == again.left_out
    assert first.ledger.state == again.ledger.state


@pytest.mark.parametrize("name", FORMATS)
def test_checked_only_leaves_out_what_nobody_checked(name, export) -> None:
    _, manifest = export(name, checked_only=True)
    told = {kind: count for kind, count in manifest.rows.items() if kind in manifest.checked}
    assert {kind: manifest.checked[kind] for kind in told if kind in {"incidents", "claims", "events"}} == {
        kind: count for kind, count in told.items() if kind in {"incidents", "claims", "events"}
    }


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"bagit"}))
def test_a_narrowed_export_holds_nothing_of_reports_that_no_row_rests_on(name, export) -> None:
    path, _ = export(name, asked=Asked(place="Elmar"))
    for words in _words(path):
        assert "GENEVA" not in words
        assert "United Nations" not in words


@pytest.mark.parametrize("name", ["geojson", "jsonl", "csv"])
def test_a_private_name_that_was_filtered_by_is_not_told(name, export) -> None:
    path, manifest = export(name, asked=Asked(side="Mira Sol"), filters={"side": "Mira Sol", "contested": True})
    assert not any(PRIVATE.search(words) for words in _words(path))
    assert manifest.choices.filters["side"].startswith("private person")


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_checked_only_holds_no_report_publisher_or_actor_of_what_nobody_checked(name, export) -> None:
    _, manifest = export(name, checked_only=True)
    assert not sum(manifest.rows.values())


def _check_one(ledger: Path, words: str) -> None:
    with open_store(ledger) as store:
        claim = next(one for one in store.claims() if words in one.evidence.text)
        told = judging(store, "confirm", claim.id, said("R. Reader", "read again"))
        write(store, told, run=new_run("R. Reader", person=True))


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet", "xlsx"])
def test_checked_only_keeps_whom_a_checked_claim_names_and_says_what_their_mark_means(name, ledger, export) -> None:
    _check_one(ledger, "denied shelling")
    path, manifest = export(name, checked_only=True, with_names=True)
    kept = {kind.rstrip("s"): count for kind, count in manifest.rows.items()}
    assert (kept["actor"], kept["source"], kept["claim"]) == (1, 1, 1)
    (rule,) = (one for one in manifest.flattened if one.rule == "checked_only_kept")
    assert rule.count == kept["actor"] + kept["source"] + kept.get("report", 0)
    if name == "csv":
        actors = (path / "actors.csv").read_text()
        assert "Lusk Front" in actors
        assert "Varnian Defence Ministry" not in actors  # named in the report, and by no claim that anybody checked


def test_checked_only_keeps_the_parties_of_a_checked_agreement(ledger, export) -> None:
    _check_one(ledger, "agreed on a ceasefire")
    path, _ = export("csv", checked_only=True)
    actors = (path / "actors.csv").read_text()
    assert all(name in actors for name in ("Varnia", "Lusk Front", "United Nations"))
    assert "Varnian army" not in actors


def test_without_checked_only_no_rule_of_it_is_told(export) -> None:
    assert not any(one.rule == "checked_only_kept" for one in export("csv")[1].flattened)


@pytest.mark.parametrize("name", ["geojson", "jsonl", "bagit"])
def test_the_manifest_counts_the_ledger_and_what_the_export_rests_on(name, ledger, export) -> None:
    _check_one(ledger, "denied shelling")
    whole = export(name)[1]
    assert (whole.rests_on.reports, whole.rests_on.claims) == (whole.ledger.reports, whole.ledger.claims)
    checked = export(name, checked_only=True)[1]
    assert (checked.rests_on.reports, checked.rests_on.claims) == (1, 1)
    placed = export(name, asked=Asked(place="Tarn"))[1]
    assert 0 < placed.rests_on.claims < placed.ledger.claims == whole.ledger.claims


@pytest.mark.parametrize("name", FORMATS)
def test_each_export_is_in_the_audit_log(name, ledger, export) -> None:
    export(name)
    with open_store(ledger) as store:
        last = list(store.log())[-1]
        assert (last.kind, last.subject) == ("export", name)
        assert store.verify().problems == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="a folder is never closed to the root user")
@pytest.mark.parametrize("name", ["geojson"])
def test_a_folder_that_cannot_be_written_is_told(name, export, tmp_path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(SettingsError, match="cannot be written"):
        export(name)


def test_a_format_that_fails_leaves_nothing_behind(ledger, export, tmp_path, monkeypatch) -> None:
    def fail(_material, path, _losses) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMATS, "geojson", FORMATS["geojson"].__class__(
        **{f: getattr(FORMATS["geojson"], f) for f in FORMATS["geojson"].__struct_fields__} | {"write": fail}
    ))  # fmt: skip
    with pytest.raises(SettingsError, match="No space left"):
        export("geojson")
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("counterclaim")) == []
    with open_store(ledger) as store:
        assert [one.kind for one in store.log()].count("export") == 0
