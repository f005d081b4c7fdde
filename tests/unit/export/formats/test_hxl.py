"""HXL passes libhxl's default schema without network; no range or label stands where a number or day is asked for."""

import csv
import datetime as dt
import json
import subprocess
import sys
from pathlib import Path

import pytest

# libhxl needs a part under the GPL, so it stays a program of its own: no process of ours imports it.
LIBHXL = """
import json, sys
import hxl

found = []
data = hxl.data(hxl.make_input(sys.argv[1], hxl.InputOptions(allow_local=True)))
hxl.schema(None, callback=found.append).validate(data)
data = hxl.data(hxl.make_input(sys.argv[1], hxl.InputOptions(allow_local=True)))
rows = [dict(zip(data.display_tags, row.values)) for row in data]
print(json.dumps({"errors": [str(one.message) for one in found if one.rule.severity == "error"], "rows": rows}))
"""


def by_libhxl(path: Path) -> dict[str, list]:
    done = subprocess.run([sys.executable, "-c", LIBHXL, str(path)], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def rows(path: Path) -> list[dict[str, str]]:
    _, *tagged = csv.reader(path.read_text(encoding="utf-8").splitlines())
    return [dict(zip(tagged[0], row, strict=True)) for row in tagged[1:]]


def test_libhxl_finds_no_error(export) -> None:
    path, manifest = export("hxl")
    found = by_libhxl(path)
    assert found["errors"] == []
    assert [list(row.values()) for row in found["rows"]] == [list(row.values()) for row in rows(path)]
    assert len(found["rows"]) == manifest.rows["incidents"] > 0


def test_libhxl_finds_what_is_wrong(tmp_path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("Day,Killed\n#date,#affected+killed\nsome day,many\n", encoding="utf-8")
    assert by_libhxl(path)["errors"]


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
                assert dt.date.fromisoformat(value)


@pytest.mark.parametrize("names", [False, True])
def test_private_names_stay_unless_asked_for(export, names) -> None:
    path, _ = export("hxl", with_names=names)
    assert ("Mira Sol" in path.read_text()) is names
