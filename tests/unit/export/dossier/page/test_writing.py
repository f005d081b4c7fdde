"""The page: whole, safe, and every line one step from its sentence and back."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html
from tests.store.readings import make_reading, make_refusal

from counterclaim.export.dossier.book import Book, load_book
from counterclaim.export.dossier.making import make_dossier, write_html
from counterclaim.records.claim import Quote
from counterclaim.store import Period, Store, new_run, open_store

MADE = "2031-05-08T09:00:00Z"
KEPT = {"marks"}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"' &amp; ]]> \u202egnp.exe {{ 7*7 }} </style>"


def drawn(store: Store, *, public: bool = False, period: Period | None = None) -> str:
    return "".join(write_html(load_book(store, period=period or Period()), public=public, made=MADE))


@pytest.fixture
def page(store: Store) -> str:
    return drawn(store)


def test_sections_stand_in_their_order(page: str) -> None:
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page) == [
        "What this rests on",
        "Disputed now",
        "Truces",
        "Tolls by claimant",
        "Harm, with its grounds",
        "Timeline",
        "Appeals and pledges",
        "Who spoke, and who is spoken of",
        "Weapons, with treaty status",
        "What needs a person, most doubtful first",
        "Not read",
        "Method and limits",
        "The reports, with every claim in its place",
    ]


def test_how_much_is_checked_stands_first_and_last(page: str) -> None:
    text = html.fromstring(page).text_content()
    assert text.index("Machine-read, 0 of 8 claims checked by a person") < text.index("What this rests on")
    assert "checked" in text[-100:]


def test_every_link_stays_in_the_page_and_leads_somewhere(page: str) -> None:
    tree = html.fromstring(page)
    ids = tree.xpath("//@id")
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    lost = [h for h in tree.xpath("//@href") if not h.startswith("#") or h[1:] not in ids]
    assert lost == []


def test_every_claim_has_its_mark_and_its_card_and_each_leads_to_the_other(page: str, store: Store) -> None:
    tree = html.fromstring(page)
    for number in range(1, store.counts().claims + 1):
        (mark,) = tree.xpath(f"//*[@id='t{number}']")
        (card,) = tree.xpath(f"//*[@id='c{number}']")
        assert mark.get("href") == f"#c{number}"
        assert f"#t{number}" in card.xpath(".//@href")


def test_the_texts_are_whole(page: str, store: Store) -> None:
    tree = html.fromstring(page)
    for away in tree.xpath("//a[@class and starts-with(@id, 't')]"):
        away.drop_tree()
    for number, stored in enumerate(store.reports(), start=1):
        marked = tree.xpath(
            f"//article[@id='r{number}']//div[@class='para']/p | //article[@id='r{number}']/p[@class='bare']"
        )
        assert " ".join(" ".join(p.text_content() for p in marked).split()) == " ".join(stored.report.text.split())


def test_it_asks_for_nothing_and_runs_nothing(page: str) -> None:
    tree = html.fromstring(page)
    assert tree.xpath("//script|//link|//img|//iframe|//form|//object|//*[@src]|//@onload|//@onclick") == []
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_a_hostile_report_shows_as_text(tmp_path: Path) -> None:
    """Every string of every record of a reading, but ids and closed lists, is an attack."""
    reading = make_reading(publisher=HOSTILE)
    with open_store(tmp_path / "hostile.db") as store:
        store.add_reading(reading, run=new_run("test"))
        store.add_refusal(make_refusal(origin=f"{HOSTILE}.txt"), run=new_run("test"))
        book = load_book(store, period=Period(), title=HOSTILE)
    page = "".join(write_html(poisoned(book), public=False, made=MADE))
    tree = html.fromstring(page)
    assert tree.xpath("//script|//img|//*[@onerror]|//*[@onload]|//iframe|//link") == []
    assert len(tree.xpath("//style")) == 1
    assert [h for h in tree.xpath("//@href") if not h.startswith("#")] == []
    assert "<script>alert(1)</script><img src=x onerror=alert(2)>" in tree.text_content()
    assert "\u202e" not in page
    assert "{{ 7*7 }}" in page


def poisoned(book: Book) -> Book:
    """The book with an attack behind every name and word that a report could bring."""
    free = {"name", "who", "text", "note", "title", "office", "claimant", "condition", "dateline", "byline", "language"}
    lists = {"aliases", "other_names", "characterisations", "brokers", "terms"}

    def bad(value: Any, field: str = "") -> Any:
        if isinstance(value, str):
            return f"{value}{HOSTILE}" if field in free | lists else value
        if isinstance(value, tuple):
            return tuple(bad(item, field) for item in value)
        if isinstance(value, dict):
            return {key: bad(item, field) for key, item in value.items()}
        if isinstance(value, (Quote, Book)) or not isinstance(value, msgspec.Struct):
            return value
        fields = {name: bad(getattr(value, name), name) for name in value.__struct_fields__ if name != "versions"}
        return msgspec.structs.replace(value, **{name: new for name, new in fields.items() if name not in KEPT})

    parts = {name: bad(getattr(book, name)) for name in ("claims", "incidents", "truces", "tolls", "actors", "reports")}
    return msgspec.structs.replace(book, **parts)


def test_an_empty_ledger_is_told(tmp_path: Path) -> None:
    with open_store(tmp_path / "empty.db") as store:
        text = html.fromstring(drawn(store)).text_content()
    assert "No report lies in this dossier." in text
    assert "not a toll of zero" in text


def test_a_period_is_printed_into_the_page(store: Store) -> None:
    text = html.fromstring(drawn(store, period=Period("2031-05-01", "2031-05-31"))).text_content()
    assert "Only reports published from 2031-05-01 to 2031-05-31: 1 of 2 reports in the ledger are left out" in text
    assert "1 of them without a day of publication" in text


def test_only_the_moment_of_making_differs(store: Store) -> None:
    book = load_book(store, period=Period())
    one, two = ("".join(write_html(book, public=False, made=moment)) for moment in (MADE, "2032-01-01T00:00:00Z"))
    assert one != two
    assert one.replace(MADE, "") == two.replace("2032-01-01T00:00:00Z", "")


def test_sides_stand_by_the_alphabet(store: Store) -> None:
    dossier = make_dossier(load_book(store, period=Period()), public=False, made=MADE)
    assert dossier.sides == ("Norrland", "Sudmark")
