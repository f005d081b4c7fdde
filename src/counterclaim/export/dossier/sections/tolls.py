"""A book in, its tolls out: each claimant's figures in its own line, lines that can stand on one axis in groups.

Nothing is added up and no two lines are made one, but for what one claimant tells in the same words in several reports:
that is told once. Lines that may count the same people say so. Reads numbers.en (words that leave a number open), and
packs through `tolls_alike`.
"""

import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Figure, TollGroup, TollLine
from counterclaim.export.dossier.sections.holding import tells
from counterclaim.export.dossier.sections.names import folded, name_key, voice_record
from counterclaim.export.dossier.sections.told_once import Stories, quoted_first, stories_of, words_key
from counterclaim.export.dossier.sections.tolls_alike import TollFacts, happenings, may_be_one, toll_facts
from counterclaim.export.when import ISO_DAY
from counterclaim.export.wording import OWN_VOICE, agree, bounds, count_of
from counterclaim.packs.amount_words import is_rough
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Certainty, Scope, TollKind, Unit
from counterclaim.records.ledger import TollPoint, TollSeries

_HUMAN: Final = frozenset((TollKind.KILLED, TollKind.WOUNDED, TollKind.DISPLACED))
"""Kinds of which a reader asks what the other side says."""
_SCOPES: Final = (Scope.CUMULATIVE, Scope.INCIDENT)
_NONE: Final = "none reported here, not zero"
_NONE_OF: Final = MappingProxyType(
    {
        Scope.CUMULATIVE: "no running total reported here, not zero",
        Scope.INCIDENT: "no toll of a single incident reported here, not zero",
    }
)
"""Said of parties without a toll where others give some of either scope: they may give one of the other."""
_WHOLE: Final = 100.0
_SHOWN: Final = 6
"""Other lines named beside a line; of further ones the number is told."""

_Told = tuple[TollPoint, Claim]


class _Line(msgspec.Struct, frozen=True):
    """A series with its points and their claims; `again`: those of other series that tell the same in its words."""

    series: TollSeries
    told: tuple[_Told, ...]
    again: tuple[_Told, ...] = ()
    claimant_first: int = 0
    """Number of the first claim by which its claimant gives a toll."""

    @property
    def claims(self) -> frozenset[str]:
        return frozenset(claim.id for _, claim in (*self.told, *self.again))


def toll_groups(book: Book) -> tuple[TollGroup, ...]:
    """The tolls of a book: running totals first, then those of single happenings, each kind and unit on an axis.

    Example: "up to 40 villagers have been killed since May, the ministry of X said" and "the army of Y put them at 12"
    give one group with a line of X and one of Y, each with the words of its claim, and 50 as the end of the axis.
    """
    lines = _lines(book, stories_of(book))
    of_claim = happenings(book)
    facts = {line.series.id: toll_facts(line.series, line.told, of_claim=of_claim) for line in lines}
    same = _perhaps_same(lines, facts)
    groups = [_group(part, book, same) for part in _parted(lines)]
    return tuple(_with_missing(groups, book))


def _gives(claim: Claim, best: float | None) -> bool:
    """Whether a claim gives a number as a toll. "Nobody was hurt" does: it says none."""
    return tells(claim) and (not claim.negated or best == 0)


def _lines(book: Book, stories: Stories) -> list[_Line]:
    """The series of a book, each once, in the order of their first claims and of nothing else."""
    published = {stored.report.id: stored.report.published for stored in book.reports}
    found = []
    for series in book.tolls:
        given = [(p, book.claims[p.claim]) for p in series.points if p.claim in book.claims]
        told = [(point, claim) for point, claim in given if _gives(claim, point.best)]
        if told:
            found.append(_Line(series, tuple(sorted(told, key=lambda pair: _moment(pair, book, published)))))
    once = _merged(sorted(found, key=lambda line: _first_told(line, book, stories)), stories)
    first: dict[tuple[str | None, str], int] = {}
    for line in once:
        number = min(book.numbers[claim.id] for _, claim in line.told)
        first[_claimant(line)] = min(number, first.get(_claimant(line), number))
    return [msgspec.structs.replace(line, claimant_first=first[_claimant(line)]) for line in once]


def _claimant(line: _Line) -> tuple[str | None, str]:
    return (line.series.side, name_key(line.series.claimant or "", voice_record(line.told[0][1])))


def _first_told(line: _Line, book: Book, stories: Stories) -> tuple[object, ...]:
    first = min(quoted_first(claim, book=book, stories=stories) for _, claim in line.told)
    return (first, _within(line), line.series.id)


