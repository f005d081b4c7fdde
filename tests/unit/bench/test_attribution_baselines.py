"""What attribution and claims are measured against does what it says, no more and no less."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from counterclaim.bench.attribution_baselines import dependencies, say_verbs, split_sentences
from counterclaim.bench.claims import every_sentence
from counterclaim.documents.annotators.parser import Parser, parse
from counterclaim.records.claim import Span
from counterclaim.records.document import Annotations, Paragraph
from counterclaim.records.enums import Kind, Zone
from counterclaim.records.report import Report

Found = list[tuple[str, str, str]]


def words(text: str, found: Annotations) -> Found:
    """Source, cue and content of each attribution, as they stand in the text."""

    def read(spans: tuple[Span, ...]) -> str:
        return " | ".join(text[span.start : span.end].strip(" ,.") for span in spans)

    return [(read(one.source), read(one.cue), read(one.content)) for one in found.attributions]


@pytest.fixture(scope="module")
def by_dependencies(parser: Parser) -> Callable[[str], Annotations]:
    def parsed(text: str) -> object:
        return parse([Paragraph(0, 0, len(text), Zone.BODY)], text, parser)

    return partial(dependencies, parse=parsed)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The army left. It came back!", ["The army left.", "It came back!"]),
        ("It cost 3.5 million.\nNobody paid", ["It cost 3.5 million.", "Nobody paid"]),
        ("“We left.” They did.", ["“We left.”", "They did."]),
        ("", []),
        (" ... ", []),
    ],
)
def test_sentences_end_at_marks_before_a_space(text: str, parts: list[str]) -> None:
    assert [text[span.start : span.end] for span in split_sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor said the bridge was gone.", [("The mayor", "said", "the bridge was gone")]),
        ("“We won,” added the mayor.", [("We won", "added", "the mayor")]),
        ("The bridge was gone.", []),
        ("The mayor said.", []),
        ("He left. She denied it. They wrote letters.", [("She", "denied", "it"), ("They", "wrote", "letters")]),
    ],
)
def test_say_verbs_cut_a_sentence_in_two(text: str, found: Found) -> None:
    assert words(text, say_verbs(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mayor of Halvern said that the bridge was gone.",
            [("The mayor of Halvern", "said", "that the bridge was gone")],
        ),
        ('"We have left the town," the general told reporters.', [("the general", "told", "We have left the town")]),
        (
            "Two bridges were destroyed, according to the mayor of Halvern.",
            [("the mayor of Halvern", "according to", "Two bridges were destroyed")],
        ),
        ("The mayor crossed the bridge.", []),
    ],
)
def test_dependencies_take_subject_and_clause(
    text: str, found: Found, by_dependencies: Callable[[str], Annotations]
) -> None:
    assert words(text, by_dependencies(text)) == found


def test_every_sentence_is_the_same_claim() -> None:
    report = Report(id="r_1", text="Shells fell on Halvern. Nobody was hurt.")
    shellings = list(every_sentence(report, kind=Kind.EVENT, event="shelling"))
    assert [claim.evidence.text for claim in shellings] == ["Shells fell on Halvern.", "Nobody was hurt."]
    assert {claim.event.type for claim in shellings if claim.event} == {"shelling"}
    assert all(report.text[c.evidence.start : c.evidence.end] == c.evidence.text for c in shellings)
    positions = list(every_sentence(report, kind=Kind.POSITION))
    assert [(claim.kind, claim.event, claim.speaker) for claim in positions] == [(Kind.POSITION, None, None)] * 2
    assert len({claim.id for claim in shellings + positions}) == 4
