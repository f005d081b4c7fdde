"""The order of disputes: by how much is argued, never by whose name; what mirrors each other stands together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.book import Book, Records, make_book
from counterclaim.export.dossier.model import Column, Dispute, Part
from counterclaim.export.dossier.sections.runs import in_order, whole_runs
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.records.claim import TimeRange
from counterclaim.records.enums import TimeBasis, TimePrecision
from counterclaim.records.ledger import Facets, Incident

TOLD = (Part(heading="denies", quotations=()),)


def book(first: str = "Velmar", second: str = "Dorand") -> Book:
    return make_book(
        Records(reports=()), conflict=Conflict(id="w", name="W", sides=(Side(name=first), Side(name=second)))
    )


def pair(n: int, *sides: str, quoted: int = 2, **more: Any) -> tuple[Incident, Dispute]:
    day = more.pop("day", None)
    span = TimeRange(earliest=day, latest=day, precision=TimePrecision.DAY, basis=TimeBasis.STATED, text="then")
    claims = tuple(f"c{n}" for n in range(more.pop("claims", 1)))
    title = more.pop("title", f"Shelling {n}")
    about = Incident(
        id=f"i_{n}", report="r", type=more.pop("type", "shelling"), title=title, claims=claims,
        facets=Facets(contested=True), time=span if day else None,
    )  # fmt: skip
    columns = tuple(Column(side=side, parts=TOLD if n < quoted else ()) for n, side in enumerate(sides))
    return about, Dispute(
        number=n, id=about.id, title=title, when="", where=(), columns=columns, agreed=(), open=(), others=(), reports=1
    )


def order(*pairs: tuple[Incident, Dispute]) -> list[int]:
    return [dispute.number for dispute in in_order(pairs, book())]


def test_accounts_then_both_quoted_then_claims_then_day_then_title() -> None:
    found = [
        pair(1, "Velmar", quoted=1),
        pair(2, "Velmar", quoted=1, claims=2, type="raid"),
        pair(3, "Velmar", "Dorand", title="b", type="raid"),
        pair(4, "Velmar", "Dorand", title="a"),
        pair(5, "Velmar", "Dorand", day="2031-05-06", type="arrest"),
        pair(6, "Velmar", "Dorand", claims=3, type="bombing"),
        pair(7, "Velmar", "Dorand", "Ostmark", quoted=2, claims=9),
    ]
    assert order(*found) == [6, 5, 4, 3, 7, 2, 1]
    assert order(*reversed(found)) == [6, 5, 4, 3, 7, 2, 1]


def test_disputes_of_a_day_and_kind_between_two_sides_stand_together() -> None:
    found = [
        pair(1, "Velmar", "Dorand", claims=5, day="2031-05-06"),
        pair(2, "Velmar", "Dorand", claims=4),
        pair(3, "Velmar", "Dorand", claims=2, day="2031-05-06"),
        pair(4, "Velmar", "Dorand", claims=3, day="2031-05-07"),
    ]
    assert order(*found) == [1, 3, 2, 4]
    assert [dispute.run for dispute in in_order(found, book())] == [1, 1, 0, 0]


def test_what_has_no_day_leaves_its_rank_for_nobody() -> None:
    found = [pair(n, "Velmar", "Dorand", claims=c) for n, c in ((1, 5), (2, 4), (3, 4))]
    assert [(d.number, d.run) for d in in_order(found, book())] == [(1, 0), (2, 2), (3, 2)]


@pytest.mark.parametrize(
    ("runs", "most", "shown"),
    [
        ([0, 0, 0, 0], 2, 2),
        ([0, 2, 2, 0], 2, 3),
        ([0, 2, 2, 0], 3, 3),
        ([0, 2, 2, 0], 9, 4),
        ([0] * 3 + [4] * 9, 5, 3),
        ([1] * 30, 5, 5),
        ([1, 1], 0, 0),
        ([], 3, 0),
    ],
)
def test_no_run_is_parted_unless_it_is_long(runs: list[int], most: int, shown: int) -> None:
    told = []
    for n, run in enumerate(runs):
        _, dispute = pair(n, "Velmar")
        told.append(Dispute(**{name: getattr(dispute, name) for name in dispute.__struct_fields__} | {"run": run}))
    assert whole_runs(told, most) == shown


pairs = st.tuples(
    st.lists(st.sampled_from(["Velmar", "Dorand"]), unique=True, max_size=2),
    st.integers(0, 2),
    st.integers(0, 3),
    st.sampled_from([None, "2031-05-06", "2031-05-07"]),
    st.sampled_from("abc"),
)


@given(st.lists(pairs, max_size=9))
def test_the_sides_names_decide_nothing(told: list[Any]) -> None:
    def build(swap: dict[str, str]) -> list[tuple[int, int]]:
        found = [
            pair(n, *(swap[s] for s in sides), quoted=q, claims=c, day=day, title=title)
            for n, (sides, q, c, day, title) in enumerate(told)
        ]
        return [(d.number, d.run) for d in in_order(found, book(*swap.values()))]

    plain = build({"Velmar": "Velmar", "Dorand": "Dorand"})
    assert build({"Velmar": "Dorand", "Dorand": "Velmar"}) == plain
    assert sorted(number for number, _ in plain) == list(range(len(told)))
