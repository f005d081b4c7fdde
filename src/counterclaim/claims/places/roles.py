"""Say what a place does in its sentence: how the happening lies to it, whether it names an actor, or speaks for one.

In: a document and the tokens of a place's name. Out: relation ("in", "near", ...), modifier or not, metonym or not.
Reads the pack `places.en`.

Examples: "near Oldbridge" is near; "the Oldbridge mayor" is a modifier; "Northland will not hesitate" is a metonym.
"""

from counterclaim.claims.places.cues import Candidate
from counterclaim.packs.gazetteer import Entry
from counterclaim.packs.gazetteer_words import PlaceWords
from counterclaim.records.document import Document, Token

_SKIPPED_TAGS = frozenset(("DT", "JJ", "JJS", "CD", "POS", "PRP$", "NN", "NNS", "VBN", "VBD", "RBS"))
_LINKS = frozenset((",", "and", "or", "&", "AND", "OR", "as", "well"))
GOVERNING = frozenset(("country", "informal", "region1"))
REACH = 6
"""How many words before a name its preposition is looked for."""


def head_of(doc: Document, first: int, last: int) -> Token:
    """The token of a name on which the others hang."""
    for token in doc.tokens[first:last]:
        if not first <= token.head < last or token.head == token.index:
            return token
    return doc.tokens[last - 1]


def find_relation(doc: Document, words: PlaceWords, first: int) -> tuple[str, int | None]:
    """The relation given by the preposition before a name, and where it stands; ("", None) where there is none."""
    tokens = doc.tokens
    low = max(0, first - REACH)
    for n in range(first - 1, low - 1, -1):
        token = tokens[n]
        if token.sentence != tokens[first].sentence:
            break
        text = token.text.lower()
        for length in (4, 3, 2):
            phrase = " ".join(t.text.lower() for t in tokens[max(0, n - length + 1) : n + 1])
            if phrase in words.relations:
                return words.relations[phrase], n - length + 1
        if text == "of" and n > low and tokens[n - 1].text.lower() in words.nouns:
            continue
        if text in words.relations and (
            token.tag in ("IN", "TO", "RP", "RB") or token.pos in ("ADP", "ADV", "VERB", "SCONJ")
        ):
            return words.relations[text], n
        if not (token.tag in _SKIPPED_TAGS and _may_precede(token, words)):
            break
    return "", None


def _may_precede(token: Token, words: PlaceWords) -> bool:
    text = token.text.lower()
    return (
        token.tag in ("DT", "JJ", "JJS", "CD", "PRP$", "RBS", "VBN")
        or text in words.nouns
        or text in words.compass
        or text in words.borders
    )


def is_link(token: Token) -> bool:
    """Whether a word only joins the places of a list."""
    return token.text in _LINKS or token.tag == "DT"


def is_modifier(doc: Document, words: PlaceWords, one: Candidate) -> bool:
    """Whether the name is part of an actor's name or description ("Oldbridge mayor", "Northland Defense Ministry")."""
    if one.inside_name:
        return True
    if one.last < len(doc.tokens) and doc.tokens[one.last].text == "/":
        return False  # "Sample/Oldbridge", whatever the parser hangs on what
    head = _top(doc, head_of(doc, one.first, one.last))
    noun = doc.tokens[head.head]
    if one.noun_at is not None and not one.adjective:
        head = _top(doc, doc.tokens[one.noun_at])
        noun = doc.tokens[head.head]
    if one.noun and noun.text.lower() == one.noun_word:
        return False
    if one.adjective:
        return not _on_ground(doc, words, one, noun)
    after = [t.tag for t in doc.tokens[one.last : one.last + 2]]
    if after == ["HYPH", "VBN"]:
        return True
    if one.key in words.adjectival and head.dep in ("compound", "nmod", "amod"):
        return not _on_ground(doc, words, one, noun)
    if head.dep in ("compound", "amod", "nmod", "poss", "npadvmod", "nn") and noun.index != head.index:
        following = doc.tokens[one.last] if one.last < len(doc.tokens) else noun
        return _is_actor(words, noun) or (following.text.lower() in words.actors and following.pos in ("NOUN", "PROPN"))
    if head.dep == "pobj" and noun.text.lower() == "of":
        return _is_actor(words, doc.tokens[noun.head])
    return False


def _on_ground(doc: Document, words: PlaceWords, one: Candidate, noun: Token) -> bool:
    nearby = [t.text.lower() for t in doc.tokens[one.last : one.last + 3]]
    if nearby[:2] == ["side", "of"]:
        return True
    if any(text in words.actors for text in nearby[:2]):
        return False
    if noun.index >= one.last and noun.text.lower() in words.ground and noun.index - one.last < 3:
        return True
    return bool(nearby) and nearby[0] in words.ground and doc.tokens[one.last].pos in ("NOUN", "PROPN")


def _is_actor(words: PlaceWords, noun: Token) -> bool:
    text = noun.text.lower()
    return (
        text in words.actors or noun.lemma in words.actors or noun.entity in ("PERSON", "ORG")
    ) and text not in words.dwelling


def is_metonym(doc: Document, words: PlaceWords, one: Candidate, entry: Entry | None, *, capital: bool) -> bool:
    """Whether a capital or country stands for its government: it speaks, acts, is urged, is dealt with."""
    governs = capital or (entry is not None and entry.kind in GOVERNING)
    head = _top(doc, head_of(doc, one.first, one.last))
    verb = doc.tokens[head.head]
    if head.dep in ("nsubj", "nsubjpass", "agent") or (head.dep == "attr" and governs):
        if verb.pos not in ("VERB", "AUX") or head.dep == "attr":
            return False
        if head.dep == "nsubjpass":
            return governs and verb.lemma in words.bidden
        return verb.lemma in words.speech or (governs and verb.lemma not in words.befalls)
    if not (capital or (entry is not None and entry.kind == "country")):
        return False
    if head.dep == "poss":
        text = verb.text.lower()
        return not (text in words.dwelling or text in words.ground or text in words.nouns or text in words.borders)
    if head.dep in ("dobj", "dative", "obj"):
        return verb.lemma in words.bidden
    return head.dep == "pobj" and _is_party(doc, words, verb)


def _is_party(doc: Document, words: PlaceWords, preposition: Token) -> bool:
    text = preposition.text.lower()
    above = doc.tokens[preposition.head]
    if above.text.lower() in words.borders:
        return False
    if text == "by":
        return above.tag in ("VBN", "VBD", "VBG") or above.pos == "NOUN"
    if text == "to":
        return above.lemma in words.spoken_to
    if text in ("of", "from"):
        return above.text.lower() in words.agency
    if text == "for" and above.pos != "NOUN":
        return False
    return text in words.party


def _top(doc: Document, token: Token) -> Token:
    """The first of a list of names ("Northland and Southland" -> Northland)."""
    for _ in range(8):
        if token.dep not in ("conj", "appos") or token.head == token.index:
            break
        token = doc.tokens[token.head]
    return token
