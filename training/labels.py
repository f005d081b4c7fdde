"""Marks of characters to labels of pieces: a column for each head, and the two pointers.

In: the pieces of a text and its marks. Out: a number for every piece, or `IGNORE` where nothing is learned.
"""

from corpora import Mark
from counterclaim.documents.annotators.encoding import Pieces
from heads import Head

IGNORE = -100
ONE_PIECE = ("claims", "stance", "flags")
"""Heads that say something of the first piece of a mark only."""
AT_MARKS = ("stance", "flags", "status")
"""Heads of which nothing is learned outside their marks."""


def inside(pieces: Pieces, mark: Mark) -> list[int]:
    """The numbers of the pieces that share a character with a mark."""
    return [
        i
        for i, (start, end) in enumerate(zip(pieces.starts, pieces.ends, strict=True))
        if start < mark.end and end > mark.start
    ]


def column(pieces: Pieces, marks: list[Mark], head: Head, name: str) -> list[int]:
    """A label for every piece. Where several hold at once (`many`, or alternatives) the label is a sum of bits."""
    bits = head.many or name == "status"
    values = [IGNORE if name in AT_MARKS else 0] * len(pieces.ids)
    number = {label: i for i, label in enumerate(head.labels)}
    for mark in marks:
        members = inside(pieces, mark)
        members = members[:1] if name in ONE_PIECE else members
        for k, i in enumerate(members):
            if bits:
                held = sum(1 << number[label] for label in mark.label.split("|") if label)
                values[i] = max(values[i], 0) | held
            elif mark.label in number:
                values[i] = number[mark.label]
            elif values[i] == 0:
                joined = k > 0 and i - members[k - 1] <= 2
                values[i] = number[f"{'I' if joined else 'B'}-{mark.label}"]
    return values


def point(pieces: Pieces, marks: list[Mark], role: str) -> list[int]:
    """For each piece of a source or content the number of its cue's first piece, or IGNORE."""
    heads: dict[int, int] = {}
    for mark in marks:
        if mark.label == role and (members := inside(pieces, mark)):
            heads[mark.owner] = min(heads.get(mark.owner, members[0]), members[0])
    out = [IGNORE] * len(pieces.ids)
    taken = [False] * len(pieces.ids)
    for mark in marks:
        for i in inside(pieces, mark):
            if not taken[i]:
                taken[i] = True
                out[i] = heads.get(mark.owner, IGNORE) if mark.label != role else IGNORE
    return out


def own(pieces: Pieces, marks: dict[str, list[Mark]]) -> list[list[int]]:
    """For each piece of a part the numbers of the first pieces of its claims' heads."""
    heads = {mark.owner: members[0] for mark in marks["claims"] if (members := inside(pieces, mark))}
    out: list[list[int]] = [[] for _ in pieces.ids]
    for mark in marks["parts"]:
        if mark.owner in heads:
            for i in inside(pieces, mark):
                out[i].append(heads[mark.owner])
    return out
