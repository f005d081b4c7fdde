"""What is said in return is about the happening put before, or about another: told of several invented conflicts."""

import pytest

from counterclaim.incidents.carrying import carry_answered
from counterclaim.incidents.grouping import form_incidents
from counterclaim.incidents.links import link_answers


def read(told):
    claims, report = told
    linked = carry_answered(link_answers(claims, report))
    return linked, form_incidents(linked, report)


def members(told):
    return [i.claims for i in read(told)[1]]


def accuses(words, by, event, of, **more):
    return {"words": words, "by": by, "side": by, "stance": "accuses", "event": event, "agents": [of], **more}


def denies(words, by, **more):
    return {"words": words, "by": by, "side": by, "stance": "denies", "denial_scope": "general", **more}


def town(name):
    return {"places": [{"name": name, "precision": "settlement"}]}


def hospital(tell, one, two):
    text = f"{one} accused {two} of storming a clinic in Orra. {two} denied it and accused {one} of bombing homes."
    return tell(
        text,
        accuses("storming a clinic in Orra", one, "attack_on_civilians", two, targets=["clinic"], **town("Orra")),
        denies("denied it", two),
        accuses("bombing homes", two, "air_strike", one, targets=["homes"]),
    )


@pytest.mark.parametrize(
    ("one", "two"), [("Norrland", "Sudmark"), ("Sudmark", "Norrland"), ("Veld Army", "Hill Front")]
)
def test_another_act_named_in_return_is_an_incident_of_its_own(tell, one, two):
    claims, incidents = read(hospital(tell, one, two))
    assert [(a.claim, a.kind) for c in claims for a in c.answers] == [("c0", "denial"), ("c0", "counter_accusation")]
    assert [(i.claims, i.type) for i in incidents] == [(("c0", "c1"), "attack_on_civilians"), (("c2",), "air_strike")]
    assert claims[2].places == ()


@pytest.mark.parametrize(
    ("words", "more", "together"),
    [
        pytest.param("blamed Ostia for the shelling", {}, True, id="names nothing of its own"),
        pytest.param("blamed Ostia for shelling Lom", town("Lom"), True, id="the same town"),
        pytest.param("blamed Ostia for shelling the market", {"targets": ["market"]}, True, id="the same target"),
        pytest.param("said Ostia itself had shelled its posts", {"targets": ["posts"]}, True, id="itself"),
        pytest.param("accused Ostia of shelling a school", {"targets": ["school"]}, False, id="another target"),
        pytest.param(
            "accused Ostia of shelling a school in Lom", {"targets": ["school"], **town("Lom")}, False,
            id="another target in the same town",
        ),
        pytest.param("accused Ostia of shelling Vard", town("Vard"), False, id="another town"),
        pytest.param("accused Ostia of shelling Lom on Friday", {**town("Lom"), "time": "2031-05-02"}, False, id="day"),
    ],
)  # fmt: skip
def test_the_same_kind_of_act_is_one_happening_only_where_the_words_say_so(tell, words, more, together):
    text = f"Ostia accused Westra of shelling the market in Lom on Monday. Westra denied it and {words}."
    first = {"targets": ["market"], "time": "2031-05-05", **town("Lom")}
    claims = (
        accuses("shelling the market in Lom on Monday", "Ostia", "shelling", "Westra", **first),
        denies("denied it", "Westra"),
        accuses(words, "Westra", "shelling", "Ostia", **more),
    )
    assert members(tell(text, *claims)) == ([("c0", "c1", "c2")] if together else [("c0", "c1"), ("c2",)])


