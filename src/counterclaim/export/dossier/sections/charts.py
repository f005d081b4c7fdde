"""A book in, its running totals over time out: a chart for each series of several days, and for each contradiction.

The series are those of the joined book: one claimant's over all reports. On one axis stand only series that the book
holds comparable (`Beside`): one kind, one unit, one group of one side's people, since one day. Nothing is added up.
Reads the packs of words that leave a number open (numbers.en) through `is_rough`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.chart_model import ChartLine, ChartPoint, Contrast, TollChart
from counterclaim.export.when import ISO_DAY
from counterclaim.export.wording import OWN_VOICE, agree, bounds
from counterclaim.packs.amount_words import is_rough
from counterclaim.records.enums import Certainty, Scope, TollKind, Unit
from counterclaim.records.tallies import Beside, Figure, Tally

_FEWEST: Final = 2
"""Days that make a line over time."""
MOST_LINES: Final = 6
"""Lines on one axis; each has a mark of its own, and more could not be told apart."""
_MOST: Final = 1e15
"""Above it a number counts nothing on this earth."""
_REPLACED: Final = "superseded"
_COPY: Final = "copy"
_UNNAMED: Final = "publisher"
"""Rules of the reasons that a figure bears."""

_Key = tuple[object, ...]


def charts_of(book: Book) -> tuple[TollChart, ...]:
    """The charts of a book, by kind of harm and then in the order of the text.

    Example: the ministry of X counts 38 of its soldiers killed on 7 May and 55 on 9 May, the army of Y "at least 90" of
    them on 9 May: one chart with a line of X and a point of Y, which says that 55 and "at least 90" cannot both hold.
    """
    told = {tally.id: kept for tally in book.tallies if (kept := _in_book(tally, book)).figures}
    lines = {tally.id: _line(tally, book) for tally in told.values() if tally.scope is Scope.CUMULATIVE}
    near, differ = _near(book.beside, lines)
    first = sorted((told[one] for one in lines), key=lambda tally: _place(tally, book))
    drawn: list[set[str]] = []
    charts = []
    for tally in first:
        group = {tally.id, *near.get(tally.id, ())}
        worth = len(_days(lines[tally.id])) >= _FEWEST or tally.id in differ
        if not worth or any(group <= other for other in drawn):
            continue
        shown = _shown(tally, [one for one in first if one.id in group], differ)
        drawn.append(set(shown))
        charts.append(_chart(tally, shown, lines, differ, more=len(group) - len(shown)))
    return tuple(msgspec.structs.replace(chart, number=n) for n, chart in enumerate(charts, start=1))


def _in_book(tally: Tally, book: Book) -> Tally:
    """A series with the figures whose claims are on this page."""
    return msgspec.structs.replace(tally, figures=tuple(f for f in tally.figures if f.claim in book.claims))


def _near(beside: Iterable[Beside], lines: Mapping[str, ChartLine]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By series: those that may stand on its axis, and of them those that contradict it."""
    near: dict[str, set[str]] = {}
    differ: dict[str, set[str]] = {}
    for pair in beside:
        if pair.one in lines and pair.two in lines:
            for one, two in ((pair.one, pair.two), (pair.two, pair.one)):
                near.setdefault(one, set()).add(two)
                if pair.differ:
                    differ.setdefault(one, set()).add(two)
    return near, differ


def _shown(tally: Tally, group: Sequence[Tally], differ: Mapping[str, set[str]]) -> list[str]:
    """The series for which a chart is made with the first of those beside it, contradictions before all others."""
    against = differ.get(tally.id, set())
    others = sorted((one.id for one in group if one.id != tally.id), key=lambda one: one not in against)
    kept = {tally.id, *others[: MOST_LINES - 1]}
    return [one.id for one in group if one.id in kept]


def _chart(
    tally: Tally, shown: Sequence[str], lines: Mapping[str, ChartLine], differ: Mapping[str, set[str]], *, more: int
) -> TollChart:
    pairs = combinations(range(len(shown)), 2)
    return TollChart(
        number=0,
        kind=tally.kind,
        unit=tally.unit,
        lines=tuple(lines[one] for one in shown),
        contrasts=tuple(Contrast(a, b) for a, b in pairs if shown[b] in differ.get(shown[a], ())),
        more=more,
    )


