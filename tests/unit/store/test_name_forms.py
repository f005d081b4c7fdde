"""A name is found however it is written, and nothing else is."""

from __future__ import annotations

import pytest

from counterclaim.records.errors import StoreError
from counterclaim.store.name_forms import blank, name_finder, words_finder


def without(name: str, text: str, **options: bool) -> str:
    return blank(text, name_finder(name, **options)(text))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("IVO TARIĆ's house", "█████████'s house"),
        ("Ivo\nTaric", "███\n█████"),
        ("Ivo Ta-\r\nric", "██████" + "█" + "\r\n███"),
        ("Tarić, Ivo", "██████████"),
        ("ivo.taric@example.org", "█████████@example.org"),
        ("see https://example.org/ivo-taric-held", "see https://example.org/█████████-held"),
        ("see https://example.org/taric-held/", "see https://example.org/█████-held/"),
        ("Iv\u00ado Tari\u0107", "██████████"),
        ("Ivo Taric\u0301", "██████████"),
        (r"Ivo Tari\u0107", "█" * 14),
        ("Ivo Tari&#263;", "█" * 14),
        ("#FreeIvoTaric", "#Free████████"),
        ("Taric said that the Tarics left", "█████ said that the █████s left"),
        ("Ivor, taricum and Taricola", "Ivor, taricum and Taricola"),
        ("ivory tarics", "ivory tarics"),
    ],
)
def test_every_writing_of_a_name(text: str, left: str) -> None:
    assert without("Ivo Tarić", text) == left
    assert len(left) == len(text)


def test_a_surname_alone_stays_where_only_the_whole_is_asked_for() -> None:
    assert without("Ivo Taric", "Taric met Ivo Taric", whole_only=True) == "Taric met █████████"


def test_ids_and_hashes_are_no_words() -> None:
    text = f"c_9abe12abe4 {'abe1' * 16} Abe"
    assert without("Abe", text) == text[:-3] + "███"


@pytest.mark.parametrize("name", ["", "Al", "7 8 9", "..."])
def test_what_is_too_short_for_a_name_is_refused(name: str) -> None:
    with pytest.raises(StoreError, match="too short"):
        name_finder(name)


def test_single_words_whatever_their_case() -> None:
    assert blank("Lake Street, lake", words_finder({"lake"})("Lake Street, lake")) == "████ Street, ████"


def test_blanks_may_overlap_and_keep_the_ends_of_lines() -> None:
    assert blank("abc\ndef", [(1, 5), (2, 6)]) == "a██\n██f"
