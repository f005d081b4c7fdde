"""Tolls of an incident as houses count them: named functions, from each claimant's last figure. Unknown is null.

Sources in our words: ACLED takes the lowest that is reported; UCDP GED gives low, best and high of an event; Airwars a
range of civilians. No claimant's figure is ever added to another's.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import TypeVar

import msgspec

from counterclaim.export.material import ToldIncident
from counterclaim.records.claim import Claim, Toll
from counterclaim.records.enums import CivilStatus, Scope, TollKind, Unit
from counterclaim.records.tallies import Tally

_Value = TypeVar("_Value")


class Range(msgspec.Struct, frozen=True):
    """Fewest and most, as far as the claims allow; `most` null: no upper bound is told."""

    low: float
    high: float | None

    @property
    def exact(self) -> bool:
        """Whether all figures agree on one number."""
        return self.low == self.high


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """One claimant's count of one group in an incident."""

    claimant: str | None
    side: str | None
    who: str | None
    of: str | None
    status: CivilStatus
    low: float | None
    best: float | None
    high: float | None
    text: str | None
    claim: str
    report: str | None = None
    sex: str | None = None
    """By the words of the group: female or male."""
    age: str | None = None
    """Likewise: child, adult or elderly."""

    @property
    def part(self) -> bool:
        """Whether the group is told by sex or age alone, and so may be among another ("12 people, 3 of them women")."""
        return self.status is CivilStatus.UNKNOWN and (self.sex is not None or self.age is not None)


def counts_of(told: ToldIncident, kind: TollKind) -> tuple[Count, ...]:
    """Each claimant's last count of one kind of harm in an incident, by group; running totals are none of it."""
    by_id = {claim.id: claim for claim in told.claims}
    found = []
    for tally in told.tallies:
        figure = tally.current
        if tally.kind is not kind or tally.unit is not Unit.COUNT or tally.scope is not Scope.INCIDENT or not figure:
            continue
        same = _tolls_of(tally, by_id.get(figure.claim))
        found.append(
            Count(
                claimant=tally.claimant, side=tally.side, who=tally.who, of=tally.of,
                status=_one(toll.status for toll in same) or CivilStatus.UNKNOWN, low=figure.low, best=figure.best,
                high=figure.high, text=figure.text, claim=figure.claim, report=figure.report,
                sex=_one(toll.sex for toll in same), age=_one(toll.age for toll in same),
            )
        )  # fmt: skip
    return tuple(found)


def _tolls_of(tally: Tally, claim: Claim | None) -> tuple[Toll, ...]:
    tolls = claim.tolls if claim is not None else ()
    return tuple(toll for toll in tolls if toll.kind is tally.kind and toll.who in {tally.who, *tally.groups})


def _one(values: Iterable[_Value]) -> _Value | None:
    """The value that all have; None where they differ, or there are none."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def range_of(counts: Iterable[Count]) -> Range | None:
    """From the lowest to the highest number that any claimant leaves possible; None where none gives one.

    Several groups of one claimant are added up, because they are told as apart; claimants never are, nor what several
    reports tell in their own voice.
    """
    by_claimant: dict[str, list[Count]] = {}
    for count in counts:
        by_claimant.setdefault(count.claimant or f"report {count.report or count.claim}", []).append(count)
    ranges = [one for several in by_claimant.values() if (one := _summed(several)) is not None]
    if not ranges:
        return None
    highs = [one.high for one in ranges]
    return Range(
        min(one.low for one in ranges), None if None in highs else max(high for high in highs if high is not None)
    )


def groups_of(counts: Iterable[Count]) -> list[Count]:
    """One claimant's groups that make the total. Beside one of all ("12 people, among them 3 children") others are
    parts, and so are women or children beside any other group ("5 civilians, 2 of them children").
    """
    told = [one for one in counts if _least(one) is not None]
    apart = [one for one in told if not one.part] or told
    everybody = [one for one in apart if _of_all(one)]
    return [max(everybody, key=lambda one: _least(one) or 0.0)] if everybody else apart


def _summed(counts: list[Count]) -> Range | None:
    used = groups_of(counts)
    if not used:
        return None
    lows = [_least(one) or 0.0 for one in used]
    highs = [one.high if one.high is not None else one.best for one in used]
    low = sum(lows) if _disjoint(used) else max(lows)
    return Range(low, None if None in highs else sum(high for high in highs if high is not None))


def _of_all(count: Count) -> bool:
    return count.who is None or (count.of is None and count.status is CivilStatus.UNKNOWN and not count.part)


def _disjoint(counts: list[Count]) -> bool:
    """Whether nobody can stand in two of the groups: they differ by age, or by sex; other groups are told as apart."""
    return all(
        not (one.part and two.part) or _differ(one.age, two.age) or _differ(one.sex, two.sex)
        for one, two in combinations(counts, 2)
    )


def _differ(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and one != two


def _least(count: Count) -> float | None:
    return next((value for value in (count.low, count.best) if value is not None), None)
