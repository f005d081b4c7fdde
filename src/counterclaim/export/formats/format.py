"""What every output format is: a name, the contract that it keeps, and one function from records to files.

A format tells its `Tally of losses` what it leaves out or flattens and by which rule; nothing is lost in silence.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from counterclaim.export.material import Material
from counterclaim.records.exporting import Applied, Manifest, Rule

_FIRST = 5
"""Records that are named for each rule."""


class Losses:
    """Counts what a format leaves out and flattens, and the rows that it writes."""

    def __init__(self) -> None:
        self._left: dict[Rule, list[str]] = {}
        self._flat: dict[Rule, list[str]] = {}
        self._counts: dict[tuple[str, Rule], int] = {}
        self.rows: dict[str, int] = {}
        self.checked: dict[str, int] = {}

    def row(self, kind: str, *, checked: bool) -> None:
        """A row was written."""
        self.rows[kind] = self.rows.get(kind, 0) + 1
        self.checked[kind] = self.checked.get(kind, 0) + checked

    def left_out(self, rule: Rule, record: str) -> None:
        """A record is not in the export, by this rule."""
        self._count("left", self._left, rule, record)

    def flattened(self, rule: Rule, record: str) -> None:
        """Something of a record has no place in this format, or only a coarser one, by this rule."""
        self._count("flat", self._flat, rule, record)

    def of_part(self, name: str, manifest: Manifest) -> None:
        """A part of this export, in a format of its own, was written with its manifest."""
        self.rows |= {f"{name} {kind}": count for kind, count in manifest.rows.items()}
        self.checked |= {f"{name} {kind}": count for kind, count in manifest.checked.items()}
        for which, met, applied in (("left", self._left, manifest.left_out), ("flat", self._flat, manifest.flattened)):
            for one in applied:
                rule = Rule(one.rule, one.words)
                self._counts[which, rule] = self._counts.get((which, rule), 0) + one.count
                met[rule] = list(dict.fromkeys((*met.get(rule, ()), *one.first)))[:_FIRST]

    def has_told(self, rule: Rule) -> bool:
        """Whether this rule was applied."""
        return rule in self._left or rule in self._flat

    def told(self) -> tuple[tuple[Applied, ...], tuple[Applied, ...]]:
        """What was left out, and what was flattened."""
        return self._applied("left", self._left), self._applied("flat", self._flat)

    def _count(self, which: str, met: dict[Rule, list[str]], rule: Rule, record: str) -> None:
        self._counts[which, rule] = self._counts.get((which, rule), 0) + 1
        first = met.setdefault(rule, [])
        if len(first) < _FIRST and record not in first:
            first.append(record)

    def _applied(self, which: str, met: dict[Rule, list[str]]) -> tuple[Applied, ...]:
        return tuple(
            Applied(rule=rule.id, words=rule.words, count=self._counts[which, rule], first=tuple(first))
            for rule, first in met.items()
        )


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One output format. `write` gets a path that does not exist: a file's, or a folder's where `folder` is set."""

    name: str
    about: str
    """One line for `counterclaim export --list`."""
    of: str
    """The contract that it keeps."""
    suffix: str
    """How the file's name ends; empty for a folder."""
    write: Callable[[Material, Path, Losses], None]
    rules: tuple[Rule, ...] = ()
    """House rules that derive columns."""
    folder: bool = False
