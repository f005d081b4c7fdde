"""Words of names as comparing leaves them: in small letters, without endings, in the notes on why things are one.

In: a note ("sentences alike: mill, sol"). Out: the note with the words of private names as blocks of equal length.
Reads the pack `private_persons.en`, for common words that are no name in small letters.
"""

from collections.abc import Iterable

from counterclaim.export.masking.mask import blanked
from counterclaim.export.masking.persons import PrivateNames
from counterclaim.export.masking.words import units
from counterclaim.packs.private_persons import load_private_words
from counterclaim.packs.rarity import stem


class FoldedMask:
    """Blanks words of private names that stand in small letters, whole or cut to their stem."""

    def __init__(self, names: PrivateNames) -> None:
        """Words that are common, or that also name a place, stay: in small letters nobody can tell them apart."""
        words = load_private_words()
        places = {name[0] for name in names.things if len(name) == 1}
        told = {part for name in names.private for part in name if len(part) > 1}
        self._parts = _folded(told - words.common - words.particles - words.honorifics - places)

    def text(self, text: str) -> str:
        """A note with these words as blocks; ids keep their letters. Example: "same target: sol" ends in "███"."""
        found = (unit for unit in units(text) if unit.key in self._parts)
        return blanked(text, ((one.start, one.end) for one in found if not _in_id(text, one.start, one.end)))


def _folded(parts: Iterable[str]) -> frozenset[str]:
    return frozenset(form for part in parts for form in (part, stem(part)))


def _in_id(text: str, start: int, end: int) -> bool:
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(sign.isdigit() or sign == "_" for sign in beside)
