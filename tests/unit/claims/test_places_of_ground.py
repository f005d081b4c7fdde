"""A name that no list holds is a place where the words show that it is ground."""

import pytest

from counterclaim.claims.places import find_places
from counterclaim.packs.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture
def names(document, places):
    """Names of the places at which a happening of the text may lie."""
    return lambda text: [m.place.name for m in find_places(document(text), places) if m.locates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Artillery fire struck Lozhen on Monday evening, the ministry said.", ["Lozhen"]),
        ("Mortars opened up on Dul Karra at dawn.", ["Dul Karra"]),
        ("Gunners fired 12 shells at Lozhen on Sunday.", ["Lozhen"]),
        ("Two missiles struck the air base at Ras Imni on Friday.", ["Ras Imni"]),
        ("Units of the army took Koddar on Monday.", ["Koddar"]),
        ("Air defences shot down a drone over Adi Velko on Monday.", ["Adi Velko"]),
        ("A gunboat fired on a trawler off Arro Tey.", ["Arro Tey"]),
        ("The army denied having lost Lozhen.", ["Lozhen"]),
        ("Jets bombed Lozhen on Sunday.", ["Lozhen"]),
        ("The attack on Lozhen killed four people.", ["Lozhen"]),
        ("Clashes erupted at Lozhen on Monday.", ["Lozhen"]),
        ("Fighting raged around Lozhen on Monday.", ["Lozhen"]),
        ("Lozhen came under fire on Monday night.", ["Lozhen"]),
    ],
)
def test_a_bare_name_is_the_ground_that_was_hit(names, text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lozhen and Tarmeh were shelled on Monday, the governor said.", ["Lozhen", "Tarmeh"]),
        (
            "Shells fell on Lozhen, Upper Dobra and the hamlet of Kisk on Monday.",
            ["Lozhen", "Upper Dobra", "Kisk"],
        ),
        ("Explosions were heard in Lozhen/Brennik on Tuesday.", ["Lozhen", "Brennik"]),
    ],
)
def test_a_list_goes_on(names, text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the Vorsk Front on Monday.",
        "The attack on Vorsk Movement fighters killed four.",
        "Vorsk vowed revenge. Jets attacked Vorsk.",
        "Rebels attacked Vorsk positions on Monday.",
        "The army captured General Orr.",
        "The minister called on Vorsk to stop the attacks.",
    ],
)
def test_a_body_or_a_person_is_no_ground(names, text):
    assert names(text) == []


def test_a_land_before_a_noun_of_the_next_name_is_none(names):
    assert names("The Orvani port of Gabesk was bombed overnight.") == ["Gabesk"]
    assert names("A market was hit in the Orvani river town of Hawell.") == ["Hawell"]
