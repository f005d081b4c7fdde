"""Who is who in a report: one actor for each person and body, and every place where one is named.

In: a document. Out: a `Cast` of actors and mentions; `resolve` (from `coreference.py`) says whom words name. Reads
the packs `countries`, `actors.en` and `actors` through `packs/actors.py`.

Example: "Dorandi Minister Sela Marr ... Marr said" gives one person with the office "Dorandi Minister".
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from counterclaim.claims.actors.bodies import find_bodies, find_states
from counterclaim.claims.actors.cast import Cast, Mention, Topic
from counterclaim.claims.actors.described import in_order, with_arms, with_described, with_references, with_served
from counterclaim.claims.actors.linking import Group, Placed, clear_nations, group_bodies, group_persons, surnames
from counterclaim.claims.actors.names import Row, Spotted, find_persons, make_row, sworn_in
from counterclaim.claims.actors.people import fold, garbled, main_parts
from counterclaim.claims.actors.unlisted import unlisted_lands, with_unlisted
from counterclaim.packs.actors import ActorWords, load_actor_words
from counterclaim.records.claim import Reason
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import Sector, Zone
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor

_SUBJECT = frozenset(("nsubj", "nsubjpass"))
_WIDER = frozenset((Sector.INTERNATIONAL_BODY, Sector.ARMED_GROUP, Sector.CIVIL_SOCIETY, Sector.MEDIA))
_STATELESS = frozenset((Sector.INTERNATIONAL_BODY, Sector.ARMED_GROUP))
_BEFORE_NOUN = frozenset(("poss", "amod", "compound", "nmod"))
_CLIMB = 4
_MOSTLY = 0.7
_TWO = 2
_PLACE_BEFORE = frozenset(("in", "near", "at", "from", "into", "across", "outside", "around", "of"))


def find_actors(doc: Document, *, known: Mapping[str, str] | None = None) -> Cast:
    """Every person and body that the report names, each once, with its names, office, country and sector.

    `known`: words for lands that the user's conflict file holds, each with its land.
    """
    words = load_actor_words()
    plain = _rows(doc, words)
    lands = {**unlisted_lands(plain), **(known or {})}
    rows = with_unlisted(plain, lands)
    people = group_persons(_place(doc, rows, {n: find_persons(row) for n, row in enumerate(rows)}), words)
    _add_surnames(rows, people)
    taken = {place for g in people for n in g.names for place in range(n.first, n.last)}
    spotted: dict[int, list[Spotted]] = {}
    for number, row in enumerate(rows):
        offset = row.tokens[0].index
        here = {p - offset for p in taken if offset <= p < offset + len(row.tokens)} if taken else set()
        spotted[number] = [*find_bodies(row, here), *find_states(row, here)]
    named = _named_states(rows)
    topics = _topics(doc, rows, words)
    bodies = group_bodies(_place(doc, rows, spotted), words, named, topics)
    cast = msgspec.structs.replace(_cast(doc, people, bodies, words, named), lands=lands, topics=topics)
    return with_references(doc, with_described(doc, with_arms(doc, with_served(doc, cast, people))))


def find_lands(doc: Document) -> dict[str, str]:
    """The words for states and peoples of a report that no list holds, each with its land."""
    return unlisted_lands(_rows(doc, load_actor_words()))


def _topics(doc: Document, rows: Sequence[Row], words: ActorWords) -> tuple[Topic, ...]:
    """The states that sentences are about: those named in the subject of a main verb or of a verb of saying."""
    found = []
    for row in rows:
        for place, token in enumerate(row.tokens):
            at = row.at.get(place)
            nations = {t.id for t in at.terms if t.kind == "nation"} if at and at.first == place else set()
            if len(nations) == 1 and _is_about(doc, token, words):
                found.append(Topic(token.index, token.sentence, nations.pop()))
            elif token.text.lower() == "our":
                found.append(Topic(token.index, token.sentence, ""))
    return tuple(found)


def _is_about(doc: Document, token: Token, words: ActorWords) -> bool:
    """Whether a word stands in the subject of a main verb or of a verb of saying."""
    for _ in range(_CLIMB):
        if token.dep in _SUBJECT:
            verb = doc.tokens[token.head]
            return verb.dep == "ROOT" or verb.lemma in words.speaking
        if token.dep not in _BEFORE_NOUN:
            return False
        token = doc.tokens[token.head]
    return False


def _rows(doc: Document, words: ActorWords) -> list[Row]:
    letters = [t.text for t in doc.tokens if t.text.isalpha()]
    capitals = bool(letters) and sum(t.isupper() for t in letters) > _MOSTLY * len(letters)
    sentences = [s for s in doc.sentences if s.zone is not Zone.FURNITURE and s.last > s.first]
    return [make_row(doc.words(s), words, capitals=capitals) for s in sentences]


def _place(doc: Document, rows: Sequence[Row], found: dict[int, list[Spotted]]) -> list[Placed]:
    """Names with their places in the document."""
    placed = []
    for number, names in found.items():
        tokens = rows[number].tokens
        zone = doc.sentences[tokens[0].sentence].zone
        for name in names:
            inside = tokens[name.first : name.last]
            before = tokens[name.first - 1].text.lower() if name.first else ""
            subject = any(t.dep in _SUBJECT and _leaves(t, inside) for t in inside) or _opens(tokens, name)
            placed.append(
                Placed(
                    inside[0].index,
                    inside[-1].index + 1,
                    name,
                    subject,
                    tokens[0].sentence,
                    placed=_is_placed(rows[number], name),
                    headline=zone in (Zone.HEADLINE, Zone.HEADING),
                    acts=subject or before in ("by", "to"),
                )
            )
    return placed


def _is_placed(row: Row, name: Spotted) -> bool:
    """Whether a word like "in" before a name tells of a place; not in "swore in" and "the mission of"."""
    before = row.tokens[name.first - 1] if name.first else None
    if before is None or before.text.lower() not in _PLACE_BEFORE:
        return False
    if name.first < _TWO or len(name.parts) < _TWO:
        return True
    led = before.text.lower() == "of" and row.kind(name.first - 2) in ("body", "document", "office")
    followed = before.text.lower() == "from" and row.tokens[name.first - 2].text.lower() == "over"
    return not (sworn_in(row, name.first) or led or followed)


def _leaves(token: Token, inside: Sequence[Token]) -> bool:
    return not inside[0].index <= token.head <= inside[-1].index


def _opens(tokens: Sequence[Token], name: Spotted) -> bool:
    """The name opens its sentence and a verb follows: a subject, whatever the parser made of it."""
    return name.first <= 1 and name.last < len(tokens) and tokens[name.last].pos in ("VERB", "AUX")


def _add_surnames(rows: Sequence[Row], people: list[Group]) -> None:
    """Add places where a person's surname stands and the parser saw no person."""
    known = surnames(people)
    taken = {place for g in people for n in g.names for place in range(n.first, n.last)}
    for row in rows:
        for place, token in enumerate(row.tokens):
            if token.index in taken or len(token.text) < 3 or not (token.text[0].isupper() and row.is_name(place)):
                continue
            group = known.get(fold(token.text))
            if group is None or (row.at.get(place) and token.entity != "PERSON"):
                continue
            name = Spotted(first=place, last=place + 1, kind="person", parts=(token.text,))
            subject = token.dep in _SUBJECT
            group.names.append(Placed(token.index, token.index + 1, name, subject, token.sentence))


