"""On a terminal there are colours, in a pipe plain text; nothing from a dispatch is markup."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from counterclaim.cli.guard import with_examples
from counterclaim.cli.screen import print_lines, print_view
from counterclaim.export.lines import Line
from counterclaim.export.tables import View

HOSTILE = "[red]x[/red] \x1b[2J :bomb: \u202e http://a.b"
SHOWN = "[red]x[/red] <U+001B>[2J :bomb: <U+202E> http://a.b"


def console(*, terminal: bool) -> Console:
    return Console(
        file=io.StringIO(), force_terminal=terminal, width=150, markup=False, emoji=False, highlight=False,
        color_system="standard" if terminal else None,
    )  # fmt: skip


def without_colours(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("terminal", [True, False])
def test_hostile_lines_are_shown_as_they_are(terminal: bool) -> None:
    out = console(terminal=terminal)
    print_lines([Line(text=HOSTILE, label=HOSTILE, id="c_1")], console=out)
    text = out.file.getvalue()
    assert without_colours(text).split("  [c_1]")[0] == f"{SHOWN}: {SHOWN}"
    assert ("\x1b[1m" in text) is terminal


@pytest.mark.parametrize("terminal", [True, False])
def test_hostile_cells_are_shown_as_they_are(terminal: bool) -> None:
    out = console(terminal=terminal)
    view = View("things", ("text", "id"), lambda text: (text, "c_1"))
    assert print_view(view, [HOSTILE, HOSTILE], console=out) == 2
    assert without_colours(out.file.getvalue()).count(SHOWN) == 2


def test_the_marked_stretch_is_lit_on_a_terminal() -> None:
    out = console(terminal=True)
    print_lines([Line(text="before evidence after", marked=(7, 15))], console=out)
    assert "\x1b[30;43mevidence\x1b[0m" in out.file.getvalue()


def test_titles_stand_apart() -> None:
    out = console(terminal=False)
    print_lines([Line(text="One", level="title"), Line(text="a"), Line(text="Two", level="title")], console=out)
    assert out.file.getvalue() == "One\na\n\nTwo\n"


def test_a_long_list_is_several_tables() -> None:
    out = console(terminal=False)
    view = View("things", ("text", "id"), lambda n: (f"row {n}", str(n)))
    assert print_view(view, range(900), console=out) == 900
    assert out.file.getvalue().count("text") == 3


def test_empty_columns_are_left_out() -> None:
    out = console(terminal=False)
    print_view(View("things", ("kept", "empty", "id"), lambda _: ("x", "", "1")), [1], console=out)
    assert "empty" not in out.file.getvalue()


def test_examples_keep_their_lines() -> None:
    assert with_examples("What.\n\n    Examples:\n      one\n      two\n    ") == "What.\n\n\b\nExamples:\n  one\n  two"
