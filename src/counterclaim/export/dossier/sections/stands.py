"""The claims of one incident in, whose accounts stand side by side out: the sides', and those of some without a side.

Two people to whom nobody gave a side are never set against each other because one report quotes both: what they say
stands under the others who spoke, unless one denies what the other accuses somebody of. Reads `event_families` through
`packs`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.sections.common_ground import Stand, by_voice
from counterclaim.export.dossier.sections.holding import BLAMING, holds
from counterclaim.export.dossier.sections.standing import Camps, Standing
from counterclaim.packs.families import can_harm
from counterclaim.records.claim import Claim
from counterclaim.records.enums import AnswerKind, Sector, Stance
from counterclaim.records.ledger import Account, Incident

_APART: Final = frozenset((Sector.INTERNATIONAL_BODY, Sector.CIVIL_SOCIETY, Sector.MEDIA))


def stands_of(incident: Incident, claims: Sequence[Claim], book: Book, camps: Camps) -> list[Stand]:
    """The accounts: sides in the book's order, with those blamed and not quoted; then speakers whom nobody gave a side,
    where no side denies or no side is quoted.
    """
    by_side: dict[str, list[Claim]] = {}
    sides = _sides(incident, claims)
    for claim in claims:
        if side := sides[claim.id]:
            by_side.setdefault(side, []).append(claim)
    blamed = {side for claim in claims for side in blamed_by(claim, sides[claim.id], book)}
    blamed |= set(incident.facets.not_quoted)
    columns = {side for side, told in by_side.items() if side in camps.sides or _argues(told)} | blamed
    stands = [
        Stand(name=side, is_side=True, claims=tuple(by_side.get(side, ()))) for side in book.sides if side in columns
    ]
    loose = [claim for claim in claims if sides[claim.id] is None and claim.speaker is not None]
    return [*stands, *_speakers(loose, stands, camps)]


def blamed_by(claim: Claim, side: str | None, book: Book) -> Iterator[str]:
    """Sides that a claim blames: by an accusation, or a harmful act told by another side."""
    if claim.event is None or not holds(claim):
        return
    harm = can_harm(claim.event.type)
    if claim.stance is Stance.ACCUSES or (harm and (side or claim.stance is Stance.CONDEMNS)):
        for agent in claim.event.agents:
            other = book.side_of(agent)
            if other is not None and other != side:
                yield other


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


def _speakers(loose: Sequence[Claim], stands: Sequence[Stand], camps: Camps) -> Iterator[Stand]:
    """Accounts named after speakers of no side, in the order of the text: those who deny what no side denies; and,
    where no side speaks, whose accusation they deny or who alone speak.
    """
    found = [
        Stand(name=speaker.name if (speaker := told[0].speaker) else "", is_side=False, claims=told)
        for told in by_voice(loose)
    ]
    denying = [stand for stand in found if stand.denials]
    telling = [stand for stand in found if not stand.denials and not _is_apart(stand, camps)]
    if any(stand.denials for stand in stands):
        denying = []
    if any(stand.claims for stand in stands):
        telling = []
    denying = _unopposed(denying)
    if denying:
        telling = [stand for stand in telling if any(_denied_by(denier, stand) for denier in denying)]
    kept = {stand.key for stand in (*denying, *_unopposed(telling))}
    return (stand for stand in found if stand.key in kept)


def _is_apart(stand: Stand, camps: Camps) -> bool:
    """Whether a speaker takes no part: an organisation, a medium, a third state."""
    organisation = any(claim.speaker and claim.speaker.sector in _APART for claim in stand.claims)
    return organisation or any(camps.standing(claim) is Standing.THIRD_STATE for claim in stand.claims)


def _unopposed(stands: Sequence[Stand]) -> list[Stand]:
    """Those whom no report quotes beside another of them: what two people of one report say is no dispute of theirs."""
    met = {stand.key for pair in combinations(stands, 2) if _one_report(*pair) for stand in pair}
    return [stand for stand in stands if stand.key not in met]


def _one_report(one: Stand, two: Stand) -> bool:
    return not {claim.report for claim in one.claims}.isdisjoint(claim.report for claim in two.claims)


def _denied_by(denier: Stand, teller: Stand) -> bool:
    """Whether one accuses and the other denies: in another report, or in answer to that very claim."""
    accused = {claim.id for claim in teller.claims if _accuses(claim)}
    answered = {
        answer.claim
        for claim in denier.claims
        if claim.stance is Stance.DENIES
        for answer in claim.answers
        if answer.kind is AnswerKind.DENIAL
    }
    return bool(accused) and (not _one_report(denier, teller) or bool(accused & answered))


def _accuses(claim: Claim) -> bool:
    """Whether a claim puts blame on somebody."""
    named = claim.event is not None and bool(claim.event.agents) and can_harm(claim.event.type)
    return holds(claim) and (claim.stance in BLAMING or named)
