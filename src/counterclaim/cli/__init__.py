"""The command line: one file per command, in the order in which they are met. Each parses, calls and prints.

Start-up is kept short: nothing here imports a model or the database until a command needs it.
"""

import typer

from counterclaim import __version__
from counterclaim.cli import (
    actors,
    apply,
    bench,
    ceasefires,
    claims,
    compare,
    compare_with,
    confirm,
    dossier,
    export,
    importing,
    importing_lists,
    incidents,
    init,
    log,
    merge,
    questions,
    read,
    redact,
    refusals,
    reject,
    reports,
    restrict,
    review_sheet,
    set_field,
    show,
    sources,
    split,
    timeline,
    tolls,
    undo,
    unrestrict,
    verify,
    why,
)
from counterclaim.cli.guard import guarded, harden_output, with_examples

COMMANDS = (
    ("read", read.run),
    ("claims", claims.run),
    ("init", init.run),
    ("dossier", dossier.run),
    ("export", export.run),
    ("incidents", incidents.run),
    ("ceasefires", ceasefires.run),
    ("tolls", tolls.run),
    ("timeline", timeline.run),
    ("compare", compare.run),
    ("compare-with", compare_with.run),
    ("actors", actors.run),
    ("reports", reports.run),
    ("sources", sources.run),
    ("refusals", refusals.run),
    ("show", show.run),
    ("why", why.run),
    ("queue", questions.run),
    ("confirm", confirm.run),
    ("reject", reject.run),
    ("set", set_field.run),
    ("merge", merge.run),
    ("split", split.run),
    ("undo", undo.run),
    ("review-sheet", review_sheet.run),
    ("apply", apply.run),
    ("log", log.run),
    ("verify", verify.run),
    ("redact", redact.run),
    ("restrict", restrict.run),
    ("unrestrict", unrestrict.run),
)

_HELP = """Read what every side of an armed conflict says happened, and keep an honest book of it.

A claim is never a fact: each stands with its speaker, its stance and its sentence. Nothing is sent anywhere.

Example, a first ledger:
  counterclaim read dispatches/ --published 2024-05-01
  counterclaim incidents
  counterclaim show c_9f2c

Example, claims alone for other programs, storing nothing:
  counterclaim claims dispatch.txt --published 2024-05-01 > claims.jsonl

Exit codes: 0 all went well, 1 some input was refused or a check failed, 2 wrong use or a ledger that
cannot be used.
"""


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"counterclaim {__version__}")
        raise typer.Exit


def _begin(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version."),
) -> None:
    """Options of the program itself."""


def make_app() -> typer.Typer:
    """The whole command line, ready to run."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback(help=with_examples(_HELP))(_begin)
    for name, function in COMMANDS:
        app.command(name, help=with_examples(function.__doc__))(guarded(function))
    imports = importing.make_app()
    importing_lists.add_lists(imports)
    app.add_typer(imports, name="import")
    app.add_typer(bench.make_app(), name="bench")
    return app


def main() -> None:
    """Run the command that the arguments name."""
    harden_output()
    make_app()(prog_name="counterclaim")
