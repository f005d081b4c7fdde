"""Read our own marked texts: invented dispatches whose claims, roles and attributions are marked in the running text.

    python training/marked.py FILE...      checks files, prints how much is in them, exits 1 with what is wrong

A file holds texts one after another, each under a line `=== name | register | day of publication`. Marks nest:

    {s1:The Defence Ministry} {c1:said} {t1:{agent1:Orlan troops} {e1/shelling/accuses:shelled} {target1,place1:Dresk}}.

`sN`, `cN`, `tN` are source, cue and content of attribution N; `eN/type/stance` (then `/planned`, `/conditional` or
`/negated` where it applies) is the head word of claim N; `agentN`, `targetN`, `victimN`, `weaponN`, `placeN`, `timeN`
and `tollN` are its parts, several marks at once parted by commas. `{` and `}` stand for nothing else.
"""

import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from counterclaim.records.enums import Stance

ROLES = ("agent", "target", "victim", "weapon", "place", "time", "toll")
ATTRIBUTION = {"s": "source", "c": "cue", "t": "content"}
KINDS = ("toll", "agreement", "position")
FLAGS = ("planned", "conditional", "negated")
OPENING = re.compile(r"\{([a-z]+\d+(?:/[a-z_]+)*(?:,[a-z]+\d+(?:/[a-z_]+)*)*):")
MARK = re.compile(r"([a-z]+)(\d+)((?:/[a-z_]+)*)$")


class Span(NamedTuple):
    """One mark: its name (a role, `head`, `source`, `cue` or `content`), its number, and where it stands."""

    name: str
    number: int
    start: int
    end: int


class Head(NamedTuple):
    """What the mark at a claim's head word says."""

    type: str
    stance: str
    flags: tuple[str, ...]


class Marked(NamedTuple):
    """One text with its marks; offsets count characters of `text`."""

    name: str
    register: str
    published: str
    text: str
    spans: tuple[Span, ...]
    heads: dict[int, Head]


def read_marked(path: Path, types: frozenset[str], *, swap: random.Random | None = None) -> list[Marked]:
    """The texts of a file. Raises ValueError with file, text and place of the first thing that is wrong.

    With `swap` the names of parties in each text are exchanged for those of other texts, so that no side is learned.
    """
    whole = path.read_text(encoding="utf-8")
    parts = re.split(r"^===[ ]*(.+)$", whole, flags=re.MULTILINE)
    names = party_names(whole) if swap else {}
    out = []
    for head, body in zip(parts[1::2], parts[2::2], strict=True):
        cells = [cell.strip() for cell in head.split("|")]
        if len(cells) != 3:
            raise ValueError(f"{path.name}: '=== {head}' needs a name, a register and a day, parted by |")
        try:
            told = swap_names(body, names, swap) if swap else body
            out.append(Marked(cells[0], cells[1], cells[2], *unmark(told.strip("\n"), types)))
        except ValueError as error:
            raise ValueError(f"{path.name}, {cells[0]}: {error}") from None
    return out


def party_names(marked: str) -> dict[str, list[str]]:
    """Words that name who acts, is hit or speaks, by their last two letters ("Orlan" for "Veskan", not "Dresk")."""
    written_small = set(re.findall(r"\b[a-z]{3,}\b", marked))
    found: dict[str, set[str]] = {}
    for match in re.finditer(r"\{(?:[a-z]+\d+,)*(?:agent|target|s)\d+(?:,[a-z]+\d+)*:([^{}]*)\}", marked):
        for word in re.findall(r"\b[A-Z][a-z]{3,}\b", match[1]):
            if word.lower() not in written_small:
                found.setdefault(word[-2:], set()).add(word)
    return {ending: sorted(words) for ending, words in found.items() if len(words) > 1}


def swap_names(marked: str, names: dict[str, list[str]], rng: random.Random) -> str:
    """The text with every party's name exchanged, the same name always for the same other one."""
    listed = {word for words in names.values() for word in words}
    taken: dict[str, str] = {}
    for word in re.findall(r"\b[A-Z][a-z]{3,}\b", marked):
        if word in listed and word not in taken:
            free = [other for other in names[word[-2:]] if other not in taken.values()]
            taken[word] = rng.choice(free) if free else word
    return re.sub(r"\b[A-Z][a-z]{3,}\b", lambda match: taken.get(match[0], match[0]), marked)


