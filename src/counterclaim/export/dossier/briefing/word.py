"""A dossier in, its briefing as a Word document out: headings, tables with header rows, A4, the same bytes every time.

What it says is settled in briefing.py; the file around it is made in word_file.py.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from counterclaim.export.dossier.briefing.blocks import Account, Accounts, Block, Heading, Line, Table
from counterclaim.export.dossier.briefing.content import briefing, checked_words
from counterclaim.export.dossier.briefing.word_file import LINE_WIDTH, Element, element, text_element, word_file
from counterclaim.export.dossier.model import Dossier
from counterclaim.export.plain import plain

_HEADINGS: Final = ("Title", "Heading1", "Heading2", "Heading3")
_STYLES: Final = {"text": "Normal", "item": "ListBullet", "quote": "Quote", "note": "BriefingNote"}
_CELL: Final = "BriefingCell"
_CELL_HEAD: Final = "BriefingCellHead"
_ABREAST: Final = 3
"""Accounts beside each other; more stand two by two."""
_HASH_SHOWN: Final = 16
_ILLEGAL: Final = re.compile("[\ufffe\uffff]")
"""What no XML may hold and plain text may: everything else of that kind is written out before it gets here."""


def to_docx(dossier: Dossier) -> bytes:
    """The briefing as the bytes of a .docx file."""
    blocks = list(briefing(dossier))
    around = zip([None, *blocks], blocks, [*blocks[1:], None], strict=False)
    body = (made for before, block, after in around for made in _drawn(block, keep=_holds(before, after)))
    return word_file(body, footer=[_footer(dossier)], title=_legal(plain(dossier.title)), made=dossier.made)


def _holds(before: Block | None, after: Block | None) -> bool:
    """Whether a line must stay on the page of what follows: a table, or the next heading right after its own."""
    return isinstance(after, Table | Accounts) or (isinstance(before, Heading) and isinstance(after, Heading))


def _drawn(block: Block, *, keep: bool) -> Iterator[Element]:
    """A block as paragraphs and tables; `keep` holds a line to what follows."""
    match block:
        case Heading(text=text, level=level):
            yield _paragraph(_HEADINGS[level], _run(text))
        case Line():
            yield _line(block, style=_STYLES[block.level], keep=keep)
        case Table():
            yield _table(block)
            yield _gap()
        case Accounts():
            for abreast in _abreast(block.accounts):
                yield _accounts(block.name, abreast)
                yield _gap()


def _line(line: Line, *, style: str, keep: bool = False, in_cell: bool = False) -> Element:
    """A line with its label: strong, but for a quotation, whose label is as much of it as its words."""
    strong = line.level != "quote"
    label = [_run(f"{line.label}:" + (" " if line.text else ""), strong=strong)] if line.label else []
    text = [_run(line.text)] if line.text else []
    heads = bool(line.label) and not line.text
    return _paragraph(style, *label, *text, keep=keep or heads, indent=170 if in_cell and not strong else 0)


def _table(table: Table) -> Element:
    widths = _shared(table.widths)
    head = [
        _cell([_paragraph(_CELL_HEAD, _run(name), right=n in table.right)], width, header=True)
        for n, (name, width) in enumerate(zip(table.head, widths, strict=True))
    ]
    rows = [
        _row(
            _cell([_paragraph(_CELL, _run(text), right=n in table.right) for text in cell], width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table.rows
    ]
    return _grid(table.name, widths, [_row(head, header=True), *rows])


def _abreast(accounts: Sequence[Account]) -> Iterator[Sequence[Account]]:
    size = len(accounts) if len(accounts) <= _ABREAST else 2
    left = iter(accounts)
    while abreast := tuple(islice(left, size)):
        yield abreast


def _accounts(name: str, accounts: Sequence[Account]) -> Element:
    """One column for each side, its name in the header row."""
    widths = _shared([1] * len(accounts))
    heads = [
        _cell([_paragraph(_CELL_HEAD, _run(account.side))], width, header=True)
        for account, width in zip(accounts, widths, strict=True)
    ]
    told = [
        _cell([_line(line, style=_CELL, in_cell=True) for line in account.lines], width)
        for account, width in zip(accounts, widths, strict=True)
    ]
    return _grid(name, widths, [_row(heads, header=True), _row(told, splits=True)])


def _shared(shares: Sequence[int]) -> list[int]:
    return [LINE_WIDTH * share // sum(shares) for share in shares]


def _grid(name: str, widths: Sequence[int], rows: Sequence[Element]) -> Element:
    """A table of fixed width. Its properties stand in the order that the format wants."""
    properties = element(
        "tblPr",
        element("tblStyle", val="TableGrid"),
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0620", firstRow="1", noHBand="1", noVBand="1"),
        element("tblCaption", val=_legal(name)),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    return element("tbl", properties, grid, *rows)


def _row(cells: Iterable[Element], *, header: bool = False, splits: bool = False) -> Element:
    rules = [] if splits else [element("cantSplit")]
    if header:
        rules.append(element("tblHeader"))
    return element("tr", *([element("trPr", *rules)] if rules else []), *cells)


def _cell(paragraphs: Sequence[Element], width: int, *, header: bool = False) -> Element:
    shade = [element("shd", val="clear", color="auto", fill="F2F2F2")] if header else []
    properties = element("tcPr", element("tcW", w=str(width), type="dxa"), *shade)
    return element("tc", properties, *(paragraphs or [_paragraph(_CELL)]))


def _gap() -> Element:
    """A small empty line: two tables that touch are one to a word processor."""
    spacing = element("spacing", before="0", after="0", line="120", lineRule="exact")
    return element("p", element("pPr", spacing))


def _paragraph(style: str, *runs: Element, right: bool = False, keep: bool = False, indent: int = 0) -> Element:
    properties = [element("pStyle", val=style)]
    if keep:
        properties.append(element("keepNext"))
    if indent:
        properties.append(element("ind", left=str(indent)))
    if right:
        properties.append(element("jc", val="right"))
    return element("p", element("pPr", *properties), *runs)


def _run(text: str, *, strong: bool = False) -> Element:
    look = [element("rPr", element("rStyle", val="Strong"))] if strong else []
    return element("r", *look, text_element(_legal(text)))


def _footer(dossier: Dossier) -> Element:
    """On every page: how much of it a person has checked, which state of the ledger, which page."""
    state = plain(dossier.ledger_state)[:_HASH_SHOWN] or "not told"
    words = f"{checked_words(dossier.basis)} | ledger {state}"
    page = (_run("page "), _field("PAGE"), _run(" of "), _field("NUMPAGES"))
    return _paragraph("Footer", _run(words), element("r", element("tab")), *page)


def _field(name: str) -> Element:
    """A number that the word processor fills in."""
    return element("fldSimple", _run("1"), instr=f" {name} ")


def _legal(text: str) -> str:
    return _ILLEGAL.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
