"""`counterclaim queue`: what most needs a person."""

from typing import Annotated

import typer

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Ledger


def run(
    ledger: Ledger = DEFAULT_LEDGER,
    most: Annotated[int, typer.Option("--most", metavar="N", help="Of each sort of question.", min=1, max=10_000)] = 10,
    as_json: AsJson = False,
) -> None:
    """List what most needs a person, with the commands that decide it.

    First what may be one (incidents, actors, truces), then incidents told with several days, then readings by what
    speaks for looking again. What was decided is asked no more.

    Examples:
      counterclaim queue
      counterclaim queue --most 50 --json
    """
    from counterclaim.book.deciding.asking import questions
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.json_records import to_json_array
    from counterclaim.export.lines import Line, title
    from counterclaim.store import open_store

    with open_store(ledger, create=False) as store, store.still():
        asked, counted = questions(store, most=most)
    if as_json:
        print_json(to_json_array(asked))
        return
    for about, count in counted.items():
        some = [one for one in asked if one.about == about]
        print_lines([title(f"{about.capitalize()}: {len(some)} of {count}")])
        for one in some:
            print_lines([Line(text=one.title, level="head", indent=1, id=" ".join(one.ids))])
            print_lines(Line(text=why, indent=2) for why in one.why)
            print_lines(Line(text=command, level="note", indent=2) for command in one.decide)
