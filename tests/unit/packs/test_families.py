"""Event families and short phrases."""

import pytest

from counterclaim.packs.families import can_be_told_on, load_families, shared_family, stands_beside, told_otherwise
from counterclaim.packs.loader import load_pack
from counterclaim.packs.phrases import find_phrase, ordinal


def vocabulary():
    data = load_pack("event_types")
    types = data.get("types", data.get("entries"))
    return set(types) if isinstance(types, dict) else {t["id"] for t in types}


def test_families_know_the_vocabulary_and_nothing_else():
    table = load_families()
    told = set(table.of_type) | table.broad | table.violent | table.harmful | table.by_participants | set(table.titles)
    assert told | table.beside | table.aftermath | table.never_told_on <= vocabulary()


@pytest.mark.parametrize(
    ("first", "second", "beside"),
    [
        ("investigation", "shelling", True),
        ("displacement", "air_strike", True),
        ("investigation", "displacement", True),
        ("investigation", "meeting", False),
        ("meeting", "shelling", False),
    ],
)
def test_what_is_done_around_an_act_of_force(first, second, beside):
    assert stands_beside(first, second) is stands_beside(second, first) is beside


@pytest.mark.parametrize(
    ("told", "after", "can"),
    [
        ("shelling", "shelling", True),
        ("small_arms_fire", "naval_action", True),
        ("investigation", "air_strike", True),
        ("casualties", "remote_explosive", True),
        ("capture", "territory_taken", False),
        ("air_strike", "meeting", False),
        ("meeting", "air_strike", False),
        ("ceasefire_in_force", "shelling", False),
    ],
)
def test_what_can_go_on_about_what_was_told(told, after, can):
    assert can_be_told_on(told, after=after) is can


@pytest.mark.parametrize(
    ("first", "second", "related"),
    [
        ("shelling", "ceasefire_violated", True),
        ("shelling", "armed_clash", True),
        ("abduction", "arrest", True),
        ("shelling", "abduction", False),
        ("meeting", "shelling", False),
        ("displacement", "relief", False),
    ],
)
def test_views_of_one_happening(first, second, related):
    assert (shared_family(first, second) is not None) is related
    assert shared_family(first, second) == shared_family(second, first)


@pytest.mark.parametrize(
    ("purpose", "text", "phrase"),
    [
        ("despite", "shelled in  spite of the truce", "in spite of"),
        ("despite", "the despiteful raid", None),
        ("several_truces", "the ceasefire agreements", "ceasefire agreements"),
        ("several_truces", "the ceasefire agreement", None),
        ("another", "Another clash", "another"),
    ],
)
def test_phrases_stand_as_whole_words(purpose, text, phrase):
    assert find_phrase(purpose, text) == phrase


@pytest.mark.parametrize(("text", "number"), [("Third truce", 3), ("first and second truce", None), ("a truce", None)])
def test_ordinals(text, number):
    assert ordinal(text) == number


@pytest.mark.parametrize(
    ("first", "second", "may"),
    [
        ("naval_action", "abduction", True),
        ("air_strike", "naval_action", True),
        ("overflight", "air_strike", True),
        ("shelling", "abduction", False),
        ("meeting", "shelling", False),
    ],
)
def test_what_two_reports_may_call_otherwise(first, second, may):
    assert told_otherwise(first, second) is told_otherwise(second, first) is may
