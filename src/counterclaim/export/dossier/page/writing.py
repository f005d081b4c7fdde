"""A dossier and the texts of its reports in, one self-contained HTML page out, piece by piece.

Templates and style lie beside this file. Autoescape is on, and every expression passes `plain` first, so that
words of a report can neither be markup nor turn the reading order. The page runs no script and fetches nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from counterclaim import __version__
from counterclaim.export.dossier.chart_model import ChartLine, ChartPoint, TollChart
from counterclaim.export.dossier.maps.places import spot_names
from counterclaim.export.dossier.model import (
    Allegation,
    Counted,
    Dossier,
    Figure,
    Paragraph,
    ReportText,
    Share,
    Spot,
    TollGroup,
    Truce,
)
from counterclaim.export.dossier.page.chart_axes import drawable
from counterclaim.export.dossier.page.charts import drawn_chart, key
from counterclaim.export.dossier.page.drawing import bar, drawn_cards, marked
from counterclaim.export.dossier.sections.common_ground import agreed_by
from counterclaim.export.dossier.theatres import by_war
from counterclaim.export.plain import plain
from counterclaim.export.when import dated
from counterclaim.export.wording import (
    agreeing,
    agreement_words,
    count_of,
    kind_title,
    listed,
    named_counts,
    number,
    upper_first,
)

_NAMED = 3
"""Names in a line of the contents."""
_SIDE_COLOURS = 16
"""Eight colours of equal weight in the style, plain and striped; names always stand beside them."""
_BUFFER = 64
"""Pieces of the page put together before they are written."""
_MARKS = {"broken": "alleged broken", "kept": "said to be kept, or a breach denied", "in force": "in force"}


class Stop(msgspec.Struct, frozen=True):
    """One place on a truce's strip."""

    day: str
    words: str
    kind: str


def write_page(dossier: Dossier, texts: Iterable[ReportText]) -> Iterator[str]:
    """The page in pieces; `texts` is read one report at a time."""
    disputes = (*dossier.disputes, *dossier.more_disputes)
    shown = {d.number for d in disputes} | {h.number for h in dossier.harm}
    env = _environment(dossier.sides, _anchors(dossier, shown))
    stream = env.get_template("page.html").stream(
        dossier=dossier,
        basis=dossier.basis,
        texts=texts,
        version=__version__,
        style=Markup(env.get_template("style.css").render()),  # noqa: S704 - our own file, no words of a report in it
        many_sources=dossier.basis.reports > 1,
        in_disputes={d.number for d in disputes},
        shown_incidents=shown,
    )
    stream.enable_buffering(_BUFFER)
    yield from stream


def _anchors(dossier: Dossier, incidents: Iterable[int]) -> frozenset[str]:
    """Where the cards of the claims can lead to."""
    return frozenset(
        [
            *(f"i{n}" for n in incidents),
            *(f"a{truce.number}" for truce in dossier.truces),
            *(f"l-{line.id}" for group in dossier.tolls for line in group.lines),
            *(f"c{n}" for n in range(1, dossier.basis.claims + 1)),
        ]
    )


