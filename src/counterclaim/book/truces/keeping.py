"""Truces as wholes: which was in force when, how long until the first alleged breach, and who alleges how many by whom.

In: `WholeTruce` records. Out: windows, first breaches and counts. Reads no pack.

A truce holds from its effect until somebody is told to have ended it or a later one between the same parties takes its
place. An alleged breach ends nothing. Counts are lines of claims of one claimant against one party: they are never
added up across claimants or parties, and a number that a claimant gives itself stands beside them, unadded.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from counterclaim.ledgers.truces import keys
from counterclaim.records.claim import Reason
from counterclaim.records.ledger import Ceasefire
from counterclaim.records.tallies import Alleged, BreachCount, FirstAlleged, InForce, WholeTruce

_DAY = 10
_STEP = "keeping"


class _Known(NamedTuple):
    """A truce with the day on which it began, and its parties for comparing."""

    since: str
    truce: WholeTruce
    parties: frozenset[str]


def windows_of(truces: Iterable[WholeTruce]) -> tuple[InForce, ...]:
    """Since and until when each truce held as far as the reports tell, in the order in which they began, with reasons.

    Example: of truces of 10 May and of 16 May between the same parties the first held from 10 to 15 May. What ended on
    the day on which it began was in force on none.
    """
    begun = ((_begin(truce.ceasefire) or "", truce.ceasefire.id, truce) for truce in truces)
    known = [_Known(day, truce, keys(truce.ceasefire.parties)) for day, _, truce in sorted(begun, key=_by_day) if day]
    by_party: dict[str, list[_Known]] = {}
    for one in known:
        for party in one.parties:
            by_party.setdefault(party, []).append(one)
    windows = (_window(one, _following(one, by_party)) for one in known)
    return tuple(window for window in windows if window.until != window.since)


def first_alleged(truce: WholeTruce) -> tuple[FirstAlleged, ...]:
    """The first alleged breach of each day by which a truce's claimants date one: the earliest, by whoever alleges it.

    Several claims of one day stand side by side. A number that covers days ("11 times since Sunday") dates none.
    """
    begun = _begin(truce.ceasefire)
    dated = [v for v in truce.violations if v.day and len(v.day) >= _DAY and v.day >= (truce.ceasefire.agreed_on or "")]
    first = min((v.day for v in dated if v.day), default=None)
    return tuple(
        FirstAlleged(claim=v.claim, by=v.by, party=v.party, day=first, days_after=_days_from(begun, first))
        for v in dated
        if first and v.day == first
    )


def breach_counts(truce: WholeTruce, *, repeats: Iterable[str] = ()) -> tuple[BreachCount, ...]:
    """X alleges N breaches by Y, on a day, at a place: one line for each, with the claims that make it.

    Example: two claims by Z that Y fired at Dolna on 12 May and at Brezna on 12 May give two lines of one; "11 times
    since Sunday" by Z gives a line of none with the claimed 11 beside it. `repeats`: claims of copies, left out.
    """
    again = frozenset(repeats)
    lines: dict[tuple[str, str, str, str, bool], list[Alleged]] = {}
    for one in truce.alleged:
        if one.claim not in again:
            place = ", ".join(sorted(one.places))
            lines.setdefault((one.by or "", one.party or "", one.day or "", place, one.kept), []).append(one)
    return tuple(_count(key, told) for key, told in sorted(lines.items(), key=lambda line: _line_order(line[0])))


def _count(key: tuple[str, str, str, str, bool], told: Sequence[Alleged]) -> BreachCount:
    by, party, day, place, kept = key
    single = [one for one in told if not one.numbered]
    claims = sorted({one.claim for one in told})
    return BreachCount(
        by=by or None, party=party or None, day=day or None, place=place or None, kept=kept,
        count=len({one.claim for one in single}), claims=tuple(claims),
        claimed=tuple(one for one in told if one.numbered),
    )  # fmt: skip


def _line_order(key: tuple[str, str, str, str, bool]) -> tuple[object, ...]:
    by, party, day, place, kept = key
    return (kept, day or "9999", by, party, place)


def _begin(truce: Ceasefire) -> str | None:
    begun = truce.effective or truce.agreed_on or truce.agreed_by
    return begun[:_DAY] if begun else None


def _by_day(begun: tuple[str, str, WholeTruce]) -> tuple[str, str]:
    return begun[:2]


def _following(one: _Known, by_party: Mapping[str, Sequence[_Known]]) -> _Known | None:
    """The first truce of the same parties that began on a later day."""
    found: list[_Known] = []
    for party in one.parties:
        told = by_party[party]
        later = bisect_right(told, one.since, key=lambda other: other.since)
        found += islice((other for other in islice(told, later, None) if _same_war(one, other)), 1)
    return min(found, key=lambda other: (other.since, other.truce.ceasefire.id), default=None)


def _window(known: _Known, following: _Known | None) -> InForce:
    truce, since = known.truce, known.since
    record = truce.ceasefire
    told = "took effect" if record.effective else "was agreed" if record.agreed_on else "was spoken of by then"
    reasons = [Reason(_STEP, "since", f"it {told} ({since})")]
    ends = [(e.day, f"{e.by or 'the report'} says that it ended ({e.claim})") for e in truce.endings if e.day]
    if record.ended:
        ends.append((record.ended[:_DAY], "it is told as ended"))
    if following is not None:
        other = following.truce.ceasefire.id
        ends.append((following.since, f"another truce of the same parties follows ({other})"))
    until, why = min(((day, why) for day, why in ends if day >= since), default=(None, ""))
    if until:
        reasons.append(Reason(_STEP, "until", why))
    return InForce(truce=record.id, since=since, until=until, reasons=tuple(reasons))


def _same_war(one: _Known, two: _Known) -> bool:
    """Whether two truces bind the same parties, as far as they tell: all of one are among those of the other."""
    first, second = one.parties, two.parties
    same = one.truce.ceasefire.type is two.truce.ceasefire.type
    return same and bool(first and second) and (first <= second or second <= first)


def _days_from(begun: str | None, day: str) -> int | None:
    try:
        return (date.fromisoformat(day) - date.fromisoformat(begun or "")).days
    except ValueError:
        return None
