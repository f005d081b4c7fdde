"""What a person's name and office tell."""

import pytest
from tests.unit.book.actor_parts import actor, person

from counterclaim.book.actors.person_names import (
    compare_offices,
    is_nameless,
    name_parts,
    office_ids,
    rank_words,
    reads_as_person,
)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Gen. A. Voss", ("a", "voss")),
        ("A.B. Voss", ("a", "b", "voss")),
        ("Head of Mission Oda Berg", ("oda", "berg")),
        ("Élodie Mârr", ("elodie", "marr")),
        ("Charl H. Keat IV", ("charl", "h", "keat")),
        ("Sela Marr’s", ("sela", "marr")),
        ("Voss", ("voss",)),
        ("", ()),
    ],
)
def test_a_name_without_ranks_and_titles(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


@pytest.mark.parametrize(
    ("office", "ranks"),
    [("Maj. Gen.", ("major general",)), ("Colonel, spokesman", ("colonel",)), ("mayor", ()), ("", ())],
)
def test_ranks_are_written_out(office: str, ranks: tuple[str, ...]) -> None:
    assert rank_words(office) == ranks


@pytest.mark.parametrize(
    ("one", "two", "fits", "same"),
    [
        ("spokesman", "spokeswoman", True, True),
        ("minister", "defence minister", True, True),
        ("foreign minister", "defence minister", False, False),
        ("General", "army spokesman", True, False),
        ("", "mayor", True, False),
    ],
)
def test_offices_of_one_person(one: str, two: str, *, fits: bool, same: bool) -> None:
    assert compare_offices(office_ids(one), office_ids(two)) == (fits, same)
    assert compare_offices(office_ids(two), office_ids(one)) == (fits, same)


def test_an_office_alone_names_nobody() -> None:
    assert is_nameless(person("Foreign Ministry official", office="Foreign Ministry official"))
    assert is_nameless(person("spokesman for the council"))
    assert not is_nameless(person("Haidar al-Abbari", office="premier"))


def test_an_office_and_a_name_is_a_person_and_a_mission_is_not() -> None:
    assert reads_as_person(actor("Governor Oda Berg"))
    assert not reads_as_person(actor("Lake Observer Mission"))
