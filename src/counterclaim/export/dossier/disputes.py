"""A book in, its contested incidents out: each side's account beside the others', what they share, what stays open.

Every side is told under the same headings in the same order. The most argued incident stands first, whoever argues.
Reads `event_families` through `packs`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Final

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.common_ground import Stand, agreed_on, holds, open_on
from counterclaim.export.dossier.model import Column, Dispute, Part, Quotation
from counterclaim.export.dossier.standing import Camps, Standing, camps_of
from counterclaim.export.same_story import wording
from counterclaim.export.wording import day_words
from counterclaim.packs.families import can_harm
from counterclaim.records.claim import Agent, Claim, TimeRange
from counterclaim.records.enums import Sector, Stance
from counterclaim.records.ledger import Account, Incident

_DAY: Final = len("2031-05-06")
_APART: Final = frozenset((Sector.INTERNATIONAL_BODY, Sector.CIVIL_SOCIETY, Sector.MEDIA))


class _Heading(StrEnum):
    """What a side does in a dispute; the same for all, in this order."""

    OTHERS_ACTS = "says the other side did"
    OWN_ACTS = "says of its own acts"
    ACKNOWLEDGES = "acknowledges"
    DENIES = "denies"
    MORE = "also says"


def disputes_of(book: Book) -> tuple[Dispute, ...]:
    """The contested incidents, each once, those with most accounts and then most claims first."""
    camps, copies = camps_of(book), Counter(book.again.values())
    found = [
        (book.of(incident.claims), _dispute(incident, book, camps, also_in=copies[incident.id]))
        for incident in book.incidents
        if incident.facets.contested and incident.id not in book.again
    ]
    found.sort(key=lambda pair: (-_accounts(pair[1]), -len(pair[0])))
    return tuple(dispute for _, dispute in found)


def _accounts(dispute: Dispute) -> int:
    return sum(1 for column in dispute.columns if column.parts)


def _dispute(incident: Incident, book: Book, camps: Camps, *, also_in: int) -> Dispute:
    claims = book.of(incident.claims)
    stands = _stands(incident, claims, book, camps)
    inside = {claim.id for stand in stands for claim in stand.claims}
    others = [claim for claim in claims if claim.id not in inside]
    return Dispute(
        number=book.numbers[incident.id],
        id=incident.id,
        title=incident.title[:1].upper() + incident.title[1:],
        when=_when(incident.time),
        where=incident.places,
        columns=tuple(Column(side=stand.name, parts=tuple(_parts(stand, book))) for stand in stands),
        agreed=tuple(agreed_on(stands, book)),
        open=tuple(open_on(stands, others, incident, book)),
        others=tuple(_once(others, book)),
        reports=len({claim.report for claim in claims} or {incident.report}),
        also_in=also_in,
    )


def _stands(incident: Incident, claims: Sequence[Claim], book: Book, camps: Camps) -> list[Stand]:
    """The accounts: sides in the book's order, with those blamed and not quoted; then speakers whom nobody gave a side,
    where no side denies or no side is quoted.
    """
    by_side: dict[str, list[Claim]] = {}
    sides = _sides(incident, claims)
    for claim in claims:
        if side := sides[claim.id]:
            by_side.setdefault(side, []).append(claim)
    blamed = {side for claim in claims for side in _blamed(claim, sides[claim.id], book)}
    blamed |= set(incident.facets.not_quoted)
    columns = {side for side, told in by_side.items() if side in camps.sides or _argues(told)} | blamed
    stands = [
        Stand(name=side, is_side=True, claims=tuple(by_side.get(side, ()))) for side in book.sides if side in columns
    ]
    loose = [claim for claim in claims if sides[claim.id] is None and claim.speaker is not None]
    return [*stands, *_speakers(loose, stands, camps)]


def _sides(incident: Incident, claims: Sequence[Claim]) -> dict[str, str | None]:
    """The side of each claim, as the incident's accounts tell it."""
    told = {claim_id: account.side for account in incident.accounts for claim_id in _ids(account)}
    return {claim.id: told.get(claim.id) or claim.side for claim in claims}


