"""Who did it, to what and whom, with what: the fillers of a message's roles, and the types of its incidents.

In: a scored message. Out: `Filler`s by role, each one thing with the names it goes by. Mentions of one thing are
gathered (same words, one's words within the other's, initials), because every filler too many costs precision.
Reads no pack.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.bench.heads import Mention, Scored, chances, mentions

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""As the corpus calls them: perpetrators (persons, organisations), things hit, victims' names, weapons."""

_STOP = frozenset(
    (
        "a", "an", "and", "any", "at", "by", "for", "from", "her", "his", "in", "into", "its", "near", "of", "on", "or",
        "other", "our", "over", "some", "that", "the", "their", "these", "this", "those", "to", "under", "which", "who",
        "with",
    )
)  # fmt: skip
_PERPETRATORS = ("PerpInd", "PerpOrg")
_LONGEST_INITIALS = 6
_WORDS = re.compile(r"[^\W_]+")


class Bars(msgspec.Struct, frozen=True):
    """What is likely enough: how far to lean to marking; the strength that a filler needs, by role, and a perpetrator
    whose responsibility is told; the chance of a type that is told.
    """

    lean: float
    least: dict[str, float]
    least_held: float
    least_type: float


# Chosen on the 200 messages of dev by `benchmarks/thresholds.py`; to be chosen anew when weights change.
BARS = Bars(
    lean=1.0,
    least={"PerpInd": 0.6, "PerpOrg": 0.5, "Target": 0.7, "Victim": 0.6, "Weapon": 0.65},
    least_held=0.7,
    least_type=0.4,
)
_REPEATED, _MOST = 0.1, 8
"""What the logarithm of its mentions adds to a filler's strength, and the mentions beyond which no more is added."""


class Filler(msgspec.Struct, frozen=True):
    """One thing in a role: the names it goes by, likeliest first, its mentions, and how much speaks for it.

    That is the share of its likeliest mention, and more where the message names it often.
    """

    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    strength: float


def find_roles(scored: Scored, bars: Bars = BARS) -> dict[str, list[Filler]]:
    """The fillers of each role, likeliest first."""
    found = mentions(scored, "fillers", lean=bars.lean)
    return {role: gather(scored.text, [m for m in found if m.label == role], bars.least[role]) for role in ROLES}


def incident_types(scored: Scored, bars: Bars = BARS) -> list[str]:
    """The types of incident that the message tells of."""
    return [label for label, chance in chances(scored, "incidents").items() if chance >= bars.least_type]


def gather(text: str, found: Sequence[Mention], least: float) -> list[Filler]:
    """Mentions of one thing made one filler; a filler whose strength does not reach `least` is dropped."""
    groups: list[list[Mention]] = []
    for mention in found:
        same = [group for group in groups if any(same_thing(text, mention, other) for other in group)]
        for group in same:
            groups.remove(group)
        groups.append([*(one for group in same for one in group), mention])
    fillers = (_filler(text, group) for group in groups)
    return sorted((f for f in fillers if f.strength >= least), key=lambda f: -f.strength)


def _filler(text: str, group: Iterable[Mention]) -> Filler:
    ordered = sorted(group, key=lambda m: (-m.share, m.start))
    names = dict.fromkeys(" ".join(text[m.start : m.end].split()) for m in ordered)
    repeated = _REPEATED * math.log(min(len(ordered), _MOST))
    return Filler(tuple(names), tuple(ordered), ordered[0].share + repeated)


def same_thing(text: str, one: Mention, other: Mention) -> bool:
    """Whether two mentions in one role name one thing: by their words, by initials, or as a name and its short form.

    Perpetrators are the same already where half of the words agree ("col vargas" and "colonel vargas"): a message has
    few of them. Things hit and weapons are not: a message lists them side by side.
    """
    a, b = content_words(text[one.start : one.end]), content_words(text[other.start : other.end])
    shared, longer = len(set(a) & set(b)), max(len(set(a)), len(set(b)))
    if set(a) <= set(b) or set(b) <= set(a) or (one.label in _PERPETRATORS and 2 * shared >= longer):
        return True
    return is_initials(a, b) or is_initials(b, a) or in_brackets(text, one, other)


def content_words(words: str) -> list[str]:
    """The words that carry meaning; all of them where none does."""
    every = [word.lower() for word in _WORDS.findall(words)]
    return [word for word in every if word not in _STOP] or every


def is_initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the short name is made of first letters of the long one, in any order: translated names turn theirs.

    `is_initials(["npf"], ["northern", "people", "front"])` is true.
    """
    if len(short) != 1 or not 1 < len(short[0]) <= min(len(long), _LONGEST_INITIALS):
        return False
    return short[0][0] == long[0][0] and not Counter(short[0]) - Counter(word[0] for word in long)


def in_brackets(text: str, one: Mention, other: Mention) -> bool:
    """Whether the second stands in brackets right after the first: "the Northern People's Front (Norfront)"."""
    first, second = sorted((one, other), key=lambda m: m.start)
    opened = text[first.end : second.start].strip(" \n\"'")
    closed = text[second.end : second.end + 3].strip(" \n\"'")
    return (opened, closed[:1]) in (("(", ")"), ("[", "]"))
