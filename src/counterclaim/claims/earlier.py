"""The claims drafted before one, kept so that what it goes on from is found without walking them all.

In: claims one by one as they are drafted. Out: those with a day or places by where they stand, those that tell a day of
speaking by speaker. Reads no pack.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from counterclaim.records.claim import Claim


def _start(claim: Claim) -> int:
    return claim.evidence.start


class Earlier(Sequence[Claim]):
    """Claims in the order in which they were drafted."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._all: list[Claim] = []
        self._said: dict[str, list[Claim]] = {}
        self._timed: list[Claim] = []
        self._placed: list[Claim] = []
        for claim in claims:
            self.append(claim)

    def append(self, claim: Claim) -> None:
        """Add the claim drafted last."""
        self._all.append(claim)
        if claim.said_on is not None and claim.speaker is not None:
            self._said.setdefault(claim.speaker.name, []).append(claim)
        if claim.time is not None:
            insort(self._timed, claim, key=_start)
        if claim.places:
            insort(self._placed, claim, key=_start)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, place: int) -> Claim: ...
    @overload
    def __getitem__(self, place: slice) -> list[Claim]: ...
    def __getitem__(self, place: int | slice) -> Claim | list[Claim]:
        return self._all[place]

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._all)

    def said_by(self, name: str, *, upto: int) -> Claim | None:
        """The claim drafted last, begun no later than `upto`, that tells on which day a speaker of this name spoke."""
        return next((c for c in reversed(self._said.get(name, ())) if c.evidence.start <= upto), None)

    def timed(self, *, first: int, before: int) -> Iterator[Claim]:
        """Claims with a day that begin from `first` up to, but not at, `before`; the last in the text first."""
        return _backwards(self._timed, first, before)

    def placed(self, *, first: int, before: int) -> Iterator[Claim]:
        """Claims with places that begin from `first` up to, but not at, `before`; the last in the text first."""
        return _backwards(self._placed, first, before)


def _backwards(claims: Sequence[Claim], first: int, before: int) -> Iterator[Claim]:
    for n in range(bisect_left(claims, before, key=_start) - 1, -1, -1):
        if claims[n].evidence.start < first:
            return
        yield claims[n]
