"""Periods of abbreviations end no sentence; periods of sentences do."""

import pytest

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
