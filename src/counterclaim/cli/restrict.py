"""`counterclaim restrict`: something kept out of lists, pages and exports; nothing of it is lost."""

from counterclaim.cli.aiming import By, Target, WholeOnly, Why, Within, Yes, change_sight
from counterclaim.cli.guard import complain
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(  # noqa: PLR0917 - Typer reads the options from here
    target: Target,
    by: By,
    reason: Why,
    within: Within = None,
    whole_only: WholeOnly = False,
    yes: Yes = False,
    ledger: Ledger = DEFAULT_LEDGER,
) -> None:
    """Keep a report, a name or a span out of every list, page, export and search.

    It stays in the ledger file: --restricted shows it, `counterclaim unrestrict` brings it back. Against somebody who
    holds the file only `counterclaim redact` helps.

    Examples:
      counterclaim restrict report r_51ab --as "A. Monitor" --reason "embargoed until Monday"
      counterclaim restrict name "Ivo Tarn" --as "A. Monitor" --reason "asked for care"
      counterclaim restrict span r_51ab 120 164 --as "A. Monitor" --reason "an address"
    """
    from counterclaim.store import new_run

    run_of = new_run(by, person=True)
    entry = change_sight(
        ledger, target, "This keeps out of sight", lambda store, aim: store.restrict(aim, run=run_of, reason=reason),
        within=within, whole_only=whole_only, yes=yes,
    )  # fmt: skip
    complain(f"Restricted (log entry {entry}). --restricted shows it, `counterclaim unrestrict` brings it back.")
