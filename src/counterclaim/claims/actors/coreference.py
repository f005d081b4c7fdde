"""Whom words name: a name with its description, a pronoun, "the ministry", "the statement", "both sides".

In: a document, its cast, a span, and who spoke before. Out: the actor, or None for an empty span. Where it may be one
side or the other, the words themselves are returned as an actor without a country: a wrong side is the worst fault
there is. Reads the packs through `packs/actors.py`.

Example: after "The ministry of Dorand said", "it" is that ministry; after two ministries in one sentence it is nobody.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.actors.cast import Cast, Mention
from counterclaim.claims.actors.clauses import subject_of, verb_of
from counterclaim.claims.actors.discourse import (
    OF_STATE,
    View,
    known_before,
    pick,
    state_in_play,
    subject_before,
    told_of_another,
)
from counterclaim.claims.actors.people import close, fold
from counterclaim.claims.actors.phrases import (
    ARTICLES,
    DEFINITE,
    POSSESSIVES,
    Phrase,
    described,
    forces_after,
    forces_named,
    head_words,
    joints,
    mentions_in,
    read_phrase,
    segments,
    tokens_of,
    words_text,
)
from counterclaim.claims.actors.pointing import actor_at, at_word
from counterclaim.claims.actors.pronouns import antecedent, is_expletive, resolve_pronoun
from counterclaim.packs.actors import Found, Term, load_actor_words, split_words, word_key
from counterclaim.records.claim import Reason, Span
from counterclaim.records.document import Document
from counterclaim.records.enums import Sector
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor

_ONE_EACH = frozenset((Sector.MILITARY, Sector.POLICE, Sector.GOVERNMENT))
"""Of these a state has one that is called so without a name: its army, its police, its government."""
_TITLES = frozenset(("minister", "secretary", "president", "king", "emir"))
"""Words for offices of which nobody who bears one is called by another."""
_PARTS = frozenset(("command", "unit", "national_guard", "military_coalition", "side", "state_word"))
"""Nouns for bodies that an armed group may have or be as well."""
_BY = frozenset(("by", "from", "of"))


def resolve(
    doc: Document, cast: Cast, span: Span, *, earlier: Sequence[str] = (), speaker: str | None = None
) -> Actor | None:
    """Who the words of a span name. `earlier`: ids of those who spoke before, latest last; `speaker`: who says "we"."""
    first, last = tokens_of(doc, span)
    if first >= last:
        return None
    view = View(doc, cast, {a.id: a for a in cast.actors}, tuple(earlier), speaker, first)
    return _resolve(view, first, last)


def body_before(doc: Document, cast: Cast, words: tuple[int, int] | None, *, at: int = 0) -> Actor | None:
    """The body that the words "ministry" mean where they stand; without words, the subject told just before `at`."""
    place = words[0] if words else at
    view = View(doc, cast, {a.id: a for a in cast.actors}, (), None, place)
    if words is None:
        subject = subject_before(view, lambda a: a.kind != "person", sentence=False)
        last = view.sentence - 1
        near = subject and any(
            m.actor == subject.id and (view.paragraphs_back(m) == 0 or doc.tokens[m.first].sentence == last)
            for m in view.before()[:6]
        )
        return subject if near else None
    phrase = read_phrase(doc, cast, *words)
    if phrase is None or phrase.head is None or not phrase.head.term("body"):
        return None
    actor = _body(view, msgspec.structs.replace(phrase, article="the"))
    return view.actors.get(actor.id)


def _resolve(view: View, first: int, last: int) -> Actor | None:
    parts = segments(view.doc, view.cast, first, last)
    if person := _introduced(view, first, last):
        return person
    if view.doc.tokens[first].tag in ("WP", "WDT") and last - first == 1:
        return antecedent(view)
    if is_expletive(view):
        return None
    if listed := _list(view, first, last, parts):
        return listed
    lead: Actor | None = None
    for number, (start, end) in enumerate(parts):
        phrase = read_phrase(view.doc, view.cast, start, end)
        if phrase is None:
            continue
        named = phrase.core_mention()
        actor = view.actors[named.actor] if named else None
        if actor and actor.kind == "person" and named and named.kind == "name":
            return actor
        if number and lead is not None:
            continue
        lead = actor or _unnamed(view, phrase)
        if lead.kind != "person" and not (phrase.head and phrase.head.term("office")):
            return lead
    return lead


def _introduced(view: View, first: int, last: int) -> Actor | None:
    """A person with an office before the name ("Mint director Sela Marr") or after it ("Sela Marr, head of ...")."""
    for mention in mentions_in(view.cast, first, last, view.doc):
        actor = view.actors[mention.actor]
        if actor.kind != "person" or not actor.office:
            continue
        start = first
        while start < mention.first and view.doc.tokens[start].text.lower() in ARTICLES:
            start += 1
        lead = words_text(view.doc, start, mention.first)
        follows = mention.last < last and view.doc.tokens[mention.last].text == ","
        after = words_text(view.doc, mention.last + 1, min(last, mention.last + 5)) if follows else ""
        if lead and lead in actor.office:
            return actor
        if not lead and after and after.removeprefix("the ").removeprefix("a ") in actor.office:
            return actor
    return None


def _list(view: View, first: int, last: int, parts: list[tuple[int, int]]) -> Actor | None:
    """Several actors joined by "and": one plural actor, with country and sector only where they share it."""
    places = joints(view.doc, view.cast, first, last)
    if not places:
        return None
    bounds = [first, *[p for place in places for p in (place, place + 1)], last]
    pieces = [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
    split = [s for a, b in pieces for s in segments(view.doc, view.cast, a, b)]
    phrases = [p for a, b in split if (p := read_phrase(view.doc, view.cast, a, b))]
    named = [m for p in phrases if (m := p.core_mention())]
    if len(phrases) < 2 or not named or len(parts) != len(split) - len(places):
        return None
    if any(p.core_mention() is None and p.head is None and not _only_named(p) for p in phrases):
        return None
    members = [view.actors[m.actor] for m in named]
    whole = len(named) == len(phrases)
    nations = {a.nation for a in members}
    sectors = {a.sector for a in members}
    start = phrases[0].first
    text = words_text(view.doc, start, phrases[-1].last)
    nation = nations.pop() if whole and len(nations) == 1 else None
    return Actor(
        id=make_id("a", view.doc.report.id, "several", text.casefold()),
        name=text,
        kind="group",
        country=nation if nation and nation.isupper() else None,
        nation=nation,
        sector=sectors.pop() if whole and len(sectors) == 1 else Sector.UNKNOWN,
        reasons=(Reason("coreference", "several", ", ".join(a.name for a in members)),),
    )


def _only_named(phrase: Phrase) -> bool:
    """A name that tells nothing of its bearer, and speaks with the others: neither is passed over for the other."""
    deps = {token.dep for token in phrase.tokens}
    return all(token.pos == "PROPN" for token in phrase.tokens) and not deps.isdisjoint(("nsubj", "conj"))


def _unnamed(view: View, phrase: Phrase) -> Actor:
    """Whom a phrase without a name at its head means."""
    if phrase.tokens[0].tag in ("PRP", "PRP$") and len(phrase.tokens) == 1:
        return resolve_pronoun(view, phrase.tokens[0].text.lower(), _resolve) or described(view.doc, phrase, plain=True)
    head = phrase.head
    if (forces := forces_named(view.doc, phrase)) is not None:
        return view.actors.get(forces.id, forces)
    if head is None or head.terms[0].kind in ("known", "nation", "honorific"):
        return _by_spelling(view, phrase) or _named_or_described(view, phrase)
    if head.term("plural"):
        return described(view.doc, phrase, plain=True)
    if head.term("document"):
        return _issuer(view, phrase) or described(view.doc, phrase, plain=True)
    noun = word_key(words_text(view.doc, phrase.core - 1, phrase.core))
    if phrase.article in DEFINITE and noun in load_actor_words().kinds:
        return _body(view, phrase)
    if head.term("people"):
        return described(view.doc, phrase, body=_inner_body(view, phrase))
    office = head.term("office")
    return _officer(view, phrase, office) if office else _body(view, phrase)


# --- descriptions


def _officer(view: View, phrase: Phrase, office: Term) -> Actor:
    """A person by office: "the Dorandi leader", "the police chief", "the minister's spokesman"."""
    if (named := _named_after(view, phrase)) is not None:
        return named
    body = _inner_body(view, phrase)
    owner = phrase.owner()
    if phrase.article in ("a", "an", "another") or not (phrase.article or owner or phrase.nations() or _titled(phrase)):
        return described(view.doc, phrase, body=body)
    nations = phrase.nations()
    called = word_key(view.doc.tokens[phrase.core - 1].text)
    fits = [a for a in known_before(view) if a.kind == "person" and _holds(a, office) and _called_so(a, called)]
    if nations:
        fits = [a for a in fits if a.nation in nations or (a.nation is None and view.earlier[-1:] == (a.id,))]
    if body:
        fits = [a for a in fits if a.body == body.id]
    if owner and view.actors[owner.actor].kind == "person":
        boss = fold(view.actors[owner.actor].name.split()[-1])
        fits = [a for a in fits if a.office and boss in fold(a.office)]
        return pick(view, fits) or _same_paragraph(view, owner) or described(view.doc, phrase)
    if fits:
        return pick(view, fits) or described(view.doc, phrase, plain=not nations, body=body if nations else None)
    return described(view.doc, phrase, body=body)


def _named_after(view: View, phrase: Phrase) -> Actor | None:
    """The person whose name follows his office behind a comma: "Dorand's minister, Sela Marr"."""
    tokens = view.doc.tokens
    if phrase.last >= len(tokens) or tokens[phrase.last].text != ",":
        return None
    here = [m for m in view.cast.mentions if m.first == phrase.last + 1 and m.kind == "name"]
    actor = view.actors[here[0].actor] if here else None
    fits = actor is not None and actor.kind == "person" and fold(phrase.text) in fold(actor.office or "")
    return actor if fits else None


def _titled(phrase: Phrase) -> bool:
    return phrase.tokens[0].text[0].isupper() and phrase.tokens[0].sentence >= 0 and len(phrase.tokens) > 1


def _called_so(actor: Actor, word: str) -> bool:
    """Whether an office bears the word: one state's foreign secretary is not another's foreign minister."""
    own = {word_key(w) for w in split_words(actor.office or "")}
    return word in own or word not in _TITLES or not own & _TITLES


def _holds(actor: Actor, office: Term) -> bool:
    """Whether a person's office can be called by a word: "leader" any head of state, "minister" any minister."""
    if not actor.office:
        return False
    words = load_actor_words()
    own = [t for f in words.scan(split_words(actor.office)) for t in f.terms if t.kind == "office"]
    if any(t.id == office.id for t in own):
        return True
    if office.id == "leader":
        return any(t.leader for t in own)
    broader = {"minister": "minister", "official": "", "spokesperson": "spokes", "man": "", "woman": ""}
    wanted = broader.get(office.id)
    if wanted is None:
        return False
    if office.id in ("man", "woman"):
        return actor.gender == office.gender
    return any(wanted in t.id for t in own) if wanted else False


