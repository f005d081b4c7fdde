"""`counterclaim merge ID ID...`: a person says that several are one."""

from counterclaim.cli.deciding import As, Ids, Why, decide
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(ids: Ids, by: As, reason: Why, ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Join incidents, actors or agreements that are one.

    They stay one whatever is read later; `undo` takes it back. A claim's id stands for the incident that it tells.

    Examples:
      counterclaim merge i_3e0b i_77aa --as "A. Monitor" --reason "one strike, told by two towns"
      counterclaim merge a_51c2 a_90fe --as "A. Monitor" --reason "one person, two spellings"
    """
    from counterclaim.book.deciding.recording import merging

    decide(ledger, by, reason, lambda store, who: merging(store, ids, who))
