"""Names in parsed text by spaCy's recogniser, chosen word by word in a quarter of the time of its own loop.

In: parsed documents and the recogniser. Out: the same documents with their entities set. No pack is read.

Outside a name the recogniser looks at one word alone, so all words are scored in one multiplication, and only words
within a name are scored one by one; its own loop asks for each of 74 moves at each word whether it is allowed. What
is chosen is the same (tests/unit/documents/test_entities.py).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

Array = np.ndarray[Any, np.dtype[Any]]

_WORD, _START, _BEFORE = range(3)
"""What the recogniser looks at: the word, the first word of the open name, the word before."""


@dataclass(frozen=True, slots=True)
class _Moves:
    """Numbers of the moves: those open outside a name, which of them begin one, and inside and last word by label."""

    outside: Array
    begins: Array
    units: Array
    names: list[str]
    inside: dict[str, Array]


@dataclass(frozen=True, slots=True)
class _Scorer:
    """What the recogniser knows of a text: `seen[word, what]` summed, the largest of pieces taken, times `weights`."""

    seen: Array
    missing: Array
    bias: Array
    weights: Array
    weights_bias: Array

    def hidden(self, features: Array) -> Array:
        """The hidden layer for summed features."""
        pieces = features + self.bias
        top: Array = pieces[..., 0]
        for n in range(1, pieces.shape[-1]):  # the pieces are two: numpy's own maximum along so short a row is slow
            top = np.maximum(top, pieces[..., n])
        return top

    def outside(self, moves: Array) -> Array:
        """Scores of the moves at every word, no name being open."""
        features = self.seen[:, _WORD] + self.missing[_START] + self.missing[_BEFORE]
        scores: Array = self.hidden(features) @ self.weights[moves].T + self.weights_bias[moves]
        return scores

    def within(self, word: int, start: int, moves: Array) -> Array:
        """Scores of the moves at a word of the name that begins at `start`."""
        features = self.seen[word, _WORD] + self.seen[start, _START] + self.seen[word - 1, _BEFORE]
        scores: Array = self.weights[moves] @ self.hidden(features) + self.weights_bias[moves]
        return scores


def set_entities(docs: "Sequence[Doc]", recogniser: Any) -> None:
    """Set the entities of parsed documents, none across a sentence, as the recogniser itself would."""
    full = [doc for doc in docs if len(doc)]
    if not full:
        return
    moves = _read_moves(recogniser)
    scorer = _read_scorer(recogniser, full)
    best = _best_outside(full, scorer, moves)
    first = 0
    for doc in full:
        _set_entities(doc, scorer, moves, best[first : first + len(doc)], first)
        first += len(doc)


def _read_moves(recogniser: Any) -> _Moves:
    names = [recogniser.moves.get_class_name(n) for n in range(recogniser.moves.n_moves)]
    inside: dict[str, Array] = {}
    for label in {name[2:] for name in names if name.startswith("B-")}:
        inside[label] = np.array([names.index(f"I-{label}"), names.index(f"L-{label}")])
    outside = [n for n, name in enumerate(names) if name == "O" or (name[:2] in ("B-", "U-") and len(name) > 2)]
    begins, units = ([names[n].startswith(kind) for n in outside] for kind in ("B-", "U-"))
    return _Moves(np.array(outside), np.array(begins), np.array(units), [names[n] for n in outside], inside)


def _read_scorer(recogniser: Any, docs: "Sequence[Doc]") -> _Scorer:
    """The word vectors of all documents, one after the other, with the recogniser's layers."""
    network = recogniser.model
    lower, upper = network.get_ref("lower"), network.get_ref("upper")
    vectors = network.get_ref("tok2vec").predict(docs)
    seen = lower.predict(vectors)
    return _Scorer(seen[1:], seen[0], lower.get_param("b"), upper.get_param("W"), upper.get_param("b"))


def _best_outside(docs: "Sequence[Doc]", scorer: _Scorer, moves: _Moves) -> Array:
    """The best allowed move at every word outside a name; none begins on a space or goes over a sentence's end."""
    from spacy.attrs import IS_SPACE, SENT_START

    scores = scorer.outside(moves.outside)
    columns = [doc.to_array([IS_SPACE, SENT_START]) for doc in docs]
    space = np.concatenate([column[:, 0] for column in columns]) == 1
    last = np.concatenate([np.append(column[1:, 1] == 1, True) for column in columns])
    scores[np.ix_(space | last, moves.begins)] = -np.inf
    scores[np.ix_(space, moves.units)] = -np.inf
    best: Array = scores.argmax(axis=1)
    return best


def _set_entities(doc: "Doc", scorer: _Scorer, moves: _Moves, best: Array, first: int) -> None:
    from spacy.tokens import Span

    doc.set_ents(
        [Span(doc, start, end, label=label) for label, start, end in _names(doc, scorer, moves, best, first)],
        default="outside",
    )


def _names(doc: "Doc", scorer: _Scorer, moves: _Moves, best: Array, first: int) -> Iterator[tuple[str, int, int]]:
    """Label, first word and end of each name; `first` is the number of the document's first word among all."""
    word, count = 0, len(doc)
    while word < count:
        name = moves.names[best[word]]
        start, word = word, word + 1
        if name == "O":
            continue
        label = name[2:]
        if name.startswith("B-"):
            inside = moves.inside[label]
            while word + 1 < count and doc[word + 1].sent_start != 1:
                goes_on, ends = scorer.within(first + word, first + start, inside)
                if goes_on < ends:
                    break
                word += 1
            word += 1
        yield label, start, word
