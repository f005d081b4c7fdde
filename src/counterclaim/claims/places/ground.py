"""Whether a bare name that no list holds is ground: what was shelled, fired on, taken or flown over.

In: a document on its way through the search, and the tokens of a name. Out: yes or no. Reads the packs `places.en` and,
for those who fight and what they fire, `actors.en`.

Examples: "mortars opened up on Sample", "Sample came under fire", "the fall of Sample" name ground; "rebels attacked
Sample" does, unless Sample speaks or acts elsewhere in the report; "the attack on the Sample Front" does not.
"""

import re

from counterclaim.claims.places.cues import (
    Runs,
    is_shouted,
    is_title_free,
    key_of,
    noun_at,
    noun_beside,
    only_describes,
    word_before,
)
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.gazetteer_words import load_place_words
from counterclaim.packs.rarity import RAREST, rarity, stem
from counterclaim.records.document import Token

_MARK = re.compile(r"[-–—•*·▪]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]")
"""What opens an item of a list."""
_AFTER = frozenset((":", "(", ".", ",", "/", ")", "):", ";"))
_HEADING = 60
"""Characters of a heading before a name in it."""
_REACH = 8
"""Words on either side of a name in which what happened to it is looked for."""
_ARTICLES = frozenset(("the", "a", "an", "their", "its", "his", "her", "our", "your"))
_ONTO = frozenset(
    ("on", "at", "over", "into", "against", "around", "onto", "across", "upon", "off", "toward", "towards")
)
_OF = frozenset(("of", "for"))
_BETWEEN = frozenset(
    ("was", "were", "is", "are", "be", "been", "being", "had", "has", "have", "again", "also", "and", ",")
)


def text_says_place(runs: Runs, first: int, last: int, end: int) -> bool:
    """Whether the words around a name that no gazetteer knows speak of it as of a place."""
    tokens = runs.doc.tokens
    text = tokens[first].text
    if (
        key_of(runs, first, last) in runs.persons
        or text.lower() in runs.words.not_places
        or (len(text) < 3 and last - first == 1)
    ):
        return False
    if is_shouted(runs, first, last) or any(c.isdigit() for t in tokens[first:last] for c in t.text):
        return False
    if only_describes(runs, first, last):
        return False
    opening = noun_at(runs, first)
    if opening and opening.keep and last - first > 1:
        return True
    if noun_beside(runs, first, last) or (end > last and noun_at(runs, end - 1)):
        return True
    if word_before(runs, first) in ("in", "near", "inside", "outside"):
        return is_title_free(runs, first)
    if _of_those_there(runs, first):
        return True
    return is_ground(runs, first, last) or heads_item(runs, first, last)


def _of_those_there(runs: Runs, first: int) -> bool:
    """Whether the name tells where people live or what a part belongs to ("residents of Sample")."""
    tokens = runs.doc.tokens
    if first < 2 or tokens[first - 1].text.lower() != "of":
        return False
    word = tokens[first - 2].text.lower()
    return word != "people" and (word in runs.words.dwelling or word in runs.words.heads)


def heads_item(runs: Runs, first: int, last: int) -> bool:
    """Whether a name stands in the heading of an item ("- Sample: two shells", "(b) Fish market, Sample. Two died")."""
    tokens, doc = runs.doc.tokens, runs.doc
    if last >= len(tokens) or tokens[last].text not in _AFTER or tokens[first].text.lower() in runs.words.vessels:
        return False
    paragraph = doc.paragraphs[doc.sentences[tokens[first].sentence].paragraph]
    before = doc.report.text[paragraph.start : tokens[first].start].strip()
    common = all(rarity(stem(t.text.lower())) < RAREST for t in tokens[first:last])
    if not _MARK.match(before) or common or _is_body(runs, first, last):
        return False
    if _MARK.fullmatch(before):
        return True
    if tokens[first - 1].text not in (",", "/") or len(before) > _HEADING:
        return False
    told = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in _before(runs, first - 1))
    return not told and (noun_at(runs, first) is not None or tokens[first].entity != "PERSON")


def is_ground(runs: Runs, first: int, last: int) -> bool:
    """Whether the words around a bare name tell that something befell it as ground does, and nobody answers to it."""
    tokens = runs.doc.tokens
    if first and tokens[first - 1].text.lower() in _ARTICLES:
        return False
    if last < len(tokens) and tokens[last].pos == "NOUN" and tokens[last].sentence == tokens[first].sentence:
        return False  # "attacked Sample positions"
    if _is_body(runs, first, last):
        return False
    return _is_object(runs, first) or _follows_fire(runs, first) or _is_befallen(runs, first, last)


def goes_on(runs: Runs, link: int, name: tuple[int, int], last: int) -> bool:
    """Whether a list of places goes on over its link ("and", a comma with an "and" to come, a slash) to a name.

    `last`: where the later of the two names ends. "Shells hit Sample, an agency said" and "fell on Sample
    and Oldbridge denied it" do not go on.
    """
    tokens, first = runs.doc.tokens, name[0]
    if tokens[link].sentence != tokens[first].sentence or not _may_be_listed(runs, *name):
        return False
    after = [t for t in tokens[last : last + _REACH] if t.sentence == tokens[first].sentence]
    text = tokens[link].text.lower()
    if text == ",":
        more = [n for n, t in enumerate(after[:-1]) if t.text.lower() in ("and", "or")]
        return bool(more) and after[0].text.lower() in (",", "and", "or")
    if text in ("and", "or", "&"):
        return not after or after[0].tag not in ("VBD", "VBZ", "MD") or after[0].text.lower() in ("were", "had")
    return text == "/"


