"""Every group and pattern of the pack on private persons, by its own examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from counterclaim.packs.loader import load_pack
from counterclaim.packs.private_persons import Standing, describes, ends_in, load_private_words, stands, words_of

PACK = load_pack("private_persons.en")


def contact_examples(key: str) -> Iterator[Any]:
    for raw in PACK["contacts"]:
        for goes, text in raw[key].items():
            yield pytest.param(raw["id"], str(goes), text, id=raw["id"])


@pytest.mark.parametrize(("entry", "goes", "text"), list(contact_examples("masked")))
def test_a_contact_matches_its_example(entry: str, goes: str, text: str) -> None:
    contact = next(c for c in load_private_words().contacts if c.id == entry)
    match = contact.pattern.search(text)
    assert match
    assert goes in (match["mask"] if "mask" in contact.pattern.groupindex else match[0])
    assert any(needed in text.lower() for needed in contact.needs)


@pytest.mark.parametrize(("entry", "stays", "text"), list(contact_examples("stays")))
def test_a_contact_lets_its_counter_example_be(entry: str, stays: str, text: str) -> None:
    assert stays in text
    assert not next(c for c in load_private_words().contacts if c.id == entry).pattern.search(text)


@pytest.mark.parametrize("raw", PACK["off_map"]["words"], ids=lambda raw: raw["id"])
def test_words_that_keep_a_place_off_the_map(raw: dict[str, str]) -> None:
    pattern = next(w.pattern for w in load_private_words().off_words if w.id == raw["id"])
    assert pattern.search(raw["hidden"])
    assert not pattern.search(raw["shown"])


def test_event_types_off_the_map_are_event_types() -> None:
    known = {entry["id"] for entry in load_pack("event_types")["types"]}
    assert load_private_words().off_types <= known


@pytest.mark.parametrize(
    ("phrase", "standing"),
    [
        ("army spokesman", Standing.PUBLIC),
        ("head of the relief mission", Standing.PUBLIC),
        ("commander of the Lake Army, Lieutenant-General", Standing.PUBLIC),
        ("member of parliament", Standing.PUBLIC),
        ("secretary of state", Standing.PUBLIC),
        ("major general", Standing.PUBLIC),
        ("major", Standing.PRIVATE),
        ("the minister’s driver", Standing.PRIVATE),
        ("widow of the president", Standing.PRIVATE),
        ("head of a family of six", Standing.PRIVATE),
        ("village head", Standing.PRIVATE),
        ("prisoner of war", Standing.PRIVATE),
        ("a 34-year-old farmer", Standing.PRIVATE),
        ("researcher", Standing.WITH_BODY),
        ("somebody", None),
    ],
)
def test_what_words_make_of_a_person(phrase: str, standing: Standing | None) -> None:
    assert describes(phrase) is standing


def test_words_of_a_clause_stand_for_nobody_beside_it() -> None:
    assert stands("a resident of the valley") is Standing.PRIVATE
    assert stands("a resident said") is None


def test_a_word_that_opens_lists_stands_in_every_example_of_one() -> None:
    lists = [text for raw in PACK["signs"] if "list" in raw for text in raw["masked"].values()]
    opening = load_private_words().opening
    assert [text for text in lists if not opening & set(words_of(text))] == []


def test_a_phrase_ends_in_its_last_words_alone() -> None:
    assert ends_in("two soldiers") is Standing.PRIVATE
    assert ends_in("the army’s spokesman") is Standing.PUBLIC
    assert ends_in("the spokesman said") is None
    assert ends_in("") is None
