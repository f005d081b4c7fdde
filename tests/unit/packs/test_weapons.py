"""Weapons named in texts, their classes, and treaties."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pycountry
import pytest

from counterclaim.packs.lexicon import load_lexicon
from counterclaim.packs.loader import load_pack
from counterclaim.packs.weapons import bound_on, find_weapons, load_arsenal, read_arsenal, treaties_on
from counterclaim.records.document import Document
from counterclaim.records.errors import PackError

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


@pytest.mark.parametrize(
    ("text", "banned"),
    [("They used widely banned cluster bombs.", True), ("They used cluster bombs.", False)],
)
def test_called_banned(document: Build, text: str, banned: bool) -> None:
    (mention,) = find_weapons(document(text).tokens, LEXICON)
    assert mention.called_banned is banned
    assert [treaty.name for treaty in mention.weapon.treaties] == ["Convention on Cluster Munitions"]


def test_a_sentence_alone_gives_document_indexes(document: Build) -> None:
    doc = document("All was calm. Then a mortar round fell.")
    (mention,) = find_weapons(doc.words(doc.sentences[1]), LEXICON)
    assert [t.text for t in doc.tokens[mention.first : mention.last]] == ["mortar", "round"]


def test_no_tokens_no_weapons() -> None:
    assert find_weapons((), LEXICON) == ()


def test_every_class_of_the_lexicon_is_known() -> None:
    assert {e.fields["class"] for e in LEXICON.entries} <= set(load_arsenal().classes)


@pytest.mark.parametrize(
    ("weapon_class", "iso3", "day", "bound"),
    [
        ("cluster_munition", "COL", "2016-03-01", True),
        ("cluster_munition", "COL", "2015-12-01", False),
        ("cluster_munition", "ARM", "2020-10-01", False),
        ("cluster_munition", "AZE", "2020-10-01", False),
        ("cluster_munition", "ARM", "2031-01-01", None),
        ("cluster_munition", "FRA", "2009-01-01", False),
        ("cluster_munition", "LTU", "2024-01-01", True),
        ("cluster_munition", "LTU", "2025-04-01", False),
        ("cluster_munition", None, "2020-10-01", None),
        ("cluster_munition", "COL", None, None),
        ("cluster_munition", "COL", "2019", None),
        ("chemical", "SYR", "2013-08-21", False),
        ("chemical", "SYR", "2013-10-14", True),
        ("chemical", "BRA", "2018-01-01", True),
        ("chemical", "BRA", "2000-01-01", None),
        ("anti_personnel_mine", "UKR", "2020-01-01", True),
        ("anti_personnel_mine", "RUS", "2020-01-01", True),  # by the amended mines protocol, not by the ban
        ("artillery", "COL", "2020-01-01", None),
        ("no_such_class", "COL", "2020-01-01", None),
    ],
)
def test_bound_on(weapon_class: str, iso3: str | None, day: str | None, bound: bool | None) -> None:
    assert bound_on(weapon_class, iso3, day) is bound


def test_each_treaty_answers_for_itself() -> None:
    bonds = [treaty.bound for treaty in treaties_on("anti_personnel_mine", "RUS", "2020-01-01")]
    assert bonds == [False, True]


def test_states_are_iso_codes_and_stand_once() -> None:
    codes = {country.alpha_3 for country in pycountry.countries}
    for treaty in load_arsenal().treaties.values():
        assert set(treaty.parties) | treaty.non_parties <= codes | {"XKX"}
        assert treaty.non_parties.isdisjoint(treaty.parties), treaty.id


def test_a_bond_never_begins_before_the_treaty() -> None:
    for treaty in load_arsenal().treaties.values():
        for iso3, bond in treaty.parties.items():
            assert bond.surely >= bond.not_before >= treaty.in_force or treaty.id == "ccw_ii", (treaty.id, iso3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["classes"]["drone"]["treaties"].append("moon"), "no treaty 'moon'"),
        (lambda d: d["treaties"]["ccm"]["parties"].update(COL="soon"), "the day 'soon'"),
        (lambda d: d["treaties"]["ccm"].pop("name"), "'name'"),
    ],
)
def test_a_wrong_treaty_pack_is_named(change: Callable[[dict[str, object]], object], words: str) -> None:
    data = copy.deepcopy(load_pack("treaties"))
    change(data)
    with pytest.raises(PackError, match=r"treaties\.yaml") as caught:
        read_arsenal(data)
    assert words in str(caught.value)
