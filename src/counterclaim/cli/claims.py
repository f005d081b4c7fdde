"""`counterclaim claims PATH...`: claims as JSON Lines, storing nothing."""

from typing import Annotated

import typer

from counterclaim.cli.guard import SOME_REFUSED, complain
from counterclaim.cli.options import Conflict, Gazetteer, Paths, Published, Publisher, make_settings, read_stdin
from counterclaim.cli.own_places import look_at_own_places


def _print_schema(asked: bool) -> None:
    if asked:
        from counterclaim.cli.screen import print_json
        from counterclaim.export.schemas import schema_of

        print_json([schema_of("claim")])
        raise typer.Exit


Schema = Annotated[
    bool,
    typer.Option("--schema", callback=_print_schema, is_eager=True, help="Print the format's JSON Schema, no claims."),
]


def run(
    paths: Paths,
    published: Published = None,
    publisher: Publisher = None,
    conflict: Conflict = None,
    gazetteer: Gazetteer = None,
    schema: Schema = False,  # noqa: ARG001 - its callback answers
) -> None:
    """Print the claims of reports as JSON Lines; nothing is stored.

    Standard output holds claims and nothing else; what was refused is told on standard error.
    The format is described in docs/reference/claims.md.

    Examples:
      counterclaim claims dispatch.txt --published 2024-05-01
      counterclaim claims --schema > claim.schema.json
      counterclaim claims wire.jsonl | jq 'select(.stance == "denies") | .evidence.text'
      curl -s https://example.org/story | counterclaim claims -
    """
    settings = make_settings(published=published, publisher=publisher, conflict=conflict, gazetteer=gazetteer)
    own = look_at_own_places(gazetteer)
    data = read_stdin(paths, settings)
    from counterclaim.cli.progress import watched
    from counterclaim.cli.screen import flush, write_bytes
    from counterclaim.export.claims_jsonl import claim_line
    from counterclaim.pipeline import read_all
    from counterclaim.records.report import Refusal

    read = refused = 0
    for outcome in watched(read_all(paths, settings=settings, stdin=data)):
        if isinstance(outcome, Refusal):
            refused += 1
            continue
        read += 1
        for claim in outcome.claims:
            write_bytes(claim_line(claim))
        flush()
    if not read and not refused:
        complain(f"nothing to read in {', '.join(paths)}")
    if refused or not read or (own and own.refused_in_all):
        raise typer.Exit(SOME_REFUSED)
