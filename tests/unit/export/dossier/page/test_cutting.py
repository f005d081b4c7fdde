"""A report's text in paragraphs and pieces: nothing is lost, and every claim ends exactly once."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.page.cutting import Piece, Stretch, paragraphs_of, pieces_of
from counterclaim.records.claim import Span

TEXTS = st.text(alphabet="ab é\n\r\t \u2028\u202e", max_size=60)


def words(text: str, *sentences: Span) -> list[str]:
    return [text[span.start : span.end] for span in paragraphs_of(text, sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\r\n \r\n  Three. ", ["One.", "Two.", "Three."]),
        ("One.\u2028Two.\fThree.", ["One.", "Two.", "Three."]),
        ("One.", ["One."]),
        ("", [""]),
        (" \n ", [" \n "]),
    ],
)
def test_lines_are_paragraphs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_wrapped_text_is_joined_where_a_sentence_runs_on() -> None:
    text = (
        "HEADLINE\nThe army shelled the village of\nElv on Tuesday, and\nnobody was hurt.\n\nThe end of it came\nlater."
    )
    whole = text.index("The army"), text.index("\n\n")
    assert words(text, Span(*whole)) == [
        "HEADLINE",
        "The army shelled the village of\nElv on Tuesday, and\nnobody was hurt.",
        "The end of it came\nlater.",
    ]
    assert words(text, Span(*whole)) != words(text)


def cut(text: str, *stretches: tuple[int, int]) -> list[tuple[Piece, ...]]:
    numbered = [Stretch(number, start, end) for number, (start, end) in enumerate(stretches, start=1)]
    return list(pieces_of(paragraphs_of(text), numbered))


def test_a_text_without_claims_is_one_piece() -> None:
    assert cut("One.\nTwo.") == [(Piece(0, 4),), (Piece(5, 9),)]


def test_the_longest_claim_comes_first_and_the_innermost_last() -> None:
    assert cut("abcdef", (2, 4), (0, 6)) == [
        (Piece(0, 2, (2,), ()), Piece(2, 4, (2, 1), (1,)), Piece(4, 6, (2,), (2,)))
    ]


def test_claims_that_cross_are_cut_at_every_border() -> None:
    assert cut("abcdef", (0, 4), (2, 6)) == [
        (Piece(0, 2, (1,), ()), Piece(2, 4, (1, 2), (1,)), Piece(4, 6, (2,), (2,)))
    ]


def test_a_claim_over_two_paragraphs_is_marked_in_both_and_ends_in_the_last() -> None:
    assert cut("ab\n\ncd", (1, 5)) == [
        (Piece(0, 1), Piece(1, 2, (1,), ())),
        (Piece(4, 5, (1,), (1,)), Piece(5, 6)),
    ]


def test_two_claims_on_the_same_words_end_together() -> None:
    assert cut("ab", (0, 2), (0, 2)) == [(Piece(0, 2, (1, 2), (1, 2)),)]


@pytest.mark.parametrize("stretch", [(3, 4), (2, 4), (0, 99), (4, 4), (0, 0), (5, 2)])
def test_a_claim_on_space_or_on_nothing_still_ends_once(stretch: tuple[int, int]) -> None:
    pieces = chain.from_iterable(cut("ab\n\ncd", stretch))
    assert [number for piece in pieces for number in piece.ends] == [1]


@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8))
def test_paragraphs_and_what_parts_them_give_the_text_back(text: str, sentences: list[tuple[int, int]]) -> None:
    spans = paragraphs_of(text, [Span(*ends) for ends in sentences])
    borders = [0, *chain.from_iterable((span.start, span.end) for span in spans), len(text)]
    assert borders == sorted(borders)
    gaps = [text[borders[n] : borders[n + 1]] for n in range(0, len(borders), 2)]
    assert all(not gap.strip() for gap in gaps)
    assert all(gap for gap in gaps[1:-1])


@given(TEXTS, st.lists(st.tuples(st.integers(0, 65), st.integers(0, 65)), max_size=12))
def test_pieces_lie_end_to_end_and_every_claim_ends_once(text: str, stretches: list[tuple[int, int]]) -> None:
    spans = paragraphs_of(text)
    cuts = cut(text, *stretches)
    assert len(cuts) == len(spans)
    for span, pieces in zip(spans, cuts, strict=True):
        assert (pieces[0].start, pieces[-1].end) == (span.start, span.end)
        assert all(one.end == two.start for one, two in pairwise(pieces))
        for piece in pieces:
            covering = {n for n, (a, b) in enumerate(stretches, start=1) if a < b and a < piece.end and piece.start < b}
            assert set(piece.over) == (covering if piece.start < piece.end else set(piece.over))
            assert all(stretches[n - 1][0] <= piece.start and piece.end <= stretches[n - 1][1] for n in piece.over)
            lengths = [stretches[n - 1][1] - stretches[n - 1][0] for n in piece.over]
            assert lengths == sorted(lengths, reverse=True)
    ended = [n for piece in chain.from_iterable(cuts) for n in piece.ends]
    assert sorted(ended) == list(range(1, len(stretches) + 1))
