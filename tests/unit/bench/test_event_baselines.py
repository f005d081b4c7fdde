"""What the event benchmarks are measured against."""

from __future__ import annotations

from counterclaim.bench.event_baselines import (
    actors,
    by_dictionary,
    known_fillers,
    message_row,
    most_frequent,
    names,
    violations,
)


def test_a_string_is_known_that_filled_a_role_twice() -> None:
    answers = [{"Weapon": [[["bomb", 3], ["car bomb", 9]]]}, {"Weapon": [[["bomb", 4]]], "Target": []}]
    assert known_fillers(answers) == {"Weapon": {"bomb"}, "Target": frozenset()}


def test_known_strings_that_stand_in_the_text() -> None:
    known = {"Weapon": frozenset(("bomb", "car bomb", "gun"))}
    assert by_dictionary("a car bomb; the gunner ran", known) == {"Weapon": ["car bomb"]}
    row = message_row("x", "the npf did it", {"PerpOrg": frozenset(("npf",))}, kind="ATTACK", status="POSSIBLE")
    assert row["types"] == ["ATTACK"]
    assert row["org_status"] == [{"org": "npf", "status": "POSSIBLE"}]
    assert message_row("x", "all quiet", {"PerpOrg": frozenset()}, kind="ATTACK", status="POSSIBLE")["types"] == []


def test_the_commonest_label() -> None:
    assert most_frequent(["b", "a", "b"]) == "b"
    assert most_frequent(["b", "a"]) == "a"


def test_words_for_violations() -> None:
    assert violations("She was arrested and beaten.") == ["arbitrary detention", "torture"]
    assert violations("She was threatened.") == ["other"]


def test_runs_of_capitals_are_names() -> None:
    text = "Then Ada Horn met the Dresk Council."
    assert [text[a:b] for a, b in names(text)] == ["Then Ada Horn", "Dresk Council"]
    assert actors(text) == {"source": ["Then Ada Horn"], "target": ["Dresk Council"]}
