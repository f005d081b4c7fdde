"""The parts of one truce to the whole: who declared what, its terms, its end, and who alleges what breaches of it.

In: the parts that were joined to one truce. Out: a `WholeTruce`. Reads truce_words.en, numbers.en and what
`words.py` reads, through `packs`.

Copies are the caller's business: give `repeats`, the ids of claims that tell again what another report told, and they
stand in no list of alleged breaches, while the truce still names them among its claims.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from counterclaim.book.truces.filling import filled
from counterclaim.book.truces.words import TruceWords, ending, read_words
from counterclaim.book.voices import Voice, publisher_voice, voice_of
from counterclaim.claims.amounts import amount_pattern, parse_amount
from counterclaim.ledgers.disputing import disputes
from counterclaim.ledgers.kept import SPEAKER_OPEN
from counterclaim.ledgers.shaped import COUNT, SHAPE
from counterclaim.ledgers.telling.days import DAY, day_of
from counterclaim.ledgers.telling.same import same_name
from counterclaim.ledgers.truces import broker_key
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Party, Sides, learn_sides, side_of
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.book import Part
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import AgreementType, Kind, Stance
from counterclaim.records.ledger import Breach, Ceasefire
from counterclaim.records.report import Report
from counterclaim.records.tallies import Alleged, Declaration, Ending, Term, WholeTruce
from counterclaim.store.merging import merge_ceasefires

_STEP = "truces"
_BOTH = 2
_LONGEST = 600
_MADE = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.ACKNOWLEDGES, Stance.PLEDGES))
_TURNED = frozenset((Stance.DENIES, Stance.DOUBTS))


def assemble_truce(parts: Sequence[Part], *, truce: str | None = None, repeats: Iterable[str] = ()) -> WholeTruce:
    """One truce from what several reports tell of it; `truce` is its id in the book.

    Example: "Orta brokered a truce on 10 May" in one report and "the ministry of Z said that Y broke the truce 11 times
    since Monday" in another give a truce of 10 May brokered by Orta, with one line by Z against Y that claims 11.
    """
    ordered = sorted(parts, key=lambda part: (part.report.published or "", part.report.id, part.id))
    again = frozenset(repeats)
    whole = _merged(ordered, truce)
    told = (one for part in ordered for one in _alleged(part) if one.claim not in again)
    alleged = {one for line in told for one in filled(line, whole) if not _before(one, whole)}
    return WholeTruce(
        ceasefire=whole,
        reports=tuple(dict.fromkeys(part.report.id for part in ordered)),
        declarations=tuple(dict.fromkeys(d for part in ordered for d in _declarations(part) if d.claim not in again)),
        terms=_terms(ordered),
        endings=tuple(dict.fromkeys(e for part in ordered for e in _endings(part) if e.claim not in again)),
        alleged=tuple(sorted(alleged, key=_alleged_order)),
    )


def _before(line: Alleged, truce: Ceasefire) -> bool:
    """Whether a line tells of a day before the truce was made, or was to hold: nobody can have broken it then."""
    begun = truce.agreed_on or truce.effective or ""
    last = line.day or line.last or ""
    return len(begun) >= DAY and len(last) >= DAY and last[:DAY] < begun[:DAY]


def _merged(parts: Sequence[Part], truce: str | None) -> Ceasefire:
    """The record of the whole: the day that most reports tell, every broker and party once."""
    records = [_with_words(part, read_words(part)) for part in parts]
    name = truce or records[0].id
    whole = merge_ceasefires([msgspec.structs.replace(record, id=name) for record in records])
    # The parties to an agreement are those of the sentences that tell its making, where any does.
    parties = _once(name for record in records for name in record.parties)
    reasons = list(whole.reasons)
    if not parties and (parties := _sides_bound(parts, records)):
        reasons.append(Reason(_STEP, "parties", "no report tells the parties; these are the sides that it is told of"))
    brokers = _once(name for record in records for name in record.brokers)
    return msgspec.structs.replace(
        whole,
        brokers=_fullest([b for b in brokers if broker_key(b) not in {broker_key(p) for p in parties}]),
        parties=parties,
        reasons=tuple(reasons),
        agreed_on=_finest(whole.agreed_on, records),
        agreed_by=None if whole.agreed_on else min((r.agreed_by for r in records if r.agreed_by), default=None),
    )


def _finest(day: str | None, records: Sequence[Ceasefire]) -> str | None:
    """A day that says more of the same time, where a report tells it: "December 21" beside "December"."""
    finer = [r.agreed_on for r in records if day and r.agreed_on and r.agreed_on.startswith(day)]
    longest = max(map(len, finer), default=0)
    return min((one for one in finer if len(one) == longest), key=lambda one: (-finer.count(one), one), default=day)


def _with_words(part: Part, words: TruceWords) -> Ceasefire:
    record = part.record
    if not isinstance(record, Ceasefire):
        return Ceasefire(id=part.id, type=AgreementType.OTHER)
    sides = learn_sides(part.claims, part.actors)
    parties = tuple(_side_name(name, sides) for name in record.parties if any(sign.isalpha() for sign in name))
    return msgspec.structs.replace(
        record,
        brokers=words.brokers,
        parties=tuple(name for name in parties if name),
        agreed_on=words.day,
        effective=words.effective,
        ended=words.ended,
    )


def _side_name(name: str, sides: Sides) -> str | None:
    """A party by the name of its side; None for words that name no one ("the government")."""
    known = side_of(Party(name=name), sides)
    return known or (name if any(word[:1].isupper() for word in name.split()[-3:]) else None)


def _sides_bound(parts: Sequence[Part], records: Sequence[Ceasefire]) -> tuple[str, ...]:
    """Where no report tells the parties: the only two sides that every report tells of, else those said to keep it."""
    brokers = {broker_key(b) for record in records for b in record.brokers}
    sides = [{a.side for a in part.actors if a.side and broker_key(a.side) not in brokers} for part in parts]
    common = set.intersection(*known) if (known := [s for s in sides if s]) else set()
    named = [b.party for part in parts if isinstance(part.record, Ceasefire) for b in part.record.breaches]
    bound = {name for name in named if name and any(name in s for s in sides)}
    return tuple(sorted(common if len(common) == _BOTH else bound if len(bound) >= _BOTH else ()))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, as most of its bearers spell it first by the alphabet."""
    found: dict[str, set[str]] = {}
    for name in names:
        found.setdefault(broker_key(name), set()).add(name)
    return tuple(sorted(min(spelled) for spelled in found.values()))


