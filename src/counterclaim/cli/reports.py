"""`counterclaim reports`: the reports of a ledger."""

from typing import Any

from counterclaim.cli.listing import print_list
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(ledger: Ledger = DEFAULT_LEDGER, as_json: AsJson = False, restricted: Restricted = False) -> None:
    """List the reports that were read.

    Each with its day, publisher, headline, number of claims, and where the file came from.

    Examples:
      counterclaim reports
      counterclaim show r_51ab        # one report with its text and claims
    """
    print_list(
        ledger, as_json, view="REPORTS", records=lambda store: store.reports(), printed=_row, restricted=restricted
    )


def _row(stored: Any) -> Any:
    from counterclaim.export.tables import report_row

    return report_row(stored)
