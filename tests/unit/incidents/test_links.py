"""Which claims answer which, on invented dispatches."""

import pytest

from counterclaim.incidents.links import link_answers

NORTH, SOUTH = "Northland Defence Ministry", "Southland Defence Ministry"
N, S = {"by": NORTH, "side": "Northland"}, {"by": SOUTH, "side": "Southland"}


def links(told):
    claims, report = told
    return {(c.id, a.claim, a.kind.value) for c in link_answers(claims, report) for a in c.answers}


BORDER = (
    "The Northland Defence Ministry accused the Southland army of shelling its posts at Brezna on Monday. "
    "Southland troops used mortars, it said.\n\n"
    "The Southland Defence Ministry denied breaking the truce there. It said Northland forces fired at Dolna first."
)
ACCUSED = {**N, "words": "shelling its posts at Brezna on Monday", "stance": "accuses", "event": "shelling"} | {
    "agents": ["Southland army"],
    "targets": ["posts"],
    "time": "2024-03-04",
}
MORTARS = {**N, "words": "Southland troops used mortars", "stance": "accuses", "event": "shelling"} | {
    "agents": ["Southland troops"],
    "weapons": ["mortars"],
    "time": "2024-03-04",
}
DENIED = {**S, "words": "denied breaking the truce there", "stance": "denies", "event": "ceasefire_violated"} | {
    "agents": ["Southland forces"],
    "denial_scope": "general",
    "time": "2024-03-04",
}
COUNTER = {**S, "words": "Northland forces fired at Dolna first", "stance": "accuses", "event": "shelling"} | {
    "agents": ["Northland forces"],
    "time": "2024-03-04",
}


def test_denial_and_counter_answer_the_opening_of_the_accusation(tell):
    told = tell(BORDER, ACCUSED, MORTARS, DENIED, COUNTER)
    assert links(told) == {("c2", "c0", "denial"), ("c3", "c0", "counter_accusation")}


def test_an_accusation_that_names_no_doer_can_be_denied_close_by(tell):
    unnamed = ACCUSED | {"agents": []}
    assert links(tell(BORDER, unnamed, DENIED, COUNTER)) == {("c1", "c0", "denial"), ("c2", "c0", "counter_accusation")}
    assert links(tell(BORDER, unnamed | {"stance": "asserts", "time": None}, DENIED)) == set()


def test_each_link_says_why(tell):
    claims, report = tell(BORDER, ACCUSED, MORTARS, DENIED, COUNTER)
    linked = link_answers(claims, report)
    for claim in linked:
        notes = [r.note for r in claim.reasons if r.step == "links"]
        assert len(notes) == len(claim.answers)
        assert all(a.claim in note for a, note in zip(claim.answers, notes, strict=True))


def test_links_twice_are_links_once(tell):
    claims, report = tell(BORDER, ACCUSED, MORTARS, DENIED, COUNTER)
    once = link_answers(claims, report)
    assert link_answers(once, report) == once


def test_a_blanket_denial_answers_what_was_put_just_before(tell):
    text = "Rebels said the army burned Lom village. The army denied the claim. Prices rose in the capital."
    burned = {"words": "the army burned Lom village", "by": "rebels", "side": "Rebels", "stance": "accuses"} | {
        "event": "property_destruction",
        "agents": ["the army"],
    }
    denial = {"words": "denied the claim", "by": "The army", "side": "Government", "stance": "denies"}
    assert links(tell(text, burned, denial)) == {("c1", "c0", "denial")}


def test_a_blanket_denial_answers_nothing_that_blames_others(tell):
    text = "Rebels said smugglers burned Lom village. The army denied the claim."
    burned = {"words": "smugglers burned Lom village", "by": "rebels", "side": "Rebels", "stance": "accuses"} | {
        "event": "property_destruction",
        "agents": ["smugglers of Orta"],
    }
    denial = {"words": "denied the claim", "by": "The army", "side": "Government", "stance": "denies"}
    assert links(tell(text, burned, denial)) == set()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"by": NORTH, "side": "Northland"}, id="a body of the accuser's own side"),
        pytest.param({"event": "abduction", "denial_scope": "act"}, id="another kind of act"),
        pytest.param({"time": "2024-02-01"}, id="another day"),
        pytest.param({"stance": "asserts"}, id="no denial"),
    ],
)
def test_no_denial_without_grounds(tell, change):
    assert not {k for _, _, k in links(tell(BORDER, ACCUSED, MORTARS, {**DENIED, **change}))} & {"denial"}


def test_a_spokesman_does_not_deny_what_his_own_ministry_said(tell):
    text = "The ministry said the army shelled Lom. Colonel Ray denied that the army shelled Lom."
    shelled = {"words": "the army shelled Lom", "by": "Ministry of Orta", "side": "Orta", "event": "shelling"}
    denied = {"words": "denied that the army shelled Lom", "by": "Colonel Ray", "side": "Orta", "event": "shelling"}
    assert links(tell(text, shelled | {"places": ["Lom"]}, denied | {"places": ["Lom"], "stance": "denies"})) == set()


