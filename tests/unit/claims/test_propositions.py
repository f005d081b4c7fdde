"""How the words of a sentence are divided among claims, and to whom they belong."""

import pytest


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The rebels shelled the port, the mayor said.", ["The rebels shelled the port"]),
        ("The mayor said that rebels shelled the port.", ["rebels shelled the port"]),
        (
            "“The rebels shelled the port,” the mayor said. “Gunmen burned the mill.”",
            ["The rebels shelled the port", "Gunmen burned the mill"],
        ),
        ("The rebels shelled the port, killing two dockers.", ["The rebels shelled the port, killing two dockers"]),
        (
            "The army said that rebels burned a mill; the rebels said that soldiers burned a school.",
            ["rebels burned a mill", "soldiers burned a school"],
        ),
        ("Sudan accused Chad of arming rebels.", ["accused Chad of arming rebels"]),
        (
            "Rebels, the mayor said on Monday, shelled the port of Arn.",
            ["Rebels, the mayor said on Monday, shelled the port of Arn"],
        ),
        (
            "The Congolese army's claim that rebels burned a mill could not be confirmed.",
            ["rebels burned a mill"],
        ),
    ],
)
def test_the_words_a_claim_rests_on(claims_of, text, evidence):
    assert [c.evidence.text for c in claims_of(text)] == evidence


@pytest.mark.parametrize(
    "text",
    [
        "Sudan's army accused the RSF of looting a clinic in Omdurman on Tuesday.",
        "Two schools in Kherson were hit on Monday, the governor said.",
        "The front said that both armies must leave the highlands.",
    ],
)
def test_evidence_does_not_end_on_a_bare_preposition(claims_of, text):
    for claim in claims_of(text):
        assert claim.evidence.text.split()[-1] not in ("on", "in", "of", "at", "the", "by")


def test_words_of_two_speakers_are_never_one_claim(claims_of):
    text = "Rebels burned the mill, the army said, but the rebels said that soldiers had burned it."
    first, second = claims_of(text)
    assert (first.speaker.name, second.speaker.name) == ("army", "rebels")
    assert first.evidence.end <= second.evidence.start


def test_a_claim_lies_in_its_sentence(claims_of):
    text = "The rebels shelled the port. Gunmen burned the mill, the mayor said. Two dockers were killed."
    for claim in claims_of(text):
        assert claim.sentence.start <= claim.evidence.start < claim.evidence.end <= claim.sentence.end
