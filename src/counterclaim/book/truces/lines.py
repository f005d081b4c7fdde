"""Truces of the joined book: a ledger in; each with declarations, window, and who alleges what of whom, out.

Reads what `wholes.py` reads. Nothing is added up across parties, and an alleged breach ends nothing.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from counterclaim.book.filters import Asked, truce_fits
from counterclaim.book.loading import Shelf
from counterclaim.book.parts import parts_of
from counterclaim.book.truces.keeping import breach_counts, first_alleged, windows_of
from counterclaim.book.truces.wholes import assemble_truce
from counterclaim.ledgers.stated import as_ceasefires, stated_for, with_stated
from counterclaim.packs.conflict import Conflict
from counterclaim.records.book import Part
from counterclaim.records.enums import AgreementType, JoinKind
from counterclaim.records.ledger import Ceasefire
from counterclaim.records.tallies import InForce, WholeTruce
from counterclaim.records.wholes import TruceLine


def truce_lines(
    shelf: Shelf,
    asked: Asked = Asked(),  # noqa: B008 - frozen
    *,
    conflict: Conflict | None = None,
) -> tuple[TruceLine, ...]:
    """The agreements that are asked for, by day, undated ones last; with those that a conflict file states by hand."""
    truces = _with_stated(whole_truces(shelf), conflict)
    windows = {one.truce: one for one in windows_of(truces)}
    lines = [_line(shelf, truce, windows.get(truce.ceasefire.id)) for truce in truces]
    return tuple(sorted((line for line in lines if truce_fits(line, asked)), key=_order))


def held_on(lines: Iterable[TruceLine], day: str) -> tuple[TruceLine, ...]:
    """The ceasefires that were in force on a day, as far as the reports tell."""
    return tuple(
        line
        for line in lines
        if line.type is AgreementType.CEASEFIRE
        and line.in_force is not None
        and line.in_force.since <= day
        and (line.in_force.until is None or day < line.in_force.until)
    )


def whole_truces(shelf: Shelf, *, within: frozenset[str] | None = None) -> tuple[WholeTruce, ...]:
    """Every agreement with what all reports, or those `within`, tell of it. What a person rejected is left out."""
    made = []
    for truce in shelf.store.ceasefires():
        parts = [part for part in _parts(shelf, truce) if within is None or part.report.id in within]
        if parts:
            reports = dict.fromkeys(part.report.id for part in parts)
            again = [claim for report in reports for claim in shelf.again(report)]
            made.append(assemble_truce(parts, truce=truce.id, repeats=again))
    return tuple(made)


def _parts(shelf: Shelf, truce: Ceasefire) -> Iterator[Part]:
    for part in shelf.store.parts_in(truce.id, JoinKind.CEASEFIRE):
        report = part.partition("/")[0]
        if shelf.report(report) is None:
            continue
        for told in parts_of(shelf.reading(report), JoinKind.CEASEFIRE):
            kept = _kept(told)
            if told.id == part and kept is not None:
                yield kept


def _kept(part: Part) -> Part | None:
    """A part without the claims that a person rejected: those stand among its report's claims no more."""
    record = part.record
    if not isinstance(record, Ceasefire):
        return None
    held = {claim.id for claim in part.claims}
    claims = tuple(one for one in record.claims if one in held)
    if record.claims and not claims:
        return None
    breaches = tuple(one for one in record.breaches if one.claim in held)
    return msgspec.structs.replace(part, record=msgspec.structs.replace(record, claims=claims, breaches=breaches))


def _with_stated(truces: Sequence[WholeTruce], conflict: Conflict | None) -> tuple[WholeTruce, ...]:
    """Truces with the user's own: one that reports tell of keeps what they tell, and says that it is stated too."""
    if conflict is None:
        return tuple(truces)
    found = {one.name for truce in truces if (one := stated_for(truce.ceasefire, conflict)) is not None}
    told = (msgspec.structs.replace(one, ceasefire=with_stated(one.ceasefire, conflict)) for one in truces)
    own = zip(conflict.ceasefires, as_ceasefires(conflict), strict=True)
    return (*told, *(WholeTruce(ceasefire=record) for stated, record in own if stated.name not in found))


def _line(shelf: Shelf, truce: WholeTruce, window: InForce | None) -> TruceLine:
    record = truce.ceasefire
    return TruceLine(
        **{name: getattr(record, name) for name in record.__struct_fields__},
        sources=shelf.sources(truce.reports),
        declarations=truce.declarations,
        terms=truce.terms,
        endings=truce.endings,
        alleged=truce.alleged,
        counts=breach_counts(truce),
        first_alleged=first_alleged(truce),
        in_force=window,
        overlaps=shelf.overlaps(JoinKind.CEASEFIRE, record.id),
        checked=len(shelf.checked & {*record.claims, *(one.claim for one in truce.alleged)}),
        joined=shelf.why(JoinKind.CEASEFIRE, record.id),
    )


def _order(line: TruceLine) -> tuple[str, str]:
    return (line.agreed_on or line.effective or line.agreed_by or "~", line.id)
