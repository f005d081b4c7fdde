"""Readings moved to other days, places and people: very many different reports made of a few that were really read.

In: readings. Out: `Mould`s, and of a mould as many readings as there are stretches of a war: days go on, places and
persons bear invented names of a pool, most words are others, and spans are counted anew, so that each quote stands
where its record says. A desk may spell its names otherwise. All hangs on numbers given, nothing on chance.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec
from stretches import MONTHS, STEM, WEEKDAYS, Moved, Names, Slot, shifted, told_in

from counterclaim.packs.rarity import RAREST, rarity, stem
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Original

MONTH, WEEKDAY = "|".join(MONTHS), "|".join(WEEKDAYS)
TOKEN = re.compile(
    rf"(?P<dm>\b\d{{1,2}} (?:{MONTH})\b(?: \d{{4}}\b)?)|(?P<md>\b(?:{MONTH}) \d{{1,2}}\b(?:, \d{{4}}\b)?)"
    rf"|(?P<wd>\b(?:{WEEKDAY})\b)|(?P<word>[^\W\d_]{{3,}})"
)
MARK = re.compile(
    r"(?P<id>\b[a-z]{1,3}_[0-9a-f]{16}\b)|(?P<day>\b\d{4}-\d{2}-\d{2})|(?P<record>\bgeonames:\d+)"
    r"|(?P<party>[^\W\d_]{5,})"
)
WORDED = frozenset(
    "text name who headline title note aliases dateline dateline_place byline condition other_names claimant terms "  # noqa: SIM905
    "parties brokers places characterisations party alleged_by".split()
)
"""Fields whose words are the report's."""
LONG = 4
Piece = str | Slot


class Mould(NamedTuple):
    """A reading in pieces: constants, and what moves (its sort and what stands there in what was read)."""

    war: str
    base: int
    """Number of the report that it is, or is a part of."""
    pieces: tuple[Piece, ...]
    text: tuple[Piece, ...]
    slots: tuple[Slot, ...]
    year: int
    published: date


def names_of(readings: Sequence[Reading], *, invented: bool) -> Names:
    """What moves in a war: words of places and persons; not the parties, nor a word of the language."""
    actors = [actor for one in readings for actor in one.actors]
    told = {word for one in readings for word in _words(one.report.text)}
    firm = {w for a in actors for w in _words(a.side or "", a.name if a.kind == "state" else "")}
    firm |= {w for w in told if w.lower() in told} | {*MONTHS, *WEEKDAYS}
    # An adjective goes with its party.
    firm |= {
        w
        for w in told
        for party in tuple(firm)
        if party[0].isupper() and len(party) > LONG and w[:STEM] == party[:STEM]
    }
    places = {w for one in readings for c in one.claims for p in c.places for w in _words(p.name) if w[0].isupper()}
    people = {w for a in actors if a.kind == "person" for w in _words(a.name) if w[0].isupper()}
    # Rivers, papers and units: no word of news has such a name.
    people |= {w.capitalize() for w in told if w[0].isupper() and rarity(stem(w.lower())) >= RAREST}
    kept = {w for a in actors for w in _words(a.name, *a.aliases)}
    common = {w for w in told if w.islower() and len(w) >= LONG} - kept
    return Names(
        tuple(sorted(places - firm)), tuple(sorted(people - firm - places)), frozenset(kept), tuple(sorted(common)),
        frozenset(w[:STEM].casefold() for a in actors for w in _words(a.side or "") if invented and len(w) > STEM),
    )  # fmt: skip


def mould_of(reading: Reading, war: str, base: int, names: Names) -> Mould:
    """A reading taken to pieces."""
    published = date.fromisoformat((reading.report.published or "2030-01-01")[:10])
    bare = msgspec.structs.replace(reading, original=msgspec.structs.replace(reading.original, data=b"", sha256=""))
    moving = frozenset((*names.places, *names.people))
    pieces = tuple(_joined(_taken(msgspec.to_builtins(bare), "", names, moving)))
    text = tuple(_worded(reading.report.text, names, moving))
    slots = tuple(dict.fromkeys(p for p in (*pieces, *text) if isinstance(p, tuple)))
    return Mould(war, base, pieces, text, slots, published.year, published)


