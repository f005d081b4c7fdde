"""Tolls of the joined book: a ledger in; series per claimant, what stands beside them, and sums with bounds, out.

Reads toll_groups.en and what `series.py` reads.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby, islice
from typing import TypeVar

import msgspec

from counterclaim.book.filters import Asked, tally_fits
from counterclaim.book.incidents.findings import incident_days
from counterclaim.book.loading import Shelf
from counterclaim.book.tolls.series import Joined, TollReport, tally_book
from counterclaim.book.tolls.sums import beside, sum_tolls
from counterclaim.ledgers.tolls import group_key
from counterclaim.records.book import Doubt, part_id
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import JoinKind, Scope, Unit
from counterclaim.records.ledger import TollPoint, TollSeries
from counterclaim.records.tallies import Beside, Tally, TallyDoubt
from counterclaim.records.wholes import TallyLine, TollSum

_FEWEST = 2
"""Incidents that make a sum."""


class BookTolls(msgspec.Struct, frozen=True, kw_only=True):
    """Every claimant's tolls over all reports, which may count the same, and which stand side by side."""

    tallies: tuple[Tally, ...]
    doubts: tuple[TallyDoubt, ...]
    beside: tuple[Beside, ...]
    places: Mapping[str, tuple[str, ...]]
    """By incident: where it is told to have been."""
    undated: frozenset[str] = frozenset()
    """Incidents that nothing dates."""

    def of_incidents(self) -> dict[str, list[Tally]]:
        """Tolls of single incidents, by incident."""
        found: dict[str, list[Tally]] = {}
        for tally in self.tallies:
            if tally.incident is not None:
                found.setdefault(tally.incident, []).append(tally)
        return found


def book_tolls(shelf: Shelf, *, within: frozenset[str] | None = None) -> BookTolls:
    """The tolls of a ledger as its reports are joined; `within`: as these reports alone tell them."""
    incidents: dict[str, str] = {}
    places: dict[str, tuple[str, ...]] = {}
    undated = set()
    for incident in shelf.store.incidents():
        incidents.update(dict.fromkeys(incident.claims, incident.id))
        places[incident.id] = incident.places
        if incident_days(incident) == (None, None):
            undated.add(incident.id)
    repeating = shelf.repeats if within is None else shelf.repeats.keys() & within
    again = {claim: first for report in repeating for claim, first in shelf.again(report).items()}
    # What a copy tells is of the incident that its source tells of.
    incidents.update({claim: incidents[first] for claim, first in again.items() if first in incidents})
    joins = shelf.store.joins(JoinKind.ACTOR)
    # Claims of the store name actors by their ids in the book already.
    actors = {part_id(join.part.partition("/")[0], join.whole): join.whole for join in joins}
    tallies, doubts = tally_book(_told(shelf, within), Joined(actors=actors, incidents=incidents, repeats=again))
    return BookTolls(
        tallies=tallies, doubts=doubts, beside=beside(tallies), places=places, undated=frozenset(undated)
    )  # fmt: skip


def toll_lines(shelf: Shelf, tolls: BookTolls, asked: Asked = Asked()) -> Iterator[TallyLine]:  # noqa: B008 - frozen
    """The series that are asked for, each with its reports and what may count the same."""
    doubts, others = _by_tally(tolls.doubts), _by_tally(tolls.beside)
    for tally in tolls.tallies:
        if tally_fits(tally, asked, places=tolls.places.get(tally.incident or "", ())):
            fields = {name: getattr(tally, name) for name in tally.__struct_fields__}
            yield TallyLine(
                **fields,
                sources=shelf.sources(figure.report for figure in tally.figures),
                doubts=tuple(doubts.get(tally.id, ())),
                beside=tuple(others.get(tally.id, ())),
                checked=len(shelf.checked & {figure.claim for figure in tally.figures}),
            )


_Two = TypeVar("_Two", TallyDoubt, Beside)
_AT_ONCE = 40
"""Reports that are looked up together."""


