"""Who is who: persons, bodies, states and groups of invented reports."""

import pytest

from counterclaim.claims.actors import find_actors
from counterclaim.records.enums import Sector


@pytest.fixture
def cast_of(document):
    return lambda text: find_actors(document(text))


def named(cast, name):
    found = [a for a in cast.actors if a.name == name]
    assert found, f"{name!r} is not among {[a.name for a in cast.actors]}"
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "country", "sector", "office"),
    [
        ("Peruvian President Ana Prado met reporters.", "Ana Prado", "PER", "government", "Peruvian President"),
        (
            "Foreign Minister of Ghana Kofi Mensah said so.",
            "Kofi Mensah",
            "GHA",
            "government",
            "Foreign Minister of Ghana",
        ),
        ("Lieutenant-General Marek Nowak was replaced.", "Marek Nowak", None, "military", "Lieutenant-General"),
        ("Ana Prado, Peru's human rights ombudsman, said so.", "Ana Prado", "PER", "government", None),
        ("Kofi Mensah, the UK special envoy for Sudan, said so.", "Kofi Mensah", "GBR", "government", None),
        ("The Kenyan Defence Ministry spokesman John Otieno said so.", "John Otieno", "KEN", "government", None),
        (
            "Ana Prado, head of the arms division at Human Rights Watch, said so.",
            "Ana Prado",
            None,
            "civil_society",
            None,
        ),
        ("Former Peruvian president Ana Prado said so.", "Ana Prado", None, "government", None),
        ("Taliban spokesman Karim Zadran denied it.", "Karim Zadran", None, "armed_group", "Taliban spokesman"),
    ],
)
def test_persons(cast_of, text, name, country, sector, office):
    actor = named(cast_of(text), name)
    assert (actor.kind, actor.country, actor.sector) == ("person", country, Sector(sector))
    assert office is None or actor.office == office


def test_a_surname_is_the_full_name_told_before(cast_of):
    cast = cast_of("President Ana Prado spoke on Monday.\nPrado said the talks failed.")
    actor = named(cast, "Ana Prado")
    assert [m.actor for m in cast.mentions if m.start > 30] == [actor.id]


def test_spelling_variants_are_one_person(cast_of):
    cast = cast_of("Minister Aram Davidyan spoke.\nMinister Davidian said no.\nMinister Davidyan left.")
    assert [a.name for a in cast.actors if a.kind == "person"] == ["Aram Davidyan"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ivan Petrov", "Anna Petrova"), ("Ana Prado", "Luis Prado"), ("Omar Hassan", "Omar Hussein")],
)
def test_two_persons_stay_two(cast_of, first, second):
    cast = cast_of(f"Minister {first} met Senator {second} on Monday.")
    assert {a.name for a in cast.actors if a.kind == "person"} == {first, second}


def test_a_surname_of_two_nations_joins_neither(cast_of):
    cast = cast_of(
        "Peruvian President Ana Prado met Bolivian President Luis Prado.\nPresident Prado said that the talks failed."
    )
    last = max(cast.mentions, key=lambda m: m.start)
    assert cast.actor(last.actor).country is None


def test_a_stammered_surname_is_not_the_name(cast_of):
    cast = cast_of("President Aldo Bensoni spoke. President Aldo Bensen Bensoni left. Bensoni said no.")
    assert named(cast, "Aldo Bensoni").aliases == ("Aldo Bensen Bensoni", "Bensoni")


@pytest.mark.parametrize(
    ("text", "name", "country", "sector"),
    [
        ("The Kenyan Defense Ministry denied it.", "Kenyan Defense Ministry", "KEN", "government"),
        ("Kenya's Ministry of Foreign Affairs denied it.", "Kenya's Ministry of Foreign Affairs", "KEN", "government"),
        ("The defence ministry in Nairobi denied it.", "defence ministry in Nairobi", "KEN", "government"),
        ("The Kenyan side denied it.", "Kenyan side", "KEN", "government"),
        ("Abkhazian authorities denied it.", "Abkhazian authorities", None, "government"),
        ("Sudanese rebels denied it.", "Sudanese rebels", None, "armed_group"),
        ("Amnesty International denied it.", "Amnesty International", None, "civil_society"),
        ("The UN mission in Mali denied it.", "UN mission", None, "international_body"),
        ("The Kenyan news agency denied it.", "Kenyan news agency", "KEN", "media"),
        ("The French-backed Malian army denied it.", "French-backed Malian army", "MLI", "military"),
    ],
)
def test_bodies(cast_of, text, name, country, sector):
    actor = named(cast_of(text), name)
    assert (actor.country, actor.sector) == (country, Sector(sector))


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan Defense Ministry spoke. Kenya's Ministry of Defence denied it.",
        "The People's Liberation Front of Arran [PLFA] spoke. The PLFA denied it.",
        "The Arran Democratic Forces spoke. The ADF denied it.",
        "Islamic State spoke. ISIL denied it. Daesh fighters fled.",
    ],
)
def test_one_body_by_all_its_names(cast_of, text):
    cast = cast_of(text)
    assert len([a for a in cast.actors if a.kind in ("body", "group")]) == 1


