"""Whether a group of reports falls into two camps that tell of two affairs in each other's words.

In: the words of each report with weights. Out: the camps, as places in the order given. Reads no pack.

Two robberies in one town share its name, the police and the kind of loot, and that holds them together. What all
reports of the group share is therefore weighed down, and the group is cut where the rest shares least (a normalised
cut along the leading contrast). A cut that costs little is made, and its halves are looked at likewise.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from counterclaim.book.incidents.stories import Profile

MOST_COST = 0.28
"""Cost of a cut from 0 (nothing shared) up; chosen together with the likeness that makes a group."""
LEAST_CAMP = 4
_ROUNDS = 10
_TINY = 1e-9

Matrix = NDArray[np.float64]
Half = NDArray[np.bool_]


def camps(reports: Sequence[Profile]) -> list[tuple[int, ...]]:
    """The camps of a group of reports: all of them in one where no cut is cheap enough.

    Example: of twelve reports on two quakes of one island, five tell the first, seven the second.
    """
    words = {word: n for n, word in enumerate(sorted({word for report in reports for word, _ in report}))}
    weights = np.zeros((len(reports), len(words)))
    for n, report in enumerate(reports):
        for word, weight in report:
            weights[n, words[word]] = weight
    return _divided(weights, tuple(range(len(reports))))


def _divided(weights: Matrix, group: tuple[int, ...]) -> list[tuple[int, ...]]:
    if len(group) < 2 * LEAST_CAMP:
        return [group]
    half, cost = _cut(_alike(weights[list(group)]))
    if cost > MOST_COST or min(half.sum(), (~half).sum()) < LEAST_CAMP:
        return [group]
    members = np.array(group)
    return [camp for part in (members[half], members[~half]) for camp in _divided(weights, tuple(part.tolist()))]


def _alike(weights: Matrix) -> Matrix:
    """Likeness of each two reports of a group, its common words weighed down; none of a report to itself."""
    used = (weights > 0).sum(axis=0)
    own = weights * np.log(len(weights) / np.maximum(used, 1))
    own /= np.maximum(np.linalg.norm(own, axis=1, keepdims=True), _TINY)
    alike: Matrix = own @ own.T
    np.fill_diagonal(alike, 0.0)
    return alike


def _cut(alike: Matrix) -> tuple[Half, float]:
    """The cheapest cut along the leading contrast, and its cost; then each report goes where it is more alike."""
    ties = np.maximum(alike.sum(axis=1), _TINY)
    _, contrasts = np.linalg.eigh(alike / np.sqrt(np.outer(ties, ties)))
    order = np.argsort(contrasts[:, -2] / np.sqrt(ties), kind="stable")
    best, lowest = np.zeros(len(alike), dtype=bool), np.inf
    for size in range(2, len(alike) - 1):
        half = np.zeros(len(alike), dtype=bool)
        half[order[:size]] = True
        if (cost := _cost(alike, half, ties)) < lowest:
            best, lowest = half, cost
    return _settled(alike, best), lowest


def _cost(alike: Matrix, half: Half, ties: Matrix) -> float:
    across = alike[half][:, ~half].sum()
    return float(across / ties[half].sum() + across / ties[~half].sum()) / 2


def _settled(alike: Matrix, half: Half) -> Half:
    for _ in range(_ROUNDS):
        here = alike[:, half].sum(axis=1) / np.maximum(1, half.sum() - half)
        there = alike[:, ~half].sum(axis=1) / np.maximum(1, (~half).sum() - ~half)
        moved = here > there
        if (moved == half).all() or min(moved.sum(), (~moved).sum()) <= 1:
            return half
        half = moved
    return half
