"""Rows to an Excel workbook and back: one sheet, texts alone, the columns to type in marked.

Written and read by hand from the parts of the format that such a sheet has (ECMA-376): a library for all of it is not
among what this program is installed with. Nothing is worked out: a cell with a formula is told as one.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from counterclaim.export.plain import plain
from counterclaim.export.review.rows import COLUMNS, FORMULA, HIDDEN, MOST_ROWS, SHEET, TYPED
from counterclaim.records.errors import InputError

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_MOST_INSIDE = 200_000_000
"""Bytes that one part of a workbook may unpack to."""
_MOST_COLUMNS = 200
_WIDTHS = {"No.": 6, "Why": 40, "Report": 24, "Sentence": 60, "Words": 40, "As read": 50, "REASON": 40}
_PLAIN, _HEAD, _MARKED = 0, 1, 2
_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
"""Numbers that stand for days from 1954 to 2119, where a cell of the column of days holds a bare number."""


def render_workbook(rows: Iterable[Sequence[str]]) -> bytes:
    """The bytes of a workbook; they are the same for the same rows."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (*_PARTS.items(), ("xl/worksheets/sheet1.xml", "".join(_sheet(rows)))):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return made.getvalue()


def workbook_rows(data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of the sheet named Review, each with its number."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            shared = _shared(archive)
            yield from _rows(archive, _place_of_sheet(archive), shared)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, ValueError, NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"This is no whole Excel workbook ({type(error).__name__}). Save it again as .xlsx."
        ) from error


# --- writing


def _sheet(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    for n, name in enumerate(COLUMNS, start=1):
        hidden = ' hidden="1"' if name in HIDDEN else ""
        style = _MARKED if name in TYPED else _PLAIN
        yield f'<col min="{n}" max="{n}" width="{_WIDTHS.get(name, 14)}" style="{style}" customWidth="1"{hidden}/>'
    yield "</cols><sheetData>"
    yield _row(1, COLUMNS, [_HEAD] * len(COLUMNS))
    styles = [_MARKED if name in TYPED else _PLAIN for name in COLUMNS]
    for number, cells in enumerate(rows, start=2):
        yield _row(number, cells, styles)
    yield "</sheetData></worksheet>"


def _row(number: int, cells: Sequence[str], styles: Sequence[int]) -> str:
    named = zip(range(len(cells)), cells, styles, strict=True)
    told = "".join(_cell(f"{_letters(n)}{number}", cell, style) for n, cell, style in named)
    return f'<row r="{number}">{told}</row>'


def _cell(place: str, text: str, style: int) -> str:
    head = f'<c r="{place}" s="{style}"'
    return (
        f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(plain(text))}</t></is></c>' if text else f"{head}/>"
    )


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font/><font><b/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFF2CC"/></patternFill></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    # 49: text, so that no spreadsheet makes a number or a day of what is typed.
    '<xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>'
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fillId="2" applyNumberFormat="1" applyFill="1" applyAlignment="1">'
    '<alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>'
)
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={quoteattr(SHEET)} sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": _STYLES,
}


# --- reading


def _part(archive: zipfile.ZipFile, name: str) -> io.BytesIO:
    """A part of the workbook, unpacked up to the bound; one that declares a document type is refused."""
    with archive.open(name) as file:
        data = file.read(_MOST_INSIDE + 1)
    if len(data) > _MOST_INSIDE:
        raise InputError(f"The workbook unpacks to more than {_MOST_INSIDE // 1_000_000} MB. Make the sheet anew.")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise InputError("The workbook declares entities, which no spreadsheet writes. Make the sheet anew.")
    return io.BytesIO(data)


def _elements(archive: zipfile.ZipFile, name: str, *wanted: str) -> Iterator[Any]:
    from lxml import etree

    tags = [f"{{*}}{tag}" for tag in wanted]
    for _, element in etree.iterparse(
        _part(archive, name), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    ):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _place_of_sheet(archive: zipfile.ZipFile) -> str:
    """Where the sheet lies in the archive."""
    sheets = {one.get("name"): one.get(f"{{{_OFFICE}}}id") for one in _elements(archive, "xl/workbook.xml", "sheet")}
    if SHEET not in sheets:
        named = ", ".join(repr(str(name)[:40]) for name in list(sheets)[:5])
        raise InputError(f"The workbook has no sheet named {SHEET} (there is: {named or 'none'}).")
    places = _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    target = {one.get("Id"): one.get("Target") for one in places}[sheets[SHEET]]
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _shared(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells name by number."""
    name = "xl/sharedStrings.xml"
    return [_text(one) for one in _elements(archive, name, "si")] if name in archive.namelist() else []


def _text(element: Any) -> str:
    """The words of a text element, without readings in another script."""
    found = element.iter("{*}t")
    return "".join(one.text or "" for one in found if not one.getparent().tag.endswith("}rPh"))


def _rows(archive: zipfile.ZipFile, name: str, shared: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    for count, row in enumerate(_elements(archive, name, "row"), start=1):
        if count > MOST_ROWS + 1:
            raise InputError(f"The sheet has more than {MOST_ROWS} rows. Apply it in parts.")
        cells: list[str] = []
        for cell in row.iterchildren("{*}c"):
            at = _column(cell.get("r"), len(cells))
            if at >= _MOST_COLUMNS:
                break
            cells += [""] * (at + 1 - len(cells))
            cells[at] = _value(cell, shared)
        yield int(row.get("r") or count), cells


def _column(place: str | None, following: int) -> int:
    letters = re.match(r"[A-Z]{1,3}", place or "")
    if letters is None:
        return following
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Any, shared: Sequence[str]) -> str:
    """What stands in a cell, as text."""
    if cell.find("{*}f") is not None:
        return FORMULA
    kind = cell.get("t")
    if kind == "inlineStr":
        return _text(cell)
    value = cell.findtext("{*}v") or ""
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    if kind == "b":
        return "yes" if value == "1" else "no"
    if kind in (None, "n") and re.fullmatch(r"\d+\.0+", value):
        return value.partition(".")[0]
    return value


def day_of(text: str) -> str:
    """A day that a spreadsheet keeps as a bare number, as the day it stands for; any other text as it is."""
    if text.isdecimal() and len(text) == 5 and int(text) in _SERIALS:
        return (_EPOCH + dt.timedelta(days=int(text))).isoformat()
    return text
