"""Where it happened, when the words of a claim do not say it themselves: headings, tellers, things, seats and guns."""

import pytest


def where(claim):
    return [f"{p.relation} {p.name}" for p in claim.places]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        (
            "- Umbrana (government-held, 14 km SE of Palmak): the Mission recorded nine explosions.\n- Lothen: calm.",
            "nine explosions",
            ["in Umbrana"],
        ),
        (
            "- Lothen: calm.\n- Umbrana: two shells landed at noon. One man died.",
            "One man",
            ["in Umbrana"],
        ),
        (
            "(a) Martuna. Rockets were fired into the town on 6 May. Two women were injured.",
            "Two women",
            ["in Martuna"],
        ),
        ("(c) Batu Lorai/Dubrenik, 8 May: two killed.", "killed", ["in Batu Lorai", "in Dubrenik"]),
        ("• Hillat Tamar, 6 May, 05:50. Mortar fire, seven rounds.", "Mortar fire", ["in Hillat Tamar"]),
    ],
)
def test_an_item_lies_where_its_heading_says(claim_on, text, words, places):
    assert where(claim_on(text, words)) == places


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("Residents of Tarmeh said that shells had landed among their houses.", "shells", ["in Tarmeh"]),
        ("In Tarmeh, the mayor said shells had hit two houses.", "shells", ["in Tarmeh"]),
        ("In Orvan, the Kolvan Defence Ministry said shells had hit two houses.", "shells", []),
        ("In Orvan, Defence Minister Rahal Sadel said jets had bombed a village.", "jets", []),
    ],
)
def test_those_of_a_place_tell_what_befell_it_and_a_ministry_does_not(claim_on, text, words, places):
    assert where(claim_on(text, words)) == places


def test_there_is_not_where_the_ministry_sits(claim_on):
    text = "Two men died in Tarmeh on Monday. The ministry in Orvan denied that any house was shelled there."
    assert where(claim_on(text, "denied")) == ["in Tarmeh"]


def test_a_bomb_at_a_ministry_fell_where_the_ministry_is(claim_on):
    assert where(claim_on("A bomb hit the ministry in Orvan on Monday.", "bomb")) == ["in Orvan"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kolvan artillery at Fort Orell fired on the village of Batu Lorai.", ["from Fort Orell", "in Batu Lorai"]),
        ("Guns in Lothen shelled Tarmeh on Sunday.", ["from Lothen", "in Tarmeh"]),
        ("Howitzers opened up on positions near Ampara on Monday.", ["near Ampara"]),
    ],
)
def test_guns_are_where_fire_came_from(claim_on, text, places):
    assert where(claim_on(text)) == places


def test_a_thing_lies_where_it_was_told_of_before(claim_on):
    text = "Drones set fire to a fuel depot in the port of Gabesk.\n\nTwo workers were killed at the depot, it said."
    assert where(claim_on(text, "workers")) == ["in Gabesk"]


def test_a_thing_told_of_at_two_places_lies_at_neither(claim_on):
    text = (
        "Shells hit a market in the town of Gabesk.\n\nShells hit a market in the town of Tarmeh.\n\n"
        "Two people died at the market, doctors said."
    )
    assert where(claim_on(text, "Two people")) == []


def test_a_paragraph_goes_on_where_it_began(claim_on):
    text = "We begin in Tarmeh. The grand market was full of people when three shells came in from the west."
    assert where(claim_on(text, "three shells")) == ["in Tarmeh"]
