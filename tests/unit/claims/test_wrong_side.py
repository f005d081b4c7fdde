"""Nothing is put on the other party: what "it" did, who answers a charge, whose denial it is; and so for both sides."""

import pytest

STATES = (
    ("Velmari Defence Ministry", "Velmari army", "Velmari"),
    ("Dorandi Defence Ministry", "Dorandi army", "Dorandi"),
)
PAIRS = [STATES, STATES[::-1]]
mirrored = pytest.mark.parametrize("pair", PAIRS, ids=["one", "other"])


def _fill(text, pair):
    (mod, army, adj), (other_mod, other_army, other_adj) = pair
    return text.format(mod=mod, army=army, adj=adj, other_mod=other_mod, other_army=other_army, other_adj=other_adj)


def _doers(claims, words):
    return {agent.name for c in claims if words in c.evidence.text and c.event for agent in c.event.agents}


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        "The {mod} said the {other_army} shelled Tora. It killed three people.",
        "The {mod} said on Monday that {other_adj} troops shelled Tora. It killed three people there.",
        "The {army} reported that the {other_army} had crossed the river. It killed three people.",
    ],
)
def test_it_that_kills_is_not_who_told_of_anothers_act(claims_of, pair, text):
    claims = claims_of(_fill(text, pair))
    assert not {name for name in _doers(claims, "killed three") if pair[0][2] in name}


@mirrored
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The {mod} said the statement by the {other_mod} that its troops had not fired on Tora was false.", "fired"),
        ("The {mod} said the {other_mod}'s denial that its troops had fired on Tora was not credible.", "fired"),
        ("The {mod} said the {other_army} was hiding behind denials after its drones hit the clinic in Tora.", "hit"),
    ],
)
def test_its_arms_are_of_whoever_claims_or_acts_nearest(claims_of, pair, text, words):
    doers = _doers(claims_of(_fill(text, pair)), words)
    assert doers
    assert all(pair[1][2] in name for name in doers)


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        "The {mod} said {other_adj} forces shelled Tora. The accusation was denied by the {other_mod}.",
        "The {mod} said {other_adj} forces shelled Tora. The charge was rejected on Friday by the {other_mod}.",
        "The {mod} said {other_adj} forces shelled Tora. These claims have been dismissed by the {other_mod}.",
    ],
)
def test_who_denies_in_the_passive_answers_for_it(claims_of, pair, text):
    told = [(c.speaker.name, str(c.stance)) for c in claims_of(_fill(text, pair))]
    assert [name for name, _ in told] == [pair[0][0], pair[1][0]]
    assert [stance for _, stance in told].index("denies") == 1


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        "The {mod} denied {other_adj} claims that it shelled Tora.",
        "The {mod} denied {other_adj} reports that {adj} forces had killed civilians in Tora.",
        "The {mod} rejected {other_adj} allegations that its forces had shelled Tora.",
        "The {mod} said the {other_mod}'s claim that {adj} drones hit the hospital in Tora was false.",
    ],
)
def test_a_charge_that_somebody_rejects_is_his_denial(claim_on, pair, text):
    claim = claim_on(_fill(text, pair))
    assert (claim.speaker.name, str(claim.stance)) == (pair[0][0], "denies")
    assert all(pair[0][2] in agent.name for agent in claim.event.agents)


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        "A denial by the {mod} that its guns had shelled Tora was dismissed by the {other_mod}.",
        "The {mod}'s denial that its troops had shelled Tora was rejected by the {other_mod}.",
    ],
)
def test_who_rejects_a_denial_denies_nothing(claims_of, pair, text):
    claims = claims_of(_fill(text, pair))
    assert not [c for c in claims if c.stance == "denies" and c.speaker and pair[1][2] in c.speaker.name]


@mirrored
def test_what_each_killed_is_told_apart(claims_of, pair):
    text = "The {army} said that the {other_army} had killed two of its men and that it had killed nine of theirs."
    claims = claims_of(_fill(text, pair))
    assert all(pair[1][2] in name for name in _doers([c for c in claims if "nine" not in c.evidence.text], "two"))
    assert all(pair[0][2] in name for name in _doers([c for c in claims if "two" not in c.evidence.text], "nine"))
    assert not [c for c in claims if "two" in c.evidence.text and "nine" in c.evidence.text]


