"""Actors across reports: who is one, who is kept apart, who goes to the queue; the same in any order and both ways."""

from itertools import permutations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.book.actor_parts import actor, each, linked, parts, person, verdict

from counterclaim.book.actors.linker import actor_linker
from counterclaim.records.ledger import Actor

VELMAR = {"side": "Velmar", "nation": "velmar"}
DORAND = {"side": "Dorand", "nation": "dorand"}

ONE = [
    (person("Arlen Voss", office="General", **VELMAR), person("A. Voss", office="Gen.", **VELMAR)),
    (person("Arlen Voss", **VELMAR), person("Voss", **VELMAR)),
    (person("Arlen Voss", office="President"), person("Voss", office="President")),
    (person("Kharim Beglaryan"), person("Karim Beglarian")),
    (person("Yusel Harakhti"), person("Yousel Harakti")),
    (person("Abd el-Razi Qomush", **VELMAR), person("Abdelrazi Qumush", **VELMAR)),
    (person("Joran L. Vottel"), person("Joran Vottel")),
    (person("Haidar al-Abbari", office="Prime Minister"), person("Al-Abbari", office="Prime Minister")),
    (person("Sela Marr", sector="government"), actor("Sela Marr")),
    (person("Sela Marr", office="head of the mission"), actor("Head of Mission Sela Marr")),
    (actor("Dorandi Defence Ministry", **DORAND), actor("Dorand's Ministry of Defence", **DORAND)),
    (actor("Defence Ministry of Dorand", **DORAND), actor("Ministry of Defense", **DORAND)),
    (actor("Dorandi Defence Ministry", side="Dorand"), actor("Defence Ministry", side="Dorand")),
    (actor("Dorandi Defence Ministry"), actor("Dorandi Defence Ministry", nation="dorand")),
    (actor("Dorandi army", **DORAND), actor("Dorandi troops", kind="group", **DORAND)),
    (actor("Norwegian army", nation="NOR", country="NOR"), actor("Norway's armed forces", nation="NOR", country="NOR")),
    (actor("Highland Front", side="Highland Front"), actor("Highland Front’s fighters", kind="group")),
    (actor("Lake Monitoring Mission", aliases=("LMM",)), actor("LMM")),
    (actor("Second River Corps"), actor("Dorandi Second River Corps", **DORAND)),
    (actor("United Nations", sector="international_body"), actor("UN", sector="international_body")),
    (actor("Dorand", kind="state", **DORAND), actor("Dorandi side", **DORAND)),
    (actor("Norway", kind="state", nation="NOR"), actor("Kingdom of Norway", kind="state", nation="NOR")),
    (actor("Qalat Relief Union"), actor("Kalat Relief Union")),
    (actor("Dorand", kind="state", nation="dorand"), person("Dorand")),
    (person("Mikal Arzumor", office="General"), person("Mikal Arzoumor", **VELMAR)),
    (person("Yousif Abkarov"), person("Youssef Abakarov")),
    (person("Abdul Qadir Daglan"), person("Abdelqadir Dagalan")),
    (person("Kwamena Torrado"), person("Cuamena Torrado")),
    (person("Ara Harvikyan"), person("Ara Arvikyan")),
    (person("Señora Dena Voss", **VELMAR), person("Dena Voss", **VELMAR)),
    (person("Odo Marn", office="General", sector="military"), person("Odo Marn", sector="armed_group")),
    (actor("General Staff of the Armed Forces of Dorand", nation="dorand"), actor("Dorandi General Staff", **DORAND)),
    (actor("Ministry of Defence of the Republic of Dorand", nation="dorand"), actor("Ministry of Defence", **DORAND)),
    (actor("Prosecutor General's Office in Oslo"), actor("Norwegian Prosecutor General's Office", nation="NOR")),
    (actor("Federal Ministry of Health", **DORAND), actor("Dorandi Health Ministry", **DORAND)),
    (actor("Bundeswehr"), actor("German armed forces", nation="DEU", country="DEU")),
    (actor("Home Guard", side="Lowland Home Guard"), actor("Lowland Home Guard", side="Lowland Home Guard")),
    (actor("Front", side="Highland Front"), actor("Highland Front")),
    (actor("Sea Bridge Relief", kind="group"), actor("Sea Bridge Relief", sector="civil_society")),
    (actor("Misericord", kind="group"), actor("Misericord")),
    (actor("Crossline Rights Researchers"), actor("Crossline Rights Researchers", kind="group")),
    (actor("Sela Marr", kind="group"), person("Sela Marr", **VELMAR)),
    (actor("Relief Agency", aliases=("DRA",)), actor("Dorandi Relief Agency", aliases=("DRA",), **DORAND)),
]  # fmt: skip

