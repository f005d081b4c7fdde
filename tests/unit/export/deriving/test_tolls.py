"""Ranges of tolls: groups of one claimant are added up only where they are apart, claimants never."""

import pytest

from counterclaim.export.deriving.tolls import Count, Range, range_of
from counterclaim.records.enums import CivilStatus


def count(number: float | None, who: str | None = "people", **known: object) -> Count:
    given = {"claimant": "One", "status": CivilStatus.UNKNOWN, "low": number, "best": number, "high": number}
    return Count(side=None, who=who, of=None, text=None, claim="c", **{**given, **known})


CIVILIANS = {"status": CivilStatus.CIVILIAN}
SOLDIERS = {"status": CivilStatus.COMBATANT}


@pytest.mark.parametrize(
    ("counts", "found"),
    [
        ([], None),
        ([count(None)], None),
        ([count(12)], Range(12, 12)),
        ([count(12, claimant="One"), count(14, claimant="Two")], Range(12, 14)),
        ([count(5, "civilians", **CIVILIANS), count(3, "soldiers", **SOLDIERS)], Range(8, 8)),
        ([count(12), count(3, "children", age="child")], Range(12, 12)),
        ([count(5, "civilians", **CIVILIANS), count(2, "children", age="child")], Range(5, 5)),
        ([count(2, "women", sex="female", age="adult"), count(3, "children", age="child")], Range(5, 5)),
        ([count(2, "girls", sex="female", age="child"), count(3, "children", age="child")], Range(3, 5)),
        ([count(12, claimant=None, report="r1", **CIVILIANS), count(14, claimant=None, report="r2", **CIVILIANS)],
         Range(12, 14)),
        ([count(12, best=None, high=None)], Range(12, None)),
    ],
)  # fmt: skip
def test_from_the_lowest_to_the_highest(counts, found) -> None:
    assert range_of(counts) == found
