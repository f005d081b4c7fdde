"""Who is one party, by names, countries, sectors and sides."""

import pytest

from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Party, is_named, learn_sides, nations_in, plain_name, same_party, side_of
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor


def states():
    entries = load_pack("countries")["states"]
    return [e for e in entries if e.get("adjectives") and e.get("capitals")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zhed army", "the Zhed Defence Ministry"),
        ("Zhedan forces", "Zhedan army"),
        ("Eastern Liberation Movement", "ELM"),
        ("ELM guerrillas", "ELM"),
        ("Zhed rebels", "Zhed insurgents"),
        ("Zhedia", "Zhedian troops"),
        ("Mara Lund", "President Mara Lund"),
    ],
)
def test_one_party(first, second):
    assert same_party(Party(name=first), Party(name=second))
    assert same_party(Party(name=second), Party(name=first))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Zhed Defence Ministry", "Orta Defence Ministry"),
        ("Zhed-backed rebels", "Zhed"),
        ("Zhed backed militia of Orta", "Zhed army"),
        ("Zhed civilians", "Zhed army"),
        ("the army", "the police"),
        ("gunmen", "unidentified attackers"),
    ],
)
def test_two_parties(first, second):
    assert not same_party(Party(name=first), Party(name=second))
    assert not same_party(Party(name=second), Party(name=first))


def test_every_state_is_one_with_its_people_and_capital_and_no_other():
    for entry, other in zip(states(), states()[1:], strict=False):
        first = Party(name=f"{entry['adjectives'][0]} army")
        if nations_in(first.name) != {entry["names"][0]}:
            continue  # an adjective of two countries decides for neither
        assert same_party(first, Party(name=entry["names"][0])), entry
        assert not same_party(first, Party(name=other["names"][0])), (entry, other)
        assert not same_party(first, Party(name=f"{entry['adjectives'][0]} rebels")), entry


@pytest.mark.parametrize("body", ["Doctors Network", "Tribune", "Red Crescent", "Bar Association", "Trade Union"])
def test_a_body_that_only_bears_the_name_of_a_land_is_not_of_its_state(body):
    for entry in states()[::20]:
        land, adjective = entry["names"][0], entry["adjectives"][0]
        if nations_in(f"{adjective} army") != {land}:
            continue
        member = Party(name=f"{adjective} army", side=f"{adjective} army")
        assert not same_party(Party(name=f"{land} {body}"), member), land
        assert same_party(Party(name=f"{land}'s 16th infantry division"), member), land


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ({"country": "AAA"}, {"country": "AAA", "name": "Mara Lund", "sector": Sector.GOVERNMENT}, True),
        ({"country": "AAA"}, {"country": "BBB"}, False),
        ({"country": "AAA"}, {"country": "AAA", "name": "Dawn Front", "sector": Sector.ARMED_GROUP}, False),
        ({"country": "AAA"}, {"country": "AAA", "name": "Relief Watch", "sector": Sector.CIVIL_SOCIETY}, False),
        ({"side": "A"}, {"side": "A", "name": "Relief Watch"}, True),
        ({"side": "A"}, {"side": "B"}, False),
        ({"actor": "a_1"}, {"actor": "a_1", "name": "it"}, True),
    ],
)
def test_ids_sides_countries_and_sectors(first, second, verdict):
    base = {"name": "Zhed army", "sector": Sector.MILITARY}
    assert same_party(Party(**{**base, **first}), Party(**{**base, **second})) is verdict


def test_sides_are_learned_from_speakers_and_actors(tell):
    claims, _ = tell("It said so.", {"words": "said so", "by": "Zhed Defence Ministry", "side": "Zhed"})
    sides = learn_sides(claims, [Actor(id="a_9", name="Dawn Front", side="Rebels")])
    assert side_of(Party(name="Zhed army"), sides) == "Zhed"
    assert side_of(Party(name="Dawn Front fighters"), sides) == "Rebels"
    assert side_of(Party(name="somebody", actor="a_9"), sides) == "Rebels"
    assert side_of(Party(name="Zhed civilians"), sides) is None
    assert side_of(Party(name="Orta army"), sides) is None


def test_a_name_of_two_sides_tells_nothing(tell):
    claims, _ = tell(
        "It said so. It said no.",
        {"words": "said so", "by": "army", "side": "Zhed"},
        {"words": "said no", "by": "army", "side": "Orta"},
    )
    assert side_of(Party(name="army"), learn_sides(claims)) is None


@pytest.mark.parametrize(
    ("name", "named"), [("Zhed army", True), ("gunmen", False), ("residents", False), ("unidentified forces", False)]
)
def test_who_is_named(name, named):
    assert is_named(Party(name=name)) is named


@pytest.mark.parametrize(
    ("name", "plain"), [("The Zhéd’s Army", "zhed army"), ("Z.A.F. troops", "zaf troops"), ("the", "the")]
)
def test_plain_names(name, plain):
    assert plain_name(name) == plain


def test_an_international_body_in_a_land_is_not_of_its_army():
    sides = learn_sides((), (Actor(id="a", name="army", kind="group", side="Sudanese army", sector=Sector.MILITARY),))
    assert side_of(Party(name="UN human rights office in Sudan"), sides) is None
    assert side_of(Party(name="Sudanese army"), sides) == "Sudanese army"
