"""Which groups of one claimant are one, where a number's words leave out who is counted or tell only of whose side.

In: the numbers of one claimant, kind and scope by group. Out: the same with groups joined, and why. Reads what
`groups.py` reads.
"""

from collections.abc import Sequence

from counterclaim.book.tolls.groups import FOE, PEOPLE, Group, may_be_one_group
from counterclaim.book.tolls.revising import goes_between
from counterclaim.book.tolls.told import Told, order
from counterclaim.records.claim import Reason
from counterclaim.records.tallies import Figure

_STEP = "tolls"
_TROOPS = frozenset((PEOPLE, "soldiers", "fighters", "men"))
Key = tuple[str, ...]
Groups = dict[Key, list[Told]]
Reasons = dict[Key, list[Reason]]


def open_joined(groups: Groups, reasons: Reasons) -> None:
    """An incident's number without a group, or of "men", joins the claimant's only other group told elsewhere."""
    for key in sorted(groups):
        told = groups[key]
        others = [k for k in groups if k != key and not groups[k][0].group.is_open]
        if not told[0].group.is_open or len(others) != 1:
            continue
        home = others[0]
        if {t.figure.report for t in told} & {t.figure.report for t in groups[home]}:
            continue
        if may_be_one_group(told[0].group, groups[home][0].group):
            name = told[0].toll.who or "no group"
            note = f"“{name}” leaves open who; the only group of its claimant in this incident"
            _join(groups, reasons, key, home, Reason(_STEP, "open_group", note))


def side_joined(groups: Groups, reasons: Reasons) -> None:
    """Running totals of one side's troops are one, whatever word counts them: "72 of its own" and "81 of its soldiers",
    "the enemy has lost 400" and "more than 560 of theirs". Two sides' never are.
    """
    for whose in (_is_own, _is_foes):
        keys = sorted(k for k in groups if whose(groups[k]) and _are_troops(groups[k][0].group))
        sides = {t.group.of for k in keys for t in groups[k] if t.group.of}
        fighters = whose is _is_foes or any(groups[k][0].group.status == "combatant" for k in keys)
        if len(keys) > 1 and len(sides) <= 1 and fighters:
            home = max(keys, key=lambda k: (bool(groups[k][0].group.of), groups[k][0].group.status == "combatant", k))
            for key in keys:
                if key != home:
                    name = groups[key][0].toll.who or "no group"
                    note = f"“{name}”: its claimant counts one side's dead under several words"
                    _join(groups, reasons, key, home, Reason(_STEP, "side_group", note))


def people_joined(groups: Groups, reasons: Reasons) -> None:
    """A running total that names nobody joins the only group of its claimant whose totals it goes on with: after 52 and
    63 civilians "its own list had reached 79".
    """
    _soldiers_joined(groups, reasons)
    for key in sorted(groups):
        told = groups.get(key, [])
        if not told or told[0].group.noun != PEOPLE or not all(t.group.unnamed for t in told) or _is_foes(told[:1]):
            continue
        homes = [k for k in groups if k != key and k[1:] == key[1:] and _may_hold(groups[k], told)]
        if len(homes) == 1:
            note = "its words name nobody; it goes on with the one group of its claimant that it fits"
            _join(groups, reasons, key, homes[0], Reason(_STEP, "going_on", note))


def _soldiers_joined(groups: Groups, reasons: Reasons) -> None:
    """Soldiers of whom nothing tells whose they are join the claimant's own, where their totals go on with those and
    not with the foe's that it counts beside them.
    """
    own, foes = (
        [k for k in groups if whose(groups[k]) and _are_troops(groups[k][0].group)] for whose in (_is_own, _is_foes)
    )
    for key in sorted(groups):
        group = groups[key][0].group
        open_ended = group.noun in _TROOPS - {PEOPLE} and not group.of and not group.marks
        if not open_ended or len(own) != 1 or not foes or key[1:] != own[0][1:]:
            continue
        figures = [t.figure for t in groups[key]]
        if goes_between(figures, _figures(groups, own)) and not goes_between(figures, _figures(groups, foes)):
            note = "nothing tells whose they are; they go on with its claimant's own and not with the foe's"
            _join(groups, reasons, key, own[0], Reason(_STEP, "going_on", note))


def _figures(groups: Groups, keys: Sequence[Key]) -> list[Figure]:
    return [told.figure for key in keys for told in groups[key]]


def _join(groups: Groups, reasons: Reasons, key: Key, home: Key, why: Reason) -> None:
    """The numbers of one group with those of another; who is known stays known, so the home's own stand first."""
    groups[home] = sorted((*groups[home], *groups.pop(key)), key=order)
    reasons[home] += [*reasons.get(key, ()), why]


def _may_hold(home: Sequence[Told], told: Sequence[Told]) -> bool:
    of = {t.group.of for t in (*home, *told) if t.group.of}
    if len(of) > 1 or all(t.group.noun == PEOPLE for t in home):
        return False
    return goes_between([t.figure for t in told], [t.figure for t in home])


def _are_troops(group: Group) -> bool:
    return group.noun in _TROOPS and not set(group.marks) - {FOE} and group.status != "civilian"


def _is_own(told: Sequence[Told]) -> bool:
    return all(t.group.of and t.group.of == t.voice.side and FOE not in t.group.marks for t in told)


def _is_foes(told: Sequence[Told]) -> bool:
    return all(FOE in t.group.marks or (t.group.of and t.voice.side and t.group.of != t.voice.side) for t in told)