def _fullest(names: Sequence[str]) -> tuple[str, ...]:
    """Names without those whose words another holds: "the bishops" beside "the Bishops' Conference"."""
    left: list[str] = []
    for name in sorted(names, key=lambda n: (-len(n.split()), len(n), n)):
        if not any(same_name(broker_key(name), broker_key(known)) for known in left):
            left.append(name)
    return tuple(sorted(left))


def _declarations(part: Part) -> Iterator[Declaration]:
    own, sides = publisher_voice(part.report, part.actors, part.claims), learn_sides(part.claims, part.actors)
    for claim in part.claims:
        why = disputes(claim)
        denies = why is not None and (claim.negated or claim.stance in _TURNED)
        if not denies and (claim.kind is not Kind.AGREEMENT or claim.stance not in _MADE or claim.negated):
            continue
        voice = voice_of(claim, own, sides)
        if voice.name is not None:
            yield Declaration(
                claim=claim.id, report=part.report.id, by=voice.name, side=voice.side,
                day=_said(claim, part.report), words=claim.evidence.text[:_LONGEST], denies=denies,
            )  # fmt: skip


def _endings(part: Part) -> Iterator[Ending]:
    own, sides = publisher_voice(part.report, part.actors, part.claims), learn_sides(part.claims, part.actors)
    ended = read_words(part).ended
    for claim in part.claims:
        words = claim.evidence.text[:_LONGEST]
        turned = claim.negated or claim.stance in (*_TURNED, Stance.WARNS)
        if turned or find_phrase("truce", words) is None or ending(words) is None:
            continue
        voice = voice_of(claim, own, sides)
        yield Ending(
            claim=claim.id, report=part.report.id, by=voice.name, side=voice.side, day=ended, words=words
        )  # fmt: skip


def _terms(parts: Sequence[Part]) -> tuple[Term, ...]:
    found: dict[str, tuple[str, set[str]]] = {}
    for part in parts:
        for claim in part.claims:
            for term in claim.agreement.terms if claim.agreement else ():
                found.setdefault(" ".join(term.casefold().split()), (term, set()))[1].add(claim.id)
    return tuple(Term(words=words, claims=tuple(sorted(claims))) for _, (words, claims) in sorted(found.items()))


# --- breaches --------------------------------------------------------------------------------------------------------


