"""The review sheet's round trip: an open ledger to rows, and typed rows to decisions, each checked on its own.

A row is held to words of reports by its hidden anchor, never by ids alone: where the words do not stand in this ledger,
or the anchor was edited, the row is refused with a reason and the others are applied. Reads event_types through
`deciding`.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import msgspec

from counterclaim.book.deciding.anchoring import anchor_of_claim, anchor_of_part
from counterclaim.book.deciding.asking import Question, questions
from counterclaim.book.deciding.decided import part_at
from counterclaim.book.deciding.recording import (
    Said,
    find_whole,
    judging,
    keeping_apart,
    merging,
    said,
    setting_of,
)
from counterclaim.book.parts import parts_of
from counterclaim.export.review.rows import FORMULA, REASON, VERDICT, Row, TypedRow
from counterclaim.export.review.workbook import day_of
from counterclaim.records.book import Anchor, Decision
from counterclaim.records.claim import Claim
from counterclaim.records.correcting import FIELDS, corrected, is_rejected, value_of
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import CounterclaimError, InputError, StoreError
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Report
from counterclaim.store import ClaimFilter, Store, StoredReport, claim_at

_CLAIM_WORDS = {"right": "confirm", "ok": "confirm", "wrong": "reject"}
_JOIN_WORDS = {"one": "one", "same": "one", "two": "two", "different": "two"}
_TO_READ = 30
_KEPT = 16
"""Readings that are kept at hand; claims come report by report."""
_Read = Callable[[str], Reading]


class Outcome(msgspec.Struct, frozen=True):
    """What became of a row: the decisions that it asks for, or why it was refused."""

    number: int
    decisions: tuple[Decision, ...] = ()
    refused: str | None = None


class _Held(msgspec.Struct, frozen=True):
    """What a row's hidden cell says: of which kind, and the words that it stands on."""

    kind: JoinKind | None
    anchors: tuple[tuple[str, int, int, str, str | None, str | None], ...]
    """Report, start, end, hash of the words, kind and speaker of the claim."""


def rows_of(store: Store, *, most: int = 20, claims: bool = True) -> Iterator[Row]:
    """What most needs a person first, then every claim that nobody has checked, in the order of the reports."""
    asked, _ = questions(store, most=most)
    read = lru_cache(maxsize=_KEPT)(store.reading)
    checked = store.checked()
    done: set[str] = set()
    for one in asked:
        row = _claim_row(store, one, read) if one.kind is None else _join_row(store, one, read)
        if row is not None:
            done.update(one.ids)
            yield row
    for claim in store.claims() if claims else ():
        if claim.id not in done and claim.id not in checked:
            row = _row_of_claim(claim, "claim", "not checked by a person", read)
            if row is not None:
                yield row


def apply_rows(store: Store, rows: Iterable[TypedRow], *, by: str) -> Iterator[Outcome]:
    """What each typed row asks for. Nothing is written here; of two rows on the same words the first counts."""
    seen: dict[str, int] = {}
    for row in rows:
        try:
            held, who = _held(row), said(by, row.typed.get(REASON, "") or "review sheet")
            first = seen.setdefault(row.anchor, row.number)
            if first != row.number:
                raise InputError(f"Row {first} decides on the same words already.")
            yield Outcome(row.number, _decisions(store, row, held, who))
        except CounterclaimError as error:
            yield Outcome(row.number, refused=str(error))


# --- to rows


def _claim_row(store: Store, question: Question, read: _Read) -> Row | None:
    claim = store.find(question.ids[0])
    return _row_of_claim(claim, question.about, "; ".join(question.why), read) if isinstance(claim, Claim) else None


def _row_of_claim(claim: Claim, asked: str, why: str, read: _Read) -> Row | None:
    """None where the claim's words are another's as well: nothing could hold to them."""
    reading = read(claim.report)
    as_read = next((one for one in reading.claims if one.id == claim.id), None)
    anchor = anchor_of_claim(as_read, reading) if as_read is not None else None
    if anchor is None:
        return None
    span = claim.sentence
    told = "; ".join(f"{name}: {value}" for name in FIELDS if (value := value_of(claim, name)))
    return Row(
        asked=asked,
        why=why,
        report=_source(reading.report),
        sentence=reading.report.text[span.start : span.end],
        words=claim.evidence.text,
        read=("REJECTED; " if is_rejected(claim) else "") + told,
        **_sealed(None, (anchor,)),
    )


def _join_row(store: Store, question: Question, read: _Read) -> Row | None:
    """What may be one, or is told with several days, with the words of each."""
    kind = question.kind
    if kind is None:
        return None
    anchors, words = [], []
    for one in question.ids:
        parts = find_whole(store, one).parts
        told = [pair for part in parts[:_TO_READ] if (pair := _part_words(kind, part, read)) is not None]
        if not told:
            return None
        anchors.append(told[0][0])
        words += [sentence for _, sentence in told[:3]]
    return Row(
        asked=f"{question.about}: {kind}",
        why="; ".join(question.why),
        report="",
        sentence=" / ".join(words),
        words=question.title,
        read=" / ".join(question.ids),
        **_sealed(kind, tuple(anchors)),
    )


