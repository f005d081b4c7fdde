"""Accounts of one incident in, what they share and what stays open out, as short sentences made from fields.

Nothing is inferred: what two sides share stands in claims of both, a day only where the words fix it in the speaker's
own sentence. A side that denies as a whole shares nothing about the act. Reads `event_families` through `packs`.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import Dispute
from counterclaim.export.dossier.sections.holding import THINGS, holds
from counterclaim.export.dossier.sections.names import voice_key
from counterclaim.export.when import day_words, single_day, stretch_words
from counterclaim.export.wording import OWN_VOICE, agreeing, bounds, denial_words, is_plural, listed
from counterclaim.packs.families import can_harm, shared_family, type_words
from counterclaim.records.claim import Agent, Claim, Toll
from counterclaim.records.enums import CivilStatus, DenialScope, Stance, TollKind
from counterclaim.records.ledger import Incident

_WHOLE: Final = frozenset((DenialScope.GENERAL, None))
_OF_THE_ACT: Final = _WHOLE | {DenialScope.ACT}
_OF_ACT_AND_DOER: Final = _OF_THE_ACT | {DenialScope.AUTHORSHIP}
NO_DAY: Final = "When: no words matched here fix the day."
NO_PLACE: Final = "Where: no words matched here name a place."
NO_FIGURE: Final = "How many were harmed: no words matched here give a figure."
NO_FINDING: Final = "No field finding was matched to this."
NO_VOICE: Final = "No voice independent of the sides was matched to this."
AT: Final = frozenset(("in", "at", "near"))
_TWO: Final = 2


class Stand(msgspec.Struct, frozen=True, kw_only=True):
    """One account: a side's claims on the incident, or those of one speaker whom nobody gave a side."""

    name: str
    is_side: bool
    claims: tuple[Claim, ...] = ()

    @property
    def key(self) -> str:
        """The same for one account alone: masked speakers share a name."""
        return self.name if self.is_side else f"{self.name} {voice_key(self.claims[0]) if self.claims else ''}"

    @property
    def holding(self) -> tuple[Claim, ...]:
        """The claims that hold that something happened."""
        return tuple(claim for claim in self.claims if holds(claim))

    @property
    def denials(self) -> tuple[DenialScope | None, ...]:
        """What it denies, each scope once, in the order of the text."""
        return tuple(dict.fromkeys(c.denial_scope for c in self.claims if c.stance is Stance.DENIES))


def agreed_on(stands: Sequence[Stand], book: Book) -> Iterator[str]:
    """What claims of two sides or more share: the kind of act, its place, its day, a weapon, a toll."""
    sides = [s for s in stands if s.is_side and s.holding and _WHOLE.isdisjoint(s.denials)]
    if len(sides) < _TWO:
        return
    yield from _one_kind(sides)
    for names, places in _shared(sides, _places):
        yield f"{names} name {listed(places)} as the {'place' if len(places) == 1 else 'places'}."
    texts = {stored.report.id: stored.report.text for stored in book.reports}
    for names, days in _shared(sides, lambda claim: _days(claim, texts)):
        yield f"{names} give {listed(days)} as the {'day' if len(days) == 1 else 'days'}."
    for names, weapons in _shared(sides, _weapons):
        yield f"{names} speak of {listed(weapons)}."
    for names, tolls in _shared(sides, _tolls):
        yield f"{names} give one toll: {listed(tolls)}."


def _shared(
    sides: Sequence[Stand], fields: Callable[[Claim], Iterable[tuple[Hashable, str]]]
) -> Iterator[tuple[str, list[str]]]:
    """What several sides carry, by those who carry it: their names, and the things in words."""
    words: dict[Hashable, str] = {}
    carriers: dict[Hashable, list[str]] = {}
    for side in sides:
        for key, word in dict(pair for claim in side.holding for pair in fields(claim)).items():
            words.setdefault(key, word)
            carriers.setdefault(key, []).append(side.name)
    found: dict[tuple[str, ...], list[str]] = {}
    for key, names in carriers.items():
        if len(names) >= _TWO:
            found.setdefault(tuple(names), []).append(words[key])
    for together, things in found.items():
        yield listed(together), things


def _one_kind(sides: Sequence[Stand]) -> Iterator[str]:
    """The type of event that several sides tell, or two types that can be views of one happening."""
    same = list(_shared(sides, lambda claim: [(claim.event.type, type_words(claim.event.type))] if claim.event else ()))
    for names, types in same:
        yield f"{names} tell of {listed(types)}."
    if same:
        return
    types_of = [(side.name, [claim.event.type for claim in side.holding if claim.event]) for side in sides]
    for n, (one, first) in enumerate(types_of):
        for two, second in types_of[n + 1 :]:
            pair = next(((a, b) for a in first for b in second if shared_family(a, b)), None)
            if pair:
                told = f"{one} {agreeing(one, 'tells')} of {type_words(pair[0])}"
                yield f"{told}, {two} of {type_words(pair[1])}: one happening can be both."
                return


