"""Truces of a dossier: strips, allegations by claimant and party, nothing added up, copies told once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.book import Book, Records, make_book
from counterclaim.export.dossier.model import Allegation
from counterclaim.export.dossier.sections.truces import loose_breaches, truces_of
from counterclaim.export.joined import Copy
from counterclaim.export.wording import OWN_VOICE
from counterclaim.records.claim import Claim
from counterclaim.records.enums import AgreementType
from counterclaim.records.ledger import Breach, Ceasefire
from counterclaim.records.report import Report
from counterclaim.store import StoredReport

TEXT = (
    "Norrland and Sudmark agreed on a truce brokered by Lenn on 1 May. "
    "Sudmark broke the truce on Monday, the ministry of Norrland said. "
    "Norrland broke the truce on Tuesday, the ministry of Sudmark said. "
    "The army of Norrland keeps to the truce, it said. "
    "The truce was broken again on Tuesday."
)
AGREED = {"words": "agreed on a truce brokered by Lenn on 1 May", "agreement": {"type": "ceasefire"}}


def broke(words: str, side: str | None, **more: Any) -> dict[str, Any]:
    by = {"by": f"{side} Ministry", "side": side} if side else {}
    return {"words": words, "event": "ceasefire_violated", **by, **more}


TOLD = (
    AGREED,
    broke("Sudmark broke the truce on Monday", "Norrland", stance="accuses", time="2031-05-05"),
    broke("Norrland broke the truce on Tuesday", "Sudmark", stance="accuses", time="2031-05-06"),
    {"words": "keeps to the truce", "event": "ceasefire_in_force", "by": "Norrland army", "side": "Norrland"},
    broke("The truce was broken again on Tuesday", None, time="2031-05-06"),
)


def breach(claim: str, by: str | None, party: str | None, day: str | None = None, *, kept: bool = False) -> Breach:
    return Breach(claim=claim, alleged_by=by, party=party, day=day, kept=kept)


def truce(*breaches: Breach, **more: Any) -> Ceasefire:
    fields = {
        "id": "cf_1",
        "type": AgreementType.CEASEFIRE,
        "parties": ("Norrland", "Sudmark"),
        "brokers": ("Lenn",),
        "agreed_on": "2031-05-01",
        "claims": ("c0", *(b.claim for b in breaches)),
        "breaches": breaches,
    }
    return Ceasefire(**{**fields, **more})


ALL = (
    breach("c4", None, None, "2031-05-06"),
    breach("c3", "Norrland", "Norrland", kept=True),
    breach("c2", "Sudmark", "Norrland", "2031-05-06"),
    breach("c1", "Norrland", "Sudmark", "2031-05-05"),
)


def lines(allegations: tuple[Allegation, ...]) -> list[tuple[str, str | None, bool, tuple[int, ...]]]:
    return [(a.by, a.party, a.kept, tuple(q.number for q in a.quotations)) for a in allegations]


@pytest.fixture(scope="session")
def book(bind: Callable[..., Book]) -> Book:
    return bind(TEXT, *TOLD, ceasefires=(truce(*ALL),), published="2031-05-07")


def test_an_agreement_is_told_with_brokers_and_day(book: Book) -> None:
    (told,) = truces_of(book)
    assert (told.number, told.kind) == (1, "ceasefire")
    assert (told.parties, told.brokers, told.agreed_on) == (("Norrland", "Sudmark"), ("Lenn",), "2031-05-01")


def test_what_tells_of_the_agreement_is_apart_from_what_tells_of_its_keeping(book: Book) -> None:
    (told,) = truces_of(book)
    assert [quotation.number for quotation in told.told] == [1]


def test_an_agreement_claim_that_also_tells_of_a_breach_tells_of_both(bind: Callable[..., Book]) -> None:
    book = bind(TEXT, AGREED, ceasefires=(truce(breach("c0", None, None)),))
    (told,) = truces_of(book)
    assert [quotation.number for quotation in told.told] == [1]
    assert len(told.allegations) == 1


def test_allegations_stand_with_who_makes_them_and_the_own_voice_last(book: Book) -> None:
    (told,) = truces_of(book)
    assert lines(told.allegations) == [
        ("Norrland", "Sudmark", False, (2,)),
        ("Norrland", "Norrland", True, (4,)),
        ("Sudmark", "Norrland", False, (3,)),
        (OWN_VOICE, None, False, (5,)),
    ]
    assert [a.by_side for a in told.allegations] == ["Norrland", "Norrland", "Sudmark", None]


def test_days_are_those_of_the_happening_and_untold_ones_are_counted(book: Book) -> None:
    (told,) = truces_of(book)
    assert [(a.days, a.undated) for a in told.allegations] == [
        (("2031-05-05",), 0),
        ((), 1),
        (("2031-05-06",), 0),
        (("2031-05-06",), 0),
    ]


def test_the_strip_has_only_days_that_the_text_fixes(book: Book) -> None:
    (told,) = truces_of(book)
    assert told.strip == (
        ("2031-05-01", ("agreed",)),
        ("2031-05-05", ("broken",)),
        ("2031-05-06", ("broken",)),
    )


def test_a_latest_possible_day_is_no_day_of_the_strip(bind: Callable[..., Book]) -> None:
    (told,) = truces_of(bind(TEXT, *TOLD, ceasefires=(truce(agreed_on=None, agreed_by="2031-05-04"),)))
    assert (told.agreed_by, told.strip) == ("2031-05-04", ())


def test_a_month_is_no_day_of_the_strip(bind: Callable[..., Book]) -> None:
    (told,) = truces_of(bind(TEXT, *TOLD, ceasefires=(truce(agreed_on="2031-05", effective="2031-05-02T08:00"),)))
    assert told.strip == (("2031-05-02", ("in force",)),)


def test_what_lies_on_one_day_stands_in_the_order_of_a_truce(bind: Callable[..., Book]) -> None:
    day = "2031-05-01"
    ceasefire = truce(
        breach("c3", "Norrland", "Norrland", day, kept=True), breach("c1", "Norrland", "Sudmark", day), effective=day,
        ended=day,
    )  # fmt: skip
    (told,) = truces_of(bind(TEXT, *TOLD, ceasefires=(ceasefire,)))
    assert told.strip == ((day, ("agreed", "in force", "broken", "kept", "ended")),)


def test_a_side_said_to_accuse_itself_stands_last(bind: Callable[..., Book]) -> None:
    ceasefire = truce(breach("c1", "Norrland", "Norrland"), breach("c4", None, None))
    (told,) = truces_of(bind(TEXT, *TOLD, ceasefires=(ceasefire,)))
    assert [a.by for a in told.allegations] == [OWN_VOICE, "Norrland"]


def test_a_side_that_acknowledges_a_breach_stands_in_its_place(bind: Callable[..., Book]) -> None:
    told_of = (AGREED, broke("Sudmark broke the truce on Monday", "Norrland", stance="acknowledges"))
    ceasefire = truce(breach("c1", "Norrland", "Norrland"), breach("c2", None, None))
    book = bind(TEXT, *told_of, broke("The truce was broken again on Tuesday", None), ceasefires=(ceasefire,))
    assert [a.by for a in truces_of(book)[0].allegations] == ["Norrland", OWN_VOICE]


def test_a_speaker_of_no_side_stands_by_name_between_sides_and_own_voice(bind: Callable[..., Book]) -> None:
    told_of = (*TOLD[:2], broke("broke the truce on Tuesday", None, by="Lake Mission"), *TOLD[3:])
    ceasefire = truce(breach("c2", "Lake Mission", "Norrland"), *ALL[:1], *ALL[3:])
    allegations = truces_of(bind(TEXT, *told_of, ceasefires=(ceasefire,)))[0].allegations
    assert [(a.by, a.by_side) for a in allegations] == [
        ("Norrland", "Norrland"),
        ("Lake Mission", None),
        (OWN_VOICE, None),
    ]


def test_the_side_of_a_claim_answers_for_its_speaker(bind: Callable[..., Book]) -> None:
    book = bind(TEXT, *TOLD, ceasefires=(truce(breach("c1", "Norrland Ministry", "Sudmark")),))
    assert truces_of(book)[0].allegations[0].by == "Norrland"


@pytest.mark.parametrize("empty", ["-", "", "–", "2"])
def test_a_name_without_a_letter_is_no_name(bind: Callable[..., Book], empty: str) -> None:
    ceasefire = truce(breach("c1", "Norrland", empty), parties=(empty, "Norrland"), brokers=(empty,))
    (told,) = truces_of(bind(TEXT, *TOLD, ceasefires=(ceasefire,)))
    assert (told.parties, told.brokers, told.allegations[0].party) == (("Norrland",), (), None)


def test_what_the_book_does_not_hold_is_not_told(bind: Callable[..., Book]) -> None:
    ceasefire = truce(breach("c_elsewhere", "Norrland", "Sudmark", "2031-05-05"))
    (told,) = truces_of(bind(TEXT, *TOLD, ceasefires=(ceasefire,)))
    assert (told.allegations, told.strip) == ((), (("2031-05-01", ("agreed",)),))


def of_two(book: Book, *, copies: bool, published: str, day: str | None = "2031-05-05") -> Book:
    """The book's reports with one that tells its second claim again in the same words."""
    (stored,) = book.reports
    claim = book.claims["c1"]
    if day is None:
        claim = msgspec.structs.replace(claim, time=None)
    again = msgspec.structs.replace(claim, id="c_again", report="r_again")
    report = Report(id="r_again", text=stored.report.text, published=published)
    claims: dict[str, Claim] = {**book.claims, "c1": claim}
    breaches = (breach("c1", "Norrland", "Sudmark", day), breach("c_again", "Norrland", "Sudmark", day))
    other: StoredReport = msgspec.structs.replace(stored, report=report)
    records = Records(
        reports=(stored, other),
        claims=(*claims.values(), again),
        ceasefires=(truce(*breaches),),
        copies=(Copy("r_again", "r_test", 1.0),) if copies else (),
        again={"c_again": "c1"} if copies else {},
    )
    return make_book(records)


