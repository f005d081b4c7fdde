"""What a report of very many sentences costs: work grows with the text, not with its square. Calls are counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.work import calls_of

from counterclaim.claims.attribution import Speech
from counterclaim.claims.earlier import Earlier
from counterclaim.claims.nearby import in_sentences_of, starting_in, touching
from counterclaim.claims.nesting import find_parents
from counterclaim.claims.turns import Spoken
from counterclaim.packs.lexicon import load_lexicon, match_lexicon
from counterclaim.records.claim import Reason
from counterclaim.records.ledger import Reading

LEAD = "ORM, 3 May 2031 (Example Wire) — "
SHORT = (
    "Gunners hit Orm on Monday. The rebels denied it. Ten died. ",
    "The ceasefire was broken by Velmar. “We hit nothing,” Dorand said. ",
    "It adds that ",
)
"""Sentences, or stretches without a stop, to repeat."""
TIMES = 4


@pytest.mark.parametrize("unit", SHORT)
def test_four_times_the_sentences_take_little_more_than_four_times_the_work(
    reading_of: Callable[..., Reading], unit: str
) -> None:
    def calls(letters: int) -> int:
        return calls_of(lambda: reading_of(LEAD + unit * (letters // len(unit)), published="2031-05-03"))

    calls(500)  # packs are loaded
    assert calls(TIMES * 5000) < 1.5 * TIMES * calls(5000)


# --- the parts


def hits(document: Callable[..., object], sentences: int):
    doc = document("The army allegedly shelled it. " * sentences)
    return doc, match_lexicon(doc.tokens, load_lexicon("certainty.en"))


def test_what_touches_words_is_found_and_nothing_else(document):
    doc, found = hits(document, 3)
    second = range(doc.sentences[1].first, doc.sentences[1].last)
    assert touching(found, second) == starting_in(found, second) == [found[1]]
    assert list(in_sentences_of(doc, found, (second[0],))) == [found[1]]
    assert touching(found, {found[0].first, found[2].first}) == [found[0], found[2]]
    assert touching(found, ()) == starting_in(found, ()) == list(in_sentences_of(doc, found, ())) == []


def test_looking_around_a_word_costs_the_same_in_a_long_text(document):
    def calls(sentences: int) -> int:
        doc, found = hits(document, sentences)
        words = range(doc.sentences[1].first, doc.sentences[1].last)
        return calls_of(lambda: (touching(found, words), starting_in(found, words)))

    assert calls(80) < 2 * calls(20)


WHY = Reason("attribution", "test", "told")


def told(source: int, cue: int, first: int, last: int) -> Speech:
    return Speech(source=(source,), cue=(cue,), content=((first, last),), reason=WHY)


def test_the_smallest_speech_around_holds_another(document):
    doc = document("He said that she said that it knew that rain fell.")
    speeches = [told(0, 1, 2, 11), told(3, 4, 5, 11), told(6, 7, 8, 11)]
    assert find_parents(doc, speeches, ()) == [None, 0, 1]


def test_a_speech_holds_none_of_another_sentence_unless_quoted(document):
    doc = document("He said that rain fell. She said so.")
    speeches = [told(0, 1, 2, 9), told(6, 7, 8, 9)]
    assert find_parents(doc, speeches, ()) == [None, None]
    assert find_parents(doc, speeches, range(2, 9)) == [None, 0]


def test_speeches_that_hold_nothing_are_not_compared(document):
    def calls(sentences: int) -> int:
        doc = document("He said so. " * sentences)
        speeches = [told(s.first, s.first + 1, s.first + 2, s.last) for s in doc.sentences]
        return calls_of(lambda: find_parents(doc, speeches, ()))

    assert calls(80) < 5 * calls(20)


@pytest.mark.parametrize(
    ("word", "spoke"),
    [(0, ()), (1, ("a",)), (6, ("a", "b")), (7, ("a", "b", "c")), (99, ("b", "c", "d", "e"))],
)
def test_the_last_who_spoke_before_a_word_in_the_order_of_their_speeches(word, spoke):
    turns = ((0, "a"), (5, "b"), (6, "c"), (20, "d"), (12, "e"))
    assert Spoken(turns, (0, 5, 6, 12, 12)).before(word) == spoke


def test_what_a_claim_goes_on_from_is_found_backwards(claims_of):
    found = claims_of("The army shelled Gao on Monday. The army shelled Mopti on Tuesday.")
    kept = Earlier(found)
    assert list(kept) == list(found)
    assert len(kept) == len(found)
    assert kept[-1:] == list(found[-1:])
    timed = [c for c in found if c.time is not None]
    assert [c.id for c in kept.timed(first=0, before=10_000)] == [c.id for c in reversed(timed)]
    assert list(kept.placed(first=0, before=0)) == []
    assert kept.said_by("nobody", upto=10_000) is None
