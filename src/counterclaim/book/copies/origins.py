"""How many reports, and how many origins: a copy is its source's, a report that mixes counts as both.

In: reports, and what they repeat (`repeats.py`). Out: the origins, each with the reports that draw on it, and why.
Reads the pack `credits.en` through `credits.py`. That two reports share no words does not show that each knows it for
itself: what is left is called "not shown to be copies", never more. Reports of one publisher are of one origin. A desk
that is credited with a whole report, or with words that several share, is their origin though its own report was not
read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.book.copies.credits import credits_of, same_desk
from counterclaim.book.copies.prints import body_of, words_of
from counterclaim.book.copies.repeats import hardly_any
from counterclaim.records.book import Repeat
from counterclaim.records.claim import Reason, Span
from counterclaim.records.report import Report

_STEP = "origins"
_DEEPEST = 100
"""Sources of sources that are followed."""
Source = tuple[str, str]
"""A desk by its name (`desk`, name), or one whose name is not known by its report (`report`, id)."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where words come from: the desk if it is known, the reports that draw on it, and those that are its own."""

    name: str | None
    reports: tuple[str, ...]
    own: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Origins(msgspec.Struct, frozen=True, kw_only=True):
    """Both numbers of a set of reports: how many there are, and how many origins not shown to be copies."""

    reports: int
    origins: tuple[Origin, ...]
    coded: tuple[str, ...] = ()
    """Of the reports, those that are rows of hand-coded sets, by the name of the set: coded from reports, and no
    origin."""
    reasons: tuple[Reason, ...] = ()


class _Known(msgspec.Struct, frozen=True):
    """What is known of the reports: by id their records, what they repeat, and whom others credit with their words."""

    reports: Mapping[str, Report]
    repeats: Mapping[str, tuple[Repeat, ...]]
    credited: Mapping[str, tuple[tuple[Span, str], ...]]
    names: Mapping[str, Source]
    ends: dict[tuple[str, int, int, str], frozenset[Source]]
    """Where each repeat was found to end, filled as they are followed."""


def origins_of(
    reports: Iterable[Report],
    repeats: Iterable[Repeat],
    *,
    sources: Iterable[Report] = (),
    desks: dict[str, Source] | None = None,
) -> Origins:
    """The origins of some reports: `len(origins_of(reports, repeats).origins)` is the second number.

    `repeats`: those of the reports and of their sources; others are let be. `sources`: reports that are repeated and
    not counted themselves; a source that is not among them counts by its id. `desks`: by report whose words it has of
    itself, filled as reports are met, for whoever asks of many incidents: their credits are then looked for once.
    """
    given = {report.id: report for report in sorted(reports, key=lambda r: (r.published or "~", r.id))}
    known = _known({report.id: report for report in sources} | given, repeats, {} if desks is None else desks)
    drawn: dict[Source, list[str]] = {}
    for report in given.values():
        for source in sorted(_draws(report, known)) if report.coded is None else ():
            drawn.setdefault(source, []).append(report.id)
    joined = _one_desk(drawn)
    origins = tuple(_origin(sources, drawn, known) for sources in joined)
    coded = tuple(sorted(report.coded for report in given.values() if report.coded is not None))
    return Origins(reports=len(given), origins=origins, coded=coded, reasons=(*_overall(origins), *_of_sets(coded)))


def in_words(found: Origins) -> str:
    """Both numbers as a page tells them: `3 reports, 2 origins not shown to be copies of one another`."""
    reports = "1 report" if found.reports == 1 else f"{found.reports} reports"
    if found.coded:
        return ", ".join((reports, *_other_origins(found), _rows_in_words(found)))
    if len(found.origins) > 1:
        return f"{reports}, {len(found.origins)} origins not shown to be copies of one another"
    if found.reports < 2 or not found.origins:
        return reports
    name = found.origins[0].name
    return f"{reports}, all of one origin ({name})" if name else f"{reports}, all of one origin"


def _other_origins(found: Origins) -> Iterator[str]:
    if len(found.origins) > 1:
        yield f"{len(found.origins)} origins not shown to be copies of one another"
    elif found.origins and found.reports - len(found.coded) > 1:
        yield "one origin"


def _rows_in_words(found: Origins) -> str:
    sets, rows = tuple(dict.fromkeys(found.coded)), len(found.coded)
    of = f"{'a hand-coded set' if len(sets) == 1 else 'hand-coded sets'} ({', '.join(sets)})"
    if rows == found.reports:
        return f"a row of {of}, which is no origin" if rows == 1 else f"rows of {of}, which are no origins"
    return f"of these 1 row of {of}, which is no origin" if rows == 1 else f"of these {rows} rows of {of}, no origins"


def _of_sets(coded: Sequence[str]) -> Iterator[Reason]:
    for name in dict.fromkeys(coded):
        note = f"{name} is coded from reports: its rows count as reports, and are no origin of what they tell"
        yield Reason(_STEP, "hand_coded", note)


def _known(given: Mapping[str, Report], repeats: Iterable[Repeat], desks: dict[str, Source]) -> _Known:
    told: dict[str, list[Repeat]] = {}
    for repeat in sorted(repeats, key=lambda r: (r.report, r.start, r.end, r.source)):
        told.setdefault(repeat.report, []).append(repeat)
    desks.update((id_, words_are_of(report)) for id_, report in given.items() if id_ not in desks)
    names = {id_: desks[id_] for id_ in given}
    credited: dict[str, list[tuple[Span, str]]] = {}
    for repeat in (repeat for own in told.values() for repeat in own):
        kind, name = names.get(repeat.source, ("report", repeat.source))
        if repeat.credit and not (kind == "desk" and same_desk(name, repeat.credit)):
            stretch = Span(repeat.source_start, repeat.source_end)
            credited.setdefault(repeat.source, []).append((stretch, repeat.credit))
    frozen = {id_: tuple(own) for id_, own in told.items()}
    return _Known(given, frozen, {id_: tuple(own) for id_, own in credited.items()}, names, {})


