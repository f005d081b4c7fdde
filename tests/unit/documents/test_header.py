"""The head of a report tells headline, byline, place, agency and day, and never guesses."""

import pytest

from counterclaim.documents.header import byline_names
from counterclaim.documents.segmentation import outline

BODY = "The defence ministry accused the rebels of shelling three villages on Monday, wounding twelve."


def head(text: str, title: str | None = None):
    return outline(text, title=title)[1]


def test_title_line_is_the_headline() -> None:
    assert head(f"Third Truce Broken as Toll Mounts\n\n{BODY}").headline == "Third Truce Broken as Toll Mounts"


def test_sentence_case_headline() -> None:
    assert head(f"Rebels deny shelling three villages\n\n{BODY}").headline == "Rebels deny shelling three villages"


def test_title_case_wins_over_the_caption_before_it() -> None:
    found = head(f"Prime minister visits a wounded soldier\n\nThird Truce Broken as Toll Mounts\n\n457\n\n{BODY}")
    assert found.headline == "Third Truce Broken as Toll Mounts"


def test_a_headline_of_two_sentences_stands_over_a_dateline() -> None:
    found = head(f"Oldford: a tenth victim. Village near Brann shelled again\n\nOLDFORD, Oct. 14 — {BODY}")
    assert found.headline == "Oldford: a tenth victim. Village near Brann shelled again"
    assert found.dateline is not None
    assert found.dateline.words == "OLDFORD, Oct. 14"


def test_sentence_is_no_headline() -> None:
    assert head(f"The rebels left the town on Monday.\n\n{BODY}").headline is None


def test_line_that_opens_a_speech_is_no_headline() -> None:
    assert head(f"The foreign secretary said:\n\n{BODY}").headline is None


def test_title_told_by_the_file_is_found_in_the_text() -> None:
    found = head(f"A very plain line here\n\nAnother Line Set In Capitals\n\n{BODY}", title="A very plain line here")
    assert found.headline == "A very plain line here"


def test_lines_without_a_body_are_no_head() -> None:
    assert head("Rebels deny shelling").headline is None


def test_day_line_fixes_the_day() -> None:
    assert head(f"Rebels deny shelling three villages\n\n4 May 2021\n\n{BODY}").published == "2021-05-04"


def test_dateline_without_a_year_fixes_no_day() -> None:
    found = head(f"NORTHTOWN, August 8 (Wire) -- {BODY}")
    assert found.published is None
    assert found.publisher == "Wire"


def test_day_in_the_body_is_not_the_day_of_publication() -> None:
    assert head(f"{BODY}\n\nThe truce of 4 May 2021 was the third.").published is None


@pytest.mark.parametrize(
    "line",
    [
        "By A. Writer and B. Reader",
        "By ANITA WRITER, Wire Staff",
        "BY JANE VAN DOE",
        "Written by Jane Doe in Northtown",
    ],
)
def test_bylines(line: str) -> None:
    assert byline_names(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the army had left.",
        "By the time they came",
        "By contrast, Northtown was calm.",
        "by two soldiers",
        "By",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert not byline_names(line)
