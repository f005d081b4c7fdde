"""What goes on about a happening told just before: whose incident it joins, and on what grounds.

In: a scene, and the clusters of its claims. Out: the clusters as they then are, and the grounds. Reads event_families,
incident_words and times through `packs`.

Much of what is said of a happening names it no more: "it was rammed", "he blamed the rebels", "three engineers died",
"none of our guns had fired". Told in the paragraph of a happening, after it, and with no place or day of its own, such
words are of that happening, unless their kind, numbers or speaker speak against it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import msgspec

from counterclaim.incidents.comparing import (
    Nearness,
    compare_places,
    compare_times,
    known,
    known_things,
    stem,
    words_of,
)
from counterclaim.incidents.contradicting import contradiction
from counterclaim.incidents.scene import Scene
from counterclaim.incidents.scoring import ENOUGH, Pair, further_one, tells_harm
from counterclaim.packs.families import can_be_told_on, is_act, looks_back
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim, Place
from counterclaim.records.enums import Kind, PlacePrecision, Realis, Scope, Stance, TollKind

_OF_IT = frozenset(
    (Stance.ACCUSES, Stance.DENIES, Stance.CONDEMNS, Stance.ACKNOWLEDGES, Stance.CONFIRMS, Stance.DOUBTS)
)
_ANSWERING = frozenset((Stance.ACCUSES, Stance.DENIES, Stance.CONDEMNS, Stance.CONFIRMS))
_ASIDE = frozenset((Stance.CALLS_FOR, Stance.PLEDGES, Stance.WARNS))
_UNREAL = frozenset((Realis.PLANNED, Realis.CONDITIONAL, Realis.HYPOTHETICAL))
_HURT = frozenset((TollKind.KILLED, TollKind.WOUNDED, TollKind.MISSING, TollKind.LOSSES))
_FIRST, _LATEST = 6, 12  # claims of an incident that what goes on about it is compared with
_OPENING = 24  # characters in which a word that points back stands
_SEVERAL = 3  # incidents in which one word or place is noted; a word of so many names none of them
_FEWEST = 3  # words below which a saying tells nothing of anything
_WHERE = re.compile(r"\b(?:at|in|near|off|outside|around|over)\s+(?:the\s+)?([A-Z]\w+)")
Cluster = tuple[int, ...]


class Page(msgspec.Struct, frozen=True):
    """Where each claim stands so far, and what has been told of which happening: filled while reading on."""

    home: dict[int, list[int]]
    things: dict[str, list[int]]
    """By the stem of a word, claims of an incident in which it stands; one for each of the first incidents."""
    places: dict[str, list[int]]
    grounds: list[Pair]


def go_on(
    scene: Scene, clusters: Sequence[Cluster], *, stands: Callable[[Cluster], bool]
) -> tuple[list[Cluster], list[Pair]]:
    """The clusters with what goes on about them, and the grounds, in text order.

    What names nothing is of the happening told last in its paragraph; what names a thing as known ("the ferry") is of
    the one happening of which that was told. `stands`: whether a cluster is an incident by itself. Example: after "a
    boat was shelled off Dolna on Monday", "the navy denied it had fired" and "two sailors drowned".
    """
    page = Page({}, {}, {}, [])
    for cluster in clusters:
        if stands(cluster):
            members = list(cluster)  # one list for all, so that what joins is of each
            page.home.update((i, members) for i in cluster)
    last: int | None = None
    for i in range(len(scene.claims)):
        last = _read_on(scene, page, i, last)
    kept = [c for c in clusters if c[0] not in page.home]
    return sorted({*kept, *(tuple(sorted(members)) for members in page.home.values())}), page.grounds


def _read_on(scene: Scene, page: Page, i: int, last: int | None) -> int | None:
    """One claim further: it joins a happening told before, where it goes on about one. Gives what was told last.

    An agreement ends what was told before it.
    """
    claim, own = scene.claims[i], page.home.get(i)
    if claim.kind is Kind.AGREEMENT:
        last = None
    if own is None or own[0] == i:
        at, named = _host(scene, page, i, last)
        guest = own or [i]
        if (
            at is not None
            and page.home[at] is not own
            and (ground := _ground(scene, guest, page.home[at], named=named))
        ):
            page.grounds.append(Pair(at, i, ENOUGH, (ground,)))
            page.home[at].extend(guest)
            page.home.update(dict.fromkeys(guest, page.home[at]))
    if i not in page.home:
        return last
    for word in words_of(claim.evidence.text):
        _note(page, page.things.setdefault(word, []), i)
    for place in scene.stands(claim):
        _note(page, page.places.setdefault(plain_name(place.name), []), i)
    return i


def _note(page: Page, claims: list[int], i: int) -> None:
    if len(claims) < _SEVERAL and all(page.home[j] is not page.home[i] for j in claims):
        claims.append(i)


def _host(scene: Scene, page: Page, i: int, last: int | None) -> tuple[int | None, str | None]:
    """The claim of the happening that claim i may go on about, with the known thing or place by which it names it.

    An act that names a thing told elsewhere is not of what stands beside it; only what is said or counted goes there.
    """
    here = last if last is not None and _reaches(scene, last, i) else None
    for word, told in _named_in(scene, page, scene.claims[i]):
        apart = {id(page.home[j]): j for j in told}
        if here is not None and id(page.home[here]) in apart:
            return here, word
        if here is not None and scene.claims[i].kind is Kind.POSITION:
            break  # "the boat" is the trawler told just before, though another boat was told of elsewhere
        alone = len(apart) == 1 and scene.claims[i].event is None
        return (next(iter(apart.values())) if alone else None), word
    return here, None


def _named_in(scene: Scene, page: Page, claim: Claim) -> Iterator[tuple[str, Sequence[int]]]:
    """Places and things that a claim names and that were told before, each with claims of the first such happenings."""
    for place in scene.stands(claim):
        if told := page.places.get(plain_name(place.name)):
            yield place.name, told
    for word in known_things(claim):
        if told := page.things.get(stem(word)):
            yield word, told


def _reaches(scene: Scene, last: int, i: int) -> bool:
    """Whether a claim may go on about the happening told last: in its paragraph, or as it opens the next.

    What opens the next paragraph is blame or denial, or stands in the very next sentence and counts or points back.
    """
    claim = scene.claims[i]
    if scene.claims[last].sentence != claim.sentence and find_phrase("turns_away", scene.sentence(i)):
        return False
    gap = scene.distance(last, i)
    if gap != 1 or claim.stance in _ANSWERING:
        return gap <= 1
    if claim.event is not None or not scene.follows(last, i):
        return False
    return claim.kind is Kind.TOLL or find_phrase("points_back", claim.evidence.text.split(maxsplit=1)[0]) is not None


def _ground(scene: Scene, guest: Sequence[int], host: Sequence[int], *, named: str | None) -> str | None:
    """Why what is told in `guest` is of the happening told in `host`; None where it need not be.

    `named`: the thing of that happening which it names.
    """
    claim = scene.claims[guest[0]]
    host = host if len(host) <= _LATEST else [*host[:_FIRST], *host[-_LATEST:]]
    told = [scene.claims[h] for h in host]
    supposed = claim.stance is Stance.ACKNOWLEDGES or find_phrase("supposed_past", claim.evidence.text)
    unreal = claim.realis in _UNREAL and not supposed
    if unreal or further_one(claim) or not any(_can_be_told_on_from(t) for t in told):
        return None
    places = [p for p in scene.stands(claim) if _is_point(p) or not _denies(claim)]
    if places and all(compare_places(t, claim) is Nearness.UNKNOWN for t in told):
        return None
    if claim.kind is Kind.POSITION:
        ground = _said_of(scene, guest[0], told, named)
    elif claim.kind is Kind.TOLL:
        ground = _counted_of(claim, told, named)
    else:
        ground = _told_of(scene, guest, told)
    return None if ground is None or _contradict(scene, guest, host) else ground


def _can_be_told_on_from(claim: Claim) -> bool:
    """Whether words about a happening can follow: an act, harm, or somebody who came to look at what was done."""
    if claim.event is None:
        return tells_harm(claim)
    return is_act(claim.event.type) or looks_back(claim.event.type)


def _denies(claim: Claim) -> bool:
    """Whether it says that something was not so: it was not there, its guns were silent."""
    return claim.stance is Stance.DENIES or claim.negated


def _is_point(place: Place) -> bool:
    return place.precision is not PlacePrecision.DISTRICT


def _contradict(scene: Scene, guest: Sequence[int], host: Sequence[int]) -> bool:
    return any(contradiction(scene, h, g, told_on=True) is not None for g in guest[:_LATEST] for h in host)


def _said_of(scene: Scene, i: int, told: Sequence[Claim], named: str | None) -> str | None:
    """What somebody says right after a happening: blame, denial, a side's account, or words that point back to it."""
    claim = scene.claims[i]
    fewest = _FEWEST - 1 if claim.stance in _OF_IT else _FEWEST
    if len(claim.evidence.text.split()) < fewest or _other_days(claim, told) or _over_time(claim):
        return None
    if named:
        return f"“{named}” is named in both"
    if claim.stance in _ASIDE:
        return None
    if claim.stance in _OF_IT:
        return f"what a speaker {claim.stance.value} right after it, without naming another happening"
    speaker = scene.speakers[i]
    if speaker is not None and speaker.side is not None:
        return "a side's word right after it, without a place or day of its own"
    back = find_phrase("points_back", claim.evidence.text[:_OPENING])
    return f"“{back}” points back to it" if back else None


