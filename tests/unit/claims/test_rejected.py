"""Who denied, where somebody else rejects the denial; and what nobody denies beside a denial. So for both sides."""

import pytest

STATES = (
    ("Velmari Defence Ministry", "Velmari army", "Velmari", "Velmar"),
    ("Dorandi Defence Ministry", "Dorandi army", "Dorandi", "Dorand"),
)
mirrored = pytest.mark.parametrize("pair", [STATES, STATES[::-1]], ids=["one", "other"])


def _fill(text, pair):
    (mod, army, adj, land), (other_mod, other_army, other_adj, other_land) = pair
    names = {"mod": mod, "army": army, "adj": adj, "land": land}
    others = {"other_mod": other_mod, "other_army": other_army, "other_adj": other_adj, "other_land": other_land}
    return text.format(**names, **others)


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        "{land}'s denial of the strike was rejected by {other_land}.",
        "The {mod}'s denial of the strike on Tora was rejected by the {other_mod}.",
        "The {other_mod} rejected {land}'s denial of the strike on Tora.",
        "{other_land} dismissed as a lie the {mod}'s denial that its troops had shelled Tora.",
        "The {other_mod} disputed the denial by {land} of the attack on Tora.",
        "A denial by the {mod} of the strike on Tora was dismissed by the {other_mod}.",
        "{other_land} contested {land}'s denial that its drones struck Tora.",
        "{land}'s denial that its troops had shelled Tora was dismissed by {other_land}.",
    ],
)
def test_who_denied_denies_and_who_rejects_that_does_not(claims_of, pair, text):
    claims = [c for c in claims_of(_fill(text, pair)) if c.event is not None]
    assert [(c.speaker.name, str(c.stance)) for c in claims] in (
        [(pair[0][0], "denies")],
        [(pair[0][3], "denies")],
    )
    assert not [a for c in claims for a in c.event.agents if pair[1][2] in a.name or pair[1][3] in a.name]


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        "{other_land} said {land}'s denial of the shelling of Tora was false.",
        "The {other_mod} said the {mod}'s denial of the strike on Tora was a lie.",
    ],
)
def test_who_calls_a_denial_false_denies_nothing(claims_of, pair, text):
    told = [c for c in claims_of(_fill(text, pair)) if c.speaker and pair[1][3] in c.speaker.name]
    assert "denies" not in {str(c.stance) for c in told}


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        "The {mod} denied that its troops had fired, after the {other_army} shelled Tora.",
        "The {mod} denied that its guns had fired on the ferry while the {other_army} was shelling Tora.",
        "The {mod} denied that its troops had fired before the {other_army} shelled Tora.",
        "The {mod} denied that it had opened fire on the post once the {other_army} began shelling Tora.",
        "The {army} denied shelling the school, while the {other_army} shelled the market in Tora.",
        "After the {other_army} shelled Tora, the {mod} denied that its troops had fired first.",
    ],
)
def test_what_the_other_did_beside_a_denied_act_is_denied_by_nobody(claims_of, pair, text):
    claims = claims_of(_fill(text, pair))
    of_other = [c for c in claims if c.event and any(pair[1][1] == a.name for a in c.event.agents)]
    assert [str(c.stance) for c in of_other] == ["asserts"]
    assert [c.speaker for c in of_other] == [None]
    denied = [c for c in claims if c.stance == "denies"]
    assert denied
    assert not [a for c in denied for a in c.event.agents if pair[1][2] in a.name]


@mirrored
@pytest.mark.parametrize(
    "text",
    [
        "{land} denied that nine people had died when its drones hit the clinic in Tora.",
        "{land} denied that nine people had died when {adj} drones hit the clinic in Tora.",
    ],
)
def test_what_ones_own_arms_did_is_denied_with_the_rest(claim_on, pair, text):
    claim = claim_on(_fill(text, pair))
    assert (claim.speaker.name, str(claim.stance)) == (pair[0][3], "denies")


PARTIES = [
    ("Velmar", "Dorand"),
    ("the Karst Front", "the Dorandi army"),
    ("Dorand", "the Velmari army"),
    ("Sela Council", "the government"),
    ("the Sorva League", "Tamar"),
]


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("parties", PARTIES, ids=" and ".join)
@pytest.mark.parametrize(
    "text",
    [
        "{one} said {other}'s claim that its guns fired was false.",
        "{one} said {other}'s claim that its guns had fired on Tora was false.",
        "{one} said {other}'s accusation that its guns had fired on Tora was untrue.",
        "{one} said {other}'s allegation that its guns had shelled Tora was a lie.",
    ],
)
def test_whose_guns_a_false_claim_tells_of_is_left_open(claim_on, text, parties, turn):
    one, other = parties[::turn]
    words = text.format(one=one, other=other)
    claim = claim_on(words[0].upper() + words[1:])
    assert str(claim.stance) == "denies"
    assert not claim.event.agents
