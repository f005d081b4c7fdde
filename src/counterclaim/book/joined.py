"""How the reports of a ledger hang together, for pages and summaries: a ledger in, the functions of `Joined` out."""

from counterclaim.book.actors.lines import offices_by_person
from counterclaim.book.incidents.wholes import whole_incident
from counterclaim.book.loading import Shelf
from counterclaim.book.tolls.lines import book_tolls
from counterclaim.book.truces.lines import whole_truces
from counterclaim.export.joined import Joined, Tolls
from counterclaim.store import Store


def joined_of(store: Store) -> Joined:
    """What a page looks up in the joined book; each is looked up when it is asked for."""
    shelf = Shelf(store)
    return Joined(
        incident=lambda one: whole_incident(shelf, one),
        truces=lambda within: whole_truces(shelf, within=within),
        tallies=lambda: book_tolls(shelf).tallies,
        tolls=lambda within: _tolls(shelf, within),
        sources=shelf.sources,
        again=shelf.again,
        offices=lambda reports: offices_by_person(shelf, reports),
    )


def _tolls(shelf: Shelf, within: frozenset[str]) -> Tolls:
    found = book_tolls(shelf, within=within)
    return Tolls(found.tallies, found.beside)
