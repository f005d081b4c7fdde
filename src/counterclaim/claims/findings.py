"""What was found in a document before claims are drafted, and what one proposition of it tells. Records only."""

import msgspec

from counterclaim.claims.agreements import AgreementMention
from counterclaim.claims.attribution import Speech
from counterclaim.claims.deals import Deal
from counterclaim.claims.events import Finding
from counterclaim.claims.participants import Scene
from counterclaim.claims.passages import Headings, Scenes
from counterclaim.claims.places import PlaceMention
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.times import TimeMention
from counterclaim.claims.turns import Spoken
from counterclaim.claims.voices import Voice
from counterclaim.packs.lexicon import Hit
from counterclaim.packs.weapons import WeaponMention
from counterclaim.records.claim import Agent, Target, Toll, Weapon
from counterclaim.records.document import Happening


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found in a document."""

    scene: Scene
    speeches: tuple[Speech, ...]
    voices: tuple[Voice, ...]
    propositions: tuple[Proposition, ...]
    agreements: tuple[AgreementMention, ...]
    deals: tuple[Deal, ...]
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    headings: Headings
    weapons: tuple[WeaponMention, ...]
    hits: dict[str, tuple[Hit, ...]]
    happenings: dict[int, Happening]
    sayers: frozenset[int]
    """Words that name who speaks."""
    spoken: Spoken
    scenes: Scenes


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a proposition tells: the voice that tells it, the happening, its parts."""

    voice: Voice
    speech: Speech | None
    own_cue: bool
    """Whether the words that make the speaker speak stand in the same sentence."""
    cue_negated: bool
    """Whether those words are negated ("did not confirm")."""
    finding: Finding | None
    agents: tuple[Agent, ...]
    targets: tuple[Target, ...]
    heard_targets: bool
    """Whether the trained reader gave the targets, where grammar told none."""
    weapons: tuple[Weapon, ...]
    tolls: tuple[Toll, ...]

    @property
    def cue_fields(self) -> dict[str, object]:
        """What the pack says of the cue word; empty where the sentence has none of its own."""
        return self.speech.hit.entry.fields if self.own_cue and self.speech is not None and self.speech.hit else {}
