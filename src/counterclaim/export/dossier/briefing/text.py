"""A dossier in, its briefing as plain text out: 76 columns, for a mail. What it says is settled in briefing.py."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from counterclaim.export.dossier.briefing.blocks import Accounts, Block, Entry, Heading, Line, Table
from counterclaim.export.dossier.briefing.content import briefing
from counterclaim.export.dossier.model import Dossier

WIDTH: Final = 76
_GAP: Final = "  "
_RULES: Final = "=-"
_HANGING: Final = 2


def to_text(dossier: Dossier) -> Iterator[str]:
    """The briefing line by line, each with its line end."""
    before: Block | None = None
    for block in briefing(dossier):
        if before is not None and _apart(before, block):
            yield "\n"
        yield from (line.rstrip() + "\n" for line in _lines(block))
        before = block


def _apart(before: Block, block: Block) -> bool:
    """Whether an empty line stands between two blocks: not inside a run of lines, nor under a heading."""
    if isinstance(before, Heading):
        return isinstance(block, Heading)
    return not (isinstance(before, Line) and isinstance(block, Line))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield from _heading(block)
        case Line():
            yield from _line(block, indent=2)
        case Accounts():
            yield from _accounts(block)
        case Table(entries=()):
            yield from _table(block)
        case Table():
            for entry in block.entries:
                yield from _entry(entry)


def _heading(heading: Heading) -> Iterator[str]:
    lines = list(_wrapped(heading.text, indent=2 if heading.level > len(_RULES) else 0))
    yield from lines
    if heading.level < len(_RULES):
        yield _RULES[heading.level] * max(map(len, lines), default=0)


def _line(line: Line, *, indent: int) -> Iterator[str]:
    label = f"{line.label}: " if line.label else ""
    deeper = _HANGING if line.level in {"item", "quote"} else 0
    mark = "- " if line.level == "item" else ""
    yield from _wrapped(f"{mark}{label}{line.text}", indent=indent + deeper)


def _accounts(block: Accounts) -> Iterator[str]:
    """One account under the other, in the order of the sides."""
    for n, account in enumerate(block.accounts):
        if n:
            yield ""
        yield from _wrapped(f"{account.side}:", indent=2)
        for line in account.lines:
            yield from _line(line, indent=4)


def _entry(entry: Entry) -> Iterator[str]:
    yield from _wrapped(entry.head, indent=2)
    for line in entry.under:
        yield from _wrapped(line, indent=6)


def _table(table: Table) -> Iterator[str]:
    """Columns beside each other, cells wrapped inside them."""
    room = WIDTH - 2 - len(_GAP) * (len(table.widths) - 1)
    widths = [room * share // sum(table.widths) for share in table.widths]
    for n, row in enumerate((tuple((name,) for name in table.head), *table.rows)):
        cells = [_cell(cell, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            yield "  " + _GAP.join(
                part.rjust(width) if column in table.right else part.ljust(width)
                for column, (part, width) in enumerate(zip(parts, widths, strict=True))
            )
        if n == 0:
            yield "  " + _GAP.join("-" * width for width in widths)


def _cell(paragraphs: Sequence[str], width: int) -> list[str]:
    return [line for text in paragraphs for line in textwrap.wrap(text, width, break_on_hyphens=False)]


def _wrapped(text: str, *, indent: int) -> Iterator[str]:
    """A paragraph with its later lines hanging; a word longer than the line is broken."""
    first, later = " " * indent, " " * (indent + _HANGING)
    yield from textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False)
