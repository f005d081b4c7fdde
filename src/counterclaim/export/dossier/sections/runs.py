"""Disputes in, the same in the order of the page out: the most argued first, whoever argues.

Disputes of one kind of act on one day between the same two sides are told in a run, so that neither side's stands
without the other's. The names of the sides decide nothing. Reads `event_families` through `packs`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Dispute
from counterclaim.export.dossier.sections.stands import blamed_by
from counterclaim.export.when import ISO_DAY
from counterclaim.records.claim import TimeRange
from counterclaim.records.ledger import Incident

_STRETCH: Final = 4
"""Disputes by which a list gives way so that a run stays whole."""
_TWO: Final = 2


def in_order(found: Sequence[tuple[Incident, Dispute]], book: Book) -> tuple[Dispute, ...]:
    """Disputes by the number of accounts, then those in which every side is quoted, then by claims, day and title;
    those of a run stand together, with their first one's number as `run`.
    """
    camps = _camps(book)
    runs: dict[tuple[object, ...], list[tuple[tuple[object, ...], Dispute]]] = {}
    for incident, dispute in sorted(found, key=lambda pair: _place(*pair)):
        place = _place(incident, dispute)
        runs.setdefault(_run(incident, dispute, place, camps), []).append((place, dispute))
    ordered = sorted(runs.values(), key=lambda run: run[0][0])
    return tuple(
        msgspec.structs.replace(dispute, run=run[0][1].number if len(run) > 1 else 0)
        for run in ordered
        for _, dispute in run
    )


def whole_runs(disputes: Sequence[Dispute], most: int) -> int:
    """How many disputes to show, about `most`, so that no run is parted."""
    if most >= len(disputes):
        return len(disputes)
    run = disputes[most].run
    if most <= 0 or not run or disputes[most - 1].run != run:
        return max(most, 0)
    inside = [n for n, dispute in enumerate(disputes) if dispute.run == run]
    start, end = inside[0], inside[-1] + 1
    if end - most <= _STRETCH:
        return end
    return start if start > 0 and most - start <= _STRETCH else most


def _place(incident: Incident, dispute: Dispute) -> tuple[object, ...]:
    accounts = sum(1 for column in dispute.columns if column.parts)
    both = accounts >= _TWO and accounts == len(dispute.columns)
    return (-accounts, not both, -len(incident.claims), _first_day(incident.time), dispute.title, dispute.number)


def _first_day(time: TimeRange | None) -> str:
    """The first day that the words leave; what has none stands last."""
    return (time.earliest or time.latest or "~") if time else "~"


def _run(
    incident: Incident, dispute: Dispute, place: tuple[object, ...], camps: Mapping[str, frozenset[str]]
) -> tuple[object, ...]:
    """The same for disputes of a run. Where one side stands alone, its opponents are those of the whole book; where no
    day is told, only those that rank alike are in one.
    """
    sides = frozenset(column.side for column in dispute.columns)
    if len(sides) == 1:
        sides = frozenset().union(*(camps.get(side, frozenset()) for side in sides))
    if len(sides) < _TWO:
        return (dispute.number,)
    time = incident.time
    days = ((time.earliest or "")[:ISO_DAY], (time.latest or "")[:ISO_DAY]) if time else ("", "")
    return (incident.type, sides, days, () if any(days) else place[:3])


def _camps(book: Book) -> dict[str, frozenset[str]]:
    """By party: itself and all with whom it is joined by blame."""
    found: dict[str, frozenset[str]] = {}
    for pair in dict.fromkeys(_pairs(book)):
        joined = frozenset().union(*(found.get(side, frozenset((side,))) for side in pair))
        found.update(dict.fromkeys(joined, joined))
    return found


def _pairs(book: Book) -> Iterator[tuple[str, str]]:
    for claim in book.claims.values():
        if claim.side in book.parties:
            yield from ((claim.side, other) for other in blamed_by(claim, claim.side, book) if other in book.parties)
