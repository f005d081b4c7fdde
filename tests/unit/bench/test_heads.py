"""What the reader says of a text becomes spans of whole words and one answer for the whole."""

from __future__ import annotations

import math

import numpy as np
import pytest
from tests.unit.bench.heard import heard

from counterclaim.bench.heads import Scored, best, chances, mentions, whole
from counterclaim.documents.annotators.encoding import Pieces
from counterclaim.documents.annotators.model import Scores


def test_a_head_marks_spans_with_their_share() -> None:
    (found,) = mentions(heard("Anna Orlo, (a medic), fell.", {"victims": [("victim", "Anna Orlo")]}), "victims")
    assert (found.label, found.start, found.end) == ("victim", 0, 9)
    assert (found.first, found.last) == (0, 2)
    assert found.share > 0.9


def test_a_piece_of_a_word_stands_for_the_word() -> None:
    columns = np.array([[0.0, -4, -4], [0, 4, -4]])
    scores = Scores(Pieces([1, 2], [0, 6], [3, 9]), [(0, 2)], np.zeros(2, int), {"h": columns}, {}, [], [])
    (found,) = mentions(Scored("Near Oldbridge.", scores, {"h": ("O", "B-place", "I-place")}), "h")
    assert (found.start, found.end) == (5, 14)


def test_leaning_finds_what_is_less_than_likely() -> None:
    scored = heard("Anna Orlo fell.", {"victims": [("victim", "Anna Orlo")]}, sure=-0.5)
    assert mentions(scored, "victims") == []
    (found,) = mentions(scored, "victims", lean=1.0)
    assert 0.3 < found.share < 0.5


def test_windows_are_averaged_as_chances() -> None:
    scored = heard("x", whole={"violations": [{"killing": 2.0}, {"killing": -4.0}]})
    assert whole(scored, "violations")[0] == pytest.approx(math.log((math.exp(2) + math.exp(-4)) / 2))
    assert chances(scored, "violations")["killing"] == pytest.approx(0.787, abs=0.001)
    assert chances(scored, "violations")["torture"] == pytest.approx(0.018, abs=0.001)


def test_the_likeliest_label_is_taken() -> None:
    assert best(heard("x", whole={"case": [{"DIPLO": 1.0}]}), "case") == "DIPLO"


def test_a_text_without_words_says_nothing() -> None:
    empty = Scores(Pieces([], [], []), [], np.zeros(0, int), {"h": np.zeros((0, 3))}, {"w": np.zeros((0, 2))}, [], [])
    scored = Scored("", empty, {"h": ("O", "B-place", "I-place"), "w": ("a", "b")})
    assert mentions(scored, "h") == []
    assert chances(scored, "w") == {"a": 0.0, "b": 0.0}
    assert best(scored, "w") == "a"
