"""The heads of the reader: what is asked of every piece, of pairs of pieces, and of a whole text.

Written beside the weights as `heads.json`, so that the program that reads knows which column means what.
"""

from typing import NamedTuple

from counterclaim.records.enums import Stance
from marked import FLAGS, ROLES

STATUSES = (
    "REPORTED AS FACT",
    "CLAIMED OR ADMITTED",
    "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "SUSPECTED OR ACCUSED",
    "POSSIBLE",
    "ACQUITTED",
)
ENTITIES = ("person", "organisation", "armed_force", "place", "weapon", "platform", "nationality", "quantity")
FILLERS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
VIOLATIONS = ("arbitrary detention", "enforced disappearance", "kidnapping", "killing", "other", "torture", "unknown")
PERPETRATORS = (
    "insufficient info",
    "none",
    "other actors with permissions",
    "other actors without permissions",
    "other non-state actors",
    "other state actors",
    "regional orgs",
    "state actor",
)
INCIDENTS = ("ARSON", "ATTACK", "BOMBING", "FORCED WORK STOPPAGE", "KIDNAPPING", "ROBBERY")
PLOVER = (
    *("AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "DEMAND", "DISAPPROVE", "FIGHT"),
    *("INVESTIGATE", "MOBILIZE", "PROTEST", "REJECT", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"),
)
CASE = (
    *("ABDUCT_DISSAP", "AGREEMENT", "AIR_STRIKE", "ARMED_CLASH", "ARREST", "ART_MISS_ATTACK", "ATTACK", "ATTRIB"),
    *("CHANGE_TO_GROUP_ACT", "CHEM_WEAP", "DIPLO", "DISR_WEAP", "FORCE_AGAINST_PROTEST", "GOV_REGAINS_TERIT"),
    *("GRENADE", "HQ_ESTABLISHED", "MAN_MADE_DISASTER", "MOB_VIOL", "NATURAL_DISASTER"),
    *("NON_STATE_ACTOR_OVERTAKES_TER", "NON_VIOL_TERRIT_TRANSFER", "ORG_CRIME", "OTHER", "PEACE_PROTEST"),
    *("PROPERTY_DISTRUCT", "PROTEST_WITH_INTER", "REM_EXPLOS", "SEX_VIOL", "SUIC_BOMB", "VIOL_DEMONSTR"),
)


class Head(NamedTuple):
    """One head: `labels` of its columns; `many` when several may hold at once (no softmax)."""

    labels: tuple[str, ...]
    many: bool = False


def bio(*roles: str) -> Head:
    """A head that marks spans: nothing, then begin and inside of each role."""
    return Head(("O", *(f"{prefix}-{role}" for role in roles for prefix in "BI")))


def piece_heads(types: tuple[str, ...]) -> dict[str, Head]:
    """What is asked of every piece; `types` are the types and kinds a claim may have, in order."""
    return {
        "attribution": bio("source", "cue", "content"),
        "entities": bio(*ENTITIES),
        "claims": Head(("O", *types)),
        "stance": Head(tuple(Stance)),
        "flags": Head(FLAGS, many=True),
        "parts": Head(ROLES, many=True),
        "fillers": bio(*FILLERS),
        "status": Head(STATUSES),
        "victims": bio("victim"),
        "actors": bio("source", "target"),
    }


def text_heads() -> dict[str, Head]:
    """What is asked of a whole text."""
    return {
        "case": Head(CASE),
        "plover": Head(PLOVER),
        "violations": Head(VIOLATIONS, many=True),
        "perpetrator": Head(PERPETRATORS),
        "incidents": Head(INCIDENTS, many=True),
        "police": Head(tuple(f"police{i}" for i in range(5)), many=True),
        "terrorism": Head(tuple(f"terrorism{i}" for i in range(4)), many=True),
        "crime": Head(tuple(f"crime{i}" for i in range(7)), many=True),
    }