def _within(line: _Line) -> int:
    """Which of the tolls of its first claim a line is; ids are hashes of names, and may order nothing that is shown."""
    series, (point, claim) = line.series, line.told[0]
    told = (series.kind, series.who, series.unit, point.text)
    alike = (n for n, toll in enumerate(claim.tolls) if (toll.kind, toll.who, toll.unit, toll.text) == told)
    return next(alike, len(claim.tolls))


def _moment(told: _Told, book: Book, published: Mapping[str, str | None]) -> tuple[object, ...]:
    """Where a figure stands in time: as of when, else when it was said, else when published; then by the text."""
    point, claim = told
    said = claim.said_on.latest if claim.said_on else None
    day = (point.as_of or said or published.get(claim.report) or "")[:ISO_DAY]
    return (day, book.numbers[claim.id], repr(_figures(point)))


def _figures(point: TollPoint) -> tuple[object, ...]:
    words = " ".join(point.text.casefold().split()) if point.text else None
    return (point.low, point.best, point.high, words, point.since, point.as_of)


def _merged(lines: Iterable[_Line], stories: Stories) -> list[_Line]:
    """Lines without those that tell another's figures in the same words. One claim's own figures are never one."""
    found: dict[tuple[object, ...], list[_Line]] = {}
    for line in lines:
        s = line.series
        claimant = folded(s.claimant) if s.claimant else None
        figures = tuple(_figures(point) for point, _ in line.told)
        key = (claimant, s.side, s.kind, folded(s.who or ""), s.unit, s.scope, figures)
        known = found.setdefault(key, [])
        at = next((n for n, other in enumerate(known) if _tells_again(line, other, stories)), None)
        if at is None:
            known.append(line)
        else:
            known[at] = msgspec.structs.replace(known[at], again=(*known[at].again, *line.told))
    return [line for known in found.values() for line in known]


def _tells_again(line: _Line, other: _Line, stories: Stories) -> bool:
    if not line.claims.isdisjoint(other.claims):
        return False
    pairs = zip(line.told, other.told, strict=True)
    return all(_inside(a, b) or words_key(a, stories) == words_key(b, stories) for (_, a), (_, b) in pairs)


def _inside(one: Claim, two: Claim) -> bool:
    """Whether the words of one claim lie within those of the other, and neither gives a second toll: it is one toll."""
    inner, outer = sorted((one, two), key=lambda claim: claim.evidence.end - claim.evidence.start)
    within = outer.evidence.start <= inner.evidence.start and inner.evidence.end <= outer.evidence.end
    return one.report == two.report and within and max(len(one.tolls), len(two.tolls)) == 1


