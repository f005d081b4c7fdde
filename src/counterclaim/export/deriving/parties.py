"""Who acts and who is hit in an incident, as formats ask for it: names, classes, and whether anybody denies the part.

Who is blamed is never the same as who did it: a party stands here because claims name it, and every format says so.
A party that only its opponent names stands as alleged.
"""

from collections.abc import Iterable

import msgspec

from counterclaim.export.material import Material, ToldIncident
from counterclaim.packs.event_types import ActorClass
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Sector, Stance

_TELLING = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES))


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One party to an incident, as claims name it."""

    name: str
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


def parties_of(told: ToldIncident, material: Material) -> Parties:
    """The parties that claims of the act name; those of a denial alone are no parties."""
    acting: dict[str, Party] = {}
    hit: dict[str, Party] = {}
    civilians = False
    for claim in _of_the_act(told):
        for agent in claim.event.agents if claim.event else ():
            party = _party(agent.name, agent.actor, agent.country, agent.sector, material)
            _add(acting, party, claim)
        for target in claim.event.targets if claim.event else ():
            civilians |= target.protected is not None
            if target.actor is not None and target.protected is None:
                _add(hit, _party(target.name, target.actor, target.country, Sector.UNKNOWN, material), claim)
    deniers = set(told.whole.facets.denied_by)
    return Parties(
        acting=tuple(
            msgspec.structs.replace(one, denied=bool(deniers & {one.side, one.name})) for one in acting.values()
        ),
        hit=tuple(hit.values()),
        civilians_hit=civilians,
    )


def _of_the_act(told: ToldIncident) -> Iterable[Claim]:
    return (claim for claim in told.claims if claim.event is not None and claim.stance in _TELLING)


def _party(name: str, actor: str | None, country: str | None, sector: Sector, material: Material) -> Party:
    known = material.actor(actor) if actor else None
    told = known.sector if known is not None and sector is Sector.UNKNOWN else sector
    return Party(
        name=known.name if known is not None else name,
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
