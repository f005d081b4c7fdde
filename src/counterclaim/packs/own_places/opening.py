"""The user's own places, whatever kind of file they are in: told by the file itself, never by its name.

In: a path. Out: what it holds (`OwnPlaces`). Reads packs through `table.py` and `index.py`.
"""

from pathlib import Path

from counterclaim.packs.own_places.dump import is_dump
from counterclaim.packs.own_places.index import open_dump
from counterclaim.packs.own_places.opened import OwnPlaces
from counterclaim.packs.own_places.table import read_table


def open_own(path: Path, *, folder: Path | None = None) -> OwnPlaces:
    """A list as entries, a dump as an index in `folder`. InputError or PackError where a file is neither."""
    return open_dump(path, folder=folder) if is_dump(path) else read_table(path)
