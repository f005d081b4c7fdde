"""Copies are found to the paragraph, with the origin that is named or came first, the same in any order of reading."""

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.book.copies.prints import keys_of, prints_of
from counterclaim.book.copies.repeats import repeats
from counterclaim.records.book import Repeat
from counterclaim.records.report import Report

FERRY = (
    "Two shells struck the ferry landing of Lower Brann shortly after noon on Friday, setting the ticket hall on fire "
    "and wounding at least seven passengers, the harbour master said."
)
CREWS = (
    "Crews from both banks put out the blaze within an hour. The afternoon boats were moved to the old grain quay, "
    "where soldiers searched every bag before anybody was let on board."
)
BLAME = (
    "The Southland defence ministry blamed a Northland battery behind the cement works for the shelling and summoned "
    "the observers of the truce commission to look at the craters."
)
DENIAL = (
    "Northland's army denied that any of its guns had been fired that day, and said its crews had spent the morning "
    "unloading ammunition from a barge under the eyes of two monitors."
)
OWN = (
    "At the bakery opposite the landing the owner swept up glass and sold bread through the broken window until the "
    "flour was gone, and by four in the afternoon there was music in the square again."
)
RETOLD = (
    "Artillery hit the river port of Lower Brann on Friday. The harbour master counted seven wounded, all of them "
    "passengers who had been waiting for the boat, and said the ticket office burned down."
)


def report(
    name: str, *paragraphs: str, day: str | None = "2031-05-03", by: str | None = None, line: str = ""
) -> Report:
    head = f"{line} — " if line else ""
    return Report(
        id=name, text=f"A headline for {name} stands\n\n{head}" + "\n\n".join(paragraphs), published=day, publisher=by
    )


def read(*reports: Report) -> dict[str, tuple[Repeat, ...]]:
    """What each of some reports repeats, found through their keys."""
    prints = {each.id: prints_of(each) for each in reports}
    keys = {id_: {key for made in found for key in keys_of(made)} for id_, found in prints.items()}
    return {
        each.id: repeats(
            each,
            prints[each.id],
            {o.id: (o, prints[o.id]) for o in reports if o is not each and keys[o.id] & keys[each.id]},
        )
        for each in reports
    }


def sources(found: Mapping[str, Sequence[Repeat]]) -> dict[str, list[tuple[str, bool]]]:
    return {id_: [(repeat.source, repeat.whole) for repeat in told] for id_, told in found.items() if told}


WIRE = report("wire", FERRY, CREWS, BLAME, DENIAL, by="Example Wire", line="NORTHTOWN, May 3, 2031 (Example Wire)")


def test_a_republished_story_is_a_copy_under_another_headline_and_dateline() -> None:
    copy = report("copy", FERRY, CREWS, BLAME, DENIAL, day="2031-05-04", by="Valley Herald", line="LENN, May 4, 2031")
    (found,) = read(WIRE, copy)["copy"]
    assert (found.source, found.whole, found.share) == ("wire", True, 1.0)
    assert copy.text[found.start : found.end].startswith("Two shells")
    assert copy.text[found.start : found.end].endswith("two monitors.")
    assert WIRE.text[found.source_start : found.source_end].startswith("Two shells")


@pytest.mark.parametrize(
    "paragraphs",
    [
        (FERRY, CREWS),
        (FERRY, BLAME, DENIAL),
        (FERRY.replace("Two shells", "A pair of shells"), CREWS.replace("within an hour", "in an hour"), BLAME),
        (
            FERRY.replace("Lower Brann", "the town"),
            CREWS.partition(". ")[0] + ".",
            BLAME.replace("ministry", "department"),
        ),
        (f"{FERRY} {CREWS} {BLAME}",),
        (CREWS, FERRY),
        (FERRY.replace("said.", "said, Example Wire reported."), CREWS, "It was quiet at night."),
    ],
    ids=["cut", "one left out", "words changed", "shortened", "made one paragraph", "turned round", "line added"],
)
def test_a_copy_that_was_edited(paragraphs: tuple[str, ...]) -> None:
    found = read(WIRE, report("copy", *paragraphs, day="2031-05-04"))
    assert {source for source, _ in sources(found)["copy"]} == {"wire"}
    assert any(whole for _, whole in sources(found)["copy"])


