"""Places are found, told apart by what the report says, and never placed finer than the text."""

import pytest

from counterclaim.claims.places import find_places
from counterclaim.packs.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return open_gazetteer()


@pytest.fixture
def find(document, places):
    """The mentions of a text."""
    return lambda text, **fields: find_places(document(text, **fields), places)


@pytest.fixture
def named(find):
    """The one mention of a text whose place has this name."""

    def pick(text, name, **fields):
        found = [m for m in find(text, **fields) if m.place.name == name]
        assert found, f"{name} not among {[m.place.name for m in find(text, **fields)]}"
        return found[0]

    return pick


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("A bomb exploded in Goma on Monday.", "Goma", "in"),
        ("Rebels gathered near Goma on Monday.", "Goma", "near"),
        ("Families fled from Goma on Monday.", "Goma", "from"),
        ("Thousands of people fled to Goma.", "Goma", "to"),
        ("Columns advanced toward Goma.", "Goma", "toward"),
        ("A jet was shot down over Syria.", "Syria", "over"),
        ("A ship burned off the coast of Odesa.", "Odesa", "off"),
        ("Clashes took place between Goma and Bukavu.", "Bukavu", "between"),
        ("Troops dug in 20 km north of Kharkiv.", "Kharkiv", "near"),
        ("A checkpoint near the border town of Tal Abyad was hit.", "Tal Abyad", "near"),
    ],
)
def test_relation(named, text, name, relation):
    assert named(text, name).place.relation == relation


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Camps were shelled in Idlib province.", "Idlib province", "province"),
        ("Clashes went on in the Donetsk region.", "Donetsk region", "province"),
        ("A house burned in Goma.", "Goma", "settlement"),
        ("A house burned near Goma.", "Goma", "near_settlement"),
        ("Hundreds fled Sudan.", "Sudan", "country"),
        ("A ship was sunk in the Black Sea.", "Black Sea", "sea_or_air"),
        ("Troops entered northern Syria.", "northern Syria", "zone"),
        ("Soldiers guarded the Las Piedras bridge.", "Las Piedras bridge", "site"),
        ("Shells hit the village of Umm Baru in Darfur.", "Umm Baru", "settlement"),
        ("The army was accused of shelling the village of Lower Brann in the morning.", "Lower Brann", "settlement"),
        ("The army was accused of shelling the village of Upper Brann in the morning.", "Upper Brann", "settlement"),
    ],
)
def test_precision(named, text, name, precision):
    assert named(text, name).place.precision == precision


def test_an_unnamed_village_is_near_the_town_and_not_the_town(named):
    place = named("One of them lived in a village near Bakhmut.", "village near Bakhmut").place
    assert (place.relation, place.precision) == ("near", "near_settlement")


def test_a_village_word_after_the_name_is_no_part_of_it(named):
    mention = named("Rockets fell on Kolvatan village of Darfur.", "Kolvatan")
    assert mention.place.precision == "settlement"
    assert mention.place.gazetteer is None


def test_part_of_a_country_has_no_point(named):
    place = named("Troops entered northern Syria.", "northern Syria").place
    assert (place.lat, place.lon, place.gazetteer, place.country) == (None, None, None, "SYR")


def test_a_site_named_after_a_town_is_not_put_in_the_town(named):
    place = named("Police searched the Santa Ana farm.", "Santa Ana farm").place
    assert (place.gazetteer, place.lat) == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Fighting went on in Tripoli, Lebanon.", "Tripoli", "LBN"),
        ("Fighting went on in Tripoli, Libya.", "Tripoli", "LBY"),
        ("The Libyan army entered Tripoli.", "Tripoli", "LBY"),
        ("A bomb exploded in San Miguel. The Salvadoran army blamed rebels in El Salvador.", "San Miguel", "SLV"),
        ("A bomb exploded in San Miguel, Peru.", "San Miguel", "PER"),
        ("Soldiers entered Merida, in Venezuela.", "Merida", "VEN"),
    ],
)
def test_the_state_that_the_report_names_decides(named, text, name, country):
    assert named(text, name).place.country == country


