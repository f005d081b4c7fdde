"""`counterclaim import`: what other tools, or this one, wrote, into a ledger."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.guard import SOME_REFUSED, guarded, with_examples
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson

if TYPE_CHECKING:
    from counterclaim.export.lines import Line
    from counterclaim.records.coded import RowsOf
    from counterclaim.store import Remade

Export = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="What `export jsonl --with-names` wrote.", show_default=False),
]
NewLedger = Annotated[
    Path, typer.Option("--ledger", metavar="FILE", help="The new ledger: a file that is not there yet.", dir_okay=True)
]
SetFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="The set's own CSV, with its line of column names.", show_default=False)
]
SetLedger = Annotated[
    Path, typer.Option("--ledger", metavar="FILE", help="The ledger; made where there is none.", dir_okay=True)
]
By = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who imports; kept in the audit log.")]


def run_ledger(file: Export, ledger: NewLedger = DEFAULT_LEDGER, by: By = None, as_json: AsJson = False) -> None:
    """Make a ledger anew from a complete export.

    The same reports, originals, decisions, joins and audit log, with the same hash of its state; the log says what it
    was made from. Lines that nothing rests on are refused one by one, with exit code 1. Where an entry of the log is
    missing or was changed, no ledger can be made, and nothing is left behind.

    Examples:
      counterclaim export jsonl --with-names -o whole.jsonl
      counterclaim import ledger whole.jsonl --ledger copy.db
    """
    from counterclaim.book.importing import import_ledger
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.json_records import to_json

    made = import_ledger(file, ledger, by=by)
    if as_json:
        print_json([to_json(made) + "\n"])
    else:
        print_lines(_lines(ledger, made))
    if made.refused_in_all or not made.same_state:
        raise typer.Exit(SOME_REFUSED)


def _lines(ledger: Path, made: "Remade") -> "Iterator[Line]":
    from counterclaim.export.lines import Line
    from counterclaim.export.wording import count_of

    entries = count_of(made.entries, "log entry", "log entries")
    yield Line(label=str(ledger), text=f"{entries}, {count_of(made.originals, 'original')}", level="head")
    same = "as the export tells it" if made.same_state else "not as the export tells it: another version wrote that"
    yield Line(label="Hash of the state", text=f"{made.state}, {same}", indent=1)
    for one in made.refused:
        yield Line(label=f"Refused, line {one.line:,}", text=f"it {one.why}", indent=1)
    if more := made.refused_in_all - len(made.refused):
        yield Line(label="Refused", text=f"{more:,} lines more", indent=1)


def run_acled(file: SetFile, ledger: SetLedger = DEFAULT_LEDGER, by: By = None, as_json: AsJson = False) -> None:
    """Bring rows of ACLED's CSV into a ledger, as reports of their own kind ("ACLED records ...").

    A row becomes a short report that is written from its columns, and one claim, whose speaker is the set. It blames
    nobody, counts as a report and never as an origin, and is left out of exports. Importing again changes nothing; a
    row that reads otherwise by now is a new version beside the old one. Bad rows are refused one by one, with exit
    code 1.

    Examples:
      counterclaim import acled acled.csv --ledger mine.db --as "R. Desk"
      counterclaim compare-with acled.csv
    """
    _bring_in(file, "acled", ledger, by, as_json=as_json)


def run_ged(file: SetFile, ledger: SetLedger = DEFAULT_LEDGER, by: By = None, as_json: AsJson = False) -> None:
    """Bring rows of UCDP GED's CSV into a ledger, as reports of their own kind ("UCDP GED records ...").

    As `import acled` does; columns are found by name, so older layouts are read as well.

    Examples:
      counterclaim import ged ged.csv --ledger mine.db
    """
    _bring_in(file, "ged", ledger, by, as_json=as_json)


def _bring_in(file: Path, kind: "RowsOf", ledger: Path, by: str | None, *, as_json: bool) -> None:
    from counterclaim.cli.guard import complain
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.json_records import to_json
    from counterclaim.export.set_tables import imported_lines
    from counterclaim.library.importing import import_set

    told = import_set(file, kind=kind, ledger=ledger, by=by, warn=complain)
    if as_json:
        print_json([to_json(told) + "\n"])
    else:
        print_lines(imported_lines(told))
    if told.refused_in_all:
        raise typer.Exit(SOME_REFUSED)


def make_app() -> typer.Typer:
    """The commands of `counterclaim import`, one for each kind of file."""
    app = typer.Typer(
        help="Bring into a ledger what other tools, or this one, wrote.", no_args_is_help=True, rich_markup_mode=None
    )
    app.command("acled", help=with_examples(run_acled.__doc__))(guarded(run_acled))
    app.command("ged", help=with_examples(run_ged.__doc__))(guarded(run_ged))
    app.command("ledger", help=with_examples(run_ledger.__doc__))(guarded(run_ledger))
    return app
