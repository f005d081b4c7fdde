"""What is said, counted or told on right after a happening is of it; what names another is not. Invented conflicts."""

import pytest

from counterclaim.incidents.grouping import form_incidents
from counterclaim.incidents.links import link_answers

LOM = {"places": [{"name": "Lom", "precision": "settlement"}], "time": "2031-05-05"}
VARD = {"places": [{"name": "Vard", "precision": "settlement"}], "time": "2031-05-06"}
SHELLED = {"words": "shells hit the mill in Lom on Monday", "event": "shelling", "targets": ["mill"], **LOM}
OPENING = "Ostia said shells hit the mill in Lom on Monday."
WESTRA = {"by": "Westra's army", "side": "Westra"}
OSTIA = {"by": "Ostia's army", "side": "Ostia"}


def grouped(told):
    claims, report = told
    return form_incidents(link_answers(claims, report), report)


def members(told):
    return [i.claims for i in grouped(told)]


@pytest.mark.parametrize(
    ("sentence", "words", "more"),
    [
        pytest.param("It blamed Westra.", "blamed Westra", OSTIA | {"stance": "accuses"}, id="blame"),
        pytest.param("Westra denied any part.", "denied any part", WESTRA | {"stance": "denies"}, id="denial"),
        pytest.param("Westra owned to it.", "owned to it", WESTRA | {"stance": "acknowledges"}, id="admission"),
        pytest.param("Westra said Ostia tried out its guns.", "Ostia tried out its guns", WESTRA, id="a side's word"),
        pytest.param("A monk said it came from the hill.", "it came from the hill", {"by": "monk"}, id="points back"),
        pytest.param("A monk said the poor owned the mill.", "the poor owned the mill", {"by": "monk"}, id="the thing"),
        pytest.param(
            "Westra said a gunner may have erred.",
            "a gunner may have erred",
            WESTRA | {"stance": "acknowledges", "realis": "hypothetical"},
            id="supposed of what was",
        ),
    ],
)
def test_what_is_said_right_after_a_happening_is_of_it(tell, sentence, words, more):
    told = tell(f"{OPENING} {sentence}", OSTIA | SHELLED, {"words": words, **more})
    (incident,) = grouped(told)
    assert incident.claims == ("c0", "c1")
    assert any("c0 and c1" in reason.note for reason in incident.reasons)


@pytest.mark.parametrize(
    ("sentence", "words", "more"),
    [
        pytest.param("It asked for flour.", "asked for flour", OSTIA | {"stance": "calls_for"}, id="appeal"),
        pytest.param("It promised new homes.", "promised new homes", OSTIA | {"stance": "pledges"}, id="pledge"),
        pytest.param("A poet said spring had come.", "spring had come", {"by": "poet"}, id="a voice of no side"),
        pytest.param(
            "Westra said Vard was quiet.", "Vard was quiet", WESTRA | {"places": VARD["places"]}, id="another place"
        ),
        pytest.param("Westra said Friday was quiet.", "Friday was quiet", WESTRA, id="another day"),
        pytest.param(
            "Westra put its count at 40 since May.", "its count at 40 since May", WESTRA, id="counted over time"
        ),
        pytest.param("Meanwhile Westra said tea was dear.", "tea was dear", WESTRA, id="turns away"),
        pytest.param("\n\nWestra said tea was dear.", "tea was dear", WESTRA, id="next paragraph"),
        pytest.param("\n\nMore fell.\n\nWestra denied it.", "denied it", WESTRA | {"stance": "denies"}, id="too far"),
    ],
)
def test_what_is_said_of_something_else_is_not(tell, sentence, words, more):
    told = tell(f"{OPENING} {sentence}", OSTIA | SHELLED, {"words": words, **more})
    assert members(told) == [("c0",)]


@pytest.mark.parametrize("stance", ["denies", "accuses"])
def test_an_answer_may_open_the_next_paragraph(tell, stance):
    told = tell(f"{OPENING}\n\nWestra spoke of lies.", OSTIA | SHELLED, WESTRA | {"words": "lies", "stance": stance})
    assert members(told) == [("c0",)]  # one word tells nothing
    told = tell(
        f"{OPENING}\n\nWestra spoke of Ostian lies.",
        OSTIA | SHELLED,
        WESTRA | {"words": "Ostian lies", "stance": stance},
    )
    assert members(told) == [("c0", "c1")]


def test_an_agreement_ends_what_was_told(tell):
    told = tell(
        f"{OPENING} A truce was signed. Westra said it would see.",
        OSTIA | SHELLED,
        {"words": "A truce was signed", "agreement": {"type": "ceasefire", "parties": [], "brokers": []}},
        WESTRA | {"words": "it would see"},
    )
    assert members(told) == [("c0",)]


