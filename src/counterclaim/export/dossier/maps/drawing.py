"""Incidents of harm in, maps of their places out: figures with inline SVG, one a group of places, and notes.

No position is finer than 0.01 degrees or than the words of the text. Names, titles and all else from a report are
escaped. Nothing is drawn for an incident that is told only for a country, or whose places have no known position, and
on a public page for one that the page keeps off its map: the notes say so. Reads the pack `borders`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from markupsafe import Markup

from counterclaim.export.dossier.maps.places import groups_of, is_country, is_drawn, one_line, places_of, spot_names
from counterclaim.export.dossier.maps.sheet import RANKS, draw_sheet, hatch_of, symbol_of
from counterclaim.export.dossier.model import Harm
from counterclaim.export.wording import count_of

BORDERS_NOTE: Final = (
    "Borders: Natural Earth (2018), public domain; dashed lines are disputed; "
    "drawing them says nothing about who is right."
)
PLACES_NOTE: Final = "Positions of places: GeoNames (geonames.org), CC BY 4.0, rounded to 0.01 degrees."
_MOST_LISTED: Final = 10


def draw_map(harm: Sequence[Harm], *, public: bool) -> tuple[str, tuple[str, ...]]:
    """Maps of where harm is told, as HTML, and what they leave out and rest on, in sentences.

    The HTML is empty where no place of harm can be drawn.
    """
    shown = sorted((h for h in harm if h.on_map or not public), key=lambda h: h.number)
    notes = list(_left_out(len(harm) - len(shown)))
    groups = groups_of(places_of(shown))
    if not groups:
        notes.insert(0, "No place of harm can be drawn.")
        return "", (*notes, *_not_drawn(shown))
    figures = Markup("").join(draw_sheet(group, number) for number, group in enumerate(groups, start=1))
    return str(figures + _legend()), (*notes, *_not_drawn(shown), BORDERS_NOTE, PLACES_NOTE)


def _left_out(number: int) -> Iterator[str]:
    if number:
        verb = "is" if number == 1 else "are"
        yield (
            f"{count_of(number, 'incident')} {verb} left off the map: "
            "a public map shows no place of forces, shelters or weapons."
        )


def _not_drawn(harm: Iterable[Harm]) -> Iterator[str]:
    """What is on no map, and why: by incident where all of it is, else by place."""
    wide, unknown, nowhere = [], [], []
    for incident in harm:
        spots = [spot for spot in incident.spots if not is_drawn(spot)]
        named = [" / ".join(spot_names(spot)[:2]) for spot in spots if not is_country(spot)]
        unknown += [f"{name} ({_title(incident)})" for name in dict.fromkeys(named)]
        if not incident.spots:
            nowhere.append(_title(incident))
        elif all(is_country(spot) for spot in incident.spots):
            countries = dict.fromkeys(one_line(spot.name) for spot in spots)
            wide.append(f"{', '.join(countries)} ({_title(incident)})")
    for words, listed in (
        ("Told only for a country, so not drawn", wide),
        ("No coordinates known", unknown),
        ("No place told", [f"{title} ({n})" if n > 1 else title for title, n in Counter(nowhere).items()]),
    ):
        if listed:
            more = f"; and {len(listed) - _MOST_LISTED} more" if len(listed) > _MOST_LISTED else ""
            yield f"{words}: {'; '.join(listed[:_MOST_LISTED])}{more}."


def _title(incident: Harm) -> str:
    return one_line(incident.title)


def _legend() -> Markup:
    """What the marks mean, below the maps."""
    entries = [(_key(symbol_of((rank,), (14, 12), 8, contested=False, number=0)), RANKS[rank]) for rank in range(3)]
    mixed, dashed = ((0, 2, 2), False), ((0,), True)
    drawn = [_key(symbol_of(ranks, (14, 12), 9, contested=contested, number=0)) for ranks, contested in (mixed, dashed)]
    circle = Markup(
        '<circle cx="14" cy="12" r="10" style="fill:var(--mark);fill-opacity:.12;stroke:var(--mark);stroke-width:1.6;'
        'stroke-dasharray:.1 4.2;stroke-linecap:round"/>'
    )
    entries += [
        (drawn[0], "(3): three incidents, one slice for each manner of grounds"),
        (drawn[1], "dashed edge: contested"),
        (_key(circle), "dotted circle: somewhere within"),
        (
            _key(Markup('<path d="M1 12h26" style="stroke:var(--muted);stroke-width:1.8;stroke-dasharray:5 4"/>')),
            "disputed line",
        ),
    ]
    items = Markup("").join(
        Markup('<li style="display:flex;align-items:center">{}<span>{}</span></li>').format(drawing, words)
        for drawing, words in entries
    )
    return _LEGEND.format(items)


def _key(drawing: Markup) -> Markup:
    return _KEY.format(drawing)


_KEY: Final = Markup(
    '<svg viewBox="0 0 28 24" aria-hidden="true" style="width:1.75em;height:1.5em;border:0;flex:none;'
    'margin-right:.35em">{}</svg>'
)
_LEGEND: Final = (
    Markup(
        '<div class="map-legend" style="grid-column:1/-1"><svg width="0" height="0" aria-hidden="true" '
        'style="position:absolute;width:0;height:0;border:0"><defs>'
    )
    + hatch_of(0)
    + Markup(
        '</defs></svg><ul style="display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;margin:0;padding:0">'
        "{}</ul></div>"
    )
)
