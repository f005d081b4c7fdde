"""Swapping the sides' names, and their order, mirrors the whole page: nothing on it depends on who is who."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.making import write_html, write_text
from counterclaim.packs.conflict import parse_conflict
from counterclaim.records.enums import AgreementType, DenialScope, Scope, TollKind, Unit
from counterclaim.records.ledger import (
    Account,
    Actor,
    Breach,
    Ceasefire,
    Denial,
    Facets,
    Incident,
    TollPoint,
    TollSeries,
)

ONE, OTHER = "Norland", "Sudmark"
MADE = "2031-05-08T09:00:00Z"
TEXT = (
    "Norland accused Sudmark of shelling Elv on Tuesday, killing two farmers. Sudmark denied shelling Elv. "
    "Sudmark said that Norland shelled Bro on Monday. A truce brokered by Lake Mission was agreed on 3 May. "
    "Norland said Sudmark broke it. Nearly 40 civilians were killed, said Norland. Sudmark called for talks."
)
DOES = {ONE: [{"name": ONE, "actor": "a_1"}], OTHER: [{"name": OTHER, "actor": "a_2"}]}
CLAIMS = (
    {"words": "accused Sudmark of shelling Elv on Tuesday, killing two farmers", "by": ONE, "side": ONE,
     "stance": "accuses", "event": "shelling", "agents": DOES[OTHER], "time": "2031-05-06", "places": ["Elv"],
     "tolls": [{"kind": "killed", "who": "farmers", "best": 2, "text": "two"}]},
    {"words": "denied shelling Elv", "by": OTHER, "side": OTHER, "stance": "denies", "denial_scope": "act",
     "event": "shelling", "agents": DOES[OTHER], "places": ["Elv"]},
    {"words": "Norland shelled Bro on Monday", "by": OTHER, "side": OTHER, "stance": "accuses", "event": "shelling",
     "agents": DOES[ONE], "time": "2031-05-05", "places": ["Bro"]},
    {"words": "A truce brokered by Lake Mission was agreed on 3 May",
     "agreement": {"type": "ceasefire", "brokers": ["Lake Mission"], "agreed_on": "2031-05-03"}},
    {"words": "Sudmark broke it", "by": ONE, "side": ONE, "stance": "accuses", "event": "ceasefire_violated",
     "agents": DOES[OTHER]},
    {"words": "Nearly 40 civilians were killed", "by": ONE, "side": ONE,
     "tolls": [{"kind": "killed", "who": "civilians", "high": 40, "scope": "cumulative", "text": "Nearly 40"}]},
    {"words": "called for talks", "by": OTHER, "side": OTHER, "stance": "calls_for"},
)  # fmt: skip
RECORDS: dict[str, Any] = {
    "actors": (
        Actor(id="a_1", name=ONE, kind="state", side=ONE),
        Actor(id="a_2", name=OTHER, kind="state", side=OTHER),
    ),
    "incidents": (
        Incident(
            id="i_1", report="r_test", type="shelling", title="shelling, Elv", claims=("c0", "c1"), places=("Elv",),
            accounts=(
                Account(side=ONE, blames=("c0",)),
                Account(side=OTHER, denies=(Denial("c1", DenialScope.ACT),)),
            ),
            facets=Facets(contested=True, denied_by=(OTHER,)),
        ),
        Incident(id="i_2", report="r_test", type="shelling", title="shelling, Bro", claims=("c2",), places=("Bro",),
                 accounts=(Account(side=OTHER, blames=("c2",)),), facets=Facets(contested=False)),
    ),
    "ceasefires": (
        Ceasefire(
            id="cf_1", type=AgreementType.CEASEFIRE, brokers=("Lake Mission",), agreed_on="2031-05-03", claims=("c3",),
            breaches=(Breach(claim="c4", alleged_by=ONE, party=OTHER, day=None),),
        ),
    ),
    "tolls": (
        TollSeries(id="t_1", claimant=ONE, side=ONE, kind=TollKind.KILLED, who="farmers", unit=Unit.COUNT,
                   scope=Scope.INCIDENT, points=(TollPoint(claim="c0", best=2.0, text="two"),)),
        TollSeries(id="t_2", claimant=ONE, side=ONE, kind=TollKind.KILLED, who="civilians", unit=Unit.COUNT,
                   scope=Scope.CUMULATIVE, points=(TollPoint(claim="c5", high=40.0, text="Nearly 40"),)),
    ),
}  # fmt: skip


def swapped(value: Any) -> Any:
    """A record, or text, with both names exchanged; they are of one length, so that offsets hold."""
    if isinstance(value, str):
        return value.replace(ONE, "\0").replace(OTHER, ONE).replace("\0", OTHER)
    return msgspec.json.decode(swapped(msgspec.json.encode(value).decode()), type=type(value))


def bound(bind: Callable[..., Book], *, turned: bool) -> Book:
    turn = swapped if turned else (lambda value: value)
    sides = "".join(f"  - {{name: {turn(name)}, members: [{turn(name)}]}}\n" for name in (ONE, OTHER))
    conflict = parse_conflict(f"id: x\nname: X\nsides:\n{sides}", "x.yaml")
    records = {kind: tuple(turn(record) for record in told) for kind, told in RECORDS.items()}
    return bind(
        turn(TEXT), *(turn(dict(claim)) for claim in CLAIMS), conflict=conflict, published="2031-05-07", **records
    )


@pytest.mark.parametrize("public", [False, True])
def test_the_page_is_mirrored(bind, public: bool) -> None:
    page, mirror = ("".join(write_html(bound(bind, turned=t), public=public, made=MADE)) for t in (False, True))
    assert ONE in page
    assert OTHER in page
    assert swapped(page) == mirror


def test_the_text_briefing_is_mirrored(bind) -> None:
    page, mirror = ("".join(write_text(bound(bind, turned=t), public=False, made=MADE)) for t in (False, True))
    assert swapped(page) == mirror
