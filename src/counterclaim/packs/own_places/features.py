"""How fine a place of GeoNames is, and what sort of place it is looked up as, by its feature code.

In: class and code ("P", "PPL"). Out: the group that holds them, or None where such places are not read. Reads the pack
`geonames`.
"""

from functools import cache

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import PlacePrecision


class Feature(msgspec.Struct, frozen=True):
    """What places of a code are here."""

    kind: str
    precision: PlacePrecision


@cache
def feature_of(sort: str, code: str) -> Feature | None:
    """What a feature class and code are; of two codes of one name the class tells, if it is given.

    >>> feature_of("P", "PPLX").precision.value, feature_of("A", "ADM3").kind, feature_of("R", "ST")
    ('settlement', 'region2', None)
    """
    for group in load_pack("geonames")["groups"]:
        if (sort or group["class"]) == group["class"] and (
            code in group["codes"] if group["codes"] != "all" else bool(sort) or code.startswith("PPL")
        ):
            return Feature(group["kind"], PlacePrecision(group["precision"]))
    return None


@cache
def columns_of_dump() -> tuple[str, ...]:
    """The columns of a dump, in order."""
    return tuple(load_pack("geonames")["columns"])
