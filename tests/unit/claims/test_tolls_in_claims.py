"""Tolls as claims tell them: whom a number counts, what is no toll, and which toll is of no single day."""

import pytest


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Doctors: market shelling kills at least 19", None),
        ("Medics: at least 19 killed, 40 wounded in Goma raid", None),
        ("Villagers: nine soldiers killed in ambush", "soldiers"),
        ("Two doctors said that 19 were killed in Goma.", None),
    ],
)
def test_who_speaks_is_not_whom_the_number_counts(claims_of, text, who):
    told = f"{text.rstrip('.')}.\n\nGOMA, May 14, 2024 — Talks went on in Goma on Tuesday, the mission said."
    tolls = [t for c in claims_of(told) for t in c.tolls]
    assert tolls
    assert {t.who for t in tolls if t.kind == "killed"} == {who}
    assert not {t.who for t in tolls} & {"Doctors", "Medics", "Villagers", "doctors"}


@pytest.mark.parametrize(
    "text",
    [
        "Rebels fired rockets at the village of Sake, where many displaced civilians had found shelter, on Monday.",
        "The ombudsman is preparing a report on the treatment of dead bodies of soldiers by the rebels.",
        "The rebels handed over the bodies of soldiers, the army said.",
        "The envoy visited a camp for displaced families in Goma on Monday, the mission said.",
        "The mayor thanked those who fed many displaced families in Kutum.",
    ],
)
def test_who_were_harmed_before_are_no_toll(claims_of, text):
    claims = claims_of(text)
    assert [t for c in claims for t in c.tolls] == []
    assert "displacement" not in {c.event.type for c in claims if c.event}


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Rescuers recovered bodies of villagers from the rubble, the mayor said.", "killed", "villagers"),
        ("The shelling has displaced families in Goma, the mayor said.", "displaced", "families"),
        ("The raid displaced 40 families in Goma, the mayor said.", "displaced", "families"),
    ],
)
def test_harm_that_happened_is_one(claims_of, text, kind, who):
    assert [(t.kind, t.who) for c in claims_of(text) for t in c.tolls] == [(kind, who)]


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Authorities have reported more than 400 soldiers killed since the fighting began on April 27.", "2024-04-27"),
        ("The authorities reported more than 400 soldiers killed since clashes broke out on April 27.", "2024-04-27"),
        ("Ten soldiers have been killed since the offensive started on May 2, the ministry said.", "2024-05-02"),
        ("The ministry has reported 40 civilians killed since the war began.", None),
        ("Authorities in Goma have reported more than 400 soldiers killed.", None),
    ],
)
def test_a_count_since_the_start_is_a_toll_of_no_single_day(claims_of, text, since):
    (claim,) = claims_of(text)
    assert (claim.kind, claim.time) == ("toll", None)
    assert [(t.scope, t.since) for t in claim.tolls] == [("cumulative", since)]


def test_a_count_of_one_act_stays_that_acts(claims_of):
    claims = claims_of("The union has reported 19 people killed in the strike on the market.")
    assert {t.scope for c in claims for t in c.tolls} == {"incident"}
