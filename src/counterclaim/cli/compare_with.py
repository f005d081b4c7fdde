"""`counterclaim compare-with FILE`: the ledger beside a hand-coded set of events."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

from counterclaim.cli.guard import SOME_REFUSED
from counterclaim.cli.narrowing import From, Place, Side, To, an_event_type, asked_for
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger

if TYPE_CHECKING:
    from counterclaim.records.coded import SetComparison, SetKind


def _a_kind(value: str | None) -> str | None:
    from counterclaim.records.coded import SetKind

    if value is not None and value not in get_args(SetKind):
        raise typer.BadParameter(f"{value!r} is no kind of set. There is {', '.join(get_args(SetKind))}.")
    return value


CodedSet = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="ACLED's or UCDP GED's CSV, or an export of ours.", show_default=False),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind", metavar="KIND", callback=_a_kind, help="Read it as acled, ged or own; else its first line tells."
    ),
]
Type = Annotated[
    str | None, typer.Option("--type", metavar="TYPE", callback=an_event_type, help="Only happenings of this type.")
]


def run(  # noqa: PLR0917 - Typer reads the options from here
    file: CodedSet,
    ledger: Ledger = DEFAULT_LEDGER,
    first_day: From = None,
    last_day: To = None,
    place: Place = None,
    side: Side = None,
    kind_of_event: Type = None,
    kind: Kind = None,
    as_json: AsJson = False,
) -> None:
    """Set the ledger beside a hand-coded set of events: what both have, what one alone has, where they differ.

    Each event of the file goes to one incident at most, by days, place, type, parties and killed, with a score and its
    grounds; docs/reference/compare-with.md says how. Neither is called right: both were read out of reports. A pair is
    told where either of the two fits what was asked for. Bad rows are refused one by one, with exit code 1.

    Examples:
      counterclaim compare-with acled.csv --from 2024-05-01 --to 2024-05-31
      counterclaim compare-with ged.csv --json | jq .counts
      counterclaim compare-with incidents.csv --kind own
    """
    from counterclaim.book.hand_coded.comparing import compare_with
    from counterclaim.cli.screen import print_json
    from counterclaim.export.json_records import to_json
    from counterclaim.store import open_store

    asked = asked_for(first_day=first_day, last_day=last_day, place=place, side=side, type=kind_of_event)
    with open_store(ledger, create=False, sets=False) as store, store.still():
        told = compare_with(store, file, kind=cast("SetKind | None", kind), asked=asked)
    if as_json:
        print_json([to_json(told) + "\n"])
    else:
        _print(told)
    if told.refused_in_all:
        raise typer.Exit(SOME_REFUSED)


def _print(told: "SetComparison") -> None:
    from counterclaim.cli.screen import print_lines, print_view
    from counterclaim.export import set_tables
    from counterclaim.export.lines import title

    print_lines(set_tables.summary_lines(told))
    tables: tuple[tuple[str, Any, Any], ...] = (
        ("Matched", set_tables.MATCHED, told.matched),
        ("May match", set_tables.MAY_MATCH, told.may_match),
        ("In the file alone", set_tables.IN_FILE, told.missing_in_ledger),
        ("In the ledger alone", set_tables.IN_LEDGER, told.missing_in_file),
    )
    for words, view, records in tables:
        if records:
            print_lines([title(words)])
            print_view(view, records)
