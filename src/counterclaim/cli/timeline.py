"""`counterclaim timeline`: the days of a ledger with their incidents, truces and running totals."""

from counterclaim.cli.narrowing import From, Place, Side, To, asked_for
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(  # noqa: PLR0917 - Typer reads the options from here
    ledger: Ledger = DEFAULT_LEDGER,
    first_day: From = None,
    last_day: To = None,
    place: Place = None,
    side: Side = None,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """List the days with what is told of them: incidents, truces made, begun, ended and said to be broken, and tolls.

    An incident that reports tell of several days stands on each of them, with the others beside it. A month or a year
    stands where nothing finer is told; what nothing dates stands last.

    Examples:
      counterclaim timeline
      counterclaim timeline --from 2024-05-01 --to 2024-05-07 --side Orta
      counterclaim timeline --json | jq '.[] | {day, n: (.entries | length)}'
    """
    from counterclaim.book.loading import Shelf
    from counterclaim.cli.listing import dated_only
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.book_pages import timeline_lines
    from counterclaim.export.json_records import to_json_array
    from counterclaim.export.lines import Line
    from counterclaim.library.asking import timeline_of
    from counterclaim.store import open_store

    asked = asked_for(first_day=first_day, last_day=last_day, place=place, side=side)
    with open_store(ledger, create=False, restricted=restricted) as store, store.still():
        days = timeline_of(Shelf(store), asked)
        if as_json:
            print_json(to_json_array(days))
            return
        print_lines(timeline_lines(days) if days else [Line(text="Nothing in this ledger is told of that.")])
        print_lines(dated_only(asked.bounded))