def _may_be_listed(runs: Runs, first: int, last: int) -> bool:
    tokens = runs.doc.tokens
    texts = [t.text.lower() for t in tokens[first:last]]
    named = not (_is_body(runs, first, last) or key_of(runs, first, last) in runs.persons)
    plain = not any(t in runs.words.not_places or not t.replace("-", "").isalpha() for t in texts)
    return named and plain and is_title_free(runs, first) and not is_shouted(runs, first, last)


def _is_body(runs: Runs, first: int, last: int) -> bool:
    """Whether the name is known, or shown by its words or by what it does in the report, to be those who act."""
    tokens, words = runs.doc.tokens, load_actor_words()
    texts = [t.text for t in tokens[first:last]]
    if first and tokens[first - 1].text.lower() in runs.words.vessels:
        return True  # "the ferry Sample"
    small = texts[-1].lower()
    if small in runs.words.actors or small in words.bodies or small in words.people or small in words.units:
        return True
    if last < len(tokens) and tokens[last].text.lower() in runs.words.actors:
        return True
    return any(True for _ in words.scan(texts)) or any(t.text in runs.acting for t in tokens[first:last])


def _is_object(runs: Runs, first: int) -> bool:
    """Whether the verb right before hits ground ("shelled X"), or forces hit or took it ("marines seized X")."""
    if not first:
        return False
    verb, words = runs.doc.tokens[first - 1], runs.words
    if verb.sentence != runs.doc.tokens[first].sentence:
        return False
    before = _before(runs, first - 1)
    if verb.pos not in ("VERB", "AUX") and not (before and _is_force(before[0])):
        return False  # "shells hit Sample": the parser may take the verb for a noun
    return verb.lemma in words.struck or (verb.lemma in words.hit and any(_is_force(t) for t in before))


def _follows_fire(runs: Runs, first: int) -> bool:
    """Whether the name stands after "on", "at", "over" and words of fire, or "of" and a word for taking ground."""
    if not first:
        return False
    tokens, words = runs.doc.tokens, runs.words
    link = tokens[first - 1].text.lower()
    if link in _OF:
        return first > 1 and tokens[first - 2].lemma in words.strikes
    if link not in _ONTO:
        return False
    if link == "at" and first > 1 and (noun_at(runs, first - 2) or tokens[first - 2].text in words.facilities):
        return True  # "the bridge at Sample"
    before = list(_before(runs, first - 1))
    if not before:  # "Over X, a drone was shot down"
        return any(_is_force(t) for t in tokens[first : first + _REACH] if t.sentence == tokens[first].sentence)
    for token in before:
        fired = token.lemma in words.firing and token.pos == "VERB"  # a launch at X may be a book's
        if fired or token.lemma in words.assaults or _is_force(token):
            return True
        if token.pos == "VERB":  # "fighting raged around X"
            return token is before[0] and len(before) > 1 and before[1].lemma in words.assaults
        if token.text in (",", ";", ":"):
            return False
    return False


def _is_befallen(runs: Runs, first: int, last: int) -> bool:
    """Whether "X was shelled", "X came under fire", "X and Y were hit", "X fell to the rebels"."""
    tokens, words = runs.doc.tokens, runs.words
    after = [t for t in tokens[last : last + _REACH] if t.sentence == tokens[first].sentence]
    if after and after[0].text in (",", "(") and not any(t.text.lower() == "and" for t in after[:3]):
        after = _beyond(runs, last)
    passive = False
    for n, token in enumerate(after):
        text = token.text.lower()
        if token.tag == "VBN" and passive:
            return token.lemma in words.struck or token.lemma in words.hit
        if token.lemma in ("come", "be") and n + 1 < len(after) and after[n + 1].text.lower() == "under":
            return any(
                _is_force(t) or t.lemma in words.assaults or t.lemma in words.strikes for t in after[n + 2 : n + 6]
            )
        if token.lemma == "fall" and n + 1 < len(after) and after[n + 1].text.lower() in ("to", "into"):
            return True
        passive = passive or token.lemma == "be"
        if text not in _BETWEEN and token.tag not in ("RB", "NNP", "NNPS") and token.lemma not in ("come", "be"):
            return False
    return False


def _beyond(runs: Runs, last: int) -> list[Token]:
    """The words after what is put beside a name between two commas or brackets ("X, a village of 600, was hit")."""
    tokens = runs.doc.tokens
    inside = tokens[last + 1 : last + 1 + 2 * _REACH]
    closing = next((t.index for t in inside if t.text in (",", ")") and t.sentence == tokens[last].sentence), None)
    return [] if closing is None else list(tokens[closing + 1 : closing + 1 + _REACH])


def _before(runs: Runs, last: int) -> list[Token]:
    """The words before a place in the text, nearest first, within its sentence."""
    tokens = runs.doc.tokens
    return [t for t in reversed(tokens[max(0, last - _REACH) : last]) if t.sentence == tokens[last].sentence]


def _is_force(token: Token) -> bool:
    words, text = load_actor_words(), token.text.lower()
    return text in words.fire or text in words.units or text in load_place_words().forces
