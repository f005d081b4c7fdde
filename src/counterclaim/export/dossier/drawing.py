"""Records of a dossier in, small pieces of HTML out, where a template would be slow or hard to read.

Marked text, toll bars. Every word from a report passes `safe`: dangerous characters written out, then escaped.
"""

from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from counterclaim.export.dossier.model import Figure, Paragraph, Segment
from counterclaim.export.plain import plain

SideClass = Callable[[str | None], str]


def safe(text: str) -> Markup:
    """Text of a report as HTML that shows just that text; white space is kept."""
    return escape(plain(text))


def marked(paragraph: Paragraph, *, side: SideClass) -> Markup:
    """A paragraph with each claim underlined in its speaker's manner, and its number behind the end of its words."""
    places = {card.number: place for place, card in enumerate(paragraph.cards, start=1)}
    return Markup("").join(_segment(segment, places, side) for segment in paragraph.segments)


def _segment(segment: Segment, places: Mapping[int, int], side: SideClass) -> Markup:
    words = safe(segment.text)
    if segment.claims:
        kind = side(segment.side) if segment.voiced else "own"
        place = places.get(segment.claims[-1])
        card = f" k{place}" if place else ""
        words = Markup('<mark class="m {}{}">{}</mark>').format(kind, card, words)
    for number in segment.ends:
        place = places.get(number, 0)
        words += Markup('<a class="n k{0}" id="t{1}" href="#c{1}" aria-label="claim {1}">{1}</a>').format(place, number)
    return words


def bar(figure: Figure, top: float, side_class: str) -> Markup:
    """One figure on its axis: from bound to bound, fading where the words leave an end open; none without a number.

    A screen reader has the words beside it, so the bar itself is hidden from it.
    """
    known = [n for n in (figure.low, figure.best, figure.high) if n is not None]
    if not known or top <= 0:
        return Markup("")
    low = figure.low if figure.low is not None else (figure.best if figure.high is None else None)
    high = figure.high if figure.high is not None else (figure.best if figure.low is None else None)
    shape = "exact"
    if low is None:
        shape = "upto"
    elif high is None:
        shape = "atleast"
    start, end = 100 * (low or 0) / top, 100 * (high if high is not None else max(known)) / top
    if shape == "atleast":
        start, end = 0, 100 * max(known) / top
    if shape == "upto" or start == end:
        start = 0
    best = ""
    if figure.best is not None and figure.low != figure.high:
        best = Markup('<i style="left:{:.1f}%"></i>').format(100 * figure.best / top)
    return Markup(
        '<span class="track" aria-hidden="true"><span class="fill {} {}" style="left:{:.1f}%;width:{:.1f}%"></span>'
        "{}</span>"
    ).format(shape, side_class, start, max(end - start, 0.4), best)
