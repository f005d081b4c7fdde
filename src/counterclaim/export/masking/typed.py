"""Names that a person typed into a claim, which no report need hold; as sentences that the rule of privacy can read.

Example: of a claim whose speaker was set to "Mira Sol", "Mira Sol said so."
"""

from collections.abc import Iterator
from typing import Final

from counterclaim.records.claim import Claim
from counterclaim.records.correcting import STEP

_NAMING: Final = frozenset(("speaker", "agents", "targets", "who"))
"""Fields of a claim in which a person may type a person's name."""


def typed_in(claim: Claim) -> Iterator[str]:
    """A sentence for each name of a claim in which a person set one."""
    if any(reason.step == STEP and reason.rule in _NAMING for reason in claim.reasons):
        event, speaker = claim.event, claim.speaker
        names = [speaker.name] if speaker is not None else []
        if event is not None:
            names += [*(one.name for one in event.agents), *(one.name for one in event.targets)]
        names += [toll.who for toll in claim.tolls if toll.who]
        yield from (f"{name} said so." for name in names)
