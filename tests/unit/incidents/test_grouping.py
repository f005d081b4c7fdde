"""Claims about one happening form an incident; others do not."""

import pytest

from counterclaim.incidents.grouping import form_incidents
from counterclaim.incidents.links import link_answers

TEXT = (
    "The Northland army said Southland guns shelled the town of Brezna on Monday. Three guards were wounded.\n\n"
    "Southland's Defence Ministry denied it. Northland drones hit Dolna on Tuesday, it said.\n\n"
    "Relief Watch found rocket parts in Brezna."
)
NORTH = {"by": "Northland army", "side": "Northland"}
SOUTH = {"by": "Southland's Defence Ministry", "side": "Southland"}
SHELLED = {**NORTH, "words": "Southland guns shelled the town of Brezna on Monday", "stance": "accuses"} | {
    "event": "shelling",
    "agents": ["Southland army"],
    "places": [{"name": "Brezna", "precision": "settlement"}],
    "time": "2024-03-04",
}
GUARDS = {**NORTH, "words": "Three guards were wounded"} | {
    "tolls": [{"kind": "wounded", "who": "guards", "best": 3, "scope": "incident"}]
}
DENIED = {**SOUTH, "words": "denied it", "stance": "denies", "denial_scope": "general"}
DRONES = {**SOUTH, "words": "Northland drones hit Dolna on Tuesday", "stance": "accuses", "event": "air_strike"} | {
    "agents": ["Northland"],
    "places": [{"name": "Dolna", "precision": "settlement"}],
    "time": "2024-03-05",
}
PARTS = {"words": "found rocket parts in Brezna", "by": "Relief Watch", "event": "shelling", "grounds": "remnants"} | {
    "places": [{"name": "Brezna", "precision": "settlement"}]
}


def grouped(told):
    claims, report = told
    return form_incidents(link_answers(claims, report), report)


def members(told):
    return [i.claims for i in grouped(told)]


def test_one_happening_is_one_incident_and_another_day_another(tell):
    assert members(tell(TEXT, SHELLED, GUARDS, DENIED, DRONES, PARTS)) == [("c0", "c1", "c2", "c4"), ("c3",)]


def test_incident_has_plain_title_accounts_and_facets(tell):
    incident = grouped(tell(TEXT, SHELLED, GUARDS, DENIED, DRONES, PARTS))[0]
    assert incident.title == "shelling, Brezna, 4 March 2024"
    assert incident.type == "shelling"
    north, south, nobody = incident.accounts
    assert (north.side, north.blames, north.asserts) == ("Northland", ("c0",), ("c1",))
    assert (south.side, [d.claim for d in south.denies]) == ("Southland", ["c2"])
    assert (nobody.side, nobody.asserts) == (None, ("c4",))
    facets = incident.facets
    assert facets.contested
    assert facets.denied_by == ("Southland",)
    assert facets.field_findings == ("c4",)
    assert facets.agreed_by == ("Northland", "Relief Watch")
    assert facets.origins == 2
    assert facets.not_quoted == ()


def test_a_blamed_side_that_nobody_quotes_is_not_quoted(tell):
    incident = grouped(tell(TEXT, SHELLED))[0]
    assert incident.facets.not_quoted == ("Southland army",)
    assert not incident.facets.contested


def test_gunmen_whom_nobody_names_are_no_side(tell):
    incident = grouped(tell(TEXT, SHELLED | {"agents": ["unidentified gunmen"]}))[0]
    assert incident.facets.not_quoted == ()


def test_two_sides_that_blame_each_other_contest_it_and_agree_on_nothing(tell):
    text = "Northland said Southland shelled Brezna on Monday. Southland said Northland shelled Brezna on Monday."
    first = SHELLED | {"words": "Southland shelled Brezna on Monday"}
    second = SHELLED | SOUTH | {"words": "Northland shelled Brezna on Monday", "agents": ["Northland"]}
    (incident,) = grouped(tell(text, first, second))
    assert incident.facets.contested
    assert incident.facets.denied_by == ()
    assert incident.facets.agreed_by == ()
    assert incident.facets.origins == 2


