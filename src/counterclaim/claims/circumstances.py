"""When and where of a claim: the times and places of its own words, or those of the passage it stands in.

In: the time and place mentions of a document and a proposition. Out: a time, the day of speaking, places, each with
its reason. Reads no pack. Nothing is finer than the text; a day of speaking is never the day of the happening.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence

import msgspec

from counterclaim.claims.earlier import Earlier
from counterclaim.claims.events import OPEN_TYPES, load_event_words
from counterclaim.claims.nearby import starting_in
from counterclaim.claims.participants import Scene
from counterclaim.claims.places import PlaceMention
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.roles import Referred
from counterclaim.claims.syntax import Tree, subtree
from counterclaim.claims.times import TimeMention
from counterclaim.claims.tolls.words import toll_table
from counterclaim.packs.families import shared_family
from counterclaim.records.claim import Claim, Place, Reason, TimeRange
from counterclaim.records.document import Document, Paragraph
from counterclaim.records.enums import Realis, Scope, TimePrecision

_DAY = 10
_OF_A_DAY = frozenset((TimePrecision.DAY, TimePrecision.PART_OF_DAY, TimePrecision.HOUR, TimePrecision.MINUTE))
_NEXT = 1
"""Paragraphs apart at which two still make one passage, where one side goes on speaking."""


def time_of(
    times: Sequence[TimeMention],
    proposition: Proposition,
    frame: Sequence[int],
    cue: Sequence[int],
    *,
    others: Collection[int] = (),
) -> tuple[TimeRange | None, Reason | None]:
    """The first time in the proposition's own words that tells when, and not for how long or how often.

    `others`: tokens that tell of something else, such as a truce that was broken; their days are not this one's.
    """
    barred = {*frame, *others}
    saying = set(cue)
    members = set(proposition.members)
    acts = {t.anchor for t in proposition.triggers}
    own = [
        m
        for m in starting_in(times, members)
        if m.kind == "point" and m.first not in barred and m.governor not in saying
        if not m.said or m.governor in acts
    ]
    told = [m for m in own if m.time.earliest is not None]
    best = next((m for m in told if not _has_finer(m, told)), own[0] if own else None)
    if best is None:
        return None, None
    return best.time, Reason("time", "own words", f"“{best.time.text}”")


def _has_finer(mention: TimeMention, others: Sequence[TimeMention]) -> bool:
    """Whether others tell a day within the month or year of this one: "for the fourth time this month, on Thursday"."""
    low, high = mention.time.earliest or "", mention.time.latest or ""
    if mention.time.precision in _OF_A_DAY or not high:
        return False
    days = (m.time for m in others if m.time.precision in _OF_A_DAY)
    return any(low <= (t.earliest or "") and (t.earliest or "~")[: len(high)] <= high for t in days)


def onset_words(tree: Tree, members: Collection[int]) -> frozenset[int]:
    """Words that only tell since when: "since the fighting began on May 2", "the war that broke out on May 2"."""
    found: set[int] = set()
    for i in members:
        token = tree.tokens[i]
        if token.lemma == "since" and token.dep in ("mark", "prep"):
            # The parser hangs a phrase after "since" on it, and it on the verb of a clause after it.
            found.update(subtree(tree, token.head if token.dep == "mark" else i))
        began = token.dep in ("relcl", "acl") and token.text.lower() in toll_table().onset
        war = tree.tokens[token.head]
        if began and {war.lemma, war.text.lower()} & load_event_words().whole_conflict:
            found.update(subtree(tree, i))
    return frozenset(found)


def said_time_of(
    times: Sequence[TimeMention], frame: Sequence[int], cue: Sequence[int]
) -> tuple[TimeRange | None, Reason | None]:
    """The time among the words that make the speaker speak, or hung on the verb of saying."""
    wanted, saying = set(frame), set(cue)
    for mention in times:
        if mention.kind == "point" and (mention.first in wanted or mention.governor in saying):
            return mention.time, Reason("said_on", "words of saying", f"“{mention.time.text}”")
    return None, None


def places_of(
    scene: Scene,
    places: Sequence[PlaceMention],
    proposition: Proposition,
    agents: Collection[str],
    *,
    others: Collection[int] = (),
) -> tuple[tuple[Place, ...], Reason | None]:
    """Places named in the proposition's own words; names that only tell whose a body is, or who acts, are none.

    `others`: tokens that tell of something else, such as where a truce was signed.
    """
    members = set(proposition.members).difference(others)
    own = [p for p in starting_in(places, members) if p.locates and p.place.name not in agents]
    if not own:
        return (), None
    words = ", ".join(f"“{scene.doc.report.text[p.start : p.end]}”" for p in own)
    return tuple({p.place.name: p.place for p in own}.values()), Reason("place", "own words", words)


def carried_said_on(claim: Claim, before: Earlier) -> tuple[TimeRange | None, Reason | None]:
    """The day on which the same speaker was last told to speak in this report."""
    if claim.speaker is None:
        return None, None
    told = before.said_by(claim.speaker.name, upto=claim.evidence.start)
    if told is None or told.said_on is None:
        return None, None
    when = told.said_on
    return when, Reason("said_on", "same speaker", f"as told of {claim.speaker.name} before: “{when.text}”")


def carried_time(claim: Claim, before: Earlier, doc: Document) -> tuple[TimeRange | None, Reason | None]:
    """The day of the nearest happening of like sort in the same passage and voice, unless this one is elsewhere."""
    source = _goes_on_from(claim, before.timed, doc)
    if source is None or source.time is None:
        return None, None
    here, there = ({p.name for p in c.places} for c in (claim, source))
    if here and there and not here & there:
        return None, None
    return source.time, Reason("time", "same passage", f"as told just before: “{source.time.text}”")


def carried_places(claim: Claim, before: Earlier, doc: Document) -> tuple[tuple[Place, ...], Reason | None]:
    """The places of the nearest happening of like sort in the same passage and voice."""
    source = _goes_on_from(claim, before.placed, doc)
    if source is None:
        return (), None
    names = ", ".join(p.name for p in source.places)
    return source.places, Reason("place", "same passage", f"as told just before: {names}")


def referred_time(act: Referred, claim: Claim, before: Sequence[Claim]) -> tuple[TimeRange | None, Reason | None]:
    """The day of the act that a claim points back to ("the shelling"), where those told before leave no choice."""
    dated = [(c, c.time) for c in _acts_like(act, before) if c.time is not None and c.time.precision in _OF_A_DAY]
    here = {p.name for p in claim.places}
    told = [(c, time) for c, time in dated if not here or not c.places or here & {p.name for p in c.places}]
    days = {((time.earliest or "")[:_DAY], (time.latest or "")[:_DAY]) for _, time in told}
    if len(days) != 1:
        return None, None
    first, last = next(iter(days))
    time = told[0][1]
    if len({time for _, time in told}) > 1:  # several hours of one day were told: only the day is sure
        time = msgspec.structs.replace(time, earliest=first, latest=last, precision=TimePrecision.DAY)
    return time, Reason("time", "same act", f"the one told before: “{time.text}”")


def referred_places(act: Referred, before: Sequence[Claim]) -> tuple[tuple[Place, ...], Reason | None]:
    """The place of the act that a claim points back to, where those told before leave no choice."""
    told = [c.places for c in _acts_like(act, before) if c.places]
    if not told or len({frozenset(p.name for p in places) for places in told}) != 1:
        return (), None
    names = ", ".join(p.name for p in told[-1])
    return told[-1], Reason("place", "same act", f"the one told before: {names}")


def _acts_like(act: Referred, before: Sequence[Claim]) -> list[Claim]:
    """Acts told before as real that may be what is pointed to; where it is named ("of Brezna"), those that name it."""
    real = [c for c in before if c.event is not None and c.realis is Realis.OCCURRED and not c.negated]
    violence = load_event_words().violence
    return [
        c
        for c in sorted(real, key=lambda c: c.evidence.start)
        if c.event is not None and c.event.type in violence and all(name in c.evidence.text for name in act.names)
        if act.type in OPEN_TYPES or c.event.type == act.type or shared_family(c.event.type, act.type) is not None
    ]


def _happening(claim: Claim) -> bool:
    return claim.event is not None or any(t.scope is Scope.INCIDENT for t in claim.tolls)


def _goes_on_from(claim: Claim, before: Callable[..., Iterator[Claim]], doc: Document) -> Claim | None:
    """The last happening of like sort before a claim that the same side tells in its paragraph or, going on, above."""
    here = _paragraph_at(doc, claim.evidence.start)
    if here is None:
        return None
    reach = _NEXT if claim.speaker is not None else 0
    first = doc.paragraphs[max(0, here - reach)].start
    near = before(first=first, before=claim.evidence.start)
    return next((c for c in near if _happening(c) and _same_voice(claim, c) and _alike(claim, c)), None)


def _alike(claim: Claim, other: Claim) -> bool:
    """Whether both may be views of one happening by their types; a toll goes with any."""
    if claim.event is None or other.event is None:
        return True
    return claim.event.type == other.event.type or shared_family(claim.event.type, other.event.type) is not None


def _paragraph_at(doc: Document, place: int) -> int | None:
    number = bisect_right(doc.paragraphs, place, key=_start) - 1
    return number if number >= 0 and place < doc.paragraphs[number].end else None


def _start(paragraph: Paragraph) -> int:
    return paragraph.start


def _same_voice(claim: Claim, other: Claim) -> bool:
    """Whether both are told by one speaker, by bodies of one state, or both by the report itself."""
    if claim.speaker is None or other.speaker is None:
        return claim.speaker is other.speaker
    if claim.speaker.name == other.speaker.name:
        return True
    return claim.speaker.country is not None and claim.speaker.country == other.speaker.country
