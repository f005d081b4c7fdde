"""A folder of CSV files, one a table, with a README that says what each column means."""

from collections.abc import Iterator
from pathlib import Path

from counterclaim.export.deriving.columns import SHEETS
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.rows import DISARMED, JOINED, ONE_LINE, rows_of, write_csv
from counterclaim.export.formats.writing import MANIFEST
from counterclaim.export.material import Material

_README = "README.md"
_HEAD = f"""\
# What the columns mean
Every row is what somebody says, not what happened. `{MANIFEST}` says what was left out or flattened, and by which rule.
UTF-8, comma, quotation marks doubled.
"""


def _write(material: Material, path: Path, losses: Losses) -> None:
    path.mkdir()
    for table in SHEETS:
        rows = (cells for _, cells in rows_of(table, material, losses))
        write_csv(path / f"{table.name}.csv", [[column.name for column in table.columns]], rows)
    (path / _README).write_text("\n".join(_readme()) + "\n", encoding="utf-8")


def _readme() -> Iterator[str]:
    yield _HEAD
    yield from (f"- {rule.words}" for rule in FORMAT.rules)
    for table in SHEETS:
        yield f"\n## {table.name}.csv\n{table.about}\n\n| column | holds | meaning |\n|---|---|---|"
        yield from (f"| `{column.name}` | {column.type} | {column.about} |" for column in table.columns)


FORMAT: Format = Format(
    name="csv", about="Tables for spreadsheets and R, a file each, with a README.", of="CSV (RFC 4180), our columns",
    suffix="", write=_write, rules=(JOINED, DISARMED, ONE_LINE), folder=True,
)  # fmt: skip
