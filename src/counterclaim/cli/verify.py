"""`counterclaim verify`: whether a ledger is whole."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.guard import SOME_REFUSED
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger

if TYPE_CHECKING:
    from counterclaim.export.lines import Line
    from counterclaim.store import Verification


def run(
    ledger: Ledger = DEFAULT_LEDGER,
    head: Annotated[
        str | None,
        typer.Option("--head", metavar="HASH", help="A hash noted earlier: the log must still hold it."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check that nothing was changed behind the program's back.

    The file is sound, each entry of the log follows the one before it (a chain of hashes), every original has the
    bytes its hash says, and replaying the log gives the ledger as it stands. Note the hash it prints: given later with
    --head, it proves that the log was not cut short or exchanged. Exit code 1: something is wrong.

    Examples:
      counterclaim verify
      counterclaim verify --ledger mine.db --head 8f1e...
    """
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.json_records import to_json
    from counterclaim.export.lines import Line
    from counterclaim.export.wording import count_of
    from counterclaim.store import open_store

    with open_store(ledger, create=False) as store:
        found = store.verify(head=head)
    if as_json:
        print_json([to_json(found) + "\n"])
    else:
        entries = count_of(found.entries, "log entry", "log entries")
        verdict = f"{count_of(len(found.problems), 'problem')} found" if found.problems else "whole"
        lines = [
            Line(
                label=str(ledger), text=f"{verdict}; {entries}, {count_of(found.originals, 'original')}", level="head"
            ),
            *_blanked(found),
            *(Line(label="Problem", text=problem, indent=1) for problem in found.problems),
            Line(label="Hash of the last entry", text=found.head, indent=1),
        ]
        print_lines(lines)
    if found.problems:
        raise typer.Exit(SOME_REFUSED)


def _blanked(found: "Verification") -> "Iterator[Line]":
    """What redactions blanked: it is told, because it is the one thing in a log that may change."""
    from counterclaim.export.lines import Line
    from counterclaim.export.wording import count_of

    if found.redactions:
        blanked = count_of(found.blanked, "log entry", "log entries")
        originals = count_of(found.blanked_originals, "original")
        text = f"{blanked} and {originals} blanked, as {count_of(found.redactions, 'redaction')} in the log tells"
        yield Line(label="Redacted", text=text, indent=1)
