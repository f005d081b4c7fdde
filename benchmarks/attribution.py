#!/usr/bin/env python3
"""Who says what: PolNeAR, ours beside two baselines and a peer, by one scorer.

    benchmarks/attribution.py [--split dev] [--corpora DIR] [--scorers DIR] [--peers PYTHON]

In: `<corpora>/polnear/<split>`. Out: Markdown. Ours is what `counterclaim bench attribution` writes. The peer is
textacy's extraction of direct quotations, over the same small spaCy model; it claims no indirect speech.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from rows import ROOT, SKIPPED, measured, missing, options, run_script, table

PUBLISHED = (("published: rule system", 44), ("published: dependency baseline", 48), ("people among themselves", 75))
"""End-to-end F1 as the issue gives them."""
PARTS = ("tokens source", "tokens cue", "tokens content", "detect", "end-to-end")


def main() -> int:
    """Predict four times, score, print."""
    parser = options(__doc__)
    parser.add_argument("--split", default="dev")
    args = parser.parse_args()
    corpus, scorer = args.corpora / "polnear", args.scorers / "attribution" / "score.py"
    if missing(corpus / args.split, scorer):
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        found = predictions(corpus, args.split, Path(folder), peers=args.peers)
        scored = {name: score(scorer, corpus / args.split, path) for name, path in found.items()}
    print(measured(f"benchmarks/attribution.py --split {args.split}"))
    print(table(("PolNeAR " + args.split, *PARTS, "P", "R", "95 % CI of end-to-end"), map(_row, scored.items())))
    print(table(("beside it", "end-to-end F1"), PUBLISHED))
    if len(found) < 4:
        print("The peer is not installed (`make bench` does it).", file=sys.stderr)
    return 0


def predictions(corpus: Path, split: str, folder: Path, *, peers: Path) -> dict[str, Path]:
    """A file of predictions for each way of reading."""
    from counterclaim.bench.attribution import predict, read_split
    from counterclaim.bench.attribution_baselines import dependencies, say_verbs

    ours = folder / "ours.jsonl"
    words = ["bench", "attribution", "--corpus", corpus, "--split", split, "--predictions", ours]
    run_script(["-m", "counterclaim", *words])
    found = {"Counterclaim": ours}
    ways: dict[str, Callable[[str], Any]] = {
        "baseline: say-verb, words before and after": say_verbs,
        "baseline: dependencies (spaCy small)": partial(dependencies, parse=_parser()),
    }
    for n, (name, annotate) in enumerate(ways.items()):
        path = folder / f"baseline{n}.jsonl"
        with path.open("w", encoding="utf-8") as out:
            predict(corpus, split, out, annotate=annotate)
        found[name] = path
    if peers.exists():
        texts, path = folder / "texts.jsonl", folder / "peer.jsonl"
        lines = [json.dumps({"doc": name, "text": text}) for name, text in read_split(corpus, split)]
        texts.write_text("\n".join(lines), encoding="utf-8")
        run_script([ROOT / "benchmarks" / "peers" / "textacy_quotations.py", texts, path], python=peers)
        found["peer: textacy 0.13, direct quotations"] = path
    return found


def _parser() -> Callable[[str], Any]:
    """Words and sentences of a text whose lines are its paragraphs."""
    from counterclaim.documents.annotators.parser import load_parser, parse
    from counterclaim.records.document import Paragraph
    from counterclaim.records.enums import Zone

    loaded = load_parser()

    def parsed(text: str) -> Any:
        at, paragraphs = 0, []
        for line in text.split("\n"):
            if line.strip():
                paragraphs.append(Paragraph(len(paragraphs), at, at + len(line), Zone.BODY))
            at += len(line) + 1
        return parse(paragraphs, text, loaded)

    return parsed


def score(scorer: Path, split: Path, predicted: Path) -> dict[str, Any]:
    """The scorer's figures, with its default flags and an interval."""
    figures: dict[str, Any] = json.loads(run_script([scorer, split, predicted, "--ci", "--json"]))
    return figures


def _row(item: tuple[str, dict[str, Any]]) -> tuple[str, ...]:
    name, figures = item
    whole = figures["end-to-end"]
    low, high = whole["f1_ci95"]
    cells = [f"{figures[part]['f1']:.1f}" for part in PARTS]
    return name, *cells, f"{whole['p']:.1f}", f"{whole['r']:.1f}", f"{low:.1f} to {high:.1f}"


if __name__ == "__main__":
    sys.exit(main())
