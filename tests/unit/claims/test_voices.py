"""By what name the speaker is known, and through whom the words came."""

import pytest


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The Ministry of Defence of Ukraine issued a statement. It said that Russian drones hit a school.",
            "hit a school",
            "Ministry of Defence of Ukraine",
        ),
        (
            "Governor Paul Kato spoke on Monday. He said that gunmen burned nine huts.",
            "burned nine huts",
            "Paul Kato",
        ),
        (
            "Mayor Olena Koval met reporters. She said that missiles hit a school.",
            "hit a school",
            "Olena Koval",
        ),
        (
            "Ukraine's Defense Ministry said Russian troops shelled Kherson. The ministry said two people died.",
            "two people died",
            "Ukraine's Defense Ministry",
        ),
        (
            "The National Liberation Army (ELN) issued a statement. The ELN said soldiers bombed its camp.",
            "bombed its camp",
            "National Liberation Army",
        ),
        (
            "M23 spokesman Willy Ngoma spoke on Monday. Soldiers shelled Sake, Ngoma said.",
            "shelled Sake",
            "Willy Ngoma",
        ),
        (
            "The Kenyan foreign minister, John Otieno, came to Juba. The minister said raiders killed nine herders.",
            "killed nine herders",
            "John Otieno",
        ),
    ],
)
def test_a_mention_is_known_by_the_fullest_name(claim_on, text, words, speaker):
    claim = claim_on(text, words)
    assert claim.speaker.name == speaker
    mention = claim.speaker.mention
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("names", [("Velmar", "Dorand"), ("Dorand", "Velmar")])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{} and {} accused each other of breaking the truce on Tuesday.", "breaking the truce"),
        ("{} and {} blamed one another for the shelling of Tarn.", "shelling"),
        ("Both {} and {} said that shells had hit Tarn on Tuesday.", "hit Tarn"),
    ],
)
def test_of_two_who_speak_together_neither_is_passed_over(claim_on, text, words, names):
    told = text.format(*names)
    assert claim_on(told, words).speaker.name.removeprefix("Both ") == " and ".join(names)


def test_it_after_a_denial_is_who_denied(claim_on):
    text = (
        "KYIV, May 14, 2024 (Example Wire) — Ukraine's Defense Ministry accused Russian forces of shelling Kherson.\n\n"
        "Russia's Defense Ministry denied shelling the city. It accused Ukrainian troops of shelling Belgorod."
    )
    claim = claim_on(text, "Belgorod")
    assert claim.speaker.name == "Russia's Defense Ministry"
    assert [a.name for a in claim.event.agents] == ["Ukrainian troops"]


@pytest.mark.parametrize(
    ("text", "words", "speaker", "via"),
    [
        (
            "The statement cited General Omar Dahl as saying that rebels burned a school.",
            "burned a school",
            "Omar Dahl",
            ["statement"],
        ),
        (
            "The ministry quoted the governor as saying that rebels burned a school.",
            "burned a school",
            "governor",
            ["ministry"],
        ),
        (
            "The envoy said that the president had told him that rebels burned a school.",
            "burned a school",
            "president",
            ["envoy"],
        ),
        (
            "The general, quoted by Radio Okapi, said that rebels burned a school.",
            "burned a school",
            "general",
            ["Radio Okapi"],
        ),
        (
            "The mission's report cited villagers as saying that rebels burned a school.",
            "burned a school",
            "villagers",
            ["mission's report"],
        ),
        (
            "The president said that, according to the army, rebels burned a school.",
            "burned a school",
            "army",
            ["president"],
        ),
    ],
)
def test_the_relay_goes_in_via(claim_on, text, words, speaker, via):
    claim = claim_on(text, words)
    assert (claim.speaker.name, [relay.name for relay in claim.via]) == (speaker, via)


def test_a_plain_speech_has_no_relay(claim_on):
    assert claim_on("The mayor of Goma said rebels burned a school.").via == ()


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the bombing in Kabul.",
        "Nobody said who burned the school.",
        "Neither side said who shelled the port.",
    ],
)
def test_nobody_is_no_speaker(claims_of, text):
    assert [c.speaker.name for c in claims_of(text) if c.speaker] == []


def test_no_group_is_no_agent(claims_of):
    claims = claims_of("No group has claimed responsibility for the bombing in Kabul.")
    assert [a.name for c in claims if c.event for a in c.event.agents] == []


def test_the_first_person_is_the_speaker(claim_on):
    text = "The Arakan Army issued a statement. “Our fighters attacked the base,” it said."
    (agent,) = claim_on(text, "attacked the base").event.agents
    assert "Arakan Army" in agent.name


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The Kenyan army denied the raid.\n\nThe ombudsman, Paul Kato, said 22 people died. 700 fled, it adds.",
            "700 fled",
            "Paul Kato",
        ),
        (
            "Kenya's Defence Ministry said raiders shelled Moyale. Two herders were killed, it added.",
            "herders were killed",
            "Kenya's Defence Ministry",
        ),
    ],
)
def test_it_adds_goes_on_with_who_spoke_just_before(claim_on, text, words, speaker):
    found = claim_on(text, words).speaker
    assert found is not None
    assert speaker in found.name
