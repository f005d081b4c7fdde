"""What a briefing is made of: headings, lines, tables and accounts side by side, whatever they are drawn on later.

All text in a block is one line without dangerous characters (export/plain.py): a writer need not look at it again.
"""

from typing import Literal

import msgspec

Level = Literal["text", "item", "quote", "note"]


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A heading; level 0 is the briefing's title."""

    text: str
    level: int


class Line(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A paragraph; `label` stands before the text, marked as a label."""

    text: str
    label: str = ""
    level: Level = "text"


class Entry(msgspec.Struct, frozen=True):
    """A row of a table as a reader of plain text gets it: a line, and what hangs under it."""

    head: str
    under: tuple[str, ...] = ()


class Table(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """A table with a header row. `widths` are shares of the line, `right` the columns of numbers.

    `entries` tell the same rows where the columns are too many for plain text; without them the table is set as it is.
    A cell is a tuple of paragraphs.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    widths: tuple[int, ...]
    right: frozenset[int] = frozenset()
    entries: tuple[Entry, ...] = ()


class Account(msgspec.Struct, frozen=True):
    """What one side says, under its name."""

    side: str
    lines: tuple[Line, ...]


class Accounts(msgspec.Struct, frozen=True, tag=True):
    """Accounts side by side."""

    name: str
    accounts: tuple[Account, ...]


Block = Heading | Line | Table | Accounts
