"""Records of a dossier in, small pieces of HTML out, where a template would be slow or hard to read.

Marked text, toll bars. Every word from a report passes `safe`: dangerous characters written out, then escaped.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from markupsafe import Markup, escape

from counterclaim.export.dossier.model import Card, Figure, Paragraph, Segment
from counterclaim.export.plain import plain

SideClass = Callable[[str | None], str]


def safe(text: str) -> Markup:
    """Text of a report as HTML that shows just that text; white space is kept."""
    return escape(plain(text))


def marked(paragraph: Paragraph, *, side: SideClass) -> Markup:
    """A paragraph with each claim underlined in its speaker's manner, and its number behind the end of its words."""
    places = {card.number: place for place, card in enumerate(paragraph.cards, start=1)}
    drawn = "".join(_segment(segment, places, side) for segment in paragraph.segments)
    return Markup(drawn)  # noqa: S704 - each text in it passed `safe`


def _segment(segment: Segment, places: Mapping[int, int], side: SideClass) -> str:
    words: str = safe(segment.text)
    if segment.claims:
        kind = side(segment.side) if segment.voiced else "own"
        place = places.get(segment.claims[-1])
        card = f" k{place}" if place else ""
        words = f'<mark class="m {kind}{card}">{words}</mark>'
    ends = (
        f'<a class="n k{places.get(n, 0)}" id="t{n}" href="#c{n}" aria-label="claim {n}">{n}</a>' for n in segment.ends
    )
    return words + "".join(ends)


def drawn_cards(paragraph: Paragraph, *, side: SideClass, anchors: Collection[str]) -> Markup:
    """The cards of the claims that end in a paragraph; their links lead to `anchors` alone.

    Most of a page is cards: drawn here they cost a third of what a template takes.
    """
    drawn = (_card(card, place, side, anchors) for place, card in enumerate(paragraph.cards, start=1))
    return Markup("\n".join(drawn))  # noqa: S704 - each text in it passed `safe`


def _card(card: Card, place: int, side: SideClass, anchors: Collection[str]) -> str:
    n = card.number
    fields = "".join(f"<dt>{safe(label)}</dt><dd>{safe(words)}</dd>" for label, words in card.fields)
    reasons = ". ".join(f"<b>{safe(step)}</b> {safe(note)}" for step, note in card.reasons)
    links = "".join(f'<a href="#{anchor}">{safe(words)}</a> ' for anchor, words in card.links if anchor in anchors)
    why = f'<p class="why">Why: {reasons}</p>' if reasons else ""
    return (
        f'<li class="card k{place} {side(card.side)}" id="c{n}">'
        f'<a href="#t{n}" aria-label="claim {n}: back to its sentence">{n}</a> {safe(card.head)}\n'
        f'<div class="more"><dl>{fields}</dl>\n{why}<p class="links">{links}<code>{safe(card.id)}</code></p></div></li>'
    )


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