def _environment(sides: Sequence[str], anchors: frozenset[str]) -> Environment:
    env = Environment(
        loader=PackageLoader("counterclaim.export.dossier.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    classes = {name: f"s{1 + place % _SIDE_COLOURS}" for place, name in enumerate(sides)}

    def side(name: str | None) -> str:
        return classes.get(name or "", "s0")

    def share_class(share: Share) -> str:
        return side(share.label) if share.kind == "side" else f"x-{share.kind}"

    def drawn_bar(figure: Figure, top: float, of: str | None) -> Markup:
        return bar(figure, top, side(of))

    def marked_text(paragraph: Paragraph) -> Markup:
        return marked(paragraph, side=side)

    def cards(paragraph: Paragraph) -> Markup:
        return drawn_cards(paragraph, side=side, anchors=anchors)

    def chart(told: TollChart) -> Markup:
        return drawn_chart(told, side)

    def line_key(place: int, of: str | None) -> Markup:
        return key(place, side(of))

    env.globals.update(chart=chart, line_key=line_key, side=side, bar=drawn_bar, marked=marked_text, cards=cards)
    env.filters.update(
        share_class=share_class, number=number_words, counted=counted, day=dated, upper_first=upper_first,
        count_of=count_of, listed=listed, truce_title=truce_title, stops=stops, allegation_words=allegation_words,
        figure=number, period=period, places=places, versions=versions, drawn=Markup, wars=by_war, preview=preview,
        group_title=group_title, adds=adds, agreed_by=agreed_by,
        chart_title=chart_title, counted_words=counted_words, became=became, says_now=says_now, drawable=drawable,
    )  # fmt: skip
    return env


def _finalize(value: Any) -> Any:
    """What every expression of a template passes: dangerous characters are written out."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return plain(value)
    return value


def number_words(value: int) -> str:
    """`1,200`."""
    return f"{value:,}"


def counted(items: Sequence[Counted], untold: str) -> str:
    """`One Wire (3), Another Paper (1)`; one alone without its count."""
    return named_counts(((item.name, item.number) for item in items), untold)


def truce_title(truce: Truce) -> str:
    """`Ceasefire brokered by a neighbour, agreed on 1 March 2031`."""
    kind = upper_first(agreement_words(truce.kind))
    broker = f" brokered by {listed(truce.brokers)}" if truce.brokers else ""
    return f"{kind}{broker}, {_agreed(truce)}"


def _agreed(truce: Truce) -> str:
    if truce.agreed_on:
        return f"agreed on {dated(truce.agreed_on)}"
    if truce.agreed_by:
        return f"agreed on or before {dated(truce.agreed_by)}"
    return "day of agreement not told"


def stops(truce: Truce) -> Iterator[Stop]:
    """The strip: when agreed, in force, said to be broken or kept, ended; what the words do not tell is said too."""
    told = {word for _, words in truce.strip for word in words}
    if "agreed" not in told:
        latest = f"by {dated(truce.agreed_by)}" if truce.agreed_by else "day not told"
        yield Stop(latest, "agreed", "agreed untold")
    forced = "in force" in told
    for day, words in truce.strip:
        if not forced and "agreed" not in words:
            yield Stop("day not told", "in force", "untold")
            forced = True
        yield Stop(dated(day), " and ".join(_MARKS.get(word, word) for word in words), " ".join(words))
    if not forced:
        yield Stop("day not told", "in force", "untold")
    if "ended" not in told:
        yield Stop("day not told", "ended", "untold")


def allegation_words(allegation: Allegation) -> str:
    """`alleges that the other party broke it`, in the weakest verb that the claims carry."""
    return f"{agreeing(allegation.by, _verb(allegation))} {_breach(allegation)}"


def _verb(allegation: Allegation) -> str:
    acts = [quotation.act for quotation in allegation.quotations]
    if allegation.kept:
        return "denies that" if all(act.startswith("den") for act in acts) else "says that"
    if all(act.startswith("acknowledge") for act in acts):
        return "acknowledges that"
    return (
        "alleges that"
        if allegation.party and any(act.startswith(("accus", "condemn")) for act in acts)
        else "says that"
    )


def _breach(allegation: Allegation) -> str:
    denied = allegation.kept and _verb(allegation) == "denies that"
    if allegation.party is None:
        return "it was kept; names no party" if allegation.kept and not denied else "it was broken; names no party"
    return f"{allegation.party} {'kept it' if allegation.kept and not denied else 'broke it'}"


def period(figure: Figure) -> str:
    """`since 27 September 2031, as of 2 October 2031`; what is not told is left out."""
    ends = [f"since {figure.since}" if figure.since else "", f"as of {figure.as_of}" if figure.as_of else ""]
    return dated(", ".join(end for end in ends if end)) or "not told"


def places(spots: Sequence[Spot]) -> str:
    """Places with all their names and how fine they are: `One name / Another (settlement)`."""
    return "; ".join(_place(spot) for spot in spots)


def _place(spot: Spot) -> str:
    """The names that the map writes too; the card of the claim has all."""
    names = " / ".join(spot_names(spot)[: max(2, len(spot.together))])
    return f"{names} ({spot.precision.replace('_', ' ')})" if spot.precision != "unknown" else names


def group_title(group: TollGroup) -> str:
    """`Killed`, `Displaced, per cent`."""
    return kind_title(group.kind, group.unit)


def chart_title(chart: TollChart) -> str:
    """`Killed: soldiers of X, by 2 claimants`, `Displaced: people, by the Relief Agency of Y`."""
    named = tuple(dict.fromkeys(counted_words(line) for line in chart.lines))
    who = tuple(dict.fromkeys(line.claimant for line in chart.lines))
    by = who[0] if len(who) == 1 else count_of(len(who), "claimant")
    return f"{kind_title(chart.kind, chart.unit)}: {named[0]}, by {by}"


def counted_words(line: ChartLine) -> str:
    """Whom or what a line counts: `soldiers (of X)`, in the words of the text."""
    return f"{line.who or 'whom or what not told'}{f' (of {line.of})' if line.of else ''}"


def says_now(line: ChartLine) -> ChartPoint | None:
    """The last number of a claimant that nothing replaced."""
    return next((point for point in reversed(line.points) if not point.replaced), None)


def became(point: ChartPoint) -> str:
    """What became of a number, and why it is not drawn where it is not: `corrected downwards`."""
    unfit = point.low is point.best is point.high is None
    why = "" if drawable(point) else "no number to draw" if unfit else "no whole day told: not drawn"
    return "; ".join([*point.notes, *([why] if why else [])])


def adds(figure: Figure | ChartPoint) -> bool:
    """Whether the meaning of a figure says more than its words: `nearly 40` is up to 40, `40` is 40."""
    return figure.meaning.replace(",", "") != figure.words.replace(",", "").casefold()


def preview(dossier: Dossier, section: str) -> str:
    """What a section holds, in a line of the contents."""
    disputes = (*dossier.disputes, *dossier.more_disputes)
    lines = sum(len(group.lines) for group in dossier.tolls)
    told = {
        "disputed": (disputes, "incident", disputes[0].title if disputes else ""),
        "truces": (
            dossier.truces,
            "agreement",
            listed(sorted({b for t in dossier.truces for b in t.brokers})[:_NAMED]),
        ),
        "tolls": (range(lines), "figure", listed(_claimants(dossier)[:_NAMED])),
        "harm": (dossier.harm, "incident", listed([dated(h.day) for h in dossier.harm if h.day][-1:])),
    }
    items, noun, words = told[section]
    if not items:
        return "none in the reports read"
    lead = {"truces": "brokers: ", "tolls": "by ", "harm": "latest dated "}.get(section, "")
    return f"{count_of(len(items), noun)}{f'; {lead}{words}' if words else ''}"


def _claimants(dossier: Dossier) -> list[str]:
    counted = Counter(line.claimant for group in dossier.tolls for line in group.lines)
    return sorted(counted, key=lambda name: (-counted[name], name))


def versions(pairs: Sequence[tuple[str, str]]) -> str:
    """What read the reports, packs counted: their versions stand in the ledger."""
    packs = sum(1 for name, _ in pairs if name.startswith("pack "))
    told = [f"{name} {version}" for name, version in pairs if not name.startswith("pack ")]
    return ", ".join([*told, *([count_of(packs, "pack")] if packs else [])])
