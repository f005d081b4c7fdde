"""Which tellings of several reports are of one happening: points with grounds, and what keeps two apart.

In: tellings (`tellings.py`). Out: an incident linker. Reads event_families and incident_words through `packs`.

Place, day, what was hit, the numbers and the report's own story each speak for a pair; no one of them is enough. Two
days, two places, or two lines of one report keep tellings apart, so that a village shelled on five days has five
incidents; one day's difference alone does not, for a strike may be told with two dates.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from counterclaim.book.linker import Linker
from counterclaim.book.stories import likeness, names_in, shared
from counterclaim.book.tellings import Telling, fixed_days, is_bare, is_fixed, telling_of
from counterclaim.incidents.comparing import Nearness, compare_place, days, hours_apart, is_fine
from counterclaim.packs.families import breaks_truce, goes_by_participants, is_broad, shared_family
from counterclaim.packs.parties import plain_name
from counterclaim.records.book import Score
from counterclaim.records.claim import Place
from counterclaim.records.enums import JoinKind, PlacePrecision

ENOUGH = 3.0
DOUBTFUL = 2.25
"""Set on the open half of `benchmarks/book`."""
_POINTS = frozenset((PlacePrecision.SITE, PlacePrecision.SETTLEMENT, None))
_LEAST_STORY, _FULL_STORY = 0.15, 0.5
_LEAST_WORDS, _FULL_WORDS = 0.2, 0.7
_LONGEST = 5  # days up to which a time is looked for by everything it names, beyond that by two places alone
_WINDOW = timedelta(days=14)
_BEFORE = 1  # days by which clocks and datelines may differ
_MOST_NAMES, _FEW = 6, 4
_BESIDE = 400  # characters within which a report goes on about one thing
_FRESH, _STALE = 2, 14  # days

Ground = tuple[float, str]


def incident_linker() -> Linker:
    """How incidents of several reports are joined."""
    return Linker(
        kind=JoinKind.INCIDENT,
        traits=telling_of,
        kept_as=Telling,
        keys=keys,
        score=score,
        apart=apart,
        order=order,
        enough=ENOUGH,
        doubtful=DOUBTFUL,
    )


def score(one: Telling, two: Telling) -> Score | None:
    """How much speaks for two tellings being of one happening; None where nothing does or they cannot be one.

    Example: "a market in Brezna was shelled on Monday, killing nine" and "nine died in Monday's shelling of the market"
    share day, target and number.
    """
    if apart(one, two) is not None:
        return None
    if one.report == two.report:
        return _told_on(one, two)
    said = [
        *_type(one, two),
        *_where(one, two),
        *_when(one, two),
        *_news(one, two),
        *_harm(one, two),
        *_doer(one, two),
        *_text(one, two),
    ]
    points = sum(p for p, _ in said)
    if points <= 0 or not any(p > 0 for p, _ in said[1:]):
        return None
    return Score(round(points, 3), tuple(ground for _, ground in said))


def apart(one: Telling, two: Telling) -> str | None:
    """Why two tellings can never be of one happening; None where nothing speaks against it."""
    if not _kin(one, two):
        return "types that are never one happening"
    if _days_between(one, two) > 1:
        return "different days"
    if any(hours_apart(a, b) for a in one.times[:1] for b in two.times[:1]) and _days_between(one, two) == 0:
        return "different hours"
    if _elsewhere(one, two):
        return "different places"
    if _told_before(one, two) or _told_before(two, one):
        return "told before it happened"
    if one.report == two.report and not _twice_told(one, two):
        return "one report tells them as two"
    if one.types and two.types and _by_participants(one, two):
        return "nobody took part in both"
    return None


def keys(telling: Telling) -> Iterable[str]:
    """Blocks to look in: its places, and what was hit or counted, on each day that it may be of.

    What tells no day is looked for in the two weeks before its publication.
    """
    places = [p for p in telling.places if is_fine(p)] or list(telling.places)
    at = [*sorted({name for p in places for name in _names(p)} | telling.names), *sorted(telling.around)][:_MOST_NAMES]
    dates = tuple(_dates(telling))
    what = [*sorted(telling.hit)[:_MOST_NAMES], *(f"{n:g} {kind}" for kind, n in sorted(telling.tolls)[:_MOST_NAMES])]
    things = [*at, *what] if len(dates) <= _LONGEST else at[:_FEW] or what[:_FEW]
    same = "=" + " ".join(word for _, word in sorted(((-x, w) for w, x in telling.words))[:_FEW])
    beside = [f"{telling.report}|{n}" for n in range(telling.first // _BESIDE, telling.last // _BESIDE + 2)]
    return [*(f"{thing}|{day}" for thing in things for day in dates), *beside[:_MOST_NAMES], same]


def order(telling: Telling) -> tuple[str, str, int]:
    """By day of publication, then report, then place in it."""
    return (telling.published or "9999", telling.report, telling.first)


def _kin(one: Telling, two: Telling) -> bool:
    if not one.types or not two.types:
        return True
    pairs = [(a, b) for a in one.types for b in two.types]
    return any(a == b or shared_family(a, b) or (breaks_truce(a) and breaks_truce(b)) for a, b in pairs)


def _by_participants(one: Telling, two: Telling) -> bool:
    if one.types[0] != two.types[0] or not goes_by_participants(one.types[0]):
        return False
    first, second = one.doers | one.hit, two.doers | two.hit
    return bool(first and second) and not first & second


def _days_between(one: Telling, two: Telling) -> int:
    """Days between the times of two tellings, where none of them meet; 0 where some do or one is not told."""
    gaps = [_between(days(a), days(b)) for a in one.times for b in two.times]
    return min(gaps, default=0)


def _between(first: tuple[str, str], second: tuple[str, str]) -> int:
    (low, high), (other_low, other_high) = first, second
    if high >= other_low and other_high >= low:
        return 0
    return _gap(*((high, other_low) if high < other_low else (other_high, low)))


def _gap(one: str, two: str) -> int:
    try:
        return abs((date.fromisoformat(two) - date.fromisoformat(one)).days)
    except ValueError:  # a day that no calendar has, in a hostile or broken text
        return 1 if one != two else 0


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


def _told_on(one: Telling, two: Telling) -> Score | None:
    """One report goes on, without place, day or name, about what it told just before."""
    gap = max(one.first, two.first) - min(one.last, two.last)
    if is_bare(one) == is_bare(two) or gap > _BESIDE:
        return None
    bare, host = (one, two) if is_bare(one) else (two, one)
    if bare.hit and not bare.hit & (host.hit | {word for word, _ in host.words}):
        return None
    alike = likeness(one.words, two.words) > _LEAST_WORDS / 2
    points = (ENOUGH if alike or one.types[:1] == two.types[:1] else DOUBTFUL) + 0.5 * (1 - max(0, gap) / _BESIDE)
    return Score(round(points, 3), ("told on without a place, day or name of its own",))


def _told_before(one: Telling, two: Telling) -> bool:
    """Whether the first was published before the day of the second."""
    told = fixed_days(two)
    if one.published is None or told is None or told[0] <= one.published:
        return False
    return _gap(one.published, told[0]) > _BEFORE


def _twice_told(one: Telling, two: Telling) -> bool:
    """Whether what one report tells in two lines may be one: same type, and nothing named that parts them."""
    if one.another or two.another:
        return False
    if is_bare(one) or is_bare(two):
        return True
    if one.types[:1] != two.types[:1]:
        return False
    return _same_day(one, two) and _place_of(one, two)[0] is Nearness.SAME and not (one.hit and two.hit)


def _same_day(one: Telling, two: Telling) -> bool:
    first, second = fixed_days(one), fixed_days(two)
    return is_fixed(one) and is_fixed(two) and first == second


def _type(one: Telling, two: Telling) -> Iterator[Ground]:
    if heads := one.heads & two.heads:
        yield 1.0, f"both tell of “{min(heads)}”"
    elif one.types and two.types:
        first, second = one.types[0], two.types[0]
        if first == second:
            yield (0.5 if is_broad(first) else 1.0), f"both {first}"
        else:
            yield (0.5 if is_broad(first) or is_broad(second) else 0.25), f"{first} and {second} can be one happening"
    else:
        yield 0.0, "no type told"


def _where(one: Telling, two: Telling) -> Iterator[Ground]:
    near, fine, name = _place_of(one, two)
    names = (one.names & two.names) - one.doers - two.doers
    nearby = one.names & two.around | one.around & two.names
    if near is Nearness.SAME and fine:
        yield 1.5, f"same place: {name}"
    elif near is Nearness.NEAR and fine:
        yield 1.25, f"places that lie together: {name}"
    elif names:
        yield 1.25, f"both name {', '.join(sorted(names)[:3])}"
    elif nearby:
        yield 0.75, f"{', '.join(sorted(nearby)[:3])} named around the one"
    elif near in (Nearness.SAME, Nearness.NEAR):
        yield 0.25, f"same district or beyond: {name}"
    elif one.places and two.places:
        yield -1.0, "places of unknown distance"


def _place_of(one: Telling, two: Telling) -> tuple[Nearness, bool, str]:
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


def _when(one: Telling, two: Telling) -> Iterator[Ground]:
    if _days_between(one, two):
        yield -0.75, "told with days one apart"
    elif _same_day(one, two):
        yield 1.5, "same day"
    elif is_fixed(one) and is_fixed(two):
        yield 0.75, "days that meet"
    elif fixed_days(one) and fixed_days(two):
        yield 0.25, "times that meet"
    if (one.another or two.another) and not _same_day(one, two):
        yield -1.0, "one is told as a further one"


def _news(one: Telling, two: Telling) -> Iterator[Ground]:
    """What tells no day is mostly of the last days before it was published."""
    first, second = fixed_days(one), fixed_days(two)
    ends = [told[1] if told else t.published for told, t in ((first, one), (second, two))]
    if (first is None or second is None) and ends[0] and ends[1]:
        gap = _gap(ends[0], ends[1])
        if gap <= _FRESH:
            yield 0.75, "reported within two days"
        elif gap > _STALE:
            yield -0.5, "reported weeks apart"


def _harm(one: Telling, two: Telling) -> Iterator[Ground]:
    first, second = ({word for word, _ in t.words} for t in (one, two))
    hit = (one.hit & (two.hit | second)) | (two.hit & (one.hit | first))
    if hit - one.doers - two.doers:
        yield 0.75, f"same target: {min(hit - one.doers - two.doers)}"
    elif one.hit and two.hit:
        yield -0.75, "other targets"
    if one.weapons & two.weapons:
        yield 0.25, f"same weapon: {min(one.weapons & two.weapons)}"
    elif one.weapons and two.weapons:
        yield -0.75, "other weapons"
    if numbers := one.tolls & two.tolls:
        kind, number = min(numbers)
        yield 0.75, f"same number: {number:g} {kind}"


def _doer(one: Telling, two: Telling) -> Iterator[Ground]:
    if doers := one.doers & two.doers:
        yield 0.5, f"same doer: {min(doers)}"


def _text(one: Telling, two: Telling) -> Iterator[Ground]:
    if part := _share(likeness(one.words, two.words), _LEAST_WORDS, _FULL_WORDS):
        yield round(1.25 * part, 3), f"same words: {', '.join(shared(one.words, two.words))}"
    if part := _share(likeness(one.story, two.story), _LEAST_STORY, _FULL_STORY):
        yield round(0.75 * part, 3), f"reports of one story: {', '.join(shared(one.story, two.story))}"


def _share(value: float, least: float, full: float) -> float:
    return min(1.0, max(0.0, (value - least) / (full - least)))


def _is_near(place: Place) -> bool:
    return is_fine(place)


def _names(place: Place) -> tuple[str, ...]:
    return tuple(plain_name(n) for n in (place.name, *place.other_names) if n)[:4]


def _dates(telling: Telling) -> Iterator[str]:
    """The days it may be of and the one after them; of a long time, or where none is told, the last two weeks of it."""
    told, published = fixed_days(telling), telling.published
    low, high = (_day(told[0]), _day(told[1])) if told else (None, _day(published))
    high = high if high and high.year < date.max.year else _day(published)
    if high is None:
        return
    low = low if low is not None and low.year > date.min.year else high - _WINDOW if high.year > 1 else high
    for n in range(min((high - low).days, _WINDOW.days) + 2):
        yield (high + timedelta(days=1 - n)).isoformat()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:  # a day that no calendar has, in a hostile or broken text
        return None
