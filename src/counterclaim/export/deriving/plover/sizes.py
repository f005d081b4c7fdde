"""A claim's own numbers as PLOVER tells them: dead and injured where one number is told, and bounds beside them.

Running totals and shares are no size of an event. Several groups of one claim are told as apart and added up, unless
one of them is everybody; nothing is added over claims.
"""

from collections.abc import Iterator
from typing import Any

from counterclaim.export.deriving.tolls import Count, range_of
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Scope, TollKind, Unit


def size_of(claim: Claim) -> dict[str, Any] | None:
    """The size that a claim tells; None where it tells none."""
    found: dict[str, Any] = {}
    for name, kind in (("dead", TollKind.KILLED), ("injured", TollKind.WOUNDED)):
        counts = tuple(_counts(claim, kind))
        told = range_of(counts)
        if told is not None:
            found |= {name: told.low if told.exact else None, f"{name}_min": told.low, f"{name}_max": told.high}
        elif len(counts) == 1:  # "up to 40": no fewer than nobody knows
            found |= {name: None, f"{name}_min": None, f"{name}_max": counts[0].high}
    return found or None


def _counts(claim: Claim, kind: TollKind) -> Iterator[Count]:
    for toll in claim.tolls:
        if toll.kind is kind and toll.unit is Unit.COUNT and toll.scope is Scope.INCIDENT:
            yield Count(
                claimant=None, side=None, who=toll.who, of=None, status=toll.status, low=toll.low, best=toll.best,
                high=toll.high, text=toll.text, claim=claim.id,
            )  # fmt: skip
