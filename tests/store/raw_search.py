"""Whether words still lie in the files of a ledger, in any form that anybody would search them by."""

from __future__ import annotations

import json
from pathlib import Path


def files_of(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}*"))


def forms(word: str) -> set[bytes]:
    """A word in several cases, as UTF-8, UTF-16 and as JSON writes it."""
    cases = {word, word.lower(), word.upper(), word.title()}
    texts = {*cases, *(json.dumps(one)[1:-1] for one in cases)}
    return {one.encode(name) for one in texts for name in ("utf-8", "utf-16-le", "utf-16-be")}


def found(path: Path, *words: str) -> list[str]:
    """Which of the words lie in which file."""
    return [
        f"{word} in {file.name}"
        for file in files_of(path)
        for word in words
        if any(form in file.read_bytes() for form in forms(word))
    ]
