"""Which stretches of a report repeat an earlier report, to the level of the paragraph.

In: a report with its prints (`prints.py`), and every other report that has a print under one of the same keys. Out:
repeats, each from one source, with reasons. Reads the pack `credits.en` through `credits.py`.

Reports are compared word by word. Quotations and stock sentences, which two desks may both print, are no evidence: a
paragraph needs 25 repeated words of the reporter's own, or two paragraphs 12 each. Of two reports that share words the
later repeats the earlier; of one day the one that the others credit is the source, else the longer, else the one with
the lesser id. Nothing hangs on the order of reading: who adds a report asks again for all that share a key with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from counterclaim.book.copies.alignment import Match, match_paragraphs
from counterclaim.book.copies.credits import Credit, credits_of, same_desk
from counterclaim.book.copies.prints import Print, Word, likeness, words_of
from counterclaim.records.book import Repeat
from counterclaim.records.claim import Reason
from counterclaim.records.report import Report

_STEP = "copies"
_ALONE = 25
"""Repeated words of the reporter's own in one paragraph that show a copy."""
_EACH = 12
"""The same in each of two paragraphs."""
_SHARE = 0.5
"""Part of a paragraph that stands in the other report, from which it counts as repeated."""
_HELD = 0.7
"""The same of the other report's paragraph, where this one has more besides."""
_ALMOST = 0.8
"""Part of a paragraph from which all of it counts as repeated."""
_LIKE = 0.1
"""Likeness of prints below which words are not compared."""
_BETTER = 0.3
"""Part of a paragraph by which a source has more of it than an earlier one, so that it is the source."""
_OWN = 0.2
"""Part of a whole copy that may be its own, and, in `_OWN_WORDS`, how many words at most."""
_OWN_WORDS = 30
_OPENING = '"“‘«(['
_CLOSING = '.!?…"”’»)]'
_UNDATED = "~"
"""Sorts after every day."""

Rank = tuple[str, bool, bool, int, str]


class Side(msgspec.Struct, frozen=True):
    """A report as it is compared: its paragraphs in words, and whom it credits."""

    report: Report
    paragraphs: tuple[tuple[Word, ...], ...]
    credits: tuple[Credit, ...]


class Pair(msgspec.Struct, frozen=True):
    """Another report that shares words: by number the paragraphs that repeat it, and all of its words."""

    side: Side
    matches: dict[int, Match]
    words: tuple[Word, ...]
    whole: bool


def repeats(
    report: Report, prints: Sequence[Print], others: Mapping[str, tuple[Report, Sequence[Print]]]
) -> tuple[Repeat, ...]:
    """Which stretches of a report repeat earlier ones: `repeats(report, prints, others)[0].source` names the report.

    `others` by id: every report that shares a key with this one, earlier and later ones.
    """
    near = [pair for _, pair in sorted(others.items()) if _is_near(report, prints, *pair)]
    if not near:
        return ()
    side = _side(report, tuple(prints))
    found: list[Pair] = []
    ranks: dict[str, Rank] = {}
    for _, day in groupby(sorted(near, key=lambda pair: _day(pair[0])), key=lambda pair: _day(pair[0])):
        pairs = [pair for other, theirs in day if (pair := _pair(side, _side(other, tuple(theirs))))]
        ranks |= _ranks((side, *(pair.side for pair in pairs)))
        earlier = (pair for pair in pairs if ranks[pair.side.report.id] < ranks[report.id])
        found += sorted(earlier, key=lambda pair: ranks[pair.side.report.id])
        if whole := next((pair for pair in found if pair.whole), None):  # those of later days cannot be its source
            return (_repeat(side, whole, sorted(whole.matches), ranks),)
    return tuple(_repeat(side, pair, numbers, ranks) for pair, numbers in _stretches(_chosen(found)))


def hardly_any(rest: int, total: int) -> bool:
    """Whether so many words are too few to be a desk's own beside what it repeats."""
    return rest <= min(_OWN * total, _OWN_WORDS)


@lru_cache(maxsize=256)
def _side(report: Report, prints: tuple[Print, ...]) -> Side:
    """What is compared; kept for a while, for a story that hundreds print is compared with each of them."""
    paragraphs = tuple(words_of(report.text, made.start, made.end) for made in prints)
    return Side(report, paragraphs, credits_of(report))


def _day(report: Report) -> str:
    return report.published or _UNDATED


def _is_near(report: Report, prints: Sequence[Print], other: Report, theirs: Sequence[Print]) -> bool:
    """Whether the other report may be the source, by its day and the prints alone."""
    return other.id != report.id and _day(other) <= _day(report) and likeness(prints, theirs) >= _LIKE


def _pair(side: Side, other: Side) -> Pair | None:
    """The other report, if it shows enough of this one's words."""
    matches, words = match_paragraphs(side.paragraphs, other.paragraphs)
    matches = {n: match for n, match in matches.items() if match.share >= _SHARE or match.held >= _HELD}
    own = sorted((match.own for match in matches.values()), reverse=True)
    if not own or not (own[0] >= _ALONE or (len(own) > 1 and own[1] >= _EACH)):
        return None
    return Pair(other, matches, words, _is_whole(side.paragraphs, matches))


def _is_whole(paragraphs: Sequence[Sequence[Word]], matches: Mapping[int, Match]) -> bool:
    """Whether hardly anything stands beside what is repeated."""
    total = sum(map(len, paragraphs))
    rest = sum(len(words) - (_reach(words, matches[n]) if n in matches else 0) for n, words in enumerate(paragraphs))
    return hardly_any(rest, total)


