"""Actors of invented reports, written in one line each, for tests of what joins them."""

from typing import Any

from counterclaim.book.actors.linker import actor_linker, only_bearers
from counterclaim.book.joining import join
from counterclaim.book.linker import Edge
from counterclaim.records.book import Part, part_id
from counterclaim.records.enums import Sector
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report


def actor(name: str, **told: Any) -> Actor:
    """An actor; `kind` is body unless told."""
    told = {"kind": "body", **told}
    return Actor(
        id=make_id("a", name, told["kind"]), name=name, **{**told, "sector": Sector(told.get("sector", "unknown"))}
    )


def person(name: str, **told: Any) -> Actor:
    return actor(name, kind="person", **told)


def parts(*actors: Actor, report: str = "r1", day: str | None = "2031-03-04", text: str = "") -> list[Part]:
    """Parts of one report, one for each of its actors."""
    told = Report(id=report, text=text, published=day)
    return [Part(id=part_id(report, a.id), report=told, record=a, actors=actors) for a in actors]


def each(*actors: Actor) -> list[Part]:
    """Each actor alone in a report of its own, a day apart."""
    return [p for n, a in enumerate(actors) for p in parts(a, report=f"r{n}", day=f"2031-03-{n + 1:02}")]


def linked(told: list[Part]) -> list[set[str]]:
    """Names that were joined, a set a whole."""
    linker = actor_linker()
    traits = {p.id: linker.traits(p) for p in told}
    blocks: dict[str, list[str]] = {}
    for part, made in traits.items():
        for key in linker.keys(made):
            blocks.setdefault(key, []).append(part)
    pairs = {(min(a, b), max(a, b)) for m in blocks.values() for a in m for b in m if a != b}
    scored = [(a, b, linker.score(traits[a], traits[b])) for a, b in sorted(pairs)]
    edges = only_bearers(traits, [Edge(a, b, s) for a, b, s in scored if s and s.points >= linker.doubtful])
    whole: dict[str, set[str]] = {}
    for one in join(linker, traits, edges):
        whole.setdefault(one.whole, set()).add(one.part)
    return sorted(whole.values(), key=sorted)


def verdict(one: Actor, two: Actor) -> str:
    """one, doubt, apart or nothing: what the linker makes of two actors of two reports."""
    linker = actor_linker()
    a, b = (linker.traits(p) for p in each(one, two))
    score, apart = linker.score(a, b), linker.apart(a, b)
    if not set(linker.keys(a)) & set(linker.keys(b)):
        return "apart" if apart else "nothing"
    if score and score.points >= linker.enough and not apart:
        return "one"
    if score and score.points >= linker.doubtful:
        return "doubt"
    return "apart" if apart else "nothing"