def _parted(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Lines of one scope, kind and unit together."""
    for scope in _SCOPES:
        for kind in TollKind:
            for unit in Unit:
                key = (scope, kind, unit)
                part = [line for line in lines if (line.series.scope, line.series.kind, line.series.unit) == key]
                if part:
                    yield part


def _group(lines: Sequence[_Line], book: Book, same: dict[str, list[_Line]]) -> TollGroup:
    top = _axis([point for line in lines for point, _ in line.told], lines[0].series.unit)
    ordered = sorted(lines, key=lambda line: _place(line, book))
    first = lines[0].series
    return TollGroup(
        kind=first.kind,
        unit=first.unit,
        scope=first.scope,
        lines=tuple(_toll_line(line, book, top=top, same=same.get(line.series.id, ())) for line in ordered),
    )


def _place(line: _Line, book: Book) -> tuple[object, ...]:
    """Sides in their order, then third parties, then the reports' own voice; then by the text, a claimant together."""
    series = line.series
    rank = book.sides.index(series.side) if series.side in book.sides else len(book.sides)
    number = min(book.numbers[claim.id] for _, claim in line.told)
    own = series.claimant is None
    return (own, rank, line.claimant_first, number, _within(line), series.id)


def _axis(points: Iterable[TollPoint], unit: Unit) -> float:
    """A round number at or above every bound: 1, 2 or 5 times a power of ten; all hundred for per cents."""
    told = [value for p in points for value in _numbers(p) if value is not None and math.isfinite(value)]
    if not told:
        return 0.0
    largest = max(told)
    if unit is Unit.PERCENT and largest <= _WHOLE:
        return _WHOLE
    if largest <= 1:
        return 1.0
    tens = 10 ** math.floor(math.log10(largest))
    top = next(times * tens for times in (1, 2, 5, 10, 20) if times * tens >= largest)
    return float(min(top, int(sys.float_info.max)))


def _toll_line(line: _Line, book: Book, *, top: float, same: Sequence[_Line]) -> TollLine:
    shown = _figures_once(line, book)
    elsewhere = {claim.report for _, claim in (*line.told, *line.again)} - {claim.report for _, claim in shown}
    series = line.series
    return TollLine(
        id=series.id,
        claimant=series.claimant or OWN_VOICE,
        side=series.side,
        kind=series.kind,
        who=series.who,
        unit=series.unit,
        scope=series.scope,
        figures=tuple(_figure(point, claim, series.unit, book) for point, claim in shown),
        top=top,
        perhaps_same=tuple(_same_words(sorted(same, key=lambda other: _place(other, book)))),
        also_in=len(elsewhere),
    )


def _figures_once(line: _Line, book: Book) -> list[_Told]:
    """Figures by day; one that several claims give, once, from the first of them."""
    first: dict[tuple[object, ...], str] = {}
    for point, claim in sorted(line.told, key=lambda pair: book.numbers[pair[1].id]):
        first.setdefault(_figures(point), claim.id)
    shown = {(key, claim.id): (point, claim) for point, claim in line.told for key in [_figures(point)]}
    return [told for (key, claim_id), told in shown.items() if first[key] == claim_id]


def _numbers(point: TollPoint) -> tuple[float | None, float | None, float | None]:
    """Low, best and high; none of them where they contradict each other, as in "10 to 5"."""
    told = (point.low, point.best, point.high)
    return told if agree(*told) else (None, None, None)


def _about(point: TollPoint, claim: Claim) -> bool:
    """Whether a number without bounds is told as a rough one, or is all that an estimate gives."""
    if point.best is None or point.low is not None or point.high is not None:
        return False
    estimate = claim.certainty is Certainty.ESTIMATED and len(claim.tolls) == 1 and point.best > 0
    return estimate or is_rough(point.text or "")


def _figure(point: TollPoint, claim: Claim, unit: Unit, book: Book) -> Figure:
    about = _about(point, claim)
    low, best, high = _numbers(point)
    return Figure(
        number=book.numbers[claim.id],
        words=point.text or "",
        meaning=bounds(point.low, point.best, point.high, unit=unit, about=about),
        low=low,
        best=best,
        high=high,
        about=about,
        since=point.since,
        as_of=point.as_of,
        source=book.sources[claim.report],
    )


def _perhaps_same(lines: Sequence[_Line], facts: dict[str, TollFacts]) -> dict[str, list[_Line]]:
    """By line: others that may count the same people, each pair looked at once."""
    found: dict[str, list[_Line]] = {}
    kinds: dict[tuple[Scope, TollKind], list[_Line]] = {}
    for line in lines:
        kinds.setdefault((line.series.scope, line.series.kind), []).append(line)
    for part in kinds.values():
        for n, one in enumerate(part):
            for two in part[n + 1 :]:
                if may_be_one(facts[one.series.id], facts[two.series.id]):
                    found.setdefault(one.series.id, []).append(two)
                    found.setdefault(two.series.id, []).append(one)
    return found


def _same_words(others: Sequence[_Line]) -> Iterator[str]:
    words = list(dict.fromkeys(_words_of(line) for line in others))
    yield from (f"perhaps one quantity with {each}" for each in words[:_SHOWN])
    if len(words) > _SHOWN:
        yield f"perhaps one quantity with {count_of(len(words) - _SHOWN, 'other line')}"


def _words_of(line: _Line) -> str:
    point = line.told[-1][0]
    told = f"“{point.text}”" if point.text else bounds(point.low, point.best, point.high, unit=line.series.unit)
    return f"{line.series.claimant or OWN_VOICE}: {told}"


def _with_missing(groups: Sequence[TollGroup], book: Book) -> Iterator[TollGroup]:
    """On the first group of a kind of human harm and a scope: the parties that give no such toll in the whole book."""
    told: set[tuple[TollKind, Scope]] = set()
    for group in groups:
        if group.kind not in _HUMAN or (group.kind, group.scope) in told:
            yield group
            continue
        told.add((group.kind, group.scope))
        alike = [other for other in groups if other.kind is group.kind]
        giving = {line.side for other in alike if other.scope is group.scope for line in other.lines}
        missing = tuple(side for side in book.sides if side in book.parties - giving)
        words = _NONE if {other.scope for other in alike} == {group.scope} else _NONE_OF[group.scope]
        yield msgspec.structs.replace(group, none_from=missing, none_words=words if missing else "")