def _named_states(rows: Iterable[Row]) -> frozenset[str]:
    found = [f.terms for row in rows for f in row.at.values() if f.terms[0].kind == "nation"]
    clear = [terms[0] for terms in found if len({t.id for t in terms if t.kind == "nation"}) == 1]
    return frozenset(t.id for t in clear if t.form in ("name", "capital"))


def _cast(doc: Document, people: list[Group], bodies: list[Group], words: ActorWords, named: frozenset[str]) -> Cast:
    body_actors = {id(g): _body_actor(doc, g, words) for g in bodies}
    at = {place: g for g in bodies for n in g.names for place in range(n.first, n.last)}
    person_actors = {id(g): _person_actor(doc, g, words, named, at, body_actors) for g in people}
    mentions = []
    actors = {}
    for group in (*people, *bodies):
        actor = person_actors.get(id(group)) or body_actors[id(group)]
        actors[actor.id] = actor
        for name in group.names:
            start, end = doc.tokens[name.first].start, doc.tokens[name.last - 1].end
            mentions.append(Mention(start, end, name.first, name.last, actor.id, "name", name.subject))
    return Cast(
        in_order(actors.values()),
        tuple(sorted(mentions, key=lambda m: (m.start, m.end))),
    )


def _text(doc: Document, first: int, last: int) -> str:
    """Words as they stand, spaces reduced to one, a bracketed abbreviation left out."""
    out = ""
    place = first
    while place < last:
        token = doc.tokens[place]
        if token.text in "([" and place + 2 < len(doc.tokens) and doc.tokens[place + 2].text in ")]":
            place += 3
            continue
        gap = place > first and token.start > doc.tokens[place - 1].end
        out += (" " if gap and out else "") + token.text
        place += 1
    return out.strip(" -,")


def _body_actor(doc: Document, group: Group, words: ActorWords) -> Actor:
    texts = [_text(doc, *_known_core(n, group)) for n in sorted(group.names, key=lambda n: n.first)]
    name = max(texts, key=lambda t: (len(t.split()), len(t)))
    if group.kind == "state":
        name = _state_name(texts, group, words)
    sector = Sector.GOVERNMENT if group.kind == "state" else body_sector(group)
    nation = group.nations[0] if len(group.nations) == 1 else None
    note = f"named {len(texts)} times, first as {texts[0]!r}"
    if group.known:
        nation = group.known.country or nation
    if sector in _STATELESS:
        nation = None
    return Actor(
        id=make_id("a", doc.report.id, group.kind, name.casefold()),
        name=name,
        aliases=_aliases(texts, group, name),
        kind="body" if group.known else group.kind,
        country=country_of(nation, words),
        sector=sector,
        nation=nation,
        reasons=(Reason("actors", group.known.id if group.known else group.kind, note),),
    )


