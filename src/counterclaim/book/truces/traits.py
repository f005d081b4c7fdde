"""What comparing needs of a truce as one report tells it.

In: a part whose record is a `Ceasefire`. Out: `TruceTraits`, small, and equal for equal tellings of a dated truce.
Reads countries and party_words, and what `words.py` reads, through `packs`.
"""

from collections.abc import Collection, Iterator
from typing import Final

import msgspec

from counterclaim.book.truces.words import read_words
from counterclaim.ledgers.telling.days import DAY
from counterclaim.ledgers.truces import broker_key, keys
from counterclaim.packs.parties import Party, is_named, nation_alone, plain_name
from counterclaim.records.book import Part
from counterclaim.records.enums import Kind
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Ceasefire

_COPIED: Final = 3
"""Sentences by which a copy is known."""
_SHORTEST: Final = 8
"""Words of a sentence that two reports hardly have in common unless one repeats the other."""


class TruceTraits(msgspec.Struct, frozen=True, kw_only=True):
    """What comparing needs of a truce as one report tells it. Names are plain and sorted."""

    type: str
    day: str | None = None
    effective: str | None = None
    ended: str | None = None
    told: str | None = None
    """Day of the report; null where a day names the truce, so that equal tellings are equal."""
    own: str | None = None
    """The report, where no day names the truce."""
    brokers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    involved: tuple[str, ...] = ()
    """Whom the claims bind, accuse or are spoken for."""
    theatre: tuple[str, ...] = ()
    """Sides that the report tells of at all."""
    earliest: str | None = None
    """First day of anything that is told of it."""
    number: int | None = None
    new: bool = False
    some: bool = False
    said: bool = False
    """Whether its words themselves name it, by broker, place or number."""
    hours: float | None = None
    """How long it was made for, where it is called by that ("the seven-day truce")."""
    war: str | None = None
    """The conflict file that its report was read with."""
    stated: str | None = None
    """The truce of the conflict file that it is."""
    sentences: tuple[str, ...] = ()
    """Marks of the first sentences that tell of it: a copy has the same."""

    @property
    def called(self) -> frozenset[str]:
        """Brokers and names."""
        return frozenset((*self.brokers, *self.names))

    @property
    def full_day(self) -> str | None:
        """The day by which a truce is known: that of its making."""
        return self.day[:DAY] if self.day and len(self.day) >= DAY else None


def truce_traits(part: Part) -> TruceTraits:
    """What one report tells its truce by."""
    record = part.record
    if not isinstance(record, Ceasefire):
        return TruceTraits(type="")
    words = read_words(part)
    brokers = keys(words.brokers)
    sides = frozenset(a.side for a in part.actors if a.side)
    parties = frozenset(key for name in record.parties for key in [_party_key(name, sides)] if key) - brokers
    involved = _involved(part, record) - brokers | parties
    day = words.day
    dated = bool(day and len(day) >= DAY)
    seen = (record.agreed_by, words.effective, *(breach.day for breach in record.breaches))
    return TruceTraits(
        type=record.type.value,
        day=day,
        effective=words.effective,
        ended=words.ended,
        told=None if dated else part.report.published,
        own=None if dated else part.report.id,
        brokers=tuple(sorted(brokers)),
        names=tuple(sorted(frozenset(words.names) - involved - brokers)),
        parties=tuple(sorted(parties)),
        involved=tuple(sorted(involved)),
        theatre=tuple(sorted({broker_key(a.side) for a in part.actors if a.side} - brokers)),
        earliest=None if dated else min((d[:DAY] for d in seen if d and len(d) >= DAY), default=None),
        number=words.number,
        new=words.new,
        some=words.some,
        said=words.said,
        hours=_noted(record, "hours"),
        stated=next((r.note for r in record.reasons if r.rule == "stated_as"), None),
        war=next((r.note for r in record.reasons if r.rule == "war"), None),
        sentences=tuple(_sentences(part)),
    )


def _involved(part: Part, record: Ceasefire) -> frozenset[str]:
    """Parties that the truce binds, that are said to break it, and sides whose claims these are."""
    named = [*(b.party for b in record.breaches), *(c.side for c in part.claims)]
    named += [agent.name for c in part.claims if c.event for agent in c.event.agents]
    named += [c.speaker.name for c in part.claims if c.speaker and not c.side]
    sides = frozenset(a.side for a in part.actors if a.side)
    each = (one for name in named if name for one in ((name,) if name in sides else name.split(" and ")))
    return frozenset(key for name in each for key in [_party_key(name, sides)] if key)


def _sentences(part: Part) -> Iterator[str]:
    telling = [c for c in part.claims if c.kind is Kind.AGREEMENT]
    for sentence in list(dict.fromkeys(c.sentence for c in telling))[:_COPIED]:
        words = " ".join(part.report.text[sentence.start : sentence.end].casefold().split())
        if len(words.split()) >= _SHORTEST:
            yield make_id("s", words)


def _noted(record: Ceasefire, rule: str) -> float | None:
    """A number that the reading of the report put among its reasons."""
    return next((float(r.note) for r in record.reasons if r.rule == rule), None)


def _party_key(name: str, sides: Collection[str]) -> str | None:
    """A party for comparing; None for words that name none ("the government", "two armies")."""
    if name in sides:
        return broker_key(name)
    if nation := nation_alone(name):
        return plain_name(nation)
    proper = any(word[:1].isupper() for word in name.split()[-3:])
    return broker_key(name) if proper and is_named(Party(name=name)) else None
