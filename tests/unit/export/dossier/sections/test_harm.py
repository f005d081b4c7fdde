"""Incidents that harmed, with places, tolls, weapons and grounds."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.sections.harm import findings_of, harm_of
from counterclaim.export.wording import denial_words
from counterclaim.packs.conflict import Conflict, KnownPlace, PlaceName, Side
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import DenialScope, Grounds, TimeBasis, TimePrecision
from counterclaim.records.ledger import Facets, Incident

TEXT = (
    "The Velmari ministry said Dorandi shells wounded several drivers in Orm. The Dorandi ministry denied firing. "
    "Field workers found remnants in Orm. Witnesses saw smoke over Upper Orm. Envoys met in Lenn. "
    "Field workers photographed craters."
)
SHELLS = {"words": "shells wounded several drivers in Orm", "event": "shelling", "by": "Velmari ministry"}
DENIAL = {"words": "denied firing", "event": "shelling", "by": "Dorandi ministry", "stance": "denies"}
REMNANTS = {"words": "found remnants in Orm", "event": "shelling", "by": "Field workers", "grounds": "remnants"}
SMOKE = {"words": "saw smoke over Upper Orm", "event": "shelling", "by": "Witnesses", "grounds": "witness"}
CRATERS = {"words": "photographed craters", "event": "investigation", "by": "Field workers", "grounds": "imagery"}
WOUNDED = {"kind": "wounded", "who": "drivers", "low": 2, "text": "several"}


def incident(number: int, *claims: str, day: str | None = None, **more: Any) -> Incident:
    time = TimeRange(earliest=day, latest=day, precision=TimePrecision.DAY, basis=TimeBasis.STATED, text="")
    more = {"type": "shelling", "facets": Facets(contested=False), "time": time if day else None, **more}
    return Incident(id=f"i{number}", report="r_test", title=f"told {number}", claims=claims, **more)


def only(book):
    (harm,) = harm_of(book)
    return harm


def test_an_incident_of_harm_is_told_with_its_day(bind):
    harm = only(bind(TEXT, SHELLS, incidents=(incident(1, "c0", day="2031-05-06"),)))
    assert (harm.number, harm.id, harm.title, harm.day, harm.when) == (1, "i1", "told 1", "2031-05-06", "6 May 2031")
    assert not harm.contested
    assert harm.on_map


def test_the_hour_is_told_in_its_words(bind):
    time = TimeRange(
        earliest="2031-05-06T05:00", latest="2031-05-06T08:00", precision=TimePrecision.PART_OF_DAY,
        basis=TimeBasis.STATED, text="at dawn",
    )  # fmt: skip
    harm = only(bind(TEXT, SHELLS, incidents=(incident(1, "c0", time=time),)))
    assert (harm.day, harm.when) == ("2031-05-06", "6 May 2031, “at dawn”")


def test_an_unknown_day_is_not_made_up(bind):
    harm = only(bind(TEXT, SHELLS, incidents=(incident(1, "c0"),)))
    assert (harm.day, harm.when) == (None, "day not known")


@pytest.mark.parametrize("field", [{"stance": "denies"}, {"negated": True}, {"realis": "planned"}])
def test_what_nobody_holds_is_not_told_as_harm(bind, field):
    assert harm_of(bind(TEXT, {**SHELLS, **field}, incidents=(incident(1, "c0"),))) == ()


def test_a_denied_incident_is_told_as_contested(bind):
    told = incident(1, "c0", "c1", facets=Facets(contested=True))
    harm = only(bind(TEXT, SHELLS, DENIAL, incidents=(told,)))
    assert harm.contested
    assert [ground.quotation.speaker for ground in harm.grounds] == ["Velmari ministry"]


@pytest.mark.parametrize(("event_type", "told"), [("air_strike", 1), ("meeting", 0), ("deployment", 0)])
def test_harm_goes_by_the_type(bind, event_type, told):
    book = bind(TEXT, {**SHELLS, "event": event_type}, incidents=(incident(1, "c0", type=event_type),))
    assert len(harm_of(book)) == told


def test_a_toll_makes_any_incident_harm(bind):
    book = bind(
        TEXT, {**SHELLS, "event": "meeting", "tolls": [WOUNDED]}, incidents=(incident(1, "c0", type="meeting"),)
    )
    assert only(book).tolls == ("wounded drivers: “several” (at least 2), says Velmari ministry",)


def test_a_bare_truce_violation_stands_under_the_truces(bind):
    bare = {**SHELLS, "event": "ceasefire_violated"}
    told = (incident(1, "c0", type="ceasefire_violated"),)
    assert harm_of(bind(TEXT, bare, incidents=told)) == ()
    assert harm_of(bind(TEXT, {**bare, "places": [{"name": "Orm", "precision": "zone"}]}, incidents=told)) == ()
    assert len(harm_of(bind(TEXT, {**bare, "places": [{"name": "Orm"}]}, incidents=told))) == 1
    assert len(harm_of(bind(TEXT, {**bare, "targets": ["drivers"]}, incidents=told))) == 1


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"by": "two residents"}, "wounded drivers: “several” (at least 2), say two residents"),
        ({"by": None}, "wounded drivers: “several” (at least 2), says the reports' own voice"),
        ({"tolls": [{"kind": "killed", "who": None}]}, "killed: number not given, says Velmari ministry"),
        (
            {"tolls": [{**WOUNDED, "scope": "cumulative"}]},
            "wounded drivers: “several” (at least 2), a running total, says Velmari ministry",
        ),
    ],
)
def test_a_toll_never_goes_without_who_gives_it(bind, field, words):
    book = bind(TEXT, {**SHELLS, "tolls": [WOUNDED], **field}, incidents=(incident(1, "c0"),))
    assert only(book).tolls == (words,)


def test_a_denied_toll_is_told_as_denied(bind):
    denial = {**DENIAL, "tolls": [WOUNDED], "grounds": "record", "denial_scope": "act"}
    harm = only(bind(TEXT, SHELLS, denial, incidents=(incident(1, "c0", "c1"),)))
    assert harm.tolls == (f"wounded drivers: “several” (at least 2); Dorandi ministry {denial_words(DenialScope.ACT)}",)


@pytest.mark.parametrize("grounds", list(Grounds))
def test_every_ground_has_a_label(bind, grounds):
    harm = only(bind(TEXT, {**SHELLS, "grounds": grounds.value}, incidents=(incident(1, "c0"),)))
    assert harm.grounds[0].label not in ("", "none_stated")
    assert harm.grounds[0].rank in (0, 1, 2)


def test_the_strongest_ground_stands_first_then_the_text(bind):
    book = bind(
        TEXT, SHELLS, SMOKE, REMNANTS, {**SHELLS, "by": "Mayor"}, incidents=(incident(1, "c0", "c1", "c2", "c3"),)
    )
    grounds = only(book).grounds
    assert [(g.label, g.rank) for g in grounds] == [("remnants", 2), ("witness", 1), ("asserted", 0), ("asserted", 0)]
    assert [g.quotation.number for g in grounds] == [3, 2, 1, 4]


def test_a_denial_with_grounds_of_its_own_stands_among_them(bind):
    book = bind(TEXT, SHELLS, {**DENIAL, "grounds": "video"}, incidents=(incident(1, "c0", "c1"),))
    ground = only(book).grounds[0]
    assert (ground.label, ground.rank, ground.quotation.act) == ("video, for a denial", 0, "denies")


@pytest.mark.parametrize("field", [{"stance": "doubts"}, {"negated": True}, {"stance": "warns"}, {"realis": "planned"}])
def test_what_is_not_held_is_no_ground_of_harm(bind, field):
    book = bind(TEXT, SHELLS, {**REMNANTS, **field}, incidents=(incident(1, "c0", "c1"),))
    assert [ground.quotation.number for ground in only(book).grounds] == [1]


def test_each_toll_leads_to_the_first_claim_that_gives_it(bind):
    told = {**SHELLS, "tolls": [WOUNDED]}
    harm = only(bind(TEXT, SHELLS, told, told, {**REMNANTS, "tolls": [WOUNDED]}, incidents=(
        incident(1, "c0", "c1", "c2", "c3"),
    )))  # fmt: skip
    assert harm.toll_refs == (
        ("wounded drivers: “several” (at least 2), says Velmari ministry", 2),
        ("wounded drivers: “several” (at least 2), say Field workers", 4),
    )
    assert harm.tolls == tuple(words for words, _ in harm.toll_refs)


def test_a_rough_toll_stays_rough(bind):
    told = {**SHELLS, "tolls": [{"kind": "wounded", "who": "drivers", "best": 70, "text": "around 70"}]}
    harm = only(bind(TEXT, told, incidents=(incident(1, "c0"),)))
    assert harm.tolls == ("wounded drivers: “around 70” (about 70), says Velmari ministry",)


def test_places_finest_first_with_all_their_names(bind):
    places = [
        {
            "name": "Highlands",
            "precision": "zone",
            "gazetteer": "g:1",
            "lat": 1.0,
            "lon": 2.0,
            "other_names": ["Hochland"],
        },
        {"name": "Orm", "precision": "settlement", "gazetteer": "g:2", "country": "XXA"},
        {"name": "the Uplands", "precision": "zone", "gazetteer": "g:1", "lat": 1.0, "lon": 2.0},
        {"name": "Lower Mill"},
        {"name": "Dorand", "relation": "from", "precision": "country", "gazetteer": "g:3"},
        {"name": "the Orm"},
    ]
    spots = only(bind(TEXT, {**SHELLS, "places": places}, incidents=(incident(1, "c0"),))).spots
    assert [(spot.name, spot.precision) for spot in spots] == [
        ("Orm", "settlement"), ("Lower Mill", "unknown"), ("Highlands", "zone"),
    ]  # fmt: skip
    assert spots[2].other_names == ("Hochland", "the Uplands")
    assert (spots[1].lat, spots[1].lon, spots[0].country) == (None, None, "XXA")


def test_weapons_are_told_once_each(bind):
    book = bind(
        TEXT, {**SHELLS, "weapons": ["Mortars", "drone"]}, {**REMNANTS, "weapons": ["mortars"]},
        incidents=(incident(1, "c0", "c1"),),
    )  # fmt: skip
    assert only(book).weapons == ("Mortars", "drone")


def test_the_public_map_leaves_out_what_it_is_told_to(bind):
    book = bind(TEXT, SHELLS, SMOKE, incidents=(incident(1, "c0"), incident(2, "c1")))
    harms = harm_of(book, off_map=lambda _, told: told.id == "i2")
    assert [harm.on_map for harm in harms] == [True, False]


def test_order_is_by_day_with_undated_last(bind):
    told = (incident(1, "c0"), incident(2, "c1", day="2031-05-07"), incident(3, "c2", day="2031-05-06"))
    assert [harm.number for harm in harm_of(bind(TEXT, SHELLS, SMOKE, REMNANTS, incidents=told))] == [3, 2, 1]


def test_findings_of_no_incident_are_offered_apart(bind):
    told = (incident(1, "c0"), incident(2, "c1", type="investigation"))
    book = bind(TEXT, REMNANTS, CRATERS, SMOKE, incidents=told)
    assert [(ground.label, ground.quotation.number) for ground in findings_of(book)] == [("pictures", 2)]


@pytest.mark.parametrize(
    "field",
    [{"stance": "denies"}, {"stance": "doubts"}, {"stance": "calls_for"}, {"negated": True}, {"realis": "planned"}],
)
def test_a_finding_is_held(bind, field):
    assert findings_of(bind(TEXT, {**CRATERS, **field})) == ()


@given(st.permutations(["c0", "c1", "c2", "c3"]))
def test_the_order_of_claims_in_an_incident_is_nothing(bind, ids):
    here = bind(TEXT, SHELLS, DENIAL, REMNANTS, SMOKE, incidents=(incident(1, *ids),))
    there = bind(TEXT, SHELLS, DENIAL, REMNANTS, SMOKE, incidents=(incident(1, "c0", "c1", "c2", "c3"),))
    assert harm_of(here) == harm_of(there)


def exchanged(text: str) -> str:
    """The names of the two sides exchanged; they are of one length."""
    return text.replace("Velmari", "_").replace("Dorandi", "Velmari").replace("_", "Dorandi")


def test_exchanged_sides_give_exchanged_harm(bind):
    there_claims = ({**SHELLS, "by": exchanged(SHELLS["by"])}, {**DENIAL, "by": exchanged(DENIAL["by"])}, REMNANTS)
    told = (incident(1, "c0", "c1", "c2"),)
    here = only(bind(TEXT, SHELLS, DENIAL, REMNANTS, incidents=told))
    there = only(bind(exchanged(TEXT), *there_claims, incidents=told))
    assert [exchanged(g.quotation.speaker) for g in here.grounds] == [g.quotation.speaker for g in there.grounds]
    assert [g.rank for g in here.grounds] == [g.rank for g in there.grounds]


@pytest.mark.parametrize("naming", [("Velmar", "Dorand"), ("Dorand", "Velmar")])
def test_a_place_has_the_names_of_both_sides_in_the_order_of_the_conflict_file(bind, naming):
    names = (PlaceName(name="Orm", used_by="Velmar"), PlaceName(name="Ormstead", used_by="Dorand"))
    war = Conflict(
        id="w", name="W", sides=(Side(name="Velmar"), Side(name="Dorand")), naming=naming,
        places=(KnownPlace(name="Orm", names=names),),
    )  # fmt: skip
    told = {**SHELLS, "places": [{"name": "Orm", "relation": "in"}]}
    (spot,) = only(bind(TEXT, told, incidents=(incident(1, "c0"),), conflict=war)).spots
    assert spot.together == (("Orm", "Ormstead") if naming[0] == "Velmar" else ("Ormstead", "Orm"))
