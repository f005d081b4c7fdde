"""ACLED's two actors of an incident and their codes, without a direction between them.

Source in our words (ACLED codebook): the order of actor1 and actor2 says nothing of who attacked; protesters, rioters
and civilians stand under those names; who is not named stands as an unidentified armed group, which counts as a
political militia; a state's force outside its state, or an international one, is external. `interaction` joins both
codes, the lower first. Reads no pack.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from counterclaim.export.deriving.acled.kinds import (
    AGAINST_CIVILIANS,
    BATTLES,
    EXCESSIVE_FORCE,
    PROTESTS,
    RIOTS,
    STRATEGIC,
    HouseType,
)
from counterclaim.export.deriving.camps import Camp, Camps
from counterclaim.packs.event_types import ActorClass

STATE: Final = "State forces"
REBELS: Final = "Rebel group"
MILITIA: Final = "Political militia"
RIOTERS: Final = "Rioters"
PROTESTERS: Final = "Protesters"
CIVILIANS: Final = "Civilians"
EXTERNAL: Final = "External/Other forces"
CODES: Final = (STATE, REBELS, MILITIA, "Identity militia", RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL)
"""In the order of their numbers, 1 to 8."""
UNIDENTIFIED: Final = "Unidentified Armed Group"
_ALPHA_3: Final = 3
_TWO: Final = 2


class HouseActor(msgspec.Struct, frozen=True, kw_only=True):
    """One of the two actors; `inter` empty where nothing tells its class."""

    name: str = ""
    assoc: tuple[str, ...] = ()
    inter: str = ""


class HouseActors(msgspec.Struct, frozen=True, kw_only=True):
    """Both actors of a row."""

    one: HouseActor
    two: HouseActor = HouseActor()
    disputed: bool = False
    """Different parties are said to have done one act; neither is named as its actor."""
    unnamed: bool = False
    more: bool = False
    """There are parties that two columns do not hold."""

    @property
    def interaction(self) -> str:
        """Both codes joined, the lower first; empty where one is not known."""
        codes = sorted((actor.inter for actor in (self.one, self.two) if actor.name), key=_number)
        if not all(codes):
            return ""
        return f"{codes[0]} only" if len(codes) == 1 else "-".join(codes)


def house_actors(kind: HouseType, camps: Camps, *, country: str | None) -> HouseActors | None:
    """The two actors of an incident; None where ACLED asks for one and nobody is named. `country`: of the place."""
    if kind.event == PROTESTS:
        return _of_protest(kind, camps, country)
    # Whom violence against civilians hits are civilians, though the words give a name alone ("abducted Ann Ode").
    hurt = camps.civilians_hit or (kind.event == AGAINST_CIVILIANS and not camps.hit)
    civilians = HouseActor(name=CIVILIANS, inter=CIVILIANS) if hurt else HouseActor()
    if kind.event == RIOTS:
        rioters = HouseActor(name=RIOTERS, inter=RIOTERS, assoc=_names(camps.acting))
        hit = actor_of(camps.hit[0], country) if camps.hit else civilians
        return HouseActors(one=rioters, two=hit, more=len(camps.hit) > 1)
    return _of_force(kind, camps, civilians, country)


def _of_force(kind: HouseType, camps: Camps, civilians: HouseActor, country: str | None) -> HouseActors | None:
    both = kind.event == BATTLES
    disputed = len(camps.acting) > 1 and not both
    named = [] if disputed else [actor_of(one, country) for one in camps.acting]
    hit = [actor_of(one, country) for one in camps.hit]
    if kind.event == STRATEGIC and not (named or hit or disputed):
        return None
    unnamed = not camps.acting and kind.event != STRATEGIC
    if unnamed or disputed:
        named = [HouseActor(name=UNIDENTIFIED, inter=MILITIA)]
    parties = [*named, *hit]
    pair = sorted(parties[:_TWO], key=lambda actor: actor.name)
    if len(pair) == 1:
        pair.append(civilians)
    elif civilians.name:
        by = next(i for i, actor in enumerate(pair) if actor is parties[1])
        pair[by] = msgspec.structs.replace(pair[by], assoc=(*pair[by].assoc, CIVILIANS))
    return HouseActors(one=pair[0], two=pair[1], disputed=disputed, unnamed=unnamed, more=len(parties) > _TWO)


def _of_protest(kind: HouseType, camps: Camps, country: str | None) -> HouseActors:
    """Protesters, and the force that stands against them where one is named."""
    acting = [one for one in camps.acting if one.organised]
    who = HouseActor(
        name=PROTESTERS, inter=PROTESTERS, assoc=_names(one for one in camps.acting if one not in acting)
    )  # fmt: skip
    if kind.sub_event == "Peaceful protest" or not acting:
        return HouseActors(one=who, unnamed=kind.sub_event == EXCESSIVE_FORCE)
    force = actor_of(acting[0], country)
    one, two = (force, who) if kind.sub_event == EXCESSIVE_FORCE else (who, force)
    return HouseActors(one=one, two=two, more=len(acting) > 1)


def actor_of(camp: Camp, country: str | None) -> HouseActor:
    """A camp as one actor: the name that is told first, others of its side as associated."""
    return HouseActor(name=camp.names[0], assoc=camp.names[1:], inter=inter_of(camp, country))


def inter_of(camp: Camp, country: str | None) -> str:
    """The code of a camp's class; empty where nothing tells it. A named armed group is coded as a rebel group."""
    if camp.outside:
        return EXTERNAL
    if camp.known is ActorClass.STATE:
        home = camp.country
        abroad = home and country and len(home) == len(country) == _ALPHA_3 and home != country
        return EXTERNAL if abroad else STATE
    return {ActorClass.NON_STATE: REBELS, ActorClass.CIVILIANS: CIVILIANS}.get(camp.known, "")


def _number(code: str) -> int:
    return CODES.index(code) if code in CODES else -1


def _names(camps: Iterable[Camp]) -> tuple[str, ...]:
    return tuple(name for camp in camps for name in camp.names)
