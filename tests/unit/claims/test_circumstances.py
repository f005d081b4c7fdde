"""When and where it happened, and when it was said."""

import pytest


def days(time):
    return (time.earliest, time.latest) if time else None


@pytest.mark.parametrize(
    ("text", "words", "time", "said_on"),
    [
        (
            "The mission said on Monday that rebels shelled the camp on Saturday.",
            "shelled",
            ("2024-05-11", "2024-05-11"),
            ("2024-05-13", "2024-05-13"),
        ),
        (
            "On May 3, 2024, rebels shelled the camp, the mayor said on Sunday.",
            "shelled",
            ("2024-05-03", "2024-05-03"),
            ("2024-05-12", "2024-05-12"),
        ),
        ("The rebels shelled the camp on May 3.", "shelled", ("2024-05-03", "2024-05-03"), None),
        ("The mayor said on Monday that rebels shelled the camp.", "shelled", None, ("2024-05-13", "2024-05-13")),
        ("The mayor said that rebels shelled the camp.", "shelled", None, None),
        (
            "The army on Monday accused rebels of shelling the camp.",
            "shelling",
            None,
            ("2024-05-13", "2024-05-13"),
        ),
    ],
)
def test_the_day_of_speaking_is_not_the_day_of_the_happening(claim_on, text, words, time, said_on):
    claim = claim_on(text, words)
    assert (days(claim.time), days(claim.said_on)) == (time, said_on)


def test_without_a_day_of_publication_nothing_fixes_the_year(claim_on):
    claim = claim_on("The rebels shelled the camp on May 3, the mayor said.", published=None)
    assert claim.time is None or claim.time.earliest is None


def test_how_long_is_not_when(claim_on):
    claim = claim_on("The rebels shelled the camp for three hours, the mayor said.")
    assert days(claim.time) in (None, (None, None))


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("The rebels shelled a camp in Goma, the governor said.", "shelled", ["Goma"]),
        ("Russian forces shelled Kherson and Nikopol, the governor said.", "shelled", ["Kherson", "Nikopol"]),
        ("Russian forces shelled a school, the governor of Kherson said.", "shelled", []),
        ("In Kyiv, the ministry said that Russian forces shelled a school in Nikopol.", "shelled", ["Nikopol"]),
        ("Sudan accused Chad of arming rebels in Darfur.", "arming", ["Darfur"]),
    ],
)
def test_where(claim_on, text, words, places):
    assert sorted(p.name for p in claim_on(text, words).places) == places


def test_near_a_town_is_not_the_town(claim_on):
    (place,) = claim_on("Rebels ambushed a convoy near Goma, the army said.").places
    assert (place.name, place.relation) == ("Goma", "near")


PASSAGE = (
    "The mayor said the rebels shelled a camp near Goma on May 3. He said that gunmen attacked a patrol. "
    "A clinic was burned by the rebels.\n\nThe army bombed a bridge, the radio said."
)


def test_violence_told_in_one_passage_shares_day_and_place(claim_on):
    claim = claim_on(PASSAGE, "patrol")
    assert (days(claim.time), [p.name for p in claim.places]) == (("2024-05-03", "2024-05-03"), ["Goma"])
    assert {"time", "place"} <= {r.step for r in claim.reasons if r.rule == "same passage"}


def test_another_voice_in_the_next_paragraph_shares_neither(claim_on):
    claim = claim_on(PASSAGE, "bridge")
    assert (claim.time, claim.places) == (None, ())


def test_the_same_speaker_speaks_on_the_same_day(claims_of):
    text = "Mayor Ana Prado said on Monday that rebels shelled the port. Prado said that gunmen burned a mill."
    assert [days(c.said_on) for c in claims_of(text)] == [("2024-05-13", "2024-05-13")] * 2


def test_a_position_has_no_time_of_happening(claim_on):
    assert claim_on("The UN called on the RSF to leave El Fasher by Friday.").time is None


def test_a_day_told_of_one_place_is_not_that_of_another(claims_of):
    text = (
        "A report says that strikes on Goma killed 21 civilians on May 3. "
        "It says that four attacks on Bukavu with rockets damaged homes."
    )
    claim = next(c for c in claims_of(text) if "Bukavu" in c.evidence.text)
    assert [p.name for p in claim.places] == ["Bukavu"]
    assert claim.time is None


STRUCK = "Shells hit the mill at Kherson on Saturday, the mayor said.\n\nThe council met.\n\n"


@pytest.mark.parametrize(
    ("after", "words", "time", "places"),
    [
        ("The army blamed rebels for the shelling.", "shelling", ("2024-05-11", "2024-05-11"), ["Kherson"]),
        ("The army blamed rebels for this attack.", "attack", ("2024-05-11", "2024-05-11"), ["Kherson"]),
        ("The army said rebels fired the rockets.", "fired", ("2024-05-11", "2024-05-11"), ["Kherson"]),
        ("The army blamed rebels for a shelling.", "shelling", None, []),
        ("The army blamed rebels for the kidnapping of a clerk.", "kidnapping", None, []),
        ("The army blamed rebels for the shelling of Izium.", "shelling", None, ["Izium"]),
    ],
)
def test_an_act_told_as_known_has_the_day_and_place_of_the_one_told_before(claim_on, after, words, time, places):
    claim = claim_on(STRUCK + after, words)
    assert (days(claim.time), [p.name for p in claim.places]) == (time, places)


def test_where_acts_of_two_days_were_told_an_act_told_as_known_has_no_day(claim_on):
    text = "Shells hit a mill on Saturday.\n\nShells hit a farm on Friday.\n\nThe army blamed rebels for the shelling."
    assert claim_on(text, "blamed").time is None


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("Rebels shelled Taroma on Monday, the mayor said.", "shelled", ["Taroma"]),
        ("The mayor blamed rebels for the shelling of Taroma.", "shelling", ["Taroma"]),
        ("Rebels shelled the Taroma on Monday, the mayor said.", "shelled", []),
        ("Rebels attacked Taroma on Monday, the mayor said.", "attacked", []),
        ("Rebels shelled the village of Taroma.\n\nRockets hit Taroma again, the mayor said.", "Rockets", ["Taroma"]),
    ],
)
def test_ground_that_no_list_holds_is_a_place_where_it_is_shelled(claim_on, text, words, places):
    assert [p.name for p in claim_on(text, words).places] == places
