"""Who broke a truce, on which day, and who says so, where the words of the breach alone do not name them."""

import pytest

from counterclaim.ledgers.breaching import against_truce
from counterclaim.ledgers.ceasefires import tally_ceasefires

NORTH = {"name": "Northland Ministry", "sector": "government"}
TEXT = "The Northland Ministry accused Southland of both attacks and said that the salvo had broken the ceasefire."
BOTH = {"by": NORTH, "side": "Northland", "words": "accused Southland of both attacks", "stance": "accuses"} | {
    "event": "shelling",
    "agents": ["Southland"],
    "time": "2031-06-07",
}
BROKEN = {"by": NORTH, "side": "Northland", "words": "the salvo had broken the ceasefire"} | {
    "event": "ceasefire_violated",
}


def breaches(told):
    claims, report = told
    return [(b.claim, b.alleged_by, b.party, b.kept) for c in tally_ceasefires(claims, report) for b in c.breaches]


def test_the_side_just_blamed_for_the_acts_broke_the_truce_by_them(tell):
    assert breaches(tell(TEXT, BOTH, BROKEN)) == [("c1", "Northland", "Southland", False)]


@pytest.mark.parametrize(
    "before",
    [
        BOTH | {"by": "Southland", "side": "Southland"},
        BOTH | {"stance": "denies"},
        BOTH | {"negated": True},
        BOTH | {"realis": "planned"},
        BOTH | {"agents": ["Northland"]},
        BOTH | {"agents": ["Southland", "Eastland"]},
        BOTH | {"agents": ["gunmen"]},
        BOTH | {"event": "meeting"},
    ],
)
def test_who_is_not_blamed_by_the_same_speaker_broke_nothing(tell, before):
    assert breaches(tell(TEXT, before, BROKEN)) == [("c1", "Northland", None, False)]


def test_who_is_blamed_far_above_is_not_meant(tell):
    far = f"The Northland Ministry accused Southland of both attacks. {'Rain fell. ' * 60}\n\nThe truce was broken."
    told = BROKEN | {"words": "The truce was broken"}
    assert breaches(tell(far, BOTH, told)) == [("c1", "Northland", None, False)]


def test_a_collapse_is_nobodys_breach(tell):
    text = "The Northland Ministry accused Southland of both attacks and said that the truce collapsed."
    assert breaches(tell(text, BOTH, BROKEN | {"words": "the truce collapsed"})) == [("c1", "Northland", None, False)]


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("guns fired on the port, in violation of the Lenn ceasefire", "in violation of the Lenn ceasefire"),
        ("a boat was shot at in breach of the truce", "in breach of the truce"),
        ("shelled the port, breaking a seven-day ceasefire", "breaking a seven-day ceasefire"),
        ("shelled the port, in violation of the treaty", None),
        ("shelled the port on the day of the truce", None),
        ("in violation of the law, as the envoys of five states spoke of the truce", None),
    ],
)
def test_words_that_set_an_act_against_a_truce(tell, words, phrase):
    ((claim,), _) = tell(words, {"words": words, "event": "shelling"})
    assert against_truce(claim) == phrase


def test_an_act_told_in_breach_of_a_truce_is_an_alleged_breach_of_its_doer(tell):
    text = "Southland guns shelled the port on Monday, in violation of the truce, the Northland Ministry said."
    act = {"by": NORTH, "side": "Northland", "event": "shelling", "agents": ["Southland"], "time": "2031-06-07"}
    words = "Southland guns shelled the port on Monday, in violation of the truce"
    assert breaches(tell(text, act | {"words": words})) == [("c0", "Northland", "Southland", False)]
    assert breaches(tell(text, act | {"words": words, "stance": "denies"})) == []


@pytest.mark.parametrize(
    ("publisher", "by"),
    [
        ("Northland Ministry of Defence", "Northland"),
        ("Northland Herald", None),
        ("Northland Radio", None),
        ("Example Wire", None),
        (None, None),
    ],
)
def test_in_a_states_own_statement_that_state_speaks(tell, publisher, by):
    text = "Southland broke the truce 11 times. The Northland Ministry named five villages."
    told = {"words": "Southland broke the truce 11 times", "event": "ceasefire_violated", "agents": ["Southland"]}
    more = {"by": NORTH, "side": "Northland", "words": "named five villages"}
    assert breaches(tell(text, told, more, publisher=publisher)) == [("c0", by, "Southland", False)]