def test_a_side_that_blames_and_one_that_denies_have_accounts(tell):
    told = tell(
        f"{OPENING} It blamed Westra. Westra denied any part.",
        OSTIA | SHELLED,
        OSTIA | {"words": "blamed Westra", "stance": "accuses"},
        WESTRA | {"words": "denied any part", "stance": "denies", "denial_scope": "general"},
    )
    (incident,) = grouped(told)
    assert incident.facets.contested
    assert incident.facets.denied_by == ("Westra",)
    ostia, westra = incident.accounts
    assert (ostia.side, ostia.blames) == ("Ostia", ("c1",))
    assert [d.claim for d in westra.denies] == ["c2"]


# --- tolls -----------------------------------------------------------------------------------------------------------


def toll(words, best=3, kind="killed", scope="incident", **more):
    return {"words": words, "tolls": [{"kind": kind, "who": "men", "best": best, "scope": scope}], **more}


@pytest.mark.parametrize(
    ("sentence", "claim", "one"),
    [
        pytest.param("The miller wept. Three men died.", toll("Three men died"), True, id="later in the paragraph"),
        pytest.param("\n\nThree men died.", toll("Three men died"), True, id="the next sentence opens a paragraph"),
        pytest.param("\n\nA bus burned. Three men died.", toll("Three men died"), False, id="something between"),
        pytest.param("\n\n2. Three men died.", toll("Three men died"), False, id="another item of a list"),
        pytest.param(
            "Three men died in Vard.", toll("Three men died in Vard", places=VARD["places"]), False, id="elsewhere"
        ),
        pytest.param("It has cost 3 lives.", toll("It has cost 3 lives", scope="cumulative"), True, id="cost so much"),
        pytest.param(
            "The army has lost 40.", toll("The army has lost 40", 40, scope="cumulative"), False, id="running"
        ),
    ],
)
def test_the_dead_told_after_a_happening(tell, sentence, claim, one):
    found = members(tell(f"{OPENING} {sentence}", SHELLED, claim))
    assert (("c0", "c1") in found) is one
    assert any("c0" in incident for incident in found)


def test_a_thing_told_of_one_happening_names_it_from_afar(tell):
    text = f"{OPENING}\n\nA boat sank off Vard on Tuesday.\n\nRain fell.\n\nThe dead of the mill now number nine."
    boat = {"words": "A boat sank off Vard on Tuesday", "event": "naval_action", **VARD}
    told = tell(text, SHELLED, boat, toll("The dead of the mill now number nine", 9, scope="cumulative"))
    assert members(told) == [("c0", "c2"), ("c1",)]


def test_a_thing_told_of_two_happenings_names_neither(tell):
    text = f"{OPENING}\n\nGuns hit the mill in Vard on Tuesday.\n\nRain fell.\n\nThe dead of the mill now number nine."
    vard = {"words": "Guns hit the mill in Vard on Tuesday", "event": "shelling", **VARD}
    told = tell(text, SHELLED, vard, toll("The dead of the mill now number nine", 9, scope="cumulative"))
    assert members(told) == [("c0",), ("c1",)]


@pytest.mark.parametrize(
    ("claim", "alone"),
    [
        pytest.param(toll("Lom market, 5 May: 13 killed", 13, **LOM), True, id="place and day"),
        pytest.param(toll("Lom market, 5 May: 13 killed", 13, time="2031-05-05"), True, id="day"),
        pytest.param(toll("Lom market, 5 May: 13 killed", 13, places=LOM["places"]), True, id="place"),
        pytest.param(toll("Lom market, 5 May: 13 killed", 13), False, id="neither"),
        pytest.param(toll("Lom market, 5 May: 13 killed", 13, scope="cumulative", **LOM), False, id="running count"),
        pytest.param(toll("Lom market, 5 May: 13 killed", 0, **LOM), False, id="nobody"),
        pytest.param(toll("Lom market, 5 May: 13 killed", 13, negated=True, **LOM), False, id="negated"),
        pytest.param(toll("Lom market, 5 May: 13 killed", 13, "displaced", **LOM), False, id="who fled"),
        pytest.param(toll("Lom market, 5 May: 13 killed", 13, realis="planned", **LOM), False, id="feared"),
    ],
)
def test_harm_at_a_place_or_on_a_day_is_an_incident_of_its_own(tell, claim, alone):
    found = grouped(tell("Lom market, 5 May: 13 killed.", claim))
    assert [i.type for i in found] == (["casualties"] if alone else [])


# --- acts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "event", "more", "one"),
    [
        pytest.param("it was struck twice", "air_strike", {}, True, id="another view"),
        pytest.param("warning shots were fired", "small_arms_fire", {}, True, id="another act of force"),
        pytest.param("an inquiry was opened", "investigation", {}, True, id="what came of it"),
        pytest.param("nine men laid down their arms", "capture", {}, False, id="prisoners are another"),
        pytest.param("talks went on", "mediation", {}, False, id="talks"),
        pytest.param("guns fired at Vard", "air_strike", {}, False, id="a name of its own"),
        pytest.param("guns fired on Tuesday", "air_strike", {"time": "2031-05-06"}, False, id="a day of its own"),
        pytest.param("another raid hit homes", "air_strike", {}, False, id="a further one"),
        pytest.param("raids since May hit homes", "air_strike", {}, False, id="over time"),
        pytest.param("guns will fire", "small_arms_fire", {"realis": "planned"}, False, id="planned"),
    ],
)
def test_an_act_told_on_without_place_or_day(tell, words, event, more, one):
    text = f"The navy lost a boat off Lom on Monday. A sailor said {words}."
    boat = {"words": "The navy lost a boat off Lom on Monday", "event": "naval_action", **LOM}
    found = members(tell(text, boat, {"words": words, "by": "sailor", "event": event, **more}))
    assert (("c0", "c1") in found) is one


