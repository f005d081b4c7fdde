"""Who fights, where no conflict file says it."""

from __future__ import annotations

import pytest

from counterclaim.packs.conflict import parse_conflict
from counterclaim.records.ledger import Account, Actor, Denial, Facets, Incident

TEXT = (
    "Norrland accused Sudmark of shelling Elv. Sudmark denied it. Ostmark condemned Sudmark for the fire. "
    "Ostmark brokered a truce. The fire came despite a truce by Westmark."
)
ACTORS = tuple(
    Actor(id=f"a_{side.lower()}", name=side, side=side) for side in ("Norrland", "Ostmark", "Sudmark", "Westmark")
)
SUDMARK = {"name": "Sudmark", "actor": "a_sudmark"}
ACCUSED = {"words": "accused Sudmark of shelling Elv", "by": "Norrland", "side": "Norrland", "stance": "accuses",
           "event": "shelling", "agents": [SUDMARK]}  # fmt: skip
DENIED = {"words": "Sudmark denied it", "by": "Sudmark", "side": "Sudmark", "stance": "denies"}
CONDEMNED = {"words": "condemned Sudmark for the fire", "by": "Ostmark", "side": "Ostmark", "stance": "condemns",
             "event": "shelling", "agents": [SUDMARK]}  # fmt: skip
OWN_VOICE = {"words": "The fire came despite a truce by Westmark", "event": "shelling",
             "agents": [{"name": "Westmark", "actor": "a_westmark"}]}  # fmt: skip


def incident(*accounts: Account) -> Incident:
    return Incident(id="i1", report="r_test", type="shelling", title="shelling", claims=("c0", "c1"),
                    accounts=accounts, facets=Facets(contested=True))  # fmt: skip


def test_accuser_and_denier_are_parties_though_nobody_accuses_the_accuser(bind) -> None:
    told = incident(Account(side="Norrland", blames=("c0",)), Account(side="Sudmark", denies=(Denial("c1", None),)))
    book = bind(TEXT, ACCUSED, DENIED, actors=ACTORS, incidents=(told,))
    assert book.parties == {"Norrland", "Sudmark"}


def test_a_third_state_that_condemns_is_none(bind) -> None:
    told = incident(
        Account(side="Norrland", blames=("c0",)),
        Account(side="Ostmark", blames=("c2",)),
        Account(side="Sudmark", denies=(Denial("c1", None),)),
    )
    assert "Ostmark" not in bind(TEXT, ACCUSED, DENIED, CONDEMNED, actors=ACTORS, incidents=(told,)).parties


def test_the_reports_own_voice_makes_nobody_a_party(bind) -> None:
    assert bind(TEXT, OWN_VOICE, actors=ACTORS).parties == set()


def test_whom_a_speaker_tells_as_hit_is_one(bind) -> None:
    hit = {**ACCUSED, "targets": [{"name": "Westmark", "actor": "a_westmark"}]}
    assert bind(TEXT, hit, actors=ACTORS).parties == {"Sudmark", "Westmark"}


def test_what_is_denied_or_called_for_makes_none_of_the_doer(bind) -> None:
    called = {**ACCUSED, "stance": "calls_for"}
    assert bind(TEXT, called, actors=ACTORS).parties == set()


@pytest.mark.parametrize("order", [("Norrland", "Sudmark"), ("Sudmark", "Norrland")])
def test_a_conflict_file_says_it_for_good_and_in_its_order(bind, order: tuple[str, str]) -> None:
    sides = "".join(f"  - {{name: {name}, members: [{name}]}}\n" for name in order)
    conflict = parse_conflict(f"id: x\nname: X\nsides:\n{sides}", "x.yaml")
    book = bind(TEXT, OWN_VOICE, actors=ACTORS, conflict=conflict)
    assert book.parties == set(order)
    assert book.sides[:2] == order