def _ids(account: Account) -> tuple[str, ...]:
    denied = (denial.claim for denial in account.denies)
    return (*account.asserts, *account.blames, *denied, *account.acknowledges, *account.other)


def _argues(claims: Iterable[Claim]) -> bool:
    """Whether a third state takes part in the dispute itself."""
    return any(claim.stance in (Stance.DENIES, Stance.ACKNOWLEDGES) for claim in claims)


def _blamed(claim: Claim, side: str | None, book: Book) -> Iterator[str]:
    """Sides that a claim blames: by an accusation, or a harmful act told by another side."""
    if claim.event is None or not holds(claim):
        return
    harm = can_harm(claim.event.type)
    if claim.stance is Stance.ACCUSES or (harm and (side or claim.stance is Stance.CONDEMNS)):
        for agent in claim.event.agents:
            other = book.side_of(agent)
            if other is not None and other != side:
                yield other


def _speakers(loose: Sequence[Claim], stands: Sequence[Stand], camps: Camps) -> Iterator[Stand]:
    """Accounts named after speakers of no side: of those who deny what no side denies; of all where no side speaks."""
    by_name: dict[str, list[Claim]] = {}
    for claim in loose:
        by_name.setdefault(claim.speaker.name if claim.speaker else "", []).append(claim)
    speaking = [stand for stand in stands if stand.claims]
    denied = any(stand.denials for stand in stands)
    for name, told in by_name.items():
        denies = any(claim.stance is Stance.DENIES for claim in told)
        apart = any(claim.speaker and claim.speaker.sector in _APART for claim in told)
        foreign = any(camps.standing(claim) is Standing.THIRD_STATE for claim in told)
        if (denies and not denied) or (not speaking and not apart and not foreign):
            yield Stand(name=name, is_side=False, claims=tuple(told))


def _parts(stand: Stand, book: Book) -> Iterator[Part]:
    """What an account does, under the headings that have something under them."""
    found: dict[_Heading, list[Claim]] = {}
    for claim in stand.claims:
        found.setdefault(_heading(claim, stand, book), []).append(claim)
    for heading in _Heading:
        if heading in found:
            yield Part(heading=heading.value, quotations=tuple(_once(found[heading], book)))


def _heading(claim: Claim, stand: Stand, book: Book) -> _Heading:
    """Where a claim belongs. Blame whose doers are all of the speaker's side is told as of its own acts."""
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
    if claim.stance is Stance.ACCUSES or (agents and claim.stance is Stance.CONDEMNS):
        return _Heading.OTHERS_ACTS
    named = any(book.side_of(agent) for agent, mine in zip(agents, own, strict=True) if not mine)
    if named and claim.event and can_harm(claim.event.type):
        return _Heading.OTHERS_ACTS
    return _Heading.OWN_ACTS if any(own) and not named else _Heading.MORE


def _is_own(agent: Agent, claim: Claim, stand: Stand, book: Book) -> bool:
    if stand.is_side:
        return book.side_of(agent) == stand.name
    speaker = claim.speaker
    return speaker is not None and (
        agent.name == speaker.name or (agent.actor is not None and agent.actor == speaker.actor)
    )


def _once(claims: Iterable[Claim], book: Book) -> Iterator[Quotation]:
    """Claims as lines; what one speaker says twice in the same words is told once, one headline too."""
    known: dict[tuple[str, str, str], Quotation] = {}
    for claim in claims:
        line = book.quoted(claim)
        known.setdefault((line.speaker, line.act, wording(claim)), line)
    yield from known.values()


def _when(time: TimeRange | None) -> str:
    """The time in words: a day with its hours, or the days that the words leave."""
    if time is None or (time.earliest is None and time.latest is None):
        return "time not fixed"
    if time.earliest is None or time.latest is None:
        return f"from {day_words(time.earliest)}" if time.earliest else f"until {day_words(time.latest or '')}"
    first, last = day_words(time.earliest), day_words(time.latest)
    if first != last:
        return f"{first} to {last}"
    hours = [moment[_DAY + 1 :] for moment in (time.earliest, time.latest)]
    if not all(hours):
        return first
    return f"{first}, {hours[0]}" if hours[0] == hours[1] else f"{first}, {hours[0]} to {hours[1]}"
