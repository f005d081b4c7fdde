"""A byline in, the authors whom it names out; nobody where it may name a witness, whose words others took down.

Reads the pack `private_persons.en` through `packs/private_persons.py`.

Example: "By Nadia Prill and Sam Orr, correspondents" names two; "Testimony of Mira Sol, baker" names nobody.
"""

import re
from itertools import pairwise
from typing import Final

from counterclaim.export.masking.words import is_capital, units
from counterclaim.packs.private_persons import PrivateWords, load_private_words, words_of

_BY: Final = re.compile(r"\s*by[:\s]\s*", re.IGNORECASE)
_PARTS: Final = re.compile(r"\s*(?:,|;|&|\||/|\(|\)|\s[-–—]\s|\band\b)\s*")
_FROM: Final = re.compile(r"\s+(?:in|for)\s+(?=[^\W\d_a-z]).*$", re.DOTALL)
_JOINED: Final = re.compile(r"[ \u00a0]+|[-‐‑'’]|\.[ \u00a0]?")
_LONGEST: Final = 6
_FULL: Final = 2
"""Words of a name; a small word before so many is none of them: "Testimony Mira Sol"."""


def authors_of(byline: str) -> tuple[str, ...]:
    """The names in a byline that is made of names, agencies and the callings of journalists alone."""
    words = load_private_words()
    opening = _BY.match(byline)
    parts = [part for part in _PARTS.split(byline[opening.end() :] if opening else byline) if part.strip()]
    if opening:
        parts = [_FROM.sub("", part) for part in parts]
    named = [part.strip() for part in parts if not _is_calling(part, words)]
    return tuple(named) if all(_is_name(part, words) for part in named) else ()


def _is_calling(part: str, words: PrivateWords) -> bool:
    """Whether a part tells what an author is: "Middle Valley correspondent", "staff"."""
    row = words_of(part)
    return bool(row) and row[-1] in words.journalists


def _is_name(part: str, words: PrivateWords) -> bool:
    found = units(part)
    if not 0 < len(found) <= _LONGEST or part[found[0].start - 1 : found[0].start].strip():
        return False
    plain = all(is_capital(unit.text) or unit.key in words.particles for unit in found)
    together = all(_JOINED.fullmatch(part[one.end : two.start]) for one, two in pairwise(found))
    told = len(found) > _FULL and found[0].key in words.common
    return plain and together and not told and not part[found[-1].end :].strip(" .")
