"""One map: places that lie near one another in, a figure with an SVG drawing out.

A place is a link to its first incident, with the others in its title. The mark's slices say what the incidents rest
on, its edge whether one is contested; a dotted circle is as wide as the words of the text are vague. Colours are the
page's (`--land`, `--water`, `--line`, `--ink`, `--muted`, `--mark`, `--paper`). Reads the pack `borders`.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from markupsafe import Markup

from counterclaim.export.dossier.maps.frame import WIDTH, Frame, country_names, frame_of, ground_of
from counterclaim.export.dossier.maps.labels import (
    FONT,
    LINE,
    SMALL,
    Area,
    Label,
    around,
    cut_short,
    first_free,
    label_at,
    text_width,
)
from counterclaim.export.dossier.maps.places import Place, incidents_of, one_line
from counterclaim.export.dossier.model import Harm
from counterclaim.export.wording import count_of

RANKS: Final = ("asserted only", "a witness or a record", "looked at: pictures, remnants, on site")
_NEAR: Final = 15.0
"""Units within which small marks become one: nearer, they would cover one another."""
_LONG: Final = 24
"""Characters of a name on a label; all of it stands in the title."""
_WIDE_LABEL: Final = 190.0
_MOST_TOLD: Final = 12
_HALO: Final = "fill:var(--ink);stroke:var(--land);stroke-width:3.5;stroke-linejoin:round;paint-order:stroke"


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A symbol: one place, or several too near one another to be drawn apart."""

    places: tuple[Place, ...]
    x: float
    y: float
    wide: float
    """Radius of its dotted circle; 0 for a point."""
    incidents: tuple[Harm, ...]

    @property
    def radius(self) -> float:
        """Of the mark itself; a little larger where it stands for more incidents."""
        return min(13.0, 7.0 + 1.5 * math.log2(len(self.incidents)))


def draw_sheet(places: Sequence[Place], number: int) -> Markup:
    """A figure with the map of some places; its number makes names in it unlike those of other maps."""
    frame = frame_of(places)
    ground, seen = ground_of(frame)
    bar = _scale_bar(frame)
    marks = _marks(places, frame)
    taken = [bar[1], *(_extent(mark.x, mark.y, mark.radius) for mark in marks if not mark.wide)]
    drawn, unlabelled = [], []
    for mark in marks:
        symbol, label = _placed(mark, frame, taken)
        taken += [_extent(*symbol, mark.radius), *([label.area] if label else [])]
        drawn.append((mark.wide, _link(mark, symbol, label, number)))
        if label is None or not label.lines[0] or (label.lines[0].startswith("(") and label.lines[0].endswith(")")):
            unlabelled.append(mark.places[0].label)
    names = Markup("").join(_text(label, "") for label in country_names(frame, seen, taken))
    drawn.sort(key=lambda pair: -pair[0])
    return _FIGURE.format(
        width=f"{WIDTH:g}",
        height=f"{frame.height:g}",
        about=f"Map of {_caption(places)}",
        hatch=hatch_of(number),
        ground=ground,
        countries=_COUNTRIES.format(names) if names else "",
        links=Markup("").join(link for _, link in drawn),
        bar=bar[0],
        caption=_caption(places),
        rest=_rest(unlabelled),
    )


def symbol_of(ranks: Sequence[int], at: tuple[float, float], radius: float, *, contested: bool, number: int) -> Markup:
    """A mark: a disc with one slice a rank as wide as its share of the incidents, within an edge that may be dashed."""
    x, y = at
    shares = Counter(ranks)
    filled = radius - 3 if contested else radius
    slices = []
    start = 0.0
    for rank in (2, 1):
        end = start + shares[rank] / len(ranks)
        if shares[rank]:
            fill = "var(--mark)" if rank == 2 else f"url(#map-hatch-{number})"
            slices.append(_slice((x, y), filled, (start, end), fill))
        start = end
    return Markup(
        '<circle cx="{x}" cy="{y}" r="{r}" style="fill:var(--land)"/>{slices}'
        '<circle cx="{x}" cy="{y}" r="{r}" style="fill:none;stroke:var(--mark);stroke-width:2{dash}"/>'
    ).format(x=_n(x), y=_n(y), r=_n(radius), slices=Markup("").join(slices), dash=_dash(radius) if contested else "")


