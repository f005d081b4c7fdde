"""A desk's list of actors or sources in, the file of lists beside its conflict file added to, out.

The conflict file keeps every byte; where it names no file of lists, one line is added at its end that does. Nothing is
written where the two together would not be a conflict file that can be read.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

import msgspec

from counterclaim.export.conflict_parts import quoted
from counterclaim.export.lists_file import lists_text
from counterclaim.packs.conflict import Conflict, load_conflict, parse_conflict
from counterclaim.packs.listed_rows import read_list
from counterclaim.packs.lists.in_conflict import MOST_BYTES, text_beside
from counterclaim.packs.lists.judging import judge
from counterclaim.packs.lists.rows import Kind
from counterclaim.records.coded import BadRow
from counterclaim.records.errors import InputError, PackError, SettingsError


class ImportedList(msgspec.Struct, frozen=True, kw_only=True):
    """What an import of a list did."""

    lists: str
    """The file of lists, beside the conflict file."""
    added: int
    again: int
    """Rows that said nothing new."""
    refused: tuple[BadRow, ...] = ()
    linked: bool = False
    """Whether the conflict file was given its line `lists`."""
    columns_left: tuple[str, ...] = ()


def import_list(kind: Kind, file: Path, conflict: Path) -> ImportedList:
    """Add the good rows of a list to the lists of a conflict file. Running it twice changes nothing.

    InputError where the list cannot be read, PackError where the conflict file is wrong, SettingsError where nothing
    can be written.
    """
    known = load_conflict(conflict)
    words = conflict.read_bytes().decode("utf-8-sig")
    own = parse_conflict(words, str(conflict), lists=lambda _: "")
    judged = judge(kind, read_list(file), known, own=own, name=str(file))
    name = known.lists[0] if known.lists else f"{conflict.stem}.lists.yaml"
    done = ImportedList(
        lists=name, added=len(judged.new), again=judged.again, refused=judged.refused,
        columns_left=judged.columns_left, linked=bool(judged.new) and not known.lists,
    )  # fmt: skip
    if not judged.new:
        return done
    before = text_beside(conflict, name) if known.lists or (conflict.parent / name).exists() else ""
    after = lists_text(judged.new, name=file.name, before=before)
    line = "" if known.lists else _line(words, name)
    _check(conflict, words + line, name, after, known)
    _write(conflict.parent / name, after)
    if line:
        _append(conflict, line)
    return done


def _line(words: str, name: str) -> str:
    """The line that names the file of lists, in the conflict file's own line ends."""
    end = "\r\n" if "\r\n" in words else "\n"
    return f"{'' if words.endswith(end) else end}lists: {quoted(name)}{end}"


def _check(conflict: Path, words: str, name: str, after: str, known: Conflict) -> None:
    """Whether conflict file and lists can be read together as they are going to be."""
    if len(after.encode()) > MOST_BYTES:
        raise InputError(f"{name} would have more than {MOST_BYTES:,} bytes. Import a shorter list.")
    given = {name: after}
    try:
        found = parse_conflict(
            words, str(conflict), lists=lambda one: given[one] if one in given else text_beside(conflict, one)
        )
    except PackError as error:
        raise PackError(
            f"nothing was changed: {conflict} and {name} would not fit together ({error}). Put the line "
            f"`lists: {name}` into the conflict file yourself where it can stand, or mend what it tells"
        ) from error
    if [side.name for side in found.sides] != [side.name for side in known.sides]:
        raise PackError(f"nothing was changed: a line at the end of {conflict} would change it; add `lists: {name}`")


def _write(path: Path, text: str) -> None:
    """The file whole or not at all. It may name people: nobody else on the machine may open it."""
    place = path.resolve()
    half = ""
    try:
        number, half = tempfile.mkstemp(prefix=".lists-", suffix=".half", dir=place.parent)
        with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        Path(half).replace(place)
    except OSError as error:
        raise SettingsError(f"{path} cannot be written ({error.strerror or error}); nothing was changed") from error
    finally:
        if half:
            with suppress(OSError):
                Path(half).unlink(missing_ok=True)


def _append(conflict: Path, line: str) -> None:
    try:
        with conflict.open("ab") as file:
            file.write(line.encode())
    except OSError as error:
        raise SettingsError(
            f"{conflict} cannot be written ({error.strerror or error}); add the line {line.strip()!r} to it yourself"
        ) from error
