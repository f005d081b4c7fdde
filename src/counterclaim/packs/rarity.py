"""How rare a word is in news, and its stem: what makes two reports' common words telling.

In: words. Out: stems, and weights that hang on nothing that was read before. Reads `rarity.en.txt`.

Names are not in the list: all of them weigh alike, whichever side they belong to.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from counterclaim.records.errors import PackError

RAREST = 11.0
"""Weight of a word that is not in the list: it stands in fewer than one of 2,000 reports."""
_FILE = "rarity.en.txt"
_MIN_STEM = 3
_DOUBLED = re.compile(r"([bdgklmnprtv])\1$")
_REMEMBERED = 50_000


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """A word without its common endings, so that "shelled" and "shelling" are one.

    Example: `stem("robberies")` is `stem("robbery")`.
    """
    word = word.lower()
    for ending in ("ments", "ings", "ment", "ing", "ies", "ied", "ers", "ed", "es", "er", "s"):
        cut = word.removesuffix(ending)
        if cut != word and len(cut) >= _MIN_STEM and not (ending == "s" and cut.endswith("s")):
            return _bare(cut)
    return _bare(word)


def _bare(cut: str) -> str:
    """A stem without the letters that endings put in or leave: doubled consonants, a last e, y or i."""
    cut = _DOUBLED.sub(r"\1", cut)
    return cut[:-1] if cut[-1:] in "eyi" and len(cut) > _MIN_STEM else cut


def rarity(word: str) -> float:
    """In about one of two to the power of so many reports the word stands; takes a stem.

    Example: a word for killing is common in the news, one for a lighthouse is not.
    """
    return _bands().get(word, RAREST)


@cache
def _bands() -> dict[str, float]:
    path = files("counterclaim.packs").joinpath("data", _FILE)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [line.split() for line in lines if line and not line.startswith("#")]
        return {word: float(row[0]) for row in rows for word in row[1:]}
    except (OSError, ValueError) as error:
        raise PackError(f"pack {_FILE}: cannot be read ({error}); install anew") from error
