"""Saved pages: the report is told from the page around it; a hostile page is bounded."""

import time
from io import BytesIO

import pytest

from counterclaim.documents.extract import Extract, Limits, Refused
from counterclaim.documents.readers import sniff
from counterclaim.documents.readers.html_page import HTML, read_html
from counterclaim.records.enums import Zone

FIRST = (
    "NORTHTOWN (Valley Wire) — The defence ministry accused the rebels on Monday of shelling three villages and of "
    "wounding at least twelve civilians, among them two children, in the north of the country."
)
SECOND = "A spokesman for the rebels denied the accusation and said that government troops had opened fire first."
PAGE = f"""<!DOCTYPE html><html><head><title>Truce broken - Valley Herald</title>
<meta property="og:site_name" content="Valley Herald"><meta property="article:published_time" content="2021-05-04">
<link rel="canonical" href="https://example.org/a"><script>var evil = "evil";</script><style>p {{}}</style></head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World news</a></li></ul></nav></header>
<div class="cookie-banner">We use cookies to improve your visit.</div>
<main><article><h1>Truce broken as shells hit Northtown</h1><div class="byline">By A. Writer</div>
<div class="share-bar"><span>457</span> shares</div>
<figure><img src="http://evil.example/x.png"><figcaption>Destroyed houses in Northtown</figcaption></figure>
<p>{FIRST}</p><p hidden>Hidden words</p><p style="display: none">More hidden words</p>
<p>{SECOND} It said that <a href="x">the army</a> &amp; its allies had broken the truce three times since Sunday.</p>
<h2>Talks to resume</h2><p>The mediator said that talks would resume on Thursday in the capital of the country.</p>
<div class="related"><h3>Related</h3><ul><li><a href="1">Old story about the truce</a></li></ul></div>
</article></main><footer>Copyright 2021 Valley Herald</footer></body></html>"""
LIMITS = Limits(5_000_000, 400_000)


def read(page: str | bytes) -> Extract:
    data = page if isinstance(page, bytes) else page.encode()
    (extract,) = read_html(BytesIO(data), LIMITS)
    assert isinstance(extract, Extract)
    return extract


def zones(extract: Extract) -> dict[str, Zone]:
    return {extract.text[m.start : m.end]: m.zone for m in extract.marks}


def test_page_tells_title_day_publisher_and_address() -> None:
    page = read(PAGE)
    assert page.title == "Truce broken - Valley Herald"
    assert page.published == "2021-05-04"
    assert page.publisher == "Valley Herald"
    assert page.url == "https://example.org/a"


def test_furniture_stays_in_the_text_and_is_marked() -> None:
    page = read(PAGE)
    marked = zones(page)
    for words in (
        "Home",
        "World news",
        "We use cookies to improve your visit.",
        "457 shares",
        "Old story about the truce",
    ):
        assert marked[words] is Zone.FURNITURE
    assert marked["Truce broken as shells hit Northtown"] is Zone.HEADLINE
    assert marked["Destroyed houses in Northtown"] is Zone.CAPTION
    assert marked["Talks to resume"] is Zone.HEADING


def test_body_is_left_unmarked() -> None:
    page = read(PAGE)
    assert FIRST in page.text
    assert FIRST not in zones(page)
    assert "the army & its allies" in page.text


@pytest.mark.parametrize("words", ["evil", "Hidden words", "p {"])
def test_what_no_visitor_reads_is_not_in_the_text(words: str) -> None:
    assert words not in read(PAGE).text


def test_linked_data_tells_the_day() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2021-05-04">', "").replace(
        "</head>",
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2020-01-02", '
        '"publisher": {"name": "N"}}]}</script></head>',
    )
    assert read(page).published == "2020-01-02"


def test_page_without_a_day_has_none() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2021-05-04">', "")
    assert read(page).published is None


def test_declared_encoding() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Northtown", "Nörthtown")
    assert "Nörthtown" in read(page.encode("cp1252", "replace")).text


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 100_000 + FIRST,
        "<html><body>" + "<b>" * 50_000 + FIRST + "</b>" * 50_000,
        "<html><body><p>" + FIRST + "<table>" * 3_000 + "<tr><td>",
        "<html><body>" + f"<p>{SECOND}</p>" * 2_000,
        "<html><body><p " + " ".join(f'a{n}="x"' for n in range(20_000)) + f">{FIRST}</p>",
        "<html><body><p>" + "&amp;" * 50_000 + FIRST,
        '<html><head><script type="application/ld+json">' + "[" * 60_000 + f"</script></head><body><p>{FIRST}</p>",
    ],
    ids=["deep", "deep inline", "tables", "long", "attributes", "entities", "deep notes"],
)
def test_hostile_page_is_bounded(page: str) -> None:
    begin = time.process_time()  # what this page costs, not what else the machine does
    try:
        results = list(read_html(BytesIO(page.encode()), LIMITS))
    except Refused:
        results = []
    assert time.process_time() - begin < 20
    assert all(isinstance(result, (Extract, Refused)) for result in results)


def test_entity_bomb_does_not_expand() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "boom boom">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10)
    )
    page = f"{bomb}]><html><body><p>{FIRST} &k;</p></body></html>"
    assert "boom boom boom" not in read(page).text


def test_local_files_are_not_read() -> None:
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>{FIRST} &x;</p></body></html>'
    assert "root:" not in read(page).text


def test_page_without_words_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        read("<html><body><script>words</script></body></html>")
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    "head", [b"<!doctype HTML>", b"\n <html lang='en'>", b"<!-- saved from url=(1)x --><html>", b"<head>"]
)
def test_pages_are_known_by_their_head(head: bytes) -> None:
    assert sniff(head) is HTML


@pytest.mark.parametrize("head", [b"The <html> tag", b"{}", b"%PDF-1.7", b""])
def test_others_are_not(head: bytes) -> None:
    assert sniff(head) is not HTML


@pytest.mark.parametrize("depth", [300, 5000])
def test_a_page_nested_too_deep_for_the_parser_keeps_its_words(depth: int) -> None:
    words = f"<p>{FIRST}</p><p>{SECOND}</p>"
    text = read(f"<html><body><h1>Truce</h1>{'<div><b>' * depth}{words}{'</b></div>' * depth}</body></html>").text
    assert FIRST in text
    assert SECOND in text
    assert "<" not in text
