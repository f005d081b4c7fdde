"""The blocks of a web page: what a visitor sees, paragraph by paragraph.

In: a parsed page. Out: its blocks of words in order, with their tag, place and share of links. Scripts, styles, forms
and hidden parts are no words of the page. The walk keeps its own stack, so that no page can exhaust it. No pack.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_SKIPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "video",
        "audio",
        "map",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "head",
        "title",
        "meta",
        "link",
        "datalist",
        "progress",
    )
)
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_ASIDE = frozenset(("nav", "aside", "footer", "menu", "dialog", "form"))
_ASIDE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog")
)
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|share|sharing|share-?(?:bar|buttons?|counts?|tools?|links?)"
    r"|social(?:-?(?:media|links|share|icons))?|newsletters?|subscri\w+|sign-?up|promo\w*|related\w*|recommend\w*|read-?more"
    r"|more-?(?:stories|news|on)|most-?(?:read|popular|viewed)|trending|popular|cookies?|consent|gdpr|sidebar|side-?bar"
    r"|widgets?|comments?|disqus|advert\w*|ads?|sponsor\w*|tags?|footer|masthead|topbar|paywall|donat\w+|pagination|pager"
    r"|print-?only|sr-only|visually-?hidden|screen-reader-text|skip-link|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEAD_NAMES = re.compile(
    r"byline|author|dateline|publi|timestamp|headline|standfirst|subtitle|deck|kicker|article-?(?:date|meta|header)",
    re.IGNORECASE,
)
_CAPTION_NAMES = re.compile(r"caption|photo-?credit|image-?credit|wp-caption-text|media-?credit", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the page: its words on one line, its tag, and where it stands."""

    text: str
    tag: str
    aside: bool
    """In a menu, footer, sidebar or the like."""
    in_menu: bool
    is_head: bool
    """Named as byline, date or subtitle."""
    linked: float
    """Share of its characters inside links."""


@dataclass(frozen=True, slots=True)
class _Place:
    tag: str = "body"
    aside: bool = False
    in_menu: bool = False
    is_head: bool = False
    in_link: bool = False
    in_article: bool = False


@dataclass(slots=True)
class _Buffer:
    place: _Place
    pieces: list[str] = field(default_factory=list)
    linked: int = 0

    def take(self) -> Block | None:
        text = _SPACE.sub(" ", "".join(self.pieces)).strip()
        linked = self.linked
        self.pieces, self.linked = [], 0
        if not text:
            return None
        place = self.place
        return Block(text, place.tag, place.aside, place.in_menu, place.is_head, min(1.0, linked / len(text)))


def read_blocks(tree: Any) -> list[Block]:
    """The blocks of a page in order."""
    return list(_walk(tree))


def _walk(tree: Any) -> Iterator[Block]:
    buffer = _Buffer(_Place())
    stack: list[tuple[Any, _Place, bool]] = [(tree, _Place(), False)]
    while stack:
        element, place, leaving = stack.pop()
        name = element.tag if isinstance(element.tag, str) else None
        if leaving:
            if name in _BLOCKS:
                block = buffer.take()
                if block:
                    yield block
                buffer.place = place
            _add(buffer, element.tail, place)
            continue
        if name is None or name in _SKIPPED or _is_hidden(element):
            _add(buffer, element.tail, place)
            continue
        inner = _place_of(element, name, place)
        if name in _BLOCKS:
            block = buffer.take()
            if block:
                yield block
            buffer.place = inner
        elif name == "br":
            yield from _line_break(buffer, element)
        _add(buffer, element.text, inner)
        stack.append((element, place, True))
        stack.extend((child, inner, False) for child in reversed(element))
    block = buffer.take()
    if block:
        yield block


def _line_break(buffer: _Buffer, element: Any) -> Iterator[Block]:
    """Two line breaks part paragraphs; one is a space."""
    following = element.getnext()
    if following is not None and following.tag == "br" and not (element.tail or "").strip():
        block = buffer.take()
        if block:
            yield block
    buffer.pieces.append(" ")


def _add(buffer: _Buffer, text: str | None, place: _Place) -> None:
    if text:
        buffer.pieces.append(text)
        if place.in_link:
            buffer.linked += len(text.strip())


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _place_of(element: Any, name: str, outer: _Place) -> _Place:
    """Where the words inside an element stand."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    role = element.get("role") or ""
    in_article = outer.in_article or name in ("article", "main")
    menu = outer.in_menu or name in ("nav", "menu") or role in ("navigation", "menu", "menubar")
    whole_page = name in ("html", "body", "main", "article")
    aside = outer.aside or (
        not whole_page
        and (
            name in _ASIDE
            or role in _ASIDE_ROLES
            or (name == "header" and not in_article)
            or bool(names.strip() and _ASIDE_NAMES.search(names))
        )
    )
    tag = outer.tag
    if name in _BLOCKS:
        tag = "figcaption" if _CAPTION_NAMES.search(names) else name
        if outer.tag in ("figcaption", "h1", "li", "blockquote") and name in ("p", "div"):
            tag = outer.tag
    head = outer.is_head or bool(not whole_page and _HEAD_NAMES.search(names)) or name == "time"
    return _Place(tag, aside, menu, head, outer.in_link or name == "a", in_article)
