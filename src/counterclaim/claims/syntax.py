"""Small questions about the parse of a sentence: subtrees, clauses, subjects, noun phrases.

In: the tokens of a document (heads are indexes into them). Out: token indexes. Reads pack roles.en.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.document import Document, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_CLIMBED = frozenset(
    ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "aux", "acomp", "attr", "acl", "dobj", "pobj", "oprd")
)
_SAID_OF_IT = frozenset(("xcomp", "ccomp", "advcl", "csubj"))
AUXILIARIES = frozenset(("aux", "auxpass"))


class Tree(msgspec.Struct, frozen=True):
    """The tokens of a document with the children of each."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]


def build_tree(doc: Document) -> Tree:
    """Children by token, in text order."""
    return Tree(doc.tokens, doc.below)


def subtree(tree: Tree, index: int, *, stop: Iterable[int] = ()) -> list[int]:
    """The token and all below it, sorted; branches that begin with a token of `stop` are left out."""
    barred = set(stop)
    found = []
    stack = [index]
    while stack:
        i = stack.pop()
        found.append(i)
        stack.extend(c for c in tree.children[i] if c not in barred)
    return sorted(found)


def ancestors(tree: Tree, index: int) -> Iterator[int]:
    """Governors of the token, nearest first."""
    seen = 0
    while tree.tokens[index].head != index and seen < 200:
        index = tree.tokens[index].head
        seen += 1
        yield index


def is_clause_head(tree: Tree, index: int) -> bool:
    """Whether the token heads a clause: a verb that is no auxiliary, or a copula's predicate with a subject."""
    token = tree.tokens[index]
    if token.dep in AUXILIARIES or token.dep in ("amod", "compound", "case", "det"):
        return False
    if token.pos in ("VERB", "AUX"):
        return True
    return any(tree.tokens[c].dep in SUBJECTS for c in tree.children[index])


def clause_head(tree: Tree, index: int, *, first: int = 0, last: int | None = None) -> int:
    """The nearest clause head at or above the token, within tokens `first` to `last`; else the topmost token there."""
    last = len(tree.tokens) if last is None else last
    current = index
    for _ in range(200):
        if is_clause_head(tree, current):
            return current
        head = tree.tokens[current].head
        if head == current or not first <= head < last:
            return current
        current = head
    return current


def is_condition(tree: Tree, clause: int) -> bool:
    """Whether a clause opens with a word of condition ("if", "unless")."""
    openers = load_pack("roles.en")["conditions"]
    return any(tree.tokens[c].dep == "mark" and tree.tokens[c].lemma in openers for c in tree.children[clause])


def has_child(tree: Tree, index: int, deps: frozenset[str] | set[str]) -> bool:
    """Whether a direct child bears one of the dependency labels."""
    return any(tree.tokens[c].dep in deps for c in tree.children[index])


def is_passive(tree: Tree, index: int) -> bool:
    """Whether the verb is passive: a passive auxiliary or subject, or a bare participle that modifies a noun.

    So is a participle after "and" that shares the auxiliary of a passive verb ("was seized and beaten").
    """
    token = tree.tokens[index]
    if has_child(tree, index, {"auxpass", "nsubjpass"}):
        return True
    if token.tag == "VBN" and token.dep == "conj" and token.head < index:
        alone = not objects_of(tree, index) and not has_child(tree, index, {"aux", "nsubj", "ccomp"})
        return alone and tree.tokens[token.head].tag == "VBN" and is_passive(tree, token.head)
    return (
        token.tag == "VBN"
        and token.dep in ("acl", "relcl", "amod", "advcl")
        and not has_child(tree, index, {"aux", "nsubj"})
    )


def conjuncts(tree: Tree, index: int) -> list[int]:
    """The token and those coordinated with it, in text order."""
    found = [index]
    for i in found:
        found.extend(
            c for c in tree.children[i] if tree.tokens[c].dep in ("conj", "appos") and tree.tokens[c].dep == "conj"
        )
    return sorted(found)


def subjects_of(tree: Tree, verb: int, *, stop: Collection[int] = ()) -> list[int]:
    """Subject heads of a verb: its own, else those of the verb it is coordinated with or hangs on; relatives resolved.

    The climb ends without an answer at a token of `stop` (the verb of saying, whose subject speaks and did not act).
    """
    current = verb
    for _ in range(8):
        if current in stop:
            return []
        own = [c for c in tree.children[current] if tree.tokens[c].dep in ("nsubj", "nsubjpass", "csubj")]
        if own:
            return [r for o in own if not is_expletive(tree, o) for r in _resolve_relative(tree, o, current)]
        token = tree.tokens[current]
        if token.dep in ("relcl", "acl") and token.tag != "VB" and not is_passive(tree, current):
            return [token.head]
        hangs = token.dep in _CLIMBED or (token.dep == "relcl" and token.tag == "VB")
        if token.head == current or not hangs or token.lemma == "from":
            return []  # "stopped them from shelling": he who stops an act does not do it
        if token.tag == "VB" and (told := _told_to(tree, current)) is not None:
            return told
        current = token.head
        if token.tag == "VBG" and is_passive(tree, current):
            return []  # "were shelled, wounding two": whoever did the one did the other
        if token.tag == "VB" and (owners := [c for c in tree.children[current] if tree.tokens[c].dep == "poss"]):
            return owners
    return []


