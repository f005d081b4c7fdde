"""Who acts without a name, and for which body a person speaks whose office calls it only "the ministry".

In: a document and its cast so far. Out: the cast with those actors, and with the bodies of its persons. Reads the
packs through `packs/actors.py`.

Example: "Residents of the valley said" gives a group; "Spokesman Ivo Tarn" after "The ministry said" speaks for it.
"""

from collections.abc import Iterable

import msgspec

from counterclaim.claims.actors.cast import Cast, Mention
from counterclaim.claims.actors.clauses import SUBJECTS, phrase_at
from counterclaim.claims.actors.coreference import body_before, resolve
from counterclaim.claims.actors.linking import Group, Placed
from counterclaim.claims.actors.phrases import DEFINITE, POSSESSIVES, forces_named, read_phrase
from counterclaim.packs.actors import load_actor_words, word_key
from counterclaim.records.claim import Reason, Span
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_OF_A_BODY = frozenset(("commander", "leader"))
_BEFORE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
_JOINS = frozenset(("in", "of", "for", "from", "the", "and"))
_STATELESS = frozenset((Sector.INTERNATIONAL_BODY, Sector.ARMED_GROUP, Sector.CIVIL_SOCIETY, Sector.MEDIA))


def in_order(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Persons first, then by name."""
    return tuple(sorted(actors, key=lambda a: (a.kind != "person", a.name, a.id)))


def with_served(doc: Document, cast: Cast, people: Iterable[Group]) -> Cast:
    """Persons with the body that they speak for, where their office names none of its own."""
    names = {m.first: m.actor for m in cast.mentions}
    actors = {a.id: a for a in cast.actors}
    for group in people:
        placed = next((n for n in group.names if n.name.office and not n.name.past), None)
        actor = actors.get(names.get(placed.first, "")) if placed else None
        if placed is None or actor is None or actor.body or actor.nation or actor.kind != "person":
            continue
        body = _served(doc, cast, placed)
        if body is not None and body.kind != "person":
            actors[actor.id] = _speaking_for(actor, body)
    return msgspec.structs.replace(cast, actors=in_order(actors.values()))


def _served(doc: Document, cast: Cast, placed: Placed) -> Actor | None:
    first = doc.sentences[placed.sentence].first
    for place in placed.name.bodies_at:
        start = first + place
        while start > first and doc.tokens[start - 1].pos in ("ADJ", "NOUN"):
            start -= 1
        return body_before(doc, cast, (start, first + place + 1))
    spokes = any(t.id.startswith("spokes") or t.id in _OF_A_BODY for t in placed.name.office_terms)
    return body_before(doc, cast, None, at=placed.first) if spokes and not placed.name.nations else None


def _speaking_for(actor: Actor, body: Actor) -> Actor:
    why = Reason("actors", "office", f"speaks for {body.name}")
    return msgspec.structs.replace(
        actor,
        body=body.id,
        nation=None if body.sector in _STATELESS else body.nation,
        country=None if body.sector in _STATELESS else body.country,
        sector=body.sector if body.sector is not Sector.UNKNOWN else actor.sector,
        reasons=(*actor.reasons, why),
    )


def with_described(doc: Document, cast: Cast) -> Cast:
    """The cast with those who speak without a name: "residents", "a senior police official"."""
    covered = {place for m in cast.mentions for place in range(m.first, m.last)}
    words = load_actor_words()
    actors = {a.id: a for a in cast.actors}
    mentions = list(cast.mentions)
    persons = {m.first for m in cast.mentions if actors[m.actor].kind == "person"}
    for token in doc.tokens:
        if token.dep != "nsubj" or token.index in covered or word_key(token.text) not in words.people:
            continue
        if doc.tokens[token.head].lemma not in words.speaking:
            continue
        first, last = _phrase_around(doc, token.index)
        phrase = read_phrase(doc, cast, first, last)
        if phrase is None or phrase.article in DEFINITE | POSSESSIVES or phrase.head is None:
            continue
        if phrase.head.term("people") is None and phrase.article not in ("a", "an"):
            continue
        if last + 1 in persons and doc.tokens[last].text == ",":
            continue
        start, end = doc.tokens[phrase.first].start, doc.tokens[phrase.last - 1].end
        actor = resolve(doc, cast, Span(doc.tokens[first].start, end))
        if actor is not None and actor.id not in actors:
            actors[actor.id] = actor
            mentions.append(Mention(start, end, phrase.first, phrase.last, actor.id, "description", subject=True))
    return msgspec.structs.replace(
        cast, actors=in_order(actors.values()), mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end)))
    )


def with_arms(doc: Document, cast: Cast) -> Cast:
    """The cast with the forces that act by what they fight with: "Dorandi jets struck", "shelled by Dorandi artillery".

    Only where they are the doer: what is shot down, bought or named as the cause of a fire acts by nobody.
    """
    words = load_actor_words()
    arms = words.units | words.fire
    covered = {place for m in cast.mentions for place in range(m.first, m.last)}
    actors, mentions = {a.id: a for a in cast.actors}, list(cast.mentions)
    for token in doc.tokens:
        noun = word_key(token.text)
        if noun not in arms or token.index in covered or not _acts(doc, token):
            continue
        first, last = phrase_at(doc, token.index)
        phrase = read_phrase(doc, cast, first, last)
        actor = forces_named(doc, phrase) if phrase is not None and phrase.core - 1 == token.index else None
        if actor is None or phrase is None or covered & {*range(phrase.first, phrase.core)}:
            continue
        same = next((a for a in actors.values() if a.name.casefold() == actor.name.casefold()), actor)
        actors[same.id] = same
        start, end = doc.tokens[phrase.first].start, token.end
        subject = token.dep in SUBJECTS
        mentions.append(Mention(start, end, phrase.first, phrase.core, same.id, "description", subject))
    ordered = tuple(sorted(mentions, key=lambda m: (m.start, m.end)))
    return msgspec.structs.replace(cast, actors=in_order(actors.values()), mentions=ordered)


def _acts(doc: Document, token: Token) -> bool:
    """Whether a noun is a doer: the subject of an active verb, or what stands after "by"."""
    return token.dep == "nsubj" or (token.dep == "pobj" and doc.tokens[token.head].text.lower() == "by")


def with_references(doc: Document, cast: Cast) -> Cast:
    """The cast with the places where words such as "the army" or "the minister" mean one of its actors."""
    covered = {place for m in cast.mentions for place in range(m.first, m.last)}
    words = load_actor_words()
    actors = {a.id: a for a in cast.actors}
    for token in doc.tokens:
        key = word_key(token.text)
        if token.index in covered or token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "poss", "nmod"):
            continue
        if key not in words.bodies and key not in words.people:
            continue
        first, last = phrase_at(doc, token.index)
        if first == token.index or doc.tokens[first].text.lower() not in DEFINITE or covered & {*range(first, last)}:
            continue
        start, end = doc.tokens[first].start, doc.tokens[last - 1].end
        actor = resolve(doc, cast, Span(start, end))
        if actor is not None and actor.id in actors:
            here = Mention(start, end, first, last, actor.id, "reference", subject=token.dep in SUBJECTS)
            mentions = tuple(sorted((*cast.mentions, here), key=lambda m: (m.start, m.end)))
            cast = msgspec.structs.replace(cast, mentions=mentions)
    return cast


def _phrase_around(doc: Document, place: int) -> tuple[int, int]:
    """The noun phrase around a head, with names and bodies after "in", "of" or "for"."""
    sentence = doc.sentences[doc.tokens[place].sentence]
    bodies = load_actor_words().bodies
    first, last = place, place + 1
    while first > sentence.first and _goes_before(doc, first - 1):
        first -= 1
    after = last
    while after < sentence.last:
        token = doc.tokens[after]
        names = token.pos == "PROPN" or (word_key(token.text) in bodies and token.pos == "NOUN")
        if not names and token.text.lower() not in _JOINS and not (after > last and token.pos in ("ADJ", "NOUN")):
            break
        after += 1
        last = after if names else last
    return first, last


def _goes_before(doc: Document, place: int) -> bool:
    return doc.tokens[place].pos in _BEFORE or doc.tokens[place].text in ("'s", "’s", "-")
