"""Words beside a number that leave it open on both sides.

In: the words of a number as a report has them. Out: whether they say "about". Reads the pack `numbers.en`.
"""

import re
from functools import cache

from counterclaim.packs.loader import load_pack


def is_rough(words: str) -> bool:
    """Whether a number is told as a rough one, with no bound: "around 70" is, "70", "exactly 70", "up to 70" are not.

    >>> is_rough("an estimated 90,000")
    True
    """
    return _pattern().search(words) is not None


@cache
def _pattern() -> re.Pattern[str]:
    terms = sorted(load_pack("numbers.en")["hedges"]["rough"], key=len, reverse=True)
    each = "|".join(re.escape(term).replace(r"\ ", r"\s+") for term in terms)
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE)
