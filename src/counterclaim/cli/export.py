"""`counterclaim export`: the ledger in a format that other tools read, with a manifest of what it cannot hold."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.narrowing import From, Place, Side, To, Weapon, a_status, an_event_type
from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Conflict, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.export.formats.format import Format
    from counterclaim.export.lines import Line
    from counterclaim.records.exporting import Manifest

FormatName = Annotated[str | None, typer.Argument(metavar="FORMAT", help="One that --list names.", show_default=False)]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="PATH", help="Where to: a file, or a folder for some formats.")
]
WithNames = Annotated[
    bool, typer.Option("--with-names", help="Give the names of private persons; it stands in the audit log.")
]
CheckedOnly = Annotated[bool, typer.Option("--checked-only", help="Leave out what no person has checked.")]
Status = Annotated[
    str | None, typer.Option("--status", metavar="STATUS", callback=a_status, help="Only incidents of this status.")
]
Kind = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", callback=an_event_type, help="Only happenings of this type."),
]
ListAll = Annotated[bool, typer.Option("--list", help="List the formats.")]
By = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who exports; kept in the audit log.")]


def run(  # noqa: PLR0917 - Typer reads the options from here
    name: FormatName = None,
    output: Output = None,
    ledger: Ledger = DEFAULT_LEDGER,
    first_day: From = None,
    last_day: To = None,
    place: Place = None,
    side: Side = None,
    status: Status = None,
    weapon: Weapon = None,
    kind: Kind = None,
    conflict: Conflict = None,
    with_names: WithNames = False,
    checked_only: CheckedOnly = False,
    by: By = None,
    list_all: ListAll = False,
    as_json: AsJson = False,
) -> None:
    """Write the ledger for other tools: spreadsheets, maps, R and Python, case databases, archives.

    Beside the file stands a manifest: what was left out or flattened and by which rule, the state of the ledger, how
    many rows a person has checked. Names of private persons are withheld unless --with-names is given, in quotations
    too; officials and public bodies stay. What is restricted never leaves. Each export is in the audit log.

    Examples:
      counterclaim export --list
      counterclaim export geojson -o map.geojson
      counterclaim export acled --from 2024-05-01 --to 2024-05-31 -o may.csv
      counterclaim export jsonl --with-names --as "R. Desk" -o whole.jsonl
    """
    if list_all:
        _list(as_json)
        return
    if name is None or output is None:
        raise typer.BadParameter(
            "Give a format and where to write it: counterclaim export FORMAT -o PATH. --list names the formats."
        )
    filters = {
        "first_day": first_day, "last_day": last_day, "place": place, "side": side, "status": status,
        "weapon": weapon, "type": kind,
    }  # fmt: skip
    from counterclaim.library.exporting import export_ledger

    manifest = export_ledger(
        ledger, name, output, filters=filters, with_names=with_names, checked_only=checked_only,
        conflict=conflict, by=by,
    )  # fmt: skip
    _tell(output, manifest, as_json=as_json)


def _list(as_json: bool) -> None:
    from counterclaim.cli.screen import print_json, print_view
    from counterclaim.export.formats import FORMATS
    from counterclaim.export.json_records import to_json_array
    from counterclaim.export.tables import View

    if as_json:
        told = ({"name": one.name, "about": one.about, "of": one.of, "suffix": one.suffix} for one in FORMATS.values())
        print_json(to_json_array(told))
    else:
        print_view(View("formats", ("format", "what it is", "kept to"), _row), FORMATS.values())


def _row(one: "Format") -> tuple[str, ...]:
    return one.name, one.about, one.of


def _tell(output: Path, manifest: "Manifest", *, as_json: bool) -> None:
    from counterclaim.cli.screen import print_json, print_lines
    from counterclaim.export.json_records import to_json

    if as_json:
        print_json([to_json(manifest) + "\n"])
    else:
        print_lines(_lines(output, manifest))


def _lines(output: Path, manifest: "Manifest") -> "Iterator[Line]":
    from counterclaim.export.lines import Line

    rows = ", ".join(f"{count:,} {kind}" for kind, count in manifest.rows.items()) or "no rows"
    yield Line(label=str(output), text=rows, level="head")
    done, of = sum(manifest.checked.values()), sum(manifest.rows.values())
    yield Line(label="Checked by a person", text=f"{done:,} of {of:,}", indent=1)
    names = "given" if manifest.choices.with_names else "of private persons withheld; look before you pass it on"
    yield Line(label="Names", text=names, indent=1)
    for label, applied in (("Left out", manifest.left_out), ("Flattened", manifest.flattened)):
        for one in applied:
            yield Line(label=label, text=f"{one.count:,}: {one.words}", indent=1)
