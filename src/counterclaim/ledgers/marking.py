"""A sentence with a sign for each name of a side, so that the shape of its words can be looked at whoever is named.

In: words, and the names of the sides. Out: `Marked`, whose characters stand where they stood. Reads no pack.
"""

import re

import msgspec

from counterclaim.ledgers.clause_shapes import FILL, FIRST_SIGN
from counterclaim.ledgers.telling.side_names import SideNames, named_in

_MOST = 200
_MARK = re.compile("[\ue000-\uf8ff]")


class Marked(msgspec.Struct, frozen=True):
    """A sentence in which a sign stands for every name of a side, at the same characters."""

    words: str
    sides: tuple[str, ...]

    def side(self, sign: str) -> str:
        """The side that a sign stands for."""
        return self.sides[ord(sign) - FIRST_SIGN]


def mark_sides(words: str, names: SideNames) -> Marked:
    """The words with a sign for each name of a side.

    >>> len(mark_sides("Ada broke it", SideNames((("Ada", "Ada"),), ("Ada",))).words)
    12
    """
    named = named_in(words, names)[:_MOST]
    marked = list(_MARK.sub(" ", words))
    for n, one in enumerate(named):
        marked[one.start : one.end] = [chr(FIRST_SIGN + n), *FILL * (one.end - one.start - 1)]
    return Marked("".join(marked), tuple(one.side for one in named))