def _same_paragraph(view: View, owner: Mention) -> Actor | None:
    """The one who spoke last in this paragraph and has no office yet: "X said ... said the minister's spokesman"."""
    boss = view.actors[owner.actor]
    last = view.spoke(
        lambda a: a.kind == "person" and a.office is None and a.id != boss.id and a.nation in (None, boss.nation)
    )
    if last is None:
        return None
    near = any(m.actor == last.id and view.paragraphs_back(m) == 0 for m in view.before())
    return last if near else None


def _body(view: View, phrase: Phrase) -> Actor:
    """A body by its noun: "the ministry", "the Halvern-based group", "its troops"."""
    if phrase.article in POSSESSIVES:
        return _owned(view, phrase)
    if phrase.article not in DEFINITE and not (phrase.row.is_name(0) and not phrase.head_is_loose()):
        return _fielded(view, phrase) or described(view.doc, phrase, body=_inner_body(view, phrase))
    wanted = head_words(phrase)
    nations = phrase.nations()
    noun = (
        word_key(" ".join(t.text for t in phrase.tokens[phrase.head.first : phrase.head.last])) if phrase.head else ""
    )
    kinds = load_actor_words().kinds.get(noun) or load_actor_words().kinds.get(noun.split()[-1] if noun else "")
    fits = []
    for actor in known_before(view):
        if actor.kind in ("person", "state") or (nations and actor.nation not in nations):
            continue
        if phrase.head and not _may_be(actor, phrase.head):
            continue
        names = {word_key(w) for w in split_words(actor.name)}
        same = wanted <= {load_actor_words().same.get(n, n) for n in names}
        kind = kinds is not None and actor.sector.value in kinds and not (wanted - set(noun.split()))
        if same or kind:
            fits.append(actor)
    fits = [a for a in fits if not _only_described(a)] or fits
    picked = pick(view, fits)
    if picked is not None and not nations and told_of_another(view, picked, wanted):
        return described(view.doc, phrase, plain=True)
    return picked or _of_state(view, phrase, described(view.doc, phrase, plain=bool(fits) and not nations))


