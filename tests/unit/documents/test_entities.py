"""Names are those that the recogniser itself chooses, word by word."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.documents.annotators.entities import set_entities
from counterclaim.documents.annotators.parser import Parser

TEXTS = [
    "",
    "Velmar",
    "The United Nations Mission in Northland said on Monday, March 3, 2031, that 43 people had fled to Port Ada.",
    "Talks in Halvern failed. Dorand\nLenn signed nothing. General Ivo   Tarn of the Third  Army left.",
    "MORE THAN 20 PEOPLE DIED ON SUNDAY NEAR ST. JOHN'S CHURCH, MAYOR ANNA DE LA CRUZ TOLD REUTERS.",
    "About 60 percent of $3 million went to the Lake Mission; the rest to the Red Cross of Old Town",
]
NAMES = (
    "Port Ada",
    "Monday",
    "the United Nations",
    "General Tarn",
    "43",
    "$3 million",
    "the",
    "of",
    "left",
    ".",
    "\n",
    " ",
)


def both(text: str, parser: Parser) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Entity marks of every word: as the recogniser sets them, and as we do."""
    recogniser = parser.model.get_pipe("ner")
    theirs, ours = parser.model(text), parser.model(text)
    theirs = recogniser(theirs)
    set_entities([ours], recogniser)
    return [[(word.ent_iob_, word.ent_type_) for word in doc] for doc in (theirs, ours)]


@pytest.mark.parametrize("text", TEXTS)
def test_names_are_the_recognisers(text: str, parser: Parser) -> None:
    theirs, ours = both(text, parser)
    assert ours == theirs


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(NAMES), max_size=25))
def test_names_are_the_recognisers_in_any_words(words: list[str], parser: Parser) -> None:
    theirs, ours = both(" ".join(words), parser)
    assert ours == theirs


def test_documents_read_together_keep_their_own_names(parser: Parser) -> None:
    recogniser = parser.model.get_pipe("ner")
    together = [parser.model(text) for text in TEXTS]
    set_entities(together, recogniser)
    for text, doc in zip(TEXTS, together, strict=True):
        assert [str(name) for name in doc.ents] == [str(name) for name in recogniser(parser.model(text)).ents]
    assert any(doc.ents for doc in together)
