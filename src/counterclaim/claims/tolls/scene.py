"""What the steps of reading tolls pass on: a clause with its numbers and words of harm, and what ties the two.

In: nothing; records only. Out: `Scene` and `Link`. Reads no pack.
"""

import msgspec

from counterclaim.claims.quantities import Quantity
from counterclaim.claims.tolls.words import Cue
from counterclaim.records.document import Document
from counterclaim.records.enums import TollKind


class Scene(msgspec.Struct, frozen=True):
    """A clause with its numbers and cues."""

    doc: Document
    first: int
    last: int
    quantities: tuple[Quantity, ...]
    cues: tuple[Cue, ...]
    speakers: frozenset[int] = frozenset()
    """Tokens that name who speaks."""

    def cue_at(self, index: int) -> Cue | None:
        """The cue that has this word, or None."""
        return next((c for c in self.cues if c.first <= index < c.last), None)

    def quantity_at(self, index: int) -> Quantity | None:
        """The number (with its hedge) that has this word, or None."""
        return next((q for q in self.quantities if q.first <= index < q.last), None)


class Link(msgspec.Struct, frozen=True):
    """A number's cue, the kind it gives, and the rule in words."""

    cue: Cue
    kind: TollKind
    rule: str
