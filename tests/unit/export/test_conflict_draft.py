"""A proposed conflict file says why, reads back, and leaves commented out what was not sure."""

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.store.readings import make_reading

from counterclaim.export.conflict_draft import draft_conflict
from counterclaim.export.conflict_evidence import gather
from counterclaim.export.conflict_parts import quoted, remark
from counterclaim.packs.conflict import PlaceName, parse_conflict
from counterclaim.records.claim import Place
from counterclaim.records.enums import PlacePrecision
from counterclaim.records.ids import make_id
from counterclaim.store import new_run, open_store

RECORD = {"gazetteer": "geonames:1", "lat": 10.5, "lon": 3.25, "precision": PlacePrecision.SETTLEMENT}


def reading(n, *, names=(), publisher="Harbour Wire", turned=False):
    """The invented reading once more, its sides' claims at these places: Norrland's word for one, Sudmark's."""
    one = make_reading()
    report = msgspec.structs.replace(one.report, id=make_id("r", str(n)), publisher=publisher)
    words = dict(zip(("Norrland", "Sudmark"), names, strict=False))
    claims = [
        msgspec.structs.replace(
            c, id=make_id("c", str(n), c.id), report=report.id, answers=(),
            places=(Place(name=words[c.side], **RECORD),) if c.side in words else (),
        )
        for c in one.claims
    ]  # fmt: skip
    return msgspec.structs.replace(one, report=report, claims=tuple(claims))


@pytest.fixture
def propose(tmp_path):
    def run(*readings):
        with open_store(tmp_path / f"{len(list(tmp_path.iterdir()))}.db") as store:
            for one in readings:
                store.add_reading(one, run=new_run("test"))
            return draft_conflict(gather(store), id_="Lake war")

    return run


def test_sides_truces_and_publishers_are_proposed_and_read_back(propose):
    text = propose(reading(1), reading(2, publisher="Sudmark: Daily # 1"))
    conflict = parse_conflict(text, "proposed")
    assert conflict.id == "lake-war"
    assert [side.name for side in conflict.sides] == ["Norrland", "Sudmark"]
    assert [source.publisher for source in conflict.sources] == ["Harbour Wire", "Sudmark: Daily # 1"]
    assert {source.reliability for source in conflict.sources} == {None}
    assert conflict.naming == ("Norrland", "Sudmark")


def test_a_place_of_two_names_is_proposed_with_who_uses_which(propose):
    text = propose(*(reading(n, names=("Elv", "Strand")) for n in range(3)))
    (place,) = parse_conflict(text, "proposed").places
    assert set(place.names) == {PlaceName("Elv", "Norrland"), PlaceName("Strand", "Sudmark")}
    assert (place.lat, place.lon) == (10.5, 3.25)


def test_names_that_both_use_stay_commented_out(propose):
    text = propose(reading(1, names=("Elv", "Strand")), reading(2, names=("Strand", "Elv")))
    assert parse_conflict(text, "proposed").places == ()
    assert "#   - name: Elv" in text or "#   - name: Strand" in text


def test_every_proposal_says_why(propose):
    text = propose(reading(1), reading(2))
    bare = [
        line for line in text.splitlines()
        if line.lstrip().startswith(("- name:", "- publisher:")) and "#" not in line
    ]  # fmt: skip
    assert bare == []


def test_an_empty_ledger_gives_a_file_that_can_be_read(propose):
    conflict = parse_conflict(propose(), "proposed")
    assert (conflict.sides, conflict.places, conflict.sources) == ((), (), ())


def test_exchanging_the_names_of_the_sides_exchanges_the_proposal(propose):
    text = propose(*(reading(n, names=("Elv", "Strand")) for n in range(3)))
    conflict = parse_conflict(text, "proposed")
    users = {one.used_by: one.name for one in conflict.places[0].names}
    other = parse_conflict(propose(*(reading(n, names=("Strand", "Elv")) for n in range(3))), "proposed")
    assert {one.used_by: one.name for one in other.places[0].names} == {
        "Norrland": users["Sudmark"],
        "Sudmark": users["Norrland"],
    }


@given(st.text(max_size=60))
def test_any_name_is_quoted_so_that_it_reads_back(name):
    said = " ".join(name.split())
    text = f"name: {quoted(name)}  {remark(name)}\nother: 1"
    assert yaml.safe_load(text) == {"name": said, "other": 1}
    assert yaml.safe_load(f"[{quoted(name)}, 1]") == [said, 1]


@pytest.mark.parametrize(
    "name", ["no", "Null", "a: b", "- x", "x #y", "{x}", "[x]", "*x", "&x", "'x", "2024-05-01", ""]
)
def test_what_yaml_would_take_for_more_than_a_name_is_quoted(name):
    assert yaml.safe_load(f"- {quoted(name)}") == [name]
