"""What pages need to know of how reports hang together; `book/joined.py` looks it up in a ledger.

Pages and summaries are made of records. What several reports add up to is told to them by the functions of `Joined`,
so that nothing here joins or parts anything: the ledger holds what is one, and what a person decided.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.records.ledger import Incident
from counterclaim.records.tallies import Beside, Tally, WholeTruce
from counterclaim.records.wholes import OfficeHeld, Sources, WholeIncident
from counterclaim.store import Store


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """How reports hang together, looked up by whoever makes a page."""

    incident: Callable[[Incident], WholeIncident]
    truces: Callable[[frozenset[str] | None], Sequence[WholeTruce]]
    """The agreements that some reports tell of, or all."""
    tallies: Callable[[], Sequence[Tally]]
    tolls: Callable[[frozenset[str]], "Tolls"]
    """Tolls as some reports tell them, with those that stand side by side."""
    sources: Callable[[Iterable[str]], Sources]
    again: Callable[[str], Mapping[str, str]]
    """A report's claims that tell again what another told, each with the first that told it."""
    offices: Callable[[Iterable[str]], Mapping[str, Sequence[OfficeHeld]]]
    """Who held which office when by the words of some reports, by the id of the person."""


class Tolls(msgspec.Struct, frozen=True):
    """Every claimant's tolls over several reports, and which of them count the same by two claimants."""

    tallies: Sequence[Tally]
    beside: Sequence[Beside]


class Copy(msgspec.Struct, frozen=True):
    """A report that has hardly a word of its own: `share` of its words are those of the report that it repeats."""

    report: str
    same_as: str
    share: float
    credit: str | None = None
    """Whom its text credits with the words."""


def copies_of(store: Store) -> Iterator[Copy]:
    """Each report that repeats another whole, beside that report."""
    for repeat in store.repeats():
        if repeat.whole:
            yield Copy(repeat.report, repeat.source, repeat.share, repeat.credit)
