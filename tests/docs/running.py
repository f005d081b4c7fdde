"""Blocks of code on a page in, what they print out: pages are programs, run from the top to the bottom."""

import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_FENCED = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A block of a page: its language, its text, and the line on which it begins."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [Block(one[1], one[2], text.count("\n", 0, one.start()) + 2) for one in _FENCED.finditer(text)]


def run_page(page: Path) -> Iterator[tuple[Block, str, str | None]]:
    """Each Python block with what it prints, and what the page says that it prints, where it says so."""
    space: dict[str, Any] = {"__name__": "__page__"}
    every = blocks(page)
    for block, after in zip(every, [*every[1:], Block("", "", 0)], strict=True):
        if block.language != "python":
            continue
        printed = io.StringIO()
        # Empty lines before it let a traceback name the line of the page.
        code = compile("\n" * (block.line - 1) + block.text, page.name, "exec")
        with contextlib.redirect_stdout(printed):
            exec(code, space)  # noqa: S102 - our own page
        yield block, printed.getvalue(), after.text if after.language == "text" else None


def with_output(page: Path, printed: list[str]) -> str:
    """The page with what its blocks print now under those that show it."""
    told = iter(printed)
    text = page.read_text(encoding="utf-8")
    return re.sub(r"(?m)^```text\n(?s:.*?)^```$", lambda _: f"```text\n{next(told)}```", text)
