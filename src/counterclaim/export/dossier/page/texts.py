"""A book in, its reports' texts out, one by one: every claim marked where its evidence stands, with a card about it.

Text from dispatches is made harmless here, after it is cut: `shown` writes out what could turn or drive a page. No pack
is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from counterclaim.export.claim_fields import claim_fields, claim_head
from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Card, Paragraph, ReportText, Segment
from counterclaim.export.dossier.page.cutting import Piece, Stretch, paragraphs_of, pieces_of
from counterclaim.export.plain import plain
from counterclaim.export.when import moment_words
from counterclaim.export.wording import OWN_VOICE, agreement_words, count_of, listed
from counterclaim.records.claim import Claim, Reason, Span
from counterclaim.records.ledger import Ceasefire, TollSeries
from counterclaim.store import StoredReport

Links = Mapping[int, Sequence[tuple[str, str]]]
"""By a claim's number: anchors in the page, each with what stands there."""

_SPACE: Final = re.compile(r"[\t\r\n\f\v\u2028\u2029]")
_CLAIM_ID: Final = re.compile(r"\bc_(?:[0-9a-f]{16}|\d+)\b")
"""As in the ledger, or a running number as in a public book."""
_HASH = 12
"""Characters of a model's hash that tell it apart."""
_PACK = "pack "


def report_texts(book: Book, links: Links | None = None) -> Iterator[ReportText]:
    """Each report of the book, whole, made when it is asked for. Without `links` every claim gets those of the book."""
    linked = links_of(book) if links is None else links
    told: dict[str, list[Claim]] = {}
    for claim in book.claims.values():
        told.setdefault(claim.report, []).append(claim)
    for stored in book.reports:
        yield _report_text(book, stored, told.get(stored.report.id, []), linked)


def shown(text: str) -> str:
    """The text, harmless in a page: breaks and tabs are spaces, what could drive it is written out (`<U+202E>`)."""
    return text if text.isprintable() else " ".join(plain(part) for part in _SPACE.split(text))


def _report_text(book: Book, stored: StoredReport, claims: Sequence[Claim], links: Links) -> ReportText:
    report = stored.report
    numbered = {book.numbers[claim.id]: claim for claim in claims}
    sentences = {(claim.sentence.start, claim.sentence.end) for claim in claims}
    paragraphs = paragraphs_of(report.text, (Span(*ends) for ends in sorted(sentences)))
    stretches = [Stretch(number, claim.evidence.start, claim.evidence.end) for number, claim in numbered.items()]
    return ReportText(
        number=book.numbers[report.id],
        id=report.id,
        headline=shown(report.headline) if report.headline else None,
        about=tuple((label, shown(text)) for label, text in _about(stored) if text),
        copy_of=_copy_of(book, report.id),
        paragraphs=tuple(
            _paragraph(book, report.text, pieces, numbered, links) for pieces in pieces_of(paragraphs, stretches)
        ),
        claims=len(claims),
    )


def _about(stored: StoredReport) -> Iterator[tuple[str, str | None]]:
    report = stored.report
    yield "Publisher", report.publisher or "not told"
    yield "Published", report.published or "day not told"
    yield "Dateline", report.dateline
    yield "Byline", report.byline
    yield "Language", report.language
    yield "Address", report.url
    digest = f", sha256 {report.sha256}" if report.sha256 else ""
    yield "Original", f"{stored.media_type}, {count_of(stored.bytes, 'byte')}{digest}"
    yield "Read by", _read_by(stored.versions)


def _read_by(versions: Mapping[str, str]) -> str:
    """Program and model; the versions of the packs stand once in the page."""
    told = (f"{name} {_short(version)}" for name, version in sorted(versions.items()) if not name.startswith(_PACK))
    return ", ".join(told)


def _short(version: str) -> str:
    return " ".join(word[:_HASH] if len(word) > 2 * _HASH and word.isalnum() else word for word in version.split())


def _copy_of(book: Book, report_id: str) -> str | None:
    for copy in book.copies:
        if copy.report == report_id:
            first = f"report {book.numbers[copy.same_as]}, {book.sources[copy.same_as]}"
            return shown(f"repeats {first}: {100 * copy.share:.0f} % of its words")
    if sources := book.repeats.get(report_id):
        first = listed(f"report {book.numbers[source]}, {book.sources[source]}" for source in sources)
        return shown(f"repeats some of {first}")
    return None