def test_an_acknowledged_act_names_who_acknowledges(tell):
    text = "Northland said Southland shelled Brezna on Monday. Southland acknowledged shelling Brezna on Monday."
    first = SHELLED | {"words": "Southland shelled Brezna on Monday"}
    second = SHELLED | SOUTH | {"words": "acknowledged shelling Brezna on Monday", "stance": "acknowledges"}
    (incident,) = grouped(tell(text, first, second))
    assert incident.facets.acknowledged_by == ("Southland",)
    assert incident.facets.agreed_by == ("Northland", "Southland")
    assert not incident.facets.contested


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"time": "2024-03-09"}, id="day"),
        pytest.param({"places": [{"name": "Dolna", "precision": "settlement"}]}, id="place"),
        pytest.param({"event": "abduction"}, id="type"),
        pytest.param({"realis": "planned"}, id="planned"),
    ],
)
def test_what_contradicts_stays_apart(tell, change):
    text = "Southland shelled Brezna on Monday. Guns fired at the town."
    first = SHELLED | {"words": "Southland shelled Brezna on Monday"}
    second = SHELLED | {"words": "Guns fired at the town"}
    assert members(tell(text, first, second)) == [("c0", "c1")]
    assert ("c0",) in members(tell(text, first, second | change))


@pytest.mark.parametrize("answered", [False, True])
def test_what_a_side_acknowledges_is_not_what_it_denies(tell, answered):
    text = "Southland acknowledged that it hit a bridge. It denied that it bombed a bus."
    bridge = {**SOUTH, "words": "it hit a bridge", "stance": "acknowledges", "event": "remote_explosive"}
    answers = [{"claim": "c0", "kind": "denial"}] if answered else []
    bus = {**SOUTH, "words": "it bombed a bus", "stance": "denies", "event": "remote_explosive", "answers": answers}
    claims, report = tell(text, bridge, bus)
    assert len(form_incidents(claims, report)) == 2 - answered


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        pytest.param({}, False, id="nothing told"),
        pytest.param({"targets": ["clinic"], "weapons": [{"name": "drones"}]}, True, id="targets and weapons"),
        pytest.param({"targets": ["clinic"]}, False, id="targets alone"),
        pytest.param({"event": "attack_on_civilians", "agents": ["Northland"]}, True, id="another doer and type"),
        pytest.param({"places": [{"name": "Dolna", "precision": "site"}]}, True, id="place of another kind"),
        pytest.param({"event": "armed_clash", "time": "2024-03-04T12:00/2024-03-04T18:00"}, True, id="hours"),
    ],
)
def test_another_act_at_one_place_is_another(tell, other, apart):
    text = "Southland shelled Brezna with mortars. It was hit in the evening."
    told = {"event": "shelling", "agents": ["Southland"], "places": [{"name": "Brezna", "precision": "settlement"}]}
    first = {"words": "Southland shelled Brezna with mortars", "targets": ["school"], "weapons": [{"name": "mortars"}]}
    first |= {"time": "2024-03-04T18:00/2024-03-04T23:59"} if "time" in other else {}
    second = told | {"words": "It was hit in the evening"} | other
    assert (len(members(tell(text, told | first, second))) == 2) is apart


def test_where_nobody_was_hurt_nobody_was_killed(tell):
    text = "Southland said it hit a bridge. Nobody was hurt. A blast killed a guard."
    bridge = {**SOUTH, "words": "it hit a bridge", "event": "remote_explosive"}
    nobody = {
        **SOUTH,
        "words": "Nobody was hurt",
        "tolls": [{"kind": "wounded", "who": None, "best": 0, "scope": "incident"}],
    }
    guard = {**SOUTH, "words": "A blast killed a guard", "event": "remote_explosive"}
    guard |= {"tolls": [{"kind": "killed", "best": 1, "who": "guard", "scope": "incident"}]}
    assert not any({"c1", "c2"} <= set(m) for m in members(tell(text, bridge, nobody, guard)))


def test_a_site_told_with_its_town_is_not_elsewhere(tell):
    text = "Southland shelled the Old Fort in Brezna. The Old Fort was hit. Brezna was hit."
    town, fort = ({"name": "Brezna", "precision": "settlement"}, {"name": "Old Fort", "precision": "site"})
    told = {"event": "shelling", "agents": ["Southland"]}
    claims = [
        told | {"words": "Southland shelled the Old Fort in Brezna", "places": [fort, town]},
        told | {"words": "The Old Fort was hit", "places": [fort]},
        told | {"words": "Brezna was hit", "places": [town]},
    ]
    assert members(tell(text, *claims)) == [("c0", "c1", "c2")]


def test_an_act_elsewhere_named_in_return_is_an_incident_of_its_own(tell):
    text = "Northland accused Southland of shelling Brezna. Southland said Northland shelled Dolna."
    first = SHELLED | {"words": "accused Southland of shelling Brezna"}
    second = DRONES | {"words": "Northland shelled Dolna", "event": "shelling", "time": None}
    second |= {"answers": [{"claim": "c0", "kind": "counter_accusation"}]}
    claims, report = tell(text, first, second)
    assert [i.claims for i in form_incidents(claims, report)] == [("c0",), ("c1",)]