def test_a_small_town_in_a_state_never_named_is_left_open(named):
    text = "Families walked from El Fasher toward Tawila, aid workers in Sudan said."
    assert named(text, "Tawila").place.gazetteer is None


def test_a_town_that_the_named_container_lacks_is_left_open(named):
    place = named("Clashes were reported in San Carlos, Morazan department, in El Salvador.", "San Carlos").place
    assert place.gazetteer is None


def test_a_container_only_tells_where(find):
    mentions = {m.place.name: m for m in find("A convoy was hit near Goma, North Kivu, on Friday.")}
    assert mentions["Goma"].locates
    assert mentions["North Kivu"].is_container
    assert not mentions["North Kivu"].locates


def test_the_place_of_a_site_stays_a_place(find):
    found = {m.place.name for m in find("A bomb went off outside the French embassy in Mali.") if m.locates}
    assert "Mali" in found


def test_a_camp_by_name_is_a_site(named):
    place = named("Shells hit Camp Hanaya on Friday.", "Camp Hanaya").place
    assert (place.precision, place.gazetteer) == ("site", None)


def test_the_holder_of_a_region_only_tells_where(find):
    mentions = {m.place.name: m for m in find("Strikes in northwestern Syria's Idlib province killed ten.")}
    assert mentions["Idlib province"].locates
    assert mentions["northwestern Syria"].is_container


def test_a_noun_for_two_names_is_part_of_neither(find):
    found = {m.place.name: m.place for m in find("Clashes broke out in Usulutan and Morazan departments, El Salvador.")}
    assert found["Usulutan"].precision == found["Morazan"].precision == "province"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ankara will not hesitate to send troops.", "Ankara"),
        ("Moscow said it had no part in the attack.", "Moscow"),
        ("Kyiv accused Moscow of shelling a school.", "Moscow"),
        ("Sudan urged Chad to close the border.", "Chad"),
        ("The truce was brokered by Washington.", "Washington"),
        ("Rwanda's failure to withdraw angered mediators.", "Rwanda"),
    ],
)
def test_a_capital_or_state_that_acts_is_its_government(named, text, name):
    assert named(text, name).metonym


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A bomb exploded in Ankara.", "Ankara"),
        ("Missiles were fired from Yemen.", "Yemen"),
        ("Shells fell on Kyiv's outskirts.", "Kyiv"),
        ("The talks were held in Moscow.", "Moscow"),
    ],
)
def test_a_capital_or_state_where_things_happen_is_a_place(named, text, name):
    assert named(text, name).locates


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Kyiv mayor asked for help.", "Kyiv"),
        ("The Armenian army opened fire.", "Armenia"),
        ("The government of Sudan agreed.", "Sudan"),
        ("The mayor of Kharkiv asked for help.", "Kharkiv"),
        ("Syrian border guards opened fire.", "Syria"),
        ("A U.S. strike killed four.", "U.S."),
        ("Turkey-backed fighters gathered.", "Turkey"),
    ],
)
def test_part_of_an_actors_name_is_a_modifier(named, text, name):
    assert named(text, name).is_modifier


@pytest.mark.parametrize(
    ("text", "country"),
    [("A drone fell on Armenian territory.", "ARM"), ("Rockets landed on Ukrainian soil.", "UKR")],
)
def test_an_adjective_before_ground_is_the_state(find, text, country):
    assert [m.place.country for m in find(text) if m.locates] == [country]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shots were fired at Armenia's border with Iran.", "Armenia's border with Iran"),
        ("Shots were fired on the Syrian-Turkish border.", "Syrian-Turkish border"),
        ("Shots were fired on the border with Chad.", "border with Chad"),
        ("Shots were fired on the border between Sudan and Chad.", "border between Sudan and Chad"),
    ],
)
def test_a_border_is_one_place_without_a_point(find, text, name):
    [border] = [m for m in find(text) if m.locates]
    assert (border.place.name, border.kind, border.place.lat, border.place.country) == (name, "border", None, None)


