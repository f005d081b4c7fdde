"""Numbers, times and acts in words that take no side."""

from __future__ import annotations

import pytest

from counterclaim.export.wording import (
    agreeing,
    agreement_words,
    bounds,
    count_of,
    denial_words,
    listed,
    named_counts,
    stance_words,
    toll_words,
)
from counterclaim.records.enums import DenialScope, Stance, Unit


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (None, 40.0, None, "40"),
        (None, None, 40.0, "up to 40"),
        (2.0, None, None, "at least 2"),
        (30.0, None, 40.0, "30 to 40"),
        (1000.0, 1200.0, None, "1,200 (at least 1,000)"),
        (None, None, None, "number not given"),
        (None, 0.0, None, "0"),
    ],
)
def test_bounds_are_told_and_not_collapsed(low: float, best: float, high: float, words: str) -> None:
    assert bounds(low, best, high) == words


def test_a_rough_number_stays_rough() -> None:
    assert bounds(None, 70.0, None, about=True) == "about 70"
    assert bounds(None, 60.0, None, unit=Unit.PERCENT, about=True) == "about 60 %"
    assert bounds(60.0, 70.0, None, about=True) == "70 (at least 60)"
    assert bounds(None, None, None, about=True) == "number not given"


@pytest.mark.parametrize(("low", "best", "high"), [(10, None, 5), (10, 7, None), (None, 7, 5), (1, 7, 5)])
def test_numbers_out_of_order_are_no_range(low: float | None, best: float | None, high: float | None) -> None:
    assert bounds(low, best, high) == "numbers do not agree"


def test_a_share_is_a_share() -> None:
    assert bounds(None, 59.5, None, unit=Unit.PERCENT) == "59.5 %"


def test_an_unknown_number_is_no_zero() -> None:
    words = toll_words(None, None, None, text=None, unit=Unit.COUNT, since=None, as_of=None)
    assert words == "number not given"


def test_the_words_of_the_text_stand_first() -> None:
    words = toll_words(None, None, 40.0, text="nearly 40", unit=Unit.COUNT, since="2031-04", as_of="2031-05-07")
    assert words == "“nearly 40” (up to 40), since 2031-04, as of 2031-05-07"


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([], ""),
        ([("One Wire", 3)], "One Wire"),
        ([(None, 2)], "not told"),
        ([("One Wire", 1200), ("Vale Paper", 2), (None, 1)], "One Wire (1,200), Vale Paper (2), 1 more"),
    ],
)
def test_names_with_their_counts(counts: list[tuple[str | None, int]], words: str) -> None:
    assert named_counts(counts, "not told", most=2) == words


def test_an_agreement_of_no_known_kind_is_an_agreement() -> None:
    assert [agreement_words(kind) for kind in ("other", "ceasefire")] == ["agreement", "ceasefire"]


def test_every_stance_and_denial_has_neutral_words() -> None:
    words = [stance_words(stance) for stance in Stance] + [denial_words(scope) for scope in (None, *DenialScope)]
    assert len(set(words)) == len(words) - 2  # the stance, a denial of no told scope and a general one say the same
    assert not {"lied", "admitted", "claimed", "alleged"} & set(" ".join(words).split())


@pytest.mark.parametrize(
    "words",
    [
        "rejected that accusation", "strongly rejected all of the allegations", "denied it", "had denied this",
        "denied the other’s charge", "dismisses those reports.",
    ],
)  # fmt: skip
def test_a_blanket_denial_is_one_of_the_accusation_as_a_whole(words: str) -> None:
    assert denial_words(DenialScope.GENERAL, words) == "denies the accusation as a whole"
    assert denial_words(DenialScope.ACT, words) == "denies the act"


@pytest.mark.parametrize(
    "words",
    [
        "", "had denied firing at the town", "denied violating the ceasefire",
        "denied reports that it shelled the town", "denied that its troops had ever been near it",
        "denied accusations of a massacre", "<b>", "denies",
    ],
)  # fmt: skip
def test_a_denial_that_tells_an_act_is_not_told_as_more(words: str) -> None:
    assert denial_words(DenialScope.GENERAL, words) == "denies"


def test_no_denial_says_that_nothing_happened() -> None:
    told = [denial_words(scope, "denied it") for scope in (None, *DenialScope)]
    assert not any("happen" in words for words in told)


@pytest.mark.parametrize(("items", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), ("ABC", "A, B and C")])
def test_lists(items: list[str], words: str) -> None:
    assert listed(items) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 reports"), (1, "1 report"), (1200, "1,200 reports")])
def test_counts(number: int, words: str) -> None:
    assert count_of(number, "report") == words


@pytest.mark.parametrize(
    "name",
    [
        "two residents", "residents of the old town", "Officials in the capital", "Highland Relief Forces",
        "Velmar and Dorand", "three health officials", "the authorities", "Police", "witnesses who fled",
    ],
)  # fmt: skip
def test_several_speakers_say(name):
    assert agreeing(name, "says") == "say"


@pytest.mark.parametrize(
    "name",
    [
        "Sela Marr", "Arlen Voss", "Jory Pells", "the army", "United Sample States", "Ministry of Roads and Bridges",
        "the Roads and Bridges Ministry", "Office of the residents", "a spokeswoman for two residents", "radio news",
        "",
    ],
)  # fmt: skip
def test_one_speaker_says(name):
    assert agreeing(name, "says") == "says"


@pytest.mark.parametrize(
    ("verb", "plural"),
    [
        ("denies the intent", "deny the intent"), ("calls for", "call for"), ("accuses", "accuse"), ("is", "are"),
        ("alleges that", "allege that"), ("confirms", "confirm"), ("pledges", "pledge"), ("", ""),
    ],
)  # fmt: skip
def test_verbs_agree(verb, plural):
    assert agreeing("two residents", verb) == plural
