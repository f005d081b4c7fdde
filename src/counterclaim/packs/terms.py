"""The little language of lexicon terms: from `air-strike|raid/NOUN on?` to the word sequences it stands for.

In: one term as written in a pack. Out: every sequence of words that it accepts. Reads no pack.

- `fire on`: words in order, each a lower-case lemma or word form
- `strike/NOUN`: the word with that universal part of speech (`NOUN` takes proper nouns too)
- `a|b` or `(a|b)`: either; a part of speech at the end (`a|b/VERB`) holds for all that have none of their own
- `word?`: may be missing; `*`: any one token; `*/NUM`: any token with that part of speech
- a capital in a word (`Grad`) asks for just that spelling, or the same in capitals
- `air-strike`: one token, or three where the parser splits at the hyphen
"""

import re
from itertools import product

import msgspec

ANY = "*"
_PARTS_OF_SPEECH = frozenset(
    (
        "ADJ",
        "ADP",
        "ADV",
        "AUX",
        "CCONJ",
        "DET",
        "INTJ",
        "NOUN",
        "NUM",
        "PART",
        "PRON",
        "PROPN",
        "PUNCT",
        "SCONJ",
        "SYM",
        "VERB",
        "X",
    )
)
_ENDINGS = re.compile(r"^(.+)(n't|'s|'re|'ve|'ll)$")
_MARKS = str.maketrans({"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"})
MAX_SEQUENCES = 4096


class Word(msgspec.Struct, frozen=True):
    """One word of a term: what it must read, its part of speech ("" for any), and whether capitals count."""

    text: str
    pos: str = ""
    exact: bool = False


def plain(text: str) -> str:
    """A word with curly apostrophes and odd hyphens made plain, so that packs need one spelling."""
    return text if text.isascii() else text.translate(_MARKS)


def expand_term(term: str) -> tuple[tuple[Word, ...], ...]:
    """Every sequence of words that a term accepts. Raises ValueError with the reason where a term is malformed."""
    choices = [_choices(part) for part in plain(term).split()]
    total = 1
    for choice in choices:
        total *= len(choice)
    if total > MAX_SEQUENCES:
        raise ValueError(f"stands for {total} sequences; write it as several terms")
    sequences = {tuple(word for piece in pick for word in piece) for pick in product(*choices)}
    if not sequences or () in sequences:
        raise ValueError("could match nothing at all; at least one word must not be optional")
    return tuple(sorted(sequences, key=lambda words: (len(words), [(w.text, w.pos, w.exact) for w in words])))


def _choices(part: str) -> list[tuple[Word, ...]]:
    optional = len(part) > 1 and part.endswith("?")
    body = part[:-1] if optional else part
    body, shared = _split_pos(body)
    if body.startswith("(") and body.endswith(")"):
        body = body[1:-1]
    if "(" in body or ")" in body:
        raise ValueError(f"has stray parentheses in {part!r}; alternatives hold one word each, without spaces")
    pieces: list[tuple[Word, ...]] = [()] if optional else []
    for alternative in body.split("|"):
        text, pos = _split_pos(alternative)
        if not text:
            raise ValueError(f"empty alternative in {part!r}")
        pieces.extend(_spellings(text, pos or shared))
    return pieces


def _split_pos(text: str) -> tuple[str, str]:
    body, slash, pos = text.rpartition("/")
    if slash and pos.isupper() and pos.isalpha():
        if pos not in _PARTS_OF_SPEECH:
            raise ValueError(f"unknown part of speech {pos!r}")
        return body, pos
    return text, ""


def _spellings(text: str, pos: str) -> list[tuple[Word, ...]]:
    whole = (Word(text, pos, text != text.lower()),)
    if text == ANY:
        return [(Word(ANY, pos),)]
    if "-" in text.strip("-"):
        pieces = [piece for piece in re.split("(-)", text) if piece]
        last = len(pieces) - 1
        split = tuple(Word(p, pos if n == last else "", p != p.lower()) for n, p in enumerate(pieces))
        return [whole, split]
    if ending := _ENDINGS.match(text):
        return [whole, (Word(ending[1], "", ending[1] != ending[1].lower()), Word(ending[2]))]
    return [whole]
