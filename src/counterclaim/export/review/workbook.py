"""Rows to an Excel workbook and back: one sheet, texts alone, the columns to type in marked.

In and out: rows of text, and the bytes of a workbook. What comes back is hostile input: it is unpacked up to a bound,
and a cell with a formula is told as one and never worked out.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from counterclaim.export.plain import plain
from counterclaim.export.review.rows import COLUMNS, FORMULA, HIDDEN, MOST_ROWS, SHEET, TYPED
from counterclaim.records.errors import InputError

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_MOST_INSIDE = 200_000_000
"""Bytes that a workbook may unpack to."""
_MOST_COLUMNS = 200
_WIDTHS = {"No.": 6, "Why": 40, "Report": 24, "Sentence": 60, "Words": 40, "As read": 50, "REASON": 40}
_WIDTH = 14
_MARK = "FFFFF2CC"
_TEXT = "@"
"""The format of a cell that keeps what is typed as text, so that no spreadsheet makes a number or a day of it."""
_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Numbers that stand for days from 1954 to 2119, where a cell of the column of days holds a bare number."""


def render_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a workbook with a row for each of `rows`."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    _shape(sheet)
    cell = _cells(sheet)
    sheet.append([cell(name, name, head=True) for name in COLUMNS])
    for row in rows:
        sheet.append([cell(name, text) for name, text in zip(COLUMNS, row, strict=True)])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def workbook_rows(data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the sheet named Review, each with its number; empty cells at the end of a row are left out."""
    from openpyxl import load_workbook

    try:
        _look_inside(data)
        book = load_workbook(io.BytesIO(data), read_only=True)
        yield from _rows(book)
    except InputError:
        raise
    except Exception as error:  # a workbook made to break the library may do so anywhere
        raise InputError(
            f"This is no whole Excel workbook ({type(error).__name__}). Save it again as .xlsx."
        ) from error


def day_of(text: str) -> str:
    """A day that a spreadsheet keeps as a bare number, as the day it stands for; any other text as it is."""
    if text.isdecimal() and len(text) == 5 and int(text) in _SERIALS:
        return (_EPOCH + dt.timedelta(days=int(text))).isoformat()
    return text


def _shape(sheet: "WriteOnlyWorksheet") -> None:
    from openpyxl.utils import get_column_letter

    for number, name in enumerate(COLUMNS, start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width, column.hidden = _WIDTHS.get(name, _WIDTH), name in HIDDEN


def _cells(sheet: "WriteOnlyWorksheet") -> Any:
    """Makes the cell of a column: text that wraps, on a ground of its own where it is to be typed in."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    marked = PatternFill("solid", fgColor=_MARK)

    def cell(column: str, text: str, *, head: bool = False) -> Any:
        made = WriteOnlyCell(sheet, plain(text) or None)
        if text:
            made.data_type = "s"  # words that begin with a sign of equality are words
        made.number_format, made.alignment = _TEXT, wrapped
        if head:
            made.font = bold
        elif column in TYPED:
            made.fill = marked
        return made

    return cell


def _look_inside(data: bytes) -> None:
    """Refuse a workbook that unpacks to too much, or that declares what no spreadsheet writes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MOST_INSIDE:
            raise InputError(f"The workbook unpacks to more than {_MOST_INSIDE // 1_000_000} MB. Make the sheet anew.")
        for part in archive.infolist():
            text = archive.read(part) if part.filename.endswith((".xml", ".rels")) else b""
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise InputError("The workbook declares entities, which no spreadsheet writes. Make the sheet anew.")


def _rows(book: Any) -> Iterator[tuple[int, Sequence[str]]]:
    if SHEET not in book.sheetnames:
        named = ", ".join(repr(str(name)[:40]) for name in book.sheetnames[:5])
        raise InputError(f"The workbook has no sheet named {SHEET} (there is: {named or 'none'}).")
    sheet = book[SHEET]
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    for number, row in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1):
        if number > MOST_ROWS + 1:
            raise InputError(f"The sheet has more than {MOST_ROWS} rows. Apply it in parts.")
        words = [_words(cell) for cell in row]
        while words and not words[-1]:
            words.pop()
        yield number, words


def _words(cell: Any) -> str:
    """What stands in a cell, as text."""
    value = cell.value
    if cell.data_type == "f":
        return FORMULA
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return (value.date() if value.time() == dt.time() else value).isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
