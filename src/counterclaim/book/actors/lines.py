"""People, bodies, forces and states of the joined book: a ledger in; each with its reports and doubts, out.

Reads credits.en through `origins.py`, offices.en through `offices.py`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from counterclaim.book.actors.offices import offices_in
from counterclaim.book.filters import Asked, actor_fits, in_period
from counterclaim.book.loading import Shelf
from counterclaim.book.parts import actors_alone
from counterclaim.records.book import Part
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Actor
from counterclaim.records.wholes import ActorLine, OfficeHeld


def actor_lines(
    shelf: Shelf, asked: Asked = Asked(), *, reports: Collection[str] | None = None  # noqa: B008 - frozen
) -> Iterator[ActorLine]:  # fmt: skip
    """The actors that are asked for, by name. A period keeps those that a report published in it names.

    `reports`: only those that one of these names.
    """
    named = _named_in(shelf)
    offices = offices_by_person(shelf, (stored.report.id for stored in shelf.store.reports()))
    for actor in shelf.store.actors():
        if reports is not None and not any(report in reports for report in named.get(actor.id, ())):
            continue
        line = actor_line(shelf, actor, named.get(actor.id, ()), offices=offices.get(actor.id, ()))
        if actor_fits(line, asked) and _named_then(shelf, named.get(actor.id, ()), asked):
            yield line


def actor_line(
    shelf: Shelf, actor: Actor, reports: tuple[str, ...] | None = None, *, offices: Sequence[OfficeHeld] | None = None
) -> ActorLine:
    """One actor with both numbers and offices; what the caller has not at hand is looked up."""
    named = reports if reports is not None else _reports_naming(shelf, actor.id)
    if offices is None:
        told = offices_in(_persons(shelf, named)) if actor.kind == "person" else ()
        offices = [one for one in told if one.person == actor.id]
    return ActorLine(
        **{name: getattr(actor, name) for name in actor.__struct_fields__},
        sources=shelf.sources(named),
        offices=tuple(offices),
        overlaps=shelf.overlaps(JoinKind.ACTOR, actor.id),
        joined=shelf.why(JoinKind.ACTOR, actor.id),
    )


def offices_by_person(shelf: Shelf, reports: Iterable[str]) -> Mapping[str, Sequence[OfficeHeld]]:
    """Who held which office when, by the words of some reports, by the id of the person."""
    found: dict[str, list[OfficeHeld]] = {}
    for one in offices_in(_persons(shelf, reports)):
        found.setdefault(one.person, []).append(one)
    return found


def _persons(shelf: Shelf, reports: Iterable[str]) -> Iterator[list[Part]]:
    """The actors of each report that names a person, known by their ids in the book."""
    for report in reports:
        read, actors = shelf.report(report), shelf.actors(report)
        if read is not None and any(actor.kind == "person" for actor in actors):
            yield list(actors_alone(read, actors))


def _reports_naming(shelf: Shelf, actor: str) -> tuple[str, ...]:
    parts = shelf.store.parts_in(actor, JoinKind.ACTOR)
    return tuple(dict.fromkeys(part.partition("/")[0] for part in parts))


def _named_in(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """The reports that name each actor."""
    found: dict[str, list[str]] = {}
    for join in shelf.store.joins(JoinKind.ACTOR):
        found.setdefault(join.whole, []).append(join.part.partition("/")[0])
    return {whole: tuple(dict.fromkeys(reports)) for whole, reports in found.items()}


def _named_then(shelf: Shelf, reports: tuple[str, ...], asked: Asked) -> bool:
    if not asked.bounded:
        return True
    days = [found.published for report in reports if (found := shelf.report(report)) is not None]
    return any(in_period(day, day, asked) for day in days)
