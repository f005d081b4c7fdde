"""Look up places by name, offline: towns, countries, regions, seas, and the user's own places.

In: a name as written in a report; optionally the user's own list, or a dump of GeoNames. Out: every place of that name,
unranked. Reads the SQLite index that `gazetteer_build` makes (built on first use if `make setup` did not), and that of
the dump; never more of them than was asked for.

Example: `open_gazetteer().lookup("Oldbridge")` gives an entry for each place of that name, with kind and other names.
"""

import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from counterclaim.packs.gazetteer_entry import Entry, entry_of
from counterclaim.packs.gazetteer_index import index_path, is_current
from counterclaim.packs.gazetteer_names import fold_name, key_variants
from counterclaim.packs.own_places.opening import open_own
from counterclaim.records.errors import SettingsError

__all__ = ["Entry", "Gazetteer", "Shown", "open_gazetteer"]
_KEPT_LOOKUPS = 20_000
_QUERY = """SELECT place.*, name.rank FROM name JOIN place ON place.id = name.place
WHERE name.key = ? ORDER BY name.rank, place.population DESC, place.id LIMIT 60"""
_WIDE = frozenset(("country", "region1", "region2"))


class Shown(msgspec.Struct, frozen=True):
    """Names of a place that stand together wherever it is named, and all names by which reports may call it."""

    together: tuple[str, ...]
    known: tuple[str, ...]


class Gazetteer:
    """All places that can be looked up: the index on disk, a dump's places beside it, and the user's own on top."""

    def __init__(
        self,
        path: Path,
        own: Iterable[Entry] = (),
        *,
        shown: Mapping[str, Shown] | None = None,
        dump: Path | None = None,
    ) -> None:
        self.path = path
        self.dump = dump
        """The index of the dump of GeoNames that the user gives."""
        self.own = tuple(own)
        self.shown = shown or {}
        """Places that are named by several names at once, by id."""
        self._db = _connect(path)
        self._dump = _connect(dump) if dump else None
        self._own: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.own:
            for name in (entry.name, *entry.other_names):
                for key in key_variants(name):
                    if entry not in self._own[key]:
                        self._own[key].append(entry)
        self._own_wide = frozenset(key for key in self._own if " " in key)
        self._listed = lru_cache(maxsize=4)(self._list)
        self.lookup_key = lru_cache(maxsize=_KEPT_LOOKUPS)(self._find)

    def having(self, own: Iterable[Entry], *, shown: Mapping[str, Shown]) -> "Gazetteer":
        """The same gazetteer with further places of the user's on top; each stands for the record of its id."""
        entries = tuple(own)
        ids = {entry.id for entry in entries}
        rest = (entry for entry in self.own if entry.id not in ids)
        return Gazetteer(self.path, (*entries, *rest), shown=shown, dump=self.dump)

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Every place so named, the user's own first; accents, capitals, hyphens and apostrophes do not matter."""
        key = fold_name(name)
        return self.lookup_key(key) if key else ()

    def capitals(self) -> frozenset[str]:
        """Keys of all seats of states and of disputed or informal regions."""
        return self._listed("capitals")

    def wide_keys(self) -> frozenset[str]:
        """Keys of more than one word of states, disputed or informal regions, seas, and the user's own places."""
        return self._listed("wide") | self._own_wide

    def _list(self, name: str) -> frozenset[str]:
        row = self._db.execute("SELECT value FROM about WHERE key = ?", (name,)).fetchone()
        return frozenset(row[0].split("\n")) if row else frozenset()

    def close(self) -> None:
        """Let go of the files."""
        self._db.close()
        if self._dump is not None:
            self._dump.close()

    def _find(self, key: str) -> tuple[Entry, ...]:
        own = self._own.get(key, [])
        ids = {entry.id for entry in self.own}
        found = [*own, *(e for e in _rows(self._db, key) if e.id not in ids)]
        if self._dump is not None:
            known = ids | {entry.id for entry in found}
            found += [e for e in _rows(self._dump, key) if e.id not in known and not _is_listed(e, found)]
        return tuple(found)


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)


def _rows(db: sqlite3.Connection, key: str) -> Iterator[Entry]:
    return map(entry_of, db.execute(_QUERY, (key,)))


def _is_listed(entry: Entry, known: Sequence[Entry]) -> bool:
    """Whether a state or region of a dump is one that the built-in index holds by another id."""
    if entry.kind not in _WIDE:
        return False
    kinds = {entry.kind, "informal"} if entry.kind == "country" else {entry.kind}
    return any(one.kind in kinds and set(one.states) & set(entry.states) for one in known)


def open_gazetteer(own: Path | None = None, *, path: Path | None = None) -> Gazetteer:
    """The gazetteer, with the user's places on top; its index is built first where it is missing or old.

    `own`: a list as CSV, or a dump of GeoNames (`own_places/opening.py`).
    """
    place = path or index_path()
    if not is_current(place):
        _build_apart(place)
    given = open_own(own, folder=place.parent) if own else None
    return Gazetteer(place, given.entries if given else (), dump=given.index if given else None)


def _build_apart(path: Path) -> None:
    """Build in a process of its own: building takes half a gigabyte of memory that reading must not keep."""
    sys.stderr.write("Building the index of places, once (about half a minute) ...\n")
    done = subprocess.run(  # noqa: S603 (our own module, no shell)
        [sys.executable, "-m", "counterclaim.packs.gazetteer_build", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not is_current(path):
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise SettingsError(f"the index of places at {path} could not be built ({last[0]}); run `make setup`")
