"""Whom a pronoun means: "it", "he", "she", "they", and "we" in quotations.

In: what was said before it. Out: the actor, or None where it may be of two sides. Reads lists of verbs from the pack
`actors.en`: after which "it" stands for nobody, of saying, of denying, of harming.

A pronoun goes first to a subject: of its own clause for "its", of the clause above, then of the sentence before; the
object of a verb is never its subject. Example: after "The ministry asked people to leave places where rebels gather",
"it" is the ministry; after "X accused Y", the "it" of "it denied" is nobody.
"""

import msgspec

from counterclaim.claims.actors.clauses import (
    main_subject,
    objects_of,
    own_subject,
    phrase_at,
    subject_of,
    verb_of,
)
from counterclaim.claims.actors.discourse import (
    NEAR,
    View,
    nearest,
    one_side,
    same_side,
    spoke_near,
    subject_before,
    told_just_before,
)
from counterclaim.claims.actors.names import make_row
from counterclaim.claims.actors.pointing import Fits, Namer, actor_at, at_word
from counterclaim.claims.actors.sayings import names_what_is_denied, said_by, saying_above
from counterclaim.claims.actors.unlisted import look_up
from counterclaim.packs.actors import load_actor_words, word_key
from counterclaim.records.document import Token
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor

_FIRST_PERSON = frozenset(("i", "we", "us", "me", "our", "my", "ourselves", "myself", "ours"))
_THING = frozenset(("it", "its", "itself"))
_MAN = frozenset(("he", "him", "his", "himself"))
_WOMAN = frozenset(("she", "her", "herself", "hers"))
_MANY = frozenset(("they", "them", "their", "themselves", "theirs"))
_CLASSES = (_THING, _MAN, _WOMAN, _MANY)
_MARKS = frozenset(('"', "“", "”", "''", "``"))
_NO_PART = frozenset((Sector.INTERNATIONAL_BODY, Sector.MEDIA, Sector.CIVIL_SOCIETY, Sector.CIVILIANS))
_PLURAL = frozenset(("NNS", "NNPS"))
_SINGULAR = frozenset(("NN", "NNP"))
_REPORTS = frozenset(("ccomp", "conj", "xcomp", "ROOT"))
"""How a clause hangs on the verb of saying that tells it."""
_BACK = 3
"""Sentences looked at backwards."""
_AROUND = 3


class _Pronoun(msgspec.Struct, frozen=True):
    """A pronoun at a word of the document: the others of its class, whether it owns something, and its verb."""

    place: int
    word: str
    same: frozenset[str]
    owns: bool
    verb: int | None
    subject: bool


_DEEPEST = 24
"""Words that are asked for one another; no prose goes so deep, and a text made to would break the reading."""


def resolve_pronoun(view: View, word: str, name: Namer) -> Actor | None:
    """Whom a pronoun means, None if that is not certain. `name` says whom other words mean."""
    if view.depth > _DEEPEST:
        return None
    if word in _FIRST_PERSON:
        return view.actors.get(view.speaker) if view.speaker else None
    if word in _THING:
        return _meant(view, word, lambda a: a.kind in ("body", "state"), name)
    if word in _MAN:
        return _meant(view, word, lambda a: a.kind == "person" and a.gender != "female", name)
    if word in _WOMAN:
        return _meant(view, word, lambda a: a.kind == "person" and a.gender != "male", name)
    if word in _MANY:
        if view.speaker is not None and _is_doer(view, word):
            return doer_in_speech(view, word, name)
        many = _meant(view, word, lambda a: a.kind == "group", name)
        return many or _meant(view, word, lambda a: a.kind == "body", name)
    return None


def _is_doer(view: View, word: str) -> bool:
    """Whether the pronoun is the subject of its clause."""
    pronoun = _pronoun(view, word)
    return pronoun.subject and not pronoun.owns and not _after_content(view)


def doer_in_speech(view: View, word: str, name: Namer) -> Actor | None:
    """Who "they" are in what somebody says: those he told as doers just before; never his own side, never a mediator.

    Only whoever is told to say it in the same sentence may be meant as well ("the rebels said they shot it down").
    """
    pronoun = _pronoun(view, word)
    if not _in_quotes(view, pronoun.place):
        above, certain = _above(view, pronoun, lambda a: a.kind in ("group", "body"), name, frozenset())
        if certain:
            return above
    own = view.actors.get(view.speaker or "")
    for number in range(view.sentence, max(-1, view.sentence - _BACK), -1):
        if view.paragraph - view.doc.sentences[number].paragraph > NEAR:
            return None
        found = [a for p in _doers_in(view, number, pronoun.place) if (a := _doer_at(view, p, name)) is not None]
        theirs = [a for a in found if not _of_own_side(view, own, a)]
        if theirs:
            return theirs[-1] if all(same_side(theirs[0], a) for a in theirs) else None
        if found:
            return None
    return None


