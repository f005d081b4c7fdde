"""Claims in, the same claims with those put together that one speaker tells in the same words: copies are one source.

Told once are claims in the same words by the same speaker on the same place and day. Where no day is told, the day on
which the story was first published stands for it, so that a daily bulletin in ever the same words stays several. Reads
no pack.
"""

from collections.abc import Iterable, Mapping

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.same_story import claims_again, wording
from counterclaim.export.when import single_day
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim


class Stories(msgspec.Struct, frozen=True):
    """By report: the day on which its story was first published, or the id of the first report where no day is told."""

    first_told: Mapping[str, str]
    copies: frozenset[str]
    again: Mapping[str, str]
    """Claims of copies, each with the claim of the original that it repeats."""


def stories_of(book: Book) -> Stories:
    """The stories that the reports of a book tell; a copy tells that of the report in whose words it is."""
    copied = {copy.report: copy.same_as for copy in book.copies}
    days = {stored.report.id: stored.report.published for stored in book.reports}
    first_told = {report: days.get(first) or first for report in days for first in [_first(report, copied)]}
    texts = {stored.report.id: stored.report.text for stored in book.reports}
    return Stories(first_told, frozenset(copied), claims_again(book.copies, book.claims.values(), texts))


def words_key(claim: Claim, stories: Stories) -> tuple[object, ...]:
    """The same for claims that are told once."""
    speaker = plain_name(claim.speaker.name) if claim.speaker else None
    places = tuple(sorted({plain_name(place.name) for place in claim.places}))
    told = ("on", day) if (day := single_day(claim.time)) else ("first told", stories.first_told.get(claim.report, ""))
    return (wording(claim), speaker, places, told)


def each_once(claims: Iterable[Claim], *, book: Book, stories: Stories) -> list[list[Claim]]:
    """Claims in the order of the book, those told again behind the one to quote: the first that is no copy."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: quoted_first(claim, book=book, stories=stories)):
        found.setdefault(words_key(claim, stories), []).append(claim)
    return sorted(found.values(), key=lambda told: book.numbers[told[0].id])


def quoted_first(claim: Claim, *, book: Book, stories: Stories) -> tuple[bool, int]:
    """Sorts originals before copies, then by number."""
    return (claim.report in stories.copies, book.numbers[claim.id])


def _first(report: str, copied: Mapping[str, str]) -> str:
    """The report that a copy goes back to. Two that copy each other go back to the one with the first id."""
    seen = [report]
    while (source := copied.get(seen[-1])) is not None and source not in seen:
        seen.append(source)
    return min(seen) if copied.get(seen[-1]) else seen[-1]
