"""By which words an agreement is told as made: agencies, missions, ministries and papers say it in many ways."""

import pytest

from counterclaim.records.enums import Realis, Stance


def agreements(claims_of, text):
    told = [c for c in claims_of(text) if c.kind == "agreement" and c.stance is Stance.ASSERTS]
    return [c for c in told if not c.negated and c.realis is Realis.OCCURRED]


@pytest.mark.parametrize(
    "text",
    [
        "A ten-day halt to hostilities was declared unilaterally by Chad on Monday.",
        "Chad announced a three-day pause on Sunday to let the wounded be evacuated.",
        "Chad and Sudan have put their names to a cessation of hostilities, Norway's foreign ministry announced.",
        "The two governments, meeting in Oslo, settled on a truce of five days.",
        "The warring sides shook hands in Oslo on Monday on a five-day truce.",
        "Sudan, for its part, proclaimed a truce of its own on Tuesday, to last until Sunday.",
        "On Monday Chad decreed a ceasefire along the whole front.",
        "Sudan's president ordered a unilateral ceasefire on Sunday.",
        "The Sudanese General Staff announced the suspension of its operations for 48 hours.",
        "A lull negotiated by village elders has let 300 people leave Kornoi since Sunday.",
        "The parties have accepted a 24-hour lull starting on Friday, OCHA said.",
        "Chad has announced a halt to its air strikes for the three days of the feast.",
        "The truce document, initialled on Sunday night in Oslo, obliges both sides to pull back their guns.",
        "Since Saturday night, when the ceasefire reached in Oslo lapsed without anyone asking, the land is at war.",
        "Both sides confirmed that they had accepted the bishops' proposal for a 48-hour ceasefire.",
        "Both camps have said yes to the African Union's truce plan.",
        "Norway's foreign ministry said that Chad and Sudan had given their consent to a seven-day ceasefire.",
        "Chad and Sudan have entered into a ceasefire, the United Nations announced on Tuesday.",
    ],
)
def test_verbs_by_which_a_truce_is_made(claims_of, text):
    (claim,) = agreements(claims_of, text)
    assert claim.agreement.type == "ceasefire"


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan have committed themselves to cease fire from midnight on Friday, the African Union said.",
        "The envoy told reporters that the parties had given him their word to stop shooting from Friday.",
        "Norway got the two sides to lay down their arms for three days from Sunday.",
        "Chad and Sudan agreed on Saturday that their men would not fire for 72 hours.",
        "On Sunday, after a night of talks, the two delegations agreed to suspend hostilities.",
        "Both armies agreed to hold their fire at the request of the African Union.",
        "Chad and Sudan agreed to observe a truce during the harvest.",
    ],
)
def test_what_those_who_fight_agree_to_stop_is_a_truce_of_them_all(claims_of, text):
    (claim,) = agreements(claims_of, text)
    assert claim.agreement.type == "ceasefire"
    assert [c for c in claims_of(text) if c.kind == "event"] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Three truces have been tried. The first, that of May 2, collapsed within a day.", "2024-05-02"),
        ("Two truces failed. The second, signed in Oslo on 1 May, is still nominally in force.", "2024-05-01"),
        ("Two truces failed. The latest, agreed on Sunday in Oslo, was to begin at dawn.", "2024-05-12"),
        ("It was the third truce in a month: the first was arranged by Norway on May 3.", "2024-05-03"),
    ],
)
def test_a_truce_may_be_told_by_its_number_alone(claims_of, text, day):
    assert day in [c.agreement.agreed_on for c in agreements(claims_of, text)]


@pytest.mark.parametrize(
    "text",
    [
        "A ceasefire deal was within hours of being signed, diplomats said.",
        "Chad's offer of a three-day pause went unanswered.",
        "The African Union called on both sides to cease fire at once.",
        "Chad on Monday declared that it would stop firing if Sudan did.",
        "The company announced a three-day pause in production on Sunday.",
        "The referee announced a pause of ten minutes.",
        "The two banks agreed to suspend operations in Kornoi.",
        "The two sides failed to agree on a halt to the fighting.",
        "A ceasefire may be signed on Friday, the envoy said.",
        "No truce has been agreed, the African Union said.",
        "Sudan has not accepted the truce, its spokesman said.",
        "Neither army has agreed to cease fire.",
        "Chad and Sudan agreed to hold talks on a truce.",
        "Chad promised to stop shooting if Sudan withdrew.",
        "A truce monitoring mission was established on Monday.",
        "The first, signed by the mayor, went to the hospital.",
        "Chad accepted on Monday a proposal for a truce; Sudan has yet to answer.",
        "Norway and Kenya agreed to send truce observers.",
        "The guns fell silent on Tuesday when the ammunition ran out.",
    ],
)
def test_what_is_hoped_for_asked_for_offered_or_denied_is_no_agreement(claims_of, text):
    assert agreements(claims_of, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan agreed to a halt in fighting.",
        "The two armies signed a cessation of hostilities in Oslo.",
        "Chad announced a halt to its air strikes on Sunday.",
    ],
)
def test_a_truce_is_no_fighting_though_it_names_what_it_stops(claims_of, text):
    assert [c.kind for c in claims_of(text)] == ["agreement"]


@pytest.mark.parametrize(
    "text",
    [
        "A truce has been in place at the crossing since Monday, the mission said.",
        "There has been a truce in the valley since 1 May.",
        "A truce was in force between Chad and Sudan when the shells fell.",
        "The guns fell silent on Tuesday under a truce whose text nobody has shown.",
    ],
)
def test_a_truce_that_stands_is_one_in_force(claims_of, text):
    assert "ceasefire_in_force" in [c.event.type for c in claims_of(text) if c.event]


def test_a_truce_told_by_its_making_may_be_told_as_holding_too(claims_of):
    text = "The ceasefire signed in Oslo on 5 May is, in the Mission's assessment, holding."
    assert {str(c.kind) for c in claims_of(text)} == {"agreement", "event"}