def _reach(words: Sequence[Word], match: Match) -> int:
    first, last = _edges(words, match)
    return last - first


def _edges(words: Sequence[Word], match: Match) -> tuple[int, int]:
    """Words from which and up to which a paragraph is repeated."""
    if match.share >= _ALMOST:
        return 0, len(words)
    return match.runs[0].first, match.runs[-1].last


def _ranks(sides: Sequence[Side]) -> dict[str, Rank]:
    """What sorts sources first: by day; of one day not what is credited to others, what others credit, the longer."""
    return {
        side.report.id: (
            _day(side.report),
            any(credit.scope == "whole" and credit.desk for credit in side.credits),
            not any(_credits(other, side) and not _credits(side, other) for other in sides),
            -sum(len(paragraph) for paragraph in side.paragraphs),
            side.report.id,
        )
        for side in sides
    }


def _credits(side: Side, other: Side) -> bool:
    """Whether one report of a day credits the publisher of another."""
    name = other.report.publisher
    if name is None or _day(side.report) != _day(other.report):
        return False
    return any(same_desk(credit.name, name) for credit in side.credits)


def _chosen(pairs: Sequence[Pair]) -> dict[int, Pair]:
    """The source of each paragraph: the first that has about as much of it as any. `pairs` sorted by rank."""
    numbers = sorted({number for pair in pairs for number in pair.matches})
    chosen = {}
    for number in numbers:
        having = [pair for pair in pairs if number in pair.matches]
        most = max(pair.matches[number].share for pair in having)
        chosen[number] = next(pair for pair in having if pair.matches[number].share >= most - _BETTER)
    return chosen


def _stretches(chosen: Mapping[int, Pair]) -> Iterator[tuple[Pair, list[int]]]:
    """Paragraphs of one source that follow each other."""
    stretch: list[int] = []
    for number in chosen:
        stretch.append(number)
        if chosen.get(number + 1) is not chosen[number]:
            yield chosen[number], stretch
            stretch = []


def _repeat(side: Side, pair: Pair, numbers: Sequence[int], ranks: Mapping[str, Rank]) -> Repeat:
    edges = {n: _edges(side.paragraphs[n], pair.matches[n]) for n in numbers}
    first, last = side.paragraphs[numbers[0]], side.paragraphs[numbers[-1]]
    start, end = _closed(side.report.text, first[edges[numbers[0]][0]].start, last[edges[numbers[-1]][1] - 1].end)
    runs = [run for n in numbers for run in pair.matches[n].runs]
    told = sum(pair.matches[n].words for n in numbers)
    total = sum(last - first for first, last in edges.values())
    source = _closed(
        pair.side.report.text,
        pair.words[min(run.other for run in runs)].start,
        pair.words[max(run.other + run.last - run.first for run in runs) - 1].end,
    )
    credit = _credit(side, pair.side, start, end)
    return Repeat(
        report=side.report.id, start=start, end=end, source=pair.side.report.id,
        source_start=source[0], source_end=source[1],
        share=round(told / total, 3), whole=pair.whole, credit=credit.name if credit else None,
        reasons=tuple(_reasons(side, pair, (told, total, len(numbers)), credit, ranks)),
    )  # fmt: skip


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of words with the marks that open and close it."""
    while start > 0 and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


def _credit(side: Side, source: Side, start: int, end: int) -> Credit | None:
    """Whom a report credits with a stretch: the source's publisher, else whom the source does not credit just so."""
    name = source.report.publisher
    known = [credit for credit in side.credits if name and same_desk(credit.name, name)]
    if known:
        return min(known, key=lambda credit: (not start <= credit.start < end, credit.start))
    for credit in side.credits:
        if credit.desk and credit.scope == "whole":
            return credit
    shared = [credit.name for credit in source.credits if credit.scope == "words"]
    return next((c for c in side.credits if c.desk and not any(same_desk(c.name, other) for other in shared)), None)


def _reasons(
    side: Side, pair: Pair, told: tuple[int, int, int], credit: Credit | None, ranks: Mapping[str, Rank]
) -> Iterator[Reason]:
    """Why a stretch is held to be repeated, and from there."""
    words, total, paragraphs = told
    kept = "hardly anything of its own besides" if pair.whole else "with more of its own or of others besides"
    where = "1 paragraph" if paragraphs == 1 else f"{paragraphs} paragraphs"
    note = f"{words} of {total} words in {where} stand in {_named(pair.side.report)}; {kept}"
    yield Reason(_STEP, "same_words", note)
    yield _earlier(side, pair.side, ranks)
    if credit:
        yield Reason(_STEP, "credit", f'it says "{side.report.text[credit.start : credit.end]}"')


def _earlier(side: Side, source: Side, ranks: Mapping[str, Rank]) -> Reason:
    mine, theirs = ranks[side.report.id], ranks[source.report.id]
    if theirs[0] != mine[0]:
        day = f"on {mine[0]}" if mine[0] != _UNDATED else "on a day that is not known"
        return Reason(_STEP, "earlier", f"that was published on {theirs[0]}, this {day}")
    if theirs[1] != mine[1]:
        return Reason(_STEP, "credit", "both are of one day; this one credits another desk with all of it")
    if theirs[2] != mine[2]:
        return Reason(_STEP, "credit", "both are of one day; that is the one credited")
    if theirs[3] != mine[3]:
        return Reason(_STEP, "longer", "both are of one day, and nothing tells which came first; that is the longer")
    return Reason(_STEP, "undecided", "both are of one day and length; nothing tells which came first")


def _named(report: Report) -> str:
    by = report.publisher or "a report without publisher"
    return f"{by} of {report.published}" if report.published else by
