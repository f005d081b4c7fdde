"""A book in, its contested incidents out: each side's account beside the others', what they share, what stays open.

Every side is told under the same headings in the same order. The most argued incident stands first, whoever argues.
What was not joined is told as not joined, never as not said. Reads `event_families` through `packs`.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Column, Dispute, Part, Quotation
from counterclaim.export.dossier.sections.common_ground import Stand, agreed_on, open_on
from counterclaim.export.dossier.sections.holding import holds
from counterclaim.export.dossier.sections.names import voice_key
from counterclaim.export.dossier.sections.nearby import Spots, near, spots_of
from counterclaim.export.dossier.sections.runs import in_order
from counterclaim.export.dossier.sections.standing import Camps, camps_of
from counterclaim.export.dossier.sections.stands import stands_of
from counterclaim.export.dossier.sections.told_once import each_once
from counterclaim.export.when import single_day, stretch_words, tells, when_words
from counterclaim.export.wording import is_plural, upper_first
from counterclaim.packs.families import can_harm
from counterclaim.records.claim import Agent, Claim
from counterclaim.records.enums import Stance
from counterclaim.records.ledger import Incident

NEARBY: Final = 6
"""Claims at the same place that a dispute shows."""


class _Heading(StrEnum):
    """What a side does in a dispute; the same for all, in this order."""

    OTHER_SIDES_ACTS = "says the other side did"
    OTHERS_ACTS = "says others did"
    OWN_ACTS = "says of its own acts"
    ACKNOWLEDGES = "acknowledges"
    DENIES = "denies"
    MORE = "also says"


class _Desk(msgspec.Struct, frozen=True):
    """What every dispute of a book is made with."""

    book: Book
    camps: Camps
    spots: Spots
    quoted: frozenset[str]


def disputes_of(book: Book, *, whole: Book | None = None) -> tuple[Dispute, ...]:
    """The contested incidents, each once, those with most accounts first (`runs.in_order`).

    Where the book is a part of a larger one, `whole` is that: what stands anywhere in it is not told as unsaid.
    """
    read = whole or book
    given = (account.side for incident in read.incidents for account in incident.accounts)
    quoted = frozenset(side for side in (*(claim.side for claim in read.claims.values()), *given) if side)
    desk = _Desk(book, camps_of(book), spots_of(read), quoted)
    told = [incident for incident in book.incidents if incident.facets.contested]
    return in_order([(incident, _dispute(incident, desk)) for incident in told], book)


def _dispute(incident: Incident, desk: _Desk) -> Dispute:
    book = desk.book
    claims = book.of(incident.claims)
    stands = stands_of(incident, claims, book, desk.camps)
    inside = {claim.id for stand in stands for claim in stand.claims}
    others = [claim for claim in claims if claim.id not in inside]
    return Dispute(
        number=book.numbers[incident.id],
        id=incident.id,
        title=upper_first(incident.title),
        when=_when(incident),
        where=incident.places,
        columns=tuple(_column(stand, stands, desk) for stand in stands),
        agreed=tuple(agreed_on(stands, book)),
        open=tuple(open_on(stands, others, incident, book)),
        others=_once(others, desk),
        reports=len({claim.report for claim in claims} or {incident.report}),
        told_in=book.told_in.get(incident.id, ""),
        days=book.days_told.get(incident.id, ()),
        unmatched=_unmatched(stands, others),
        nearby=tuple(map(book.quoted, islice(_nearby(incident, claims, stands, desk), NEARBY))),
    )


def _when(incident: Incident) -> str:
    """The time, with its hours where it is one day's; empty where the title tells it."""
    time = incident.time
    when = (when_words(time) if single_day(time) else stretch_words(time)) or "time not fixed"
    return "" if tells(incident.title, when) else when


def _column(stand: Stand, stands: Sequence[Stand], desk: _Desk) -> Column:
    parts = tuple(_parts(stand, stands, desk))
    if parts:
        return Column(side=stand.name, parts=parts)
    if stand.name in desk.quoted:
        note = f"no words of {'them' if is_plural(stand.name) else 'it'} were matched to this"
    else:
        note = "not quoted in the reports read"
    return Column(side=stand.name, note=note)


def _unmatched(stands: Sequence[Stand], others: Sequence[Claim]) -> str:
    """What was not found for a dispute in which one account stands alone."""
    if not stands:
        return "No words of a side were matched to this."
    if len(stands) > 1:
        return ""
    (alone,) = stands
    if not alone.denials:
        return "No answer of another side was matched to this."
    told = any(holds(claim) for claim in (*alone.claims, *others))
    return "No words of another side were matched to this." if told else "No accusation was matched to this denial."


def _nearby(incident: Incident, claims: Sequence[Claim], stands: Sequence[Stand], desk: _Desk) -> Iterator[Claim]:
    """Claims at the same place; where one account stands alone, those of others."""
    speaking = {stand.name if stand.is_side else voice_key(stand.claims[0]) for stand in stands if stand.claims}
    denying = {stand.name for stand in stands if stand.denials} or {stand.name for stand in stands if stand.claims}
    for claim in near(incident, claims, desk.spots, own=denying):
        voices = {claim.side, voice_key(claim)}
        if len(speaking) > 1 or voices.isdisjoint(speaking):
            yield claim


def _parts(stand: Stand, stands: Sequence[Stand], desk: _Desk) -> Iterator[Part]:
    """What an account does, under the headings that have something under them."""
    facing = {other.name for other in stands if other.is_side and other.name != stand.name}
    found: dict[_Heading, list[Claim]] = {}
    for claim in stand.claims:
        found.setdefault(_heading(claim, stand, desk.book, facing), []).append(claim)
    for heading in _Heading:
        if heading in found:
            yield Part(heading=heading.value, quotations=_once(found[heading], desk))


def _heading(claim: Claim, stand: Stand, book: Book, facing: set[str]) -> _Heading:
    """Where a claim belongs. Blame whose doers are all of the speaker's side is told as of its own acts; `the other
    side` is a doer whose side has a column too, and only a side has another side.
    """
    if claim.stance is Stance.DENIES:
        return _Heading.DENIES
    if claim.stance is Stance.ACKNOWLEDGES:
        return _Heading.ACKNOWLEDGES
    if not holds(claim):
        return _Heading.MORE
    agents = claim.event.agents if claim.event else ()
    own = [_is_own(agent, claim, stand, book) for agent in agents]
    if own and all(own):
        return _Heading.OWN_ACTS
    blamed = {side for agent, mine in zip(agents, own, strict=True) if not mine and (side := book.side_of(agent))}
    others = _Heading.OTHER_SIDES_ACTS if stand.is_side and blamed & facing else _Heading.OTHERS_ACTS
    if claim.stance is Stance.ACCUSES or (agents and claim.stance is Stance.CONDEMNS):
        return others
    if blamed and claim.event and can_harm(claim.event.type):
        return others
    return _Heading.OWN_ACTS if any(own) and not blamed else _Heading.MORE


def _is_own(agent: Agent, claim: Claim, stand: Stand, book: Book) -> bool:
    if stand.is_side:
        return book.side_of(agent) == stand.name
    speaker = claim.speaker
    return speaker is not None and (
        agent.name == speaker.name or (agent.actor is not None and agent.actor == speaker.actor)
    )


def _once(claims: Iterable[Claim], desk: _Desk) -> tuple[Quotation, ...]:
    """Claims as lines; what one speaker says in the same words is told once, one headline too."""
    told = each_once(claims, book=desk.book, stories=desk.spots.stories)
    return tuple(desk.book.quoted(first) for first, *_ in told)
