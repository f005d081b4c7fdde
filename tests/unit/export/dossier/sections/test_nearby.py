"""Claims of harm at the same place stand beside a dispute that they were not joined to, the most telling first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.sections.disputes import disputes_of
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.ledger import Actor, Facets, Incident

Bind = Callable[..., Book]
TEXT = "Dorand did not fire on Orm. Velmar spoke of Orm. A monitor spoke of Orm. Fire was heard. Dorand spoke."
ACTORS = tuple(Actor(id=f"a_{name}", name=name, side=name) for name in ("Velmar", "Dorand"))
WAR = Conflict(id="w", name="War", sides=(Side(name="Velmar"), Side(name="Dorand")))


def at(name: str = "Orm", precision: str | None = "settlement", **more: Any) -> list[dict[str, Any]]:
    return [{"name": name, "precision": precision, **more}]


def harm(words: str, by: Any = "Velmar ministry", side: str | None = "Velmar", **more: Any) -> dict[str, Any]:
    return {"words": words, "by": by, "side": side, "event": "shelling", "places": at(), "id": words, **more}


DENIAL: dict[str, Any] = {
    "words": "Dorand did not fire on Orm", "by": "Dorand ministry", "side": "Dorand", "stance": "denies",
    "denial_scope": "act", "places": at(), "id": "no",
}  # fmt: skip
BLAME = harm("Velmar spoke of Orm", stance="accuses", agents=[{"name": "Dorand army", "actor": "a_Dorand"}])
FOUND = harm("A monitor spoke of Orm", by={"name": "Lake Monitor", "sector": "civil_society"}, side=None)
HEARD = harm("Fire was heard", by=None, side=None)


@pytest.fixture
def nearby(bind: Bind) -> Callable[..., list[str]]:
    """The words that stand beside the dispute over the denial."""

    def build(*others: dict[str, Any], denial: dict[str, Any] = DENIAL, **report: Any) -> list[str]:
        facets = Facets(contested=True)
        about = Incident(
            id="i_1", report="r_test", type="shelling", title="shelling", claims=("no",), facets=facets,
        )  # fmt: skip
        book = bind(TEXT, denial, *others, actors=ACTORS, incidents=(about,), conflict=WAR, **report)
        (found,) = disputes_of(book)
        return [quotation.words for quotation in found.nearby]

    return build


Nearby = Callable[..., list[str]]


def test_the_most_telling_stands_first(nearby: Nearby) -> None:
    assert nearby(HEARD, FOUND, BLAME) == ["Velmar spoke of Orm", "A monitor spoke of Orm", "Fire was heard"]


def test_what_the_denier_says_alone_is_no_other_voice(nearby: Nearby) -> None:
    assert nearby(harm("Dorand spoke", "Dorand ministry", "Dorand")) == []


@pytest.mark.parametrize(
    "change",
    [
        {"places": at("Elv")},
        {"places": at(precision="province")},
        {"places": at(precision=None)},
        {"places": at(relation="from")},
        {"places": []},
        {"event": "meeting"},
        {"stance": "denies"},
        {"stance": "warns"},
        {"negated": True},
        {"realis": "planned"},
    ],
)
def test_what_tells_no_harm_there_does_not_stand_there(nearby: Nearby, change: dict[str, Any]) -> None:
    assert nearby({**FOUND, **change}) == []


@pytest.mark.parametrize("precision", ["site", "settlement", "near_settlement", "district"])
def test_places_are_fine(nearby: Nearby, precision: str) -> None:
    assert nearby({**FOUND, "places": at(precision=precision)}) == ["A monitor spoke of Orm"]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (at("Orm"), at("the ÓRM"), True),
        (at("Orm"), at("Elv", other_names=["Orm"]), True),
        (at("Orm", gazetteer="g:1"), at("Elv", gazetteer="g:1", other_names=["Orm"]), True),
        (at("Orm", gazetteer="g:1"), at("Orm", gazetteer="g:2"), False),
        (at("Orm", country="VEL"), at("Orm", country="DOR"), False),
        (at("Orm", gazetteer="g:1"), at("Orm"), True),
    ],
)
def test_a_place_is_known_by_its_record_or_a_name(nearby: Nearby, one: Any, two: Any, same: bool) -> None:
    assert bool(nearby({**FOUND, "places": two}, denial={**DENIAL, "places": one})) is same
    assert bool(nearby({**FOUND, "places": one}, denial={**DENIAL, "places": two})) is same


def test_two_weeks_are_near_where_days_are_known(nearby: Nearby) -> None:
    assert nearby({**FOUND, "time": "2031-05-06"}) == ["A monitor spoke of Orm"]
    assert nearby({**FOUND, "time": "2031-05-20"}, published="2031-05-06") == ["A monitor spoke of Orm"]
    assert nearby({**FOUND, "time": "2031-05-21"}, published="2031-05-06") == []


def test_the_same_words_of_one_speaker_are_told_once_and_six_at_most(nearby: Nearby) -> None:
    assert nearby(FOUND, {**FOUND, "id": "again"}) == ["A monitor spoke of Orm"]
    assert len(nearby(*({**FOUND, "by": f"office {n}", "id": f"c{n}"} for n in range(9)))) == 6


def swapped(text: str) -> str:
    return text.replace("Velmar", "*").replace("Dorand", "Velmar").replace("*", "Dorand")


def test_the_sides_names_exchanged_give_the_same_exchanged(bind: Bind) -> None:
    def build(name: Callable[[str], str]) -> str:
        def told(raw: dict[str, Any]) -> dict[str, Any]:
            found: dict[str, Any] = msgspec.json.decode(name(msgspec.json.encode(raw).decode()))
            return found

        about = Incident(
            id="i_1", report="r_test", type="shelling", title="shelling", claims=("no",), facets=Facets(contested=True)
        )
        claims = [{**told(raw), "id": raw["id"]} for raw in (DENIAL, HEARD, FOUND, BLAME)]
        war = Conflict(id="w", name="War", sides=tuple(Side(name=name(side.name)) for side in WAR.sides))
        book = bind(name(TEXT), *claims, actors=ACTORS, incidents=(about,), conflict=war)
        return msgspec.json.encode(disputes_of(book)).decode()

    assert build(swapped) == swapped(build(str))


def test_what_stands_elsewhere_in_a_larger_book_is_near_too(bind: Bind) -> None:
    facets = Facets(contested=True)
    about = Incident(id="i_1", report="r_test", type="shelling", title="shelling", claims=("no",), facets=facets)
    whole = bind(TEXT, DENIAL, BLAME, actors=ACTORS, incidents=(about,), conflict=WAR)
    part = msgspec.structs.replace(whole, claims={"no": whole.claims["no"]})
    assert not disputes_of(part)[0].nearby
    assert [line.words for line in disputes_of(part, whole=whole)[0].nearby] == ["Velmar spoke of Orm"]
