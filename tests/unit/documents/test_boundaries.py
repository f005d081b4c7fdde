"""Periods of abbreviations end no sentence; periods of sentences do."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.documents.annotators.boundaries import find_boundaries


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("Gen. Ade left. He spoke.", ["He spoke."]),
        ("The U.S. President spoke. Talks go on.", ["Talks go on."]),
        ("They met on Jan. 5. The truce held.", ["The truce held."]),
        ("Lt. Col. J. Doe of Unit No. 4 left.", []),
        ("He lives in the U.S. The army left.", ["The army left."]),
        ('"We left. They stayed," he said.', ['They stayed," he said.']),
        ('"We left." The army denied it.', ["The army denied it."]),
        ('He said: "Go." "We left," she said.', ['"We left," she said.']),
        ('"Where are they?" he asked.', []),
        ("1. Both sides stop firing.", []),
        ("It began in 2020. Troops came.", ["Troops came."]),
        ("at 5 a.m. Monday", []),
    ],
)
def test_certain_starts(words: str, starts: list[str]) -> None:
    certain, _ = find_boundaries(words)
    assert [words[at:] for at in sorted(certain)] == starts


def test_parser_decides_what_form_leaves_open() -> None:
    words = 'It met Acme Inc. Monday. "Stop!" Smith said.'
    _, open_ = find_boundaries(words)
    assert {words[at:].partition(" ")[0] for at in open_} == {"Monday.", "Smith"}


def test_nothing_begins_after_a_comma_or_colon() -> None:
    assert find_boundaries('He said, "We left": They stayed; He left') == (frozenset(), frozenset())


def test_a_sentence_without_end_is_cut() -> None:
    certain, _ = find_boundaries("the truce " * 500)
    assert sorted(certain) == [1500, 3000, 4500]


def test_a_sentence_without_end_is_cut_where_one_may_begin() -> None:
    text = "guns fell silent " * 60 + 'He cried: "Stop!" Smith said ' + "guns fell silent " * 30
    at = text.index("Smith")
    assert find_boundaries(text) == (frozenset(), frozenset({at}))
    assert find_boundaries(text + "guns fell silent " * 30) == (frozenset({at}), frozenset())


@given(st.lists(st.sampled_from(["a", "b.", "C", "d...", "e;"]), max_size=1500))
@settings(max_examples=30, deadline=None)
def test_no_sentence_is_longer_than_the_bound(words: list[str]) -> None:
    text = " ".join(words)
    certain = sorted({0, *find_boundaries(text)[0], len(text)})
    assert all(len(text[one:two].split()) <= 300 for one, two in pairwise(certain))
