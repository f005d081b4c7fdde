"""`counterclaim init`: a conflict file proposed from a ledger, for a person to mend."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli.guard import complain
from counterclaim.cli.options import DEFAULT_LEDGER, Ledger, Restricted

_OWNERS = 0o600


def run(
    ledger: Ledger = DEFAULT_LEDGER,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The conflict file to write.", dir_okay=False)
    ] = Path("conflict.yaml"),
    force: Annotated[bool, typer.Option("--force", help="Replace the file where there is one already.")] = False,
    restricted: Restricted = False,
) -> None:
    """Propose a conflict file from what was read.

    Sides with who speaks for them, places of several names, ceasefires, publishers with room for your letter. Every
    proposal says why and from how many claims; what was not sure stands commented out. Nothing is overwritten without
    --force. Look through it, mend it, and read with it into a new ledger: sides are settled when reports are read.

    Examples:
      counterclaim init -o conflict.yaml
      counterclaim read dispatches/ --conflict conflict.yaml --ledger second.db
    """
    from counterclaim.export.conflict_draft import draft_conflict
    from counterclaim.export.conflict_evidence import gather
    from counterclaim.store import is_ledger, open_store

    if output.exists() and not force:
        raise typer.BadParameter(f"{output} is there already. Name another file, or replace it with --force.")
    if output.is_file() and is_ledger(output):
        raise typer.BadParameter(f"{output} is a ledger. Name another file.")
    with open_store(ledger, create=False, restricted=restricted) as store:
        found = gather(store)
    text = draft_conflict(found, id_=ledger.stem)
    _write(output, text, force=force)
    complain(f"{output}: proposed from {found.reports} reports. Look through it, then read with --conflict {output}")


def _write(output: Path, text: str, *, force: bool) -> None:
    """Write the file whole or not at all. It may name people: nobody else on the machine may open it."""
    place = output.resolve()
    try:
        if not force:
            with os.fdopen(
                os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNERS), "w", encoding="utf-8"
            ) as file:
                file.write(text)
            return
        number, name = tempfile.mkstemp(prefix=".conflict-", suffix=".half", dir=place.parent)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(place)
    except FileExistsError as error:
        raise typer.BadParameter(f"{output} came to be while this ran. Name another file, or use --force.") from error
    except OSError as error:
        raise typer.BadParameter(f"{output} cannot be written ({error.strerror}). Check the folder.") from error