NOT_ONE = [
    (person("Arlen Voss", **VELMAR), person("Dena Voss", **VELMAR)),
    (person("A. Voss", **VELMAR), person("Dena Voss", **VELMAR)),
    (person("Voss", **VELMAR), person("Arlen Voss", **DORAND)),
    (person("Arlen Voss", **VELMAR), person("Arlen Voss", **DORAND)),
    (person("Arlen Voss", gender="male"), person("Voss", gender="female", office="General")),
    (person("Voss"), person("Voss")),
    (person("Ivo Petrakov"), person("Iva Petrakova")),
    (person("army spokesman", office="army spokesman"), person("army spokesman", office="army spokesman")),
    (actor("ministry", side="Velmar"), actor("ministry", side="Dorand")),
    (actor("Defence Ministry"), actor("Defence Ministry")),
    (actor("Defence Ministry"), actor("Dorandi Defence Ministry", **DORAND)),
    (actor("army", kind="group"), actor("Dorandi army", **DORAND)),
    (actor("MoD", side="Velmar"), actor("Dorandi Ministry of Defence", aliases=("MoD",), **DORAND)),
    (actor("Dorandi army", **DORAND), actor("Dorandi navy", **DORAND)),
    (actor("Dorandi army", **DORAND), actor("Dorandi rebels", kind="group", nation="dorand")),
    (actor("Dorand", kind="state", **DORAND), actor("Dorandi government", **DORAND)),
    (actor("Lake League", sector="international_body"), actor("Lake League mission", sector="international_body")),
    (actor("Lima police", kind="body", nation="PER"), actor("Peruvian police", nation="PER")),
    (actor("Highland Front"), actor("Lowland Front")),
    (actor("Each", kind="group"), actor("Each", kind="group")),
    (actor("Residents of Brann", kind="group"), actor("Residents of Brann", kind="group")),
    (actor("Dorandi patrol", kind="group", **DORAND), actor("Dorandi patrol", kind="group", **DORAND)),
    (actor("Dorand", kind="state", nation="dorand"), actor("Velmar", kind="state", nation="velmar")),
    (actor("General Staff", side="Dorand"), actor("General Staff", side="Velmar")),
    (actor("General Staff in Port Brann"), actor("Dorandi General Staff", **DORAND)),
    (person("Salim Haddar"), person("Salem Haddar")),
    (actor("Front", side="Lowland Front"), actor("Front", side="Highland Front")),
    (actor("hospital in Oslo"), actor("Norwegian hospital", nation="NOR")),
    (actor("Survivors", kind="group"), actor("Survivors", kind="group")),
    (actor("observers of the League", kind="group"), actor("observers of the League", kind="group")),
    (actor("General Command of the Dorandi army", **DORAND), actor("Dorandi army", **DORAND)),
]  # fmt: skip

DOUBTS = [
    (person("Arlen Voss", **VELMAR), person("Arlen Voss", **DORAND)),
    (person("A. Voss"), person("Arlen Voss", **VELMAR)),
    (person("Voss", **VELMAR, office="foreign minister"), person("Arlen Voss", **VELMAR, office="prime minister")),
    (person("Odo Marn", sector="civilians"), person("Odo Marn", sector="civilians")),
    (actor("Lake Relief Monitor"), actor("Lake Relief Border Monitor")),
    (actor("LMM"), actor("Lake Monitoring Mission")),
]


