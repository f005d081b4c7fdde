"""A telling: what one report says of one happening, as small as comparing it with other reports' needs.

In: a part (an incident of one report with its claims). Out: its `Telling`. Reads event_families and incident_words
through `packs`.
"""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec
from msgspec.structs import replace

from counterclaim.book.incidents.stories import Profile, names_in, profile
from counterclaim.incidents.comparing import days, known, standing, words_of
from counterclaim.incidents.scoring import further_one
from counterclaim.packs.families import looks_back
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.book import Part
from counterclaim.records.claim import Claim, Place, TimeRange, Toll
from counterclaim.records.coded import NOTES
from counterclaim.records.enums import Kind, Scope, TimePrecision, TollKind
from counterclaim.records.ledger import Actor, Incident

_DAY = 10
_MOST_PLACES = 8
_MOST_WORDS = 24
_SHORT = frozenset((TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.PART_OF_DAY, TimePrecision.DAY))
_PROTECTED = frozenset(("civilian", "child", "journalist", "displaced", "captive", "wounded"))
_OF_PEOPLE = frozenset(
    (TollKind.KILLED, TollKind.WOUNDED, TollKind.MISSING, TollKind.CAPTURED, TollKind.ABDUCTED, TollKind.DISPLACED)
)
_WHOLE_REPORT = 24
_OWN_WORDS = 12
_SENTENCE_WORDS = 16
_HEADLINE = 200
_REACH = 600  # characters before and after a claim in which names around it are looked for


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one report tells of one happening. Words are stems; empty is not told."""

    report: str
    published: str | None = None
    types: tuple[str, ...] = ()
    """Event types of its claims, the incident's own first."""
    times: tuple[TimeRange, ...] = ()
    """The times that its claims fix, finest first."""
    places: tuple[Place, ...] = ()
    doers: frozenset[str] = frozenset()
    hit: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    """Of those hit, the words for people: a strike on a market that killed traders hit no two targets."""
    weapons: frozenset[str] = frozenset()
    tolls: frozenset[tuple[str, float]] = frozenset()
    """Kind and number of what it cost."""
    names: frozenset[str] = frozenset()
    """Names in the words that tell it, doers and sides aside."""
    around: frozenset[str] = frozenset()
    """Names told around it, where it has no name or place of its own ("the attack")."""
    another: bool = False
    """Whether it is told as a further one ("again", "another")."""
    words: Profile = ()
    sentences: Profile = ()
    """What the sentences that tell it are about, its names among them."""
    story: Profile = ()
    first: int = 0
    last: int = 0
    """Where in the report it is first told, and last."""
    row: tuple[str, str] | None = None
    """Of a row of a hand-coded set: the set, and which of its events."""


def telling_of(part: Part) -> Telling:
    """What a part tells, from the claims of its incident."""
    if not isinstance(part.record, Incident):
        raise TypeError(f"{part.id} is no incident")
    report = part.report
    # What is only said of it (blame, a denial without an act) may name the speaker's capital, or another happening.
    claims = tuple(c for c in part.claims if c.kind is not Kind.POSITION) or part.claims
    sides = tuple(dict.fromkeys(name for a in part.actors if a.side or a.kind == "state" for name in _of_side(a)))
    if report.coded is not None:
        return _of_row(part, claims)
    types = [c.event.type for c in claims if c.event]
    spoken = " ".join(dict.fromkeys(c.evidence.text for c in claims))
    doers = frozenset(w for c in claims for w in _doers(c))
    hit = frozenset(w for c in claims for w in _hit(c))
    times, places, names = _times(claims), _places(claims, sides), names_in(spoken, aside=sides)
    nameless = not (places or names)
    return Telling(
        report=report.id,
        published=(report.published or "")[:_DAY] or None,
        types=tuple(dict.fromkeys((part.record.type, *types))),
        times=times,
        places=places,
        doers=doers,
        hit=hit - names,
        people=(hit - names) & frozenset(w for c in claims for w in _people(c)),
        weapons=frozenset(w.class_ or plain_name(w.name) for c in claims for w in c.weapons),
        tolls=frozenset(number for c in claims for t in c.tolls for number in _numbers(t)),
        names=names,
        around=frozenset(sorted(names_in(_around(report.text, claims), aside=sides))[:_OWN_WORDS])
        if nameless
        else frozenset(),
        another=any(further_one(c) for c in claims),
        words=profile(spoken, kept=_OWN_WORDS, aside=sides, without=names),
        sentences=profile(_sentences(report.text, claims), kept=_SENTENCE_WORDS, aside=sides),
        story=profile(report.text, kept=_WHOLE_REPORT, aside=sides),
        first=min((c.evidence.start for c in claims), default=0),
        last=max((c.evidence.end for c in claims), default=0),
    )


