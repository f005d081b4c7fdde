"""A desk's lists beside its conflict file: what the user wrote stays, what is added is used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook
from typer.testing import CliRunner

from counterclaim.cli import make_app
from counterclaim.library.lists import import_list
from counterclaim.packs.conflict import load_conflict
from counterclaim.records.errors import PackError

if TYPE_CHECKING:
    from pathlib import Path

WAR = """\
# The sides as our desk cuts them.
id: border-war
name: The border war (invented)   # keep this
sides:
  - {name: Velmar, members: [Velmar, Sela Marr]}
  - {name: Dorand, members: [Dorand, Ivo Tarn]}"""
PEOPLE = "name,aliases,side\nPetra Quill,Kvill,Dorand\nOrm Vey,,Nowhere\n"


@pytest.fixture
def war(tmp_path: Path) -> Path:
    path = tmp_path / "war.yaml"
    path.write_text(WAR)
    (tmp_path / "people.csv").write_text(PEOPLE)
    return path


def test_the_file_keeps_every_byte_and_is_given_one_line(war: Path) -> None:
    import_list("actors", war.parent / "people.csv", war)
    assert war.read_text() == WAR + '\nlists: "war.lists.yaml"\n'
    assert load_conflict(war).sides[1].members[-2:] == ("Petra Quill", "Kvill")


def test_running_it_twice_changes_nothing(war: Path) -> None:
    import_list("actors", war.parent / "people.csv", war)
    before = {path.name: path.read_bytes() for path in war.parent.iterdir()}
    done = import_list("actors", war.parent / "people.csv", war)
    assert (done.added, done.again, len(done.refused), done.linked) == (0, 1, 1, False)
    assert {path.name: path.read_bytes() for path in war.parent.iterdir()} == before


def test_what_a_person_writes_into_the_lists_stays(war: Path) -> None:
    import_list("actors", war.parent / "people.csv", war)
    lists = war.parent / "war.lists.yaml"
    mended = lists.read_text() + "# asked her office on 3 March\n- {actor: Ada Brun, side: Velmar}"
    lists.write_text(mended)
    (war.parent / "more.csv").write_text("name,side\nBea Holm,Dorand\n")
    import_list("actors", war.parent / "more.csv", war)
    assert lists.read_text().startswith(mended + "\n")
    assert "Ada Brun" in load_conflict(war).sides[0].members


def test_a_workbook_and_sources_go_into_the_same_lists(war: Path) -> None:
    book = Workbook()
    for row in (
        ["Publisher", "Affiliation", "Reliability", "URL"],
        ["Dorand News", "Dorand", "d", "https://dn.example/"],
    ):
        book.active.append(row)
    book.save(war.parent / "outlets.xlsx")
    import_list("sources", war.parent / "outlets.xlsx", war)
    import_list("actors", war.parent / "people.csv", war)
    found = load_conflict(war)
    assert (found.source_of("dorand news").reliability, found.actors[0].name) == ("D", "Petra Quill")
    assert war.read_text().count("lists:") == 1


@pytest.mark.parametrize(
    "hostile", ["x: y # z", '"]} - [', "- actor: B", "a\u2028b", "\u00a0#", "%TAG", "&a *b !!python/x"]
)
def test_words_of_a_list_are_never_yaml(war: Path, hostile: str) -> None:
    (war.parent / "people.csv").write_text(f'name,note\n"Ada {hostile.replace(chr(34), chr(34) * 2)}",x\n')
    import_list("actors", war.parent / "people.csv", war)
    (actor,) = load_conflict(war).actors
    assert actor.name.split() == f"Ada {hostile}".split()


def test_a_conflict_file_that_no_line_can_be_added_to_is_left_alone(war: Path) -> None:
    flow = "{id: w, name: W, sides: [{name: Velmar, members: [A]}, {name: Dorand, members: [B]}]}"
    war.write_text(flow)
    with pytest.raises(PackError, match="nothing was changed"):
        import_list("actors", war.parent / "people.csv", war)
    assert war.read_text() == flow
    assert not (war.parent / "war.lists.yaml").exists()


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(make_app(), [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_tells_refused_rows_with_their_lines(war: Path) -> None:
    code, out, _ = run("import", "actors", war.parent / "people.csv", "--conflict", war)
    assert code == 1
    assert "Refused, line 3: 'Nowhere' is no side" in out
    (war.parent / "people.csv").write_text("name,side\nAda Brun,Velmar\n")
    code, out, _ = run("import", "actors", war.parent / "people.csv", "--conflict", war, "--json")
    assert (code, json.loads(out)["added"]) == (0, 1)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"phone\n1\n", b"\xff\xfen"])
def test_a_list_that_is_none_is_one_line_and_changes_nothing(war: Path, data: bytes) -> None:
    (war.parent / "people.csv").write_bytes(data)
    code, _, err = run("import", "sources", war.parent / "people.csv", "--conflict", war)
    assert (code, err.count("\n")) == (2, 1)
    assert war.read_text() == WAR
