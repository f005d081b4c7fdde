"""Who passed somebody's words on: "the statement cited X as saying", "X was quoted by Y as saying".

In: the tree of a document. Out: for a verb of citing, the tokens of the speaker, of the relay, and of the verb of
saying. Reads pack roles.en.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.syntax import Tree, is_passive, noun_phrase, objects_of, prepositional, subtree
from counterclaim.packs.loader import load_pack


class Relay(msgspec.Struct, frozen=True):
    """`source` speaks, `through` passes on, `cue` is the verb of saying, `content` what it governs (may be empty)."""

    source: tuple[int, ...]
    through: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]


def find_relays(tree: Tree) -> tuple[Relay, ...]:
    """Every verb of citing that governs "as saying", with whom it cites."""
    lemmas = set(load_pack("roles.en")["citing"])
    verbs = (token.index for token in tree.tokens if token.lemma in lemmas and token.pos == "VERB")
    return tuple(relay for verb in verbs if (relay := _relay(tree, verb)))


def cited_by(tree: Tree, source: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """For a source that only passes on ("X, quoted by Y, said", tagged as Y): the speaker and the relay."""
    lemmas = set(load_pack("roles.en")["citing"])
    for i in source:
        by = tree.tokens[i].head
        verb = tree.tokens[by].head
        if tree.tokens[by].lemma == "by" and tree.tokens[verb].lemma in lemmas and tree.tokens[verb].dep == "acl":
            return _phrase(tree, tree.tokens[verb].head), _phrase(tree, i)
    return None


def _relay(tree: Tree, verb: int) -> Relay | None:
    saying = [p for p in prepositional(tree, verb, ("as",)) if tree.tokens[p].pos == "VERB"]
    if not saying:
        return None
    if is_passive(tree, verb):
        speakers = [c for c in tree.children[verb] if tree.tokens[c].dep == "nsubjpass"]
        through = prepositional(tree, verb, ("by",))
    else:
        speakers = objects_of(tree, verb)
        through = [c for c in tree.children[verb] if tree.tokens[c].dep == "nsubj"]
    if not speakers:
        return None
    content = [i for c in tree.children[saying[0]] if tree.tokens[c].dep in ("ccomp", "dobj") for i in subtree(tree, c)]
    passed = _phrase(tree, through[0]) if through else ()
    return Relay(_phrase(tree, speakers[0]), passed, (saying[0],), tuple(sorted(content)))


def _phrase(tree: Tree, head: int) -> tuple[int, ...]:
    return tuple(range(*noun_phrase(tree, head)))
