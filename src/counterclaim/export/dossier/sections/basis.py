"""A book in, what it rests on out: how many reports of whom, whose words, what is missing, which headlines blame.

Reads `event_families` through `packs`. Sides stand in the book's order; counts are told, never weighed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Basis, Counted, Quotation, Share
from counterclaim.export.dossier.sections.holding import BLAMING
from counterclaim.export.dossier.sections.names import voice_key
from counterclaim.export.dossier.sections.standing import Camps, Standing, camps_of
from counterclaim.export.dossier.sections.told_once import unrepeated
from counterclaim.export.wording import agreeing, count_of, is_plural, listed
from counterclaim.packs.families import can_harm
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Kind, Stance
from counterclaim.records.report import Report

_SPEAKERS: Final = 6
_SELDOM: Final = 5
"""A party is told to be quoted seldom where another is quoted more than so many times as often."""
_NAMES: Final = 6
"""Names that a sentence tells at most; of more it tells the number and the first few."""
_FEW: Final = 3
_LABELS: Final = (
    (Standing.THIRD_STATE, "Third states"),
    (Standing.INTERNATIONAL_BODY, "International bodies"),
    (Standing.CIVIL_SOCIETY, "Civil society organisations"),
    (Standing.MEDIA, "Media"),
    (Standing.OTHER, "Others, no side given"),
    (Standing.OWN_VOICE, "The reports' own voice"),
)
_TELLS: Final = frozenset((Stance.ASSERTS, Stance.CONFIRMS))


def basis_of(book: Book) -> Basis:
    """What a dossier rests on; it stands first on every page."""
    reports = [stored.report for stored in book.reports]
    days = sorted(report.published for report in reports if report.published)
    return Basis(
        reports=len(reports),
        copies=len(_copied(book)),
        origins=book.origins,
        undated=len(reports) - len(days),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        publishers=_by_count(report.publisher for report in reports),
        languages=_by_count(_language(report.language) for report in reports),
        claims=len(book.claims),
        checked=book.checked,
        shares=tuple(_shares(book, camps_of(book))),
        missing=tuple(_missing(book)),
        headlines=tuple(_headlines(book)),
        filters=book.filters,
    )


def _copied(book: Book) -> set[str]:
    return {copy.report for copy in book.copies}


def _by_count(names: Iterable[str | None]) -> tuple[Counted, ...]:
    """Names with their number, most first; what is not told stands last."""
    counts = Counter(names)
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] is None, -pair[1], pair[0] or ""))
    return tuple(Counted(name, number) for name, number in ordered)


def _language(code: str | None) -> str | None:
    """A language by its English name where the code is known: `en` gives `English`."""
    import pycountry

    known = pycountry.languages.get(alpha_2=code) if code else None
    return known.name if known else code


def _shares(book: Book, camps: Camps) -> Iterator[Share]:
    """The segments of the bar in their fixed order. A party without a claim has one too, so that it is seen."""
    found: dict[tuple[Standing, str], list[Claim]] = {}
    for claim in book.claims.values():
        standing = camps.standing(claim)
        found.setdefault((standing, (claim.side or "") if standing is Standing.SIDE else ""), []).append(claim)
    for side in camps.sides:
        claims = found.get((Standing.SIDE, side), [])
        if claims or side in book.parties:
            yield _share(side, Standing.SIDE, claims)
    for standing, label in _LABELS:
        if claims := found.get((standing, ""), []):
            yield _share(label, standing, claims)


def _share(label: str, standing: Standing, claims: Sequence[Claim]) -> Share:
    counts = Counter(voice_key(claim) for claim in claims if claim.speaker)
    names = {voice_key(claim): claim.speaker.name for claim in reversed(claims) if claim.speaker}
    speakers = tuple(names[key] for key, _ in counts.most_common(_SPEAKERS))
    return Share(label=label, kind=standing.value, claims=len(claims), speakers=speakers)


def _missing(book: Book) -> Iterator[str]:
    """What is not there, so that nobody takes it for silence or for none: the sides first, then days, then inputs."""
    told = Counter(claim.side for claim in book.claims.values())
    parties = [side for side in book.sides if side in book.parties]
    if unquoted := [side for side in parties if not told[side]]:
        yield _unquoted(unquoted)
    yield from _seldom(parties, told, len(book.claims))
    yield from _blamed_unheard(book, parties)
    counting = {series.side for series in book.tolls if series.points}
    if without := [side for side in parties if side not in counting]:
        yield _no_toll(without, told)
    yield from _unfixed(book)
    if book.refusals:
        yield f"{count_of(len(book.refusals), 'input')} could not be read."
    if copies := len(_copied(book)):
        again = "reports tell others' stories in their words: they are no further sources"
        one = "report tells another's story in its words: it is no further source"
        yield f"{count_of(copies, one, again)}."


def _many(names: Sequence[str], verb: str) -> str:
    """The verb, or the pronoun, as one or several names want it."""
    return agreeing("people" if len(names) > 1 else names[0], verb)


def _either(names: Sequence[str]) -> str:
    """`A`, `A or B`, `A, B or C`."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _first(items: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    return f"{', '.join(items[:_FEW])} and {len(items) - _FEW:,} more"