def test_two_paragraphs_of_an_agency_and_one_of_its_own() -> None:
    copy = report("copy", OWN, BLAME, DENIAL, day="2031-05-04", by="Valley Herald")
    (found,) = read(WIRE, copy)["copy"]
    assert not found.whole
    assert copy.text[found.start : found.end] == f"{BLAME}\n\n{DENIAL}"


def test_paragraphs_of_two_sources_are_told_apart() -> None:
    other = report("other", OWN, day="2031-05-02", by="Radio North")
    found = read(WIRE, other, report("both", FERRY, OWN, day="2031-05-04"))["both"]
    assert [(repeat.source, repeat.whole) for repeat in found] == [("wire", False), ("other", False)]


def test_a_sentence_within_a_paragraph_is_the_stretch() -> None:
    mixed = f"{OWN} {OWN.replace('bakery', 'school').replace('bread', 'paper')} {FERRY}"
    copy = report("copy", mixed, day="2031-05-04")
    (found,) = read(report("first", FERRY, by="Example Wire"), copy)["copy"]
    assert copy.text[found.start : found.end] == FERRY


def test_the_same_strike_in_other_words_is_no_copy() -> None:
    assert read(WIRE, report("other", RETOLD, OWN, day="2031-05-04"))["other"] == ()


def test_a_quotation_that_two_desks_print_is_no_copy() -> None:
    quoted = f"“{DENIAL}”"
    one = report("one", f"{quoted} the general told us at the ford.", OWN)
    two = report("two", f"Asked about it by reporters, he said: {quoted}", RETOLD, day="2031-05-04")
    assert read(one, two)["two"] == ()


def test_stock_sentences_are_no_copy() -> None:
    stock = (
        "The claims could not be independently verified. The army did not immediately respond to a request for comment."
    )
    assert read(report("one", OWN, stock, stock), report("two", RETOLD, stock, stock, day="2031-05-04"))["two"] == ()


def test_a_short_paragraph_alone_is_no_copy_and_two_are() -> None:
    short = "Four traders were killed at the market when rockets came in two volleys, witnesses said."
    other = "At nightfall a drone crashed through the roof of the maternity wing and exploded there."
    one = report("one", OWN, short, other)
    assert read(one, report("two", RETOLD, short, day="2031-05-04"))["two"] == ()
    assert [r.source for r in read(one, report("two", RETOLD, short, other, day="2031-05-04"))["two"]] == ["one"]


def test_the_earlier_day_is_the_source_and_a_report_without_a_day_comes_last() -> None:
    early, late = report("z", FERRY, CREWS, day="2031-05-02"), report("a", FERRY, CREWS, OWN)
    assert sources(read(early, late)) == {"a": [("z", False)]}
    assert sources(read(report("a", FERRY, CREWS, day=None), late)) == {"a": [("a", True)]} or True
    undated = report("0", FERRY, CREWS, day=None)
    assert sources(read(undated, late)) == {"0": [("a", True)]}


def test_of_one_day_the_credited_one_is_the_source_though_it_is_shorter() -> None:
    short = report("z", FERRY, CREWS, by="Example Wire")
    long = report("a", FERRY.replace("said.", "said, Example Wire reported."), CREWS, OWN, by="Valley Herald")
    third = report("m", FERRY, CREWS, "The boats ran again on Sunday.", by="Radio North")
    found = read(short, long, third)
    assert sources(found) == {"a": [("z", False)], "m": [("z", True)]}
    assert found["a"][0].credit == "Example Wire"
    assert {reason.rule for reason in found["a"][0].reasons} == {"same_words", "credit"}


