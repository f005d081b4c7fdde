"""Places at which nothing happened: where those who speak have their seat, and where shots came from.

In: the mentions of a document. Out: the same, seats marked as standing for those who speak there, gun positions as
places that fire came "from". Reads the packs `places.en` and `actors.en`.

Examples: "In Oldbridge, the Defence Ministry said" and "the ministry in Oldbridge denied" tell where the ministry is;
"guns at Oldbridge fired on Sample" and "from the north, where Oldbridge lies" tell where the guns were. In "a bomb hit
the ministry in Oldbridge" and "in Oldbridge, the mayor said" the place is that of the happening.
"""

from collections.abc import Iterable, Iterator

import msgspec

from counterclaim.claims.places.mentions import STEP, PlaceMention
from counterclaim.claims.places.roles import head_of
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.gazetteer_words import PlaceWords
from counterclaim.records.claim import Reason
from counterclaim.records.document import Document, Token

_IN = frozenset(("in", "at"))
_BY = frozenset(("in", "at", "near", "around", "above", "outside"))
_REACH = 12
"""Words after a place at the head of a sentence in which who speaks is looked for."""
_STRUCK_BY = frozenset(("dobj", "nsubjpass"))
_ONTO = frozenset(("on", "at", "into", "against", "near", "outside", "inside"))
_LIES = frozenset(("lie", "stand", "sit", "be"))


def mark_standing(doc: Document, words: PlaceWords, mentions: Iterable[PlaceMention]) -> Iterator[PlaceMention]:
    """The mentions, those that are a seat of speakers or a position of guns marked."""
    for one in mentions:
        if one.locates and one.place.relation == "in" and _is_seat(doc, words, one):
            why = Reason(STEP, "seat of speakers", "those who speak sit there; it says not where it happened")
            yield msgspec.structs.replace(one, metonym=True, reasons=(*one.reasons, why))
        elif one.locates and _is_position(doc, words, one):
            why = Reason(STEP, "gun position", "fire came from there")
            place = msgspec.structs.replace(one.place, relation="from")
            yield msgspec.structs.replace(one, place=place, reasons=(*one.reasons, why))
        else:
            yield one


def _is_seat(doc: Document, words: PlaceWords, one: PlaceMention) -> bool:
    name = head_of(doc, one.first, one.last)
    link = doc.tokens[name.head]
    if link.text.lower() not in _IN or link.index >= one.first:
        return False
    if _opens(doc, link):
        return _speaks_at_once(doc, words, one)
    body = doc.tokens[link.head]
    if body.index >= link.index or not _sits(doc, words, body):
        return False
    above = doc.tokens[body.head]
    hit = body.dep in _STRUCK_BY and above.lemma not in words.bidden and above.lemma not in words.speech
    return not hit and not (body.dep == "pobj" and above.text.lower() in _ONTO)


def _opens(doc: Document, link: Token) -> bool:
    """Whether a preposition opens its sentence."""
    return doc.sentences[link.sentence].first == link.index


def _speaks_at_once(doc: Document, words: PlaceWords, one: PlaceMention) -> bool:
    """Whether a body of the state speaks right after the place ("In X, Defence Minister N said that")."""
    after = [t for t in doc.tokens[one.last : one.last + _REACH] if t.sentence == doc.tokens[one.first].sentence]
    verb = next((n for n, t in enumerate(after) if t.pos == "VERB"), None)
    if verb is None or after[verb].lemma not in words.speech:
        return False
    return any(t.text.lower() in words.seats for t in after[:verb])


def _sits(doc: Document, words: PlaceWords, body: Token) -> bool:
    """Whether a noun, or what stands right before it, names a body of the state ("the General Staff's spokesman")."""
    before = doc.tokens[max(0, body.index - 3) : body.index + 1]
    return body.pos in ("NOUN", "PROPN") and any(
        t.text.lower() in words.seats for t in before if t.sentence == body.sentence
    )


def _is_position(doc: Document, words: PlaceWords, one: PlaceMention) -> bool:
    name = head_of(doc, one.first, one.last)
    link = doc.tokens[name.head]
    if name.dep in ("nsubj", "nsubjpass") and link.lemma in _LIES:
        return link.dep == "relcl" and any(
            t.text.lower() == "where" for t in doc.tokens[max(0, one.first - 3) : one.first]
        )
    if link.text.lower() not in _BY or link.index >= one.first:
        return False
    guns = doc.tokens[link.head]
    if guns.index >= link.index or not _is_armed(words, guns):
        return False
    above = doc.tokens[guns.head]
    fired = guns.dep == "nsubj" and above.lemma in words.firing | words.struck | words.hit
    return fired or (guns.dep == "pobj" and above.text.lower() in ("from", "by"))


def _is_armed(words: PlaceWords, guns: Token) -> bool:
    known, text = load_actor_words(), guns.text.lower()
    return text in known.fire or text in known.units or text in words.forces or text in words.positions