@pytest.mark.parametrize(("one", "two"), ONE)
def test_two_names_of_one(one: Actor, two: Actor) -> None:
    assert verdict(one, two) == "one"


@pytest.mark.parametrize(("one", "two"), NOT_ONE)
def test_two_names_of_two(one: Actor, two: Actor) -> None:
    assert verdict(one, two) != "one"


@pytest.mark.parametrize(("one", "two"), DOUBTS)
def test_what_may_be_one_goes_to_the_queue(one: Actor, two: Actor) -> None:
    assert verdict(one, two) == "doubt"


def test_a_surname_joins_the_one_who_bears_it_on_its_side() -> None:
    told = each(person("Arlen Voss", **VELMAR), person("Dena Voss", **DORAND), person("Voss", **VELMAR))
    assert {p.record.name for p in told if {p.id for p in told[::2]} in linked(told)} != set()
    assert len(linked(told)) == 2


def test_a_bare_name_joins_the_one_that_it_meets_word_for_word() -> None:
    coast = {"side": "Dorand", "nation": "coast"}
    told = each(
        actor("Dorandi army", **DORAND), actor("Coast Defence Army", **coast), actor("Defence Army", side="Dorand")
    )
    assert sorted(len(group) for group in linked(told)) == [1, 2]


def test_a_bare_name_that_two_bear_word_for_word_joins_neither() -> None:
    coast = {"side": "Dorand", "nation": "coast"}
    told = each(
        actor("Dorandi Defence Ministry", **DORAND),
        actor("Coast Defence Ministry", **coast),
        actor("Defence Ministry", side="Dorand"),
    )
    assert [len(group) for group in linked(told)] == [1, 1, 1]


def test_a_bare_name_is_the_one_fighting_states() -> None:
    rebels = actor("Highland Front", side="Highland Front", sector="armed_group")
    army = actor("army of Dorand", side="Government of Dorand", sector="military")
    bare = actor("Defence Ministry", sector="government")
    told = [*parts(army, rebels, bare, report="r1"), *parts(actor("Dorandi Defence Ministry", **DORAND), report="r2")]
    assert sorted(len(group) for group in linked(told)) == [1, 1, 2]


def test_a_bare_name_where_two_states_fight_joins_neither() -> None:
    told = [
        *parts(actor("Dorandi navy", **DORAND), actor("Velmari navy", **VELMAR), actor("General Staff"), report="r1"),
        *each(actor("Dorandi General Staff", **DORAND)),
    ]
    assert {len(group) for group in linked(told)} == {1}


def test_a_surname_that_two_bear_on_one_side_joins_neither() -> None:
    told = each(person("Arlen Voss", **VELMAR), person("Dena Voss", **VELMAR), person("Voss", **VELMAR))
    assert [len(group) for group in linked(told)] == [1, 1, 1]


def test_a_surname_of_a_report_that_names_two_of_them_joins_neither() -> None:
    unclear = parts(
        person("Voss", **VELMAR), person("Arlen Voss", **VELMAR), person("Dena Voss", **VELMAR), report="r9"
    )
    told = [*each(person("Arlen Voss", **VELMAR)), *unclear]
    assert sorted(len(group) for group in linked(told)) == [1, 1, 2]


def test_an_abbreviation_that_two_bodies_bear_joins_neither() -> None:
    told = each(
        actor("Lake Monitoring Mission", aliases=("LMM",)),
        actor("Lenn Medical Movement", aliases=("LMM",)),
        actor("LMM"),
    )
    assert [len(group) for group in linked(told)] == [1, 1, 1]


def test_a_bare_ministry_of_each_side_joins_its_own() -> None:
    told = each(
        actor("Dorandi Defence Ministry", **DORAND), actor("Defence Ministry", side="Dorand"),
        actor("Velmari Defence Ministry", **VELMAR), actor("Defence Ministry", side="Velmar"),
    )  # fmt: skip
    assert linked(told) == [{told[0].id, told[1].id}, {told[2].id, told[3].id}]