def test_another_strike_is_another(tell):
    text = "A strike hit Brezna on Monday. Another strike hit the road."
    first = {"words": "A strike hit Brezna on Monday", "event": "air_strike", "places": ["Brezna"]}
    second = {"words": "Another strike hit the road", "event": "air_strike"}
    assert members(tell(text, first, second)) == [("c0",), ("c1",)]


def test_meetings_of_different_people_on_one_day_are_two(tell):
    text = "Ana Duro met Lev Marn on Monday. Ilse Cray met Tom Bauer on Monday."
    first = {"words": "Ana Duro met Lev Marn on Monday", "event": "meeting", "agents": ["Ana Duro", "Lev Marn"]}
    second = {"words": "Ilse Cray met Tom Bauer on Monday", "event": "meeting", "agents": ["Ilse Cray", "Tom Bauer"]}
    day = {"time": "2024-03-04"}
    assert members(tell(text, first | day, second | day)) == [("c0",), ("c1",)]


def test_appeals_totals_and_bare_negations_make_no_incident(tell):
    text = "Stop the shelling of Brezna. There was no shelling in Dolna. Since May 40 civilians have died."
    told = tell(
        text,
        {"words": "Stop the shelling of Brezna", "event": "shelling", "stance": "calls_for"},
        {"words": "There was no shelling in Dolna", "event": "shelling", "negated": True},
        {"words": "Since May 40 civilians have died", "tolls": [{"kind": "killed", "best": 40, "who": "civilians"}]}
        | {"tolls": [{"kind": "killed", "best": 40, "who": "civilians", "scope": "cumulative"}]},
    )
    assert members(told) == []


def test_the_id_comes_from_the_earliest_claim(tell):
    told = tell(TEXT, SHELLED, GUARDS, DENIED)
    assert grouped(told)[0].id == grouped(tell(TEXT, SHELLED))[0].id
    assert grouped(told)[0].id.startswith("i_")


def test_a_flood_of_claims_stays_readable_in_time(tell):
    lines = [f"Guns hit Brezna again {n}." for n in range(600)]
    told = [
        {"words": line[:-1], "event": "shelling", "time": "2024-03-04", "places": [{"name": "Brezna"}]}
        for line in lines
    ]
    claims, report = tell("\n\n".join(lines), *told)
    assert sum(len(i.claims) for i in form_incidents(claims, report)) == len(lines)


CHANGES = "Captain Ines Loru took over the coast guard. Commodore Harl Wurm was relieved of his post."
LORU = {"words": "Captain Ines Loru took over the coast guard", "event": "command_change", "agents": ["Ines Loru"]}
WURM = {"words": "Commodore Harl Wurm was relieved of his post", "event": "command_change", "targets": ["Harl Wurm"]}


def test_who_comes_into_an_office_and_who_leaves_it_is_one_change(tell):
    assert members(tell(CHANGES, LORU, WURM)) == [("c0", "c1")]


def test_who_comes_and_who_goes_on_two_days_or_in_two_paragraphs_are_two_changes(tell):
    days = LORU | {"time": "2024-03-04"}, WURM | {"time": "2024-03-06"}
    assert members(tell(CHANGES, *days)) == [("c0",), ("c1",)]
    assert members(tell(CHANGES.replace(". ", ".\n\n"), LORU, WURM)) == [("c0",), ("c1",)]


def test_two_who_leave_their_offices_are_two_changes(tell):
    text = "General Osso Mart resigned. Commodore Harl Wurm was relieved of his post."
    mart = {"words": "General Osso Mart resigned", "event": "command_change", "targets": ["Osso Mart"]}
    assert members(tell(text, mart, WURM)) == [("c0",), ("c1",)]


OWNED_UP = (
    "The army at first said it had not fired on Brezna. Late on Friday it acknowledged that its guns had hit Brezna."
)
SAID_NO = {**NORTH, "words": "it had not fired on Brezna", "stance": "denies", "event": "shelling"} | {
    "places": [{"name": "Brezna", "precision": "settlement"}]
}
SAID_YES = SAID_NO | {"words": "its guns had hit Brezna", "stance": "acknowledges"}


def test_a_denial_that_is_withdrawn_is_of_what_is_acknowledged_then(tell):
    assert members(tell(OWNED_UP, SAID_NO, SAID_YES)) == [("c0", "c1")]


def test_what_one_speaker_denies_in_one_breath_with_what_he_acknowledges_is_another_happening(tell):
    text = OWNED_UP.replace("at first said", "said").replace("On Friday it", "It")
    assert len(members(tell(text, SAID_NO, SAID_YES))) == 2
