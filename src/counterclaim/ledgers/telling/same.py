"""Whether two names that a truce is called by can be one: "Orr" and "Port Orr", "Orrinia" and "Orrinian", "LC".

In: names in plain words. Out: yes or no. Reads no pack.
"""

from functools import lru_cache

_STEM = 4
_ENDING = 2
"""Letters by which the name of a people is longer than that of its land."""
_TELLING = 3
"""Letters of a word of a name that tells it."""
_SMALL = frozenset(("of", "the", "and", "for", "on"))


def same_name(one: str, two: str) -> bool:
    """Whether two names in plain words can be one: the words of one lie within the other's, or are its first letters.

    >>> same_name("orr", "port orr"), same_name("orrinia", "orrinian"), same_name("lc", "lake council")
    (True, True, True)
    """
    first, second = name_words(one), name_words(two)
    return (
        one == two
        or (bool(first and second) and (_inside(first, second) or _inside(second, first)))
        or _first_letters(one, two)
        or _first_letters(two, one)
    )


def _first_letters(short: str, long: str) -> bool:
    words = [word for word in long.split() if word not in _SMALL]
    return len(words) > 1 and " " not in short and short == "".join(word[0] for word in words)


def _inside(few: frozenset[str], many: frozenset[str]) -> bool:
    return all(any(word == other or _of_one_land(word, other) for other in many) for word in few)


def _of_one_land(word: str, other: str) -> bool:
    """Whether two words are a land and its people: "Orrinia" and "Orrinian"."""
    short, long = sorted((word, other), key=len)
    return len(short) > _STEM and len(long) - len(short) <= _ENDING and long.startswith(short)


@lru_cache(maxsize=10_000)
def name_words(name: str) -> frozenset[str]:
    """The words of a name that tell it: long ones, without the mark of the owner."""
    return frozenset(w.removesuffix("'").removesuffix("s") for w in name.split() if len(w) >= _TELLING)
