"""A book in, the same book in parts out, one for each war that its reports tell of: parties that speak of each other.

A ledger may hold several conflicts. Accounts, truces, tolls and maps of one must not stand among those of another, and
their bars not on one axis. Two parties belong together where one's words name the other as doer or as hit; a report
belongs where most of its words do. Nothing here knows a conflict by name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.chart_model import TollChart
from counterclaim.export.dossier.model import Dispute, Harm, TollGroup, Truce
from counterclaim.export.wording import listed
from counterclaim.records.claim import Agent, Claim, Target
from counterclaim.records.ledger import Ceasefire, TollSeries

_Item = TypeVar("_Item", Dispute, Truce, TollGroup, TollChart, Harm)


class Theatre(msgspec.Struct, frozen=True):
    """One war: its parties as a name, empty where the book tells of one war alone, and its part of the book."""

    name: str
    book: Book


def theatres_of(book: Book) -> tuple[Theatre, ...]:
    """The wars of a book by their first report; reports that no party speaks in, or is spoken of in, stand last."""
    groups = _groups(book)
    home = _homes(book, groups)
    found = list(dict.fromkeys(home[stored.report.id] for stored in book.reports))
    found.sort(key=lambda group: not group)
    if len([group for group in found if group]) < 2:
        return (Theatre("", book),)
    return tuple(Theatre(_name(book, group), _part(book, group, home)) for group in found)


def by_war(items: Iterable[_Item]) -> list[tuple[str, list[_Item]]]:
    """Items by the name of their war, in the order in which they stand; one without a name where there is one war."""
    found: dict[str, list[_Item]] = {}
    for item in items:
        found.setdefault(item.war, []).append(item)
    return list(found.items())


def _name(book: Book, group: frozenset[str]) -> str:
    return listed(side for side in book.sides if side in group) if group else "Other reports"


def _groups(book: Book) -> tuple[frozenset[str], ...]:
    """Parties that belong together, every party in one group."""
    group_of = {party: frozenset((party,)) for party in book.parties}
    for claim in book.claims.values():
        met = [side for side in _named(book, claim) if side in group_of]
        joined = frozenset().union(*(group_of[side] for side in met))
        group_of.update(dict.fromkeys(joined, joined))
    return tuple(dict.fromkeys(group_of[party] for party in sorted(group_of)))


def _named(book: Book, claim: Claim) -> Iterator[str]:
    """The sides that a claim's speaker, doers and targets are of."""
    told: tuple[Agent | Target, ...] = (*claim.event.agents, *claim.event.targets) if claim.event else ()
    for actor in (book.actors.get(one.actor or "") for one in told):
        if actor is not None and actor.side is not None:
            yield actor.side
    if claim.side is not None:
        yield claim.side


def _homes(book: Book, groups: Sequence[frozenset[str]]) -> dict[str, frozenset[str]]:
    """By report: the group that most of its claims name, the empty one where none is named."""
    counts: dict[str, Counter[frozenset[str]]] = {stored.report.id: Counter() for stored in book.reports}
    group_of = {party: group for group in groups for party in group}
    for claim in book.claims.values():
        counts[claim.report].update({group_of[side] for side in _named(book, claim) if side in group_of})
    return {
        report: max(found, key=lambda group: (found[group], sorted(group)), default=frozenset())
        for report, found in counts.items()
    }


def _part(book: Book, group: frozenset[str], home: dict[str, frozenset[str]]) -> Book:
    here = {report for report, theirs in home.items() if theirs == group}
    claims = {claim.id: claim for claim in book.claims.values() if claim.report in here}
    return msgspec.structs.replace(
        book,
        reports=tuple(stored for stored in book.reports if stored.report.id in here),
        claims=claims,
        incidents=tuple(incident for incident in book.incidents if incident.report in here),
        truces=tuple(truce for truce in book.truces if _first(truce, book) in here),
        tolls=tuple(_tolls(book, claims)),
        parties=book.parties & group,
    )


def _first(truce: Ceasefire, book: Book) -> str | None:
    """The report that tells of an agreement first: an agreement stands in one part alone."""
    told = book.of((*truce.claims, *(breach.claim for breach in truce.breaches)))
    return told[0].report if told else None


def _tolls(book: Book, claims: Iterable[str]) -> Iterator[TollSeries]:
    kept = frozenset(claims)
    for series in book.tolls:
        points = tuple(point for point in series.points if point.claim in kept)
        if points:
            yield msgspec.structs.replace(series, points=points)
