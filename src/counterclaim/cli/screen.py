"""Lines, rows and JSON in, standard output: colours and tables on a terminal, plain text in a pipe.

Everything that comes from a dispatch passes `plain` and is never read as markup.
"""

import os
import sys
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from counterclaim.export.lines import Line, to_text
from counterclaim.export.plain import plain

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from counterclaim.export.tables import View

_Record = TypeVar("_Record")
_PIPE_WIDTH = 120
_TABLE_ROWS = 400
"""A longer list is several tables, so that memory stays flat."""
_STYLES = {"title": "bold cyan", "head": "bold", "text": "", "note": "dim", "quote": ""}


def screen(*, stderr: bool = False) -> "Console":
    """A console that takes text as it is: no markup, no emoji names, no guessing of what to colour."""
    from rich.console import Console

    console = Console(stderr=stderr, markup=False, emoji=False, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _PIPE_WIDTH
    return console


def print_lines(lines: Iterable[Line], *, console: "Console | None" = None) -> None:
    """A page of lines: coloured and wrapped on a terminal, one line each in a pipe."""
    console = console or screen()
    first = True
    for line in lines:
        gap = line.level == "title" and not first
        first = False
        if not console.is_terminal:
            console.file.write(("\n" if gap else "") + to_text(line) + "\n")
            continue
        if gap:
            console.print()
        from rich.padding import Padding

        console.print(Padding(coloured(line), (0, 0, 0, 2 * line.indent)))


def coloured(line: Line) -> "Text":
    """A line in colours, its marked stretch lit."""
    from rich.text import Text

    text = Text()
    if line.label:
        text.append(plain(line.label) + ": ", style="bold")
    start, end = line.marked or (len(line.text), len(line.text))
    style = _STYLES[line.level]
    text.append(plain(line.text[:start]), style=style)
    text.append(plain(line.text[start:end]), style="black on yellow")
    text.append(plain(line.text[end:]), style=style)
    if line.id:
        text.append(f"  [{plain(line.id)}]", style="dim")
    return text


def print_view(
    view: "View[_Record]", records: Iterable[_Record], *, console: "Console | None" = None, narrowed: bool = False
) -> int:
    """A list as tables; gives the number of records. `narrowed`: these are not all that the ledger holds."""
    console = console or screen()
    rows = iter(records)
    total = 0
    while chunk := [view.row(record) for record in islice(rows, _TABLE_ROWS)]:
        _print_table(console, view.columns, chunk)
        total += len(chunk)
    if not total:
        console.print(none_words(view.name, narrowed=narrowed))
    return total


def none_words(name: str, *, narrowed: bool) -> str:
    """What stands where a list is empty: a filter that nothing fits does not say that there is nothing."""
    return f"No {name} in this ledger fit what was asked for." if narrowed else f"No {name} in this ledger."


def _print_table(console: "Console", columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    # A column that is empty throughout would only take room from the others.
    kept = [n for n in range(len(columns)) if any(row[n] for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for n in kept:
        is_id = n == len(columns) - 1
        table.add_column(columns[n], no_wrap=is_id, style="dim" if is_id else "", overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(row[n])) for n in kept))
    console.print(table)


def print_json(lines: Iterable[str]) -> None:
    """JSON as it is, in UTF-8 whatever the screen's own encoding."""
    sys.stdout.flush()
    for line in lines:
        write_bytes(line.encode())


def write_bytes(data: bytes) -> None:
    """Bytes on standard output."""
    out: Any = getattr(sys.stdout, "buffer", None)
    if out is None:
        sys.stdout.write(data.decode())
    else:
        out.write(data)


def flush() -> None:
    """Hand on what is written so far."""
    sys.stdout.flush()