def test_one_happening_in_the_same_words_is_told_once(book: Book) -> None:
    (allegation,) = truces_of(of_two(book, copies=False, published="2031-05-09"))[0].allegations
    assert (len(allegation.quotations), allegation.days) == (1, ("2031-05-05",))


def test_a_copy_without_a_day_is_told_once(book: Book) -> None:
    (allegation,) = truces_of(of_two(book, copies=True, published="2031-05-09", day=None))[0].allegations
    assert ([q.number for q in allegation.quotations], allegation.undated) == ([2], 1)


def test_the_same_words_on_another_day_are_another_claim(book: Book) -> None:
    (allegation,) = truces_of(of_two(book, copies=False, published="2031-05-09", day=None))[0].allegations
    assert (len(allegation.quotations), allegation.undated) == (2, 2)


def test_what_a_copy_tells_again_makes_no_allegation_though_its_day_is_read_otherwise(book: Book) -> None:
    told = of_two(book, copies=True, published="2031-05-09")
    again = msgspec.structs.replace(told.claims["c_again"], time=None)
    records = Records(
        reports=told.reports,
        claims=(*(c for c in told.claims.values() if c.id != "c_again"), again),
        ceasefires=(
            truce(
                breach("c1", "Norrland", "Sudmark", "2031-05-05"),
                breach("c_again", "Norrland", "Sudmark", "2031-05-12"),
            ),
        ),
        copies=told.copies,
        again=told.again,
    )
    copied = make_book(records)
    (one,) = truces_of(copied)
    (allegation,) = one.allegations
    assert ([q.number for q in allegation.quotations], allegation.days, allegation.undated) == ([2], ("2031-05-05",), 0)
    assert "2031-05-12" not in dict(one.strip)
    assert all(quotation.number != copied.numbers["c_again"] for quotation in loose_breaches(copied))


