"""Whom a report credits: each pack entry finds the name in its example and nothing in its counter-examples."""

import pytest

from counterclaim.book.copies.credits import credits_of, find_credits, is_desk, same_desk
from counterclaim.book.copies.prints import words_of
from counterclaim.packs.loader import load_pack
from counterclaim.records.report import Report

PACK = load_pack("credits.en")
ENTRIES = PACK["entries"]
BODY = "The patrol went along the river from the mill to the ford and met nobody there, the mayor said."


def names(text: str, **fields: str) -> list[tuple[str, str]]:
    report = Report(id="r", text=text, **fields)
    return [(credit.name, credit.scope) for credit in credits_of(report) if credit.desk]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_example_names_whom_it_credits(entry: dict) -> None:
    text = entry["example"]["text"]
    found = [(credit.entry, credit.name, credit.desk) for credit in find_credits(text, 0, len(text))]
    assert (entry["id"], entry["example"]["name"], True) in found


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_counter_examples_credit_nobody(entry: dict) -> None:
    assert entry["not"]
    for text in entry["not"]:
        assert list(find_credits(text, 0, len(text))) == []


def test_ids_are_told_once() -> None:
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize(
    "sentence",
    [
        "The claim could not be independently verified",
        "There was no immediate comment from",
        "did not immediately respond to a request for comment",
        "spoke on condition of anonymity because he may not talk to reporters",
        "who asked not to be named",
        "said in a statement",
    ],
)
def test_stock_sentences_are_nobodys_own(sentence: str) -> None:
    text = f"Talks went on. {sentence}"
    own = {word.text for word in words_of(text, 0, len(text)) if word.own}
    assert own <= {"talks", "went", "on", "the", "claim"}


def test_a_dateline_of_another_desk_credits_it_with_the_whole() -> None:
    text = f"Patrol at the ford\n\nNORTHTOWN, May 3, 2031 (Example Wire) — {BODY}"
    assert names(text, publisher="Valley Herald") == [("Example Wire", "whole")]


def test_a_publisher_is_not_credited_by_itself() -> None:
    text = f"Patrol at the ford\n\nNORTHTOWN, May 3, 2031 (Example Wire) — {BODY} Example Wire reported it first."
    assert names(text, publisher="Example Wire") == []
    assert names(f"{BODY} An officer told the Herald so.", publisher="Valley Herald") == []


def test_a_desk_in_brackets_at_the_end_is_credited_with_the_whole() -> None:
    text = f"Patrol at the ford\n\n{BODY}\n\n{BODY.replace('river', 'canal')}\n\n(Example Wire)"
    assert names(text, publisher="Valley Herald") == [("Example Wire", "whole")]


def test_a_credit_in_a_sentence_is_for_its_words() -> None:
    assert names(f"{BODY[:-1]}, Example Wire reported.") == [("Example Wire", "words")]
    assert names(f"{BODY} Parts of this report are from Example Wire.") == [("Example Wire", "part")]


def test_a_ministry_is_kept_and_is_no_news_desk() -> None:
    report = Report(id="r", text="Three people died, according to the Northland Defence Ministry.")
    assert [(c.name, c.desk) for c in credits_of(report)] == [("Northland Defence Ministry", False)]


@pytest.mark.parametrize("name", ["Example Wire", "Valley Herald", "Radio Northtown", "Voice of the Valley", "Reuters"])
def test_desks_are_known_by_their_words_or_the_pack_of_bodies(name: str) -> None:
    assert is_desk(name)


@pytest.mark.parametrize("name", ["Northland Defence Ministry", "Colonel Voss", "Northtown", ""])
def test_others_are_no_desks(name: str) -> None:
    assert not is_desk(name)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Example Wire", "the Example Wire news agency"),
        ("EW", "Example Wire"),
        ("Valley News Agency", "VALLEY"),
        ("the Herald", "Valley Herald"),
        ("AP", "The Associated Press"),
        ("AFP", "Agence France-Presse"),
    ],
)
def test_names_of_one_desk(one: str, two: str) -> None:
    assert same_desk(one, two)
    assert same_desk(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Example Wire", "Valley Wire"), ("Valley Herald", "Valley Times"), ("E", "Echo"), ("", ""), ("Valley", "Hill")],
)
def test_names_of_two_desks(one: str, two: str) -> None:
    assert not same_desk(one, two)
    assert not same_desk(two, one)


def test_hostile_text_ends() -> None:
    text = f"{BODY}\n\n" + "A " * 20000 + "reported" + " according to X" * 3000
    assert len(credits_of(Report(id="r", text=text))) <= 200
