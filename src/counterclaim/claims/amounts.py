"""Numbers in words and figures.

In: "two thousand", "300 000", "1.5 million", "half a million", "two dozen". Out: the number. Reads the pack
`numbers.en`.
"""

import re
from functools import cache

import msgspec

from counterclaim.packs.alternatives import alternatives
from counterclaim.packs.tables import load_table

_QUARTERS = re.compile(r"^(?:a|one|three)[ -]quarters? of a ")
_SPLIT = re.compile(r"[\s-]+")
_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[   ]\d{3})+(?!\d)|\d+(?:\.\d+)?"


class NumberTable(msgspec.Struct, frozen=True, kw_only=True):
    """The pack `numbers.en`: words that give numbers, words that bound them, and words that say what is measured."""

    ones: dict[str, int]
    tens: dict[str, int]
    multipliers: dict[str, int]
    dozen: dict[str, int]
    vague: dict[str, int]
    small: dict[str, int]
    pair: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, float]
    percent: list[str]
    hedges: dict[str, list[str]]
    after: dict[str, list[str]]
    none: list[str]
    between: list[str]
    join: list[str]
    out_of: list[str]
    measures: dict[str, list[str]]
    money_signs: list[str]
    age_before: list[str]
    age_of: list[str]
    parents: list[str]
    numbered: list[str]


@cache
def number_table() -> NumberTable:
    """The pack of number words."""
    return load_table("numbers.en", NumberTable)


@cache
def amount_pattern(*, inside: bool = False) -> str:
    """A pattern for one exact number, in figures or words; `inside` a pattern that has read what stands before it."""
    table = number_table()
    small = alternatives([*table.ones, *table.tens])
    times = alternatives([*table.multipliers, *table.dozen])
    words = rf"(?:{small}|{times})\b(?:(?:-|\s+|(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+)(?:{small}|{times})\b)*"
    alone = "" if inside else r"(?<![\w.,:/-])"
    return (
        rf"(?:half\s+a\s+{times}\b|(?:a|one|three)[\s-]quarters?\s+of\s+a\s+{times}\b|an?\s+(?:half\s+)?{times}\b"
        rf"|{alone}(?:{_FIGURES})(?:[\s-]*{times}\b)?(?![\w]|[.,:]\d)|\b{words})"
    )


def parse_amount(words: str) -> float:
    """The number that the words of `amount_pattern` stand for.

    >>> parse_amount("two hundred and fifty thousand")
    250000.0
    """
    table, text = number_table(), " ".join(words.lower().split())
    total, current, seen = 0.0, 0.0, False
    if text.startswith(("half a ", "a half ")):
        current, seen, text = 0.5, True, text.split(" ", 2)[2]
    if quarters := _QUARTERS.match(text):
        current, seen, text = (0.75 if text.startswith("three") else 0.25), True, text[quarters.end() :]
    for word in _pieces(text):
        if word in ("a", "an", "and"):
            continue
        factor = table.multipliers.get(word) or table.dozen.get(word)
        if factor is None:
            current, seen = current + _value(word, table), True
        elif factor == 100:
            current, seen = (current if seen else 1) * factor, True
        else:
            total, current, seen = total + (current if seen else 1) * factor, 0.0, False
    return total + current


def _pieces(text: str) -> list[str]:
    figures = re.match(_FIGURES, text)
    if not figures:
        return [p for p in _SPLIT.split(text) if p]
    return [re.sub(r"[,\s]", "", figures[0]), *(p for p in _SPLIT.split(text[figures.end() :]) if p)]


def _value(word: str, table: NumberTable) -> float:
    if word in table.ones:
        return table.ones[word]
    if word in table.tens:
        return table.tens[word]
    return float(word)
