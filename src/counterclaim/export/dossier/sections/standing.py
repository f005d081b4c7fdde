"""A book in, whose words each of its claims is out: a side of the conflict, a third state, an organisation, nobody's.

A party is always a side. So is whoever acts as an authority or an armed force and whose state nobody gives: a disputed
territory or an armed group is not called a third state. No pack is read.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Sector


class Standing(StrEnum):
    """What a speaker is to the conflict; the values are the kinds of a `Share`, in its order."""

    SIDE = "side"
    THIRD_STATE = "third_state"
    INTERNATIONAL_BODY = "international_body"
    CIVIL_SOCIETY = "civil_society"
    MEDIA = "media"
    OTHER = "other"
    OWN_VOICE = "own_voice"


_OF_STATES: Final = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
_OF_SIDES: Final = _OF_STATES | {Sector.ARMED_GROUP}
_ORGANISATIONS: Final = (
    (Sector.INTERNATIONAL_BODY, Standing.INTERNATIONAL_BODY),
    (Sector.CIVIL_SOCIETY, Standing.CIVIL_SOCIETY),
    (Sector.MEDIA, Standing.MEDIA),
)


class Camps(msgspec.Struct, frozen=True):
    """The sides that are told by name, in the book's order, and the states of the parties."""

    sides: tuple[str, ...]
    states: frozenset[str]

    def standing(self, claim: Claim) -> Standing:
        """Whose words a claim is."""
        if claim.side in self.sides:
            return Standing.SIDE
        if claim.speaker is None:
            return Standing.THIRD_STATE if claim.side else Standing.OWN_VOICE
        for sector, standing in _ORGANISATIONS:
            if claim.speaker.sector is sector:
                return standing
        country = claim.speaker.country
        foreign = claim.speaker.sector in _OF_STATES and country is not None and country not in self.states
        return Standing.THIRD_STATE if claim.side or foreign else Standing.OTHER


def camps_of(book: Book) -> Camps:
    """The sides of a book that stand for themselves, and the states of its parties."""
    of_parties = {country for side, country, _ in _members(book) if side in book.parties and country}
    with_state = {side for side, country, _ in _members(book) if country}
    acting = {side for side, _, sector in _members(book) if sector in _OF_SIDES}
    named = book.parties | (acting - with_state)
    return Camps(tuple(side for side in book.sides if side in named), frozenset(of_parties))


def _members(book: Book) -> Iterator[tuple[str, str | None, Sector]]:
    """Side, country and sector of everybody who has a side."""
    for claim in book.claims.values():
        if claim.side and claim.speaker:
            yield claim.side, claim.speaker.country, claim.speaker.sector
    for actor in book.actors.values():
        if actor.side:
            yield actor.side, actor.country, actor.sector
