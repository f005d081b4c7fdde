"""Names of states made one, so that a sentence is read alike whoever it is about.

In: a text. Out: the text with a stand-in for each state's name, adjective, people and capital, and where each character
came from. Reads packs countries and neutral.en. The parser and the model have learned more of some states than of
others; what they give to a stand-in they give to all (design principle: swap the parties, and the ledger is mirrored).
"""

import re
from functools import cache

import msgspec

from counterclaim.documents.annotators.encoding import Pieces
from counterclaim.packs.loader import load_pack

_WORD = re.compile(r"\b[A-Z][^\W\d_]+\b")


class Neutral(msgspec.Struct, frozen=True):
    """The neutral words, and for each of their characters the start and end in the text that it stands for."""

    words: str
    starts: list[int]
    ends: list[int]


def neutralise(text: str) -> Neutral:
    """The text with its stand-ins. Offsets of the stand-in's characters are those of the whole word replaced."""
    table = stand_ins()
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
