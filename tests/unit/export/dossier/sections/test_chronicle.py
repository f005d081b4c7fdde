"""The timeline, and what speakers call for, pledge, warn of and condemn."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.sections.chronicle import appeals_of, days_of
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import AgreementType, TimeBasis, TimePrecision
from counterclaim.records.ledger import Ceasefire, Facets, Incident

TEXT = (
    "The Velmari ministry said shells fell on Orm in the morning. The Dorandi ministry denied it. "
    "The envoys met in Lenn. Lenn brokered a truce on May 4. A column will leave on May 9. "
    "The Velmari ministry urged calm. The Dorandi ministry pledged restraint. The Velmari ministry warned of floods."
)


def time(first: str | None, last: str | None, precision: str = "day", text: str = "") -> TimeRange:
    return TimeRange(earliest=first, latest=last, precision=TimePrecision(precision), basis=TimeBasis.STATED, text=text)


def incident(number: int, *claims: str, **more: Any) -> Incident:
    more = {"type": "shelling", "facets": Facets(contested=False), **more}
    return Incident(id=f"i{number}", report="r_test", title="told", claims=claims, **more)


SHELLS = {"words": "shells fell on Orm", "event": "shelling", "by": "Velmari ministry", "places": ["Orm"]}
DENIAL = {"words": "denied it", "event": "shelling", "by": "Dorandi ministry", "stance": "denies"}
MEETING = {"words": "envoys met in Lenn", "event": "meeting", "places": ["Lenn"]}
TRUCE = {
    "words": "Lenn brokered a truce on May 4",
    "agreement": {"type": "ceasefire", "brokers": ["Lenn"], "agreed_on": "2031-05-04"},
}


def test_an_incident_is_one_moment_told_by_who_holds_it(bind):
    when = time("2031-05-06T06:00", "2031-05-06T12:00", "part_of_day", "in the morning")
    book = bind(TEXT, DENIAL, SHELLS, incidents=(incident(1, "c0", "c1", time=when, places=("Orm",)),))
    (day,) = days_of(book)
    (moment,) = day.moments
    assert day.day == "6 May 2031"
    assert (moment.when, moment.what, moment.incident) == ("in the morning", "shelling, Orm", 1)
    assert moment.quotation.speaker == "Velmari ministry"


def test_what_is_only_denied_is_no_moment(bind):
    assert days_of(bind(TEXT, DENIAL, incidents=(incident(1, "c0"),))) == ()


def test_days_stand_in_order_and_undated_last(bind):
    book = bind(
        TEXT, MEETING, {**SHELLS, "time": "2031-05-06"}, {**SHELLS, "time": "2031-05-05/2031-05-06"}, TRUCE
    )  # fmt: skip
    assert [day.day for day in days_of(book)] == ["4 May 2031", "5 to 6 May 2031", "6 May 2031", None]


def test_a_happening_outside_incidents_is_told(bind):
    ((day,),) = (days_of(bind(TEXT, {**MEETING, "time": "2031-05-06"})),)
    assert day.moments[0].what == "meeting, Lenn"
    assert day.moments[0].incident is None


def test_a_plan_needs_its_day(bind):
    plan = {"words": "A column will leave on May 9", "event": "deployment", "realis": "planned"}
    assert days_of(bind(TEXT, plan)) == ()
    ((day,),) = (days_of(bind(TEXT, {**plan, "time": "2031-05-09"})),)
    assert day.moments[0].what == "deployment, planned"


def test_an_agreement_is_told_once_at_its_day(bind):
    truce = Ceasefire(
        id="a1", type=AgreementType.CEASEFIRE, brokers=("Lenn",), agreed_on="2031-05-04", claims=("c0", "c1")
    )
    (day,) = days_of(bind(TEXT, TRUCE, {**TRUCE, "words": "a truce"}, ceasefires=(truce,)))
    assert day.day == "4 May 2031"
    assert [moment.what for moment in day.moments] == ["ceasefire agreement, brokered by Lenn"]


@pytest.mark.parametrize(
    ("fields", "label", "ending"),
    [
        ({"agreed_by": "2031-05-04"}, "by 4 May 2031", "brokered by Lenn"),
        ({"effective": "2031-05-05"}, "5 May 2031", "in force from that day"),
        ({}, None, "brokered by Lenn"),
    ],
)
def test_an_agreement_without_its_own_day(bind, fields, label, ending):
    truce = Ceasefire(id="a1", type=AgreementType.CEASEFIRE, brokers=("Lenn",), claims=("c0",), **fields)
    (day,) = days_of(bind(TEXT, TRUCE, ceasefires=(truce,)))
    assert day.day == label
    assert day.moments[0].what.endswith(ending)


def test_a_breach_alone_tells_no_agreement(bind):
    truce = Ceasefire(id="a1", type=AgreementType.CEASEFIRE, claims=("c0",))
    book = bind(TEXT, {**DENIAL, "event": "ceasefire_violated"}, ceasefires=(truce,))
    assert days_of(book) == ()


CALM = {"words": "urged calm", "by": "Velmari ministry", "stance": "calls_for"}
RESTRAINT = {"words": "pledged restraint", "by": "Dorandi ministry", "stance": "pledges"}
FLOODS = {"words": "warned of floods", "by": "the Velmari Ministry", "stance": "warns"}


def test_appeals_are_grouped_by_speaker_in_the_order_of_the_text(bind):
    book = bind(TEXT, CALM, RESTRAINT, FLOODS)
    assert [quotation.number for quotation in appeals_of(book)] == [1, 3, 2]
    assert [quotation.act for quotation in appeals_of(book)] == ["calls for", "warns", "pledges"]


UNSAID_TEXT = (
    "The Dorandi ministry did not pledge restraint. The Velmari ministry never called for calm. "
    "The Dorandi army refused to condemn the raid. The Velmari army promised not to fire on mills."
)


@pytest.mark.parametrize(
    ("words", "said", "stance"),
    [
        ("did not pledge restraint", "did not pledge", "pledges"),
        ("never called for calm", "never called for", "calls_for"),
        ("refused to condemn the raid", "refused to condemn", "condemns"),
    ],
)
@pytest.mark.parametrize("negated", [True, False])
def test_what_was_not_said_is_no_appeal(bind, words, said, stance, negated):
    start = UNSAID_TEXT.index(said)
    span = {"start": start, "end": start + len(said), "text": said}
    told = {"words": words, "by": "ministry", "stance": stance, "negated": negated, "cue": span}
    assert appeals_of(bind(UNSAID_TEXT, told)) == ()


@pytest.mark.parametrize(
    ("stance", "act"),
    [
        ("pledges", "pledges, in the negative"),
        ("calls_for", "calls for, in the negative"),
        ("warns", "warns, in the negative"),
        ("condemns", "condemns, in the negative"),
    ],
)
def test_a_negated_appeal_says_so(bind, stance, act):
    told = {"words": "promised not to fire on mills", "by": "Velmari army", "stance": stance, "negated": True}
    assert [quotation.act for quotation in appeals_of(bind(UNSAID_TEXT, told))] == [act]


@pytest.mark.parametrize("event", [SHELLS, MEETING, TRUCE])
@pytest.mark.parametrize("field", [{"negated": True}, {"stance": "denies"}, {"stance": "doubts"}])
def test_what_is_negated_denied_or_doubted_is_no_moment(bind, event, field):
    told = {**event, "time": "2031-05-06", **field}
    assert days_of(bind(TEXT, told)) == ()
    assert days_of(bind(TEXT, {**told, "realis": "planned"})) == ()
    assert days_of(bind(TEXT, told, incidents=(incident(1, "c0"),))) == ()


@pytest.mark.parametrize(
    "field", [{"negated": True}, {"stance": "denies"}, {"stance": "calls_for"}, {"realis": "hypothetical"}]
)
def test_an_agreement_that_nobody_holds_is_no_moment(bind, field):
    truce = Ceasefire(id="a1", type=AgreementType.CEASEFIRE, agreed_on="2031-05-04", claims=("c0", "c1"))
    assert days_of(bind(TEXT, {**TRUCE, **field}, ceasefires=(truce,))) == ()
    ((day,),) = (days_of(bind(TEXT, {**TRUCE, **field}, TRUCE, ceasefires=(truce,))),)
    assert [moment.quotation.number for moment in day.moments] == [2]


def test_a_breach_tells_of_its_agreement_where_no_claim_does(bind):
    truce = Ceasefire(id="a1", type=AgreementType.CEASEFIRE, agreed_on="2031-05-04", claims=("c0", "c1"))
    breach = {**SHELLS, "event": "ceasefire_violated", "kind": "event", "agreement": TRUCE["agreement"]}
    ((day,),) = (days_of(bind(TEXT, {**breach, "stance": "denies"}, breach, ceasefires=(truce,))),)
    assert [moment.quotation.number for moment in day.moments] == [2]


@pytest.mark.parametrize(("event", "told"), [(None, 1), ("shelling", 0)])
def test_a_condemned_happening_is_no_appeal(bind, event, told):
    words = {"words": "denied it", "by": "Dorandi ministry", "stance": "condemns", "event": event}
    assert len(appeals_of(bind(TEXT, words))) == told


@given(st.permutations([SHELLS, DENIAL, MEETING, TRUCE, CALM, RESTRAINT]))
def test_every_moment_has_its_claim(bind, told):
    book = bind(TEXT, *told)
    moments = [moment for day in days_of(book) for moment in day.moments]
    assert {moment.quotation.number for moment in moments} <= set(book.numbers.values())
    assert sorted(moment.what for moment in moments) == ["ceasefire agreement, brokered by Lenn", "meeting, Lenn",
                                                         "shelling, Orm"]  # fmt: skip


def test_the_order_of_incidents_is_nothing(bind):
    told = [
        incident(1, "c0", time=time("2031-05-06", "2031-05-06")),
        incident(2, "c1", time=time("2031-05-05", "2031-05-05"), type="meeting"),
    ]
    here, there = (bind(TEXT, SHELLS, MEETING, incidents=tuple(order)) for order in (told, told[::-1]))
    assert [day.day for day in days_of(here)] == [day.day for day in days_of(there)] == ["5 May 2031", "6 May 2031"]


def test_hostile_words_stay_words(bind):
    text = "The ministry said <script>x</script> fell on Orm."
    book = bind(text, {"words": "<script>x</script> fell on Orm", "event": "shelling", "places": ["<b>Orm"]})
    ((day,),) = (days_of(book),)
    assert day.moments[0].what == "shelling, <b>Orm"
