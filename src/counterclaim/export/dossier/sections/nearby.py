"""A book in, its claims of harm by place out, so that what was not joined to a dispute still stands beside it.

A program that finds no link must not let a reader think that nobody said it. Near are claims of the same site, town or
district, by any of its names, within two weeks where days are known. Reads `event_families` through `packs`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.sections.common_ground import AT
from counterclaim.export.dossier.sections.holding import THINGS, holds
from counterclaim.export.dossier.sections.told_once import Stories, stories_of, words_key
from counterclaim.export.when import ISO_DAY
from counterclaim.packs.families import can_harm, shared_family
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim, Place, TimeRange
from counterclaim.records.enums import PlacePrecision
from counterclaim.records.ledger import Incident

_FINE: Final = frozenset(
    (PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT, PlacePrecision.DISTRICT)
)
_REACH: Final = timedelta(days=14)
_DECEMBER: Final = 12


class Spots(msgspec.Struct, frozen=True):
    """Claims of harm of a book by the names of their fine places, and the day by which each report was published."""

    book: Book
    by_name: Mapping[str, Sequence[Claim]]
    published: Mapping[str, str | None]
    stories: Stories


def spots_of(book: Book) -> Spots:
    """The claims that hold that people or things came to harm somewhere, by place."""
    by_name: dict[str, list[Claim]] = {}
    for claim in book.claims.values():
        if holds(claim) and _tells_harm(claim):
            for name in sorted({name for place in _fine(claim) for name in _names(place)}):
                by_name.setdefault(name, []).append(claim)
    return Spots(
        book, by_name, {stored.report.id: stored.report.published for stored in book.reports}, stories_of(book)
    )


def near(incident: Incident, claims: Sequence[Claim], spots: Spots, *, own: Collection[str]) -> list[Claim]:
    """Claims of harm at the same place that were not joined to the incident, the most telling first: those that blame
    one of `own`, that name a doer, that tell the same kind of act, that are nearest in time. `own` are the sides, or
    names of speakers, that deny; where they alone speak, their own claims are left out by the caller.
    """
    inside = {claim.id for claim in claims}
    told = {words_key(claim, spots.stories) for claim in claims}
    here = [place for claim in claims for place in _fine(claim)]
    span = _span(incident.time, (spots.published.get(claim.report) for claim in claims))
    found: dict[str, tuple[tuple[object, ...], Claim]] = {}
    for claim in (c for name in dict.fromkeys(n for p in here for n in _names(p)) for c in spots.by_name.get(name, ())):
        if claim.id in inside or claim.id in found or words_key(claim, spots.stories) in told:
            continue
        apart = _days_between(span, _span(claim.time, (spots.published.get(claim.report),)))
        if apart <= _REACH and any(_same_place(one, two) for one in here for two in _fine(claim)):
            found[claim.id] = (_rank(claim, incident, spots.book, own=own, apart=apart), claim)
    once: dict[tuple[object, ...], Claim] = {}
    for _, claim in sorted(found.values(), key=lambda pair: pair[0]):
        once.setdefault(words_key(claim, spots.stories), claim)
    return list(once.values())


def _rank(
    claim: Claim, incident: Incident, book: Book, *, own: Collection[str], apart: timedelta
) -> tuple[object, ...]:
    agents = claim.event.agents if claim.event else ()
    kind = claim.event.type if claim.event else ""
    alike = kind == incident.type or shared_family(kind, incident.type) is not None
    blames = any(book.side_of(agent) in own or agent.name in own for agent in agents)
    dated = claim.time is not None and bool(claim.time.earliest or claim.time.latest)
    return (not blames, not agents, not alike, not dated, apart, claim.speaker is None, book.numbers[claim.id])


def _tells_harm(claim: Claim) -> bool:
    if claim.event is not None and can_harm(claim.event.type):
        return True
    return any(toll.kind not in THINGS for toll in claim.tolls)


def _fine(claim: Claim) -> Iterator[Place]:
    return (place for place in claim.places if place.precision in _FINE and place.relation in AT)


def _names(place: Place) -> frozenset[str]:
    return frozenset(filter(None, map(plain_name, (place.name, *place.other_names))))


def _same_place(one: Place, two: Place) -> bool:
    """Whether two places are one: by their record in the gazetteer, else by a name in common."""
    if one.gazetteer and two.gazetteer:
        return one.gazetteer == two.gazetteer
    if one.country and two.country and one.country != two.country:
        return False
    return not _names(one).isdisjoint(_names(two))


def _span(time: TimeRange | None, published: Iterable[str | None]) -> tuple[date, date]:
    """First and last day that the words leave. What has happened, happened by the day of its report."""
    first = _day(time.earliest if time else None, last=False) or date.min
    last = _day(time.latest if time else None, last=True) or date.max
    known = [day for day in (_day(told, last=True) for told in published) if day]
    return first, max(first, min(last, max(known, default=date.max)))


def _days_between(one: tuple[date, date], two: tuple[date, date]) -> timedelta:
    return max(two[0] - one[1], one[0] - two[1], timedelta(0))


def _day(iso: str | None, *, last: bool) -> date | None:
    """The first or last day of an ISO day, month or year; null where it is none."""
    year, _, rest = (iso or "")[:ISO_DAY].partition("-")
    month, _, day = rest.partition("-")
    try:
        if day:
            return date(int(year), int(month), int(day))
        if not last:
            return date(int(year), int(month or 1), 1)
        ended = int(month or _DECEMBER)
        return date(int(year) + ended // _DECEMBER, ended % _DECEMBER + 1, 1) - timedelta(days=1)
    except ValueError:
        return None