def _places(claim: Claim) -> Iterator[tuple[Hashable, str]]:
    for place in claim.places:
        if place.relation in AT:
            yield place.gazetteer or place.name.casefold(), place.name


def _days(claim: Claim, texts: Mapping[str, str]) -> Iterator[tuple[Hashable, str]]:
    """The day, where the claim's own sentence has the words that fix it; a day taken from elsewhere is not said."""
    time = claim.time
    day = single_day(time)
    if time is None or day is None:
        return
    sentence = texts.get(claim.report, "")[claim.sentence.start : claim.sentence.end]
    if time.text and time.text in sentence:
        yield day, day_words(day)


def _weapons(claim: Claim) -> Iterator[tuple[Hashable, str]]:
    for weapon in claim.weapons:
        if weapon.class_:
            yield weapon.class_, weapon.class_.replace("_", " ")


def _tolls(claim: Claim) -> Iterator[tuple[Hashable, str]]:
    """Tolls with a number of a group that no army can call its own: each side's "two soldiers" may be its own two."""
    for toll in claim.tolls:
        figure = (toll.low, toll.best, toll.high)
        if toll.who is None or toll.status is CivilStatus.COMBATANT or figure == (None, None, None):
            continue
        words = f"{toll.who} {toll.kind.value}, {bounds(*figure, unit=toll.unit)}"
        yield (toll.kind, toll.unit, toll.scope, toll.who.casefold(), figure), words


def open_on(stands: Sequence[Stand], others: Sequence[Claim], incident: Incident, book: Book) -> Iterator[str]:
    """What the accounts leave open, the weightiest question first. `others`: claims in no account.

    What was not matched to the incident may stand elsewhere in the book: nothing here says that nobody said it.
    """
    voices = [*stands, *_voices(others)]
    yield from _who(voices, book)
    yield from _use(voices)
    yield from _whether(voices)
    yield from _when(stands, incident, book)
    yield from _where(stands, incident)
    yield from _how_many(voices, incident)
    if not incident.facets.field_findings:
        yield NO_FINDING
    if all(claim.speaker is None for claim in others):
        yield NO_VOICE


def _voices(others: Sequence[Claim]) -> Iterator[Stand]:
    """Third parties by name, and the reports' own voice, each with its claims."""
    for claims in by_voice(others):
        speaker = claims[0].speaker
        yield Stand(name=speaker.name if speaker else OWN_VOICE, is_side=False, claims=claims)


def by_voice(claims: Iterable[Claim]) -> list[tuple[Claim, ...]]:
    """Claims by who speaks, in the order of their first ones."""
    found: dict[str | None, list[Claim]] = {}
    for claim in claims:
        found.setdefault(voice_key(claim), []).append(claim)
    return [tuple(told) for told in found.values()]


def _who(voices: Sequence[Stand], book: Book) -> Iterator[str]:
    """What each says of the act and its doer, where one denies it, or they name different doers or none."""
    named = [_doers(voice, book) for voice in voices]
    different = len({frozenset(doers) for doers in named if doers}) > 1
    denied = [_denied(voice, _OF_ACT_AND_DOER) for voice in voices]
    nobody = not any(named) and any(_is_harm(claim) for voice in voices for claim in voice.holding)
    if not (different or nobody or any(denied)):
        return
    told = []
    for voice, doers, denials in zip(voices, named, denied, strict=True):
        acts = [agreeing(voice.name, words) for words in denials]
        if doers:
            own = "themselves" if is_plural(voice.name) else "itself"
            acts.append(f"{agreeing(voice.name, 'names')} {listed(own if d == voice.name else d for d in doers)}")
        if acts:
            told.append(f"{voice.name} {listed(acts)}")
    if nobody:
        told.append("no words matched here name a doer")
    act = any(_denied(voice, _OF_THE_ACT) for voice in voices)
    yield f"{'Whether it happened, and who did it' if act else 'Who did it'}: {'; '.join(told)}."


def _whether(voices: Sequence[Stand]) -> Iterator[str]:
    """Who denies that it was meant, or that it was unlawful."""
    for question, scope, words in (
        ("Whether it was meant", DenialScope.INTENT, denial_words(DenialScope.INTENT)),
        ("Whether it was unlawful", DenialScope.LAWFULNESS, "denies it"),
    ):
        told = [f"{v.name} {agreeing(v.name, words)}" for v in voices if scope in v.denials]
        if told:
            yield f"{question}: {'; '.join(told)}."


