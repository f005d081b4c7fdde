"""Nothing in a dispatch drives a terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.plain import harmless_json, plain, shortened


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\n lines\tand\u2028more", "two lines and more"),
        ("\x1b[2Jgone", "<U+001B>[2Jgone"),
        ("abc\u202edef", "abc<U+202E>def"),
        ("\u2067isolated\u2069", "<U+2067>isolated<U+2069>"),
        ("\x9b31m", "<U+009B>31m"),
        ("half \ud83d", "half <U+D83D>"),
        ("tag\U000e0041", "tag<U+E0041>"),
        ("Ðonetsk, Հայաստան, السودان, မြန်မာ", "Ðonetsk, Հայաստան, السودان, မြန်မာ"),
        ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
    ],
)
def test_dangerous_characters_are_written_out(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text())
def test_no_control_character_passes(text: str) -> None:
    assert not [c for c in plain(text) if unicodedata.category(c) in {"Cc", "Zl", "Zp", "Cs"}]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_harmless_json_is_the_same_json(text: str) -> None:
    written = harmless_json(json.dumps({"text": text}, ensure_ascii=False))
    assert json.loads(written) == {"text": text}
    assert not [c for c in written if unicodedata.category(c) in {"Cc", "Zl", "Zp"}]


@pytest.mark.parametrize(
    ("text", "length", "shown"),
    [
        ("short", 10, "short"),
        ("a sentence of some length", 16, "a sentence of…"),
        ("x" * 20, 10, "x" * 9 + "…"),
        ("one, two three", 6, "one…"),
    ],
)
def test_long_lines_are_cut_between_words(text: str, length: int, shown: str) -> None:
    assert shortened(text, length) == shown


@given(st.text(), st.integers(2, 40))
def test_a_cut_line_is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(shortened(text, length)) <= length