def test_fire_in_that_area_that_the_accuser_itself_opened_is_one_contested_incident(tell):
    text = (
        "The Ostian ministry accused the Westran army of shelling its posts in the morning. "
        "The Westran ministry denied breaking the truce in that area. It said Ostian forces themselves fired mortars "
        "at its troops in the Vard district."
    )
    told = tell(
        text,
        accuses("shelling its posts in the morning", "Ostia", "shelling", "Westra", targets=["posts"])
        | {"time": "2031-05-05T06:00/2031-05-05T12:00"},
        denies("denied breaking the truce in that area", "Westra", event="ceasefire_violated", agents=["Westra"]),
        accuses("Ostian forces themselves fired mortars", "Westra", "shelling", "Ostia", targets=["troops"])
        | {"places": [{"name": "Vard", "precision": "district"}], "weapons": ["mortars"]},
    )
    claims, (incident,) = read(told)
    assert incident.claims == ("c0", "c1", "c2")
    assert incident.facets.contested
    assert claims[2].time == claims[0].time


def test_what_a_speaker_says_his_own_side_did_in_answer_is_another_act(tell):
    text = "Ostia said Westran guns shelled Lom on Monday. Ostian guns struck back at Lom in the evening, it said."
    struck = accuses("Ostian guns struck back at Lom", "Ostia", "shelling", "Ostia", **town("Lom"), time="2031-05-05")
    told = tell(
        text,
        accuses("Westran guns shelled Lom", "Ostia", "shelling", "Westra", **town("Lom"), time="2031-05-05"),
        struck | {"stance": "asserts"},
    )
    assert members(told) == [("c0",), ("c1",)]


@pytest.mark.parametrize("named_first", [True, False])
def test_a_village_that_nobody_names_is_not_that_of_another_speaker_beside_it(tell, named_first):
    one, two = "A village was shelled on Monday", "Guns hit Lom on Monday"
    text = f"{two}, Westra said. {one}, Ostia said." if named_first else f"{one}, Ostia said. {two}, Westra said."
    unnamed = {"words": one, "event": "shelling", "time": "2031-05-05", "by": "Ostia", "side": "Ostia"}
    named = {"words": two, "event": "shelling", "time": "2031-05-05", "by": "Westra", "side": "Westra", **town("Lom")}
    assert len(members(tell(text, unnamed, named))) == 2
    same = unnamed | {"words": "The guns fired on Monday"}
    assert len(members(tell(text.replace(one, "The guns fired on Monday"), same, named))) == 1


def test_a_toll_that_another_speaker_gives_after_the_act_is_of_that_act(tell):
    text = "Guns hit Lom on Monday, Westra said.\n\nSeven people died on Monday, doctors said."
    act = {"words": "Guns hit Lom on Monday", "event": "shelling", "time": "2031-05-05", "by": "Westra", **town("Lom")}
    toll = {"words": "Seven people died on Monday", "by": "doctors", "time": "2031-05-05"} | {
        "tolls": [{"kind": "killed", "best": 7, "who": "people", "scope": "incident"}]
    }
    assert members(tell(text, act, toll)) == [("c0", "c1")]


@pytest.mark.parametrize("named_first", [True, False])
def test_a_village_that_nobody_names_is_not_the_village_of_another_report(tell, named_first):
    one, two = "A village near the capital was shelled on Monday", "Guns fired at Lom village on Monday"
    text = f"{two}.\n\nPrices rose.\n\n{one}." if named_first else f"{one}.\n\nPrices rose.\n\n{two}."
    claims = [
        {"words": one, "event": "shelling", "targets": ["village"], "time": "2031-05-05", "by": "Ostia"},
        {"words": two, "event": "shelling", "targets": ["Lom village"], "time": "2031-05-05", "by": "Relief Watch"}
        | town("Lom"),
    ]
    assert len(members(tell(text, *claims))) == 2


