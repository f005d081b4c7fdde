"""A book in, its timeline out, and what speakers call for, pledge, warn of and condemn.

Reads event_families and incident_words (`unsaid`: a word that makes somebody speak, and is negated).

A happening is one line, told by the claim that tells it best; its other claims are reached through the incident. Days
are those that the text leaves: a stretch of days is a label of its own, at its first day, and is never cut to one.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Day, Moment, Quotation
from counterclaim.export.dossier.sections.holding import WISHING, holds
from counterclaim.export.dossier.sections.names import voice_key
from counterclaim.export.dossier.sections.told_once import incidents_once, unrepeated
from counterclaim.export.when import ISO_DAY, first_day, hour_words, stretch_words
from counterclaim.export.wording import listed
from counterclaim.packs.families import type_words
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim, TimeRange
from counterclaim.records.enums import AgreementType, Kind, Realis, Stance, TimeBasis, TimePrecision
from counterclaim.records.ledger import Ceasefire, Incident

_PLANNING: Final = frozenset((Stance.ASSERTS, Stance.CONFIRMS, Stance.PLEDGES))
_TO_COME: Final = frozenset((Kind.EVENT, Kind.AGREEMENT))


class _Line(msgspec.Struct, frozen=True):
    """A moment with where it stands: label of its day, first and last day, number of its claim."""

    label: str | None
    first: str
    last: str
    moment: Moment


def days_of(book: Book) -> tuple[Day, ...]:
    """The timeline: happenings and agreements by day, copies once; what no words date stands last."""
    once = unrepeated(book)
    lines = sorted((*_happenings(book, once), *_agreements(book, once)), key=_place)
    days: dict[str | None, list[Moment]] = {}
    for line in lines:
        days.setdefault(line.label, []).append(line.moment)
    return tuple(Day(day=label, moments=tuple(moments)) for label, moments in days.items())


def appeals_of(book: Book) -> tuple[Quotation, ...]:
    """What is called for, pledged, warned of, or condemned beyond one happening: speakers in the order of the text."""
    voices: dict[tuple[str | None, str | None], list[Quotation]] = {}
    for claim in unrepeated(book):
        if _appeals(claim):
            voices.setdefault((claim.side, voice_key(claim)), []).append(_appeal(book, claim))
    return tuple(quotation for quotations in voices.values() for quotation in quotations)


def _appeals(claim: Claim) -> bool:
    """Whether somebody calls for, pledges, warns of or condemns a thing: "did not pledge restraint" is no pledge."""
    if claim.cue is not None and find_phrase("unsaid", claim.cue.text):
        return False
    return claim.stance in WISHING or (claim.stance is Stance.CONDEMNS and claim.event is None)


def _appeal(book: Book, claim: Claim) -> Quotation:
    """The line of an appeal. "Promised not to fire" is a pledge all the same, and the line says that it is negated."""
    quoted = book.quoted(claim)
    if not claim.negated:
        return quoted
    return msgspec.structs.replace(quoted, act=f"{quoted.act}, in the negative")


def _place(line: _Line) -> tuple[str, str, int]:
    return (line.first, line.last, line.moment.quotation.number)


def _happenings(book: Book, once: tuple[Claim, ...]) -> Iterator[_Line]:
    """One line for each incident that somebody tells, and for each happening told outside any."""
    inside = {claim for incident in book.incidents for claim in incident.claims}
    for incident, claims in incidents_once(book):
        if told := [claim for claim in claims if _told(claim)]:
            best = min(told, key=lambda claim: (not holds(claim), not _dated(claim.time), book.numbers[claim.id]))
            time = incident.time if _dated(incident.time) else best.time
            yield _line(book, best, time, _what(incident, best), book.numbers[incident.id])
    for claim in once:
        if claim.id not in inside and claim.event is not None and claim.agreement is None and _told(claim):
            places = tuple(place.name for place in claim.places)
            what = _phrase(claim.event.type, places, planned=not holds(claim))
            yield _line(book, claim, claim.time, what, None)


def _told(claim: Claim) -> bool:
    """Whether a claim tells of a happening as past, present or planned; a plan or pledge only with its day."""
    return holds(claim) or (_planned(claim) and claim.kind in _TO_COME and _dated(claim.time))


def _planned(claim: Claim) -> bool:
    return claim.realis is Realis.PLANNED and claim.stance in _PLANNING and not claim.negated


def _dated(time: TimeRange | None) -> bool:
    return first_day(time) is not None


def _what(incident: Incident, best: Claim) -> str:
    return _phrase(incident.type, incident.places, planned=not holds(best))


def _phrase(event_type: str, places: Iterable[str], *, planned: bool) -> str:
    return ", ".join([type_words(event_type), *tuple(places)[:1], *(["planned"] if planned else [])])


def _agreements(book: Book, once: tuple[Claim, ...]) -> Iterator[_Line]:
    """One line for each agreement, and for each that is told without a truce of its own."""
    inside: set[str] = set()
    for truce in book.truces:
        inside.update(truce.claims)
        quoted = _telling(book, truce)
        if quoted is not None:
            yield _agreement(book, truce, quoted)
    for claim in once:
        if claim.agreement is not None and claim.id not in inside and _told(claim):
            what = _deal(claim.agreement.type, claim.agreement.brokers, planned=not holds(claim))
            day = claim.agreement.agreed_on
            yield _line(book, claim, _fixed(day, day) if day else claim.time, what, None)


def _telling(book: Book, truce: Ceasefire) -> Claim | None:
    """The claim that tells of the agreement itself, rather than of what became of it; None where nobody holds it.

    Who denies an agreement, calls for one or says that there is none makes no moment; who speaks of a breach of one
    does so where no claim tells of its making.
    """
    told = [claim for claim in book.of(truce.claims) if claim.agreement is not None and _deals(claim)]
    return min(
        told,
        key=lambda claim: (claim.kind is not Kind.AGREEMENT, not holds(claim), book.numbers[claim.id]),
        default=None,
    )


def _deals(claim: Claim) -> bool:
    """Whether a claim holds an agreement to be made or to come, or speaks of a happening under one."""
    return claim.kind is not Kind.AGREEMENT or holds(claim) or _planned(claim)


def _agreement(book: Book, truce: Ceasefire, claim: Claim) -> _Line:
    """An agreement at the day of its making, else by the day by which it was made, else when it took effect."""
    what = _deal(truce.type, truce.brokers, planned=claim.realis is Realis.PLANNED)
    if truce.agreed_on or truce.agreed_by:
        time = _fixed(truce.agreed_on, truce.agreed_on or truce.agreed_by)
    else:
        time = _fixed(truce.effective, truce.effective)
        what = f"{what}, in force from that day" if truce.effective else what
    return _line(book, claim, time, what, None)


def _deal(kind: AgreementType, brokers: Iterable[str], *, planned: bool) -> str:
    names = listed(brokers)
    name = "agreement" if kind is AgreementType.OTHER else f"{kind} agreement"
    return ", ".join([name, *([f"brokered by {names}"] if names else []), *(["planned"] if planned else [])])


def _fixed(first: str | None, last: str | None) -> TimeRange:
    return TimeRange(earliest=first, latest=last, precision=TimePrecision.DAY, basis=TimeBasis.STATED, text="")


def _line(book: Book, claim: Claim, time: TimeRange | None, what: str, incident: int | None) -> _Line:
    when = hour_words(claim.time) or hour_words(time)
    moment = Moment(when=when, what=what, quotation=book.quoted(claim), incident=incident)
    last = (time.latest if time else None) or "~"
    return _Line(stretch_words(time), first_day(time) or "~", last[:ISO_DAY], moment)