def hatch_of(number: int) -> Markup:
    """The hatching of a map's marks."""
    return _HATCH.format(number)


def rank_of(incident: Harm) -> int:
    """What the best grounds of an incident are: 0 asserted only, 1 a witness or a record, 2 looked at."""
    return max((min(2, max(0, ground.rank)) for ground in incident.grounds), default=0)


_DOTTED: Final = "stroke:var(--mark);stroke-width:1.6;stroke-opacity:.7;stroke-dasharray:.1 5;stroke-linecap:round"
_HATCH: Final = Markup(
    '<pattern id="map-hatch-{}" width="3.6" height="3.6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="1.8" height="3.6" style="fill:var(--mark)"/></pattern>'
)
_FIGURE: Final = Markup(
    '<figure class="map"><svg viewBox="0 0 {width} {height}" width="100%" role="group" aria-label="{about}" '
    'style="max-width:42rem" font-size="17"><defs>{hatch}</defs>'
    '<rect class="map-water" width="{width}" height="{height}" style="fill:var(--water)"/>'
    '{ground}{countries}<g class="map-places">{links}</g>{bar}</svg>'
    "<figcaption>{caption}{rest}</figcaption></figure>"
)
_COUNTRIES: Final = Markup(
    '<g class="map-countries" font-size="15" aria-hidden="true" style="fill:var(--muted);stroke:var(--land);'
    'stroke-width:3;stroke-linejoin:round;paint-order:stroke">{}</g>'
)


def _marks(places: Sequence[Place], frame: Frame) -> list[Mark]:
    """Places as marks, points first, then circles from the widest; small ones that would touch are one."""
    groups: list[tuple[float, float, float, list[Place]]] = []
    for place in places:
        x, y = frame.at(place.lon, place.lat)
        wide = frame.length(place.radius_km)
        small = wide < _NEAR
        host = next((g for g in groups if small and g[2] < _NEAR and math.hypot(g[0] - x, g[1] - y) < _NEAR), None)
        if host:
            host[3].append(place)
        else:
            groups.append((x, y, wide, [place]))
    marks = [
        Mark(places=tuple(group), x=x, y=y, wide=wide, incidents=incidents_of(group)) for x, y, wide, group in groups
    ]
    return sorted(marks, key=lambda m: (m.wide > 0, -len(m.incidents), -m.wide, m.x, m.y))


def _placed(mark: Mark, frame: Frame, taken: Sequence[Area]) -> tuple[tuple[float, float], Label | None]:
    """Where a mark's symbol and its label stand: a point on its place, a wide one's with its label in its circle."""
    lines = _label_lines(mark)
    count = f"({len(mark.incidents)})" if len(mark.incidents) > 1 else ""
    if mark.wide < 2 * FONT:
        label = first_free(around(lines, (mark.x, mark.y), mark.radius + 4), frame.area(), taken)
        if label is None and count:
            label = first_free(around((count,), (mark.x, mark.y), mark.radius + 4), frame.area(), taken)
        return (mark.x, mark.y), label
    tries = list(_in_circle(mark, lines))
    for symbol, label in tries:
        if _is_free(_extent(*symbol, mark.radius), frame, taken) and _is_free(label.area, frame, taken):
            return symbol, label
    for symbol, _ in tries:
        if _is_free(_extent(*symbol, mark.radius), frame, taken):
            return symbol, first_free(around((count,), symbol, mark.radius + 4), frame.area(), taken) if count else None
    return (mark.x, mark.y), None


def _is_free(area: Area, frame: Frame, taken: Sequence[Area]) -> bool:
    return frame.area().holds(area) and not any(area.overlaps(other) for other in taken)


