"""What persons decided, laid over what was read: decisions in, records as persons left them out.

Nothing stored is changed. A decision holds to words of a report; which claim stands on them is found anew each time,
so that it holds for whatever model read the report. Of two decisions on one field, or two verdicts on one claim, the
later holds; one that was undone holds no longer.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, select

from counterclaim.records.book import Anchor, Decision
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.correcting import CONFIRMED, FIELDS, REJECTED, STEP, corrected, print_of, value_of
from counterclaim.store import tables
from counterclaim.store.rows import StoredDecision

_SAME_WORDS = 0.5
"""Share of the words that a claim and an anchor have in common, of all that either has, for them to be of one."""
_ON_CLAIMS = frozenset(("confirm", "reject", "set"))


def stored_decisions(conn: Connection) -> list[StoredDecision]:
    """Every decision in order, each with the number of the one that undid it."""
    columns = tables.decisions.c
    query = (
        select(columns.seq, columns.body, tables.log.c.at)
        .join(tables.log, tables.log.c.seq == columns.seq)
        .order_by(columns.seq)
    )
    told = [(row.seq, row.at, msgspec.json.decode(row.body, type=Decision)) for row in conn.execute(query)]
    undone: dict[int, int] = {}
    for seq, _, decision in reversed(told):
        if decision.verb == "undo" and seq not in undone and (decision.value or "").isdecimal():
            undone.setdefault(int(decision.value or 0), seq)
    return [StoredDecision(seq=seq, at=at, decision=one, undone_by=undone.get(seq)) for seq, at, one in told]


def claim_at(anchor: Anchor, claims: Iterable[Claim], *, of_any_kind: bool = False) -> Claim | None:
    """The claim that stands on the anchored words: of the anchor's kind, then on the same words, then of the speaker.

    Example: an anchor on "denied shelling Elv" finds a claim that a later model reads on "had denied shelling Elv".
    """
    best: Claim | None = None
    found: tuple[bool, bool, bool, float] | None = None
    for claim in claims:
        told = claim.evidence
        shared = min(anchor.end, told.end) - max(anchor.start, told.start)
        share = shared / max(1, max(anchor.end, told.end) - min(anchor.start, told.start))
        same_kind = anchor.kind in (None, claim.kind)
        if share < _SAME_WORDS or not (same_kind or of_any_kind):
            continue
        speaker = claim.speaker.name if claim.speaker else None
        fit = (same_kind, share == 1.0, speaker == anchor.speaker, share)
        if found is None or fit > found:
            best, found = claim, fit
    return best


class Word(msgspec.Struct, frozen=True):
    """What persons last said of one claim: a verdict on it, and fields that they set."""

    verdict: StoredDecision | None
    fields: Mapping[str, StoredDecision]

    @property
    def rejects(self) -> bool:
        """Whether the claim is held to be misread."""
        return self.verdict is not None and self.verdict.decision.verb == "reject"


class Overlay:
    """The decisions in force on claims, laid over records of one ledger while it is being looked at."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._of: dict[str, list[StoredDecision]] = {}
        self._told: dict[str, dict[str, tuple[Claim, Claim, Word]]] = {}
        for one in stored_decisions(conn):
            decision = one.decision
            if one.undone_by is None and decision.kind is None and decision.verb in _ON_CLAIMS and decision.anchors:
                self._of.setdefault(decision.anchors[0].report, []).append(one)

    @property
    def reports(self) -> tuple[str, ...]:
        """Reports with a claim that was decided on."""
        return tuple(self._of)

    def told(self, report: str) -> Mapping[str, tuple[Claim, Claim, Word]]:
        """The report's claims that were decided on, by id: as read, as decided, and what was said of them."""
        if report not in self._of:
            return {}
        if report not in self._told:
            claims = self.read(report)
            self._told[report] = {
                claim.id: (claim, _laid_over(claim, word), word)
                for claim, word in _words(self._of[report], claims)
            }  # fmt: skip
        return self._told[report]

    def read(self, report: str) -> tuple[Claim, ...]:
        """The report's claims as they were read."""
        columns = tables.claims.c
        query = select(columns.body).where(columns.report == report).order_by(columns.position)
        return tuple(msgspec.json.decode(body, type=Claim) for body in self._conn.execute(query).scalars())

    def claim(self, claim: Claim) -> Claim:
        """The claim as decided."""
        told = self.told(claim.report).get(claim.id)
        return told[1] if told else claim

    def rejected(self, report: str) -> frozenset[str]:
        """Ids of the report's claims that a person rejected."""
        return frozenset(claim for claim, (_, _, word) in self.told(report).items() if word.rejects)

    def decided(self) -> Iterator[tuple[Claim, Claim, Word]]:
        """Every claim that was decided on: as read, as decided, and what was said of it."""
        for report in self._of:
            yield from self.told(report).values()

    def checked(self) -> frozenset[str]:
        """Ids of the claims that a person has looked at and answered for as they now stand."""
        return frozenset(claim.id for claim, now, word in self.decided() if word.fields or stands(now, word))


def _words(decisions: Sequence[StoredDecision], claims: Sequence[Claim]) -> Iterator[tuple[Claim, Word]]:
    """What was last said of each claim; decisions are in order."""
    verdicts: dict[str, StoredDecision] = {}
    fields: dict[str, dict[str, StoredDecision]] = {}
    by_id = {claim.id: claim for claim in claims}
    for one in decisions:
        decision = one.decision
        claim = claim_at(decision.anchors[0], by_id.values(), of_any_kind=decision.verb == "set")
        if claim is None:
            continue
        if decision.verb == "set":
            fields.setdefault(claim.id, {})[decision.field or ""] = one
        else:
            verdicts[claim.id] = one
    for claim_id, claim in by_id.items():
        if claim_id in verdicts or claim_id in fields:
            yield claim, Word(verdicts.get(claim_id), fields.get(claim_id, {}))


def stands(claim: Claim, word: Word) -> bool:
    """Whether a verdict is of the claim as it stands. What was confirmed and is now read otherwise is unchecked."""
    if word.verdict is None or word.verdict.decision.verb == "reject":
        return word.verdict is not None
    return word.verdict.decision.value in (None, print_of(claim))


def _laid_over(claim: Claim, word: Word) -> Claim:
    """The claim with what persons set, and a reason for each of their words."""
    reasons = []
    now = claim
    for name in FIELDS:
        if (one := word.fields.get(name)) is not None and one.decision.value is not None:
            before = value_of(now, name)
            now = corrected(now, name, one.decision.value)
            after = value_of(now, name)
            told = f"{name.replace('_', ' ')} is {after or 'not known'}, read as {before or 'not known'}"
            reasons.append(_reason(one, name, told))
    if word.rejects and word.verdict is not None:
        reasons.append(_reason(word.verdict, REJECTED, "the reading is wrong; counted in nothing"))
    elif word.verdict is not None:
        if stands(now, word):
            reasons.append(_reason(word.verdict, CONFIRMED, "the reading is right"))
        else:
            told = "a reading that differs from this one was right"
            reasons.append(_reason(word.verdict, "confirmed_otherwise", told))
    return msgspec.structs.replace(now, reasons=(*now.reasons, *reasons))


def _reason(one: StoredDecision, rule: str, told: str) -> Reason:
    return Reason(STEP, rule, f"decided by {one.decision.by}: {told} ({one.decision.reason})")
