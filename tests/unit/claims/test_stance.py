"""How the speaker stands to what is told."""

import pytest

from counterclaim.claims.stance import denial_scope
from counterclaim.claims.syntax import build_tree

CASES = [
    # accuses: another side did wrong
    ("The Malian army accused gunmen of burning nine huts.", "burning nine huts", "accuses"),
    ("Ukraine blamed Russia for the attack on the dam.", "attack on the dam", "accuses"),
    ("The Colombian army said that the ELN attacked a pipeline.", "attacked a pipeline", "accuses"),
    ("Doctors Without Borders said that Sudanese soldiers shot at its ambulance.", "shot at", "accuses"),
    ("The RSF said that the army had violated the truce.", "violated the truce", "accuses"),
    ("“The rebels burned our clinic,” the governor said.", "burned our clinic", "accuses"),
    # asserts: one's own act, or nobody is blamed
    ("The Colombian army said that its troops attacked a camp of the ELN.", "attacked a camp", "asserts"),
    ("The Arakan Army said its fighters seized the town.", "seized the town", "asserts"),
    ("The mayor said that two schools were hit.", "two schools were hit", "asserts"),
    ("The ministry said that nine people died in the flood of refugees.", "nine people died", "asserts"),
    ("The Malian army said its aircraft bombed a camp.", "bombed a camp", "asserts"),
    ("The mission said that the two armies clashed at the river.", "clashed", "asserts"),
    ("The General Staff said that Ukrainian troops repelled an attack near Bakhmut.", "repelled", "asserts"),
    ("The rebels said that they freed ten captured soldiers.", "freed ten", "asserts"),
    # condemns
    ("The United Nations condemned the bombing of the market.", "bombing of the market", "condemns"),
    ("The African Union denounced the killing of nine aid workers.", "killing of nine", "condemns"),
    # denies
    ("The militia denied burning the mill.", "burning the mill", "denies"),
    ("Ethiopia's government denied responsibility for the air strike on Adigrat.", "Adigrat", "denies"),
    ("The army said reports that it bombed the camp were false.", "bombed the camp", "denies"),
    ("The army dismissed as baseless the reports that it bombed the camp.", "bombed the camp", "denies"),
    ("The Arakan Army rejected the claim that its fighters killed villagers.", "killed villagers", "denies"),
    ("The army denied that its guns shelled the port.", "shelled the port", "denies"),
    ("The army did not admit that its guns shelled the port.", "shelled the port", "denies"),
    # acknowledges: an act of one's own side
    ("The Myanmar army admitted that its jets bombed the village.", "bombed the village", "acknowledges"),
    ("The RSF acknowledged that its fighters killed two doctors.", "killed two doctors", "acknowledges"),
    ("The Highland Front acknowledged that its fighters blew up the bridge.", "blew up the bridge", "acknowledges"),
    ("The army acknowledged that it had shelled the camp.", "shelled the camp", "acknowledges"),
    # confirms, calls for, pledges, warns, doubts
    ("The ministry confirmed that rebels had shelled the port.", "shelled the port", "confirms"),
    ("The African Union urged both sides to stop fighting.", "stop fighting", "calls_for"),
    ("The UN called on the RSF to leave El Fasher.", "leave El Fasher", "calls_for"),
    ("Both sides must stop the shelling, the bishop said.", "stop the shelling", "calls_for"),
    ("“The shelling must stop now,” the bishop said.", "shelling must stop", "calls_for"),
    ("The ELN pledged to release ten captured soldiers.", "release ten", "pledges"),
    ("The president vowed to retake the town of Bunagana.", "retake the town", "pledges"),
    ("“We will retake Bunagana,” the president said.", "retake Bunagana", "pledges"),
    ("The UN warned that famine may spread in the camps.", "famine may spread", "warns"),
    ("The Houthis threatened to attack ships in the Red Sea.", "attack ships", "warns"),
    ("Analysts doubted that the truce would hold.", "truce would hold", "doubts"),
]


@pytest.mark.parametrize(("text", "words", "stance"), CASES)
def test_stances(claim_on, text, words, stance):
    assert claim_on(text, words).stance == stance


