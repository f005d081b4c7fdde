"""A whole report to its claims: order, links, furniture, sameness."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WIRE = """Army and rebels trade blame over mill fire

NYALA, May 14, 2024 (Example Wire) — The Sudanese army accused the RSF on Monday of burning a mill in Nyala.

The RSF denied burning the mill. It accused the army of bombing a clinic in the town.

The army acknowledged that its aircraft bombed the clinic. Nine people were killed, doctors said.

Share this article

Read more: What we know about the truce

The two sides signed a ceasefire on May 20, 2023, brokered by Saudi Arabia.
"""


def test_claims_come_in_the_order_of_the_text(reading_of):
    starts = [c.evidence.start for c in reading_of(WIRE).claims]
    assert starts == sorted(starts)


def test_nothing_is_claimed_twice(claims_of):
    claims = claims_of(WIRE)
    assert len({(c.evidence.start, c.evidence.end, c.kind, c.speaker and c.speaker.name) for c in claims}) == len(
        claims
    )


def test_furniture_is_no_claim(claims_of):
    aside = WIRE.index("Share this"), WIRE.index("The two sides signed")
    assert [c.evidence.text for c in claims_of(WIRE) if aside[0] <= c.evidence.start < aside[1]] == []


@pytest.mark.parametrize(
    ("words", "speaker", "stance", "agents"),
    [
        ("burning a mill in Nyala", "Sudanese army", "accuses", ["RSF"]),
        ("denied burning the mill", "RSF", "denies", ["RSF"]),
        ("bombing a clinic", "RSF", "accuses", ["Sudanese army"]),
        ("its aircraft bombed", "Sudanese army", "acknowledges", ["Sudanese army"]),
    ],
)
def test_both_sides_are_read(claim_on, words, speaker, stance, agents):
    claim = claim_on(WIRE, words)
    assert (claim.speaker.name, claim.stance, [a.name for a in claim.event.agents]) == (speaker, stance, agents)


def test_an_accusation_stays_one_claim_of_the_accuser_in_a_longer_report(claim_on):
    body = WIRE[WIRE.index("NYALA") : WIRE.index("Share this")]
    claim = claim_on(body, "burning a mill in Nyala")
    assert (claim.speaker and claim.speaker.name, claim.stance) == ("Sudanese army", "accuses")
    assert [a.name for a in claim.event.agents] == ["RSF"]


@pytest.mark.parametrize(
    ("words", "kind", "answered"),
    [
        ("denied burning the mill", "denial", "burning a mill in Nyala"),
        ("bombing a clinic", "counter_accusation", "burning a mill in Nyala"),
        ("its aircraft bombed", "acknowledgement", "bombing a clinic"),
    ],
)
def test_answers(claim_on, words, kind, answered):
    assert (claim_on(WIRE, answered).id, kind) in [(a.claim, a.kind) for a in claim_on(WIRE, words).answers]


def test_the_same_report_gives_the_same_claims(reading_of, reader):
    from counterclaim.pipeline import read_report

    first = reading_of(WIRE)
    assert read_report(first.report, first.original, reader) == first


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "—", "(AP)", "1.", "Read more: here"])
def test_next_to_nothing_gives_no_claim(claims_of, text):
    assert claims_of(text) == ()


WORDS = (
    "rebels",
    "army",
    "Chad",
    "said",
    "that",
    "shelled",
    "the port",
    "“",
    "”",
    ",",
    ".",
    "?",
    "\n",
    "and",
    "he",
    "killed",
    "two",
    "of",
    "it",
    "denied",
    "by",
    "May 3",
    "2024",
    ":",
    ";",
    "—",
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_claims_of_any_words_rest_on_the_text(words, claims_of):
    text = " ".join(words)
    for claim in claims_of(text):
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.evidence.text.strip()
        assert claim.sentence.start <= claim.evidence.start < claim.evidence.end <= len(text)
        assert claim.reasons