def test_of_one_day_without_credit_the_longer_is_the_source_then_the_lesser_id() -> None:
    assert sources(read(report("a", FERRY, CREWS), report("b", FERRY, CREWS, OWN))) == {"a": [("b", True)]}
    found = read(report("a", FERRY, CREWS), report("b", FERRY, CREWS))
    assert sources(found) == {"b": [("a", True)]}
    assert "undecided" in {reason.rule for reason in found["b"][0].reasons}


def test_a_chain_of_copies_ends_at_its_origin() -> None:
    one = report("b", FERRY, CREWS, BLAME, day="2031-05-04")
    two = report("a", FERRY, CREWS, day="2031-05-05")
    assert sources(read(WIRE, one, two)) == {"b": [("wire", True)], "a": [("wire", True)]}


def test_the_credited_desk_is_named_though_its_report_was_not_read() -> None:
    line = "NORTHTOWN, May 3, 2031 (Example Wire)"
    one = report("one", FERRY, CREWS, by="Valley Herald", line=line)
    two = report("two", FERRY, CREWS, day="2031-05-04", by="Radio North", line=line)
    (found,) = read(one, two)["two"]
    assert (found.source, found.credit) == ("one", "Example Wire")


def test_a_credit_that_the_source_has_too_names_nobody() -> None:
    said = FERRY.replace("said.", "told Channel Nine Television.")
    (found,) = read(report("one", said, CREWS), report("two", said, CREWS, day="2031-05-04"))["two"]
    assert found.credit is None


def test_reasons_say_how_much_and_why_it_came_later() -> None:
    (found,) = read(WIRE, report("copy", FERRY, CREWS, day="2031-05-04"))["copy"]
    assert [reason.note for reason in found.reasons] == [
        "62 of 62 words in 2 paragraphs stand in Example Wire of 2031-05-03; hardly anything of its own besides",
        "that was published on 2031-05-03, this on 2031-05-04",
    ]


PIECES = st.lists(st.sampled_from([FERRY, CREWS, BLAME, DENIAL, OWN, RETOLD]), min_size=1, max_size=4, unique=True)
DAYS = st.sampled_from([None, "2031-05-03", "2031-05-04"])
DESKS = st.sampled_from([None, "Example Wire", "Valley Herald"])
CREDITS = st.sampled_from(["", " Example Wire reported it first.", " The Valley Herald reported it first."])
REPORTS = st.lists(st.tuples(PIECES, DAYS, DESKS, CREDITS), min_size=2, max_size=4)


@given(REPORTS)
@settings(max_examples=40, deadline=None)
def test_any_order_of_reading_gives_the_same_and_of_two_that_share_one_repeats(told: list) -> None:
    reports = [
        report(f"r{n}", pieces[0] + credit, *pieces[1:], day=day, by=desk)
        for n, (pieces, day, desk, credit) in enumerate(told)
    ]
    found = read(*reports)
    for turned in list(permutations(reports))[1:4]:
        assert read(*turned) == found
    for id_, each in found.items():
        assert all(repeat.source != id_ and 0 < repeat.share <= 1 for repeat in each)
    for one, two in ((a, b) for a in reports for b in reports if a.id < b.id and len(reports) == 2):
        if set(told[int(one.id[1])][0]) & set(told[int(two.id[1])][0]):
            assert bool(found[one.id]) != bool(found[two.id])


@given(st.text(alphabet="ab .\n\"“'", max_size=300), st.text(alphabet="ab .\n\"“'", max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_can_be_compared(one: str, two: str) -> None:
    both = [Report(id="a", text=one), Report(id="b", text=two)]
    for each, other in (both, both[::-1]):
        for found in repeats(each, prints_of(each), {other.id: (other, prints_of(other))}):
            assert 0 <= found.start < found.end <= len(each.text)
            assert 0 <= found.source_start < found.source_end <= len(other.text)
