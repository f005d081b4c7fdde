"""Truces stated by hand stand beside those that the reports tell, and one is known in the other."""

import pytest

from counterclaim.ledgers.stated import as_ceasefires, meant_by_name, stated_for, with_stated
from counterclaim.packs.conflict import parse_conflict
from counterclaim.records.claim import Reason
from counterclaim.records.enums import AgreementType
from counterclaim.records.ledger import Ceasefire

FILE = """
id: lake
name: The lake war
ceasefires:
  - {name: Lake truce, agreed_on: 2031-03-02, effective: 2031-03-03T06:00, brokers: [Lakes Union], parties: [A, B]}
  - {name: Ferry truce, agreed_on: 2031-03-02, brokers: [Lenn], note: For one day.}
  - {name: Winter truce, agreed_on: 2031-12}
"""
CONFLICT = parse_conflict(FILE, "lake.yaml")


def truce(**fields):
    return Ceasefire(id="cf_1", type=AgreementType.CEASEFIRE, **fields)


def test_a_stated_truce_is_a_record_without_claims_that_says_whose_word_it_is():
    lake, ferry, _ = as_ceasefires(CONFLICT)
    assert (lake.agreed_on, lake.effective, lake.brokers, lake.claims) == (
        "2031-03-02", "2031-03-03T06:00", ("Lakes Union",), (),
    )  # fmt: skip
    assert ferry.reasons[0].note == "Ferry truce: stated by hand in The lake war (For one day.)"
    assert len({one.id for one in as_ceasefires(CONFLICT)}) == 3


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"agreed_on": "2031-03-02", "brokers": ("Lakes Union",)}, "Lake truce"),
        ({"agreed_on": "2031-03-02", "brokers": ("the Lakes Union", "Lenn")}, None),
        ({"effective": "2031-03-03"}, "Lake truce"),
        ({"agreed_on": "2031-03-02"}, None),
        ({"agreed_on": "2031-03-02", "brokers": ("Norrland",)}, None),
        ({"agreed_on": "2031-12-05"}, None),
        ({}, None),
    ],
)
def test_a_truce_of_the_ledger_is_known_by_day_and_broker_or_left_open(fields, name):
    found = stated_for(truce(**fields), CONFLICT)
    assert (found.name if found else None) == name


def test_what_the_reports_tell_is_not_changed():
    told = truce(agreed_on="2031-03-01", effective="2031-03-03")
    known = with_stated(told, CONFLICT)
    assert (known.agreed_on, known.effective, known.brokers) == ("2031-03-01", "2031-03-03", ())
    assert known.reasons[-1].note.startswith("Lake truce")
    assert with_stated(truce(), CONFLICT) == truce()


@pytest.mark.parametrize(
    ("called", "fields", "name"),
    [
        ("Lake", {}, "Lake truce"),
        ("Ferry", {"agreed_by": "2031-03-04"}, "Ferry truce"),
        ("Ferry", {"agreed_by": "2031-03-01"}, None),
        ("Ferry", {"agreed_on": "2031-03-20"}, None),
        ("Lake", {"brokers": ("Norrland",)}, None),
        ("Hill", {}, None),
    ],
)
def test_a_truce_that_a_report_only_names_is_the_stated_one_of_that_name(called, fields, name):
    told = truce(reasons=(Reason("ceasefires", "called", called),), **fields)
    found = meant_by_name(told, CONFLICT)
    assert (found.name if found else None) == name
