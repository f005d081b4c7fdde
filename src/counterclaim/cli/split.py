"""`counterclaim split ID...`: a person says that a report tells of something else."""

from counterclaim.cli.deciding import As, Ids, Why, decide
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(ids: Ids, by: As, reason: Why, ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Part what a report tells from the whole that it was joined to.

    The first id names the whole, the others the reports or claims to part from it. Those never stand in one again,
    whatever is read later; `undo` takes it back.

    Examples:
      counterclaim split i_3e0b r_51ab --as "A. Monitor" --reason "the morning's strike, not the evening's"
      counterclaim split a_51c2 r_07cd r_88ef --as "A. Monitor" --reason "another man of that name"
    """
    from counterclaim.book.deciding.recording import splitting

    decide(ledger, by, reason, lambda store, who: splitting(store, ids, who))
