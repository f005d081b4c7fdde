"""`counterclaim ceasefires`: truces and other agreements as all reports tell them, and what is said of them."""

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.listing import print_wholes
from counterclaim.cli.narrowing import From, Place, Side, To, Why, an_agreement_type, asked_for
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Conflict, Ledger, Restricted, iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from counterclaim.book.filters import Asked
    from counterclaim.book.loading import Shelf
    from counterclaim.export.lines import Line
    from counterclaim.records.wholes import TruceLine

On = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", callback=iso_day, help="Only ceasefires that were in force on this day."),
]
TypeOption = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", callback=an_agreement_type, help="Only agreements of this kind."),
]


def run(  # noqa: PLR0917 - Typer reads the options from here
    ledger: Ledger = DEFAULT_LEDGER,
    on_day: On = None,
    first_day: From = None,
    last_day: To = None,
    place: Place = None,
    side: Side = None,
    kind: TypeOption = None,
    conflict: Conflict = None,
    why: Why = False,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """List truces and agreements: parties, brokers, days, when they held, and who alleges how many breaches by whom.

    What several reports tell of one agreement stands once. A truce holds from its effect until somebody is told to have
    ended it or a later one of the same parties takes its place; an alleged breach ends nothing. What the sides allege
    is never added up, and a number that a claimant gives itself ("11 times since Sunday") stands in its own words.
    --conflict adds the truces that the user states by hand; they say so.

    Examples:
      counterclaim ceasefires
      counterclaim ceasefires --on 2024-05-06
      counterclaim ceasefires --from 2024-05-01 --side Orta --why
      counterclaim ceasefires --ledger mine.db --json
    """
    asked = asked_for(first_day=first_day, last_day=last_day, place=place, side=side, type=kind)
    print_wholes(
        ledger, as_json=as_json, restricted=restricted, view="CEASEFIRES",
        records=lambda shelf: _found(shelf, asked, on_day, conflict),
        lines=_lines if why else None, bounded=asked.bounded,
        narrowed=asked.narrowed or on_day is not None,
    )  # fmt: skip


def _found(shelf: "Shelf", asked: "Asked", on_day: str | None, conflict: Conflict) -> "Sequence[TruceLine]":
    from counterclaim.library.asking import ceasefires_of
    from counterclaim.packs.conflict import load_conflict

    return ceasefires_of(shelf, asked, on=on_day, conflict=load_conflict(conflict) if conflict else None)


def _lines(truce: "TruceLine") -> "Iterator[Line]":
    from counterclaim.export.book_cards import truce_lines

    return truce_lines(truce, why=True)
