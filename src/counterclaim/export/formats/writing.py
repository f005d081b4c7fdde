"""A format and its material in, its files with their manifest out: whole in their place, or nothing.

A file stands in its place when it is whole: what stops half-way leaves nothing. What names people is for its maker's
eyes, as the ledger is; nobody else on the machine may open it.
"""

import contextlib
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import Final

import msgspec

from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.json_records import to_json
from counterclaim.export.material import Material
from counterclaim.records.errors import SettingsError
from counterclaim.records.exporting import Manifest, Rule, Written

MANIFEST: Final = "manifest.json"
SETS: Final = Rule(
    "hand_coded_sets",
    "Rows of hand-coded sets are others' data under terms of their own: they, and what they alone tell, are left out.",
)
_OWNERS: Final = 0o600
_OWNERS_FOLDER: Final = 0o700


def write_export(chosen: Format, material: Material, output: Path, *, program: str) -> Manifest:
    """Write one export to `output`, a file or a folder, with its manifest beside or in it; the manifest.

    SettingsError where it cannot be written there.
    """
    losses = Losses()
    try:
        with tempfile.TemporaryDirectory(prefix=".export-", dir=output.absolute().parent) as half:
            made = Path(half) / output.name
            chosen.write(material, made, losses)
            _tell_sets(material, losses)
            manifest = _manifest(chosen, material, losses, made, program)
            _put(made, output, manifest)
    except OSError as error:
        raise SettingsError(
            f"{output} cannot be written ({error.strerror or error}). Check that its folder exists and has room."
        ) from error
    return manifest


def _tell_sets(material: Material, losses: Losses) -> None:
    """Rows of hand-coded sets are left out, once in all, also where parts of an export have told it."""
    if not losses.has_told(SETS):
        for report in material.coded():
            losses.left_out(SETS, report)


def manifest_path(output: Path, *, folder: bool) -> Path:
    """Where the manifest of an export stands: in its folder, or beside its file."""
    return output / MANIFEST if folder else output.with_name(f"{output.name}.{MANIFEST}")


def is_export(folder: Path) -> bool:
    """Whether a folder is an export of ours and nothing else, so that a new one may take its place.

    Other programs keep a `manifest.json` too, and people put files of their own beside ours: those are never removed.
    """
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return False
    ours = {MANIFEST, *(one.name for one in manifest.files)}
    return all(path.relative_to(folder).as_posix() in ours for path in folder.rglob("*") if not path.is_dir())


def _manifest(chosen: Format, material: Material, losses: Losses, made: Path, program: str) -> Manifest:
    left, flat = losses.told()
    return Manifest(
        format=chosen.name,
        of=chosen.of,
        program=program,
        made=material.made,
        ledger=material.ledger,
        choices=material.choices,
        rows=losses.rows,
        checked=losses.checked,
        rests_on=material.rests_on(),
        left_out=left,
        flattened=flat,
        rules=chosen.rules,
        files=tuple(_written(path, made) for path in sorted(_files(made))),
    )


def _files(made: Path) -> list[Path]:
    return [path for path in made.rglob("*") if path.is_file()] if made.is_dir() else [made]


def _written(path: Path, made: Path) -> Written:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    name = path.relative_to(made).as_posix() if made.is_dir() else path.name
    return Written(name=name, bytes=path.stat().st_size, sha256=digest)


def _put(made: Path, output: Path, manifest: Manifest) -> None:
    """Exchange the export and its manifest for what stands there."""
    folder = made.is_dir()
    beside = manifest_path(made, folder=folder)
    beside.write_text(_pretty(manifest), encoding="utf-8")
    for path in (*_files(made), beside):
        path.chmod(_OWNERS)
    if folder:
        made.chmod(_OWNERS_FOLDER)
        if output.exists():
            old = made.with_name(f"{made.name}.old")
            output.replace(old)
            with contextlib.suppress(OSError):
                shutil.rmtree(old)
    made.replace(output)
    if not folder:
        beside.replace(manifest_path(output, folder=False))


def _pretty(manifest: Manifest) -> str:
    return msgspec.json.format(to_json(manifest), indent=2) + "\n"
