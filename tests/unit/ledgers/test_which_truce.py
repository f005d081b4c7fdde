"""Which truce a breach or a claim of keeping is of, where a report tells several; and who says it, told in passing."""

from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.packs.conflict import Conflict, Side

Tell = Callable[..., Any]
WAR = Conflict(
    id="war",
    name="A war of three",
    sides=(
        Side(name="Dorand", members=("Dorandi", "Dorandi Defence Ministry", "Igor Dalen")),
        Side(name="Reed Front", members=("Front",)),
        Side(name="Velmar", members=("Velmari", "Ivo Maric")),
    ),
)
OLD = "The accord of 4 May 2029, signed in Orr and mediated by Orta, lasted a year."
NEW = "A truce was signed in Kell on 1 March 2031, mediated by the Lake Council."
AGREED = {"type": "ceasefire"}


def day_of(tell: Tell, *sentences: str, said: str, **more: Any) -> list[str | None]:
    """The days of the truces to which a sentence's claim is put, among those that other sentences tell."""
    text = "News\n\n" + " ".join((*sentences, f"{said}."))
    made = [{"words": s.rstrip("."), "agreement": AGREED} for s in (OLD, NEW) if s in sentences]
    claims, report = tell(
        text, *made, {"words": said, "by": "Dorand", "side": "Dorand", **more}, published="2031-03-06"
    )
    return [t.agreed_on for t in tally_ceasefires(claims, report, conflict=WAR) if t.breaches]


@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD), (NEW, OLD, "It is remembered in Orr.")])
@pytest.mark.parametrize(
    "said",
    [
        "The Velmari army has broken the agreement by keeping its men in schools",
        "Velmar violated the ceasefire on Tuesday",
        "The Dorandi army abides by the ceasefire",
        "Dorandi guns have been silent since the ceasefire began",
    ],
)
def test_a_truce_long_lapsed_is_not_meant(tell: Tell, order: tuple[str, ...], said: str) -> None:
    assert day_of(tell, *order, said=said) == ["2031-03-01"]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Velmar broke the accord of 4 May 2029 too", "2029-05-04"),
        ("Velmar broke the truce that Orta mediated", "2029-05-04"),
        ("Velmar broke the Lake Council's truce", "2031-03-01"),
    ],
)
@pytest.mark.parametrize("order", [(OLD, NEW), (NEW, OLD)])
def test_a_truce_named_with_the_breach_goes_before_all(tell: Tell, order: tuple[str, ...], said: str, day: str) -> None:
    assert day_of(tell, *order, said=said) == [day]


@pytest.mark.parametrize("said", ["Velmar has violated it nine times", "The Front has kept to it to the letter"])
def test_it_is_the_truce_told_last_though_no_claim_tells_of_that(tell: Tell, said: str) -> None:
    third = "The third, concluded in Kell on 1 March 2031, is the first to bind all three."
    assert day_of(tell, OLD, third, said=said) == ["2031-03-01"]


def test_a_truce_that_ended_before_the_day_of_a_breach_is_not_meant(tell: Tell) -> None:
    first = "A truce was signed on 20 February 2031 and expired on 24 February."
    made = {"words": first.rstrip("."), "agreement": AGREED}
    said = {"words": "Velmar broke the truce with a raid", "time": "2031-02-28", "by": "Dorand", "side": "Dorand"}
    also = {"words": "A pause of 72 hours began on 26 February", "agreement": AGREED}
    text = f"News\n\n{first} A pause of 72 hours began on 26 February. Velmar broke the truce with a raid."
    claims, report = tell(text, made, also, said, published="2031-03-06")
    told = [t for t in tally_ceasefires(claims, report, conflict=WAR) if t.breaches]
    assert [t.effective for t in told] == ["2031-02-26"]


def lines(tell: Tell, text: str, *told: dict[str, Any]) -> list[tuple[Any, ...]]:
    """The lines of a report: by whom, of whom, whether kept, and by which rules."""
    claims, report = tell(text, *told, published="2031-03-06")
    truces = tally_ceasefires(claims, report, conflict=WAR)
    return [(b.alleged_by, b.party, b.kept) for truce in truces for b in truce.breaches]


@pytest.mark.parametrize(
    ("by", "voice", "rest"),
    [
        ("Dalen", "Dorand", ""),
        ("Maric", "Velmar", ""),
        ("Dalen", "Dalen", " Pavel Dalen keeps bees."),
        ("Dalen", "Dorand", " President Igor Dalen flew home."),
        ("Sorn", "Sorn", ""),
    ],
)
def test_a_surname_is_a_side_where_one_person_has_it(tell: Tell, by: str, voice: str, rest: str) -> None:
    text = f"News\n\nThere was a truce on Monday. It was the third breach of the truce, {by} said.{rest}"
    told = {"words": "It was the third breach of the truce", "by": by}
    assert [by for by, _, _ in lines(tell, text, {"words": "a truce on Monday", "agreement": AGREED}, told)] == [voice]


def test_a_count_by_the_ministry_is_of_the_one_that_spoke_before(tell: Tell) -> None:
    words = "By the ministry's count Velmar had broken the truce 14 times"
    first = {"words": "shells fell on Orr", "by": "Dorandi Defence Ministry", "side": "Dorand", "event": "shelling"}
    text = f"News\n\nOn Monday shells fell on Orr, the Dorandi Defence Ministry said. {words}."
    assert ("Dorand", "Velmar", False) in lines(tell, text, first, {"words": words})


def test_a_count_by_the_ministry_is_nobodys_where_two_spoke(tell: Tell) -> None:
    words = "By the ministry's count Velmar had broken the truce 14 times"
    one = {"words": "shells fell on Orr", "by": "Dorandi Defence Ministry", "side": "Dorand", "event": "shelling"}
    two = {"words": "none had", "by": "Velmari Health Ministry", "side": "Velmar", "event": "shelling"}
    text = (
        f"News\n\nOn Monday shells fell on Orr, the Dorandi Defence Ministry said; none had, said the other. {words}."
    )
    assert (None, "Velmar", False) in lines(tell, text, one, two, {"words": words})


def test_a_heading_alleges_nothing(tell: Tell) -> None:
    text = "News\n\nThe ceasefire of 1 March is in force.\n\n2. Alleged violations.\n\nThere were none."
    told = {"words": "2. Alleged violations", "event": "ceasefire_violated"}
    assert lines(tell, text, {"words": "The ceasefire of 1 March is in force", "agreement": AGREED}, told) == []


def test_a_second_charge_goes_on_behind_what_was_told_of_the_first(tell: Tell) -> None:
    more = "when jets bombed a depot, and the Front of flouting it every day"
    text = f"News\n\nThe truce of 1 March is over. An Ortan official accused Velmar of violating it on Monday, {more}."
    first = {"words": "accused Velmar of violating it on Monday", "by": "Ortan official", "stance": "accuses",
             "event": "ceasefire_violated", "agents": ["Velmar"]}  # fmt: skip
    made = {"words": "The truce of 1 March is over", "agreement": AGREED}
    found = lines(tell, text, made, first, {"words": more, "event": "air_strike"})
    assert ("Ortan official", "Reed Front", False) in [(by, who, kept) for by, who, kept in found if who != "Velmar"]
