"""A book in, the dossier out: every section made by its own file, in the order of the page."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.briefing.text import to_text
from counterclaim.export.dossier.briefing.word import to_docx
from counterclaim.export.dossier.chart_model import TollChart
from counterclaim.export.dossier.maps.drawing import draw_map
from counterclaim.export.dossier.model import Dispute, Dossier, Harm, Refused, ReportText, TollGroup, Truce
from counterclaim.export.dossier.page.texts import links_of, report_texts
from counterclaim.export.dossier.page.writing import write_page
from counterclaim.export.dossier.public import keeps_off_map, public_book
from counterclaim.export.dossier.sections.basis import basis_of
from counterclaim.export.dossier.sections.charts import charts_of
from counterclaim.export.dossier.sections.chronicle import appeals_of, days_of
from counterclaim.export.dossier.sections.disputes import disputes_of
from counterclaim.export.dossier.sections.doubts import doubts_of
from counterclaim.export.dossier.sections.gaps import gaps_of
from counterclaim.export.dossier.sections.harm import findings_of, harm_of, never
from counterclaim.export.dossier.sections.runs import whole_runs
from counterclaim.export.dossier.sections.tolls import toll_groups
from counterclaim.export.dossier.sections.truces import loose_breaches, truces_of
from counterclaim.export.dossier.sections.voices import voices_of
from counterclaim.export.dossier.sections.weapons import weapons_of
from counterclaim.export.dossier.theatres import Theatre, theatres_of
from counterclaim.export.wording import count_of, listed

_Item = TypeVar("_Item", Dispute, Truce, TollGroup, TollChart, Harm)

FIRST_SCREEN = 20
"""Disputes on the first screen, shared among the wars of a book; the others fold away below them."""
_NAMED = 4
"""Parties in a heading."""
_FEWEST = 3
"""Disputes of each war on the first screen, however many wars there are."""


def make_dossier(book: Book, *, public: bool, made: str) -> Dossier:
    """All sections of a dossier. `public` leaves delicate places off the map; the names are masked in the book already.

    `made` is the moment of making, in UTC: the one thing in a dossier that does not come from the ledger.
    """
    theatres = theatres_of(book)
    wars = [_of_war(theatre, disputes_of(theatre.book, whole=book)) for theatre in theatres]
    told, common_gaps = gaps_of([dispute for war in wars for dispute in war])
    disputes, more_disputes = _shared_out([tuple(d for d in told if d.war == theatre.name) for theatre in theatres])
    harm = _each(theatres, partial(harm_of, off_map=keeps_off_map if public else never))
    map_svg, map_notes = draw_map(harm, public=public)
    doubts, doubts_total = doubts_of(book)
    versions = {pair: None for stored in book.reports for pair in sorted(stored.versions.items())}
    return Dossier(
        title=book.title or _title(theatres),
        made=made,
        public=public,
        sides=book.sides,
        basis=basis_of(book),
        disputes=disputes,
        more_disputes=more_disputes,
        common_gaps=common_gaps,
        truces=_each(theatres, lambda part: truces_of(msgspec.structs.replace(book, truces=part.truces))),
        loose_breaches=loose_breaches(book),
        tolls=_each(theatres, toll_groups),
        charts=_numbered(_each(theatres, charts_of)),
        harm=harm,
        findings=findings_of(book),
        map_svg=map_svg,
        map_notes=map_notes,
        days=days_of(book),
        appeals=appeals_of(book),
        voices=voices_of(book),
        weapons=weapons_of(book),
        doubts=doubts,
        doubts_total=doubts_total,
        refusals=tuple(Refused(origin=r.origin, reason=r.reason, advice=r.advice) for r in book.refusals),
        versions=tuple(sorted(versions)),
        ledger_state=book.head,
    )


def write_html(book: Book, *, public: bool, made: str) -> Iterator[str]:
    """The page of a book, piece by piece. For the public, the names of private persons are masked first."""
    told = public_book(book) if public else book
    yield from write_page(make_dossier(told, public=public, made=made), _texts(told))


def write_text(book: Book, *, public: bool, made: str) -> Iterator[str]:
    """The first screen of a book as plain text."""
    yield from to_text(make_dossier(public_book(book) if public else book, public=public, made=made))


def write_docx(book: Book, *, public: bool, made: str) -> bytes:
    """The first screen of a book as a Word document."""
    return to_docx(make_dossier(public_book(book) if public else book, public=public, made=made))


def _texts(book: Book) -> Iterator[ReportText]:
    yield from report_texts(book, links_of(book))


def _title(theatres: Sequence[Theatre]) -> str:
    """A heading where the user gave none: who fights, or how many wars there are."""
    if len(theatres) > 1:
        return f"Who says what in {count_of(sum(1 for theatre in theatres if theatre.book.parties), 'conflict')}"
    sides = [side for side in theatres[0].book.sides if side in theatres[0].book.parties]
    return f"{listed(sides)}: who says what" if 1 < len(sides) <= _NAMED else "Who says what"


def _each(theatres: Sequence[Theatre], section: Callable[[Book], tuple[_Item, ...]]) -> tuple[_Item, ...]:
    """A section made war by war."""
    return tuple(item for theatre in theatres for item in _of_war(theatre, section(theatre.book)))


def _of_war(theatre: Theatre, items: Sequence[_Item]) -> tuple[_Item, ...]:
    return tuple(msgspec.structs.replace(item, war=theatre.name) for item in items)


def _numbered(charts: Sequence[TollChart]) -> tuple[TollChart, ...]:
    """Charts in the order of the page; each war has counted its own."""
    return tuple(msgspec.structs.replace(chart, number=n) for n, chart in enumerate(charts, start=1))


def _shared_out(wars: Sequence[tuple[Dispute, ...]]) -> tuple[tuple[Dispute, ...], tuple[Dispute, ...]]:
    """Disputes of the first screen, as many of each war, and the rest; one alone is never put away."""
    room = FIRST_SCREEN
    if sum(len(war) for war in wars) > FIRST_SCREEN:
        room = max(_FEWEST, FIRST_SCREEN // len(wars))
    cut = [len(war) if len(war) <= room + 1 else whole_runs(war, room) for war in wars]
    first = tuple(dispute for war, most in zip(wars, cut, strict=True) for dispute in war[:most])
    return first, tuple(dispute for war, most in zip(wars, cut, strict=True) for dispute in war[most:])