def _told_to(tree: Tree, verb: int) -> list[int] | None:
    """Who does an infinitive that hangs on a noun or on a verb with an object; None where the climb goes on.

    "Sent troops to attack": those sent, and who sent them. "Helped the army attack": those helped. "Brokered a deal
    to stop bombing": nobody; "launched an operation to retake" is done by who launched it.
    """
    token, lists = tree.tokens[verb], load_pack("roles.en")
    above = tree.tokens[token.head]
    if above.lemma in lists["broker"]:
        return []
    if token.dep in ("acl", "relcl"):
        carried = above.dep not in ("dobj", "pobj") or (above.dep == "pobj" and above.lemma in lists["undertakings"])
        carried = carried or tree.tokens[above.head].lemma in (*lists["doing"], *lists["having"])
        return None if carried or above.lemma in lists["people"] else []
    commanded = above.lemma in lists["commanding"]
    if token.dep not in ("xcomp", "ccomp") and not (commanded and token.dep == "advcl"):
        return None
    people = [o for o in objects_of(tree, token.head) if tree.tokens[o].lemma in lists["people"] or _names(tree, o)]
    if not people:
        return None
    return [*(subjects_of(tree, token.head) if commanded else []), *people]


def _names(tree: Tree, index: int) -> bool:
    return tree.tokens[index].entity in ("PERSON", "NORP", "ORG", "GPE")


def is_expletive(tree: Tree, index: int) -> bool:
    """Whether an "it" stands for nobody: "it is clear that", "it has not proved possible to", "it seems"."""
    token = tree.tokens[index]
    if token.lemma != "it" or token.dep not in SUBJECTS:
        return False
    verb = tree.tokens[token.head]
    judged = [c for c in tree.children[token.head] if tree.tokens[c].dep in ("acomp", "attr", "oprd")]
    judged += [token.head] if verb.pos == "ADJ" else []
    clauses = [c for v in (token.head, *judged) for c in tree.children[v] if tree.tokens[c].dep in _SAID_OF_IT]
    if token.dep == "expl" or (clauses and verb.lemma in load_pack("roles.en")["seeming"]):
        return True
    return any(tree.tokens[c].pos == "ADJ" for c in judged) and any(_is_content(tree, c) for c in clauses)


def _is_content(tree: Tree, clause: int) -> bool:
    """Whether a clause opens with "that" or "to", or asks ("whether")."""
    openers = (tree.tokens[c] for c in tree.children[clause] if c < clause)
    return any((o.lemma in ("that", "whether") and o.dep == "mark") or o.tag == "TO" for o in openers)


def _resolve_relative(tree: Tree, subject: int, verb: int) -> list[int]:
    token = tree.tokens[subject]
    if token.tag in ("WDT", "WP", "WP$") and tree.tokens[verb].dep in ("relcl", "acl"):
        return [tree.tokens[verb].head]
    return conjuncts(tree, subject)


def objects_of(tree: Tree, verb: int) -> list[int]:
    """Direct objects of a verb, with those coordinated; not the "to" of whom something is given."""
    own = [c for c in tree.children[verb] if tree.tokens[c].dep in ("dobj", "dative") and tree.tokens[c].pos != "ADP"]
    return [i for c in own for i in conjuncts(tree, c)]


def prepositional(tree: Tree, index: int, words: Iterable[str]) -> list[int]:
    """Objects of the prepositions `words` that hang on the token, with those coordinated."""
    wanted = set(words)
    found = []
    for c in tree.children[index]:
        if tree.tokens[c].dep in ("prep", "agent") and tree.tokens[c].lemma in wanted:
            found += [
                i for p in tree.children[c] if tree.tokens[p].dep in ("pobj", "pcomp") for i in conjuncts(tree, p)
            ]
    return found


def noun_phrase(tree: Tree, head: int) -> tuple[int, int]:
    """Token range of the noun phrase: the head with what stands before it and the "of" after it, clauses left out."""
    keep = {head}
    stack = [head]
    while stack:
        i = stack.pop()
        for c in tree.children[i]:
            token = tree.tokens[c]
            if c < head and token.dep in (
                "compound",
                "amod",
                "nmod",
                "nummod",
                "poss",
                "det",
                "case",
                "quantmod",
                "advmod",
                "punct",
                "npadvmod",
            ):
                if token.pos != "PUNCT" or token.text in ("-", "‑", "–", ".", "“", '"', "/", "’"):
                    keep.add(c)
                    stack.append(c)
            elif c > head and token.lemma == "of" and token.dep == "prep" and not _is_charge(tree, i):
                keep.add(c)
                for p in tree.children[c]:
                    if tree.tokens[p].dep == "pobj":
                        low, high = noun_phrase(tree, p)
                        keep.update(range(low, high))
            elif token.dep == "case":
                keep.add(c)
    low, high = min(keep), max(keep) + 1
    return low, high


def _is_charge(tree: Tree, noun: int) -> bool:
    """Whether "of" after a noun tells what its verb charges it with: "accused the navy of an attack"."""
    verb = tree.tokens[noun].head
    charged = tree.tokens[noun].dep in ("dobj", "nsubjpass", "obj", "nsubj:pass") and verb != noun
    return charged and tree.tokens[verb].lemma in load_pack("common_names.en")["charging"]


def span_of(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Characters of a token range, without commas, quotation marks and stops at its edges."""
    trim = {",", ";", ":", "—", "–", "-", "--", "“", "”", '"', "''", "``", "‘", "’", ".", "_", "and", "but", "that"}
    while last - first > 1 and tokens[first].text.lower() in trim:
        first += 1
    while last - first > 1 and tokens[last - 1].text.lower() in trim:
        last -= 1
    return tokens[first].start, tokens[last - 1].end
