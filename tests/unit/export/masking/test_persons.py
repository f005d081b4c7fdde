"""Every group and sign of the pack on private persons finds its own examples in a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from counterclaim.export.masking.mask import Mask
from counterclaim.export.masking.persons import find_private
from counterclaim.packs.loader import load_pack
from counterclaim.pipeline import read_all
from counterclaim.records.ledger import Actor, Reading
from counterclaim.records.settings import Settings

PACK = load_pack("private_persons.en")
GROUPS = [
    *PACK["public"],
    *(PACK[key] | {"id": key} for key in ("with_body", "kin", "role", "honorifics", "owned", "households")),
    *PACK["signs"],
]


def examples(key: str) -> Iterator[Any]:
    for raw in GROUPS:
        for name, text in raw.get(key, {}).items():
            yield pytest.param(name, text, id=f"{raw['id']}-{name}")


@pytest.mark.parametrize(("name", "text"), list(examples("masked")))
def test_the_example_is_masked(name: str, text: str) -> None:
    assert name not in Mask(find_private([], [text])).text(text)


@pytest.mark.parametrize(("name", "text"), list(examples("stays")))
def test_the_counter_example_stays(name: str, text: str) -> None:
    assert name in Mask(find_private([], [text], places=["Dorand"])).text(text)


def test_every_group_has_an_example() -> None:
    assert [raw["id"] for raw in GROUPS if not raw.get("masked")] == []


def test_the_ledger_knows_persons_whom_no_claim_needs() -> None:
    text = b"HALVERN, May 7, 2031 - The army shelled Halvern on Monday.\n\nMarta Kolb used to sing in the choir.\n"
    reading = next(iter(read_all(["-"], settings=Settings(), stdin=text)))
    assert isinstance(reading, Reading)
    assert "Marta Kolb" not in " ".join(claim.evidence.text for claim in reading.claims)
    assert "Marta Kolb" in [actor.name for actor in reading.actors if actor.kind == "person"]


def test_a_short_form_is_not_another_person() -> None:
    actors = [
        Actor(id="a_1", name="Mira Sol", aliases=("Sol",), kind="person"),
        Actor(id="a_2", name="Nwe", kind="person"),
    ]
    assert find_private(actors, []).persons == 2
