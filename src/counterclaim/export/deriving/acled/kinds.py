"""ACLED's sub-event type of an incident, with the event and disorder type that follow from it.

Source in our words (ACLED codebook): six event types, 25 sub-event types in an order of precedence; an event of several
kinds takes the first. Force against protesters is political violence and a demonstration. An armed clash needs two
armed parties; one that strikes civilians alone attacks them. Civilians are marked as targeted where they are the main
or only ones hit; those hit by the way of a battle are not. Reads the pack `event_types`.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from counterclaim.export.deriving.acts import acts_of
from counterclaim.export.deriving.camps import Camp, Camps
from counterclaim.export.material import Material, ToldIncident
from counterclaim.packs.event_types import ActorClass, Circumstances, circumstances_of, load_event_types
from counterclaim.records.claim import Claim

BATTLES: Final = "Battles"
EXPLOSIONS: Final = "Explosions/Remote violence"
PROTESTS: Final = "Protests"
RIOTS: Final = "Riots"
STRATEGIC: Final = "Strategic developments"
AGAINST_CIVILIANS: Final = "Violence against civilians"
ARMED_CLASH: Final = "Armed clash"
ATTACK: Final = "Attack"
EXCESSIVE_FORCE: Final = "Excessive force against protesters"
TARGETED: Final = "Civilian targeting"
_POLITICAL: Final = "Political violence"
_DEMONSTRATIONS: Final = "Demonstrations"


class HouseType(msgspec.Struct, frozen=True):
    """A sub-event type with its event type; `others` are those that other claims of the act would take."""

    sub_event: str
    event: str
    others: tuple[str, ...] = ()


def house_type(told: ToldIncident, camps: Camps, material: Material) -> HouseType | None:
    """The sub-event type that comes first in ACLED's order; None where it has none.

    Claims of the incident's own type go before what else is told with it: a clash that is heard next to a shelling
    makes it no battle. Where its own type is no act of force ("broke the truce by shelling"), all claims count.
    """
    events = load_event_types().acled_events
    found = {
        (sub, type_ == told.whole.type) for type_, sub in _sub_events(told, camps, material) if sub in events
    }  # fmt: skip
    own = {sub for sub, is_own in found if is_own and events[sub] != STRATEGIC}
    every = {sub for sub, _ in found}
    first = next((sub for sub in events if sub in (own or every)), None)
    if first is None:
        return None
    return HouseType(first, events[first], tuple(sub for sub in events if sub in every and sub != first))


def _sub_events(told: ToldIncident, camps: Camps, material: Material) -> Iterator[tuple[str, str | None]]:
    types = load_event_types()
    for claim, what in circumstances(told, camps, material):
        if claim.event is not None and claim.event.type in types.types:
            sub = types.acled(claim.event.type, what)
            yield claim.event.type, ATTACK if sub == ARMED_CLASH and _one_armed_party(camps) else sub


def _one_armed_party(camps: Camps) -> bool:
    """Civilians are the only ones hit: ACLED's armed clash needs two armed parties, and this is an attack."""
    return camps.civilians_hit and not camps.hit and len(camps.acting) == 1


def circumstances(told: ToldIncident, camps: Camps, material: Material) -> Iterator[tuple[Claim, Circumstances]]:
    """Each claim of the act with what decides its type; what one claim leaves open is taken from the others."""
    agent, target = _only_class(camps.acting), _only_class(camps.hit)
    if target is ActorClass.UNKNOWN and camps.civilians_hit and not camps.hit:
        target = ActorClass.CIVILIANS
    for claim in acts_of(told):
        targets = claim.event.targets if claim.event else ()
        records = (material.actor(one.actor) for one in targets if one.actor)
        what = circumstances_of(claim, sectors={one.id: one.sector for one in records if one is not None})
        yield (
            claim,
            msgspec.structs.replace(
                what, agent=agent, target=target if what.target is ActorClass.UNKNOWN else what.target
            ),
        )


def disorder_of(kind: HouseType) -> str:
    """ACLED's disorder type of a sub-event type."""
    if kind.sub_event == EXCESSIVE_FORCE:
        return f"{_POLITICAL}; {_DEMONSTRATIONS}"
    if kind.event == STRATEGIC:
        return STRATEGIC
    return _DEMONSTRATIONS if kind.event == PROTESTS or kind.sub_event == "Violent demonstration" else _POLITICAL


def civilian_targeting(kind: HouseType, camps: Camps) -> Literal["Civilian targeting", ""]:
    """Whether civilians are the main or only ones hit."""
    only = camps.civilians_hit and not camps.hit
    if kind.sub_event == EXCESSIVE_FORCE or (
        kind.event == AGAINST_CIVILIANS and (camps.civilians_hit or not camps.hit)
    ):
        return TARGETED
    return TARGETED if only and kind.event in {EXPLOSIONS, RIOTS} else ""


def _only_class(camps: Iterable[Camp]) -> ActorClass:
    classes = {camp.known for camp in camps} - {ActorClass.UNKNOWN}
    return classes.pop() if len(classes) == 1 else ActorClass.UNKNOWN
