"""A complete export of ours in, a new ledger out (docs/reference/exports.md, jsonl)."""

from pathlib import Path

from counterclaim.book.comparing_anew import keep_for_comparing
from counterclaim.book.exporting import PROGRAM
from counterclaim.records.errors import InputError
from counterclaim.store import Remade, new_run, open_store


def import_ledger(export: Path, ledger: Path, *, by: str | None = None) -> Remade:
    """Make the ledger of a complete export anew at `ledger`, which must be empty or not there; what was made of it.

    `export`: the file, or the bag that it lies in. `by`: who does it; without it the log names the program. InputError
    where no ledger can be made of the file: then nothing is left behind. StoreError where the ledger is not empty.
    """
    was_there = ledger.exists()
    if (in_bag := export / "data" / "ledger.jsonl").is_file():
        export = in_bag
    try:
        with export.open("rb") as file, open_store(ledger) as store:
            try:
                return store.make_anew(
                    file, run=new_run(by or PROGRAM, person=by is not None), program=PROGRAM, then=keep_for_comparing
                )
            except BaseException:
                store.close()
                if not was_there:
                    _remove(ledger)
                raise
    except OSError as error:
        raise InputError(
            f"{export} cannot be read ({error.strerror or error}). Give the file that "
            "`counterclaim export jsonl --with-names` wrote."
        ) from error


def _remove(ledger: Path) -> None:
    for end in ("", "-wal", "-shm"):
        ledger.with_name(ledger.name + end).unlink(missing_ok=True)
