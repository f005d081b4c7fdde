"""What scoring compares with: names, spans, groups, and figures of how well two lists agree.

In: names, spans, labels. Out: matches and figures in per cent. Standard library.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

Figure = dict[str, float]
Thing = TypeVar("Thing")
_ASIDE = (
    "a an and of the "
    "adm admiral brig brigadier capt captain cmdr col colonel commander corporal cpl dame dr field gen general lady lt "
    "lieutenant maj major marshal mr mrs ms prof professor pvt private rear sergeant sgt sir vice"
)
"""Words that do not make a name another: articles and the like, ranks and titles."""


class Span(NamedTuple):
    """Characters `start` to `end` of a report's text."""

    report: str
    start: int
    end: int


class Item(NamedTuple):
    """Something of a report, the group that it belongs to in the gold, and its group in the prediction."""

    report: str
    gold: str
    said: str


class Known(NamedTuple):
    """Who is who in the gold: the names of each side, and those of each actor."""

    sides: Mapping[str, Collection[str]]
    actors: Sequence[Collection[str]]


# --- names and spans -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=10_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name without articles and ranks, unless it has no others: "Gen. A. Voss" gives "a_", "voss"."""
    plain = re.sub(r"(?<![\w.])(\w)\.(?!\w)", r"\1_", name)
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s\b|\.", "", plain)).casefold()
    found = tuple(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
    return tuple(word for word in found if word not in _ASIDE.split()) or found


def alike(one: str | None, two: str | None) -> bool:
    """Whether two names can be one: one's words lie within the other's. Nobody is like nobody alone."""
    if one is None or two is None:
        return one is two
    return _within(words(one), words(two)) or _within(words(two), words(one))


def _within(some: Iterable[str], all_of: Collection[str]) -> bool:
    """Whether every word is there, or one with its initial."""
    return all(any(a == b or (("_" in (a[1:], b[1:])) and a[0] == b[0]) for b in all_of) for a in some)


def side_of(name: str | None, known: Known) -> str | None:
    """The side that a name stands for: a name of that side, or begins with one; the longest decides."""
    asked = words(name or "")
    found = [
        (len(own), side) for side, names in known.sides.items() for own in map(words, names) if own == asked[: len(own)]
    ]
    longest = {side for length, side in found if length == max(found)[0]}
    return longest.pop() if len(longest) == 1 else None


def same_name(one: str | None, two: str | None, known: Known) -> bool:
    """Whether two names can be one, or are names of one actor of the gold; never where they stand for two sides."""
    if one is None or two is None:
        return one is two
    both = {words(one), words(two)}
    if other_side(one, two, known):
        return False
    return alike(one, two) or any(both <= {words(name) for name in names} for names in known.actors)


def same_party(one: str | None, two: str | None, known: Known) -> bool:
    """Whether two names stand for one side, or for one party that is none."""
    first, second = side_of(one, known), side_of(two, known)
    return first == second if first and second else same_name(one, two, known)


def other_side(one: str | None, two: str | None, known: Known) -> bool:
    """Whether two names stand for two different sides."""
    first, second = side_of(one, known), side_of(two, known)
    return first is not None and second is not None and first != second


def all_same(
    ones: Collection[str], others: Collection[str], same: Callable[[str | None, str | None, Known], bool], known: Known
) -> bool:
    """Whether two lists hold the same names, one to one."""
    pairs = one_to_one(list(ones), list(others), lambda a, b: (1,) if same(a, b, known) else None)
    return len(pairs) == len(ones) == len(others)


def span_fit(asked: Span, said: Span) -> tuple[int, int] | None:
    """How well a predicted span holds a gold one, less is better: the shortest that holds it, else the most in common.

    None where they have no character in common.
    """
    common = min(asked.end, said.end) - max(asked.start, said.start)
    if asked.report != said.report or common <= 0:
        return None
    holds = said.start <= asked.start and asked.end <= said.end
    return (0, said.end - said.start) if holds else (1, -common)


def name_fit(asked: tuple[str, str], said: tuple[str, str]) -> tuple[int, int] | None:
    """How well a predicted (report, name) fits a gold one, less is better; None where it does not."""
    if asked[0] != said[0] or not alike(asked[1], said[1]):
        return None
    return (int(asked[1] != said[1]), len(frozenset(words(asked[1])) ^ frozenset(words(said[1]))))


# --- matching --------------------------------------------------------------------------------------------------------


def one_to_one(
    gold: Sequence[Thing], said: Sequence[Thing], points: Callable[[Thing, Thing], tuple[Any, ...] | None]
) -> list[tuple[int, int]]:
    """Numbers of gold and prediction that belong together, most points first; what has None never does."""
    scored = [(points(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(said)]
    rated = sorted(
        ((rank, i, j) for rank, i, j in scored if rank is not None), key=lambda p: ([-x for x in p[0]], p[1:])
    )
    found: dict[int, int] = {}
    for _, i, j in rated:
        if i not in found and j not in found.values():
            found[i] = j
    return sorted(found.items())


def assigned(
    asked: Sequence[tuple[Any, str]], said: Sequence[tuple[Any, str]], fit: Callable[[Any, Any], Any]
) -> list[str | None]:
    """The predicted group of each thing of the gold: that of the best fitting predicted thing, None where none fits.

    Where several groups have a thing that fits as well, the one is taken that holds most of the same gold group.
    """
    choices: list[list[str]] = []
    for thing, _ in asked:
        best: dict[str, Any] = {}
        for other, group in said:
            rank = fit(thing, other)
            if rank is not None and (group not in best or rank < best[group]):
                best[group] = rank
        choices.append(sorted(group for group, rank in best.items() if rank == min(best.values())))
    sure = Counter((group, found[0]) for (_, group), found in zip(asked, choices, strict=True) if len(found) == 1)
    return [
        max(found, key=lambda choice, group=group: sure[group, choice]) if found else None  # type: ignore[misc]
        for (_, group), found in zip(asked, choices, strict=True)
    ]


# --- figures ---------------------------------------------------------------------------------------------------------


def prf(hit: float, said: float, gold: float) -> Figure:
    """Precision, recall and F1 in per cent, with their counts. Where nothing is due, saying nothing is right."""
    if not said and not gold:
        return {"p": 100.0, "r": 100.0, "f1": 100.0, "hit": 0, "said": 0, "gold": 0}
    return {**_rates(hit / said if said else 0.0, hit / gold if gold else 0.0), "hit": hit, "said": said, "gold": gold}


def share(part: int, whole: int) -> Figure:
    """A part of a whole in per cent; of nothing all is there."""
    return {"share": round(100 * part / whole, 2) if whole else 100.0, "hit": part, "gold": whole}


def _rates(p: float, r: float) -> Figure:
    return {"p": round(100 * p, 2), "r": round(100 * r, 2), "f1": round(200 * p * r / (p + r), 2) if p + r else 0.0}


def b_cubed(items: Sequence[Item], open_pairs: Collection[frozenset[str]] = ()) -> Figure:
    """Precision and recall of each item's group, on average. `open_pairs`: gold groups of which cannot be said
    whether they are one; their items in one predicted group are neither right nor wrong.
    """
    due = Counter(item.gold for item in items)
    groups: dict[str, Counter[str]] = {}
    for item in items:
        groups.setdefault(item.said, Counter())[item.gold] += 1
    p = r = 0.0
    for item in items:
        mates = groups[item.said]
        wrong = sum(n for gold, n in mates.items() if gold != item.gold and {gold, item.gold} not in open_pairs)
        p += mates[item.gold] / (mates[item.gold] + wrong)
        r += mates[item.gold] / due[item.gold]
    count = len(items)
    return {**(_rates(p / count, r / count) if count else _rates(0, 0)), "gold": count}


def pairwise(items: Sequence[Item], open_pairs: Collection[frozenset[str]] = (), *, across: bool = False) -> Figure:
    """P, R and F1 over pairs of items, those of different reports alone where `across`."""
    hit = said = gold = 0
    for one, two in combinations(items, 2):
        if (across and one.report == two.report) or {one.gold, two.gold} in open_pairs:
            continue
        hit += one.gold == two.gold and one.said == two.said
        said += one.said == two.said
        gold += one.gold == two.gold
    return prf(hit, said, gold)
