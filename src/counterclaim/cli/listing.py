"""A list command's records in, its table or JSON out: what `incidents`, `tolls` and the other lists share."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.book.loading import Shelf
    from counterclaim.export.lines import Line
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
    with open_store(ledger, create=False, restricted=restricted) as store, store.still():
        if as_json:
            print_json(to_json_array(printed(record) for record in records(store)))
        else:
            print_view(table, records(store))


def print_wholes(
    ledger: Path, *, as_json: bool, restricted: bool, view: str, records: "Callable[[Shelf], Iterable[Any]]",
    lines: "Callable[[Any], Iterator[Line]] | None" = None, bounded: bool = False, narrowed: bool = False,
) -> None:  # fmt: skip
    """Print things of the joined book: JSON, a table of `export/book_tables.py`, or each in full by `lines`.

    `bounded`: a period was asked for, so that what nothing dates is left out, which is told. `narrowed`: anything was.
    """
    from counterclaim.book.loading import Shelf
    from counterclaim.cli.screen import none_words, print_json, print_lines, print_view
    from counterclaim.export import book_tables
    from counterclaim.export.json_records import to_json_array
    from counterclaim.store import open_store

    table: View[Any] = getattr(book_tables, view)
    with open_store(ledger, create=False, restricted=restricted) as store, store.still():
        found = records(Shelf(store))
        if as_json:
            print_json(to_json_array(found))
            return
        if lines is None:
            print_view(table, found, narrowed=narrowed)
        else:
            print_lines(_in_full(found, lines, none_words(table.name, narrowed=narrowed)))
        print_lines(dated_only(bounded))


def _in_full(found: Iterable[Any], lines: "Callable[[Any], Iterator[Line]]", none: str) -> "Iterator[Line]":
    from counterclaim.export.lines import Line

    told = False
    for one in found:
        told = True
        yield from lines(one)
    if not told:
        yield Line(text=none)


def dated_only(bounded: bool) -> "Iterator[Line]":
    """What a period leaves out, in words: nothing is left out in silence."""
    from counterclaim.export.lines import Line

    if bounded:
        yield Line(text="What nothing dates is left out.", level="note")
