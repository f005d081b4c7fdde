"""Claims that a truce was broken or kept, and the lines that they make: who says that whom, on which day.

In: the claims of one report, its sides and their names, and a truce. Out: `Breach` records. Reads event_families and
incident_words through `packs`, and what `keeping_words.py` reads.

Alleged breaches stay with who alleges them: nothing here is added up across parties, and nobody is guessed.
"""

import re
from collections.abc import Sequence

import msgspec

from counterclaim.ledgers.breaching import against_truce, blamed, breach_day, own_voice
from counterclaim.ledgers.doers import may_speak
from counterclaim.ledgers.keeping_words import (
    counted_sides,
    said_of_keeping,
    says_broken,
    says_kept,
    says_prolonged,
    sides_said,
    told_stranger,
    told_young,
)
from counterclaim.ledgers.telling.side_names import SideNames, all_named, named_in
from counterclaim.ledgers.truces import IN_FORCE, Truce, broker_key, is_mention, keys
from counterclaim.packs.families import breaks_truce
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Sides, is_named, marks, party, side_of
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Agent, Claim, Reason
from counterclaim.records.enums import Kind, Realis, Stance
from counterclaim.records.ledger import Breach
from counterclaim.records.report import Report

_BROKEN = "ceasefire_violated"
SAID = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.DENIES))
REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
SPEAKER_OPEN = "speaker_open"
"""The rule by which nobody is named as the one who alleges."""
_TWO = 2
_EACH = re.compile(r"(?:each|both)(?:\s+(?:side|party|sides|parties|of them))?", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no)\b")


class Scene(msgspec.Struct, frozen=True):
    """What all lines of a report are made with: its sides, their names, and its claims in text order."""

    report: Report
    sides: Sides
    names: SideNames
    claims: tuple[Claim, ...]


class ToldKeeping(msgspec.Struct, frozen=True):
    """A claim on how truces were kept, with the truces that it means (their places) and why those."""

    claim: Claim
    kept: bool
    truces: tuple[int, ...]
    reason: Reason


def on_keeping(claim: Claim, claims: Sequence[Claim], report: Report) -> tuple[bool, Reason] | None:
    """Whether a claim says that a truce was kept (True) or broken (False), and why; None where it says neither."""
    if claim.stance not in SAID or claim.realis not in REAL or _only_headline(claim, report):
        return None
    found = _by_type(claim, claims, report) if claim.kind is Kind.EVENT and claim.event is not None else None
    return found or _by_words(claim, report)


def _by_words(claim: Claim, report: Report) -> tuple[bool, Reason] | None:
    """What the words say, where the type of the happening does not tell."""
    said = said_of_keeping(claim, report) if claim.stance is not Stance.DENIES else None
    if said is None or (claim.negated and not _NOT.search(said.phrase)):
        return None
    return said.kept, Reason("ceasefires", "words", f"“{said.phrase}” says so of a truce")


def _says_so(claim: Claim, *, kept: bool) -> bool:
    """Whether words say that somebody kept it, or broke it: one prolonged is not kept, one that ran out not broken."""
    words = claim.evidence.text
    over = find_phrase("ran_out", words) or find_phrase("truce_ends", words)
    if kept:
        return says_kept(words) or not (over or says_prolonged(words))
    return says_broken(words) or not over or claim.speaker is not None


def _only_headline(claim: Claim, report: Report) -> bool:
    """Whether a claim stands in the first line of a text that goes on: what a headline sums up is told below."""
    line, _, rest = report.text.partition("\n")
    return claim.evidence.end <= len(line) and bool(rest.strip())


def _by_type(claim: Claim, claims: Sequence[Claim], report: Report) -> tuple[bool, Reason] | None:
    if claim.event is None:
        return None
    turned = claim.negated or claim.stance is Stance.DENIES
    if claim.event.type in (_BROKEN, IN_FORCE):
        kept = (claim.event.type == IN_FORCE) is not turned
        if not turned and not _says_so(claim, kept=kept):
            return None
        note = f"{'denies or negates' if turned else 'tells of'} {claim.event.type}"
        return kept, Reason("ceasefires", "type", note)
    if turned or not breaks_truce(claim.event.type):
        return None
    if against := against_truce(claim):
        return False, Reason("ceasefires", "against", f"“{against}” calls the act a breach")
    beside = any(c.sentence == claim.sentence and c.id != claim.id and is_mention(c) for c in claims)
    if not beside and claim.agreement is None:
        return None
    sentence = report.text[claim.sentence.start : claim.sentence.end]
    if phrase := find_phrase("despite", sentence):
        return False, Reason("ceasefires", "despite", f"“{phrase}” sets the act against a truce in its sentence")
    return None


def is_broker(name: str, truce: Truce) -> bool:
    """Whether a name is that of a state or body that brokered a truce and is no party to it."""
    return broker_key(name) in keys(truce.brokers) - keys(truce.parties)


