"""Which numbers of a series others stand in place of: corrected downwards, revised, or told as earlier ones.

In: the figures of one series with their claims' publishers. Out: the figures in time, each superseded one naming the
claim that replaced it. Reads no pack.

Nothing is dropped: "an earlier report said 71" leaves 71 in the series, marked. A running total that grows supersedes
nothing, since each figure holds for its day; one that falls corrects what came before.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.records.claim import Reason
from counterclaim.records.enums import Scope
from counterclaim.records.tallies import Figure

_STEP = "tolls"
_CLOSE = 0.95
"""How much lower a corrected total may be and still go on with the one before."""
_TWICE = 2.0
EARLIER = "told_as_earlier"
"""Rule of the reason that a figure bears where its claim tells it as an earlier one."""


def revised(
    told: Sequence[tuple[Figure, str]], *, scope: Scope, again: Mapping[str, str], claimed: bool = True
) -> tuple[Figure, ...]:
    """The figures of one series by the day for which they stand, with what supersedes what. `claimed`: somebody answers
    for them; otherwise they are of several reports' own voices, of which none corrects another.

    Example: 66, then 71, then 68: the 71 is corrected downwards by the 68; of one incident "3", then "5" by the same
    claimant, the 3 is revised by the 5; "at least 5" afterwards contradicts nothing and leaves the 5.
    """
    first = {figure.claim: figure for figure, _ in told}
    placed = [(_as_first_told(figure, first, again), publisher) for figure, publisher in told]
    ordered = sorted(placed, key=lambda pair: _moment(pair[0]))
    return tuple(
        _marked(figure, publisher, ordered[n + 1 :], ordered[:n], scope, again, claimed=claimed)
        for n, (figure, publisher) in enumerate(ordered)
    )


def floor_of(figure: Figure) -> float:
    """The least that a figure's words allow; 0 where they give an upper bound alone."""
    told = [value for value in (figure.low, figure.best) if value is not None]
    return min(told, default=0.0)


def ceiling_of(figure: Figure) -> float | None:
    """The most that a figure's words allow; None where they leave it open ("at least 12")."""
    if figure.high is None and figure.best is not None and figure.low is None:
        return figure.best
    return figure.high


def goes_between(figures: Iterable[Figure], others: Sequence[Figure]) -> bool:
    """Whether running totals can stand among others: none falls below what came before or rises above what came after,
    and none is more than twice as much or less than half of its neighbours.
    """
    told = [fits for figure in figures if (fits := _goes_between(figure, others)) is not None]
    return bool(told) and all(told)


def _goes_between(figure: Figure, others: Sequence[Figure]) -> bool | None:
    """None where nothing can be compared."""
    value, day = floor_of(figure), figure.day or ""
    dated = [(other.day, floor_of(other)) for other in others if other.day]
    before = max((v for d, v in dated if d <= day), default=None)
    after = min((v for d, v in dated if d >= day), default=None)
    near = [v for v in (before, after) if v]
    if not near or not value or not day:
        return None
    rises = (before is None or value >= _CLOSE * before) and (after is None or value * _CLOSE <= after)
    return rises and any(max(v, value) <= _TWICE * min(v, value) for v in near)


def _as_first_told(figure: Figure, first: Mapping[str, Figure], again: Mapping[str, str]) -> Figure:
    """A copy's figure stands where the claim stands that it tells again: printed later, it tells nothing new."""
    original = first.get(again.get(figure.claim, ""))
    return msgspec.structs.replace(figure, day=original.day, as_of=original.as_of) if original else figure


def _moment(figure: Figure) -> tuple[object, ...]:
    numbers = tuple((value is None, value or 0.0) for value in (figure.low, figure.best, figure.high))
    return (figure.day or "", not _earlier(figure), figure.report, figure.claim, numbers, figure.text or "")


def _marked(
    figure: Figure, publisher: str, later: Sequence[tuple[Figure, str]], before: Sequence[tuple[Figure, str]],
    scope: Scope, again: Mapping[str, str], *, claimed: bool,
) -> Figure:  # fmt: skip
    """A figure with the claim that replaces it, where one does."""
    if _earlier(figure):
        beside = [f for f, _ in (*later, *before) if f.report == figure.report and not _earlier(f)]
        if beside:
            return _superseded(figure, beside[0], "told by its claimant as an earlier number")
    for other, printed in later:
        if other.claim in again or _earlier(other) or (other.day or "") <= (figure.day or ""):
            continue
        if scope is Scope.CUMULATIVE and _falls(figure, other):
            return _superseded(figure, other, "corrected downwards")
        if scope is Scope.INCIDENT and (claimed or publisher == printed) and _differ(figure, other):
            return _superseded(figure, other, "revised by its claimant")
    return figure


def _superseded(figure: Figure, by: Figure, note: str) -> Figure:
    reason = Reason(_STEP, "superseded", f"{note} ({by.claim})")
    return msgspec.structs.replace(figure, superseded_by=by.claim, reasons=(*figure.reasons, reason))


def _falls(one: Figure, two: Figure) -> bool:
    most = ceiling_of(two)
    return most is not None and most < floor_of(one)


def _differ(one: Figure, two: Figure) -> bool:
    """Whether no number fits both."""
    first, second = ceiling_of(one), ceiling_of(two)
    return (second is not None and second < floor_of(one)) or (first is not None and first < floor_of(two))


def _earlier(figure: Figure) -> bool:
    return any(reason.rule == EARLIER for reason in figure.reasons)