def _counted_of(claim: Claim, told: Sequence[Claim], named: str | None) -> str | None:
    """The dead and hurt told right after a happening that can have such, of its place and day or of none."""
    numbers = [t for t in claim.tolls if t.low is not None or t.best is not None or t.high is not None]
    if not numbers or not all(t.kind in _HURT for t in numbers) or any(t.since for t in numbers):
        return None
    if _times(claim) and all(compare_times(t.time, claim.time) is Nearness.UNKNOWN for t in told):
        return None
    if named:
        return f"“{named}” is named in both"
    if any(t.scope is Scope.CUMULATIVE for t in numbers):
        back = find_phrase("points_back", claim.evidence.text[:_OPENING])
        return f"“{back}” counts what it has cost" if back and not _over_time(claim) else None
    return "the toll is told right after it"


def _over_time(claim: Claim) -> bool:
    return find_phrase("over_time", claim.evidence.text) is not None


def _told_of(scene: Scene, guest: Sequence[int], told: Sequence[Claim]) -> str | None:
    """An act told right after a happening, with no place, day or name of its own, and of a kind that it can be."""
    claims = [scene.claims[g] for g in guest]
    types = {t.event.type for t in told if t.event}
    if any(_names_another(c, told) or _over_time(c) for c in claims):
        return None
    if all(_denies(c) for c in claims):
        of_its_own = any(_of_another_day(c, told) for c in claims)
    else:
        after_inquiry = types and all(looks_back(t) for t in types)
        of_its_own = any(scene.stands(c) or (_times(c) and not after_inquiry) for c in claims)
    if of_its_own:
        return None
    own = {c.event.type for c in claims if c.event}
    if own and all(any(can_be_told_on(one, after=other) for other in types) for one in own):
        return "told on without a place or day of its own"
    return None


