"""What several reports say of one actor, agreement or toll series in; one record out, the same in whatever order.

Lists are united and sorted. Where reports differ on a single field, the value that most reports give is shown (of
equals the first in order) and a reason names all of them, so that no difference is lost.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from counterclaim.records.claim import Reason
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor, Breach, Ceasefire, TollPoint, TollSeries

_STEP = "store"


def merge_actors(parts: Sequence[Actor]) -> Actor:
    """One actor from the records of several reports; every other name becomes an alias."""
    name = _most_given([part.name for part in parts])
    names = {part.name for part in parts} | {alias for part in parts for alias in part.aliases}
    differences: list[Reason] = []
    sectors = [part.sector for part in parts if part.sector is not Sector.UNKNOWN]
    return Actor(
        id=parts[0].id,
        name=name,
        aliases=tuple(sorted(names - {name})),
        kind=_settle("kind", [part.kind for part in parts], differences),
        country=_settle("country", [part.country for part in parts], differences),
        sector=_settle("sector", sectors, differences) or Sector.UNKNOWN,
        office=_settle("office", [part.office for part in parts], differences),
        side=_settle("side", [part.side for part in parts], differences),
        reasons=_reasons(parts, differences),
    )


def merge_ceasefires(parts: Sequence[Ceasefire]) -> Ceasefire:
    """One agreement from the records of several reports, with all their claims and alleged breaches."""
    differences: list[Reason] = []
    return Ceasefire(
        id=parts[0].id,
        type=_settle("type", [part.type for part in parts], differences),
        parties=_united(part.parties for part in parts),
        brokers=_united(part.brokers for part in parts),
        agreed_on=_settle("agreed_on", [part.agreed_on for part in parts], differences),
        agreed_by=_settle("agreed_by", [part.agreed_by for part in parts], differences),
        effective=_settle("effective", [part.effective for part in parts], differences),
        ended=_settle("ended", [part.ended for part in parts], differences),
        claims=_united(part.claims for part in parts),
        breaches=_united((part.breaches for part in parts), key=_breach_order),
        reasons=_reasons(parts, differences),
    )


def merge_tolls(parts: Sequence[TollSeries]) -> TollSeries:
    """One toll series from those of several reports, its points by the day they stand for."""
    differences: list[Reason] = []
    return TollSeries(
        id=parts[0].id,
        claimant=_settle("claimant", [part.claimant for part in parts], differences),
        side=_settle("side", [part.side for part in parts], differences),
        kind=_settle("kind", [part.kind for part in parts], differences),
        who=_settle("who", [part.who for part in parts], differences),
        unit=_settle("unit", [part.unit for part in parts], differences),
        scope=_settle("scope", [part.scope for part in parts], differences),
        points=_united((part.points for part in parts), key=_point_order),
    )


def _united(lists: Iterable[Iterable[Any]], *, key: Callable[[Any], Any] | None = None) -> tuple[Any, ...]:
    """Every item once, in an order of its own."""
    return tuple(sorted({item for items in lists for item in items}, key=key))


def _settle(field: str, given: Sequence[Any], differences: list[Reason]) -> Any:
    """The value that most parts give; a difference is added to the reasons."""
    known = [value for value in given if value is not None]
    if not known:
        return None
    if len(set(known)) > 1:
        listed = ", ".join(f"{value} ({count})" for value, count in sorted(Counter(map(str, known)).items()))
        differences.append(Reason(_STEP, "merge.reports_differ", f"reports differ on {field}: {listed}"))
    return _most_given(known)


def _most_given(values: Sequence[Any]) -> Any:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], str(value)))


def _reasons(parts: Sequence[Actor] | Sequence[Ceasefire], differences: list[Reason]) -> tuple[Reason, ...]:
    return _united([*(part.reasons for part in parts), differences], key=lambda r: (r.step, r.rule, r.note))


def _last_if_none(value: str | float | None) -> tuple[bool, str | float]:
    """Sorts unknown values after known ones."""
    return (value is None, "" if value is None else value)


def _breach_order(breach: Breach) -> tuple[Any, ...]:
    reasons = tuple((r.step, r.rule, r.note) for r in breach.reasons)
    fields = (breach.day, breach.claim, breach.alleged_by, breach.party)
    return (*map(_last_if_none, fields), breach.kept, reasons)


def _point_order(point: TollPoint) -> tuple[Any, ...]:
    numbers = tuple((value is None, value or 0.0) for value in (point.low, point.best, point.high))
    return (*map(_last_if_none, (point.as_of, point.since, point.claim, point.text)), *numbers)
