"""Lines of a truce that the shape of a sentence tells, each tied to a claim of that sentence.

In: the claims of a report, and what `clauses.py` finds in their sentences. Out: what is said of the keeping of a truce,
with its claim, and the `Breach` records that it makes. Reads what `clauses.py` reads.

Example: "the Mission recorded 42 violations, of which 25 by Ada and 17 by Bel" is one claim and two lines, each with
its own number among its reasons. A sentence without a claim makes no line.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.ledgers.clauses import AGAIN, EACH, EXCHANGED, NOT_SO, OTHER, SAME, SPEAKER, Clause, find_clauses
from counterclaim.ledgers.kept import REAL, SAID, ToldKeeping, bound_by, breach_lines
from counterclaim.ledgers.mutual import EACH_ITSELF
from counterclaim.ledgers.sayers import Scene, who_says
from counterclaim.ledgers.saying import speaks_of_truce
from counterclaim.ledgers.telling.days import a_day, any_of, day_of
from counterclaim.ledgers.truces import Truce
from counterclaim.records.claim import Claim, Reason, Span
from counterclaim.records.ledger import Breach

COUNT = "count"
"""The rule that tells a line's own number, where its claim has several."""
SHAPE = "shape"
"""The rule that tells the words of a line, where its claim has several."""
_NEAR = 3
"""Sentences back to what "the same" is the same as."""
Line = tuple[Claim, Breach]


class Shaped(msgspec.Struct, frozen=True):
    """The clauses of one sentence that are told by one claim, all of keeping or all of breaking."""

    claim: Claim
    clauses: tuple[Clause, ...]

    @property
    def kept(self) -> bool:
        """Whether they tell of keeping."""
        return self.clauses[0].kept


def find_shaped(claims: Sequence[Claim], scene: Scene) -> tuple[Shaped, ...]:
    """What the sentences of a report's claims tell by their shape, in their order; headlines apart."""
    body = scene.report.text.find("\n")
    by_sentence: dict[Span, list[Claim]] = {}
    for claim in claims:
        if claim.sentence.start > body:
            by_sentence.setdefault(claim.sentence, []).append(claim)
    found = []
    for sentence, told in sorted(by_sentence.items(), key=lambda one: (one[0].start, one[0].end)):
        words = scene.report.text[sentence.start : sentence.end]
        clauses = find_clauses(words, scene.names) if _of_truce(words) else ()
        for kept in (True, False):  # what one side did not do hangs on what the other says it did
            same = tuple(clause for clause in clauses if clause.kept is kept)
            groups = _tied(same, told, sentence)
            found += [Shaped(claim, tuple(tied)) for claim, tied in groups]
    return tuple(found)


def replaced(claim: Claim, shaped: Sequence[Shaped], *, kept: bool) -> bool:
    """Whether a claim's own line is told by the shape of its sentence, in whole or in parts."""
    for one in shaped:
        if one.claim.sentence != claim.sentence or one.kept is not kept:
            continue
        if any(clause.shape == "parted" for clause in one.clauses):
            return True
        base = claim.sentence.start
        own = [c for c in one.clauses if c.by not in (AGAIN, SAME, EXCHANGED, NOT_SO)]
        if any(base + c.start < claim.evidence.end and claim.evidence.start < base + c.end for c in own):
            return True
    return False


def lines_of(
    told: ToldKeeping, shaped: Shaped | None, truce: Truce, scene: Scene, before: Sequence[Line]
) -> list[Line]:
    """The lines of what is told of a truce; `before`: those of this truce told so far."""
    if shaped is None:
        return [(told.claim, line) for line in breach_lines(told, truce, scene)]
    found: list[Line] = []
    for clause in shaped.clauses:
        for by, party in _parties(told, clause, truce, scene, before=[*before, *found]):
            found.append((told.claim, _line(told, clause, by, party, scene)))
    return found


def _of_truce(words: str) -> bool:
    """Whether a sentence may be on a truce: it names one, or breaks nothing else ("violations of human rights")."""
    return speaks_of_truce(words) or re.search(rf"\b{any_of('breaks_other')}\b", words, re.IGNORECASE) is None


