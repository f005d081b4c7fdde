"""A truce taken apart as the ETH/PRIO ceasefire data code it: dates in parts, class and purpose by words, who mediated.

Rules in our words: a part of a date that is not told is -1; 0 is never written, because to some it says that a truce
never took effect. A class or purpose stands only where words of the terms, or of the sentences that tell of the truce,
tell it. Nobody's allegation of a breach ends a truce. Reads the pack `ceasefire_codes.en`.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from counterclaim.export.deriving.truces.declaring import declares
from counterclaim.export.material import Material
from counterclaim.packs.ceasefire_codes import load_ceasefire_codes
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Kind, Stance
from counterclaim.records.tallies import Declaration
from counterclaim.records.wholes import TruceLine

UNKNOWN: Final = -1
_PARTS: Final = 3
_IN_FORCE: Final = "ceasefire_in_force"
_TELLING: Final = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.ACKNOWLEDGES))


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What tells of a truce: the claims that say it was made or holds, and the codes that their words give."""

    claims: tuple[Claim, ...]
    klass: int
    """1 to 3; -1 unclear."""
    arranged: bool
    """Whether an arrangement for its keeping is told."""
    purposes: tuple[str, ...]


def date_parts(iso: str | None) -> tuple[int, int, int]:
    """Year, month and day of an ISO day, month or year; -1 for what is not told.

    >>> date_parts("2031-05")
    (2031, 5, -1)
    """
    told = (iso or "")[: len("2031-05-03")].split("-")
    parts = [int(part) if part.isdecimal() and int(part) > 0 else UNKNOWN for part in told]
    year, month, day = (*parts, UNKNOWN, UNKNOWN, UNKNOWN)[:_PARTS]
    return year, month, day


def declared_by(line: TruceLine, party: str, claims: Iterable[Claim] = ()) -> str | None:
    """The day on which a party agreed: that of the agreement, else of its own first words that declare the truce.

    None where the party itself denies that there is such a truce: what others announce for it is no word of its own.
    `claims`: those of the truce, for the verbs that give its words.
    """
    own = _own(line, party)
    if own and all(one.denies for one in own):
        return None
    cues = _cues(claims)
    return line.agreed_on or min(
        (one.day for one in own if one.day and declares(one, cues.get(one.claim))), default=None
    )


def only_mentioned(line: TruceLine, party: str, claims: Iterable[Claim] = ()) -> bool:
    """Whether a party's words of the truce, none of them a denial, stand without a day because none declares it."""
    return any(not one.denies for one in _own(line, party)) and declared_by(line, party, claims) is None


def _own(line: TruceLine, party: str) -> list[Declaration]:
    return [one for one in line.declarations if party in {one.side, one.by}]


def _cues(claims: Iterable[Claim]) -> dict[str, str]:
    return {claim.id: claim.cue.text for claim in claims if claim.cue is not None}


def words_of(line: TruceLine, material: Material) -> Words:
    """The claims of a truce apart from breaches, and what their words and its terms tell of class and purpose."""
    claims = tuple(_telling(line, material))
    agreed = (one.evidence.text for one in claims if one.kind is Kind.AGREEMENT and one.stance is not Stance.DENIES)
    words = "\n".join((*(term.words for term in line.terms), *agreed))
    codes = load_ceasefire_codes()
    return Words(
        claims=claims,
        klass=codes.class_of(words) or UNKNOWN,
        arranged=codes.arranged(words),
        purposes=codes.purposes_of(words),
    )


def tells_of_making(claim: Claim) -> bool:
    """Whether a claim tells that a truce was made or took effect: no call for one, no denial, nobody's stand to it."""
    told = claim.stance in _TELLING or (claim.stance is Stance.PLEDGES and claim.kind is Kind.AGREEMENT)
    of_it = claim.kind is Kind.AGREEMENT or (claim.event is not None and claim.event.type == _IN_FORCE)
    return told and of_it and not claim.negated


def sides_of(line: TruceLine) -> str:
    """Unilateral, bilateral or multilateral, from the number of its parties, as users of the data derive it."""
    return {1: "unilateral", 2: "bilateral"}.get(len(line.parties), "multilateral")


def _telling(line: TruceLine, material: Material) -> Iterator[Claim]:
    aside = {one.claim for one in line.alleged} | {one.claim for one in line.breaches}
    aside |= {one.claim for one in line.endings}
    for one in line.claims:
        claim = material.claim(one) if one not in aside else None
        if claim is not None:
            yield claim
