"""An incident in the words of a recorder of civilian harm from strikes: status and type of the strike, what each said.

Source in our words: Airwars' public pages name four statuses of a strike, kinds of strikes, and the accuracy of places;
their exact conditions are not published, so the rules here are ours. A belligerent is suspected until it says itself
that it acted. The grade of harm is never derived: a person gives it.
"""

from types import MappingProxyType
from typing import Final, Literal

from counterclaim.export.deriving.acts import acts_of, blaming_of
from counterclaim.export.deriving.parties import Parties, Party
from counterclaim.export.material import Material, ToldIncident
from counterclaim.export.wording import denial_words
from counterclaim.records.claim import Agent
from counterclaim.records.enums import CivilStatus, PlacePrecision, Stance, TollKind
from counterclaim.records.exporting import Rule

StrikeStatus = Literal["Declared", "Contested", "Single source claim", "Likely"]
STATUS: Final = Rule(
    "airwars_status",
    "Strike status, the first that holds. Contested: claims blame different sides. Declared: a party blamed says that "
    "it did it. Single source claim: one origin. Contested: nobody is blamed. Likely: two origins or more, one side.",
)
TYPE: Final = Rule(
    "airwars_type",
    "Strike type by our type of the happening, a drone strike where each weapon named is one. Where that leaves it "
    "open (an attack, fire, a clash) and claims of the act tell one kind of strike from afar, that kind; else Unknown.",
)
ACCURACY: Final = Rule(
    "airwars_accuracy",
    "Accuracy of the place: a site is Nearby landmark, any settlement Town (its size is not known), near one and "
    "district District, province Province/governorate; vaguer ones are empty.",
)
POSITION: Final = Rule(
    "airwars_position",
    "A belligerent is suspected until it says that it did it. Its position is what claims of its side say; where none "
    "was read, Not yet assessed. Other voices that deny or acknowledge stand beside.",
)
ACCURACIES: Final = MappingProxyType({
    PlacePrecision.SITE: "Nearby landmark", PlacePrecision.SETTLEMENT: "Town",
    PlacePrecision.NEAR_SETTLEMENT: "District", PlacePrecision.DISTRICT: "District",
    PlacePrecision.PROVINCE: "Province/governorate",
})  # fmt: skip
_TYPES: Final = MappingProxyType({
    "air_strike": "Airstrike", "shelling": "Artillery", "naval_action": "Naval bombardment",
    "armed_clash": "Ground operation", "small_arms_fire": "Ground operation", "territory_taken": "Ground operation",
})  # fmt: skip
_EXPLOSIVE: Final = frozenset(
    ("air_strike", "shelling", "naval_action", "suicide_bomb", "remote_explosive", "grenade")
)  # fmt: skip
_VAGUE: Final = frozenset(("Ground operation", "Unknown"))
_OPEN: Final = frozenset(("attack_on_civilians", "casualties", "ceasefire_violated", "armed_clash", "small_arms_fire"))
"""Types that leave open by what people were struck."""
_DRONES: Final = frozenset(("drone", "loitering_munition"))
_HARM: Final = frozenset((TollKind.KILLED, TollKind.WOUNDED))


def harms_people(told: ToldIncident) -> bool:
    """Whether a claim of the incident tells of killed or wounded people who are not told as combatants.

    A number that the ledger counts elsewhere, such as a headline's, tells of no harm here.
    """
    counted = {figure.claim for tally in told.tallies for figure in tally.figures}
    return any(
        toll.kind in _HARM
        and toll.status is not CivilStatus.COMBATANT
        and (claim.id in counted or (toll.low, toll.best, toll.high) == (None, None, None))
        for claim in told.claims
        if claim.stance is not Stance.DENIES and not claim.negated
        for toll in claim.tolls
    )


def strike_status(told: ToldIncident, parties: Parties, material: Material) -> StrikeStatus:
    """Who is said to have struck, by how many origins, and whether it says so itself (`STATUS`)."""
    camps = _camps_by_claim(told, material)
    if any(not one & two for one in camps for two in camps):
        return "Contested"
    if any(acknowledges(told, party) for party in parties.acting):
        return "Declared"
    if told.whole.sources.origins <= 1:
        return "Single source claim"
    return "Likely" if camps else "Contested"


def strike_type(told: ToldIncident) -> str:
    """The kind of strike in the target's words; Unknown where it has none."""
    classes = {weapon.class_ for claim in acts_of(told) for weapon in claim.weapons}
    if told.whole.type == "air_strike" and classes and classes <= _DRONES:
        return "Drone Strike"
    own = _TYPES.get(told.whole.type, "Unknown")
    if told.whole.type not in _OPEN:
        return own
    # "Attack on the town", says the headline, and "rockets hit the town" a claim: rockets are no ground operation.
    told_types = (claim.event.type for claim in acts_of(told) if claim.event is not None)
    afar = {_TYPES[one] for one in told_types if one in _TYPES} - _VAGUE
    return afar.pop() if len(afar) == 1 else "Unknown" if afar else own


def cause(told: ToldIncident) -> str | None:
    """The cause of harm where the type of the happening fixes it; else null."""
    explosive = told.whole.type in _EXPLOSIVE or strike_type(told) not in _VAGUE
    return "Heavy weapons and explosive munitions" if explosive else None


def acknowledges(told: ToldIncident, party: Party) -> bool:
    """Whether a party, or its side, says that it did it."""
    return bool({party.side, party.name} & set(told.whole.facets.acknowledged_by))


def positions(told: ToldIncident, parties: Parties) -> tuple[str, ...]:
    """What each party blamed says itself, and each other voice that denies or acknowledges, as far as it was read.

    A denial by "the army" whose report never says which one stands under that name: it is not lost.
    """
    names = {name for party in parties.acting for name in (party.name, party.side) if name}
    others = (*told.whole.facets.acknowledged_by, *told.whole.facets.denied_by)
    voices = (*parties.acting, *(Party(name=one, side=one) for one in dict.fromkeys(others) if one not in names))
    return tuple(f"{one.name}: {position(told, one)}" for one in voices)


def position(told: ToldIncident, party: Party) -> str:
    """What a party says itself, as far as it was read: that it did it, what it denies, or nothing."""
    own = [claim for claim in told.claims if _speaks(party, claim.side, claim.speaker.name if claim.speaker else None)]
    denied = dict.fromkeys(
        denial_words(claim.denial_scope, claim.evidence.text) for claim in own if claim.stance is Stance.DENIES
    )
    denies = bool({party.name, party.side} & set(told.whole.facets.denied_by)) or party.denied
    said = [*(["acknowledges it"] if acknowledges(told, party) else []), *(denied or (["denies"] if denies else []))]
    return " and ".join(said) or "Not yet assessed"


def _speaks(party: Party, side: str | None, speaker: str | None) -> bool:
    return (party.side is not None and side == party.side) or speaker == party.name


def _camps_by_claim(told: ToldIncident, material: Material) -> list[frozenset[str]]:
    """For each claim that blames somebody, the sides of those it blames: two claims that share none differ."""
    named = (claim.event.agents if claim.event else () for claim in blaming_of(told, of_force=True))
    return [frozenset(_camp(agent, material) for agent in agents) for agents in named if agents]


def _camp(agent: Agent, material: Material) -> str:
    """The side of who is blamed; else its state, so that bodies of one state are no rivals; else its name."""
    known = material.actor(agent.actor) if agent.actor else None
    if known is not None and known.side is not None:
        return known.side
    home = (known.nation or known.country) if known is not None else None
    return home or agent.country or (known.name if known is not None else agent.name)
