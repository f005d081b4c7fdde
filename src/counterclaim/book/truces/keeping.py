"""Truces as wholes: which was in force when, how long until the first alleged breach, and who alleges how many by whom.

In: `WholeTruce` records. Out: windows, first breaches and counts. Reads no pack.

A truce holds from its effect until somebody is told to have ended it or a later one between the same parties takes its
place. An alleged breach ends nothing. Counts are lines of claims of one claimant against one party: they are never
added up across claimants or parties, and a number that a claimant gives itself stands beside them, unadded.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from counterclaim.ledgers.truces import keys
from counterclaim.records.claim import Reason
from counterclaim.records.ledger import Ceasefire
from counterclaim.records.tallies import Alleged, BreachCount, FirstAlleged, InForce, WholeTruce

_DAY = 10
_STEP = "keeping"


def in_force(truces: Iterable[WholeTruce], day: str) -> tuple[InForce, ...]:
    """The truces in force on a day as far as the reports tell, each with the reasons for its window.

    Example: of truces of 10 May and of 16 May between the same parties the first is in force on 12 May, the second on
    18 May; on a day on which nothing tells of one, none is.
    """
    known = sorted(truces, key=lambda truce: (_begin(truce.ceasefire) or "9999", truce.ceasefire.id))
    windows = [found for truce in known if (found := _window(truce, known)) is not None]
    return tuple(w for w in windows if w.since <= day and (w.until is None or day < w.until))


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


def _window(truce: WholeTruce, known: Sequence[WholeTruce]) -> InForce | None:
    record = truce.ceasefire
    since = _begin(record)
    if since is None:
        return None
    told = "took effect" if record.effective else "was agreed" if record.agreed_on else "was spoken of by then"
    reasons = [Reason(_STEP, "since", f"it {told} ({since})")]
    ends = [(e.day, f"{e.by or 'the report'} says that it ended ({e.claim})") for e in truce.endings if e.day]
    if record.ended:
        ends.append((record.ended[:_DAY], "it is told as ended"))
    for other in known:
        later = _begin(other.ceasefire)
        if later and later > since and other is not truce and _same_war(truce, other):
            ends.append((later, f"another truce of the same parties follows ({other.ceasefire.id})"))
    until, why = min(((day, why) for day, why in ends if day >= since), default=(None, ""))
    if until:
        reasons.append(Reason(_STEP, "until", why))
    return InForce(truce=record.id, since=since, until=until, reasons=tuple(reasons))


def _same_war(one: WholeTruce, two: WholeTruce) -> bool:
    """Whether two truces bind the same parties, as far as they tell: two in common, or all of one."""
    first, second = keys(one.ceasefire.parties), keys(two.ceasefire.parties)
    return one.ceasefire.type is two.ceasefire.type and bool(first and second) and (first <= second or second <= first)


def _days_from(begun: str | None, day: str) -> int | None:
    try:
        return (date.fromisoformat(day) - date.fromisoformat(begun or "")).days
    except ValueError:
        return None
