"""Truces, their brokers and days, and who says who broke or kept them."""

import pytest

from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.packs.loader import load_pack

MAY, JUNE = {"brokers": ["Orta"], "agreed_on": "2024-05-10"}, {"brokers": ["Lom"], "agreed_on": "2024-06-02"}
NORTH = {"by": "Northland Ministry", "side": "Northland"}
TEXT = (
    "Orta brokered a truce on 10 May. Lom brokered a truce on 2 June. "
    "Southland broke the ceasefire on Monday, the Northland Ministry said. Southland said it kept the ceasefire."
)


def agreed(words, agreement, **more):
    return {"words": words, "agreement": {"type": "ceasefire", **agreement}, **more}


FIRST, SECOND = agreed("a truce on 10 May", MAY), agreed("a truce on 2 June", JUNE)
BROKEN = {**NORTH, "words": "Southland broke the ceasefire on Monday", "stance": "accuses"} | {
    "event": "ceasefire_violated",
    "agents": ["Southland"],
}
KEPT = {"by": "Southland", "side": "Southland", "words": "it kept the ceasefire", "event": "ceasefire_in_force"} | {
    "agents": ["Southland"]
}


def ledger(told, **options):
    claims, report = told
    return tally_ceasefires(claims, report, **options)


def lines(told):
    return {
        (*c.brokers, *[f"{b.claim}:{'kept' if b.kept else 'broken'}:{b.alleged_by}:{b.party}" for b in c.breaches])
        for c in ledger(told)
    }


@pytest.mark.parametrize(
    ("day", "broker"), [("2024-06-10", "Lom"), ("2024-06-02", "Lom"), ("2024-05-20", "Orta"), (None, "Lom")]
)
def test_a_breach_stands_with_the_last_truce_agreed_before_it(tell, day, broker):
    told = tell(TEXT, FIRST, SECOND, BROKEN | {"time": day}, published="2024-06-30")
    assert (broker, "c2:broken:Northland:Southland") in lines(told)


def test_breach_and_claim_of_keeping_stand_side_by_side(tell):
    (truce,) = ledger(tell(TEXT, SECOND, BROKEN | {"time": "2024-06-10"}, KEPT))
    assert [(b.claim, b.alleged_by, b.party, b.day, b.kept) for b in truce.breaches] == [
        ("c1", "Northland", "Southland", "2024-06-10", False),
        ("c2", "Southland", "Southland", None, True),
    ]
    assert truce.claims == ("c0", "c1", "c2")


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"stance": "denies"}, True),
        ({"negated": True}, True),
        ({"event": "ceasefire_in_force", "words": "it kept the ceasefire"}, True),
        ({"event": "ceasefire_in_force"}, False),
        ({"event": "ceasefire_in_force", "stance": "denies"}, False),
        ({"stance": "condemns"}, False),
    ],
)
def test_what_is_denied_is_turned(tell, change, kept):
    (truce,) = ledger(tell(TEXT, FIRST, BROKEN | change))
    assert [b.kept for b in truce.breaches] == [kept]


@pytest.mark.parametrize("change", [{"stance": "calls_for"}, {"stance": "warns"}, {"realis": "conditional"}])
def test_what_is_asked_or_feared_is_no_breach(tell, change):
    (truce,) = ledger(tell(TEXT, FIRST, BROKEN | change))
    assert truce.breaches == ()


def test_a_claim_that_names_the_broker_means_that_truce(tell):
    told = tell(TEXT, FIRST, SECOND, BROKEN | {"agreement": {"type": "ceasefire", "brokers": ["Orta"]}})
    assert ("Orta", "c2:broken:Northland:Southland") in lines(told)
    assert ("Lom",) in lines(told)


def test_words_that_name_the_broker_mean_that_truce(tell):
    text = TEXT + " Southland broke the truce brokered by Orta."
    told = tell(text, FIRST, SECOND, BROKEN | {"words": "Southland broke the truce brokered by Orta"})
    assert ("Orta", "c2:broken:Northland:Southland") in lines(told)


