"""`counterclaim dossier`: a ledger as one page for people, or its first screen as text or Word."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.guard import complain
from counterclaim.cli.options import DEFAULT_LEDGER, Conflict, Ledger, Restricted, iso_day

if TYPE_CHECKING:
    from counterclaim.export.dossier.book import Book
    from counterclaim.packs.conflict import Conflict as ConflictFile

_OWNERS, _EVERYBODYS = 0o600, 0o644
_KINDS = {".html": "page", ".htm": "page", ".txt": "text", ".docx": "word"}

Output = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="FILE", help="Where to: .html the page, .txt or .docx its first screen."),
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", callback=iso_day, help="Only reports published on this day or later."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="DATE", callback=iso_day, help="Only reports published on this day or earlier."),
]
Public = Annotated[
    bool,
    typer.Option(
        "--public",
        help="Mask names taken for private persons', leave delicate places off the map. Look before you publish.",
    ),
]
Title = Annotated[
    str | None, typer.Option("--title", metavar="WORDS", help="The heading; else the conflict file's name.")
]


def run(  # noqa: PLR0917 - Typer reads the options from here
    output: Output,
    ledger: Ledger = DEFAULT_LEDGER,
    first_day: From = None,
    last_day: To = None,
    public: Public = False,
    conflict: Conflict = None,
    title: Title = None,
    restricted: Restricted = False,
) -> None:
    """Make one self-contained page of a ledger: what it rests on, what is disputed, truces, tolls, harm, sources.

    The page works offline and without script, in print and by keyboard. A name that ends in .txt or .docx gives the
    first screen as plain text or as a Word document, for a desk that mails.

    Examples:
      counterclaim dossier -o dossier.html
      counterclaim dossier --ledger mine.db --conflict sides.yaml --from 2024-05-01 --to 2024-05-31 -o may.html
      counterclaim dossier --public -o public.html
      counterclaim dossier -o briefing.docx
    """
    from counterclaim.book.joined import joined_of
    from counterclaim.export.dossier.book import load_book
    from counterclaim.packs.conflict import load_conflict
    from counterclaim.store import Period, open_store

    kind = _kind(output, ledger)
    if first_day and last_day and first_day > last_day:
        raise typer.BadParameter(f"--from {first_day} is later than --to {last_day}. Give the earlier day first.")
    sides = load_conflict(conflict) if conflict else None
    with open_store(ledger, create=False, restricted=restricted) as store, store.still():
        period = Period(first_day, last_day)
        book = load_book(store, period=period, conflict=sides, title=title, joined=joined_of(store))
    if sides is not None:
        _check_conflict(sides, book)
    size = _write(output, _pieces(book, kind, public=public), secret=not public)
    _report(output, book, size)


def _kind(output: Path, ledger: Path) -> str:
    kind = _KINDS.get(output.suffix.lower())
    if kind is None:
        raise typer.BadParameter(
            f"{output} has no ending that says what it is. Write FILE.html for the page, FILE.txt or FILE.docx for its "
            "first screen."
        )
    if output.exists() and not output.is_file():
        raise typer.BadParameter(f"{output} is there already and is no file. Name another.")
    if output.resolve() == ledger.resolve():
        raise typer.BadParameter(f"{output} is the ledger itself. Name another file.")
    return kind


def _check_conflict(conflict: "ConflictFile", book: "Book") -> None:
    """A conflict file of another war would make a page of false sentences about who is not quoted."""
    told = {claim.side for claim in book.claims.values()} | {actor.side for actor in book.actors.values()}
    names = [side.name for side in conflict.sides]
    if names and book.reports and not told & set(names):
        raise typer.BadParameter(
            f"None of the sides of {conflict.name} ({', '.join(names)}) speaks or acts in these reports. Sides are "
            "settled when reports are read: read them with --conflict, or leave it out here."
        )


def _pieces(book: "Book", kind: str, *, public: bool) -> Iterator[bytes]:
    from counterclaim.export.dossier import making
    from counterclaim.store.store import utc_now

    made = utc_now()
    if kind == "page":
        yield from (piece.encode() for piece in making.write_html(book, public=public, made=made))
    elif kind == "text":
        yield from (piece.encode() for piece in making.write_text(book, public=public, made=made))
    else:
        yield making.write_docx(book, public=public, made=made)


def _write(output: Path, pieces: Iterable[bytes], *, secret: bool) -> int:
    """Write beside the file first and put it in place when it is whole: a page that stops half-way is never left.

    A page that names people is for its maker's eyes, as the ledger is: nobody else on the machine may open it.
    """
    place = output.resolve()
    half = None
    size = 0
    try:
        number, name = tempfile.mkstemp(prefix=".dossier-", suffix=".half", dir=place.parent)
        half = Path(name)
        with os.fdopen(number, "wb") as file:
            for piece in pieces:
                size += file.write(piece)
        half.chmod(_OWNERS if secret else _EVERYBODYS)
        half.replace(place)
    except OSError as error:
        raise typer.BadParameter(
            f"{output} cannot be written ({error.strerror}). Check that the folder exists and has room."
        ) from error
    finally:
        if half is not None:
            with contextlib.suppress(OSError):
                half.unlink(missing_ok=True)
    return size


def _report(output: Path, book: "Book", size: int) -> None:
    from counterclaim.export.plain import plain
    from counterclaim.export.wording import count_of

    told = f"{count_of(len(book.reports), 'report')}, {count_of(len(book.claims), 'claim')}, {book.checked} checked"
    complain(plain(f"{output}: {told}, {max(1, size // 1000):,} kB"))
