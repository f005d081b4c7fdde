"""`counterclaim refusals`: the inputs that were not read."""

from counterclaim.cli.listing import print_list
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(ledger: Ledger = DEFAULT_LEDGER, as_json: AsJson = False, restricted: Restricted = False) -> None:
    """List the inputs that were not read, and what to do.

    Examples:
      counterclaim refusals
      counterclaim refusals --ledger mine.db --json
    """
    print_list(ledger, as_json, view="REFUSALS", records=lambda store: store.refusals(), restricted=restricted)
