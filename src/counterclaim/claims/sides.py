"""On which side each claim and actor stands: by the user's conflict file, or as the claims themselves propose.

In: the claims of a report, its cast, and the conflict file if there is one. Out: the claims with `side`, and the cast
with `side` on its actors and with every actor that the claims name. Reads the packs `countries` and `actors`.

Without a conflict file a state or armed group is a side when it and another accuse each other, when it is told as the
doer of violence, or when it is party to a truce. Who speaks for a state is on its side; reporters, aid and rights
groups, international bodies and private people are on none. The order of the claims changes nothing.
"""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.actors.cast import Cast
from counterclaim.packs.actors import ActorWords, load_actor_words, split_words, word_key
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Claim, Reason, Speaker
from counterclaim.records.enums import AgreementType, Kind, Realis, Sector, Stance
from counterclaim.records.ledger import Actor

_SPEAKS_FOR_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
_NOBODYS = frozenset((Sector.CIVIL_SOCIETY, Sector.MEDIA, Sector.BUSINESS, Sector.INTERNATIONAL_BODY))
_BLAMES = frozenset((Stance.ACCUSES, Stance.CONDEMNS))
_REAL = frozenset((Realis.OCCURRED, Realis.ONGOING))
_TRUCES = frozenset((AgreementType.CEASEFIRE, AgreementType.EXCHANGE, AgreementType.CORRIDOR, AgreementType.WITHDRAWAL))

Party = tuple[str, str]
"""What a side is made of: ("state", ISO code), ("territory", id) or ("group", key)."""


class _Scene(msgspec.Struct, frozen=True):
    """The actors of a report by id and name, and the words for states and groups."""

    actors: dict[str, Actor]
    by_name: dict[str, Actor]
    words: ActorWords


def assign_sides(claims: Sequence[Claim], cast: Cast, *, conflict: Conflict | None) -> tuple[tuple[Claim, ...], Cast]:
    """Claims with the side of their speaker, and the cast with the side of every actor, each with its reason."""
    cast = with_claimed(claims, cast)
    if conflict is not None:
        cast = msgspec.structs.replace(cast, actors=tuple(_by_file(a, cast, conflict) for a in cast.actors))
    else:
        cast = _propose(claims, cast)
    sides = {a.id: a.side for a in cast.actors}
    return tuple(_with_side(c, sides) for c in claims), cast


def with_claimed(claims: Iterable[Claim], cast: Cast) -> Cast:
    """The cast with those speakers and agents that claims name and it does not hold."""
    actors = {a.id: a for a in cast.actors}
    for claim in claims:
        for one in _named(claim):
            if one.actor and one.actor not in actors:
                note = "known only as a speaker or agent of a claim"
                nation = one.country
                actors[one.actor] = Actor(
                    id=one.actor,
                    name=one.name,
                    kind="group",
                    country=one.country,
                    nation=nation,
                    sector=one.sector,
                    reasons=(Reason("actors", "claim", note),),
                )
    ordered = tuple(sorted(actors.values(), key=lambda a: (a.kind != "person", a.name, a.id)))
    return msgspec.structs.replace(cast, actors=ordered)


def _named(claim: Claim) -> list[Speaker | Agent]:
    agents = list(claim.event.agents) if claim.event else []
    return [*([claim.speaker] if claim.speaker else []), *agents]


def _with_side(claim: Claim, sides: dict[str, str | None]) -> Claim:
    if claim.speaker is None or claim.speaker.actor is None:
        return claim
    side = sides.get(claim.speaker.actor)
    if side is None:
        return claim
    why = Reason("sides", "speaker", f"{claim.speaker.name} stands on the side of {side}")
    return msgspec.structs.replace(claim, side=side, reasons=(*claim.reasons, why))


# --- by the conflict file


def _by_file(actor: Actor, cast: Cast, conflict: Conflict) -> Actor:
    """An actor with the side that the file gives it: by its name, by the body it speaks for, by its state."""
    chain = _chain(actor, cast)
    country = next((c for a in chain if (c := _given_country(a, conflict))), None)
    if country and actor.country is None:
        note = f"the conflict file gives {actor.name} the country {country}"
        why = Reason("sides", "country", note)
        actor = msgspec.structs.replace(actor, country=country, reasons=(*actor.reasons, why))
    for one in chain:
        for side in conflict.sides:
            if member := _member(one, side):
                return _placed(actor, side.name, "member", f"{one.name} is {member!r} of the conflict file")
    if not _speaks_for_state(actor):
        return actor
    for side in conflict.sides:
        if actor.country and actor.country in side.countries:
            return _placed(
                actor, side.name, "country", f"{actor.country} is a country of that side in the conflict file"
            )
    return actor


