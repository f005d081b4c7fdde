"""Which truce "the truce" is: the only one that it can be where all truces of a war are looked at, else none.

In: the truces that hang together by scored pairs, as traits, and those pairs. Out: the pairs again, those weakened that
would settle what only a person can. Reads no pack.

Two parts alone cannot tell it: a truce without a day fits the last one made before its report, and an earlier one too.
The result hangs on the truces that hang together and on nothing else, so that the order of reading changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.book.joining import join
from counterclaim.book.linker import Edge, Linker
from counterclaim.book.truces.scoring import DOUBTFUL, ENOUGH, scoring_linker, shares_name, truces_apart
from counterclaim.book.truces.traits import TruceTraits
from counterclaim.ledgers.telling.days import DAY
from counterclaim.records.book import Score

_WEAKENED = ENOUGH - 0.1


class _Home(msgspec.Struct):
    """A truce that is known apart from others, with the parts that make it so and those that were put to it."""

    parts: list[str]
    day: str
    new: bool
    ended: str | None
    parties: frozenset[str] = frozenset()
    war: str | None = None


def settle_truces(traits: Mapping[str, TruceTraits], edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The pairs of truces, with those weakened to a doubt that would put a truce to one of several that it can be.

    Example: with truces of 10 and of 16 May, "the truce" of a report of 12 May is the first; that of a report of 18 May
    can be either, unless the second is told as a new one or the first as ended, and stays alone as a doubt.
    """
    linker = scoring_linker()
    strong = _strong(edges)
    dated = {part: t for part, t in traits.items() if t.full_day}
    homes = _homes(linker, dated, edges, traits)
    named = {part: t for part, t in traits.items() if not t.full_day and t.called}
    bare = {part: t for part, t in traits.items() if not t.full_day and not t.called}
    at: dict[str, str | None] = {part: home for home, h in homes.items() for part in h.parts}
    at |= _placed(named, homes, strong, traits)
    loose = {part: t for part, t in named.items() if part not in at}
    homes |= (more := _homes(linker, loose, edges, traits))
    at |= {part: home for home, h in more.items() for part in h.parts}
    # What numbers a truce tells of its end too, which helps to place the rest.
    at |= _placed({part: t for part, t in bare.items() if t.number}, homes, strong, traits)
    at |= _placed({part: t for part, t in bare.items() if not t.number}, homes, strong, traits)
    return tuple(_settled(edge, at, homes) for edge in edges)


def _strong(edges: Iterable[Edge]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for edge in edges:
        if edge.score.points >= ENOUGH:
            found.setdefault(edge.one, {})[edge.two] = edge.score.points
            found.setdefault(edge.two, {})[edge.one] = edge.score.points
    return found


def _homes(
    linker: Linker, parts: Mapping[str, TruceTraits], edges: Sequence[Edge], traits: Mapping[str, TruceTraits]
) -> dict[str, _Home]:
    """What these parts join to among themselves."""
    inside = [edge for edge in edges if edge.one in parts and edge.two in parts]
    groups: dict[str, list[str]] = {}
    for joined in join(linker, parts, inside):
        groups.setdefault(joined.whole, []).append(joined.part)
    return {
        whole: _Home(
            parts,
            min(traits[p].full_day or traits[p].told or "" for p in parts),
            any(traits[p].new or (traits[p].number or 0) > 1 for p in parts),
            min((e for p in parts if (e := traits[p].ended)), default=None),
            frozenset(name for p in parts for name in traits[p].parties),
            next((w for p in parts if (w := traits[p].war)), None),
        )
        for whole, parts in groups.items()
    }


def _placed(
    parts: Mapping[str, TruceTraits], homes: Mapping[str, _Home], strong: Mapping[str, Mapping[str, float]],
    traits: Mapping[str, TruceTraits],
) -> dict[str, str | None]:  # fmt: skip
    """The home of each part that has one to go to; None where it can be several, absent where there is none."""
    found: dict[str, str | None] = {}
    for part in sorted(parts):
        near = strong.get(part, {})
        can = [
            home
            for home, known in homes.items()
            if any(p in near for p in known.parts)
            and not any(truces_apart(traits[part], traits[p]) for p in known.parts)
        ]
        if can:
            found[part] = _only(traits[part], sorted(can, key=lambda h: (homes[h].day, h)), homes, traits)
    for home in {h for h in found.values() if h is not None}:
        together = [part for part, h in found.items() if h == home]
        for part in together:
            if any(truces_apart(traits[part], traits[other]) for other in together if other != part):
                found[part] = None
        _learn(homes[home], [part for part in together if found[part]], traits)
    return found


def _learn(home: _Home, parts: Iterable[str], traits: Mapping[str, TruceTraits]) -> None:
    """What those put to a truce tell of its end and number."""
    for part in parts:
        told = traits[part]
        home.new = home.new or (told.number or 0) > 1
        home.ended = min((e for e in (home.ended, told.ended) if e), default=None)


def _only(
    one: TruceTraits, can: Sequence[str], homes: Mapping[str, _Home], traits: Mapping[str, TruceTraits]
) -> str | None:
    """The only truce that one can be, of those that it fits, by day."""
    called = [h for h in can if any(shares_name(one, traits[p]) for p in homes[h].parts)]
    stated = [h for h in can if one.stated and any(traits[p].stated == one.stated for p in homes[h].parts)]
    can = stated or called or can
    starts = (one.effective or "")[:DAY]
    begun = [h for h in can if starts and any((traits[p].effective or "")[:DAY] == starts for p in homes[h].parts)]
    if len(begun) == 1:
        return begun[0]
    if one.day and len(can) > 1:
        # "The accord of 2029", where that year had two.
        return None
    if one.number:
        counted = can[one.number - 1] if one.number <= len(can) else None
        # What is told as a further one is not the first, though no earlier one was read of.
        return None if counted is not None and one.number == 1 and homes[counted].new else counted
    told = one.told or ""
    left = [
        home
        for n, home in enumerate(can)
        if not any(homes[later].new or _replaced(homes[home], homes[later], told) for later in can[n + 1 :])
        and not (can[n + 1 :] and (ended := homes[home].ended) and ended <= told)
    ]
    return left[0] if len(left) == 1 else None


def _replaced(home: _Home, later: _Home, told: str) -> bool:
    """Whether a later truce binds all whom an earlier one binds, and was made by the day of the report."""
    bound = bool(later.parties) and home.parties <= later.parties
    return (bound or (not later.parties and home.war is not None and home.war == later.war)) and later.day <= told


def _settled(edge: Edge, at: Mapping[str, str | None], homes: Mapping[str, _Home]) -> Edge:
    """A pair as it was where both are put to one truce, or neither can be put to any; weaker otherwise."""
    if edge.score.points < ENOUGH:
        return edge
    here = [at.get(part, "") for part in (edge.one, edge.two)]
    if None not in here and here[0] == here[1]:
        return edge
    known = any(part in home.parts for part in (edge.one, edge.two) for home in homes.values())
    why = "may be another truce of the same parties" if known else "it is not told which truce both mean"
    return msgspec.structs.replace(edge, score=Score(max(DOUBTFUL, _WEAKENED), (*edge.score.grounds, why)))
