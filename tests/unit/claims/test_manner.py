"""How a thing is told: how sure, on what grounds, by which channel, in which words, and whether as real."""

import pytest

from counterclaim.claims.manner import find_certainty, find_channel, find_grounds, inside, is_negated
from counterclaim.claims.syntax import build_tree
from counterclaim.packs.lexicon import load_lexicon, match_lexicon


@pytest.mark.parametrize(
    ("text", "words", "certainty"),
    [
        ("The rebels shelled the camp, the mayor said.", "shelled", "stated"),
        ("Rebels reportedly shelled the camp.", "shelled", "reported"),
        ("It was reported that rebels shelled the camp.", "shelled", "reported"),
        ("Rebels allegedly shelled the camp.", "shelled", "alleged"),
        ("The army is expected to attack Goma on Friday.", "attack", "expected"),
        ("An estimated 30 people were killed, the mayor said.", "30 people", "estimated"),
    ],
)
def test_certainty(claim_on, text, words, certainty):
    assert claim_on(text, words).certainty == certainty


@pytest.mark.parametrize(
    ("text", "words", "grounds"),
    [
        ("Satellite images show that soldiers burned nine huts, the group said.", "burned nine huts", "imagery"),
        ("Footage shows soldiers burning nine huts, the monitors said.", "burning nine huts", "video"),
        ("Investigators visited the site and found remnants of a rocket, the group said.", "remnants", "remnants"),
        ("Observers who visited the site said that soldiers burned nine huts.", "burned nine huts", "on_site"),
        ("Witnesses said that rebels burned the clinic.", "burned the clinic", "witness"),
        ("Hospital records show that nine people died, the group said.", "nine people died", "record"),
        ("The mayor said that rebels burned the clinic.", "burned the clinic", "none_stated"),
    ],
)
def test_grounds(claim_on, text, words, grounds):
    assert claim_on(text, words).grounds == grounds


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("In an interview with a radio station, the general said that rebels burned the clinic.", "interview"),
        ("The minister told a news conference that rebels burned the clinic.", "press_briefing"),
        ("The minister told reporters that rebels burned the clinic.", "press_briefing"),
        ("In a letter to the Security Council, the envoy said that rebels burned the clinic.", "letter"),
        ("In a speech in parliament, the president said that rebels burned the clinic.", "speech"),
        ("The mayor wrote on Facebook that rebels burned the clinic.", "social_media"),
        ("The mayor tweeted that rebels burned the clinic.", "social_media"),
        ("The army said in a statement that rebels burned the clinic.", "statement"),
        ("Amnesty International said in a report that rebels burned the clinic.", "report"),
        ("The general told state television that rebels burned the clinic.", "broadcast"),
        ("The mayor said that rebels burned the clinic.", "unknown"),
    ],
)
def test_channels(claim_on, text, channel):
    assert claim_on(text, "burned the clinic").channel == channel


@pytest.mark.parametrize(
    ("text", "words", "judging"),
    [
        ("The president called the shelling an act of terrorism.", "terrorism", ("terrorism",)),
        ("“This is genocide by the regime,” the front said.", "genocide", ("genocide", "regime")),
        ("The mayor said that rebels burned the clinic.", "clinic", ()),
        ("The Counter-Terrorism Office said that rebels burned the clinic.", "clinic", ()),
    ],
)
def test_judging_words_are_kept_apart(claim_on, text, words, judging):
    assert claim_on(text, words).characterisations == judging


def test_judging_words_are_not_in_names(claim_on):
    claim = claim_on("“The terrorist regime of Kel bombed the school,” the front said.")
    assert claim.characterisations == ("terrorist", "regime")
    assert [a.name for a in claim.event.agents if "terrorist" in a.name] == []


@pytest.mark.parametrize(
    ("text", "words", "negated"),
    [
        ("Rebels did not burn the clinic, the mayor said.", "clinic", True),
        ("Rebels never burned the clinic, the mayor said.", "clinic", True),
        ("Rebels haven't burned the clinic, the mayor said.", "clinic", True),
        ("There was no shelling in Goma on Monday, the mayor said.", "shelling", True),
        ("No rebels attacked the clinic, the mayor said.", "clinic", True),
        ("Rebels burned the clinic, the mayor said.", "clinic", False),
        ("Rebels burned the clinic, not the school, the mayor said.", "clinic", False),
    ],
)
def test_negation(claim_on, text, words, negated):
    assert claim_on(text, words).negated is negated


