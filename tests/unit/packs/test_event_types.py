"""The event vocabulary: its checks and its mappings."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from counterclaim.packs.event_types import (
    ActorClass,
    Circumstances,
    Ground,
    PloverCode,
    circumstances_of,
    load_event_types,
    read_event_types,
)
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Claim, Event, Place, Quote, Span, Target, Weapon
from counterclaim.records.enums import AgreementType, Kind, Sector
from counterclaim.records.errors import PackError

STATE, REBELS, CIVILIANS = ActorClass.STATE, ActorClass.NON_STATE, ActorClass.CIVILIANS
SHARED = Path(__file__).parents[4] / "shared"
TYPES = load_event_types()


@pytest.mark.parametrize("name", TYPES.types)
def test_every_type_is_told_by_examples(name: str) -> None:
    event_type = TYPES.get(name)
    text, instead = event_type.counter_example
    assert len(set(event_type.examples)) >= 2
    assert text not in event_type.examples
    assert instead != name
    assert instead is None or instead in TYPES.types


@pytest.mark.parametrize("name", TYPES.types)
def test_every_case_label_of_a_type_leads_back_to_it(name: str) -> None:
    mapping = TYPES.get(name).case
    for label in (mapping.default, *(value for value, _ in mapping.alternatives)):
        assert name in TYPES.case_types[label]


def test_there_are_25_acled_and_30_case_names() -> None:
    assert (len(TYPES.acled_events), len(TYPES.case_types)) == (25, 30)


@pytest.mark.parametrize(
    ("name", "what", "acled"),
    [
        ("shelling", Circumstances(), "Shelling/artillery/missile attack"),
        ("small_arms_fire", Circumstances(target=CIVILIANS), "Attack"),
        ("small_arms_fire", Circumstances(agent=STATE, target=REBELS), "Armed clash"),
        ("territory_taken", Circumstances(agent=STATE, ground=Ground.OWN), "Government regains territory"),
        ("territory_taken", Circumstances(agent=STATE, ground=Ground.FOREIGN), "Non-state actor overtakes territory"),
        ("territory_taken", Circumstances(agent=REBELS), "Non-state actor overtakes territory"),
        ("deployment", Circumstances(text="set up an outpost on the hill"), "Headquarters or base established"),
        ("deployment", Circumstances(text="sent a battalion"), "Other"),
        ("casualties", Circumstances(), None),
    ],
)
def test_acled(name: str, what: Circumstances, acled: str | None) -> None:
    assert TYPES.acled(name, what) == acled


@pytest.mark.parametrize(
    ("name", "what", "code"),
    [
        ("air_strike", Circumstances(), PloverCode("ASSAULT", "aerial")),
        ("air_strike", Circumstances(weapons=frozenset({"drone"})), PloverCode("ASSAULT", "drone")),
        ("air_strike", Circumstances(text="Drones hit the port"), PloverCode("ASSAULT", "drone")),
        ("deployment", Circumstances(text="withdrew from the hill"), PloverCode("RETREAT", "withdraw")),
        ("deployment", Circumstances(text="the leftmost hill"), PloverCode("MOBILIZE", "troops")),
        ("group_change", Circumstances(), None),
    ],
)
def test_plover(name: str, what: Circumstances, code: PloverCode | None) -> None:
    assert TYPES.plover(name, what) == code


@pytest.mark.parametrize(
    ("name", "agent", "target", "counts"),
    [
        ("shelling", STATE, STATE, "state"),
        ("shelling", STATE, REBELS, "state"),
        ("shelling", REBELS, STATE, "state"),
        ("shelling", REBELS, REBELS, "non_state"),
        ("shelling", REBELS, CIVILIANS, "one_sided"),
        ("shelling", STATE, CIVILIANS, "one_sided"),
        ("shelling", ActorClass.UNKNOWN, CIVILIANS, None),
        ("shelling", STATE, ActorClass.UNKNOWN, None),
        ("attack_on_civilians", STATE, ActorClass.UNKNOWN, "one_sided"),
        ("attack_on_civilians", ActorClass.UNKNOWN, CIVILIANS, None),
        ("meeting", STATE, STATE, None),
    ],
)
def test_ucdp(name: str, agent: ActorClass, target: ActorClass, counts: str | None) -> None:
    assert TYPES.ucdp(name, Circumstances(agent=agent, target=target)) == counts


def test_agreements_have_a_plover_code_each() -> None:
    assert {kind: TYPES.agreement_codes[kind].event for kind in AgreementType}["ceasefire"] == "CONCEDE"


def claim(**fields: Any) -> Claim:
    """A claim with just the fields that matter here."""
    evidence = Quote(0, 9, "some text")
    return Claim(id="c_1", report="r_1", kind=Kind.EVENT, evidence=evidence, sentence=Span(0, 9), **fields)


def test_circumstances_come_from_the_claim() -> None:
    event = Event(
        type="shelling",
        agents=(Agent(name="Army", country="XAA", sector=Sector.MILITARY),),
        targets=(Target(name="a school", protected="education"),),
    )
    what = circumstances_of(
        claim(
            event=event, weapons=(Weapon(name="mortar", class_="mortar"),), places=(Place(name="Orm", country="XAA"),)
        )
    )
    assert what == Circumstances(
        agent=STATE, target=CIVILIANS, weapons=frozenset({"mortar"}), ground=Ground.OWN, text="some text"
    )


def test_a_target_that_is_an_actor_has_its_sector() -> None:
    event = Event(type="shelling", targets=(Target(name="the Front", actor="a_1"),))
    what = circumstances_of(claim(event=event), sectors={"a_1": Sector.ARMED_GROUP})
    assert what.target == REBELS


def test_mixed_agents_are_unknown() -> None:
    agents = (Agent(name="Army", sector=Sector.MILITARY), Agent(name="Front", sector=Sector.ARMED_GROUP))
    assert circumstances_of(claim(event=Event(type="armed_clash", agents=agents))).agent == ActorClass.UNKNOWN


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"acled": {"default": "Armed crash"}}, "acled has no 'Armed crash'"),
        ({"plover": {"default": {"event": "ASSAULT", "mode": "bomb"}}}, "plover has no ASSAULT/bomb"),
        ({"ucdp": "often"}, "ucdp is 'often'"),
        ({"group": "weather"}, "unknown group 'weather'"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"case": {"default": "OTHER", "alternatives": [{"value": "OTHER", "when": {"moon": ["full"]}}]}}, "condition"),
    ],
)
def test_a_wrong_type_is_named(change: dict[str, Any], words: str) -> None:
    data = copy.deepcopy(load_pack("event_types"))
    data["types"][0].update(change)
    with pytest.raises(PackError, match="type armed_clash") as caught:
        read_event_types(data)
    assert words in str(caught.value)


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(PackError, match="weather"):
        TYPES.acled("weather")


@pytest.mark.skipif(not (SHARED / "event_types.yaml").exists(), reason="the shared vocabulary is not at hand")
def test_the_shared_vocabulary_is_covered() -> None:
    shared = yaml.safe_load((SHARED / "event_types.yaml").read_text(encoding="utf-8"))
    assert set(shared) == set(TYPES.types)
