"""Short lists of phrases by purpose: whether one stands in a text.

In: the name of a list of `incident_words.en.yaml` and a text. Out: the phrase found. Reads that pack.
"""

import re
from functools import cache, lru_cache

from counterclaim.packs.alternatives import alternatives
from counterclaim.packs.loader import load_pack

_PACK = "incident_words.en"
_REMEMBERED = 4_000  # words of claims; each claim is compared with many
_SHORT = 500


def find_phrase(purpose: str, text: str) -> str | None:
    """The first phrase of a list that stands in a text as whole words, in small letters; None where none does.

    Example: `find_phrase("despite", "shelled in spite of the truce")` gives "in spite of".
    """
    return _remembered(purpose, text) if len(text) <= _SHORT else _search(purpose, text)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(purpose: str, text: str) -> str | None:
    return _search(purpose, text)


def _search(purpose: str, text: str) -> str | None:
    hit = _pattern(purpose).search(text.replace("’", "'"))
    return re.sub(r"\s+", " ", hit[0]).lower() if hit else None


def ordinal(text: str) -> int | None:
    """The number of an ordinal that stands in a text ("third" gives 3); None where none or several stand."""
    numbers: dict[str, int] = load_pack(_PACK)["ordinals"]
    found = {numbers[m[0].lower()] for m in _pattern("ordinals").finditer(text)}
    return found.pop() if len(found) == 1 else None


@cache
def _pattern(purpose: str) -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(load_pack(_PACK)[purpose])}\b", re.IGNORECASE)