def _in_circle(mark: Mark, lines: Sequence[str]) -> Iterator[tuple[tuple[float, float], Label]]:
    """A symbol within its circle and its label: beside it in the middle, or both in a row above or below the middle."""
    long = max(text_width(line, FONT) for line in lines) + 2 * mark.radius + 6
    if long > 1.6 * mark.wide:
        yield from (((mark.x, mark.y), label) for label in around(lines, (mark.x, mark.y), mark.radius + 4))
    inside = mark.wide - mark.radius
    for aside in (0.0, -0.4, 0.4):
        for down in (0.0, -0.2, 0.2, -0.35, 0.35, -0.5, 0.5, -0.65, 0.65, -0.8, 0.8):
            x, y = mark.x + aside * mark.wide - long / 2 + mark.radius, mark.y + down * mark.wide
            if math.hypot(x - mark.x, y - mark.y) < inside:
                yield (x, y), label_at(lines, (x + mark.radius + 6, y), "start")


def _label_lines(mark: Mark) -> tuple[str, ...]:
    """The names of a mark on one line or two, with how many incidents and further places it stands for."""
    place, more = mark.places[0], len(mark.places) - 1
    names = [apart(cut_short(name, _LONG)) for name in place.names[:2]]
    tail = f" + {more} near" if more else ""
    tail += f" ({len(mark.incidents)})" if len(mark.incidents) > 1 else ""
    whole = " / ".join(names) + tail
    if len(names) == 2 and text_width(whole, FONT) > _WIDE_LABEL:
        return f"{names[0]} /", names[1] + tail
    return (whole,)


def _link(mark: Mark, symbol: tuple[float, float], label: Label | None, number: int) -> Markup:
    """A mark as a link to its first incident, that tells of all of them."""
    circle = ""
    if mark.wide >= _NEAR:
        circle = Markup('<circle cx="{}" cy="{}" r="{}" style="fill:var(--mark);fill-opacity:.1;{}"/>').format(
            _n(mark.x), _n(mark.y), _n(mark.wide), _DOTTED
        )
        if label and symbol != (mark.x, mark.y):
            circle += _tag(symbol, mark.radius, label)
    ranks = [rank_of(incident) for incident in mark.incidents]
    contested = any(incident.contested for incident in mark.incidents)
    told = _told(mark)
    return Markup(
        '<a href="#i{first}" aria-label="{about}"><title>{title}</title>{circle}'
        '<circle cx="{x}" cy="{y}" r="17" style="fill:none;pointer-events:all"/>{symbol}{label}</a>'
    ).format(
        first=mark.incidents[0].number,
        about=". ".join(told),
        title="\n".join(told),
        circle=circle,
        x=_n(symbol[0]),
        y=_n(symbol[1]),
        symbol=symbol_of(ranks, symbol, mark.radius, contested=contested, number=number),
        label=_text(label, _HALO) if label else "",
    )


def _tag(symbol: tuple[float, float], radius: float, label: Label) -> Markup:
    """A frame around the symbol and label of a wide circle: they name it, and mark no spot in it."""
    left, top = symbol[0] - radius - 5, min(label.area.top, symbol[1] - radius - 3)
    wide, high = label.area.right + 4 - left, max(label.area.bottom, symbol[1] + radius + 3) - top
    return Markup(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="9" style="fill:var(--land);fill-opacity:.75;{}"/>'
    ).format(_n(left), _n(top), _n(wide), _n(high), _DOTTED)


def _told(mark: Mark) -> list[str]:
    """What a mark stands for, in lines: all names of its places, then its incidents."""
    lines = [" / ".join(names) for names in (place.names for place in mark.places)]
    for incident in mark.incidents[:_MOST_TOLD]:
        edge = "; contested" if incident.contested else ""
        when = f", {one_line(incident.when)}" if incident.when else ""
        lines.append(f"{one_line(incident.title)}{when}: {RANKS[rank_of(incident)]}{edge}")
    more = len(mark.incidents) - _MOST_TOLD
    return [*lines, f"and {more} more"] if more > 0 else lines


