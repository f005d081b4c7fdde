"""Deaths of an incident as UCDP GED gives them: low, best and high of the whole, and whose dead they are.

Source in our words (UCDP GED codebook): an event has at least one death in its low, best or high estimate. Low is the
lowest and high the highest total that a claimant gives; best is the most likely, and where that cannot be told the
cautious one. Nobody sets a best figure in a ledger of claims, so best is low, and the four groups are those of the
claimant who gives it; they add up to best. Reads no pack.
"""

import math
from collections.abc import Iterable

import msgspec

from counterclaim.export.deriving.camps import Camp
from counterclaim.export.deriving.ged.dyads import Dyad
from counterclaim.export.deriving.killed import by_claimant
from counterclaim.export.deriving.tolls import Count, groups_of, range_of
from counterclaim.records.enums import CivilStatus


class Deaths(msgspec.Struct, frozen=True, kw_only=True):
    """Whole numbers; a, b, civilians and unknown add up to best."""

    a: int = 0
    b: int = 0
    civilians: int = 0
    unknown: int = 0
    low: int
    high: int
    open: bool = False
    """A claimant leaves room for more than `high` ("at least 9", "dozens")."""

    @property
    def best(self) -> int:
        """The cautious estimate: the lowest."""
        return self.low


def deaths_of(dead: Iterable[Count], dyad: Dyad) -> Deaths | None:
    """Low, best and high over all claimants, none added to another's; None where nobody gives a number."""
    several = [list(counts) for counts in by_claimant(dead)]
    lows = {i: int(found.low) for i, counts in enumerate(several) if (found := range_of(counts)) is not None}
    if not lows:
        return None
    used = [groups_of(several[i]) for i, low in lows.items() if low == min(lows.values())]
    # Of claimants with the same total, the one who tells best whose dead they are.
    split = min((_split(groups, dyad) for groups in used), key=lambda one: one["unknown"])
    rest = min(lows.values()) - sum(split.values())
    if rest < 0:  # somebody may stand in two groups
        split = {"a": 0, "b": 0, "civilians": 0, "unknown": min(lows.values())}
    elif rest:
        split["unknown"] += rest
    return Deaths(
        **split, low=min(lows.values()), high=max(_highest(counts) for counts in several),
        open=any((found := range_of(counts)) is not None and found.high is None for counts in several),
    )  # fmt: skip


def _split(counts: Iterable[Count], dyad: Dyad) -> dict[str, int]:
    groups = {"a": 0, "b": 0, "civilians": 0, "unknown": 0}
    for count in counts:
        groups[whose(count, dyad)] += int(_least(count))
    return groups


def whose(count: Count, dyad: Dyad) -> str:
    """Whose dead a count is of: civilians by the word of the text, else the side that the words give."""
    if count.status is CivilStatus.CIVILIAN:
        return "civilians"
    if _counts(count, dyad.a):
        return "a"
    return "b" if dyad.b is not None and _counts(count, dyad.b) else "unknown"


def _counts(count: Count, camp: Camp) -> bool:
    """Whether the words count a camp's own: of its side, or of the group that it is named by."""
    return camp.is_called(count.of) or camp.is_called(count.who)


def _highest(counts: list[Count]) -> int:
    """One claimant's highest figure; where words leave it open upward, the number that they give."""
    return math.ceil(
        sum(max(v for v in (one.high, one.best, one.low, 0.0) if v is not None) for one in groups_of(counts))
    )


def _least(count: Count) -> float:
    return next((value for value in (count.low, count.best) if value is not None), 0.0)
