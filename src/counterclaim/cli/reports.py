"""`counterclaim reports`: the reports of a ledger."""

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Conflict, Ledger, Restricted


def run(
    ledger: Ledger = DEFAULT_LEDGER, conflict: Conflict = None, as_json: AsJson = False, restricted: Restricted = False
) -> None:
    """List the reports that were read.

    Each with its day, publisher, headline, number of claims, and where the file came from. With a conflict file also
    the affiliation and the reliability that it gives the publisher.

    Examples:
      counterclaim reports
      counterclaim reports --conflict sides.yaml
      counterclaim show r_51ab        # one report with its text and claims
    """
    from counterclaim.cli.screen import print_json, print_view
    from counterclaim.export.json_records import to_json_array
    from counterclaim.export.tables import REPORTS, report_row, reports_view
    from counterclaim.packs.conflict import load_conflict
    from counterclaim.store import open_store

    known = load_conflict(conflict) if conflict else None
    with open_store(ledger, create=False, restricted=restricted) as store:
        if as_json:
            print_json(to_json_array(report_row(stored, known) for stored in store.reports()))
        else:
            print_view(reports_view(known) if known else REPORTS, store.reports())
