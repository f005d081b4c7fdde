"""The public book: no private name anywhere in it, offsets that still fit, officials who stay, places off the map."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.public import keeps_off_map, public_book
from counterclaim.records.claim import Reason, Speaker
from counterclaim.records.correcting import STEP
from counterclaim.records.enums import Scope, Sector, TollKind, Unit
from counterclaim.records.ledger import Actor, Facets, Incident, TollPoint, TollSeries
from counterclaim.records.report import Refusal

TEXT = (
    "By Nadia Prill\n\n"
    "Shells fell on Brezna on Monday, said Ivo Tarn, the army spokesman. "
    "Mira Sol, 34, a baker, was wounded in her house. "
    "“They killed my son,” Sol told reporters. "
    "Tarn said that Mira Sol was treated at once.\n\n"
    "Her son, Petr Sol, was buried on Tuesday. MIRA SOL can be reached at +999 55 123-456."
)
NAMES = ("mira", "petr", "sol ", "sol,", "sol's", "-sol", "sol-", "sol.", "123-456", "/users", "beld")


def actor(n: int, name: str, **more: Any) -> Actor:
    return Actor(id=f"a_{n:08x}", name=name, kind="person", **more)


TOLLS = (
    TollSeries(
        id="t_1",
        claimant="Mira Sol",
        side=None,
        kind=TollKind.KILLED,
        who="Petr Sol",
        unit=Unit.COUNT,
        scope=Scope.INCIDENT,
        points=(TollPoint(claim="c_2", best=1, text="my son Petr Sol"),),
    ),
)
REFUSALS = (
    Refusal(
        id="x_1",
        origin="/users/oru.beld/cases/mira-sol.pdf",
        reason="binary",
        advice="cannot read /users/oru.beld/cases/mira-sol.pdf; try another file",
    ),
)


@pytest.fixture
def book(bind: Callable[..., Book]) -> Book:
    return bind(
        TEXT,
        {
            "words": "Shells fell on Brezna on Monday",
            "by": "Ivo Tarn",
            "event": "shelling",
            "places": ["Brezna"],
            "id": "c_1",
        },
        {
            "words": "They killed my son",
            "by": {
                "name": "Mira Sol",
                "mention": {"start": TEXT.index("Sol told"), "end": TEXT.index(" told"), "text": "Sol"},
            },
            "event": "attack_on_civilians",
            "targets": ["Mira Sol's son"],
            "id": "c_2",
            "reasons": [{"step": "attribution", "rule": "r", "note": "Mira Sol speaks"}],
        },
        {"words": "Mira Sol was treated at once", "by": "Ivo Tarn", "event": "relief", "targets": ["Sol"], "id": "c_3"},
        actors=(
            actor(1, "Ivo Tarn", office="army spokesman", sector=Sector.MILITARY, aliases=("Tarn",)),
            actor(2, "Mira Sol", aliases=("Sol", "MIRA SOL")),
            actor(3, "Nadia Prill"),
        ),
        incidents=(
            Incident(
                id="i_1",
                report="r_test",
                type="attack_on_civilians",
                title="Attack on civilians, Mira Sol",
                claims=("c_2",),
                facets=Facets(contested=False),
            ),
        ),
        tolls=TOLLS,
        refusals=REFUSALS,
        headline="Mira Sol weeps for Petr",
        byline="By Nadia Prill",
        url="https://example.org/2031/mira-sol-weeps",
    )


def test_no_private_name_is_left_anywhere(book: Book) -> None:
    whole = msgspec.json.encode(public_book(book)).decode().casefold()
    assert [name for name in NAMES if name in whole] == []


def test_what_a_person_typed_stays_in(book: Book) -> None:
    key, claim = next((key, one) for key, one in book.claims.items() if one.speaker is not None)
    reasons = (
        *claim.reasons,
        Reason(STEP, "speaker", "decided by Zora Quibble: speaker is Plim Odding (Wanda Eelf saw)"),
    )
    typed = msgspec.structs.replace(claim, speaker=Speaker(name="Plim Odding"), reasons=reasons)
    told = str(msgspec.to_builtins(public_book(msgspec.structs.replace(book, claims={**book.claims, key: typed}))))
    assert "decided by a person" in told
    assert not re.search("quibble|odding|eelf", told, re.IGNORECASE)


def test_officials_and_authors_stay(book: Book) -> None:
    told = public_book(book)
    text = told.reports[0].report.text
    assert text.startswith("By Nadia Prill")
    assert "said Ivo Tarn, the army spokesman" in text
    assert "Tarn said that ████ ███ was treated" in text
    assert told.reports[0].report.byline == "By Nadia Prill"
    assert told.claims["c_1"] == msgspec.structs.replace(book.claims["c_1"], report="r_1")
    assert {a.name for a in told.actors.values()} == {"Ivo Tarn", "████ ███", "Nadia Prill"}


def test_every_quotation_is_still_what_stands_there(book: Book) -> None:
    told = public_book(book)
    text = told.reports[0].report.text
    assert len(text) == len(TEXT)
    for claim in told.claims.values():
        quotes = [claim.evidence, *([claim.speaker.mention] if claim.speaker and claim.speaker.mention else [])]
        assert [q.text for q in quotes] == [text[q.start : q.end] for q in quotes]


def test_numbers_are_as_before_and_ids_run_on_in_the_order_of_the_text(book: Book) -> None:
    told = public_book(book)
    assert told.sides == book.sides
    assert list(told.numbers.values()) == list(book.numbers.values())
    assert list(told.claims) == ["c_1", "c_2", "c_3"]
    assert [incident.id for incident in told.incidents] == ["i_1"]
    assert [series.id for series in told.tolls] == ["t_1"]
    assert [refusal.id for refusal in told.refusals] == ["x_1"]
    assert list(told.actors) == ["a_1", "a_2", "a_3"]
    assert told.reports[0].report.id == "r_1"


def test_masking_twice_changes_nothing_more(book: Book) -> None:
    once = public_book(book)
    assert public_book(once) == once


def test_the_book_says_what_was_masked_and_is_sure_of_nothing(book: Book) -> None:
    first, second = public_book(book).filters
    assert first.startswith(
        "Names that a program took for private persons' are masked (█): 2 names. "
        "A person must look before this is published."
    )
    assert second.startswith("Left off the map for people's safety: places of deployments, shelters")
    assert not any(c.isdigit() for c in second)


def test_nothing_is_told_of_a_file_but_its_kind(book: Book) -> None:
    told = public_book(book)
    (refusal,) = told.refusals
    assert (refusal.origin, refusal.reason) == ("input 1 (.pdf)", "binary")
    assert refusal.advice == "It holds no text. Save its text as a file and read that."
    (stored,) = told.reports
    assert (stored.origin, stored.collector, stored.collected_at) == (".txt", "", "2031-05-08")
    assert stored.report.sha256 == ""


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        ("C:\\Users\\Oru Beld\\My Cases\\mirasol.PDF", "input 1 (.pdf)"),
        ("/users/oru/notes.mira", "input 1"),
        ("cases.jsonl#Mira Sol", "input 1 (.jsonl)"),
        ("statements.zip/Petr_Janek.docx", "input 1 (.docx)"),
        ("Mira Sol", "input 1"),
        ("-", "input 1"),
    ],
)
def test_a_refused_file_has_no_name(bind: Callable[..., Book], origin: str, shown: str) -> None:
    refusal = Refusal(id="x_1", origin=origin, reason="sol/mira", advice=f"cannot read {origin}", sha256="a" * 64)
    told = public_book(bind("Shells fell.", {"words": "Shells fell"}, refusals=(refusal,))).refusals[0]
    assert (told.origin, told.reason, told.sha256) == (shown, "not_read", None)
    assert told.advice == "The ledger tells why."


def test_an_address_keeps_what_is_no_name(book: Book) -> None:
    assert public_book(book).reports[0].report.url == "https://example.org/2031/████-███-weeps"


@pytest.mark.parametrize(
    ("event", "text", "off"),
    [
        ("shelling", "Shells fell on the bakery of Brezna.", False),
        ("shelling", "Shells fell on the shelter where families slept in Brezna.", True),
        ("air_strike", "Jets struck the evacuation route near Brezna.", True),
        ("air_strike", "Jets struck Brezna, where many people had found refuge.", True),
        ("deployment", "The army moved two brigades to Brezna.", True),
        ("recruitment_of_fighters", "Men were hired in Brezna.", True),
        ("shelling", "Shells hit a firing position above Brezna.", True),
        ("weapons_disrupted", "A drone was shot down over Brezna.", True),
        ("attack_on_civilians", "Gunmen shot two farmers at Brezna.", False),
    ],
)
def test_places_off_the_map(bind: Callable[..., Book], event: str, text: str, *, off: bool) -> None:
    incident = Incident(
        id="i_1",
        report="r_test",
        type=event,
        title=event,
        claims=("c0",),
        places=("Brezna",),
        facets=Facets(contested=False),
    )
    made = bind(text, {"words": text.rstrip("."), "event": event, "places": ["Brezna"]}, incidents=(incident,))
    assert keeps_off_map(made, incident) is off