def _of_state(view: View, phrase: Phrase, actor: Actor) -> Actor:
    """A bare "the army" as a body of the only state in play; unchanged where there are several."""
    term = phrase.head.term("body") if phrase.head else None
    bare = len(phrase.tokens) == 1 and term is not None and not term.loose and term.sector in _ONE_EACH
    nation = state_in_play(view) if bare and actor.nation is None else None
    if nation is None:
        return actor
    why = Reason("coreference", "state", f"{phrase.text!r}: of the only state whose bodies the report names")
    country = nation if nation.isupper() else None
    return msgspec.structs.replace(actor, country=country, nation=nation, reasons=(*actor.reasons, why))


def _fielded(view: View, phrase: Phrase) -> Actor | None:
    """Whose "army warplanes" are: those of the army that the report names."""
    heads = [f for f in dict.fromkeys(phrase.row.at.values()) if f.term("body") and f is not phrase.head]
    head = phrase.head.term("body") if phrase.head else None
    term = heads[0].term("body") if heads else None
    if len(heads) != 1 or term is None or head is None or not head.loose or term.sector not in OF_STATE:
        return None
    start, end = phrase.first + heads[0].first, phrase.first + heads[0].last
    if heads[0].first or end != phrase.core - 1:
        return None
    inner = read_phrase(view.doc, view.cast, start, end)
    found = _body(view, msgspec.structs.replace(inner, article="the")) if inner else None
    return found if found is not None and found.id in view.actors else None


