"""Names that are common nouns alone, and of which sort a side is."""

import pytest

from counterclaim.packs.common_names import (
    core_of,
    is_common,
    is_of_state,
    is_rebels,
    is_same_name,
    only_apart,
    only_state,
    sort_of,
)
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.packs.loader import load_pack

PACK = load_pack("common_names.en")
FRONT = Side(name="Highland Front", members=("Highland Front",))
GOVERNMENT = Side(name="Government", members=("army", "Health Ministry"))


@pytest.mark.parametrize("entry", PACK["state"], ids=lambda e: e["example"])
def test_bodies_that_any_state_has(entry: dict) -> None:
    assert is_of_state(entry["example"])
    assert is_of_state(entry["example"], force=bool(entry.get("force")))


@pytest.mark.parametrize("entry", PACK["same"], ids=lambda e: e["word"])
def test_words_of_one_meaning(entry: dict) -> None:
    assert {core_of(f"the {words}") for words in entry["words"]} == {frozenset((entry["word"],))}


@pytest.mark.parametrize(
    "name",
    ["separatists", "the separatists", "Separatists", "separatist forces", "a separatist commander",
     "separatist shelling", "the separatists' spokesman", "commander of the separatists", "separatist fighters"],
)  # fmt: skip
def test_one_name_in_any_number_and_case(name: str) -> None:
    assert is_same_name(name, "separatists")
    assert is_same_name(name, "Separatists")


@pytest.mark.parametrize(
    "name",
    ["separatists of Lenn", "Lennish separatists", "separatist-held Kesh", "former separatists", "separatist prisoners",
     "anti-separatist volunteers", "forces", "fighters", "villagers", "", "the army and the separatists"],
)  # fmt: skip
def test_names_with_other_words_are_other_names(name: str) -> None:
    assert not is_same_name(name, "separatists")


@pytest.mark.parametrize(
    "name",
    ["Lennish army", "UN police", "army of Lenn", "army deserters", "foreign minister", "former army officer"],
)  # fmt: skip
def test_bodies_that_are_told_to_be_anothers(name: str) -> None:
    assert not is_of_state(name)


@pytest.mark.parametrize("name", ["Ministry of Health", "the Health Ministry", "Interior Ministry", "health minister"])
def test_ministries_have_no_arms(name: str) -> None:
    assert is_of_state(name)
    assert not is_of_state(name, force=True)
    assert is_of_state("Defense Ministry", force=True)


def test_rebels() -> None:
    assert all(is_rebels(name) for name in ("rebels", "the insurgents", "guerrilla fighters", "rebel commander"))
    assert not any(is_rebels(name) for name in ("opposition", "Lennish rebels", "rebel-held", "loyalists", "militia"))


def test_names_of_the_file_that_are_common() -> None:
    assert all(is_common(name) for name in ("separatists", "Government", "Health Ministry", "Air Force"))
    assert not any(is_common(name) for name in ("Highland Front", "Dorand", "Dorandi army", "Sela Marr"))


@pytest.mark.parametrize(
    ("side", "sort"),
    [
        (GOVERNMENT, "state"),
        (Side(name="Peru", countries=("PER",)), "state"),
        (Side(name="Dorand", members=("President Ivo Tarn",)), "state"),
        (Side(name="Dorandi army", members=("Dorandi army",)), "army"),
        (FRONT, "apart"),
        (Side(name="separatists"), "apart"),
        (Side(name="Hill Alliance", members=("Hill Alliance", "Alliance president Ivo Tarn")), "apart"),
        (Side(name="Hill Alliance", members=("Dorandi army", "Dorandi Defence Ministry")), "army"),
        (Side(name="Hill Alliance", members=("Hill Alliance", "Alliance Health Ministry")), "apart"),
        (Side(name="Hill Liberation Army"), "apart"),
        (Side(name="Government Front", members=("President Ivo Tarn",)), "state"),
        (Side(name="Dorand", members=("Dorand",)), "open"),
    ],
)
def test_sorts_of_sides(side: Side, sort: str) -> None:
    assert sort_of(side) == sort


def _war(*sides: Side) -> Conflict:
    return Conflict(id="x", name="x", sides=sides)


@pytest.mark.parametrize("turn", [1, -1])
def test_only_one_of_a_sort_is_taken(turn: int) -> None:
    dorand = Side(name="Dorand", members=("Dorandi army", "Dorandi Health Ministry"))
    velmar = Side(name="Velmar", members=("Velmari army", "Velmari Health Ministry"))
    bare = Side(name="Velmar", members=("Velmar",))
    army = Side(name="Velmar", members=("Velmari army",))
    assert only_state(_war(*(GOVERNMENT, FRONT)[::turn]), force=True) == GOVERNMENT
    assert only_apart(_war(*(GOVERNMENT, FRONT)[::turn])) == FRONT
    for other in (velmar, bare, army):
        # Another side that is a state, or may be one, leaves it open.
        assert only_state(_war(*(dorand, other)[::turn]), force=True) is None
        assert only_state(_war(*(dorand, other)[::turn]), force=False) is None
    # The rest of the state is not known to be on the side of its army.
    assert only_state(_war(*(army, FRONT)[::turn]), force=True) == army
    assert only_state(_war(*(army, FRONT)[::turn]), force=False) is None
    assert only_apart(_war(GOVERNMENT, FRONT, Side(name="Valley League"))) is None
