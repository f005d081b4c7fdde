"""An open ledger and what is asked of it in; things as all reports tell them out: what lists and the library share."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from counterclaim.book.actors.lines import actor_line, actor_lines
from counterclaim.book.actors.listed_offices import with_listed_offices
from counterclaim.book.affiliations import with_affiliations
from counterclaim.book.filters import Asked
from counterclaim.book.incidents.wholes import whole_incident, whole_incidents
from counterclaim.book.loading import Shelf
from counterclaim.book.side_by_side import compare_sides, side_called
from counterclaim.book.timelines import timeline
from counterclaim.book.tolls.lines import book_tolls, toll_lines, toll_sums
from counterclaim.book.truces.lines import held_on, truce_lines
from counterclaim.packs.conflict import Conflict
from counterclaim.records.errors import SettingsError, StoreError
from counterclaim.records.ledger import Actor, Ceasefire, Incident
from counterclaim.records.wholes import ActorLine, Comparison, TallyLine, TimelineDay, TollSum, TruceLine, WholeIncident
from counterclaim.store import Store


def incidents_of(shelf: Shelf, asked: Asked, *, conflict: Conflict | None = None) -> Iterator[WholeIncident]:
    """Incidents by day, each side's account beside the others'. `conflict`: tells on whose side publishers stand."""
    return with_affiliations(whole_incidents(shelf, asked, tallies=book_tolls(shelf).of_incidents()), conflict)


def ceasefires_of(
    shelf: Shelf, asked: Asked, *, on: str | None = None, conflict: Conflict | None = None
) -> Sequence[TruceLine]:  # fmt: skip
    """Truces and agreements; `on`: only those in force on that day."""
    found = truce_lines(shelf, asked, conflict=conflict)
    return held_on(found, on) if on else found


def tolls_of(shelf: Shelf, asked: Asked) -> Iterator[TallyLine]:
    """Who counts how many of whom, a series for each claimant."""
    return toll_lines(shelf, book_tolls(shelf), asked)


def actors_of(shelf: Shelf, asked: Asked, *, conflict: Conflict | None = None) -> Iterator[ActorLine]:
    """People, bodies, forces and states. `conflict`: adds the offices that its lists give a person."""
    return with_listed_offices(actor_lines(shelf, asked), conflict)


def sums_of(shelf: Shelf, asked: Asked) -> Sequence[TollSum]:
    """Tolls of distinct incidents added up, with bounds."""
    tolls = book_tolls(shelf)
    return tuple(toll_sums(shelf, tolls, list(toll_lines(shelf, tolls, asked))))


def timeline_of(shelf: Shelf, asked: Asked) -> Sequence[TimelineDay]:
    """The days with what is told of them."""
    tolls = toll_lines(shelf, book_tolls(shelf), asked)
    return timeline(whole_incidents(shelf, asked), truce_lines(shelf, asked), tolls, asked)


def compared(shelf: Shelf, one: str, two: str, asked: Asked) -> Comparison:
    """The same period in two sides' words."""
    known = {*shelf.sides.values(), *(count.side for count in shelf.store.counts().by_side)}
    sides = side_called(one, known), side_called(two, known)
    if sides[0] == sides[1]:
        raise SettingsError(f"{one!r} and {two!r} are one side. Name two.")
    tolls = book_tolls(shelf)
    shown = {line.id for line in toll_lines(shelf, tolls, asked)}
    return compare_sides(
        *sides,
        incidents=whole_incidents(shelf, asked, tallies=tolls.of_incidents()),
        truces=truce_lines(shelf, asked),
        tallies=tolls.tallies,
        beside=[pair for pair in tolls.beside if {pair.one, pair.two} & shown],
        asked=asked,
    )


def shown(store: Store, record_id: str) -> Any:
    """The one record that an id or its beginning names, as all reports tell it."""
    try:
        record = store.find(record_id)
    except StoreError:
        if (tally := tally_of(store, record_id)) is None:
            raise
        return tally
    for kind, whole in _WHOLES.items():
        if isinstance(record, kind):
            return whole(Shelf(store), record)
    return record


def tally_of(store: Store, record_id: str) -> TallyLine | None:
    """The toll series of the joined book that begins with an id, where one alone does."""
    if not record_id.startswith("t_"):
        return None
    shelf = Shelf(store)
    found = [line for line in toll_lines(shelf, book_tolls(shelf)) if line.id.startswith(record_id)]
    return found[0] if len(found) == 1 else None


def _incident(shelf: Shelf, record: Incident) -> WholeIncident:
    return whole_incident(shelf, record, tallies=book_tolls(shelf).of_incidents().get(record.id, ()))


def _truce(shelf: Shelf, record: Ceasefire) -> TruceLine | Ceasefire:
    return next((line for line in truce_lines(shelf) if line.id == record.id), record)


_WHOLES: dict[type, Callable[[Shelf, Any], Any]] = {Incident: _incident, Actor: actor_line, Ceasefire: _truce}