def test_no_breach_from_before_its_agreement_was_made_is_listed_with_it(bind: Callable[..., Book]) -> None:
    early = truce(breach("c1", "Norrland", "Sudmark", "2031-04-28"), breach("c2", "Sudmark", "Norrland", "2031-05-01"))
    book = bind(TEXT, *TOLD, ceasefires=(early,))
    assert [a.by for a in truces_of(book)[0].allegations] == ["Sudmark"]
    assert 2 in {quotation.number for quotation in loose_breaches(book)}


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("Sudmark denied that it had agreed to a truce", {"stance": "denies", "agreement": {"type": "ceasefire"}}),
        ("Sudmark doubted that a truce was signed", {"stance": "doubts"}),
        ("Sudmark had discussed no truce", {"negated": True}),
        ("The decree on the truce was suspended", {}),
    ],
)
def test_who_denies_an_agreement_or_calls_it_off_is_told(
    bind: Callable[..., Book], words: str, more: dict[str, Any]
) -> None:
    told = {"words": words, "by": "Sudmark", "side": "Sudmark", **more}
    book = bind(f"Norrland announced a truce. {words}.", {**AGREED, "words": "announced a truce"}, told,
                ceasefires=(truce(claims=("c0", "c1")),))  # fmt: skip
    (one,) = truces_of(book)
    assert [quotation.number for quotation in one.told] == [1, 2]
    assert [quotation.number for quotation in one.disputed] == [2]


