"""What the name of a body tells; every class of the pack by its own examples."""

from typing import Any

import pytest

from counterclaim.book.actors.body_names import Named, read_name
from counterclaim.packs.loader import load_pack

CLASSES = load_pack("body_words.en")["classes"]
LANDS = ("dorand", "velmar")


@pytest.mark.parametrize("entry", CLASSES, ids=[e["id"] for e in CLASSES])
def test_names_of_one_kind_meet_and_others_do_not(entry: dict[str, Any]) -> None:
    one, two = ([read_name(n, LANDS) for n in entry[key]] for key in ("one", "two"))
    assert [(n.nations, n.own, n.kind) for n in one] == [(("dorand",), (), (entry["id"],))] * 2
    assert two[0].kind != two[1].kind


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("the Dorandi army", {"nations": ("dorand",), "kind": ("army",)}),
        ("Highland Front’s fighters", {"own": ("highland",), "kind": ("fighters", "front")}),
        ("Norwegian Refugee Union", {"nations": ("NOR",), "own": ("refugee",), "kind": ("union",)}),
        ("LMM", {"short": "LMM"}),
        ("L.M.M.", {"short": "LMM"}),
        ("Lima police", {"own": ("lima",)}),
        ("army and rebels", {"several": False, "kind": ("army", "rebels")}),
        ("Norway and Peru", {"several": True}),
        ("Residents of Brann", {"people": True}),
    ],
)
def test_a_name_is_taken_apart(name: str, told: dict[str, Any]) -> None:
    found: Named = read_name(name, LANDS)
    assert {key: getattr(found, key) for key in told} == told


def test_a_long_name_may_be_shortened_with_or_without_its_small_words() -> None:
    assert set(read_name("Office of the Lake Monitor").initials) >= {"OOTLM", "OLM"}
