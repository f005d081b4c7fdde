"""What a page of text is made of: lines with a place in the outline, an id, a stretch to mark; colours come later."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from counterclaim.export.plain import plain

Level = Literal["title", "head", "text", "note", "quote"]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line. `marked` is the stretch of `text` that a quotation rests on; `label` stands before the text."""

    text: str
    level: Level = "text"
    indent: int = 0
    label: str = ""
    id: str | None = None
    marked: tuple[int, int] | None = None


def title(text: str) -> Line:
    """A heading."""
    return Line(text=text, level="title")


def fields(pairs: Iterable[tuple[str, str | None]], *, indent: int = 1) -> Iterator[Line]:
    """Labelled lines; what is empty is left out."""
    for label, text in pairs:
        if text:
            yield Line(label=label, text=text, indent=indent)


def to_text(line: Line) -> str:
    """A line as plain text, safe to print; a marked stretch stands in ⟦ ⟧."""
    text = plain(line.text)
    if line.marked is not None:
        start, end = line.marked
        text = f"{plain(line.text[:start])}⟦{plain(line.text[start:end])}⟧{plain(line.text[end:])}"
    label = f"{plain(line.label)}: " if line.label else ""
    named = f"  [{plain(line.id)}]" if line.id else ""
    return "  " * line.indent + label + text + named
