"""`counterclaim incidents`: what is said to have happened, as all reports tell it, with each side's account."""

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.listing import print_wholes
from counterclaim.cli.narrowing import From, Place, Side, To, Weapon, Why, a_status, an_event_type, asked_for
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Conflict, Ledger, Restricted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.book.filters import Asked
    from counterclaim.book.loading import Shelf
    from counterclaim.export.lines import Line
    from counterclaim.records.wholes import WholeIncident

StatusOption = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        callback=a_status,
        help="contested, denied, acknowledged, agreed (by two sides or more), or found (by field work that fits it).",
    ),
]
TypeOption = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", callback=an_event_type, help="Only happenings of this type."),
]


def run(  # noqa: PLR0917 - Typer reads the options from here
    ledger: Ledger = DEFAULT_LEDGER,
    first_day: From = None,
    last_day: To = None,
    place: Place = None,
    side: Side = None,
    status: StatusOption = None,
    weapon: Weapon = None,
    kind: TypeOption = None,
    contested: Annotated[
        bool | None,
        typer.Option("--contested/--uncontested", help="Only those that some side denies or tells otherwise, or not."),
    ] = None,
    conflict: Conflict = None,
    why: Why = False,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """List incidents by day, with what each side says of them and what it says otherwise than before.

    What several reports tell of one happening stands once, with both numbers: reports, and origins not shown to be
    copies of one another. Where they tell it of several days, every day stands there. A side that the reports do not
    quote is "not quoted in the reports read": it may have spoken elsewhere. What may be one happening and is not
    joined stands beside it. --conflict tells which publishers stand with a side, and are not independent of it.

    Examples:
      counterclaim incidents --contested
      counterclaim incidents --from 2024-05-01 --to 2024-05-07 --place "Lower Brann" --why
      counterclaim incidents --status denied --weapon drone
      counterclaim incidents --json | jq '.[] | select(.type == "shelling")'
      counterclaim show i_3e0b        # one incident with every account
    """
    asked = asked_for(
        first_day=first_day, last_day=last_day, place=place, side=side, status=status, weapon=weapon, type=kind,
        contested=contested,
    )  # fmt: skip
    print_wholes(
        ledger, as_json=as_json, restricted=restricted, view="INCIDENTS",
        records=lambda shelf: _found(shelf, asked, conflict),
        lines=_lines if why else None, bounded=asked.bounded, narrowed=asked.narrowed,
    )  # fmt: skip


def _found(shelf: "Shelf", asked: "Asked", conflict: Conflict) -> "Iterator[WholeIncident]":
    from counterclaim.library.asking import incidents_of
    from counterclaim.packs.conflict import load_conflict

    return incidents_of(shelf, asked, conflict=load_conflict(conflict) if conflict else None)


def _lines(incident: "WholeIncident") -> "Iterator[Line]":
    from counterclaim.export.book_cards import incident_lines

    return incident_lines(incident, why=True)
