#!/usr/bin/env python3
"""Mirror: swap the names of two sides in a dispatch, and the claims come out swapped, else the same.

    benchmarks/mirror.py [--dispatches DIR] [--each] [--differences]

In: `<dispatches>/*.gold.json` (the founding dispatch) and `<dispatches>/dev/*.gold.json`, each beside its text; of the
gold only `report` is used, which lists words of sides. Out: Markdown. Every pair of sides that stand in a text and can
be swapped form for form is swapped (swapping.py); both texts are read, and the second reading is mapped back.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rows import SHARED, SKIPPED, measured, missing, options, table
from swapping import Swap, swap_of

if TYPE_CHECKING:
    from counterclaim.documents.inputs import Source
    from counterclaim.pipeline import Reader
    from counterclaim.records.claim import Claim

Row = dict[str, object]
Words = Callable[[str], str]
Place = tuple[int, int]
PLACE, WHOLE, EXACT = "place in the text", "whole", "whole, and the same words"
FIELDS = ("kind", "event type", "stance", "speaker", "agents", "targets")
FIGURES = (PLACE, *FIELDS, WHOLE, EXACT)
AIMS = {WHOLE: ">= 95, aim 99"}
EXTRA = "claims only after the swap"
SAME_PLACE = 0.5
"""Share of the characters of either evidence that both must hold."""


class Mirrored(NamedTuple):
    """One pair of sides swapped in one dispatch."""

    dispatch: str
    sides: tuple[str, str]
    rows: tuple[Compared, ...]
    extra: int


class Compared(NamedTuple):
    """One claim of the text itself: what its twin agrees in, with and without mapping back, and what differs."""

    named: bool
    mapped: frozenset[str]
    unmapped: frozenset[str]
    words: str
    differs: tuple[str, ...]


def main() -> int:
    """Read, swap, read again, compare, print."""
    parser = options(__doc__)
    parser.add_argument("--dispatches", type=Path, default=SHARED / "dispatches")
    parser.add_argument("--each", action="store_true", help="also the figures of every pair of sides")
    parser.add_argument("--differences", action="store_true", help="also what differs, claim by claim")
    args = parser.parse_args()
    founding, twelve = (sorted(args.dispatches.glob(pattern)) for pattern in ("*.gold.json", "dev/*.gold.json"))
    if missing(args.dispatches / "dev") or not founding:
        return SKIPPED
    from counterclaim.pipeline import load_reader
    from counterclaim.records.settings import Settings

    reader = load_reader(Settings())
    print(measured("benchmarks/mirror.py"))
    for title, golds in (("the twelve", twelve), ("founding dispatch", founding)):
        done = [one for gold in golds for one in mirrored(gold, reader)]
        print(summary(title, done, dispatches=len(golds)))
        if args.each:
            print(each(done))
        if args.differences:
            print(differences(done))
    return 0


def mirrored(gold: Path, reader: Reader) -> Iterator[Mirrored]:
    """Every pair of sides of a dispatch that can be swapped, swapped and compared."""
    from counterclaim.packs.loader import load_pack
    from counterclaim.pipeline import read_report

    told = json.loads(gold.read_text(encoding="utf-8"))["report"]
    path = gold.with_name(told.get("file") or gold.name.replace(".gold.json", ".txt"))
    source = _source(path, told.get("published"))
    text, sides = source.report.text, told.get("sides", {})
    ours: Sequence[Claim] | None = None
    for a, b in combinations(sides, 2):
        swap = swap_of((sides[a], sides[b]), text, pack=load_pack("countries"))
        if swap is None:
            continue
        ours = read_report(source.report, source.original, reader).claims if ours is None else ours
        turned, offsets = swap.turned(text)
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            copy.write_text(turned, encoding="utf-8", newline="")
            image = _source(copy, told.get("published"))
        if image.report.text != turned:
            raise SystemExit(f"{path.name} is read as another text once names are swapped; compare cleaning of both")
        theirs = read_report(image.report, image.original, reader).claims
        rows = compare(ours, theirs, swap=swap, offsets=offsets)
        yield Mirrored(gold.name.removesuffix(".gold.json"), (a, b), tuple(rows), _extra(ours, theirs, offsets))


def compare(
    ours: Sequence[Claim], theirs: Sequence[Claim], *, swap: Swap, offsets: Sequence[int]
) -> Iterator[Compared]:
    """Every claim of ours beside its twin."""
    twins = twins_of([_place(one) for one in ours], [_place(other, offsets) for other in theirs])
    for n, one in enumerate(ours):
        before = fields(one, swap.plain)
        named = any(swap.marks(word) for word in _names(one))
        words = " ".join(one.evidence.text.split())
        if n not in twins:
            yield Compared(named, frozenset(), frozenset(), words, ("no claim there",))
            continue
        other = theirs[twins[n]]
        after = fields(other, swap.back)
        differs = tuple(
            f"{name} {before[name]!r}, after the swap {after[name]!r}" for name in before if before[name] != after[name]
        )
        yield Compared(named, agreed(before, after), agreed(before, fields(other, swap.plain)), words, differs)


def fields(claim: Claim, words: Words) -> Row:
    """What is compared of a claim, its names and evidence by `words`."""
    event = claim.event
    return {
        "kind": str(claim.kind),
        "event type": event.type if event else None,
        "stance": str(claim.stance),
        "speaker": words(claim.speaker.name) if claim.speaker else None,
        "agents": sorted(words(agent.name) for agent in event.agents) if event else [],
        "targets": sorted(words(target.name) for target in event.targets) if event else [],
        EXACT: words(claim.evidence.text),
    }


def agreed(before: Row, after: Row) -> frozenset[str]:
    """Figures that a twin counts for."""
    same = {name for name in before if before[name] == after[name]}
    whole = same.issuperset(FIELDS)
    return frozenset({PLACE} | (same - {EXACT}) | ({WHOLE} if whole else set()) | ({EXACT} & same if whole else set()))


def twins_of(ours: Sequence[Place], theirs: Sequence[Place]) -> dict[int, int]:
    """Places that are the same, the best first; each has one twin at most."""
    shared = []
    for n, (start, end) in enumerate(ours):
        for m, (first, last) in enumerate(theirs):
            both = min(end, last) - max(start, first)
            if both > 0 and both >= SAME_PLACE * max(end - start, last - first):
                shared.append((-both / (max(end, last) - min(start, first)), abs(n - m), n, m))
    twins: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, n, m in sorted(shared):
        if n not in twins and m not in taken:
            twins[n] = m
            taken.add(m)
    return twins


def summary(title: str, done: Sequence[Mirrored], *, dispatches: int) -> str:
    """Figures of several dispatches, added up."""
    rows = [row for one in done for row in one.rows]
    named = [row for row in rows if row.named]
    lines = [
        (
            name,
            _share(sum(name in row.mapped for row in rows), len(rows)),
            _share(sum(name in row.mapped for row in named), len(named)),
            _share(sum(name in row.unmapped for row in rows), len(rows)),
            AIMS.get(name, ""),
        )
        for name in FIGURES
    ]
    lines.append((EXTRA, _share(sum(one.extra for one in done), len(rows)), "", "", ""))
    texts = len({one.dispatch for one in done})
    told = f"{texts} of {dispatches} with a pair, {len(done)} swaps, {len(rows)} claims, {len(named)} name a side"
    head = f"{title}: {told}"
    return table(
        (head, "Counterclaim", "of claims that name a side", "baseline: names not mapped back", "asked for"), lines
    )


def each(done: Sequence[Mirrored]) -> str:
    """A row for every swap."""
    head = ("dispatch", "sides swapped", "claims", PLACE, WHOLE, EXACT)
    rows = [
        (
            one.dispatch,
            " / ".join(one.sides),
            len(one.rows),
            *(_share(sum(name in row.mapped for row in one.rows), len(one.rows)) for name in (PLACE, WHOLE, EXACT)),
        )
        for one in done
    ]
    return table(head, rows)


def differences(done: Sequence[Mirrored]) -> str:
    """What differs, by field, then claim by claim."""
    counts = Counter(what.split(" ")[0] for one in done for row in one.rows for what in row.differs)
    lines = [f"{name}: {count}" for name, count in counts.most_common()]
    for one in done:
        for row in one.rows:
            lines += [f"- {one.dispatch}, {' / '.join(one.sides)}: “{row.words}”: {what}" for what in row.differs]
    return "\n".join(lines) + "\n"


def _extra(ours: Sequence[Claim], theirs: Sequence[Claim], offsets: Sequence[int]) -> int:
    """How many claims of the swapped text have no twin."""
    return len(theirs) - len(twins_of([_place(one) for one in ours], [_place(other, offsets) for other in theirs]))


def _place(claim: Claim, offsets: Sequence[int] | None = None) -> Place:
    start, end = claim.evidence.start, claim.evidence.end
    return (start, end) if offsets is None else (offsets[start], offsets[end])


def _names(claim: Claim) -> Iterator[str]:
    """Words in which a claim may name a side."""
    yield claim.evidence.text
    if claim.speaker:
        yield claim.speaker.name
    if claim.event:
        yield from (agent.name for agent in claim.event.agents)
        yield from (target.name for target in claim.event.targets)


def _share(count: int, total: int) -> str:
    return f"{100 * count / total:.1f}" if total else "–"


def _source(path: Path, published: str | None) -> Source:
    """The report in a file, with its day of publication."""
    from counterclaim.documents.inputs import read_inputs
    from counterclaim.records.report import Refusal
    from counterclaim.records.settings import Settings

    (source,) = read_inputs([path], settings=Settings(published=published))
    if isinstance(source, Refusal):
        raise SystemExit(f"{path} was refused: {source.advice}")
    return source


if __name__ == "__main__":
    sys.exit(main())
