"""What the user's own gazetteer gave, told before anything is read: its bad rows with line and reason."""

from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.cli.guard import complain

if TYPE_CHECKING:
    from counterclaim.packs.own_places.opened import OwnPlaces


def look_at_own_places(gazetteer: Path | None) -> "OwnPlaces | None":
    """The user's own places, their refused rows told. A file that cannot be read at all ends the command here."""
    if gazetteer is None:
        return None
    from counterclaim.packs.own_places.opening import open_own

    own = open_own(gazetteer)
    for row in own.refused:
        complain(f"gazetteer {gazetteer}, line {row.line:,}: refused: {row.why}")
    if more := own.refused_in_all - len(own.refused):
        complain(f"gazetteer {gazetteer}: {more:,} rows more were refused")
    return own


def told_of_own_places(own: "OwnPlaces", gazetteer: Path) -> str:
    """What a run was read with, in one line."""
    from counterclaim.export.wording import count_of

    told = [f"{own.places:,} of {own.shape}"]
    told += [f"{own.left_out:,} left out, of sorts that are not read"] if own.left_out else []
    told += [f"{count_of(own.refused_in_all, 'row')} refused"] if own.refused_in_all else []
    told += [f"columns not read: {', '.join(own.columns_left[:12])}"] if own.columns_left else []
    return f"own places from {gazetteer.name}: {'; '.join(told)}"