def breach_lines(told: ToldKeeping, truce: Truce, scene: Scene) -> tuple[Breach, ...]:
    """One line per party named as doer; a claim that names none has one line without a party. A broker is no party."""
    claim = told.claim
    own = own_voice(scene.report, scene.sides)
    by = (side_of(party(claim.speaker, claim.side), scene.sides) or claim.speaker.name) if claim.speaker else own
    another = _another_speaks(claim, by, scene)
    by = None if another else _side_in(by, scene.names)
    named = _doers(told, truce, scene, by)
    words = scene.report.text[claim.sentence.start : claim.sentence.end]
    day = breach_day(claim, truce) or (truce.effective if told_young(words) and not told.kept else None)
    reasons: tuple[Reason, ...] = (told.reason,)
    if (
        not told.kept
        and not named
        and not _by_strangers(claim)
        and says_broken(claim.evidence.text)
        and (other := _other_party(truce, scene, by))
    ):
        named = (other,)
        reasons = (told.reason, Reason("ceasefires", "other_party", f"{other} is the only other party: uncertain"))
    if another:
        reasons = (
            *reasons,
            Reason("ceasefires", SPEAKER_OPEN, "its sentence names another side as the one who speaks"),
        )
    pairs = _each_other(told, truce, scene, by) or tuple((by, who) for who in (named or (None,)))
    return tuple(
        Breach(claim=claim.id, alleged_by=one, party=who, day=day, kept=told.kept, reasons=reasons)
        for one, who in pairs
    )


def _another_speaks(claim: Claim, by: str | None, scene: Scene) -> bool:
    """Whether the sentence itself names another side before the words, and not who is taken to say them.

    Then nobody is named as the one who says it: the wrong side would be worse.
    """
    mention = claim.speaker.mention if claim.speaker else None
    if by not in scene.names.sides or mention is None:
        return False
    pronoun = mention.text.lower() in load_pack("roles.en")["pronouns"]
    if claim.sentence.start <= mention.start < claim.sentence.end and not pronoun:
        return False
    before = named_in(scene.report.text[claim.sentence.start : claim.evidence.start], scene.names)
    return bool(before) and by not in {one.side for one in before}


def _bound(truce: Truce, scene: Scene) -> tuple[str, ...]:
    """The two parties of a truce, or of a war of two; none where there are more."""
    parties = truce.parties or scene.names.sides
    return parties if len(parties) == _TWO and set(parties) <= set(scene.names.sides) else ()


def _other_party(truce: Truce, scene: Scene, by: str | None) -> str | None:
    """Whom a party to a truce of two accuses where its words name nobody: nobody accuses himself."""
    bound = _bound(truce, scene)
    return next(side for side in bound if side != by) if by in bound else None


def _each_other(
    told: ToldKeeping, truce: Truce, scene: Scene, by: str | None
) -> tuple[tuple[str | None, str | None], ...]:
    """Both lines where "each side" says that the other broke it."""
    bound = _bound(truce, scene)
    if told.kept or not bound or by in scene.names.sides or not _EACH.fullmatch(by or ""):
        return ()
    return ((bound[0], bound[1]), (bound[1], bound[0]))


def _side_in(by: str | None, names: SideNames) -> str | None:
    """The side of a speaker whose name holds that of one side: "Dorand's General Command".

    The press and people of a side's land do not speak for it, nor does a mission "in Dorand".
    """
    if not by or by in names.sides or marks(by).civil:
        return by
    named = named_in(by, names)
    found = {one.side for one in named} if any(may_speak(by[: one.start]) for one in named) else set()
    return found.pop() if len(found) == 1 else by


def _by_strangers(claim: Claim) -> bool:
    """Whether the words tell of a doer who need be of no side: "unknown gunmen", "its own troops"."""
    agents = claim.event.agents if claim.event else ()
    return any(told_stranger(agent.name) for agent in agents)


def _named_side(name: str, names: SideNames) -> str | None:
    """The side that a doer's whole name is a name of: of "Dorand and Velmar" both are meant, or neither."""
    return next((side for known, side in names.by_name if known == name), None)


def _doers(told: ToldKeeping, truce: Truce, scene: Scene, by: str | None) -> tuple[str, ...]:
    """The parties that are said to have broken or kept it: of a count that is parted, as told, by the words."""
    claim = told.claim
    if not told.kept and (parted := counted_sides(claim, scene.report, scene.names)):
        return parted
    agents = claim.event.agents if claim.event else ()
    # "Jets" and "gunmen" did something, but are no party to hold to a truce.
    known = [(a, side_of(party(a), scene.sides) or _named_side(a.name, scene.names)) for a in agents]
    if not told.kept and (both := _both(claim, agents, scene)):
        return both
    sided = [side for _, side in known if side and not is_broker(side, truce)]
    said = said_of_keeping(claim, scene.report)
    worded = sides_said(claim, said, scene.report, scene.names, by) if said and said.kept == told.kept else ()
    if sided and not _another_is_meant(told, sided, worded, scene, by):
        return tuple(dict.fromkeys(sided))
    if worded:
        return worded
    named = dict.fromkeys(a.name for a, _ in known if is_named(party(a)))
    if sided or (named and not scene.names.sides):
        return tuple(who for who in dict.fromkeys((*sided, *named)) if not is_broker(who, truce))
    return () if told.kept else blamed(claim, scene.claims, by, scene.sides)


def _both(claim: Claim, agents: Sequence[Agent], scene: Scene) -> tuple[str, ...]:
    """Both sides of a war of two, where words say that "both sides" broke it."""
    if claim.negated or claim.stance is Stance.DENIES:
        return ()
    return next((both for a in agents if (both := all_named(a.name, scene.names))), ())


def _another_is_meant(
    told: ToldKeeping, sided: Sequence[str], worded: Sequence[str], scene: Scene, by: str | None
) -> bool:
    """Whether "its units kept to it" was taken for those of another side than the one that says so."""
    words = told.claim.evidence.text
    return told.kept and tuple(worded) == (by,) and by not in sided and not named_in(words, scene.names)