def reading_of(mould: Mould, names: Names, moved: Moved) -> Reading:
    """The reading of a report that is told of another stretch of the war."""
    told = told_in(moved, mould.slots, war=mould.war, year=mould.year, names=names)
    places = _offsets(mould.text, told)
    text = "".join(told[p] if isinstance(p, tuple) else p for p in mould.text)
    publisher = f"Desk {moved.desk}"
    url = f"https://example.org/{moved.stretch}/{mould.base}/{moved.desk}"
    report = make_id("r", text, publisher, url)
    for slot in mould.slots:
        if slot[0] == "id":
            told[slot] = report if slot[1].startswith("r_") else _other_id(slot[1], report)
        elif slot[0] == "at":
            told[slot] = str(places[int(slot[1])])
    made = msgspec.json.decode("".join(told[p] if isinstance(p, tuple) else p for p in mould.pieces), type=Reading)
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    day = shifted(mould.published, moved.days) + timedelta(days=moved.late)
    return msgspec.structs.replace(
        made,
        report=msgspec.structs.replace(
            made.report, publisher=publisher, url=url, published=day.isoformat(), sha256=digest
        ),
        original=Original(
            data=data, sha256=digest, media_type="text/plain", origin=url, collected_at="2030-01-01T00:00:00Z",
            collector="benchmark",
        ),
    )  # fmt: skip


def misplaced(reading: Reading) -> int:
    """Quotes that do not stand where their records say."""
    text = reading.report.text

    def count(node: Any) -> int:
        if isinstance(node, dict):
            wrong = {"start", "end", "text"} <= node.keys() and text[node["start"] : node["end"]] != node["text"]
            return wrong + sum(map(count, node.values()))
        return sum(map(count, node)) if isinstance(node, (list, tuple)) else 0

    return count([msgspec.to_builtins(claim) for claim in reading.claims])


def _words(*texts: str) -> Iterator[str]:
    return itertools.chain.from_iterable(re.findall(r"[^\W\d_]{3,}", text) for text in texts)


def _taken(node: Any, key: str, names: Names, moving: frozenset[str]) -> Iterator[Piece]:
    """A record as JSON in pieces."""
    if isinstance(node, dict):
        moved = "gazetteer" in node and not moving.isdisjoint(_words(node["name"]))
        for n, (name, value) in enumerate(node.items()):
            yield ("," if n else "{") + json.dumps(name) + ":"
            if name in {"start", "end"} and isinstance(value, int):
                yield ("at", str(value))
            elif name in {"lat", "lon"} and moved and value is not None:
                yield (name, f"{value}|{node['gazetteer']}")
            else:
                yield from _taken(value, name, names, moving)
        yield "}" if node else "{}"
    elif isinstance(node, (list, tuple)):
        for n, value in enumerate(node):
            yield "," if n else "["
            yield from _taken(value, key, names, moving)
        yield "]" if node else "[]"
    elif isinstance(node, str):
        yield '"'
        for piece in _worded(node, names, moving) if key in WORDED else _marked(node, names):
            yield piece if isinstance(piece, tuple) else json.dumps(piece, ensure_ascii=False)[1:-1]
        yield '"'
    else:
        yield json.dumps(node)


def _marked(text: str, names: Names) -> Iterator[Piece]:
    """Ids, ISO days and parties in a field that is no words."""
    last = 0
    for match in MARK.finditer(text):
        sort = match.lastgroup or ""
        if sort != "party" or match.group()[:STEM].casefold() in names.parties:
            yield text[last : match.start()]
            yield (sort, match.group())
            last = match.end()
    yield text[last:]


def _worded(text: str, names: Names, moving: frozenset[str]) -> Iterator[Piece]:
    """Days, names and words of a text."""
    last = 0
    for match in TOKEN.finditer(text):
        word = match.group()
        if match.lastgroup == "word":
            party = word[:STEM].casefold() in names.parties
            sort = (
                "party"
                if party
                else "name"
                if word in moving or (word.isupper() and word.capitalize() in moving)
                else "other"
                if _is_other(word, names)
                else ""
            )
            if not sort:
                continue
        else:
            sort = match.lastgroup or ""
        yield text[last : match.start()]
        yield (sort, word)
        last = match.end()
    yield text[last:]


def _is_other(word: str, names: Names) -> bool:
    return word.islower() and len(word) >= LONG and word not in names.kept


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for constant, some in itertools.groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if constant:
            yield "".join(map(str, some))
        else:
            yield from some


def _offsets(text: Sequence[Piece], told: Mapping[Slot, str]) -> list[int]:
    """Where each character of the old text stands in the new one."""
    places, at = [], 0
    for piece in text:
        if isinstance(piece, str):
            places += range(at, at + len(piece))
            at += len(piece)
        else:
            new = len(told[piece])
            places += [at, *([at + new] * (len(piece[1]) - 1))]
            at += new
    return [*places, at]


def _other_id(was: str, report: str) -> str:
    return f"{was.partition('_')[0]}_{hashlib.blake2b((was + report).encode(), digest_size=8).hexdigest()}"