def test_a_denial_may_stand_before_the_accusation_in_the_next_sentence(tell):
    text = "The minister denied sending families back to Lom. The Relief Watch said Orta was forcing families to Lom."
    denied = {"words": "sending families back to Lom", "by": "Ana Duro", "side": "Orta", "stance": "denies"} | {
        "event": "displacement",
        "targets": ["families"],
        "places": ["Lom"],
    }
    accused = {"words": "Orta was forcing families to Lom", "by": "Relief Watch", "stance": "accuses"} | {
        "event": "displacement",
        "agents": ["Orta"],
        "targets": ["families"],
        "places": ["Lom"],
    }
    assert links(tell(text, denied, accused)) == {("c0", "c1", "denial")}


def test_a_denial_answers_the_report_only_where_it_names_the_doer_nearby(tell):
    text = "The Orta army shelled Lom on Monday. The Orta army denied shelling Lom."
    own = {"words": "The Orta army shelled Lom on Monday", "event": "shelling", "agents": ["Orta army"]}
    denied = {
        "words": "denied shelling Lom",
        "by": "Orta army",
        "side": "Orta",
        "stance": "denies",
        "event": "shelling",
    }
    assert links(tell(text, own | {"places": ["Lom"]}, denied | {"places": ["Lom"]})) == {("c1", "c0", "denial")}
    headline = tell(text, own | {"places": ["Lom"]}, denied, headline="The Orta army shelled Lom on Monday.")
    assert links(headline) == set()


def test_hearsay_denied_by_hearsay_needs_common_words(tell):
    text = "Some claim the raiders take orders from the Brotherhood. Others say no orders from the Brotherhood exist."
    claimed = {"words": "the raiders take orders from the Brotherhood", "certainty": "alleged"}
    denied = {"words": "no orders from the Brotherhood exist", "certainty": "alleged", "stance": "denies"}
    assert links(tell(text, claimed, denied)) == {("c1", "c0", "denial")}
    other = "Some claim the raiders are paid abroad. Others say no orders from the Brotherhood exist."
    assert links(tell(other, claimed | {"words": "the raiders are paid abroad"}, denied)) == set()


def test_a_refused_demand_is_no_denial(tell):
    text = "Orta demanded that Lom hand over the pilots. Lom refused."
    demand = {"words": "hand over the pilots", "by": "Orta", "side": "Orta", "stance": "calls_for"}
    refusal = {"words": "Lom refused", "by": "Lom", "side": "Lom", "stance": "denies"}
    assert links(tell(text, demand, refusal)) == set()


def test_counter_accusation_needs_a_bond(tell):
    text = BORDER.replace("It said Northland forces fired at Dolna first.", "Northland forces fired at Dolna in May.")
    far = {**COUNTER, "words": "Northland forces fired at Dolna in May", "time": "2023-05"}
    assert links(tell(text, ACCUSED, far)) == set()
    assert links(tell(BORDER, ACCUSED, COUNTER)) == {("c1", "c0", "counter_accusation")}


def test_counter_accusation_is_linked_once_in_a_breath(tell):
    text = BORDER + " Its mortars hit Dolna school too."
    more = {**COUNTER, "words": "Its mortars hit Dolna school too", "agents": ["Northland forces"]}
    found = links(tell(text, ACCUSED, MORTARS, DENIED, COUNTER, more))
    assert ("c3", "c0", "counter_accusation") in found
    assert not [x for x in found if x[0] == "c4"]


def test_acknowledgement_accepts_what_another_side_told(tell):
    text = "Villagers said army jets bombed Lom market on Monday. The army acknowledged that it had bombed the market."
    told = {"words": "army jets bombed Lom market on Monday", "by": "Village council of Lom", "stance": "accuses"} | {
        "event": "air_strike",
        "agents": ["Orta army"],
        "places": ["Lom"],
        "targets": ["market"],
        "time": "2024-03-04",
    }
    accepted = {"words": "it had bombed the market", "by": "Orta army", "side": "Orta", "stance": "acknowledges"} | {
        "event": "air_strike",
        "agents": ["Orta army"],
        "targets": ["market"],
    }
    assert links(tell(text, told, accepted)) == {("c1", "c0", "acknowledgement")}
    assert links(tell(text, told | {"agents": ["Lom rebels"]}, accepted)) == set()


def test_confirmation_supports_another_speaker(tell):
    text = "Rebels said jets bombed Lom on Monday. The Relief Watch confirmed the bombing of Lom."
    told = {"words": "jets bombed Lom on Monday", "by": "Lom rebels", "side": "Rebels", "event": "air_strike"}
    confirmed = {"words": "the bombing of Lom", "by": "Relief Watch", "stance": "confirms", "event": "air_strike"}
    assert links(tell(text, told | {"places": ["Lom"]}, confirmed | {"places": ["Lom"]})) == {
        ("c1", "c0", "confirmation")
    }
    assert links(tell(text, told, confirmed | {"places": ["Lom"], "by": "Lom rebels", "side": "Rebels"})) == set()


def test_confirmation_may_name_the_finder(tell):
    text = "The minister welcomed the finding of the Harbour Inquiry Panel. The panel found that Lom was bombed."
    welcomed = {"words": "welcomed the finding of the Harbour Inquiry Panel", "by": "Ana Duro", "stance": "confirms"}
    found = {"words": "Lom was bombed", "by": "Harbour Inquiry Panel", "event": "air_strike", "places": ["Lom"]}
    assert links(tell(text, welcomed, found)) == {("c0", "c1", "confirmation")}


def test_a_planned_act_is_not_denied_as_done(tell):
    told = tell(BORDER, ACCUSED | {"realis": "planned"}, DENIED)
    assert links(told) == set()
