"""From scores of pieces to spans: the best whole sequence of labels, not the best label of each piece.

In: the labels of a head and its scores. Out: spans of pieces by role. The best path (Viterbi 1967) over begin, inside
and outside: an inside label goes on a span of its role or cannot stand, and a change costs something, so that one
unsure piece does not break a span in two.
"""

from collections.abc import Sequence

import numpy as np

from counterclaim.documents.annotators.model import Array

_NEVER = -1e4


def find_spans(
    labels: Sequence[str], scores: Array, *, change: float = 1.0, again: float = 2.0
) -> list[tuple[str, int, int]]:
    """Role, first piece and last piece but one of every span, in order.

    `change` is what it costs to enter or leave a role, `again` to begin a role anew beside itself, in natural logs of
    chances. `labels` are "O" and "B-" and "I-" of each role.
    """
    if not len(scores):
        return []
    path = _best_path(_logs(scores), _costs(labels, change=change, again=again))
    found: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels[n] for n in path):
        if label == "O":
            continue
        role = label[2:]
        if label[0] == "I" and found and found[-1][0] == role and found[-1][2] == i:
            found[-1] = (role, found[-1][1], i + 1)
        else:
            found.append((role, i, i + 1))
    return found


def _logs(scores: Array) -> Array:
    """Natural logs of the chances of the labels of each piece."""
    logs: Array = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    return logs


def _costs(labels: Sequence[str], *, change: float, again: float) -> Array:
    """What it costs to go from one label (row) to the next (column)."""
    costs = np.zeros((len(labels), len(labels)))
    for a, before in enumerate(labels):
        for b, after in enumerate(labels):
            same = before != "O" and before[2:] == after[2:]
            if after[0] == "I":
                costs[a, b] = 0.0 if same else _NEVER
            elif after[0] == "B":
                costs[a, b] = -again if same else -change
            elif before != "O":
                costs[a, b] = -change
    return costs


def _best_path(logs: Array, costs: Array) -> list[int]:
    """The numbers of the labels whose chances and changes add up to most."""
    back = np.zeros(logs.shape, dtype=np.int64)
    best = logs[0] + costs[0]  # as if nothing stood before the first piece
    reached, top = np.empty_like(costs), np.empty_like(best)
    for i in range(1, len(logs)):
        np.add(best[:, None], costs, out=reached)
        reached.argmax(axis=0, out=back[i])
        np.maximum.reduce(reached, axis=0, out=top)
        np.add(top, logs[i], out=best)
    path = [int(best.argmax())]
    for i in range(len(logs) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]
