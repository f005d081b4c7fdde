"""Places of a land that the gazetteer does not hold: they get no position, and its adjective is no place.

In: the candidates of a document and the gazetteer. Out: the candidates without such adjectives, and without entries
for names that such a land owns. Reads the packs through `claims/actors`.

Example: in "the Dorandi village of Sample" no town called Sample elsewhere is meant.
"""

from collections.abc import Iterable

from counterclaim.claims.actors import find_lands
from counterclaim.claims.places.cues import Candidate
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.gazetteer import Gazetteer
from counterclaim.records.document import Document

_OWNERS = frozenset(("'s", "’s"))
_BEFORE_NOUN = frozenset(("amod", "compound", "nmod"))


def without_strangers(doc: Document, gazetteer: Gazetteer, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates of places, those of a land that no list holds without a position wherever the report names them."""
    lands = find_lands(doc)
    kept = [one for one in candidates if not _is_adjective(doc, one, lands)]
    foreign = {one.key for one in kept if one.entries and _owned_by_stranger(doc, gazetteer, one, lands)}
    for one in kept:
        if one.key in foreign:
            one.entries = ()
            one.why = "the words beside it give it to a land that the gazetteer does not hold"
    return kept


def _is_adjective(doc: Document, one: Candidate, lands: dict[str, str]) -> bool:
    """Whether the name is only the adjective of an unlisted land ("Dorandi"), or of a people before a noun."""
    text = doc.tokens[one.first].text
    if one.entries or one.last - one.first > 1:
        return False
    return lands.get(text, text) != text or (one.label == "NORP" and doc.tokens[one.first].dep in _BEFORE_NOUN)


def _owned_by_stranger(doc: Document, gazetteer: Gazetteer, one: Candidate, lands: dict[str, str]) -> bool:
    """Whether a word for a land that is not in the gazetteer stands with a name: before it, its noun, or after it."""
    tokens = doc.tokens
    first = min(one.first, one.noun_at if one.noun_at is not None else one.first)
    before = first - 1
    if before >= 0 and tokens[before].text in _OWNERS:
        before -= 1
    after = max(one.last, (one.noun_at or 0) + 1)
    beside = [before] if before >= 0 else []
    if after + 1 < len(tokens) and tokens[after].text in (",", "in"):
        beside.append(after + 1)
    return any(_is_stranger(doc, gazetteer, place, one, lands) for place in beside)


def _is_stranger(doc: Document, gazetteer: Gazetteer, place: int, one: Candidate, lands: dict[str, str]) -> bool:
    token = doc.tokens[place]
    if token.sentence != doc.tokens[one.first].sentence or gazetteer.lookup(token.text):
        return False
    if token.text in lands:
        return True
    people = token.entity == "NORP" and place < one.first and token.text[:1].isupper()
    return people and not any(load_actor_words().scan([token.text]))
