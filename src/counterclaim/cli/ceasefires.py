"""`counterclaim ceasefires`: the truces and other agreements of a ledger."""

from counterclaim.cli.listing import print_list
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(ledger: Ledger = DEFAULT_LEDGER, as_json: AsJson = False, restricted: Restricted = False) -> None:
    """List truces and agreements, with their alleged breaches.

    Each with parties, brokers and days, and who alleges that who broke or kept it. What the sides allege is never
    added up. A day or a broker that no report tells is left open.

    Examples:
      counterclaim ceasefires
      counterclaim ceasefires --ledger mine.db --json
    """
    print_list(ledger, as_json, view="CEASEFIRES", records=lambda store: store.ceasefires(), restricted=restricted)
