"""Who answers a charge whose own words stand in the way: "the claim was denied by X", "X denied Y claims that".

In: the words of a document with its tree. Out: who rejects what by a verb in the passive; whether words only name a
claim that somebody else rejects. Reads the packs actors.en and roles.en.

Example: in "The accusation was denied by the army" the army speaks, whoever spoke in the sentence before; in "The army
denied Dorandi claims that it shelled the town" nobody but the army speaks of the shelling.
"""

from collections.abc import Sequence

from counterclaim.claims.syntax import Tree, ancestors, subtree
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.lexicon import Hit
from counterclaim.packs.loader import load_pack
from counterclaim.records.document import Document

Answered = tuple[tuple[int, ...], tuple[int, ...], list[int]]
"""Tokens of who answers, of the words that say so, and of what is answered."""
_NEAR = 8
"""Words between a verb of denying and the noun for what it denies, at most."""


def passive_answer(hit: Hit, doc: Document, tree: Tree) -> Answered | None:
    """Who rejects a charge in the passive; None where no "by" names him. Who denied is told in `rejected.py`."""
    verb = next((i for i in range(hit.first, hit.last) if doc.tokens[i].tag == "VBN"), None)
    if verb is None or doc.tokens[verb].lemma not in load_actor_words().denying:
        return None
    below = tree.children[verb]
    charge = [c for c in below if doc.tokens[c].dep == "nsubjpass"]
    agents = [c for c in below if doc.tokens[c].dep == "agent"]
    if not charge or not agents or any(doc.tokens[c].dep == "neg" for c in below):
        return None
    source = tuple(i for p in tree.children[agents[0]] for i in subtree(tree, p))
    helpers = [c for c in below if doc.tokens[c].dep in ("aux", "auxpass")]
    members = subtree(tree, charge[0])
    return (source, (*helpers, verb, agents[0]), members) if source and members else None


def is_charge_called_false(tree: Tree, act: int) -> bool:
    """Whether an act of "its" arms is in a charge that somebody calls false: "Y's claim that its guns fired was false".

    It may be Y's boast of its own guns or its charge against who speaks: nobody can be told to have done it.
    """
    tokens, lists = tree.tokens, load_pack("roles.en")
    for i in (act, *ancestors(tree, act)):
        above = tokens[tokens[i].head]
        if tokens[i].dep in ("acl", "ccomp", "relcl") and above.lemma in lists["charges"] and above.index < i:
            owned = any(
                tokens[j].tag == "PRP$" and tokens[j].text.lower() in ("its", "their") for j in subtree(tree, i)
            )
            judged = subtree(tree, above.head) if above.pos == "NOUN" else ()
            return owned and any(tokens[j].lemma in lists["untrue"] for j in judged)
    return False


def is_what_another_rejects(source: Sequence[int], cue: Sequence[int], doc: Document, tree: Tree) -> bool:
    """Whether words of saying only name the claim that somebody rejects: "denied Y claims that", "Y's claim was false".

    Parsers read such a plural as a verb ("Y claims that ..."), but a verb of denying stands before it without "that".
    """
    if len(cue) != 1 or not source or doc.tokens[cue[0]].lemma not in load_actor_words().sayings:
        return False
    noun = doc.tokens[cue[0]]
    if noun.pos == "NOUN" and noun.dep == "nsubj":
        said = [i for i in subtree(tree, noun.head) if i > noun.index and doc.tokens[i].head == noun.head]
        return any(doc.tokens[i].lemma in load_pack("roles.en")["untrue"] for i in said)
    first = min(source)
    before = first - 1
    while before > first - _NEAR and before > 0 and doc.tokens[before].pos in ("DET", "ADJ", "ADV", "NUM"):
        before -= 1
    if [t.text.lower() for t in doc.tokens[max(0, before - 1) : before + 1]] == ["contrary", "to"]:
        return True
    between = [doc.tokens[i] for i in range(first, noun.index) if i not in source]
    denied = doc.tokens[before].lemma in load_actor_words().denying and doc.tokens[before].pos == "VERB"
    return denied and before >= 0 and all(t.pos in ("DET", "ADJ", "PART", "PUNCT") for t in between)
