"""What a "no" denies: acts of the side that speaks, and that its arms were near."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "No gun of ours has fired on Tora, Colonel Adem Kolo of the army said.",
        "None of its drones was in the air on Friday, the army said.",
        "Its aircraft had not been over the district on Monday, the Defence Ministry said.",
        "“We had no mortar within reach of the village,” the army said.",
    ],
)
def test_a_party_denies_by_saying_that_its_arms_did_nothing(claim_on, text):
    claim = claim_on(text)
    assert (claim.stance, claim.negated) == ("denies", True)


def test_an_alibi_of_aircraft_speaks_of_an_air_strike_by_nobody_named(claim_on):
    claim = claim_on("None of its drones was in the air on Friday, the army said.")
    assert (claim.event.type, claim.event.agents) == ("air_strike", ())


@pytest.mark.parametrize(
    "text",
    [
        "The rebels did not fire on Tora on Sunday, the army said.",
        "No rebel drone was in the air on Sunday, the army said.",
        "None of our trucks was on the road on Friday, the relief agency said.",
        "No shelling was heard in Tora overnight, the army said.",
        "Our forces have not opened fire once since Monday, the army said.",
        "No shells fell on our positions on Sunday, the army said.",
    ],
)
def test_news_of_a_calm_night_denies_nothing(claims_of, text):
    assert [c for c in claims_of(text) if c.stance == "denies"] == []


def test_what_one_leaves_out_of_what_he_owns_up_to_is_denied(claims_of):
    text = "The rebels apologised for the drone on the school, but not for the mortars that hit the market."
    told = {c.stance for c in claims_of(text) if c.event and "mortars" in c.evidence.text}
    assert "acknowledges" not in told


def test_who_begs_pardon_owns_up(claim_on):
    assert claim_on("The captain apologised for the shelling of the mill.").stance == "acknowledges"