def _doer_at(view: View, head: int, name: Namer) -> Actor | None:
    """The actor with this head, one known only by its words called by no more than them."""
    actor = actor_at(view, head, name)
    if actor is None or actor.id in view.actors:
        return actor
    first, _ = phrase_at(view.doc, head)
    return name(at_word(view, first), first, head + 1)


def _in_quotes(view: View, place: int) -> bool:
    """Whether the word stands between marks of quotation that open in its sentence."""
    first = view.doc.sentences[view.doc.tokens[place].sentence].first
    return sum(t.text in _MARKS for t in view.doc.tokens[first:place]) % 2 == 1


def _doers_in(view: View, number: int, end: int) -> list[int]:
    """Heads of those who act in a sentence before a word: subjects of what is done, whom one accuses, and "by" whom."""
    words, tokens = load_actor_words(), view.doc.tokens
    sentence = view.doc.sentences[number]
    found = []
    for token in tokens[sentence.first : min(sentence.last, end)]:
        above = tokens[token.head]
        does = token.dep == "nsubj" and above.lemma not in words.speaking | words.denying
        blamed = token.dep in ("dobj", "nsubjpass") and above.lemma in words.accusing
        if does or blamed or (token.dep == "pobj" and above.text.lower() == "by" and not _told_by_saying(view, above)):
            found.append(token.index)
    return found


def _told_by_saying(view: View, by: Token) -> bool:
    return view.doc.tokens[by.head].lemma in load_actor_words().speaking


def _of_own_side(view: View, own: Actor | None, actor: Actor) -> bool:
    """Whether an actor is the speaker, of his body or his state, or one of those who take no part."""
    if actor.sector in _NO_PART or actor.kind == "person":
        return True
    if own is None:
        return False
    body = view.actors.get(own.body or "")
    mine = {own.id, own.body, body.body if body else None} - {None}
    nation = own.nation or (body.nation if body else None)
    armed = actor.sector is Sector.ARMED_GROUP
    return bool(mine & {actor.id, actor.body}) or (nation is not None and not armed and actor.nation == nation)


def _meant(view: View, word: str, fits: Fits, name: Namer) -> Actor | None:
    """The antecedent of a pronoun: in its sentence, else in those before."""
    pronoun = _pronoun(view, word)
    if _after_content(view):
        told = _speakers_before(view, pronoun, fits, name)
        return told[0] if len(told) == 1 else None if told else _outside(view, pronoun, fits, name)
    barred = _barred(view, pronoun, name)
    above, certain = _above(view, pronoun, fits, name, barred)
    if certain:
        return above
    inside = [m for m in view.before() if view.doc.tokens[m.first].sentence == view.sentence]
    named = list(dict.fromkeys(m.actor for m in inside if fits(view.actors[m.actor]) and m.actor not in barred))
    if len(named) == 1:
        return view.actors[named[0]]
    if named:
        spoke = spoke_near(view, fits)
        said = spoke is not None and spoke.id in named
        return spoke if said else view.actors[named[-1]] if one_side(view, named) else None
    if pronoun.verb is not None and not pronoun.subject and not pronoun.owns:
        return _object_before(view, pronoun, fits)
    return _outside(view, pronoun, fits, name)


def _pronoun(view: View, word: str) -> _Pronoun:
    tokens = view.doc.tokens
    near = range(view.place, min(view.place + _AROUND, len(tokens)))
    place = next((p for p in near if tokens[p].text.lower() == word), view.place)
    token = tokens[place]
    return _Pronoun(
        place,
        word,
        next((c for c in _CLASSES if word in c), frozenset((word,))),
        token.tag == "PRP$" or token.dep == "poss" or word.endswith(("self", "selves")),
        verb_of(view.doc, place),
        token.dep in ("nsubj", "nsubjpass"),
    )


# --- in the sentence