def _alleged(part: Part) -> Iterator[Alleged]:
    record = part.record
    if not isinstance(record, Ceasefire):
        return
    claims = {claim.id: claim for claim in part.claims}
    own, sides = publisher_voice(part.report, part.actors, part.claims), learn_sides(part.claims, part.actors)
    for breach in record.breaches:
        claim = claims.get(breach.claim)
        if claim is not None:
            voice = own if claim.speaker is None else voice_of(claim, own, sides)
            yield _line(breach, claim, part.report, voice)


def _line(breach: Breach, claim: Claim, report: Report, voice: Voice | None) -> Alleged:
    known = not any(reason.rule == SPEAKER_OPEN for reason in breach.reasons)
    by = breach.alleged_by or ((voice.side or voice.name) if voice and known else None)
    party, reasons = breach.party, list(breach.reasons)
    if party is not None and party == by and not breach.kept and claim.stance is not Stance.ACKNOWLEDGES:
        reasons.append(Reason(_STEP, "own_breach", f"{party} owns to nothing here: whose breach it is, is not told"))
        party = None
    low, best, high = _number(breach, claim)
    first, last = _days(claim, breach, report)
    return Alleged(
        claim=claim.id,
        report=report.id,
        by=by,
        party=party,
        kept=breach.kept,
        # A number over a stretch of days is of no single day.
        day=breach.day if best is None and low is None and high is None else None,
        first=first,
        last=last,
        places=tuple(dict.fromkeys(place.name for place in claim.places)),
        low=low,
        best=best,
        high=high,
        words=claim.evidence.text[:_LONGEST],
        reasons=tuple(reasons),
    )


def _number(breach: Breach, claim: Claim) -> tuple[float | None, float | None, float | None]:
    """The number that a line claims: its own where its claim tells several, else that of the claim's words."""
    own = next((float(r.note) for r in breach.reasons if r.rule == COUNT and r.note.isdecimal()), None)
    if own is not None:
        return None, own, None
    apart = any(reason.rule == SHAPE for reason in breach.reasons)
    return (None, None, None) if breach.kept or apart else claimed_number(claim.evidence.text)


def claimed_number(words: str) -> tuple[float | None, float | None, float | None]:
    """The number of breaches that words claim, as bounds: "at least 11 violations" gives 11 as the low one.

    >>> claimed_number("has violated the truce 11 times since Sunday")
    (None, 11.0, None)
    """
    match = _breaches().search(words[:_LONGEST])
    if match is None:
        return None, None, None
    value = parse_amount(match["number"])
    hedge = " ".join((match["hedge"] or "").lower().split())
    hedges = load_pack("numbers.en")["hedges"]
    if hedge in hedges["low"]:
        return value, None, None
    return (None, None, value) if hedge in hedges["high"] else (None, value, None)


def _days(claim: Claim, breach: Breach, report: Report) -> tuple[str | None, str | None]:
    """First and last day that a claim on keeping allows: its time, else "since Sunday" up to when it was said."""
    if breach.day or any(reason.rule == SHAPE for reason in breach.reasons):
        # A claim that makes several lines may tell several days.
        return breach.day, breach.day
    if claim.time and (claim.time.earliest or claim.time.latest):
        return (claim.time.earliest or "")[:DAY] or None, (claim.time.latest or "")[:DAY] or None
    match = _since().search(claim.evidence.text[:_LONGEST])
    said = _said(claim, report)
    first = day_of(match["day"], said) if match else None
    return first, said if first else None


def _said(claim: Claim, report: Report) -> str | None:
    said = claim.said_on.latest if claim.said_on else None
    return (said or report.published or "")[:DAY] or None


def _alleged_order(one: Alleged) -> tuple[object, ...]:
    day = one.day or one.first or "9999"
    return (day, one.last or "", one.by or "", one.party or "", one.kept, one.report, one.claim)


@cache
def _breaches() -> re.Pattern[str]:
    counted = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in _long_first(load_pack("truce_words.en")["counted"]))
    hedges = load_pack("numbers.en")["hedges"]
    hedge = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in _long_first([*hedges["low"], *hedges["high"]]))
    return re.compile(
        rf"(?:\b(?P<hedge>{hedge})\s+)?(?P<number>{amount_pattern()})\s+(?:\w+\s+)?(?:{counted})\b", re.IGNORECASE
    )


@cache
def _since() -> re.Pattern[str]:
    times = load_pack("times.en")
    months = "|".join(map(re.escape, times["months"]))
    days = "|".join(map(re.escape, times["weekdays"]))
    return re.compile(rf"\bsince\s+(?P<day>{days}|(?:{months})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{months}))\b", re.IGNORECASE)


def _long_first(words: Iterable[object]) -> list[str]:
    return sorted((str(w) for w in words), key=len, reverse=True)
