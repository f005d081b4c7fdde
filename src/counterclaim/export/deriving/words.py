"""What sides say of an incident in one line of notes: who said, who denied, with the report it stands in.

One set of verbs for all sides. Quotations are never renamed.

Example: `North said: "shells hit the market". South denied the act: "none of our guns fired".`
"""

from collections.abc import Iterator

from counterclaim.export.deriving.spots import Spot
from counterclaim.export.material import ToldIncident
from counterclaim.export.plain import plain
from counterclaim.export.wording import agreeing, denial_words, stance_words
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Stance

_LONGEST = 240


def notes_of(told: ToldIncident, *, spot: Spot | None = None) -> str:
    """Every voice's words of an incident, what is denied among them, and the other names of its place."""
    parts = [*said_of(told)]
    if spot is not None and spot.other_names:
        parts.append(f"Place also named {', '.join(spot.other_names)}.")
    parts.append(told.whole.sources.words[:1].upper() + told.whole.sources.words[1:] + ".")
    parts.append(checked_words(told))
    return " ".join(part for part in parts if part)


def said_of(told: ToldIncident) -> Iterator[str]:
    """One sentence for each claim: speaker, verb, words. What copies tell again stands once."""
    seen = set()
    for claim in told.claims:
        sentence = f'{who_says(claim)} {act_of(claim)}: "{_words(claim)}".'
        if sentence not in seen:
            seen.add(sentence)
            yield sentence


def who_says(claim: Claim) -> str:
    """The speaker and the side, else the report's own voice."""
    if claim.speaker is None:
        return "The report"
    side = f" ({claim.side})" if claim.side and claim.side != claim.speaker.name else ""
    return f"{claim.speaker.name}{side}"


def act_of(claim: Claim) -> str:
    """What the speaker does, in the one set of verbs for all sides."""
    denied = claim.stance is Stance.DENIES
    act = denial_words(claim.denial_scope, claim.evidence.text) if denied else stance_words(claim.stance)
    return agreeing(claim.speaker.name, act) if claim.speaker else act


def checked_words(told: ToldIncident) -> str:
    """How many of an incident's claims a person has checked."""
    return f"Checked by a person: {told.whole.checked} of {len(told.whole.claims)} claims."


def _words(claim: Claim) -> str:
    text = " ".join(plain(claim.evidence.text).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
