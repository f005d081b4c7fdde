"""Our own format, complete: one JSON object a line, a header first and a count of lines last.

With names and without filters it ends in the originals and log entries by which `counterclaim import ledger` makes the
ledger anew. Each line validates by docs/reference/schemas/export_line.json; a claim's line holds every key of the claim
format. Streamed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from counterclaim import __version__
from counterclaim.export.deriving.columns.voices import KEPT
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.json_records import to_json
from counterclaim.export.material import Material
from counterclaim.records.errors import StoreError
from counterclaim.records.exporting import Rule
from counterclaim.records.whole_export import FORMAT as OWN
from counterclaim.records.whole_export import VERSION, End, Header

_NAMES = Rule("jsonl_names", "Names are withheld, so originals and log stay out, and no ledger can be made of it.")
_PART = Rule("jsonl_part", "Filters leave records out, so originals and log stay out, and no ledger can be made of it.")
_HIDDEN = Rule(
    "jsonl_restricted",
    "Something is restricted and never leaves, so originals and log stay out: no ledger can be made.",
)
_SETS = Rule(
    "jsonl_sets",
    "Rows of hand-coded sets stay out, so originals and log stay out as well, and no ledger can be made of it.",
)
_PATHS = Rule("jsonl_paths", "Of where files lay only their names are told, and not who collected them.")
_NEVER_CHECKED = frozenset(("report", "actor", "source"))
_LEFT = "originals and log entries"


def _write(material: Material, path: Path, losses: Losses) -> None:
    why = _incomplete(material)
    header = Header(
        format="counterclaim-jsonl", version=VERSION, program=f"counterclaim {__version__}", made=material.made,
        ledger=material.ledger, choices=material.choices, names_withheld=not material.choices.with_names,
        complete=why is None,
    )  # fmt: skip
    counts = Counter[str]()
    with path.open("wb") as file:
        file.write(to_json(header).encode() + b"\n")
        for kind, record, checked in _of_the_book(material):
            counts[kind] += 1
            losses.row(kind, checked=checked)
            if kind in _NEVER_CHECKED and material.choices.checked_only:
                losses.flattened(KEPT, str(record.get("id") or record.get("publisher") or "no publisher"))
            file.write(line_of(kind, record))
        if why is None:
            _write_log(material.logged(), file, counts, losses)
        else:
            losses.left_out(why, _LEFT)
        file.write(to_json(End(lines=dict(counts))).encode() + b"\n")


def line_of(kind: str, record: dict[str, Any]) -> bytes:
    """A record of the book as a line, its kind first."""
    return to_json({"record": kind, **record}).encode() + b"\n"


def _incomplete(material: Material) -> Rule | None:
    """Why the ledger cannot be made anew from this export; None where it can."""
    if not material.choices.with_names:
        return _NAMES
    if material.choices.filters or material.choices.checked_only:
        return _PART
    if material.coded():
        return _SETS
    try:
        next(material.logged(), None)
    except StoreError:
        return _HIDDEN
    return None


def _of_the_book(material: Material) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Every record of the book, its kind, and whether a person has checked all of it."""
    for report in material.reports():
        yield "report", _told(report), False
    for claim in material.claims():
        checked = material.checked(claim.id)
        yield "claim", {**_told(claim), "checked": checked}, checked
    for actor in material.actors():
        yield "actor", _told(actor), False
    for told in material.incidents():
        yield "incident", _told(told.whole), told.checked
    for truce in material.ceasefires():
        yield "ceasefire", _told(truce), truce.checked >= len(truce.claims) > 0
    for toll in material.tolls():
        yield "toll", _told(toll), toll.checked >= len({one.claim for one in toll.figures}) > 0
    for source in material.sources():
        yield "source", _told(source), False


def _told(record: Any) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(record)
    return told


def _write_log(lines: Iterable[bytes], file: BinaryIO, counts: Counter[str], losses: Losses) -> None:
    """The originals and entries, byte by byte as they are told: a digest of each entry covers its payload."""
    for line in lines:
        kind = "original" if line.startswith(b'{"record":"original"') else "entry"
        counts[kind] += 1
        losses.row(kind, checked=False)
        file.write(line + b"\n")
    losses.flattened(_PATHS, _LEFT)


FORMAT: Format = Format(
    name="jsonl", about="Everything, a record a line; with names the ledger can be made anew of it.",
    of=f"{OWN} {VERSION}, docs/reference/schemas/export_line.json", suffix=".jsonl", write=_write,
)  # fmt: skip
