"""What a review sheet is made of: the columns, those that are typed in, and the hidden ones that hold a row to words.

In: rows as tuples of text, from whatever kind of file. Out: `TypedRow` for each row in which something was typed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.export.plain import plain
from counterclaim.records.correcting import FIELDS
from counterclaim.records.errors import InputError

SHEET = "Review"
VERDICT = "VERDICT"
REASON = "REASON"
ANCHOR = "anchor"
SEAL = "seal"
SHOWN = ("No.", "Asked", "Why", "Report", "Sentence", "Words", "As read")
TYPED = (VERDICT, *(name.upper() for name in FIELDS), REASON)
"""Marked columns, written in capitals."""
HIDDEN = (ANCHOR, SEAL)
COLUMNS = (*SHOWN, *TYPED, *HIDDEN)
MOST_ROWS = 50_000
LONGEST_CELL = 4000
FORMULA = "\x00formula"
"""Stands for a cell that holds a formula: it is never worked out."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line to be looked at. `anchor` and `seal` hold it to words of reports."""

    asked: str
    why: str
    report: str
    sentence: str
    words: str
    read: str
    anchor: str
    seal: str

    def cells(self, number: int) -> tuple[str, ...]:
        """The row in the order of the columns; what is to be typed is empty."""
        told = (self.asked, self.why, self.report, self.sentence, self.words, self.read)
        shown = (str(number), *(_cut(text) for text in told))
        return (*shown, *("" for _ in TYPED), self.anchor, self.seal)


class TypedRow(msgspec.Struct, frozen=True):
    """A row in which something was typed: its number in the file, what was typed, and what it is held to by."""

    number: int
    typed: Mapping[str, str]
    """By column, only what is not empty."""
    anchor: str
    seal: str


def typed_rows(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[TypedRow]:
    """Rows in which something was typed. The first row names the columns; they may stand in another order."""
    numbered = iter(rows)
    head = next(numbered, None)
    names = [cell.strip() for cell in head[1]] if head else []
    missing = [name for name in (*TYPED, *HIDDEN) if name not in names]
    if missing or any(names.count(name) > 1 for name in COLUMNS):
        raise InputError(
            f"This is no review sheet: its first row lacks {', '.join(missing[:3]) or 'single columns'}. "
            "Make one with `counterclaim review-sheet -o FILE` and keep its columns."
        )
    place = {name: names.index(name) for name in (*TYPED, *HIDDEN)}
    for count, (number, cells) in enumerate(numbered, start=1):
        if count > MOST_ROWS:
            raise InputError(f"The sheet has more than {MOST_ROWS} rows. Apply it in parts.")
        found = {name: cells[at].strip() for name, at in place.items() if at < len(cells)}
        typed = {name: found[name] for name in TYPED if found.get(name)}
        if typed:
            yield TypedRow(number, typed, found.get(ANCHOR, ""), found.get(SEAL, ""))


def _cut(text: str) -> str:
    line = plain(text)
    return line if len(line) <= LONGEST_CELL else line[: LONGEST_CELL - 1] + "…"
