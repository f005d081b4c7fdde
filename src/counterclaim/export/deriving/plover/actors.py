"""Actors as PLOVER tells them: a country's code, a sector, and the words of the text. Unknown is UNK or null.

The same rule for all: the sector is what a body is, by the text or by the book; who an actor is changes nothing. Reads
the pack `plover`.
"""

from functools import cached_property
from typing import Any

from counterclaim.export.material import Material
from counterclaim.packs.plover import load_plover
from counterclaim.records.claim import Claim, Target
from counterclaim.records.enums import Sector, Stance
from counterclaim.records.ledger import Actor

_ISO = 3


class PloverActors:
    """Looks actors up in the book as lines ask for them."""

    def __init__(self, material: Material) -> None:
        self._material = material

    @cached_property
    def _called(self) -> dict[str, Actor]:
        """Actors by name, as parties of an agreement are told: a state before others, none where several differ."""
        found: dict[str, Actor | None] = {}
        for actor in self._material.actors():
            for name in {one.casefold() for one in (actor.name, *actor.aliases)}:
                known = found.setdefault(name, actor)
                if known is not actor and (known is None or known.kind != "state"):
                    found[name] = actor if actor.kind == "state" or _same(known, actor) else None
        return {name: actor for name, actor in found.items() if actor is not None}

    def doers(self, claim: Claim) -> list[dict[str, Any]]:
        """Who did it, as the claim tells it; the parties of an agreement stand together, as PLOVER has it."""
        if claim.agreement is not None:
            return [_told(name, self._called.get(name.casefold())) for name in claim.agreement.parties]
        agents = claim.event.agents if claim.event else ()
        return [_told(one.name, self._known(one.actor), sector=one.sector, country=one.country) for one in agents]

    def harmed(self, claim: Claim) -> list[dict[str, Any]]:
        """Who or what was hit."""
        return [self._target(one) for one in (claim.event.targets if claim.event else ())]

    def saying(self, claim: Claim) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Who speaks, and to or of whom: who is spoken to, who is threatened, who is accused.

        The report's own voice is no actor.
        """
        speaker = claim.speaker
        one = (
            [_told(speaker.name, self._known(speaker.actor), sector=speaker.sector, country=speaker.country)]
            if speaker
            else []
        )
        if claim.addressee is not None:
            return one, [_told(claim.addressee.name, self._known(claim.addressee.actor))]
        return one, self.harmed(claim) if claim.stance is Stance.PLEDGES else self.doers(claim)

    def sectors_of(self, claim: Claim) -> dict[str, Sector]:
        """The sector of each actor that was hit, by its id."""
        ids = [one.actor for one in (claim.event.targets if claim.event else ()) if one.actor]
        return {one: known.sector for one in ids if (known := self._known(one)) is not None}

    def unknown(self) -> dict[str, Any]:
        """Who is not told."""
        return _told(None, None)

    def _target(self, target: Target) -> dict[str, Any]:
        known = self._known(target.actor)
        told = _told(target.name, known, country=target.country)
        if target.protected is not None:
            return {**told, "sector": load_plover().protected.get(target.protected)}
        return told

    def _known(self, actor: str | None) -> Actor | None:
        return self._material.actor(actor) if actor else None


def _same(one: Actor | None, other: Actor) -> bool:
    """Whether a name tells the same whichever of two bears it."""
    if one is None:
        return False
    return (one.sector, one.country, one.nation, one.side) == (other.sector, other.country, other.nation, other.side)


def _told(
    name: str | None, known: Actor | None, *, sector: Sector = Sector.UNKNOWN, country: str | None = None
) -> dict[str, Any]:
    """One actor object; what the text tells goes before what the book knows."""
    what = known.sector if known is not None and sector is Sector.UNKNOWN else sector
    return {
        "code": _code(country or (known.country or known.nation if known is not None else None), what),
        "sector": load_plover().sectors[what],
        "entity_text": name,
        "identifier_text": known.name if known is not None else None,
        "side": known.side if known is not None else None,
    }


def _code(country: str | None, sector: Sector) -> str | None:
    """A state's ISO code, or IGO; the id of a disputed territory is none."""
    if sector is Sector.INTERNATIONAL_BODY:
        return "IGO"
    return country if country is not None and len(country) == _ISO and country.isupper() else None
