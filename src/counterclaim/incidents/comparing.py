"""How two claims stand to each other in time, place, and what they name.

In: two claims. Out: for each question a small closed answer (same, near, unknown, apart), never a bare number.
Reads incident_words
(small words) through `packs`.
"""

import math
import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

from counterclaim.packs.conflict_places import INSIDE
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import marks, plain_name
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim, Place, TimeRange, Weapon
from counterclaim.records.enums import PlacePrecision

_FINE = frozenset(
    (PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT, PlacePrecision.DISTRICT)
)
REACH_KM = {
    PlacePrecision.SITE: 5.0,
    PlacePrecision.SETTLEMENT: 10.0,
    PlacePrecision.NEAR_SETTLEMENT: 25.0,
    PlacePrecision.DISTRICT: 50.0,
    PlacePrecision.PROVINCE: 250.0,
}
"""How far apart two points may lie and still be one place, by the coarser precision; wider places reach any."""
_MOVING = frozenset(("from", "to", "towards", "toward", "into", "via", "through"))
_WORD = re.compile(r"[^\W\d_]{3,}")
_KNOWN = re.compile(
    r"\b(?:the|that|this|same|both)\s+(?:(?P<before>[a-z]+)\s+)?(?P<word>[^\W\d_]{3,})\b", re.IGNORECASE
)
_NO_THING = ("truce", "anyone", "anywhere", "anytime", "scenery")
_EARTH_KM = 6371.0
_MIN_STEM = 4
_REMEMBERED = 20_000
_DAY = 10
_BOTH = 2


class Nearness(StrEnum):
    """How two times or places stand to each other."""

    SAME = "same"
    NEAR = "near"
    UNKNOWN = "unknown"
    APART = "apart"


def compare_times(first: TimeRange | None, second: TimeRange | None) -> Nearness:
    """Same: both fix one day. Near: ranges that overlap. Apart: they cannot be one day. Unknown: one is not told."""
    if first is None or second is None or not known(first) or not known(second):
        return Nearness.UNKNOWN
    (low, high), (other_low, other_high) = days(first), days(second)
    if high < other_low or other_high < low:
        return Nearness.APART
    return Nearness.SAME if low == high == other_low == other_high else Nearness.NEAR


def hours_apart(first: TimeRange | None, second: TimeRange | None) -> bool:
    """Whether two times tell hours, and those of one are over before those of the other begin."""
    ends = [(t.earliest or "", t.latest or "") for t in (first, second) if t is not None]
    if len(ends) != _BOTH or not all(len(end) > _DAY for pair in ends for end in pair):
        return False
    (low, high), (other_low, other_high) = ends
    if high == other_low or other_high == low:  # a morning ends where the afternoon begins, but noon is in both
        return low != high and other_low != other_high
    return high < other_low or other_high < low


def known(time: TimeRange) -> bool:
    """Whether a time fixes anything."""
    return bool(time.earliest or time.latest)


def days(time: TimeRange) -> tuple[str, str]:
    """Earliest and latest day of a time as full ISO days; open ends reach as far as days go."""
    low, high = (time.earliest or "")[:_DAY], (time.latest or "")[:_DAY]
    return (low + "0000-01-01"[len(low) :]), (high + "9999-12-31"[len(high) :])


def one_day(time: TimeRange | None) -> str | None:
    """The day of a time that fixes one, else None."""
    if time is None or not known(time):
        return None
    low, high = days(time)
    return low if low == high else None


def compare_places(first: Claim, second: Claim) -> Nearness:
    """The best of all pairs of their places: one place in common is the same place."""
    pairs = [compare_place(p, q) for p in standing(first) for q in standing(second)]
    order = (Nearness.SAME, Nearness.NEAR, Nearness.UNKNOWN, Nearness.APART)
    return next((n for n in order if n in pairs), Nearness.UNKNOWN)


def standing(claim: Claim) -> tuple[Place, ...]:
    """The places where a claim's happening was, not those it went to or came from, where there are such."""
    return tuple([p for p in claim.places if p.relation not in _MOVING]) or claim.places


def compare_place(first: Place, second: Place) -> Nearness:
    """Same: one record or name. Near: one lies in or by the other. Apart: too far off, or in two countries."""
    if first.gazetteer and first.gazetteer == second.gazetteer:
        return Nearness.SAME if first.relation == second.relation else Nearness.NEAR
    if _lies_in(first, second) or _lies_in(second, first):
        return Nearness.NEAR
    names, others = _names(first), _names(second)
    if names & others:
        same_kind = "near" not in {first.relation, second.relation} or first.relation == second.relation
        return Nearness.SAME if same_kind else Nearness.NEAR
    if first.country and second.country and first.country != second.country:
        return Nearness.APART
    if any(set(n.split()) <= set(o.split()) or set(o.split()) <= set(n.split()) for n in names for o in others):
        return Nearness.NEAR
    return _by_distance(first, second)


def _lies_in(place: Place, holder: Place) -> bool:
    """Whether the user's conflict file puts one place into another."""
    return bool(place.gazetteer and holder.gazetteer) and f"{place.gazetteer}".endswith(f"{INSIDE}{holder.gazetteer}")


def is_fine(place: Place) -> bool:
    """Whether a place is as fine as a district; one of unknown precision counts as fine."""
    return place.precision is None or place.precision in _FINE


