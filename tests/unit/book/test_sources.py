"""Publishers of a ledger: reports beside origins, whose words, and what only the user can say of them."""

import msgspec
import pytest
from tests.store.readings import make_reading

from counterclaim.book.sources import sources_of
from counterclaim.packs.conflict import parse_conflict
from counterclaim.records.ids import make_id
from counterclaim.store import new_run, open_store

FILE = """
id: lake
name: The lake war
sides:
  - {name: Sudmark, members: [General Staff]}
  - {name: Norrland, members: [Defence Ministry]}
sources:
  - {publisher: Harbour Wire, other_names: [HW], affiliation: Sudmark, reliability: B, note: Its staff is embedded.}
"""


def reading(publisher, day):
    one = make_reading()
    report = msgspec.structs.replace(
        one.report, id=make_id("r", publisher, day), publisher=publisher, published=day, text=one.report.text
    )
    claims = tuple(
        msgspec.structs.replace(c, id=make_id("c", report.id, c.id), report=report.id, answers=()) for c in one.claims
    )
    return msgspec.structs.replace(one, report=report, claims=claims, incidents=(), ceasefires=(), tolls=())


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.db") as store:
        for publisher, day in (("Harbour Wire", "2031-05-07"), ("HW", "2031-05-08"), (None, "2031-05-07")):
            store.add_reading(reading(publisher, day), run=new_run("test"))
        yield store


def test_publishers_stand_with_their_claims_by_side_and_no_judgement(store):
    lines = {line.publisher: line for line in sources_of(store)}
    assert list(lines)[-1] is None
    wire = lines["Harbour Wire"]
    assert (wire.reports, wire.affiliation, wire.reliability, wire.listed) == (1, None, None, False)
    assert (wire.first_day, wire.last_day) == ("2031-05-07", "2031-05-07")
    assert sum(side.claims for side in wire.claims) + wire.third_parties + wire.own_voice == 4
    assert [side.side for side in wire.claims] == sorted(side.side for side in wire.claims)


def test_the_conflict_file_gives_letter_affiliation_one_name_and_the_order_of_sides(store):
    wire, nameless = sources_of(store, conflict=parse_conflict(FILE, "lake.yaml"))
    assert (wire.publisher, wire.reports, wire.origins) == ("Harbour Wire", 2, 1)
    assert (wire.affiliation, wire.reliability, wire.note) == ("Sudmark", "B", "Its staff is embedded.")
    assert [side.side for side in wire.claims] == ["Sudmark", "Norrland"]
    assert (nameless.publisher, nameless.listed) == (None, False)
