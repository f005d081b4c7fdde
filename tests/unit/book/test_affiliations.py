"""Who stands with a side by the conflict file is never told as independent of it; offices of lists say who states them."""

from __future__ import annotations

import pytest

from counterclaim.book.actors.listed_offices import with_listed_offices
from counterclaim.book.affiliations import affiliated
from counterclaim.packs.conflict import Conflict, parse_conflict
from counterclaim.records.wholes import ActorLine, DrawnFrom, Sources


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
