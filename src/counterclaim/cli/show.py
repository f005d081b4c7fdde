"""`counterclaim show ID`: one record of a ledger, with the sentence it rests on."""

from typing import Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger, Restricted


def run(
    record_id: Annotated[
        str, typer.Argument(metavar="ID", help="An id from any list, or its beginning.", show_default=False)
    ],
    ledger: Ledger = DEFAULT_LEDGER,
    as_json: AsJson = False,
    restricted: Restricted = False,
) -> None:
    """Show one record with the sentence it rests on, and why.

    A claim, incident, agreement, toll, actor, report or refusal: fields, reasons, links. A claim stands in its
    sentence, with the words it rests on marked.

    Examples:
      counterclaim show c_9f2c41d07be1a855
      counterclaim show c_9f2c           # the beginning is enough where only one id begins so
      counterclaim show i_3e0b --json
    """
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.cards import card_lines
    from counterclaim.export.json_records import to_json
    from counterclaim.store import open_store

    with open_store(ledger, create=False, restricted=restricted) as store:
        record = store.find(record_id)
        if as_json:
            print_json([to_json(record) + "\n"])
        else:
            print_lines(card_lines(record, store))