def _speakers_before(view: View, pronoun: _Pronoun, fits: Fits, name: Namer) -> list[Actor]:
    """Who speaks earlier in the sentence of a ", she said,": "the minister said it was over when, she said, ..."."""
    tokens, saying = view.doc.tokens, load_actor_words().speaking
    first = view.doc.sentences[view.sentence].first
    verbs = (t.index for t in tokens[first : view.place] if t.lemma in saying and t.pos == "VERB")
    subjects = [c for v in verbs if v != pronoun.verb and (c := own_subject(view.doc, v)) is not None]
    told = (a for c in subjects if c < view.place and (a := actor_at(view, c, name)) is not None and fits(a))
    return list({a.id: a for a in told}.values())


def _barred(view: View, pronoun: _Pronoun, name: Namer) -> frozenset[str]:
    """Who cannot be meant: the subject of the verb that the pronoun is the object of."""
    if pronoun.verb is None or pronoun.subject or pronoun.owns:
        return frozenset()
    subject = subject_of(view.doc, pronoun.verb)
    actor = actor_at(view, subject, name) if subject is not None and subject < pronoun.place else None
    return frozenset((actor.id,)) if actor else frozenset()


def _above(view: View, pronoun: _Pronoun, fits: Fits, name: Namer, barred: frozenset[str]) -> tuple[Actor | None, bool]:
    """The subject of the clause around a pronoun, or of the verb of saying above; and whether that decides."""
    tokens, verb = view.doc.tokens, pronoun.verb
    if pronoun.owns and verb is not None and (decided := _above_owned(view, pronoun, verb, fits, name)) is not None:
        return decided
    if verb is not None and (noun := saying_above(view, verb)) is not None and noun < pronoun.place:
        return said_by(view, noun, fits, name), True
    while verb is not None and tokens[verb].dep in _REPORTS:
        above = verb_of(view.doc, verb)
        if above is None or above >= pronoun.place:
            return None, False
        subject = subject_of(view.doc, above)
        if names_what_is_denied(view, above):
            verb = above
            continue
        if tokens[above].lemma in load_actor_words().speaking and subject is not None and subject < pronoun.place:
            told = _told_by(view, pronoun, subject, fits, name)
            if told is None and tokens[subject].pos == "PROPN" and actor_at(view, subject, name) is None:
                return None, True  # a name that is nobody's known: the pronoun may be its own
            return (None, False) if told is None or told.id in barred else (told, True)
        verb = above
    return None, False


def _above_owned(view: View, pronoun: _Pronoun, verb: int, fits: Fits, name: Namer) -> tuple[Actor | None, bool] | None:
    """The subject of the clause around what a pronoun owns, and whether it decides; None where others may be meant."""
    tokens = view.doc.tokens
    subject = own_subject(view.doc, verb)
    actor = actor_at(view, subject, name) if subject is not None and subject < pronoun.place else None
    if actor is not None and subject is not None and _is_of(view, subject, actor, pronoun, fits):
        harms = tokens[verb].lemma in load_actor_words().harming | load_actor_words().accusing
        return (None if harms or _others_in(view, subject, actor, fits) else actor), True
    if subject is not None and subject < pronoun.place and tokens[subject].pos == "PRON":
        return None, False
    if tokens[verb].dep == "advcl" and (before := _clause_before(view, verb, pronoun, fits, name)) is not None:
        return before, True
    return None


def _clause_before(view: View, verb: int, pronoun: _Pronoun, fits: Fits, name: Namer) -> Actor | None:
    """The subject of the clause that "after its drones hit the clinic" hangs on, where it harms nobody."""
    above, words = verb_of(view.doc, verb), load_actor_words()
    subject = own_subject(view.doc, above) if above is not None else None
    if above is None or subject is None or subject >= pronoun.place:
        return None
    if view.doc.tokens[above].lemma in words.speaking | words.harming | words.accusing:
        return None
    actor = actor_at(view, subject, name)
    return actor if actor is not None and _is_of(view, subject, actor, pronoun, fits) else None


def _told_by(view: View, pronoun: _Pronoun, subject: int, fits: Fits, name: Namer) -> Actor | None:
    """The one who says what the pronoun stands in, unless one who is told could be meant as well."""
    actor, verb = actor_at(view, subject, name), view.doc.tokens[subject].head
    if actor is None and view.doc.tokens[subject].text.lower() in pronoun.same:
        actor = name(at_word(view, subject), subject, subject + 1)
    if actor is None or not fits(actor):
        return None
    told = [actor_at(view, o, name) for o in objects_of(view.doc, verb) if o < pronoun.place]
    between = [
        m.actor
        for m in view.before()
        if verb < m.first and m.last <= pronoun.place and m.actor != actor.id and fits(view.actors[m.actor])
    ]
    if any(a is not None and fits(a) and a.id != actor.id for a in told) or (between and not pronoun.subject):
        return None
    return actor