def _tied(clauses: Sequence[Clause], told: Sequence[Claim], sentence: Span) -> list[tuple[Claim, list[Clause]]]:
    """Each clause with the claim of its sentence that holds most of it; those that nobody says as told are left out."""
    groups: dict[str, tuple[Claim, list[Clause]]] = {}
    for clause in clauses:
        start, end = sentence.start + clause.start, sentence.start + clause.end
        fitting = [c for c in told if c.stance in SAID and c.realis in REAL]
        best = max(
            fitting,
            key=lambda c: (min(end, c.evidence.end) - max(start, c.evidence.start), -c.evidence.start, c.id),
            default=None,
        )
        if best is not None:
            groups.setdefault(best.id, (best, []))[1].append(clause)
    return list(groups.values())


def _line(told: ToldKeeping, clause: Clause, by: str | None, party: str | None, scene: Scene) -> Breach:
    start = told.claim.sentence.start
    words = scene.report.text[start + clause.start : start + clause.end]
    found = re.search(rf"\b{a_day()}", words)
    day = day_of(found["day"], scene.report.published) if found else None
    reasons = [told.reason, Reason("ceasefires", SHAPE, f"“{words}” ({clause.shape})")]
    if clause.number is not None:
        reasons.append(Reason("ceasefires", COUNT, str(clause.number)))
    if clause.party == EACH and party is None:
        reasons.append(
            Reason("ceasefires", EACH_ITSELF, "each says it of itself; the report does not tell who they are")
        )
    return Breach(claim=told.claim.id, alleged_by=by, party=party, day=day, kept=clause.kept, reasons=tuple(reasons))


def _parties(
    told: ToldKeeping, clause: Clause, truce: Truce, scene: Scene, *, before: Sequence[Line]
) -> Iterator[tuple[str | None, str | None]]:
    """Who says it and of whom."""
    bound = bound_by(truce, scene)
    if clause.by in (AGAIN, SAME, EXCHANGED, NOT_SO):
        yield from _from_before(told, clause, before, bound)
        return
    if clause.by == EACH:
        yield from ((side, side) for side in bound) if bound else ((None, None),)
        return
    by = who_says(told.claim, scene) if clause.by == SPEAKER else clause.by
    party = clause.party if clause.party != SPEAKER else by if by in scene.names.sides else None
    if party == OTHER:
        party = next((side for side in bound if side != by), None) if by in bound else None
    if truce.parties and party in scene.names.sides and party not in truce.parties:
        return  # who signed nothing breaks nothing
    # Nobody alleges his own breach.
    if not clause.kept and party is not None and party == by:
        party = None
    yield by, party


def _from_before(
    told: ToldKeeping, clause: Clause, before: Sequence[Line], bound: Sequence[str]
) -> Iterator[tuple[str | None, str | None]]:
    """What was told just before, by another side or once more."""
    start = told.claim.sentence.start
    inside = [line for claim, line in before if claim.sentence.start == start]
    if clause.by == AGAIN:
        last = [line for line in inside if not line.kept][-1:]
        yield from ((line.alleged_by, line.party) for line in last)
        return
    near = inside or _last_sentence(told, before)
    if clause.by == EXCHANGED:
        yield from ((line.party, line.alleged_by) for line in near if line.kept is clause.kept and line.party)
        return
    if clause.by == NOT_SO:
        says = [line.alleged_by for line in near if line.kept and line.alleged_by == line.party is not None][-1:]
        for by in says:
            other = next((side for side in bound if side != by), None) if by in bound else None
            yield by, other if clause.party == OTHER else clause.party
        return
    side = clause.party
    if any(line.kept and line.alleged_by == line.party != side for line in near):
        yield side, side


def _last_sentence(told: ToldKeeping, before: Sequence[Line]) -> list[Breach]:
    start = told.claim.sentence.start
    last = max((claim.sentence.start for claim, _ in before if claim.sentence.start < start), default=None)
    return [line for claim, line in before if claim.sentence.start == last]
