"""The whole of a truce: who declared what, who alleges what breaches, when it was in force; never added up."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from counterclaim.book.truces.keeping import breach_counts, first_alleged, windows_of
from counterclaim.book.truces.wholes import assemble_truce, claimed_number
from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.records.book import Part
from counterclaim.records.enums import AgreementType
from counterclaim.records.ledger import Ceasefire
from counterclaim.records.tallies import Alleged, Ending, WholeTruce

BROKEN, KEPT = "ceasefire_violated", "ceasefire_in_force"


@pytest.fixture
def parts(tell: Any) -> Any:
    """Parts of one truce: `parts(("r1", "2031-05-11", text, told, ...), ...)`."""

    def build(*reports: Any, **more: Any) -> list[Part]:
        found = []
        for name, day, text, *told in reports:
            named = [{"id": f"c_{name}_{n}", **each} for n, each in enumerate(told)]
            claims, report = tell(text, *named, published=day, **more)
            report = msgspec.structs.replace(report, id=name)
            (record,) = tally_ceasefires(claims, report)
            found.append(Part(id=name, report=report, record=record, claims=claims))
        return found

    return build


MADE = (
    "r1",
    "2031-05-11",
    "Norrland and Sudmark agreed on Saturday to a truce, mediated by Orta. It took effect on Sunday.",
    {
        "words": "Norrland and Sudmark agreed on Saturday to a truce, mediated by Orta",
        "by": "Norrland Foreign Ministry", "side": "Norrland",
        "agreement": {"type": "ceasefire", "parties": ["Norrland", "Sudmark"]},
    },
)  # fmt: skip
COUNTED = (
    "r2",
    "2031-05-14",
    "Sudmark has violated the truce 11 times since Sunday, the ministry said.",
    {
        "words": "Sudmark has violated the truce 11 times since Sunday",
        "by": "Norrland Defence Ministry", "side": "Norrland", "event": BROKEN, "agents": ["Sudmark"],
    },
)  # fmt: skip
FIRED = (
    "r3",
    "2031-05-13",
    "Norrland broke the truce at Dolna on Monday, the army said. Sudmark observed the truce, it said.",
    {
        "words": "Norrland broke the truce at Dolna on Monday", "by": "Sudmark army", "side": "Sudmark",
        "event": BROKEN, "agents": ["Norrland"], "places": ["Dolna"], "time": "2031-05-12",
    },
    {
        "words": "Sudmark observed the truce", "by": "Sudmark army", "side": "Sudmark",
        "event": KEPT, "agents": ["Sudmark"],
    },
)  # fmt: skip


def test_a_whole_truce_has_its_days_brokers_and_parties_from_all_reports(parts: Any) -> None:
    whole = assemble_truce(parts(MADE, COUNTED, FIRED), truce="f_1")
    record = whole.ceasefire
    assert (record.id, record.agreed_on, record.effective, record.ended) == ("f_1", "2031-05-10", "2031-05-11", None)
    assert (record.brokers, record.parties) == (("Orta",), ("Norrland", "Sudmark"))
    assert whole.reports == ("r1", "r3", "r2")
    assert [(d.by, d.side, d.day) for d in whole.declarations] == [
        ("Norrland Foreign Ministry", "Norrland", "2031-05-11")
    ]


def test_the_order_of_the_parts_changes_nothing(parts: Any) -> None:
    found = parts(MADE, COUNTED, FIRED)
    assert assemble_truce(found) == assemble_truce(found[::-1])


def test_a_claimed_number_is_kept_as_claimed_with_its_days(parts: Any) -> None:
    (line,) = assemble_truce(parts(MADE, COUNTED)).violations
    assert (line.by, line.party, line.best, line.day) == ("Norrland", "Sudmark", 11, None)
    assert (line.first, line.last) == ("2031-05-11", "2031-05-14")


def test_counts_stand_by_claimant_party_day_and_place_and_numbers_beside_them(parts: Any) -> None:
    counts = breach_counts(assemble_truce(parts(MADE, COUNTED, FIRED)))
    assert [(c.by, c.party, c.day, c.place, c.kept, c.count, [a.best for a in c.claimed]) for c in counts] == [
        ("Sudmark", "Norrland", "2031-05-12", "Dolna", False, 1, []),
        ("Norrland", "Sudmark", None, None, False, 0, [11]),
        ("Sudmark", "Sudmark", None, None, True, 1, []),
    ]
    assert all(c.claims for c in counts)


def test_copies_are_left_out_of_counts_by_the_caller(parts: Any) -> None:
    found = parts(MADE, COUNTED, FIRED)
    assert not [c for c in breach_counts(assemble_truce(found), repeats={"c_r2_0"}) if c.claimed]
    assert "c_r2_0" not in {a.claim for a in assemble_truce(found, repeats={"c_r2_0"}).alleged}
    assert "c_r2_0" in assemble_truce(found, repeats={"c_r2_0"}).ceasefire.claims


def test_time_to_the_first_alleged_breach_and_by_whom(parts: Any) -> None:
    (first,) = first_alleged(assemble_truce(parts(MADE, COUNTED, FIRED)))
    assert (first.by, first.party, first.day, first.days_after) == ("Sudmark", "Norrland", "2031-05-12", 1)
    assert first_alleged(assemble_truce(parts(MADE, COUNTED))) == ()


def test_whose_breach_it_is_is_not_guessed_from_who_else_is_named(parts: Any) -> None:
    told = ("r4", "2031-05-13", "Norrland accused Sudmark of the fire, and called it a breach of the truce.",
            {"words": "a breach of the truce", "by": "Norrland army", "side": "Norrland", "event": BROKEN},
            {"words": "accused Sudmark of the fire", "by": "Sudmark army", "side": "Sudmark"})  # fmt: skip
    (line,) = assemble_truce(parts(told)).violations
    assert line.party is None


@pytest.mark.parametrize(("stance", "party"), [("asserts", None), ("accuses", None), ("acknowledges", "Sudmark")])
def test_nobody_alleges_a_breach_of_its_own_without_owning_to_it(parts: Any, stance: str, party: str | None) -> None:
    told = ("r5", "2031-05-13", "Sudmark broke the truce on Monday, the army said.",
            {"words": "Sudmark broke the truce on Monday", "by": "Sudmark army", "side": "Sudmark", "stance": stance,
             "event": BROKEN, "agents": ["Sudmark"]})  # fmt: skip
    (line,) = assemble_truce(parts(told)).violations
    assert (line.by, line.party) == ("Sudmark", party)
    assert party or "owns to nothing" in line.reasons[-1].note


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("broke the truce 14 times", (None, 14, None)),
        ("at least forty violations", (40, None, None)),
        ("up to 20 ceasefire violations", (None, None, 20)),
        ("broke the truce on 14 May", (None, None, None)),
        ("fired 12 shells in violation of the truce", (None, None, None)),
    ],
)
def test_numbers_of_breaches_are_read(words: str, bounds: tuple) -> None:
    assert claimed_number(words) == bounds


def truce(name: str, agreed: str | None, *, parties: tuple[str, ...] = ("Norrland", "Sudmark"), **more: Any) -> Any:
    ends = more.pop("endings", ())
    alleged = more.pop("alleged", ())
    record = Ceasefire(id=name, type=AgreementType.CEASEFIRE, parties=parties, agreed_on=agreed, **more)
    return WholeTruce(ceasefire=record, endings=ends, alleged=alleged)


def held(truces: list[WholeTruce], day: str) -> list[str]:
    return [w.truce for w in windows_of(truces) if w.since <= day and (w.until is None or day < w.until)]


def test_a_later_truce_of_the_same_parties_takes_the_place_of_the_one_before() -> None:
    truces = [truce("first", "2031-05-10", effective="2031-05-11"), truce("second", "2031-05-16")]
    days = ("2031-05-10", "2031-05-11", "2031-05-15", "2031-05-16")
    assert [held(truces, day) for day in days] == [[], ["first"], ["first"], ["second"]]


def test_an_end_is_that_which_somebody_tells_and_an_alleged_breach_ends_nothing() -> None:
    end = Ending(claim="c", report="r", by="Sudmark army", side="Sudmark", day="2031-05-14", words="is over")
    breach = Alleged(claim="c2", report="r", by="Norrland", party="Sudmark", day="2031-05-12")
    one = truce("first", "2031-05-10", endings=(end,), alleged=(breach,))
    assert [held([one], day) for day in ("2031-05-13", "2031-05-14")] == [["first"], []]
    assert "Sudmark army says that it ended" in windows_of([one])[0].reasons[-1].note


def test_one_that_ends_on_the_day_it_began_held_on_none() -> None:
    end = Ending(claim="c", report="r", by="Sudmark army", side="Sudmark", day="2031-05-10", words="is over")
    assert windows_of([truce("first", "2031-05-10", endings=(end,)), truce("undated", None)]) == ()


def test_the_next_truce_is_that_of_the_same_parties_and_kind() -> None:
    others = [
        truce("elsewhere", "2031-05-12", parties=("Norrland", "Velmar")),
        truce("wider", "2031-05-14", parties=("Norrland", "Sudmark", "Velmar")),
        truce("same", "2031-05-16"),
    ]
    told = {w.truce: w.until for w in windows_of([truce("first", "2031-05-10"), *others])}
    assert told == {"first": "2031-05-14", "elsewhere": "2031-05-14", "wider": "2031-05-16", "same": None}


def test_truces_of_two_wars_are_in_force_at_once() -> None:
    truces = [truce("here", "2031-05-10"), truce("there", "2031-05-12", parties=("Velmar", "Dorand"))]
    assert held(truces, "2031-05-13") == ["here", "there"]


BOTH = (
    "r4",
    "2031-05-14",
    "The truce mediated by Orta holds. Both parties assured the mission of their compliance with the truce.",
    {"words": "The truce mediated by Orta", "agreement": {"type": "ceasefire", "brokers": ["Orta"]}},
    {"words": "assured the mission of their compliance with the truce", "by": "Both parties", "kind": "position"},
)
QUARREL = (
    "r5",
    "2031-05-14",
    "The truce mediated by Orta holds. Both sides accused each other of breaking the truce within hours.",
    {"words": "The truce mediated by Orta", "agreement": {"type": "ceasefire", "brokers": ["Orta"]}},
    {"words": "breaking the truce within hours", "by": "Both sides", "kind": "position"},
)


def test_what_is_said_of_both_parties_is_of_those_that_another_report_tells(parts: Any) -> None:
    told = assemble_truce(parts(MADE, BOTH)).alleged
    lines = {(one.by, one.party, one.kept) for one in told if one.report == "r4"}
    assert {("Norrland", "Norrland", True), ("Sudmark", "Sudmark", True)} <= lines
    alone = assemble_truce(parts(BOTH)).alleged
    assert all(one.party is None for one in alone)


def test_what_each_says_of_the_other_is_a_line_of_each_on_the_day_of_its_effect(parts: Any) -> None:
    told = assemble_truce(parts(MADE, QUARREL)).alleged
    lines = {(one.by, one.party, one.day) for one in told if one.report == "r5" and not one.kept}
    assert lines == {("Norrland", "Sudmark", "2031-05-11"), ("Sudmark", "Norrland", "2031-05-11")}