def _by_tally(told: Iterable[_Two]) -> dict[str, list[_Two]]:
    """What is told of two tallies, by either."""
    found: dict[str, list[_Two]] = {}
    for one in told:
        for tally in dict.fromkeys((one.one, one.two)):
            found.setdefault(tally, []).append(one)
    return found


def toll_sums(shelf: Shelf, tolls: BookTolls, tallies: Iterable[Tally]) -> Iterator[TollSum]:
    """Tolls of distinct incidents added up, by kind of harm and group.

    Running totals are in no sum, nor are numbers that no incident was found for: they may be those of one that was.
    The same number of the same group in an incident that nothing dates may be that of another: `low` counts it once.
    Civilians and soldiers, and one side's and the other's, are summed apart; one incident alone makes no sum.
    """
    groups: dict[tuple[str, ...], list[Tally]] = {}
    for tally in tallies:
        if tally.scope is Scope.INCIDENT and tally.incident in tolls.places and tally.unit is Unit.COUNT:
            key = (tally.kind.value, group_key(tally.who) or "", tally.of or "")
            groups.setdefault(key, []).append(tally)
    for (kind, _, of), several in sorted(groups.items()):
        incidents = {tally.incident for tally in several if tally.incident is not None}
        if len(incidents) < _FEWEST:
            continue
        doubts = [doubt for one in sorted(incidents) for doubt in shelf.doubts(JoinKind.INCIDENT, one)]
        told = sum_tolls(incidents, several, (*doubts, *_same_number(several, tolls.undated)))
        fields = {name: getattr(told, name) for name in told.__struct_fields__}
        names = sorted({tally.who for tally in several if tally.who}, key=lambda name: (len(name), name))
        yield TollSum(**fields, kind=kind, who=names[0] if names else None, of=of or None, unit="count")


def _same_number(tallies: Sequence[Tally], undated: frozenset[str]) -> Iterator[Doubt]:
    """Incidents with the same number of the same group, one of which nothing dates: they may be one."""
    equal: dict[tuple[float | None, ...], list[tuple[str, str]]] = {}
    for tally in tallies:
        if (now := tally.current) is not None and tally.incident is not None:
            told = (tally.incident, now.text or "the same number")
            equal.setdefault((now.low, now.best, now.high), []).append(told)
    for (one, text), (two, _) in (pair for some in equal.values() for pair in combinations(some, 2)):
        if one != two and {one, two} & undated:
            lesser, greater = sorted((one, two))
            reason = Reason("tolls", "same_number", f"both {text}, and one tells no day")
            yield Doubt(kind=JoinKind.INCIDENT, one=lesser, two=greater, points=0.0, reasons=(reason,))


def _told(shelf: Shelf, within: frozenset[str] | None) -> Iterator[TollReport]:
    """What each report tells of tolls; one report at a time."""
    points: dict[str, list[tuple[TollSeries, TollPoint]]] = {}
    for series in shelf.store.toll_series():
        for point in series.points:
            points.setdefault(point.claim, []).append((series, point))
    reports = _claims(shelf, within)
    while some := list(islice(reports, _AT_ONCE)):
        shelf.expect((report for report, _ in some), actors=True)
        for report, claims in some:
            told = [pair for claim in claims for pair in points.get(claim.id, ())]
            read = shelf.report(report)
            if read is not None:  # who speaks for whom may be told by a report without a number
                yield TollReport(report=read, claims=claims, series=tuple(_series(told)), actors=shelf.actors(report))


def _claims(shelf: Shelf, within: frozenset[str] | None) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Reports with their claims."""
    if within is not None:
        yield from ((report, shelf.claims(report)) for report in sorted(within))
        return
    for report, some in groupby(shelf.store.claims(), key=lambda claim: claim.report):
        yield report, tuple(some)


def _series(told: Sequence[tuple[TollSeries, TollPoint]]) -> Iterator[TollSeries]:
    """One report's part of each series."""
    by_id: dict[str, tuple[TollSeries, list[TollPoint]]] = {}
    for series, point in told:
        by_id.setdefault(series.id, (series, []))[1].append(point)
    for series, own in by_id.values():
        yield msgspec.structs.replace(series, points=tuple(own))
