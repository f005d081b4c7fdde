"""`counterclaim export`: what it is told, what it refuses, and what it says of what it wrote."""

import json
import shutil

import pytest


def test_list_names_every_format(call) -> None:
    told = json.loads(call("export", "--list", "--json").stdout)
    assert {"acled", "ged", "geojson", "jsonl"} <= {one["name"] for one in told}
    assert all(one["about"] and one["of"] for one in told)
    assert "geojson" in call("export", "--list").stdout


def test_it_writes_and_tells_what_was_lost(call, ledger, tmp_path) -> None:
    done = call("export", "geojson", "-o", "map.geojson")
    assert done.exit_code == 0
    assert "Checked by a person" in done.stdout
    assert (tmp_path / "map.geojson").is_file()
    assert json.loads((tmp_path / "map.geojson.manifest.json").read_text())["format"] == "geojson"


def test_what_names_people_is_its_maker_s_alone(call, ledger, tmp_path) -> None:
    call("export", "geojson", "-o", "map.geojson")
    assert (tmp_path / "map.geojson").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("export",), "Give a format and where to write it"),
        (("export", "geojson"), "Give a format and where to write it"),
        (("export", "geojsn", "-o", "x"), "Did you mean geojson"),
        (("export", "geojson", "-o", "counterclaim.db"), "the ledger itself"),
        (("export", "geojson", "-o", "folder"), "is no file"),
        (("export", "csv", "-o", "folder"), "is no export"),
        (("export", "geojson", "-o", "nowhere/map.geojson"), "cannot be written"),
        (("export", "geojson", "-o", "x", "--from", "2031-05-09", "--to", "2031-05-01"), "is later than"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(args, words, call, ledger, tmp_path) -> None:
    (tmp_path / "folder").mkdir()
    before = ledger.read_bytes()
    done = call(*args)
    assert done.exit_code == 2
    assert words in " ".join(done.output.split())
    assert ledger.read_bytes() == before
    assert not list(tmp_path.glob("map*"))


def test_a_folder_that_is_an_export_may_be_written_anew(call, ledger, tmp_path) -> None:
    assert call("export", "csv", "-o", "tables").exit_code == 0
    assert call("export", "csv", "-o", "tables").exit_code == 0
    assert (tmp_path / "tables" / "manifest.json").is_file()


@pytest.mark.parametrize("manifest", ["{}", '{"name": "a web app"}', None], ids=["empty", "another's", "ours and more"])
def test_a_folder_that_holds_anything_of_another_s_is_never_removed(manifest, call, ledger, tmp_path) -> None:
    assert call("export", "csv", "-o", "tables").exit_code == 0
    (tmp_path / "tables" / "thesis.txt").write_text("years of work")
    if manifest is not None:
        (tmp_path / "tables" / "manifest.json").write_text(manifest)
    done = call("export", "csv", "-o", "tables")
    assert done.exit_code == 2
    assert "is no export, or holds more than one" in " ".join(done.output.split())
    assert (tmp_path / "tables" / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("name", ["other.db", "map.geojson", "map.geojson.manifest.json"])
def test_no_ledger_is_ever_written_over(name, call, ledger, tmp_path) -> None:
    other = tmp_path / name
    shutil.copy(ledger, other)
    before = other.read_bytes()
    done = call("export", "geojson", "-o", "other.db" if name == "other.db" else "map.geojson")
    assert done.exit_code == 2
    assert f"{name} is a ledger" in " ".join(done.output.split())
    assert other.read_bytes() == before


def test_a_file_that_is_no_ledger_is_replaced(call, ledger, tmp_path) -> None:
    (tmp_path / "map.geojson").write_text("an older map")
    assert call("export", "geojson", "-o", "map.geojson").exit_code == 0
    assert json.loads((tmp_path / "map.geojson").read_text())["type"] == "FeatureCollection"


def test_every_format_is_told_where_none_is_near(call, ledger) -> None:
    from counterclaim.export.formats import FORMATS

    told = " ".join(call("export", "qqq", "-o", "x").output.split())
    assert [name for name in FORMATS if name not in told] == []


def test_who_exports_stands_in_the_log(call, ledger) -> None:
    call("export", "geojson", "-o", "map.geojson", "--as", "R. Desk", "--with-names")
    last = json.loads(call("log", "--json").stdout)[-1]
    assert (last["kind"], last["actor_kind"], last["actor_name"]) == ("export", "person", "R. Desk")
    assert json.loads(last["payload"])["choices"]["with_names"] is True
