"""`counterclaim compare SIDE SIDE`: the same period in two sides' words."""

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.narrowing import From, Place, To, asked_for
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted

if TYPE_CHECKING:
    pass

ASide = Annotated[str, typer.Argument(metavar="SIDE", help="A side of the ledger.", show_default=False)]


def run(  # noqa: PLR0917 - Typer reads the options from here
    one: ASide,
    two: Annotated[str, typer.Argument(metavar="SIDE", help="Another side.", show_default=False)],
    ledger: Ledger = DEFAULT_LEDGER,
    first_day: From = None,
    last_day: To = None,
    place: Place = None,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """Set two sides' words on the same period side by side: what each asserts, denies, blames and acknowledges.

    First what both speak of, with what both say and where they contradict each other; then what the reports quote one
    side alone on. That the other is not quoted does not mean that it was silent. Tolls of the same stand side by side
    and are never weighed.

    Examples:
      counterclaim compare Orta Sarn
      counterclaim compare Orta Sarn --from 2024-05-01 --to 2024-05-07
      counterclaim compare Orta Sarn --json | jq .both
    """
    from counterclaim.book.loading import Shelf
    from counterclaim.cli.listing import dated_only
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.book_pages import comparison_lines
    from counterclaim.export.json_records import to_json
    from counterclaim.library.asking import compared
    from counterclaim.store import open_store

    asked = asked_for(first_day=first_day, last_day=last_day, place=place)
    with open_store(ledger, create=False, restricted=restricted) as store, store.still():
        told = compared(Shelf(store), one, two, asked)
    if as_json:
        print_json([to_json(told) + "\n"])
    else:
        print_lines([*comparison_lines(told), *dated_only(asked.bounded)])
