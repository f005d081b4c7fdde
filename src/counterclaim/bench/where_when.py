"""Where and when an article's main happening was: the country, region, city and day that `bench attacks` writes.

In: a text, its ISO day of publication, and the gazetteer. Out: a `Setting`, null where the text does not say. Reads the
packs that times and places read, and the names of states in the pack `countries`.
"""

from collections import Counter
from collections.abc import Sequence

from counterclaim.bench.attacks import SETTING, Setting, Settle
from counterclaim.bench.texts import Builder
from counterclaim.claims.places import PlaceMention, find_places
from counterclaim.claims.times import TimeMention, find_times
from counterclaim.packs.gazetteer import Gazetteer
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import TimePrecision

_DAYS = frozenset((TimePrecision.DAY, TimePrecision.PART_OF_DAY, TimePrecision.HOUR, TimePrecision.MINUTE))
_BEGINNING = 6000
"""Characters: what an article is about stands at its beginning, and parsing is the dear part."""


def settler(build: Builder, gazetteer: Gazetteer) -> Settle:
    """A function that says where and when, of a text and its day of publication."""
    states = {str(entry["iso3"]): str(entry["names"][0]) for entry in load_pack("countries")["states"]}

    def settle(text: str, published: str | None) -> Setting:
        doc = build(text[:_BEGINNING], published)
        return {
            **dict.fromkeys(SETTING),
            **where(find_places(doc, gazetteer), states),
            **when(find_times(doc), published),
        }

    return settle


def where(found: Sequence[PlaceMention], states: dict[str, str]) -> Setting:
    """The country named or implied most often; of its regions and towns the first."""
    named = [m for m in found if not (m.stand_in or m.kind == "border")]
    countries = Counter(m.place.country for m in named if m.place.country in states)
    if not countries:
        return {}
    country = countries.most_common(1)[0][0]
    inside = [m for m in named if m.place.country == country and m.locates and not m.adjective]
    first = {kind: next((m.place.name for m in inside if m.kind == kind), None) for kind in ("region1", "town")}
    return {"country": states[str(country)], "region": first["region1"], "city": first["town"]}


def when(found: Sequence[TimeMention], published: str | None) -> Setting:
    """The first day that is not after publication; where no day is told the first month, or the first year."""
    past = [m for m in found if m.kind == "point" and m.time.earliest and not _later(m.time.earliest, published)]
    for units, parts in ((_DAYS, 3), ({TimePrecision.MONTH}, 2), ({TimePrecision.YEAR}, 1)):
        for mention in past:
            if mention.time.precision in units:
                told = str(mention.time.earliest)[:10].split("-")[:parts]
                return dict(zip(("year", "month", "day"), map(int, told), strict=False))
    return {}


def _later(day: str, published: str | None) -> bool:
    return bool(published) and day[:10] > str(published)