def _paragraph(
    book: Book, text: str, pieces: Sequence[Piece], claims: Mapping[int, Claim], links: Links
) -> Paragraph:  # fmt: skip
    ending = sorted(chain.from_iterable(piece.ends for piece in pieces))
    return Paragraph(
        segments=tuple(_segment(text, piece, claims) for piece in pieces),
        cards=tuple(_card(book, number, claims[number], links.get(number, ())) for number in ending),
    )


def _segment(text: str, piece: Piece, claims: Mapping[int, Claim]) -> Segment:
    innermost = claims[piece.over[-1]] if piece.over else None
    return Segment(
        text=shown(text[piece.start : piece.end]),
        claims=piece.over,
        ends=piece.ends,
        side=innermost.side if innermost else None,
        voiced=innermost is not None and innermost.speaker is not None,
    )


def _card(book: Book, number: int, claim: Claim, links: Sequence[tuple[str, str]]) -> Card:
    return Card(
        number=number,
        id=claim.id,
        head=shown(claim_head(claim)),
        side=claim.side,
        fields=tuple((shown(label), shown(text)) for label, text in claim_fields(claim, compact=True)),
        reasons=tuple(dict.fromkeys((shown(r.step), _reason(book, r)) for r in claim.reasons)),
        links=tuple(links),
    )


def _reason(book: Book, reason: Reason) -> str:
    """A note with its rule; claims that it names are named by their numbers, as everywhere in the page."""

    def numbered(found: re.Match[str]) -> str:
        number = book.numbers.get(found[0])
        return f"claim {number}" if number else found[0]

    note = _CLAIM_ID.sub(numbered, reason.note) if "c_" in reason.note else reason.note
    return shown(f"{note} ({reason.rule})")


def links_of(book: Book) -> dict[int, tuple[tuple[str, str], ...]]:
    """By a claim's number, where else in the page it counts: claims that it answers or that answer it (`c12`),
    incidents (`i3`), agreements (`a1`), toll lines (`l-...`). The page may not show all of these.
    """
    found: dict[int, dict[tuple[str, str], None]] = {}
    for claim_id, anchor, text in chain(_answers(book), _incidents(book), _truces(book), _tolls(book)):
        number = book.numbers.get(claim_id)
        if number is not None and claim_id in book.claims:
            found.setdefault(number, {})[anchor, shown(text)] = None
    return {number: tuple(links) for number, links in found.items()}


def _answers(book: Book) -> Iterator[tuple[str, str, str]]:
    for claim in book.claims.values():
        for answer in claim.answers:
            if answer.claim not in book.claims:
                continue
            kind = answer.kind.replace("_", " ")
            one, two = book.numbers[claim.id], book.numbers[answer.claim]
            yield claim.id, f"c{two}", f"answers, as {kind}: claim {two}"
            yield answer.claim, f"c{one}", f"answered by, as {kind}: claim {one}"


def _incidents(book: Book) -> Iterator[tuple[str, str, str]]:
    for incident in book.incidents:
        for claim_id in incident.claims:
            yield claim_id, f"i{book.numbers[incident.id]}", incident.title


def _truces(book: Book) -> Iterator[tuple[str, str, str]]:
    for truce in book.truces:
        anchor, words = f"a{book.numbers[truce.id]}", _truce_words(truce)
        for claim_id in chain(truce.claims, (breach.claim for breach in truce.breaches)):
            yield claim_id, anchor, words


def _truce_words(ceasefire: Ceasefire) -> str:
    kind = agreement_words(ceasefire.type)
    for words, day in (
        ("agreed on", ceasefire.agreed_on),
        ("agreed on or before", ceasefire.agreed_by),
        ("in force from", ceasefire.effective),
    ):
        if day:
            return f"{kind} {words} {moment_words(day)}"
    return f"{kind}, its day not told"


def _tolls(book: Book) -> Iterator[tuple[str, str, str]]:
    for series in book.tolls:
        words = _toll_words(series)
        for point in series.points:
            yield point.claim, f"l-{series.id}", words


def _toll_words(series: TollSeries) -> str:
    counted = " ".join(part for part in (series.kind, series.who) if part)
    return f"toll by {series.claimant or OWN_VOICE}: {counted}"
