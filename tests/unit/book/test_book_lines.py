"""What lists, timeline, comparison and page tell of a joined ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.three_reports import make_book
from typer.testing import CliRunner, Result

from counterclaim.book.side_by_side import compare_sides
from counterclaim.book.tolls.lines import BookTolls, toll_sums
from counterclaim.cli import make_app
from counterclaim.records.book import Doubt
from counterclaim.records.enums import JoinKind, Scope, TollKind
from counterclaim.records.ledger import Facets
from counterclaim.records.tallies import Figure, Tally
from counterclaim.records.wholes import SideTold, Sources, Statement, WholeIncident


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    make_book(tmp_path / "book.db")
    return tmp_path / "book.db"


def ask(ledger: Path, *args: str) -> Result:
    return CliRunner().invoke(make_app(), [*args, "--ledger", str(ledger)])


def told(ledger: Path, *args: str) -> list[dict]:
    return json.loads(ask(ledger, *args, "--json").stdout)


def test_an_incident_stands_once_with_both_numbers_and_every_day(ledger: Path) -> None:
    whole = next(one for one in told(ledger, "incidents") if "market" in one["title"])
    assert (whole["sources"]["reports"], whole["sources"]["origins"]) == (3, 2)
    assert [day["day"] for day in whole["told_on"]] == ["2031-05-06", "2031-05-07"]
    assert len(whole["facets"]["field_findings"]) == 1
    assert [finding["fits"] for finding in whole["findings"]] == [True, False]


def test_a_copys_claim_names_the_one_that_it_repeats(ledger: Path) -> None:
    whole = next(one for one in told(ledger, "incidents") if "market" in one["title"])
    blames = [one for side in whole["sides"] for one in side["blames"]]
    assert blames[1]["repeats"] == blames[0]["claim"]


def test_an_overlap_is_told_of_both(ledger: Path) -> None:
    one, two = told(ledger, "incidents")
    assert one["overlaps"][0]["other"] == two["id"]
    assert two["overlaps"][0]["other"] == one["id"]


def test_a_toll_of_the_book_can_be_shown(ledger: Path) -> None:
    (series,) = told(ledger, "tolls")
    shown = ask(ledger, "show", series["id"][:8])
    assert "“five traders killed”" in shown.stdout
    assert json.loads(ask(ledger, "show", series["id"], "--json").stdout)["id"] == series["id"]


def test_show_tells_an_incident_as_all_reports_do(ledger: Path) -> None:
    (whole,) = (one for one in told(ledger, "incidents") if "market" in one["title"])
    shown = ask(ledger, "show", whole["id"]).stdout
    assert "3 reports, 2 origins not shown to be copies of one another" in shown
    assert "Denial withdrawn" in shown


def test_truces_stated_by_hand_stand_beside_those_of_the_reports(ledger: Path, tmp_path: Path) -> None:
    stated = tmp_path / "sides.yaml"
    stated.write_text(
        "id: x\nname: A war\nceasefires:\n"
        "  - {name: First truce, agreed_on: 2031-05-03}\n  - {name: Old truce, agreed_on: 2030-01-02}\n"
    )
    lines = told(ledger, "ceasefires", "--conflict", str(stated))
    assert [line["agreed_on"] for line in lines] == ["2030-01-02", "2031-05-03"]
    assert any("First truce" in reason["note"] for reason in lines[1]["reasons"])
    assert lines[0]["sources"]["reports"] == 0


def test_the_page_tells_the_incident_once_with_both_numbers(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert ask(ledger, "dossier", "-o", str(out)).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert page.count("Told in 3 reports, 2 origins not shown to be copies of one another") == 1
    assert "The reports tell it of 6 May 2031 or 7 May 2031." in page
    assert "3 reports, 2 origins not shown to be copies of one another" in page


# --- sums ------------------------------------------------------------------------------------------------------------


class _Shelf:
    def __init__(self, *pairs: tuple[str, str]) -> None:
        self._pairs = pairs

    def doubts(self, kind: JoinKind, whole: str) -> tuple[Doubt, ...]:
        return tuple(Doubt(kind=kind, one=a, two=b, points=1.0) for a, b in self._pairs if whole in (a, b))


def tally(incident: str | None, number: float, who: str = "traders", scope: Scope = Scope.INCIDENT) -> Tally:
    return Tally(
        id=f"t_{incident}_{who}_{number}", claimant="ministry", claimants=("ministry",), kind=TollKind.KILLED, who=who,
        scope=scope, incident=incident, figures=(Figure(claim=f"c_{incident}", report="r", best=number, text="some"),),
    )  # fmt: skip


def sums(*tallies: Tally, pairs: tuple[tuple[str, str], ...] = (), undated: tuple[str, ...] = ()) -> list[tuple]:
    known = {one.incident: () for one in tallies if one.incident and one.incident.startswith("i_")}
    tolls = BookTolls(tallies=tallies, doubts=(), beside=(), places=known, undated=frozenset(undated))
    return [(one.who, one.low, one.high) for one in toll_sums(_Shelf(*pairs), tolls, tallies)]  # type: ignore[arg-type]


def test_distinct_incidents_are_added_up() -> None:
    assert sums(tally("i_1", 3), tally("i_2", 5)) == [("traders", 8, 8)]


def test_what_may_be_one_counts_once_in_the_low_bound() -> None:
    assert sums(tally("i_1", 3), tally("i_2", 5), pairs=(("i_1", "i_2"),)) == [("traders", 5, 8)]


def test_the_same_number_of_an_incident_without_a_day_may_be_the_same() -> None:
    assert sums(tally("i_1", 3), tally("i_2", 3), undated=("i_2",)) == [("traders", 3, 6)]


def test_running_totals_and_numbers_of_no_incident_are_in_no_sum() -> None:
    assert sums(tally("i_1", 3), tally(None, 90, scope=Scope.CUMULATIVE), tally("c_9", 4)) == []


def test_groups_are_summed_apart() -> None:
    both = sums(tally("i_1", 3), tally("i_2", 5), tally("i_1", 7, "soldiers"), tally("i_2", 9, "soldiers"))
    assert sorted(both) == [("soldiers", 16, 16), ("traders", 8, 8)]


# --- two sides -------------------------------------------------------------------------------------------------------

PARTS = ("asserts", "blames", "denies", "acknowledges")


def incident(number: int, said: dict[str, str]) -> WholeIncident:
    sides = tuple(
        SideTold(
            side=side,
            **{part: (Statement(claim=f"c_{number}{side}", report="r", by=side, day="2031-05-03", words="x"),)},
        )
        for side, part in sorted(said.items())
    )
    return WholeIncident(
        id=f"i_{number}", report="r", type="shelling", title=f"shelling {number}", claims=(),
        facets=Facets(contested=False), sources=Sources(reports=1, origins=1, words="1 report"), sides=sides,
    )  # fmt: skip


@given(st.lists(st.dictionaries(st.sampled_from(("Orta", "Sarn")), st.sampled_from(PARTS)), max_size=6))
def test_exchanging_the_sides_exchanges_the_comparison(said: list[dict[str, str]]) -> None:
    exchanged = {"Orta": "Sarn", "Sarn": "Orta"}
    one = [incident(n, each) for n, each in enumerate(said)]
    two = [incident(n, {exchanged[side]: part for side, part in each.items()}) for n, each in enumerate(said)]
    first = compare_sides("Orta", "Sarn", incidents=one, truces=(), tallies=(), beside=())
    second = compare_sides("Sarn", "Orta", incidents=two, truces=(), tallies=(), beside=())
    for name in ("both", "only_one", "only_two"):
        here, there = getattr(first, name), getattr(second, name)
        assert [m.id for m in here] == [m.id for m in there]
        assert [len(m.agreed) + len(m.differ) for m in here] == [len(m.agreed) + len(m.differ) for m in there]


def test_both_say_it_or_one_denies_it() -> None:
    told = compare_sides(
        "Orta", "Sarn",
        incidents=[
            incident(1, {"Orta": "asserts", "Sarn": "asserts"}), incident(2, {"Orta": "blames", "Sarn": "denies"}),
            incident(3, {"Orta": "asserts"}),
        ],
        truces=(), tallies=(), beside=(),
    )  # fmt: skip
    assert [(m.id, m.agreed, m.differ) for m in told.both] == [
        ("i_1", ("both say that it happened",), ()),
        ("i_2", (), ("Sarn denies; Orta says that it happened",)),
    ]
    assert [m.id for m in told.only_one] == ["i_3"]
