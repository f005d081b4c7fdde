"""In which blocks events and incidents are looked for, so that two large sets are no product: a time with a place.

A time is a day, or a month for what is told of more than some days. A place is a square of the map, a name, or, where
none is told, a number of killed that few share. Two that can fit share a block. Reads no pack.
"""

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from counterclaim.book.hand_coded.entries import Entry, Span
from counterclaim.book.hand_coded.fitting import MOST_APART
from counterclaim.incidents.comparing import REACH_KM
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Place
from counterclaim.records.enums import PlacePrecision

_SHORT: Final = 10
"""Days up to which each day is a block."""
_MOST_MONTHS: Final = 36
_FEW_SHARE: Final = 3
_FINE_SQUARE, _WIDE_SQUARE = 1.0, 5.0
_FINE_KM: Final = REACH_KM[PlacePrecision.DISTRICT]
_WIDE_KM: Final = REACH_KM[PlacePrecision.PROVINCE]
_DEGREE_KM: Final = 111.0
_NEAR_A_POLE: Final = 0.05
Block = tuple[str, int, str]


def blocks_of(entry: Entry) -> Iterator[Block]:
    """Where an event of the file is put."""
    if entry.span is not None:
        yield from _joined(_times_put(entry.span), dict.fromkeys(_places_put(entry)))


def blocks_asked(entry: Entry) -> Iterator[Block]:
    """Where events that an incident of the ledger may fit are looked for."""
    if entry.span is not None:
        yield from _joined(_times_asked(entry.span), dict.fromkeys(_places_asked(entry)))


def _joined(times: Iterable[tuple[str, int]], places: Iterable[str]) -> Iterator[Block]:
    return ((unit, time, place) for (unit, time), place in product(times, places))


def _times_put(span: Span) -> list[tuple[str, int]]:
    months = list(_months(span))
    if span.days > _SHORT:
        return [("long", month) for month in months]
    return [("day", day) for day in range(span.first, span.last + 1)] + [("short", month) for month in months]


def _times_asked(span: Span) -> list[tuple[str, int]]:
    around = Span(max(1, span.first - MOST_APART), min(dt.date.max.toordinal(), span.last + MOST_APART))
    months = list(_months(around))
    found = [("long", month) for month in months]
    if span.days > _SHORT:
        return found + [("short", month) for month in months]
    return found + [("day", day) for day in range(around.first, around.last + 1)]


def _months(span: Span) -> Iterator[int]:
    first, last = (dt.date.fromordinal(day) for day in (span.first, span.last))
    begin = first.year * 12 + first.month
    yield from range(begin, min(last.year * 12 + last.month, begin + _MOST_MONTHS) + 1)


def _places_put(entry: Entry) -> Iterator[str]:
    for place in entry.fine:
        yield from _squares(place, "fine", _FINE_SQUARE, 0.0)
        yield from _squares(place, "all", _WIDE_SQUARE, 0.0)
    for place in entry.wide:
        yield from _squares(place, "wide", _WIDE_SQUARE, 0.0)
    yield from _others(entry)
    for words in _fine_names(entry):
        yield f"~{_telling(words)}"
        yield from (f"+{word}" for word in words)


def _places_asked(entry: Entry) -> Iterator[str]:
    for place in entry.fine:
        yield from _squares(place, "fine", _FINE_SQUARE, _FINE_KM)
    for place in entry.wide:
        yield from _squares(place, "all", _WIDE_SQUARE, _WIDE_KM)
    for place in (*entry.fine, *entry.wide):
        yield from _squares(place, "wide", _WIDE_SQUARE, _WIDE_KM)
    yield from _others(entry)
    for words in _fine_names(entry):
        yield f"+{_telling(words)}"
        yield from (f"~{word}" for word in words)


def _others(entry: Entry) -> Iterator[str]:
    for place in (*entry.fine, *entry.wide):
        plain = (plain_name(name) for name in (place.name, *place.other_names))
        yield from (f"={name}" for name in plain if name)
    killed = entry.killed
    if killed is not None and killed.least == killed.most and killed.least >= _FEW_SHARE:
        yield f"killed {killed.least:g}"


def _fine_names(entry: Entry) -> Iterator[list[str]]:
    """The words of each name of each fine place: of two that are one place all words of one may stand in the other."""
    for place in entry.fine:
        yield from (words for name in (place.name, *place.other_names) if (words := plain_name(name).split()))


def _telling(words: list[str]) -> str:
    """The longest word of a name, which few names share."""
    return max(words, key=lambda word: (len(word), word))


def _squares(place: Place, name: str, side: float, reach: float) -> Iterator[str]:
    """The squares of the map that a circle of `reach` kilometres around a place touches."""
    if place.lat is None or place.lon is None:
        return
    up = reach / _DEGREE_KM
    narrowing = math.cos(math.radians(min(90.0, abs(place.lat) + up)))
    along = 180.0 if narrowing < _NEAR_A_POLE else min(180.0, up / narrowing)
    rows = range(math.floor((place.lat - up) / side), math.floor((place.lat + up) / side) + 1)
    columns = range(math.floor((place.lon - along) / side), math.floor((place.lon + along) / side) + 1)
    around = round(360 / side)
    yield from (f"{name} {row} {(column + around // 2) % around}" for row in rows for column in columns)