def _chain(actor: Actor, cast: Cast) -> list[Actor]:
    """The actor, the body it speaks for, and the body that one is of."""
    chain = [actor]
    while (body := cast.actor(chain[-1].body)) is not None and body not in chain:
        chain.append(body)
    return chain


def _given_country(actor: Actor, conflict: Conflict) -> str | None:
    keys = _own_keys(actor)
    return next((iso for name, iso in conflict.countries.items() if _keys_of(name) & keys), None)


def _member(actor: Actor, side: Side) -> str | None:
    """The member of a side that an actor is, or belongs to: by name, listed body, or territory."""
    if actor.sector in (Sector.CIVIL_SOCIETY, Sector.MEDIA, Sector.CIVILIANS):
        own = {fold_name(n) for n in (actor.name, *actor.aliases)}
        return next((m for m in side.members if fold_name(m) in own), None)
    keys = _own_keys(actor)
    exact = next((m for m in side.members if _keys_of(m) & keys), None)
    if exact or actor.kind == "person" or actor.sector in _NOBODYS:
        return exact
    return next((m for m in side.members if any(_opens_with(n, m) for n in (actor.name, *actor.aliases))), None)


def _opens_with(name: str, member: str) -> bool:
    """Whether a body's name opens with a member's: "Dorand" in "Dorand's army", not in "Dorand-backed rebels"."""
    words, wanted = fold_name(name).split(), fold_name(member).split()
    if words[: len(wanted)] != wanted or len(words) == len(wanted):
        return False
    return words[len(wanted)] != "-" and "and" not in words


def _own_keys(actor: Actor) -> frozenset[str]:
    keys = {f"nation:{actor.nation}"} if actor.nation and _speaks_for_state(actor) else set()
    for name in (actor.name, *actor.aliases):
        keys |= {f"name:{fold_name(name)}"} | {k for k in _keys_of(name) if k.startswith("known:")}
    return frozenset(keys)


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
    return frozenset(keys)


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
    blames: set[tuple[Party, Party]] = set()
    for claim in claims:
        doers = _doers(claim, scene)
        speaker = scene.actors.get(claim.speaker.actor or "") if claim.speaker else None
        by = party_of(speaker, scene.actors, speaking=True) if speaker else None
        if by and claim.stance in _BLAMES:
            blames |= {(by, doer) for doer in doers if doer != by}
        if _is_violence(claim):
            for doer in doers:
                why[doer] = "told as the doer of violence"
        for party in _truce(claim, scene):
            why.setdefault(party, "party to a truce")
    for by, of in blames:
        if (of, by) in blames:
            why[by] = why[of] = "they accuse each other"
    return dict(sorted(why.items()))


def _doers(claim: Claim, scene: _Scene) -> list[Party]:
    agents = claim.event.agents if claim.event else ()
    found = (scene.actors.get(a.actor or "") or scene.by_name.get(fold_name(a.name)) for a in agents)
    return [p for a in found if a is not None and (p := party_of(a, scene.actors, speaking=False))]


def _is_violence(claim: Claim) -> bool:
    if claim.kind is not Kind.EVENT or claim.event is None or claim.realis not in _REAL or claim.negated:
        return False
    return claim.stance not in (Stance.DENIES, Stance.DOUBTS) and claim.event.type in violent_types()


def violent_types() -> frozenset[str]:
    """Event types whose doer is a party to the fighting: what is done with arms or to captives."""
    return frozenset(load_pack("actors.en")["violence"])


def _truce(claim: Claim, scene: _Scene) -> list[Party]:
    if claim.agreement is None or claim.agreement.type not in _TRUCES:
        return []
    found = (scene.by_name.get(fold_name(name)) for name in claim.agreement.parties)
    return [p for a in found if a is not None and (p := party_of(a, scene.actors, speaking=False))]


def party_of(actor: Actor, actors: dict[str, Actor], *, speaking: bool) -> Party | None:
    """The party that an actor is of, or speaks for. `speaking`: private people of a state do not speak for it."""
    if actor.sector is Sector.ARMED_GROUP:
        body = actors.get(actor.body or "")
        if body is not None and body.sector is Sector.ARMED_GROUP:
            return party_of(body, actors, speaking=speaking)
        return None if actor.kind == "person" else ("group", _group_key(actor))
    if actor.sector is Sector.UNKNOWN and actor.nation is None and actor.kind == "body":
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
    names = sorted(a.name for a in cast.actors if a.kind != "person" and a.nation is None and _group_key(a) == key)
    return names[0] if names else key
