"""Rows of a CSV file one by one, by the names of its columns; bad ones with their line and the reason.

Streamed: no more than a line and a row are held. Nothing is guessed of an encoding: what is no UTF-8 (or UTF-16 with
its mark) is refused where it stands, so that no name is read wrongly. Reads no pack.
"""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

import msgspec

from counterclaim.records.coded import BadRow
from counterclaim.records.errors import InputError

LONGEST_LINE: Final = 2_000_000
"""Characters; a longer line is cut there, and its row is refused."""
LONGEST_CELL: Final = 100_000
MOST_COLUMNS: Final = 500
_SAMPLE: Final = 4096
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS: Final = (",", ";", "\t")
_BINARY: Final = (
    (b"PK\x03\x04", "a spreadsheet or an archive: save the sheet as CSV, or unpack the archive"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet: save the sheet as CSV"),
    (b"%PDF", "a PDF: give the data as CSV"),
    (b"\x1f\x8b", "compressed: unpack it first"),
)


class Row(msgspec.Struct, frozen=True):
    """A row: the line on which it begins, and its cells by the names of their columns."""

    line: int
    cells: dict[str, str]

    def get(self, *names: str) -> str:
        """The first of these columns that is there and not empty; else an empty text."""
        return next((value for name in names if (value := self.cells.get(name, "").strip())), "")


def open_text(path: Path) -> TextIO:
    """A file as text, or InputError in words where it is none, is empty or cannot be read."""
    try:
        with path.open("rb") as file:
            start = file.read(_SAMPLE)
        encoding = next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")
        for mark, what in _BINARY:
            if start.startswith(mark):
                raise InputError(f"{path} is {what}.")
        if encoding != "utf-16" and b"\0" in start:
            raise InputError(f"{path} is no text. Give the data as CSV in UTF-8.")
        if not start.strip():
            raise InputError(f"{path} is empty. Give a CSV file with a line of column names.")
        return path.open(encoding=encoding, errors="surrogateescape", newline="")
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror or error}). Give a file that is there.") from error


def lines_of(file: TextIO) -> Iterator[str]:
    """Lines as they stand, each no longer than LONGEST_LINE: the rest of a longer one is left out."""
    try:
        while line := file.readline(LONGEST_LINE):
            yield line if line.endswith(("\n", "\r")) or len(line) < LONGEST_LINE else line + "\n"
            while line and len(line) >= LONGEST_LINE and not line.endswith(("\n", "\r")):
                line = file.readline(LONGEST_LINE)
    except UnicodeError as error:  # half a character of UTF-16, after which nothing can be told apart
        raise InputError(f"{file.name} is no whole text in {file.encoding}. Save the file as CSV in UTF-8.") from error


def header_of(path: Path) -> tuple[str, ...]:
    """The names of the columns, in small letters; InputError where the first line is no such line."""
    with open_text(path) as file:
        first = next(lines_of(file), "")
    if any("\udc80" <= one <= "\udcff" for one in first):
        raise InputError(f"{path}: the line of column names is not UTF-8. Save the file as CSV in UTF-8.")
    found = next(csv.reader([first], delimiter=_separator(first)), [])
    return tuple(name.strip().strip('"').casefold() for name in found)


def rows_of(path: Path) -> Iterator[Row | BadRow]:
    """Every row below the column names, good or bad, in the order of the file."""
    names = header_of(path)
    with open_text(path) as file:
        lines = lines_of(file)
        separator = _separator(next(lines, ""))
        reader = csv.reader(lines, delimiter=separator)
        while True:
            line = reader.line_num + 2
            try:
                cells = next(reader, None)
            except csv.Error:
                yield BadRow(line=line, why=f"has a cell of more than {csv.field_size_limit():,} characters")
                continue
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield _row(line, reader.line_num + 1, names, cells)


def _row(line: int, last: int, names: tuple[str, ...], cells: list[str]) -> Row | BadRow:
    if len(cells) != len(names):
        why = f"has {len(cells)} cells under {len(names)} column names"
        # A quotation mark that is never closed takes the rows below into its cell: they are not lost in silence.
        return BadRow(line=line, why=why + (f", and runs to line {last:,}: is a quotation mark open?" * (last > line)))
    if any("\udc80" <= one <= "\udcff" for cell in cells if not cell.isascii() for one in cell):
        return BadRow(line=line, why="is not UTF-8: save the file as CSV in UTF-8")
    if any("\0" in cell for cell in cells):
        return BadRow(line=line, why="holds bytes that are no text")
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return BadRow(line=line, why=f"has a cell of more than {LONGEST_CELL:,} characters")
    return Row(line, dict(zip(names, cells, strict=True)))


def _separator(first: str) -> str:
    return max(_SEPARATORS, key=first.count)
