"""`counterclaim read PATH...`: reports into a ledger, and the account of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.guard import SOME_REFUSED, complain
from counterclaim.cli.options import (
    DEFAULT_LEDGER,
    AsJson,
    Collector,
    Conflict,
    Gazetteer,
    Jobs,
    Ledger,
    Paths,
    Published,
    Publisher,
    Threads,
    make_settings,
    read_stdin,
)
from counterclaim.cli.own_places import look_at_own_places, told_of_own_places
from counterclaim.records.settings import Settings

if TYPE_CHECKING:
    from counterclaim.export.summary import RunCount
    from counterclaim.packs.own_places.opened import OwnPlaces
    from counterclaim.store import Store


def run(  # noqa: PLR0917 - Typer reads the options from here
    paths: Paths,
    ledger: Ledger = DEFAULT_LEDGER,
    published: Published = None,
    publisher: Publisher = None,
    conflict: Conflict = None,
    gazetteer: Gazetteer = None,
    collector: Collector = None,
    threads: Threads = 1,
    jobs: Jobs = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No summary and no progress.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read reports into a ledger, and say what the ledger now holds.

    The ledger is made where there is none. Reading the same file again changes nothing. What cannot be read is
    recorded with the reason, and the run goes on. The summary opens with what it rests on.

    Examples:
      counterclaim read dispatch.txt --published 2024-05-01 --publisher "Example Wire"
      counterclaim read archive/ wire.jsonl --ledger mine.db --conflict sides.yaml
      counterclaim read - < dispatch.txt
      counterclaim read archive/ --jobs 4
    """
    settings = make_settings(
        ledger=ledger,
        published=published,
        publisher=publisher,
        conflict=conflict,
        gazetteer=gazetteer,
        collector=collector,
        threads=threads,
        jobs=jobs,
    )
    own = look_at_own_places(gazetteer)
    data = read_stdin(paths, settings)
    from counterclaim.store import open_store

    with open_store(ledger) as store:
        done = _read_into(store, paths, settings=settings, stdin=data, quiet=quiet)
        if not quiet or as_json:
            _print_summary(store, done, as_json=as_json)
    if not (quiet or as_json):
        _print_assumed(settings, own)
    nothing = not (done.stored or done.known or done.refused)
    if nothing:
        complain(f"nothing to read in {', '.join(paths)}")
    if nothing or done.refused or (own and own.refused_in_all):
        raise typer.Exit(SOME_REFUSED)


def _read_into(store: "Store", paths: list[str], *, settings: Settings, stdin: bytes | None, quiet: bool) -> "RunCount":
    from counterclaim.cli.progress import watched
    from counterclaim.library.reading import read_into
    from counterclaim.pipeline import read_all

    return read_into(store, watched(read_all(paths, settings=settings, stdin=stdin), quiet=quiet), warn=complain)


def _print_assumed(settings: Settings, own: "OwnPlaces | None") -> None:
    """What was taken from the conflict file, and what had to be assumed."""
    from counterclaim.cli.screen import print_lines
    from counterclaim.export.assumed import assumed
    from counterclaim.export.lines import Line
    from counterclaim.packs.conflict import load_conflict

    conflict = load_conflict(settings.conflict) if settings.conflict else None
    print_lines(
        Line(text=text, label="Assumed" if n or not conflict else "Read with", level="note")
        for n, text in enumerate(assumed(conflict))
    )
    if own and settings.gazetteer:
        print_lines([Line(text=told_of_own_places(own, settings.gazetteer), label="Read with", level="note")])


def _print_summary(store: "Store", done: "RunCount", *, as_json: bool) -> None:
    from counterclaim.book.joined import joined_of
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.json_records import to_json
    from counterclaim.export.summary import summarise
    from counterclaim.export.summary_text import summary_lines

    summary = summarise(store, joined_of(store), run=done)
    if as_json:
        print_json([to_json(summary) + "\n"])
    else:
        print_lines(summary_lines(summary))