def _by_number(names: Iterable[str], counts: Mapping[str | None, int], *, most_first: bool) -> list[str]:
    return sorted(names, key=lambda name: (-counts[name] if most_first else counts[name], name.casefold(), name))


def _unquoted(names: Sequence[str]) -> str:
    if len(names) <= _NAMES:
        return f"{listed(names)} {_many(names, 'is')} not quoted in the reports read."
    return f"{len(names):,} parties are not quoted in the reports read: {_first(names)}."


def _no_toll(names: Sequence[str], told: Mapping[str | None, int]) -> str:
    losses = f"{_many(names, 'its')} losses are not known to be none"
    if len(names) <= _NAMES:
        return f"No toll from {_either(names)} in the reports read: {losses}."
    shown = _first(_by_number(names, told, most_first=True))
    return f"No toll from {len(names):,} parties in the reports read ({shown}): {losses}."


def _seldom(parties: Sequence[str], told: Mapping[str | None, int], claims: int) -> Iterator[str]:
    most = max((told[side] for side in parties), default=0)
    seldom = [side for side in parties if 0 < told[side] * _SELDOM < most]
    if len(seldom) > _NAMES:
        ranked = _by_number(seldom, told, most_first=False)
        shown = _first([f"{side} in {told[side]:,}" for side in ranked])
        yield f"{len(seldom):,} parties speak in few of {count_of(claims, 'claim')}: {shown}."
    elif seldom:
        first, *others = (f"{side} {agreeing(side, 'speaks')} in {told[side]:,}" for side in seldom)
        yield "; ".join([f"{first} of {count_of(claims, 'claim')}", *others]) + "."


def _blamed_unheard(book: Book, parties: Sequence[str]) -> Iterator[str]:
    """Parties blamed for incidents by reports that do not quote them."""
    unheard = Counter[str | None](side for told in book.incidents for side in set(told.facets.not_quoted))
    found = [side for side in parties if unheard[side]]
    if not found:
        return
    if len(found) > _NAMES:
        first, *others = _by_number(found, unheard, most_first=True)
        shown = _first([f"{first} for {count_of(unheard[first], 'incident')}", *_for(others, unheard)])
        yield f"{len(found):,} parties are blamed in reports that do not quote them: {shown}."
        return
    first, *others = found
    blamed = f"{first} {agreeing(first, 'is')} blamed for {count_of(unheard[first], 'incident')}"
    if others:
        yield f"In reports that do not quote them, {listed([blamed, *_for(others, unheard)])}."
    else:
        yield f"{blamed} in reports that do not quote {'them' if is_plural(first) else 'it'}."


def _for(names: Iterable[str], counts: Mapping[str | None, int]) -> Iterator[str]:
    return (f"{name} for {counts[name]:,}" for name in names)


def _unfixed(book: Book) -> Iterator[str]:
    undated = sum(1 for stored in book.reports if stored.report.published is None)
    if undated:
        yield f"{count_of(undated, 'report gives', 'reports give')} no day of publication."
    happenings = [claim for claim in book.claims.values() if claim.kind is Kind.EVENT]
    loose = sum(1 for c in happenings if c.time is None or (c.time.earliest is None and c.time.latest is None))
    if loose:
        yield f"{loose:,} of {count_of(len(happenings), 'claim')} of happenings: nothing in the text fixes their day."


def _headlines(book: Book) -> Iterator[Quotation]:
    """Headlines that blame, with nobody answering for it but the publisher. A copy's headline in the same words is
    told once.
    """
    inside = {stored.report.id: _in_headline(stored.report) for stored in book.reports}
    blaming = (
        claim for claim in book.claims.values() if not claim.speaker and not claim.negated and _puts_blame(claim)
    )
    for claim in unrepeated(book, [claim for claim in blaming if inside[claim.report](claim)]):
        yield book.quoted(claim)


def _puts_blame(claim: Claim) -> bool:
    """Whether a claim accuses or condemns, or tells a harmful act with its doer."""
    if claim.stance in BLAMING:
        return True
    event = claim.event
    return claim.stance in _TELLS and event is not None and bool(event.agents) and can_harm(event.type)


def _in_headline(report: Report) -> Callable[[Claim], bool]:
    """Whether a claim of the report rests on its headline, wherever that stands in the text."""
    headline = (report.headline or "").strip()
    places = []
    start = report.text.find(headline) if headline else -1
    while start >= 0:
        places.append((start, start + len(headline)))
        start = report.text.find(headline, start + len(headline))
    return lambda claim: any(a <= claim.evidence.start and claim.evidence.end <= b for a, b in places)
