"""`counterclaim import actors` and `import sources`: lists that a desk keeps, beside its conflict file."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.guard import SOME_REFUSED, guarded, with_examples
from counterclaim.cli.options import AsJson

if TYPE_CHECKING:
    from counterclaim.export.lines import Line
    from counterclaim.library.lists import ImportedList
    from counterclaim.packs.lists.rows import Kind

_MOST_TOLD = 50
"""Refused rows that are told one by one; --json tells all."""
List = Annotated[
    Path, typer.Argument(metavar="FILE", help="A CSV file in UTF-8, or an Excel workbook (.xlsx).", show_default=False)
]
OwnConflict = Annotated[
    Path, typer.Option("--conflict", metavar="FILE", help="The conflict file that the list is for.", show_default=False)
]


def run_actors(file: List, conflict: OwnConflict, as_json: AsJson = False) -> None:
    """Take a list of actors into the lists of a conflict file.

    Columns, by these or other usual names: name, aliases, kind, side, country, sector, office, office_from, office_to,
    note. The good rows go into a file beside the conflict file, which keeps every byte and is given one line that names
    it. A row with an unknown side, with a name that is another's, or that tells somebody otherwise than before is
    refused with its line, with exit code 1. Running it twice changes nothing. Reports read with the conflict file from
    then on know these actors by all their names.

    Examples:
      counterclaim import actors people.xlsx --conflict sides.yaml
      counterclaim read dispatches/ --conflict sides.yaml
    """
    _import("actors", file, conflict, as_json=as_json)


def run_sources(file: List, conflict: OwnConflict, as_json: AsJson = False) -> None:
    """Take a list of sources into the lists of a conflict file.

    Columns, by these or other usual names: publisher, other_names, affiliation (a side of the conflict file),
    reliability (a letter of the Admiralty scale, A to F), note, address. Rows are taken and refused as with `import
    actors`. `sources`, `incidents` and `reports` with --conflict tell what a list says of a publisher.

    Examples:
      counterclaim import sources outlets.csv --conflict sides.yaml
      counterclaim sources --conflict sides.yaml
    """
    _import("sources", file, conflict, as_json=as_json)


def _import(kind: "Kind", file: Path, conflict: Path, *, as_json: bool) -> None:
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.json_records import to_json
    from counterclaim.library.lists import import_list

    done = import_list(kind, file, conflict)
    if as_json:
        print_json([to_json(done) + "\n"])
    else:
        print_lines(_told(kind, conflict, done))
    if done.refused:
        raise typer.Exit(SOME_REFUSED)


def _told(kind: "Kind", conflict: Path, done: "ImportedList") -> "Iterator[Line]":
    from counterclaim.export.lines import Line
    from counterclaim.export.wording import count_of

    again = f", {count_of(done.again, 'row')} told nothing new" if done.again else ""
    yield Line(label=done.lists, text=f"{done.added:,} of the list of {kind} added{again}", level="head")
    if done.linked:
        yield Line(label=conflict.name, text=f"given the line `lists: {done.lists}`", indent=1)
    if done.columns_left:
        yield Line(label="Columns not read", text=", ".join(done.columns_left[:12]), indent=1)
    for one in done.refused[:_MOST_TOLD]:
        yield Line(label=f"Refused, line {one.line:,}", text=one.why, indent=1)
    if (more := len(done.refused) - _MOST_TOLD) > 0:
        yield Line(label="Refused", text=f"{more:,} lines more", indent=1)


def add_lists(app: typer.Typer) -> None:
    """The commands for lists, beside those that bring something into a ledger."""
    app.command("actors", help=with_examples(run_actors.__doc__))(guarded(run_actors))
    app.command("sources", help=with_examples(run_sources.__doc__))(guarded(run_sources))
