"""Which words tell one kind of happening: "gunned down" and "the shooting".

In: a lemma. Out: the class it belongs to, or its stem; whether a noun tells a happening. Reads
`happening_words.en.yaml`.
"""

from functools import cache

from counterclaim.packs.loader import load_pack
from counterclaim.packs.rarity import stem

_PACK = "happening_words.en"


def happening_class(lemma: str) -> str:
    """The class of a word by its lemma, else its stem.

    Example: "slaying" and "murder" give one class, "waltz" gives its stem.
    """
    word = lemma.lower()
    return _classes().get(word) or _classes().get(stem(word)) or stem(word)


def tells(lemma: str) -> bool:
    """Whether a noun or adjective is known to tell a happening."""
    return lemma.lower() in _classes()


def is_empty(lemma: str) -> bool:
    """Whether a verb tells nothing by itself ("be", "have", "make")."""
    return lemma.lower() in _empty()


@cache
def _classes() -> dict[str, str]:
    words: dict[str, str] = {}
    for entry in load_pack(_PACK)["classes"]:
        words.update({str(word).lower(): f"*{entry['id']}" for word in entry["words"]})
    return words


@cache
def _empty() -> frozenset[str]:
    return frozenset(load_pack(_PACK)["empty"])
