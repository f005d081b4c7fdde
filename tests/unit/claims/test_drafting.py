"""Every claim is whole: its words, its reasons, and no bare score."""

import re

import pytest

from counterclaim.records.ids import make_id

TEXTS = [
    "The Northland army accused Southland forces of shelling the port. Southland denied shelling it.",
    "“Rebels burned our clinic,” Dr. Ana Ruiz told reporters. “They took the ambulance.”",
    "At least 400 civilians have been killed since March, the Health Ministry said.",
    "Russia brokered a ceasefire between Velmar and Dorand on March 1, 2024.",
    "The UN called on the RSF to leave El Fasher, where an estimated 300,000 people are trapped.",
    "Rebels reportedly shelled the camp near Goma on May 3, killing nine people.",
    "The ELN will free ten soldiers if the army stops its attacks, commander Luis Parra said in a video.",
]


@pytest.fixture(params=TEXTS)
def claims(request, claims_of):
    found = claims_of(request.param)
    assert found
    return request.param, found


def test_evidence_is_a_slice_of_the_text(claims):
    text, found = claims
    for claim in found:
        for quote in filter(None, (claim.evidence, claim.cue, claim.speaker and claim.speaker.mention)):
            assert 0 <= quote.start < quote.end <= len(text)
            assert text[quote.start : quote.end] == quote.text


def test_every_claim_says_why(claims):
    _, found = claims
    for claim in found:
        assert claim.reasons
        for reason in claim.reasons:
            assert reason.step
            assert reason.rule
            assert re.search(r"[a-z]{2}", reason.note), reason


def test_no_reason_is_a_bare_score(claims):
    _, found = claims
    for claim in found:
        assert [r for r in claim.reasons if re.search(r"\d\.\d|\bscore\b|\bprobability\b", f"{r.rule} {r.note}")] == []


FIELDS = {
    "speaker": ("speaker", "attribution"),
    "event": ("event",),
    "time": ("time",),
    "places": ("place", "places"),
    "said_on": ("said_on",),
    "agreement": ("agreement",),
}


def test_every_field_that_is_told_has_its_reason(claims):
    _, found = claims
    for claim in found:
        steps = {r.step for r in claim.reasons}
        for field, allowed in FIELDS.items():
            if getattr(claim, field):
                assert steps & set(allowed), (field, claim.evidence.text)
        plain = {"stance": "asserts", "certainty": "stated", "grounds": "none_stated", "channel": "unknown"}
        for field, value in plain.items():
            if getattr(claim, field) != value:
                assert field in steps, (field, claim.evidence.text)


def test_a_realis_other_than_occurred_has_its_reason(claims):
    _, found = claims
    for claim in found:
        if claim.realis != "occurred":
            assert "realis" in {r.step for r in claim.reasons}


def test_agents_targets_tolls_and_weapons_have_their_reason(claim_on):
    claim = claim_on("The rebels shelled the camp near Goma with mortars, killing nine people, the mayor said.")
    assert claim.event.agents
    assert claim.event.targets
    assert claim.tolls
    assert claim.weapons
    assert {"agents", "targets", "tolls", "weapons"} <= {r.step for r in claim.reasons}


def test_ids_are_told_apart_by_words_kind_and_speaker(reading_of):
    for text in TEXTS:
        reading = reading_of(text)
        assert len({c.id for c in reading.claims}) == len(reading.claims)
        for claim in reading.claims:
            span = f"{claim.evidence.start}-{claim.evidence.end}"
            speaker = claim.speaker.name if claim.speaker else None
            assert claim.id == make_id("c", reading.report.id, span, claim.kind, speaker)


def test_actors_of_claims_are_actors_of_the_report(reading_of):
    for text in TEXTS:
        reading = reading_of(text)
        known = {a.id for a in reading.actors}
        for claim in reading.claims:
            named = [claim.speaker, *claim.via, *(claim.event.agents if claim.event else ())]
            assert {n.actor for n in named if n is not None and n.actor} <= known


def test_the_cue_is_the_word_that_makes_them_speak(claim_on):
    claim = claim_on("The Northland army accused Southland of shelling the port.")
    assert claim.cue.text == "accused"


@pytest.mark.parametrize("kind", ["event", "toll", "agreement", "position"])
def test_every_kind_is_drafted(claims_of, kind):
    assert kind in {str(c.kind) for text in TEXTS for c in claims_of(text)}


def test_only_agreements_and_breaches_name_an_agreement(claims_of):
    for text in TEXTS:
        for claim in claims_of(text):
            assert (claim.kind == "agreement") <= (claim.agreement is not None)
            assert (claim.event is not None) <= (claim.kind == "event")
