"""Who stands against whom in an incident as UCDP counts it: type of violence, side A and side B.

Source in our words (UCDP GED codebook): armed force by an organised actor against another one, or against civilians.
1 state-based: one side is a government, which is side A; 2 non-state: neither is; 3 one-sided: side A against
civilians. Fighting that hits civilians by the way stays with its pair. Where both are governments, or neither is, they
stand by name, which says nothing of who began. Reads the pack `event_types`.
"""

from typing import Final, Literal

import msgspec

from counterclaim.export.deriving.acled.kinds import BATTLES, house_type
from counterclaim.export.deriving.acts import acts_of
from counterclaim.export.deriving.camps import Camp, Camps
from counterclaim.export.deriving.tolls import Count
from counterclaim.export.material import Material, ToldIncident
from counterclaim.packs.event_types import ActorClass, Circumstances, load_event_types

CIVILIANS: Final = "Civilians"
_TYPES: Final = {"state": 1, "non_state": 2, "one_sided": 3}


class Dyad(msgspec.Struct, frozen=True, kw_only=True):
    """Two sides and the type of their violence; `b` null: civilians."""

    type: int
    a: Camp
    b: Camp | None
    more: bool = False
    """There are parties that two sides do not hold."""

    @property
    def name(self) -> str:
        """Both sides, as UCDP names a dyad."""
        return f"{self.a.name} - {self.b.name if self.b else CIVILIANS}"


Without = Literal["type", "rival", "unnamed", "unorganised", "alone"]
"""Why an incident has no dyad."""


def dyad_of(told: ToldIncident, camps: Camps, material: Material, dead: tuple[Count, ...]) -> Dyad | Without:
    """The dyad of an incident, or why UCDP would have none."""
    if not camps.acting:
        return "unnamed"
    types = load_event_types().types
    told_types = {claim.event.type for claim in acts_of(told) if claim.event is not None}
    if not any(types[name].ucdp is not None for name in told_types if name in types):
        return "type"
    kind = house_type(told, camps, material)
    if len(camps.acting) > 1 and (kind is None or kind.event != BATTLES):
        return "rival"
    one, others = camps.acting[0], (*camps.acting[1:], *camps.hit)
    two = others[0] if others else _counted_opponent(one, camps, dead)
    return _paired(one, two, camps, dead, more=len(others) > 1)


def _paired(one: Camp, two: Camp | None, camps: Camps, dead: tuple[Count, ...], *, more: bool) -> Dyad | Without:
    if not one.organised:
        return "unorganised"
    if two is None:
        civilians = camps.civilians_hit or any(count.status == "civilian" for count in dead)
        return Dyad(type=_TYPES["one_sided"], a=one, b=None) if civilians else "alone"
    if not two.organised:
        return "unorganised"
    a, b = sorted((one, two), key=lambda camp: (camp.known is not ActorClass.STATE, camp.name))
    rule = load_event_types().ucdp_rule
    what = Circumstances(agent=a.known, target=b.known)
    counts = next((counts for when, counts in rule if when.holds(what)), None)
    return Dyad(type=_TYPES[counts], a=a, b=b, more=more) if counts else "unorganised"


def _counted_opponent(one: Camp, camps: Camps, dead: tuple[Count, ...]) -> Camp | None:
    """The side whose fighters are counted as dead, where nobody is named as hit."""
    sides = {count.of for count in dead if count.of and count.status != "civilian" and not one.is_called(count.of)}
    if len(sides) != 1:
        return None
    side = sides.pop()
    # Against a government the type is the same whatever the other side is; against a group it must be known.
    usual = ActorClass.NON_STATE if one.known is ActorClass.STATE else ActorClass.UNKNOWN
    return Camp(names=(side,), side=side, known=camps.sides.get(side, usual))
