"""Who spoke, and who is spoken of."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.sections.voices import voices_of
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

TEXT = "The ministry said shells fell. It said two mills burned. The mayor said roads are shut. Guards fired at Lenn."


def actor(actor_id: str, name: str, **more: Any) -> Actor:
    return Actor(id=actor_id, name=name, **more)


def by(name: str, actor_id: str | None = None, **more: Any) -> dict[str, Any]:
    return {"name": name, "actor": actor_id, **more}


MINISTRY = actor("a1", "Velmari ministry", aliases=("VM",), side="Velmar", sector=Sector.GOVERNMENT, country="XXA")
MAYOR = actor("a2", "Sela Marr", office="mayor of Orm", kind="person", sector=Sector.ARMED_GROUP)
SHELLS = {"words": "shells fell", "event": "shelling", "by": by("Velmari ministry", "a1"), "side": "Velmar"}
MILLS = {**SHELLS, "words": "two mills burned"}
ROADS = {"words": "roads are shut", "by": by("Sela Marr", "a2")}


def test_who_has_most_claims_stands_first(bind):
    voices = voices_of(bind(TEXT, ROADS, SHELLS, MILLS, actors=(MAYOR, MINISTRY)))
    assert [(voice.name, voice.claims) for voice in voices] == [("Velmari ministry", (2, 3)), ("Sela Marr", (1,))]


def test_a_voice_has_all_that_is_known(bind):
    ministry, mayor = voices_of(bind(TEXT, SHELLS, ROADS, actors=(MINISTRY, MAYOR)))
    assert (ministry.office, ministry.aliases, ministry.side) == (None, ("VM",), "Velmar")
    assert (ministry.sector, ministry.country) == ("government", "XXA")
    assert (mayor.office, mayor.side, mayor.sector, mayor.country) == ("mayor of Orm", None, "armed group", None)


def test_ties_go_by_the_text(bind):
    book = bind(TEXT, ROADS, SHELLS, actors=(MINISTRY, MAYOR))
    assert [voice.name for voice in voices_of(book)] == ["Sela Marr", "Velmari ministry"]


def test_a_speaker_without_a_record_is_told_by_its_words(bind):
    (voice,) = voices_of(bind(TEXT, {**ROADS, "by": by("two residents", sector="civilians", country="XXA")}))
    assert (voice.name, voice.sector, voice.country, voice.side) == ("two residents", "civilians", "XXA", None)


def test_an_unknown_sector_is_told_as_such(bind):
    (voice,) = voices_of(bind(TEXT, {**ROADS, "by": "somebody"}))
    assert voice.sector == "not known"


def test_the_report_s_own_voice_is_nobody(bind):
    assert voices_of(bind(TEXT, {**SHELLS, "by": None})) == ()


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (actor("a9", "Lenn", kind="state"), False),
        (actor("a9", "Lenn", kind="state", office="broker"), True),
        (actor("a9", "Ola Berg", kind="person", office="envoy"), True),
        (actor("a9", "Ola Berg", kind="person"), False),
    ],
)
def test_who_only_stands_in_the_text_is_told_by_office(bind, one, told):
    assert bool(voices_of(bind(TEXT, {**SHELLS, "by": None}, actors=(one,)))) is told


@pytest.mark.parametrize(("kind", "role", "told"), [
    ("state", "agents", True), ("state", "targets", False), ("body", "agents", True), ("body", "targets", True),
])  # fmt: skip
def test_doers_and_harmed_are_told_but_no_state_that_does_nothing(bind, kind, role, told):
    shots = {"words": "Guards fired at Lenn", "event": "small_arms_fire", role: [{"name": "Lenn", "actor": "a9"}]}
    assert bool(voices_of(bind(TEXT, shots, actors=(actor("a9", "Lenn", kind=kind),)))) is told


def test_those_spoken_of_stand_last_by_name(bind):
    others = (actor("a8", "Vera Oll", office="envoy"), actor("a9", "ana Lind", office="envoy"))
    book = bind(TEXT, ROADS, actors=(*others, MAYOR))
    assert [voice.name for voice in voices_of(book)] == ["Sela Marr", "ana Lind", "Vera Oll"]
    assert [voice.claims for voice in voices_of(book)][1:] == [(), ()]


def test_one_name_and_side_in_two_reports_is_one_line(bind):
    again = actor("a3", "the Velmari Ministry", aliases=("Ministry",), side="Velmar", office="speaks on roads")
    book = bind(TEXT, SHELLS, {**MILLS, "by": by("the Velmari Ministry", "a3")}, actors=(MINISTRY, again))
    (voice,) = voices_of(book)
    assert voice.claims == (1, 2)
    assert voice.aliases == ("Ministry", "the Velmari Ministry", "VM")
    assert voice.office == "speaks on roads"


@pytest.mark.parametrize("other", [
    actor("a3", "Velmari ministry", side="Dorand"), actor("a3", "Velmari ministry"),
    actor("a3", "Velmari ministries", side="Velmar"),
])  # fmt: skip
def test_other_names_and_sides_stay_apart(bind, other):
    book = bind(TEXT, SHELLS, {**MILLS, "by": by(other.name, "a3")}, actors=(MINISTRY, other))
    assert [voice.claims for voice in voices_of(book)] == [(1,), (2,)]


def test_offices_that_change_are_all_told(bind):
    later = actor("a3", "Sela Marr", office="governor of Orm", kind="person")
    (voice,) = voices_of(bind(TEXT, ROADS, actors=(MAYOR, later)))
    assert voice.office == "mayor of Orm; governor of Orm"


def test_offices_have_the_days_of_the_reports(bind):
    told = bind(TEXT, ROADS, actors=(MAYOR,))
    told = msgspec.structs.replace(told, offices={MAYOR.id: ("mayor of Orm, told on 6 May 2031, then Ilse Vey",)})
    assert voices_of(told)[0].office == "mayor of Orm, told on 6 May 2031, then Ilse Vey"


def test_a_copy_makes_nobody_speak_more(bind):
    book = bind(TEXT, ROADS, SHELLS, actors=(MINISTRY, MAYOR))
    again = msgspec.structs.replace(book.claims["c1"], id="k", report="r_copy")
    book = msgspec.structs.replace(
        book,
        claims={**book.claims, "k": again},
        numbers={**book.numbers, "k": 3},
        again={"k": "c1"},
    )
    assert [(voice.name, voice.claims) for voice in voices_of(book)] == [
        ("Sela Marr", (1,)), ("Velmari ministry", (2, 3)),
    ]  # fmt: skip


def shots(*, agents: tuple[str, ...] = (), targets: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    named = {
        role: [{"name": one, "actor": one} for one in ids] for role, ids in (("agents", agents), ("targets", targets))
    }
    return {"words": "Guards fired at Lenn", "event": "small_arms_fire", **named, **more}


def test_who_is_spoken_of_leads_to_the_claims_that_name_it(bind):
    people = (actor("a8", "Guards", kind="group"), actor("a9", "Lenn", kind="body"))
    told = (
        ROADS,
        shots(agents=("a8",), targets=("a9",)),
        shots(targets=("a8",)),
        shots(agents=("a8",), targets=("a8",)),
    )
    found = {voice.name: (voice.claims, voice.named_in) for voice in voices_of(bind(TEXT, *told, actors=people))}
    assert found["Guards"] == ((), (2, 3, 4))
    assert found["Lenn"] == ((), (2,))


def test_own_claims_name_nobody_else(bind):
    told = (shots(agents=("a2",), by=by("Sela Marr", "a2")), shots(targets=("a2",)))
    (voice,) = voices_of(bind(TEXT, *told, actors=(MAYOR,)))
    assert (voice.claims, voice.named_in) == ((1,), (2,))


def test_at_most_twelve_claims_are_led_to(bind):
    (voice,) = voices_of(bind(TEXT, *[shots(agents=("a8",))] * 20, actors=(actor("a8", "Guards"),)))
    assert voice.named_in == tuple(range(1, 13))


@pytest.mark.parametrize(
    ("name", "aliases", "told"), [("Lenn", (), (1,)), ("Envoy", ("Lenn",), (1,)), ("Len", (), ()), ("(Le+n", (), ())]
)
def test_who_only_holds_an_office_leads_to_the_words_with_the_name(bind, name, aliases, told):
    (voice,) = voices_of(bind(TEXT, shots(), actors=(actor("a8", name, aliases=aliases, office="envoy"),)))
    assert voice.named_in == told


def test_exchanged_sides_are_named_in_the_same_claims(bind):
    people = (actor("v", "Velmari guards", side="Velmar"), actor("d", "Dorandi guards", side="Dorand"))
    here = voices_of(bind(TEXT, shots(agents=("v",), targets=("d",)), shots(agents=("d",)), actors=people))
    there = voices_of(bind(TEXT, shots(agents=("d",), targets=("v",)), shots(agents=("v",)), actors=people))
    found, mirrored = ({voice.name: voice.named_in for voice in voices} for voices in (here, there))
    assert found == {"Velmari guards": (1,), "Dorandi guards": (1, 2)}
    assert mirrored == {"Velmari guards": (1, 2), "Dorandi guards": (1,)}


@given(
    st.permutations([MINISTRY, MAYOR, actor("a8", "Vera Oll", office="envoy"), actor("a9", "Ana Lind", office="envoy")])
)
def test_the_order_of_the_records_is_nothing(bind, actors):
    voices = voices_of(bind(TEXT, SHELLS, MILLS, ROADS, actors=tuple(actors)))
    assert [voice.name for voice in voices] == ["Velmari ministry", "Sela Marr", "Ana Lind", "Vera Oll"]
    assert {number for voice in voices for number in voice.claims} == {1, 2, 3}
