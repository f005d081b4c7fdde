"""`counterclaim tolls`: who counts how many of whom, over time, and what that adds up to at least and at most."""

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.narrowing import From, Place, Side, To, Why, a_toll_kind, asked_for
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from counterclaim.book.filters import Asked
    from counterclaim.book.loading import Shelf
    from counterclaim.book.tolls.lines import BookTolls
    from counterclaim.export.lines import Line
    from counterclaim.records.wholes import TallyLine

TypeOption = Annotated[
    str | None,
    typer.Option(
        "--type", metavar="KIND", callback=a_toll_kind, help="Only this kind: killed, wounded, displaced, ..."
    ),
]
Sums = Annotated[
    bool, typer.Option("--sums", help="Tolls of distinct incidents added up, with bounds; running totals never are.")
]


def run(  # noqa: PLR0917 - Typer reads the options from here
    ledger: Ledger = DEFAULT_LEDGER,
    first_day: From = None,
    last_day: To = None,
    place: Place = None,
    side: Side = None,
    kind: TypeOption = None,
    sums: Sums = False,
    why: Why = False,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """List tolls by claimant, with their words, bounds and revisions, and what others say beside them.

    Each claimant's numbers of one kind and group are one series over all reports; a number that its claimant replaced
    stays, marked. Running totals stand apart from the tolls of single incidents and are never added up: "nearly 40
    since April" said twice is not 80. --sums adds up the tolls of incidents that are held distinct: what may be one
    incident counts once in the low bound, and where no upper bound is told, there is none.

    Examples:
      counterclaim tolls
      counterclaim tolls --type killed --side Orta --why
      counterclaim tolls --from 2024-05-01 --sums
      counterclaim tolls --ledger mine.db --json
    """
    from counterclaim.book.loading import Shelf
    from counterclaim.store import open_store

    asked = asked_for(first_day=first_day, last_day=last_day, place=place, side=side, type=kind)
    with open_store(ledger, create=False, restricted=restricted) as store, store.still():
        _print(Shelf(store), asked, sums=sums, why=why, as_json=as_json)


def _print(shelf: "Shelf", asked: "Asked", *, sums: bool, why: bool, as_json: bool) -> None:
    from counterclaim.book.tolls.lines import book_tolls, toll_lines, toll_sums
    from counterclaim.cli.screen import print_json, print_lines, print_view
    from counterclaim.export import book_tables
    from counterclaim.export.json_records import to_json_array

    tolls = book_tolls(shelf)
    lines = list(toll_lines(shelf, tolls, asked))
    added = tuple(toll_sums(shelf, tolls, lines)) if sums else ()
    if as_json:
        print_json(to_json_array(added if sums else lines))
    elif sums:
        print_view(book_tables.SUMS, added, narrowed=asked.narrowed)
    elif why and lines:
        print_lines(_in_full(shelf, lines))
    else:
        print_view(book_tables.TOLLS, lines, narrowed=asked.narrowed)
        print_lines(_side_by_side(tolls, lines))


def _in_full(shelf: "Shelf", lines: "Sequence[TallyLine]") -> "Iterator[Line]":
    """Each series with the sentences that make its numbers."""
    from counterclaim.export.book_cards import tally_lines
    from counterclaim.store import ClaimFilter

    for tally in lines:
        ids = tuple(dict.fromkeys(figure.claim for figure in tally.figures))
        claims = {claim.id: claim for claim in shelf.store.claims(ClaimFilter(ids=ids))}
        yield from tally_lines(tally, claims, why=True)


def _side_by_side(tolls: "BookTolls", lines: "Sequence[TallyLine]") -> "Iterator[Line]":
    """The same counted by two claimants."""
    from counterclaim.export.book_cards import beside_lines
    from counterclaim.export.lines import title

    shown = {tally.id for tally in lines}
    pairs = [pair for pair in tolls.beside if {pair.one, pair.two} & shown]
    if pairs:
        yield title("The same counted by two, side by side")
        yield from beside_lines(pairs, {tally.id: tally for tally in tolls.tallies})
