"""Which words belong to a truce, to talks or to a statement that is only mentioned: their days and places are its own.

In: a document and its tree, with the hits of the agreement words. Out: `Deal` records. Reads pack roles.en.

Example: in "broke the truce that Northland brokered in Oldbridge on May 2", Oldbridge and May 2 are the truce's, not
the breach's; so is Sandhaven in "shelling went on despite the talks in Sandhaven".
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

import msgspec

from counterclaim.claims.syntax import SUBJECTS, Tree, ancestors, subtree
from counterclaim.packs.lexicon import Hit
from counterclaim.packs.loader import load_pack
from counterclaim.records.document import Document, Sentence

_BEFORE = frozenset(("amod", "compound", "nmod", "poss", "nummod", "npadvmod"))
_CLAUSES = frozenset(("acl", "relcl"))
_ASIDE = frozenset(("advcl", "pcomp"))
_RELATIVES = frozenset(("that", "which"))
_GOES_ON = frozenset(("in", "on", "at", "by", "with", "from", "between"))
_YEAR = 4
_NEAR = 2


class Deal(msgspec.Struct, frozen=True):
    """An agreement, meeting or paper at a noun `head`: the tokens that are its own, and the verbs of its making."""

    head: int
    words: frozenset[int]
    made: frozenset[int]


def find_deals(doc: Document, tree: Tree, hits: Iterable[Hit]) -> tuple[Deal, ...]:
    """Every agreement, meeting and paper that the document mentions."""
    lists = load_pack("roles.en")
    named = {i for hit in hits for i in range(hit.first, hit.last) if tree.tokens[i].pos in ("NOUN", "PROPN")}
    heads = {i for i in named if tree.tokens[i].head not in named}
    met = {t.index for t in tree.tokens if t.lemma in lists["occasions"] and _aside(tree, t.index)}
    verbs = {*lists["broker"], *lists["agree"], *lists["dealing"]}
    return tuple(
        Deal(head, frozenset(words | {head}), frozenset(made))
        for head in sorted(heads | met)
        for words, made in [_own(doc, tree, head, verbs, held=head in met - heads)]
    )


def of_deals(deals: Sequence[Deal], happening: Collection[int], *, inside: Sentence) -> frozenset[int]:
    """Tokens whose days and places are an agreement's or a meeting's, for a happening told by these tokens.

    `inside`: the sentence that is asked about; what is a deal's own never stands in another.
    """
    told = set(happening)
    near = deals[bisect_left(deals, inside.first, key=_head) : bisect_left(deals, inside.last, key=_head)]
    return frozenset(i for d in near if not told & d.words for i in d.words)


def _head(deal: Deal) -> int:
    return deal.head


def _aside(tree: Tree, index: int) -> bool:
    """Whether a noun only tells beside what something happened: it hangs on "after", "despite" or "ahead of"."""
    lists = load_pack("roles.en")
    if tree.tokens[index].dep != "pobj":
        return False
    above = list(ancestors(tree, index))[:_NEAR]
    return any(tree.tokens[i].lemma in lists["beside"] and tree.tokens[i].pos != "VERB" for i in above)


def _own(doc: Document, tree: Tree, head: int, verbs: Collection[str], *, held: bool) -> tuple[set[int], set[int]]:
    """The words that describe the noun: before it, "of ...", and the clause that tells of its making, with its verb."""
    words: set[int] = set()
    made: set[int] = set()
    for c in tree.children[head]:
        token = tree.tokens[c]
        if c < head and token.dep in _BEFORE:
            words.update(subtree(tree, c))
        elif c > head and token.dep == "prep" and (token.lemma == "of" or (held and token.lemma in _GOES_ON)):
            words.update(_to_pause(doc, tree, c, subtree(tree, c)))
    start = _clause_after(tree, head)
    if start is not None:
        verb = next((c for c in tree.children[head] if c > head and tree.tokens[c].dep in _CLAUSES), None)
        verb = verb if verb is not None else start
        if tree.tokens[verb].lemma in verbs:
            made.add(verb)
            words.update(_to_pause(doc, tree, start, [i for i in subtree(tree, verb) if i >= start]))
    signed = tree.tokens[head].head
    if tree.tokens[head].dep in SUBJECTS and tree.tokens[signed].dep in _ASIDE and tree.tokens[signed].lemma in verbs:
        made.add(signed)  # "after the deal was signed in ..."
        words.update(subtree(tree, signed))
    return words, made


def _clause_after(tree: Tree, head: int) -> int | None:
    """Where the clause on the noun begins: a participle or "that" right behind it or its prepositional phrases."""
    clause = next((c for c in tree.children[head] if c > head and tree.tokens[c].dep in _CLAUSES), None)
    if clause is not None:
        return min(i for i in subtree(tree, clause) if i > head)
    after = head + 1
    if after < len(tree.tokens) and tree.tokens[after].tag == "VBN" and tree.tokens[after].sentence == _at(tree, head):
        return after
    return None


def _at(tree: Tree, index: int) -> int:
    return tree.tokens[index].sentence


def _to_pause(doc: Document, tree: Tree, first: int, members: Iterable[int]) -> list[int]:
    """The tokens from the first on without a gap, up to a pause; a phrase that follows at once goes with them."""
    inside, found, i = set(members), [], first
    last = doc.sentences[_at(tree, first)].last
    while i < last:
        token = tree.tokens[i]
        if token.pos == "PUNCT" and not _inner_comma(tree, i, last):
            break
        if i not in inside:
            if token.text.lower() not in _GOES_ON or token.pos != "ADP":
                break
            inside.update(j for j in subtree(tree, i) if j >= i)
        found.append(i)
        i += 1
    return found


def _inner_comma(tree: Tree, i: int, last: int) -> bool:
    """A comma inside a date or a place ("May 2, 2024"; "Oldbridge, Northland"), or a mark that parts nothing."""
    token = tree.tokens[i]
    if token.text in ("-", "’", "'", "“", "”", '"'):
        return True
    after = tree.tokens[i + 1] if i + 1 < last else None
    if token.text != "," or after is None:
        return False
    relative = after.text.lower() in _RELATIVES
    return relative or (after.text.isdigit() and len(after.text) == _YEAR) or after.entity == "GPE"
