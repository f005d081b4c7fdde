"""Reports' texts with marked claims and their cards: nothing lost, nothing that drives the page, every claim once."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Card, ReportText
from counterclaim.export.dossier.page.texts import links_of, report_texts, shown
from counterclaim.export.joined import Copy
from counterclaim.export.plain import plain
from counterclaim.records.claim import Reason
from counterclaim.records.enums import AgreementType, Scope, TollKind, Unit
from counterclaim.records.ledger import Breach, Ceasefire, Facets, Incident, TollPoint, TollSeries

TEXT = (
    "Village shelled\n\nNorrland's army accused Sudmark of shelling Elv on Tuesday. "
    "Sudmark denied shelling Elv.\n\nNobody else spoke."
)
ACCUSES = {
    "words": "accused Sudmark of shelling Elv on Tuesday",
    "by": "Norrland's army",
    "side": "Norrland",
    "stance": "accuses",
    "event": "shelling",
    "agents": ["Sudmark"],
    "time": "2031-05-06",
    "places": ["Elv"],
}
DENIES = {
    "words": "denied shelling Elv",
    "by": "Sudmark",
    "side": "Sudmark",
    "stance": "denies",
    "denial_scope": "act",
    "event": "shelling",
    "answers": [{"claim": "c0", "kind": "denial"}],
}
ODD = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def incident(**fields: Any) -> Incident:
    told = {"id": "i0", "report": "r_test", "type": "shelling", "title": "shelling, Elv", "claims": ("c0", "c1")}
    return Incident(**{**told, "facets": Facets(contested=True), **fields})


def only(book: Book, links: Any = None) -> ReportText:
    (report,) = report_texts(book, links)
    return report


def cards(report: ReportText) -> list[Card]:
    return [card for paragraph in report.paragraphs for card in paragraph.cards]


def test_claims_are_marked_where_their_words_stand(bind: Callable[..., Book]) -> None:
    head, body, end = only(bind(TEXT, ACCUSES, DENIES)).paragraphs
    assert [s.text for s in body.segments] == [
        "Norrland's army ",
        "accused Sudmark of shelling Elv on Tuesday",
        ". Sudmark ",
        "denied shelling Elv",
        ".",
    ]
    assert [(s.claims, s.ends, s.side, s.voiced) for s in body.segments if s.claims] == [
        ((1,), (1,), "Norrland", True),
        ((2,), (2,), "Sudmark", True),
    ]
    assert [len(p.segments) for p in (head, end)] == [1, 1]
    assert [c.number for c in body.cards] == [1, 2]
    assert not head.cards


def test_the_innermost_claim_gives_side_and_voice(bind: Callable[..., Book]) -> None:
    inner = {"words": "shelling Elv", "event": "shelling"}
    segments = only(bind(TEXT, ACCUSES, inner)).paragraphs[1].segments
    nested = next(s for s in segments if s.text == "shelling Elv")
    assert (nested.claims, nested.side, nested.voiced) == ((1, 2), None, False)


def test_a_claim_over_two_paragraphs_has_one_card_in_the_last(bind: Callable[..., Book]) -> None:
    report = only(bind(TEXT, {"words": "shelling Elv.\n\nNobody else"}))
    marked = [[s.text for s in p.segments if s.claims] for p in report.paragraphs]
    assert marked == [[], ["shelling Elv."], ["Nobody else"]]
    assert [[c.number for c in p.cards] for p in report.paragraphs] == [[], [], [1]]


def test_a_report_tells_what_is_known_of_it(bind: Callable[..., Book]) -> None:
    book = bind(
        TEXT, ACCUSES, headline="Village shelled", publisher="Harbour Wire", published="2031-05-07", url="http://x/<a>"
    )
    report = only(book)
    about = dict(report.about)
    assert (report.number, report.id, report.headline, report.claims) == (1, "r_test", "Village shelled", 1)
    assert (about["Publisher"], about["Published"], about["Address"]) == ("Harbour Wire", "2031-05-07", "http://x/<a>")
    assert about["Original"].startswith("text/plain, ")
    assert about["Read by"] == "counterclaim 0"
    assert report.copy_of is None
    assert "Byline" not in about


def test_what_is_not_told_is_said_so(bind: Callable[..., Book]) -> None:
    report = only(bind(TEXT))
    assert dict(report.about)["Published"] == "day not told"
    assert dict(report.about)["Publisher"] == "not told"
    assert report.headline is None


def test_packs_are_left_to_the_page_and_hashes_are_short(bind: Callable[..., Book]) -> None:
    book = bind(TEXT)
    versions = {"counterclaim": "0.1.0", "model": f"reader {'5f11' * 16}", "pack cues.en": "1"}
    stored = msgspec.structs.replace(book.reports[0], versions=versions)
    report = only(msgspec.structs.replace(book, reports=(stored,)))
    assert dict(report.about)["Read by"] == "counterclaim 0.1.0, model reader 5f115f115f11"


def test_a_copy_names_the_report_that_it_copies(bind: Callable[..., Book]) -> None:
    book = bind(TEXT, publisher="Harbour Wire", published="2031-05-07")
    copies = (Copy("r_test", "r_other", 0.97),)
    numbers, sources = {**book.numbers, "r_other": 2}, {**book.sources, "r_other": "Bay Press, 2031-05-06"}
    report = only(msgspec.structs.replace(book, copies=copies, numbers=numbers, sources=sources))
    assert report.copy_of == "repeats report 2, Bay Press, 2031-05-06: 97 % of its words"


def test_a_card_tells_all_of_its_claim(bind: Callable[..., Book]) -> None:
    card = cards(only(bind(TEXT, ACCUSES, DENIES)))[0]
    assert (card.number, card.id, card.side) == (1, "c0", "Norrland")
    assert card.head == "Norrland's army accuses · shelling · 6 May 2031 · Elv"
    assert ("By", "Sudmark") in card.fields
    assert "Channel" not in dict(card.fields)
    assert card.links == (("c2", "answered by, as denial: claim 2"),)


def test_a_reason_is_told_once_and_names_claims_by_number(bind: Callable[..., Book]) -> None:
    book = bind(TEXT, {**ACCUSES, "id": f"c_{'0' * 16}"})
    claim = next(iter(book.claims.values()))
    reason = Reason("links", "denial", f"answers c_{'0' * 16} and c_{'f' * 16}")
    told = msgspec.structs.replace(claim, reasons=(reason, reason, Reason("time", "own words", "“Tuesday”")))
    (card,) = cards(only(msgspec.structs.replace(book, claims={claim.id: told})))
    assert card.reasons == (
        ("links", f"answers claim 1 and c_{'f' * 16} (denial)"),
        ("time", "“Tuesday” (own words)"),
    )


def test_a_reason_names_claims_of_a_public_book_by_number_too(bind: Callable[..., Book]) -> None:
    book = bind(TEXT, {**ACCUSES, "id": "c_1"})
    reason = Reason("links", "denial", "answers c_1 and c_77")
    told = msgspec.structs.replace(book.claims["c_1"], reasons=(reason,))
    (card,) = cards(only(msgspec.structs.replace(book, claims={"c_1": told})))
    assert card.reasons == (("links", "answers claim 1 and c_77 (denial)"),)


def test_a_hash_that_is_not_kept_is_not_told(bind: Callable[..., Book]) -> None:
    hashes = [dict(only(bind(TEXT, sha256=sha256)).about)["Original"] for sha256 in ("", "a1" * 32)]
    assert ["sha256" in words for words in hashes] == [False, True]


def test_links_lead_to_everything_that_counts_a_claim(bind: Callable[..., Book]) -> None:
    truce = Ceasefire(
        id="cf0",
        type=AgreementType.CEASEFIRE,
        agreed_on="2031-05-03",
        claims=("c1",),
        breaches=(Breach(claim="c0", alleged_by="Norrland", party="Sudmark", day=None),),
    )
    series = TollSeries(
        id="t0", claimant="Norrland's army", side="Norrland", kind=TollKind.KILLED, who="farmers", unit=Unit.COUNT,
        scope=Scope.INCIDENT, points=(TollPoint(claim="c0", best=2.0), TollPoint(claim="c0", best=3.0)),
    )  # fmt: skip
    book = bind(TEXT, ACCUSES, DENIES, incidents=(incident(),), ceasefires=(truce,), tolls=(series,))
    assert links_of(book) == {
        1: (
            ("c2", "answered by, as denial: claim 2"),
            ("i1", "shelling, Elv"),
            ("a1", "ceasefire agreed on 3 May 2031"),
            ("l-t0", "toll by Norrland's army: killed farmers"),
        ),
        2: (
            ("c1", "answers, as denial: claim 1"),
            ("i1", "shelling, Elv"),
            ("a1", "ceasefire agreed on 3 May 2031"),
        ),
    }


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"agreed_by": "2031-05-03"}, "ceasefire agreed on or before 3 May 2031"),
        ({"effective": "2031-05-04"}, "ceasefire in force from 4 May 2031"),
        ({}, "ceasefire, its day not told"),
        ({"type": AgreementType.OTHER}, "agreement, its day not told"),
    ],
)
def test_an_agreement_is_named_by_what_is_told_of_its_day(
    bind: Callable[..., Book], fields: dict[str, Any], words: str
) -> None:
    truce = Ceasefire(**{"id": "cf0", "type": AgreementType.CEASEFIRE, "claims": ("c0",), **fields})
    assert links_of(bind(TEXT, ACCUSES, ceasefires=(truce,))) == {1: (("a1", words),)}


def test_claims_outside_the_book_are_not_linked(bind: Callable[..., Book]) -> None:
    stray = {**DENIES, "answers": [{"claim": "c_elsewhere", "kind": "denial"}]}
    assert links_of(bind(TEXT, stray, incidents=(incident(claims=("c_elsewhere",)),))) == {}


def test_links_can_be_given(bind: Callable[..., Book]) -> None:
    report = only(bind(TEXT, ACCUSES, DENIES), {2: [("i7", "somewhere")]})
    assert [card.links for card in cards(report)] == [(), (("i7", "somewhere"),)]


def test_hostile_text_shows_as_text(bind: Callable[..., Book]) -> None:
    text = "Sud\u202emark\x1b[2J <script>alert(1)</script>\tdenied it."
    claim = {"words": "<script>alert(1)</script>\tdenied it", "by": "Sud\u202emark", "event": "shelling"}
    report = only(bind(text, claim, headline="a\u2066b", publisher="c\x00d"))
    (paragraph,) = report.paragraphs
    assert [s.text for s in paragraph.segments] == [
        "Sud<U+202E>mark<U+001B>[2J ",
        "<script>alert(1)</script> denied it",
        ".",
    ]
    assert not ODD.search(msgspec.json.encode(report).decode())
    assert cards(report)[0].head == "Sud<U+202E>mark says · shelling"
    assert report.headline == "a<U+2066>b"


def test_a_text_blanked_for_safety_keeps_its_cards(bind: Callable[..., Book]) -> None:
    book = bind(TEXT, ACCUSES, DENIES)
    stored = book.reports[0]
    blank = msgspec.structs.replace(stored.report, text=" " * len(TEXT))
    report = only(msgspec.structs.replace(book, reports=(msgspec.structs.replace(stored, report=blank),)))
    assert [card.number for card in cards(report)] == [1, 2]


def test_swapping_the_sides_mirrors_the_text(bind: Callable[..., Book]) -> None:
    def swap(told: str) -> str:
        return re.sub("Norrland|Sudmark", lambda m: "Sudmark" if m[0] == "Norrland" else "Norrland", told)

    report = only(bind(TEXT, ACCUSES, DENIES))
    swapped = only(bind(swap(TEXT), *({**c, **_swapped(c, swap)} for c in (ACCUSES, DENIES))))
    mine, theirs = (msgspec.to_builtins(told) for told in (report, swapped))
    for told in (mine, theirs):
        told.pop("about")
    assert swap(msgspec.json.encode(mine).decode()) == msgspec.json.encode(theirs).decode()


def _swapped(claim: dict[str, Any], swap: Callable[[str], str]) -> dict[str, Any]:
    told = {key: swap(claim[key]) for key in ("words", "by", "side")}
    return {**told, "agents": [swap(name) for name in claim.get("agents", ())]}


@given(st.text(max_size=40), st.integers(0, 40))
def test_showing_parts_is_showing_the_whole(text: str, at: int) -> None:
    assert shown(text[:at]) + shown(text[at:]) == shown(text)


@given(st.text(max_size=40))
def test_what_is_shown_is_what_is_safe_to_print(text: str) -> None:
    assert plain(shown(text)) == plain(text)
    assert not ODD.search(shown(text))


@given(
    st.text(alphabet="ab \n\u202e", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20)), max_size=6),
)
def test_segments_give_each_paragraph_back_and_each_claim_has_one_card(
    bind: Callable[..., Book], text: str, spans: list[tuple[int, int]]
) -> None:
    words = [text[start : start + length] for start, length in spans]
    book = bind(text, *({"words": word} for word in words if word.strip()))
    report = only(book)
    pasted = "".join(segment.text for paragraph in report.paragraphs for segment in paragraph.segments)
    assert pasted.replace(" ", "") == shown(text).replace(" ", "")
    ended = [number for p in report.paragraphs for segment in p.segments for number in segment.ends]
    assert sorted(ended) == [card.number for card in sorted(cards(report), key=lambda c: c.number)]
    assert sorted(ended) == sorted(book.numbers[claim_id] for claim_id in book.claims)
