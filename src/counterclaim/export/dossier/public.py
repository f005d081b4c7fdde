"""A book for the public: names of private persons masked in every record, once, before anything is drawn from it.

In: a `Book`. Out: the same book with masked texts, quotations and names, and with sentences in `filters` that say so;
and which incidents stay off a public map. Reads the pack `private_persons.en` through `packs/private_persons.py`.
The rule is docs/explain/privacy.md.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.public_ids import cast_in_order, in_order, is_id, renamed
from counterclaim.export.masking.bylines import authors_of
from counterclaim.export.masking.mask import Mask
from counterclaim.export.masking.persons import PrivateNames, find_private
from counterclaim.export.masking.rewriting import Rewriter, texts_of
from counterclaim.export.masking.typed import nameless, typed_in
from counterclaim.export.when import ISO_DAY
from counterclaim.packs.private_persons import load_private_words
from counterclaim.records.claim import Claim, Quote, Reason
from counterclaim.records.ledger import Incident
from counterclaim.records.report import Refusal, Report
from counterclaim.store import StoredReport

_OPENING: Final = "Names that a program took for private persons' are masked (█)"
_OFF_MAP: Final = (
    "Left off the map for people's safety: places of deployments, shelters, ways of escape and weapons positions. "
    "The map's own note says how many incidents."
)
_BY_ITSELF: Final = frozenset(
    ("reports", "claims", "tolls", "actors", "refusals", "texts", "numbers", "filters", "head")
)  # fmt: skip
_FILE_ENDING: Final = re.compile(
    r"(\.(?:txt|md|html?|xhtml|pdf|docx?|odt|rtf|jsonl?|ndjson|csv|tsv|xml|eml|msg|zip|epub|png|jpe?g|xlsx?|pptx?))"
    r"(?:#[^\\/.]*)?$",
    re.IGNORECASE,
)
_ADVICE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "binary": "It holds no text. Save its text as a file and read that.",
        "damaged": "Save it again, or copy its text into a file.",
        "empty": "It holds nothing. Save it again.",
        "encoding": "Save the file as UTF-8.",
        "encrypted": "Save a copy without a password.",
        "failed": "Reading failed; the ledger tells how.",
        "language": "The text seems to be in another language. Give a translation.",
        "missing": "There was no such file.",
        "no_text_layer": "The pages are pictures. Read their text by OCR first.",
        "not_a_file": "Give a file.",
        "not_json": "Its lines are no reports as JSON Lines.",
        "not_read": "The ledger tells why.",
        "too_large": "Split it into smaller files.",
        "too_long": "Split it into smaller files.",
        "unknown_kind": "Files of this kind are not read. Convert it.",
        "unreadable": "The file cannot be opened or read.",
    }
)
_AGENCY: Final = re.compile(r"\(([^()\n]{2,40})\)\s*(?:--|[-–—])")
_OPENING_WORDS: Final = 600


def public_book(book: Book) -> Book:
    """The book with private persons masked everywhere and no id, file or collector kept; twice changes nothing more."""
    names = private_names(book)
    mask = Mask(names)
    cast = cast_in_order(book, mask.text)
    anew = renamed(book, cast)
    texts = {stored.report.id: mask.text(stored.report.text) for stored in book.reports}
    rewriter = Rewriter(
        lambda text: anew(text if is_id(text) else mask.text(text)), but=(Quote,), first={Reason: nameless}
    )  # fmt: skip
    records = {name: rewriter.record(getattr(book, name)) for name in texts_of(Book) if name not in _BY_ITSELF}
    return msgspec.structs.replace(
        book,
        **records
        | {
            "reports": tuple(_report(stored, mask, texts, rewriter) for stored in book.reports),
            "claims": {anew(key): _claim(claim, texts, rewriter) for key, claim in book.claims.items()},
            "tolls": rewriter.record(tuple(in_order(book))),
            "actors": {anew(actor.id): rewriter.record(actor) for actor in cast},
            "refusals": tuple(_refusal(refusal, n) for n, refusal in enumerate(book.refusals, start=1)),
            "texts": {anew(key): text for key, text in texts.items()},
            "numbers": {anew(key): number for key, number in book.numbers.items()},
            "filters": tuple(_filters(book, names)),
        },
    )


def private_names(book: Book) -> PrivateNames:
    """The private persons of a book; authors of its reports are none."""
    bylines = {byline: authors_of(byline) for stored in book.reports if (byline := stored.report.byline)}
    places = [place for claim in book.claims.values() for place in claim.places]
    return find_private(
        book.actors.values(),
        [
            *(stored.report.text for stored in book.reports),
            *(line for line, names in bylines.items() if not names),
            *dict.fromkeys(line for claim in book.claims.values() for line in typed_in(claim)),
        ],
        authors=[author for names in bylines.values() for author in names],
        places=[
            *{place.name for place in places if place.gazetteer is None},
            *(wire for stored in book.reports for wire in _wires(stored.report)),
        ],
        known=[*{place.name for place in places if place.gazetteer is not None}, *book.sides],
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
    told = [incident.title, *(_sentence(claim, book.texts) for claim in claims)]
    return any(off.pattern.search(text) for off in words.off_words for text in told)


def _sentence(claim: Claim, texts: dict[str, str]) -> str:
    text = texts.get(claim.report, "")
    return f"{text[claim.sentence.start : claim.sentence.end]} {claim.evidence.text}"


def _report(stored: StoredReport, mask: Mask, texts: dict[str, str], rewriter: Rewriter) -> StoredReport:
    """A report without what leads to its file, its collector, or the words under a mask."""
    report = stored.report
    text = texts[report.id]
    changed = rewriter.record(msgspec.structs.replace(report, text="", sha256=""))
    url = mask.address(report.url) if report.url else report.url
    return msgspec.structs.replace(
        stored,
        report=msgspec.structs.replace(changed, text=text, url=url),
        origin=_ending(stored.origin),
        collector="",
        collected_at=stored.collected_at[:ISO_DAY],
        versions={name: " ".join(rewriter.record(version).split()) for name, version in stored.versions.items()},
    )


def _ending(origin: str) -> str:
    """How a file's name ends, where the ending tells what kind of file it is."""
    found = _FILE_ENDING.search(origin)
    return found[1].lower() if found else ""


def _refusal(refusal: Refusal, number: int) -> Refusal:
    """An input that was not read, by its place in the list: its name may be a person's."""
    ending = _ending(refusal.origin) or _ending(refusal.origin.rpartition("(")[2].rstrip(")"))
    reason = refusal.reason if refusal.reason in _ADVICE else "not_read"
    return Refusal(
        id=f"x_{number}",
        origin=f"input {number}" + (f" ({ending})" if ending else ""),
        reason=reason,
        advice=_ADVICE.get(reason, "The ledger tells why."),
        at=refusal.at[:ISO_DAY],
    )


def _claim(claim: Claim, texts: dict[str, str], rewriter: Rewriter) -> Claim:
    """A claim with its quotations cut anew from the masked text, so that their offsets still fit."""
    text = texts[claim.report]
    changed = rewriter.record(claim)
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
        f"{_OPENING}: {count} {'name' if count == 1 else 'names'}. A person must look before this is published. "
        "Officials and public bodies stay; telephone numbers, mail addresses and house numbers are masked too."
    )
    yield _OFF_MAP
