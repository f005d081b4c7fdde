"""Parties that common nouns name though they neither speak nor act, joined over reports; and whose truces are."""

import pytest

from counterclaim.book.actors.bare_bodies import common_parties
from counterclaim.book.actors.bodies import body_traits, compare_bodies
from counterclaim.book.actors.named import named_bodies
from counterclaim.ledgers.telling.side_names import learn_side_names, named_in
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

SIDES = (
    Side(name="Government", members=("army", "Health Ministry")),
    Side(name="separatists", members=("Sela Council", "Imre Tal")),
)
WARS = [Conflict(id="c", name="The war in Oranto", sides=sides) for sides in (SIDES, SIDES[::-1])]
both_ways = pytest.mark.parametrize("war", WARS, ids=["one", "other"])


def _named(text: str, war: Conflict, *told: Actor) -> list[tuple[str, str | None]]:
    return [(a.name, a.side) for a in common_parties(Report(id="r", text=text), told, war)]


@both_ways
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A ferry hit by the navy sank.", [("navy", "Government")]),
        ("Kesh, held by separatists, was calm.", [("separatists", "separatists")]),
        ("Separatist shells hit a police post.", [("Separatist", "separatists"), ("police", "Government")]),
        ("Doctors passed lists to the Health Ministry.", [("Health Ministry", "Government")]),
        ("Fire from the rebels hit the town.", [("rebels", "separatists")]),
        ("A patrol of the Lennish Army stood there.", []),
        ("The UN police counted nine cars.", []),
        ("The navy of Lenn sailed.", []),
        ("Kenya sent its navy.", []),
        ("A separatist-held town was calm.", []),
        ("", []),
    ],
)
def test_who_is_named(text: str, found: list[tuple[str, str]], war: Conflict) -> None:
    assert _named(text, war) == found


@both_ways
def test_an_unlisted_land_before_a_body_leaves_it_open(war: Conflict) -> None:
    lenn = Actor(id="a", name="Lennish border guards", kind="body", nation="lenn", sector=Sector.MILITARY)
    assert _named("Lenn closed the strait. A boat of the navy sank.", war, lenn) == []


@both_ways
def test_a_ministry_of_another_land_is_not_the_files(war: Conflict) -> None:
    report = Report(id="r", text="The Health Ministry of Lenn wrote to the separatists.")
    assert "Government" not in [a.side for a in named_bodies(report, (), conflict=war)]
    report = Report(id="r", text="Clerks of the Health Ministry wrote to the separatists.")
    assert "Government" in [a.side for a in named_bodies(report, (), conflict=war)]


def test_without_sides_nobody_is_named() -> None:
    assert not list(common_parties(Report(id="r", text="The army fired."), (), None))
    assert not list(common_parties(Report(id="r", text="The army fired."), (), Conflict(id="c", name="c")))


def _points(one: str, two: str, *sides: str) -> float:
    actors = [
        Actor(id=f"a{n}", name=name, kind="group", side=side, sector=Sector.ARMED_GROUP)
        for n, (name, side) in enumerate(zip((one, two), sides, strict=True))
    ]
    made = [body_traits(actor, actors) for actor in actors]
    assert made[0]
    assert made[1]
    return compare_bodies(made[0], made[1]).points


def test_words_for_one_side_are_one_party() -> None:
    assert _points("separatists", "separatist forces", "separatists", "separatists") >= 1
    assert _points("the rebels", "Separatists", "separatists", "separatists") >= 1
    assert _points("rebels", "rebels", "Tide Movement", "Ridge Movement") < 1


@both_ways
@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("The army broke the truce", ["Government"]),
        ("On Monday army units broke it", ["Government"]),
        ("Separatist forces broke the truce", ["separatists"]),
        ("the separatists’ shelling", ["separatists"]),
        ("The Lennish army broke the truce", []),
        ("the army of Lenn broke it", []),
        ("Lenn's army broke it", []),
        ("Kenyan separatists broke it", []),
    ],
)
def test_sides_by_common_nouns_in_words_on_a_truce(words: str, sides: list[str], war: Conflict) -> None:
    assert [one.side for one in named_in(words, learn_side_names((), war))] == sides
