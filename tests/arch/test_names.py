"""Even-handed by construction: no party, place or person of any conflict is named in code; packs name them."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pycountry
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "counterclaim"
DATA = SOURCE / "packs" / "data"
FILES = sorted(SOURCE.rglob("*.py"))
NAME_KEYS = {"name", "names", "aliases", "adjectives", "people", "capitals", "members", "other_names", "demonyms"}
NAMING_PACKS = re.compile(r"countr|actor|bod(y|ies)|region|place|conflict|person|people|territor|side|office")
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
NOT_A_NAME = {"English", "Northland", "Southland", "Central", "Valley", "Airwars"}
"""The language that is read, the invented sides of our examples, regions called by an ordinary word, and the name of a
format that we write."""
SHORTEST = 4
KIND_WORD = 5
"""A word in so many region names is the word for a kind of region."""
SHORTEST_REGION = 5
"""Shorter region names are too often words of some language, or of a weapon."""


def strings(value: Any) -> Iterator[str]:
    """Every string in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(strings(part) for part in value.values())
    elif isinstance(value, list):
        yield from chain.from_iterable(strings(part) for part in value)


def named(value: Any) -> Iterator[str]:
    """Every string that a pack gives as a name, an adjective or a member."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from strings(part) if key in NAME_KEYS else named(part)
    elif isinstance(value, list):
        yield from chain.from_iterable(named(part) for part in value)


def country_names() -> Iterator[str]:
    for country in pycountry.countries:
        yield country.name.split(",")[0]
        yield getattr(country, "common_name", country.name).split(",")[0]


def region_names() -> Iterator[str]:
    """First-order regions, whole ("Upper Sample Province") and bare ("Sample")."""
    names = []
    for path in DATA.rglob("*regions*.csv"):
        lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
        names += [row["name"] for row in csv.DictReader(lines) if row["code"].count(".") == 1]
    shared = Counter(word for name in names for word in WORD.findall(name))
    for name in names:
        bare = (w for w in WORD.findall(name) if shared[w] < KIND_WORD and w.lower() not in ordinary_words())
        yield from (form for form in (name, " ".join(bare)) if len(form) >= SHORTEST_REGION)


def pack_names() -> Iterator[str]:
    for path in DATA.rglob("*.y*ml"):
        if NAMING_PACKS.search(path.name):
            yield from named(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


@cache
def ordinary_words() -> frozenset[str]:
    """Words that the source uses in lower case: a name made of these alone ("Northern", "the Ministry") is no name."""
    text = " ".join(path.read_text(encoding="utf-8") for path in FILES)
    return frozenset(word for word in WORD.findall(text) if word.islower())


@cache
def guarded_names() -> frozenset[str]:
    """Names that code may not hold."""
    every = {name.strip() for name in chain(country_names(), region_names(), pack_names())}
    return frozenset(
        name
        for name in every - NOT_A_NAME
        if len(name) >= SHORTEST
        and name[0].isupper()
        and any(word[0].isupper() and word.lower() not in ordinary_words() for word in WORD.findall(name))
    )


def names_in(text: str) -> set[str]:
    """Guarded names that stand in the text as whole words, capitalised."""
    words = WORD.findall(text)
    longest = 5
    runs = {" ".join(words[i : i + n]) for n in range(1, longest + 1) for i in range(len(words) - n + 1)}
    return runs & guarded_names()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_code_names_nobody(path: Path) -> None:
    assert names_in(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    "line", ['SIDE = "Norway"', "# as the Peruvian army says", '"""Shelling near Peru."""', "x = 'Burkina Faso'"]
)
def test_a_name_in_code_is_seen(line: str) -> None:
    assert names_in(line)


@pytest.mark.parametrize("line", ["chad = 1", "read(english)", "# reads English", "def turkey_shoot(): ..."])
def test_an_ordinary_word_is_let_be(line: str) -> None:
    assert names_in(line) == set()
