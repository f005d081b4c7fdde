"""Words and sentences of the parser, and that their offsets are always those of the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.documents.annotators.parser import Parser
from counterclaim.documents.building import build_document
from counterclaim.records.document import Annotations, Document
from counterclaim.records.report import Report


def build(text: str, parser: Parser) -> Document:
    return build_document(
        Report(id="r", text=text), parser=parser, annotate=lambda _text, _paragraphs: Annotations((), "", "")
    )


def sentences(text: str, parser: Parser) -> list[str]:
    return [text[s.start : s.end] for s in build(text, parser).sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["Gen. A. Doe met Lt. Col. B. Roe on Jan. 5.", "He then left for the U.S. border."],
        ["“We have left the town.", "We will not come back,” the general said."],
        ["``We have left the town,'' the general said.", "``We will not come back.''"],
        ["THE 3D BRIGADE FOUND TWO RIFLES NEAR UNIT NO. 4.", "IT SAID SO YESTERDAY."],
    ],
)
def test_sentences(parser: Parser, parts: list[str]) -> None:
    text = " ".join(parts)
    assert sentences(text, parser) == parts


def test_sentence_over_two_lines(parser: Parser) -> None:
    text = "The defence ministry accused the rebels of shelling three villages on\nMonday, and of wounding many."
    assert sentences(text, parser) == [text]


def test_furniture_and_dateline_are_not_parsed(parser: Parser) -> None:
    text = "NORTHTOWN (Wire) — The army left the town on Monday, it said.\n\nShare\n\n457"
    assert sentences(text, parser) == ["The army left the town on Monday, it said."]


def test_word_attributes(parser: Parser) -> None:
    document = build("The rebels denied that they had shelled three villages.", parser)
    words = {token.text: token for token in document.tokens}
    denied = words["denied"]
    assert (denied.lemma, denied.pos, denied.dep) == ("deny", "VERB", "ROOT")
    assert denied.head == denied.index
    assert document.tokens[words["rebels"].head].text == "denied"
    assert words["had"].pos == "AUX"
    assert words["villages"].lemma == "village"


def test_expletive_be_is_a_verb(parser: Parser) -> None:
    tokens = build("There are no troops in the town.", parser).tokens
    assert next(token for token in tokens if token.text == "are").pos == "VERB"


def test_capitals_keep_their_words_and_gain_lemmas(parser: Parser) -> None:
    tokens = build("THE MAYOR OF ADAVILLE WAS KIDNAPPED BY ARMED MEN YESTERDAY.", parser).tokens
    kidnapped = next(token for token in tokens if token.text == "KIDNAPPED")
    assert (kidnapped.lemma, kidnapped.pos) == ("kidnap", "VERB")


def test_second_reading_gives_the_same(parser: Parser) -> None:
    text = "The army left. The rebels did not deny that it had left the town."
    assert build(text, parser).tokens == build(text, parser).tokens


PIECES = st.sampled_from(
    [
        "The army left.",
        "“We left,”",
        "he said.",
        "\n",
        "\n\n",
        " ",
        "Gen. Doe",
        "``no''",
        " _ ",
        "ARMY UNITS",
        "\u200b",
        "Share",
        "é",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(PIECES, max_size=14).map("".join))
def test_offsets_hold(parser: Parser, text: str) -> None:
    document = build(text, parser)
    assert all(text[token.start : token.end] == token.text for token in document.tokens)
    assert [token.index for token in document.tokens] == list(range(len(document.tokens)))
    for sentence in document.sentences:
        paragraph = document.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        words = document.words(sentence)
        assert words
        assert all(sentence.first <= word.head < sentence.last for word in words)
        assert all(word.sentence == sentence.index for word in words)
