"""Who did it and to whom."""

import pytest

WHO = [
    # verbs
    ("The rebels shelled the port, the mayor said.", ["rebels"], ["port"]),
    ("Rebels shelled the port, the mayor said.", ["Rebels"], ["port"]),
    ("Russian forces shelled a hospital in Kherson, the governor said.", ["Russian forces"], ["hospital"]),
    ("The port was shelled by rebels, the mayor said.", ["rebels"], ["port"]),
    ("The port was shelled, the mayor said.", [], ["port"]),
    ("The mayor said that the port, shelled by rebels for days, burned.", ["rebels"], ["port"]),
    ("Gunmen and militiamen burned a mill, the mayor said.", ["Gunmen", "militiamen"], ["mill"]),
    ("Rebels burned a mill and a clinic, the mayor said.", ["Rebels"], ["mill", "clinic"]),
    ("Rebels fired mortars at the base, the army said.", ["Rebels"], ["base"]),
    ("Gunmen attacked a clinic and kidnapped a nurse, the mayor said.", ["Gunmen"], ["nurse"]),
    ("A boat of the Myanmar navy fired on a ferry, the mayor said.", ["Myanmar navy"], ["ferry"]),
    ("Rebels ambushed an army patrol at the ford, the mayor said.", ["Rebels"], ["army patrol"]),
    ("An army truck came under fire at the ford, the mayor said.", [], ["army truck"]),
    ("Two soldiers stepped on a mine at the ford, the army said.", [], ["Two soldiers"]),
    # whose guns they are
    ("Militia guns opened up on a mill, the mayor said.", ["Militia"], ["mill"]),
    ("Army planes bombed a mill, the mayor said.", ["Army"], ["mill"]),
    ("The militia's mortars hit a mill, the mayor said.", ["militia"], ["mill"]),
    ("Heavy guns opened up on a mill, the mayor said.", [], ["mill"]),
    # nouns
    ("Israel's strikes on Gaza killed 30 people, the Health Ministry in Gaza said.", ["Israel"], ["Gaza"]),
    ("Shelling by rebels killed two dockers, the mayor said.", ["rebels"], ["dockers"]),
    ("The shelling of the port by rebels went on, the mayor said.", ["rebels"], ["port"]),
    ("Rebels launched an attack on the base, the army said.", ["Rebels"], ["base"]),
    ("An attack on the base was carried out by rebels, the army said.", ["rebels"], ["base"]),
    ("The advance of the rebels on Goma went on, the mission said.", ["rebels"], ["Goma"]),
    # who is blamed
    ("Ukraine blamed Russia for the attack on the dam.", ["Russia"], ["dam"]),
    ("Sudan's army accused the RSF of looting a clinic.", ["RSF"], ["clinic"]),
    ("The mayor accused rebels of shelling the port.", ["rebels"], ["port"]),
    ("The junta was accused by the Karen National Union of bombing a school.", ["junta"], ["school"]),
    ("France condemned Russia for shelling Odesa.", ["Russia"], ["Odesa"]),
    ("The ministry held the rebels responsible for the raid on Beni.", ["rebels"], ["Beni"]),
    # who denies, who accepts
    ("The RSF denied looting the clinic.", ["RSF"], ["clinic"]),
    ("The Myanmar army admitted bombing the village.", ["Myanmar army"], ["village"]),
    # whom it befalls, who meets
    ("Families fled the village of Tora, the mission said.", [], ["Families"]),
]


@pytest.mark.parametrize(("text", "agents", "targets"), WHO)
def test_agents_and_targets(claims_of, text, agents, targets):
    events = [c for c in claims_of(text) if c.event]
    found = [(sorted(a.name for a in c.event.agents), sorted(t.name for t in c.event.targets)) for c in events]
    assert (sorted(agents), sorted(targets)) in found