def _place(tally: Tally, book: Book) -> _Key:
    """Kinds in their order, then sides in theirs; ids are hashes and order nothing that is shown."""
    number = min(book.numbers[figure.claim] for figure in tally.figures)
    rank = book.sides.index(tally.side) if tally.side in book.sides else len(book.sides)
    words = repr([(f.low, f.best, f.high, f.text) for f in tally.figures])
    return (list(TollKind).index(tally.kind), list(Unit).index(tally.unit), rank, number, tally.who or "", words)


def _line(tally: Tally, book: Book) -> ChartLine:
    return ChartLine(
        claimant=tally.claimant or OWN_VOICE,
        side=tally.side,
        who=tally.who,
        of=tally.of if tally.of not in (tally.who or "").split() else None,
        since=tally.since,
        points=tuple(_points(tally, book)),
        unnamed=tuple(dict.fromkeys(book.numbers[f.claim] for f in tally.figures if _UNNAMED in _rules(f))),
    )


def _points(tally: Tally, book: Book) -> Iterator[ChartPoint]:
    """Figures in their order; what several claims tell of one day in the same numbers is one point with all of them."""
    found: dict[_Key, list[Figure]] = {}
    for figure in tally.figures:
        key = (figure.day, figure.low, figure.best, figure.high, figure.superseded_by is None)
        found.setdefault(key, []).append(figure)
    for alike in found.values():
        ordered = sorted(alike, key=lambda figure: book.numbers[figure.claim])
        yield _point(ordered, tally, book)


def _point(alike: Sequence[Figure], tally: Tally, book: Book) -> ChartPoint:
    first = alike[0]
    about = _about(first, book)
    low, best, high = _numbers(first)
    by = next((book.numbers[f.superseded_by] for f in alike if f.superseded_by in book.numbers), None)
    return ChartPoint(
        day=_whole_day(first.day),
        when=first.day or "",
        claims=tuple(dict.fromkeys(book.numbers[figure.claim] for figure in alike)),
        words=first.text or "",
        meaning=bounds(first.low, first.best, first.high, unit=tally.unit, about=about),
        low=low,
        best=best,
        high=high,
        about=about,
        replaced=first.superseded_by is not None,
        replaced_by=by,
        notes=tuple(dict.fromkeys(note for figure in alike for note in _notes(figure))),
    )


def _numbers(figure: Figure) -> tuple[float | None, float | None, float | None]:
    """Low, best and high; none of them where they contradict each other or are no numbers of people."""
    told = (figure.low, figure.best, figure.high)
    sound = all(value is None or 0 <= value <= _MOST for value in told)
    return told if sound and agree(*told) else (None, None, None)


def _about(figure: Figure, book: Book) -> bool:
    """Whether a number without bounds is told as a rough one, or is all that an estimate gives."""
    if figure.best is None or figure.low is not None or figure.high is not None:
        return False
    claim = book.claims[figure.claim]
    estimate = claim.certainty is Certainty.ESTIMATED and len(claim.tolls) == 1 and figure.best > 0
    return estimate or is_rough(figure.text or "")


def _notes(figure: Figure) -> Iterator[str]:
    """Why a figure is replaced, and how it was told; that it was told again is seen from its claims."""
    for reason in figure.reasons:
        if reason.rule == _REPLACED:
            yield reason.note.removesuffix(f" ({figure.superseded_by})")
        elif reason.rule not in {_COPY, _UNNAMED}:
            yield reason.note


def _rules(figure: Figure) -> set[str]:
    return {reason.rule for reason in figure.reasons}


def _whole_day(day: str | None) -> str | None:
    """A day that can be drawn; a month or a year is none."""
    if day is None or len(day) < ISO_DAY:
        return None
    try:
        return date.fromisoformat(day[:ISO_DAY]).isoformat()
    except ValueError:
        return None


def _days(line: ChartLine) -> set[str]:
    return {p.day for p in line.points if p.day is not None and (p.low, p.best, p.high) != (None, None, None)}