def _part_words(kind: JoinKind, part: str, read: _Read) -> tuple[Anchor, str] | None:
    reading = read(part.partition("/")[0])
    made = next((one for one in parts_of(reading, kind) if one.id == part), None)
    anchor = anchor_of_part(made, reading, kind) if made is not None else None
    if anchor is None or made is None:
        return None
    span = made.claims[0].sentence if made.claims else None
    text = reading.report.text
    start, end = (span.start, span.end) if span else (max(0, anchor.start - 100), anchor.end + 100)
    return anchor, f"{_source(reading.report)}: {text[start:end]}"


def _source(report: Report) -> str:
    return ", ".join(part for part in (report.publisher, report.published) if part) or report.id


def _sealed(kind: JoinKind | None, anchors: tuple[Anchor, ...]) -> dict[str, str]:
    held = _Held(
        kind,
        tuple((a.report, a.start, a.end, make_id("w", a.words), a.kind and str(a.kind), a.speaker) for a in anchors),
    )
    told = msgspec.json.encode(held).decode()
    return {"anchor": told, "seal": make_id("s", told)}


# --- from rows


def _held(row: TypedRow) -> _Held:
    if any(FORMULA in cell for cell in (*row.typed.values(), row.anchor, row.seal)):
        raise InputError("A cell holds a formula. Write the value itself.")
    if not row.anchor or make_id("s", row.anchor) != row.seal:
        raise InputError("The hidden columns of this row were changed or emptied. Make the sheet anew.")
    try:
        held = msgspec.json.decode(row.anchor, type=_Held)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise InputError("The hidden columns of this row are not what this program writes.") from error
    if len(held.anchors) not in ((1,) if held.kind is None else (1, 2)):
        raise InputError("The hidden columns of this row are not what this program writes.")
    return held


def _decisions(store: Store, row: TypedRow, held: _Held, who: Said) -> tuple[Decision, ...]:
    fields = {name: row.typed[name.upper()] for name in FIELDS if name.upper() in row.typed}
    if held.kind is None:
        return _on_claim(store, row, held, fields, who)
    if fields:
        raise InputError(f"{next(iter(fields)).upper()} cannot be set here: this row asks whether two are one.")
    verdict = _JOIN_WORDS.get(row.typed.get(VERDICT, "").casefold())
    if verdict is None:
        raise InputError(f"VERDICT is {row.typed.get(VERDICT, '')[:40]!r}. Write one or two.")
    wholes = list(dict.fromkeys(_whole_at(store, told, held.kind) for told in held.anchors))
    if len(held.anchors) == 1:
        return judging(store, "confirm" if verdict == "one" else "reject", wholes[0], who)
    if verdict == "one":
        return merging(store, wholes, who) if len(wholes) > 1 else ()
    if len(wholes) < len(held.anchors):
        raise InputError(f"These are one by now ({wholes[0]}). Split it with `counterclaim split`.")
    return keeping_apart(store, find_whole(store, wholes[0]), find_whole(store, wholes[1]), who)


def _on_claim(store: Store, row: TypedRow, held: _Held, fields: dict[str, str], who: Said) -> tuple[Decision, ...]:
    verdict = row.typed.get(VERDICT)
    if verdict is not None and verdict.casefold() not in _CLAIM_WORDS:
        raise InputError(f"VERDICT is {verdict[:40]!r}. Write right or wrong, or leave it empty.")
    act = _CLAIM_WORDS.get((verdict or "").casefold())
    if act == "reject" and fields:
        raise InputError("A claim that is wrong as a whole cannot be corrected as well. Leave one of the two empty.")
    if act is None and not fields:
        raise InputError("Only a reason is given. Write a verdict or a correction.")
    reading, anchor = _anchored(store, held.anchors[0])
    read = claim_at(anchor, reading.claims)
    if read is None:
        raise InputError("No claim stands on these words any more. Make the sheet anew.")
    claim = next(iter(store.claims(ClaimFilter(ids=(read.id,)))))
    made: list[Decision] = []
    for name, value in fields.items():
        typed = day_of(value) if name == "day" else value
        decision = setting_of(claim, anchor, name, typed, who)
        made.append(decision)
        claim = corrected(claim, name, decision.value or "")
    return (*made, *(judging(store, "confirm" if act == "confirm" else "reject", claim, who) if act else ()))


def _anchored(store: Store, told: tuple[str, int, int, str, str | None, str | None]) -> tuple[Reading, Anchor]:
    """The reading of the report that is named, and the words in it; refused where they are other words."""
    report, start, end, words, kind, speaker = told
    try:
        stored = store.find(report)
    except StoreError as error:
        raise InputError(f"The report {report[:40]} is not in this ledger.") from error
    if not isinstance(stored, StoredReport) or stored.report.id != report:
        raise InputError(f"The report {report[:40]} is not in this ledger.")
    text = stored.report.text
    if not 0 <= start < end <= len(text) or make_id("w", text[start:end]) != words:
        raise InputError(f"The words that this row stands on are not those of report {report}.")
    plain = {"report": report, "start": start, "end": end, "words": text[start:end], "kind": kind, "speaker": speaker}
    try:
        return store.reading(report), msgspec.convert(plain, Anchor)
    except msgspec.ValidationError as error:
        raise InputError("The hidden columns of this row are not what this program writes.") from error


def _whole_at(store: Store, told: tuple[str, int, int, str, str | None, str | None], kind: JoinKind) -> str:
    """Id of the whole that the words now tell of."""
    reading, anchor = _anchored(store, told)
    part = part_at(anchor, reading, kind)
    if part is None:
        raise InputError(f"No {kind} is told by these words any more. Make the sheet anew.")
    return store.whole_of(part, kind)
