"""Names in, what is the same for spellings of one name out; and each name once. No pack is read.

A mask tells nobody apart: two persons whose names are masked at one length are two, and are known by their records.
"""

from collections.abc import Iterable

from counterclaim.export.masking.mask import BLOCK
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Claim


def folded(name: str) -> str:
    """The same for spellings of one name that differ in capitals, accents or an article."""
    return plain_name(name) or name.casefold().strip()


def name_key(name: str, record: str) -> str:
    """The same for spellings of one name; for a masked one, the same for one `record` alone."""
    return f"{name} {record}" if BLOCK in name else folded(name)


def voice_key(claim: Claim) -> str | None:
    """The same for claims of one speaker; None for the report's own voice."""
    return name_key(claim.speaker.name, voice_record(claim)) if claim.speaker else None


def voice_record(claim: Claim) -> str:
    """The id of the speaker's record; of the claim, where the speaker has none."""
    return (claim.speaker.actor if claim.speaker else None) or claim.id


def once_each(names: Iterable[str]) -> tuple[str, ...]:
    """Names in their order, each in the first of its spellings."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded(name), name)
    return tuple(found.values())
