"""Parties to an incident put together by side, each with its class: a state, or an organised group.

A class is what the book knows: the sector of a body, or of another body of its side. A body of a side of the conflict
file whose sector nobody tells, and which belongs to no state, is an organised group. Who acts is never civilians,
unless they riot or protest. Reads no pack.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from counterclaim.export.deriving.acts import acts_of
from counterclaim.export.deriving.parties import Parties, Party
from counterclaim.export.material import Material, ToldIncident
from counterclaim.packs.event_types import ActorClass
from counterclaim.records.claim import Toll
from counterclaim.records.enums import CivilStatus, Sector, TollKind
from counterclaim.records.ledger import Actor

_ARMED: Final = frozenset((ActorClass.STATE, ActorClass.NON_STATE))
_OF_A_STATE: Final = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE))


class Camp(msgspec.Struct, frozen=True, kw_only=True):
    """Parties of one side, or one party that is of none."""

    names: tuple[str, ...]
    """As claims name them, in the order of telling."""
    side: str | None = None
    country: str | None = None
    known: ActorClass = ActorClass.UNKNOWN
    outside: bool = False
    """An international body."""

    @property
    def name(self) -> str:
        """The side where there is one, else the name that is told first."""
        return self.side or self.names[0]

    @property
    def organised(self) -> bool:
        """A state, or a group that is known as an armed one."""
        return self.known in _ARMED

    def is_called(self, name: str | None) -> bool:
        """Whether a name is this camp's."""
        return name is not None and name in {self.side, *self.names}


class Camps(msgspec.Struct, frozen=True, kw_only=True):
    """Who is said to have acted, and who is told as hit."""

    acting: tuple[Camp, ...] = ()
    hit: tuple[Camp, ...] = ()
    civilians_hit: bool = False
    sides: dict[str, ActorClass] = {}
    """What sides are, by the bodies that speak here or are parties."""


def camps_of(told: ToldIncident, parties: Parties, material: Material) -> Camps:
    """The camps of an incident. A camp that acts is not among those hit."""
    classes = _classes_of_sides(told, parties, material)
    # A people's name beside a weapon ("a Northlander drone") is read as its civilians, who have no part in an attack.
    acting = tuple(
        msgspec.structs.replace(camp, known=ActorClass.UNKNOWN) if camp.known is ActorClass.CIVILIANS else camp
        for camp in _joined(parties.acting, classes)
    )
    hit = tuple(
        camp for camp in _joined(parties.hit, classes)
        if camp.known is not ActorClass.CIVILIANS and not any(one.is_called(camp.name) for one in acting)
    )  # fmt: skip
    civilians = (
        parties.civilians_hit
        or any(one.known is ActorClass.CIVILIANS for one in parties.hit)
        or any(_hurt_civilians(toll) for claim in acts_of(told) for toll in claim.tolls)
    )
    return Camps(acting=acting, hit=hit, civilians_hit=civilians, sides=classes)


def _hurt_civilians(toll: Toll) -> bool:
    return toll.status is CivilStatus.CIVILIAN and toll.kind in {TollKind.KILLED, TollKind.WOUNDED}


def _joined(parties: Iterable[Party], classes: Mapping[str, ActorClass]) -> Iterator[Camp]:
    """Parties by side; one of no side joins the only side of its state. A person stands for a side, or for nobody.

    Words that are no actor of the book and tell no kind of one ("two sides", "both") name nobody.
    """
    able = [
        one for one in parties
        if (one.side or one.kind != "person") and (one.kind is not None or one.known is not ActorClass.UNKNOWN)
    ]  # fmt: skip
    rows: dict[str, list[Party]] = {}
    for party in able:
        rows.setdefault(_key(party, able), []).append(party)
    for several in rows.values():
        side = next((one.side for one in several if one.side), None)
        names = (one.side or one.name if one.kind == "person" else one.name for one in several)
        yield Camp(
            names=tuple(dict.fromkeys(names)),
            side=side,
            country=next((one.country for one in several if one.country), None),
            known=_class_of(several, classes),
            outside=any(one.sector is Sector.INTERNATIONAL_BODY for one in several),
        )


def _key(party: Party, parties: list[Party]) -> str:
    if party.side:
        return f"side {party.side}"
    sides = {one.side for one in parties if one.side and one.country and one.country == party.country}
    return f"side {sides.pop()}" if len(sides) == 1 else f"name {party.name}"


def _class_of(parties: list[Party], classes: Mapping[str, ActorClass]) -> ActorClass:
    """The class of a camp: a state's where any of its bodies is a state's."""
    known = {one.known for one in parties} - {ActorClass.UNKNOWN}
    if ActorClass.STATE in known:
        return ActorClass.STATE
    side = next((classes[one.side] for one in parties if one.side and one.side in classes), None)
    if side is not None:
        return side
    if ActorClass.NON_STATE in known:
        return ActorClass.NON_STATE
    if any(one.side and one.kind in {"body", "group"} and not one.country for one in parties):
        return ActorClass.NON_STATE
    return known.pop() if len(known) == 1 else ActorClass.UNKNOWN


def _classes_of_sides(told: ToldIncident, parties: Parties, material: Material) -> dict[str, ActorClass]:
    """What sides are, by the bodies that speak in this incident or are parties to it."""
    found: dict[str, ActorClass] = {}
    for one in (*parties.acting, *parties.hit):
        _note(found, one.side, one.known)
    for claim in told.claims:
        known = material.actor(claim.speaker.actor) if claim.speaker and claim.speaker.actor else None
        if known is not None:
            _note(found, known.side, _speaks_as(known))
    return found


def _note(found: dict[str, ActorClass], side: str | None, known: ActorClass) -> None:
    if side and known in _ARMED and found.get(side) is not ActorClass.STATE:
        found[side] = known


def _speaks_as(actor: Actor) -> ActorClass:
    # An officer of a group has a soldier's sector too: only bodies and states tell what a side is.
    if actor.kind == "person":
        return ActorClass.UNKNOWN
    if actor.kind == "state" or actor.sector in _OF_A_STATE:
        return ActorClass.STATE
    return ActorClass.NON_STATE if actor.sector is Sector.ARMED_GROUP else ActorClass.UNKNOWN


def said_to_have_acted(parties: Parties, told: ToldIncident) -> str:
    """Who is said to have acted, by whom, and who denies it: no row says more.

    Example: `Said to have acted: Lusk Front (said by Varnia; denied). Denied by Lusk.`
    """
    facets = told.whole.facets
    parts = [_named(one) for one in parties.acting]
    words = [f"Said to have acted: {', '.join(parts)}." if parts else "No report names who acted."]
    if facets.denied_by:
        words.append(f"Denied by {', '.join(facets.denied_by)}.")
    if facets.acknowledged_by:
        words.append(f"Acknowledged by {', '.join(facets.acknowledged_by)}.")
    return " ".join(words)


def _named(party: Party) -> str:
    by = ", ".join(party.named_by) or "reports"
    return f"{party.name} (said by {by}; denied)" if party.denied else f"{party.name} (said by {by})"
