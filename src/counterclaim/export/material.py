"""What an output format is given: records of the joined book, already narrowed, and already masked where names stay in.

`book/exporting.py` makes one from an open ledger. Everything is a stream or is looked up when it is asked for, so that
memory stays flat however large the ledger is.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from counterclaim.records.claim import Claim
from counterclaim.records.exporting import Choices, Ledgered, Resting
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report
from counterclaim.records.sources import SourceLine
from counterclaim.records.tallies import Tally
from counterclaim.records.wholes import ActorLine, TallyLine, TruceLine, WholeIncident


class ToldIncident(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with everything that its rows are made of."""

    whole: WholeIncident
    claims: tuple[Claim, ...]
    """Those that tell it, in the order of their reports and of the text."""
    tallies: tuple[Tally, ...] = ()
    """Each claimant's tolls of it."""

    @property
    def checked(self) -> bool:
        """Whether a person has checked every claim that tells it."""
        return bool(self.claims) and self.whole.checked >= len(self.whole.claims)


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All that can be exported. Each call begins its stream anew."""

    choices: Choices
    ledger: Ledgered
    made: str
    incidents: Callable[[], Iterator[ToldIncident]]
    claims: Callable[[], Iterator[Claim]]
    ceasefires: Callable[[], Iterator[TruceLine]]
    tolls: Callable[[], Iterator[TallyLine]]
    actors: Callable[[], Iterator[ActorLine]]
    sources: Callable[[], Iterator[SourceLine]]
    reports: Callable[[], Iterator[Report]]
    report: Callable[[str], Report | None]
    """A report by its id; None where it may not be seen."""
    actor: Callable[[str], Actor | None]
    """An actor of the book by its id: its kind, sector, country and side."""
    claim: Callable[[str], Claim | None]
    checked: Callable[[str], bool]
    """Whether a person has checked a claim."""
    reviewers: Callable[[str], tuple[str, ...]]
    """Who checked a claim, as they named themselves; none where nobody did."""
    logged: Callable[[], Iterator[bytes]]
    """The entries by which the ledger can be made again, one JSON object each; nothing where names are withheld."""
    coded: Callable[[], Sequence[str]] = tuple
    """Reports that are rows of hand-coded sets. Of an export they are in no stream: they are others' to pass on."""
    rests_on: Callable[[], Resting | None] = lambda: None
    """How many reports and claims the rows rest on."""