def _text(label: Label, style: str) -> Markup:
    lines = Markup("").join(
        Markup('<tspan x="{}"{}>{}</tspan>').format(
            _n(label.x), Markup(' dy="{}"').format(_n(FONT * LINE)) if i else "", line
        )
        for i, line in enumerate(label.lines)
    )
    anchor = "" if label.anchor == "start" else Markup(' text-anchor="{}"').format(label.anchor)
    dressed = Markup(' style="{}"').format(style) if style else ""
    return Markup('<text y="{}"{}{}>{}</text>').format(_n(label.y), anchor, dressed, lines)


def _scale_bar(frame: Frame) -> tuple[Markup, Area]:
    """A bar of a round number of kilometres, and where it stands."""
    most = 130 / frame.length(1)
    power = 10 ** math.floor(math.log10(most))
    km = max(step * power for step in (1, 2, 5) if step * power <= most)
    long, y = frame.length(km), frame.height - 14
    words = f"{km:g} km"
    drawn = Markup(
        '<g class="map-scale"><path d="M14 {a}v8h{long}v-8" style="fill:none;stroke:var(--ink);stroke-width:1.6"/>'
        '<text x="{x}" y="{b}" font-size="15" style="{halo}">{words}</text></g>'
    ).format(a=_n(y - 8), b=_n(y), long=_n(long), x=_n(long + 22), halo=_HALO, words=words)
    return drawn, Area(8, y - 16, long + 28 + text_width(words, SMALL), frame.height)


def _caption(places: Sequence[Place]) -> str:
    """The places with most incidents, and how many incidents and places in all."""
    named = [apart(place.label) for place in places[:3]]
    more = len(places) - len(named)
    where = ", ".join(named) + (f" and {count_of(more, 'other place')}" if more else "")
    return f"{where}: {count_of(len(incidents_of(places)), 'incident')}."


def _rest(unlabelled: Sequence[str]) -> str:
    """The names for which the map had no room."""
    names = [apart(name) for name in dict.fromkeys(unlabelled)]
    if not names:
        return ""
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    return f" Without a name for want of room: {'; '.join(names[:_MOST_TOLD])}{more}."


def apart(text: str) -> str:
    """A text that runs from right to left, kept from turning round what stands beside it."""
    turned = any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
    return f"\u2068{text}\u2069" if turned else text


def _slice(at: tuple[float, float], radius: float, part: tuple[float, float], fill: str) -> Markup:
    """A slice of a disc between two parts of the way round, from the top clockwise."""
    x, y = at
    start, end = part
    style = Markup('style="fill:{}"').format(fill)
    if end - start >= 1:
        return Markup('<circle cx="{}" cy="{}" r="{}" {}/>').format(_n(x), _n(y), _n(radius), style)
    (ax, ay), (bx, by) = (
        (x + radius * math.sin(2 * math.pi * p), y - radius * math.cos(2 * math.pi * p)) for p in part
    )
    far = int(end - start > 0.5)
    return Markup('<path d="M{} {}L{} {}A{r} {r} 0 {} 1 {} {}z" {}/>').format(
        _n(x), _n(y), _n(ax), _n(ay), far, _n(bx), _n(by), style, r=_n(radius)
    )


def _dash(radius: float) -> str:
    """Dashes that go round a circle a whole number of times."""
    piece = 2 * math.pi * radius / round(2 * math.pi * radius / 6.8)
    return f";stroke-dasharray:{_n(piece * 0.6)} {_n(piece * 0.4)}"


def _extent(x: float, y: float, radius: float) -> Area:
    edge = radius + 2
    return Area(x - edge, y - edge, x + edge, y + edge)


def _n(number: float) -> str:
    """A number with one decimal at most."""
    return f"{round(number, 1) + 0.0:g}"
