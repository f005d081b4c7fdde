"""What sentences tell of truces by their words: which there were, when, by whose mediation, between whom."""

import pytest
from tests.work import calls_of

from counterclaim.ledgers.telling.groups import ToldTruce, find_told
from counterclaim.ledgers.telling.side_names import learn_side_names
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.report import Report

WAR = Conflict(
    id="war",
    name="A war",
    sides=(Side(name="Dorand", members=("Dorandi",)), Side(name="Velmar", members=("Velmari",))),
)


def told(text: str, *, published: str = "2031-03-06") -> tuple[ToldTruce, ...]:
    """The truces of a report of a Thursday, between Dorand and Velmar."""
    return find_told(Report(id="r", text=f"News\n\n{text}", published=published), learn_side_names((), WAR))


@pytest.mark.parametrize(
    ("text", "agreed", "effective"),
    [
        ("Dorand and Velmar signed a truce on Tuesday.", "2031-03-04", None),
        ("Dorand and Velmar have agreed late on Monday evening to a 48-hour pause.", "2031-03-03", None),
        ("A ceasefire between Dorand and Velmar was concluded in Orr on 2 March.", "2031-03-02", None),
        ("A truce, initialled in Orr on Sunday evening, took effect at midnight.", "2031-03-02", "2031-03-03"),
        ("The two sides agreed on Monday to stop shooting from Wednesday.", "2031-03-03", "2031-03-05"),
        ("Dorand and Velmar struck a deal to halt fire on Feb. 3. It came into force at noon on Feb. 5.", "2031-02-03",
         "2031-02-05"),
        ("The truce of March 1 was broken again.", "2031-03-01", None),
        ("The ceasefire that began on Sunday is holding.", None, "2031-03-02"),
        ("The armistice was signed on Monday evening. It went into force at midnight on Monday.", "2031-03-03",
         "2031-03-04"),
        ("Velmar said on Wednesday that the truce was holding.", None, None),
        ("The ceasefire mediated by Orta entered its fifth day on Tuesday.", None, None),
    ],
)  # fmt: skip
def test_the_day_of_making_and_that_of_taking_effect_are_told_apart(
    text: str, agreed: str | None, effective: str | None
) -> None:
    (truce,) = told(text)
    assert (truce.agreed_on, truce.effective) == (agreed, effective)


@pytest.mark.parametrize(
    ("text", "brokers"),
    [
        ("The truce brokered by Orta is in force.", {"Orta"}),
        ("The Orta-brokered truce is in force.", {"Orta"}),
        ("A truce was signed after two days of talks under the Lake Council.", {"Lake Council"}),
        ("They signed a truce under the auspices of the League of Harbours.", {"League of Harbours"}),
        ("The pause that the Lake Council and the charity Mercy had arranged is holding.", {"Lake Council", "Mercy"}),
        ("The truce, negotiated over two days by Orta and initialled on Monday, is in force.", {"Orta"}),
        ("Orta brokered a truce on Monday.", {"Orta"}),
        ("A truce was brokered by Dorand.", set()),
        ("Dorand broke the truce, the envoy of Orta said.", set()),
    ],
)
def test_who_brought_it_about_is_told_in_many_ways(text: str, brokers: set[str]) -> None:
    (truce,) = told(text)
    assert set(truce.brokers) == brokers


@pytest.mark.parametrize(
    "text",
    [
        "Dorand proposed a truce of three days.",
        "The Lake Council called for a ceasefire on Monday.",
        "Velmar turned down the 72-hour pause proposed by Dorand.",
        "Dorand offers a pause of 72 hours from Monday. Velmar has not answered.",
        "Dorand and Velmar signed a trade agreement on Monday.",
        "Talks on a truce go on.",
        "Earlier truces did not last.",
    ],
)
def test_what_is_only_offered_or_of_another_sort_is_no_truce(text: str) -> None:
    assert told(text) == ()


def test_sentences_that_go_on_tell_of_the_same_truce() -> None:
    text = (
        "Dorand and Velmar agreed to a truce on Tuesday. The agreement takes effect on Friday. "
        "It was brokered by Orta. Dorand has kept the ceasefire."
    )
    (truce,) = told(text)
    assert (truce.agreed_on, truce.effective, truce.brokers) == ("2031-03-04", "2031-03-07", ("Orta",))
    assert truce.parties == ("Dorand", "Velmar")
    assert len(truce.mentions) == 4


def test_a_second_truce_is_another_than_the_first() -> None:
    text = (
        "The first truce, agreed in Orr on February 10, lasted four days. "
        "The second, agreed in Kell on March 3, is in force."
    )
    days = [(truce.agreed_on, truce.names) for truce in told(text)]
    assert days == [("2031-02-10", ("Orr",)), ("2031-03-03", ("Kell",))]


@pytest.mark.parametrize(
    "text",
    [
        "Dorand and Velmar signed a truce.",
        "A truce between Dorand and Velmar was signed.",
        "Both sides signed a truce.",
    ],
)
def test_the_parties_are_those_who_sign(text: str) -> None:
    (truce,) = told(text)
    assert truce.parties == ("Dorand", "Velmar")


def test_swapping_the_sides_mirrors_what_is_told() -> None:
    text = "Dorandi and Velmari envoys signed a truce on Monday. Dorand broke it."
    swapped = text.replace("Dorand", "#").replace("Velmar", "Dorand").replace("#", "Velmar")
    assert [(t.agreed_on, t.parties) for t in told(text)] == [(t.agreed_on, t.parties) for t in told(swapped)]


@pytest.mark.parametrize(
    "unit", ["The Orr truce brokered by Cor was agreed in Orr on Monday. ", "truce ", "agreed on the a an truce of "]
)
def test_a_text_that_speaks_of_nothing_else_takes_no_long(unit: str) -> None:
    assert calls_of(lambda: told(unit * 3000)) < 5_000_000
