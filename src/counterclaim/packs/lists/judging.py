"""Which rows of a list can stand beside a conflict file, and why the others cannot.

In: a list, and the conflict with what its lists hold already. Out: the entries that are new, how many rows say nothing
new, and each refused row with line and reason. A row never changes what is there: who stands on a side, has a letter or
a name, keeps it until a person changes the file. Reads packs through `rows.py`.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Generic, TypeVar

import msgspec

from counterclaim.packs.conflict import Conflict, Source
from counterclaim.packs.listed_rows import Listed, ListedRow
from counterclaim.packs.lists.entries import ListedActor, OtherwiseError, with_more, with_more_told
from counterclaim.packs.lists.rows import Kind, RowError, actor_of, columns_for, source_of
from counterclaim.packs.parties import plain_name
from counterclaim.records.coded import BadRow
from counterclaim.records.errors import InputError

_Entry = TypeVar("_Entry", ListedActor, Source)


class NewEntry(msgspec.Struct, frozen=True):
    """An entry that a list adds, and the line of its row."""

    line: int
    entry: ListedActor | Source


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of a list's rows."""

    new: tuple[NewEntry, ...]
    again: int
    """Rows that say nothing new."""
    refused: tuple[BadRow, ...]
    columns_left: tuple[str, ...] = ()
    """Columns that nothing is taken from."""


def judge(kind: Kind, listed: Listed, conflict: Conflict, *, own: Conflict, name: str) -> Judged:
    """Every row of a list beside what is known. `own`: the conflict file without its lists; `name`: of the list.

    InputError where the list has no column of names.
    """
    columns = columns_for(kind)
    first, names = next(iter(columns.items()))
    if not set(names) & set(listed.columns):
        raise InputError(
            f"{name}: no column `{first}` (or {', '.join(names[1:])}) in its first line. Name the columns."
        )
    read = {column for known in columns.values() for column in known}
    left = tuple(column for column in listed.columns if column and column not in read)
    sides = tuple(side.name for side in conflict.sides)
    if kind == "actors":
        known = _Known(((a.name, a.names, a) for a in conflict.actors), with_more)
        members = {plain_name(m): side.name for side in conflict.sides for m in (side.name, *side.members)}
        return _judged(listed, left, lambda row: _actor(row, known, sides, members))
    outlets = _Known(((s.publisher, (s.publisher, *s.other_names), s) for s in conflict.sources), with_more_told)
    by_hand = {plain_name(s.publisher) for s in own.sources}
    return _judged(listed, left, lambda row: _source(row, outlets, sides, by_hand))


def _judged(
    listed: Listed, left: tuple[str, ...], judged: Callable[[ListedRow], ListedActor | Source | None]
) -> Judged:
    new: list[NewEntry] = []
    refused: list[BadRow] = []
    again = 0
    for row in listed.rows:
        if isinstance(row, BadRow):
            refused.append(row)
            continue
        try:
            entry = judged(row)
        except (RowError, OtherwiseError) as why:
            refused.append(BadRow(line=row.line, why=str(why)))
            continue
        again += entry is None
        new += [NewEntry(row.line, entry)] if entry is not None else []
    return Judged(new=tuple(new), again=again, refused=tuple(refused), columns_left=left)


class _Known(Generic[_Entry]):
    """What is known of one kind, by every name; asked and added to row by row."""

    def __init__(
        self, known: Iterable[tuple[str, Collection[str], _Entry]], more: Callable[[_Entry, _Entry], _Entry]
    ) -> None:
        self._more: Callable[[_Entry, _Entry], _Entry] = more
        self._by_name: dict[str, _Entry] = {}
        self._owners: dict[str, str] = {}
        for name, names, entry in known:
            self._take(name, names, entry)

    def _take(self, name: str, names: Collection[str], entry: _Entry) -> None:
        self._by_name[plain_name(name)] = entry
        self._owners.update((plain_name(one), name) for one in names)

    def added(self, name: str, names: Collection[str], entry: _Entry) -> bool:
        """Take an entry in; False where it says nothing new. RowError or OtherwiseError where it cannot stand."""
        key = plain_name(name)
        for one in names:
            owner = self._owners.get(plain_name(one))
            if owner is not None and plain_name(owner) != key:
                raise RowError(f"{one!r} is a name of {owner!r} already: one name is one's alone")
        before = self._by_name.get(key)
        after = entry if before is None else self._more(before, entry)
        if after == before:
            return False
        self._take(name, names, after)
        return True


def _actor(
    row: ListedRow, known: "_Known[ListedActor]", sides: Collection[str], members: dict[str, str]
) -> ListedActor | None:
    actor = actor_of(row, sides)
    for name in actor.names:
        side = members.get(plain_name(name))
        if side is not None and actor.side is not None and side != actor.side:
            raise RowError(f"{name!r} stands on the side {side} already, and the row puts it on {actor.side}")
    if not known.added(actor.name, actor.names, actor):
        return None
    members.update((plain_name(name), actor.side) for name in actor.names if actor.side)
    return actor


def _source(row: ListedRow, known: "_Known[Source]", sides: Collection[str], by_hand: Collection[str]) -> Source | None:
    source = source_of(row, sides)
    if not known.added(source.publisher, (source.publisher, *source.other_names), source):
        return None
    if plain_name(source.publisher) in by_hand:
        raise RowError(f"{source.publisher!r} is under `sources` of the conflict file: add there what the row tells")
    return source
