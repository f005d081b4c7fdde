"""`counterclaim actors`: the people, bodies, forces and states that the reports name."""

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.listing import print_wholes
from counterclaim.cli.narrowing import Why, an_actor_kind, asked_for
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Conflict, Ledger, Restricted, iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.book.filters import Asked
    from counterclaim.book.loading import Shelf
    from counterclaim.export.lines import Line
    from counterclaim.records.wholes import ActorLine

From = Annotated[
    str | None,
    typer.Option(
        "--from", metavar="DATE", callback=iso_day, help="Only who is named in a report of this day or later."
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        "--to", metavar="DATE", callback=iso_day, help="Only who is named in a report of this day or earlier."
    ),
]
Side = Annotated[str | None, typer.Option("--side", metavar="NAME", help="Only who is of this side.")]
TypeOption = Annotated[
    str | None,
    typer.Option(
        "--type", metavar="KIND", callback=an_actor_kind, help="Only persons, bodies, states, groups, or a sector."
    ),
]


def run(  # noqa: PLR0917 - Typer reads the options from here
    ledger: Ledger = DEFAULT_LEDGER,
    first_day: From = None,
    last_day: To = None,
    side: Side = None,
    kind: TypeOption = None,
    conflict: Conflict = None,
    why: Why = False,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """List the people, bodies, forces and states in the reports.

    Each stands once, with all its names and both numbers of the reports that name it. Two of one surname are never
    joined without a reason; who may be the same stands beside. --conflict adds the offices that its lists give a
    person; they say so.

    Examples:
      counterclaim actors
      counterclaim actors --side Orta --type person --why
      counterclaim actors --ledger mine.db --json
    """
    asked = asked_for(first_day=first_day, last_day=last_day, side=side, type=kind)
    print_wholes(
        ledger, as_json=as_json, restricted=restricted, view="ACTORS",
        records=lambda shelf: _found(shelf, asked, conflict),
        lines=_lines if why else None, narrowed=asked.narrowed,
    )  # fmt: skip


def _found(shelf: "Shelf", asked: "Asked", conflict: Conflict) -> "Iterator[ActorLine]":
    from counterclaim.library.asking import actors_of
    from counterclaim.packs.conflict import load_conflict

    return actors_of(shelf, asked, conflict=load_conflict(conflict) if conflict else None)


def _lines(actor: "ActorLine") -> "Iterator[Line]":
    from counterclaim.export.book_cards import actor_lines

    return actor_lines(actor, why=True)
