"""`counterclaim tolls`: the tolls of a ledger, by claimant."""

from counterclaim.cli.listing import print_list
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(ledger: Ledger = DEFAULT_LEDGER, as_json: AsJson = False, restricted: Restricted = False) -> None:
    """List tolls by claimant, with their words and bounds.

    Running totals stand apart from the tolls of single incidents.
    Running totals are never added up: "nearly 40 since April" said twice is not 80.

    Examples:
      counterclaim tolls
      counterclaim tolls --ledger mine.db --json
    """
    print_list(ledger, as_json, view="TOLLS", records=lambda store: store.toll_series(), restricted=restricted)
