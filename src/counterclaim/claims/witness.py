"""What the trained reader says of happenings, where the words of the packs and grammar say nothing.

In: the document's annotations. Out: the happening that heads a proposition, as a `Finding`, and the words that are its
parts. Reads no pack. Where the rules speak they were right more often on the development dispatches, so the model is
heard only where they are silent; its shares stand in the reason.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence

from counterclaim.claims.events import Finding
from counterclaim.claims.syntax import Tree
from counterclaim.claims.triggers import Trigger
from counterclaim.records.claim import Reason
from counterclaim.records.document import Document, Happening, Part, Token
from counterclaim.records.enums import Kind

MODEL = "model"
"""The rule that a reason names where the trained reader was followed."""
_SURE, _SHARE, _PART = 0.95, 0.4, 0.6
"""Chance that a word heads a claim, share of its type among the types, chance of a part: least that is believed."""
_NARRATED = 0.56
"""Least share of a type that is believed of words that nobody is made to say: most of those claim nothing.

This and what stands above were tried anew with these weights on the marked texts that training keeps: less belief finds
fewer of their claims with the right type, more brings as many that are none.
"""
_WEIGHT = 3.0
"""As a word of the packs that mostly reports a happening."""
_NO_EVENT = frozenset((Kind.TOLL, Kind.AGREEMENT, Kind.POSITION))


def place_happenings(doc: Document) -> dict[int, Happening]:
    """The happenings by the word that heads them."""
    return {_word_at(doc, one.span.start): one for one in doc.annotations.happenings}


def heard_finding(
    happenings: Mapping[int, Happening], members: Collection[int], head: int, *, narrated: bool
) -> Finding | None:
    """The happening that the proposition's head tells, or the surest of its words; None where that is no event."""
    words = [word for word in members if word in happenings and happenings[word].sure >= _SURE]
    if not words:
        return None
    word = head if head in words else max(words, key=lambda i: happenings[i].sure)
    one = happenings[word]
    if one.type in _NO_EVENT or one.share < (_NARRATED if narrated else _SHARE):
        return None
    reason = Reason("event", MODEL, f"heads a claim {one.sure:.2f}, {one.type} {one.share:.2f}")
    trigger = Trigger(first=word, last=word + 1, anchor=word, entry=MODEL, type=one.type, weight=_WEIGHT)
    return Finding(one.type, trigger, reason)


def part_heads(doc: Document, tree: Tree, happening: Happening | None, *roles: str) -> list[int]:
    """The governing words of the parts of a happening that have one of the roles ("agent", "target", "victim").

    Parts of another sentence are left out: what stands there is mostly another happening's.
    """
    if happening is None:
        return []
    number = _number_of(doc.annotations.happenings, happening)
    sentence = tree.tokens[_word_at(doc, happening.span.start)].sentence
    heads = []
    for part in _parts_from(doc, sentence):
        if part.role in roles and number in part.happenings and part.share >= _PART:
            words = range(_word_at(doc, part.span.start), _word_at(doc, part.span.end - 1) + 1)
            outside = (i for i in words if tree.tokens[i].head == i or tree.tokens[i].head not in words)
            heads.append(next(outside, words[0]))
    return heads


def _number_of(happenings: Sequence[Happening], one: Happening) -> int:
    """The place of a happening among all, which are in text order."""
    near = bisect_left(happenings, one.span.start, key=_start)
    return happenings.index(one, near)


def _parts_from(doc: Document, sentence: int) -> Sequence[Part]:
    """The parts that begin in a sentence; all are in text order."""
    parts, own = doc.annotations.parts, doc.sentences[sentence]
    first = bisect_left(parts, doc.tokens[own.first].start, key=_start)
    if own.last >= len(doc.tokens):
        return parts[first:]
    return parts[first : bisect_left(parts, doc.tokens[own.last].start, key=_start)]


def _word_at(doc: Document, place: int) -> int:
    """The last word that begins at a character or before it."""
    return bisect_right(doc.tokens, place, key=_start_of_word) - 1


def _start(one: Happening | Part) -> int:
    return one.span.start


def _start_of_word(token: Token) -> int:
    return token.start
