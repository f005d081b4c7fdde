"""One Excel workbook with a sheet a table, and a first sheet that says what the columns mean.

No cell is a formula, whatever a report says. Written row by row, so that memory stays flat.
"""

import contextlib
import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from counterclaim.export.deriving.columns import SHEETS
from counterclaim.export.deriving.columns.column import Table, Type
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.rows import JOINED, ONE_LINE, Limit, one_line, rows_of, runs
from counterclaim.export.material import Material
from counterclaim.records.exporting import Rule

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_CUT = Rule("xlsx_cut", "A text longer than 32,000 characters is cut, because Excel holds no more in a cell.")
_ROWS = Rule("xlsx_rows", "A sheet holds 1,048,575 rows; further rows are left out. Take csv or parquet.")
_TEXTS = Rule("xlsx_texts", "Texts are marked as text, so that none runs as a formula, whatever it begins with.")
LONGEST: Final = 32_000
MOST_ROWS: Final = 1_048_575
_FIRST_YEAR: Final = 1900
"""Excel's days begin here; an earlier one stands as text."""
_WIDTHS: Final = {Type.TEXT: 24, Type.TEXTS: 32, Type.WHOLE: 10, Type.NUMBER: 10, Type.DAY: 12, Type.YES_NO: 9}
_WIDE: Final = frozenset(("notes", "words", "title", "tolls", "declarations"))
_WIDTH: Final = 60
_README: Final = "README"
_SAID: Final = "Every row is what somebody says, not what happened. An empty cell is unknown, not 0."


def _write(material: Material, path: Path, losses: Losses) -> None:
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "counterclaim"
    try:
        _readme(book.create_sheet(_README))
        for table in SHEETS:
            _sheet(book.create_sheet(table.name), table, material, losses)
        book.save(path)
    except LxmlError as error:
        # What lxml cannot write to a full disk it calls an error of its own.
        raise OSError(f"the workbook could not be written: {error}") from error
    finally:
        _close(book)


def _close(book: "Workbook") -> None:
    """End what is still open of a workbook that stopped half-way, in silence: what stopped it has been raised.

    Left to the interpreter, each open sheet fails again on a full disk, and prints where the program stands.
    """
    from lxml.etree import LxmlError

    for sheet in book.worksheets:
        writer = getattr(sheet, "_writer", None)
        for open_ in (getattr(sheet, "_rows", None), getattr(writer, "xf", None)):
            if open_ is not None:
                with contextlib.suppress(LxmlError, OSError, StopIteration, ValueError):
                    open_.close()


def _readme(sheet: "WriteOnlyWorksheet") -> None:
    _shape(sheet, (12, 22, 14, 100))
    sheet.append([_bold(sheet, name) for name in ("sheet", "column", "holds", "meaning")])
    sheet.append(["", "", "", _SAID])
    for table in SHEETS:
        sheet.append([table.name, "", "", table.about])
        for column in table.columns:
            sheet.append([table.name, column.name, str(column.type), column.about])


def _sheet(sheet: "WriteOnlyWorksheet", table: Table[Any], material: Material, losses: Losses) -> None:
    _shape(sheet, [_WIDTH if one.name in _WIDE else _WIDTHS[one.type] for one in table.columns])
    sheet.append([_bold(sheet, column.name) for column in table.columns])
    for record, cells in rows_of(table, material, losses, limit=Limit(MOST_ROWS, _ROWS)):
        sheet.append([_cell(sheet, one, table.named(record), losses) for one in cells])


def _cell(sheet: "WriteOnlyWorksheet", value: Any, record: str, losses: Losses) -> Any:
    """A cell: numbers and days as such, a text as a text even where it looks like a formula."""
    value = one_line(value)
    if isinstance(value, dt.date):
        return _day(sheet, value) if value.year >= _FIRST_YEAR else value.isoformat()
    if not isinstance(value, str):
        return value
    if len(value) > LONGEST:
        losses.flattened(_CUT, record)
        value = value[: LONGEST - 1] + "…"
    return _text(sheet, value) if runs(value) or value.startswith("#") else value


def _text(sheet: "WriteOnlyWorksheet", text: str) -> Any:
    """Marked as text and as begun with an apostrophe: typing over it makes no formula of it either."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, text)
    cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True
    return cell


def _day(sheet: "WriteOnlyWorksheet", day: dt.date) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, day)
    cell.number_format = "yyyy-mm-dd"
    return cell


def _bold(sheet: "WriteOnlyWorksheet", text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _shape(sheet: "WriteOnlyWorksheet", widths: Iterable[float]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


FORMAT: Format = Format(
    name="xlsx", about="The tables of csv as one workbook, a sheet each.", of="Office Open XML workbook, our columns",
    suffix=".xlsx", write=_write, rules=(JOINED, ONE_LINE, _TEXTS),
)  # fmt: skip
