"""HXL passes libhxl's default schema without network; no range or label stands where a number or day is asked for."""

import csv
from pathlib import Path

import hxl
import pytest


def opened(path: Path) -> hxl.model.Dataset:
    return hxl.data(hxl.make_input(str(path), hxl.InputOptions(allow_local=True)))


def rows(path: Path) -> list[dict[str, str]]:
    data = opened(path)
    tags = next(csv.reader(path.read_text().splitlines()[1:]))
    return [dict(zip(tags, row.values, strict=True)) for row in data]


def test_libhxl_finds_no_error(export) -> None:
    path, manifest = export("hxl")
    errors: list[object] = []
    hxl.schema(None, callback=errors.append).validate(opened(path))
    assert [error for error in errors if error.rule.severity == "error"] == []
    assert len(rows(path)) == manifest.rows["incidents"] > 0


def test_a_row_as_a_person_reads_it(export) -> None:
    path, _ = export("hxl")
    market = next(row for row in rows(path) if row["#group+name+denies"] == "Lusk")
    told = {
        tag: market[tag]
        for tag in ("#date+occurred", "#loc+name", "#geo+lat", "#affected+killed+max", "#status+grade", "#meta+stance")
    }
    assert told["#date+occurred"] == "2031-05-06"
    assert (told["#loc+name"], told["#geo+lat"], told["#affected+killed+max"]) == ("Elmar market", "10.543", "14")
    assert told["#status+grade"] == ""
    assert "denies" in told["#meta+stance"].split("; ")


def test_every_day_and_number_is_one(export) -> None:
    path, _ = export("hxl")
    for row in rows(path):
        for tag, value in row.items():
            if tag.startswith("#affected") and value:
                float(value)
            if tag.startswith("#date") and value:
                assert hxl.datatypes.is_date(value)


@pytest.mark.parametrize("names", [False, True])
def test_private_names_stay_unless_asked_for(export, names) -> None:
    path, _ = export("hxl", with_names=names)
    assert ("Mira Sol" in path.read_text()) is names
