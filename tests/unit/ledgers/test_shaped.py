"""Lines that the shape of a sentence tells, with the claim that they stand on, who says them, and their numbers."""

from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.ledger import Breach

Tell = Callable[..., Any]
WAR = Conflict(
    id="war",
    name="A war",
    sides=(
        Side(name="Dorand", members=("Dorandi army", "Dorand Media Office")),
        Side(name="Velmar", members=("Velmari army",)),
    ),
)
WIDER = Conflict(id="wider", name="A wider war", sides=(*WAR.sides, Side(name="Reed Front")))
TRUCE = "Dorand and Velmar signed a truce on Monday."
MADE = {
    "words": "Dorand and Velmar signed a truce on Monday",
    "agreement": {"type": "ceasefire", "parties": ["Dorand", "Velmar"]},
}
BROKEN, KEPT = "ceasefire_violated", "ceasefire_in_force"


def breaches(tell: Tell, text: str, *claims: dict[str, Any], war: Conflict = WAR, **report: str) -> list[Breach]:
    found, made = tell(f"News\n\n{TRUCE} {text}", MADE, *claims, **{"published": "2031-03-06", **report})
    return [b for truce in tally_ceasefires(found, made, conflict=war) for b in truce.breaches]


def lines(tell: Tell, text: str, *claims: dict[str, Any], **more: Any) -> list[tuple[Any, ...]]:
    return [(b.alleged_by, b.party, b.kept) for b in breaches(tell, text, *claims, **more)]


@pytest.mark.parametrize("war", [WAR, WIDER])
def test_a_parted_count_is_a_line_for_each_part_with_its_number(tell: Tell, war: Conflict) -> None:
    words = "The Mission recorded 42 violations, of which 25 by Dorand, 15 by Velmar and two of unknown origin"
    told = breaches(tell, f"{words}.", {"words": words, "by": "Lake Mission", "event": BROKEN}, war=war)
    assert {(b.alleged_by, b.party) for b in told} == {
        ("Lake Mission", "Dorand"), ("Lake Mission", "Velmar"), ("Lake Mission", None),
    }  # fmt: skip
    assert sorted(r.note for b in told for r in b.reasons if r.rule == "count") == ["15", "2", "25"]


def test_who_only_reports_breaches_did_none(tell: Tell) -> None:
    words = "Nine violations were reported to the Mission by Dorand and 12 by Velmar"
    told = lines(tell, f"{words}.", {"words": words, "event": BROKEN})
    assert set(told) == {("Dorand", "Velmar", False), ("Velmar", "Dorand", False)}


def test_each_reports_of_itself_whatever_the_claim_holds(tell: Tell) -> None:
    words = "The Dorandi army and the Velmari army each reported full compliance"
    told = lines(tell, f"{words}.", {"words": "full compliance", "event": KEPT, "by": "Dorandi army"})
    assert set(told) == {("Dorand", "Dorand", True), ("Velmar", "Velmar", True)}


def test_so_does_the_other_says_it_too(tell: Tell) -> None:
    claim = {"words": "it was keeping to the truce", "by": "Dorandi army", "side": "Dorand", "event": KEPT}
    text = "The Dorandi army says it was keeping to the truce, and so does the Velmari army."
    assert set(lines(tell, text, claim)) == {("Dorand", "Dorand", True), ("Velmar", "Velmar", True)}


def test_the_same_of_nothing_told_is_no_line(tell: Tell) -> None:
    claim = {"words": "the harvest was good", "by": "Dorandi army", "side": "Dorand", "kind": "position"}
    text = "The Dorandi army says the harvest was good, and so does the Velmari army."
    assert lines(tell, text, claim) == []


def test_what_one_says_it_does_the_other_does_not(tell: Tell) -> None:
    words = "it was abiding by the truce"
    claim = {"words": words, "by": "Dorand", "side": "Dorand", "event": KEPT, "agents": ["Dorand"]}
    told = lines(tell, f"Dorand said that {words} but that Velmar was not.", claim)
    assert set(told) == {("Dorand", "Dorand", True), ("Dorand", "Velmar", False)}


def test_who_signed_nothing_breaks_nothing(tell: Tell) -> None:
    words = "The Mission recorded nine violations, six by Dorand and three by the Reed Front"
    told = lines(tell, f"{words}.", {"words": words, "event": BROKEN, "by": "Lake Mission"}, war=WIDER)
    assert told == [("Lake Mission", "Dorand", False)]


def test_the_guns_of_whom_another_speaks_are_not_the_others(tell: Tell) -> None:
    text = "Velmar, which Dorand says has violated the truce, denies it, says its guns have been silent since Monday."
    at = len(f"News\n\n{TRUCE} Velmar, which ")
    who = {"name": "Dorand", "mention": {"start": at, "end": at + 6, "text": "Dorand"}}
    sentence = {"start": at - len("Velmar, which "), "end": at - len("Velmar, which ") + len(text)}
    claim = {"words": "its guns have been silent since Monday", "kind": "position", "speaker": who, "side": "Dorand",
             "sentence": sentence}  # fmt: skip
    assert ("Dorand", "Dorand", True) not in lines(tell, text, claim)


