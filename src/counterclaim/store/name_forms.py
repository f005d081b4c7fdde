"""A name in, the places where it stands in a text out: in any case, with or without accents, broken over lines, owned.

Reads no pack. Example: "Ivo Marić" is found in "IVO MARIC's", "Marić, Ivo" and "ivo.maric@example.org".
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from urllib.parse import quote

from counterclaim.records.errors import StoreError
from counterclaim.records.redaction import BLANK

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans]

_LETTER = r"[^\W\d_]"
_ENDS_LINE = r"(?:\r?\n|\\r|\\n)"
_UNSEEN = "\u00ad\u200b-\u200f\u2060\ufeff"
_GAP = rf"(?:[\u0300-\u036f{_UNSEEN}]|-[ \t]*{_ENDS_LINE}\s*)*"
"""What may stand between two letters of one word: marks, what cannot be seen, a hyphen at the end of a line."""
_JOIN = rf"(?:[\s\u00a0.,'’ʼ`\"_+/{_UNSEEN}‐‑–-]|\\[nrt]|%20|&nbsp;|&#160;)*"
"""What may stand between the words of a name, in running text, an address or a file's name."""
_SHORTEST = 3
_TELLING = 7
"""Letters that a name of several words needs to be looked for inside other words too ("#FreeIvoMaric")."""
_ID = re.compile(r"\b[a-z]{1,4}_[0-9a-f]{6,}\b|\b[0-9a-f]{32,}\b")
_BREAKS = "\r\n"


def name_finder(name: str, *, whole_only: bool = False) -> Finder:
    """The places of a name; unless `whole_only`, also of its words alone where they begin with a capital."""
    words = re.findall(rf"{_LETTER}+", unicodedata.normalize("NFC", name))
    if sum(map(len, words)) < _SHORTEST:
        raise StoreError(f"{name!r} is too short for a name: at least {_SHORTEST} letters, or give the span itself.")
    pattern = re.compile("|".join(_patterns(words, whole_only=whole_only)))
    needles = [_needle(word) for word in words]

    def find(text: str) -> Spans:
        plain = _plain(text)
        if not any(needle in plain for needle in needles):
            return []
        ids = [match.span() for match in _ID.finditer(text)]
        spans = (match.span() for match in pattern.finditer(text))
        return [(a, b) for a, b in spans if not any(first <= a and b <= last for first, last in ids)]

    return find


def _plain(text: str) -> str:
    """A text in which looking for a needle is quick."""
    folded = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return re.sub(_GAP[:-1] + "+", "", folded).casefold()


def _needle(word: str) -> str:
    """What every writing of a word holds: the longest stretch of it that needs no escape."""
    return max(re.split(r"[^\x00-\x7f]", word), key=len).casefold()


def words_finder(hidden: Iterable[str]) -> Finder:
    """The places of single words, whatever their case."""
    kept = frozenset(hidden)

    def find(text: str) -> Spans:
        return [m.span() for m in re.finditer(r"\w+", text) if m[0].casefold() in kept] if kept else []

    return find


def words_of(text: str) -> frozenset[str]:
    """The words of a text, case aside."""
    return frozenset(word.casefold() for word in re.findall(r"\w+", text))


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text at the same length, every character of the spans blanked but for ends of lines."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        begin = max(start, at)
        if end <= begin:
            continue
        pieces += [text[at:begin], "".join(c if c in _BREAKS else BLANK for c in text[begin:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _patterns(words: list[str], *, whole_only: bool) -> Iterator[str]:
    inside = len(words) > 1 and sum(map(len, words)) >= _TELLING
    for order in dict.fromkeys((tuple(words), (*words[-1:], *words[:-1]))):
        whole = _JOIN.join(_word(word) for word in order)
        yield rf"(?:{whole})" if inside else _bounded(whole)
    if whole_only or len(words) == 1:
        return
    capital = [word for word in words if word[0].isupper()] or words
    for word in capital:
        if len(word) >= _SHORTEST:
            yield _bounded(_word(word, capital=True))
            # In an address or a file's name there are no capitals to go by.
            yield rf"(?:(?<=[/@.])|(?<=[/_-]))(?:{_word(word)})(?=[^\s]*[/@._-])(?!{_LETTER})"
            yield rf"(?<!{_LETTER})(?:{_word(word)})(?=[\w.-]*@)"


def _bounded(pattern: str) -> str:
    """A pattern that no letter goes on from, but for the endings of what is owned or several."""
    return rf"(?:(?<!{_LETTER})|(?<=[a-z])(?=[A-Z]))(?:{pattern})(?=(?:['’ʼ]?[sS]|es)?(?!{_LETTER})|[A-Z][a-z])"


def _word(word: str, *, capital: bool = False) -> str:
    letters = _GAP.join(_letter(letter, capital=capital and n == 0) for n, letter in enumerate(word))
    return rf"{letters}[\u0300-\u036f]*"


@cache
def _letter(letter: str, *, capital: bool) -> str:
    """A letter in every form: with and without marks, small and large, written out as an escape."""
    alike = {*_alike().get(_bare(letter), letter), *letter.upper(), *letter.lower()}
    forms = {c for c in alike if not capital or not c.islower()}
    odd = [c for c in sorted(forms) if not c.isascii()]
    escapes = [rf"\\u{ord(c):04x}" for c in odd] + [rf"&#{ord(c)};" for c in odd] + [re.escape(quote(c)) for c in odd]
    one = "[" + "".join(re.escape(c) for c in sorted(forms)) + "]"
    return f"(?:{one}|(?i:{'|'.join(escapes)}))" if escapes and not letter.isascii() else one


def _bare(letter: str) -> str:
    """A letter without marks and case."""
    return unicodedata.normalize("NFKD", letter)[0].casefold()[0]


@cache
def _alike() -> dict[str, str]:
    """Letters by what they are without marks and case."""
    found: dict[str, list[str]] = {}
    for code in range(min(0x3000, sys.maxunicode)):
        letter = chr(code)
        if letter.isalpha():
            found.setdefault(_bare(letter), []).append(letter)
    return {bare: "".join(letters) for bare, letters in found.items()}
