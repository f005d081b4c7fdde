"""`counterclaim show ID`: one record of a ledger, with the sentence it rests on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted

if TYPE_CHECKING:
    from counterclaim.export.lines import Line
    from counterclaim.records.wholes import TallyLine
    from counterclaim.store import Record, Store


def run(
    record_id: Annotated[
        str, typer.Argument(metavar="ID", help="An id from any list, or its beginning.", show_default=False)
    ],
    ledger: Ledger = DEFAULT_LEDGER,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """Show one record with the sentence it rests on, and why.

    A claim, incident, agreement, toll, actor, report or refusal: fields, reasons, links. A claim stands in its
    sentence, with the words it rests on marked; an incident, agreement or actor as all reports tell it.

    Examples:
      counterclaim show c_9f2c41d07be1a855
      counterclaim show c_9f2c           # the beginning is enough where only one id begins so
      counterclaim show i_3e0b --json
    """
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.json_records import to_json
    from counterclaim.library.asking import tally_of
    from counterclaim.records.errors import StoreError
    from counterclaim.store import open_store

    with open_store(ledger, create=False, restricted=restricted) as store, store.still():
        try:
            record = store.find(record_id)
        except StoreError:
            tally = tally_of(store, record_id)
            if tally is None:
                raise
            print_json([to_json(tally) + "\n"]) if as_json else print_lines(_tally_lines(tally, store))
            return
        if as_json:
            print_json([to_json(record) + "\n"])
        else:
            print_lines(_lines(record, store))


def _lines(record: "Record", store: "Store") -> "Iterator[Line]":
    """The page about a record: of the joined book where it is told by reports together, else of its report."""
    from counterclaim.book.loading import Shelf
    from counterclaim.export import book_cards
    from counterclaim.export.cards import card_lines, spoken_lines
    from counterclaim.records.ledger import Actor, Ceasefire, Incident

    if isinstance(record, Incident):
        from counterclaim.book.incidents.wholes import whole_incident
        from counterclaim.book.tolls.lines import book_tolls

        shelf = Shelf(store)
        tallies = book_tolls(shelf).of_incidents().get(record.id, ())
        yield from book_cards.incident_lines(whole_incident(shelf, record, tallies=tallies), why=True)
    elif isinstance(record, Actor):
        from counterclaim.book.actors.lines import actor_line

        yield from book_cards.actor_lines(actor_line(Shelf(store), record), why=True)
        yield from spoken_lines(record, store)
    elif isinstance(record, Ceasefire):
        from counterclaim.book.truces.lines import truce_lines

        truces = {line.id: line for line in truce_lines(Shelf(store))}
        if record.id in truces:
            yield from book_cards.truce_lines(truces[record.id], why=True)
        else:
            yield from card_lines(record, store)
    else:
        yield from card_lines(record, store)


def _tally_lines(tally: "TallyLine", store: "Store") -> "Iterator[Line]":
    from counterclaim.export.book_cards import tally_lines
    from counterclaim.store import ClaimFilter

    ids = tuple(dict.fromkeys(figure.claim for figure in tally.figures))
    return tally_lines(tally, {claim.id: claim for claim in store.claims(ClaimFilter(ids=ids))}, why=True)