def _others_in(view: View, subject: int, actor: Actor, fits: Fits) -> bool:
    """Whether somebody else is named inside a subject: "its" after "the allies of Dorand" may be either's."""
    first, last = phrase_at(view.doc, subject)
    words = look_up(make_row(view.doc.tokens[first:last], load_actor_words()), view.cast.lands)
    nation = any(f.term("nation") for f in words.at.values()) and actor.nation is None
    inside = [m for m in view.cast.mentions if first <= m.first and m.last <= last and m.actor != actor.id]
    return nation or any(fits(view.actors[m.actor]) for m in inside)


def _is_of(view: View, subject: int, actor: Actor, pronoun: _Pronoun, fits: Fits) -> bool:
    """Whether a subject agrees with a pronoun: "their" and plural words, "its" and a body."""
    if pronoun.word in _MANY:
        return view.doc.tokens[subject].tag in _PLURAL and actor.kind in ("group", "body")
    return fits(actor)


# --- in the sentences before


def _outside(view: View, pronoun: _Pronoun, fits: Fits, name: Namer) -> Actor | None:
    """The subject of the sentence before, whoever speaks there first of all."""
    saying = load_actor_words().speaking
    verb = view.doc.tokens[view.doc.tokens[pronoun.place].head].lemma
    spoke = spoke_near(view, fits)
    for back in range(1, _BACK + 1):
        number = view.sentence - back
        if number < 0 or view.paragraph - view.doc.sentences[number].paragraph >= NEAR:
            break
        subject = main_subject(view.doc, number, saying)
        if subject is None or view.doc.tokens[subject].text.lower() in pronoun.same:
            if subject is not None and view.earlier and spoke is not None:
                return spoke
            continue
        actor = actor_at(view, subject, name)
        if actor is not None and (fits(actor) or (verb in saying and _is_paper(view, subject, pronoun, actor))):
            return _told_there(view, pronoun, subject, actor, fits, name)
        if verb not in saying and actor is None and _agrees(view, subject, pronoun):
            return None
        if spoke is not None and told_just_before(view, spoke):
            return spoke
        if (found := _subject_in(view, number, fits)) is not None:
            return found if spoke is None or same_side(spoke, found) else None
        if any(fits(view.actors[m.actor]) for m in view.before() if _sentence(view, m.first) == number):
            break
    return _further(view, fits, spoke)


def _told_there(view: View, pronoun: _Pronoun, subject: int, actor: Actor, fits: Fits, name: Namer) -> Actor | None:
    """The subject of a sentence before; None where it may be another whose act or denial is told."""
    words = load_actor_words()
    verb = view.doc.tokens[view.doc.tokens[pronoun.place].head].lemma
    first = _first_there(view, subject, actor, fits, name, denied=verb in words.denying)
    told = first is not None and verb not in words.speaking and _tells_of_others(view, pronoun, subject, first, name)
    return None if told else first


def _is_paper(view: View, subject: int, pronoun: _Pronoun, actor: Actor) -> bool:
    """Whether "it" may be a paper: "The latest sheet of the ombudsman has 22 dead. ..., it adds" are his words."""
    paper = word_key(view.doc.tokens[subject].text) in load_actor_words().documents
    return pronoun.word in _THING and paper and actor.id in view.actors


def _first_there(view: View, subject: int, actor: Actor, fits: Fits, name: Namer, *, denied: bool) -> Actor | None:
    """The subject of a sentence before; whom it quotes, where it only relays; None where a denial may be another's."""
    if actor.sector is Sector.MEDIA:
        return _subject_in(view, _sentence(view, subject), lambda a: fits(a) and a.sector is not Sector.MEDIA) or actor
    other = _accused_there(view, subject, fits, name) if denied else None
    return None if other is not None and other.id != actor.id else actor


