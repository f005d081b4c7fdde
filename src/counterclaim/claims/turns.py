"""Who spoke before a word of the report: the last few alone are asked when "we", "it" or "he" is looked for.

In: the speeches of a document and their voices. Out: ids of actors. Reads no pack.
"""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from counterclaim.claims.actors import TURNS
from counterclaim.claims.attribution import Speech
from counterclaim.claims.voices import Voice


class Spoken(msgspec.Struct, frozen=True):
    """Known speakers in the order of their speeches: the word that names each, and his id."""

    turns: tuple[tuple[int, str], ...]
    from_here: tuple[int, ...]
    """The first word that names a speaker in this turn or any later one, so that turns too late are never walked."""

    def before(self, word: int) -> tuple[str, ...]:
        """Who spoke last before a word: those named before it."""
        found: list[str] = []
        for n in range(bisect_left(self.from_here, word) - 1, -1, -1):
            if self.turns[n][0] < word:
                found.append(self.turns[n][1])
                if len(found) == TURNS:
                    break
        return tuple(reversed(found))


def find_spoken(speeches: Sequence[Speech], voices: Sequence[Voice]) -> Spoken:
    """The turns of a document."""
    turns = [
        (s.source[0], v.actor.id) for s, v in zip(speeches, voices, strict=True) if v.actor is not None and s.source
    ]
    least: list[int] = []
    for place, _ in reversed(turns):
        least.append(min(place, least[-1]) if least else place)
    return Spoken(tuple(turns), tuple(reversed(least)))
