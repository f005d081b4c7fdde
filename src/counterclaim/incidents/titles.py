"""What an incident is called, when and where it was: in plain words, from its claims alone.

In: the claims of one incident. Out: type, time, places, title. Reads event_families through `packs`.
"""

from collections import Counter
from collections.abc import Sequence

from counterclaim.incidents.comparing import days, known, standing
from counterclaim.packs.families import is_broad, type_words
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim, Place, TimeRange
from counterclaim.records.enums import PlacePrecision, Stance, TimePrecision

_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_HARM = "casualties"
_FINENESS = tuple(PlacePrecision)
_TIMES = (
    TimePrecision.MINUTE,
    TimePrecision.HOUR,
    TimePrecision.PART_OF_DAY,
    TimePrecision.DAY,
    TimePrecision.RANGE,
    TimePrecision.WEEK,
    TimePrecision.MONTH,
    TimePrecision.YEAR,
)


def type_of(claims: Sequence[Claim]) -> str:
    """The type that most claims give; telling types before broad ones, told before denied, then the earliest.

    What only tolls tell of is people killed or hurt.
    """
    told = [c for c in claims if c.event and c.stance is not Stance.DENIES] or [c for c in claims if c.event]
    types = [c.event.type for c in told if c.event] or [_HARM]
    telling = [t for t in types if not is_broad(t)] or types
    counted = Counter(telling)
    return max(counted, key=lambda t: (counted[t], -telling.index(t)))


def time_of(claims: Sequence[Claim]) -> TimeRange | None:
    """The finest time that a claim gives (told before denied, then the earliest); bounds and words are kept as told."""
    told = [c.time for c in claims if c.time and known(c.time) and c.stance is not Stance.DENIES]
    times = told or [c.time for c in claims if c.time and known(c.time)]
    return min(times, key=lambda t: _TIMES.index(t.precision), default=None)


def place_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Names of all places of the happening, finest first, then by how many claims name them, then by the text."""
    found: dict[str, list[Place]] = {}
    for claim in claims:
        for place in standing(claim):
            found.setdefault(plain_name(place.name), []).append(place)
    order = list(found)
    ranked = sorted(order, key=lambda n: (min(_fineness(p) for p in found[n]), -len(found[n]), order.index(n)))
    return tuple(found[n][0].name for n in ranked)


def title_of(event_type: str, places: Sequence[str], time: TimeRange | None) -> str:
    """A title in neutral words, such as "shelling, Brezna district, 27 October 2020"."""
    when = day_words(time)
    return ", ".join([type_words(event_type), *places[:1], *([when] if when else [])])


def day_words(time: TimeRange | None) -> str | None:
    """A time in words: one day, one month, one year, or from one day to another."""
    if time is None or not known(time):
        return None
    low, high = days(time)
    if low == high:
        return _day(low)
    if time.precision is TimePrecision.YEAR and low[:4] == high[:4]:
        return low[:4]
    if time.precision is TimePrecision.MONTH and low[:7] == high[:7]:
        return f"{_MONTHS[int(low[5:7]) - 1]} {low[:4]}"
    if not time.earliest:
        return f"by {_day(high)}"
    return f"{_day(low)} to {_day(high)}" if time.latest else f"since {_day(low)}"


def _day(day: str) -> str:
    return f"{int(day[8:10])} {_MONTHS[int(day[5:7]) - 1]} {day[:4]}"


def _fineness(place: Place) -> int:
    return _FINENESS.index(place.precision) if place.precision else _FINENESS.index(PlacePrecision.DISTRICT)
