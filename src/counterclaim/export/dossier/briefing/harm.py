"""Incidents of harm of a dossier in, their blocks of a briefing out: when, what, where, tolls, and who says so on which
grounds.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from counterclaim.export.dossier.briefing.blocks import Block, Entry, Heading, Line, Table
from counterclaim.export.dossier.briefing.words import NAME, WORDS, more, numbers, quotations, war_heading
from counterclaim.export.dossier.model import Dossier, Ground, Harm, Quotation
from counterclaim.export.dossier.theatres import by_war
from counterclaim.export.plain import plain, shortened
from counterclaim.export.when import dated
from counterclaim.export.wording import upper_first

HARMS: Final = 40


def harm_blocks(dossier: Dossier, *, source: bool) -> Iterator[Block]:
    """The section on harm."""
    yield Heading("5. Harm, with its grounds", 1)
    yield from _harm(dossier.harm)
    yield from _finding_blocks(dossier.findings, source=source)


def _harm(harm: Sequence[Harm]) -> Iterator[Block]:
    if not harm:
        yield Line(text="No harm is told in the reports read: this does not say that there was none.")
        return
    yield Line(
        text="Grounds are what the words say a claim rests on, and by whom; they grade nothing. "
        "“No toll told” is none reported here, not zero.",
        level="note",
    )
    latest = sorted(sorted(range(len(harm)), key=lambda n: (harm[n].day or "", n))[-HARMS:])
    for war, items in by_war(harm[n] for n in latest):
        yield from war_heading(war)
        yield _table(war, list(zip(items, _wheres(items), strict=True)))
    yield from more(len(latest), len(harm), "harm", which="earlier or without a day")


def _table(war: str, shown: Sequence[tuple[Harm, str]]) -> Table:
    return Table(
        name=f"Harm, with its grounds{f': {shortened(war, NAME)}' if war else ''}",
        head=("When", "What and where", "Tolls and weapons as told", "Grounds, by whom"),
        rows=tuple(((_when(item),), _what(item, where), _harmed(item), _grounds(item)) for item, where in shown),
        widths=(15, 28, 26, 31),
        entries=tuple(_entry(item, where) for item, where in shown),
    )


def _wheres(shown: Sequence[Harm]) -> Iterator[str]:
    """The places of each; one with several names tells them all where it first stands."""
    told: set[frozenset[str]] = set()
    for item in shown:
        places = []
        for spot in item.spots:
            names = frozenset((spot.name, *spot.other_names))
            others = "its other names above" if names in told else f"also {', '.join(spot.other_names)}"
            places.append(f"{spot.name} ({others})" if spot.other_names else spot.name)
            told.add(names)
        yield shortened("; ".join(places), 3 * WORDS)


def _finding_blocks(findings: tuple[Ground, ...], *, source: bool) -> Iterator[Block]:
    if findings:
        yield Heading("Field findings of no incident above", 2)
        for label in dict.fromkeys(finding.label for finding in findings):
            yield Line(label=upper_first(plain(label)), text="")
            yield from quotations([f.quotation for f in findings if f.label == label], source=source)


def _when(item: Harm) -> str:
    return shortened(dated(item.when or item.day or "day not known"), NAME)


def _what(item: Harm, where: str) -> tuple[str, ...]:
    title = dated(item.title).removesuffix(f", {dated(item.when).partition(', ')[0]}")
    disputed = ("Disputed: accounts differ.",) if item.contested else ()
    return (upper_first(shortened(title, NAME)), *([f"Where: {where}"] if where else []), *disputed)


def _harmed(item: Harm) -> tuple[str, ...]:
    tolls = tuple(shortened(dated(toll), WORDS) for toll in item.tolls) or ("No toll told.",)
    weapons = shortened(", ".join(item.weapons), WORDS)
    return (*tolls, *([f"Weapons: {weapons}"] if weapons else []))


def _grounds(item: Harm) -> tuple[str, ...]:
    """By label in the dossier's order: who says it, with the numbers of the claims."""
    found: dict[str, dict[str, list[Quotation]]] = {}
    for ground in item.grounds:
        speaker = shortened(ground.quotation.speaker, NAME)
        found.setdefault(plain(ground.label), {}).setdefault(speaker, []).append(ground.quotation)
    return tuple(
        f"{upper_first(label)}: " + "; ".join(f"{who} {numbers(tuple(said))}" for who, said in by.items())
        for label, by in found.items()
    ) or ("None told.",)


def _entry(item: Harm, where: str) -> Entry:
    title, *under = _what(item, where)
    return Entry(f"{_when(item)}: {title}", (*under, *_harmed(item), *_grounds(item)))