@pytest.mark.parametrize(
    ("words", "brokers"),
    [
        ("The first ceasefire was broken by Southland", {"Orta"}),
        ("The second truce was broken by Southland", {"Lom"}),
        ("Both ceasefires were broken by Southland", {"Orta", "Lom"}),
        ("The ceasefire agreements were broken by Southland", {"Orta", "Lom"}),
    ],
)
def test_counted_and_plural_truces(tell, words, brokers):
    told = tell(f"{TEXT} {words}.", FIRST, SECOND, BROKEN | {"words": words})
    assert {b for c in ledger(told) for b in c.brokers if c.breaches} == brokers


def test_an_act_despite_a_truce_breaks_it_and_bounds_its_day(tell):
    text = "Guns shelled Brezna on Monday despite a truce brokered by Orta. Guns shelled Dolna on Tuesday."
    truce = agreed("a truce brokered by Orta", {"brokers": ["Orta"]})
    first = {"words": "Guns shelled Brezna on Monday", "event": "shelling", "time": "2024-06-10"}
    second = {"words": "Guns shelled Dolna on Tuesday", "event": "shelling", "time": "2024-06-11"}
    (found,) = ledger(tell(text, first, truce, second, published="2024-06-12"))
    assert (found.agreed_on, found.agreed_by) == (None, "2024-06-10")
    assert [b.claim for b in found.breaches] == ["c0"]


@pytest.mark.parametrize(
    ("said", "published", "by"),
    [("2024-06-08", "2024-06-12", "2024-06-08"), (None, "2024-06-12", "2024-06-12"), (None, None, None)],
)
def test_a_truce_without_day_was_agreed_before_anybody_spoke_of_it(tell, said, published, by):
    told = tell(
        "A truce brokered by Orta holds.", agreed("A truce brokered by Orta", {"brokers": ["Orta"]}, said_on=said)
    )
    (found,) = ledger((told[0], told[1].__class__(id="r", text=told[1].text, published=published)))
    assert found.agreed_by == by


def test_mentions_of_one_truce_are_one(tell):
    text = "Orta brokered a truce on 10 May. The truce by Orta holds. The truce holds."
    told = tell(
        text,
        agreed("a truce on 10 May", MAY),
        agreed("The truce by Orta", {"brokers": ["Orta"], "parties": ["Northland", "Southland"]}),
        agreed("The truce holds", {}),
    )
    (found,) = ledger(told)
    assert found.claims == ("c0", "c1", "c2")
    assert (found.agreed_on, found.parties) == ("2024-05-10", ("Northland", "Southland"))


def test_a_broker_is_its_capital(tell):
    state = next(s for s in load_pack("countries")["states"] if s.get("capitals"))
    text = "One truce on 10 May. Two truces."
    told = tell(
        text,
        agreed("One truce on 10 May", {"brokers": [state["names"][0]], "agreed_on": "2024-05-10"}),
        agreed("Two truces", {"brokers": [state["capitals"][0]]}),
    )
    assert len(ledger(told)) == 1


@pytest.mark.parametrize(
    "other",
    [{"brokers": ["Lom"], "agreed_on": "2024-05-10"}, {"brokers": ["Orta"], "agreed_on": "2024-05-20"}],
)
def test_another_broker_or_day_is_another_truce(tell, other):
    assert len(ledger(tell(TEXT, FIRST, agreed("a truce on 2 June", other)))) == 2


def test_a_mention_of_two_brokers_sums_up_two_truces(tell):
    text = TEXT + " The truces by Orta and Lom failed."
    told = tell(text, FIRST, SECOND, agreed("The truces by Orta and Lom", {"brokers": ["Orta", "Lom"]}))
    assert [c.claims for c in ledger(told)] == [("c0", "c2"), ("c1", "c2")]
    assert [c.brokers for c in ledger(told)] == [("Orta",), ("Lom",)]


