"""What accounts share and what stays open: only what stands in the claims' own fields, never more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.sections.common_ground import NO_FINDING, NO_VOICE, Stand, agreed_on, open_on
from counterclaim.records.claim import Claim
from counterclaim.records.enums import DenialScope
from counterclaim.records.ledger import Actor, Facets, Incident

Bind = Callable[..., Book]
TEXT = (
    "On 6 May Velmar spoke. On 6 May Dorand spoke. Then on 7 May all spoke again. A monitor spoke."
    " Dorand rejected that accusation."
)
ACTORS = tuple(Actor(id=f"a_{name}", name=name, side=name) for name in ("Velmar", "Dorand"))
DAY = {"earliest": "2031-05-06", "latest": "2031-05-06", "precision": "day", "basis": "stated", "text": "6 May"}
NEXT = {**DAY, "earliest": "2031-05-07", "latest": "2031-05-07", "text": "7 May"}
GRAPE = {"kind": "killed", "who": "residents", "best": 3.0, "text": "three"}


def incident(type_: str = "shelling", **more: Any) -> Incident:
    facets = Facets(contested=True, field_findings=more.pop("field_findings", ()))
    return Incident(id="i_1", report="r_test", type=type_, title="shelling", claims=(), facets=facets, **more)


def by(side: str, **fields: Any) -> dict[str, Any]:
    return {"words": f"{side} spoke", "by": f"{side} ministry", "side": side, **fields}


def doing(side: str, event: str = "shelling", **fields: Any) -> dict[str, Any]:
    return {"event": event, "agents": [{"name": f"{side} army", "actor": f"a_{side}"}], "stance": "accuses", **fields}


@pytest.fixture
def ground(bind: Bind) -> Callable[..., tuple[list[str], list[str]]]:
    """What the claims of the two sides share and leave open; those of others stand apart."""

    def build(*told: dict[str, Any], about: Incident | None = None) -> tuple[list[str], list[str]]:
        times = [dict(claim).pop("time", None) for claim in told]
        book = bind(TEXT, *({k: v for k, v in claim.items() if k != "time"} for claim in told), actors=ACTORS)
        claims = [timed(claim, time) for claim, time in zip(book.claims.values(), times, strict=True)]
        stands = [
            Stand(name=side, is_side=True, claims=tuple(c for c in claims if c.side == side))
            for side in ("Velmar", "Dorand")
        ]
        others = [claim for claim in claims if claim.side is None]
        return list(agreed_on(stands, book)), list(open_on(stands, others, about or incident(), book))

    return build


def timed(claim: Claim, time: dict[str, Any] | None) -> Claim:
    raw = {**msgspec.to_builtins(claim), "time": time}
    return msgspec.convert(raw, Claim)


Ground = Callable[..., tuple[list[str], list[str]]]


def test_one_kind_of_act_told_by_both_is_shared(ground: Ground) -> None:
    agreed, _ = ground(by("Velmar", **doing("Dorand")), by("Dorand", **doing("Velmar")))
    assert agreed == ["Velmar and Dorand tell of shelling."]


def test_two_types_that_can_be_one_happening_are_told_apart(ground: Ground) -> None:
    agreed, _ = ground(by("Velmar", **doing("Dorand")), by("Dorand", **doing("Velmar", "ceasefire_violated")))
    assert agreed == ["Velmar tells of shelling, Dorand of truce violation: one happening can be both."]
    agreed, _ = ground(by("Velmar", **doing("Dorand")), by("Dorand", **doing("Velmar", "abduction")))
    assert agreed == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("places", [{"name": "Orm", "relation": "in"}], "Velmar and Dorand name Orm as the place."),
        ("time", DAY, "Velmar and Dorand give 6 May 2031 as the day."),
        ("weapons", [{"name": "guns", "class": "artillery"}], "Velmar and Dorand speak of artillery."),
        ("tolls", [GRAPE], "Velmar and Dorand give one toll: residents killed, 3."),
    ],
)
def test_what_both_tell_is_shared(ground: Ground, field: str, value: Any, words: str) -> None:
    agreed, _ = ground(by("Velmar", **{field: value}), by("Dorand", **{field: value}))
    assert agreed == [words]
    agreed, _ = ground(by("Velmar", **{field: value}), by("Dorand"))
    assert agreed == []


@pytest.mark.parametrize("scope", ["general", None])
def test_a_side_that_denies_the_whole_shares_nothing(ground: Ground, scope: str | None) -> None:
    place = [{"name": "Orm"}]
    denial = by("Dorand", stance="denies", denial_scope=scope, id="no")
    agreed, _ = ground(by("Velmar", places=place), by("Dorand", places=place), denial)
    assert agreed == []


def test_a_denial_shares_nothing_that_it_names(ground: Ground) -> None:
    place = [{"name": "Orm"}]
    denial = by("Dorand", stance="denies", denial_scope="act", places=place, event="shelling")
    agreed, _ = ground(by("Velmar", places=place, event="shelling"), denial)
    assert agreed == []


def test_a_day_taken_from_another_sentence_is_nobodys_word(ground: Ground) -> None:
    agreed, _ = ground(by("Velmar", time=NEXT), by("Dorand", time=NEXT))
    assert agreed == []


@pytest.mark.parametrize("change", [{"status": "combatant"}, {"who": None}, {"best": None}])
def test_two_armies_losses_are_not_one_toll(ground: Ground, change: dict[str, Any]) -> None:
    toll = [{**GRAPE, **change}]
    agreed, _ = ground(by("Velmar", tolls=toll), by("Dorand", tolls=toll))
    assert agreed == []


def test_where_each_names_the_other_the_doer_is_open(ground: Ground) -> None:
    _, left = ground(by("Velmar", **doing("Dorand")), by("Dorand", **doing("Velmar")))
    assert "Who did it: Velmar names Dorand; Dorand names Velmar." in left


def test_where_one_doer_is_named_and_taken_up_nothing_is_open_of_it(ground: Ground) -> None:
    own = doing("Dorand", stance="acknowledges")
    _, left = ground(by("Velmar", **doing("Dorand")), by("Dorand", **own))
    assert not any(line.startswith(("Who", "Whether")) for line in left)


@pytest.mark.parametrize(
    ("scope", "lines"),
    [
        (
            "act",
            ["Whether it happened, and who did it: Velmar names Dorand; Dorand denies the act."],
        ),
        ("authorship", ["Who did it: Velmar names Dorand; Dorand denies having done it."]),
        (
            "general",
            ["Whether it happened, and who did it: Velmar names Dorand; Dorand denies it."],
        ),
        (
            "intent",
            ["Whether it was meant: Dorand denies the intent."],
        ),
        (
            "lawfulness",
            ["Whether it was unlawful: Dorand denies it."],
        ),
    ],
)
def test_a_denial_leaves_open_what_it_denies(ground: Ground, scope: str, lines: list[str]) -> None:
    _, left = ground(by("Velmar", **doing("Dorand")), by("Dorand", stance="denies", denial_scope=scope))
    assert [line for line in left if line.startswith(("Whether", "Who "))] == lines


def test_a_denial_alone_is_told_once_and_says_nothing_of_what_others_said(ground: Ground) -> None:
    denial = doing("Dorand", stance="denies", denial_scope="act")
    _, left = ground(by("Dorand", **denial))
    assert left[0] == "Whether it happened, and who did it: Dorand denies the act."
    assert not any(line.startswith("Who") for line in left[1:])


def test_a_blanket_denial_is_told_as_one(ground: Ground) -> None:
    denial = {"words": "Dorand rejected that accusation", "by": "Dorand ministry", "side": "Dorand"}
    _, left = ground(by("Velmar", **doing("Dorand")), {**denial, "stance": "denies", "denial_scope": "general"})
    words = "Velmar names Dorand; Dorand denies the accusation as a whole."
    assert left[0] == f"Whether it happened, and who did it: {words}"


def test_two_denials_of_one_side_stand_in_one_sentence(ground: Ground) -> None:
    scopes = ("act", None, "authorship")
    denials = [by("Dorand", stance="denies", denial_scope=s, id=f"d{n}") for n, s in enumerate(scopes)]
    _, left = ground(by("Velmar", **doing("Dorand")), *denials)
    words = "Velmar names Dorand; Dorand denies the act and denies having done it."
    assert left[0] == f"Whether it happened, and who did it: {words}"
    assert "denies" not in " ".join(left[1:])


def test_harm_told_without_a_doer_leaves_the_doer_open(ground: Ground) -> None:
    _, left = ground(by("Velmar", event="shelling"))
    assert left[0] == "Who did it: no words matched here name a doer."


def test_who_denies_using_a_weapon_denies_no_more(ground: Ground) -> None:
    weapon = {"weapons": ["cluster bombs"], "stance": "denies", "denial_scope": "act"}
    _, left = ground(by("Velmar", **doing("Dorand")), by("Dorand", event="shelling", **weapon))
    assert "Use of cluster bombs: Dorand denies it." in left
    assert not any(line.startswith("Who did") or "happened" in line for line in left)
    hit = by("Dorand", event="shelling", targets=["the town"], **weapon)
    _, left = ground(by("Velmar", **doing("Dorand")), hit)
    assert left[0] == "Whether it happened, and who did it: Velmar names Dorand; Dorand denies the act."


@pytest.mark.parametrize("scope", [*DenialScope, None])
def test_no_denial_is_told_twice(ground: Ground, scope: str | None) -> None:
    _, left = ground(by("Velmar", **doing("Dorand")), by("Dorand", stance="denies", denial_scope=scope))
    assert sum("denies" in line for line in left) == 1


def test_time_and_place_are_open_where_nothing_fixes_them(ground: Ground) -> None:
    _, left = ground(by("Velmar"), by("Dorand"))
    assert "When: no words matched here fix the day." in left
    assert "Where: no words matched here name a place." in left


def test_different_days_and_places_are_told_with_who_tells_them(ground: Ground) -> None:
    raw = {**msgspec.to_builtins(incident(places=("Orm", "Elv"))), "time": {**DAY, "latest": "2031-05-07"}}
    about = msgspec.convert(raw, Incident)
    first = by("Velmar", time=DAY, places=[{"name": "Orm"}])
    second = by("Dorand", time=NEXT, places=[{"name": "Elv"}])
    _, left = ground(first, {**second, "words": "Then on 7 May all spoke again"}, about=about)
    assert "When: Velmar says 6 May 2031; Dorand says 7 May 2031." in left
    assert "Where: Velmar names Orm; Dorand names Elv." in left


def test_a_time_open_at_one_end_says_so(ground: Ground) -> None:
    raw = {**msgspec.to_builtins(incident()), "time": {**DAY, "latest": None, "precision": "range"}}
    _, left = ground(by("Velmar"), about=msgspec.convert(raw, Incident))
    assert "When: fixed at one end only, since 6 May 2031." in left


def test_figures_that_differ_are_told_with_their_claimants(ground: Ground) -> None:
    other = {**GRAPE, "best": 9.0, "text": "nine"}
    monitor = {"words": "A monitor spoke", "by": "Lake Monitor", "tolls": [other]}
    _, left = ground(by("Velmar", tolls=[GRAPE]), monitor)
    assert "How many (residents killed): Velmar says “three”; Lake Monitor says “nine”." in left
    _, left = ground(by("Velmar", tolls=[GRAPE]), {**monitor, "tolls": [GRAPE]})
    assert not any(line.startswith("How many") for line in left)


def test_no_figure_is_not_none(ground: Ground) -> None:
    line = "How many were harmed: no words matched here give a figure."
    assert line in ground(by("Velmar"))[1]
    assert line in ground(by("Velmar", tolls=[{**GRAPE, "kind": "destroyed"}]))[1]
    assert line not in ground(by("Velmar"), about=incident("meeting"))[1]


def test_who_looked_and_who_is_independent_is_told(ground: Ground) -> None:
    monitor = {"words": "A monitor spoke", "by": "Lake Monitor"}
    found, alone = NO_FINDING, NO_VOICE
    assert ground(by("Velmar"))[1][-2:] == [found, alone]
    assert ground(by("Velmar"), {**monitor, "by": None})[1][-1] == alone
    left = ground(by("Velmar"), monitor, about=incident(field_findings=("c1",)))[1]
    assert found not in left
    assert alone not in left
