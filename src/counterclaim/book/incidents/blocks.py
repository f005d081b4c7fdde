"""In which blocks tellings are looked for: two are compared where they share one.

In: a telling. Out: few and specific keys. Reads no pack.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from counterclaim.book.incidents.apart import days_from
from counterclaim.book.incidents.stories import Profile, names_in
from counterclaim.book.incidents.tellings import Telling, fixed_days
from counterclaim.incidents.comparing import is_fine
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Place

BESIDE = 600
"""Characters within which a report goes on about one thing."""
_LONGEST = 5  # days up to which a time is looked for by everything it names, beyond that by few names alone
_WINDOW = timedelta(days=14)
_MOST_NAMES, _FEW, _FEWEST = 6, 4, 2
_MOST_NEAR = 12
_HEAVIEST = 4
_TELLING = 6  # of a telling's own words, those of which each two may find another report of it, whatever its day
_MONTH = len("2031-03")
_A_MONTH, _LONG = timedelta(days=31), 62
_NEWS = 3  # days that a piece of news is looked for: two reports of it lie two days apart at most


def keys(telling: Telling) -> Iterable[str]:
    """Blocks to look in: its places, and what was hit or counted, on each day that it may be of, and as news.

    What tells no day is looked for in the two weeks before its publication.
    """
    what = [*sorted(telling.hit)[:_MOST_NAMES], *(f"{n:g} {kind}" for kind, n in sorted(telling.tolls)[:_MOST_NAMES])]
    same = ["=" + " ".join(_heaviest(telling.words, _FEW))] if telling.words else []
    beside = [f"{telling.report}|{n}" for n in range(telling.first // BESIDE, telling.last // BESIDE + 2)]
    news = (*_as_news(telling, what), *_undated(telling), *_in_months(telling))
    found = (*_on_days(telling, what), *news, *beside[:_MOST_NAMES], *same)
    return list(dict.fromkeys(found))


def _on_days(telling: Telling, what: Sequence[str]) -> Iterator[str]:
    """Places and things on each day that it may be of; of a long time only few of them."""
    places = [p for p in telling.places if is_fine(p)] or list(telling.places)
    # "Brezna" and "Brezna district" are looked for together.
    named = telling.names.union(*(names_in(p.name) for p in places))
    at = [*sorted({name for p in places for name in names_of(p)} | named), *sorted(telling.around)]
    dates = tuple(_dates(telling))
    things = [*at[:_MOST_NAMES], *what] if len(dates) <= _LONGEST else at[:_FEW] or what[:_FEW]
    yield from (f"{thing}|{day}" for thing in things for day in dates)


def _as_news(telling: Telling, what: Sequence[str]) -> Iterator[str]:
    """All names and things on the days after it, and the names of its report's story with the kind of happening.

    What is told of weeks ("shelled on five days this month") is no news of one day.
    """
    told, published = fixed_days(telling), _day(telling.published)
    ends = [day for day in (_day(told[1]) if told else published, published) if day is not None]
    if not ends or (told and days_from(*told) > _LONGEST):
        return
    named = telling.names | telling.around | {name for p in telling.places for name in names_of(p)}
    story = _heaviest(telling.story, _MOST_NAMES)
    things = [*sorted(named)[:_MOST_NEAR], *what, *(f"{w}&{kind}" for w in story for kind in telling.types[:_FEWEST])]
    yield from (f"{thing}|{day}" for day in _days_after(min(ends)) for thing in things)


def _undated(telling: Telling) -> Iterator[str]:
    """Of a report without any day: the kind of happening with each two of the heaviest words of the report's story."""
    if not (telling.times or telling.published):
        words = sorted(_heaviest(telling.story, _HEAVIEST))
        yield from (f"{one}&{two}&{kind}" for one, two in combinations(words, 2) for kind in telling.types[:1])


def _in_months(telling: Telling) -> Iterator[str]:
    """Each two of its own heaviest words in the months that it may be of: a look back names no day, often no place."""
    words = sorted(_heaviest(telling.words, _TELLING))
    yield from (f"{one}&{two}|{month}" for one, two in combinations(words, 2) for month in _months(telling))


def _months(telling: Telling) -> list[str]:
    told, published = fixed_days(telling), _day(telling.published)
    last = _day(told[1]) if told else None
    if last is not None and last.year < date.max.year:
        return sorted({day[:_MONTH] for day in told if days_from(day, told[1]) <= _LONG}) if told else []
    return [] if published is None else sorted({d.isoformat()[:_MONTH] for d in (published, _before(published))})


def _before(day: date) -> date:
    return day - _A_MONTH if day - date.min >= _A_MONTH else day


def _days_after(day: date) -> list[str]:
    return [(day + timedelta(days=n)).isoformat() for n in range(_NEWS) if (date.max - day).days >= n]


def _heaviest(words: Profile, most: int) -> list[str]:
    return [word for _, word in sorted((-weight, word) for word, weight in words)[:most]]


def names_of(place: Place) -> tuple[str, ...]:
    """The names of a place, as they are compared."""
    return tuple(plain_name(n) for n in (place.name, *place.other_names) if n)[:4]


def _dates(telling: Telling) -> Iterator[str]:
    """The days it may be of and the one after them; of a long time, or where none is told, the last two weeks of it."""
    told, published = fixed_days(telling), telling.published
    low, high = (_day(told[0]), _day(told[1])) if told else (None, _day(published))
    high = high if high and high.year < date.max.year else _day(published)
    if high is None or high.year == date.max.year:
        return
    low = low if low is not None and low.year > date.min.year else high - _WINDOW if high.year > 1 else high
    for n in range(min((high - low).days, _WINDOW.days) + 2):
        yield (high + timedelta(days=1 - n)).isoformat()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:  # a day that no calendar has, in a hostile or broken text
        return None
