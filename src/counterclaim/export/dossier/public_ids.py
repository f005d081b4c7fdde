"""A book in, new ids for its records out: running numbers, because an id is a hash of words and a hash can be guessed.

Whoever has a list of names can hash each in place of a mask and look whether an id comes out. The numbers follow the
order of the text, never that of the old ids. No pack is read.

Example: the toll `t_9f2c41d07be1a855` becomes `t_3`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import Final

from counterclaim.export.dossier.book import Book
from counterclaim.records.claim import Claim
from counterclaim.records.ledger import Actor, TollSeries

_HASH: Final = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])")
_ID: Final = re.compile(r"(?<![0-9A-Za-z_])[a-z]+_[0-9a-z]+(?![0-9A-Za-z_])")
_HASHED: Final = re.compile(r"([a-z]+)_[0-9a-f]{16}")
_LAST: Final = 10**9


def is_id(text: str) -> bool:
    """Whether a string is the id of a record and nothing else."""
    return _HASHED.fullmatch(text) is not None


def renamed(book: Book, cast: Iterable[Actor]) -> Callable[[str], str]:
    """What gives a string with every id in it anew; ids of records that are not in the book get the next numbers.

    `cast` are the actors in the order of their new ids.
    """
    ids = _ids(book, cast)
    further: dict[str, Iterator[int]] = {}
    taken = set(ids.values())

    def anew(match: re.Match[str]) -> str:
        known = ids.get(match[0])
        if known is not None:
            return known
        hashed = _HASHED.fullmatch(match[0])
        if hashed is None:
            return match[0]
        numbers = further.setdefault(hashed[1], count(1))
        new = next(one for n in numbers if (one := f"{hashed[1]}_{n}") not in taken)
        ids[match[0]] = new
        taken.add(new)
        return new

    def change(text: str) -> str:
        if text in ids:
            return ids[text]
        if "_" in text:
            text = _ID.sub(anew, text)
        return _HASH.sub("", text)

    return change


def _ids(book: Book, cast: Iterable[Actor]) -> dict[str, str]:
    """The new id of every record of the book."""
    numbers = book.numbers
    ids = {stored.report.id: f"r_{numbers[stored.report.id]}" for stored in book.reports}
    ids |= {claim: f"c_{numbers[claim]}" for claim in book.claims}
    ids |= {incident.id: f"i_{numbers[incident.id]}" for incident in book.incidents}
    ids |= {truce.id: f"cf_{numbers[truce.id]}" for truce in book.truces}
    ids |= {series.id: f"t_{n}" for n, series in enumerate(in_order(book), start=1)}
    ids |= {actor.id: f"a_{n}" for n, actor in enumerate(cast, start=1)}
    return ids | {refusal.id: f"x_{n}" for n, refusal in enumerate(book.refusals, start=1)}


def in_order(book: Book) -> list[TollSeries]:
    """The tolls of a book by their first words in the text."""

    def place(series: TollSeries) -> tuple[int, int, str, str]:
        points = [point for point in series.points if point.claim in book.claims]
        if not points:
            return (_LAST, 0, series.kind, series.scope)
        first = min(points, key=lambda point: book.numbers[point.claim])
        texts = [toll.text for toll in book.claims[first.claim].tolls]
        return (
            book.numbers[first.claim],
            texts.index(first.text) if first.text in texts else len(texts),
            series.kind,
            series.scope,
        )

    return sorted(book.tolls, key=place)


def cast_in_order(book: Book, mask: Callable[[str], str]) -> list[Actor]:
    """The actors of a book by the claim that first names them, then those whom no claim names by their masked names."""
    first: dict[str, int] = {}
    for claim in book.claims.values():
        for actor in _named(claim):
            first.setdefault(actor, len(first))
    return sorted(book.actors.values(), key=lambda a: (first.get(a.id, _LAST), a.kind, mask(a.name)))


def _named(claim: Claim) -> Iterable[str]:
    spoken = (one.actor for one in (claim.speaker, *claim.via, claim.addressee) if one)
    event = claim.event
    acted = (one.actor for named in ((event.agents, event.targets) if event else ()) for one in named)
    return (actor for actor in (*spoken, *acted) if actor)
