"""Records of a dossier in, the lines that every section of a briefing is written with out: quotations, lists, cuts.

Every word that may come from a report leaves here as one line without dangerous characters.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from counterclaim.export.dossier.briefing.blocks import Heading, Line
from counterclaim.export.dossier.model import Quotation
from counterclaim.export.plain import plain, shortened
from counterclaim.export.when import dated, tells
from counterclaim.export.wording import count_of, listed, upper_first

NAME: Final = 160
"""Characters of a name or a title."""
WORDS: Final = 280
"""Characters of a quotation or a list."""
_QUOTATIONS: Final = 4
_NUMBERS: Final = 8


def quotations(told: Sequence[Quotation], *, source: bool) -> Iterator[Line]:
    """The first quotations as lines, then the numbers of the others; where printed, if asked."""
    for quotation in told[:_QUOTATIONS]:
        label = f"{shortened(quotation.speaker, NAME)} {plain(quotation.act)}".rstrip()
        printed = f" ({shortened(dated(quotation.source), NAME)})" if source and quotation.source else ""
        words = f"“{shortened(quotation.words, WORDS)}” [{quotation.number}]{printed}"
        yield Line(label=upper_first(label), text=words, level="quote")
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


def war_heading(war: str) -> Iterator[Heading]:
    """The parties of a war over what is told of it, where a dossier tells of several."""
    if war:
        yield Heading(shortened(war, NAME), 2)


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


def happening(title: str, when: str, where: Iterable[str] = ()) -> str:
    """A title with its time and places, each where the title does not tell it already."""
    title, places = dated(title), tuple(where)
    told = any(place in title for place in places)
    day, comma, rest = dated(when).partition(", ")
    time = rest if tells(title, day) else f"{day}{comma}{rest}"
    parts = [title, "" if rest and rest in title else time, "" if told else listed(places)]
    return upper_first(shortened(", ".join(part for part in parts if part), NAME))
