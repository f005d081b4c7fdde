"""Claims that a truce was broken or kept, and the lines that they make: who says that whom, on which day.

In: the claims of one report, its sides and their names, and a truce. Out: `Breach` records. Reads event_families and
incident_words through `packs`, and what `keeping_words.py` reads.

Alleged breaches stay with who alleges them: nothing here is added up across parties, and nobody is guessed.
"""

import re
from collections.abc import Sequence

import msgspec

from counterclaim.ledgers.against import blames, despite_truce, is_heading, is_untrue, set_against
from counterclaim.ledgers.alleging import (
    another_speaks,
    saying_side,
)
from counterclaim.ledgers.breaching import (
    act_day,
    against_truce,
    blamed,
    breach_day,
    told_by_act,
    told_in_relative,
    told_of_himself,
)
from counterclaim.ledgers.keeping_words import (
    DENIED,
    broken_at,
    counted_sides,
    denies_fire,
    said_of_keeping,
    sides_said,
)
from counterclaim.ledgers.mutual import (
    by_others,
    charge_explained,
    each_of_itself,
    each_other,
    left_open,
    names_no_doer,
    of_the_same,
)
from counterclaim.ledgers.sayers import Scene, who_says
from counterclaim.ledgers.saying import (
    denies_breach,
    only_hands_on,
    only_to_come,
    says_so,
    says_unbound,
    stays_committed,
    tells_of_breaches,
    tells_of_earlier,
    told_young,
)
from counterclaim.ledgers.telling.side_names import SideNames, all_named, named_in
from counterclaim.ledgers.truces import IN_FORCE, Truce, broker_key, is_mention, keys
from counterclaim.packs.families import breaks_truce
from counterclaim.packs.parties import is_named, party, side_of
from counterclaim.records.claim import Agent, Claim, Reason
from counterclaim.records.enums import Kind, Realis, Stance
from counterclaim.records.ledger import Breach
from counterclaim.records.report import Report

_BROKEN = "ceasefire_violated"
SAID = frozenset((Stance.ASSERTS, Stance.ACCUSES, Stance.CONDEMNS, Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.DENIES))
REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
SPEAKER_OPEN = "speaker_open"
"""The rule by which nobody is named as the one who alleges."""
AT_FIRST = "at_first"
"""The rule by which a breach is of the day on which the truce took effect, which another report may tell."""
_TWO = 2
_NOT = re.compile(r"\b(?:not|no|none|never|nobody)\b")


class ToldKeeping(msgspec.Struct, frozen=True):
    """A claim on how truces were kept, with the truces that it means (their places) and why those."""

    claim: Claim
    kept: bool
    truces: tuple[int, ...]
    reason: Reason


def on_keeping(claim: Claim, claims: Sequence[Claim], report: Report) -> tuple[bool, Reason] | None:
    """Whether a claim says that a truce was kept (True) or broken (False), and why; None where it says neither."""
    real = claim.realis in REAL or (claim.realis is Realis.CONDITIONAL and denies_fire(claim, report) is not None)
    stays = claim.stance is Stance.PLEDGES and stays_committed(report.text[claim.sentence.start : claim.evidence.end])
    if not (claim.stance in SAID or stays) or not real or _only_headline(claim, report):
        return None
    found = _by_type(claim, claims, report) if claim.kind is Kind.EVENT and claim.event is not None else None
    found = found or _by_words(claim, report) or _turned_round(claim, claims)
    if found is not None and found[0] and only_to_come(report.text[claim.sentence.start : claim.sentence.end]):
        return None
    if found is not None and (tells_of_earlier(claim.evidence.text) or only_hands_on(claim.evidence.text)):
        return None
    told_of_breach = found is not None and not found[0]
    return None if told_of_breach and is_untrue(claim, report, broken_at(claim)) else found


def _turned_round(claim: Claim, claims: Sequence[Claim]) -> tuple[bool, Reason] | None:
    why = of_the_same(claim, claims)
    return (False, why) if why else None