def test_equal_traits_are_one_only_where_the_name_is_a_whole_one() -> None:
    linker = actor_linker()
    whole, surname = (
        [linker.traits(p) for p in each(a, a)] for a in (person("Arlen Voss", **VELMAR), person("Voss", **VELMAR))
    )
    assert whole[0] == whole[1]
    assert surname[0] != surname[1]


def test_a_part_that_is_no_actor_is_refused() -> None:
    part = msgspec.structs.replace(each(person("Arlen Voss"))[0], record=None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="an actor is needed"):
        actor_linker().traits(part)


def test_hostile_names_are_bounded() -> None:
    told = each(
        person("A" * 100_000 + " " + "b.c." * 50_000), actor("Front " * 20_000), actor("", kind="group"), person("")
    )
    assert len(linked(told)) == 4


NAMES = ["Arlen Voss", "A. Voss", "Voss", "Dena Voss", "Arlen Foss", "Gen. Arlen Voss", "Arlan Voss"]
BODIES = ["Dorandi army", "army", "Velmari army", "Dorandi Defence Ministry", "Ministry of Defence", "MoD", "Dorand"]
ACTORS = st.one_of(
    st.builds(
        person, st.sampled_from(NAMES), side=st.sampled_from([None, "Dorand", "Velmar"]),
        nation=st.sampled_from([None, "dorand", "velmar"]), office=st.sampled_from([None, "General", "premier"]),
        gender=st.sampled_from([None, "male", "female"]), sector=st.sampled_from(["unknown", "military", "civilians"]),
    ),
    st.builds(
        actor, st.sampled_from(BODIES), side=st.sampled_from([None, "Dorand", "Velmar"]),
        nation=st.sampled_from([None, "dorand", "velmar"]), kind=st.sampled_from(["body", "group", "state"]),
    ),
)  # fmt: skip


def test_a_name_of_no_side_joins_neither_of_two_namesakes_on_two_sides() -> None:
    plain, other = person("Arlen Voss"), person("Arlen Voss")
    dorand, velmar = person("Arlen Voss", side="Dorand"), person("Arlen Voss", side="Velmar")
    told = each(plain, other, dorand, velmar)
    assert sorted(len(group) for group in linked(told)) == [1, 1, 2]
    assert {told[0].id, told[1].id} in linked(told)


@given(ACTORS, ACTORS)
@settings(max_examples=150, deadline=None)
def test_both_ways_are_alike(one: Actor, two: Actor) -> None:
    linker = actor_linker()
    a, b = (linker.traits(p) for p in each(one, two))
    assert linker.score(a, b) == linker.score(b, a)
    assert linker.apart(a, b) == linker.apart(b, a)


@given(st.lists(ACTORS, min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_order_gives_the_same_book(actors: list[Actor]) -> None:
    told = each(*actors)
    assert all(linked(list(some)) == linked(told) for some in list(permutations(told))[:: len(told) * 2][:6])


def _swapped(one: Actor) -> Actor:
    def swap(text: str | None) -> str | None:
        marks = (
            ("Dorand", "\0"),
            ("Velmar", "Dorand"),
            ("\0", "Velmar"),
            ("dorand", "\1"),
            ("velmar", "dorand"),
            ("\1", "velmar"),
        )
        for old, new in marks:
            text = text.replace(old, new) if text else text
        return text

    return msgspec.structs.replace(one, name=swap(one.name) or "", side=swap(one.side), nation=swap(one.nation))


@given(st.lists(ACTORS, min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_sides_exchanged_give_the_book_mirrored(actors: list[Actor]) -> None:
    def shape(told: list[Actor]) -> list[list[int]]:
        made = each(*told)
        at = {p.id: n for n, p in enumerate(made)}
        return sorted(sorted(at[p] for p in group) for group in linked(made))

    assert shape(actors) == shape([_swapped(a) for a in actors])


@given(ACTORS)
@settings(max_examples=50, deadline=None)
def test_traits_come_back_from_the_ledger(one: Actor) -> None:
    linker = actor_linker()
    made = linker.traits(each(one)[0])
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=linker.kept_as) == made
