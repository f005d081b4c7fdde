"""Rows to a review sheet and back, by the ending of the file's name: `.xlsx`, `.html` or `.csv`.

A sheet that comes back is hostile input: its size is bounded, nothing in it is worked out or fetched.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from counterclaim.export.review.page import page_rows, render_page
from counterclaim.export.review.rows import COLUMNS, Row, TypedRow, typed_rows
from counterclaim.export.review.workbook import render_workbook, workbook_rows
from counterclaim.records.errors import InputError

_MOST_BYTES = 100_000_000
_ENDINGS = (".xlsx", ".html", ".csv")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_sheet(path: Path, rows: Iterable[Row]) -> bytes:
    """The bytes of a sheet in the format that the name asks for."""
    numbered = (row.cells(number) for number, row in enumerate(rows, start=1))
    ending = _ending(path)
    if ending == ".xlsx":
        return render_workbook(numbered)
    if ending == ".html":
        return render_page(numbered)
    return _render_csv(numbered)


def read_sheet(path: Path) -> Iterator[TypedRow]:
    """The rows of a sheet in which something was typed; InputError where the file is no such sheet."""
    ending = _ending(path)
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > _MOST_BYTES:
        raise InputError(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB, and so no review sheet.")
    if ending == ".xlsx":
        return typed_rows(workbook_rows(data))
    return typed_rows(page_rows(data) if ending == ".html" else _csv_rows(data))


def _ending(path: Path) -> str:
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        raise InputError(f"{path.name}: a review sheet is named with {', '.join(_ENDINGS)} at its end.")
    return ending


def _render_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as spreadsheets open it; words that a spreadsheet would take for a formula get an apostrophe before them."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for cells in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_STARTS_A_FORMULA) else cell for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _csv_rows(data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("The sheet is not UTF-8. Save it as `CSV UTF-8`.") from error
    first = text.partition("\n")[0]
    # Spreadsheets of many countries write semicolons.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error as error:
        raise InputError(f"The sheet is no whole CSV file: {error}. Save it again as `CSV UTF-8`.") from error
