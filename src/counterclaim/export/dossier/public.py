"""A book for the public: names of private persons masked in every record, once, before anything is drawn from it.

In: a `Book`. Out: the same book with masked texts, quotations and names, and with sentences in `filters` that say so;
and which incidents stay off a public map. Reads the pack `private_persons.en` through `packs/private_persons.py`.
The rule is docs/explain/privacy.md.
"""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.masking import Mask, masked
from counterclaim.export.private_persons import PrivateNames, find_private
from counterclaim.packs.private_persons import load_private_words
from counterclaim.records.claim import Claim, Quote
from counterclaim.records.ledger import Incident
from counterclaim.records.report import Refusal, Report
from counterclaim.store import StoredReport

_OPENING: Final = "Names of private persons are masked (█)"
_OFF_MAP: Final = "Left off the map for people's safety"
_AGENCY: Final = re.compile(r"\(([^()\n]{2,40})\)\s*(?:--|[-–—])")
_OPENING_WORDS: Final = 600
_FOLDER: Final = re.compile(
    r"(?:[A-Za-z]:)?(?:[\\/]|\.{1,2}[\\/]|~[\\/])?(?:[^\s\\/'\"<>|:]+[\\/])+(?=[^\s\\/'\"<>|]*)"
)


def public_book(book: Book) -> Book:
    """The book with private persons masked everywhere and no folder or collector named; twice changes nothing more."""
    names = private_names(book)
    mask = Mask(names)
    texts = {stored.report.id: mask.text(stored.report.text) for stored in book.reports}
    return msgspec.structs.replace(
        book,
        reports=tuple(_report(stored, mask, texts) for stored in book.reports),
        claims={key: _claim(claim, mask, texts) for key, claim in book.claims.items()},
        incidents=masked(book.incidents, mask),
        truces=masked(book.truces, mask),
        tolls=masked(book.tolls, mask),
        actors={key: masked(actor, mask) for key, actor in book.actors.items()},
        refusals=tuple(_refusal(refusal, mask) for refusal in book.refusals),
        sides=tuple(mask.text(side) for side in book.sides),
        parties=frozenset(mask.text(side) for side in book.parties),
        filters=tuple(_filters(book, names)),
        title=mask.text(book.title),
        sources={key: mask.text(source) for key, source in book.sources.items()},
    )


def private_names(book: Book) -> PrivateNames:
    """The private persons of a book; authors of its reports are none."""
    return find_private(
        book.actors.values(),
        [stored.report.text for stored in book.reports],
        authors=[author for stored in book.reports for author in _authors(stored.report)],
        places=[
            *{place.name for claim in book.claims.values() for place in claim.places},
            *book.sides,
            *(wire for stored in book.reports for wire in _wires(stored.report)),
        ],
    )


def _wires(report: Report) -> Iterable[str]:
    """Who published a report, and the agency in the brackets of its dateline: none of them is a person."""
    yield from [report.publisher] if report.publisher else []
    bracket = _AGENCY.search(report.text[:_OPENING_WORDS])
    yield from [bracket[1]] if bracket else []


def keeps_off_map(book: Book, incident: Incident) -> bool:
    """Whether a public map leaves out where an incident was: deployments, weapons, shelters and ways of escape."""
    words = load_private_words()
    claims = book.of(incident.claims)
    types = {incident.type, *(claim.event.type for claim in claims if claim.event)}
    if types & words.off_types:
        return True
    wanted = {claim.report for claim in claims}
    texts = {stored.report.id: stored.report.text for stored in book.reports if stored.report.id in wanted}
    told = [incident.title, *(_sentence(claim, texts) for claim in claims)]
    return any(off.pattern.search(text) for off in words.off_words for text in told)


def _sentence(claim: Claim, texts: dict[str, str]) -> str:
    text = texts.get(claim.report, "")
    return f"{text[claim.sentence.start : claim.sentence.end]} {claim.evidence.text}"


def _authors(report: Report) -> Iterable[str]:
    """Names in a byline, without "By" and the publisher."""
    for part in re.split(r",|;|\band\b|&|\||/", report.byline or ""):
        name = re.sub(r"^\s*by\s+", "", part, flags=re.IGNORECASE).strip()
        if name:
            yield name


def _report(stored: StoredReport, mask: Mask, texts: dict[str, str]) -> StoredReport:
    report = stored.report
    changed = msgspec.structs.replace(
        masked(report, mask),
        text=texts[report.id],
        url=mask.address(report.url) if report.url else report.url,
    )
    return msgspec.structs.replace(stored, report=changed, origin=_file_name(stored.origin, mask), collector="")


def _file_name(origin: str, mask: Mask) -> str:
    """The last part of a path, names in it masked as in an address."""
    return mask.text(mask.address(re.split(r"[\\/]", origin.rstrip("\\/"))[-1]))


def _refusal(refusal: Refusal, mask: Mask) -> Refusal:
    name = _file_name(refusal.origin, mask)
    advice = _FOLDER.sub("", refusal.advice.replace(refusal.origin, name))
    return msgspec.structs.replace(refusal, origin=name, advice=mask.text(mask.address(advice)))


def _claim(claim: Claim, mask: Mask, texts: dict[str, str]) -> Claim:
    """A claim with its quotations cut anew from the masked text, so that their offsets still fit."""
    text = texts.get(claim.report)
    changed = masked(claim, mask)
    if text is None:
        return changed
    speaker = changed.speaker
    if claim.speaker and claim.speaker.mention and speaker:
        speaker = msgspec.structs.replace(speaker, mention=_cut(claim.speaker.mention, text))
    return msgspec.structs.replace(
        changed,
        evidence=_cut(claim.evidence, text),
        cue=_cut(claim.cue, text) if claim.cue else None,
        speaker=speaker,
    )


def _cut(quote: Quote, text: str) -> Quote:
    return Quote(quote.start, quote.end, text[quote.start : quote.end])


def _filters(book: Book, names: PrivateNames) -> Iterable[str]:
    """What was filtered before, and what the public page leaves out."""
    yield from book.filters
    if any(sentence.startswith(_OPENING) for sentence in book.filters):
        return
    count = names.persons
    yield (
        f"{_OPENING}: {count} {'name' if count == 1 else 'names'}. Officials and public bodies stay. Telephone "
        "numbers, mail addresses and house numbers are masked too. "
        "A machine found them: a person must look before this is published."
    )
    off = sum(bool(incident.places) and keeps_off_map(book, incident) for incident in book.incidents)
    yield (
        f"{_OFF_MAP}: deployments, shelters, ways of escape and weapons positions "
        f"({off} {'incident' if off == 1 else 'incidents'})."
    )
