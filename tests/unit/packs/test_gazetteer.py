"""The gazetteer finds places by any of their names, and says where a user's own list is wrong."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.packs import gazetteer_build
from counterclaim.packs.gazetteer import Gazetteer, open_gazetteer
from counterclaim.packs.gazetteer_build import Row
from counterclaim.packs.gazetteer_index import fingerprint, index_path, is_current
from counterclaim.packs.gazetteer_names import fold_name, key_variants
from counterclaim.packs.gazetteer_regions import bare_name
from counterclaim.packs.gazetteer_words import load_place_words
from counterclaim.records.errors import SettingsError


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return open_gazetteer()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Mocímboa da Praia", "mocimboa da praia"),
        ("SAN MIGUEL", "san miguel"),
        ("Nagorno\u2011Karabakh", "nagorno karabakh"),
        ("Sana'a", "sanaa"),
        ("U.S.", "us"),
        ("Xankəndi", "xankandi"),
        ("Київ", ""),
    ],
)
def test_spellings_meet_in_one_key(name, key):
    assert fold_name(name) == key


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(name):
    assert fold_name(fold_name(name)) == fold_name(name)


@given(st.text(alphabet="abcdefghijklmnop -'", min_size=1, max_size=20))
def test_capitals_do_not_matter(name):
    assert fold_name(name.upper()) == fold_name(name)


def test_an_arabic_article_may_be_missing():
    assert "hasakah" in key_variants("Al-Hasakah")


def test_a_name_is_not_mistaken_for_an_article():
    assert key_variants("Almaty") == ("almaty",)


@pytest.mark.parametrize("name", ["Idlib Governorate", "Provincia de Idlib", "Idlib"])
def test_the_bare_name_of_a_region_lacks_its_kind(name):
    assert bare_name(name, ["governorate", "provincia"]) == "idlib"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Goma", "COD", "town"),
        ("EL FASHER", "SDN", "town"),
        ("Cúcuta", "COL", "town"),
        ("Sudan", "SDN", "country"),
        ("Ukrainian", "UKR", "country"),
        ("Morazan department", None, None),
        ("Morazan", "SLV", "region1"),
        ("North Darfur", "SDN", "region1"),
        ("Donbas", None, "informal"),
        ("Black Sea", None, "sea"),
    ],
)
def test_lookup(places, name, country, kind):
    found = {(e.country, e.kind) for e in places.lookup(name)}
    assert (country, kind) in found if kind else not found


def test_a_first_order_region_carries_its_iso_code(places):
    assert "iso:SY-ID" in {e.id for e in places.lookup("Idlib")}


def test_an_adjective_is_told_from_a_name(places):
    assert [e.rank for e in places.lookup("Armenian") if e.kind == "country"] == [2]


def test_capitals_are_known(places):
    assert {"kyiv", "khartoum", "bogota"} <= places.capitals()


def test_towns_of_a_disputed_region_have_no_country(places):
    assert {e.country for e in places.lookup("Simferopol")} == {None}


def test_lookups_do_not_read_the_file_again(places):
    assert places.lookup("Kharkiv")[0] is places.lookup("KHARKIV")[0]


def test_own_places_come_first(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text(
        "name,lat,lon,precision,country,other_names\nGoma,1.0,2.0,site,UGA,\nUmm Sidra,14.1,25.2,,SDN,Um Sidra;Sidra\n"
    )
    own = open_gazetteer(file)
    assert own.lookup("Goma")[0].country == "UGA"
    assert own.lookup("um sidra")[0].id == "own:umm_sidra"
    assert own.lookup("Sidra")[0].precision == "settlement"


@pytest.fixture
def small(monkeypatch, tmp_path) -> Path:
    """An index of two places, built as the real one is."""
    rows = [
        Row(
            ref="x:1",
            name="Alpha",
            kind="town",
            precision="settlement",
            lat=1.0,
            lon=2.0,
            country="SDN",
            keys={"alpha": 0},
        ),
        Row(ref="x:2", name="Beta", kind="town", precision="settlement", keys={"beta": 0, "alpha": 1}),
    ]
    monkeypatch.setattr(gazetteer_build, "all_rows", lambda: iter(rows))
    return gazetteer_build.build_index(tmp_path / "deep" / "places.db")


def test_a_built_index_is_current_and_answers(small):
    assert is_current(small)
    assert [e.id for e in Gazetteer(small).lookup("alpha")] == ["x:1", "x:2"]


def test_building_twice_gives_the_same_bytes(small, tmp_path):
    again = gazetteer_build.build_index(tmp_path / "again.db")
    assert again.read_bytes() == small.read_bytes()


def test_nothing_is_left_beside_the_index(small):
    assert [p.name for p in small.parent.iterdir()] == ["places.db"]


def test_an_index_of_other_packs_is_not_current(small):
    db = sqlite3.connect(small)
    db.execute("UPDATE about SET value = 'other' WHERE key = 'fingerprint'")
    db.commit()
    db.close()
    assert not is_current(small)


@pytest.mark.parametrize("content", [None, b"", b"no database at all"])
def test_no_index_or_a_broken_one_is_not_current(tmp_path, content):
    file = tmp_path / "places.db"
    if content is not None:
        file.write_bytes(content)
    assert not is_current(file)


def test_an_index_that_cannot_be_written_says_what_to_do(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="make setup"):
        gazetteer_build.build_index(tmp_path / "file" / "places.db")


def test_the_index_in_use_is_read_only(places):
    assert is_current(index_path())
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        places._db.execute("DELETE FROM place")


def test_the_fingerprint_is_stable():
    assert fingerprint() == fingerprint()


def test_no_word_of_the_pack_was_read_as_yes_or_no():
    words = load_place_words()
    assert words.relations["off"] == "off"
    assert words.relations["on"] == "in"
    assert not {"True", "False"} & (set(words.relations) | words.strong | words.joints | set(words.nouns))
