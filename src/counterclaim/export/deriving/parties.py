"""Who acts and who is hit in an incident, as formats ask for it: names, classes, and whether anybody denies the part.

Who is blamed is never the same as who did it: a party stands here because claims name it, and every format says so.
A party that only its opponent names stands as alleged.
"""

import msgspec

from counterclaim.export.deriving.acts import acts_of, blaming_of
from counterclaim.export.material import Material, ToldIncident
from counterclaim.packs.event_types import ActorClass
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Sector, Stance


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One party to an incident, as claims name it."""

    name: str
    kind: str | None = None
    """Person, body, state or group, as the book has it; null where it is no actor of the book."""
    side: str | None = None
    country: str | None = None
    sector: Sector = Sector.UNKNOWN
    known: ActorClass = ActorClass.UNKNOWN
    named_by: tuple[str, ...] = ()
    """Sides whose speakers name it; the reports' own voice is not among them."""
    denied: bool = False
    """Somebody denies that it took this part."""


class Parties(msgspec.Struct, frozen=True, kw_only=True):
    """The parties of an incident: blamed as acting, and told as hit."""

    acting: tuple[Party, ...] = ()
    hit: tuple[Party, ...] = ()
    civilians_hit: bool = False


_CLASSES = {
    Sector.GOVERNMENT: ActorClass.STATE,
    Sector.MILITARY: ActorClass.STATE,
    Sector.POLICE: ActorClass.STATE,
    Sector.ARMED_GROUP: ActorClass.NON_STATE,
    Sector.CIVILIANS: ActorClass.CIVILIANS,
}


def parties_of(told: ToldIncident, material: Material, *, of_force: bool = False) -> Parties:
    """The parties that claims of the act name; those of a denial alone are no parties. `of_force`: as `blaming_of`."""
    acting: dict[str, Party] = {}
    hit: dict[str, Party] = {}
    civilians = False
    for claim in blaming_of(told, of_force=of_force):
        for agent in claim.event.agents if claim.event else ():
            party = _party(agent.name, agent.actor, agent.country, agent.sector, material)
            _add(acting, party, claim)
    for claim in acts_of(told):
        for target in claim.event.targets if claim.event else ():
            civilians |= target.protected is not None
            # A place or some people that were hit are no actor of the book, and no party.
            if target.actor is not None and target.protected is None and material.actor(target.actor) is not None:
                _add(hit, _party(target.name, target.actor, target.country, Sector.UNKNOWN, material), claim)
    deniers = set(told.whole.facets.denied_by)
    homes = _homes_of_deniers(told, material)
    return Parties(
        acting=tuple(
            msgspec.structs.replace(one, denied=bool(deniers & {one.side, one.name}) or _at_home(one, homes))
            for one in acting.values()
        ),
        hit=tuple(hit.values()),
        civilians_hit=civilians,
    )


def _homes_of_deniers(told: ToldIncident, material: Material) -> frozenset[str]:
    """States and territories whose bodies deny the act."""
    denying = (one.speaker.actor for one in told.claims if one.stance is Stance.DENIES and one.speaker)
    known = (material.actor(actor) for actor in denying if actor)
    return frozenset(home for one in known if one is not None and (home := one.nation or one.country))


def _at_home(party: Party, homes: frozenset[str]) -> bool:
    """A party that is known by its state alone ("a Northlander drone") is denied by that state's bodies."""
    return party.side is None and party.country in homes


def _party(name: str, actor: str | None, country: str | None, sector: Sector, material: Material) -> Party:
    known = material.actor(actor) if actor else None
    told = known.sector if known is not None and sector is Sector.UNKNOWN else sector
    return Party(
        name=known.name if known is not None else name,
        kind=known.kind if known is not None else None,
        side=known.side if known is not None else None,
        country=country or (known.country or known.nation if known is not None else None),
        sector=told,
        known=ActorClass.STATE if known is not None and known.kind == "state" else _class(told),
    )


def _class(sector: Sector) -> ActorClass:
    return _CLASSES.get(sector, ActorClass.UNKNOWN)


def _add(parties: dict[str, Party], party: Party, claim: Claim) -> None:
    known = parties.get(party.name, party)
    named = (*known.named_by, *([claim.side] if claim.side and claim.side not in known.named_by else []))
    parties[party.name] = msgspec.structs.replace(known, named_by=named)
