"""Which words report a happening."""

import pytest

EVENTS = [
    ("Gunners shelled the port, the mayor said.", "shelling"),
    ("Rebels fired rockets at Goma, the army said.", "shelling"),
    ("The army's artillery fire hit two homes, the mayor said.", "shelling"),
    ("Jets bombed the village, residents said.", "air_strike"),
    ("An air strike hit a school in Tora, doctors said.", "air_strike"),
    ("A suicide bomber struck a checkpoint in Mogadishu, police said.", "suicide_bomb"),
    ("A roadside bomb hit a bus near Goma, the army said.", "remote_explosive"),
    ("A sniper shot a boy in Sanaa, doctors said.", "small_arms_fire"),
    ("Fighters kidnapped three engineers in Arauca, the company said.", "abduction"),
    ("Guards tortured prisoners in Olenivka, prosecutors said.", "ill_treatment"),
    ("Soldiers raped six women in Tigray, the commission said.", "sexual_violence"),
    ("Soldiers burned forty homes in the village, the mayor said.", "property_destruction"),
    ("The two armies clashed near the river, the mission said.", "armed_clash"),
    ("Rebels took the town of Bunagana, the governor said.", "territory_taken"),
    ("Three fighters surrendered to the army, the ministry said.", "capture"),
    ("Police seized forty rifles in Goma, the ministry said.", "weapons_disrupted"),
    ("The army sent troops to the border, the minister said.", "deployment"),
    ("Iran supplied drones to the army, the rebels said.", "military_aid"),
    ("The M23 violated the ceasefire, the Congolese army said.", "ceasefire_violated"),
    ("The two sides exchanged 90 prisoners on Sunday, the ministry said.", "release_exchange"),
    ("The ELN freed two hostages in Choco, the ombudsman said.", "release_exchange"),
    ("Families fled the village of Tora, the mission said.", "displacement"),
    ("Mortar rounds came down on the orchard, the mayor said.", "shelling"),
    ("Two rockets landed near the school at dawn, the mayor said.", "shelling"),
    ("The post recorded four impacts after dusk, the mission said.", "shelling"),
    ("Mortar bombs burst among the stalls, the mayor said.", "shelling"),
    ("Armed men took two clerks from their car and carried them off, the mayor said.", "abduction"),
    ("The clerks were set free on Monday, the mayor said.", "release_exchange"),
    ("The bodies of nine soldiers were handed over at the bridge, the mission said.", "release_exchange"),
    ("The crew shot the jet down, the army said.", "weapons_disrupted"),
    ("The council ousted the governor on Monday, the ministry said.", "command_change"),
    ("Brigadier Holt took over from him on Friday, the ministry said.", "command_change"),
    ("A tractor ran over an anti-tank mine, the mission said.", "remote_explosive"),
    ("Our units threw back the assault, the army said.", "armed_clash"),
]


@pytest.mark.parametrize(("text", "kind"), EVENTS)
def test_event_types(claims_of, text, kind):
    assert [c.event.type for c in claims_of(text) if c.event] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police seized forty rifles, the ministry said.", "weapons_disrupted"),
        ("Rebels seized the town of Goma, the ministry said.", "territory_taken"),
        ("Gunmen seized two nurses in Goma, the ministry said.", "abduction"),
        ("Rebels captured the town of Goma, the army said.", "territory_taken"),
        ("Rebels captured nine soldiers near Goma, the army said.", "capture"),
    ],
)
def test_the_object_decides(claim_on, text, kind):
    assert claim_on(text).event.type == kind


@pytest.mark.parametrize(
    "text",
    [
        "The wounded soldier came home, his mother said.",
        "The bombing victims were buried, the mayor said.",
        "The fighting season is near, the elder said.",
        "The mayor opened a library, his office said.",
        "The strike by teachers ended, the union said.",
    ],
)
def test_describing_words_report_nothing(claims_of, text):
    assert [c.event.type for c in claims_of(text) if c.event] == []


def test_the_word_of_saying_reports_nothing(claims_of):
    claims = claims_of("The governor attacked the report and said that the roads are safe.")
    assert [c.event.type for c in claims if c.event] == []


@pytest.mark.parametrize(
    "text",
    [
        "Four rockets on the power station.",
        "- 6 May, 05:50, Tora: one impact, seen by the Mission.",
        "At 04:50 on 10 May, Team 1 heard six impacts near the village.",
        "In Tora it saw eleven fresh craters and the ruin of a house.",
    ],
)
def test_a_post_tells_in_its_own_voice_and_names_no_doer(claims_of, text):
    told = [(c.event.type, c.event.agents, c.speaker) for c in claims_of(text) if c.event]
    assert told == [("shelling", (), None)]


@pytest.mark.parametrize(
    "text",
    [
        "The price of bread fell in the city, the trader said.",
        "The army dismissed the report, the mayor said.",
        "The drought had an impact on the village, the mayor said.",
        "They returned to base, the mayor said.",
    ],
)
def test_words_of_arms_that_tell_of_nothing(claims_of, text):
    assert [c.event.type for c in claims_of(text) if c.event and c.event.type != "deployment"] == []


def test_craters_that_fit_rounds_fired_none(claims_of):
    text = "The Lakes Mission saw craters. They are consistent with mortar rounds from the north."
    assert [a.name for c in claims_of(text) if c.event for a in c.event.agents] == []


def test_a_clause_that_only_dates_gives_no_type(claim_on):
    assert (
        claim_on("Fire gutted the mill hours before the truce expired.", "gutted").event.type == "property_destruction"
    )
