"""What a coded event and an incident are compared by, in one form for both: days, places, types, parties, killed.

Reads what `export/deriving` reads.
"""

import datetime as dt
import re
from typing import Final

import msgspec

from counterclaim.export.deriving.acts import acts_of
from counterclaim.export.deriving.days import days_of
from counterclaim.export.deriving.parties import parties_of
from counterclaim.export.deriving.tolls import counts_of, range_of
from counterclaim.export.material import Material, ToldIncident
from counterclaim.incidents.comparing import is_fine, standing
from counterclaim.packs.families import type_words
from counterclaim.records.claim import Place
from counterclaim.records.coded import AROUND, CodedEvent, InLedger
from counterclaim.records.enums import TollKind

_YEARS: Final = re.compile(r"\s*\(\d{4}-(?:\d{4})?\)")
"""A term of office after a name, as ACLED writes governments."""
_MOST_PLACES: Final = 6


class Span(msgspec.Struct, frozen=True):
    """First and last day, as numbers that can be counted with."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    def gap(self, other: "Span") -> int:
        """Days from one to the other; 0 where they overlap."""
        return max(0, self.first - other.last, other.first - self.last)


class Killed(msgspec.Struct, frozen=True):
    """Fewest and most killed; `most` null: no upper bound."""

    least: float
    most: float | None

    def meets(self, other: "Killed") -> bool:
        """Whether a number fits both."""
        return (other.most is None or self.least <= other.most) and (self.most is None or other.least <= self.most)

    def __str__(self) -> str:
        """In words: "12", "9 to 14", "12 or more"."""
        if self.most is None:
            return f"{self.least:g} or more"
        return f"{self.least:g}" if self.least == self.most else f"{self.least:g} to {self.most:g}"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One event of either side."""

    id: str
    span: Span | None
    fine: tuple[Place, ...] = ()
    """As fine as a district."""
    wide: tuple[Place, ...] = ()
    types: frozenset[str] = frozenset()
    type: str | None = None
    """Of an incident: the one of its types that stands for it."""
    type_words: str = ""
    parties: tuple[str, ...] = ()
    killed: Killed | None = None
    toll_words: str | None = None
    asked: bool = True
    """Whether it is within what was asked for."""


def entry_of_event(event: CodedEvent, *, asked: bool = True) -> Entry:
    """An event of a set."""
    numbers = [number for number in (event.low, event.best, event.high) if number is not None]
    open_end = event.low is not None and event.best is None and event.high is None
    return Entry(
        id=event.id,
        span=Span(dt.date.fromisoformat(event.first).toordinal(), dt.date.fromisoformat(event.last).toordinal()),
        fine=tuple(place for place in event.places if _is_spot(place)),
        wide=tuple(place for place in event.places if not _is_spot(place)),
        types=frozenset(event.types),
        type_words=event.type_words,
        parties=tuple(_YEARS.sub("", name) for name in event.parties),
        killed=Killed(min(numbers), None if open_end else max(numbers)) if numbers else None,
        toll_words=event.toll_words,
        asked=asked,
    )


def _is_spot(place: Place) -> bool:
    """Whether a place is the event's own, as fine as a district, and not a district that its place lies in."""
    return is_fine(place) and place.relation != AROUND


def entry_of_incident(told: ToldIncident, material: Material, *, asked: bool = True) -> Entry:
    """An incident of the ledger; its parties are whoever is blamed, hit, or denies, for sets name no direction."""
    days, parties = days_of(told), parties_of(told, material)
    places: dict[str, Place] = {}
    for claim in acts_of(told) or told.claims:
        for place in standing(claim):
            places.setdefault(place.name.casefold(), place)
    several = tuple(places.values())[:_MOST_PLACES]
    killed = range_of(counts_of(told, TollKind.KILLED))
    named = [name for one in (*parties.acting, *parties.hit) for name in (one.name, one.side) if name]
    types = (claim.event.type for claim in acts_of(told) if claim.event is not None)
    return Entry(
        id=told.whole.id,
        span=Span(days.first.toordinal(), days.last.toordinal()) if days else None,
        fine=tuple(place for place in several if is_fine(place)),
        wide=tuple(place for place in several if not is_fine(place)),
        types=frozenset((told.whole.type, *types)),
        type=told.whole.type,
        type_words=type_words(told.whole.type),
        parties=tuple(dict.fromkeys((*named, *told.whole.facets.denied_by, *told.whole.facets.acknowledged_by))),
        killed=Killed(killed.low, killed.high) if killed else None,
        asked=asked,
    )


def in_ledger(told: ToldIncident) -> InLedger:
    """An incident as results tell it."""
    days, killed = days_of(told), range_of(counts_of(told, TollKind.KILLED))
    return InLedger(
        id=told.whole.id, title=told.whole.title, type=told.whole.type,
        first=days.first.isoformat() if days else None, last=days.last.isoformat() if days else None,
        places=told.whole.places, killed_min=killed.low if killed else None, killed_max=killed.high if killed else None,
        reports=told.whole.sources.reports, checked=told.checked,
    )  # fmt: skip
