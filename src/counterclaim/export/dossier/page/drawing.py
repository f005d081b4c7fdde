"""Records of a dossier in, small pieces of HTML out, where a template would be slow or hard to read.

Marked text, toll bars. Every word from a report passes `safe`: dangerous characters written out, then escaped.
"""

from collections.abc import Callable, Iterator, Mapping

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
    """One figure on its axis: full from 0 to what is surely said, hatched where it may end, fading where it may go on.

    None without a number. A screen reader has the words beside it, so the bar itself is hidden from it.
    """
    known = [n for n in (figure.low, figure.best, figure.high) if n is not None]
    if not known or top <= 0:
        return Markup("")
    parts = [_stretch(shape, start / top, end / top) for shape, start, end in _stretches(figure)]
    return Markup('<span class="track {}" aria-hidden="true">{}</span>').format(side_class, Markup("").join(parts))


def _stretches(figure: Figure) -> Iterator[tuple[str, float, float]]:
    """Shape, start and end of the parts of a bar."""
    low, best, high = figure.low, figure.best, figure.high
    if figure.about and best is not None and low is high is None:
        yield "about", 0, best
        return
    sure = low if low is not None else best if best is not None and (high is None or best <= high) else None
    if sure is not None:
        yield "sure", 0, sure
    if high is not None and (sure is None or high > sure):
        yield "upto", sure or 0, high
    elif low is not None and high is None:
        yield "open", low, low
    if best is not None and low is not None and best > low:
        yield "best", best, best


def _stretch(shape: str, start: float, end: float) -> Markup:
    return Markup('<span class="{}" style="left:{:.1f}%;width:{:.1f}%"></span>').format(
        shape, 100 * start, 100 * (end - start)
    )
