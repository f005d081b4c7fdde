"""What keeps two tellings apart: why what two reports tell can never be one happening.

In: two tellings. Out: the reason in words, or None; days and places between them. Reads event_families through `packs`.
"""

from collections.abc import Iterable
from datetime import date

from counterclaim.book.incidents.stories import names_in
from counterclaim.book.incidents.tellings import Telling, fixed_days, is_bare, is_fixed
from counterclaim.incidents.comparing import Nearness, compare_place, days, hours_apart, is_fine
from counterclaim.packs.families import (
    breaks_truce,
    goes_by_participants,
    shared_family,
    stands_beside,
    told_otherwise,
)
from counterclaim.records.claim import Place
from counterclaim.records.enums import PlacePrecision

_POINTS = frozenset((PlacePrecision.SITE, PlacePrecision.SETTLEMENT, None))
_BEFORE = 1  # days by which clocks and datelines may differ


def apart(one: Telling, two: Telling) -> str | None:
    """Why two tellings can never be of one happening; None where nothing speaks against it."""
    if not _kin(one, two):
        return "types that are never one happening"
    if days_between(one, two) > 1:
        return "different days"
    if _other_hours(one, two) and not one.hit & two.hit:
        return "different hours"
    if _elsewhere(one, two):
        return "different places"
    if _told_before(one, two) or _told_before(two, one):
        return "told before it happened"
    if one.report == two.report and not _twice_told(one, two):
        return "one report tells them as two"
    if one.row and two.row and one.row[0] == two.row[0] and one.row != two.row:
        return "two rows of one hand-coded set"
    if one.types and two.types and _by_participants(one, two):
        return "nobody took part in both"
    return None


def _kin(one: Telling, two: Telling) -> bool:
    if not one.types or not two.types:
        return True
    pairs = [(a, b) for a in one.types for b in two.types]
    return any(
        a == b
        or shared_family(a, b)
        or told_otherwise(a, b)
        or (breaks_truce(a) and breaks_truce(b))
        or stands_beside(a, b)
        for a, b in pairs
    )


def _by_participants(one: Telling, two: Telling) -> bool:
    if one.types[0] != two.types[0] or not goes_by_participants(one.types[0]):
        return False
    first, second = (t.doers | t.hit | t.names for t in (one, two))
    return bool(first and second) and not first & second


def days_between(one: Telling, two: Telling) -> int:
    """Days between the times of two tellings, where none of them meet; 0 where some do or one is not told."""
    gaps = [_between(days(a), days(b)) for a in one.times for b in two.times]
    return min(gaps, default=0)


def _between(first: tuple[str, str], second: tuple[str, str]) -> int:
    (low, high), (other_low, other_high) = first, second
    if high >= other_low and other_high >= low:
        return 0
    return days_from(*((high, other_low) if high < other_low else (other_high, low)))


def days_from(one: str, two: str) -> int:
    """How many days lie between two ISO days."""
    try:
        return abs((date.fromisoformat(two) - date.fromisoformat(one)).days)
    except ValueError:  # a day that no calendar has, in a hostile or broken text
        return 1 if one != two else 0


def _other_hours(one: Telling, two: Telling) -> bool:
    met = days_between(one, two) == 0
    return met and any(hours_apart(a, b) for a in one.times[:1] for b in two.times[:1])


def _elsewhere(one: Telling, two: Telling) -> bool:
    first, second = ([p for p in t.places if is_fine(p)] for t in (one, two))
    if not (first and second) or not all(_two_places(p, q) for p in first for q in second):
        return False
    far = any(compare_place(p, q) is Nearness.APART for p in first for q in second)
    return far or not (_told_together(one, second) or _told_together(two, first))


def _told_together(telling: Telling, places: Iterable[Place]) -> bool:
    """Whether a report names the other's place as well: one may lie in the other."""
    said = telling.names | {word for word, _ in telling.story}
    return any(said & names_in(place.name) for place in places)


def _two_places(one: Place, two: Place) -> bool:
    told = compare_place(one, two)
    if told is not Nearness.UNKNOWN:
        return told is Nearness.APART
    return one.precision in _POINTS and two.precision in _POINTS and "near" not in (one.relation, two.relation)


def _told_before(one: Telling, two: Telling) -> bool:
    """Whether the first was published before the day of the second."""
    told = fixed_days(two)
    if one.published is None or told is None or told[0] <= one.published:
        return False
    return days_from(one.published, told[0]) > _BEFORE


def _twice_told(one: Telling, two: Telling) -> bool:
    """Whether what one report tells in two lines may be one, as other reports tell it: nothing told parts the two.

    A report's lead tells of a strike, further down its dead, a denial and who came to look, each in other words.
    """
    if one.another or two.another:
        return False
    if is_bare(one) or is_bare(two):
        return True
    if days_between(one, two) or (one.hit and two.hit and not one.hit & two.hit):
        return False
    near = place_of(one, two)[0]
    # Nothing dates the "Tuesday" of a report without a day of publication: that no day parts two lines says little.
    if not (one.published and two.published):
        return one.types[:1] == two.types[:1] and same_day(one, two) and near is Nearness.SAME
    return not (one.places and two.places) or near in (Nearness.SAME, Nearness.NEAR)


def same_day(one: Telling, two: Telling) -> bool:
    """Whether both fix one day, the same."""
    first, second = fixed_days(one), fixed_days(two)
    return is_fixed(one) and is_fixed(two) and first == second


def place_of(one: Telling, two: Telling) -> tuple[Nearness, bool, str]:
    """The best of all pairs of places, whether both are fine, and the name."""
    rank = (Nearness.SAME, Nearness.NEAR, Nearness.UNKNOWN, Nearness.APART)
    found = [
        (rank.index(compare_place(p, q)), not (is_fine(p) and is_fine(q)), min(p.name, q.name))
        for p in one.places
        for q in two.places
    ]
    if not found:
        return Nearness.UNKNOWN, False, ""
    near, coarse, name = min(found)
    return rank[near], not coarse, name
