"""Both numbers: how many reports, and how many origins not shown to be copies; the same in any order."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.book.copies.origins import in_words, origins_of
from counterclaim.records.book import Repeat
from counterclaim.records.report import Report

ONE = "The harbour master counted seven wounded passengers at the ferry landing on Friday and closed both quays."
TWO = "Crews from both banks put out the blaze, and the afternoon boats were moved to the old grain quay upstream."
OWN = (
    "At the bakery opposite the landing the owner swept up glass and sold bread through the broken window until the "
    "flour was gone, and by four in the afternoon there was music in the square again."
)


def report(name: str, *paragraphs: str, by: str | None = None, day: str = "2031-05-03", line: str = "") -> Report:
    text = f"A headline for {name} stands\n\n{line}" + "\n\n".join(paragraphs)
    return Report(id=name, text=text, publisher=by, published=day)


def repeat(one: Report, two: Report, *words: str, credit: str | None = None, whole: bool = False) -> Repeat:
    words = words or (ONE, TWO)
    first, last = words[0], words[-1]
    return Repeat(
        report=one.id, start=one.text.index(first), end=one.text.index(last) + len(last),
        source=two.id, source_start=two.text.index(first), source_end=two.text.index(last) + len(last),
        share=1.0, whole=whole, credit=credit,
    )  # fmt: skip


WIRE = report("wire", ONE, TWO, by="Example Wire")
COPY = report("copy", ONE, TWO, by="Valley Herald", day="2031-05-04")
BOTH = report("both", ONE, TWO, OWN, by="Radio North", day="2031-05-04")


def told(reports: list[Report], repeats: list[Repeat], sources: tuple[Report, ...] = ()) -> dict:
    return {o.name: o.reports for o in origins_of(reports, repeats, sources=sources).origins}


def test_a_copy_is_its_sources() -> None:
    found = origins_of([COPY, WIRE], [repeat(COPY, WIRE, whole=True)])
    assert (found.reports, len(found.origins)) == (2, 1)
    assert (found.origins[0].name, found.origins[0].own) == ("Example Wire", ("wire",))
    assert [r.note for r in found.origins[0].reasons] == ["Valley Herald of 2031-05-04 repeats it as a whole"]
    assert in_words(found) == "2 reports, all of one origin (Example Wire)"


def test_an_agencys_paragraphs_with_its_own_count_as_both() -> None:
    found = told([BOTH, WIRE], [repeat(BOTH, WIRE)])
    assert found == {"Example Wire": ("wire", "both"), "Radio North": ("both",)}


def test_reports_that_share_nothing_are_not_shown_to_be_copies() -> None:
    found = origins_of([WIRE, report("own", OWN, by="Radio North")], [])
    assert in_words(found) == "2 reports, 2 origins not shown to be copies of one another"
    assert [reason.rule for reason in found.reasons] == ["not_shown_to_be_copies"]


def test_one_publisher_is_one_origin() -> None:
    found = origins_of([WIRE, report("more", OWN, by="The Example Wire news agency", day="2031-05-04")], [])
    assert [o.reasons[0].note for o in found.origins] == ["2 reports are published by The Example Wire news agency"]


def test_a_credited_agency_that_was_not_read_is_one_origin() -> None:
    later = report("later", ONE, TWO, by="Radio North", day="2031-05-05")
    found = origins_of([COPY, later], [repeat(later, COPY, credit="Example Wire", whole=True)])
    assert [(o.name, o.reports, o.own) for o in found.origins] == [("Example Wire", ("copy", "later"), ())]
    assert found.origins[0].reasons[0].rule == "through_others"


def test_a_dateline_of_an_agency_makes_it_the_origin() -> None:
    line = "NORTHTOWN, May 3, 2031 (Example Wire) — "
    one, two = report("one", ONE, by="Valley Herald", line=line), report("two", OWN, by="Radio North", line=line)
    assert told([one, two], []) == {"Example Wire": ("one", "two")}


def test_a_chain_ends_at_its_origin() -> None:
    later = report("later", ONE, TWO, by="Radio North", day="2031-05-05")
    chain = [repeat(later, COPY, whole=True), repeat(COPY, WIRE, whole=True)]
    assert told([later, COPY, WIRE], chain) == {"Example Wire": ("wire", "copy", "later")}


def test_a_copy_of_a_mixed_report_has_the_origins_of_both_parts() -> None:
    later = report("later", ONE, TWO, OWN, by="Valley Herald", day="2031-05-05")
    chain = [repeat(later, BOTH, ONE, OWN, whole=True), repeat(BOTH, WIRE)]
    assert told([later, WIRE], chain, (BOTH,)) == {"Example Wire": ("wire", "later"), "Radio North": ("later",)}


def test_a_source_outside_the_reports_is_named_where_it_is_known() -> None:
    again = [repeat(COPY, WIRE, whole=True)]
    assert told([COPY], again, (WIRE,)) == {"Example Wire": ("copy",)}
    assert told([COPY], again) == {None: ("copy",)}


def test_a_ring_of_copies_is_one_origin() -> None:
    ring = [repeat(COPY, WIRE, whole=True), repeat(WIRE, COPY, whole=True)]
    assert len(origins_of([COPY, WIRE], ring).origins) == 1


def test_reports_without_publishers_stay_apart() -> None:
    found = origins_of([report("a", ONE), report("b", OWN)], [])
    assert [(o.name, o.own) for o in found.origins] == [(None, ("a",)), (None, ("b",))]


def test_no_reports_and_one() -> None:
    assert in_words(origins_of([], [])) == "0 reports"
    assert in_words(origins_of([WIRE], [])) == "1 report"
    assert in_words(origins_of([report("a", ONE), report("b", ONE)], [])).startswith("2 reports, 2 origins")


POOL = [WIRE, COPY, BOTH, report("own", OWN, by="Voice of the Valley"), report("last", ONE, TWO, day="2031-05-06")]
LINKS = [
    repeat(COPY, WIRE, whole=True), repeat(BOTH, WIRE), repeat(POOL[4], COPY, credit="Radio North", whole=True),
    repeat(POOL[4], BOTH, whole=True), repeat(WIRE, COPY, whole=True),
]  # fmt: skip


@given(st.lists(st.sampled_from(POOL), unique=True, max_size=4), st.lists(st.sampled_from(LINKS), max_size=5))
@settings(max_examples=60, deadline=None)
def test_order_changes_nothing_and_origins_are_never_fewer_than_one(reports: list, links: list) -> None:
    found = origins_of(reports, links, sources=POOL)
    assert (len(found.origins) > 0) == bool(reports)
    assert {id_ for origin in found.origins for id_ in origin.reports} == {each.id for each in reports}
    for turned in list(permutations(reports))[:6]:
        assert origins_of(turned, links[::-1], sources=POOL[::-1]) == found


def coded(name: str, of: str = "ACLED") -> Report:
    return Report(id=name, text=f"{of} records, event {name}.", publisher=of, coded=of)


def test_rows_of_a_hand_coded_set_count_as_reports_and_never_as_origins() -> None:
    found = origins_of([WIRE, BOTH, coded("x1"), coded("x2", "UCDP GED")], [])
    assert (found.reports, len(found.origins), found.coded) == (4, 2, ("ACLED", "UCDP GED"))
    assert in_words(found) == (
        "4 reports, 2 origins not shown to be copies of one another, of these 2 rows of hand-coded sets "
        "(ACLED, UCDP GED), no origins"
    )
    assert any(reason.rule == "hand_coded" for reason in found.reasons)


def test_what_a_set_alone_tells_has_no_origin() -> None:
    assert in_words(origins_of([coded("x1")], [])) == "1 report, a row of a hand-coded set (ACLED), which is no origin"
    one_of_each = origins_of([WIRE, coded("x1")], [])
    assert len(one_of_each.origins) == 1
    assert in_words(one_of_each) == "2 reports, of these 1 row of a hand-coded set (ACLED), which is no origin"
    copied = origins_of([WIRE, COPY, coded("x1")], [repeat(COPY, WIRE, whole=True)])
    assert in_words(copied).startswith("3 reports, one origin, of these 1 row")
