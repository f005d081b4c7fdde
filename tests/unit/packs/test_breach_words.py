"""Every example of the pack by which acts are set against a truce, breaches told as none, and speakers known."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.ledgers.against import set_against, told_untrue
from counterclaim.ledgers.alleging import side_beside
from counterclaim.ledgers.doers import laid_at
from counterclaim.ledgers.keeping_words import denies_fire
from counterclaim.ledgers.mutual import says_each_other
from counterclaim.ledgers.saying import says_of_it, stays_committed
from counterclaim.ledgers.telling.side_names import SideNames
from counterclaim.packs.loader import load_pack
from counterclaim.records.ids import make_id
from counterclaim.records.report import Report

EXAMPLES = load_pack("breach_words.en")["examples"]
NAMES = SideNames((("Adan army", "Ada"), ("Adan", "Ada"), ("Ada", "Ada"), ("Bel", "Bel")), ("Ada", "Bel"))
MIRRORED = SideNames((("Ada", "Bel"), ("Adan army", "Bel"), ("Adan", "Bel"), ("Bel", "Ada")), ("Ada", "Bel"))
_OTHER = {"Ada": "Bel", "Bel": "Ada", None: None}


@pytest.mark.parametrize("example", EXAMPLES["against"], ids=lambda e: e["words"])
def test_what_sets_an_act_against_a_truce_is_found(example: dict) -> None:
    found = set_against(example["words"])
    assert (found[0] if found else None) == example.get("phrase")


@pytest.mark.parametrize(
    ("words", "untrue"), [(w, True) for w in EXAMPLES["untrue"]] + [(w, False) for w in EXAMPLES["told"]]
)
def test_a_breach_told_as_none_is_known(words: str, untrue: bool) -> None:
    at = re.search(r"\b(?:broke|broken|break|breaking|violat\w+)\b", words)
    assert at is not None
    assert told_untrue(words, at.start()) is untrue


@pytest.mark.parametrize("example", EXAMPLES["speaker"], ids=lambda e: e["words"])
def test_the_side_told_beside_a_name_is_found(example: dict) -> None:
    words = f"{example['words']} of a truce."
    report = Report(id=make_id("r", words), text=words, language="en")
    assert side_beside(example["name"], report, NAMES) == example.get("side")
    assert side_beside(example["name"], report, MIRRORED) == _OTHER[example.get("side")]


@pytest.mark.parametrize("example", EXAMPLES["laid"], ids=lambda e: e["words"])
def test_at_whose_door_fire_is_laid(example: dict) -> None:
    side = example.get("side")
    assert laid_at(example["words"], NAMES) == ((side,) if side else ())
    assert laid_at(example["words"], MIRRORED) == ((_OTHER[side],) if side else ())


@pytest.mark.parametrize(
    ("words", "mutual"), [(w, True) for w in EXAMPLES["mutual"]] + [(w, False) for w in EXAMPLES["one_sided"]]
)
def test_what_is_said_of_each_other(words: str, mutual: bool) -> None:
    assert says_each_other(words) is mutual


@pytest.mark.parametrize(
    ("words", "stays"), [(w, True) for w in EXAMPLES["committed"]] + [(w, False) for w in EXAMPLES["not_committed"]]
)
def test_who_goes_on_to_keep_to_a_truce(words: str, stays: bool) -> None:
    assert stays_committed(words) is stays


@pytest.mark.parametrize(
    ("words", "of_it"), [(w, True) for w in EXAMPLES["of_it"]] + [(w, False) for w in EXAMPLES["not_of_it"]]
)
def test_what_is_said_of_it(words: str, of_it: bool) -> None:
    assert says_of_it(words) is of_it


@pytest.mark.parametrize(
    ("words", "denied"), [(w, True) for w in EXAMPLES["all_days"]] + [(w, False) for w in EXAMPLES["not_all_days"]]
)
def test_a_no_of_fire_of_all_days(words: str, denied: bool, tell: Callable[..., Any]) -> None:
    (claim,), report = tell(f"{words}.", {"words": words})
    assert (denies_fire(claim, report) is not None) is denied
