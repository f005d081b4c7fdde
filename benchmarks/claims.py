#!/usr/bin/env python3
"""Claims: dispatches with hand-made gold, ours beside two baselines, by one scorer.

    benchmarks/claims.py [--dispatches DIR] [--scorers DIR] [--each]

In: `<dispatches>/*.gold.json` (the founding dispatch) and `<dispatches>/dev/*.gold.json`, each beside its text. Out:
Markdown. Reports are read as `counterclaim claims TEXT --published DAY` reads them, with the day that the gold tells.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from rows import SHARED, SKIPPED, measured, missing, options, run_script, table

AIMS = {
    "found recall": (">= 85", ""),
    "found precision": (">= 70", ""),
    "speaker": (">= 85", ""),
    "stance": (">= 80", ""),
    "type": (">= 75", ""),
    "agents": (">= 65", ""),
    "date": (">= 75", ""),
    "places": (">= 75", ""),
    "tolls": (">= 80", ""),
    "wrong side": ("0", "<= 3"),
    "links right / gold / given": ("2 / 2", ""),
    "furniture read as claims": ("0", ""),
    "whole F1": (">= 60", ">= 45"),
}
"""What the issue asks of the founding dispatch, and of the twelve added up."""
FIGURES = (
    "found recall", "found precision", "speaker", "stance", "type", "whole recall", "whole precision", "whole F1",
    "agents", "targets", "date", "said_on", "places", "tolls", "weapons", "wrong side",
    "links right / gold / given", "furniture read as claims",
)  # fmt: skip
Write = Callable[[Sequence[Path], Path], list[Path]]
"""Reads the dispatches of gold files into a folder; the claims files, one for each."""


def main() -> int:
    """Read, score, print."""
    parser = options(__doc__)
    parser.add_argument("--dispatches", type=Path, default=SHARED / "dispatches")
    parser.add_argument("--each", action="store_true", help="also the figures of every dispatch")
    args = parser.parse_args()
    scorer = args.scorers / "score_claims.py"
    founding, twelve = (sorted(args.dispatches.glob(pattern)) for pattern in ("*.gold.json", "dev/*.gold.json"))
    if missing(scorer, args.dispatches / "dev") or not founding:
        return SKIPPED
    print(measured("benchmarks/claims.py"))
    with tempfile.TemporaryDirectory() as folder:
        read = {name: write([*founding, *twelve], Path(folder)) for name, write in ways().items()}
        for title, golds, column in (("founding dispatch", founding, 0), ("the twelve, added up", twelve, 1)):
            scored = [score(scorer, _pairs(golds, files)) for files in read.values()]
            rows = [
                (name, *(one.get(name, "–") for one in scored), AIMS.get(name, ("", ""))[column]) for name in FIGURES
            ]
            print(table((title, *read, "asked for"), rows))
        if args.each:
            print(each(scorer, [*founding, *twelve], read["Counterclaim"]))
    return 0


def ways() -> dict[str, Write]:
    """Ours and the baselines, by name."""
    return {
        "Counterclaim": write_ours,
        "baseline: all shellings, report's voice": partial(write_baseline, kind="event", event="shelling"),
        "baseline: all positions, nobody's": partial(write_baseline, kind="position", event=None),
    }


def write_ours(golds: Sequence[Path], folder: Path) -> list[Path]:
    """The claims that the reader makes; none where it refuses a report, which is said."""
    from counterclaim.export.claims_jsonl import claim_line
    from counterclaim.pipeline import load_reader, read_safely
    from counterclaim.records.report import Refusal
    from counterclaim.records.settings import Settings

    reader, files = load_reader(Settings()), []
    for gold in golds:
        source = _source(gold)
        outcome = read_safely(source.report, source.original, reader)
        if isinstance(outcome, Refusal):
            print(f"{gold.name} was refused: {outcome.advice}", file=sys.stderr)
        claims = () if isinstance(outcome, Refusal) else outcome.claims
        files.append(_write(folder / f"{gold.stem}.ours.jsonl", map(claim_line, claims)))
    return files


def write_baseline(golds: Sequence[Path], folder: Path, *, kind: str, event: str | None) -> list[Path]:
    """Every sentence as the same claim."""
    from counterclaim.bench.claims import every_sentence
    from counterclaim.export.claims_jsonl import claim_line
    from counterclaim.records.enums import Kind

    return [
        _write(
            folder / f"{gold.stem}.{kind}.jsonl",
            map(claim_line, every_sentence(_source(gold).report, kind=Kind(kind), event=event)),
        )
        for gold in golds
    ]


def _source(gold: Path) -> Any:
    """The report of a gold file, with the day of publication that the gold tells."""
    from counterclaim.documents.inputs import read_inputs
    from counterclaim.records.report import Refusal
    from counterclaim.records.settings import Settings

    told = json.loads(gold.read_text(encoding="utf-8"))["report"]
    text = gold.with_name(told.get("file") or gold.name.replace(".gold.json", ".txt"))
    (source,) = read_inputs([text], settings=Settings(published=told.get("published")))
    if isinstance(source, Refusal):
        raise SystemExit(f"{text} was refused: {source.advice}")
    return source


def _write(path: Path, lines: Iterable[bytes]) -> Path:
    path.write_bytes(b"".join(lines))
    return path


def _pairs(golds: Sequence[Path], files: Sequence[Path]) -> list[Path]:
    stems = {path.name.split(".")[0]: path for path in files}
    return [part for gold in golds for part in (gold, stems[gold.name.split(".")[0]])]


def score(scorer: Path, pairs: Sequence[Path]) -> dict[str, str]:
    """The scorer's figures by name, as it prints them, without the counts."""
    printed = run_script([scorer, *pairs])
    found = dict(re.findall(r"^(\w+(?: side)?) +([\d.]+)% \(", printed, re.MULTILINE))
    if both := re.search(r"^found +recall +([\d.]+)%.* precision +([\d.]+)%", printed, re.MULTILINE):
        found["found recall"], found["found precision"] = both[1], both[2]
    if whole := re.search(r"^whole +recall ([\d.]+)% +precision ([\d.]+)% +F1 ([\d.]+)", printed, re.MULTILINE):
        found["whole recall"], found["whole precision"], found["whole F1"] = whole[1], whole[2], whole[3]
    if links := re.search(r"^links +right (\d+) of gold (\d+) predicted (\d+)", printed, re.MULTILINE):
        found["links right / gold / given"] = f"{links[1]} / {links[2]} / {links[3]}"
    if noise := re.search(r"furniture read as claims (\d+)", printed):
        found["furniture read as claims"] = noise[1]
    return found


def each(scorer: Path, golds: Sequence[Path], files: Sequence[Path]) -> str:
    """A row for every dispatch."""
    some = ("found recall", "found precision", "speaker", "stance", "type", "wrong side", "whole F1")
    rows = []
    for gold in golds:
        figures = score(scorer, _pairs([gold], files))
        rows.append((gold.name.removesuffix(".gold.json"), *(figures.get(name, "–") for name in some)))
    return table(("dispatch", *some), rows)


if __name__ == "__main__":
    sys.exit(main())
