"""Who published the reports read: how many, from how many origins, on whose side, and whose words they carry.

In: an open ledger, and the conflict file if there is one. Out: a line for each publisher. A letter for reliability and
an affiliation are only ever the user's. Reads the pack `credits.en` through `origins.py`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

import msgspec

from counterclaim.book.copies.origins import Source, origins_of, words_are_of
from counterclaim.packs.conflict import Conflict
from counterclaim.records.book import Repeat
from counterclaim.records.ledger import SideCount
from counterclaim.records.report import Report
from counterclaim.records.sources import SourceLine
from counterclaim.store import Store

_AT_ONCE = 64
_DEEPEST = 100
"""Sources of sources that are followed."""


class _Published(msgspec.Struct):
    """What is gathered of a publisher."""

    reports: list[str]
    days: list[str]
    sides: Counter[str]
    third: int = 0
    own: int = 0


def sources_of(
    store: Store, *, conflict: Conflict | None = None, desks: dict[str, Source] | None = None
) -> Iterator[SourceLine]:
    """Every publisher, the one with most reports first, those without a name last.

    A publisher that the conflict file knows by several names is one. Example: of three reports of one publisher, one
    of them an agency's words, reports are 3 and origins 2. `desks`: by report whose words it has of itself, where that
    was looked for before.
    """
    known_desks = {} if desks is None else desks
    known = _gathered(store, conflict)
    repeats = _by_report(store.repeats())
    for name in sorted(known, key=lambda n: (n is None, -len(known[n].reports), (n or "").casefold(), n or "")):
        yield _line(name, known[name], store, repeats, conflict, known_desks)


def _gathered(store: Store, conflict: Conflict | None) -> dict[str | None, _Published]:
    """Reports and claims by publisher; no text is kept."""
    known: dict[str | None, _Published] = {}
    home: dict[str, _Published] = {}
    for stored in store.reports():
        report = stored.report
        source = conflict.source_of(report.publisher) if conflict else None
        name = source.publisher if source else report.publisher
        home[report.id] = known.setdefault(name, _Published([], [], Counter()))
        home[report.id].reports.append(report.id)
        home[report.id].days += [report.published] if report.published else []
    for claim in store.claims():
        published = home.get(claim.report)
        if published is None:
            continue
        if claim.side is not None:
            published.sides[claim.side] += 1
        elif claim.speaker is not None:
            published.third += 1
        else:
            published.own += 1
    return known


def _line(
    name: str | None, of: _Published, store: Store, repeats: dict[str, list[Repeat]], conflict: Conflict | None,
    desks: dict[str, Source],
) -> SourceLine:  # fmt: skip
    own = set(of.reports)
    followed = list(_followed(of.reports, repeats))
    elsewhere = dict.fromkeys(repeat.source for repeat in followed if repeat.source not in own)
    copied = {report for repeat in followed for report in (repeat.report, repeat.source)}
    reports = _without_texts(_reports(store, of.reports), copied, desks)
    found = origins_of(reports, followed, sources=_reports(store, elsewhere), desks=desks).origins
    source = conflict.source_of(name) if conflict else None
    order = {side: n for n, side in enumerate(conflict.order if conflict else ())}
    sides = sorted(of.sides, key=lambda side: (order.get(side, len(order)), side.casefold(), side))
    return SourceLine(
        publisher=name, reports=len(of.reports), origins=len(found),
        words_of=tuple(one.name for one in found if one.name and not one.own),
        affiliation=source.affiliation if source else None, reliability=source.reliability if source else None,
        note=(source.note or None) if source else None, listed=source is not None,
        claims=tuple(SideCount(side, of.sides[side]) for side in sides), third_parties=of.third, own_voice=of.own,
        first_day=min(of.days, default=None), last_day=max(of.days, default=None),
    )  # fmt: skip


def _without_texts(reports: Iterable[Report], copied: Collection[str], desks: dict[str, Source]) -> Iterator[Report]:
    """Reports as counting their origins needs them: the text of one that copies nothing is read once and let go."""
    for report in reports:
        if report.id not in desks:
            desks[report.id] = words_are_of(report)
        yield report if report.id in copied else msgspec.structs.replace(report, text="")


def _by_report(repeats: Iterable[Repeat]) -> dict[str, list[Repeat]]:
    found: dict[str, list[Repeat]] = {}
    for repeat in repeats:
        found.setdefault(repeat.report, []).append(repeat)
    return found


def _followed(reports: Iterable[str], repeats: dict[str, list[Repeat]]) -> Iterator[Repeat]:
    """What these reports repeat, what is repeated there, and so on."""
    now, seen = list(reports), set(reports)
    for _ in range(_DEEPEST):
        told = [repeat for report in now for repeat in repeats.get(report, ())]
        yield from told
        now = list(dict.fromkeys(repeat.source for repeat in told if repeat.source not in seen))
        seen.update(now)


def _reports(store: Store, ids: Iterable[str]) -> Iterator[Report]:
    """The reports that may be seen."""
    wanted = iter(ids)
    while some := list(islice(wanted, _AT_ONCE)):
        found = store.some_reports(some)
        yield from (found[report] for report in some if report in found)
