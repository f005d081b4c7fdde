"""Every example of the pack by which truces are known and breaches are counted."""

import re

import pytest

from counterclaim.book.truces.wholes import claimed_number
from counterclaim.book.truces.words import brokers_in, called_by, ending, number_of
from counterclaim.ledgers.doers import last_doer
from counterclaim.ledgers.telling.days import day_of
from counterclaim.ledgers.telling.side_names import SideNames, named_in
from counterclaim.ledgers.truces import broker_key
from counterclaim.packs.loader import load_pack

PACK = load_pack("truce_words.en")


def names_in(words: str) -> tuple[str, ...]:
    """What words call a truce by, brokers among them."""
    return tuple(sorted({*called_by(words), *(broker_key(name) for name in brokers_in(words))}))


@pytest.mark.parametrize("example", PACK["examples"]["told"], ids=lambda e: e["words"])
def test_what_words_tell_is_read(example: dict) -> None:
    words = example["words"]
    if "names" in example:
        assert list(names_in(words)) == sorted(example["names"])
    if "count" in example:
        assert float(example["count"]) in claimed_number(words)
    if "number" in example:
        assert number_of(words) == example["number"]
    if "ended" in example:
        assert ending(words) is not None


@pytest.mark.parametrize("example", PACK["examples"]["doer"], ids=lambda e: e["words"])
def test_who_is_told_as_the_one_that_broke_it(example: dict) -> None:
    words = example["words"]
    names = SideNames((("Ada", "Ada"), ("Bel", "Bel")), ("Ada", "Bel"))
    phrase = next(m for m in re.finditer(r"violat\w+|breach\w*|broken", words))
    before = words[: phrase.start()]
    assert last_doer(before, named_in(before, names), phrase=phrase[0]) == example.get("side")


@pytest.mark.parametrize("example", PACK["examples"]["not"], ids=lambda e: e["words"])
def test_what_words_do_not_tell_is_not_read(example: dict) -> None:
    words = example["words"]
    assert (names_in(words), number_of(words), ending(words), claimed_number(words)) == ((), None, None, (None,) * 3)


@pytest.mark.parametrize(
    ("words", "coming", "day"),
    [
        ("Wednesday", False, "2031-03-05"),
        ("Thursday", False, "2031-02-27"),
        ("Friday", True, "2031-03-07"),
        ("March 3", False, "2031-03-03"),
        ("3 March", False, "2031-03-03"),
        ("December 30", False, "2030-12-30"),
        ("December 30", True, "2031-12-30"),
        ("June 9, 2029", False, "2029-06-09"),
        ("February 31", False, None),
    ],
)
def test_a_day_is_counted_from_that_of_the_report(words: str, coming: bool, day: str | None) -> None:
    assert day_of(words, "2031-03-05", coming=coming) == day


def test_without_the_day_of_the_report_no_day_is_guessed() -> None:
    assert day_of("Friday", None) is None
