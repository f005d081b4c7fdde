"""Lists of actors and sources beside a conflict file: which rows can stand there, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.packs.conflict import Conflict, parse_conflict
from counterclaim.packs.listed_rows import read_list
from counterclaim.packs.lists.entries import ListedActor
from counterclaim.packs.lists.judging import Judged, judge
from counterclaim.records.errors import InputError, PackError

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.packs.lists.rows import Kind

WAR = """
id: border-war
name: The border war (invented)
sides:
  - {name: Velmar, members: [Velmar, Sela Marr]}
  - {name: Dorand, members: [Dorand, Ivo Tarn]}
sources:
  - {publisher: Highland Radio, other_names: [HR], reliability: C}
lists: war.lists.yaml
"""


def war(lists: str = "") -> Conflict:
    return parse_conflict(WAR, "war.yaml", lists=lambda _: lists)


def judged(tmp_path: Path, kind: Kind, text: str, lists: str = "") -> Judged:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    return judge(kind, read_list(path), war(lists), own=war(), name="list.csv")


def test_a_row_is_an_actor_with_all_that_it_tells(tmp_path: Path) -> None:
    found = judged(
        tmp_path, "actors",
        "Full_Name,AKA,type,side,country,sector,position,since,until\n"
        "Petra Quill,P. Quill; Kvill,Person,dorand,ke,civil society,army spokeswoman,2031-03,2031-09-30\n",
    )  # fmt: skip
    (one,) = found.new
    actor = one.entry
    assert isinstance(actor, ListedActor)
    assert (actor.aliases, actor.kind, actor.side, actor.country) == (("P. Quill", "Kvill"), "person", "Dorand", "KEN")
    assert (actor.sector, actor.offices[0].first, actor.offices[0].last) == ("civil_society", "2031-03", "2031-09-30")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Orm Vey,,,Nowhere,,", "'Nowhere' is no side of the conflict file (Velmar, Dorand)"),
        ("Ivo Tarn,,,Velmar,,", "'Ivo Tarn' stands on the side Dorand already"),
        ("Orm Vey,Ivo Tarn,,Velmar,,", "'Ivo Tarn' stands on the side Dorand already"),
        ("Dorand,,,Velmar,,", "'Dorand' stands on the side Dorand already"),
        ("Orm Vey,Kvill,,,,", "'Kvill' is a name of 'Petra Quill' already"),
        ("Kvill,,,,,", "'Kvill' is a name of 'Petra Quill' already"),
        ("Petra Quill,,body,,,", "two people of one name stand apart by their names alone"),
        ("Petra Quill,,,,ETH,", "two people of one name stand apart by their names alone"),
        (",x,,,,", "has no name"),
        ("Orm Vey,,wizard,,,", "kind 'wizard' is not one of person, body, state, group"),
        ("Orm Vey,,,,Nowhere,", "country 'Nowhere' is no ISO"),
        ("Orm Vey,,,,,last spring", "'last spring' is no day"),
        ("Orm Vey,,,,,2031", "has days of an office and no office"),
        ("=HYPERLINK(1),,,,,", "holds a formula"),
        ("Orm\u202eyeV,,,,,", "characters that no name is written with"),
        (f"{'x' * 300},,,,,", "more than 200 characters"),
        ("a,b,c,d,e,f,g", "more values than columns"),
        ("\udcff,,,,,", "is not UTF-8"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_the_good_ones_are_kept(tmp_path: Path, row: str, why: str) -> None:
    head = "name,aliases,kind,side,country,since\nPetra Quill,Kvill,person,Dorand,KEN,\n"
    found = judged(tmp_path, "actors", f"{head}{row}\nAda Brun,,,,,\n")
    assert [one.line for one in found.new] == [2, 4]
    assert [one.line for one in found.refused] == [3]
    assert why in found.refused[0].why


def test_several_rows_of_one_person_are_one_with_several_offices(tmp_path: Path) -> None:
    found = judged(tmp_path, "actors", "name,office,from\nPetra Quill,envoy,2030\nPetra Quill,minister,2031\n")
    assert (len(found.new), found.refused) == (2, ())


def test_what_is_known_already_is_not_added_again(tmp_path: Path) -> None:
    known = "- {actor: Petra Quill, aliases: [Kvill], side: Dorand}"
    found = judged(tmp_path, "actors", "name,aliases,side\nPetra Quill,Kvill,Dorand\nPetra Quill,,\n", lists=known)
    assert (found.new, found.again, found.refused) == ((), 2, ())


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Lake Post,,,G", "'G' is no letter of the Admiralty scale"),
        ("Lake Post,,Nowhere,C", "no side of the conflict file"),
        ("HR,,,C", "'HR' is a name of 'Highland Radio' already"),
        ("Highland Radio,,Velmar,C", "is under `sources` of the conflict file"),
        ("Highland Radio,,,A", "has the reliability C in one entry and A in another"),
    ],
)
def test_bad_rows_of_sources(tmp_path: Path, row: str, why: str) -> None:
    head = "outlet,aka,side,letter\n"
    found = judged(tmp_path, "sources", f"{head}{row}\nDorand News,DN,Dorand,d\n")
    assert [one.line for one in found.new] == [3]
    assert why in found.refused[0].why


def test_a_list_without_names_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column `name`"):
        judged(tmp_path, "actors", "phone,side\n1,Velmar\n")


def test_swapping_the_sides_mirrors_what_is_refused(tmp_path: Path) -> None:
    rows = "name,aliases,side\nAda,Ivo Tarn,Velmar\nBea,Sela Marr,Dorand\nCai,,Velmar\nDea,,Dorand\n"
    one = judged(tmp_path, "actors", rows)
    assert [row.line for row in one.refused] == [2, 3]
    assert [new.line for new in one.new] == [4, 5]


def test_lists_stand_in_the_conflict() -> None:
    found = war(
        "- {actor: Lake Corps, aliases: [LC], side: Velmar, country: KEN}\n"
        "- {actor: Ada Brun, kind: person, country: KEN}\n"
        "- {source: Dorand News, other_names: [DN], affiliation: Dorand, reliability: D}\n"
        "- {source: Highland Radio, reliability: A}\n"
    )
    assert found.sides[0].members == ("Velmar", "Sela Marr", "Lake Corps", "LC")
    assert found.countries == {"Lake Corps": "KEN", "LC": "KEN"}
    assert [(s.publisher, s.reliability) for s in found.sources] == [("Highland Radio", "C"), ("Dorand News", "D")]
    assert found.source_of("dn").affiliation == "Dorand"
    assert found.sha256 != war().sha256


@pytest.mark.parametrize(
    ("lists", "why"),
    [
        ("actor: x", "must be a list of entries"),
        ("- {actor: A, side: Nowhere}", "'Nowhere' is not one of Velmar, Dorand"),
        ("- {actor: A, side: Velmar}\n- {actor: A, side: Dorand}", "mend one of the entries"),
        ("- {actor: A, aliases: [B]}\n- {actor: B}", "'B' is a name of 'A' and of 'B'"),
        ("- {actor: A, rank: 1}", "unknown key 'rank'"),
        ("- {source: S, reliability: G}", "is no letter of the scale"),
        ("- [", "not valid YAML"),
    ],
)
def test_lists_mended_wrongly_are_told_with_the_entry(lists: str, why: str) -> None:
    with pytest.raises(PackError, match=why.replace("[", r"\[")):
        war(lists)


@pytest.mark.parametrize("name", ["../other.yaml", "/etc/passwd", "a/b.yaml", "..", "[..]"])
def test_only_files_beside_the_conflict_file_are_lists(name: str) -> None:
    with pytest.raises(PackError):
        parse_conflict(WAR.replace("war.lists.yaml", name), "war.yaml", lists=lambda _: "")