BYSTANDERS = [
    # who brokers, guards, funds or visits something that is named beside the act
    ("The village was shelled on Monday despite a truce brokered by Egypt, the mayor said.", "Egypt"),
    ("A truce agreement brokered by Qatar has not been observed, the mission said.", "Qatar"),
    ("The truce, which was guaranteed by Russia, was broken within hours, Armenia said.", "Russia"),
    ("The shelling took place near the bridge which is protected by Kenyan guards.", "Kenyan guards"),
    ("The reported bombing took place near the border which is patrolled by Indian soldiers.", "Indian soldiers"),
    ("A hospital funded by Norway was bombed, the mayor said.", "Norway"),
    ("The strikes on the hospital, built by Japan, killed nine people, the mayor said.", "Japan"),
    ("The camp was bombed while a delegation led by Norway was there, the union said.", "Norway"),
    ("The town was shelled hours after a visit by the French president, the mayor said.", "French president"),
    # who stops or ends the act, has others agree on its end, or admits that it happened
    ("Kenya said that it stopped militants from burning the mill.", "Kenya"),
    ("The United Nations ended the siege of the town, the mayor said.", "United Nations"),
    ("Qatar brokered a deal to stop bombing the port, the envoy said.", "Qatar"),
    ("The mission persuaded rebels to stop shelling Goma.", "mission"),
    ("The governor acknowledged that nine people were killed in strikes.", "governor"),
    ("The Sudanese army denied a report that more arrests had been made.", "Sudanese army"),
    # where it happened
    ("The Kenya attack killed nine people, police said.", "Kenya"),
    # whom it befell, and those who are only led or hired
    ("The mayor's kidnapping shocked the town.", "mayor"),
    ("The journalists’ arrest was denounced by Kenya.", "journalists"),
    ("Ukrainian casualties rose to ninety, the mission said.", "Ukrainian"),
    ("France accused Mali of hiring Russian mercenaries.", "Russian"),
    # an "it" that stands for nobody
    ("“It has not proved possible to implement the truce,” Sudan's president said.", "Sudan"),
    ("“It is clear that once again it was not possible to observe a ceasefire,” Sudan's president said.", "Sudan"),
    # who speaks of the act
    ("The bombing, documented by Amnesty International, killed nine people.", "Amnesty International"),
    ("The abduction of nine nurses was denounced by Nigeria.", "Nigeria"),
    ("Sudan’s failure to respect a truce which was brokered by Qatar is clear, Chad said.", "Qatar"),
]


@pytest.mark.parametrize(("text", "bystander"), BYSTANDERS)
def test_whoever_is_named_beside_the_act_did_not_do_it(claims_of, text, bystander):
    acts = [c for c in claims_of(text) if c.event and c.event.type not in ("deployment", "mediation", "meeting")]
    assert [a.name for c in acts for a in c.event.agents if a.name == bystander] == []


def test_who_guards_the_place_of_an_act_is_a_claim_of_its_own(claim_on):
    claim = claim_on("The shelling took place near a bridge which is protected by Kenyan border guards.", "protected")
    assert (claim.event.type, [a.name for a in claim.event.agents]) == ("deployment", ["Kenyan border guards"])


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The clinic was bombed on Monday by the Myanmar army, the union said.", "Myanmar army"),
        ("The clinic was hit with two rockets by the Myanmar army, the union said.", "Myanmar army"),
        ("The clinic was attacked and looted by gunmen, the union said.", "gunmen"),
        ("The report lists abuses committed by Russian forces, with looting of shops.", "Russian forces"),
        ("The convoy was hit from the air; the strike was carried out by Russian forces.", "Russian forces"),
        ("Israel's killing of nine medics was condemned by Norway.", "Israel"),
        ("U.S. strikes killed nine militants, the Pentagon said.", "U.S."),
        ("The mayor's murder by gunmen was condemned.", "gunmen"),
        ("France accused Mali of hiring Russian mercenaries.", "Mali"),
        ("Chad accused Sudan of recruiting jihadist fighters in Libya and sending them to the border.", "Sudan"),
        ("The government ordered troops to shell the port, the mayor said.", "government"),
        ("The government ordered troops to shell the port, the mayor said.", "troops"),
        ("In the campaign to retake the town, the Malian army shelled a mill, the mayor said.", "Malian army"),
    ],
)
def test_who_stands_by_the_act_itself_did_it(claims_of, text, doer):
    assert doer in [a.name for c in claims_of(text) if c.event for a in c.event.agents]


