"""`counterclaim unrestrict`: what was restricted, back in sight."""

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
    """Bring back into sight a report, a name or a span that was restricted.

    Name it as it was restricted; `counterclaim log --restricted` tells how. What was redacted cannot be brought back.

    Examples:
      counterclaim unrestrict report r_51ab --as "A. Monitor" --reason "the embargo has ended"
      counterclaim unrestrict name "Ivo Tarn" --as "A. Monitor" --reason "he speaks in public himself"
    """
    from counterclaim.store import new_run

    run_of = new_run(by, person=True)
    entry = change_sight(
        ledger, target, "This brings back into sight",
        lambda store, aim: store.unrestrict(aim, run=run_of, reason=reason),
        within=within, whole_only=whole_only, yes=yes,
    )  # fmt: skip
    complain(f"In sight again (log entry {entry}).")
