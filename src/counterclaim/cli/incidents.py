"""`counterclaim incidents`: the happenings of a ledger, with each side's account."""

from typing import Annotated

import typer

from counterclaim.cli.listing import print_list
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(
    ledger: Ledger = DEFAULT_LEDGER,
    contested: Annotated[
        bool | None,
        typer.Option("--contested/--uncontested", help="Only those that some side denies or tells otherwise, or not."),
    ] = None,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """List incidents by day, with what each side says of them.

    A side that the reports do not quote is "not quoted in the reports read": it may have spoken elsewhere.

    Examples:
      counterclaim incidents --contested
      counterclaim incidents --json | jq '.[] | select(.type == "shelling")'
      counterclaim show i_3e0b        # one incident with every account
    """
    print_list(
        ledger,
        as_json,
        view="INCIDENTS",
        records=lambda store: store.incidents(contested=contested),
        restricted=restricted,
    )
