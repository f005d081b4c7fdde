"""Who stands with a side by the conflict file is never told as independent; listed offices say who states them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.store.three_reports import make_book

from counterclaim.book.actors.listed_offices import with_listed_offices
from counterclaim.book.affiliations import affiliated
from counterclaim.book.exporting import material_of
from counterclaim.export.book_cards import actor_lines
from counterclaim.export.lines import to_text
from counterclaim.packs.conflict import Conflict, parse_conflict
from counterclaim.records.exporting import Choices
from counterclaim.records.wholes import ActorLine, DrawnFrom, OfficeHeld, Sources
from counterclaim.store import open_store

if TYPE_CHECKING:
    from pathlib import Path


def war(velmar: str = "Velmar", dorand: str = "Dorand") -> Conflict:
    words = f"""
id: w
name: W
sides:
  - {{name: {velmar}, members: [Ministry of {velmar}]}}
  - {{name: {dorand}, members: [Army of {dorand}]}}
lists: l.yaml
"""
    lists = f"""
- {{source: First Radio, affiliation: {velmar}}}
- {{source: Second Radio, affiliation: {dorand}}}
- {{source: Lake Post, reliability: C}}
- {{actor: Petra Quill, aliases: [Kvill], offices: [{{title: envoy, from: 2031-03, to: 2031-09-30}}]}}
"""
    return parse_conflict(words, "war.yaml", lists=lambda _: lists)


def told(*names: str) -> Sources:
    drawn = tuple(DrawnFrom(name=name, reports=(f"r_{n}",)) for n, name in enumerate(names))
    return Sources(reports=len(names), origins=len(names), words=f"{len(names)} reports", drawn=drawn)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Lake Post"], "1 reports"),
        (["Lake Post", "first radio"], "2 reports; first radio stands with Velmar by the conflict file"),
        (["First Radio", "Ministry of Velmar"], "2 reports; First Radio and Ministry of Velmar stand with Velmar"),
        (["Second Radio", "First Radio"], "Velmar by the conflict file, not independent of it; Second Radio stands"),
    ],
)
def test_origins_of_a_side_are_told_and_the_numbers_stay(names: list[str], words: str) -> None:
    found = affiliated(told(*names), war())
    assert words in found.words
    assert (found.reports, found.origins) == (len(names), len(names))


def test_swapping_the_sides_swaps_the_words() -> None:
    one = affiliated(told("First Radio"), war("Velmar", "Dorand")).words
    two = affiliated(told("First Radio"), war("Dorand", "Velmar")).words
    assert one.replace("Velmar", "Dorand") == two


def test_an_office_of_a_list_says_who_states_it() -> None:
    line = ActorLine(id="a_1", name="Kvill", kind="person", sources=told())
    (found,) = with_listed_offices([line], war())
    assert [office.title for office in found.offices] == ["envoy (from 2031-03 to 2031-09-30, by the conflict file)"]
    assert (found.offices[0].reports, found.offices[0].first) == ((), None)
    assert list(with_listed_offices([line], None)) == [line]


def test_the_page_of_a_person_tells_an_office_of_a_list_from_one_of_the_reports() -> None:
    told_too = OfficeHeld(title="mayor", person="a_1", name="Kvill", first="2031-05-02", reports=("r_1",))
    line = ActorLine(id="a_1", name="Kvill", kind="person", sources=told(), offices=(told_too,))
    (found,) = with_listed_offices([line], war())
    page = "\n".join(to_text(one) for one in actor_lines(found))
    assert "Office by the reports: mayor" in page
    assert "Office by the desk's list: envoy" in page


@pytest.mark.parametrize("names", [True, False])
def test_exports_with_a_conflict_file_tell_it_too(tmp_path: Path, names: bool) -> None:
    make_book(tmp_path / "ledger.db")
    words = "{id: w, name: W, sides: [{name: One, members: [A]}, {name: Two, members: [B]}], sources: [%s]}"
    conflict = parse_conflict(words % "{publisher: Harbour Wire, affiliation: Two}", "war.yaml")
    with open_store(tmp_path / "ledger.db", create=False) as store, store.still():
        given = material_of(store, Choices(with_names=names), made="2031-05-11T09:00:00Z", conflict=conflict)
        told = [one.whole.sources.words for one in given.incidents()]
    assert any("Harbour Wire stands with Two by the conflict file, not independent of it" in one for one in told)
