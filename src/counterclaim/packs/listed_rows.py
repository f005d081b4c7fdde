"""Rows of a list that a desk keeps, CSV or Excel, by the names of their columns; bad rows with line and why.

In: a path. Out: the column names, then row after row; no more than one is held. What a file holds is hostile: cells are
texts and nothing is worked out (a formula is refused), a workbook is unpacked up to a bound, a line is cut at one.
InputError says in one line why a whole file is none. Reads no pack.
"""

import csv
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

import msgspec

from counterclaim.records.coded import BadRow
from counterclaim.records.errors import InputError

LONGEST_LINE: Final = 1_000_000
LONGEST_CELL: Final = 20_000
MOST_COLUMNS: Final = 300
MOST_ROWS: Final = 200_000
"""A list is held in memory; what is longer is no list that a desk keeps."""
_MOST_INSIDE: Final = 200_000_000
_RATIO: Final = 200
"""Bytes that a workbook may unpack to, and how many for one that it has packed."""
_SAMPLE: Final = 4096
_SEPARATORS: Final = (",", ";", "\t")
_LOST: Final = ("\udc80", "\udcff")
_ODD: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FORMULA: Final = "holds a formula, which is not worked out"
_WORKBOOK: Final = b"PK\x03\x04"
_BINARY: Final = (
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet: save it as .xlsx or CSV"),
    (b"%PDF", "a PDF: give the list as CSV"),
    (b"\x1f\x8b", "compressed: unpack it first"),
    (b"\xff\xfe", "UTF-16 and cannot be read as UTF-8: save it as CSV in UTF-8"),
    (b"\xfe\xff", "UTF-16 and cannot be read as UTF-8: save it as CSV in UTF-8"),
)


class ListedRow(msgspec.Struct, frozen=True):
    """A row: the line on which it begins, and its cells by the names of their columns, in small letters."""

    line: int
    cells: dict[str, str]

    def get(self, names: Sequence[str]) -> str:
        """The first of these columns that is there and not empty; else an empty text."""
        return next((value for name in names if (value := self.cells.get(name, ""))), "")


class Listed(msgspec.Struct, frozen=True):
    """A list: the names of its columns, and its rows, which can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[ListedRow | BadRow]


def read_list(path: Path) -> Listed:
    """A list of either kind; InputError where it is none."""
    try:
        with path.open("rb") as file:
            start = file.read(_SAMPLE)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror or error}). Give a file that is there.") from error
    if start.startswith(_WORKBOOK):
        return _named(path, _rows_of_workbook(path))
    for mark, what in _BINARY:
        if start.startswith(mark):
            raise InputError(f"{path} is {what}.")
    if b"\0" in start:
        raise InputError(f"{path} is no text. Give a CSV file in UTF-8 or a workbook (.xlsx).")
    return _named(path, _rows_of_csv(path))


def _named(path: Path, rows: Iterator[tuple[int, Sequence[str] | str]]) -> Listed:
    """The list whose first row that holds anything is its line of column names."""
    for _, cells in rows:
        if isinstance(cells, str):
            raise InputError(f"{path}: the line of column names {cells}.")
        if any(cells):
            columns = tuple(cell.casefold() for cell in cells)
            return Listed(columns, _below(rows, columns))
    raise InputError(f"{path} is empty. Give a list with a line of column names.")


def _below(rows: Iterator[tuple[int, Sequence[str] | str]], columns: tuple[str, ...]) -> Iterator[ListedRow | BadRow]:
    known = 0
    for line, cells in rows:
        if isinstance(cells, str):
            yield BadRow(line=line, why=cells)
            continue
        if not any(cells):
            continue
        known += 1
        if known > MOST_ROWS:
            yield BadRow(line=line, why=f"and what follows is left out: a list has at most {MOST_ROWS:,} rows")
            return
        if len(cells) > len(columns) and any(cells[len(columns) :]):
            why = "has more values than columns: put a name that holds a comma in quotation marks"
            yield BadRow(line=line, why=why)
            continue
        named = reversed(list(zip(columns, cells, strict=False)))  # of two columns of one name the first counts
        yield ListedRow(line, {name: cell for name, cell in named if name})


def _rows_of_csv(path: Path) -> Iterator[tuple[int, Sequence[str] | str]]:
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        lines = _lines_of(file)
        first = next((line for line in lines if line.strip()), "")
        separator = max(_SEPARATORS, key=first.count)
        cells = next(csv.reader([first], delimiter=separator), [])
        yield 1, _checked(cells)
        reader = csv.reader(lines, delimiter=separator)
        while True:
            line = reader.line_num + 2
            try:
                cells = next(reader)
            except csv.Error:
                yield line, f"has a cell of more than {LONGEST_CELL:,} characters"
                continue
            except StopIteration:
                return
            yield line, _checked(cells)


def _lines_of(file: TextIO) -> Iterator[str]:
    """Lines as they stand, each cut at LONGEST_LINE."""
    while line := file.readline(LONGEST_LINE):
        yield line if line.endswith(("\n", "\r")) or len(line) < LONGEST_LINE else line + "\n"
        while line and len(line) >= LONGEST_LINE and not line.endswith(("\n", "\r")):
            line = file.readline(LONGEST_LINE)


def _checked(cells: Sequence[str]) -> Sequence[str] | str:
    """The cells without spaces around them, or what is wrong with them."""
    if any(_LOST[0] <= one <= _LOST[1] for cell in cells if not cell.isascii() for one in cell):
        return "is not UTF-8: save the file as CSV in UTF-8"
    if any("\0" in cell for cell in cells):
        return "holds bytes that are no text"
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return f"has a cell of more than {LONGEST_CELL:,} characters"
    if len(cells) > MOST_COLUMNS:
        return f"has more than {MOST_COLUMNS} cells"
    kept = [" ".join(cell.split()) for cell in cells]
    if any(cell.startswith("=") for cell in kept):
        return _FORMULA
    if any(_ODD.search(cell) for cell in kept):
        return "holds characters that no name is written with (controls, marks that turn the writing round)"
    return kept


def _rows_of_workbook(path: Path) -> Iterator[tuple[int, Sequence[str] | str]]:
    """The rows of a workbook's first sheet."""
    from openpyxl import load_workbook

    try:
        _look_inside(path)
        book = load_workbook(path, read_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
        for line, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
            words = [_words(cell) for cell in row]
            yield (
                line,
                _FORMULA if None in words else _checked([w or "" for w in words]),
            )
        book.close()
    except InputError:
        raise
    except Exception as error:  # a workbook made to break the library may do so anywhere
        raise InputError(
            f"{path} is no whole Excel workbook ({type(error).__name__}). Save it again as .xlsx or as CSV."
        ) from error


def _look_inside(path: Path) -> None:
    """Refuse what unpacks to too much, or declares what no spreadsheet writes."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        unpacked, packed = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
        if unpacked > _MOST_INSIDE or unpacked > _RATIO * max(packed, 100_000):
            raise InputError(f"{path} unpacks to {unpacked // 1_000_000:,} MB, too much for a list. Give it as CSV.")
        for part in parts:
            text = archive.read(part) if part.filename.endswith((".xml", ".rels")) else b""
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise InputError(f"{path} declares entities, which no spreadsheet writes. Save the list anew.")


def _words(cell: Any) -> str | None:
    """What stands in a cell, as text; None for a formula."""
    value = cell.value
    if cell.data_type == "f":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return "" if value is None else str(value)
