"""What a file of the user's own places gave: entries or an index, and an account of what was left."""

from pathlib import Path
from typing import Final

import msgspec

from counterclaim.packs.gazetteer_entry import Entry
from counterclaim.records.coded import BadRow

MOST_TOLD: Final = 20
"""Refused rows that are told one by one; of the others the number."""


class OwnPlaces(msgspec.Struct, frozen=True, kw_only=True):
    """The places of a file, as entries where it is a list, as an index on disk where it is a dump."""

    places: int
    entries: tuple[Entry, ...] = ()
    index: Path | None = None
    refused: tuple[BadRow, ...] = ()
    """The first of them."""
    refused_in_all: int = 0
    left_out: int = 0
    """Places of a dump whose sort is not read."""
    shape: str = ""
    """What the file was read as, in words."""
    columns_left: tuple[str, ...] = ()
    """Columns of a list that nothing was taken from."""
