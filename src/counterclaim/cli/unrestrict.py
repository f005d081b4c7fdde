"""`counterclaim unrestrict`: what was restricted, back in sight."""

from counterclaim.cli.aiming import By, Target, WholeOnly, Why, Within, Yes, aim_of, aim_words, ask
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
    from counterclaim.store import new_run, open_store

    with open_store(ledger, create=False, restricted=True) as store:
        aim = aim_of(target, store, within=within, whole_only=whole_only)
        ask(aim, f"This brings back into sight {aim_words(aim)}.", yes=yes)
        entry = store.unrestrict(aim, run=new_run(by, person=True), reason=reason)
    complain(f"In sight again (log entry {entry}).")
