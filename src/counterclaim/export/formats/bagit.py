"""The lot in a bag (RFC 8493, BagIt 1.0): our complete format, tables and a map, each with its manifest; hashes of all.

The four tag files are written here: the library that archives use writes the draft before the standard (0.97), and
changes the folder of the whole process while it hashes. It validates what we write in the tests.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from counterclaim import __version__
from counterclaim.export.formats import csv, geojson, jsonl
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.formats.writing import write_export
from counterclaim.export.material import Material

_PARTS = ((jsonl.FORMAT, "ledger.jsonl"), (csv.FORMAT, "tables"), (geojson.FORMAT, "incidents.geojson"))
_ENCODED = str.maketrans({"%": "%25", "\n": "%0A", "\r": "%0D"})
_PROGRAM = f"counterclaim {__version__}"


def _write(material: Material, path: Path, losses: Losses) -> None:
    data = path / "data"
    data.mkdir(parents=True)
    for part, name in _PARTS:
        losses.of_part(part.name, write_export(part, material, data / name, program=_PROGRAM))
    _write_tags(path, material)


def _write_tags(bag: Path, material: Material) -> None:
    """Declaration, payload manifest, what the bag is, and the manifest of these three."""
    payload = sorted(file for file in (bag / "data").rglob("*") if file.is_file())
    size = sum(file.stat().st_size for file in payload)
    told = {
        "Bagging-Date": material.made[:10],
        "Bag-Software-Agent": _PROGRAM,
        "Payload-Oxum": f"{size}.{len(payload)}",
        "Internal-Sender-Identifier": material.ledger.state,
        "Internal-Sender-Description": "A ledger of claims: every row is what somebody says, not what happened.",
    }
    _put(bag / "bagit.txt", ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"])
    _put(bag / "bag-info.txt", [f"{label}: {value}" for label, value in told.items()])
    _put(bag / "manifest-sha512.txt", _hashes(payload, bag))
    tags = sorted(bag.glob("*.txt"))
    _put(bag / "tagmanifest-sha512.txt", _hashes(tags, bag))


def _put(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _hashes(files: Iterable[Path], bag: Path) -> list[str]:
    lines = []
    for path in files:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha512").hexdigest()
        lines.append(f"{digest}  {path.relative_to(bag).as_posix().translate(_ENCODED)}")
    return lines


FORMAT: Format = Format(
    name="bagit", about="The lot for an archive: jsonl, tables, a map, with hashes.", of="BagIt 1.0, RFC 8493",
    suffix="", write=_write, rules=tuple(dict.fromkeys(rule for part, _ in _PARTS for rule in part.rules)), folder=True,
)  # fmt: skip