@pytest.mark.parametrize(
    "text",
    [
        "The kidnapping took place in Choco, the army said.",
        "The strikes show our resolve, the Kenyan army said.",
        "The shelling caused alarm in Kenya.",
        "Turkey’s military support for Libya is worsening the crisis, Greece said.",
        "The explosion drew condemnation, the mayor said.",
    ],
)
def test_what_an_act_only_brings_about_is_no_target(claims_of, text):
    assert [t.name for c in claims_of(text) if c.event for t in c.event.targets] == []


def test_a_patrol_is_who_goes_there(claim_on):
    claim = claim_on("The minister acknowledged that a Kenyan patrol had entered a farm.", "patrol")
    assert [a.name for a in claim.event.agents] == ["Kenyan patrol"]


def test_the_to_of_a_gift_is_no_target(claims_of):
    claims = claims_of("Turkey sent weapons to the Libyan army, Greece said.")
    assert "to" not in [t.name for c in claims if c.event for t in c.event.targets]


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("The mayor was kidnapped and executed, police said.", "mayor"),
        ("Two nurses were detained, beaten and later released, the union said.", "nurses"),
        ("The soldiers were captured and tortured in Choco, the army said.", "soldiers"),
        ("Residents were shelled for hours, wounding two, the mayor said.", "Residents"),
    ],
)
def test_whom_it_befell_did_not_do_it(claims_of, text, victim):
    agents = [a.name for c in claims_of(text) if c.event for a in c.event.agents]
    assert [name for name in agents if victim in name] == []


def test_those_who_meet_all_act(claim_on):
    claim = claim_on("President Ana Prado met Foreign Minister Kofi Mensah in Accra on Monday.")
    assert sorted(a.name for a in claim.event.agents) == ["Ana Prado", "Kofi Mensah"]


def test_the_accuser_is_never_the_doer(claims_of):
    for text in (
        "Sudan's army accused the RSF of looting a clinic.",
        "Ukraine blamed Russia for the attack on the dam.",
        "The mayor condemned the shelling of the port.",
        "Rebels accused the army of bombing a school, and the army accused the rebels of looting it.",
    ):
        for claim in claims_of(text):
            assert claim.speaker.name not in [a.name for a in claim.event.agents]


def test_nobody_is_both_doer_and_target(claims_of):
    for text, _, _ in WHO:
        for claim in claims_of(text):
            if claim.event:
                assert not {a.name for a in claim.event.agents} & {t.name for t in claim.event.targets}


ARMY_AND_REBELS = (
    "BOGOTA, May 14, 2024 (Example Wire) — The ELN said on Monday that soldiers had bombed its camp in Choco.\n\n"
    "The army acknowledged that it attacked the camp. It denied that it broke the truce."
)


def test_it_in_an_acknowledgement_is_who_acknowledges(claim_on):
    (agent,) = claim_on(ARMY_AND_REBELS, "acknowledged").event.agents
    assert agent.name == "army"


def test_it_in_a_denial_is_who_denies(claim_on):
    (agent,) = claim_on(ARMY_AND_REBELS, "truce").event.agents
    assert agent.name == "army"


def test_its_of_who_speaks(claim_on):
    (agent,) = claim_on("The Colombian army said that its troops attacked a camp of the ELN.").event.agents
    assert "Colombian" in agent.name
    assert agent.country == "COL"


@pytest.mark.parametrize("weapon", ["artillery", "guns", "drones", "jets", "rockets", "missiles"])
def test_a_weapon_does_nothing_by_itself(claim_on, weapon):
    claim = claim_on(f"The mayor said that {weapon} struck the port on Monday.")
    assert [a.name for a in claim.event.agents] == []


def test_one_army_named_by_its_people_is_one_agent(claim_on):
    claim = claim_on("The Northland army accused Southland forces of shelling the port.")
    assert [a.name for a in claim.event.agents] == ["Southland forces"]


def test_an_agent_knows_its_country_and_sector(claim_on):
    (agent,) = claim_on("Ukraine's General Staff said that Russian troops shelled Kherson.").event.agents
    assert (agent.country, agent.sector) == ("RUS", "military")


@pytest.mark.parametrize(
    ("text", "protected"),
    [
        ("The rebels shelled a hospital in Goma, the mayor said.", True),
        ("The rebels shelled a base in Goma, the army said.", False),
    ],
)
def test_who_is_protected_is_told_by_words_alone(claim_on, text, protected):
    (target,) = claim_on(text).event.targets
    assert (target.protected is not None) is protected
