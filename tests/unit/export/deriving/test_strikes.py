"""The status of a strike and what belligerents say of it, by a rule that knows no side."""

from types import SimpleNamespace

import pytest

from counterclaim.export.deriving.parties import parties_of
from counterclaim.export.deriving.strikes import harms_people, position, positions, strike_status, strike_type
from counterclaim.export.material import ToldIncident
from counterclaim.records.claim import Agent, Claim, Event, Quote, Span, Speaker, Toll, Weapon
from counterclaim.records.enums import CivilStatus, DenialScope, Kind, Stance, TollKind
from counterclaim.records.ledger import Actor, Facets
from counterclaim.records.wholes import Sources, WholeIncident

ACTORS = {name: Actor(id=name, name=f"{name} army", side=name) for name in ("North", "South")}
MATERIAL = SimpleNamespace(actor=ACTORS.get)


def claim(number: int, *blamed: str, **known: object) -> Claim:
    agents = tuple(Agent(name=f"{one} army", actor=one) for one in blamed)
    given = {"event": Event(type="shelling", agents=agents), "evidence": Quote(0, 4, "shot"), **known}
    return Claim(id=f"c{number}", report="r", kind=Kind.EVENT, sentence=Span(0, 4), **given)


def told(*claims: Claim, origins: int = 2, kind: str = "shelling", **facets: object) -> ToldIncident:
    whole = WholeIncident(
        id="i", report="r", type=kind, title="", claims=tuple(one.id for one in claims),
        facets=Facets(contested=False, **facets), sources=Sources(reports=2, origins=origins, words=""),
    )  # fmt: skip
    return ToldIncident(whole=whole, claims=claims)


def status(one: ToldIncident) -> str:
    return strike_status(one, parties_of(one, MATERIAL), MATERIAL)


@pytest.mark.parametrize(("one", "other"), [("North", "South"), ("South", "North")])
@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda a, b: told(claim(1, a), claim(2, a)), "Likely"),
        (lambda a, b: told(claim(1, a), origins=1), "Single source claim"),
        (lambda a, b: told(claim(1, a), claim(2, b)), "Contested"),
        (lambda a, b: told(claim(1, a, b), claim(2, b)), "Likely"),
        (lambda a, b: told(claim(1), claim(2)), "Contested"),
        (lambda a, b: told(claim(1, a), acknowledged_by=(a,)), "Declared"),
        (lambda a, b: told(claim(1, a), claim(2, b), acknowledged_by=(a,)), "Contested"),
        (lambda a, b: told(claim(1, a), claim(2, b, stance=Stance.DENIES)), "Likely"),
    ],
)
def test_status_is_the_same_with_the_sides_exchanged(make, found, one, other) -> None:
    assert status(make(one, other)) == found


def test_a_position_is_what_the_side_itself_says() -> None:
    denial = claim(
        2, "North", stance=Stance.DENIES, denial_scope=DenialScope.AUTHORSHIP, side="North",
        speaker=Speaker(name="a spokesman"),
    )  # fmt: skip
    quiet, denied = told(claim(1, "North")), told(claim(1, "North"), denial, denied_by=("North",))
    (party,) = parties_of(quiet, MATERIAL).acting
    assert position(quiet, party) == "Not yet assessed"
    assert position(denied, party).startswith("denies")
    assert position(told(claim(1, "North"), acknowledged_by=("North",)), party) == "acknowledges it"


def test_a_denial_under_another_name_is_not_lost() -> None:
    unnamed = claim(1, event=Event(type="shelling", agents=(Agent(name="an army"),)))
    denial = claim(2, "North", stance=Stance.DENIES, denial_scope=DenialScope.ACT, side="North")
    one = told(unnamed, denial, denied_by=("North",))
    assert positions(one, parties_of(one, MATERIAL)) == ("an army: Not yet assessed", "North: denies the act")


def test_combatants_alone_are_no_harm_to_people() -> None:
    def hurt(status: CivilStatus, **known: object) -> ToldIncident:
        return told(claim(1, "North", tolls=(Toll(kind=TollKind.KILLED, who="some", status=status),), **known))

    assert harms_people(hurt(CivilStatus.CIVILIAN))
    assert harms_people(hurt(CivilStatus.UNKNOWN))
    assert not harms_people(hurt(CivilStatus.COMBATANT))
    assert not harms_people(hurt(CivilStatus.CIVILIAN, stance=Stance.DENIES))


def test_a_drone_strike_is_one_only_where_each_weapon_is_a_drone() -> None:
    drone, bomb = Weapon(name="drone", class_="drone"), Weapon(name="bomb", class_="bomb")
    assert strike_type(told(claim(1, weapons=(drone,)), kind="air_strike")) == "Drone Strike"
    assert strike_type(told(claim(1, weapons=(drone, bomb)), kind="air_strike")) == "Airstrike"
    assert strike_type(told(claim(1), kind="abduction")) == "Unknown"


def test_an_attack_is_the_strike_that_its_claims_tell() -> None:
    headline = claim(1, event=Event(type="armed_clash"))
    bombs = claim(3, event=Event(type="air_strike"))
    assert strike_type(told(headline, kind="armed_clash")) == "Ground operation"
    assert strike_type(told(headline, claim(2), kind="armed_clash")) == "Artillery"
    assert strike_type(told(headline, claim(2), bombs, kind="armed_clash")) == "Unknown"


@pytest.mark.parametrize(("one", "other"), [("North", "South"), ("South", "North")])
def test_who_is_only_said_to_have_broken_a_truce_is_no_rival_for_the_act(one, other) -> None:
    broken = Event(type="ceasefire_violated", agents=(Agent(name=f"{other} army", actor=other),))
    both = told(claim(1, one), claim(2, event=broken))
    assert [party.side for party in parties_of(both, MATERIAL).acting] == [one]
    assert status(both) == "Likely"
    assert [party.side for party in parties_of(told(claim(2, event=broken)), MATERIAL).acting] == [other]


def test_where_the_incident_is_the_breaking_of_a_truce_both_who_are_blamed_stand() -> None:
    broken = Event(type="ceasefire_violated", agents=(Agent(name="South army", actor="South"),))
    both = told(claim(1, "North"), claim(2, event=broken), kind="ceasefire_violated")
    assert {party.side for party in parties_of(both, MATERIAL).acting} == {"North", "South"}
    assert [party.side for party in parties_of(both, MATERIAL, of_force=True).acting] == ["North"]


def test_a_number_that_the_ledger_counts_elsewhere_is_no_harm_here() -> None:
    toll = Toll(kind=TollKind.KILLED, who="people", best=19.0)
    assert not harms_people(told(claim(1, tolls=(toll,))))