def _by_words(claim: Claim, report: Report) -> tuple[bool, Reason] | None:
    """What the words say, where the type of the happening does not tell."""
    said = said_of_keeping(claim, report) if claim.stance is not Stance.DENIES else denies_fire(claim, report)
    if said is None or (claim.negated and DENIED not in said.phrase and not _NOT.search(said.phrase)):
        return None
    return said.kept, Reason("ceasefires", "words", f"“{said.phrase}” says so of a truce")


def _only_headline(claim: Claim, report: Report) -> bool:
    """Whether a claim is the first line of a text that goes on, or a heading: what those sum up is told below."""
    line, _, rest = report.text.partition("\n")
    return is_heading(claim, report) or (claim.evidence.end <= len(line) and bool(rest.strip()))


def _by_type(claim: Claim, claims: Sequence[Claim], report: Report) -> tuple[bool, Reason] | None:
    if claim.event is None:
        return None
    turned = claim.negated or claim.stance is Stance.DENIES
    if claim.event.type in (_BROKEN, IN_FORCE):
        kept = (claim.event.type == IN_FORCE) is not turned
        if says_unbound(claim.evidence.text) or (turned and not denies_breach(claim.evidence.text)):
            return None
        if not turned and not says_so(claim.evidence.text, kept=kept, spoken=claim.side is not None):
            return None
        note = f"{'denies or negates' if turned else 'tells of'} {claim.event.type}"
        return kept, Reason("ceasefires", "type", note)
    if turned or not breaks_truce(claim.event.type):
        return None
    if against := against_truce(claim):
        return False, Reason("ceasefires", "against", f"“{against}” calls the act a breach")
    sentence = report.text[claim.sentence.start : claim.sentence.end]
    found = set_against(sentence)
    if found is not None and (found[1] or blames(claim, sentence)):
        return False, Reason("ceasefires", "set_against", f"“{found[0]}” sets the act against a truce in its sentence")
    beside = any(c.sentence == claim.sentence and c.id != claim.id and is_mention(c) for c in claims)
    phrase = despite_truce(sentence) if beside or claim.agreement is not None else None
    if phrase is not None:
        return False, Reason("ceasefires", "despite", f"“{phrase}” sets the act against a truce in its sentence")
    return (False, why) if (why := charge_explained(claim, report)) else None


def is_broker(name: str, truce: Truce) -> bool:
    """Whether a name is that of a state or body that brokered a truce and is no party to it."""
    return broker_key(name) in keys(truce.brokers) - keys(truce.parties)


def breach_lines(told: ToldKeeping, truce: Truce, scene: Scene) -> tuple[Breach, ...]:
    """One line per party named as doer; a claim that names none has one line without a party. A broker is no party."""
    told = msgspec.structs.replace(told, claim=told_by_act(told.claim, scene.claims))
    claim, report, names = told.claim, scene.report, scene.names
    by = who_says(claim, scene)
    reasons: tuple[Reason, ...] = (told.reason,)
    aside = told_in_relative(claim, report)
    another = aside or another_speaks(claim, by, report, names)
    if another and not aside and (said := saying_side(claim, report, names)):
        by, another = said, False
    if another:
        by = None
        note = "its sentence names another side as the one who speaks"
        reasons = (*reasons, Reason("ceasefires", SPEAKER_OPEN, note))
    if not told.kept and (teller := told_of_himself(claim, by, scene.claims, scene.sides)):
        by = who_says(teller, scene)
    day, young = _day(told, truce, scene)
    reasons = (*reasons, *young)
    bound = bound_by(truce, scene)
    pairs = (each_of_itself if told.kept else each_other)(claim, report, names, by=by, bound=bound)
    if not pairs:
        named, inferred = _named(told, truce, scene, by)
        every = None if named else left_open(claim, report, names, by=by, kept=told.kept)
        inferred = (*inferred, every) if every else inferred
        pairs, reasons = tuple((by, who) for who in (named or (None,))), (*reasons, *inferred)
    return tuple(
        Breach(claim=claim.id, alleged_by=one, party=who, day=day, kept=told.kept, reasons=reasons)
        for one, who in pairs
    )


