"""Weapons named in a text, their class, and the treaties on it.

In: the tokens of a document (or of one sentence) and the lexicon `weapons.en`. Out: mentions with the name as it
stands, the class and its treaties; whom they bind is asked later, of a claim. Reads the packs `weapons.en`, `treaties`.

Example: "two combat drones and Grad rockets" gives "combat drones" (drone) and "Grad rockets"
(multiple_rocket_launcher).
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from counterclaim.packs.lexicon import Hit, Lexicon, match_lexicon
from counterclaim.packs.terms import plain
from counterclaim.packs.treaties import load_arsenal, treaties_on
from counterclaim.records.claim import Weapon
from counterclaim.records.document import Token
from counterclaim.records.errors import PackError

NO_WEAPON = "none"
_NAME_DEPENDENCIES = frozenset(("compound", "nmod", "amod", "punct", "nummod"))
_FOREIGN_ENTITIES = frozenset(
    ("GPE", "NORP", "ORG", "PERSON", "LOC", "DATE", "TIME", "ORDINAL", "CARDINAL", "QUANTITY")
)


class WeaponMention(msgspec.Struct, frozen=True):
    """A weapon named in a text: characters `start` to `end`, tokens `first` up to but not including `last`."""

    start: int
    end: int
    first: int
    last: int
    weapon: Weapon


def find_weapons(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[WeaponMention, ...]:
    """Every weapon named in the tokens (a run of one document), in order, with treaties whose `bound` is still open."""
    if not tokens:
        return ()
    offset = tokens[0].index
    blocked: set[int] = set()
    groups: list[list[Hit]] = []
    for hit in match_lexicon(tokens, lexicon):
        last = tokens[hit.last - 1 - offset]
        if hit.entry.fields.get("class") == NO_WEAPON:
            blocked.update(range(hit.first, hit.last))
        elif hit.last - hit.first == 1 and last.pos == "VERB":
            continue
        elif groups and _left_end(tokens, hit, lexicon, blocked) <= groups[-1][-1].last and _same(tokens, groups, hit):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return tuple(_mention(tokens, group, lexicon, blocked) for group in groups)


def _mention(tokens: Sequence[Token], group: list[Hit], lexicon: Lexicon, blocked: set[int]) -> WeaponMention:
    offset = tokens[0].index
    first = _left_end(tokens, group[0], lexicon, blocked)
    last = group[-1].last
    words = tokens[first - offset : last - offset]
    classes = load_arsenal().classes
    named = [str(hit.entry.fields.get("class")) for hit in group]
    for name in named:
        if name not in classes:
            raise PackError(f"pack {lexicon.name}.yaml: class {name!r} is not in treaties.yaml")
    best = max(named, key=lambda name: classes[name].rank)
    weapon = Weapon(name=_joined(words), class_=best, treaties=treaties_on(best))
    return WeaponMention(words[0].start, words[-1].end, first, last, weapon)


def _same(tokens: Sequence[Token], groups: list[list[Hit]], hit: Hit) -> bool:
    offset = tokens[0].index
    return tokens[groups[-1][-1].last - 1 - offset].sentence == tokens[hit.first - offset].sentence


def _left_end(tokens: Sequence[Token], hit: Hit, lexicon: Lexicon, blocked: set[int]) -> int:
    """First token (document index) of the name that ends in this hit."""
    offset = tokens[0].index
    place = hit.first - offset
    while place > 0:
        run = _run(tokens, place - 1)
        words = tokens[run:place]
        if blocked.intersection(word.index for word in words) or not _belongs(words, tokens[place], lexicon):
            break
        place = run
    return place + offset


def _run(tokens: Sequence[Token], end: int) -> int:
    """Start of the run of tokens without spaces that ends at `end`: "air", "-", "to", "-", "surface" are one word."""
    start = end
    while start > 0 and tokens[start - 1].end == tokens[start].start and _joins(tokens[start - 1], tokens[start]):
        start -= 1
    return start


def _joins(one: Token, two: Token) -> bool:
    return plain(one.text) == "-" or plain(two.text) == "-"


def _belongs(words: Sequence[Token], following: Token, lexicon: Lexicon) -> bool:
    last = words[-1]
    if last.sentence != following.sentence:
        return False
    text = plain("".join(word.text for word in words)).lower()
    if text in lexicon.extras.get("modifiers", ()):
        return True
    if last.dep not in _NAME_DEPENDENCIES or last.pos not in ("NOUN", "PROPN") or len(words) > 1:
        return False
    if last.lemma in lexicon.extras.get("owners", ()) or text in lexicon.extras.get("owners", ()):
        return False
    if any(letter.isdigit() for letter in text):
        return True
    # A bare abbreviation before a weapon is more often its owner than its make.
    return last.entity not in _FOREIGN_ENTITIES and not (last.text.isupper() and not following.text.isupper())


def _joined(words: Sequence[Token]) -> str:
    parts = [words[0].text]
    for one, two in pairwise(words):
        parts.append(two.text if one.end == two.start else f" {two.text}")
    return "".join(parts)
