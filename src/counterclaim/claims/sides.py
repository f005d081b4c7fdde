"""On which side each claim and actor stands: by the user's conflict file, or as the claims themselves propose.

In: the claims of a report, its cast, and the conflict file if there is one. Out: the claims with `side`, and the cast
with `side` on its actors and with every actor that the claims name. Reads the packs `countries` and `actors`.

Without a conflict file a state or armed group is a side when it and another accuse each other, when it is told as the
doer of violence, denies that it did some, or is party to a truce; a state that accuses another of violence where that
state is, unless it brokers the truce; and an armed group or army that accuses a side. Words
such as "fighters" are never a side; "Front fighters" are of the Front's. Who speaks for a state is on its side;
reporters, aid and rights groups, international bodies and private people are on none. The order of the claims changes
nothing.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from counterclaim.claims.actors.cast import Cast
from counterclaim.claims.actors.listed import with_listed_names
from counterclaim.claims.bare_parties import Told, is_elsewhere, place_bare, told_by
from counterclaim.packs.actors import ActorWords, load_actor_words, split_words, word_key
from counterclaim.packs.common_names import is_common, is_of_state
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Claim, Reason, Speaker
from counterclaim.records.enums import AgreementType, Kind, Realis, Sector, Stance
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_SPEAKS_FOR_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
_NOBODYS = frozenset((Sector.CIVIL_SOCIETY, Sector.MEDIA, Sector.BUSINESS, Sector.INTERNATIONAL_BODY))
_ARMED = frozenset((Sector.ARMED_GROUP, Sector.MILITARY))
_BLAMES = frozenset((Stance.ACCUSES, Stance.CONDEMNS))
_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_REMEMBERED = 20_000
"""Names of which is kept how they are compared: a conflict file with lists may hold thousands."""
_TRUCES = frozenset((AgreementType.CEASEFIRE, AgreementType.EXCHANGE, AgreementType.CORRIDOR, AgreementType.WITHDRAWAL))

Party = tuple[str, str]
"""What a side is made of: ("state", ISO code), ("territory", id) or ("group", key)."""


class _Scene(msgspec.Struct, frozen=True):
    """The actors of a report by id and name, and the words for states and groups."""

    actors: dict[str, Actor]
    by_name: dict[str, Actor]
    words: ActorWords


def assign_sides(
    claims: Sequence[Claim], cast: Cast, *, conflict: Conflict | None, report: Report | None = None
) -> tuple[tuple[Claim, ...], Cast]:
    """Claims with the side of their speaker, and the cast with the side of every actor, each with its reason.

    `report`: whose text and publisher tell whose a body without a land is.
    """
    cast = with_claimed(claims, cast)
    if conflict is not None:
        cast = msgspec.structs.replace(cast, actors=with_listed_names(cast.actors, conflict))
        told = told_by(report, cast.actors, cast.lands)
        cast = msgspec.structs.replace(cast, actors=tuple(_by_file(a, cast, conflict, told) for a in cast.actors))
        told = msgspec.structs.replace(told, actors=cast.actors)
        cast = msgspec.structs.replace(cast, actors=tuple(_bare(a, cast, told, conflict) for a in cast.actors))
    if conflict is None or not conflict.sides:
        cast = _propose(claims, cast)
    sides = {a.id: a.side for a in cast.actors if _is_somebody(a)}
    mentions = tuple(m for m in cast.mentions if m.actor in sides)
    cast = msgspec.structs.replace(cast, actors=tuple(a for a in cast.actors if a.id in sides), mentions=mentions)
    return tuple(_with_side(_with_known(c, sides), sides) for c in claims), cast


def with_claimed(claims: Iterable[Claim], cast: Cast) -> Cast:
    """The cast with those speakers and agents that claims name and it does not hold."""
    actors = {a.id: a for a in cast.actors}
    for claim in claims:
        for one in _named(claim):
            if one.actor and one.actor not in actors:
                note = "known only as a speaker or agent of a claim"
                owner = _owner_in(one.name, cast.actors)
                nation = one.country or (owner.nation if owner else None) or _land_in(one.name, cast)
                actors[one.actor] = Actor(
                    id=one.actor,
                    name=one.name,
                    kind="group",
                    country=one.country,
                    nation=nation,
                    sector=one.sector,
                    body=owner.id if owner else None,
                    reasons=(Reason("actors", "claim", note),),
                )
    ordered = tuple(sorted(actors.values(), key=lambda a: (a.kind != "person", a.name, a.id)))
    return msgspec.structs.replace(cast, actors=ordered)


def _is_somebody(actor: Actor) -> bool:
    """Whether an actor is worth a record: no words for anybody ("both sides", "fighters") of no state or side."""
    told = actor.side or actor.country or actor.nation or actor.body
    return actor.kind == "person" or bool(told) or not is_generic(actor.name)


def _land_in(name: str, cast: Cast) -> str | None:
    """The unlisted state that a name opens with: that of "Dorandi patrol" and "Dorand's president"."""
    parts = [p for p in split_words(name) if p.lower() not in ("the", "a", "an")]
    if not parts or parts[0] not in cast.lands or "-" in parts[1:2] or {"and", "or", ","} & set(parts):
        return None
    return cast.lands[parts[0]].lower()


def _owner_in(name: str, actors: Iterable[Actor]) -> Actor | None:
    """The body whose members a name names: the Front of "Front fighters" and "the Front's fighters"."""
    words = fold_name(name).split()
    fits = [
        (len(own), a)
        for a in actors
        if a.kind in ("body", "group")
        for own in (fold_name(n).split() for n in (a.name, *a.aliases))
        if own and len(own) < len(words) and words[: len(own)] == own and words[len(own)] not in ("-", "and")
    ]
    longest = max((length for length, _ in fits), default=0)
    owners = {a.id: a for length, a in fits if length == longest}
    return next(iter(owners.values())) if len(owners) == 1 else None


def _named(claim: Claim) -> list[Speaker | Agent]:
    agents = list(claim.event.agents) if claim.event else []
    return [*([claim.speaker] if claim.speaker else []), *agents]


def _with_known(claim: Claim, sides: dict[str, str | None]) -> Claim:
    """The claim with no id of an actor that the cast leaves out: "both sides" stay as words alone."""
    speaker, event = claim.speaker, claim.event
    if speaker is not None and speaker.actor not in sides:
        speaker = msgspec.structs.replace(speaker, actor=None)
    if event is not None:
        known = tuple(a if a.actor in sides else msgspec.structs.replace(a, actor=None) for a in event.agents)
        event = msgspec.structs.replace(event, agents=known)
    return msgspec.structs.replace(claim, speaker=speaker, event=event)


def _with_side(claim: Claim, sides: dict[str, str | None]) -> Claim:
    if claim.speaker is None or claim.speaker.actor is None:
        return claim
    side = sides.get(claim.speaker.actor)
    if side is None:
        return claim
    why = Reason("sides", "speaker", f"{claim.speaker.name} stands on the side of {side}")
    return msgspec.structs.replace(claim, side=side, reasons=(*claim.reasons, why))


# --- by the conflict file


def _by_file(actor: Actor, cast: Cast, conflict: Conflict, told: Told) -> Actor:
    """An actor with the side that the file gives it: by its name, by the body it speaks for, by its state."""
    chain = _chain(actor, cast)
    country = next((c for a in chain if (c := _given_country(a, conflict))), None)
    if country and actor.country is None:
        note = f"the conflict file gives {actor.name} the country {country}"
        why = Reason("sides", "country", note)
        actor = msgspec.structs.replace(actor, country=country, reasons=(*actor.reasons, why))
    for one in chain:
        for side in conflict.sides:
            member = _member(one, side, [m for s in conflict.sides if s is not side for m in s.members])
            if member and not (is_of_state(one.name) and is_elsewhere(one.name, told, side, conflict)):
                return _placed(actor, side.name, "member", f"{one.name} is {member!r} of the conflict file")
    if not _speaks_for_state(actor):
        return actor
    for side in conflict.sides:
        if actor.country and actor.country in side.countries:
            return _placed(
                actor, side.name, "country", f"{actor.country} is a country of that side in the conflict file"
            )
    return actor


def _bare(actor: Actor, cast: Cast, told: Told, conflict: Conflict) -> Actor:
    """An actor that the file does not name, with the side of whom common nouns name: itself, or whom it speaks for."""
    if actor.side or actor.nation or actor.country or not conflict.sides:
        return actor
    found = next((placed for one in _chain(actor, cast) if (placed := place_bare(one, told, conflict))), None)
    return _placed(actor, found.side, found.rule, found.note) if found else actor


def _chain(actor: Actor, cast: Cast) -> list[Actor]:
    """The actor, the body it speaks for, and the body that one is of."""
    chain = [actor]
    while (body := cast.actor(chain[-1].body)) is not None and body not in chain:
        chain.append(body)
    return chain


def _given_country(actor: Actor, conflict: Conflict) -> str | None:
    keys = _own_keys(actor)
    return next((iso for name, iso in conflict.countries.items() if _keys_of(name) & keys), None)


def _member(actor: Actor, side: Side, others: Sequence[str]) -> str | None:
    """The member of a side that an actor is, or belongs to: by name, listed body, or territory.

    `others`: members of the other sides; "army of the Front" is the Front's, though a side has "army" for a member.
    """
    if actor.sector in (Sector.CIVIL_SOCIETY, Sector.MEDIA, Sector.CIVILIANS):
        own = {fold_name(n) for n in (actor.name, *actor.aliases)}
        return next((m for m in side.members if fold_name(m) in own), None)
    keys = _own_keys(actor)
    exact = next((m for m in (*side.members, side.name) if _keys_of(m) & keys), None)
    if exact or actor.kind == "person" or actor.sector in _NOBODYS:
        return exact
    names = (actor.name, *actor.aliases)
    if any(_is_of(name, other) for name in names for other in others):
        return None
    # "Army of Lenn" opens with a name that anybody's body may have: it must be told to be of a member.
    whose = [n for n in names if any(_is_of(n, m) for m in side.members)]
    return next(
        (m for m in side.members if any(_opens_with(n, m) for n in (whose if is_common(m) else names))),
        None,
    )


def _is_of(name: str, member: str) -> bool:
    """Whether a body's name ends with a member's after "of": the Front in "army of the Front"."""
    if not fold_name(name).endswith(f" of {fold_name(member)}"):
        return False
    words, wanted = fold_name(name).split(), fold_name(member).split()
    return len(words) > len(wanted) + 1 and words[-len(wanted) - 1 :] == ["of", *wanted]


def _opens_with(name: str, member: str) -> bool:
    """Whether a body's name opens with a member's: "Dorand" in "Dorand's army", not in "Dorand-backed rebels"."""
    if not fold_name(name).startswith(fold_name(member)):
        return False
    words, wanted = fold_name(name).split(), fold_name(member).split()
    if words[: len(wanted)] != wanted or len(words) == len(wanted):
        return False
    return words[len(wanted)] != "-" and "and" not in words


def _own_keys(actor: Actor) -> frozenset[str]:
    keys = {f"nation:{actor.nation}"} if actor.nation and _speaks_for_state(actor) else set()
    for name in (actor.name, *actor.aliases):
        keys |= {f"name:{fold_name(name)}"} | {k for k in _keys_of(name) if k.startswith("known:")}
    return frozenset(keys)


@lru_cache(maxsize=_REMEMBERED)
def _keys_of(name: str) -> frozenset[str]:
    """A name as it is compared: itself, the listed body that it is, the territory that it is."""
    parts = split_words(name)
    keys = {f"name:{fold_name(name)}"}
    for found in load_actor_words().scan(parts):
        for term in found.terms:
            if term.kind == "known":
                keys.add(f"known:{term.id}")
            elif term.kind == "nation" and found.last - found.first == len(parts):
                keys.add(f"nation:{term.id}")
    if len(parts) == 1 and name[:1].isupper() and not name.isupper():
        keys.add(f"nation:{fold_name(name)}")  # of a land that no list holds
    return frozenset(keys)


@lru_cache(maxsize=_REMEMBERED)
def fold_name(name: str) -> str:
    """A name in lower case, without article and double spaces."""
    return " ".join(word_key(w) for w in split_words(name) if word_key(w) not in ("the", "a", "an"))


def _placed(actor: Actor, side: str, rule: str, note: str) -> Actor:
    return msgspec.structs.replace(actor, side=side, reasons=(*actor.reasons, Reason("sides", rule, note)))


# --- proposed from the claims


def _propose(claims: Sequence[Claim], cast: Cast) -> Cast:
    words = load_actor_words()
    by_name: dict[str, Actor] = {}
    for actor in cast.actors:
        for name in (actor.name, *actor.aliases):
            by_name.setdefault(fold_name(name), actor)
    scene = _Scene({a.id: a for a in cast.actors}, by_name, words)
    why = _parties(claims, scene)
    names = {party: _side_name(party, cast, scene) for party in why}
    return msgspec.structs.replace(cast, actors=tuple(_on_side(a, scene, names, why) for a in cast.actors))


def _on_side(actor: Actor, scene: _Scene, names: dict[Party, str], why: dict[Party, str]) -> Actor:
    party = party_of(actor, scene.actors, speaking=True)
    if party is None or party not in names:
        return actor
    return _placed(actor, names[party], "proposed", f"{names[party]}: {why[party]}")


def _parties(claims: Sequence[Claim], scene: _Scene) -> dict[Party, str]:
    """Every party of the fighting, with what makes it one."""
    why: dict[Party, str] = {}
    accusers: set[Party] = set()
    struck = {p.country for c in claims for p in c.places if p.country}
    blames: set[tuple[Party, Party]] = set()
    armed: set[Party] = set()
    for claim in claims:
        doers = _doers(claim, scene)
        speaker = scene.actors.get(claim.speaker.actor or "") if claim.speaker else None
        by = party_of(speaker, scene.actors, speaking=True) if speaker else None
        if speaker and by:
            blames |= {(by, doer) for doer in doers if doer != by and claim.stance in _BLAMES}
            armed |= {by} if speaker.sector in _ARMED else set()
            accusers |= {by} if claim.stance is Stance.ACCUSES and _is_violence(claim) and set(doers) - {by} else set()
        why.update(_by_act(claim, doers, by))
        for party in _truce(claim, scene):
            why.setdefault(party, "party to a truce")
    why.update({p: "they accuse each other" for by, of in blames if (of, by) in blames for p in (by, of)})
    brokers = {p for c in claims for p in _named_parties(c.agreement.brokers if c.agreement else (), scene)}
    for party in sorted(accusers - brokers):
        at_home = party[0] == "territory" or party[1] in struck
        why.update({party: "accuses another of violence done where it is"} if at_home and party not in why else {})
    joined = {by: "bears arms and accuses a side" for by, of in blames if by in armed and of in why and by not in why}
    return dict(sorted((why | joined).items()))


def _by_act(claim: Claim, doers: Iterable[Party], by: Party | None) -> dict[Party, str]:
    """Parties by what one claim says of their acts."""
    if _is_violence(claim):
        return dict.fromkeys(doers, "told as the doer of violence")
    denied = claim.stance is Stance.DENIES and _violent(claim)
    return {doer: "denies that it did violence" for doer in doers if denied and doer == by}


def _doers(claim: Claim, scene: _Scene) -> list[Party]:
    agents = claim.event.agents if claim.event else ()
    found = (scene.actors.get(a.actor or "") or scene.by_name.get(fold_name(a.name)) for a in agents)
    return [p for a in found if a is not None and (p := party_of(a, scene.actors, speaking=False))]


def _is_violence(claim: Claim) -> bool:
    if claim.kind is not Kind.EVENT or claim.event is None or claim.realis not in _REAL or claim.negated:
        return False
    return claim.stance not in (Stance.DENIES, Stance.DOUBTS) and _violent(claim)


def _violent(claim: Claim) -> bool:
    return claim.event is not None and claim.event.type in violent_types()


def violent_types() -> frozenset[str]:
    """Event types whose doer is a party to the fighting: what is done with arms or to captives."""
    return frozenset(load_pack("actors.en")["violence"])


def _truce(claim: Claim, scene: _Scene) -> list[Party]:
    if claim.agreement is None or claim.agreement.type not in _TRUCES:
        return []
    return _named_parties(claim.agreement.parties, scene)


def _named_parties(names: Iterable[str], scene: _Scene) -> list[Party]:
    found = (scene.by_name.get(fold_name(name)) for name in names)
    return [p for a in found if a is not None and (p := party_of(a, scene.actors, speaking=False))]


def party_of(actor: Actor, actors: dict[str, Actor], *, speaking: bool) -> Party | None:
    """The party that an actor is of, or speaks for. `speaking`: private people of a state do not speak for it."""
    of = actors.get(actor.body or "")
    if actor.kind == "person" and actor.sector is Sector.UNKNOWN and actor.nation is None and of is not None:
        return party_of(of, actors, speaking=speaking) if of.kind != "person" else None
    if actor.sector is Sector.ARMED_GROUP:
        if of is not None and of.id != actor.id and of.sector in (Sector.ARMED_GROUP, Sector.UNKNOWN):
            return party_of(of, actors, speaking=speaking)
        return None if actor.kind == "person" or is_generic(actor.name) else ("group", _group_key(actor))
    if actor.sector is Sector.UNKNOWN and actor.nation is None and actor.kind == "body" and not is_generic(actor.name):
        return ("group", _group_key(actor))
    if actor.sector in _NOBODYS or actor.nation is None:
        return None
    if speaking and not _speaks_for_state(actor):
        return None
    if not speaking and actor.sector is Sector.CIVILIANS:
        return None
    return ("state" if actor.nation.isupper() else "territory", actor.nation)


def _speaks_for_state(actor: Actor) -> bool:
    if actor.sector in _SPEAKS_FOR_STATE or actor.kind == "state":
        return True
    return actor.sector is Sector.UNKNOWN and actor.kind == "person" and actor.office is not None


def _group_key(actor: Actor) -> str:
    known = sorted(k for name in (actor.name, *actor.aliases) for k in _keys_of(name) if k.startswith("known:"))
    return known[0] if known else fold_name(actor.name)


def _side_name(party: Party, cast: Cast, scene: _Scene) -> str:
    """What a side is called: the plain name of the state, the group's own name."""
    kind, key = party
    if kind != "group":
        named = sorted(a.name for a in cast.actors if a.kind == "state" and a.nation == key)
        return scene.words.states.get(key) or (named[0] if named else key.title())
    own = [a.name for a in cast.actors if a.kind != "person" and a.nation is None and _group_key(a) == key]
    alone = [n for n in own if _is_whole(n)] or own
    return max(sorted(alone), key=len) if alone else key


def _is_whole(name: str) -> bool:
    """Whether a name holds no words for members beside a listed name: "Front" does, "Front fighters" does not."""
    parts = split_words(name)
    known = [f for f in load_actor_words().scan(parts) if f.term("known")]
    return not known or known[0].last - known[0].first == len(parts)


def is_generic(name: str) -> bool:
    """Whether a name is only nouns that name nobody in particular: "fighters", "armed men", "Paramilitaries"."""
    parts = split_words(name)
    found = list(load_actor_words().scan(parts))
    if any(f.term("known") or f.term("nation") for f in found) or any(p[:1].isupper() for p in parts[1:]):
        return False
    return not (parts and parts[0][:1].isupper()) or any(f.first == 0 for f in found)
