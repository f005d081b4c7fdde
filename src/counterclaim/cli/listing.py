"""A list command's records in, its table or JSON out: what `incidents`, `tolls` and the other lists share."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.export.tables import View
    from counterclaim.store import Store


def print_list(
    ledger: Path, as_json: bool, *, view: str, records: "Callable[[Store], Iterable[Any]]",
    printed: Callable[[Any], Any] = lambda record: record, restricted: bool = False,
) -> None:  # fmt: skip
    """Open the ledger and print what `records` asks it for; `view` names a table of `export/tables.py`."""
    from counterclaim.cli.screen import print_json, print_view
    from counterclaim.export import tables
    from counterclaim.export.json_records import to_json_array
    from counterclaim.store import open_store

    table: View[Any] = getattr(tables, view)
    with open_store(ledger, create=False, restricted=restricted) as store:
        if as_json:
            print_json(to_json_array(printed(record) for record in records(store)))
        else:
            print_view(table, records(store))
