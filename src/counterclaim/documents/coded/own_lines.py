"""Incidents of our complete export (JSON Lines) and of our GeoJSON, line by line: a stream in, coded events out.

In the complete export claims stand before the incidents that they make; of each claim its places, parties and killed
are kept. Reads no pack.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from counterclaim.documents.coded.own import SOURCE, feature_event
from counterclaim.documents.coded.rows import LONGEST_LINE, lines_of, open_text
from counterclaim.documents.coded.values import NotRead, day_of, note_of
from counterclaim.records.claim import Agent, Place, Target, TimeRange, Toll
from counterclaim.records.coded import BadRow, CodedEvent
from counterclaim.records.enums import Scope, TollKind, Unit
from counterclaim.records.errors import InputError

_LARGEST_WHOLE: Final = 100_000_000
"""Bytes of a GeoJSON that another program wrote on few lines, which must be read as a whole."""
_DAY: Final = 10


class _Event(msgspec.Struct):
    agents: tuple[Agent, ...] = ()
    targets: tuple[Target, ...] = ()


class _Claim(msgspec.Struct):
    """What of a claim an event needs."""

    id: str
    places: tuple[Place, ...] = ()
    tolls: tuple[Toll, ...] = ()
    event: _Event | None = None


class _Incident(msgspec.Struct):
    id: str
    type: str
    title: str
    claims: tuple[str, ...] = ()
    time: TimeRange | None = None
    days: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class _Kind(msgspec.Struct):
    record: str


def events_of_geojson(path: Path) -> Iterator[CodedEvent | BadRow]:
    """Every feature; ours stand one on a line, so that nothing is held."""
    with open_text(path) as file:
        head = next(lines_of(file), "")
        if head.rstrip().endswith("["):
            each = ((number, line.strip().rstrip(",")) for number, line in enumerate(lines_of(file), 2))
            yield from (_taken(number, line, _feature) for number, line in each if line not in {"", "]}"})
            return
    yield from _whole(path)


def _whole(path: Path) -> Iterator[CodedEvent | BadRow]:
    if path.stat().st_size > _LARGEST_WHOLE:
        raise InputError(f"{path} has not one feature a line, and is too large to be read at once. Export it anew.")
    try:
        told = msgspec.json.decode(path.read_bytes())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{path} is no JSON ({error}). Export it anew.") from error
    features = told.get("features") if isinstance(told, dict) else None
    if not isinstance(features, list):
        raise InputError(f"{path} has no list of features. Give a FeatureCollection.")
    yield from (_taken(number, one, feature_event) for number, one in enumerate(features, 1))


def events_of_jsonl(path: Path) -> Iterator[CodedEvent | BadRow]:
    """Every incident of a complete export."""
    claims: dict[str, _Claim] = {}

    def read(line: str, number: int) -> CodedEvent | None:
        if len(line) >= LONGEST_LINE:
            raise NotRead(f"is longer than {LONGEST_LINE:,} characters")
        kind = msgspec.json.decode(line, type=_Kind).record
        if kind == "claim":
            one = msgspec.json.decode(line, type=_Claim)
            claims[one.id] = one
        return _event(msgspec.json.decode(line, type=_Incident), claims, number) if kind == "incident" else None

    with open_text(path) as file:
        for number, line in enumerate(lines_of(file), 1):
            # Texts and originals are the most of such a file, and nothing is read of them.
            if '"incident"' in line[:60] or '"claim"' in line[:60] or '"record"' not in line[:60]:
                found = _taken(number, line, read)
                if found is not None:
                    yield found


def _taken(number: int, told: Any, read: Callable[[Any, int], Any]) -> Any:
    try:
        return read(told, number)
    except NotRead as error:
        return BadRow(line=number, why=str(error))
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        return BadRow(line=number, why=f"is no record of ours ({error})")
    except RecursionError:
        return BadRow(line=number, why="is no record of ours (brackets within brackets without end)")


def _feature(line: str, number: int) -> CodedEvent:
    return feature_event(msgspec.json.decode(line), number)


def _event(one: _Incident, claims: dict[str, _Claim], line: int) -> CodedEvent:
    known = [claims[claim] for claim in one.claims if claim in claims]
    days = one.days or tuple(end for end in (one.time and one.time.earliest, one.time and one.time.latest) if end)
    if not days:
        raise NotRead("tells no day, so that nothing can be set beside it")
    first, last = (day_of(_filled(end), "days") for end in (min(days), max(days)))
    numbers = [number for claim in known for toll in claim.tolls if _killed(toll) for number in _bounds(toll)]
    places = {place.name.casefold(): place for claim in known for place in claim.places}
    told = [place for name in one.places if (place := places.get(name.casefold())) is not None]
    return CodedEvent(
        id=one.id, source=SOURCE, line=line, first=first.isoformat(), last=last.isoformat(),
        fixed="day" if first == last else "year",
        places=tuple(told) or tuple(Place(name=name) for name in one.places), types=(one.type,),
        type_words=one.type.replace("_", " "), parties=_parties(known),
        low=min(numbers, default=None), high=max(numbers, default=None), notes=note_of(one.title),
    )  # fmt: skip


def _filled(day: str) -> str:
    return day[:_DAY] + "0000-01-01"[len(day[:_DAY]) :]


def _killed(toll: Toll) -> bool:
    return toll.kind is TollKind.KILLED and toll.scope is Scope.INCIDENT and toll.unit is Unit.COUNT


def _bounds(toll: Toll) -> list[float]:
    return [number for number in (toll.low, toll.best, toll.high) if number is not None]


def _parties(claims: list[_Claim]) -> tuple[str, ...]:
    events = [claim.event for claim in claims if claim.event is not None]
    agents = [one.name for event in events for one in event.agents]
    return tuple(dict.fromkeys((*agents, *(one.name for event in events for one in event.targets))))
