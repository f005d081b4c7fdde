"""Two tolls in, whether they may count the same people out. It is only ever told as `perhaps`, and merges nothing.

In: what `toll_facts` gathers of the claims of a toll line. Reads the packs incident_words and tolls.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, TypeVar

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.sections.holding import THINGS
from counterclaim.export.dossier.sections.names import name_key, voice_record
from counterclaim.export.when import ISO_DAY
from counterclaim.export.wording import agree
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim, Place, TimeRange, Toll
from counterclaim.records.enums import PlacePrecision, Scope, TollKind, Unit
from counterclaim.records.ledger import Incident, TollPoint, TollSeries

_PERHAPS_THINGS: Final = THINGS | {TollKind.LOSSES}
_AFTER_HEAD: Final = re.compile(r" (?:of|in|from|at|near|among|who|that|with|on|by|for|and)\b")
_LEADING: Final = re.compile(r"^(?:(?:the|a|an|its|his|her|their|our|other|another|more|some)\s+)+")
_FAR_APART: Final = 366
"""Days between two running totals of which not both say since when; a year apart they hardly count one war."""
_SHORTEST_PLURAL: Final = 4
_RARE: Final = 10
"""A number that rarely falls twice in one report or on one day; smaller ones do by chance."""

_Point = TypeVar("_Point", str, float)


class Group(msgspec.Struct, frozen=True):
    """Who is counted: the noun, and what tells them from others; no noun: the words leave it open."""

    noun: str
    marks: frozenset[str]
    status: frozenset[str]


class TollFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the claims of one line tell of whom they count, where and when."""

    claimant: str | None
    kind: TollKind
    unit: Unit
    scope: Scope
    group: Group
    reports: frozenset[str]
    sentences: frozenset[tuple[str, int]]
    incidents: frozenset[str]
    places: tuple[Place, ...]
    times: tuple[tuple[str, str], ...]
    """First and last day of the happening, where told."""
    since: frozenset[str]
    as_of: frozenset[str]
    reach: tuple[float, float] | None
    """The numbers that the words of its last figure allow."""


def happenings(book: Book) -> dict[str, list[Incident]]:
    """The incidents that each claim tells of."""
    found: dict[str, list[Incident]] = {}
    for incident in book.incidents:
        for claim_id in incident.claims:
            found.setdefault(claim_id, []).append(incident)
    return found


def toll_facts(
    series: TollSeries, told: Sequence[tuple[TollPoint, Claim]], *, of_claim: Mapping[str, Sequence[Incident]]
) -> TollFacts:
    """The facts of a series, from its points and their claims, the latest last. `of_claim`: as `happenings` gives."""
    claims = [claim for _, claim in told]
    incidents = [incident for claim in claims for incident in of_claim.get(claim.id, ())]
    own = [claim.time for claim in claims if claim.time]
    times = own or [incident.time for incident in incidents if incident.time]
    return TollFacts(
        claimant=name_key(series.claimant, voice_record(claims[0])) if series.claimant else None,
        kind=series.kind,
        unit=series.unit,
        scope=series.scope,
        group=_group(series.who, _statuses(series, claims)),
        reports=frozenset(claim.report for claim in claims),
        sentences=frozenset((claim.report, claim.sentence.start) for claim in claims),
        incidents=frozenset(incident.id for incident in incidents),
        places=_places(claims, incidents),
        times=tuple(dict.fromkeys(days for time in times if (days := _days(time)))),
        since=frozenset(point.since for point, _ in told if point.since),
        as_of=frozenset(point.as_of for point, _ in told if point.as_of),
        reach=_reach(told[-1][0]),
    )


def may_be_one(one: TollFacts, two: TollFacts) -> bool:
    """Whether two tolls of one kind and scope may count the same: nothing that the texts tell sets them apart.

    Example: "at least 19 people were killed" and "19 villagers died", both at one market on one day, may be one;
    "12 soldiers" and "12 villagers" may not, nor may two figures that one claimant gives side by side. A share and a
    number may be one where one claimant gives both in one sentence.
    """
    if (one.kind, one.scope) != (two.kind, two.scope) or not _compatible(one.group, two.group, kind=one.kind):
        return False
    if one.unit is not two.unit:
        return one.claimant == two.claimant and not one.sentences.isdisjoint(two.sentences)
    if one.group.noun != two.group.noun and not _numbers_meet(one, two):
        return False
    if _one_claimant(one, two) and not one.reports.isdisjoint(two.reports):
        return False
    if not _may_meet(one.places, two.places):
        return False
    return _one_period(one, two) if one.scope is Scope.CUMULATIVE else _one_happening(one, two)


def _one_claimant(one: TollFacts, two: TollFacts) -> bool:
    """Whether two names are one claimant's: "the union" with another figure is mostly the doctors' union."""
    if one.claimant is None or two.claimant is None or one.claimant == two.claimant:
        return one.claimant == two.claimant
    first, second = set(one.claimant.split()), set(two.claimant.split())
    return one.reach != two.reach and (first <= second or second <= first)


