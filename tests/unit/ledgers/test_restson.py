"""What a page rests on."""

from counterclaim.ledgers.restson import what_it_rests_on
from counterclaim.records.ledger import Actor, SideCount

TEXT = "Southland shelled Brezna. Two died. Rain fell. Aid came. Ana Duro met Lev Marn."
SHELLED = {
    "words": "Southland shelled Brezna",
    "by": "Northland Ministry",
    "side": "Northland",
    "stance": "accuses",
} | {
    "event": "shelling",
    "agents": ["Southland army"],
}
DIED = {"words": "Two died", "by": "Northland Ministry", "side": "Northland"} | {
    "tolls": [{"kind": "killed", "best": 2, "who": None}]
}
OWN, AID = {"words": "Rain fell"}, {"words": "Aid came", "by": "Relief Watch"}
MET = {"words": "Ana Duro met Lev Marn", "event": "meeting", "agents": ["Ana Duro", "Lev Marn"]}


def test_counts_whose_words_there_are(tell):
    claims, report = tell(TEXT, SHELLED, DIED, OWN, AID, MET)
    found = what_it_rests_on([report, report], claims, checked=1)
    assert (found.reports, found.claims, found.checked) == (2, 5, 1)
    assert found.sides == (SideCount("Northland", 2),)
    assert (found.third_parties, found.own_voice) == (1, 2)


def test_a_blamed_side_is_not_quoted_and_gives_no_toll(tell):
    claims, report = tell(TEXT, SHELLED, DIED, MET)
    found = what_it_rests_on([report], claims)
    assert found.not_quoted == ("Southland army",)
    assert found.no_toll_from == ("Southland army",)


def test_known_sides_are_called_by_their_names(tell):
    claims, report = tell(TEXT, SHELLED)
    actors = [Actor(id="a_1", name="Southland army", side="Southland"), Actor(id="a_2", name="Orta army", side="Orta")]
    found = what_it_rests_on([report], claims, actors=actors)
    assert found.not_quoted == ("Orta", "Southland")
    assert found.no_toll_from == ("Northland", "Orta", "Southland")


def test_nothing_read_rests_on_nothing():
    found = what_it_rests_on([], [])
    assert (found.reports, found.claims, found.sides, found.not_quoted) == (0, 0, (), ())
