"""Marks of characters to labels of pieces."""

from __future__ import annotations

import pytest

from corpora import Mark
from counterclaim.documents.annotators.encoding import Pieces
from heads import STATUSES, Head, bio
from labels import IGNORE, column, inside, own, point

TEXT = "the mayor said guns hit us all"
ROLES = bio("source", "cue", "content")
FLAGS = Head(("planned", "conditional", "negated"), many=True)


def pieces(text=TEXT):
    """A piece for each word."""
    starts, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    return Pieces(list(range(len(starts))), starts, [a + len(w) for a, w in zip(starts, text.split(), strict=True)])


def mark(label, words, owner=-1):
    start = TEXT.index(words)
    return Mark(label, start, start + len(words), owner)


def labels(marks, head=ROLES, name="attribution"):
    return column(pieces(), marks, head, name)


def named(values, head=ROLES):
    return " ".join(head.labels[value] for value in values)


def test_pieces_that_share_a_character_are_inside():
    assert inside(pieces(), Mark("cue", 2, 5)) == [0, 1]
    assert inside(pieces(), Mark("cue", 3, 4)) == []
    assert inside(pieces(), mark("cue", "guns hit")) == [3, 4]


def test_a_span_begins_and_goes_on():
    found = labels([mark("source", "the mayor"), mark("cue", "said"), mark("content", "guns hit us")])
    assert named(found) == "B-source I-source B-cue B-content I-content I-content O"


def test_of_marks_over_one_another_the_first_stands():
    found = labels([mark("source", "mayor"), mark("content", "the mayor said")])
    assert named(found) == "B-content B-source I-content O O O O"


def test_a_span_goes_on_after_another_inside_it():
    found = labels([mark("cue", "mayor said guns"), mark("content", "the mayor said guns hit")])
    assert named(found) == "B-content B-cue I-cue I-cue I-content O O"


def test_a_head_of_one_piece_marks_the_first():
    head = Head(("O", "shelling"))
    assert labels([mark("shelling", "guns hit")], head, "claims") == [0, 0, 0, 1, 0, 0, 0]


def test_stances_are_learned_at_their_marks_only():
    head = Head(("asserts", "denies"))
    found = labels([mark("denies", "said"), mark("asserts", "hit us")], head, "stance")
    assert found == [IGNORE, IGNORE, 1, IGNORE, 0, IGNORE, IGNORE]


def test_no_flag_is_something_to_learn():
    found = labels([mark("", "said"), mark("planned|negated", "hit")], FLAGS, "flags")
    assert found == [IGNORE, IGNORE, 0, IGNORE, 0b101, IGNORE, IGNORE]


def test_roles_of_one_piece_add_up():
    head = Head(("agent", "target", "place"), many=True)
    found = labels([mark("target", "us all"), mark("place", "all")], head, "parts")
    assert found == [0, 0, 0, 0, 0, 0b010, 0b110]


def test_statuses_are_alternatives():
    found = labels([mark("POSSIBLE|REPORTED AS FACT", "guns")], Head(STATUSES), "status")
    assert found[3] == (1 << STATUSES.index("POSSIBLE")) | (1 << STATUSES.index("REPORTED AS FACT"))
    assert {found[n] for n in (0, 1, 2, 4, 5, 6)} == {IGNORE}


def test_sources_and_contents_point_to_the_first_piece_of_their_cue():
    marks = [mark("cue", "said", 0), mark("source", "the mayor", 0), mark("content", "guns hit", 0)]
    assert point(pieces(), marks, "cue") == [2, 2, IGNORE, 2, 2, IGNORE, IGNORE]


def test_a_cue_in_two_pieces_is_its_first():
    marks = [mark("cue", "us", 0), mark("cue", "mayor", 0), mark("content", "guns", 0)]
    assert point(pieces(), marks, "cue") == [IGNORE, IGNORE, IGNORE, 1, IGNORE, IGNORE, IGNORE]


def test_without_a_cue_nothing_is_pointed_to():
    assert set(point(pieces(), [mark("content", "guns", 0)], "cue")) == {IGNORE}


def test_a_piece_points_for_its_first_mark():
    marks = [mark("cue", "said", 0), mark("cue", "hit", 1), mark("content", "us", 0), mark("content", "us all", 1)]
    assert point(pieces(), marks, "cue")[5:] == [2, 4]


def test_parts_know_all_their_claims():
    marks = {
        "claims": [mark("shelling", "said guns", 1), mark("shelling", "hit", 2)],
        "parts": [
            mark("agent", "mayor", 1),
            mark("agent", "mayor", 2),
            mark("place", "us", 2),
            mark("place", "all", 9),
        ],
    }
    assert own(pieces(), marks) == [[], [2, 4], [], [], [], [4], []]


@pytest.mark.parametrize("name", ["attribution", "flags", "status"])
def test_no_marks_leave_every_piece_empty(name):
    heads = {"attribution": ROLES, "flags": FLAGS, "status": Head(STATUSES)}
    assert set(labels([], heads[name], name)) == {0 if name == "attribution" else IGNORE}
