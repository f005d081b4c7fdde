"""The files of a folder, in sorted order.

In: a folder. Out: its files, or what was missed and why. Hidden entries are skipped. Links are not followed out of the
folder, so that a folder made by others cannot lead the reader elsewhere, and no loop is endless. No pack is read.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Missed:
    """An entry of a folder that is not read: why, and what to do."""

    path: Path
    reason: str
    advice: str


def walk(folder: Path) -> Iterator[Path | Missed]:
    """The files below a folder, depth first, names sorted."""
    root = os.path.realpath(folder)
    stack: list[Path] = [folder]
    while stack:
        path = stack.pop()
        if path is not folder and path.is_symlink():
            yield from _link(path, root)
        elif path.is_dir():
            try:
                entries = sorted(path.iterdir(), reverse=True)
            except OSError as error:
                yield Missed(path, "unreadable", f"The folder cannot be opened ({error.strerror}). Check its rights.")
                continue
            stack.extend(entry for entry in entries if not entry.name.startswith("."))
        else:
            yield path


def _link(path: Path, root: str) -> Iterator[Missed]:
    """A link inside the folder leads to what is read under its own name; any other is missed, and said so."""
    try:
        goal = os.path.realpath(path, strict=True)
    except OSError:
        yield Missed(path, "missing", "The link leads nowhere. Check what it should point to.")
        return
    if os.path.commonpath((goal, root)) != root:
        yield Missed(path, "link", "The link leads out of the folder. Give its goal by its own path.")
