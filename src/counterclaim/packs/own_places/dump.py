"""Places of a GeoNames dump, line by line: a country's `XX.txt`, `allCountries.txt`, or the .zip that holds one.

In: a path. Out: a place for each line, or why a line is refused; nothing is unpacked to disk and no more than one line
is held. The columns are those of GeoNames' readme, without a line of names. Reads the packs `geonames` and `regions`.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Final

import msgspec

from counterclaim.packs.gazetteer_index import alpha_3, disputed_codes
from counterclaim.packs.gazetteer_names import key_variants
from counterclaim.packs.own_places.features import columns_of_dump, feature_of
from counterclaim.records.coded import BadRow
from counterclaim.records.enums import PlacePrecision
from counterclaim.records.errors import InputError

_LONGEST_LINE: Final = 100_000
"""Bytes; GeoNames' longest field holds 10,000 characters."""
_MOST_BYTES: Final = 8_000_000_000
_RATIO: Final = 60
"""What a dump may unpack to, and how many times its packed size: the names of a country pack to a third or quarter."""
_MOST_PACKED: Final = 1_000_000
_MOST_NAMES: Final = 400
_INITIALS: Final = 3
_LOOKED_AT: Final = 20
_ENCRYPTED: Final = 1


class DumpedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a dump; `keys`: the names by which it is found, with the rank of each."""

    line: int
    number: int
    name: str
    kind: str
    precision: PlacePrecision
    lat: float
    lon: float
    country: str | None
    states: tuple[str, ...]
    region: str
    population: int
    capital: bool
    keys: dict[str, int]


class LeftOut(msgspec.Struct, frozen=True):
    """A place whose sort is not read."""

    line: int


def is_dump(path: Path) -> bool:
    """Whether a file is a dump: one of its first lines has GeoNames' columns; or it is an archive, and no workbook."""
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                if any(part.filename == "[Content_Types].xml" for part in archive.infolist()):
                    return False  # a workbook
            return True
        with path.open("rb") as file:
            return any(_is_place(file.readline(_LONGEST_LINE)) for _ in range(_LOOKED_AT))
    except (OSError, zipfile.BadZipFile):
        return False


def _is_place(line: bytes) -> bool:
    cells = line.removeprefix(b"\xef\xbb\xbf").split(b"\t")
    return len(cells) == len(columns_of_dump()) and cells[0].isdigit()


def dumped_places(path: Path) -> Iterator[DumpedPlace | BadRow | LeftOut]:
    """Every line of a dump. InputError where the file as a whole is none."""
    with _opened(path) as file:
        for line, text in _lines(file, path):
            if not isinstance(text, bytes):
                yield BadRow(line=line, why=text)
            elif text.strip():
                yield _read(line, text)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as plain:
                yield plain
            return
        with zipfile.ZipFile(path) as archive:
            part = _one_text(archive, path)
            with archive.open(part) as packed, io.BufferedReader(packed) as file:  # type: ignore[type-var]
                yield file
    except (OSError, zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        raise InputError(f"gazetteer {path} cannot be read to its end ({error}). Get the file anew.") from error
    except Exception as error:
        if type(error).__module__ in {"zlib", "lzma", "_lzma", "_bz2"}:
            raise InputError(f"gazetteer {path} is a broken archive ({error}). Get the file anew.") from error
        raise


def _one_text(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one text of a .zip beside its readme; it is read as a stream, so what its path says does not matter."""
    texts = [
        part
        for part in archive.infolist()
        if PurePosixPath(part.filename).suffix.lower() == ".txt"
        and PurePosixPath(part.filename).stem.lower() != "readme"
    ]
    if len(texts) != 1:
        told = f"{len(texts)} texts" if texts else "no text"
        raise InputError(
            f"gazetteer {path} holds {told}; give a .zip as GeoNames publishes it, with one such as XX.txt."
        )
    part = texts[0]
    if part.flag_bits & _ENCRYPTED:
        raise InputError(f"gazetteer {path} is locked with a password. Give it unpacked.")
    if part.file_size > _MOST_BYTES or part.file_size > _RATIO * max(part.compress_size, _MOST_PACKED):
        raise InputError(
            f"gazetteer {path} unpacks to {part.file_size // 1_000_000:,} MB from {part.compress_size:,} bytes, as no "
            "list of places does. Get the file anew."
        )
    return part


def _lines(file: IO[bytes], path: Path) -> Iterator[tuple[int, bytes | str]]:
    """Lines with their numbers; one that is too long, as the reason why it is refused."""
    number = read = 0
    while line := file.readline(_LONGEST_LINE):
        number += 1
        long = len(line) >= _LONGEST_LINE and not line.endswith(b"\n")
        while long and line and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE)
            read += len(line)
        read += len(line)
        if read > _MOST_BYTES:
            raise InputError(f"gazetteer {path} has more than {_MOST_BYTES // 1_000_000:,} MB. Give a country's file.")
        yield number, f"has more than {_LONGEST_LINE:,} bytes" if long else line


def _read(line: int, data: bytes) -> DumpedPlace | BadRow | LeftOut:
    try:
        cells = data.decode("utf-8-sig" if line == 1 else "utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return BadRow(line=line, why="is not UTF-8")
    if len(cells) != len(columns_of_dump()):
        return BadRow(line=line, why=f"has {len(cells)} columns, not {len(columns_of_dump())}")
    number, name, plain, others, lat, lon, sort, code, state, more, first = cells[:11]
    feature = feature_of(sort, code)
    if feature is None:
        return LeftOut(line)
    if not (number.isascii() and number.isdigit() and len(number) <= 12):
        return BadRow(line=line, why=f"its id {number[:20]!r} is no number")
    point = _degrees(lat, 90), _degrees(lon, 180)
    if point[0] is None or point[1] is None:
        return BadRow(line=line, why=f"latitude {lat[:20]!r} and longitude {lon[:20]!r} are no position in degrees")
    keys = _keys(name, plain, others)
    if not keys:
        return BadRow(line=line, why=f"{name[:40]!r} has no Latin letters in any of its names")
    states = tuple(dict.fromkeys(one.strip() for one in (state, *more.split(",")) if one.strip().isalpha()))
    region = f"{state}.{first}" if first not in {"", "00"} else ""
    return DumpedPlace(
        line=line, number=int(number), name=name, kind=feature.kind, precision=feature.precision,
        lat=point[0], lon=point[1], country=_country(states, region, number), states=states, region=region,
        population=int(cells[14]) if cells[14].isascii() and cells[14].isdigit() and len(cells[14]) < 12 else 0,
        capital=code == "PPLC", keys=keys,
    )  # fmt: skip


def _country(states: tuple[str, ...], region: str, number: str) -> str | None:
    """The state of a place; null where GeoNames lists several, or where our packs know the ground to be disputed."""
    if len(states) != 1 or {states[0], region, f"geonames:{number}"} & disputed_codes():
        return None
    return alpha_3(states[0])


def _keys(name: str, plain: str, others: str) -> dict[str, int]:
    """The names by which a place is found: its own, and others that are neither codes nor words in small letters."""
    keys = dict.fromkeys((*key_variants(name), *key_variants(plain)), 0)
    for other in others.split(",")[:_MOST_NAMES]:
        if other[:1].isupper() and not (len(other) <= _INITIALS and other.isupper()):
            for key in key_variants(other):
                keys.setdefault(key, 1)
    return keys


def _degrees(text: str, limit: float) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -limit <= value <= limit else None
