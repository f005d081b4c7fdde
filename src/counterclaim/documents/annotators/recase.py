"""Text set in capitals, recased for the parser: words that news writes in lower case, names with a capital.

In: the words of a paragraph in capitals. Out: the same words, as long as before. Reads `lowercase.en.txt`: bare words
counted in mixed-case news. What is not in it is taken for a name; abbreviations in brackets stay in capitals.
"""

import re
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_BRACKETED = re.compile(r"[(\[]([A-Z][A-Z.-]{1,9})[)\]]")
_SENTENCE_START = re.compile(r"(?:^|(?:[^\W_]{2}|\d|[\"')\]])[.!?][\"')\]]*\s)[\s\"'(\[]*$")
_VOWELS = frozenset("AEIOUY")
_PARTICLES = frozenset(("DE", "DEL", "DOS", "DAS", "DU", "VON", "VAN", "BIN", "IBN", "Y", "E"))
"""Words inside names that newspapers keep small."""
_SUFFIXES = ("ING", "EDLY", "TION", "TIONS", "NESS", "ABLE", "IBLE", "FULLY", "LESS")
_LONG = 8
"""Letters from which an unknown word with an English ending is no name."""
CAPITAL_SHARE = 0.8
"""Share of capitals among the letters of a paragraph from which it counts as set in capitals."""


def in_capitals(words: str) -> bool:
    """Whether a paragraph is set in capitals."""
    letters = [char for char in words if char.isalpha()]
    return len(letters) > 12 and sum(char.isupper() for char in letters) >= CAPITAL_SHARE * len(letters)


@lru_cache(maxsize=1)
def load_lowercase() -> frozenset[str]:
    """Words that English news writes in lower case."""
    text = files("counterclaim.packs").joinpath("data/lowercase.en.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def bracketed(text: str) -> frozenset[str]:
    """Abbreviations that a report gives in brackets: `... LIBERATION FRONT (XLF)`."""
    return frozenset(_BRACKETED.findall(text))


def recase(words: str, *, abbreviations: frozenset[str] = frozenset()) -> str:
    """The words as mixed-case news writes them: `THE MAYOR OF ADAVILLE SAID` becomes `The mayor of Adaville said`."""
    known = load_lowercase()
    pieces: list[str] = []
    at = 0
    for match in _WORD.finditer(words):
        pieces.append(words[at : match.start()])
        pieces.append(_recase_word(match, words, known, abbreviations))
        at = match.end()
    pieces.append(words[at:])
    recased = "".join(pieces)
    return recased if len(recased) == len(words) else words


def _recase_word(match: re.Match[str], words: str, known: frozenset[str], abbreviations: frozenset[str]) -> str:
    word = match[0]
    before, after = words[: match.start()][-12:], words[match.end() : match.end() + 3]
    starts = bool(_SENTENCE_START.search(before)) and (match.start() < 12 or len(before) == 12)
    if word in abbreviations or _is_abbreviation(word, before, after):
        return word
    if word == "MAY" and (before.rstrip()[-1:].isdigit() or after.lstrip()[:1].isdigit()):
        return "May"
    if word in _PARTICLES and not starts:
        return word.lower()
    lower = word.lower()
    stem = lower.removesuffix("'s")
    if lower in known or stem in known or (len(word) >= _LONG and word.endswith(_SUFFIXES)):
        return _capital(lower) if starts else lower
    return _capital(lower)


def _is_abbreviation(word: str, before: str, after: str) -> bool:
    """Letters with periods (`U.S.`), with figures (`M-16`), or that cannot be spoken (`XRLF`)."""
    if len(word) == 1:
        return word != "A" or before.endswith(".") or (after[:1] == "." and after[1:2].isalpha())
    if after[:2] in ("-1", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9") and len(word) <= 3:
        return True
    return 2 <= len(word) <= 5 and not _VOWELS & set(word) and word.lower() not in load_lowercase()


def _capital(lower: str) -> str:
    head = lower[0].upper()
    return head + lower[1:] if len(head) == 1 else lower