def unmark(marked: str, types: frozenset[str]) -> tuple[str, tuple[Span, ...], dict[int, Head]]:
    """The plain text, its spans and its claims' heads."""
    plain: list[str] = []
    open_marks: list[tuple[list[tuple[str, int]], int]] = []
    spans: list[Span] = []
    heads: dict[int, Head] = {}
    at = length = 0
    while at < len(marked):
        if match := OPENING.match(marked, at):
            names = [parse_mark(one, types, heads) for one in match[1].split(",")]
            open_marks.append((names, length))
            at = match.end()
            continue
        char = marked[at]
        if char == "{":
            raise ValueError(f"'{marked[at : at + 30]}' is no mark")
        if char == "}":
            if not open_marks:
                raise ValueError(f"'}}' too many before '{marked[at + 1 : at + 30]}'")
            names, start = open_marks.pop()
            spans += [Span(name, number, start, length) for name, number in names]
        else:
            plain.append(char)
            length += 1
        at += 1
    if open_marks:
        raise ValueError(f"mark {open_marks[-1][0]} is never closed")
    check(spans, heads)
    return "".join(plain), tuple(sorted(spans, key=lambda span: (span.start, -span.end))), heads


def parse_mark(one: str, types: frozenset[str], heads: dict[int, Head]) -> tuple[str, int]:
    """Name and number of a mark; a head's type, stance and flags go into `heads`."""
    match = MARK.match(one)
    if not match:
        raise ValueError(f"'{one}' is no mark")
    name, number, rest = match[1], int(match[2]), match[3].split("/")[1:]
    if name == "e":
        if len(rest) < 2 or rest[0] not in types or rest[1] not in set(Stance):
            raise ValueError(f"'{one}' needs a type of the vocabulary and a stance")
        if unknown := set(rest[2:]) - set(FLAGS):
            raise ValueError(f"'{one}' has {sorted(unknown)}, not one of {FLAGS}")
        if number in heads:
            raise ValueError(f"claim {number} has two heads")
        heads[number] = Head(rest[0], rest[1], tuple(rest[2:]))
        return "head", number
    if rest or (name not in ROLES and name not in ATTRIBUTION):
        raise ValueError(f"'{one}' is no mark")
    return ATTRIBUTION.get(name, name), number


def check(spans: list[Span], heads: dict[int, Head]) -> None:
    """Raise ValueError for a part without its claim, or an attribution without content."""
    contents = {span.number for span in spans if span.name == "content"}
    for span in spans:
        if span.start == span.end:
            raise ValueError(f"{span.name}{span.number} is empty")
        if span.name in ROLES and span.number not in heads:
            raise ValueError(f"{span.name}{span.number} has no e{span.number}")
        if span.name in ("source", "cue") and span.number not in contents:
            raise ValueError(f"{span.name} {span.number} has no t{span.number}")


def vocabulary() -> frozenset[str]:
    """The types a head may have: the event types of the pack and the kinds that are no events."""
    from counterclaim.packs.event_types import load_event_types

    return frozenset(load_event_types().types) | frozenset(KINDS)


def main(*names: str) -> int:
    """Check the files and print what is in them."""
    types, wrong = vocabulary(), 0
    counts: Counter[str] = Counter()
    for name in names:
        try:
            texts = read_marked(Path(name), types)
        except ValueError as error:
            print(error)
            wrong = 1
            continue
        heads = [head for text in texts for head in text.heads.values()]
        words = sum(len(text.text.split()) for text in texts)
        print(f"{name}: {len(texts)} texts, {words} words, {len(heads)} claims")
        counts.update(head.type for head in heads)
        counts.update(head.stance for head in heads)
        counts.update(span.name for text in texts for span in text.spans)
    print(", ".join(f"{name} {count}" for name, count in counts.most_common()))
    print("never used:", ", ".join(sorted((types | set(Stance)) - set(counts))) or "none")
    return wrong


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