def _use(voices: Sequence[Stand]) -> Iterator[str]:
    """Who denies the use of a weapon, in words that name nobody hit: that is less than to deny the act."""
    for voice in voices:
        for weapons in dict.fromkeys(tuple(w.name for w in c.weapons) for c in voice.claims if _is_of_use(c)):
            yield f"Use of {listed(dict.fromkeys(weapons))}: {voice.name} {agreeing(voice.name, 'denies it')}."


def _is_of_use(claim: Claim) -> bool:
    denied = claim.stance is Stance.DENIES and claim.denial_scope in _OF_THE_ACT and bool(claim.weapons)
    return denied and not (claim.event and claim.event.targets)


def _denied(voice: Stand, scopes: Collection[DenialScope | None]) -> list[str]:
    """What a voice denies of the act, each once; the bare `denies it` only where no other word tells more."""
    told = [c for c in voice.claims if c.stance is Stance.DENIES and c.denial_scope in scopes and not _is_of_use(c)]
    words = dict.fromkeys(denial_words(claim.denial_scope, claim.evidence.text) for claim in told)
    more = [word for word in words if word != denial_words(None)]
    return more or (["denies it"] if words else [])


def _doers(voice: Stand, book: Book) -> list[str]:
    """Sides, or names of those without one, that a voice holds to have done harm."""
    acts = (claim.event for claim in voice.holding if claim.event and _is_harm(claim))
    return list(dict.fromkeys(_doer(agent, book) for event in acts for agent in event.agents))


def _is_harm(claim: Claim) -> bool:
    return claim.stance is Stance.ACCUSES or (claim.event is not None and can_harm(claim.event.type))


def _doer(agent: Agent, book: Book) -> str:
    return book.side_of(agent) or agent.name


def _when(stands: Sequence[Stand], incident: Incident, book: Book) -> Iterator[str]:
    time = incident.time
    if time is None or (time.earliest is None and time.latest is None):
        yield NO_DAY
        return
    texts = {stored.report.id: stored.report.text for stored in book.reports}
    told = _apart(stands, lambda claim: _days(claim, texts))
    if told:
        yield f"When: {_told(told, 'says')}."
    elif time.earliest is None or time.latest is None:
        yield f"When: fixed at one end only, {stretch_words(time)}."


def _where(stands: Sequence[Stand], incident: Incident) -> Iterator[str]:
    if not incident.places:
        yield NO_PLACE
    elif told := _apart(stands, _places):
        yield f"Where: {_told(told, 'names')}."


def _apart(
    stands: Sequence[Stand], fields: Callable[[Claim], Iterable[tuple[Hashable, str]]]
) -> list[tuple[str, list[str]]]:
    """What each account tells, where two of those that tell something have nothing in common."""
    told = [(s.name, dict(pair for claim in s.holding for pair in fields(claim))) for s in stands]
    told = [(name, found) for name, found in told if found]
    meet = all(one.keys() & two.keys() for n, (_, one) in enumerate(told) for _, two in told[n + 1 :])
    return [] if meet else [(name, list(found.values())) for name, found in told]


def _told(told: Iterable[tuple[str, Sequence[str]]], verb: str) -> str:
    return "; ".join(f"{name} {agreeing(name, verb)} {listed(things)}" for name, things in told)


def _how_many(voices: Sequence[Stand], incident: Incident) -> Iterator[str]:
    """Figures of one kind for one group that differ; or that there is none, where people can have been harmed."""
    told: dict[tuple[TollKind, str], dict[int, list[Toll]]] = {}
    for n, voice in enumerate(voices):
        for toll in (t for claim in voice.claims for t in claim.tolls if t.kind not in THINGS):
            told.setdefault((toll.kind, (toll.who or "").casefold()), {}).setdefault(n, []).append(toll)
    if not told and can_harm(incident.type):
        yield NO_FIGURE
    for (kind, who), given in told.items():
        figures = {frozenset((t.low, t.best, t.high) for t in tolls) for tolls in given.values()}
        if len(figures) > 1:
            group = f"{who} {kind.value}".strip()
            says = _told(((voices[n].name, [_figure(toll) for toll in tolls]) for n, tolls in given.items()), "says")
            yield f"How many ({group}): {says}."


def _figure(toll: Toll) -> str:
    return f"“{toll.text}”" if toll.text else bounds(toll.low, toll.best, toll.high, unit=toll.unit)


def agreed_by(dispute: Dispute) -> str:
    """Who shares what is agreed: the sentences name them, and where several speak, not all may."""
    names = [column.side for column in dispute.columns if column.parts]
    if len(names) == _TWO:
        return "Both agree"
    return "All agree" if all(name in words for words in dispute.agreed for name in names) else "Agreed by some"
