"""What several reports say of one actor, agreement or toll series in; one record out, the same in whatever order.

Lists are united and sorted. Where reports differ on a single field, the value that most reports give is shown (of
equals the first in order) and a reason names all of them, so that no difference is lost.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from counterclaim.records.claim import Reason
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor, Breach, Ceasefire, TollPoint, TollSeries

_STEP = "store"
_Record = TypeVar("_Record", Actor, Ceasefire, TollSeries)


def merge_actors(parts: Sequence[Actor]) -> Actor:
    """One actor from the records of several reports; every other name becomes an alias."""
    name = _most_given([part.name for part in parts])
    names = {part.name for part in parts} | {alias for part in parts for alias in part.aliases}
    return _merge(parts, name=name, aliases=tuple(sorted(names - {name})))


def merge_ceasefires(parts: Sequence[Ceasefire]) -> Ceasefire:
    """One agreement from the records of several reports, with all their claims and alleged breaches."""
    return _merge(parts, breaches=_united((part.breaches for part in parts), key=_breach_order))


def merge_tolls(parts: Sequence[TollSeries]) -> TollSeries:
    """One toll series from those of several reports, its points by the day they stand for."""
    return _merge(parts, points=_united((part.points for part in parts), key=_point_order))


def _merge(parts: Sequence[_Record], **decided: Any) -> _Record:
    """Fields not decided already: lists are united, of single values the one that most parts give is taken."""
    differences: list[Reason] = []
    for field in parts[0].__struct_fields__:
        given = [getattr(part, field) for part in parts]
        if field in decided or field == "reasons":
            continue
        listed = isinstance(given[0], tuple)
        decided[field] = _united(given) if listed else _settle(field, given, differences)
    if "reasons" in parts[0].__struct_fields__:
        told: list[Any] = [getattr(part, "reasons", ()) for part in parts]
        decided["reasons"] = _united([*told, differences], key=lambda r: (r.step, r.rule, r.note))
    return msgspec.structs.replace(parts[0], **decided)


def _united(lists: Iterable[Iterable[Any]], *, key: Callable[[Any], Any] | None = None) -> tuple[Any, ...]:
    """Every item once, in an order of its own."""
    return tuple(sorted({item for items in lists for item in items}, key=key))


def _settle(field: str, given: Sequence[Any], differences: list[Reason]) -> Any:
    """The value that most parts give; a difference is added to the reasons."""
    known = [value for value in given if value is not None and value != Sector.UNKNOWN]
    if not known:
        return _most_given(given)
    if len(set(known)) > 1:
        listed = ", ".join(f"{value} ({count})" for value, count in sorted(Counter(map(str, known)).items()))
        differences.append(Reason(_STEP, "merge.reports_differ", f"reports differ on {field}: {listed}"))
    return _most_given(known)


def _most_given(values: Sequence[Any]) -> Any:
    counted = Counter(values)
    return min(counted, key=lambda value: (-counted[value], str(value)))


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