def test_bodies_of_two_states_are_two(cast_of):
    cast = cast_of("The Kenyan Defense Ministry spoke. The Somali Defense Ministry denied it.")
    assert {a.country for a in cast.actors} == {"KEN", "SOM"}


def test_a_bare_ministry_named_first_is_of_no_state(cast_of):
    cast = cast_of("The Defense Ministry denied it. The Somali Defense Ministry accused its troops.")
    assert named(cast, "Defense Ministry").country is None


def test_a_capital_that_acts_is_the_state(cast_of):
    actor = named(cast_of("Nairobi rejected the offer. Kenya closed the border. Troops left Nairobi."), "Kenya")
    assert actor.kind == "state"
    assert "Nairobi" in actor.aliases


def test_a_place_is_no_actor(cast_of):
    assert not cast_of("Shells fell in Kenya and near Nairobi.").actors


@pytest.mark.parametrize(
    "text", ["Latin American officials denied it.", "London-based Amnesty International denied it."]
)
def test_a_word_inside_another_name_gives_no_country(cast_of, text):
    assert {a.country for a in cast_of(text).actors} == {None}


def test_an_adjective_of_two_states_gives_no_country(cast_of):
    assert named(cast_of("The Congolese army denied it."), "Congolese army").country is None
    clear = cast_of("DR Congo closed the border. The Congolese army denied it.")
    assert named(clear, "Congolese army").country == "COD"


def test_an_unlisted_state_is_told_by_what_it_has(cast_of):
    cast = cast_of(
        "Velmar's army attacked. The Velmari Defence Ministry denied it. Velmar and Kenya agreed on a truce."
    )
    nations = {a.nation for a in cast.actors if "Velmar" in a.name}
    assert nations == {"velmar"}
    assert named(cast, "Velmar").kind == "state"


def test_those_who_speak_without_a_name_are_kept(cast_of):
    cast = cast_of("Officials in Peru and Chile said so. Local residents told reporters so.")
    assert named(cast, "Officials in Peru and Chile").country is None
    assert named(cast, "Local residents").sector is Sector.CIVILIANS


def test_the_same_report_gives_the_same_cast(document):
    text = "Kenyan President Ana Prado said that the Somali army and the FARC attacked."
    assert find_actors(document(text)) == find_actors(document(text))


def test_a_report_in_capitals(cast_of):
    cast = cast_of(
        "THE GUATEMALAN ARMY SAID THAT THE FARABUNDO MARTI NATIONAL LIBERATION FRONT [FMLN] ATTACKED SAN MIGUEL."
    )
    assert named(cast, "GUATEMALAN ARMY").country == "GTM"
    assert named(cast, "FARABUNDO MARTI NATIONAL LIBERATION FRONT").aliases == ("FMLN",)


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Velmari forces met the Velmari army. The Velmari side agreed.", "velmar"),
        ("Zhedian forces met the Zhedian army. The Zhedian side agreed.", "zhedia"),
        ("Velmar's army met the Velmari side. Velmar agreed.", "velmar"),
    ],
)
def test_an_unlisted_land_has_one_name_whatever_form_the_report_uses(cast_of, text, nation):
    assert {a.nation for a in cast_of(text).actors} == {nation}


def test_a_commander_is_of_the_body_told_just_before(cast_of):
    cast = cast_of("The Highland Front blew up a bridge.\n\nNobody was hurt, commander Jory Pell said.")
    assert cast.actor(named(cast, "Jory Pell").body).name == "Highland Front"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Both sides assured the Head of Mission, Odo Lamas, of their goodwill.", "Odo Lamas"),
        ("The militia's Idran Velek said that he would hold his fire.", "Idran Velek"),
        ("The letter was written by Consuelo Abranda, who followed the old minister.", "Consuelo Abranda"),
        ("A retired general took over on Monday from Teodora Ankase, whose term had ended.", "Teodora Ankase"),
        ("On Sunday the president swore in Marta Velasco, until then ambassador.", "Marta Velasco"),
        ("They gave the mission of Corvin Hall a list of all the breaches.", "Corvin Hall"),
        ("It supports the work of Head of Mission Corvin Hall and warns all others.", "Corvin Hall"),
        ("He met the Norwegian foreign minister, Helena Morest - no relation of his - at noon.", "Helena Morest"),
    ],
)
def test_persons_whom_the_parser_half_sees(cast_of, text, name):
    assert named(cast_of(text), name).kind == "person"


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in Santa Marisa, whose market burned.",
        "Guns fired from San Obedo and the shelling of Las Kumbas went on.",
        "Fighters of the Lake Defence Council, who came at dawn, left.",
    ],
)
def test_places_and_bodies_are_no_persons(cast_of, text):
    assert [a.name for a in cast_of(text).actors if a.kind == "person"] == []
