"""Wrapped text is joined, text with a paragraph on each line is split by line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.documents.paragraphs import split_paragraphs

WRAPPED = (
    "The defence ministry accused the rebels of shelling three villages on\n"
    "Monday, and of wounding at least twelve civilians, among them two\n"
    "children.  It gave no further details.\n"
    "\n\n"
    "   A spokesman for the rebels denied the accusation and said that\n"
    "government troops had opened fire first.\n"
)
INDENTED = (
    "   The defence ministry accused the rebels of shelling three villages on\n"
    "Monday, and of wounding at least twelve civilians in the north.\n"
    "   A spokesman for the rebels denied the accusation and said that\n"
    "government troops had opened fire first from the hills above them.\n"
)
BY_LINE = (
    "The defence ministry accused the rebels of shelling three villages.\n"
    "It said that twelve civilians were wounded, and two of them died.\n"
    "A spokesman for the rebels denied the accusation on Monday night.\n"
)


def paragraphs(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_paragraphs(text)]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_joined_whatever_the_line_ends(ends: str) -> None:
    found = paragraphs(WRAPPED.replace("\n", ends))
    assert len(found) == 2
    assert found[0].startswith("The defence")
    assert found[0].endswith("details.")
    assert found[1].startswith("A spokesman")


def test_indentation_begins_a_paragraph() -> None:
    assert [p.split()[1] for p in paragraphs(INDENTED)] == ["defence", "spokesman"]


def test_one_paragraph_a_line_is_split_by_line() -> None:
    assert len(paragraphs(BY_LINE)) == 3


def test_long_lines_are_never_joined() -> None:
    line = "the army said that it had left the town " * 5
    assert len(paragraphs(f"{line}\n{line}\n{line}")) == 3


def test_short_line_over_wrapped_text_stands_alone() -> None:
    assert paragraphs("Truce Broken Again\n" + WRAPPED)[0] == "Truce Broken Again"


def test_items_of_a_list_stand_alone() -> None:
    text = (
        WRAPPED + "\n- two hospitals were hit by shells on the first of the days\n- one school was hit on the second\n"
    )
    assert paragraphs(text)[-2:] == [
        "- two hospitals were hit by shells on the first of the days",
        "- one school was hit on the second",
    ]


@given(st.text(alphabet=st.sampled_from("ab .A\n\r\t-\f\u2028"), max_size=200))
def test_spans_are_ordered_disjoint_and_hold_every_word(text: str) -> None:
    spans = split_paragraphs(text)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert sum(len(text[s.start : s.end].split()) for s in spans) == len(text.split())
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in spans)