def _known_core(placed: Placed, group: Group) -> tuple[int, int]:
    """The words of a listed name without what only says its kind ("militants")."""
    inside = [n for n, mark in enumerate(placed.name.marks) if mark.startswith("known:")]
    if not group.known or not inside:
        return placed.first, placed.last
    return placed.first + inside[0], placed.first + inside[-1] + 1


def _state_name(texts: list[str], group: Group, words: ActorWords) -> str:
    """The plain name if the report uses it, else its longest writing."""
    plain = words.states.get(group.nations[0], "") if len(group.nations) == 1 else ""
    same = [t for t in texts if t.casefold() == plain.casefold()]
    spelt = [_text_of(n) for n in group.names if any(t.form == "name" for t in n.name.terms)]
    return same[0] if same else max(spelt or texts, key=lambda t: (len(t.split()), len(t)))


def _text_of(placed: Placed) -> str:
    return " ".join(placed.name.parts).replace(" - ", "-")


def _aliases(texts: list[str], group: Group, name: str) -> tuple[str, ...]:
    short = [n.name.abbreviation for n in group.names if n.name.abbreviation]
    return tuple(t for t in dict.fromkeys([*texts, *short]) if t != name)


def body_sector(group: Group) -> Sector:
    """What a body is: by its noun, unless a listed name inside it says more ("Lake League mission")."""
    sectors = [t.sector for n in group.names for t in n.name.terms if t.kind == "body"]
    body = next((s for s in reversed(sectors) if s is not Sector.UNKNOWN), Sector.UNKNOWN)
    known = group.known or next((t for n in group.names for t in n.name.terms if t.kind == "known"), None)
    if known and (group.known or known.sector in _WIDER or body is Sector.UNKNOWN):
        return known.sector
    return body


def country_of(nation: str | None, words: ActorWords) -> str | None:
    """ISO code of a state; None for a territory whose state is disputed."""
    return nation if nation and nation.isupper() and nation in words.states else None


def _person_actor(
    doc: Document,
    group: Group,
    words: ActorWords,
    named: frozenset[str],
    at: dict[int, Group],
    bodies: dict[int, Actor],
) -> Actor:
    names = sorted(group.names, key=lambda n: n.first)
    texts = [_text(doc, n.first, n.last) for n in names]
    name = _person_name(names, texts, words)
    offices = [n for n in names if n.name.office]
    places = [doc.sentences[n.sentence].first + p for n in offices for p in n.name.bodies_at]
    served = [bodies[id(at[p])] for p in places if p in at]
    body = next((b for b in served if b.sector is not Sector.UNKNOWN), served[0] if served else None)
    nations = {m for n in offices for m in clear_nations(n.name.nations, named)}
    nation = nations.pop() if len(nations) == 1 else None
    sector = _person_sector(offices, body)
    if body and (body.nation or body.sector in _WIDER):
        nation = body.nation if not nation or body.sector in _WIDER else nation
    titles = [t for n in names for t in (*n.name.terms, *n.name.office_terms) if t.gender]
    office = max((n.name.office or "" for n in offices), key=len, default="") or None
    return Actor(
        id=make_id("a", doc.report.id, "person", name.casefold()),
        name=name,
        aliases=tuple(t for t in dict.fromkeys(texts) if t != name),
        kind="person",
        country=country_of(nation, words),
        sector=sector,
        office=office,
        nation=nation,
        body=body.id if body else None,
        gender=titles[0].gender if titles else None,
        reasons=(Reason("actors", "person", f"named {len(names)} times" + (f", as {office}" if office else "")),),
    )


def _person_name(names: list[Placed], texts: list[str], words: ActorWords) -> str:
    """The fullest name; a stammered one ("Smithson Smith") only where there is no other."""

    def rank(pair: tuple[Placed, str]) -> tuple[bool, int, int]:
        parts = main_parts(pair[0].name.parts, words.particles)
        return (not garbled(parts), len(parts), -pair[0].first)

    best = max(zip(names, texts, strict=True), key=rank)
    fullest = max(zip(names, texts, strict=True), key=lambda p: (len(p[0].name.parts), -p[0].first))
    whole = len(main_parts(best[0].name.parts, words.particles)) > 1
    return best[1] if whole else fullest[1]


def _person_sector(offices: list[Placed], body: Actor | None) -> Sector:
    if body and body.sector is not Sector.UNKNOWN:
        return body.sector
    terms = [t for n in offices for t in n.name.office_terms]
    known = next((t.sector for t in terms if t.kind == "known" and t.sector is not Sector.UNKNOWN), None)
    office = next((t.sector for t in terms if t.kind == "office" and t.sector is not Sector.UNKNOWN), None)
    return known or office or Sector.UNKNOWN
