"""A book in, the claims that its sections tell out: none repeated by a copy, those that hold a thing to be so apart.

Here a claim is repeated where a copy of a story has it in the words of the report that it copies, and nowhere else: two
reports of their own that say the same both stand, and so do two sentences of one. Sections that list claims use this.
The module `told_once` puts more together, for sections that quote one claim for many: there one speaker's same words
on one place and day are told once, in whatever reports they stand. No pack is read.
"""

from collections.abc import Iterator
from typing import Final

from counterclaim.export.dossier.book import Book
from counterclaim.export.same_story import wording
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Realis, Stance
from counterclaim.records.ledger import Incident

_HOLDING: Final = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES))
_REAL: Final = frozenset((Realis.OCCURRED, Realis.ONGOING))


def holds(claim: Claim) -> bool:
    """Whether the speaker holds that the thing happened or is going on: says, accuses, condemns, confirms it."""
    return claim.stance in _HOLDING and not claim.negated and claim.realis in _REAL


def folded(name: str) -> str:
    """The same for spellings of one name that differ in capitals, accents or an article."""
    return plain_name(name) or name.casefold().strip()


def unrepeated(book: Book) -> tuple[Claim, ...]:
    """The claims of a book in its order, without those that a copy has in the words of the report that it copies.

    Claims in the same words in reports that copy nobody all stay; for one line of those see the module `told_once`.
    """
    first = {copy.report: copy.same_as for copy in book.copies}
    words: dict[str, set[str]] = {report: set() for report in first.values()}
    for claim in book.claims.values():
        if claim.report in words:
            words[claim.report].add(wording(claim))
    return tuple(
        claim
        for claim in book.claims.values()
        if claim.report not in first or wording(claim) not in words[first[claim.report]]
    )


def stories(book: Book) -> Iterator[tuple[Incident, list[Claim]]]:
    """Each incident that is no copy's, with its claims in the order of the text.

    To them come those of a copy's incident that say something in words of their own.
    """
    kept = {claim.id for claim in unrepeated(book)}
    again: dict[str, list[str]] = {}
    for incident in book.incidents:
        again.setdefault(book.again.get(incident.id, ""), []).extend(c for c in incident.claims if c in kept)
    for incident in book.incidents:
        if incident.id not in book.again:
            yield incident, book.of((*incident.claims, *again.get(incident.id, ())))
