"""Incidents at a disputed place are named by all its names, in the order that the conflict file gives."""

import msgspec
import pytest

from counterclaim.incidents.comparing import Nearness, compare_place
from counterclaim.incidents.grouping import form_incidents
from counterclaim.incidents.naming import label_of, name_places
from counterclaim.packs.gazetteer import Shown
from counterclaim.records.claim import Place
from counterclaim.records.enums import PlacePrecision

NAMES = Shown(("Varnhollow", "Ombrick"), ("Varnhollow", "Ombrick", "Umbrick"))
TEXT = "The Front said shells fell on Ombrick on Monday. Shells fell on Tarn Cross on Friday, it said."


@pytest.fixture
def told(tell):
    return tell(
        TEXT,
        {
            "words": "shells fell on Ombrick on Monday", "by": "The Front", "event": "shelling", "time": "2031-05-05",
            "places": [{"name": "Ombrick", "gazetteer": "own:ombrick", "precision": "settlement"}],
        },
        {
            "words": "Shells fell on Tarn Cross on Friday", "by": "The Front", "event": "shelling",
            "time": "2031-05-09", "places": ["Tarn Cross"],
        },
    )  # fmt: skip


def test_title_and_places_have_both_names(told):
    claims, report = told
    one, other = name_places(form_incidents(claims, report), claims, shown={"own:ombrick": NAMES})
    assert one.places == ("Varnhollow/Ombrick",)
    assert one.title == "shelling, Varnhollow/Ombrick, 5 May 2031"
    assert other.title == "shelling, Tarn Cross, 9 May 2031"


def test_nothing_changes_without_such_places(told):
    claims, report = told
    incidents = form_incidents(claims, report)
    assert name_places(incidents, claims, shown={}) == incidents
    assert name_places(incidents, claims, shown={"own:elsewhere": NAMES}) == incidents


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Ombrick", "Varnhollow/Ombrick"),
        ("VARNHOLLOW", "Varnhollow/Ombrick"),
        ("Umbrick", "Varnhollow/Ombrick"),
        ("village near Ombrick", "village near Varnhollow/Ombrick"),
        ("village near Ombrickton", "village near Ombrickton"),
    ],
)
def test_names_and_what_only_holds_them(name, label):
    assert label_of(name, NAMES) == label


def place(name: str, gazetteer: str, **fields: object) -> Place:
    return msgspec.structs.replace(Place(name=name, gazetteer=gazetteer, precision=PlacePrecision.SETTLEMENT), **fields)


def test_both_names_are_the_same_place_and_a_village_is_near_its_district():
    vale = place("Orm Vale", "own:orm_vale", precision=PlacePrecision.DISTRICT)
    orm = place("Little Orm", "own:little_orm@own:orm_vale")
    well = place("Tarn Well", "own:tarn_well@own:little_orm@own:orm_vale")
    assert compare_place(place("Ombrick", "own:ombrick"), place("Varnhollow", "own:ombrick")) is Nearness.SAME
    for one, two in ((orm, vale), (vale, orm), (well, vale), (well, orm)):
        assert compare_place(one, two) is Nearness.NEAR
    assert compare_place(well, place("Tarn Cross", "own:tarn_cross@own:orm_vale")) is Nearness.APART
