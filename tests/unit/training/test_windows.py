"""Labelled texts to windows, and windows to batches."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.model_by_hand import MARKS, tokenizer_for

from corpora import Labelled, Mark
from counterclaim.documents.annotators.encoding import WINDOW
from heads import Head, piece_heads, text_heads
from labels import IGNORE
from marked import vocabulary
from windows import MOST_WINDOWS, Window, cut, plan_batches

HEADS = piece_heads(tuple(sorted(vocabulary()))), text_heads()
BEGIN, CLOSE = 0, 1


def windows_of(text, marks=None, whole=None):
    return cut(Labelled("gazette", "one", text, marks or {}, whole or {}), 7, tokenizer_for(text), *HEADS)


def test_a_short_text_is_one_window_between_its_two_marks():
    (one,) = windows_of("mayor said so", {"attribution": [Mark("source", 0, 5, 0), Mark("cue", 6, 10, 0)]})
    assert (one.corpus, one.text) == ("gazette", 7)
    assert one.ids == [BEGIN, *range(len(MARKS), len(MARKS) + 3), CLOSE]
    names = HEADS[0]["attribution"].labels
    assert one.labels == {"attribution": [IGNORE, names.index("B-source"), names.index("B-cue"), 0, IGNORE]}
    assert one.cues == [IGNORE, 2, IGNORE, IGNORE, IGNORE]
    assert one.owners is None


def test_what_a_text_says_nothing_of_has_no_column():
    (one,) = windows_of("all quiet", whole={"case": ("OTHER",)})
    assert (one.labels, one.cues, one.owners) == ({}, None, None)
    assert one.whole == {"case": [HEADS[1]["case"].labels.index("OTHER")]}


def test_owners_count_from_the_beginning_of_the_window():
    marks = {
        "claims": [Mark("shelling", 5, 8, 1)],
        "parts": [Mark("agent", 0, 4, 1), Mark("target", 9, 11, 1)],
    }
    (one,) = windows_of("guns hit us", marks)
    assert one.owners == [[], [2], [], [2], []]


def test_names_of_states_are_learned_as_they_are_read():
    text = "Peru said Peru left"
    marks = {"entities": [Mark("place", 0, 4), Mark("place", 10, 14)]}
    (one,) = cut(Labelled("gazette", "one", text, marks, {}), 0, tokenizer_for("America said left"), *HEADS)
    place = HEADS[0]["entities"].labels.index("B-place")
    assert one.labels["entities"][1:-1] == [place, 0, place, 0]
    assert one.ids[1] == one.ids[3]


LONG = " ".join(f"w{n}" for n in range(3000))


def test_pointers_that_leave_a_window_are_not_learned():
    where = LONG.index("w300 ")
    marks = {"attribution": [Mark("cue", 0, 2, 0), Mark("content", 3, 5, 0), Mark("source", where, where + 4, 0)]}
    first, second, *_ = windows_of(LONG, marks)
    assert first.cues[2] == 1
    assert first.cues[301] == 1
    begins_at = second.ids[1] - len(MARKS)
    assert 0 < begins_at <= 300
    assert second.cues[300 - begins_at + 1] == IGNORE


def test_speech_is_learned_from_the_whole_text_and_other_things_from_its_beginning():
    assert len(windows_of(LONG, {"attribution": []})) > MOST_WINDOWS
    assert len(windows_of(LONG, {"victims": []}, {"violations": ()})) == MOST_WINDOWS


@pytest.mark.parametrize("count", [1, 317, 318, 319, 640])
def test_windows_cover_the_text_and_columns_are_as_long_as_pieces(count):
    text = " ".join(f"w{n}" for n in range(count))
    found = windows_of(text, {"attribution": [], "entities": []})
    assert {i for one in found for i in one.ids[1:-1]} == set(range(len(MARKS), len(MARKS) + count))
    for one in found:
        assert len(one.ids) == len(one.cues) == len(one.labels["entities"]) == len(one.labels["attribution"]) <= WINDOW


def test_an_empty_text_has_no_window():
    assert windows_of("", {"attribution": []}) == []


# --- batches ----------------------------------------------------------------------------------------------------------


def window(text, length):
    return Window("gazette", text, [0] * length, {}, None, None, {})


TEXTS = st.lists(st.lists(st.integers(2, WINDOW), min_size=1, max_size=4), max_size=30)


@given(TEXTS, st.integers(0, 3))
def test_every_window_is_in_one_batch_and_texts_are_never_parted(lengths, seed):
    texts = [[window(n, length) for length in each] for n, each in enumerate(lengths)]
    batches = plan_batches(texts, 2600, random.Random(seed))
    held = [one for batch in batches for one in batch]
    assert sorted((one.text, len(one.ids)) for one in held) == sorted(
        (one.text, len(one.ids)) for t in texts for one in t
    )
    homes = [{one.text for one in batch} for batch in batches]
    assert sum(map(len, homes)) == len(texts)
    for batch, home in zip(batches, homes, strict=True):
        assert len(home) == 1 or max(len(one.ids) for one in batch) * len(batch) <= 2600


def test_the_seed_alone_decides_the_order():
    texts = [[window(n, 20 + n)] for n in range(60)]
    assert plan_batches(texts, 200, random.Random(1)) == plan_batches(texts, 200, random.Random(1))
    assert plan_batches(texts, 200, random.Random(1)) != plan_batches(texts, 200, random.Random(2))


def test_heads_have_two_kinds():
    assert all(isinstance(head, Head) for heads in HEADS for head in heads.values())
