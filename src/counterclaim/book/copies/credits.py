"""Whom a report credits with its words: "Example Wire reported", "(Example Wire)", "parts of this are from ...".

In: a report. Out: the credits that stand in it, each with its words and how much of the report it is for. Reads the
pack `credits.en`, and of the pack `actors` the names of news desks. A name counts as a news desk by its words or by
that pack; any other name is kept too, for a ministry may be credited with the words of its own statement.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Literal

import msgspec

from counterclaim.documents.dateline import find_dateline
from counterclaim.documents.segmentation import segment
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Span
from counterclaim.records.document import Paragraph
from counterclaim.records.enums import Sector, Zone
from counterclaim.records.report import Report

_PACK = "credits.en"
_LINE = 160
"""Characters of the longest line that is a credit and nothing else."""
_PLAIN = 4000
"""Characters of a paragraph in which credits are looked for."""
_MOST = 200
"""Credits of one report that are kept."""
_CAPITAL = r"(?:[^\W\d_a-zß-ÿ][\w&.’'/-]*\w|[^\W\d_a-zß-ÿ]|al-[A-Z][\w’'-]*)"
_JOIN = r"(?:(?:of|for|de|del|la|le|el|al|and|the|on|in|&) (?:the )?)?"
_KIND = (
    r"(?:press |news |state )?(?:agency|wire|newspaper|daily|radio|television|tv|channel|broadcaster|website|network)"
)
_NAME = rf"(?:the |The |state )?(?P<name>{_CAPITAL}(?: {_JOIN}{_CAPITAL}){{0,6}}(?: {_KIND})?)"
_WORDS = re.compile(r"\w+")


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the words at `start` to `end` credit. `scope`: the whole report, the words around it, or part of them."""

    name: str
    start: int
    end: int
    scope: Literal["whole", "words", "part"]
    entry: str
    """What in the pack says so, or `dateline`."""
    desk: bool
    """Whether the name is that of a news desk by its words."""


class Form(msgspec.Struct, frozen=True, eq=False):
    """A pack entry, compiled."""

    id: str
    where: str
    scope: Literal["whole", "words", "part"]
    patterns: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=512)
def credits_of(report: Report) -> tuple[Credit, ...]:
    """Everybody but its own publisher whom a report credits, in text order.

    Kept for a while: whoever counts the origins of incidents asks of one report as often as it tells of one.
    """
    found = {
        (c.start, c.end, c.name): c for paragraph in segment(report) for c in _in_paragraph(report.text, paragraph)
    }
    foreign = (c for _, c in sorted(found.items()) if not (report.publisher and same_desk(c.name, report.publisher)))
    return tuple(credit for _, credit in zip(range(_MOST), foreign, strict=False))


def find_credits(text: str, start: int, end: int) -> Iterator[Credit]:
    """The credits in a paragraph."""
    line = end - start <= _LINE
    for form in load_forms():
        for pattern in form.patterns:
            if form.where == "line":
                matches = [m for m in [pattern.fullmatch(text, start, end)] if m] if line else []
            else:
                matches = list(pattern.finditer(text, start, min(end, start + _PLAIN)))
            for match in matches:
                name = _trimmed(match["name"])
                desk = is_desk(name)
                if desk or form.where == "sentence":
                    yield Credit(
                        name=name, start=match.start(), end=match.end(), scope=form.scope, entry=form.id, desk=desk
                    )


def is_desk(name: str) -> bool:
    """Whether a name is that of a news desk: by its last or first word, or by the pack of known bodies."""
    words = tuple(_WORDS.findall(_plain(name)))
    data = load_pack(_PACK)
    tails = {" ".join(words[-n:]) for n in (1, 2)}
    known = " ".join(words) in _known_desks()
    return known or (bool(words) and (words[0] in data["desks_first"] or not tails.isdisjoint(data["desks"])))


def same_desk(one: str, two: str) -> bool:
    """Whether two names are one desk's: `the Example Wire news agency` and `Example Wire`; `EW` too; `the Herald`."""
    first, second = _telling(one), _telling(two)
    if not first or not second:
        return False
    if first == second or _known_desks().get(" ".join(first), 0) == _known_desks().get(" ".join(second), 1):
        return True
    short, long = sorted((first, second), key=len)
    if len(short) == 1 and short[0] == "".join(word[0] for word in long):
        return len(long) > 1
    return len(short) == 1 and len(long) > 1 and short[0] == long[-1] and short[0] in load_pack(_PACK)["desks"]


@cache
def load_forms() -> tuple[Form, ...]:
    """The entries of the pack, compiled."""
    return tuple(_form(entry) for entry in load_pack(_PACK)["entries"])


def _form(entry: dict[str, Any]) -> Form:
    patterns = tuple(re.compile(pattern.format(name=_NAME)) for pattern in entry["patterns"])
    return Form(entry["id"], entry["where"], entry["scope"], patterns)


def _in_paragraph(text: str, paragraph: Paragraph) -> Iterator[Credit]:
    if paragraph.zone is Zone.DATELINE:
        desk = _dateline_desk(text, paragraph)
        if desk:
            start = text.index(desk, paragraph.start)
            end = start + len(desk)
            yield Credit(name=desk, start=start, end=end, scope="whole", entry="dateline", desk=is_desk(desk))
    elif paragraph.zone is not Zone.HEADLINE:
        yield from find_credits(text, paragraph.start, paragraph.end)


def _dateline_desk(text: str, paragraph: Paragraph) -> str | None:
    line = find_dateline(text, Span(paragraph.start, paragraph.end))
    desk = line.agency if line else None
    return desk if desk and desk in text[paragraph.start : paragraph.end] else None


@cache
def _known_desks() -> dict[str, int]:
    """Names of news desks that the pack of known bodies has, each with the number of its entry."""
    media = [e for e in load_pack("actors")["entries"] if e.get("sector") == Sector.MEDIA.value]
    return {" ".join(_telling(name)): 2 + n for n, entry in enumerate(media) for name in entry["names"]}


def _telling(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others."""
    words = tuple(_WORDS.findall(_plain(name)))
    telling = tuple(word for word in words if word not in load_pack(_PACK)["generic"])
    return telling or words


def _trimmed(name: str) -> str:
    return re.sub(r"[’']s$", "", name).strip(" .,'’")


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.replace(".", ""))
    return "".join(c for c in bare if not unicodedata.combining(c)).casefold()