def test_complaints_are_of_those_who_make_them(tell: Tell) -> None:
    words = "The Committee received 14 complaints of violations: nine from Dorand and five from Velmar"
    told = lines(tell, f"{words}.", {"words": words, "event": BROKEN})
    assert set(told) == {("Dorand", "Velmar", False), ("Velmar", "Dorand", False)}


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Dorand and Velmar accused each other of violating the truce.", [("Dorand", "Velmar", False)]),
        ("Dorand and Velmar accused each other of hoarding wheat.", []),
        ("The market of Orr was open.", []),
        ("Dorand and Velmar accused each other of violating the truce.\n\nThe war began in May.", []),
    ],
)
def test_what_a_side_charges_another_with_explains_its_accusation(tell: Tell, before: str, told: list[Any]) -> None:
    words = "Velmari mortars had opened fire near Orr"
    claim = {"words": words, "by": "Dorandi army", "side": "Dorand", "stance": "accuses", "event": "shelling",
             "agents": ["Velmar"]}  # fmt: skip
    assert lines(tell, f"{before} The Dorandi army said that {words}.", claim) == told


def test_the_latest_of_several_breaches_is_one_more(tell: Tell) -> None:
    words = "Velmar has violated the truce nine times, the latest by firing on a patrol on Wednesday"
    told = breaches(tell, f"{words}, Dorand said.", {"words": words, "by": "Dorand", "side": "Dorand", "event": BROKEN,
                                                    "agents": ["Velmar"]})  # fmt: skip
    assert [(b.alleged_by, b.party) for b in told] == [("Dorand", "Velmar")] * 2
    assert "2031-03-05" in {b.day for b in told}


def test_the_enemy_did_not_do_so(tell: Tell) -> None:
    first, second = "Our army respected what had been signed", "The adversary did not do so on a single day"
    told = lines(
        tell,
        f"{first}. {second}.",
        {"words": first, "by": "Dorandi army", "side": "Dorand", "event": KEPT},
        {"words": second, "by": "Dorandi army", "side": "Dorand", "kind": "position"},
    )
    assert ("Dorand", "Velmar", False) in told


def test_nobody_calls_his_own_act_a_breach(tell: Tell) -> None:
    text = "Dorand said Velmar shelled the village of Orr on Wednesday, and called it a violation of the truce."
    told = lines(
        tell,
        text,
        {"words": "Velmar shelled the village of Orr on Wednesday", "by": "Dorand", "side": "Dorand",
         "event": "shelling", "agents": ["Velmar"]},
        {"words": "a violation of the truce", "by": "Velmar", "side": "Velmar", "event": BROKEN},
    )  # fmt: skip
    assert ("Velmar", "Dorand", False) not in told
    assert {by for by, _, _ in told} == {"Dorand"}


@pytest.mark.parametrize("publisher", ["Dorand Media Office", "Press Service of Dorand", "Dorandi army"])
def test_a_sides_own_office_speaks_for_it(tell: Tell, publisher: str) -> None:
    words = "Velmar has violated the truce nine times"
    told = lines(tell, f"{words}.", {"words": words, "event": BROKEN, "agents": ["Velmar"]}, publisher=publisher)
    assert told == [("Dorand", "Velmar", False)]


def test_a_paper_does_not(tell: Tell) -> None:
    words = "Velmar has violated the truce nine times"
    told = lines(tell, f"{words}.", {"words": words, "event": BROKEN, "agents": ["Velmar"]}, publisher="Dorand Courier")
    assert told == [(None, "Velmar", False)]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("There was no comment from Velmar on the alleged violation of the truce", []),
        ("The violation of the truce by Velmar cannot go unanswered", []),
        ("Velmar had violated two earlier truces", []),
        ("The general has handed the mission a list of the violations", []),
        ("The truce of 2028 had kept the roads open", []),
        ("While the truce held, families went home", []),
        ("From noon today our units hold their fire under the truce", []),
        ("Our units have kept the truce", [("Dorand", "Dorand", True)]),
    ],
)
def test_what_tells_of_no_keeping_makes_no_line(tell: Tell, words: str, kept: list[Any]) -> None:
    denied = words.startswith(("There was no", "The violation"))
    claim = {"words": words, "by": "Dorandi army", "side": "Dorand", "event": BROKEN if "violat" in words else KEPT}
    assert lines(tell, f"{words}.", {**claim, "negated": denied}) == kept


def test_the_enemy_of_a_truce_of_two_is_its_other_party(tell: Tell) -> None:
    words = "the enemy had violated the truce 27 times"
    claim = {"words": words, "by": "Dorandi army", "side": "Dorand", "event": BROKEN, "agents": ["enemy"]}
    assert lines(tell, f"By Thursday, it said, {words}.", claim, war=WIDER) == [("Dorand", "Velmar", False)]
