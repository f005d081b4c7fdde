"""Cells that spreadsheets may safely hold: no text runs as a formula, numbers stay numbers, unknown stays empty."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.formats.rows import csv_cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""), (0, "0"), (12.0, "12"), (59.5, "59.5"), (-3, "-3"), (True, "true"), (False, "false"),
        (dt.date(2031, 5, 6), "2031-05-06"), ("Elmar", "Elmar"), ("=1+1", "'=1+1"), ("\t=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"), ("-2+3", "'-2+3"), ("two\nlines", "two lines"), (["Elmar", "=1+1"], "Elmar; '=1+1"),
        ((), ""),
    ],
)  # fmt: skip
def test_a_cell_as_text(value, cell) -> None:
    assert csv_cell(value) == cell


@given(st.text())
def test_no_text_begins_like_a_formula(text) -> None:
    assert csv_cell(text)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


@given(st.lists(st.text(), min_size=1))
def test_no_list_does(values) -> None:
    assert csv_cell(values)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}
