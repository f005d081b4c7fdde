"""A book in, its agreements out: what was agreed, and who alleges that whom broke or kept it, on which days.

Allegations stay with who makes them and whom they name; nothing is added up across claimants or parties. What one
speaker tells in the same words is told once. Reads incident_words through `packs`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Allegation, Quotation, Truce
from counterclaim.export.dossier.sections.holding import HOLDING, REAL
from counterclaim.export.dossier.sections.told_once import Stories, each_once, stories_of, unrepeated
from counterclaim.export.when import ISO_DAY
from counterclaim.export.wording import OWN_VOICE
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Kind, Stance
from counterclaim.records.ledger import Breach, Ceasefire

_BROKEN: Final = "ceasefire_violated"
_HELD: Final = "ceasefire_in_force"
_ANSWERING: Final = HOLDING | {Stance.DENIES}
_LIES: Final = ("agreed", "in force", "broken", "kept", "ended")


class _Alleged(msgspec.Struct, frozen=True):
    """One line of the ledger with its claim, and whose line it is."""

    breach: Breach
    claim: Claim
    side: str | None

    @property
    def by(self) -> str:
        return self.side or self.breach.alleged_by or OWN_VOICE

    @property
    def party(self) -> str | None:
        return self.breach.party if _is_name(self.breach.party) else None


def truces_of(book: Book) -> tuple[Truce, ...]:
    """Every agreement of the book as a strip, by day.

    Example: "the truce that X brokered on 10 May", "Y broke it on Monday, the ministry of Z said" give one agreement
    with one allegation by Z against Y, and a strip with `agreed` on 10 May and `broken` on that Monday.
    """
    stories, kept = stories_of(book), _kept(book)
    return tuple(_truce(joined, book, stories, kept) for joined in book.truces)


def loose_breaches(book: Book) -> tuple[Quotation, ...]:
    """Claims that a truce was broken which no agreement of the book lists: the text does not tell which they mean."""
    kept = _kept(book)
    listed = {breach.claim for ceasefire in book.truces for breach in _breaches(ceasefire, kept)}
    loose = [claim for claim in kept.values() if claim.id not in listed and _tells_of_breach(claim)]
    return _quotations(loose, book, stories_of(book))


def _kept(book: Book) -> dict[str, Claim]:
    """The claims of a book but for those that a copy tells again."""
    return {claim.id: claim for claim in unrepeated(book)}


def _tells_of_breach(claim: Claim) -> bool:
    if claim.event is None or claim.stance not in _ANSWERING or claim.realis not in REAL:
        return False
    turned = claim.negated or claim.stance is Stance.DENIES
    return claim.event.type == _BROKEN or (claim.event.type == _HELD and turned)


def _breaches(ceasefire: Ceasefire, kept: Mapping[str, Claim]) -> list[Breach]:
    """The lines of the ledger that count: none from before the agreement was made, none that a copy tells again."""
    made = ceasefire.agreed_on or ""
    found = []
    for breach in ceasefire.breaches:
        claim = kept.get(breach.claim)
        if claim is None:
            continue
        said = claim.said_on.latest if claim.said_on else None
        if all(day is None or day[: len(made)] >= made for day in (breach.day, said)):
            found.append(breach)
    return found


def _truce(ceasefire: Ceasefire, book: Book, stories: Stories, kept: Mapping[str, Claim]) -> Truce:
    keeping = {breach.claim for breach in ceasefire.breaches}
    breaches = _breaches(ceasefire, kept)
    told = [c for c in book.of(ceasefire.claims) if c.id in kept and (c.id not in keeping or c.kind is Kind.AGREEMENT)]
    return Truce(
        number=book.numbers[ceasefire.id],
        kind=ceasefire.type.value,
        parties=tuple(name for name in ceasefire.parties if _is_name(name)),
        brokers=tuple(name for name in ceasefire.brokers if _is_name(name)),
        agreed_on=ceasefire.agreed_on,
        agreed_by=ceasefire.agreed_by,
        effective=ceasefire.effective,
        ended=ceasefire.ended,
        told=_quotations(told, book, stories),
        disputed=_quotations(filter(_disputes, told), book, stories),
        allegations=tuple(_allegations(breaches, book, stories)),
        strip=tuple(_strip(ceasefire, breaches)),
    )


def _disputes(claim: Claim) -> bool:
    """Whether a claim listed with an agreement denies or doubts that it was made, or says that it was ended."""
    turned = claim.negated or claim.stance in (Stance.DENIES, Stance.DOUBTS)
    if turned:
        return claim.kind is Kind.AGREEMENT or find_phrase("truce_made", claim.evidence.text) is not None
    return find_phrase("truce_ends", claim.evidence.text) is not None


def _is_name(name: str | None) -> bool:
    """Whether anything can be a name: a dash or a number that a reading left in its place is none."""
    return name is not None and any(letter.isalpha() for letter in name)


def _quotations(claims: Iterable[Claim], book: Book, stories: Stories) -> tuple[Quotation, ...]:
    return tuple(book.quoted(first) for first, *_ in each_once(claims, book=book, stories=stories))


def _allegations(breaches: Iterable[Breach], book: Book, stories: Stories) -> Iterator[Allegation]:
    """Grouped by who alleges what of whom: sides in their order, others, the reports' own voice."""
    found: dict[tuple[str, str | None, bool], list[_Alleged]] = {}
    for breach in breaches:
        claim = book.claims[breach.claim]
        alleged = _Alleged(breach, claim, _side(breach, claim, book))
        found.setdefault((alleged.by, alleged.party, breach.kept), []).append(alleged)
    for _, group in sorted(found.items(), key=lambda item: _place(item[1], book)):
        yield _allegation(group, book, stories)


