"""What several reports say of one actor, incident, agreement or toll series in; one record out.

It is the same in whatever order the reports were read. Lists are united and sorted. Where reports differ on a single
field, the value that most reports give is shown (of equals the first in order) and a reason names all of them, so that
no difference is lost.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import msgspec

from counterclaim.records.claim import Reason, TimeRange
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Account, Actor, Breach, Ceasefire, Facets, Incident, TollPoint, TollSeries

_STEP = "store"
_DAY = 10
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


def merge_incidents(parts: Sequence[Incident]) -> Incident:
    """One incident from what several reports tell of it, the first report first."""
    if len(parts) == 1:
        return parts[0]
    # What a row of a hand-coded set calls it changes no title: the set read the reports that stand beside it.
    own = [part for part in parts if part.facets.origins] or list(parts)
    kind = _most_given([part.type for part in own])
    told = [part for part in own if part.type == kind]
    dated = [part for part in told if part.time] or [part for part in (*own, *parts) if part.time]
    counted = Counter(name for part in parts for name in dict.fromkeys(part.places))
    sides = dict.fromkeys(account.side for part in parts for account in part.accounts)
    ordered = [*(side for side in sides if side is not None), *([None] if None in sides else [])]
    accounts = tuple(_merge_accounts([a for p in parts for a in p.accounts if a.side == side]) for side in ordered)
    days = {day for part in parts if (day := _one_day(part.time)) is not None}
    return msgspec.structs.replace(
        parts[0],
        type=kind,
        title=(dated or told)[0].title,
        claims=tuple(dict.fromkeys(claim for part in parts for claim in part.claims)),
        time=dated[0].time if dated else None,
        places=tuple(sorted(counted, key=lambda name: (-counted[name], list(counted).index(name)))),
        accounts=accounts,
        facets=_merge_facets(parts, accounts),
        reasons=tuple(dict.fromkeys(reason for part in parts for reason in part.reasons)),
        reports=tuple(dict.fromkeys(part.report for part in parts)),
        days=tuple(sorted(days)),
    )


def _one_day(time: TimeRange | None) -> str | None:
    """The day of a time that fixes one."""
    if time is None or time.earliest is None or time.earliest[:_DAY] != (time.latest or "")[:_DAY]:
        return None
    return time.earliest[:_DAY]


def _merge_accounts(parts: Sequence[Account]) -> Account:
    """One side's account from what several reports quote of it."""
    lists = {
        name: tuple(dict.fromkeys(item for part in parts for item in getattr(part, name)))
        for name in ("asserts", "blames", "denies", "acknowledges", "other")
    }
    return Account(side=parts[0].side, **lists)


def _merge_facets(parts: Sequence[Incident], accounts: Sequence[Account]) -> Facets:
    """Facets of the whole. A side that one report quotes is not "not quoted"; origins are never counted twice."""
    facets = [part.facets for part in parts]

    def united(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for one in facets for item in getattr(one, name)))

    denied, holding = united("denied_by"), [a.side for a in accounts if a.side and _holds(a)]
    agreed = tuple(dict.fromkeys((*united("agreed_by"), *holding)))
    agreed = tuple(voice for voice in agreed if voice not in denied)
    quoted = {account.side for account in accounts}
    mutual = any(one.contested and not one.denied_by for one in facets)
    nobodys = max(part.facets.origins - sum(a.side is not None and _holds(a) for a in part.accounts) for part in parts)
    return Facets(
        contested=bool(denied) or mutual,
        denied_by=denied,
        acknowledged_by=united("acknowledged_by"),
        agreed_by=agreed if len(agreed) > 1 and not mutual else (),
        not_quoted=tuple(side for side in united("not_quoted") if side not in quoted),
        field_findings=united("field_findings"),
        origins=max(min(1, max(one.origins for one in facets)), len(holding) + max(0, nobodys)),
    )


def _holds(account: Account) -> bool:
    return bool(account.asserts or account.blames or account.acknowledges)


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
