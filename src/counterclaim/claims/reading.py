"""A document to its claims: every step in its order.

In: a document and the packs. Out: claims in text order and the cast of actors. The steps: who speaks (attribution,
voices), what is said (propositions), which happening (events, participants), when and where, how many (tolls), what was
agreed (agreements), how it is told (stance, manner), and what treaties say of its weapons. Links between claims come
later, from `incidents`.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.actors import Cast, filed_lands, find_actors
from counterclaim.claims.agreements import AgreementMention, find_agreements
from counterclaim.claims.attribution import find_speeches
from counterclaim.claims.deals import find_deals
from counterclaim.claims.drafting import draft_agreement, draft_claim
from counterclaim.claims.earlier import Earlier
from counterclaim.claims.events import OPEN_TYPES, load_event_words
from counterclaim.claims.findings import Findings
from counterclaim.claims.home import with_home
from counterclaim.claims.participants import Scene
from counterclaim.claims.passages import find_headings, find_scenes
from counterclaim.claims.places import find_places
from counterclaim.claims.propositions import Proposition, find_propositions
from counterclaim.claims.rejected import with_own_denials
from counterclaim.claims.sides import assign_sides
from counterclaim.claims.syntax import build_tree
from counterclaim.claims.times import day_of, find_times
from counterclaim.claims.triggers import Things, Trigger, find_triggers
from counterclaim.claims.turns import find_spoken
from counterclaim.claims.voices import find_voices
from counterclaim.claims.weapons import with_treaties
from counterclaim.claims.witness import place_happenings
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.gazetteer import Gazetteer
from counterclaim.packs.lexicon import Hit, Lexicon, load_lexicon, match_lexicon, word_forms
from counterclaim.packs.weapons import find_weapons
from counterclaim.records.claim import Claim
from counterclaim.records.document import Document
from counterclaim.records.enums import Kind

_REPEATED = 0.7
_LEXICONS = (
    "cues",
    "event_triggers",
    "agreements",
    "stance",
    "weapons",
    "certainty",
    "grounds",
    "channels",
    "judgement",
    "protected",
)


class ClaimPacks(msgspec.Struct, frozen=True):
    """What reading claims needs beside the document."""

    lexicons: dict[str, Lexicon]
    gazetteer: Gazetteer
    conflict: Conflict | None = None


def load_claim_packs(gazetteer: Gazetteer, *, conflict: Conflict | None = None, language: str = "en") -> ClaimPacks:
    """The packaged lexicons of a language."""
    return ClaimPacks({name: load_lexicon(f"{name}.{language}") for name in _LEXICONS}, gazetteer, conflict)


def read_claims(doc: Document, packs: ClaimPacks) -> tuple[tuple[Claim, ...], Cast]:
    """All claims of a document, in text order, and its actors."""
    found = _find(doc, packs)
    drafts = Earlier()
    covered: set[int] = set()
    for mention in found.agreements:
        claim = draft_agreement(found, mention, _speech_at(found, mention)) if mention.made else None
        if claim is not None:
            covered.update(range(mention.first, mention.last))
            drafts.append(claim)
    for proposition in found.propositions:
        claim = draft_claim(found, proposition, before=drafts)
        if claim is not None and not _only_agreement(found, proposition, claim, covered):
            drafts.append(claim)
    claims, cast = assign_sides(_in_order(drafts), found.scene.cast, conflict=packs.conflict, report=doc.report)
    tree, day = found.scene.tree, day_of(doc)
    return with_treaties(claims, tree=tree, mentions=found.weapons, cast=cast, day=day), cast


def _find(doc: Document, packs: ClaimPacks) -> Findings:
    tree = build_tree(doc)
    lexicons = packs.lexicons
    speeches = with_own_denials(find_speeches(doc, tree, lexicons["cues"]), doc, tree, lexicons["cues"])
    cast = find_actors(doc, known=filed_lands(packs.conflict))
    cast, voices = with_home(doc, cast, find_voices(doc, tree, cast, speeches))
    forms = word_forms(doc.tokens)
    hits = {
        name: match_lexicon(doc.tokens, lexicons[name], forms=forms)
        for name in _LEXICONS
        if name not in ("cues", "agreements", "weapons")
    }
    frame = frozenset(i for s in speeches for i in s.cue)
    times = find_times(doc)
    scene = Scene(doc, tree, cast, None, (), frame)
    weapons = find_weapons(doc.tokens, lexicons["weapons"])
    places = find_places(doc, packs.gazetteer)
    things = Things(
        weapons=frozenset(i for w in weapons for i in range(w.first, w.last)),
        places=frozenset(i for p in places for i in range(p.first, p.last)),
        persons=frozenset(t.index for t in doc.tokens if t.entity == "PERSON"),
    )
    named = match_lexicon(doc.tokens, lexicons["agreements"], forms=forms)
    deals = find_deals(doc, tree, named)
    made = frozenset(i for d in deals for i in d.made)
    triggers = find_triggers(doc, tree, hits["event_triggers"], things, frame)
    # "The truce reached in X" takes no ground, and "the deal struck in X" hits nothing.
    forceful = load_event_words().violence | OPEN_TYPES
    triggers = tuple(t for t in triggers if t.anchor not in made or t.type not in forceful)
    agreements = find_agreements(scene, lexicons["agreements"], times)
    triggers = tuple(t for t in triggers if not _of_truce(t, named, agreements))
    return Findings(
        scene=scene,
        speeches=speeches,
        voices=voices,
        propositions=find_propositions(doc, tree, speeches, triggers),
        agreements=agreements,
        deals=deals,
        times=times,
        places=places,
        headings=find_headings(doc, places),
        weapons=weapons,
        hits=hits,
        happenings=place_happenings(doc),
        sayers=frozenset(i for s in speeches for i in s.source),
        spoken=find_spoken(speeches, voices),
        scenes=find_scenes(doc, places),
    )


def _speech_at(found: Findings, mention: AgreementMention) -> int | None:
    """The innermost speech that holds the words."""
    best: tuple[int, int] | None = None
    for n, speech in enumerate(found.speeches):
        size = sum(b - a for a, b in speech.content)
        # "Both armies agreed to cease fire": who agrees is no speaker, but makes the truce.
        if mention.verbs and set(mention.verbs) & set(range(*_bounds(speech.cue))):
            continue
        if any(a <= mention.head < b for a, b in speech.content) and (best is None or size < best[0]):
            best = (size, n)
    return best[1] if best else None


def _bounds(cue: Sequence[int]) -> tuple[int, int]:
    return (min(cue), max(cue) + 1) if cue else (0, 0)


def _of_truce(trigger: Trigger, named: Sequence[Hit], agreements: Sequence[AgreementMention]) -> bool:
    """Whether words only name a truce by what it stops or tell of its making: "a halt in fighting" is no fighting."""
    if trigger.type == "mediation" and any(trigger.anchor in m.verbs for m in agreements if m.made):
        return True  # "a lull negotiated by elders"
    if trigger.type not in load_event_words().violence | OPEN_TYPES | {"sanction", "capture"}:
        return False
    verbs = {m.head for m in agreements if m.made}
    return any(
        h.first <= trigger.first and trigger.last <= h.last
        for h in named
        if h.entry.fields["type"] == "ceasefire"
        and (not h.entry.fields.get("told_by") or verbs & set(range(h.first, h.last)))
    )


def _only_agreement(found: Findings, proposition: Proposition, claim: Claim, covered: set[int]) -> bool:
    """Whether the proposition says nothing beyond an agreement that has its own claim."""
    if not covered.intersection(proposition.members):
        return False
    rest = [
        i
        for i in proposition.members
        if i not in covered and found.scene.doc.tokens[i].pos not in ("PUNCT", "DET", "ADP")
    ]
    return len(rest) < 2 or (claim.event is None and not claim.tolls and proposition.head in covered)


def _in_order(drafts: Sequence[Claim]) -> list[Claim]:
    """By place in the text; of claims that say the same of the same words, one."""
    seen: set[str] = set()
    ordered = []
    for claim in sorted(drafts, key=lambda c: (c.evidence.start, c.evidence.end, c.id)):
        if claim.id not in seen and not _repeats(claim, drafts):
            seen.add(claim.id)
            ordered.append(claim)
    return ordered


def _repeats(claim: Claim, drafts: Sequence[Claim]) -> bool:
    """Whether a position only frames a fuller claim of the same voice, in whose words it stands."""
    if claim.kind is not Kind.POSITION:
        return False
    for other in drafts:
        if other.id == claim.id or other.speaker != claim.speaker or other.sentence != claim.sentence:
            continue
        shared = min(claim.evidence.end, other.evidence.end) - max(claim.evidence.start, other.evidence.start)
        shorter = claim.evidence.end - claim.evidence.start < other.evidence.end - other.evidence.start
        if shared > _REPEATED * (claim.evidence.end - claim.evidence.start) and (
            shorter or other.kind is not Kind.POSITION
        ):
            return True
    return False
