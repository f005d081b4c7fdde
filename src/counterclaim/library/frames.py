"""Tables of a ledger as Arrow, pandas and Polars: the columns of `export/deriving/columns`, which exports have too.

pandas and Polars are no parts of the program; `pip install "counterclaim[frames]"` adds them.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from counterclaim.export.deriving import columns
from counterclaim.export.formats.format import Losses
from counterclaim.export.formats.parquet import batches, schema_of
from counterclaim.export.material import Material
from counterclaim.library.narrowing import one_of
from counterclaim.records.errors import SettingsError

if TYPE_CHECKING:
    import pyarrow as pa

Engine = Literal["pandas", "polars"]
TABLES = tuple(table.name for table in columns.TABLES)
"""Their names."""


def named(table: str) -> str:
    """A table's name, checked."""
    return one_of(table, TABLES, "table")


def arrow_of(table: str, material: Material) -> "pa.Table":
    """A table as Arrow: unknown is null, days are days, lists are lists; each column's metadata says what it means."""
    import pyarrow as pa

    chosen = next(one for one in columns.TABLES if one.name == table)
    made = pa.Table.from_batches(batches(chosen, material, Losses()), schema=schema_of(chosen))
    # No file stands beside it that a manifest could be looked for in.
    about = {name: text for name, text in (made.schema.metadata or {}).items() if name != b"manifest"}
    return made.replace_schema_metadata(about)


def frame_of(table: "pa.Table", engine: Engine) -> Any:
    """An Arrow table as a frame. In pandas the columns stay Arrow's, so that unknown is `<NA>` and never 0 or NaN."""
    if engine == "polars":
        return _imported("polars").from_arrow(table)
    if engine == "pandas":
        pandas = _imported("pandas")
        return table.to_pandas(types_mapper=pandas.ArrowDtype)
    raise SettingsError(f"{engine!r} is no engine for frames. There is pandas, and polars.")


def _imported(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise SettingsError(
            f'{name} is not installed. Add it with: pip install "counterclaim[frames]". '
            "An Arrow table (`Ledger.arrow`) needs neither."
        ) from error
