"""Paragraphs of like words meet under a key, whatever stands around them; others hardly ever do."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.book.copies.prints import keys_of, likeness, prints_of, words_of
from counterclaim.records.report import Report

STORY = """Shells hit the ferry at Lower Brann

NORTHTOWN, May 3, 2031 (Example Wire) — Two shells struck the ferry landing of Lower Brann shortly after noon on Friday,
setting the ticket hall on fire and wounding at least seven passengers, the harbour master said.

Crews from both banks put out the blaze within an hour. The afternoon boats were moved to the old grain quay, where
soldiers searched every bag before anybody was let on board."""

KEYS = ("00560dab4d3f", "0171aa39f6e2")


def report(text: str, **fields: str) -> Report:
    return Report(id="r", text=text, **fields)


def keys(text: str) -> set[str]:
    return {key for made in prints_of(report(text)) for key in keys_of(made)}


def test_headline_and_dateline_count_for_nothing() -> None:
    other = STORY.replace("Shells hit the ferry at Lower Brann", "Ferry landing burns").replace(
        "NORTHTOWN, May 3, 2031 (Example Wire) — ", "LENN, May 4, 2031 — "
    )
    assert [p.signature for p in prints_of(report(other))] == [p.signature for p in prints_of(report(STORY))]


def test_a_print_tells_its_stretch_and_its_words() -> None:
    first, second = prints_of(report(STORY))
    assert STORY[first.start : first.end].startswith("Two shells")
    assert STORY[second.start : second.end].endswith("on board.")
    assert first.words == 30
    assert len(first.signature) == 144


def test_capitals_accents_and_kinds_of_quotation_marks_count_for_nothing() -> None:
    one = [word.text for word in words_of("The mayor’s café, he says", 0, 25)]
    assert one == [word.text for word in words_of("THE MAYOR'S CAFE - HE SAYS", 0, 26)]


def test_quoted_words_and_stock_phrases_are_not_the_reporters_own() -> None:
    text = 'He said "the guns are silent" on Monday. The claim could not be independently verified.'
    own = [word.text for word in words_of(text, 0, len(text)) if word.own]
    assert own == ["he", "said", "on", "monday", "the", "claim"]


@pytest.mark.parametrize("quoted", ["“all is quiet", "‘all is quiet, we don’t move’", "'all is quiet, don't move'"])
def test_all_kinds_of_quotation_marks(quoted: str) -> None:
    text = f"She said: {quoted}"
    assert [word.text for word in words_of(text, 0, len(text)) if word.own] == ["she", "said"]


def test_a_short_paragraph_has_no_keys() -> None:
    (made,) = prints_of(report("The claim, he said, was looked at by nobody."))
    assert made.signature == b""
    assert keys_of(made) == ()
    assert likeness((made,), (made,)) == 0.0


def test_a_text_without_paragraphs_is_cut_at_ends_of_sentences() -> None:
    text = "The patrol went along the river from the mill to the ford and met nobody there. " * 30
    made = prints_of(report(text))
    assert len(made) > 4
    assert all(text[p.start : p.end].endswith(".") for p in made)


def test_keys_are_the_same_on_every_machine() -> None:
    assert keys_of(prints_of(report(STORY))[0])[:2] == KEYS


def shared(part: float, rng: random.Random) -> tuple[str, str]:
    """Two paragraphs of 60 runs or so of which the part given is common: the first words are, the others are not."""
    size = 60
    common = round(2 * part * size / (1 + part))
    start = [f"w{rng.random()}"[:9].replace(".", "") for _ in range(common + 2)]
    rest = [[f"v{rng.random()}"[:9].replace(".", "") for _ in range(size - common)] for _ in range(2)]
    one, two = (" ".join([*start, *tail]) + " ended." for tail in rest)
    return one, two


@pytest.mark.parametrize(
    ("part", "least", "most"), [(0.7, 0.99, 1.0), (0.5, 0.92, 1.0), (0.33, 0.45, 0.75), (0.1, 0.0, 0.06), (0.0, 0, 0)]
)
def test_the_likelier_the_more_alike(part: float, least: float, most: float) -> None:
    rng = random.Random(7)
    met = [bool(keys(one) & keys(two)) for one, two in (shared(part, rng) for _ in range(250))]
    assert least <= sum(met) / len(met) <= most


def test_likeness_is_about_the_part_of_runs_shared() -> None:
    rng = random.Random(3)
    found = [likeness(*(prints_of(report(text)) for text in shared(0.5, rng))) for _ in range(50)]
    assert sum(found) / len(found) == pytest.approx(0.5, abs=0.05)


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_has_prints_within_it(text: str) -> None:
    for made in prints_of(report(text)):
        assert 0 <= made.start < made.end <= len(text)
        assert len(keys_of(made)) in (0, 24)
