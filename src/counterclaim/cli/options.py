"""The options that several commands share, and the settings made from them."""

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.records.settings import Settings

STDIN = "-"


def iso_day(text: str | None) -> str | None:
    """The option's value where it is a day; BadParameter where it is not."""
    if text is None:
        return None
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date().isoformat()
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day. Write it as YEAR-MONTH-DAY, such as 2024-05-01.") from None


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="Files or folders: text, Markdown, saved HTML, PDF, JSON Lines. - reads standard input.",
        show_default=False,
    ),
]
Ledger = Annotated[Path, typer.Option("--ledger", metavar="FILE", help="The ledger: one database file.", dir_okay=True)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON (docs/reference/schemas.md).")]
Restricted = Annotated[bool, typer.Option("--restricted", help="Show also what is restricted.")]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        callback=iso_day,
        help="Day of publication (2024-05-01) of reports that do not tell their own. Today is never assumed.",
    ),
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Publisher of reports that do not tell their own.")
]
Conflict = Annotated[
    Path | None, typer.Option("--conflict", metavar="FILE", help="Conflict file: the sides and who belongs to them.")
]
Gazetteer = Annotated[
    Path | None, typer.Option("--gazetteer", metavar="FILE", help="Your own places: a CSV list, or a dump of GeoNames.")
]
Collector = Annotated[
    str | None, typer.Option("--collector", metavar="NAME", help="Who collected these files; kept with each original.")
]
Threads = Annotated[
    int, typer.Option("--threads", metavar="N", min=1, max=64, help="Threads of the trained reader for one report.")
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", metavar="N", min=1, max=64, help="Reports read at the same time, each with 400 MB of memory."
    ),
]

DEFAULT_LEDGER = Settings().ledger


def make_settings(
    *, ledger: Path = DEFAULT_LEDGER, published: str | None, publisher: str | None,
    conflict: Path | None, gazetteer: Path | None, collector: str | None = None,
    threads: int = 1, jobs: int = 1,
) -> Settings:  # fmt: skip
    """What a run is told."""
    return Settings(
        ledger=ledger,
        published=published,
        publisher=publisher,
        conflict=conflict,
        gazetteer=gazetteer,
        collector=collector,
        threads=threads,
        jobs=jobs,
    )


def read_stdin(paths: Sequence[str], settings: Settings) -> bytes | None:
    """Standard input where a path asks for it; one byte more than allowed is enough to see that it is too large."""
    return sys.stdin.buffer.read(settings.max_bytes + 1) if STDIN in paths else None