def _tells_of_others(view: View, pronoun: _Pronoun, subject: int, actor: Actor, name: Namer) -> bool:
    """Whether whoever opens a sentence tells there of what another did: "X said Y shelled Z. It killed two.".

    Of "Y troops" a later "it" is not said, but where it does harm it may be the shelling.
    """
    words, tokens = load_actor_words(), view.doc.tokens
    if tokens[tokens[subject].head].lemma not in words.speaking:
        return False
    harms = pronoun.verb is not None and tokens[pronoun.verb].lemma in words.harming
    found = [d for d in _doers_in(view, tokens[subject].sentence, view.place) if d != subject]
    alike = [d for d in found if harms or (tokens[d].tag in _PLURAL) == (pronoun.word in _MANY)]
    others = [(d, actor_at(view, d, name)) for d in alike]
    return any(tokens[d].pos == "PROPN" if a is None else not _of_own_side(view, actor, a) for d, a in others)


def _further(view: View, fits: Fits, spoke: Actor | None) -> Actor | None:
    """The last speaker, the subject told last, or the only one named; None where they are of two sides."""
    if view.earlier and view.earlier[-1] not in view.actors:
        return None
    subject = subject_before(view, fits, sentence=False)
    if spoke is None or subject is None or spoke.id == subject.id:
        return spoke or subject or nearest(view, fits)
    return spoke if told_just_before(view, spoke) else subject if same_side(spoke, subject) else None


def _subject_in(view: View, number: int, fits: Fits) -> Actor | None:
    """The only fitting actor that is a subject in a sentence."""
    found = {
        m.actor
        for m in view.before()
        if m.subject and _sentence(view, m.first) == number and fits(view.actors[m.actor])
    }
    return view.actors[found.pop()] if len(found) == 1 else None


def _accused_there(view: View, subject: int, fits: Fits, name: Namer) -> Actor | None:
    """Whom the sentence of a subject accuses: he may be the one who denies it."""
    verb = view.doc.tokens[subject].head
    if view.doc.tokens[verb].lemma not in load_actor_words().accusing:
        return None
    found = [a for o in objects_of(view.doc, verb) if (a := actor_at(view, o, name)) is not None and fits(a)]
    return found[0] if found else None


def _agrees(view: View, subject: int, pronoun: _Pronoun) -> bool:
    """Whether a thing can be what the pronoun means: "A drone came. It was shot down"."""
    tag = view.doc.tokens[subject].tag
    return (pronoun.word in _THING and tag in _SINGULAR) or (pronoun.word in _MANY and tag in _PLURAL)


def _object_before(view: View, pronoun: _Pronoun, fits: Fits) -> Actor | None:
    """Whom an object means: the only one of the sentence before, else the object of the same verb there."""
    number = view.sentence - 1
    if number < 0 or pronoun.verb is None:
        return None
    there = [m for m in view.before() if _sentence(view, m.first) == number and fits(view.actors[m.actor])]
    ids = list(dict.fromkeys(m.actor for m in there))
    if len(ids) < 2:
        return view.actors[ids[0]] if ids else nearest(view, fits)
    lemma = view.doc.tokens[pronoun.verb].lemma
    alike = {
        m.actor
        for m in there
        for p in range(m.first, m.last)
        if view.doc.tokens[p].dep == "dobj" and view.doc.tokens[view.doc.tokens[p].head].lemma == lemma
    }
    return view.actors[alike.pop()] if len(alike) == 1 else None


def _sentence(view: View, place: int) -> int:
    return view.doc.tokens[place].sentence


def _after_content(view: View) -> bool:
    """The words stand behind what is said: "..., it said"."""
    place = view.place
    if not place or view.doc.tokens[place - 1].sentence != view.sentence:
        return False
    if view.doc.tokens[place - 1].text not in (",", "”", '"', "''", "’", "?", "!"):
        return False
    return view.doc.tokens[view.doc.tokens[place].head].lemma in load_actor_words().speaking


def antecedent(view: View) -> Actor | None:
    """What "who" or "which" stands for: the name just before it."""
    for mention in view.before()[:2]:
        if view.place - mention.last <= 1:
            return view.actors[mention.actor]
    return None


def is_expletive(view: View) -> bool:
    """Whether the word stands for nobody, as in "it emerged", "it was reported" and "it came from rebel guns"."""
    tokens = view.doc.tokens
    token = tokens[view.place]
    if token.text.lower() != "it":
        return False
    verb, words = tokens[token.head].lemma, load_actor_words()
    if verb in words.sourced:
        return any(after.text.lower() == "from" for after in tokens[token.head + 1 : token.head + 2])
    return token.dep == "expl" or verb in words.expletive or (token.dep == "nsubjpass" and verb in words.speaking)
