#!/usr/bin/env python3
"""Score entities against re3d, or a corpus laid out as it. Standard library only.

    benchmarks/score_entities.py CORPUS --pred PRED.jsonl [--json]
    benchmarks/score_entities.py CORPUS --self-check

Predictions: a document a line, {"doc": ID, "entities": [{"start", "end", "type"}]}; offsets count characters, the end
is exclusive. CORPUS holds a folder a source with documents.json and entities.json, JSON Lines both.

Figures, micro-averaged, matched one to one, the same ends first, then the largest overlap:
  exact    P/R/F1, type and both ends equal
  overlap  P/R/F1, type equal, any character in common
  TYPE     overlap for one type
Required are the longest entities of the types below. Gold inside other gold, and gold of other types (times, vehicles,
money), is neither asked for nor wrong. Our "armed_force" counts as an organisation: re3d makes no difference.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TYPES = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
    "Nationality": "nationality",
    "Quantity": "quantity",
}
FOLDED = {"armed_force": "organisation"}


class Entity(NamedTuple):
    """Characters `start` to `end` name something of a type; of a type that is not ours, or inside another, `free`."""

    start: int
    end: int
    type: str
    free: bool = False


def read_gold(corpus: Path) -> dict[str, list[Entity]]:
    """The entities of every document."""
    gold: dict[str, list[Entity]] = {}
    for path in sorted(corpus.glob("*/documents.json")):
        gold.update({str(record["_id"]): [] for record in json_lines(path)})
    for path in sorted(corpus.glob("*/entities.json")):
        for record in json_lines(path):
            if record["documentId"] in gold:
                kind = TYPES.get(record["type"], "")
                gold[record["documentId"]].append(Entity(record["begin"], record["end"], kind, not kind))
    if not gold:
        raise SystemExit(f"no documents in {corpus}: name the folder that holds a folder a source")
    return {name: marked_inner(found) for name, found in gold.items()}


def json_lines(path: Path) -> Iterator[dict]:
    """The records of a file."""
    return (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())


def marked_inner(found: Sequence[Entity]) -> list[Entity]:
    """Of entities that overlap the longest stays asked for."""
    kept: list[Entity] = []
    for one in sorted(set(found), key=lambda e: (e.start - e.end, e.free, e.start)):
        inner = any(overlap(one, other) > 0 for other in kept if not other.free)
        kept.append(one._replace(free=one.free or inner))
    return kept


def overlap(one: Entity, other: Entity) -> int:
    """Characters in common."""
    return min(one.end, other.end) - max(one.start, other.start)


def matched(gold: Sequence[Entity], said: Sequence[Entity]) -> dict[int, int]:
    """Numbers of gold to numbers of predictions, one to one."""
    pairs = sorted(
        (one[:2] != other[:2], -overlap(one, other), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(said)
        if one.type == other.type and overlap(one, other) > 0
    )
    found: dict[int, int] = {}
    for _, _, i, j in pairs:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def score(gold: dict[str, list[Entity]], said: dict[str, list[Entity]]) -> dict[str, dict[str, float]]:
    """The figures by name."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, entities in gold.items():
        asked, free = ([e for e in entities if e.free is wanted] for wanted in (False, True))
        predicted = said.get(name, [])
        pairs = matched(asked, predicted)
        for i, one in enumerate(asked):
            exact = i in pairs and predicted[pairs[i]][:2] == one[:2]
            add(counts, ("overlap", one.type), hit=i in pairs, gold=1)
            add(counts, ("exact",), hit=exact, gold=1)
        for j, one in enumerate(predicted):
            if j in pairs.values() or not any(overlap(one, other) > 0 for other in free):
                add(counts, ("overlap", "exact", one.type), said=1)
    return {name: prf(*counts[name]) for name in ("exact", "overlap", *dict.fromkeys(TYPES.values()))}


def add(counts: dict[str, list[int]], names: Sequence[str], *, hit: int = 0, said: int = 0, gold: int = 0) -> None:
    """Count on."""
    for name in names:
        for n, more in enumerate((hit, said, gold)):
            counts[name][n] += more


def prf(hit: int, said: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in per cent, with their counts."""
    p, r = 100 * hit / said if said else 0.0, 100 * hit / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 2), "r": round(r, 2), "f1": round(f1, 2), "hit": hit, "pred": said, "gold": gold}


def read_predictions(path: Path) -> dict[str, list[Entity]]:
    """The entities said of every document, each once."""
    said = {}
    for record in json_lines(path):
        rows = [Entity(e["start"], e["end"], FOLDED.get(e["type"], e["type"])) for e in record["entities"]]
        said[record["doc"]] = list(dict.fromkeys(rows))
    return said


def self_check(gold: dict[str, list[Entity]]) -> None:
    """Gold against itself is 100, nothing against it 0, everything moved far away 0."""
    whole = {name: [e._replace(free=False) for e in found if not e.free] for name, found in gold.items()}
    away = {
        name: [e._replace(start=e.start + 10**7, end=e.end + 10**7) for e in found] for name, found in whole.items()
    }
    for said, expected in ((whole, 100), ({}, 0), (away, 0)):
        figures = score(gold, said)
        wrong = {name: one["f1"] for name, one in figures.items() if one["gold"] and one["f1"] != expected}
        if wrong:
            raise SystemExit(f"self-check failed: {wrong} where {expected} is due")
    print(f"entities self-check ok: {len(gold)} documents, {sum(map(len, whole.values()))} entities asked for")


def main() -> int:
    """Score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pred", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--self-check", action="store_true")
    args = parser.parse_args()
    gold = read_gold(args.corpus)
    if args.self_check:
        self_check(gold)
    elif args.pred is None:
        parser.error("name the predictions: --pred PRED.jsonl")
    else:
        figures = score(gold, read_predictions(args.pred))
        print(json.dumps(figures, indent=1) if args.json else "\n".join(f"{k:14} {v}" for k, v in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
