"""Zones of a report's paragraphs, and what always holds of them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.documents.segmentation import segment
from counterclaim.records.enums import Zone
from counterclaim.records.report import Mark, Report

BODY = "The defence ministry accused the rebels of shelling three villages on Monday, wounding twelve."


def zones(text: str, marks: tuple[Mark, ...] = ()) -> list[tuple[Zone, str]]:
    return [(p.zone, text[p.start : p.end]) for p in segment(Report(id="r", text=text, marks=marks))]


def test_dateline_is_cut_from_its_line() -> None:
    assert zones(f"NORTHTOWN (Wire) — {BODY}") == [(Zone.DATELINE, "NORTHTOWN (Wire) —"), (Zone.BODY, BODY)]


def test_heading_and_caption_in_the_body() -> None:
    text = f"{BODY}\n\nRebels Deny\n\n{BODY}\n\nBurnt houses in Northtown\n\n{BODY}"
    found = {words: zone for zone, words in zones(text)}
    assert found["Rebels Deny"] is Zone.HEADING
    assert found["Burnt houses in Northtown"] is Zone.CAPTION


def test_sentence_that_lost_its_period_is_body() -> None:
    found = zones(f"{BODY}\n\nThe minister expressed his condolences\n\n{BODY}")
    assert found[1] == (Zone.BODY, "The minister expressed his condolences")


def test_list_of_tolls_is_body() -> None:
    found = zones(f"{BODY}\n\nInjured: 4,877\n\nTotal dead: 10\n\n{BODY}")
    assert {zone for zone, _ in found} == {Zone.BODY}


def test_question_in_capital_newswire_is_body() -> None:
    found = zones(f"{BODY.upper()}\n\nHOW MANY, MR PRESIDENT?\n\n{BODY.upper()}")
    assert {zone for zone, _ in found} == {Zone.BODY}


def test_credit_is_cut_from_the_last_line() -> None:
    found = zones(f"{BODY}\n\nTalks go on. (Reporting by A. Writer; Editing by B. Reader)")
    assert found[-1][0] is Zone.FURNITURE
    assert found[-2] == (Zone.BODY, "Talks go on.")


def test_marks_of_the_file_hold() -> None:
    text = f"Menu of the page\n\n{BODY}"
    assert zones(text, (Mark(0, 16, Zone.FURNITURE),))[0] == (Zone.FURNITURE, "Menu of the page")


def test_mark_inside_a_line_cuts_it() -> None:
    text = f"## Rebels deny it\n\n{BODY}"
    found = zones(text, (Mark(3, 17, Zone.HEADING),))
    assert (Zone.HEADING, "Rebels deny it") in found


WORDS = st.sampled_from(
    [
        "NORTHTOWN (Wire) — ",
        "Share",
        "457",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "The army left.",
        "[TEXT] ",
        "By A. Writer",
        "# ",
        "–",
    ]
)


@given(st.lists(WORDS, max_size=25).map("".join), st.booleans())
def test_paragraphs_are_ordered_disjoint_and_lose_no_word(text: str, marked: bool) -> None:
    marks = (Mark(0, min(3, len(text)), Zone.FURNITURE),) if marked and text[:3].strip() else ()
    paragraphs = segment(Report(id="r", text=text, marks=marks))
    assert [p.index for p in paragraphs] == list(range(len(paragraphs)))
    assert all(0 <= p.start < p.end <= len(text) for p in paragraphs)
    assert all(a.end <= b.start for a, b in pairwise(paragraphs))
    if not marks:
        kept = sum(len("".join(text[p.start : p.end].split())) for p in paragraphs)
        assert kept == len("".join(text.split()))
