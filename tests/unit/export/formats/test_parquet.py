"""Parquet opens in DuckDB, pandas and Polars with the same rows, typed; what is unknown is null."""

import datetime as dt

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

from counterclaim.export.deriving.columns import TABLES
from counterclaim.export.formats import parquet


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_duckdb_pandas_and_polars_read_the_same_rows(export, table) -> None:
    path, manifest = export("parquet")
    file = path / f"{table}.parquet"
    rows = manifest.rows.get(table, 0)
    assert rows > 0
    assert duckdb.sql(f"SELECT count(*) FROM read_parquet('{file}')").fetchall() == [(rows,)]  # noqa: S608 - our path
    assert len(pd.read_parquet(file)) == len(pl.read_parquet(file)) == rows


def test_numbers_are_nullable_days_are_days_and_lists_are_lists(export) -> None:
    path, _ = export("parquet")
    rows = pl.read_parquet(path / "incidents.parquet").to_dicts()
    market = next(row for row in rows if row["denied_by"] == ["Lusk"])
    assert (market["killed_min"], market["killed_max"]) == (9.0, 14.0)
    assert market["first_day"] == dt.date(2031, 5, 6)
    assert any(row["killed_min"] is None for row in rows)
    assert all(row["checked"] is False for row in rows)


def test_every_number_stands_beside_who_gives_it_and_none_is_added_up(export) -> None:
    path, _ = export("parquet")
    tolls = pl.read_parquet(path / "tolls.parquet").filter(pl.col("kind") == "killed")
    assert {12.0, 14.0, 9.0} <= set(tolls["best"].to_list())
    assert 26.0 not in tolls["best"].to_list()


def test_words_stand_where_the_claim_says(export) -> None:
    path, _ = export("parquet")
    texts = {row["report"]: row["text"] for row in pl.read_parquet(path / "reports.parquet").to_dicts()}
    for row in pl.read_parquet(path / "claims.parquet").to_dicts():
        assert texts[row["report"]][row["words_start"] : row["words_end"]] == row["words"]


def test_the_file_names_the_program_its_manifest_and_what_columns_mean(export) -> None:
    path, _ = export("parquet")
    schema = pq.read_schema(path / "claims.parquet")
    assert schema.metadata[b"program"].startswith(b"counterclaim ")
    assert (path / schema.metadata[b"manifest"].decode()).is_file()
    assert all(field.metadata[b"about"].endswith(b".") for field in schema)


def test_private_names_and_machine_paths_stay(export, tmp_path) -> None:
    path, _ = export("parquet")
    for file in path.glob("*.parquet"):
        told = str(pl.read_parquet(file).to_dicts())
        assert not any(word in told for word in ("Mira", "Sol,", str(tmp_path), "R. Desk"))
    path, _ = export("parquet", with_names=True)
    assert "Mira Sol" in str(pl.read_parquet(path / "claims.parquet").to_dicts())


def test_an_empty_table_keeps_its_columns(export) -> None:
    path, manifest = export("parquet", checked_only=True)
    assert manifest.rows.get("claims", 0) == 0
    frame = pl.read_parquet(path / "claims.parquet")
    assert frame.is_empty()
    assert frame.columns == parquet.schema_of(TABLES[0]).names


def test_names_of_columns_are_told_apart() -> None:
    for table in TABLES:
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert all(column.about[-1] == "." for column in table.columns)