@pytest.mark.parametrize(
    ("text", "stand_in", "name"),
    [
        ("Shells hit Goma. Two people died there.", "there", "Goma"),
        ("Shells hit the village of Umm Baru in Darfur. Houses in the village burned.", "village", "Umm Baru"),
        ("Rebels attacked Cabo Delgado. Schools across the province closed.", "province", "Cabo Delgado"),
        ("Talks were held in Nairobi. Envoys left the Kenyan capital on Friday.", "Kenyan capital", "Nairobi"),
    ],
)
def test_stand_ins_point_back(find, document, text, stand_in, name):
    [found] = [m for m in find(text) if m.stand_in]
    assert text[found.start : found.end] == stand_in
    assert found.place.name == name


def test_there_is_no_place_is_not_a_stand_in(find):
    assert not [m for m in find("Shells hit Goma. There were no victims.") if m.stand_in]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Paris said he was innocent.",
        "General Austin spoke to reporters.",
        "NATO welcomed the truce.",
        "He was named on Monday in May.",
        "Olena Berlin said the house burned.",
    ],
)
def test_persons_and_bodies_are_no_places(find, text):
    assert not [m.place.name for m in find(text) if m.locates]


@pytest.mark.parametrize("name", ["Khankendi", "Stepanakert"])
def test_the_texts_own_word_is_kept_and_the_others_shown(named, name):
    place = named(f"Sirens sounded in {name}.", name).place
    assert place.country is None
    assert {place.name, *place.other_names} >= {"Khankendi", "Stepanakert"}
    assert list(place.other_names) == sorted(place.other_names, key=str.casefold)


def test_capitals_do_not_hide_a_place(named):
    text = "A SOLDIER WAS WOUNDED DURING A CLASH IN SAN MIGUEL DEPARTMENT, EL SALVADOR."
    assert named(text, "SAN MIGUEL DEPARTMENT").place.country == "SLV"


def test_offsets_are_those_of_the_text(find):
    text = "Shells fell on Goma and near Bukavu in South Kivu, DR Congo."
    for mention in find(text):
        assert text[mention.start : mention.end] == mention.place.name


def test_every_mention_says_why(find):
    assert all(m.reasons for m in find("Ankara accused Damascus of shelling Idlib province."))


def test_the_same_text_gives_the_same_places(find):
    text = "Fighting spread from Tripoli to Sirte and Benghazi, Libyan officials said."
    assert find(text) == find(text)


def test_the_dateline_counts_for_the_choice(named):
    mention = named("A car bomb exploded in Tripoli.", "Tripoli", dateline_place="Beirut")
    assert mention.place.country == "LBN"


def test_nothing_in_an_empty_text(find):
    assert find("It was said that nothing had happened.") == ()


LAND = "Dorand's army said so. "


@pytest.mark.parametrize(
    "told", ["the Dorandi village of Paris", "the Dorandi town of Paris", "Dorand's Paris", "Paris, Dorand"]
)
def test_a_town_of_a_land_that_no_list_holds_has_no_position(find, told):
    found = [m for m in find(f"{LAND}A shell fell in {told}. Paris burnt.") if m.place.name == "Paris"]
    assert [(m.place.lat, m.place.gazetteer) for m in found] == [(None, None)] * len(found)
    assert found


def test_an_adjective_of_an_unlisted_land_is_no_place(find):
    names = {m.place.name for m in find(f"{LAND}Drones hit a school in the Dorandi village of Besh.")}
    assert names == {"Besh"}


def test_a_town_beside_a_listed_state_keeps_its_position(find):
    found = [m for m in find(f"{LAND}A shell fell in the French town of Reims.") if m.place.name == "Reims"]
    assert found[0].place.lat is not None


def test_the_city_is_not_the_one_that_talks_are_called_by(claims_of):
    text = "The army left the Jeddah talks on Monday. The city's clinics were hit by shells, medics said."
    assert [p.name for c in claims_of(text) for p in c.places if "clinics" in c.evidence.text] == []