def share_fine_place(first: Claim, second: Claim) -> bool:
    """Whether two claims name one place that is as fine as a district."""
    return any(
        compare_place(p, q) is Nearness.SAME and is_fine(p) and is_fine(q)
        for p in standing(first)
        for q in standing(second)
    )


def share_targets(first: Claim, second: Claim) -> bool:
    """Whether two claims name a target in common, by actor or by a word of its name."""
    one, two = (c.event.targets if c.event else () for c in (first, second))
    if {t.actor for t in one if t.actor} & {t.actor for t in two if t.actor}:
        return True
    return bool(_harmed(first) & _harmed(second))


def targets_apart(first: Claim, second: Claim) -> bool:
    """Whether both claims name something or somebody hit that is no place of theirs, and nothing in common."""
    one, two = _hit(first), _hit(second)
    return bool(one and two) and not one & two


def _hit(claim: Claim) -> frozenset[str]:
    """Telling words for what was hit; places and words that leave open who it was ("people") tell nothing."""
    places = frozenset(w for p in claim.places for w in words_of(p.name))
    return (
        frozenset(w for t in (claim.event.targets if claim.event else ()) for w in words_of(t.name)) - places - _open()
    )


@cache
def _open() -> frozenset[str]:
    """Words for those harmed, or for a place, that leave open who or where."""
    pack = load_pack("incident_words.en")
    return frozenset(_stem(plain_name(w)) for key in ("anyone", "anywhere") for w in pack[key])


def _harmed(claim: Claim) -> frozenset[str]:
    named = [t.name for t in claim.event.targets] if claim.event else []
    return _telling((*named, *[t.who for t in claim.tolls if t.who]))


@lru_cache(maxsize=_REMEMBERED)
def _telling(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for name in names for w in words_of(name)) - _open()


def named_again(first: Claim, second: Claim) -> str | None:
    """The thing told in the first claim that the second names as known ("the depot", "that ambush").

    Names, and words for bodies, truces, people and places of any kind, tell nothing.
    """
    told = words_of(first.evidence.text) - _open()
    return next((w for w in _named_as_known(second, ("word",)) if _stem(w) in told), None)


def known_things(claim: Claim) -> tuple[str, ...]:
    """The words by which a claim may name things as known ("the depot", "the old mill now"), in its order."""
    return _named_as_known(claim, ("word", "before"))


def _named_as_known(claim: Claim, groups: Sequence[str]) -> tuple[str, ...]:
    found = (w for m in _KNOWN.finditer(claim.evidence.text) for group in groups if (w := m[group]))
    return tuple(w for w in found if w.islower() and marks(w).own and not any(find_phrase(k, w) for k in _NO_THING))


def stem(word: str) -> str:
    """A word without its common endings."""
    return _stem(plain_name(word))


def share_weapons(first: Claim, second: Claim) -> bool:
    """Whether two claims name a weapon or class of weapons in common."""
    return bool(_weapons(first.weapons) & _weapons(second.weapons))


def share_tolls(first: Claim, second: Claim) -> bool:
    """Whether two claims tell one number of one kind of harm."""
    one, two = (
        {(t.kind, t.unit, t.low, t.best, t.high) for t in c.tolls if _told(t.low, t.best, t.high)}
        for c in (first, second)
    )
    return bool(one & two)


def tolls_differ(first: Claim, second: Claim) -> bool:
    """Whether two claims tell different numbers of one kind of harm, and none in common."""
    kinds = {t.kind for t in first.tolls if _told(t.low, t.best, t.high)}
    return bool(kinds & {t.kind for t in second.tolls if _told(t.low, t.best, t.high)}) and not share_tolls(
        first, second
    )


def shared_words(first: str, second: str) -> frozenset[str]:
    """Telling words that two stretches of text have in common, endings aside."""
    return words_of(first) & words_of(second)


@lru_cache(maxsize=_REMEMBERED)
def words_of(text: str) -> frozenset[str]:
    """The telling words of a text in a form that ignores capitals, accents and common endings."""
    small = load_pack("incident_words.en")["small"]
    return frozenset(_stem(w) for w in _WORD.findall(plain_name(text)) if w not in small)


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ed", "es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > len(ending) and len(stem) >= _MIN_STEM:
            return stem
    return word


def _told(*numbers: float | None) -> bool:
    return any(n is not None for n in numbers)


def _weapons(weapons: tuple[Weapon, ...]) -> set[str]:
    return {w.class_ or plain_name(w.name) for w in weapons}


def _names(place: Place) -> frozenset[str]:
    return _plain_names((place.name, *place.other_names))


@lru_cache(maxsize=_REMEMBERED)
def _plain_names(names: tuple[str, ...]) -> frozenset[str]:
    # A name of signs alone ("?") has no words, and would stand in every other.
    return frozenset(plain for n in names if (plain := plain_name(n)))


def _by_distance(first: Place, second: Place) -> Nearness:
    reach = max((REACH_KM.get(p.precision, math.inf) if p.precision else math.inf for p in (first, second)), default=0)
    far = kilometres(first, second)
    if far is None:
        both_fine = first.precision in _FINE and second.precision in _FINE and first.precision == second.precision
        return Nearness.APART if both_fine else Nearness.UNKNOWN
    if far > reach:
        return Nearness.APART
    return Nearness.NEAR if reach < math.inf else Nearness.UNKNOWN


def kilometres(first: Place, second: Place) -> float | None:
    """How far two places are from each other; None where one has no coordinates."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return None
    a, b = math.radians(first.lat), math.radians(second.lat)
    turn = math.radians(second.lon - first.lon)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