def _numbers_meet(one: TollFacts, two: TollFacts) -> bool:
    """Whether some number fits both; what is told without a number fits all."""
    return one.reach is None or two.reach is None or _overlap(one.reach, two.reach)


def _compatible(one: Group, two: Group, *, kind: TollKind) -> bool:
    """Whether two groups may be the same people; a bare or general word leaves open who they are."""
    if one.status and two.status and one.status.isdisjoint(two.status):
        return False
    if not (one.marks <= two.marks or two.marks <= one.marks):
        return False
    return one.noun == two.noun or (kind not in _PERHAPS_THINGS and any(_is_open(group.noun) for group in (one, two)))


@lru_cache(maxsize=4096)
def _is_open(noun: str) -> bool:
    return not noun or find_phrase("anyone", noun) is not None


def _group(who: str | None, status: frozenset[str]) -> Group:
    plain = plain_name(_LEADING.sub("", who.casefold())) if who else ""
    head, *rest = _AFTER_HEAD.split(plain, maxsplit=1)
    *marks, noun = head.split() or [""]
    words = [*marks, *(word for part in rest for word in part.split())]
    return Group(_singular(noun), frozenset(_singular(word) for word in words), status | _status_words(noun, words))


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) >= _SHORTEST_PLURAL and not word.endswith("ss") else word


def _status_words(noun: str, marks: Iterable[str]) -> frozenset[str]:
    """Civilian or combatant, where the words say so."""
    table = load_pack("tolls.en")
    told = {kind for kind in ("civilian", "combatant") if noun in table["people"][kind]}
    told |= {kind for kind in ("civilian", "combatant") if not set(table["status_words"][kind]).isdisjoint(marks)}
    return frozenset(told)


def _places(claims: Sequence[Claim], incidents: Sequence[Incident]) -> tuple[Place, ...]:
    """Where those counted were harmed: as the claims tell, else as the incident does that they tell of."""
    own = dict.fromkeys(place for claim in claims for place in claim.places)
    named = dict.fromkeys(name for incident in incidents for name in incident.places)
    return tuple(own) or tuple(Place(name=name) for name in named)


def _statuses(series: TollSeries, claims: Sequence[Claim]) -> frozenset[str]:
    counted: Iterable[Toll] = (toll for claim in claims for toll in claim.tolls)
    same = (toll for toll in counted if (toll.kind, toll.who, toll.unit) == (series.kind, series.who, series.unit))
    return frozenset(toll.status.value for toll in same) - {"unknown"}


def _may_meet(one: Sequence[Place], two: Sequence[Place]) -> bool:
    """Whether two tolls may be of one place: as far as both tell one, some two of them can be."""
    return not one or not two or any(_one_place(a, b) for a in one for b in two)


def _one_place(a: Place, b: Place) -> bool:
    """One name, one record, or a country and a place in it."""
    if a.gazetteer and a.gazetteer == b.gazetteer:
        return True
    if PlacePrecision.COUNTRY in (a.precision, b.precision) and a.country and a.country == b.country:
        return True
    return not _names(a).isdisjoint(_names(b))


def _names(place: Place) -> frozenset[str]:
    return frozenset(plain_name(name) for name in (place.name, *place.other_names))


def _one_happening(one: TollFacts, two: TollFacts) -> bool:
    """One incident; or one place, and days that do not contradict; or one rare number, on one day or in one report."""
    if one.times and two.times and not any(_overlap(a, b) for a in one.times for b in two.times):
        return False
    if not one.incidents.isdisjoint(two.incidents) or (one.places and two.places):
        return True
    if one.reach is None or two.reach is None or min(one.reach[0], two.reach[0]) < _RARE or not _numbers_meet(one, two):
        return False
    repeated = one.reach == two.reach and not one.reports.isdisjoint(two.reports)
    return repeated or any(first == last for first, last in set(one.times) & set(two.times))


def _one_period(one: TollFacts, two: TollFacts) -> bool:
    """Two running totals since one day; where not both tell since when, not of times far apart."""
    if one.since and two.since:
        return any(a.startswith(b) or b.startswith(a) for a in one.since for b in two.since)
    days = [[day for day in map(_date, facts.as_of) if day] for facts in (one, two)]
    gaps = [abs((a - b).days) for a in days[0] for b in days[1]]
    return not gaps or min(gaps) < _FAR_APART


def _overlap(one: tuple[_Point, _Point], two: tuple[_Point, _Point]) -> bool:
    return max(one[0], two[0]) <= min(one[1], two[1])


def _reach(point: TollPoint) -> tuple[float, float] | None:
    told = [value for value in (point.low, point.best, point.high) if value is not None]
    if not told or not agree(point.low, point.best, point.high):
        return None
    first = 0.0 if point.low is None and point.best is None else min(told)
    return first, float("inf") if point.high is None and point.best is None else max(told)


def _days(time: TimeRange | None) -> tuple[str, str] | None:
    if time is None or not time.earliest or not time.latest:
        return None
    return time.earliest[:ISO_DAY], time.latest[:ISO_DAY]


def _date(text: str) -> date | None:
    """A day, or the first one of a month or year."""
    year, month, day = (*text[:ISO_DAY].split("-"), "1", "1")[:3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
