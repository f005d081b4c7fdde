"""What is a claim, and of which kind."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        # events: an act with its harm
        ("The rebels shelled the port, killing two dockers, the mayor said.", "shelled the port", "event"),
        ("Jets bombed a market and wounded nine people, doctors said.", "bombed a market", "event"),
        ("The M23 broke the ceasefire on Monday, the army said.", "broke the ceasefire", "event"),
        ("The ELN is keeping the truce, the mission said.", "keeping the truce", "event"),
        # tolls: a number told as such
        ("At least 400 civilians have been killed since March, the ministry said.", "400 civilians", "toll"),
        ("Four dockers were killed and nine wounded, the mayor said.", "Four dockers", "toll"),
        ("More than 20,000 people have fled from Goma, the agency said.", "20,000 people", "toll"),
        ("No one was hurt, the governor said.", "No one was hurt", "toll"),
        ("The war has killed some 9,000 people, the mission said.", "9,000 people", "toll"),
        # positions
        ("The UN called on the RSF to leave El Fasher.", "leave El Fasher", "position"),
        ("The bishop demanded an end to the war.", "an end to the war", "position"),
        ("Analysts doubted that the truce would hold.", "truce would hold", "position"),
        ("The envoy welcomed the talks in Jeddah.", "talks in Jeddah", "position"),
        ("The minister refused to comment on the talks.", "comment", "position"),
        # agreements
        ("Sudan and Chad signed a ceasefire on May 3, 2024.", "signed a ceasefire", "agreement"),
    ],
)
def test_kinds(claim_on, text, words, kind):
    assert claim_on(text, words).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Who shelled the port?",
        "Did the rebels burn the mill?",
        "“Who shelled our school?” the mayor asked.",
        "Will the truce hold? Nobody knows.",
        "The port lies on a quiet bay.",
        "The general was born in 1964 in a village of shepherds.",
        "Residents opened their shops as usual.",
        "He spoke.",
    ],
)
def test_no_claim(claims_of, text):
    assert [c.evidence.text for c in claims_of(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "The rebels shelled the port and killed two dockers, the mayor said.",
        "The rebels shelled the port, killing two dockers and wounding four, the mayor said.",
        "Two dockers died when rebels shelled the port, the mayor said.",
        "The rebels shelled the port, the mill and the school, the mayor said.",
        "The rebels shelled Goma, Tora and Sake on Monday, the mayor said.",
        "The rebels opened fire on a bus, and nine people were killed, the mayor said.",
    ],
)
def test_one_happening_is_one_claim(claims_of, text):
    assert len(claims_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Southland guns shelled Northport, and Northland aircraft bombed Southport in reply, the radio said.",
            ["shelling", "air_strike"],
        ),
        (
            "Rebels kidnapped a nurse in Goma; soldiers burned nine homes there, the mayor said.",
            ["abduction", "property_destruction"],
        ),
        (
            "Russia accused Ukraine of attacking the bridge with drones; Ukraine accused Russia of shelling Kherson.",
            ["air_strike", "shelling"],
        ),
        ("The army shelled Nyala and then kidnapped two nurses, residents said.", ["shelling", "abduction"]),
    ],
)
def test_act_and_counter_act_are_two(claims_of, text, kinds):
    assert [c.event.type for c in claims_of(text) if c.event] == kinds


def test_an_appeal_that_holds_an_accusation_is_two(claims_of):
    claims = claims_of("The UN urged the RSF, which has shelled the camp for weeks, to leave El Fasher.")
    assert sorted(str(c.kind) for c in claims) == ["event", "position"]


def test_people_fleeing_with_a_number_are_a_toll_without_one_an_event(claims_of):
    (counted,) = claims_of("Some 900 families fled the village of Tora, the mission said.")
    assert (counted.kind, [t.kind for t in counted.tolls]) == ("toll", ["displaced"])
    (told,) = claims_of("Families fled the village of Tora, the mission said.")
    assert (told.kind, told.event.type) == ("event", "displacement")
    assert [t for t in told.tolls if not t.low is t.best is t.high is None] == []


def test_a_toll_has_no_event_and_a_position_neither(claims_of):
    for text in (
        "At least 400 civilians have been killed since March, the ministry said.",
        "The UN called on the RSF to leave El Fasher.",
    ):
        (claim,) = claims_of(text)
        assert claim.event is None


@pytest.mark.parametrize(
    "text",
    [
        "The union did not say who fired the shells. Hospital records list four children among the dead, it said.",
        "The ministry did not specify how many soldiers were killed in the raid on Sake.",
    ],
)
def test_what_nobody_says_is_no_claim_of_an_act(claims_of, text):
    claims = claims_of(text)
    assert not [c for c in claims if c.event and c.negated]
    assert not [t for c in claims for t in c.tolls if t.best is None and t.low is None]
