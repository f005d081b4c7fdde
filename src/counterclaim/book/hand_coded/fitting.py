"""How well a coded event fits an incident: points with grounds in words, and where the two differ.

The same points whichever side is named; who acted is no ground, for sets name no direction. Points and thresholds are
ours, set by hand, and stand in docs/reference/compare-with.md. Reads `event_families` and `party_words`.
"""

import datetime as dt
import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import msgspec

from counterclaim.book.hand_coded.entries import Entry, Killed, Span
from counterclaim.incidents.comparing import REACH_KM, Nearness, compare_place, kilometres
from counterclaim.packs.families import is_broad, shared_family, type_words
from counterclaim.packs.parties import Party, is_named, plain_name, same_party
from counterclaim.records.claim import Place
from counterclaim.records.coded import Disagreement

MOST_APART: Final = 2
"""Days between two that may still be one: reports and coders take the day of the news for that of the act."""
THRESHOLD: Final = 0.6
FLOOR: Final = 0.4
_SAME_DAY, _OVERLAP, _VAGUE_OVERLAP, _DAYS_APART = 3.0, 2.5, 1.5, 1.0
_SAME_PLACE, _NEAR_PLACE, _WIDE_PLACE = 4.0, 3.0, 1.5
_ONE_TYPE, _ONE_FAMILY, _OTHER_TYPE = 2.0, 1.0, -2.0
_SHARED_PARTY, _OTHER_PARTIES = 1.5, -0.5
_TOLLS_MEET, _TOLLS_DIFFER = 1.0, -0.5
_MOST: Final = _SAME_DAY + _SAME_PLACE + _ONE_TYPE + _SHARED_PARTY + _TOLLS_MEET
_VAGUE_DAYS: Final = 7
_UNTOLD_KM: Final = 25.0
"""How far a point reaches of which the set does not say how exact it is."""
_REMEMBERED: Final = 50_000


class Where(msgspec.Struct, frozen=True):
    """How the places of two entries stand to each other, by which pair of places."""

    points: float
    fine: bool
    pair: tuple[Place, Place] | None = None


class Fit(msgspec.Struct, frozen=True):
    """Points, as a share of the most that there can be, and what else decides between two fits."""

    score: float
    fine: bool
    """Both tell one place as fine as a district: without it two may be one, and are never held to be."""
    gap: int
    km: float

    @property
    def holds(self) -> bool:
        """Whether the two are held to be one."""
        return self.fine and self.score >= THRESHOLD


def fit(file: Entry, ledger: Entry) -> Fit | None:
    """How well two fit; None where their days or places rule it out, or either has no day."""
    if file.span is None or ledger.span is None or (gap := file.span.gap(ledger.span)) > MOST_APART:
        return None
    where = _where(file, ledger)
    if where is None:
        return None
    points = (
        _day_points(file.span, ledger.span) + where.points + _type_points(file, ledger)
        + (_SHARED_PARTY if (party := _party(file, ledger)) else _OTHER_PARTIES if party is not None else 0.0)
        + _toll_points(file.killed, ledger.killed)
    )  # fmt: skip
    far = kilometres(*where.pair) if where.pair else None
    return Fit(round(max(0.0, points) / _MOST, 3), where.fine, gap, round(far, 1) if far is not None else math.inf)


def grounds(file: Entry, ledger: Entry) -> Iterator[str]:
    """Why the two may be one, in words."""
    if file.span is not None and ledger.span is not None:
        gap = file.span.gap(ledger.span)
        one = file.span.days == ledger.span.days == 1
        yield f"{gap} day{'s' * (gap > 1)} apart" if gap else "the same day" if one else "their days overlap"
    where = _where(file, ledger)
    if where is not None and where.pair is not None:
        yield _place_words(*where.pair, fine=where.fine)
    if common := file.types & ledger.types:
        yield f"type: {type_words(min(common, key=lambda one: (one != ledger.type, one)))}"
    elif kin := _kin(file, ledger):
        yield f"types that may be views of one happening: {kin}"
    if shared := _party(file, ledger):
        yield f"a party in common: {shared[0]}" + ("" if shared[0] == shared[1] else f", {shared[1]}")
    if file.killed is not None and ledger.killed is not None and file.killed.meets(ledger.killed):
        yield f"killed: {file.killed} and {ledger.killed}"


def disagreements(file: Entry, ledger: Entry) -> Iterator[Disagreement]:
    """Where the two tell one happening differently."""
    if file.span is not None and ledger.span is not None and file.span.gap(ledger.span):
        yield Disagreement(field="day", file=_days(file.span), ledger=_days(ledger.span))
    where = _where(file, ledger)
    if where is not None and where.pair is not None and not _one_name(*where.pair):
        one, two = where.pair
        far = kilometres(one, two)
        if far is not None and one.name and two.name:
            yield Disagreement(field="place", file=one.name, ledger=f"{two.name}, {far:.0f} km from it")
    if file.types and not file.types & ledger.types and not any(map(is_broad, ledger.types | file.types)):
        yield Disagreement(field="type", file=file.type_words, ledger=ledger.type_words)
    if file.killed is not None and ledger.killed is not None and not file.killed.meets(ledger.killed):
        told = f"{file.killed} ({file.toll_words})" if file.toll_words else str(file.killed)
        yield Disagreement(field="toll", file=told, ledger=str(ledger.killed))


