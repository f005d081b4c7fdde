"""Tolls of several incidents added up with their bounds, and tolls of two claimants side by side.

In: `Tally` records, ids of incidents, doubts whether two incidents are one. Out: `Sum` and `Beside` records. Reads no
pack.

Only tolls of incidents are added up, and only over incidents that the book holds distinct. What may be one incident is
counted once in the low bound, with the larger low, and as several in the high one; an unknown high stays unknown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from counterclaim.book.tolls.revising import ceiling_of, floor_of
from counterclaim.ledgers.tolls import group_key
from counterclaim.records.book import Doubt
from counterclaim.records.claim import Reason
from counterclaim.records.enums import Scope
from counterclaim.records.tallies import Beside, Figure, Share, Sum, Tally

_STEP = "tolls"
_DAY = 10
_EXACT = 10
"""Incidents that may overlap one another up to which every way of counting them is tried; beyond, a bound is taken."""


def sum_tolls(incidents: Iterable[str], tallies: Iterable[Tally], doubts: Iterable[Doubt]) -> Sum:
    """The toll of several incidents. ValueError where the tolls are of several kinds, or running totals.

    Example: 5 killed at a market, "at least 3" at a station that may be the same, 2 on a bridge: low is 5 + 2, since
    the market and the station may be one; high is unknown, since "at least 3" has none.
    """
    known = sorted(set(incidents))
    told = [tally for tally in tallies if tally.incident in set(known)]
    _check(told)
    by_incident: dict[str, list[Tally]] = {incident: [] for incident in known}
    for tally in told:
        by_incident[tally.incident or ""].append(tally)
    shares = {incident: _share(incident, several) for incident, several in by_incident.items()}
    near = _overlaps(known, doubts)
    low, once = 0.0, []
    for part in _components(known, near):
        least, groups = _least(part, near, {i: shares[i].low for i in part})
        low += least
        once += groups
    highs, bests = [s.high for s in shares.values()], [s.best for s in shares.values()]
    alone = not any(near.values())
    return Sum(
        low=low,
        # Which number is the best cannot be told where incidents may be one.
        best=sum(b for b in bests if b is not None) if alone and all(b is not None for b in bests) else None,
        high=sum(h for h in highs if h is not None) if all(h is not None for h in highs) else None,
        shares=tuple(shares.values()),
        counted_once=tuple(once),
        claims=tuple(sorted({claim for share in shares.values() for claim in share.claims})),
        reasons=tuple(_reasons(shares.values(), near)),
    )


def beside(tallies: Iterable[Tally]) -> tuple[Beside, ...]:
    """Tolls of one kind, group and time by two claimants, side by side, each with the claims that make it.

    Example: Dorand counts 64 of its soldiers killed since May, Velmar "more than 300 Dorandi soldiers" since May: one
    record that says that they differ. Whose soldiers are counted must be told; civilians "in the country" are not.
    """
    blocks: dict[tuple[str, ...], list[Tally]] = {}
    for tally in tallies:
        if tally.current is not None:
            blocks.setdefault(_block(tally), []).append(tally)
    pairs = (pair for _, block in sorted(blocks.items()) for pair in combinations(sorted(block, key=_id), 2))
    return tuple(found for one, two in pairs if (found := _beside(one, two)) is not None)


def _check(tallies: Sequence[Tally]) -> None:
    if any(tally.scope is not Scope.INCIDENT for tally in tallies):
        raise ValueError("running totals cannot be added up; give tolls of incidents alone")
    kinds = {(tally.kind.value, tally.unit.value) for tally in tallies}
    if len(kinds) > 1:
        listed = ", ".join(sorted(" ".join(kind) for kind in kinds))
        raise ValueError(f"tolls of several kinds cannot be added up: {listed}; give those of one kind")


# --- one incident ----------------------------------------------------------------------------------------------------


def _share(incident: str, tallies: Sequence[Tally]) -> Share:
    """What an incident brings: from the least that a claimant says to the most that one does."""
    by_claimant: dict[tuple[str, ...], list[Figure]] = {}
    for tally in tallies:
        if (current := tally.current) is not None:
            by_claimant.setdefault(tally.claimants or (tally.id,), []).append(current)
    spans = [_claimed(figures) for figures in by_claimant.values()]
    bests = {best for _, best, _ in spans}
    highs = [high for _, _, high in spans]
    return Share(
        incident=incident,
        low=min((low for low, _, _ in spans), default=0.0),
        best=bests.pop() if len(bests) == 1 else None,
        high=max(h for h in highs if h is not None) if highs and None not in highs else None,
        claims=tuple(sorted(figure.claim for figures in by_claimant.values() for figure in figures)),
    )


def _claimed(figures: Sequence[Figure]) -> tuple[float, float | None, float | None]:
    """What one claimant says of one incident. Of several groups one may hold the other, or they may stand beside."""
    highs = [ceiling_of(figure) for figure in figures]
    return (
        max(floor_of(figure) for figure in figures),
        figures[0].best if len(figures) == 1 else None,
        sum(h for h in highs if h is not None) if None not in highs else None,
    )


# --- overlaps --------------------------------------------------------------------------------------------------------


def _overlaps(incidents: Sequence[str], doubts: Iterable[Doubt]) -> Mapping[str, frozenset[str]]:
    near: dict[str, set[str]] = {incident: set() for incident in incidents}
    for doubt in doubts:
        if doubt.one in near and doubt.two in near and doubt.one != doubt.two:
            near[doubt.one].add(doubt.two)
            near[doubt.two].add(doubt.one)
    return {incident: frozenset(others) for incident, others in near.items()}


def _components(incidents: Sequence[str], near: Mapping[str, frozenset[str]]) -> Iterator[list[str]]:
    seen: set[str] = set()
    for first in incidents:
        if first in seen:
            continue
        part, frontier = {first}, {first}
        while frontier:
            frontier = {other for one in frontier for other in near[one]} - part
            part |= frontier
        seen |= part
        yield sorted(part)


def _least(
    part: Sequence[str], near: Mapping[str, frozenset[str]], lows: Mapping[str, float]
) -> tuple[float, list[tuple[str, ...]]]:
    """The least toll of incidents that may overlap, and which of them it counts as one.

    Only incidents that may all be one another are counted as one: where A may be B and B may be C, but A is not C, they
    are two at least.
    """
    if len(part) == 1:
        return lows[part[0]], []
    if len(part) > _EXACT:
        # Caro and Wei's bound: never above the least, and the same whatever the incidents are called.
        spread = sum(lows[i] / (len(near[i]) + 1) for i in part)
        return max(spread, *lows.values()), [tuple(part)]
    return _fewest(tuple(part), near, lows, {})


def _fewest(
    left: tuple[str, ...], near: Mapping[str, frozenset[str]], lows: Mapping[str, float],
    known: dict[tuple[str, ...], tuple[float, list[tuple[str, ...]]]],
) -> tuple[float, list[tuple[str, ...]]]:  # fmt: skip
    """The cheapest way of telling these incidents as fewer ones; `known` keeps what was tried."""
    if not left:
        return 0.0, []
    if left not in known:
        first, rest = left[0], left[1:]
        ways = []
        for group in _cliques(first, [i for i in rest if i in near[first]], near):
            beyond, groups = _fewest(tuple(i for i in rest if i not in group), near, lows, known)
            ways.append((max(lows[i] for i in group) + beyond, [*([group] if len(group) > 1 else []), *groups]))
        known[left] = min(ways)
    return known[left]


def _cliques(first: str, others: Sequence[str], near: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Every set of incidents with the first in which each may be each other."""
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            if all(two in near[one] for one, two in combinations(chosen, 2)):
                yield (first, *chosen)