def _day(told: ToldKeeping, truce: Truce, scene: Scene) -> tuple[str | None, tuple[Reason, ...]]:
    """The day of a breach or of keeping; where only its being young is told, the day from which the truce held."""
    claim = told.claim
    day = breach_day(claim, truce)
    if day is None and not told.kept and (act := act_day(claim, scene.claims, scene.report)):
        return act
    words = scene.report.text[claim.sentence.start : claim.sentence.end]
    if day or told.kept or not told_young(words):
        return day, ()
    return truce.effective, (Reason("ceasefires", AT_FIRST, "told of the first hours of the truce"),)


def _named(told: ToldKeeping, truce: Truce, scene: Scene, by: str | None) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The parties told as doers; of a truce of two, whom its other party must mean."""
    if not told.kept and of_the_same(told.claim, scene.claims):
        accused = {one.side for one in named_in(told.claim.evidence.text, scene.names)} - {by}
        return (tuple(accused) if len(accused) == 1 else ()), ()
    named = _doers(told, truce, scene, by)
    other = None
    if not told.kept and not named and names_no_doer(told.claim, scene.names):
        other = _other_party(truce, scene, by)
    if other is None:
        return named, ()
    return (other,), (Reason("ceasefires", "other_party", f"{other} is the only other party: uncertain"),)


def bound_by(truce: Truce, scene: Scene) -> tuple[str, ...]:
    """The two parties of a truce, or of a war of two; none where there are more."""
    parties = truce.parties or scene.names.sides
    return parties if len(parties) == _TWO and set(parties) <= set(scene.names.sides) else ()


def _other_party(truce: Truce, scene: Scene, by: str | None) -> str | None:
    """Whom a party to a truce of two accuses where its words name nobody: nobody accuses himself."""
    bound = bound_by(truce, scene)
    return next(side for side in bound if side != by) if by in bound else None


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
    if not told.kept and (both := _both(claim, agents, scene, bound_by(truce, scene))):
        return both
    sided = [side for _, side in known if side and not is_broker(side, truce)]
    if not told.kept and (at := tells_of_breaches(claim.evidence.text)) is not None:
        # "The general handed over a list of the violations": they are not his.
        meant = {one.side for one in named_in(claim.evidence.text[at:], scene.names)}
        sided = [side for side in sided if side in meant]
    said = said_of_keeping(claim, scene.report)
    if said is not None and said.kept and not told.kept and claim.negated:
        said = msgspec.structs.replace(said, kept=False)  # "has not kept the truce for a day"
    # "They blamed each other after Kaldor broke it": a doer by name who is of no side is neither of them.
    other = not told.kept and not named_in(claim.evidence.text, scene.names) and by_others(claim, scene.names)
    worded = (
        sides_said(claim, said, scene.report, scene.names, by, parties=truce.parties)
        if said and said.kept == told.kept and not other
        else ()
    )
    if sided and not _another_is_meant(told, sided, worded, scene, by):
        return tuple(dict.fromkeys(sided))
    if worded:
        return worded
    named = dict.fromkeys(a.name for a, _ in known if is_named(party(a)))
    if sided or (named and not scene.names.sides):
        return tuple(who for who in dict.fromkeys((*sided, *named)) if not is_broker(who, truce))
    return () if told.kept else blamed(claim, scene.claims, by, scene.sides)


def _both(claim: Claim, agents: Sequence[Agent], scene: Scene, bound: Sequence[str]) -> tuple[str, ...]:
    """Both sides of a war of two, where words say that "both sides" broke it."""
    if claim.negated or claim.stance is Stance.DENIES:
        return ()
    return next((both for a in agents if (both := all_named(a.name, scene.names, bound=bound))), ())


def _another_is_meant(
    told: ToldKeeping, sided: Sequence[str], worded: Sequence[str], scene: Scene, by: str | None
) -> bool:
    """Whether "its units kept to it" was taken for those of another side than the one that says so."""
    words = told.claim.evidence.text
    return told.kept and tuple(worded) == (by,) and by not in sided and not named_in(words, scene.names)
