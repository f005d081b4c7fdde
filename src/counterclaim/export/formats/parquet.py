"""A folder of Parquet files, one a table, typed: nullable numbers, days as days, lists as lists.

Written batch by batch, so that memory stays flat. Each file's metadata names the program and the manifest, each
column's what it means.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim import __version__
from counterclaim.export.deriving.columns import TABLES
from counterclaim.export.deriving.columns.column import Table, Type
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.rows import rows_of
from counterclaim.export.formats.writing import MANIFEST
from counterclaim.export.material import Material

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 2_000
"""Rows that are held at a time, and stand in a row group."""


def _write(material: Material, path: Path, losses: Losses) -> None:
    path.mkdir()
    for table in TABLES:
        write_table(table, material, path / f"{table.name}.parquet", losses)


def write_table(table: Table[Any], material: Material, path: Path, losses: Losses) -> None:
    """One table as a Parquet file; a table without rows is a file with its columns."""
    from pyarrow.parquet import ParquetWriter

    with ParquetWriter(path, schema_of(table), compression="zstd") as writer:
        for batch in batches(table, material, losses):
            writer.write_batch(batch)


def schema_of(table: Table[Any]) -> "pa.Schema":
    """A table's columns as an Arrow schema."""
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(), Type.TEXTS: pa.list_(pa.string()), Type.WHOLE: pa.int64(), Type.NUMBER: pa.float64(),
        Type.DAY: pa.date32(), Type.YES_NO: pa.bool_(),
    }  # fmt: skip
    about = {"program": f"counterclaim {__version__}", "manifest": MANIFEST, "table": table.name, "about": table.about}
    return pa.schema(
        [pa.field(one.name, types[one.type], metadata={"about": one.about}) for one in table.columns], metadata=about
    )


def batches(table: Table[Any], material: Material, losses: Losses) -> Iterator["pa.RecordBatch"]:
    """A table's rows in batches of a bounded number of rows."""
    import pyarrow as pa

    schema = schema_of(table)
    rows = (cells for _, cells in rows_of(table, material, losses))
    while batch := list(islice(rows, _BATCH)):
        arrays = [pa.array(cells, field.type) for cells, field in zip(_columns(batch), schema, strict=True)]
        yield pa.record_batch(arrays, schema=schema)


def _columns(rows: Iterable[list[Any]]) -> Iterator[tuple[Any, ...]]:
    return zip(*rows, strict=True)


FORMAT: Format = Format(
    name="parquet", about="Typed tables for data frames and DuckDB, a file each.", of="Apache Parquet, our columns",
    suffix="", write=_write, folder=True,
)  # fmt: skip
