"""Fields of records in, neutral words out: numbers with bounds, acts, lists. Never "lied" or "admitted".

Reads numbers.en (words that leave a number open) and incident_words.en (what a blanket denial is said of). Days and
times are put in words in `when.py`.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from counterclaim.packs.amount_words import is_rough
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.enums import AgreementType, DenialScope, Stance, TollKind, Unit

OWN_VOICE = "the reports' own voice"
THIRD_PARTIES = "third parties"
NO_SIDE = "third parties, or speakers given no side,"

_MANY = frozenset(
    (
        "activists", "authorities", "brigades", "commanders", "diplomats", "doctors", "fighters", "forces", "guards",
        "leaders", "militants", "ministers", "ministries", "monitors", "observers", "officers", "officials", "people",
        "police", "prosecutors", "rebels", "rescuers", "residents", "separatists", "soldiers", "sources", "troops",
        "villagers", "witnesses",
    )
)  # fmt: skip
"""Nouns that stand for several even with a capital; other capitalised names may end in -s and be one."""
_BODIES = frozenset(
    ("agency", "army", "bureau", "command", "commission", "committee", "council", "department", "ministry", "office",
     "organisation", "organization", "party", "service", "union")
)  # fmt: skip
_AFTER_HEAD = re.compile(r",| (?:of|in|for|from|at|on|with|without|near|to|who|by)\b")
_ONE_IN_S = ("ss", "us", "is", "news")
_PLURAL_VERBS = {"denies": "deny", "says": "say", "is": "are", "its": "their", "was": "were"}

_STANCE = {
    Stance.ASSERTS: "says",
    Stance.ACCUSES: "accuses",
    Stance.CONDEMNS: "condemns",
    Stance.DENIES: "denies",
    Stance.CONFIRMS: "confirms",
    Stance.ACKNOWLEDGES: "acknowledges",
    Stance.CALLS_FOR: "calls for",
    Stance.PLEDGES: "pledges",
    Stance.WARNS: "warns",
    Stance.DOUBTS: "doubts",
}
_DENIED = {
    DenialScope.ACT: "denies the act",
    DenialScope.AUTHORSHIP: "denies having done it",
    DenialScope.INTENT: "denies the intent",
    DenialScope.LAWFULNESS: "denies that it was unlawful",
}
_BLANKET: Final = "denies the accusation as a whole"
_LONGEST_BLANKET: Final = 6
_LONGEST_PRONOUN: Final = 3
"""Words of a blanket denial: "strongly rejected all of the accusations", "had denied it"; longer ones tell an act."""


def count_of(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `3 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def upper_first(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def agreement_words(kind: str) -> str:
    """What kind of agreement it is: `ceasefire`, `exchange`; `agreement` where it is none of the known kinds."""
    return "agreement" if kind == AgreementType.OTHER else str(kind)


def named_counts(counts: Iterable[tuple[str | None, int]], untold: str, *, most: int | None = None) -> str:
    """`One Wire (3), Another Paper (1)`; one alone without its count, and no more than `most` by name."""
    told = [(name or untold, number) for name, number in counts]
    if len(told) == 1:
        return told[0][0]
    more = [f"{len(told) - most:,} more"] if most is not None and len(told) > most else []
    return ", ".join([*(f"{name} ({number:,})" for name, number in told[:most]), *more])


def kind_title(kind: TollKind, unit: Unit) -> str:
    """A heading over tolls: `Killed`, `Displaced, per cent`."""
    return upper_first(kind.value) + (", per cent" if unit is Unit.PERCENT else "")


def is_plural(name: str) -> bool:
    """Whether a speaker's name takes a plural verb: `two residents`, `officials in the capital`, `A and B`."""
    head = _AFTER_HEAD.split(name, maxsplit=1)[0].split()
    if not head:
        return False
    last = head[-1].lower()
    if "and" in head[1:-1]:
        return last not in _BODIES
    common = head[-1] == last and last.endswith("s") and not last.endswith(_ONE_IN_S)
    return last in _MANY or common


def agreeing(name: str, verb: str) -> str:
    """The verb as the name wants it: `two residents`, `denies the intent` -> `deny the intent`."""
    if not is_plural(name):
        return verb
    first, space, rest = verb.partition(" ")
    return f"{_PLURAL_VERBS.get(first) or first.removesuffix('s')}{space}{rest}"


def listed(items: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *most, last = tuple(items) or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def stance_words(stance: Stance) -> str:
    """What a speaker does with a claim."""
    return _STANCE[stance]


def denial_words(scope: DenialScope | None, words: str = "") -> str:
    """What a denial rejects, never more than its words: only a blanket denial is one of the accusation as a whole.

    Examples of general denials: "rejected that accusation" is blanket, "denied firing at the town" only `denies`.
    """
    if scope is DenialScope.GENERAL:
        return _BLANKET if _is_blanket(words) else "denies"
    return _DENIED[scope] if scope else "denies"


def _is_blanket(words: str) -> bool:
    """Whether the words deny an accusation by that name, or "it", and tell no act."""
    told = words.split()
    if not told or len(told) > _LONGEST_BLANKET:
        return False
    named = find_phrase("accusations", told[-1])
    return bool(named or (len(told) <= _LONGEST_PRONOUN and find_phrase("pronouns_denied", told[-1])))


def number(value: float) -> str:
    """`1,200`, `59.5`."""
    return f"{value:,.0f}" if value.is_integer() else f"{value:,}"


def agree(low: float | None, best: float | None, high: float | None) -> bool:
    """Whether a figure and its bounds stand in order; "10 to 5" is no range."""
    told = [value for value in (low, best, high) if value is not None]
    return all(one <= two for one, two in pairwise(told))


def bounds(
    low: float | None, best: float | None, high: float | None, *, unit: Unit = Unit.COUNT, about: bool = False
) -> str:
    """`40`, `at least 40`, `up to 40`, `30 to 40`; a best figure first, its bounds behind it.

    `about` is for a best figure without bounds that the words leave open: `about 40`.
    """
    sign = " %" if unit is Unit.PERCENT else ""
    if not agree(low, best, high):
        return "numbers do not agree"
    if low is not None and high is not None:
        around = f"{number(low)} to {number(high)}{sign}"
    elif low is not None:
        around = f"at least {number(low)}{sign}"
    elif high is not None:
        around = f"up to {number(high)}{sign}"
    else:
        return f"{'about ' if about else ''}{number(best)}{sign}" if best is not None else "number not given"
    return around if best is None else f"{number(best)}{sign} ({around})"


def toll_words(
    low: float | None, best: float | None, high: float | None, *,
    text: str | None, unit: Unit, since: str | None, as_of: str | None,
) -> str:  # fmt: skip
    """The words of the text with what they mean, and the period where one is told."""
    words = bounds(low, best, high, unit=unit, about=bool(text and is_rough(text)))
    if text:
        words = f"“{text}” ({words})"
    period = [f"since {since}" if since else "", f"as of {as_of}" if as_of else ""]
    return ", ".join([words, *(part for part in period if part)])
