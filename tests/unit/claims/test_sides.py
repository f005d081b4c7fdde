"""On which side claims and actors stand, by the file and by proposal."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.claims.actors.cast import Cast
from counterclaim.claims.sides import assign_sides
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.claim import Agent, Agreement, Claim, Event, Quote, Span, Speaker
from counterclaim.records.enums import AgreementType, Kind, Realis, Sector, Stance
from counterclaim.records.ledger import Actor

ACTORS = {
    "Kenya": Actor(id="a_ken", name="Kenya", kind="state", country="KEN", nation="KEN", sector=Sector.GOVERNMENT),
    "Somalia": Actor(id="a_som", name="Somalia", kind="state", country="SOM", nation="SOM", sector=Sector.GOVERNMENT),
    "Kenyan army": Actor(id="a_kar", name="Kenyan army", country="KEN", nation="KEN", sector=Sector.MILITARY),
    "Somali army": Actor(id="a_sar", name="Somali army", country="SOM", nation="SOM", sector=Sector.MILITARY),
    "Ana Prado": Actor(
        id="a_per",
        name="Ana Prado",
        kind="person",
        office="Kenyan minister",
        country="KEN",
        nation="KEN",
        sector=Sector.GOVERNMENT,
    ),
    "Kenyan Rights Group": Actor(
        id="a_ngo", name="Kenyan Rights Group", country="KEN", nation="KEN", sector=Sector.CIVIL_SOCIETY
    ),
    "Karim Zadran": Actor(id="a_kz", name="Karim Zadran", kind="person", body="a_sha", sector=Sector.ARMED_GROUP),
    "al-Shabaab": Actor(id="a_sha", name="al-Shabaab", sector=Sector.ARMED_GROUP),
    "Abkhazian authorities": Actor(
        id="a_abk", name="Abkhazian authorities", nation="abkhazia", sector=Sector.GOVERNMENT
    ),
    "Peru": Actor(id="a_peru", name="Peru", kind="state", country="PER", nation="PER", sector=Sector.GOVERNMENT),
}
CAST = Cast(tuple(ACTORS.values()), ())


def says(number, by, *agents, stance=Stance.ASSERTS, event=None, realis=Realis.OCCURRED, parties=()):
    speaker = ACTORS.get(by)
    return Claim(
        id=f"c_{number}",
        report="r",
        kind=Kind.EVENT if event else Kind.AGREEMENT if parties else Kind.POSITION,
        evidence=Quote(number, number + 1, "x"),
        sentence=Span(0, 9),
        speaker=Speaker(name=by, actor=speaker.id, country=speaker.country, sector=speaker.sector) if speaker else None,
        stance=stance,
        realis=realis,
        event=Event(type=event, agents=tuple(Agent(name=a, actor=ACTORS[a].id) for a in agents)) if event else None,
        agreement=Agreement(type=AgreementType.CEASEFIRE, parties=tuple(parties)) if parties else None,
    )


def sides_of(*claims, conflict=None):
    return [c.side for c in assign_sides(claims, CAST, conflict=conflict)[0]]


def test_those_who_accuse_each_other_are_sides():
    claims = (
        says(1, "Kenya", "Somalia", stance=Stance.ACCUSES, event="deployment"),
        says(2, "Somalia", "Kenyan army", stance=Stance.ACCUSES, event="deployment"),
        says(3, "Ana Prado"),
    )
    assert sides_of(*claims) == ["Kenya", "Somalia", "Kenya"]


def test_one_accusation_alone_makes_no_side():
    assert sides_of(says(1, "Kenya", "Somalia", stance=Stance.ACCUSES, event="deployment")) == [None]


def test_doers_of_violence_are_sides_whoever_says_so():
    assert sides_of(says(1, "", "Kenyan army", event="shelling"), says(2, "Kenya"), says(3, "Peru")) == [
        None,
        "Kenya",
        None,
    ]


@pytest.mark.parametrize(
    "claim",
    [
        says(1, "", "Kenyan army", event="shelling", stance=Stance.DENIES),
        says(1, "", "Kenyan army", event="shelling", realis=Realis.HYPOTHETICAL),
        says(1, "", "Kenyan army", event="meeting"),
    ],
)
def test_what_is_denied_or_peaceful_makes_no_side(claim):
    assert sides_of(claim, says(2, "Kenya")) == [None, None]


def test_parties_to_a_truce_are_sides_and_its_broker_is_not():
    claims = (says(1, "", parties=("Kenya", "Somalia")), says(2, "Somali army"), says(3, "Peru"))
    assert sides_of(*claims) == [None, "Somalia", None]


def test_those_who_do_not_speak_for_a_state_are_on_no_side():
    assert sides_of(says(1, "", "Kenyan army", event="shelling"), says(2, "Kenyan Rights Group")) == [None, None]


def test_an_armed_group_and_those_who_speak_for_it_are_a_side():
    claims = (says(1, "", "al-Shabaab", event="abduction"), says(2, "Karim Zadran"), says(3, "Somalia"))
    assert sides_of(*claims) == [None, "al-Shabaab", None]


def test_a_territory_is_a_side_of_its_own():
    claims = (says(1, "", "Abkhazian authorities", event="shelling"), says(2, "Abkhazian authorities"))
    assert sides_of(*claims) == [None, "Abkhazia"]


ALL = (
    says(1, "Kenya", "Somali army", stance=Stance.ACCUSES, event="shelling"),
    says(2, "Somalia", "Kenyan army", stance=Stance.ACCUSES, event="air_strike"),
    says(3, "Karim Zadran", "Kenyan army", event="shelling"),
    says(4, "", "al-Shabaab", event="abduction"),
    says(5, "", parties=("Kenya", "Somalia")),
)


@given(st.permutations(ALL))
def test_the_order_of_claims_changes_nothing(claims):
    found, cast = assign_sides(claims, CAST, conflict=None)
    expected, expected_cast = assign_sides(ALL, CAST, conflict=None)
    assert sorted(found, key=lambda c: c.id) == sorted(expected, key=lambda c: c.id)
    assert cast == expected_cast


CONFLICT = Conflict(
    id="x",
    name="X",
    sides=(
        Side(name="North", countries=("KEN",), members=("Abkhazia",)),
        Side(name="South", countries=("SOM",), members=("al Shabab",)),
    ),
    countries={"Abkhazian authorities": "GEO"},
)


def test_the_file_decides_by_country_member_and_other_names():
    by = ("Ana Prado", "Somali army", "Karim Zadran", "Abkhazian authorities", "Kenyan Rights Group", "Peru")
    assert sides_of(*(says(n, name) for n, name in enumerate(by)), conflict=CONFLICT) == [
        "North",
        "South",
        "South",
        "North",
        None,
        None,
    ]


def test_the_file_gives_a_country_to_a_body_of_a_disputed_state():
    _, cast = assign_sides((), CAST, conflict=CONFLICT)
    assert cast.actor("a_abk").country == "GEO"


def test_a_member_opens_the_name_of_its_bodies():
    actors = Cast((Actor(id="a", name="Dorand's army"), Actor(id="b", name="Dorand-backed rebels")), ())
    conflict = Conflict(
        id="x", name="X", sides=(Side(name="D", members=("Dorand",)), Side(name="V", members=("Velmar",)))
    )
    _, cast = assign_sides((), actors, conflict=conflict)
    assert [cast.actor(i).side for i in "ab"] == ["D", None]


def test_every_side_says_why():
    claims, cast = assign_sides(ALL, CAST, conflict=None)
    for one in (*claims, *cast.actors):
        assert (one.side is None) == (not any(r.step == "sides" for r in one.reasons))


def said_by(name):
    speaker = Speaker(name=name, actor="a_new", sector=Sector.CIVILIANS)
    claims, cast = assign_sides((msgspec.structs.replace(says(1, "Peru"), speaker=speaker),), CAST, conflict=None)
    return claims[0], cast


def test_speakers_that_the_cast_lacks_are_added():
    claim, cast = said_by("Lake Zarya residents")
    assert cast.actor("a_new").name == claim.speaker.name == "Lake Zarya residents"


@pytest.mark.parametrize("name", ["residents", "Both sides", "fighters", "Residents"])
def test_words_for_anybody_are_no_actor(name):
    claim, cast = said_by(name)
    assert (claim.speaker.name, claim.speaker.actor, cast.actor("a_new")) == (name, None, None)


UNLISTED = (
    Actor(id="a_d", name="Dorand's Interior Ministry", nation="dorand", sector=Sector.GOVERNMENT),
    Actor(id="a_v", name="Velmari Interior Ministry", nation="velmar", sector=Sector.GOVERNMENT),
    Actor(id="a_f", name="Highland Front", sector=Sector.ARMED_GROUP),
)
LANDS = {"Dorand": "Dorand", "Dorandi": "Dorand", "Velmar": "Velmar", "Velmari": "Velmar"}


def accuses(number, by, *agents):
    claim = says(number, None, event="abduction", stance=Stance.ACCUSES)
    speaker = Speaker(name=by.name, actor=by.id, sector=by.sector)
    found = tuple(Agent(name=a.name, actor=a.id, sector=a.sector) for a in agents)
    return msgspec.structs.replace(claim, speaker=speaker, event=Event(type="abduction", agents=found))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_states_that_accuse_and_are_accused_both_have_a_side(order):
    one, other = (UNLISTED[n] for n in order)
    _, cast = assign_sides((accuses(1, one, other),), Cast(UNLISTED, (), LANDS), conflict=None)
    assert {a.id: a.side for a in cast.actors} == {"a_d": "Dorand", "a_v": "Velmar", "a_f": None}


def test_two_states_that_accuse_a_third_party_have_a_side_each():
    claims = (accuses(1, UNLISTED[0], UNLISTED[2]), accuses(2, UNLISTED[1], UNLISTED[2]))
    _, cast = assign_sides(claims, Cast(UNLISTED, (), LANDS), conflict=None)
    assert {a.side for a in cast.actors} == {"Dorand", "Velmar", "Highland Front"}


def test_a_state_elsewhere_that_accuses_is_no_side():
    claims = (says(1, "Peru", "Kenyan army", stance=Stance.ACCUSES, event="shelling"),)
    assert sides_of(*claims) == [None]


@pytest.mark.parametrize(
    ("name", "nation"),
    [("Dorandi border patrol", "dorand"), ("Velmar and Dorand", None), ("Dorandi-backed rebels", None)],
)
def test_who_is_known_only_from_a_claim_is_of_the_unlisted_state_that_opens_its_name(name, nation):
    agent = Actor(id="a_new", name=name, sector=Sector.MILITARY)
    _, cast = assign_sides((accuses(1, UNLISTED[1], agent),), Cast(UNLISTED, (), LANDS), conflict=None)
    assert cast.actor("a_new").nation == nation


def test_who_denies_his_own_violence_is_a_side():
    assert sides_of(says(1, "Ana Prado", "Kenyan army", stance=Stance.DENIES, event="shelling")) == ["Kenya"]


def test_an_armed_group_that_accuses_a_side_is_one():
    claims = (says(1, "al-Shabaab", "Kenyan army", stance=Stance.ACCUSES, event="shelling"), says(2, "Karim Zadran"))
    assert sides_of(*claims) == ["al-Shabaab", "al-Shabaab"]


@pytest.mark.parametrize("name", ["fighters", "gunmen", "Paramilitaries", "armed men", "rebel group"])
def test_nouns_at_large_are_never_a_side(name):
    actor = Actor(id="a_x", name=name, kind="group", sector=Sector.ARMED_GROUP)
    claim = msgspec.structs.replace(
        says(1, "", event="shelling"), event=Event(type="shelling", agents=(Agent(name=name, actor="a_x"),))
    )
    cast = assign_sides((claim,), Cast((actor,), ()), conflict=None)[1]
    assert cast.actors == ()


@pytest.mark.parametrize("name", ["al-Shabaab fighters", "al-Shabaab’s fighters", "al-Shabaab forces"])
def test_members_are_of_the_side_of_their_body(name):
    agent = Agent(name=name, actor="a_new", sector=Sector.ARMED_GROUP)
    claim = msgspec.structs.replace(says(1, ""), kind=Kind.EVENT, event=Event(type="shelling", agents=(agent,)))
    cast = assign_sides((claim, says(2, "al-Shabaab")), CAST, conflict=None)[1]
    assert {a.name: a.side for a in cast.actors if a.side} == {
        name: "al-Shabaab",
        "al-Shabaab": "al-Shabaab",
        "Karim Zadran": "al-Shabaab",
    }


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("army", "Government"),
        ("army of the Front", "Front"),
        ("army of Kenya", "Government"),
        ("fighters of al-Shabaab", "Front"),
        ("fighters", "Front"),
    ],
)
def test_a_body_of_another_sides_member_is_not_of_the_side_that_has_its_noun(name, side):
    government = Side(name="Government", members=("army", "Kenya"), countries=("KEN",))
    front = Side(name="Front", members=("Front", "fighters", "al-Shabaab", "army of the Front"))
    for sides in ((government, front), (front, government)):
        conflict = Conflict(id="x", name="x", sides=sides)
        cast = Cast((Actor(id="a_x", name=name, sector=Sector.UNKNOWN),), ())
        claims = assign_sides([says(1, "nobody")], cast, conflict=conflict)
        assert [a.side for a in claims[1].actors] == [side]


def test_a_body_of_another_sides_member_is_of_no_side_by_its_noun():
    government = Side(name="Government", members=("army",))
    front = Side(name="Front", members=("Front",))
    cast = Cast((Actor(id="a_x", name="army of the Front", sector=Sector.MILITARY),), ())
    for sides in ((government, front), (front, government)):
        found = assign_sides([says(1, "nobody")], cast, conflict=Conflict(id="x", name="x", sides=sides))[1]
        assert {a.side for a in found.actors} <= {None}
