"""People, bodies, forces and states of the joined book: a ledger in; each with its reports and doubts, out.

Reads credits.en through `origins.py`.
"""

from collections.abc import Iterator

from counterclaim.book.filters import Asked, actor_fits, in_period
from counterclaim.book.loading import Shelf
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Actor
from counterclaim.records.wholes import ActorLine


def actor_lines(shelf: Shelf, asked: Asked = Asked()) -> Iterator[ActorLine]:  # noqa: B008 - frozen
    """The actors that are asked for, by name. A period keeps those that a report published in it names."""
    named = _named_in(shelf)
    for actor in shelf.store.actors():
        line = actor_line(shelf, actor, tuple(named.get(actor.id, ())))
        if actor_fits(line, asked) and _named_then(shelf, named.get(actor.id, ()), asked):
            yield line


def actor_line(shelf: Shelf, actor: Actor, reports: tuple[str, ...]) -> ActorLine:
    """One actor with both numbers."""
    return ActorLine(
        **{name: getattr(actor, name) for name in actor.__struct_fields__},
        sources=shelf.sources(reports),
        overlaps=shelf.overlaps(JoinKind.ACTOR, actor.id),
        joined=shelf.why(JoinKind.ACTOR, actor.id),
    )


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
