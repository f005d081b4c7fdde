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
