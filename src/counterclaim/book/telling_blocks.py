"""In which blocks tellings are looked for: two are compared where they share one.

In: a telling. Out: few and specific keys. Reads no pack.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from counterclaim.book.tellings import Telling, fixed_days
from counterclaim.incidents.comparing import is_fine
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Place

BESIDE = 400
"""Characters within which a report goes on about one thing."""
_LONGEST = 5  # days up to which a time is looked for by everything it names, beyond that by few names alone
_WINDOW = timedelta(days=14)
_MOST_NAMES, _FEW = 6, 4


def keys(telling: Telling) -> Iterable[str]:
    """Blocks to look in: its places, and what was hit or counted, on each day that it may be of.

    What tells no day is looked for in the two weeks before its publication.
    """
    places = [p for p in telling.places if is_fine(p)] or list(telling.places)
    at = [*sorted({name for p in places for name in names_of(p)} | telling.names), *sorted(telling.around)][
        :_MOST_NAMES
    ]
    dates = tuple(_dates(telling))
    what = [*sorted(telling.hit)[:_MOST_NAMES], *(f"{n:g} {kind}" for kind, n in sorted(telling.tolls)[:_MOST_NAMES])]
    things = [*at, *what] if len(dates) <= _LONGEST else at[:_FEW] or what[:_FEW]
    same = "=" + " ".join(word for _, word in sorted(((-x, w) for w, x in telling.words))[:_FEW])
    beside = [f"{telling.report}|{n}" for n in range(telling.first // BESIDE, telling.last // BESIDE + 2)]
    return [*(f"{thing}|{day}" for thing in things for day in dates), *beside[:_MOST_NAMES], same]


def names_of(place: Place) -> tuple[str, ...]:
    """The names of a place, as they are compared."""
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
