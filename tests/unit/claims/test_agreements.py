"""Truces, exchanges and pacts: parties, brokers, days."""

import pytest

PUBLISHED = "2024-05-14"
CASES = [
    (
        "Russia brokered a ceasefire between Velmar and Dorand on March 1, 2024.",
        ("ceasefire", ["Dorand", "Velmar"], ["Russia"], "2024-03-01"),
    ),
    (
        "Sudan's army and the RSF signed a truce in Jeddah on May 20, 2023.",
        ("ceasefire", ["RSF", "Sudan's army"], [], "2023-05-20"),
    ),
    (
        "A ceasefire between Chad and Sudan, brokered by Egypt, was signed on April 2, 2024.",
        ("ceasefire", ["Chad", "Sudan"], ["Egypt"], "2024-04-02"),
    ),
    (
        "The ceasefire was mediated by Qatar and Egypt on April 2, 2024.",
        ("ceasefire", [], ["Egypt", "Qatar"], "2024-04-02"),
    ),
    (
        "Colombia and the ELN agreed on a ceasefire on Friday.",
        ("ceasefire", ["Colombia", "ELN"], [], "2024-05-10"),
    ),
    (
        "Russia and Ukraine signed a prisoner exchange deal on April 3, 2024.",
        ("exchange", ["Russia", "Ukraine"], [], "2024-04-03"),
    ),
    (
        "A Norwegian-brokered truce between Chad and Sudan took effect on May 1, 2024.",
        ("ceasefire", ["Chad", "Sudan"], ["Norwegian"], None),
    ),
    (
        "The Armenian-Azerbaijani truce was agreed in Moscow on October 10, 2020.",
        ("ceasefire", ["Armenian", "Azerbaijani"], [], "2020-10-10"),
    ),
    (
        "Turkey and the UN sponsored a truce between Chad and Sudan.",
        ("ceasefire", ["Chad", "Sudan"], ["Turkey", "UN"], None),
    ),
]


def is_agreement(claim):
    return claim.kind == "agreement"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_agreements(claims_of, text, expected):
    (claim,) = filter(is_agreement, claims_of(text, published=PUBLISHED))
    made = claim.agreement
    assert (made.type, sorted(made.parties), sorted(made.brokers), made.agreed_on) == expected


@pytest.mark.parametrize(
    ("text", "effective"),
    [
        ("A ceasefire brokered by Egypt took effect on May 2, 2024.", "2024-05-02"),
        ("Chad and Sudan signed a ceasefire that took effect on May 2, 2024.", "2024-05-02"),
        ("The army and the RSF agreed on a truce that starts at noon on Saturday.", "2024-05-11"),
        ("Russia and Ukraine agreed on a ceasefire from Monday at 9:45 p.m.", "2024-05-13"),
        ("A truce brokered by Norway came into force at midnight on May 1.", "2024-05-01"),
    ],
)
def test_the_day_on_which_it_takes_effect(claims_of, text, effective):
    (claim,) = filter(is_agreement, claims_of(text))
    assert claim.agreement.effective == effective
    assert claim.agreement.agreed_on is None


def test_the_day_of_signing_is_no_day_of_effect(claims_of):
    text = "Chad and Sudan signed on May 2 a truce that took effect on May 9."
    (claim,) = filter(is_agreement, claims_of(text))
    assert (claim.agreement.agreed_on, claim.agreement.effective) == ("2024-05-02", "2024-05-09")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor hopes for a ceasefire.",
        "The ministry said that rebels broke the ceasefire.",
        "No truce was in sight on Monday.",
    ],
)
def test_a_truce_that_is_only_mentioned_is_no_agreement(claims_of, text):
    assert list(filter(is_agreement, claims_of(text))) == []


@pytest.mark.parametrize(("text", "_expected"), CASES)
def test_an_agreement_is_the_reports_own_word(claims_of, text, _expected):
    (claim,) = filter(is_agreement, claims_of(text, published=PUBLISHED))
    assert claim.speaker is None


def test_who_tells_of_an_agreement_is_its_speaker(claims_of):
    text = "The ministry said that a truce brokered by Turkey had been signed on May 1, 2024 by Chad and Sudan."
    (claim,) = filter(is_agreement, claims_of(text))
    assert (claim.speaker.name, claim.agreement.brokers) == ("ministry", ("Turkey",))


def test_a_broker_is_no_party(claims_of):
    for text, _ in CASES:
        for claim in filter(is_agreement, claims_of(text, published=PUBLISHED)):
            assert not set(claim.agreement.brokers) & set(claim.agreement.parties)


def test_it_was_brokered_by(claims_of):
    text = "Chad and Sudan signed a ceasefire on May 3, 2024. It was brokered by Norway."
    assert "Norway" in [b for c in filter(is_agreement, claims_of(text)) for b in c.agreement.brokers]


def test_three_truces_are_three(claims_of):
    text = (
        "Russia brokered a first ceasefire between Velmar and Dorand on March 1, 2024. "
        "A second truce, mediated by France, was signed on March 9, 2024. "
        "The third ceasefire was brokered by Kenya on March 20, 2024."
    )
    made = [c.agreement for c in claims_of(text) if is_agreement(c)]
    assert [(m.brokers, m.agreed_on) for m in made] == [
        (("Russia",), "2024-03-01"),
        (("France",), "2024-03-09"),
        (("Kenya",), "2024-03-20"),
    ]
