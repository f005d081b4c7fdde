"""The raw answer keys of MUC-4: incidents and how organisations are held responsible."""

from __future__ import annotations

import pytest
from tests.unit.training.tiny_corpora import template, write_keys

from muc_keys import Answers, read_keys, read_slots


def read(tmp_path, *templates, part="train", name="dev/key-dev-0001.muc4"):
    write_keys(tmp_path / "keys.tar.gz", {name: "; a remark\n\n" + "".join(templates)})
    return read_keys(tmp_path / "keys.tar.gz", part)


def test_an_incident_and_who_is_held_responsible(tmp_path):
    confidence = 'REPORTED AS FACT: "RED AXE" / "AXE MEN"\nPOSSIBLE: "BLUE SPADE"'
    found = read(tmp_path, template(s0="M-1 (BODY)", s1="1", s4="KIDNAPPING", s11=confidence))
    statuses = {"RED AXE": {"REPORTED AS FACT"}, "AXE MEN": {"REPORTED AS FACT"}, "BLUE SPADE": {"POSSIBLE"}}
    assert found == {"M-1": Answers(["KIDNAPPING"], statuses)}


def test_a_message_may_have_several_templates_and_a_name_several_statuses(tmp_path):
    found = read(
        tmp_path,
        template(s0="M-1", s1="1", s4="BOMBING", s11='POSSIBLE: "RED AXE"'),
        template(s0="M-1", s1="2", s4="ATTACK", s11='CLAIMED OR ADMITTED: "RED AXE"'),
        template(s0="M-2", s1="1", s4="ROBBERY", s11="*"),
    )
    assert found["M-1"] == Answers(["BOMBING", "ATTACK"], {"RED AXE": {"POSSIBLE", "CLAIMED OR ADMITTED"}})
    assert found["M-2"] == Answers(["ROBBERY"], {})


def test_of_alternative_incidents_the_first_stands_and_of_statuses_all(tmp_path):
    line = '? REPORTED AS FACT / ? POSSIBLE: "RED AXE"'
    found = read(tmp_path, template(s0="M-1", s1="1", s4="ATTACK / BOMBING", s11=line))
    assert found["M-1"] == Answers(["ATTACK"], {"RED AXE": {"REPORTED AS FACT", "POSSIBLE"}})


@pytest.mark.parametrize(
    ("number", "incident"),
    [("*", "*"), ("?1", "ATTACK"), ("1 (OPTIONAL)", "ATTACK"), ("1", "*"), ("1", "-"), ("1", "? ATTACK")],
)
def test_what_is_no_incident_or_may_be_left_out_says_nothing(tmp_path, number, incident):
    found = read(tmp_path, template(s0="M-1", s1=number, s4=incident, s11='POSSIBLE: "RED AXE"'))
    assert found == {"M-1": Answers([], {})}


def test_a_status_that_is_none_is_not_kept(tmp_path):
    found = read(tmp_path, template(s0="M-1", s1="1", s4="ATTACK", s11='RUMOURED: "RED AXE"'))
    assert found["M-1"].statuses == {}


def test_quotation_marks_inside_a_name_end_nothing(tmp_path):
    found = read(tmp_path, template(s0="M-1", s1="1", s4="ATTACK", s11=r'POSSIBLE: "THE \"RED\" AXE"'))
    assert found["M-1"].statuses == {r"THE \"RED\" AXE": {"POSSIBLE"}}


def test_windows_line_ends_and_remarks_change_nothing(tmp_path):
    one = template(s0="M-1", s1="1", s4="ATTACK", s11='POSSIBLE: "RED AXE"')
    odd = one.replace("\n2. ", "\n; 4.  INCIDENT: TYPE   ROBBERY\n2. ").replace("\n", "\r\n")
    assert read(tmp_path, odd) == read(tmp_path, one)


@pytest.mark.parametrize(
    ("name", "part"),
    [("dev/key-dev-0101.muc4", "train"), ("tst1/key-tst1.v7", "dev"), ("tst2/key-tst2.v4", "dev")],
)
def test_each_part_has_its_own_files(tmp_path, name, part):
    one = template(s0="M-1", s1="1", s4="ATTACK")
    assert set(read(tmp_path, one, part=part, name=name)) == {"M-1"}
    assert read(tmp_path, one, part="dev" if part == "train" else "train", name=name) == {}


@pytest.mark.parametrize("name", ["dev/._key-dev-0001", "tst3/key-tst3", "dev/dev-muc3-0001"])
def test_other_files_are_no_keys(tmp_path, name):
    one = template(s0="M-1", s1="1", s4="ATTACK")
    assert {part for part in ("train", "dev") if read(tmp_path, one, part=part, name=name)} == set()


def test_a_line_without_a_number_goes_on_with_the_slot_above():
    slots = read_slots(template(s0="M-1", s10='"RED AXE"\n"BLUE SPADE"', s19="-"))
    assert slots[10] == ['"RED AXE"', '"BLUE SPADE"']
    assert slots[19] == ["-"]
