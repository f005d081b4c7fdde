"""Disputes in, the same without what nearly all of them lack out, and that told once for all. No pack is read."""

from collections.abc import Sequence
from typing import Final

import msgspec

from counterclaim.export.dossier.model import Dispute
from counterclaim.export.dossier.sections.common_ground import NO_DAY, NO_FIGURE, NO_FINDING, NO_PLACE, NO_VOICE

_FEWEST: Final = 3
_OF_ALL: Final = {
    NO_DAY: "No words matched to {which} fix its day",
    NO_PLACE: "No words matched to {which} name its place",
    NO_FIGURE: "No words matched to {which} give a figure of people harmed",
    NO_FINDING: "No field finding was matched to {which}",
    NO_VOICE: "No voice independent of the sides was matched to {which}",
}


def gaps_of(disputes: Sequence[Dispute]) -> tuple[tuple[Dispute, ...], tuple[str, ...]]:
    """What all disputes lack, or all but one, taken out of them and told once; of fewer than three nothing is."""
    total = len(disputes)
    common = [
        words for words in _OF_ALL
        if total >= _FEWEST and sum(words in dispute.open for dispute in disputes) >= total - 1
    ]  # fmt: skip
    if not common:
        return tuple(disputes), ()
    rest = (tuple(words for words in dispute.open if words not in common) for dispute in disputes)
    cut = tuple(msgspec.structs.replace(d, open=left) for d, left in zip(disputes, rest, strict=True))
    return cut, tuple(_told(words, disputes) for words in common)


def _told(words: str, disputes: Sequence[Dispute]) -> str:
    total = len(disputes)
    other = next((dispute for dispute in disputes if words not in dispute.open), None)
    if other is None:
        return f"{_OF_ALL[words].format(which=f'any of the {total:,} disputes')}."
    which = f"{total - 1:,} of the {total:,} disputes"
    return f"{_OF_ALL[words].format(which=which).replace(' its ', ' their ')}; on “{other.title}” see there."