def words_are_of(report: Report) -> Source:
    """Whose words a report has where it repeats nobody: whom it credits with all of it, else its publisher."""
    credit = next((c.name for c in credits_of(report) if c.scope == "whole" and c.desk), None)
    name = credit or report.publisher
    return ("desk", name) if name else ("report", report.id)


def _draws(report: Report, known: _Known) -> frozenset[Source]:
    """The origins of a report."""
    if report.id not in known.repeats and report.id not in known.credited:
        return frozenset((known.names[report.id],))  # of most reports: their paragraphs need no look
    return _from([Span(start, end) for start, end in body_of(report)], report.id, known, 0)


def _from(stretches: Sequence[Span], report: str, known: _Known, depth: int) -> frozenset[Source]:
    """The origins of some stretches of a report: those of what it repeats in them, and its own if more is left."""
    own = known.names.get(report, ("report", report))
    told = [repeat for repeat in known.repeats.get(report, ()) if _overlap(stretches, repeat.start, repeat.end)]
    ends = frozenset(source for repeat in told for source in _ends(repeat, known, depth + 1))
    spans = [Span(repeat.start, repeat.end) for repeat in told]
    for span, name in known.credited.get(report, ()):
        if _overlap(stretches, span.start, span.end) and not _overlap(spans, span.start, span.end):
            ends |= {("desk", name)}
            spans.append(span)
    if ends and (any(repeat.whole for repeat in told) or hardly_any(*_left(stretches, spans, report, known))):
        return ends
    return ends | {own}


def _ends(repeat: Repeat, known: _Known, depth: int) -> frozenset[Source]:
    """Where the words of a repeat come from. A ring of copies ends where it is first met."""
    key = (repeat.report, repeat.start, repeat.end, repeat.source)
    if key in known.ends:
        return known.ends[key]
    known.ends[key] = frozenset((known.names.get(repeat.source, ("report", repeat.source)),))
    if depth < _DEEPEST:
        known.ends[key] = _from([Span(repeat.source_start, repeat.source_end)], repeat.source, known, depth)
    return known.ends[key]


def _overlap(stretches: Iterable[Span], start: int, end: int) -> bool:
    """Whether a stretch has half of itself, or half of one of these, in them."""
    shared = [(max(0, min(s.end, end) - max(s.start, start)), s.end - s.start) for s in stretches]
    return any(2 * both > length for both, length in shared) or 2 * sum(both for both, _ in shared) > end - start


def _left(stretches: Sequence[Span], spans: Sequence[Span], report: str, known: _Known) -> tuple[int, int]:
    """Words of a report in some stretches outside others, and all words in them. None are known of one not given."""
    if report not in known.reports:
        return 0, 1
    text = known.reports[report].text
    words = [word for s in stretches for word in words_of(text, s.start, s.end)]
    return sum(not any(s.start <= word.start < s.end for s in spans) for word in words), len(words)


def _one_desk(drawn: Iterable[Source]) -> list[list[Source]]:
    """Sources grouped where their names are one desk's, each group by its fullest name."""
    groups: list[list[Source]] = []
    for source in sorted(drawn, key=lambda s: (s[0], -len(s[1]), s[1])):
        same = (g for g in groups if source[0] == "desk" == g[0][0] and same_desk(source[1], g[0][1]))
        group = next(same, None)
        if group is None:
            groups.append([source])
        else:
            group.append(source)
    return groups


def _origin(sources: Sequence[Source], drawn: Mapping[Source, Sequence[str]], known: _Known) -> Origin:
    reports = sorted(
        {id_ for source in sources for id_ in drawn[source]}, key=lambda id_: (known.reports[id_].published or "~", id_)
    )
    name = sources[0][1] if sources[0][0] == "desk" else None
    own = tuple(id_ for id_ in reports if _is_own(known.reports[id_], name, known))
    return Origin(name=name, reports=tuple(reports), own=own, reasons=tuple(_reasons(name, reports, own, known)))


def _is_own(report: Report, name: str | None, known: _Known) -> bool:
    if name is None:
        return not any(repeat.whole for repeat in known.repeats.get(report.id, ()))
    return report.publisher is not None and same_desk(report.publisher, name)


def _reasons(name: str | None, reports: Sequence[str], own: Sequence[str], known: _Known) -> Iterator[Reason]:
    """Why these reports are of one origin."""
    if len(own) > 1 and name:
        yield Reason(_STEP, "publisher", f"{len(own)} reports are published by {name}")
    if name and not own:
        yield Reason(
            _STEP,
            "through_others",
            f"none of these reports is published by {name}; they have its words by what they repeat or credit",
        )
    for id_ in reports:
        if id_ in own:
            continue
        told = known.repeats.get(id_, ())
        how = "repeats it as a whole" if any(r.whole for r in told) else "repeats some of it" if told else "credits it"
        yield Reason(_STEP, "copy", f"{_told(known.reports[id_])} {how}")


def _overall(origins: Sequence[Origin]) -> Iterator[Reason]:
    if len(origins) > 1:
        note = "they share no words that show a copy; that does not show that each knows it for itself"
        yield Reason(_STEP, "not_shown_to_be_copies", note)


def _told(report: Report) -> str:
    by = report.publisher or "a report without publisher"
    return f"{by} of {report.published}" if report.published else by