def test_the_second_such_attack_is_the_one_told(tell):
    text = "Shells hit Lom on Monday. This was the second such attack in a week. Another attack hit homes."
    told = tell(
        text,
        {"words": "Shells hit Lom on Monday", "event": "shelling", **LOM},
        {"words": "This was the second such attack in a week", "event": "shelling"},
        {"words": "Another attack hit homes", "event": "shelling"},
    )
    assert members(told) == [("c0", "c1"), ("c2",)]


def test_items_of_a_list_are_told_apart(tell):
    text = "Shells hit the mill in Lom on Monday.\n- Vard: a tractor ran over a mine.\n- Guns fired over the weir."
    told = tell(
        text,
        {"words": "Shells hit the mill in Lom on Monday", "event": "shelling", **LOM},
        {"words": "a tractor ran over a mine", "event": "remote_explosive"},
        {"words": "Guns fired over the weir", "event": "shelling"},
    )
    assert members(told) == [("c0",), ("c1",), ("c2",)]


def test_mirrored_sides_have_mirrored_incidents(tell):
    def read(one, other):
        text = f"{one} said shells hit the mill in Lom on Monday. It blamed {other}. {other} denied any part."
        return members(
            tell(
                text,
                {"by": f"{one}'s army", "side": one} | SHELLED,
                {"by": f"{one}'s army", "side": one, "words": f"blamed {other}", "stance": "accuses"},
                {"by": f"{other}'s army", "side": other, "words": "denied any part", "stance": "denies"},
            )
        )

    assert read("Ostia", "Westra") == read("Westra", "Ostia") == [("c0", "c1", "c2")]


def test_a_flood_of_sayings_is_read_in_little_time(tell):
    text = OPENING + " Westra denied any part." * 600
    claims = [WESTRA | {"words": "denied any part", "stance": "denies", "id": f"d{n}"} for n in range(600)]
    (incident,) = grouped(tell(text, OSTIA | SHELLED, *claims))
    assert len(incident.claims) == 601


@pytest.mark.parametrize(
    ("words", "more"),
    [
        pytest.param(
            "Its guns had been silent on Monday", {"negated": True, "time": "2031-05-05"}, id="the day of the act"
        ),
        pytest.param(
            "It had not fired into Lom district",
            {"negated": True, "places": [{"name": "Ulm district", "precision": "district"}]},
            id="a district for the village",
        ),
    ],
)
def test_what_a_side_says_it_did_not_do_there_is_of_the_act(tell, words, more):
    told = tell(
        f"{OPENING} {words}, Westra said.", OSTIA | SHELLED, {"words": words, "event": "shelling"} | WESTRA | more
    )
    assert members(told) == [("c0", "c1")]


def test_what_it_did_not_do_on_another_day_is_not_of_the_act(tell):
    words = {"words": "It had not fired on Tuesday", "event": "shelling", "negated": True, "time": "2031-05-06"}
    assert members(tell(f"{OPENING} It had not fired on Tuesday, Westra said.", OSTIA | SHELLED, words | WESTRA)) == [
        ("c0",)
    ]


def test_shots_told_after_monitors_came_to_look_are_of_what_they_looked_at(tell):
    text = "A patrol examined a bus on 7 May. Two farmers had heard shooting on 5 May."
    looked = {"words": "A patrol examined a bus on 7 May", "event": "investigation", "targets": ["bus"]}
    shots = {"words": "heard shooting on 5 May", "event": "small_arms_fire", "time": "2031-05-05"}
    assert members(tell(text, looked | {"time": "2031-05-07"}, shots)) == [("c0", "c1")]


def test_another_in_a_toll_counts_more_people_and_no_other_act(tell):
    words = "Another two millers were wounded"
    toll = {"tolls": [{"kind": "wounded", "who": "millers", "low": 2, "scope": "incident"}]}
    assert members(tell(f"{OPENING} {words}.", OSTIA | SHELLED, {"words": words} | toll)) == [("c0", "c1")]


def test_hours_that_are_one_minute_are_not_apart(tell):
    at = {"time": "2031-05-05T10:55"}
    text = "At 10:55 the hall in Lom was hit. It came in flat over the wall of Lom."
    hit = {"words": "At 10:55 the hall in Lom was hit", "event": "attack_on_civilians", "targets": ["hall"]}
    came = {"words": "It came in flat over the wall of Lom", "event": "shelling"}
    assert members(tell(text, hit | LOM | at, came | LOM | at)) == [("c0", "c1")]