def test_a_place_that_is_not_named_again_where_the_speaker_goes_on_or_the_target_is_one_stays_one(tell):
    text = (
        "Guns shelled Lom on Monday, Ostia said.\n\nThe guns fired all Monday, it said.\n\nThe mill burned on Monday."
    )
    first = {
        "words": "Guns shelled Lom on Monday",
        "event": "shelling",
        "time": "2031-05-05",
        "by": "Ostia",
        **town("Lom"),
    }
    second = {"words": "The guns fired all Monday", "event": "shelling", "time": "2031-05-05", "by": "Ostia"}
    mill = {"words": "The mill burned on Monday", "event": "shelling", "time": "2031-05-05", "targets": ["mill"]}
    assert members(tell(text, first, second)) == [("c0", "c1")]
    assert members(tell(text, first | {"targets": ["mill"]}, mill)) == [("c0", "c1")]


def test_a_denial_is_not_put_on_an_act_by_which_its_own_side_was_hit(tell):
    text = "Shells hit Westran troops at Lom on Monday. Westra denied shelling Lom on Monday."
    hit = {"words": "Shells hit Westran troops at Lom on Monday", "event": "shelling", "targets": ["Westran troops"]}
    shared = {"time": "2031-05-05", **town("Lom")}
    denial = denies("denied shelling Lom on Monday", "Westra", event="shelling", agents=["Westra"])
    assert members(tell(text, hit | shared, denial | shared)) == [("c0",), ("c1",)]
    others = hit | {"targets": ["Ostian troops"]}
    assert members(tell(text, others | shared, denial | shared)) == [("c0", "c1")]


def test_the_losses_of_the_denying_side_are_not_those_of_what_it_denies(tell):
    text = "Several of its soldiers were hurt, Westra said. It denied bombing villages."
    lost = {"words": "Several of its soldiers were hurt", "by": "Westra", "side": "Westra"} | {
        "tolls": [{"kind": "wounded", "who": "soldiers", "low": 2, "scope": "incident"}]
    }
    denial = denies("denied bombing villages", "Westra", event="air_strike", agents=["Westra"], targets=["villages"])
    assert members(tell(text, lost, denial)) == [("c1",)]


@pytest.mark.parametrize(
    ("denial", "answers"),
    [
        pytest.param({"weapons": ["gas"]}, False, id="a weapon that nobody spoke of"),
        pytest.param({"event": "shelling", "agents": ["Westra"], "weapons": ["gas"]}, False, id="as an act"),
        pytest.param(town("Vard"), False, id="another town"),
        pytest.param({}, True, id="everything"),
        pytest.param({"event": "shelling", "agents": ["Westra"], **town("Lom")}, True, id="the act"),
    ],
)
def test_a_denial_answers_only_what_was_put(tell, denial, answers):
    text = "Ostia accused Westra of shelling Lom. Westra denied that."
    told = tell(
        text,
        accuses("shelling Lom", "Ostia", "shelling", "Westra", **town("Lom")),
        denies("denied that", "Westra", **denial),
    )
    claims, _ = read(told)
    assert bool(claims[1].answers) is answers


def test_a_denial_of_one_town_does_not_make_a_general_accusation_one_of_that_town(tell):
    text = "The Watch said Ostia and Westra used gas in towns. Westra denied firing at Vard. Ostia denied using gas."
    told = tell(
        text,
        {"words": "Ostia and Westra used gas in towns", "by": "The Watch", "stance": "accuses", "event": "shelling"}
        | {"agents": ["Ostia", "Westra"], "weapons": ["gas"]},
        denies("denied firing at Vard", "Westra", **town("Vard")),
        denies("denied using gas", "Ostia", event="shelling", agents=["Ostia"], weapons=["gas"]),
    )
    _, (incident,) = read(told)
    assert (incident.claims, incident.places) == (("c0", "c2"), ())


def test_the_army_that_is_accused_under_that_name_alone_can_deny_it(tell):
    text = "The rebels accused the army of shelling the market. The army denied it."
    told = tell(
        text,
        accuses("shelling the market", "Hill rebels", "shelling", "army", targets=["market"]),
        {"words": "denied it", "by": "army", "stance": "denies", "denial_scope": "general"},
    )
    assert members(told) == [("c0", "c1")]
