"""The dossier of a sample conflict in a real Chromium: nothing fetched, axe content, keyboard, widths, print.

Run by `make browser`. `COUNTERCLAIM_CHROMIUM` names the browser where it is not `chromium` on the path.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from counterclaim.book.joined import joined_of
from counterclaim.export.dossier.book import Book, load_book
from counterclaim.export.dossier.making import write_html
from counterclaim.packs.conflict import load_conflict
from counterclaim.pipeline import link_book, read_all
from counterclaim.records.enums import Scope, TollKind
from counterclaim.records.report import Refusal
from counterclaim.records.settings import Settings
from counterclaim.records.tallies import Beside, Figure, Tally
from counterclaim.store import Period, new_run, open_store

pytestmark = pytest.mark.browser

SAMPLES = Path(__file__).parents[2] / "samples"
MADE = "2031-05-08T09:00:00Z"
WIDE, NARROW = 1280, 320
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("COUNTERCLAIM_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "no Chromium found; install it or name it in COUNTERCLAIM_CHROMIUM"
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=ARGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session", params=["page", "public"])
def page_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    conflict = SAMPLES / "conflicts" / "karabakh.yaml"
    settings = Settings(ledger=folder / "ledger.db", conflict=conflict)
    with open_store(settings.ledger) as store:
        run = new_run("test")
        for outcome in read_all([str(SAMPLES / "dispatches" / "karabakh-2020")], settings=settings):
            assert not isinstance(outcome, Refusal)
            store.add_reading(outcome, run=run)
        assert sum(link_book(store, run=run))
        book = load_book(store, period=Period(), conflict=load_conflict(conflict), joined=joined_of(store))
    book = charted(book)
    path = folder / "dossier.html"
    path.write_text("".join(write_html(book, public=request.param == "public", made=MADE)), encoding="utf-8")
    return path


def charted(book: Book) -> Book:
    """The book with two running totals that contradict each other: the sample's reports are all of a few days."""
    claims = list(book.claims.values())[:4]
    days = ("2020-10-09", "2020-10-12", "2020-10-12", None)
    bounds = ((None, 38.0, None), (40.0, None, 60.0), (290.0, None, None), (None, 5.0, None))
    figures = [
        Figure(claim=claim.id, report=claim.report, day=day, low=low, best=best, high=high, text="so many")
        for claim, day, (low, best, high) in zip(claims, days, bounds, strict=True)
    ]
    one, two = (
        Tally(
            id=f"t_{n}", claimant=f"Body {n}", side=side, kind=TollKind.KILLED, who="soldiers", scope=Scope.CUMULATIVE,
            figures=tuple(told),
        )
        for n, side, told in ((1, book.sides[0], figures[:2]), (2, book.sides[1], figures[2:]))
    )  # fmt: skip
    pair = Beside(one=one.id, two=two.id, differ=True, claims=())
    return msgspec.structs.replace(book, tallies=(one, two), beside=(pair,))


def opened(browser: Browser, path: Path, width: int, theme: str = "light", **options: object) -> Page:
    tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme, **options)
    tab.goto(path.as_uri())
    return tab


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing(browser: Browser, page_file: Path, width: int, theme: str) -> None:
    tab = opened(browser, page_file, width, theme, bypass_csp=True)
    found = Axe().run(tab).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_runs_over_the_edge(browser: Browser, page_file: Path, width: int) -> None:
    tab = opened(browser, page_file, width, bypass_csp=True)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_fetched_and_nothing_runs(browser: Browser, page_file: Path) -> None:
    tab = browser.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(page_file.as_uri())
    assert asked == [page_file.as_uri()]
    assert tab.locator("script, iframe, object, embed, img, link, form, input").count() == 0


def test_it_is_whole_without_script(browser: Browser, page_file: Path) -> None:
    tab = opened(browser, page_file, WIDE, java_script_enabled=False)
    for heading in ("What this rests on", "Disputed now", "Truces", "Tolls by claimant", "Harm, with its grounds"):
        assert tab.get_by_role("heading", name=heading, exact=True).is_visible()


def test_every_link_leads_somewhere(browser: Browser, page_file: Path) -> None:
    tab = opened(browser, page_file, WIDE, bypass_csp=True)
    lost = tab.evaluate(
        "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
        ".filter(h => !h.startsWith('#') || !document.getElementById(h.slice(1)))"
    )
    assert lost == []


def test_a_claim_opens_at_a_touch_by_keyboard_and_by_link(browser: Browser, page_file: Path) -> None:
    tab = opened(browser, page_file, WIDE, bypass_csp=True)
    card, more = tab.locator("#c1"), tab.locator("#c1 .more")
    assert not more.is_visible()
    tab.locator("mark.k1").first.hover()
    assert more.is_visible()
    tab.mouse.move(0, 0)
    tab.locator("#t1").focus()
    tab.keyboard.press("Enter")
    assert more.is_visible()
    assert card.evaluate("e => e.matches(':target')")
    card.get_by_role("link", name="claim 1: back to its sentence").click()
    assert tab.evaluate("location.hash") == "#t1"


def test_a_chart_is_named_and_its_points_open_their_claims(browser: Browser, page_file: Path) -> None:
    tab = opened(browser, page_file, WIDE, bypass_csp=True)
    chart = tab.locator(".chart svg").first
    assert chart.evaluate("e => e.getAttribute('aria-labelledby').split(' ').every(id => document.getElementById(id))")
    point = chart.locator("a").first
    target = point.get_attribute("href")
    point.focus()
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == target
    assert tab.locator(f"{target} .more").is_visible()


def test_it_prints_on_pages_of_a_book(browser: Browser, page_file: Path, tmp_path: Path) -> None:
    tab = opened(browser, page_file, WIDE, bypass_csp=True)
    tab.emulate_media(media="print")
    assert not tab.locator("nav").is_visible()
    assert tab.get_by_text("checked by a person").first.is_visible()
    tab.pdf(path=tmp_path / "dossier.pdf", format="A4")
    assert (tmp_path / "dossier.pdf").read_bytes().startswith(b"%PDF")