@mirrored
def test_a_partys_losses_are_not_its_word(claims_of, pair):
    text = "The Karst Front (KF)'s losses at Tora were 40 killed, according to the {mod}."
    assert {c.speaker.name for c in claims_of(_fill(text, pair)) if "40" in c.evidence.text} == {pair[0][0]}


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        (
            "{other_adj} Prime Minister Aziz Temar accused the {army} of shelling Tora. In Meln the {adj} foreign "
            "minister, Helena Marr, said that the truce had been dead since Thursday, when, she said, guns hit Kest."
        ),
        (
            "{other_adj} Prime Minister Aziz Temar met reporters. {adj} Foreign Minister Helena Marr said talks "
            "had failed because, she said, guns hit Kest."
        ),
    ],
)
def test_she_said_inside_a_sentence_is_who_speaks_there(claims_of, pair, text):
    told = {c.speaker.name for c in claims_of(_fill(text, pair)) if c.speaker and "Kest" in c.evidence.text}
    assert told == {"Helena Marr"}


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        (
            "The {adj} General Staff accused {other_adj} troops of firing at Kest. "
            "The {other_adj} version is the reverse. Colonel Mirko Tal, the General Staff's spokesman, denied it."
        ),
        (
            "A spokesman of the {adj} General Staff spoke of a fire. "
            "The chief of our General Staff promised that the blow would be returned."
        ),
    ],
)
def test_a_bare_name_is_not_the_body_of_the_state_told_of_before(reading_of, pair, text):
    actors = reading_of(_fill(text, pair)).actors
    full = next(a for a in actors if a.name == f"{pair[0][2]} General Staff")
    assert "General Staff" not in full.aliases


@mirrored
def test_a_bare_name_is_the_body_that_the_text_goes_on_with(reading_of, pair):
    text = (
        "The {adj} Health Ministry said {other_adj} drones hit a clinic in Kest. "
        "Nine people were hurt, the Health Ministry said."
    )
    names = [a.name for a in reading_of(_fill(text, pair)).actors if "Health Ministry" in a.name]
    assert names == [f"{pair[0][2]} Health Ministry"]


@mirrored
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The {army} accused {other_adj} troops. {land} denied that. The army said that it had not fired.",
            "not fired",
        ),
        (
            (
                "The {army} accused {other_adj} troops of firing. The {other_mod} rejected the charge. "
                "The army said that it was calm."
            ),
            "calm",
        ),
        (
            (
                "The {adj} General Staff accused {other_adj} troops of firing. {land}'s version is the reverse. "
                "A general spoke at noon. The General Staff put its losses at nine."
            ),
            "nine",
        ),
    ],
)
def test_a_bare_army_is_nobodys_once_the_other_state_is_spoken_of(claims_of, pair, text, words):
    text = _fill(text.replace("{land}", pair[1][2].removesuffix("i")), pair)
    told = [c for c in claims_of(text) if words in c.evidence.text]
    assert told
    assert not [c for c in told if c.speaker and pair[0][2] in c.speaker.name]


@mirrored
def test_a_bare_army_is_the_one_that_goes_on_speaking(claims_of, pair):
    text = "The {army} said on Friday that {other_adj} troops shelled Kest. The army said nine people died."
    assert {c.speaker.name for c in claims_of(_fill(text, pair))} == {pair[0][1]}


@mirrored
@pytest.mark.parametrize("paper", ["sheet", "tally", "bulletin", "list"])
def test_what_a_paper_adds_is_its_writers_word(claims_of, pair, paper):
    text = (
        "{other_adj} drones hit Kest on Friday, the {other_mod} said. The latest PAPER of the {adj} ombudsman, "
        "Artak Begl, has 22 civilians dead since May. Some 7,000 people have left their homes, it adds."
    ).replace("PAPER", paper)
    told = {c.speaker.name for c in claims_of(_fill(text, pair)) if c.speaker and "7,000" in c.evidence.text}
    assert told <= {"Artak Begl"}
