"""Scored texts made by hand: every word is a piece, and a test says which words a head marks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np

from counterclaim.bench.heads import Scored
from counterclaim.documents.annotators.encoding import Pieces
from counterclaim.documents.annotators.model import Scores

BIO = {
    "fillers": ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"),
    "victims": ("victim",),
    "actors": ("source", "target"),
    "entities": ("person", "organisation", "place"),
}
STATUS = ("REPORTED AS FACT", "CLAIMED OR ADMITTED", "POSSIBLE")
WHOLE = {
    "incidents": ("ATTACK", "BOMBING"),
    "case": ("AIR_STRIKE", "DIPLO"),
    "plover": ("AID", "FIGHT"),
    "violations": ("killing", "torture", "unknown"),
    "perpetrator": ("none", "state actor"),
}
SURE = 4.0
"""The score of what is marked, where nothing has 0: a share of more than nine in ten."""


def heard(
    text: str,
    marks: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    *,
    whole: Mapping[str, Sequence[Mapping[str, float]]] | None = None,
    status: Mapping[str, str] | None = None,
    sure: float = SURE,
) -> Scored:
    """A text in which a head marks words: `heard("the npf fled", {"fillers": [("PerpOrg", "npf")]})`.

    `whole` gives scores of labels for each window, a label left out -4; `status` that of the pieces of some words.
    """
    words = list(re.finditer(r"\w+", text))
    pieces = Pieces([1] * len(words), [w.start() for w in words], [w.end() for w in words])
    labels = {head: ("O", *(f"{p}-{role}" for role in roles for p in "BI")) for head, roles in BIO.items()}
    by_piece = {head: np.zeros((len(words), len(names))) for head, names in labels.items()}
    for head, columns in by_piece.items():
        columns[:, 1:] = -SURE
        for role, phrase in (marks or {}).get(head, ()):
            for match in re.finditer(rf"\b{re.escape(phrase)}\b", text):
                inside = [i for i, w in enumerate(words) if match.start() <= w.start() < match.end()]
                if any(columns[i].max() > 0 for i in inside):
                    continue
                for k, i in enumerate(inside):
                    columns[i, labels[head].index(f"{'I' if k else 'B'}-{role}")] = sure
    by_piece["status"] = np.zeros((len(words), len(STATUS)))
    for phrase, held in (status or {}).items():
        for i, w in enumerate(words):
            if w[0] in phrase.split():
                by_piece["status"][i, STATUS.index(held)] = SURE
    count = max((len(windows) for windows in (whole or {}).values()), default=1)
    by_window = {
        head: np.array(
            [[window.get(name, -SURE) for name in names] for window in (whole or {}).get(head, [{}] * count)]
        )
        for head, names in WHOLE.items()
    }
    scores = Scores(pieces, [(0, len(words))] if words else [], np.zeros(len(words), int), by_piece, by_window, [], [])
    return Scored(text, scores, {**labels, "status": STATUS, **WHOLE})
