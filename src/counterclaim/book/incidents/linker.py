"""Which tellings of several reports are of one happening: points with grounds, and what keeps two apart.

In: tellings (`tellings.py`). Out: an incident linker. Reads event_families and incident_words through `packs`.

Place, day, what was hit, the numbers and the report's own story each speak for a pair; no one of them is enough. Two
days, two places, or two lines of one report keep tellings apart, so that a village shelled on five days has five
incidents; one day's difference alone does not, for a strike may be told with two dates.
"""

from collections.abc import Iterator

from counterclaim.book.incidents.apart import apart, days_between, days_from, place_of, same_day
from counterclaim.book.incidents.blocks import BESIDE, keys
from counterclaim.book.incidents.stories import likeness, shared
from counterclaim.book.incidents.tellings import Telling, fixed_days, is_bare, is_fixed, telling_of
from counterclaim.book.linker import Linker
from counterclaim.incidents.comparing import Nearness
from counterclaim.packs.families import is_broad
from counterclaim.records.book import Score
from counterclaim.records.enums import JoinKind

ENOUGH = 2.75
DOUBTFUL = 2.25
"""Set on the open half of `benchmarks/book`."""
_UNANCHORED = 2.5
"""Points of a pair for which only its kind, its words and the days of publication speak: a doubt at most."""
_LEAST_STORY, _FULL_STORY = 0.15, 0.5
_LEAST_WORDS, _FULL_WORDS = 0.2, 0.7
_FRESH, _STALE = 2, 14  # days
_ANY = frozenset(("explosive", "bomb", "munition", "ammunition", "unspecified", "other", "cluster_munition"))
"""Classes of weapons that may be of any other: a bomb, a shell and what a drone dropped all explode."""

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
    grounds = tuple(ground for _, ground in said)
    if points >= ENOUGH and not _is_anchored(one, two):
        return Score(_UNANCHORED, (*grounds, "no place, name, day or number of either tells which"))
    return Score(round(points, 3), grounds)


def order(telling: Telling) -> tuple[str, str, int]:
    """By day of publication, then report, then place in it; rows of hand-coded sets last: no title hangs on them."""
    return ("~" if telling.row else telling.published or "9999", telling.report, telling.first)


def _is_anchored(one: Telling, two: Telling) -> bool:
    """Whether something tells which happening it is: "police arrested a suspect" is told of many in any two days."""
    near, fine, _ = place_of(one, two)
    return (
        (fine and near in (Nearness.SAME, Nearness.NEAR))
        or bool((one.names | one.around) & (two.names | two.around) - one.doers - two.doers)
        or same_day(one, two)
        or bool(one.tolls & two.tolls)
        or likeness(one.story, two.story) > _LEAST_STORY
    )


def _told_on(one: Telling, two: Telling) -> Score | None:
    """One report goes on, without place, day or name, about what it told just before."""
    gap = max(one.first, two.first) - min(one.last, two.last)
    if is_bare(one) == is_bare(two) or gap > BESIDE:
        return None
    bare, host = (one, two) if is_bare(one) else (two, one)
    if bare.hit and not bare.hit & (host.hit | {word for word, _ in host.words}):
        return None
    alike = likeness(one.words, two.words) > _LEAST_WORDS / 2
    plain = bool(one.types and two.types) and (one.types[0] == two.types[0] or is_broad(bare.types[0]))
    after = bare.first >= host.first
    points = (ENOUGH if after and (alike or plain) else DOUBTFUL) + 0.5 * (1 - max(0, gap) / BESIDE)
    return Score(round(points, 3), ("told on without a place, day or name of its own",))


def _type(one: Telling, two: Telling) -> Iterator[Ground]:
    if one.types and two.types:
        first, second = one.types[0], two.types[0]
        if first == second:
            yield (0.5 if is_broad(first) else 1.0), f"both {first}"
        else:
            yield (0.5 if is_broad(first) or is_broad(second) else 0.25), f"{first} and {second} can be one happening"
    else:
        yield 0.0, "no type told"


def _where(one: Telling, two: Telling) -> Iterator[Ground]:
    near, fine, name = place_of(one, two)
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


def _when(one: Telling, two: Telling) -> Iterator[Ground]:
    if days_between(one, two):
        yield -0.75, "told with days one apart"
    elif same_day(one, two):
        yield 1.5, "same day"
    elif is_fixed(one) and is_fixed(two):
        yield 0.75, "days that meet"
    elif fixed_days(one) and fixed_days(two):
        yield 0.25, "times that meet"
    if (one.another or two.another) and not same_day(one, two):
        yield -1.0, "one is told as a further one"


def _news(one: Telling, two: Telling) -> Iterator[Ground]:
    """What tells no day is mostly of the last days before it was published."""
    first, second = fixed_days(one), fixed_days(two)
    ends = [told[1] if told else t.published for told, t in ((first, one), (second, two))]
    if (first is None or second is None) and ends[0] and ends[1]:
        gap = days_from(ends[0], ends[1])
        if gap <= _FRESH:
            yield 0.75, "reported within two days"
        elif gap > _STALE:
            yield -0.25, "reported weeks apart"
    elif not any(ends):
        yield -0.5, "neither tells a day"


def _harm(one: Telling, two: Telling) -> Iterator[Ground]:
    first, second = ({word for word, _ in t.words} for t in (one, two))
    hit = (one.hit & (two.hit | second)) | (two.hit & (one.hit | first))
    if hit - one.doers - two.doers:
        yield 0.75, f"same target: {min(hit - one.doers - two.doers)}"
    elif one.hit - one.people and two.hit - two.people and not _in_sentences(one, two):
        yield -0.75, "other targets"
    if one.weapons & two.weapons:
        yield 0.25, f"same weapon: {min(one.weapons & two.weapons)}"
    elif one.weapons - _ANY and two.weapons - _ANY:
        yield -0.75, "other weapons"
    if numbers := one.tolls & two.tolls:
        kind, number = min(numbers)
        yield 0.75, f"same number: {number:g} {kind}"


def _in_sentences(one: Telling, two: Telling) -> bool:
    """Whether what was hit by the one stands in the sentences that tell the other."""
    first, second = ({word for word, _ in t.sentences} for t in (one, two))
    return bool(((one.hit & second) | (two.hit & first)) - one.doers - two.doers)


def _doer(one: Telling, two: Telling) -> Iterator[Ground]:
    if doers := one.doers & two.doers:
        yield 0.5, f"same doer: {min(doers)}"


def _text(one: Telling, two: Telling) -> Iterator[Ground]:
    if part := _share(likeness(one.words, two.words), _LEAST_WORDS, _FULL_WORDS):
        yield round(1.25 * part, 3), f"same words: {', '.join(shared(one.words, two.words))}"
    if part := _share(likeness(one.sentences, two.sentences), _LEAST_STORY, _FULL_STORY):
        yield round(0.75 * part, 3), f"sentences alike: {', '.join(shared(one.sentences, two.sentences))}"
    if part := _share(likeness(one.story, two.story), _LEAST_STORY, _FULL_STORY):
        yield round(0.75 * part, 3), f"reports of one story: {', '.join(shared(one.story, two.story))}"


def _share(value: float, least: float, full: float) -> float:
    return min(1.0, max(0.0, (value - least) / (full - least)))
