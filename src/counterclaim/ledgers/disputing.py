"""Claims that an agreement was never made, or is no longer in force: which of a report's claims say so, and why.

In: a claim. Out: the reason, or None. Reads incident_words through `packs`.

Only truces that the report tells of can be disputed: a denial of what nobody announced makes no agreement.
"""

from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import AgreementType, Kind, Realis, Stance

_ASIDE = frozenset((Stance.CALLS_FOR, Stance.PLEDGES, Stance.WARNS))
_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_NEAR = 30  # characters between a truce and the word that ends it


def disputes(claim: Claim) -> Reason | None:
    """Why a claim disputes a truce: it denies or doubts that one was made, or says that one was suspended or ended.

    Example: "The front denied that it had agreed to a truce", "The decree on the truce was suspended, he said".
    What is said of the keeping of a truce ("it denied breaking the truce") is no dispute of it.
    """
    if claim.kind is Kind.EVENT or claim.stance in _ASIDE or claim.realis not in _REAL:
        return None
    words = claim.evidence.text
    told_of = claim.agreement.type if claim.agreement else None
    truce = find_phrase("truce", words)
    if told_of not in (None, AgreementType.CEASEFIRE) or (told_of is None and truce is None):
        return None
    turned = claim.negated or claim.stance in (Stance.DENIES, Stance.DOUBTS)
    ending = _ending(words, truce)
    if turned and ending is None and (claim.kind is Kind.AGREEMENT or find_phrase("truce_made", words)):
        return Reason("ceasefires", "disputed", f"{claim.id} denies or doubts that it was made")
    if ending and not turned:
        return Reason("ceasefires", "disputed", f"{claim.id} says of it: “{ending}”")
    return None


def _ending(words: str, truce: str | None) -> str | None:
    """The words that end a truce, where they stand by it."""
    ending = find_phrase("truce_ends", words)
    if ending is None or truce is None:
        return None
    plain = " ".join(words.replace("’", "'").lower().split())
    one, two = sorted(((plain.find(ending), len(ending)), (plain.find(truce), len(truce))))
    return ending if two[0] - one[0] - one[1] <= _NEAR else None
