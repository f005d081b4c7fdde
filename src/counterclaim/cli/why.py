"""`counterclaim why ID`: the reasons for a record, with the sentences."""

from counterclaim.cli.deciding import AnId
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger


def run(record_id: AnId, ledger: Ledger = DEFAULT_LEDGER) -> None:
    """Say why a claim is read so, why reports are held to tell of one thing, which sentences make a number.

    With every decision of a person on those words, also those that hold no longer.

    Examples:
      counterclaim why c_9f2c        # a claim
      counterclaim why i_3e0b        # an incident, actor or agreement
      counterclaim why t_51ab        # a toll: the sentences of each figure
    """
    from counterclaim.cli.screen import print_lines
    from counterclaim.export.reasoning import reasoning
    from counterclaim.store import open_store

    with open_store(ledger, create=False) as store:
        print_lines(reasoning(store.find(record_id), store))
