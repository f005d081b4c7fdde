"""Reports of one affair, found by what their words share: the frame in which a benchmark's tellings are joined.

In: texts. Out: a number for each, the same for reports of one affair, whatever their order. Reads rarity and nations
through `packs`.

Groups grow by the mean likeness of their reports. Two groups do not become one where each has words that most of its
reports use and none of the other's does. A group that then falls into two camps (`camps.py`) is divided.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.bench.camps import camps
from counterclaim.book.incidents.stories import Profile, profile

LEAST = 0.2
"""Mean likeness from which two groups are one; chosen so that topics left out are seldom thrown together."""
_KEPT, _ALL = 120, 400
_GROWN = 5
_MOST_OF = 0.5
_OWN = 2
_FAINT = 0.03


class _Group(msgspec.Struct, frozen=True):
    members: tuple[int, ...]
    words: dict[str, int]
    """In how many of its reports each word stands."""


def affairs(texts: Sequence[str], *, least: float = LEAST) -> list[int]:
    """The affair of each text, as the place of its first text in the order of the texts themselves."""
    order = sorted(range(len(texts)), key=lambda i: (texts[i], i))
    told = [texts[i] for i in order]
    words = [profile(t, kept=_ALL) for t in told]
    singles = [_Group((i,), dict.fromkeys((w for w, _ in one), 1)) for i, one in enumerate(words)]
    grown = _grow(singles, _alike([profile(t, kept=_KEPT) for t in told]), least)
    found = [[group[n] for n in camp] for group in grown for camp in camps([words[i] for i in group])]
    home = {order[i]: min(order[j] for j in members) for members in found for i in members}
    return [home[i] for i in range(len(texts))]


def _alike(profiles: Sequence[Profile]) -> dict[tuple[int, int], float]:
    """Likeness of every pair that shares a word, faint ones left out."""
    users: dict[str, list[tuple[int, float]]] = defaultdict(list)
    alike: dict[tuple[int, int], float] = defaultdict(float)
    for n, words in enumerate(profiles):
        for word, weight in words:
            for other, its in users[word]:
                alike[other, n] += weight * its
            users[word].append((n, weight))
    return {pair: round(value, 6) for pair, value in alike.items() if value > _FAINT}


def _grow(singles: Sequence[_Group], alike: Mapping[tuple[int, int], float], least: float) -> list[tuple[int, ...]]:
    """Groups by mean likeness, best first."""
    groups = dict(enumerate(singles))
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), value in alike.items():
        sums[i][j] = sums[j][i] = value
    heap = [(-value, i, j) for (i, j), value in alike.items()]
    heapq.heapify(heap)
    joined = len(singles)
    while heap and -heap[0][0] >= least:
        _, i, j = heapq.heappop(heap)
        if i not in groups or j not in groups or _two_affairs(groups[i], groups[j]):
            continue
        joined += 1
        one, two = groups.pop(i), groups.pop(j)
        groups[joined] = _Group(one.members + two.members, dict(Counter(one.words) + Counter(two.words)))
        first, second = sums[i], sums[j]
        for other in sorted(set(first) | set(second)):
            if other in groups:
                total = first.get(other, 0.0) + second.get(other, 0.0)
                sums[joined][other] = sums[other][joined] = total
                mean = total / (len(groups[joined].members) * len(groups[other].members))
                heapq.heappush(heap, (-round(mean, 9), other, joined))
    return [group.members for group in groups.values()]


def _two_affairs(one: _Group, two: _Group) -> bool:
    """Whether each of two grown groups has words of its own that the other lacks altogether."""
    if min(len(one.members), len(two.members)) < _GROWN:
        return False
    return _own(one, two) >= _OWN and _own(two, one) >= _OWN


def _own(group: _Group, other: _Group) -> int:
    often = _MOST_OF * len(group.members)
    return sum(n >= often and word not in other.words for word, n in group.words.items())
