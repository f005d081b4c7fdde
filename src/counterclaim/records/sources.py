"""A publisher of reports that were read, as lists tell it."""

import msgspec

from counterclaim.records.ledger import SideCount


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One publisher; null: reports that tell none. What the conflict file does not say is null."""

    publisher: str | None
    reports: int
    origins: int
    """Of its reports, not shown to be copies of one another; those of its own words are one."""
    words_of: tuple[str, ...] = ()
    """Other publishers and desks whose words its reports carry."""
    affiliation: str | None = None
    reliability: str | None = None
    note: str | None = None
    listed: bool = False
    """Whether the conflict file lists it."""
    claims: tuple[SideCount, ...] = ()
    third_parties: int = 0
    own_voice: int = 0
    first_day: str | None = None
    last_day: str | None = None