def test_one_truce_has_one_id_in_two_reports(tell):
    first = ledger(tell(TEXT, FIRST))[0]
    second = ledger(tell("It recalled a truce of 10 May.", agreed("a truce of 10 May", MAY)))[0]
    assert first.id == second.id
    assert first.id.startswith("cf_")


def test_unnamed_truces_of_two_reports_are_two(tell):
    claims, report = tell(TEXT, BROKEN)
    (first,) = tally_ceasefires(claims, report)
    (second,) = tally_ceasefires(claims, report.__class__(id="r_other", text=report.text))
    assert first.brokers == ()
    assert first.id != second.id


def test_exchanges_have_their_own_type_and_alliances_no_record(tell):
    text = "They agreed an exchange. They have a pact."
    exchange = {"words": "an exchange", "agreement": {"type": "exchange", "parties": ["Northland", "Southland"]}}
    pact = {"words": "a pact", "agreement": {"type": "alliance"}}
    assert [c.type for c in ledger(tell(text, exchange, pact))] == ["exchange"]


@pytest.mark.parametrize("change", [{"stance": "calls_for"}, {"stance": "denies"}, {"realis": "planned"}])
def test_a_truce_that_is_asked_for_or_denied_is_none(tell, change):
    assert ledger(tell(TEXT, FIRST | change)) == ()


def test_a_truce_that_takes_effect_is_kept_by_nobody_yet_and_its_broker_is_no_party(tell):
    text = "A truce brokered by Orta took effect on 11 May, Orta said. Southland fired an hour after the truce began."
    begins = {"words": "A truce brokered by Orta took effect on 11 May", "by": "Orta", "event": "ceasefire_in_force"}
    begins |= {"agents": ["Orta"], "time": "2024-05-11"}
    after = {"words": "an hour after the truce began", "event": "ceasefire_in_force"}
    (truce,) = ledger(tell(text, begins, after))
    assert (truce.brokers, truce.effective, truce.breaches) == (("Orta",), "2024-05-11", ())


def test_a_truce_said_to_hold_is_kept_by_a_party_not_named(tell):
    held = {"words": "the ceasefire has largely held", "by": "Relief Watch", "event": "ceasefire_in_force"}
    (truce,) = ledger(tell(TEXT + " Relief Watch said the ceasefire has largely held.", FIRST, held))
    assert [(b.party, b.kept) for b in truce.breaches] == [(None, True)]


def test_a_broker_never_stands_as_one_who_broke_it(tell):
    (truce,) = ledger(tell(TEXT, FIRST, BROKEN | {"agents": ["Orta", "Southland"]}))
    assert [b.party for b in truce.breaches] == ["Southland"]


def test_a_breach_without_day_stands_with_the_last_truce_told_before_it(tell):
    text = "Lom brokered a truce on 2 June. Southland broke the ceasefire. Orta brokered a truce on 10 May."
    told = tell(text, SECOND, BROKEN | {"words": "Southland broke the ceasefire"}, FIRST, published="2024-06-30")
    assert ("Lom", "c1:broken:Northland:Southland") in lines(told)
    late = text.replace("2 June", "2 May")
    early = agreed("a truce on 2 May", {"brokers": ["Lom"], "agreed_on": "2024-05-02"})
    told = tell(late, early, BROKEN | {"words": "Southland broke the ceasefire"}, FIRST, published="2024-06-30")
    assert ("Lom", "c1:broken:Northland:Southland") in lines(told)


def test_the_day_of_the_truce_is_not_the_day_of_its_breach(tell):
    text = "Southland broke the truce of 2024-05-10, the Northland Ministry said."
    broken = BROKEN | {"words": "Southland broke the truce of 2024-05-10", "time": "2024-05-10"}
    (truce,) = ledger(tell(text, broken | {"agreement": {"type": "ceasefire", "agreed_on": "2024-05-10"}}))
    assert [(b.party, b.day) for b in truce.breaches] == [("Southland", None)]
