"""Records of a dossier in, the lines that every section of a briefing is written with out: quotations, lists, cuts.

Every word that may come from a report leaves here as one line without dangerous characters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from counterclaim.export.dossier.briefing.blocks import Line
from counterclaim.export.dossier.model import Quotation
from counterclaim.export.plain import plain, shortened
from counterclaim.export.wording import count_of, day_words, listed

NAME: Final = 160
"""Characters of a name or a title."""
WORDS: Final = 280
"""Characters of a quotation or a list."""
_WHEN: Final = re.compile(r"“[^”]*”|\b(\d{4}-\d\d(?:-\d\d)?)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z)?)?\b")
"""A quotation, to be left as it is, or a day with its time."""
_QUOTATIONS: Final = 4
_NUMBERS: Final = 8


def quotations(told: Sequence[Quotation], *, source: bool) -> Iterator[Line]:
    """The first quotations as lines, then the numbers of the others; where printed, if asked."""
    for quotation in told[:_QUOTATIONS]:
        label = f"{shortened(quotation.speaker, NAME)} {plain(quotation.act)}".rstrip()
        printed = f" ({shortened(dated(quotation.source), NAME)})" if source and quotation.source else ""
        words = f"“{shortened(quotation.words, WORDS)}” [{quotation.number}]{printed}"
        yield Line(label=capital(label), text=words, level="quote")
    rest = told[_QUOTATIONS:]
    if rest:
        yield Line(text=f"{len(rest):,} more: {numbers(rest)}", level="quote")


def numbers(told: Sequence[Quotation]) -> str:
    """The numbers of claims: `[3] [7]`."""
    shown = " ".join(f"[{quotation.number}]" for quotation in told[:_NUMBERS])
    return f"{shown} and {len(told) - _NUMBERS:,} more" if len(told) > _NUMBERS else shown


def items(label: str, words: Sequence[str]) -> Iterator[Line]:
    """Sentences under a label: one stands behind it, several under it."""
    if len(words) == 1:
        yield Line(label=label, text=plain(dated(words[0])))
    elif words:
        yield Line(label=label, text="")
        yield from (Line(text=plain(dated(item)), level="item") for item in words)


def more(shown: int, total: int, one: str, *, which: str = "") -> Iterator[Line]:
    """How many were left out, if any were."""
    if total > shown:
        left = f", {which}" if which else ""
        yield Line(
            text=f"{shown:,} of {count_of(total, one)} shown here; the page has the other {total - shown:,}{left}.",
            level="note",
        )


def claimant_words(by: str, side: str | None) -> str:
    """A claimant, with the side where the name does not tell it."""
    name = shortened(by, NAME)
    return f"{name} ({shortened(side, NAME)})" if side and side not in by else name


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def dated(text: str) -> str:
    """Our own words with days as people write them; quotations in them stay as they are.

    Example: `since 2031-05-06T08:00` becomes `since 6 May 2031, 08:00`.
    """
    return _WHEN.sub(_dated, text)


def _dated(match: re.Match[str]) -> str:
    day, time, utc = match.groups()
    if day is None:
        return match[0]
    return day_words(day) + (f", {time}" if time else "") + (" UTC" if utc else "")


def happening(title: str, when: str, where: Iterable[str] = ()) -> str:
    """A title with its time and places, each where the title does not tell it already."""
    places = tuple(where)
    told = any(place in title for place in places)
    day, comma, rest = dated(when).partition(", ")
    time = rest if day in title else f"{day}{comma}{rest}"
    parts = [title, "" if rest and rest in title else time, "" if told else listed(places)]
    return capital(shortened(", ".join(part for part in parts if part), NAME))
