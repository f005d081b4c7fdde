"""The CSV folder opens in pandas and DuckDB, its README names every column, and its rows are those of Parquet."""

import csv

import duckdb
import pandas as pd
import pytest

from counterclaim.export.deriving.columns import SHEETS

NAMES = [table.name for table in SHEETS]


@pytest.mark.parametrize("table", NAMES)
def test_duckdb_and_pandas_read_the_same_rows(export, table) -> None:
    path, manifest = export("csv")
    file = path / f"{table}.csv"
    assert len(pd.read_csv(file)) == manifest.rows[table] > 0
    found = duckdb.sql(f"SELECT count(*) FROM read_csv('{file}', header=true)").fetchall()  # noqa: S608 - our path
    assert found == [(manifest.rows[table],)]


def test_the_files_are_the_tables_a_readme_and_the_manifest(export) -> None:
    path, manifest = export("csv")
    assert sorted(one.name for one in path.iterdir()) == sorted(
        [*(f"{name}.csv" for name in NAMES), "README.md", "manifest.json"]
    )
    assert {rule.id for rule in manifest.rules} == {"cells_joined", "cells_disarmed", "cells_one_line"}


def test_the_readme_says_what_every_column_means(export) -> None:
    path, _ = export("csv")
    readme = (path / "README.md").read_text()
    for name in NAMES:
        with (path / f"{name}.csv").open(newline="") as file:
            assert all(f"| `{column}` |" in readme for column in next(csv.reader(file)))


def test_a_row_as_a_person_reads_it(export) -> None:
    path, _ = export("csv")
    with (path / "incidents.csv").open(newline="") as file:
        market = next(row for row in csv.DictReader(file) if row["denied_by"] == "Lusk")
    told = {name: market[name] for name in ("first_day", "place", "blamed", "killed_min", "killed_max", "checked")}
    assert told == {
        "first_day": "2031-05-06", "place": "Elmar market", "blamed": "Lusk Front", "killed_min": "9",
        "killed_max": "14", "checked": "false",
    }  # fmt: skip


def test_private_names_and_machine_paths_stay(export, tmp_path) -> None:
    path, _ = export("csv")
    told = "".join(file.read_text() for file in path.iterdir())
    assert not any(word in told for word in ("Mira", "Sol,", str(tmp_path), "R. Desk"))
    assert "Odo Rell" in told