def _side(breach: Breach, claim: Claim, book: Book) -> str | None:
    if breach.alleged_by is None:
        return None
    return breach.alleged_by if breach.alleged_by in book.sides else claim.side


def _place(group: Sequence[_Alleged], book: Book) -> tuple[object, ...]:
    """Where a group stands. A side said to accuse itself, without acknowledging it, may be misread: it stands last."""
    one = group[0]
    acknowledged = any(alleged.claim.stance is Stance.ACKNOWLEDGES for alleged in group)
    misread = one.party is not None and one.by == one.party and not one.breach.kept and not acknowledged
    voice = len(book.sides) + 1 if one.breach.alleged_by is None else _rank(one.side, book)
    return (misread, voice, one.by, one.breach.kept, one.party is None, _rank(one.party, book), one.party or "")


def _rank(name: str | None, book: Book) -> int:
    return book.sides.index(name) if name in book.sides else len(book.sides)


def _allegation(group: Sequence[_Alleged], book: Book, stories: Stories) -> Allegation:
    days: dict[str, set[str]] = {}
    for alleged in group:
        days.setdefault(alleged.claim.id, set()).update([alleged.breach.day] if alleged.breach.day else [])
    told = each_once((book.claims[claim_id] for claim_id in days), book=book, stories=stories)
    one = group[0]
    return Allegation(
        by=one.by,
        by_side=one.side,
        party=one.party,
        kept=one.breach.kept,
        days=tuple(sorted(set().union(*days.values()))),
        undated=sum(not any(days[claim.id] for claim in claims) for claims in told),
        quotations=tuple(book.quoted(first) for first, *_ in told),
    )


def _strip(ceasefire: Ceasefire, breaches: Iterable[Breach]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Only days that the text fixes: the latest day by which a truce must have been agreed is not one of them."""
    lying = [("agreed", ceasefire.agreed_on), ("in force", ceasefire.effective), ("ended", ceasefire.ended)]
    lying += [("kept" if b.kept else "broken", b.day) for b in breaches]
    found: dict[str, set[str]] = {}
    for what, when in lying:
        if when is not None and len(when) >= ISO_DAY:
            found.setdefault(when[:ISO_DAY], set()).add(what)
    for day, lies in sorted(found.items()):
        yield day, tuple(sorted(lies, key=_LIES.index))
