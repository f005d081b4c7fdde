"""What a web page says about itself: title, day of publication, publisher, address.

In: a parsed page and its source. Out: those four, each from the page's own notes (meta tags, JSON-LD, `<time>`), or
none. No date is guessed from the text or the clock. No pack is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from counterclaim.documents.dates import iso_day

_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_DAYS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "article.published",
)
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
    "citation_publisher",
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{4,2000}?)\s*-->", re.IGNORECASE)
_ARTICLE_TYPES = re.compile(r"article|report|posting|webpage", re.IGNORECASE)
_NOTES_MAX = 200_000
"""Characters of a JSON-LD block that is read."""
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class PageNotes:
    """Title, ISO day, publisher and address, as far as the page tells them."""

    title: str | None
    published: str | None
    publisher: str | None
    url: str | None


def read_notes(tree: Any, source: str) -> PageNotes:
    """The page's own notes; meta tags first, then JSON-LD, then what the page shows."""
    meta = _meta(tree)
    linked = tuple(_linked_data(tree))
    title = _first(meta, _TITLES) or _linked_text(linked, "headline") or _text_of(tree, ".//title")
    publisher = _first(meta, _PUBLISHERS) or _linked_name(linked, "publisher")
    day = _first_day(meta) or iso_day(_linked_text(linked, "datePublished") or "") or _shown_day(tree)
    return PageNotes(_tidy(title), day, _tidy(publisher), _address(tree, meta, source))


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content[:2000])
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _first_day(meta: dict[str, str]) -> str | None:
    return next((day for name in _DAYS if name in meta and (day := iso_day(meta[name]))), None)


def _shown_day(tree: Any) -> str | None:
    """The day of the first `<time>` or `itemprop` that marks publication."""
    for element in tree.iter("time", "span", "abbr", "div"):
        marked = element.tag == "time" or (element.get("itemprop") or "").lower() == "datepublished"
        if marked and (day := iso_day(element.get("datetime") or element.get("content") or "")):
            return day
    return None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        text = element.text or ""
        if (element.get("type") or "").lower() == "application/ld+json" and len(text) <= _NOTES_MAX:
            try:
                yield from _objects(msgspec.json.decode(text), _DEPTH)
            except (msgspec.MsgspecError, RecursionError):
                continue  # The page is read without this note.


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth and isinstance(value, list):
        for part in value:
            yield from _objects(part, depth - 1)
    elif depth and isinstance(value, dict):
        if _ARTICLE_TYPES.search(str(value.get("@type", ""))[:200]):
            yield value
        yield from _objects(value.get("@graph"), depth - 1)


def _linked_text(linked: tuple[dict[str, Any], ...], key: str) -> str | None:
    return next((text for data in linked if isinstance(text := data.get(key), str) and text.strip()), None)


def _linked_name(linked: tuple[dict[str, Any], ...], key: str) -> str | None:
    for data in linked:
        value = data.get(key)
        if isinstance(value, dict) and isinstance(value.get("name"), str):
            return str(value["name"])
    return None


def _text_of(tree: Any, path: str) -> str | None:
    element = tree.find(path)
    return None if element is None else element.text_content()


def _address(tree: Any, meta: dict[str, str], source: str) -> str | None:
    canonical = next((e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    saved = _SAVED_FROM.search(source[:4000])
    for address in (canonical, meta.get("og:url"), saved[1] if saved else None):
        if address and address.strip().lower().startswith(("http://", "https://")):
            return str(address.strip()[:2000])
    return None


def _tidy(text: str | None) -> str | None:
    return " ".join(text.split())[:500] or None if text else None
