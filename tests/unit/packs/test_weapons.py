"""Weapons named in texts, and their classes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.packs.lexicon import load_lexicon
from counterclaim.packs.treaties import load_arsenal
from counterclaim.packs.weapons import find_weapons
from counterclaim.records.document import Document

Build = Callable[..., Document]
LEXICON = load_lexicon("weapons.en")


def weapons(document: Build, text: str) -> list[tuple[str, str | None]]:
    """Names and classes of the weapons in a text; also checks that the offsets hold the name."""
    found = find_weapons(document(text).tokens, LEXICON)
    assert [text[m.start : m.end] for m in found] == [m.weapon.name for m in found]
    return [(m.weapon.name, m.weapon.class_) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army used combat drones.", [("combat drones", "drone")]),
        ("Units fired a Smerch cluster warhead at the hamlet.", [("Smerch cluster warhead", "cluster_munition")]),
        (
            "They found LAR-160 series cluster munition rockets in the yard.",
            [("LAR-160 series cluster munition rockets", "cluster_munition")],
        ),
        ("A car bomb went off.", [("car bomb", "car_bomb")]),
        ("Troops opened intense mortar fire.", [("mortar", "mortar")]),
        ("Widely banned cluster munitions fell on the town.", [("cluster munitions", "cluster_munition")]),
        ("They shot down an unmanned aerial vehicle.", [("unmanned aerial vehicle", "drone")]),
        ("It received surface-to-surface rockets.", [("surface-to-surface rockets", "rocket")]),
        ("They used artillery, mortars and Grad rockets.", [
            ("artillery", "artillery"), ("mortars", "mortar"), ("Grad rockets", "multiple_rocket_launcher")]),
        ("Government helicopters hit the ford.", [("helicopters", "helicopter")]),
        ("An M-16 rifle and five grenades were seized.", [("M-16 rifle", "small_arms"), ("grenades", "grenade")]),
        ("Two kamikaze drones hit the depot.", [("kamikaze drones", "loitering_munition")]),
        ("Workers left the gold mine by bus.", []),
        ("Families hid in a bomb shelter.", []),
        ("The artillery brigade left the base.", []),
        ("They mortared the hill.", []),
        ("The embassy bombers fled.", []),
        ("A sarin attack was reported.", [("sarin", "chemical")]),
    ],
)  # fmt: skip
def test_weapons_are_named_as_in_the_text(document: Build, text: str, expected: list[tuple[str, str]]) -> None:
    assert weapons(document, text) == expected


def test_an_owner_is_no_part_of_the_name(document: Build) -> None:
    assert weapons(document, "They seized XLF mortars.") == [("mortars", "mortar")]
    assert weapons(document, "Rebel mortars and army tanks stood there.") == [("mortars", "mortar"), ("tanks", "tank")]


def test_a_name_brings_its_treaties_with_nobody_bound(document: Build) -> None:
    (mention,) = find_weapons(document("They used cluster bombs.").tokens, LEXICON)
    assert [(treaty.name, treaty.bound) for treaty in mention.weapon.treaties] == [
        ("Convention on Cluster Munitions", None)
    ]


def test_a_sentence_alone_gives_document_indexes(document: Build) -> None:
    doc = document("All was calm. Then a mortar round fell.")
    (mention,) = find_weapons(doc.words(doc.sentences[1]), LEXICON)
    assert [t.text for t in doc.tokens[mention.first : mention.last]] == ["mortar", "round"]


def test_no_tokens_no_weapons() -> None:
    assert find_weapons((), LEXICON) == ()


def test_every_class_of_the_lexicon_is_known() -> None:
    assert {e.fields["class"] for e in LEXICON.entries} <= set(load_arsenal().classes)
