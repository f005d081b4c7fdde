"""Class and purpose of truces: every example of the pack is read as it says."""

from __future__ import annotations

from typing import Any

import pytest

from counterclaim.packs.ceasefire_codes import load_ceasefire_codes
from counterclaim.packs.loader import load_pack

PACK = load_pack("ceasefire_codes.en")
CODES = load_ceasefire_codes()


@pytest.mark.parametrize("entry", PACK["classes"], ids=lambda entry: str(entry["code"]))
def test_a_class_is_told_by_words(entry: dict[str, Any]) -> None:
    assert CODES.class_of(entry["example"]) == entry["code"]
    assert CODES.class_of(entry["not"]) is None


@pytest.mark.parametrize("entry", PACK["purposes"], ids=lambda entry: entry["code"])
def test_a_purpose_is_told_by_words(entry: dict[str, Any]) -> None:
    assert CODES.purposes_of(entry["example"]) == (entry["code"],)
    assert CODES.purposes_of(entry["not"]) == ()


def test_a_word_over_a_lines_end_is_found_and_a_part_of_a_word_is_not() -> None:
    assert CODES.purposes_of("to begin peace\ntalks") == ("p_peaceprocess",)
    assert CODES.purposes_of("devoted to it") == ()


def test_declaring_words_are_found_and_looking_back_is_told() -> None:
    declaring, entry = CODES.declaring, PACK["declaring"]
    assert declaring.acts.search(entry["example"])
    assert not declaring.looking_back.search(entry["example"])
    assert declaring.looking_back.search(entry["not"])