def _of_row(part: Part, claims: Sequence[Claim]) -> Telling:
    """What a row of a hand-coded set tells: its columns, and its notes as the story; its form is the same in all."""
    report, places = part.report, _places(claims, ())
    types = [part.record.type] if isinstance(part.record, Incident) else []
    hit = frozenset(w for c in claims for w in _hit(c))
    return Telling(
        report=report.id,
        types=tuple(dict.fromkeys((*types, *(c.event.type for c in claims if c.event)))),
        times=_times(claims),
        places=places,
        hit=hit,
        people=hit & frozenset(w for c in claims for w in _people(c)),
        tolls=frozenset(number for c in claims for t in c.tolls for number in _numbers(t)),
        names=frozenset(name for place in places for name in names_in(place.name)),
        story=profile(report.text.partition(NOTES)[2], kept=_WHOLE_REPORT),
        row=(report.coded or "", report.headline or report.id),
    )


def is_bare(telling: Telling) -> bool:
    """Whether it names no place, day or name of its own: it goes on about something told beside it."""
    return not (telling.times or telling.places or telling.names)


def _of_side(actor: Actor) -> Iterable[str]:
    return (actor.side or actor.name, actor.name) if actor.kind == "state" else (actor.side or actor.name,)


def _sentences(text: str, claims: Sequence[Claim]) -> str:
    return " ".join(dict.fromkeys(text[c.sentence.start : c.sentence.end] for c in claims))


def _around(text: str, claims: Sequence[Claim]) -> str:
    """The headline, the paragraphs in which claims stand, and the one before each."""
    found = [text[:_HEADLINE].partition("\n")[0]]
    for claim in claims[:_MOST_PLACES]:
        begin = text.rfind("\n", 0, text.rfind("\n\n", 0, claim.evidence.start) + 1)
        end = text.find("\n\n", claim.evidence.end)
        found.append(text[max(0, begin, claim.evidence.start - _REACH) : end if end >= 0 else len(text)][: 2 * _REACH])
    return " ".join(found)


def fixed_days(telling: Telling) -> tuple[str, str] | None:
    """First and last day between which it must have been, by its finest time; None where no time is told."""
    return days(telling.times[0]) if telling.times else None


def is_fixed(telling: Telling) -> bool:
    """Whether its words fix a day or part of it."""
    return bool(telling.times) and telling.times[0].precision in _SHORT


def _times(claims: Sequence[Claim]) -> tuple[TimeRange, ...]:
    """The times of what happened; of an inquiry alone, that it had happened by then."""
    own = [c for c in claims if c.event is None or not looks_back(c.event.type)]
    told = [c.time for c in own if c.time and known(c.time)] or [
        replace(c.time, earliest=None, precision=TimePrecision.RANGE) for c in claims if c.time and c.time.latest
    ]
    by_width = sorted(told, key=lambda t: (t.precision not in _SHORT, days(t)[1] > days(t)[0], days(t), t.text))
    return tuple(dict.fromkeys(by_width))[:3]


def _places(claims: Sequence[Claim], sides: Sequence[str]) -> tuple[Place, ...]:
    """Where it was; a name that is but a nation's or a side's tells no place."""
    found = {(p.gazetteer or plain_name(p.name), p.relation): p for c in claims for p in standing(c)}
    return tuple(p for p in found.values() if names_in(p.name, aside=sides) or p.gazetteer)[:_MOST_PLACES]


def _doers(claim: Claim) -> Iterable[str]:
    for agent in claim.event.agents if claim.event else ():
        yield from words_of(agent.name)


def _hit(claim: Claim) -> frozenset[str]:
    named = [t.name for t in claim.event.targets] if claim.event else []
    places = frozenset(w for p in claim.places for w in words_of(p.name))
    words = frozenset(w for name in (*named, *(t.who for t in claim.tolls if t.who)) for w in words_of(name))
    return words - places - _open()


def _people(claim: Claim) -> Iterable[str]:
    """Words for people harmed: who was counted among the dead, and targets that the text calls people."""
    named = [t.name for t in claim.event.targets if t.protected in _PROTECTED] if claim.event else []
    for name in (*named, *(t.who for t in claim.tolls if t.who and t.kind in _OF_PEOPLE)):
        yield from words_of(name)


@cache
def _open() -> frozenset[str]:
    """Words that leave open who or what was hit ("people", "village")."""
    pack = load_pack("incident_words.en")
    return frozenset(w for key in ("anyone", "anywhere") for phrase in pack[key] for w in words_of(phrase))


def _numbers(toll: Toll) -> Iterable[tuple[str, float]]:
    if toll.scope is not Scope.INCIDENT:
        return
    for number in {toll.low, toll.best, toll.high} - {None}:
        if number:
            yield toll.kind.value, number
