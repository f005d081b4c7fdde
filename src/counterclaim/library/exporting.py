"""A ledger in, files for other tools out: what the command `export` and `Ledger.export` share."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counterclaim.book.exporting import export_book
from counterclaim.book.filters import Asked
from counterclaim.export.formats import FORMATS
from counterclaim.export.formats.format import Format
from counterclaim.export.formats.writing import is_export, manifest_path
from counterclaim.library.narrowing import DAYS, an_event_type, one_of, wanted
from counterclaim.records.errors import SettingsError
from counterclaim.records.exporting import Choices, Manifest
from counterclaim.store import is_ledger

OF_EXPORTS = (*DAYS, "place", "side", "status", "weapon", "type")


def export_ledger(
    ledger: Path, format: str, path: Path, *, filters: Mapping[str, Any], with_names: bool = False,  # noqa: A002
    checked_only: bool = False, conflict: Path | None = None, by: str | None = None,
) -> Manifest:  # fmt: skip
    """Write a ledger in a format, with its manifest. SettingsError where format, filters or path do not fit."""
    chosen = FORMATS[one_of(format, FORMATS, "format")]
    given = wanted(filters, fit=OF_EXPORTS, kind=an_event_type)
    _check(chosen, path, ledger)
    choices = Choices(filters=given, with_names=with_names, checked_only=checked_only)
    return export_book(ledger, chosen, path, choices=choices, asked=Asked(**given), conflict=conflict, by=by)


def _check(chosen: Format, path: Path, ledger: Path) -> None:
    if path.resolve() == ledger.resolve():
        raise SettingsError(f"{path} is the ledger itself. Name another file.")
    if chosen.folder and path.exists() and not is_export(path):
        raise SettingsError(
            f"{path} is there already and is no export, or holds more than one. Name a folder that is not there yet."
        )
    if not chosen.folder and path.exists() and not path.is_file():
        raise SettingsError(f"{path} is there already and is no file. Name another.")
    for written in () if chosen.folder else (path, manifest_path(path, folder=False)):
        _keep_ledger(written)


def _keep_ledger(path: Path) -> None:
    """Refuse to write over a ledger, whichever it is: what it holds stands nowhere else."""
    try:
        found = path.is_file() and is_ledger(path)
    except OSError as error:
        raise SettingsError(f"{path} is there already and cannot be read ({error.strerror}). Name another.") from error
    if found:
        raise SettingsError(f"{path} is a ledger, and an export would destroy it. Name another file.")
