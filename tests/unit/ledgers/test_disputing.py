"""Truces that somebody says were never made, or are over, and breaches before a truce was made."""

import pytest

from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.ledgers.disputing import disputes
from counterclaim.records.enums import AgreementType


def ledger(told):
    claims, report = told
    return tally_ceasefires(claims, report)


def front(words, **more):
    return {"words": words, "by": "Hill Front", "side": "Hill Front", **more}


TRUCE = {"type": "ceasefire"}
ANNOUNCED = {"words": "a six-month truce with the Front", "by": "Orta", "agreement": TRUCE | {"parties": ["Orta"]}}


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("denied that it agreed to a truce", {"stance": "denies"}),
        ("denied that it agreed to a truce", {"stance": "denies", "agreement": TRUCE | {"parties": ["Hill Front"]}}),
        ("its envoys had discussed no ceasefire", {"negated": True}),
        ("doubted that a truce had been signed", {"stance": "doubts"}),
        ("the decree on the truce was suspended", {}),
        ("the ceasefire has ended", {}),
        ("it had withdrawn from the truce", {"agreement": TRUCE}),
        ("it rejected the ceasefire", {}),
    ],
)
def test_a_truce_that_one_side_denies_or_calls_off_says_so(tell, words, more):
    told = tell(
        f"Orta announced a six-month truce with the Front. The Front said {words}.", ANNOUNCED, front(words, **more)
    )
    (truce,) = ledger(told)
    assert truce.claims == ("c0", "c1")
    assert [r.note.split()[0] for r in truce.reasons if r.rule == "disputed"] == ["c1"]
    assert truce.breaches == ()


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("denied breaking the truce", {"stance": "denies", "event": "ceasefire_violated"}),
        ("rejected the charge that its men had fired", {"stance": "denies"}),
        ("called for the truce to be suspended", {"stance": "calls_for"}),
        ("the truce would be over", {"realis": "conditional"}),
        ("the talks were suspended", {}),
        ("denied that the truce was over", {"stance": "denies"}),
        ("the pact was suspended", {"agreement": {"type": "alliance"}}),
    ],
)
def test_what_is_said_of_other_things_disputes_no_truce(tell, words, more):
    (claim,), _ = tell(f"The Front said {words}.", front(words, **more))
    assert disputes(claim) is None


def test_a_truce_that_nobody_tells_of_is_made_by_no_denial(tell):
    assert (
        ledger(tell("The Front denied that it agreed to a truce.", front("it agreed to a truce", stance="denies")))
        == ()
    )


def test_a_denial_stands_with_the_truce_whose_broker_it_names(tell):
    text = (
        "Lenn brokered a truce on 1 May. Orta brokered a truce on 9 May. The Front denied agreeing to the Lenn truce."
    )
    told = tell(
        text,
        {
            "words": "Lenn brokered a truce on 1 May",
            "agreement": TRUCE | {"brokers": ["Lenn"], "agreed_on": "2031-05-01"},
        },
        {
            "words": "Orta brokered a truce on 9 May",
            "agreement": TRUCE | {"brokers": ["Orta"], "agreed_on": "2031-05-09"},
        },
        front("agreeing to the Lenn truce", stance="denies", agreement=TRUCE | {"brokers": ["Lenn"]}),
    )
    assert [(c.brokers, "c2" in c.claims) for c in ledger(told)] == [(("Lenn",), True), (("Orta",), False)]


@pytest.mark.parametrize(
    ("when", "of_it"),
    [
        ({"time": "2031-05-10"}, True),
        ({"time": "2031-05-12"}, True),
        ({"time": "2031-05-02/2031-05-15"}, True),
        ({}, True),
        ({"time": "2031-05-09"}, False),
        ({"time": "2031-05"}, True),
        ({"time": "2031-04"}, False),
        ({"said_on": "2031-05-08"}, False),
    ],
)
def test_no_breach_lies_before_its_truce_was_made(tell, when, of_it):
    text = "Lenn brokered a truce on 10 May. The Front broke the ceasefire, Orta said."
    told = tell(
        text,
        {"words": "a truce on 10 May", "agreement": TRUCE | {"brokers": ["Lenn"], "agreed_on": "2031-05-10"}},
        {
            "words": "The Front broke the ceasefire",
            "by": "Orta",
            "event": "ceasefire_violated",
            "agents": ["Front"],
            **when,
        },
        published="2031-05-20",
    )
    assert {c.brokers: len(c.breaches) for c in ledger(told)} == ({("Lenn",): 1} if of_it else {("Lenn",): 0, (): 1})
    assert all(c.type is AgreementType.CEASEFIRE for c in ledger(told))
