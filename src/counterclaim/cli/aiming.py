"""What `redact`, `restrict` and `unrestrict` share: their arguments in, what is aimed at, and the question, out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.guard import WRONG_USE, complain

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.records.redaction import Aim
    from counterclaim.store import Store

_ASKED = "-"
_FORMS = "report ID, name NAME, or span ID START END (characters of the report's text, END not included)"

Target = Annotated[list[str], typer.Argument(metavar="WHAT", help=f"What: {_FORMS}.", show_default=False)]
By = Annotated[str, typer.Option("--as", metavar="NAME", help="Who does it; kept in the audit log.")]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept in the audit log.")]
Within = Annotated[
    str | None, typer.Option("--report", metavar="ID", help="Of a name: in this report only, not in all.")
]
WholeOnly = Annotated[
    bool, typer.Option("--whole-only", help="Of a name: only where it stands whole, not its surname alone.")
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


def aim_of(target: list[str], store: "Store", *, within: str | None, whole_only: bool) -> "Aim":
    """What the arguments aim at. BadParameter where they are none of the three forms."""
    from counterclaim.records.redaction import Aim

    match target:
        case ["report", record_id] if within is None and not whole_only:
            return Aim(what="report", report=_report(store, record_id))
        case ["name", *words] if words:
            # Words of a command line stay in the shell's history, so a name can be asked for instead.
            name = typer.prompt("Name") if words == [_ASKED] else " ".join(words)
            report = _report(store, within) if within else None
            return Aim(what="name", name=name, report=report, whole_only=whole_only)
        case ["span", record_id, start, end] if start.isdecimal() and end.isdecimal() and within is None:
            return Aim(what="span", report=_report(store, record_id), start=int(start), end=int(end))
    raise typer.BadParameter(f"Say what: {_FORMS}. --report and --whole-only belong to a name.")


def change_sight(
    ledger: Path, target: list[str], told: str, change: "Callable[[Store, Aim], int]", *,
    within: str | None, whole_only: bool, yes: bool,
) -> int:  # fmt: skip
    """Find what is meant, say what is about to happen to it (`told`), ask, and do it; the number of the log entry."""
    from counterclaim.store import open_store

    with open_store(ledger, create=False, restricted=True) as store:
        aim = aim_of(target, store, within=within, whole_only=whole_only)
        ask(aim, f"{told} {aim_words(aim)}.", yes=yes)
        return change(store, aim)


def _report(store: "Store", record_id: str) -> str:
    from counterclaim.store import StoredReport

    found = store.find(record_id)
    if not isinstance(found, StoredReport):
        raise typer.BadParameter(f"{record_id} is no report. `counterclaim reports` lists them.")
    return found.report.id


def ask(aim: "Aim", told: str, *, yes: bool) -> None:
    """Say what is about to happen, and go on only where the id, or the name, is typed once more."""
    complain(told)
    if yes:
        return
    expected, word = (aim.name, "name") if aim.what == "name" else (aim.report, "id")
    try:
        typed = typer.prompt(f"Type the {word} to go on", err=True, default="", show_default=False)
    except typer.Abort:
        typed = ""
    if typed.strip() != expected:
        complain(f"That is not the {word}. Nothing was changed.")
        raise typer.Exit(WRONG_USE)


def aim_words(aim: "Aim") -> str:
    """What is aimed at, in words, without the name."""
    if aim.what == "report":
        return f"report {aim.report}"
    if aim.what == "span":
        return f"characters {aim.start} to {aim.end} of report {aim.report}"
    return f"a name in report {aim.report}" if aim.report else "a name in every report"
