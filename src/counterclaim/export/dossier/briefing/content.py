"""A dossier in, its first screen out as blocks that know no format: the briefing that a desk mails.

What it rests on stands first, then disputes, truces, tolls, harm, refusals, method. Long lists are cut, and each cut
says how many more there are; what is left in never depends on whose names stand there. No pack is read.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from counterclaim.export.dossier.briefing.blocks import Account, Accounts, Block, Heading, Line, Table
from counterclaim.export.dossier.briefing.harm import harm_blocks
from counterclaim.export.dossier.briefing.tolls import toll_blocks
from counterclaim.export.dossier.briefing.truces import truce_blocks
from counterclaim.export.dossier.briefing.words import NAME, WORDS, happening, items, more, quotations, war_heading
from counterclaim.export.dossier.model import (
    Basis,
    Column,
    Counted,
    Dispute,
    Dossier,
    Part,
)
from counterclaim.export.dossier.sections.common_ground import agreed_by
from counterclaim.export.dossier.sections.runs import whole_runs
from counterclaim.export.dossier.theatres import by_war
from counterclaim.export.plain import plain, shortened
from counterclaim.export.when import dated
from counterclaim.export.wording import count_of, named_counts, upper_first

DISPUTES: Final = 12
_FEWEST: Final = 3
"""Disputes of each war, however many wars there are."""
_NAMES: Final = 8
_PUBLIC: Final = (
    "Public edition. Names that a program took for private persons' are masked, in quotations too; "
    "a person must look before this is published."
)
_KINDS: Final = {
    "side": "side",
    "third_state": "third state",
    "international_body": "international body",
    "civil_society": "civil society",
    "media": "media",
    "other": "others",
    "own_voice": "the reports themselves",
}


def briefing(dossier: Dossier) -> Iterator[Block]:
    """The first screen of a dossier, in its order."""
    yield Heading(plain(dossier.title), 0)
    made = plain(dated(dossier.made))
    utc = "" if made.endswith("UTC") else " UTC"
    yield Line(text=f"Made on {made}{utc}. {checked_words(dossier.basis)}.")
    if dossier.public:
        yield Line(text=_PUBLIC, level="note")
    yield from _basis_blocks(dossier.basis)
    if dossier.basis.reports:
        source = dossier.basis.reports > 1
        yield from _dispute_blocks(dossier, source=source)
        yield from truce_blocks(dossier, source=source)
        yield from toll_blocks(dossier.tolls, source=source)
        yield from harm_blocks(dossier, source=source)
    yield from _closing_blocks(dossier)


def checked_words(basis: Basis) -> str:
    """How much of it a person has looked at."""
    return f"Machine-read, {basis.checked:,} of {count_of(basis.claims, 'claim')} checked by a person"


# 1: what this rests on


def _basis_blocks(basis: Basis) -> Iterator[Block]:
    yield Heading("1. What this rests on", 1)
    if basis.reports:
        yield Line(label="Reports", text=_reports(basis))
        yield Line(label="Publishers", text=_counted(basis.publishers))
        yield Line(label="Languages", text=_counted(basis.languages))
        yield Line(label="Claims", text=f"{basis.claims:,}")
        if basis.shares:
            yield _voices(basis)
        if basis.reports == 1:
            yield Line(text="All quotations are from this one report.", level="note")
    else:
        yield Line(text="No report is in this dossier: nothing is known here, of any side.")
    yield from items("What is missing", basis.missing)
    if basis.headlines:
        yield Line(label="Headlines that blame", text="the publisher's own voice, nobody else's")
        yield from quotations(basis.headlines, source=basis.reports > 1)
    yield from items("Filters in force", basis.filters or ("none",))


def _reports(basis: Basis) -> str:
    first, last = basis.first_day, basis.last_day
    if first is None and last is None:
        period = "none with a day of publication"
    elif first == last:
        period = f"published on {plain(dated(first or ''))}"
    else:
        period = plain(dated(f"published from {first or 'a day not told'} to {last or 'a day not told'}"))
    parts = [f"{plain(basis.origins) or f'{basis.reports:,}'}, {period}"]
    if basis.copies:
        parts.append(
            f"{basis.copies:,} of them {'tells' if basis.copies == 1 else 'tell'} another's story in its words"
        )
    if basis.undated and basis.first_day is not None:
        parts.append(f"{basis.undated:,} without a day of publication")
    return "; ".join(parts)


def _counted(names: tuple[Counted, ...]) -> str:
    counts = ((shortened(name.name, NAME) if name.name else None, name.number) for name in names)
    return named_counts(counts, "not told", most=_NAMES) or "not told"


def _voices(basis: Basis) -> Table:
    return Table(
        name="Claims by whose words they are",
        head=("Whose words", "What they are", "Claims", "Speakers with most claims"),
        rows=tuple(
            (
                (shortened(share.label, NAME),),
                (_KINDS.get(share.kind, plain(share.kind)),),
                (f"{share.claims:,}",),
                (shortened("; ".join(share.speakers), WORDS),),
            )
            for share in basis.shares
        ),
        widths=(26, 22, 9, 43),
        right=frozenset((2,)),
    )


# 2: disputed now


def _dispute_blocks(dossier: Dossier, *, source: bool) -> Iterator[Block]:
    yield Heading("2. Disputed now", 1)
    if not dossier.disputes:
        yield Line(text="No disputed incident was found in the reports read.")
    yield from items("Of all disputes", dossier.common_gaps)
    wars = by_war(dossier.disputes)
    room = _room([len(told) for _, told in wars])
    shown = [(war, told[: whole_runs(told, room)]) for war, told in wars]
    for war, disputes in shown:
        yield from war_heading(war)
        for dispute in disputes:
            yield from _dispute(dispute, level=3 if war else 2, source=source)
    total = len(dossier.disputes) + len(dossier.more_disputes)
    yield from more(sum(len(disputes) for _, disputes in shown), total, "disputed incident")


def _room(wars: Sequence[int]) -> int:
    """How many disputes of each war find room; what one leaves of its share goes to the others."""
    fitting = (most for most in range(DISPUTES, _FEWEST, -1) if sum(min(most, told) for told in wars) <= DISPUTES)
    return next(fitting, _FEWEST)


def _dispute(dispute: Dispute, *, level: int, source: bool) -> Iterator[Block]:
    title = happening(dispute.title, dispute.when, dispute.where)
    yield Heading(title, level)
    told = f"Incident {dispute.number}, told in {plain(dispute.told_in) or count_of(dispute.reports, 'report')}"
    yield Line(text=f"{told}.", level="note")
    if dispute.days:
        yield Line(text=f"The reports tell it of {plain(dated(' or '.join(dispute.days)))}.", level="note")
    yield Accounts(title, tuple(_account(column, source=source) for column in dispute.columns))
    if dispute.unmatched:
        yield Line(text=plain(dispute.unmatched), level="note")
    yield from items(agreed_by(dispute), dispute.agreed)
    yield from items("Open", dispute.open)
    if dispute.others:
        yield Line(label="Others who spoke", text="speakers of no side, and the reports' own voice")
        yield from quotations(dispute.others, source=source)
    if dispute.nearby:
        yield Line(label="At the same place, not joined", text="claims of harm that were not matched to this")
        yield from quotations(dispute.nearby, source=source)


def _account(column: Column, *, source: bool) -> Account:
    lines = [line for part in column.parts for line in _part(part, source=source)]
    note = plain(column.note) or "no words were matched to this"
    return Account(shortened(column.side, NAME), tuple(lines) or (Line(text=note),))


def _part(part: Part, *, source: bool) -> Iterator[Line]:
    yield Line(label=upper_first(plain(part.heading)), text="")
    yield from quotations(part.quotations, source=source)


# the end


def _closing_blocks(dossier: Dossier) -> Iterator[Block]:
    yield Heading("Not read, and how this was made", 1)
    refused = len(dossier.refusals)
    yield Line(
        label="Not read",
        text=f"{count_of(refused, 'input')}; the page gives each reason." if refused else "No input was refused.",
    )
    yield Line(
        label="Method",
        text="A machine read the reports. Quotations are the reports' words; the rest is set around them by rules. "
        "A claim is what somebody says, never a fact. Numbers in square brackets are claims: the page (HTML) made of "
        "the same state of the ledger leads from each to its sentence.",
    )
    state = plain(dossier.ledger_state) or "not told"
    yield Line(label="State of the ledger", text=state)
