"""Weapons with their treaties and who says so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.sections.weapons import weapons_of

TEXT = "The ministry said Dorandi shells fell on Orm. Dorand denied using shells. Workers found shells. A drone fell."
TREATY = "Convention on Cluster Munitions"


def weapon(name: str = "Cluster shells", *, kind: str | None = "cluster_munition", **treaty: Any) -> dict[str, Any]:
    return {"name": name, "class": kind, "treaties": [{"name": TREATY, **treaty}] if treaty else []}


def fired(bound: bool | None, *, by: str = "Dorandi army", **more: Any) -> dict[str, Any]:
    told = {"words": "shells fell on Orm", "event": "shelling", "by": "ministry", "agents": [by]}
    return {**told, "weapons": [weapon(bound=bound)], **more}


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        (True, "alleged user, Dorandi army, bound on that day"),
        (False, "alleged user, Dorandi army, not bound on that day"),
        (None, "whether the alleged user, Dorandi army, was bound on that day is not known"),
    ],
)
def test_the_status_of_a_treaty_is_told_in_words(bind, bound, words):
    (line,) = weapons_of(bind(TEXT, fired(bound)))
    assert line.treaties == (f"{TREATY}: {words}",)
    assert (line.name, line.kind) == ("Cluster shells", "cluster munition")


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        (False, "alleged user not bound on that day"),
        (None, "whether the alleged user was bound on that day is not known"),
    ],
)
def test_a_user_whom_no_words_name(bind, bound, words):
    (line,) = weapons_of(bind(TEXT, fired(bound, agents=[])))
    assert line.treaties == (f"{TREATY}: {words}",)


@pytest.mark.parametrize("event", ["investigation", "military_aid", "weapons_disrupted", "meeting"])
def test_who_finds_or_sends_a_weapon_is_no_user(bind, event):
    (line,) = weapons_of(bind(TEXT, fired(True, event=event)))
    assert line.treaties == (f"{TREATY}: no claim read says who used it",)


def test_who_destroys_a_weapon_is_no_user(bind):
    (line,) = weapons_of(bind(TEXT, fired(True, targets=["the cluster shells"])))
    assert line.treaties == (f"{TREATY}: no claim read says who used it",)


@pytest.mark.parametrize(
    "field",
    [
        {"stance": "denies"}, {"stance": "denies", "negated": True}, {"negated": True}, {"stance": "doubts"},
        {"stance": "warns"}, {"stance": "calls_for"}, {"realis": "planned"}, {"realis": "hypothetical"},
    ],
)  # fmt: skip
def test_who_is_not_said_to_have_used_it_is_no_user(bind, field):
    (line,) = weapons_of(bind(TEXT, fired(True, **field)))
    assert line.treaties == (f"{TREATY}: no claim read says who used it",)
    assert [quotation.number for quotation in line.quotations] == [1]


@pytest.mark.parametrize("stance", ["asserts", "accuses", "condemns", "confirms", "acknowledges"])
def test_users_are_those_of_whom_a_claim_holds_it(bind, stance):
    denial = fired(True, by="Velmari army", stance="denies")
    (line,) = weapons_of(bind(TEXT, denial, fired(True, stance=stance)))
    assert line.treaties == (f"{TREATY}: alleged user, Dorandi army, bound on that day",)


def test_each_line_of_a_treaty_leads_to_the_first_claim_it_rests_on(bind):
    called = fired(True, weapons=[weapon(bound=True, called_banned_by="Rights Group")])
    (line,) = weapons_of(bind(TEXT, fired(True, stance="denies"), fired(None), called, fired(True)))
    assert line.treaty_refs == (
        (f"{TREATY}: alleged user, Dorandi army, bound on that day", 3),
        (f"{TREATY}: whether the alleged user, Dorandi army, was bound on that day is not known", 2),
        ("called banned by Rights Group", 3),
    )
    assert tuple(words for words, _ in line.treaty_refs) == line.treaties


def exchanged(value: str) -> str:
    """The names of the two sides exchanged; they are of one length."""
    return value.replace("Velmari", "_").replace("Dorandi", "Velmari").replace("_", "Dorandi")


def test_exchanged_sides_give_exchanged_users(bind):
    here, there = (
        weapons_of(
            bind(TEXT, fired(True, by=name("Dorandi army")), fired(True, by=name("Velmari army"), stance="denies"))
        )
        for name in (str, exchanged)
    )
    assert [exchanged(words) for line in here for words in line.treaties] == [
        w for line in there for w in line.treaties
    ]


def test_users_of_several_claims_stay_apart(bind):
    (line,) = weapons_of(bind(TEXT, fired(None), fired(False, by="Highland Front"), fired(True), fired(True)))
    assert line.treaties == (
        f"{TREATY}: alleged user, Dorandi army, bound on that day",
        f"{TREATY}: alleged user, Highland Front, not bound on that day",
        f"{TREATY}: whether the alleged user, Dorandi army, was bound on that day is not known",
    )


def test_who_calls_it_banned_is_told(bind):
    callers = ("Rights Group", "Dorand", "Rights Group")
    told = [fired(None, weapons=[weapon(bound=None, called_banned_by=caller)]) for caller in callers]
    (line,) = weapons_of(bind(TEXT, *told))
    assert line.treaties[-1] == "called banned by Rights Group and Dorand"


def test_every_claim_that_names_it_is_quoted_denials_too(bind):
    denial = {"words": "denied using shells", "by": "Dorand", "stance": "denies", "weapons": [weapon("cluster shells")]}
    (line,) = weapons_of(bind(TEXT, fired(None), denial))
    assert [(quotation.number, quotation.act) for quotation in line.quotations] == [(1, "says"), (2, "denies")]


def test_a_claim_that_names_it_twice_is_quoted_once(bind):
    (line,) = weapons_of(bind(TEXT, fired(None, weapons=[weapon(), weapon("cluster shells")])))
    assert len(line.quotations) == 1


def test_weapons_under_a_treaty_first_then_by_class_and_name(bind):
    arms = [
        weapon("Thing", kind=None),
        weapon("mortar", kind="mortar"),
        weapon("Drone", kind="drone"),
        weapon(bound=None),
    ]
    lines = weapons_of(bind(TEXT, fired(None, weapons=arms)))
    assert [line.name for line in lines] == ["Cluster shells", "Drone", "mortar", "Thing"]
    assert [line.kind for line in lines][-1] is None


def test_no_weapon_no_line(bind):
    assert weapons_of(bind(TEXT, fired(None, weapons=[]))) == ()


@given(st.permutations([weapon("Drone", kind="drone"), weapon("mortar", kind="mortar"), weapon(bound=None)]))
def test_the_order_of_claims_is_nothing(bind, arms):
    book = bind(TEXT, *(fired(None, weapons=[one]) for one in arms))
    lines = weapons_of(book)
    assert [line.name for line in lines] == ["Cluster shells", "Drone", "mortar"]
    assert {quotation.number for line in lines for quotation in line.quotations} == {1, 2, 3}