def _reasons(shares: Iterable[Share], near: Mapping[str, frozenset[str]]) -> Iterator[Reason]:
    several = sorted(shares, key=lambda share: share.incident)
    if open_ended := [share.incident for share in several if share.high is None and share.claims]:
        yield Reason(_STEP, "open", f"no upper bound is told for {', '.join(open_ended)}")
    if untold := [share.incident for share in several if not share.claims]:
        yield Reason(_STEP, "untold", f"no toll is told for {', '.join(untold)}: none reported, not zero")
    if unsure := sorted(incident for incident, others in near.items() if others):
        yield Reason(_STEP, "overlap", f"may overlap: {', '.join(unsure)}")


# --- side by side ----------------------------------------------------------------------------------------------------


def _block(tally: Tally) -> tuple[str, ...]:
    group = group_key(tally.who) or ""
    own = (tally.incident or "") if tally.scope is Scope.INCIDENT else f"{tally.of or ''}|{group.split()[-1:]}"
    return (tally.kind.value, tally.unit.value, tally.scope.value, own)


def _id(tally: Tally) -> str:
    return tally.id


def _beside(one: Tally, two: Tally) -> Beside | None:
    first, second = one.current, two.current
    if first is None or second is None or set(one.claimants) & set(two.claimants) or not one.claimants:
        return None
    if not two.claimants or (one.of and two.of and one.of != two.of) or not _one_time(one, two, first, second):
        return None
    if one.scope is Scope.CUMULATIVE and one.of is None:
        return None
    most, other_most = ceiling_of(first), ceiling_of(second)
    differ = (most is not None and most < floor_of(second)) or (other_most is not None and other_most < floor_of(first))
    note = f"{one.claimant} and {two.claimant} of {one.kind.value} {one.who or two.who or ''}".rstrip()
    return Beside(
        one=one.id, two=two.id, differ=differ, claims=(first.claim, second.claim),
        reasons=(Reason(_STEP, "differ" if differ else "agree", note),),
    )  # fmt: skip


def _one_time(one: Tally, two: Tally, first: Figure, second: Figure) -> bool:
    """Whether two tolls are of one incident, or two running totals of stretches that overlap."""
    if one.scope is Scope.INCIDENT:
        return one.incident is not None and one.incident == two.incident
    if one.since and two.since and not (one.since.startswith(two.since) or two.since.startswith(one.since)):
        return False
    starts = sorted(filter(None, (one.since, two.since)))
    ends = [day for day in (first.day, second.day) if day]
    return all(end[:_DAY] >= start[:_DAY] for end in ends for start in starts)
