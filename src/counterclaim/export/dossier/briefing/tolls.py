"""Tolls of a dossier in, their blocks of a briefing out: running totals apart from single incidents, by claimant.

Nothing is added up. What is cut is cut from every side in turn, so that none loses its figures to another.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from counterclaim.export.dossier.briefing.blocks import Block, Entry, Heading, Line, Table
from counterclaim.export.dossier.briefing.words import NAME, WORDS, claimant_words, more, war_heading
from counterclaim.export.dossier.model import Figure, TollGroup, TollLine
from counterclaim.export.dossier.theatres import by_war
from counterclaim.export.plain import plain, shortened
from counterclaim.export.when import dated
from counterclaim.export.wording import count_of, kind_title, listed, upper_first
from counterclaim.records.enums import Scope

TOLLS: Final = 40
_FIGURES: Final = 3
_HEAD: Final = ("Claimant", "Group", "Words", "Meaning", "Since", "As of", "Report")
"""The report stands last: where there is only one, its column says nothing."""
_WIDTHS: Final = (17, 17, 16, 12, 12, 12, 14)
_SCOPES: Final = (
    (Scope.CUMULATIVE, "Running totals, each by its claimant", "running totals"),
    (Scope.INCIDENT, "Of single incidents", "of single incidents"),
)


def toll_blocks(groups: Sequence[TollGroup], *, source: bool) -> Iterator[Block]:
    """The section on tolls."""
    yield Heading("4. Tolls, by claimant", 1)
    if not groups:
        yield Line(text="No toll is told in the reports read: none reported here, not zero.")
        return
    yield Line(text="Nothing is added up: every figure is one claimant's, in the words of a report.", level="note")
    kept = _kept(groups)
    for war, of_war in by_war(groups):
        yield from war_heading(war)
        for scope, words, after in _SCOPES:
            of_scope = [group for group in of_war if group.scope is scope]
            if of_scope and not war:
                yield Heading(words, 2)
            for group in of_scope:
                title = kind_title(group.kind, group.unit)
                yield Heading(f"{title}, {after}" if war else title, 3)
                yield from _group(group, [line for line in group.lines if line.id in kept], title, source=source)
    yield from more(len(kept), sum(len(group.lines) for group in groups), "toll line")


def _kept(groups: Sequence[TollGroup]) -> frozenset[str]:
    """Ids of the lines that are shown: of every group and side the first told, then of each the second, and so on."""
    ranked = []
    for group in groups:
        seen: Counter[str] = Counter()
        for line in sorted(group.lines, key=_first_number):
            voice = line.side or line.claimant
            ranked.append((seen[voice], _first_number(line), line.id))
            seen[voice] += 1
    return frozenset(line_id for _, _, line_id in sorted(ranked)[:TOLLS])


def _first_number(line: TollLine) -> int:
    return min((figure.number for figure in line.figures), default=0)


def _group(group: TollGroup, lines: Sequence[TollLine], title: str, *, source: bool) -> Iterator[Block]:
    if lines:
        columns = len(_HEAD) if source else len(_HEAD) - 1
        yield Table(
            name=f"{title}: {group.scope.value}",
            head=_HEAD[:columns],
            rows=tuple(row[:columns] for line in lines for row in _rows(line)),
            widths=_WIDTHS[:columns],
            entries=tuple(_entry(line, source=source) for line in lines),
        )
    if group.none_from:
        yield Line(
            text=f"{shortened(listed(group.none_from), WORDS)}: {plain(group.none_words)}.",
            level="note",
        )


def _rows(line: TollLine) -> Iterator[tuple[tuple[str, ...], ...]]:
    """A row for each of the latest figures; the first names claimant and group with what is to be known of the line."""
    name = (claimant_words(line.claimant, line.side),)
    group = (_who(line), *_notes(line))
    for n, figure in enumerate(_latest(line)):
        yield (
            name if n == 0 else ("the same",),
            group if n == 0 else ("the same",),
            (f"{_words(figure)} [{figure.number}]",),
            (plain(figure.meaning),),
            (plain(dated(figure.since or "not told")),),
            (plain(dated(figure.as_of or "not told")),),
            (shortened(dated(figure.source), NAME) or "not told",),
        )


def _entry(line: TollLine, *, source: bool) -> Entry:
    head = f"{claimant_words(line.claimant, line.side)}: {_who(line)}"
    return Entry(upper_first(head), (*(_figure(figure, source=source) for figure in _latest(line)), *_notes(line)))


def _figure(figure: Figure, *, source: bool) -> str:
    """A figure as a line of plain text."""
    parts = [
        f"{_words(figure)} [{figure.number}]: {plain(figure.meaning)}",
        f"since {plain(dated(figure.since))}" if figure.since else "",
        f"as of {plain(dated(figure.as_of))}" if figure.as_of else "",
    ]
    printed = f" ({shortened(dated(figure.source), NAME)})" if source and figure.source else ""
    return ", ".join(part for part in parts if part) + printed


def _latest(line: TollLine) -> Sequence[Figure]:
    return line.figures[-_FIGURES:]


def _who(line: TollLine) -> str:
    return shortened(line.who, NAME) if line.who else "group not told"


def _words(figure: Figure) -> str:
    return f"“{shortened(figure.words, NAME)}”" if figure.words.strip() else "words not told"


def _notes(line: TollLine) -> tuple[str, ...]:
    left = len(line.figures) - _FIGURES
    same = tuple(upper_first(shortened(words, WORDS)) for words in line.perhaps_same)
    return (
        *same,
        *([f"{count_of(left, 'earlier figure')} in the page"] if left > 0 else []),
        *([f"In the same words in {count_of(line.also_in, 'other report')}"] if line.also_in else []),
    )