def _may_be(actor: Actor, head: Found) -> bool:
    """Whether a body can be called by a noun: "the army" is a state's, "the rebels" and "the front" never are."""
    term = head.term("body")
    if term is None or actor.sector is Sector.UNKNOWN:
        return True
    if term.sector in OF_STATE and term.id not in _PARTS:
        return actor.sector is not Sector.ARMED_GROUP
    if term.sector is Sector.ARMED_GROUP or term.id in ("movement", "group"):
        return actor.sector not in OF_STATE
    return True


def _only_described(actor: Actor) -> bool:
    return actor.reasons[:1] != () and actor.reasons[0].step == "coreference"


def _owned(view: View, phrase: Phrase) -> Actor:
    """A body of whoever "its" means in "its troops", called by that state or group."""
    owner = resolve_pronoun(view, phrase.article, _resolve)
    if owner is None:
        return described(view.doc, phrase, plain=True)
    if owner.kind == "person":
        owner = view.actors.get(owner.body or "") or owner
    adjective = load_actor_words().adjectives.get(owner.nation or "")
    text = phrase.text
    name = f"{adjective} {text}" if adjective and owner.kind != "person" else f"{owner.name}’s {text}"
    own = described(view.doc, phrase)
    return msgspec.structs.replace(
        own,
        id=make_id("a", view.doc.report.id, "description", name.casefold()),
        name=name,
        country=owner.country,
        nation=owner.nation,
        body=owner.id,
        reasons=(Reason("coreference", "possessive", f"“{phrase.article}” is {owner.name}"),),
    )


def _inner_body(view: View, phrase: Phrase) -> Actor | None:
    """The body that a description names: in "a spokesman for the army", the army."""
    for mention in mentions_in(view.cast, phrase.first, phrase.last, view.doc):
        actor = view.actors[mention.actor]
        if actor.kind in ("body", "group"):
            return actor
    if (whose := _possessor(view, phrase)) is not None:
        return whose
    if phrase.head is None or not phrase.head.term("office"):
        return None
    for found in dict.fromkeys(phrase.row.at.values()):
        if found.term("body") and found is not phrase.head and found.last <= phrase.last - phrase.first:
            wanted = {word_key(t.text) for t in phrase.tokens[found.first : found.last]}
            fits = [
                a
                for a in known_before(view)
                if a.kind == "body" and wanted <= {word_key(w) for w in split_words(a.name)}
            ]
            return pick(view, fits)
    return None


