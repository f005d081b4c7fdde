"""What cells of hand-coded sets hold: days, numbers, coordinates. A text in; a value, or why there is none, out.

Reads no pack.
"""

import datetime as dt
import math
import re
from typing import Final

from counterclaim.records.claim import Place
from counterclaim.records.coded import AROUND
from counterclaim.records.enums import PlacePrecision

LONGEST_NOTE: Final = 300
LONGEST_NAME: Final = 300
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]*Z?)?")
_WORDS: Final = re.compile(r"(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,9}(?:\.0+)?")
_DEGREES: Final = re.compile(r"[+-]?\d{1,3}(?:\.\d+)?")
_POLE: Final = 90.0
_ROUND: Final = 180.0


class NotRead(Exception):
    """A cell cannot be read; its text goes on from "the row "."""


def day_of(text: str, column: str) -> dt.date:
    """A day as 2031-05-06, 2031-05-06 00:00:00.000 or 06 May 2031. 6/5/2031 is two days, and none is guessed."""
    try:
        if found := _ISO.fullmatch(text.strip()):
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if (found := _WORDS.fullmatch(text.strip())) and found[2][:3].casefold() in _MONTHS:
            return dt.date(int(found[3]), _MONTHS.index(found[2][:3].casefold()) + 1, int(found[1]))
    except ValueError:
        pass
    raise NotRead(f"tells no day in {column} ({_shown(text)}); write it as 2031-05-06")


def number_of(text: str, column: str) -> float | None:
    """A count of people; None where the cell is empty."""
    if not text.strip():
        return None
    if not _NUMBER.fullmatch(text.strip()):
        raise NotRead(f"tells no number in {column} ({_shown(text)})")
    return float(text)


def code_of(text: str, column: str, *, last: int) -> int | None:
    """A code from 1 to `last`; None where the cell is empty."""
    number = number_of(text, column)
    if number is not None and not 1 <= number <= last:
        raise NotRead(f"has a code in {column} that is none of 1 to {last} ({_shown(text)})")
    return int(number) if number is not None else None


def point_of(lat: str, lon: str) -> tuple[float, float] | None:
    """Latitude and longitude; None where both are empty."""
    if not lat.strip() and not lon.strip():
        return None
    found = [float(one) if _DEGREES.fullmatch(one.strip()) else math.nan for one in (lat, lon)]
    if not (abs(found[0]) <= _POLE and abs(found[1]) <= _ROUND):
        raise NotRead(f"has coordinates that are no place on earth ({_shown(lat)}, {_shown(lon)})")
    return found[0], found[1]


def places_of(
    name: str, precision: PlacePrecision | None, point: tuple[float, float] | None, *,
    other_names: tuple[str, ...] = (), within: tuple[tuple[str, PlacePrecision], ...] = (),
) -> tuple[Place, ...]:  # fmt: skip
    """The place of an event, then what it lies in, each name once."""
    lat, lon = point or (None, None)
    found = {}
    if name or point:
        own = Place(name=name[:LONGEST_NAME], precision=precision, lat=lat, lon=lon, other_names=other_names)
        found[name.casefold()] = own
    for wider, fine in within:
        if wider and wider.casefold() not in found:
            found[wider.casefold()] = Place(name=wider[:LONGEST_NAME], relation=AROUND, precision=fine)
    return tuple(found.values())


def names_of(*cells: str) -> tuple[str, ...]:
    """Names that stand split by ";" in cells, each once."""
    each = (name.strip()[:LONGEST_NAME] for cell in cells for name in cell.split(";"))
    return tuple(dict.fromkeys(name for name in each if name))


def note_of(text: str) -> str | None:
    """A note, cut where it is very long."""
    return (text if len(text) <= LONGEST_NOTE else text[: LONGEST_NOTE - 1] + "…") or None


def _shown(text: str) -> str:
    return repr(text.strip()[:40]) if text.strip() else "nothing"
