"""Claims in, the same without those that are told already out, in one of two senses. No pack is read.

- `unrepeated`: a report has it in the words of another that it repeats, as a whole or by the paragraph. For sections
  that list claims; two reports of their own that say the same both stand.
- `each_once`: one speaker says it in the same words on the same place and day, in whatever reports. For sections that
  quote one claim for many. Where no day is told, the day on which the story was first published stands for it, so
  that a daily bulletin in ever the same words stays several.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.sections.names import folded, voice_record
from counterclaim.export.masking.mask import BLOCK
from counterclaim.export.when import single_day
from counterclaim.records.claim import Claim
from counterclaim.records.ledger import Incident


class Stories(msgspec.Struct, frozen=True):
    """What the reports of a book tell together, for `each_once`."""

    first: Mapping[str, str]
    """By report: the one that it goes back to, itself where it is no copy."""
    first_told: Mapping[str, str]
    """By report: the day on which its story was first published, or the id of the first report where no day is told."""
    copies: frozenset[str]
    masked: Mapping[str, int]
    """Claims of masked speakers: how many others stand under the same mask before this one in its report."""


def unrepeated(book: Book, claims: Iterable[Claim] | None = None) -> tuple[Claim, ...]:
    """The claims of a book, or some of them, without those that tell another again. Of copies whose first is not among
    them, the first stands.
    """
    listed = tuple(book.claims.values() if claims is None else claims)
    ids = {claim.id for claim in listed}
    firsts: dict[str, str] = {}
    for claim in listed:
        first = book.again.get(claim.id, claim.id)
        firsts.setdefault(first, first if first in ids else claim.id)
    return tuple(claim for claim in listed if firsts[book.again.get(claim.id, claim.id)] == claim.id)


def incidents_once(book: Book) -> Iterator[tuple[Incident, list[Claim]]]:
    """Each incident with its claims in the order of the text, what copies tell again told once."""
    for incident in book.incidents:
        yield incident, list(unrepeated(book, book.of(incident.claims)))


def stories_of(book: Book) -> Stories:
    """The stories that the reports of a book tell; a copy tells that of the report in whose words it is."""
    copied = {copy.report: copy.same_as for copy in book.copies}
    days = {stored.report.id: stored.report.published for stored in book.reports}
    first = {report: _first(report, copied) for report in days}
    first_told = {report: days.get(origin) or origin for report, origin in first.items()}
    return Stories(first, first_told, frozenset(copied), _masked(book))


def each_once(claims: Iterable[Claim], *, book: Book, stories: Stories) -> list[list[Claim]]:
    """Claims in the order of the book, those told again behind the one to quote: the first that is no copy."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: quoted_first(claim, book=book, stories=stories)):
        found.setdefault(words_key(claim, stories), []).append(claim)
    return sorted(found.values(), key=lambda told: book.numbers[told[0].id])


def wording(claim: Claim) -> str:
    """The same for claims in the same words."""
    return " ".join(claim.evidence.text.casefold().split())


def words_key(claim: Claim, stories: Stories) -> tuple[object, ...]:
    """The same for claims that are told once. Who stands under a mask is one only within a story that copies tell."""
    speaker: tuple[object, ...] = (folded(claim.speaker.name),) if claim.speaker else ()
    if claim.id in stories.masked:
        speaker = (*speaker, stories.masked[claim.id], stories.first.get(claim.report, claim.report))
    places = tuple(sorted({folded(place.name) for place in claim.places}))
    told = ("on", day) if (day := single_day(claim.time)) else ("first told", stories.first_told.get(claim.report, ""))
    return (wording(claim), speaker, places, told)


def quoted_first(claim: Claim, *, book: Book, stories: Stories) -> tuple[bool, int]:
    """Sorts originals before copies, then by number."""
    return (claim.report in stories.copies, book.numbers[claim.id])


def _first(report: str, copied: Mapping[str, str]) -> str:
    """The report that a copy goes back to. Two that copy each other go back to the one with the first id."""
    seen = [report]
    while (source := copied.get(seen[-1])) is not None and source not in seen:
        seen.append(source)
    return min(seen) if copied.get(seen[-1]) else seen[-1]


def _masked(book: Book) -> dict[str, int]:
    """Masked speakers of a report, counted: a copy has them in the same order."""
    found: dict[str, int] = {}
    known: dict[tuple[str, str], dict[str, int]] = {}
    for claim in book.claims.values():
        if claim.speaker is not None and BLOCK in claim.speaker.name:
            alike = known.setdefault((claim.report, claim.speaker.name), {})
            found[claim.id] = alike.setdefault(voice_record(claim), len(alike))
    return found
