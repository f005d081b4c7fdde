"""Tolls of an incident as houses count them: named functions, from each claimant's last figure. Unknown is null.

Sources in our words: ACLED takes the lowest that is reported; UCDP GED gives low, best and high of an event; Airwars a
range of civilians. No claimant's figure is ever added to another's.
"""

from collections.abc import Iterable

import msgspec

from counterclaim.export.material import ToldIncident
from counterclaim.records.claim import Claim
from counterclaim.records.enums import CivilStatus, Scope, TollKind, Unit
from counterclaim.records.tallies import Tally


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


def counts_of(told: ToldIncident, kind: TollKind) -> tuple[Count, ...]:
    """Each claimant's last count of one kind of harm in an incident, by group; running totals are none of it."""
    by_id = {claim.id: claim for claim in told.claims}
    found = []
    for tally in told.tallies:
        figure = tally.current
        if tally.kind is not kind or tally.unit is not Unit.COUNT or tally.scope is not Scope.INCIDENT or not figure:
            continue
        found.append(
            Count(
                claimant=tally.claimant, side=tally.side, who=tally.who, of=tally.of,
                status=_status(tally, by_id.get(figure.claim)), low=figure.low, best=figure.best, high=figure.high,
                text=figure.text, claim=figure.claim,
            )
        )  # fmt: skip
    return tuple(found)


def _status(tally: Tally, claim: Claim | None) -> CivilStatus:
    tolls = claim.tolls if claim is not None else ()
    same = {toll.status for toll in tolls if toll.kind is tally.kind and toll.who in {tally.who, *tally.groups}}
    return same.pop() if len(same) == 1 else CivilStatus.UNKNOWN


def range_of(counts: Iterable[Count]) -> Range | None:
    """From the lowest to the highest number that any claimant leaves possible; None where none gives one.

    Several groups of one claimant are added up, because they are told as apart; claimants never are.
    """
    by_claimant: dict[str | None, list[Count]] = {}
    for count in counts:
        by_claimant.setdefault(count.claimant, []).append(count)
    ranges = [one for several in by_claimant.values() if (one := _summed(several)) is not None]
    if not ranges:
        return None
    highs = [one.high for one in ranges]
    return Range(
        min(one.low for one in ranges), None if None in highs else max(high for high in highs if high is not None)
    )


def groups_of(counts: list[Count]) -> list[Count]:
    """One claimant's groups that make the total: beside one of all ("12 people, 3 of them boys") others are parts."""
    everybody = [one for one in counts if one.who is None or (one.of is None and one.status is CivilStatus.UNKNOWN)]
    return [max(everybody, key=_least)] if everybody else counts


def _summed(counts: list[Count]) -> Range | None:
    used = groups_of(counts)
    lows = [_least(one) for one in used if one.low is not None or one.best is not None]
    if not lows:
        return None
    highs = [one.high if one.high is not None else one.best for one in used]
    return Range(sum(lows), None if None in highs else sum(high for high in highs if high is not None))


def _least(count: Count) -> float:
    return next((value for value in (count.low, count.best) if value is not None), 0.0)
