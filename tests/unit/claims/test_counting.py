"""Who answers for a number that no verb of saying tells."""

import pytest

from counterclaim.claims.counting import find_counts
from counterclaim.claims.syntax import build_tree


def counted(doc):
    """Who counts and what, in words."""
    text, tokens = doc.report.text, doc.tokens
    return [
        tuple(text[tokens[part[0]].start : tokens[part[-1]].end] for part in (count.source, count.content))
        for count in find_counts(doc, build_tree(doc))
    ]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("The Civil Council put the dead at 40.", "The Civil Council", "the dead at 40"),
        ("A doctor in Goma puts the wounded at about 12.", "A doctor in Goma", "the wounded at about 12"),
        ("It put the civilians killed at no fewer than 71.", "It", "the civilians killed at no fewer than 71"),
        ("The clinic's doctors have registered 38 wounded men.", "The clinic's doctors", "38 wounded men"),
        ("The ministry raised its count of those killed to 57.", "The ministry", "its count of those killed to 57"),
        (
            "The army lists the number of its soldiers killed as 81.",
            "The army",
            "the number of its soldiers killed as 81",
        ),
        ("By the Malian army's count, 31 villagers died.", "the Malian army", "31 villagers died"),
    ],
)
def test_who_counts(document, text, who, what):
    assert counted(document(text)) == [(who, what)]


@pytest.mark.parametrize(
    "text",
    [
        "The dead were counted.",
        "The attack raised the death toll to 57.",
        "The doctors put the wounded in two rooms.",
        "The ministry could put the dead at 40.",
        "The ministry did not put the dead at 40.",
        "The ministry registered 40 cars.",
        "By its own count, 31 villagers died.",
        "The number of dead rose to 12.",
    ],
)
def test_nobody_counts(document, text):
    assert counted(document(text)) == []


@pytest.mark.parametrize(
    ("text", "speaker", "number"),
    [
        ("The Health Ministry spoke on Monday. It put the civilians killed since May at 71.", "Health Ministry", 71),
        ("The Malian army has registered 38 civilians killed since May.", "Malian army", 38),
        ("The Kenyan army, which gives the number of its soldiers killed as 81, denied the raid.", "Kenyan army", 81),
        ("A doctor in Goma put the dead at eight.", "doctor in Goma", 8),
    ],
)
def test_the_number_is_a_claim_of_who_counted(claims_of, text, speaker, number):
    (claim,) = [claim for claim in claims_of(text) if claim.tolls]
    assert claim.speaker is not None
    assert claim.speaker.name == speaker
    assert [toll.best for toll in claim.tolls] == [number]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Missiles hit the depot, killing 13 people by the count of the Malian Civil Defence Agency.",
            "the Malian Civil Defence Agency",
        ),
        ("By the medics' tally 40 people have been killed since March 2.", "the medics"),
        ("The latest sheet of the ombudsman has 22 civilians dead since March 3.", "the ombudsman"),
        ("The health department has 12 deaths on its books since March 3.", "The health department"),
        ("The Lakeside Emergency Room had spoken of 17 dead on the night itself.", "The Lakeside Emergency Room"),
        ("The owner counts six dead and not four.", "The owner"),
    ],
)
def test_who_keeps_a_list_answers_for_its_number(document, text, who):
    assert who in [source for source, _ in counted(document(text))]


@pytest.mark.parametrize(
    "text", ["The town has 12 dead.", "By the count of the dead it was a bad week: 12 were killed."]
)
def test_what_is_hit_keeps_no_list(document, text):
    assert counted(document(text)) == []
