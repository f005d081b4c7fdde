"""Agreements of a dossier in, their blocks of a briefing out: what was agreed, and who alleges what of its keeping.

Claims are counted by who makes them and of whom, and never added up across parties.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from counterclaim.export.dossier.briefing.blocks import Block, Entry, Heading, Line, Table
from counterclaim.export.dossier.briefing.words import (
    NAME,
    WORDS,
    claimant_words,
    more,
    numbers,
    quotations,
    war_heading,
)
from counterclaim.export.dossier.model import Allegation, Dossier, Truce
from counterclaim.export.dossier.theatres import by_war
from counterclaim.export.plain import plain, shortened
from counterclaim.export.when import dated
from counterclaim.export.wording import agreeing, agreement_words, count_of, listed, upper_first

TRUCES: Final = 12
_DAYS: Final = 6


def truce_blocks(dossier: Dossier, *, source: bool) -> Iterator[Block]:
    """The section on truces."""
    yield Heading("3. Truces and other agreements", 1)
    if dossier.truces:
        yield from _truces(dossier.truces, source=source)
    else:
        yield Line(text="No agreement is told in the reports read.")
    if dossier.loose_breaches:
        yield Heading("Breaches of an agreement that the words do not name", 2)
        yield from quotations(dossier.loose_breaches, source=source)


def _truces(truces: tuple[Truce, ...], *, source: bool) -> Iterator[Block]:
    yield Line(
        text="Each row counts claims of one claimant about one party. They are never added up across parties.",
        level="note",
    )
    latest = sorted(range(len(truces)), key=lambda n: (_truce_day(truces[n]), n))[-TRUCES:]
    for war, shown in by_war(truces[n] for n in sorted(latest)):
        yield from war_heading(war)
        for truce in shown:
            yield from _truce(truce, source=source)
    yield from more(len(latest), len(truces), "agreement", which="earlier or without a day")


def _truce_day(truce: Truce) -> str:
    return truce.agreed_on or truce.agreed_by or truce.effective or ""


def _truce(truce: Truce, *, source: bool) -> Iterator[Block]:
    kind = upper_first(plain(agreement_words(truce.kind)))
    parties = truce.parties
    between = f"between {listed(parties)}" if len(parties) > 1 else "".join(f"one party told: {p}" for p in parties)
    day, by = truce.agreed_on or "", truce.agreed_by
    agreed = day or (f"on or before {by} (day not told)" if by else "day not told")
    when = day or (f"on or before {by}" if by else "")
    title = shortened(", ".join(part for part in (kind, dated(when), between or "parties not told") if part), NAME)
    yield Heading(title, 3 if truce.war else 2)
    yield _strip(
        title,
        (
            ("Broker", listed(truce.brokers) or "none told"),
            ("Agreed", agreed),
            ("In force from", truce.effective or "not told"),
            ("Ended", truce.ended or "no end told"),
        ),
    )
    yield from quotations(truce.told, source=source)
    if truce.allegations:
        yield _allegations(title, truce.allegations)
    else:
        yield Line(text="No claim in the reports read says that it was broken or kept.", level="note")


def _strip(title: str, facts: Sequence[tuple[str, str]]) -> Table:
    told = [(name, shortened(dated(words), WORDS)) for name, words in facts]
    return Table(
        name=f"The agreement: {title}",
        head=tuple(name for name, _ in told),
        rows=(tuple((words,) for _, words in told),),
        widths=(34, 26, 20, 20),
        entries=tuple(Entry(f"{name}: {words}") for name, words in told),
    )


def _allegations(title: str, allegations: tuple[Allegation, ...]) -> Table:
    return Table(
        name=f"Who says it was broken or kept: {title}",
        head=("Who says it", "Of whom", "What", "Days", "Claims"),
        rows=tuple(
            (
                (_by(entry),),
                (shortened(entry.party or "a party not named", NAME),),
                ("kept" if entry.kept else "broken",),
                (_days(entry),),
                (f"{len(entry.quotations):,}: {numbers(entry.quotations)}",),
            )
            for entry in allegations
        ),
        widths=(26, 21, 11, 22, 20),
        entries=tuple(_alleged(entry) for entry in allegations),
    )


def _alleged(entry: Allegation) -> Entry:
    says = agreeing(entry.by, "says" if entry.kept else "alleges")
    party = shortened(entry.party or "a party not named", NAME)
    head = f"{upper_first(_by(entry))} {says} that {party} {'kept' if entry.kept else 'broke'} it"
    return Entry(head, (f"{count_of(len(entry.quotations), 'claim')} {numbers(entry.quotations)}; {_days(entry)}",))


def _by(entry: Allegation) -> str:
    return claimant_words(entry.by, entry.by_side)


def _days(entry: Allegation) -> str:
    shown = [plain(dated(day)) for day in entry.days[:_DAYS]]
    if len(entry.days) > _DAYS:
        shown.append(f"{len(entry.days) - _DAYS:,} more days")
    if entry.undated:
        shown.append(f"{count_of(entry.undated, 'claim')} without a day")
    return ", ".join(shown) or "day not told"
