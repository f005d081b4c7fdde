"""Offices with dates: who held which, until when, and who followed; every rule of the pack by its own examples."""

from itertools import permutations
from typing import Any

import pytest
from tests.unit.book.actor_parts import actor, parts, person

from counterclaim.book.actors.following import find_ended, find_followed, sentence_with
from counterclaim.book.actors.offices import OfficeHeld, offices
from counterclaim.packs.loader import load_pack
from counterclaim.records.book import Part

PACK = load_pack("offices.en")
MARN, VEY = person("Odo Marn", aliases=("Marn",)), person("Ilse Vey", aliases=("Vey",))
COMMANDER = "commander of the Lake Corps"


def held(told: list[Part], **options: Any) -> dict[str, OfficeHeld]:
    return {one.name: one for one in offices(told, **options)}


@pytest.mark.parametrize("rule", PACK["followed"], ids=[r["id"] for r in PACK["followed"]])
def test_rule_matches_its_example_only(rule: dict[str, Any]) -> None:
    def found(text: str) -> list[tuple[str, str]]:
        told = parts(MARN, VEY, text=text)
        names = {p.id: p.record.name for p in told}
        return [(names[f.old], names[f.new]) for f in find_followed(told, wholes={})]

    assert found(rule["example"]) == [("Odo Marn", "Ilse Vey")]
    assert found(rule["not"]) == []


def test_the_sentences_that_tell_an_office_stand_with_it() -> None:
    marn = person("Odo Marn", aliases=("Marn",), office=COMMANDER)
    text = f"Rain fell. Gen. Odo Marn, {COMMANDER}, spoke. Marn left."
    (one,) = offices(parts(marn, text=text))
    assert f"r1: Gen. Odo Marn, {COMMANDER}, spoke." in [reason.note for reason in one.reasons]


@pytest.mark.parametrize(
    "text", ["", "Odo Marn spoke. The commander of the Lake Corps was silent.", "Odo Marn " * 3000]
)
def test_a_sentence_that_names_the_person_without_the_office_tells_none(text: str) -> None:
    assert sentence_with(text, ["Odo Marn"], COMMANDER) is None


def test_who_took_it_over_is_named() -> None:
    old = person("Odo Marn", office=COMMANDER)
    told = held(parts(old, VEY, text="General Odo Marn was replaced by Colonel Ilse Vey."))
    assert (told["Odo Marn"].follower, told["Odo Marn"].over) == ("Ilse Vey", "2031-03-04")


def test_an_end_matches_its_example_only() -> None:
    assert [e.name for e in find_ended(parts(MARN, text=PACK["ended"]["example"]), wholes={})] == ["Odo Marn"]
    assert find_ended(parts(MARN, text=PACK["ended"]["not"]), wholes={}) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Odo Marn was replaced on Friday by Col. Ilse Vey.",
        "Ilse Vey, who replaced Odo Marn, promised calm.",
        "Ilse Vey took command on Saturday. She succeeds General Odo Marn.",
        "Odo Marn’s successor, Ilse Vey, spoke.",
    ],
)
def test_a_succession_is_read(text: str) -> None:
    told = parts(MARN, VEY, text=text)
    assert [(f.old, f.new) for f in find_followed(told, wholes={})] == [(told[0].id, told[1].id)]


@pytest.mark.parametrize(
    "text",
    [
        "General Odo Marn was replaced on Friday. Colonel Ilse Vey spoke.",
        "Odo Marn replaced the fuse.\nIlse Vey spoke.",
        "Ilse Vey spoke.",
    ],
)
def test_no_succession_is_made_up(text: str) -> None:
    assert find_followed(parts(MARN, VEY, text=text), wholes={}) == ()


def replaced() -> list[Part]:
    marn = person("Odo Marn", office=COMMANDER, nation="dorand")
    vey = person("Ilse Vey", office=f"Colonel, new {COMMANDER}", nation="dorand")
    return [
        *parts(marn, report="r1", day="2031-03-01"),
        *parts(marn, report="r2", day="2031-03-04"),
        *parts(MARN, vey, report="r3", day="2031-03-09", text="Colonel Ilse Vey took over from Odo Marn."),
        *parts(vey, report="r4", day="2031-03-12"),
    ]


WHOLES = {p.id: "marn" if p.record.name == "Odo Marn" else "vey" for p in replaced()}


def test_a_commander_replaced_is_two_people_in_one_office() -> None:
    found = held(replaced(), wholes=WHOLES)
    old, new = found["Odo Marn"], found["Ilse Vey"]
    assert (old.title, old.first, old.last, old.over) == (COMMANDER, "2031-03-01", "2031-03-04", "2031-03-09")
    assert (old.followed_by, new.first, new.last, new.over) == ("vey", "2031-03-09", "2031-03-12", None)
    assert any("took over from" in reason.note for reason in old.reasons)


def test_the_order_of_reading_does_not_matter() -> None:
    told = replaced()
    assert all(offices(some, wholes=WHOLES) == offices(told, wholes=WHOLES) for some in permutations(told))


def test_a_former_office_is_over_and_was_not_held_that_day() -> None:
    found = held(parts(person("Odo Marn", office="former defence minister")))["Odo Marn"]
    assert (found.first, found.over) == (None, "2031-03-04")


def test_former_and_present_office_of_one_person_are_one() -> None:
    told = [
        *parts(person("Odo Marn", office="Dorandi defence minister", nation="dorand"), report="r1", day="2031-03-01"),
        *parts(person("Odo Marn", office="former defence minister"), report="r2", day="2031-03-08"),
    ]
    (found,) = offices(told, wholes={p.id: "marn" for p in told})
    assert (found.title, found.first, found.last, found.over) == (
        "Dorandi defence minister", "2031-03-01", "2031-03-01", "2031-03-08",
    )  # fmt: skip


def test_two_offices_of_one_person_stay_two() -> None:
    told = parts(person("Odo Marn", office="General, commander of the Lake Corps, deputy governor of Brann"))
    assert [one.title for one in offices(told)] == [COMMANDER, "deputy governor of Brann"]


def test_an_end_without_a_named_office_is_kept_without_one() -> None:
    (found,) = offices(parts(MARN, VEY, text="Ilse Vey, who replaced Odo Marn, promised calm."))
    assert (found.title, found.name, found.first, found.over) == ("", "Odo Marn", None, "2031-03-04")


@pytest.mark.parametrize("office", [None, "General", "resident", "a reporter", "of the"])
def test_ranks_and_trades_are_no_office(office: str | None) -> None:
    assert offices(parts(person("Odo Marn", office=office))) == ()


def test_who_has_no_name_holds_no_office() -> None:
    assert offices(parts(person("army spokesman", office="army spokesman"), actor("Dorandi army"))) == ()


def test_a_report_without_a_day_gives_an_office_without_days() -> None:
    (found,) = offices(parts(person("Odo Marn", office="mayor"), day=None))
    assert (found.first, found.last, found.over) == (None, None, None)


def test_a_hostile_text_is_bounded() -> None:
    told = parts(MARN, VEY, text="Odo Marn was replaced by Ilse Vey " * 5_000)
    assert len(find_followed(told, wholes={})) <= 2