def _of_another_day(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether a denial tells a time of its own which none of the times told before meets."""
    days = [t.time for t in told if _times(t)]
    return bool(_times(claim) and days) and all(
        compare_times(t, claim.time) in (Nearness.APART, Nearness.UNKNOWN) for t in days
    )


def _names_another(claim: Claim, told: Sequence[Claim]) -> bool:
    """Whether it names a place, or something hit that has a name, which the words before do not."""
    before = " ".join(t.evidence.text for t in told)
    names = [t.name for t in (claim.event.targets if claim.event else ())]
    speaker = claim.speaker.name if claim.speaker else ""
    named = {w for name in names for w in name.split() if w[:1].isupper() and w not in speaker}
    return any(w not in before for w in named | set(_WHERE.findall(claim.evidence.text)))


def _times(claim: Claim) -> bool:
    return claim.time is not None and known(claim.time)


def _other_days(claim: Claim, told: Iterable[Claim]) -> bool:
    """Whether a saying without a time of its own names a day or month that the words before do not."""
    if claim.stance in _OF_IT:
        return False
    before = {w for t in told for w in _days_in(t.evidence.text)}
    return bool(_days_in(claim.evidence.text) - before)


def _days_in(text: str) -> set[str]:
    return {w for w in text.replace(",", " ").split() if w[:1].isupper() and w.lower().rstrip(".'s’") in _day_words()}


@cache
def _day_words() -> frozenset[str]:
    pack = load_pack("times.en")
    return frozenset((*pack["weekdays"], *pack["months"]))
