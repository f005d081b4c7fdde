"""Names of states made one, so that a sentence is read alike whoever it is about.

In: a text. Out: the text with a stand-in for each state's name, adjective, people and capital, and where each character
came from. Reads packs countries and neutral.en. The parser and the model have learned more of some states than of
others; what they give to a stand-in they give to all (design principle: swap the parties, and the ledger is mirrored).
Lands that no list holds are known by their own words: a name, and the adjective of it before a word for a body.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

import msgspec

from counterclaim.documents.annotators.encoding import Pieces
from counterclaim.packs.loader import load_pack

_WORD = re.compile(r"\b[A-Z][^\W\d_]+\b")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)[ \n]\Z")
_SEEN_BEFORE = 40
_SHORTEST = 4
_KEPT = 3
"""Letters that a land's name and its adjective have in common at least."""


class Neutral(msgspec.Struct, frozen=True):
    """The neutral words, and for each of their characters the start and end in the text that it stands for."""

    words: str
    starts: list[int]
    ends: list[int]


def neutralise(text: str, lands: Mapping[str, str] | None = None) -> Neutral:
    """The text with its stand-ins. Offsets of the stand-in's characters are those of the whole word replaced.

    `lands`: stand-ins for lands that no list holds (`lands_in` of the whole report where the text is a part of one).
    """
    table = {**(lands_in(text) if lands is None else lands), **stand_ins()}
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in _WORD.finditer(text):
        stand_in = table.get(match[0])
        if stand_in is None:
            continue
        parts += (text[done : match.start()], stand_in)
        starts += [*range(done, match.start()), *[match.start()] * len(stand_in)]
        ends += [*range(done + 1, match.start() + 1), *[match.end()] * len(stand_in)]
        done = match.end()
    parts.append(text[done:])
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Neutral("".join(parts), starts, ends)


def lands_in(text: str) -> dict[str, str]:
    """Stand-ins for lands that no list holds: `lands_in("Velmari troops left Velmar.")` has both words.

    A word counts as a land's adjective where it stands before words for bodies and has the ending of one, and either
    the text has the name that it is made of, which then counts as the land's, or it stands so twice. A name that others
    bear as well ("Free Valley forces") has no such adjective.
    """
    kinds = load_pack("neutral.en")["stand_ins"]
    adjectives = Counter(word for word in _adjectives(text) if len(word) >= _SHORTEST)
    words = set(_WORD.findall(text)) if adjectives else set()
    found: dict[str, str] = {}
    for adjective, times in adjectives.items():
        lands = words & _made_of(adjective)
        if lands or (times > 1 and adjective.endswith(_endings()["sure"])):
            found |= dict.fromkeys(lands, kinds["names"])
            found |= {adjective: kinds["adjectives"], f"{adjective}s": kinds["people"]}
    return {word: stand_in for word, stand_in in found.items() if word not in load_pack("neutral.en")["kept"]}


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """How adjectives are made of names, and endings that are seldom those of other names (`sure`)."""
    return {kind: tuple(endings) for kind, endings in load_pack("neutral.en")["endings"].items()}


def _made_of(adjective: str) -> set[str]:
    """The names that an adjective may be made of: "Velmari" of "Velmar", "Telwari" of "Telwara"."""
    endings = _endings()
    stems = {adjective.removesuffix(ending) for ending in endings["of_adjectives"]} - {adjective}
    names = {stem + ending for stem in stems if len(stem) >= _KEPT for ending in ("", *endings["of_names"])}
    return {name for name in names if len(name) >= _SHORTEST} - {adjective}


def _adjectives(text: str) -> Iterator[str]:
    """Capitalised words before a word for a body, where no other capitalised word goes before: no "Support forces"."""
    for match in _before_bodies().finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - _SEEN_BEFORE), match.start())
        if before is None or before[1][0].islower() or before[1] == "The":
            yield match[1]


@cache
def _before_bodies() -> re.Pattern[str]:
    bodies = "|".join(map(re.escape, load_pack("neutral.en")["bodies"]))
    return re.compile(rf"\b([A-Z][^\W\d_]+) (?:{bodies})\b")


def in_text(pieces: Pieces, plain: Neutral) -> Pieces:
    """The pieces with their places in the text for which neutral words stand."""
    beyond = plain.ends[-1] if plain.ends else 0
    starts = [plain.starts[i] if i < len(plain.starts) else beyond for i in pieces.starts]
    ends = [plain.ends[b - 1] if b > a else at for a, b, at in zip(pieces.starts, pieces.ends, starts, strict=True)]
    return Pieces(pieces.ids, starts, ends)


@cache
def stand_ins() -> dict[str, str]:
    """The stand-in of every single word for a state, its people or its capital; words of two kinds are left out."""
    pack, neutral = load_pack("countries"), load_pack("neutral.en")
    found: dict[str, set[str]] = {}
    for entry in pack["states"]:
        for kind, stand_in in neutral["stand_ins"].items():
            for word in entry.get(kind, ()):
                found.setdefault(str(word), set()).add(stand_in)
                if kind == "adjectives":
                    found.setdefault(f"{word}s", set()).add(neutral["stand_ins"]["people"])
    kept = set(neutral["kept"])
    return {w: min(s) for w, s in found.items() if len(s) == 1 and w not in kept and _WORD.fullmatch(w)}
