"""Words of one class tell one kind of happening; each word stands in one class, and each class has its example."""

from collections import Counter

import pytest

from counterclaim.packs.happening_words import happening_class, is_empty, tells
from counterclaim.packs.loader import load_pack

CLASSES = load_pack("happening_words.en")["classes"]


@pytest.mark.parametrize("entry", CLASSES, ids=lambda entry: entry["id"])
def test_the_example_is_of_its_class(entry: dict[str, str]) -> None:
    assert happening_class(entry["example"]) == f"*{entry['id']}"
    assert tells(entry["example"])


@pytest.mark.parametrize("entry", [entry for entry in CLASSES if "not" in entry], ids=lambda entry: entry["id"])
def test_the_near_word_is_not_of_its_class(entry: dict[str, str]) -> None:
    assert happening_class(entry["not"]) != f"*{entry['id']}"


def test_every_word_is_one_word() -> None:
    assert [word for entry in CLASSES for word in entry["words"] if " " in word] == []


def test_every_word_stands_in_one_class() -> None:
    counts = Counter(word for entry in CLASSES for word in entry["words"])
    assert [word for word, n in counts.items() if n > 1] == []


def test_other_words_go_by_their_stem() -> None:
    assert happening_class("waltzed") == happening_class("waltz")
    assert not tells("waltz")


def test_empty_verbs_tell_nothing() -> None:
    assert is_empty("have")
    assert not is_empty("shell")