def _possessor(view: View, phrase: Phrase) -> Actor | None:
    """The body that "the group" means in "the group's commander"."""
    ends = [p for p in range(phrase.first, phrase.core) if phrase.row.owns(p - phrase.first)]
    if not ends:
        return None
    start = phrase.first
    if phrase.article and phrase.first and view.doc.tokens[phrase.first - 1].text.lower() == phrase.article:
        start -= 1
    actor = _resolve(at_word(view, start), start, ends[0])
    return actor if actor is not None and actor.id in view.actors and actor.kind in ("body", "group") else None


# --- statements and reports


def _issuer(view: View, phrase: Phrase) -> Actor | None:
    """Whose a statement is: its owner, who it is "by", who was last told to issue one, else the last speaker."""
    owner = phrase.owner()
    if owner:
        return view.actors[owner.actor]
    if phrase.article in POSSESSIVES:
        return resolve_pronoun(view, phrase.article, _resolve)
    if by := _by(view, phrase.core, phrase.last):
        return by
    named = [m for m in phrase.mentions if m.last <= phrase.core]
    if named:
        return view.actors[named[-1].actor]
    return _issued_before(view, phrase) or view.spoke(lambda _: True)


def _by(view: View, first: int, last: int) -> Actor | None:
    """The name after "by", "from" or "of"."""
    if first >= last or view.doc.tokens[first].text.lower() not in _BY:
        return None
    inside = read_phrase(view.doc, view.cast, first + 1, last)
    named = inside.core_mention() if inside else None
    return view.actors[named.actor] if named else None


def _issued_before(view: View, phrase: Phrase) -> Actor | None:
    """Issuer of the nearest document of that name before: by its words, else the subject of its sentence."""
    noun = view.doc.tokens[phrase.core - 1].lemma
    for place in range(view.place - 1, max(-1, view.place - 400), -1):
        token = view.doc.tokens[place]
        if token.lemma != noun:
            continue
        around = mentions_in(view.cast, max(0, place - 8), place + 1, view.doc)
        owners = [
            m
            for m in around
            if m.last <= place and view.doc.tokens[m.last].text in ("'s", "’s") and m.last >= place - 3
        ]
        if owners:
            return view.actors[owners[-1].actor]
        if by := _by(view, place + 1, min(place + 16, len(view.doc.tokens))):
            return by
        if (told := _told_in(view, place)) is not None:
            return told
    return None


def _told_in(view: View, document: int) -> Actor | None:
    """Who says something in a document ("the group said in a report"), or issues it."""
    verb = verb_of(view.doc, document)
    subject = subject_of(view.doc, verb) if verb is not None else None
    if verb is None or subject is None or subject >= view.place or subject == document:
        return None
    if view.doc.tokens[subject].pos == "PRON":
        return resolve_pronoun(at_word(view, subject), view.doc.tokens[subject].text.lower(), _resolve)
    return actor_at(view, subject, _resolve)


# --- names that the cast does not hold


def _by_spelling(view: View, phrase: Phrase) -> Actor | None:
    """An actor called so, or almost so, elsewhere in the report."""
    text = words_text(view.doc, phrase.first, phrase.core)
    wanted = fold(text)
    for actor in view.cast.actors:
        if wanted in (fold(actor.name), *map(fold, actor.aliases)):
            return actor
    if len(text.split()) != 1:
        return None
    near = [a for a in view.cast.actors if a.kind == "person" and close(wanted, fold(a.name.split()[-1]))]
    return near[0] if len(near) == 1 else None


def _named_or_described(view: View, phrase: Phrase) -> Actor:
    """A state that the cast leaves out, or the words as they stand."""
    nation = phrase.row.at.get(0)
    if (forces := forces_after(view.doc, view.cast, phrase)) is not None:
        return view.actors.get(forces.id, forces)
    term = nation.term("nation") if nation else None
    if term and nation and nation.last == phrase.core - phrase.first and len({t.id for t in nation.terms}) == 1:
        name = words_text(view.doc, phrase.first, phrase.core)
        return Actor(
            id=make_id("a", view.doc.report.id, "state", name.casefold()),
            name=name,
            kind="state" if term.form in ("name", "capital") else "group",
            country=term.country,
            nation=term.id,
            sector=Sector.GOVERNMENT if term.form in ("name", "capital") else Sector.CIVILIANS,
            reasons=(Reason("coreference", "state", f"{name!r} is a name of {term.name}"),),
        )
    return described(view.doc, phrase, body=_inner_body(view, phrase))