def test_no_one_killed_is_a_toll_of_none(claim_on):
    claim = claim_on("No one was killed in Goma, the mayor said.")
    assert [(t.kind, t.best) for t in claim.tolls] == [("killed", 0)]


@pytest.mark.parametrize(
    ("text", "words", "realis", "condition"),
    [
        ("Rebels burned the clinic, the mayor said.", "clinic", "occurred", None),
        ("Rebels are shelling Goma, the mayor said.", "Goma", "ongoing", None),
        ("Rebels continue to shell Goma, the mayor said.", "Goma", "ongoing", None),
        ("Rebels will attack Goma on Friday, the mayor said.", "Goma", "planned", None),
        ("Rebels plan to attack Goma, the mayor said.", "Goma", "planned", None),
        ("Rebels might attack Goma, the mayor said.", "Goma", "hypothetical", None),
        ("Rebels will attack Goma if talks fail, the mayor said.", "Goma", "conditional", "if talks fail"),
        ("If talks fail, rebels will attack Goma, the mayor said.", "Goma", "conditional", "If talks fail"),
        (
            "If the shelling goes on, our troops will strike back, the ministry said.",
            "strike back",
            "conditional",
            "If the shelling goes on",
        ),
        (
            "The ELN will free the soldiers unless the army attacks, it said.",
            "free",
            "conditional",
            "unless the army attacks",
        ),
        ("The ELN vowed to free ten soldiers.", "free ten", "planned", None),
    ],
)
def test_realis(claim_on, text, words, realis, condition):
    claim = claim_on(text, words)
    assert (claim.realis, claim.condition) == (realis, condition)


# --- the steps themselves ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [find_certainty, find_grounds, find_channel])
def test_nothing_found_is_the_plain_value_without_a_reason(step, document):
    value, why = step(build_tree(document("He spoke.")), [])
    assert value in ("stated", "none_stated", "unknown")
    assert why is None


def test_hits_are_those_that_touch_the_words(document):
    doc = document("Rebels allegedly burned a mill and reportedly a clinic.")
    hits = match_lexicon(doc.tokens, load_lexicon("certainty.en"))
    assert [h.entry.id for h in inside(hits, range(4))] == ["alleged"]
    assert inside(hits, ()) == []


def test_a_found_value_says_which_entry_gave_it(document):
    doc = document("Rebels allegedly burned a mill.")
    value, why = find_certainty(build_tree(doc), match_lexicon(doc.tokens, load_lexicon("certainty.en")))
    assert (value, why.step, why.rule) == ("alleged", "certainty", "certainty.en/alleged")


def test_negation_of_another_clause_does_not_count(document):
    tree = build_tree(document("Rebels burned the mill but did not burn the clinic."))
    burned, burn = (next(t.index for t in tree.tokens if t.text == word) for word in ("burned", "burn"))
    assert (is_negated(tree, burned, None), is_negated(tree, burn, None)) == (False, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The report says that four attacks on Sake with rockets damaged homes, but it gives no toll for them.",
            "Sake",
        ),
        ("The shelling of Goma caused no deaths, the mayor said.", "shelling of Goma"),
        ("Rebels shelled Goma, but the army did not answer, the mayor said.", "shelled Goma"),
        ("Soldiers bombed Kutum, and no group came to help, the governor said.", "bombed Kutum"),
    ],
)
def test_a_negative_of_another_clause_negates_nothing_here(claim_on, text, words):
    assert not claim_on(text, words).negated


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The army did not shell Goma, the mayor said.", "shell Goma"),
        ("No group carried out an attack on Goma, the mayor said.", "attack on Goma"),
        ("The rebels did not try to storm Goma, the mayor said.", "storm Goma"),
        ("The army destroyed no homes in Goma, the mayor said.", "homes in Goma"),
    ],
)
def test_a_negative_of_its_own_clause_does(claim_on, text, words):
    assert claim_on(text, words).negated


def test_another_is_of_the_same_grounds(claims_of):
    text = (
        "Videos circulate of one injured Eritrean soldier being shot point blank, "
        "while another exists of two Eritrean soldiers being beheaded."
    )
    claims = [c for c in claims_of(text) if c.event]
    assert [c.grounds for c in claims] == ["video", "video"]
    assert [t.name for t in claims[1].event.targets] == ["two Eritrean soldiers"]
    assert "Videos" not in [t.name for c in claims for t in c.event.targets]


def test_another_that_counts_people_has_no_grounds(claims_of):
    text = "A video shows one villager being shot, the mayor said. Another nine villagers were killed in Goma, he said."
    assert {c.grounds for c in claims_of(text) if "nine" in c.evidence.text} == {"none_stated"}
