"""An index on disk of a GeoNames dump, made once for a file and used again as long as the file stays the same.

In: the path of a dump. Out: its index beside that of the built-in places, and an account of what was refused. Streamed:
a dump of all countries needs no more memory than one of a village. Reads the packs `geonames` and `regions`.
"""

import hashlib
import os
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from counterclaim.packs.gazetteer_index import fingerprint, index_path
from counterclaim.packs.loader import pack_text
from counterclaim.packs.own_places.dump import DumpedPlace, LeftOut, dumped_places
from counterclaim.packs.own_places.opened import MOST_TOLD, OwnPlaces
from counterclaim.records.coded import BadRow
from counterclaim.records.errors import PackError, SettingsError

_SCHEMA: Final = 1
_BATCH: Final = 5000
_HOPELESS: Final = 1000
"""Refused lines without a good one among them, after which no more are looked at."""
_INSERT: Final = "INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_CREATE: Final = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (id INTEGER PRIMARY KEY, ref TEXT, name TEXT, kind TEXT, precision TEXT, lat REAL, lon REAL,
  country TEXT, state TEXT, region TEXT, population INTEGER, other_names TEXT, seats TEXT, near TEXT, capital INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, rank INTEGER);
"""


def open_dump(path: Path, *, folder: Path | None = None) -> OwnPlaces:
    """A dump as an index, made first where there is none of the file as it is now.

    InputError or PackError where the file is no dump; SettingsError where the index cannot be written.
    """
    kept = (folder or index_path().parent) / f"geonames-{_stamp(path)}.db"
    if (found := _account(kept)) is not None:
        return found
    if path.stat().st_size > _BATCH * 1000:
        sys.stderr.write(f"Building an index of {path.name}, once for this file ...\n")
    part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        made = _write(path, part)
        part.replace(kept)
    except (OSError, sqlite3.Error) as error:
        raise SettingsError(f"the index of {path} cannot be written to {kept}: {error}") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return msgspec.structs.replace(made, index=kept)


def _stamp(path: Path) -> str:
    """What an index is of: the file, and the rules by which it is read."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    except OSError as error:
        raise PackError(f"gazetteer {path}: cannot be read ({error.strerror or error})") from error
    digest.update(f"{_SCHEMA} {fingerprint()} {pack_text('geonames')}".encode())
    return digest.hexdigest()[:24]


def _account(kept: Path) -> OwnPlaces | None:
    """What is told of an index that is there; None where there is none, or no whole one."""
    if not kept.is_file():
        return None
    try:
        db = sqlite3.connect(f"{kept.absolute().as_uri()}?mode=ro", uri=True)
        try:
            row = db.execute("SELECT value FROM about WHERE key = 'account'").fetchone()
        finally:
            db.close()
        return msgspec.structs.replace(msgspec.json.decode(row[0], type=OwnPlaces), index=kept) if row else None
    except (sqlite3.Error, msgspec.DecodeError):
        return None


def _write(path: Path, part: Path) -> OwnPlaces:
    db = sqlite3.connect(part, isolation_level=None)
    try:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            db.execute(f"PRAGMA {pragma}")
        db.executescript(_CREATE)
        db.execute("BEGIN")
        account = _fill(db, path)
        if not account.places:
            first = account.refused[0] if account.refused else None
            told = (
                f", line {first.line}: it {first.why}, and no other line holds a place that can be read"
                if first
                else ""
            )
            raise PackError(
                f"gazetteer {path}{told or ': it holds no place that is read'}. Give a dump of GeoNames (XX.txt), "
                "or a CSV with a line of column names"
            )
        db.execute("CREATE INDEX name_key ON name (key, rank, place)")
        db.execute("INSERT INTO about VALUES ('account', ?)", (msgspec.json.encode(account).decode(),))
        db.execute("COMMIT")
    finally:
        db.close()
    return account


def _fill(db: sqlite3.Connection, path: Path) -> OwnPlaces:
    refused: list[BadRow] = []
    counted = {"places": 0, "refused_in_all": 0, "left_out": 0}
    names: list[tuple[str, int, int]] = []
    for one in dumped_places(path):
        if isinstance(one, LeftOut):
            counted["left_out"] += 1
            continue
        bad = one if isinstance(one, BadRow) else _add(db, one, names)
        if bad is None:
            counted["places"] += 1
        else:
            counted["refused_in_all"] += 1
            refused += [bad] if len(refused) < MOST_TOLD else []
        if counted["refused_in_all"] == _HOPELESS and not counted["places"]:
            break
        if len(names) > _BATCH:
            db.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
            names.clear()
    db.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
    return OwnPlaces(
        places=counted["places"], refused=tuple(refused), refused_in_all=counted["refused_in_all"],
        left_out=counted["left_out"], shape="a GeoNames dump",
    )  # fmt: skip


def _add(db: sqlite3.Connection, place: DumpedPlace, names: list[tuple[str, int, int]]) -> BadRow | None:
    cells = (
        place.number, f"geonames:{place.number}", place.name, place.kind, place.precision.value, place.lat, place.lon,
        place.country, place.states[0] if place.states else "", place.region, place.population, "", "",
        " ".join(place.states), int(place.capital),
    )  # fmt: skip
    if db.execute(_INSERT, cells).rowcount == 0:
        return BadRow(line=place.line, why=f"has the id {place.number} of a line before it")
    names.extend((key, place.number, rank) for key, rank in place.keys.items())
    return None
