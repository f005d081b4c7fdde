"""Events of a set and incidents of a ledger, written by hand, and what comes of setting them beside each other."""

import datetime as dt
from typing import Any

from counterclaim.book.hand_coded.comparing import candidates_of, matched_of
from counterclaim.book.hand_coded.entries import Entry, Killed, Span
from counterclaim.records.claim import Place
from counterclaim.records.enums import PlacePrecision


def place(name: str, lat: float | None = None, lon: float | None = None, fine: str | None = "settlement") -> Place:
    """A place: `place("Elmar", 10.5, 20.1)`."""
    return Place(name=name, lat=lat, lon=lon, precision=PlacePrecision(fine) if fine else None)


ELMAR = place("Elmar", 10.5432, 20.1234)
NORTH = place("North Province", fine="province")


def entry(
    name: str = "e1", day: str | None = "2031-05-06", last: str | None = None, *, at: Place | None = ELMAR,
    wide: Place | None = None, types: tuple[str, ...] = ("shelling",), parties: tuple[str, ...] = ("Lusk Front",),
    killed: tuple[float, float | None] | None = (12, 12), **other: Any,
) -> Entry:  # fmt: skip
    """One event of either side: shelling of Elmar on 6 May, 12 killed, unless a test says otherwise."""
    days = [dt.date.fromisoformat(one).toordinal() for one in (day, last or day) if one]
    return Entry(
        id=name, span=Span(*days) if days else None, fine=(at,) if at else (), wide=(wide,) if wide else (),
        types=frozenset(types), type=types[0] if types else None, parties=parties,
        killed=Killed(*killed) if killed else None, **other,
    )  # fmt: skip


def pairs(filed: list[Entry], told: list[Entry]) -> set[tuple[str, str]]:
    """Ids of events and incidents that are held to be one."""
    found = matched_of(candidates_of(filed, told)).values()
    return {(filed[one.event].id, told[one.incident].id) for one in found}
