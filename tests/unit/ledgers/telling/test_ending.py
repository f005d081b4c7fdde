"""On which day a truce ended, in the words of agencies, missions, ministries and papers; and what ends none."""

import re

import pytest

from counterclaim.ledgers.telling.groups import ToldTruce, find_told
from counterclaim.ledgers.telling.side_names import learn_side_names
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.report import Report

WAR = Conflict(
    id="war",
    name="A war",
    sides=(Side(name="Dorand", members=("Dorandi",)), Side(name="Velmar", members=("Velmari",))),
)
MADE = "Dorand and Velmar signed a truce in Orr on 20 February, mediated by Orta."


def told(text: str) -> tuple[ToldTruce, ...]:
    """The truces of a report of a Thursday."""
    report = Report(id="r", text=f"News\n\n{text}", published="2031-03-06")
    return find_told(report, learn_side_names((), WAR))


def mirrored(text: str) -> str:
    return re.sub("Dorand|Velmar", lambda m: "Velmar" if m[0] == "Dorand" else "Dorand", text)


def ended(text: str) -> str | None:
    (truce,) = told(f"{MADE} {text}")
    (other,) = told(mirrored(f"{MADE} {text}"))
    assert truce.ended == other.ended
    assert truce.agreed_on == "2031-02-20"
    return truce.ended


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It expired at noon on Friday.", "2031-02-28"),
        ("The five-day truce came to an end at midnight on Saturday.", "2031-03-01"),
        ("The ceasefire ceased to apply at midnight on Saturday.", "2031-03-01"),
        ("The truce formally lapsed at 18:00 on 2 March.", "2031-03-02"),
        ("On Sunday the truce reached its term and neither army asked for more.", "2031-03-02"),
        ("The truce had been extended on 27 February until 3 March, when it lapsed.", "2031-03-03"),
        ("Since Monday, when the truce lapsed, 12 people have died.", "2031-03-03"),
        ("With the truce's expiry on Sunday, fighting resumed.", "2031-03-02"),
        ("After the end of the truce on Monday both armies moved guns forward.", "2031-03-03"),
        ("Both armies had kept the truce until it ran out on Sunday.", "2031-03-02"),
        ("By Monday the truce was over.", "2031-03-03"),
        ("The truce held until Monday.", "2031-03-03"),
    ],
)
def test_it_ran_out(text: str, day: str) -> None:
    assert ended(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The truce collapsed on Monday.", "2031-03-03"),
        ("On Tuesday the ceasefire broke down.", "2031-03-04"),
        ("The truce died on Tuesday, when shells fell on Dolna.", "2031-03-04"),
        ("The mission pronounced the truce dead on Tuesday.", "2031-03-04"),
        ("The truce fell apart on Sunday night.", "2031-03-02"),
    ],
)
def test_it_broke_down(text: str, day: str) -> None:
    assert ended(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Velmar on Tuesday declared the truce null and void.", "2031-03-04"),
        ("Dorand said on Wednesday it was no longer bound by the truce.", "2031-03-05"),
        ("Dorand no longer considers itself bound by the truce, its spokesman said on Tuesday.", "2031-03-04"),
        ("Velmar withdrew from the ceasefire on Sunday.", "2031-03-02"),
        ("Dorand pulled out of the truce on Monday.", "2031-03-03"),
        ("On Monday Velmar announced that it was leaving the truce.", "2031-03-03"),
        ("Dorand announced on Wednesday that it was suspending its participation in the ceasefire.", "2031-03-05"),
        ("Velmar formally terminated the truce on Tuesday.", "2031-03-04"),
        ("Dorand called off the truce on Monday.", "2031-03-03"),
        ("It was called off by Velmar on Monday.", "2031-03-03"),
        ("The ceasefire regime was scrapped by Velmar on Tuesday.", "2031-03-04"),
        ("Velmar announced the end of the truce on Tuesday.", "2031-03-04"),
        ("Velmar's foreign minister said on Tuesday that the ceasefire no longer existed.", "2031-03-04"),
    ],
)
def test_a_side_left_it_or_declared_it_over(text: str, day: str) -> None:
    assert ended(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "The truce was to last until 1 March.",
        "The truce expires on Sunday.",
        "The truce would expire on Sunday, the envoy said.",
        "The truce will end on Sunday, the mission recalled.",
        "The truce was extended until 10 March.",
        "The truce, which had been due to expire on 3 March, was extended until 10 March.",
    ],
)
def test_a_term_is_no_end(text: str) -> None:
    assert ended(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The truce did not collapse on Monday, the envoy said.",
        "The truce has not expired, the mission said on Monday.",
        "Velmar threatened on Monday to withdraw from the truce.",
        "Velmar denied on Monday that it had withdrawn from the truce.",
        "Velmar has warned that it will no longer be bound by the truce after Friday.",
        "If the truce collapses on Friday, the mission will leave.",
        "Rumours on Monday that the truce had collapsed were unfounded, the envoy said.",
        "Dorand said Velmar had torn up the truce on Monday.",
        "Dorand accused Velmar of having abandoned the truce on Monday.",
        "A block of flats collapsed on Monday despite the truce.",
        "The market burned on Monday, two days after the truce had expired.",
        "The ministry's contract expired on Monday during the truce.",
        "Unlike the truce that expired last year, this one has observers.",
    ],
)
def test_what_is_threatened_denied_supposed_or_of_something_else_ends_nothing(text: str) -> None:
    truce = max(told(f"{MADE} {text}"), key=lambda t: t.agreed_on or "")
    assert truce.ended is None


@pytest.mark.parametrize(
    ("text", "effective"),
    [
        ("A truce has been in place at the crossing since Monday.", "2031-03-03"),
        ("There has been a truce in the valley since 1 March.", "2031-03-01"),
        ("The Dorandi General Staff announced a ceasefire from 8 March.", "2031-03-08"),
        ("Guns have been silent since Saturday, when a truce negotiated by elders took effect.", "2031-03-01"),
    ],
)
def test_since_when_it_stands(text: str, effective: str) -> None:
    (truce,) = told(text)
    assert (truce.agreed_on, truce.effective) == (None, effective)


def test_two_days_told_as_one_fix_neither() -> None:
    (truce,) = told("Dorand and Velmar signed a truce on the night of 1-2 March.")
    assert truce.agreed_on is None
    (truce,) = told("Dorand and Velmar signed a truce on March 1–2.")
    assert truce.agreed_on is None


def test_a_day_before_a_broker_is_no_part_of_its_name() -> None:
    (truce,) = told("On Monday Orta brokered a truce between Dorand and Velmar.")
    assert truce.brokers == ("Orta",)


@pytest.mark.parametrize(
    "text",
    [
        "Dorand said it had agreed with Velmar, through the Lake Council, to a halt in fighting.",
        "Both camps have said yes to the Lake Council's truce plan.",
        "Dorand and Velmar accepted the Lake Council's truce plan.",
    ],
)
def test_who_brought_it_about_by_a_plan_or_as_go_between(text: str) -> None:
    (truce,) = told(text)
    assert truce.brokers == ("Lake Council",)
