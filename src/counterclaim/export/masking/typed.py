"""What persons typed into a ledger, which no report need hold: names that they set, and who decided what and why.

Names come as sentences that the rule of privacy can read: of a claim whose speaker was set to "Mira Sol", "Mira Sol
said so." Who decided, and the reason, which is free words, are left out whole.
"""

from collections.abc import Iterator
from typing import Final

from counterclaim.records.claim import Claim, Reason
from counterclaim.records.correcting import STEP

_NAMING: Final = frozenset(("speaker", "agents", "targets", "who"))
"""Fields of a claim in which a person may type a person's name."""
_DECIDED: Final = "decided by "


def typed_in(claim: Claim) -> Iterator[str]:
    """A sentence for each name of a claim in which a person set one."""
    if any(reason.step == STEP and reason.rule in _NAMING for reason in claim.reasons):
        event, speaker = claim.event, claim.speaker
        names = [speaker.name] if speaker is not None else []
        if event is not None:
            names += [*(one.name for one in event.agents), *(one.name for one in event.targets)]
        names += [toll.who for toll in claim.tolls if toll.who]
        yield from (f"{name} said so." for name in names)


def nameless(reason: Reason) -> Reason:
    """A person's decision without who decided it and why: reviewers can be hurt as well."""
    if reason.step != STEP:
        return reason
    of, _, _ = reason.note.partition(_DECIDED)
    return Reason(reason.step, reason.rule, f"{of}{_DECIDED}a person")
