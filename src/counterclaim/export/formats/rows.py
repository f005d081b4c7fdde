"""Rows of the tables, counted for the manifest, and cells as spreadsheets may safely hold them.

Texts come from reports, and are hostile: a cell that begins like a formula would run in the reader's spreadsheet.
"""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from counterclaim.export.deriving.columns.column import Table, cells_of
from counterclaim.export.formats.format import Losses
from counterclaim.export.material import Material
from counterclaim.export.plain import plain
from counterclaim.records.exporting import Rule

JOINED: Final = Rule(
    "cells_joined",
    "Several values in one cell are split by '; ' (one of their own becomes a comma); an empty cell is unknown, not 0.",
)
DISARMED: Final = Rule(
    "cells_disarmed", "A text that a spreadsheet would run (it begins with = + - @) has an apostrophe before it."
)
ONE_LINE: Final = Rule(
    "cells_one_line", "Texts are one line: white space is one space, marks that turn the reading order are written out."
)
_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""Wide forms too, which some spreadsheets read as the narrow ones."""


class Limit(msgspec.Struct, frozen=True):
    """How many rows of a table fit, and the rule by which the rest is left out."""

    rows: int
    rule: Rule


def rows_of(
    table: Table[Any], material: Material, losses: Losses, *, limit: Limit | None = None
) -> Iterator[tuple[Any, list[Any]]]:
    """Each record of a table with its cells; each is told to the manifest with what of it has no column."""
    count = 0
    for record in table.records(material):
        over = limit.rule if limit is not None and count >= limit.rows else None
        if (rule := table.apart(record) or over) is not None:
            losses.left_out(rule, table.named(record))
            continue
        count += 1
        losses.row(table.name, checked=table.checked(record))
        if table.flat is not None:
            losses.flattened(table.flat, table.named(record))
        if table.kept is not None and material.choices.checked_only:
            losses.flattened(table.kept, table.named(record))
        yield record, cells_of(table, record)


def runs(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula."""
    return text.lstrip().startswith(_STARTS_A_FORMULA)


def one_line(value: Any) -> Any:
    """A list as one text, a text as one harmless line; whatever else as it is."""
    if isinstance(value, str):
        return plain(value).strip()
    if isinstance(value, (list, tuple)):
        return "; ".join(_apart(plain(one).strip()) for one in value) or None
    return value


def csv_cell(value: Any) -> str:
    """A cell as text for CSV: unknown is empty, numbers stay bare, and no text runs as a formula.

    Example: `["Elmar", "=1+1"]` gives `Elmar; '=1+1`.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "; ".join(_apart(csv_cell(one)) for one in value)
    if isinstance(value, (int, float)):
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    text = plain(str(value)).strip()
    return f"'{text}" if runs(text) else text


def _apart(text: str) -> str:
    """A value of a list, which must not look like two."""
    return text.replace(";", ",")


def write_csv(path: Path, heads: Sequence[Sequence[str]], rows: Iterable[Sequence[Any]]) -> None:
    """Rows as UTF-8 CSV under their head lines, which are ours and stand as they are."""
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(heads)
        writer.writerows([csv_cell(cell) for cell in row] for row in rows)
