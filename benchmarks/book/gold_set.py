"""One set of the corpus: its reports, its sides, and its gold in the form of a prediction.

In: a folder with `conflict.yaml`, `reports.jsonl` and `gold.yaml`. Out: a `GoldSet`. In the gold, every `at` (the exact
words of a report) gets its `start` and `end`, and keys that may be left out are there. Standard library and PyYAML.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import yaml
from alike import Known

LINE = "__line__"
"""Key under which a mapping of the gold keeps the line where it begins."""
Row = dict[str, Any]
SECTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "copies": ("reports", {"origin": None, "partly": {}}),
    "incidents": ("id type told", {"day": None, "place": None, "overlaps": []}),
    "actors": ("id name kind names", {"side": None, "office": []}),
    "ceasefires": (
        "id agreed_on reports",
        {"effective": None, "ended": None, "brokers": [], "parties": [], "violations": [], "kept": []},
    ),
    "tolls": ("id claimant kind scope points", {"side": None, "who": None, "incident": None}),
}
"""The sections of the gold: the keys that an entry must have, and those it may have, with what they are otherwise."""
TOLD = {"incidents": ("told",), "ceasefires": ("violations", "kept"), "tolls": ("points",)}
"""Lists of tellings, which have `report` and `at`."""


class Text(NamedTuple):
    """A report: its text, its day, and its title."""

    text: str
    published: str
    title: str


class GoldSet(NamedTuple):
    """A set: reports by id, who is who, and the gold as lists of rows by section."""

    reports: dict[str, Text]
    known: Known
    gold: dict[str, list[Row]]


class _Loader(yaml.SafeLoader):
    """Keeps the line of every mapping, and days as the text that stands there."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {  # type: ignore[misc] # as in PyYAML itself
        sign: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
        for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _mapping(loader: _Loader, node: yaml.MappingNode) -> Row:
    found: Row = {str(key): value for key, value in loader.construct_mapping(node, deep=True).items()}
    return {**found, LINE: node.start_mark.line + 1}


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_gold_set(folder: Path) -> GoldSet:
    """The set, with the span of every telling. SystemExit: a file is no YAML or JSON, or a telling is not found."""
    reports, raw = read_reports(folder), read_raw_gold(folder)
    gold = {name: [_entry(row, name, reports) for row in raw.get(name) or []] for name in SECTIONS}
    named = [frozenset((row["name"], *(told["name"] for told in row["names"]))) for row in gold["actors"]]
    return GoldSet(reports, Known(read_sides(folder, gold["actors"]), named), gold)


def read_reports(folder: Path) -> dict[str, Text]:
    """Reports by id, which is the end of their address."""
    found: dict[str, Text] = {}
    path = folder / "reports.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            name, text = row["url"].rstrip("/").rpartition("/")[2], Text(row["text"], row["published"], row["title"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise SystemExit(f"reports.jsonl:{number}: no report ({type(error).__name__})") from None
        if name in found:
            raise SystemExit(f"reports.jsonl:{number}: a second report {name}")
        found[name] = text
    return found


def read_raw_gold(folder: Path) -> Row:
    """The gold as written, with the line of every mapping."""
    text = (folder / "gold.yaml").read_text(encoding="utf-8")
    try:
        loader = _Loader(text)
        raw = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise SystemExit(f"gold.yaml:{line}: no YAML: {error.problem}") from None
    if not isinstance(raw, dict) or not all(_is_list_of_mappings(raw.get(name)) for name in SECTIONS):
        raise SystemExit(f"gold.yaml:1: wanted are lists of mappings under {', '.join(SECTIONS)}")
    return raw


def _is_list_of_mappings(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, dict) for one in value))


def read_sides(folder: Path, actors: list[Row]) -> dict[str, frozenset[str]]:
    """All names of each side: its own, its members' and those of the gold's actors that stand on it."""
    conflict = yaml.safe_load((folder / "conflict.yaml").read_text(encoding="utf-8"))
    names = {side["name"]: {side["name"], *side.get("members", ())} for side in conflict["sides"]}
    for actor in actors:
        if actor["side"] in names:
            names[actor["side"]].update((actor["name"], *(told["name"] for told in actor["names"])))
    return {side: frozenset(found) for side, found in names.items()}


def _entry(raw: Row, section: str, reports: dict[str, Text]) -> Row:
    """An entry of the gold with all its keys, and spans for words."""
    required, optional = SECTIONS[section]
    if lacking := [key for key in required.split() if key not in raw]:
        raise SystemExit(f"gold.yaml:{raw[LINE]}: {section} without {', '.join(lacking)}")
    given = {key: value for key, value in raw.items() if value is not None or key not in optional}
    row: Row = {**optional, **given}
    for key in TOLD.get(section, ()):
        row[key] = [_telling(told, reports) for told in row[key] or []]
    found: Row = without_lines(row)
    return found


def _telling(raw: Row, reports: dict[str, Text]) -> Row:
    places = list(places_of(raw.get("at"), reports.get(str(raw.get("report")))))
    if len(places) != 1:
        raise SystemExit(f"gold.yaml:{raw[LINE]}: `at` stands {len(places)} times in its report (see --check)")
    return {**raw, "start": places[0], "end": places[0] + len(raw["at"])}


def places_of(words: Any, report: Text | None) -> Iterator[int]:
    """Where words begin in a report, as often as they stand there."""
    start = -1
    while report and isinstance(words, str) and words and (start := report.text.find(words, start + 1)) >= 0:
        yield start


def without_lines(value: Any) -> Any:
    """The same without the lines of mappings."""
    if isinstance(value, list):
        return [without_lines(one) for one in value]
    if isinstance(value, dict):
        return {key: without_lines(one) for key, one in value.items() if key != LINE}
    return value


def paragraphs(text: str) -> list[str]:
    """The body paragraphs of a report; the first, the headline, is left out."""
    return [part.strip() for part in text.split("\n\n") if part.strip()][1:]