def test_who_is_not_bound_disputes_no_agreement_of_others(bind: Callable[..., Book]) -> None:
    told = {"words": "it is not bound by the truce", "by": "Hill Front", "negated": True}
    agreed = {**AGREED, "words": "A truce was made"}
    text = "A truce was made. The Front said it is not bound by the truce."
    book = bind(text, agreed, told, ceasefires=(truce(claims=("c0", "c1")),))
    assert truces_of(book)[0].disputed == ()


def test_a_breach_that_no_agreement_lists_is_loose(bind: Callable[..., Book]) -> None:
    book = bind(TEXT, *TOLD, ceasefires=(truce(*ALL[:3]),))
    assert [quotation.number for quotation in loose_breaches(book)] == [2]


@pytest.mark.parametrize(
    "more", [{"stance": "calls_for"}, {"stance": "warns"}, {"realis": "planned"}, {"event": "shelling"}]
)
def test_what_nobody_says_happened_is_no_breach(bind: Callable[..., Book], more: dict[str, Any]) -> None:
    book = bind(TEXT, {**broke("Sudmark broke the truce on Monday", "Norrland"), **more})
    assert loose_breaches(book) == ()


def test_a_truce_said_not_to_hold_is_a_loose_breach(bind: Callable[..., Book]) -> None:
    told = {"words": "keeps to the truce", "event": "ceasefire_in_force", "by": "Norrland army"}
    assert len(loose_breaches(bind(TEXT, {**told, "negated": True}))) == 1
    assert loose_breaches(bind(TEXT, told)) == ()


@pytest.mark.parametrize("order", list(permutations(ALL)))
def test_the_order_of_records_changes_nothing(bind: Callable[..., Book], book: Book, order: tuple[Breach, ...]) -> None:
    assert truces_of(bind(TEXT, *TOLD, ceasefires=(truce(*order),), published="2031-05-07")) == truces_of(book)


NAMES = st.sampled_from([None, "Norrland", "Sudmark", "Lake Mission", "-"])
DAYS = st.sampled_from([None, "2031-05-05", "2031-05-06"])
BREACHES = st.lists(
    st.builds(breach, st.sampled_from(["c0", "c1", "c2", "c3", "c4"]), NAMES, NAMES, DAYS, kept=st.booleans()),
    max_size=8,
)


@given(BREACHES)
def test_every_allegation_is_in_the_ledger_and_all_of_them_are_told(
    bind: Callable[..., Book], breaches: list[Breach]
) -> None:
    book = bind(TEXT, *TOLD, ceasefires=(truce(*breaches),))
    (told,) = truces_of(book)
    numbers = {book.numbers[b.claim] for b in breaches}
    assert {q.number for a in told.allegations for q in a.quotations} == numbers
    assert all(set(a.days) <= {b.day for b in breaches if b.kept is a.kept} for a in told.allegations)
    assert len({(a.by, a.party, a.kept) for a in told.allegations}) == len(told.allegations)


def swapped(value: Any) -> Any:
    """Records with the names of both sides swapped wherever they stand alone."""
    text = msgspec.json.encode(value).decode()
    for one, two in (("Norrland", "\0"), ("Sudmark", "Norrland"), ("\0", "Sudmark")):
        text = text.replace(one, two)
    return msgspec.json.decode(text, type=type(value))


@given(BREACHES)
def test_swapping_the_sides_mirrors_the_truce(bind: Callable[..., Book], breaches: list[Breach]) -> None:
    book = bind(TEXT, *TOLD, ceasefires=(truce(*breaches),))
    mirror = bind(swapped(TEXT), *swapped(TOLD), ceasefires=(swapped(truce(*breaches)),))
    (told,), (mirrored,) = truces_of(book), truces_of(mirror)
    assert sorted(map(repr, swapped(told).allegations)) == sorted(map(repr, mirrored.allegations))
    assert mirrored.strip == told.strip
