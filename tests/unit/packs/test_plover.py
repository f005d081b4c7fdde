"""PLOVER's crosswalk: every example is read as it says, and every code is one of PLOVER's."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from counterclaim.packs.event_types import PloverCode, load_event_types
from counterclaim.packs.loader import load_pack
from counterclaim.packs.plover import load_plover, read_plover
from counterclaim.records.errors import PackError

PACK = load_pack("plover")
PLOVER = load_plover()
SECTORS = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC",
}  # fmt: skip


@pytest.mark.parametrize("entry", PACK["requests"], ids=lambda entry: entry["mode"])
def test_what_is_asked_for_gives_the_mode_of_a_request(entry: dict[str, Any]) -> None:
    assert PLOVER.request(entry["example"]).mode == entry["mode"]
    assert PLOVER.request(entry["not"]).mode != entry["mode"]


def test_a_request_of_nothing_known_has_no_mode() -> None:
    assert PLOVER.request("The council called for calm.") == PloverCode("REQUEST")


def test_every_actor_code_is_one_of_plovers() -> None:
    assert set(PLOVER.sectors.values()) <= SECTORS
    assert {code for code in PLOVER.protected.values() if code} <= SECTORS


def test_every_protection_has_its_line() -> None:
    assert set(PLOVER.protected) == {entry["protected"] for entry in load_pack("protected.en")["entries"]}


def test_every_act_that_can_be_pledged_has_a_code() -> None:
    codes = [
        code
        for one in load_event_types().types.values()
        for code in (one.plover.default, *(value for value, _ in one.plover.alternatives))
        if code
    ]
    assert {code.event for code in codes} - {"ACCUSE", "REQUEST", "REJECT", "THREATEN"} <= set(PLOVER.pledges)


def test_a_breach_is_legal_only_where_it_is_told_as_the_act() -> None:
    assert PLOVER.contexts_of("ceasefire_violated", act=False) == ("military",)
    assert PLOVER.contexts_of("ceasefire_violated", act=True) == ("military", "legal")


@pytest.mark.parametrize(
    ("where", "key", "value", "says"),
    [
        ("stances", "accuses", {"event": "ACCUSE", "mode": "guess"}, "no ACCUSE/guess"),
        ("contexts", "shelling", ["weather"], "no context 'weather'"),
        ("contexts", "raining", ["military"], "no type"),
        ("quads", 1, ["AGREE"], "one quad code"),
    ],
)
def test_what_is_wrong_is_named(where: str, key: Any, value: Any, says: str) -> None:
    data = copy.deepcopy(PACK)
    data[where][key] = value
    with pytest.raises(PackError, match=says):
        read_plover(data)
