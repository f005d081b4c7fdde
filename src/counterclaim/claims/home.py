"""Whose bare ministries are: those of a report filed from a state's capital, where only its bodies speak, are its own.

In: a document, its cast and voices. Out: the same with "the Defense Ministry" and its like as bodies of that state.
Reads the packs roles.en and, through `packs/actors.py`, the names of states and their capitals.

Example: under the dateline of Northland's capital, beside "Northland accused the Velmari army", the Defense Ministry
that denies something is Northland's. Where a body of a second state speaks, or an armed group is told of, nothing is.
"""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.actors import Cast
from counterclaim.claims.actors.discourse import capital_of
from counterclaim.claims.voices import Voice
from counterclaim.packs.actors import load_actor_words, split_words
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Reason
from counterclaim.records.document import Document
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_OF_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))


def with_home(doc: Document, cast: Cast, voices: Sequence[Voice]) -> tuple[Cast, tuple[Voice, ...]]:
    """The cast and voices with unqualified state bodies as those of the report's one home, if it has one."""
    nation = _home(doc, cast, [v.actor for v in voices if v.actor is not None])
    if nation is None:
        return cast, tuple(voices)
    place = (doc.report.dateline_place or "").strip()
    spoken = {v.actor.id: v.actor for v in voices if v.actor is not None}
    placed = {a.id: _of(a, nation, place) for a in (*cast.actors, *spoken.values()) if _is_bare(a)}
    if not placed:
        return cast, tuple(voices)
    actors = {a.id: a for a in cast.actors} | placed
    ordered = tuple(sorted(actors.values(), key=lambda a: (a.kind != "person", a.name, a.id)))
    return msgspec.structs.replace(cast, actors=ordered), tuple(_voice(v, placed) for v in voices)


def _home(doc: Document, cast: Cast, speakers: Iterable[Actor]) -> str | None:
    """The state of the dateline's town, where it fights and no other state and no armed group has a voice or a part."""
    nation = capital_of(doc.report.dateline_place or "")
    if nation is None or any(a.sector is Sector.ARMED_GROUP for a in cast.actors):
        return None
    states = {a.nation for a in speakers if a.nation is not None and (a.sector in _OF_STATE or a.kind == "state")}
    # A bureau in a third state's capital writes of others' wars: the state of the dateline must itself be at arms.
    at_arms = any(a.nation == nation and a.sector is Sector.MILITARY for a in cast.actors)
    return nation if states == {nation} and at_arms else None


def _is_bare(actor: Actor) -> bool:
    """Whether a body of a state is called only by words that every state has such a body for."""
    if actor.kind not in ("body", "group") or actor.sector not in _OF_STATE or actor.nation or actor.body:
        return False
    words = [w.lower() for w in split_words(actor.name)]
    pack = load_pack("roles.en")
    small, plain = set(pack["body_joins"]), set(pack["state_bodies"])
    named = [w for w in words if w not in small]
    alone = len(named) == 1 and named[0] in pack["state_body_alone"]
    return alone or (len(named) > 1 and bool(set(named) & set(pack["state_body_heads"])) and set(named) <= plain)


def _of(actor: Actor, nation: str, place: str) -> Actor:
    state = load_actor_words().states.get(nation, nation.title())
    note = f"the report is filed from {place}, and only {state} and its bodies speak in it"
    country = nation if nation.isupper() else None
    why = Reason("actors", "home", note)
    return msgspec.structs.replace(actor, nation=nation, country=country, reasons=(*actor.reasons, why))


def _voice(voice: Voice, placed: dict[str, Actor]) -> Voice:
    """A voice with the state of its speaker."""
    actor = placed.get(voice.actor.id) if voice.actor is not None else None
    if actor is None or voice.speaker is None:
        return voice
    speaker = msgspec.structs.replace(voice.speaker, country=actor.country)
    why = Reason("speaker", "home", actor.reasons[-1].note)
    return msgspec.structs.replace(voice, speaker=speaker, actor=actor, reasons=(*voice.reasons, why))
