"""`counterclaim actors`: the people, bodies, forces and states of a ledger."""

from counterclaim.cli.listing import print_list
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(ledger: Ledger = DEFAULT_LEDGER, as_json: AsJson = False, restricted: Restricted = False) -> None:
    """List the people, bodies, forces and states in the reports.

    Each stands once, with all its names, whether it speaks or acts.

    Examples:
      counterclaim actors
      counterclaim actors --ledger mine.db --json
    """
    print_list(ledger, as_json, view="ACTORS", records=lambda store: store.actors(), restricted=restricted)