@pytest.mark.parametrize(
    "text",
    [
        "The army acknowledged that rebels had taken the town.",
        "The governor conceded that the rebels hold the bridge.",
    ],
)
def test_accepting_what_others_did_is_no_acknowledgement(claim_on, text):
    assert claim_on(text).stance == "asserts"


@pytest.mark.parametrize(
    "text",
    [
        "The army did not deny that its guns shelled the port.",
        "The mayor did not confirm that rebels attacked the bridge.",
    ],
)
def test_a_negated_cue_has_not_its_stance(claim_on, text):
    claim = claim_on(text)
    assert claim.stance == "asserts"
    assert claim.negated


@pytest.mark.parametrize(
    "text",
    [
        "The general said that his army will attack the town on Friday.",
        "The army will attack the town on Friday, the army said.",
    ],
)
def test_nobody_is_accused_of_the_speakers_own_plan(claim_on, text):
    assert claim_on(text).stance in ("pledges", "asserts")


def test_what_only_may_come_is_no_wrong_done(claim_on):
    assert claim_on("The army said rebels might attack the clinic.").stance != "accuses"


def test_a_negative_statement_that_answers_nobody_asserts(claim_on):
    claim = claim_on("Southland troops did not enter the village, the Southland army said.")
    assert (claim.stance, claim.negated, claim.denial_scope) == ("asserts", True, None)


def test_a_headline_in_the_papers_own_voice_that_blames_a_side_accuses(claims_of):
    text = (
        "Russia shells hospital in Kherson\n\n"
        "KYIV, May 14, 2024 (Example Wire) — A hospital in Kherson was hit on Monday, the regional governor said."
    )
    claim = claims_of(text)[0]
    assert (claim.evidence.text, claim.speaker, claim.stance) == ("Russia shells hospital in Kherson", None, "accuses")


def test_the_reports_own_voice_asserts(claim_on):
    claim = claim_on("KYIV, May 14, 2024 — Russian forces shelled a hospital in Kherson on Monday.", "hospital")
    assert (claim.speaker, claim.stance) == (None, "asserts")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The militia denied burning the mill.", "act"),
        ("The militia denied that it burned the mill.", "act"),
        ("The militia denied responsibility for the attack on the mill.", "authorship"),
        ("The militia denied any role in the attack on the mill.", "authorship"),
        ("The army denied deliberately bombing the school.", "intent"),
        ("The army denied that the strike on the school was unlawful.", "lawfulness"),
        ("The RSF denied violating the ceasefire.", "general"),
    ],
)
def test_what_a_denial_rejects(claim_on, text, scope):
    claim = claim_on(text)
    assert (claim.stance, claim.denial_scope) == ("denies", scope)


def test_only_denials_have_a_scope(claims_of):
    for text, _, stance in CASES:
        if stance != "denies":
            assert [c.denial_scope for c in claims_of(text) if c.denial_scope] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine accused Russian forces of shelling Kherson. Russia denied it.",
        "Sudan's army accused the RSF of looting a clinic in Omdurman. The RSF denied the charge.",
        "Sudan's army accused the RSF of looting a clinic in Omdurman. The RSF rejected the accusation.",
    ],
)
def test_a_blanket_denial_is_a_claim_and_answers_what_was_alleged(claims_of, text):
    accusation, denial = claims_of(text)
    assert (denial.stance, denial.denial_scope) == ("denies", "general")
    assert [(a.claim, a.kind) for a in denial.answers] == [(accusation.id, "denial")]


def test_scope_is_general_where_no_act_is_denied(document):
    tree = build_tree(document("They denied everything."))
    assert denial_scope(tree, range(len(tree.tokens)), wrong_type=None) == "general"
    assert denial_scope(tree, range(len(tree.tokens)), wrong_type="shelling") == "act"


@pytest.mark.parametrize(
    "text",
    [
        "“I cannot say what the answer of the guarantor states and their presidents will be,” Sudan's president said.",
        "“I do not know whether the mediators will meet,” Sudan's president said.",
    ],
)
def test_what_others_will_do_is_no_pledge(claims_of, text):
    assert [c.stance for c in claims_of(text) if c.stance == "pledges"] == []
