"""A book in, the dossier out: every section made by its own file, in the order of the page."""

from collections.abc import Iterator

from counterclaim.export.dossier.arms import weapons_of
from counterclaim.export.dossier.basis import basis_of
from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.briefing_docx import to_docx
from counterclaim.export.dossier.briefing_text import to_text
from counterclaim.export.dossier.chronicle import appeals_of, days_of
from counterclaim.export.dossier.disputes import disputes_of
from counterclaim.export.dossier.doubts import doubts_of
from counterclaim.export.dossier.harm import findings_of, harm_of
from counterclaim.export.dossier.mapping import draw_map
from counterclaim.export.dossier.model import Dossier, Refused, ReportText
from counterclaim.export.dossier.page import write_page
from counterclaim.export.dossier.public import keeps_off_map, public_book
from counterclaim.export.dossier.texts import links_of, report_texts
from counterclaim.export.dossier.tolls import toll_groups
from counterclaim.export.dossier.truces import loose_breaches, truces_of
from counterclaim.export.dossier.voices import voices_of

FIRST_SCREEN = 12
"""Disputes on the first screen; the others fold away below them."""


def make_dossier(book: Book, *, public: bool, made: str) -> Dossier:
    """All sections of a dossier. `public` leaves delicate places off the map; the names are masked in the book already.

    `made` is the moment of making, in UTC: the one thing in a dossier that does not come from the ledger.
    """
    disputes = disputes_of(book)
    harm = harm_of(book, off_map=keeps_off_map if public else _never)
    map_svg, map_notes = draw_map(harm, public=public)
    doubts, doubts_total = doubts_of(book)
    versions = {pair: None for stored in book.reports for pair in sorted(stored.versions.items())}
    return Dossier(
        title=book.title,
        made=made,
        public=public,
        sides=book.sides,
        basis=basis_of(book),
        disputes=disputes[:FIRST_SCREEN],
        more_disputes=disputes[FIRST_SCREEN:],
        truces=truces_of(book),
        loose_breaches=loose_breaches(book),
        tolls=toll_groups(book),
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


def _never(*_: object) -> bool:
    return False