def _day_points(one: Span, two: Span) -> float:
    if one.gap(two):
        return _DAYS_APART
    if one.days == two.days == 1:
        return _SAME_DAY
    return _OVERLAP if max(one.days, two.days) <= _VAGUE_DAYS else _VAGUE_OVERLAP


def _where(file: Entry, ledger: Entry) -> Where | None:
    """The best pair of their places; None where they lie apart. Fine places decide before wide ones."""
    fine = _best(file.fine, ledger.fine, _FINE_ORDER)
    if fine is not None and fine[0] is Nearness.APART:
        return None
    if fine is not None and fine[0] is not Nearness.UNKNOWN:
        return Where(_SAME_PLACE if fine[0] is Nearness.SAME else _NEAR_PLACE, fine=True, pair=fine[1])
    several = (_best(file.fine, ledger.wide, _WIDE_ORDER), _best(file.wide, ledger.fine, _WIDE_ORDER),
               _best(file.wide, ledger.wide, _WIDE_ORDER))  # fmt: skip
    wide = min((one for one in several if one), key=lambda one: _WIDE_ORDER.index(one[0]), default=None)
    if wide is None or wide[0] is Nearness.UNKNOWN:
        return Where(0.0, fine=False)
    return None if wide[0] is Nearness.APART else Where(_WIDE_PLACE, fine=False, pair=wide[1])


_FINE_ORDER: Final = (Nearness.SAME, Nearness.NEAR, Nearness.APART, Nearness.UNKNOWN)
"""That a town is another town says more than that nobody can tell of a second name."""
_WIDE_ORDER: Final = (Nearness.SAME, Nearness.NEAR, Nearness.UNKNOWN, Nearness.APART)


def _best(
    one: tuple[Place, ...], two: tuple[Place, ...], order: tuple[Nearness, ...]
) -> tuple[Nearness, tuple[Place, Place]] | None:
    pairs = [(_stand(a, b), (a, b)) for a in one for b in two]
    return min(pairs, key=lambda pair: order.index(pair[0]), default=None)


def _stand(one: Place, two: Place) -> Nearness:
    """As places of claims are compared; of one name, but too far from each other, they are two."""
    found = compare_place(one, two)
    far = kilometres(one, two)
    if far is None or found is Nearness.APART:
        return found
    reach = max(REACH_KM.get(p.precision, math.inf) if p.precision else _UNTOLD_KM for p in (one, two))
    return Nearness.APART if far > reach else Nearness.NEAR if found is Nearness.UNKNOWN else found


def _type_points(file: Entry, ledger: Entry) -> float:
    if not file.types or not ledger.types:
        return 0.0
    if file.types & ledger.types:
        return _ONE_TYPE
    return _ONE_FAMILY if _kin(file, ledger) else _OTHER_TYPE


def _kin(file: Entry, ledger: Entry) -> str | None:
    """Two types, one of each, that can be views of one happening, in words."""
    pairs = sorted((a, b) for a in file.types for b in ledger.types if shared_family(a, b) is not None)
    return f"{type_words(pairs[0][0])}, {type_words(pairs[0][1])}" if pairs else None


def _party(file: Entry, ledger: Entry) -> tuple[str, str] | tuple[()] | None:
    """A party of each that is one; nothing where they name parties and none in common; None where one names none."""
    one, two = ([name for name in side.parties if _names_a_party(name)] for side in (file, ledger))
    if not one or not two:
        return None
    return next(((a, b) for a in one for b in two if _one_party(a, b)), ())


@lru_cache(maxsize=_REMEMBERED)
def _names_a_party(name: str) -> bool:
    return is_named(Party(name=name))


@lru_cache(maxsize=_REMEMBERED)
def _one_party(one: str, two: str) -> bool:
    return same_party(Party(name=one), Party(name=two))


def _toll_points(one: Killed | None, two: Killed | None) -> float:
    if one is None or two is None or not (one.most or two.most or one.least or two.least):
        return 0.0
    return _TOLLS_MEET if one.meets(two) else _TOLLS_DIFFER


def _one_name(one: Place, two: Place) -> bool:
    words = [{plain for name in (p.name, *p.other_names) if (plain := plain_name(name))} for p in (one, two)]
    return any(set(a.split()) <= set(b.split()) or set(b.split()) <= set(a.split()) for a in words[0] for b in words[1])


def _place_words(one: Place, two: Place, *, fine: bool) -> str:
    if _one_name(one, two):
        return f"the same place: {two.name}" if fine else f"the same wider place: {two.name}"
    far = kilometres(one, two)
    names = f"{one.name or 'a point'} and {two.name}"
    return f"{names}, {far:.0f} km apart" if far is not None else names


def _days(span: Span) -> str:
    first, last = (dt.date.fromordinal(day).isoformat() for day in (span.first, span.last))
    return first if first == last else f"{first} to {last}"
