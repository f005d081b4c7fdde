"""Word tables: packs that are tables of words rather than lists of entries, read into a typed record.

In: the name of a pack in `data/` (such as "times.en") and the record that it must fill. Out: that record, checked.
Callers keep what they are given, so that a table is read once.
"""

from typing import TypeVar

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.errors import PackError

T = TypeVar("T")


def load_table(name: str, record: type[T]) -> T:
    """The word table `name` as a `record`; a PackError names the pack and the field that is wrong."""
    try:
        return msgspec.convert(load_pack(name), record)
    except msgspec.ValidationError as error:
        raise PackError(f"pack {name}.yaml: {error}; mend that field") from error
