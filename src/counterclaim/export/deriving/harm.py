"""People harmed in an incident by who they are told to be: civilians, children, women, men. Nobody's status is assumed.

Each is a range over claimants, as in `tolls`. Those of whom no status is told are counted apart: a house that takes
everybody for a civilian until the contrary is shown can add this step itself.
"""

from collections.abc import Iterable

import msgspec

from counterclaim.export.deriving.tolls import Count, Range, counts_of, range_of
from counterclaim.export.material import ToldIncident
from counterclaim.records.enums import CivilStatus, TollKind


class Harm(msgspec.Struct, frozen=True, kw_only=True):
    """Ranges of one kind of harm; null where nobody gives a number of such people."""

    civilians: Range | None
    children: Range | None
    women: Range | None
    men: Range | None
    not_told: Range | None
    """People of whom it is not told whether they are civilians; children and women told alone are not among them."""
    combatants: Range | None


def harm_of(told: ToldIncident, kind: TollKind) -> Harm:
    """One kind of harm by who was harmed."""
    counts = counts_of(told, kind)
    persons = [one for one in counts if one.status is not CivilStatus.COMBATANT]
    return Harm(
        civilians=_only(counts, CivilStatus.CIVILIAN),
        children=range_of(one for one in persons if one.age == "child"),
        women=range_of(one for one in persons if one.sex == "female" and one.age != "child"),
        men=range_of(one for one in persons if one.sex == "male" and one.age != "child"),
        not_told=range_of(one for one in persons if one.status is CivilStatus.UNKNOWN and not one.part),
        combatants=_only(counts, CivilStatus.COMBATANT),
    )


def _only(counts: Iterable[Count], status: CivilStatus) -> Range | None:
    return range_of(one for one in counts if one.status is status)
