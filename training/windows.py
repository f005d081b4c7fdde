"""Labelled texts to what the encoder takes: windows of pieces with a column of labels for each head.

In: `Labelled` texts and a tokenizer. Out: `Window`s, and a plan of which are read together. Texts go through the same
stand-ins and the same encoding as at run time, so that what is learned is what is read.
"""

import random
from typing import NamedTuple

from tokenizers import Tokenizer

from corpora import Labelled
from counterclaim.documents.annotators.encoding import encode, piece_id, windows
from counterclaim.documents.annotators.neutral import in_text, neutralise
from heads import Head
from labels import IGNORE, column, own, point

MOST_WINDOWS = 4
"""Of a long text only so many windows are learned from; a judgement of the whole is mostly told at the beginning."""


class Window(NamedTuple):
    """Pieces of one text with labels by head; `text` numbers the text, `weight` is 1 / its windows."""

    corpus: str
    text: int
    ids: list[int]
    labels: dict[str, list[int] | list[list[int]]]
    cues: list[int] | None
    owners: list[list[int]] | None
    whole: dict[str, list[int]]


def cut(
    text: Labelled, number: int, tokenizer: Tokenizer, pieces_of: dict[str, Head], texts_of: dict[str, Head]
) -> list[Window]:
    """The windows of a text."""
    plain = neutralise(text.text)
    pieces = in_text(encode(plain.words, tokenizer), plain)
    columns = {name: column(pieces, marks, pieces_of[name], name) for name, marks in text.marks.items()}
    cues = point(pieces, text.marks["attribution"], "cue") if "attribution" in text.marks else None
    owners = own(pieces, text.marks) if "parts" in text.marks else None
    whole = {name: [texts_of[name].labels.index(label) for label in held] for name, held in text.whole.items()}
    begin, close = piece_id(tokenizer, "[CLS]"), piece_id(tokenizer, "[SEP]")
    ranges = windows(len(pieces.ids), overlap=16)
    out = []
    for a, b in ranges if "attribution" in text.marks else ranges[:MOST_WINDOWS]:
        out.append(
            Window(
                text.corpus,
                number,
                [begin, *pieces.ids[a:b], close],
                {name: edged(values[a:b]) for name, values in columns.items()},
                edged([c - a + 1 if a <= c < b else IGNORE for c in cues[a:b]]) if cues is not None else None,
                [[], *([o - a + 1 for o in held if a <= o < b] for held in owners[a:b]), []] if owners else None,
                whole,
            )
        )
    return out


def edged(values: list) -> list:  # type: ignore[type-arg]
    """A column with the two end marks, of which nothing is learned."""
    return [IGNORE, *values, IGNORE]


def plan_batches(texts: list[list[Window]], most_pieces: int, rng: random.Random) -> list[list[Window]]:
    """Batches of one corpus: texts of like length together, windows of a text never parted, all shuffled."""
    order = sorted(texts, key=lambda one: (max(len(w.ids) for w in one) // 24, rng.random()))
    out: list[list[Window]] = []
    current: list[Window] = []
    for one in order:
        longest = max(len(w.ids) for w in (*current, *one))
        if current and longest * (len(current) + len(one)) > most_pieces:
            out.append(current)
            current = []
        current = [*current, *one]
    if current:
        out.append(current)
    rng.shuffle(out)
    return out
