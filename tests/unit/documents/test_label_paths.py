"""From scores of labels to spans: the best whole sequence (`annotators/label_paths.py`)."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.model_by_hand import LABELS

from counterclaim.documents.annotators.label_paths import find_spans

SURE = 9.0


def scores_of(labels):
    return np.array([[SURE * (one == label) for one in LABELS] for label in labels.split()], dtype=np.float32)


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        ("O O", []),
        ("B-cue O B-cue", [("cue", 0, 1), ("cue", 2, 3)]),
        ("B-cue B-cue", [("cue", 0, 1), ("cue", 1, 2)]),
        ("B-cue I-cue O", [("cue", 0, 2)]),
        ("B-source B-cue I-cue", [("source", 0, 1), ("cue", 1, 3)]),
        ("B-cue O I-cue", [("cue", 0, 3)]),
        ("B-cue O O I-cue", [("cue", 0, 1)]),
        ("O I-cue I-cue O", [("cue", 1, 3)]),
        ("O I-cue O", []),
    ],
)
def test_labels_to_spans(labels, found):
    assert find_spans(LABELS, scores_of(labels)) == found


def test_a_change_costs():
    unsure = scores_of("O B-cue O")
    unsure[1] /= 9
    assert find_spans(LABELS, unsure) == []
    assert find_spans(LABELS, unsure, change=0) == [("cue", 1, 2)]


def test_to_begin_anew_costs():
    unsure = scores_of("B-cue B-cue")
    unsure[1, LABELS.index("I-cue")] = SURE - 1
    assert find_spans(LABELS, unsure) == [("cue", 0, 2)]
    assert find_spans(LABELS, unsure, again=0) == [("cue", 0, 1), ("cue", 1, 2)]


def test_no_pieces_no_spans():
    assert find_spans(LABELS, np.zeros((0, len(LABELS)))) == []


ROW = st.lists(st.floats(-20, 20), min_size=len(LABELS), max_size=len(LABELS))


@given(st.lists(ROW, max_size=12))
def test_spans_are_in_order_and_never_over_one_another(rows):
    found = find_spans(LABELS, np.array(rows).reshape(len(rows), len(LABELS)))
    edges = [edge for _, first, last in found for edge in (first, last)]
    assert edges == sorted(edges)
    assert all(0 <= first < last <= len(rows) for _, first, last in found)
