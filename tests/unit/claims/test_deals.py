"""The day and the place of a truce, of talks or of a statement are not those of what happens beside it."""

import pytest


def told(claims, kind):
    return next(c for c in claims if c.event and c.event.type == kind)


@pytest.mark.parametrize(
    "text",
    [
        "The army accused the rebels of violating the truce brokered by Kenya on April 10.",
        "The ministry said that Ethiopian forces violated the ceasefire of April 26 within minutes.",
        "Both sides broke the ceasefire that took effect on March 1, the mission said.",
        "The rebels broke the April 10 truce, the governor said.",
        "Chad's army violated the ceasefire which was signed in Doha on May 2, 2024, the mission said.",
    ],
)
def test_the_day_of_a_truce_is_not_that_of_its_breach(claims_of, text):
    assert told(claims_of(text), "ceasefire_violated").time is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The rebels violated the truce on April 10, the army said.", "2024-04-10"),
        ("On Monday evening Chad's army violated the ceasefire in Adre, the mission said.", "2024-05-13"),
    ],
)
def test_a_breach_keeps_its_own_day(claims_of, text, day):
    assert told(claims_of(text), "ceasefire_violated").time.earliest.startswith(day)


@pytest.mark.parametrize(
    ("text", "kind", "places"),
    [
        (
            "Jets carried out air strikes on Monday after the truce reached in Kunming, the group said.",
            "air_strike",
            [],
        ),
        ("Shelling went on in Sake despite the deal signed in Luanda, the mayor said.", "shelling", ["Sake"]),
        ("Rebels have shelled Goma since talks in Nairobi, the army said.", "shelling", ["Goma"]),
        (
            "Soldiers shelled Kherson a day after the statement issued in Geneva, the governor said.",
            "shelling",
            ["Kherson"],
        ),
        ("Rebels broke the truce signed in Doha, the army said.", "ceasefire_violated", []),
    ],
)
def test_the_place_of_a_deal_is_not_that_of_the_act(claims_of, text, kind, places):
    claims = claims_of(text)
    assert [p.name for p in told(claims, kind).places] == places
    assert "territory_taken" not in {c.event.type for c in claims if c.event}


def test_talks_told_for_themselves_keep_their_place(claims_of):
    claims = claims_of("Envoys of Chad and Sudan held talks in Nairobi on Monday.")
    assert ["Nairobi"] in [[p.name for p in c.places] for c in claims]


@pytest.mark.parametrize("who", ["Military council", "Governor"])
def test_who_stands_before_the_colon_is_not_the_doer(claims_of, who):
    text = f"{who}: alliance attacked outposts after truce\n\nGOMA, May 14, 2024 — Talks went on, the mission said."
    claim = told(claims_of(text), "armed_clash")
    assert who not in [a.name for a in claim.event.agents]


@pytest.mark.parametrize(
    ("text", "places", "day"),
    [
        ("Two days after the ceasefire agreement was signed in Nairobi, rebels shelled Goma.", ["Goma"], None),
        ("Rebels shelled Goma after the truce was signed on May 2 in Doha, the army said.", ["Goma"], None),
    ],
)
def test_a_signing_told_in_a_clause_of_its_own_keeps_its_day_and_place(claims_of, text, places, day):
    claim = told(claims_of(text), "shelling")
    assert ([p.name for p in claim.places], claim.time) == (places, day)
