"""`counterclaim log`: the audit log of a ledger."""

from counterclaim.cli.listing import print_list
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(ledger: Ledger = DEFAULT_LEDGER, as_json: AsJson = False, restricted: Restricted = False) -> None:
    """List the audit log: what was written, when, by whom.

    Nothing in it is ever changed. --json gives every entry whole, with its content and its place
    in the chain of hashes.

    Examples:
      counterclaim log
      counterclaim log --ledger mine.db --json
    """
    print_list(ledger, as_json, view="LOG", records=lambda store: store.log(), restricted=restricted)
