"""Bars that end where the words end, and marks that show just the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from counterclaim.export.dossier.model import Card, Figure, Paragraph, Segment
from counterclaim.export.dossier.page.drawing import bar, marked


def figure(low: float | None, best: float | None, high: float | None, *, about: bool = False) -> Figure:
    return Figure(number=1, words="", meaning="", low=low, best=best, high=high, since=None, as_of=None, source="",
                  about=about)  # fmt: skip


def shapes(drawn: str) -> list[tuple[str, float, float]]:
    found = re.findall(r'<span class="(\w+)" style="left:([\d.]+)%;width:([\d.]+)%">', drawn)
    return [(shape, float(left), float(width)) for shape, left, width in found]


@pytest.mark.parametrize(
    ("bounds", "drawn"),
    [
        ((None, 40, None), [("sure", 0, 40)]),
        ((40, None, None), [("sure", 0, 40), ("open", 40, 0)]),
        ((None, None, 40), [("upto", 0, 40)]),
        ((30, None, 40), [("sure", 0, 30), ("upto", 30, 10)]),
        ((30, 35, 40), [("sure", 0, 30), ("upto", 30, 10), ("best", 35, 0)]),
        ((None, None, None), []),
        ((None, 0, None), [("sure", 0, 0)]),
    ],
)
def test_a_bar_is_full_as_far_as_is_said(bounds, drawn) -> None:
    assert shapes(bar(figure(*bounds), 100, "s1")) == drawn


def test_a_rough_number_has_a_soft_end() -> None:
    assert shapes(bar(figure(None, 70, None, about=True), 100, "s1")) == [("about", 0, 70)]


def test_without_an_axis_there_is_no_bar() -> None:
    assert bar(figure(None, 5, None), 0, "s1") == ""


NUMBERS = st.one_of(st.none(), st.floats(0, 1e6))


@given(NUMBERS, NUMBERS, NUMBERS)
def test_no_bar_runs_over_its_axis(low: float | None, best: float | None, high: float | None) -> None:
    top = max((n for n in (low, best, high) if n is not None), default=0)
    for _, left, width in shapes(bar(figure(low, best, high), top, "s1")):
        assert -0.1 <= left <= 100.1
        assert left + width <= 100.2


@given(st.text(), st.text())
def test_marked_text_shows_just_the_text(one: str, two: str) -> None:
    card = Card(number=7, id="c_7", head="", side=None, fields=(), reasons=(), links=())
    paragraph = Paragraph(segments=(Segment(text=one, claims=(7,), ends=(7,)), Segment(text=two)), cards=(card,))
    drawn = marked(paragraph, side=lambda name: "s1" if name else "s0")
    tree = html.fragment_fromstring(f"<p>{drawn}</p>")
    assert [e.tag for e in tree] == ["mark", "a"]
    assert tree[1].get("href") == "#c7"
    assert tree[1].text == "7"
