"""Whose a claim is that a noun tells: "the ministry's claim that its troops", "a statement by the army that it".

In: what was said before a pronoun, and the clause that it stands in. Out: the noun for what is said, and who says it.
Reads lists of nouns and verbs from the pack `actors.en`.

Example: in "the army said the rebels' claim that its guns fired was a lie" the army repeats what the rebels claim; in
"the army rejected the charge that its guns fired" the guns are those of who rejects it.
"""

from counterclaim.claims.actors.clauses import children, subject_of, verb_of
from counterclaim.claims.actors.discourse import View
from counterclaim.claims.actors.pointing import Fits, Namer, actor_at
from counterclaim.packs.actors import load_actor_words
from counterclaim.records.ledger import Actor

_UP = 3
"""Clauses looked at upwards."""
_REPORTS = frozenset(("ccomp", "conj", "xcomp", "ROOT"))


def saying_above(view: View, verb: int) -> int | None:
    """The noun for something said whose content a clause is: "the claim that its troops fired"."""
    for _ in range(_UP):
        token = view.doc.tokens[verb]
        head = view.doc.tokens[token.head]
        if head.pos == "NOUN" and token.dep in ("acl", "ccomp", "relcl"):
            opens = any(t.text.lower() == "that" for t in view.doc.tokens[head.index + 1 : token.index])
            return head.index if head.lemma in load_actor_words().sayings and opens else None
        if token.dep not in _REPORTS or token.head == verb:
            return None
        verb = token.head
    return None


def said_by(view: View, noun: int, fits: Fits, name: Namer) -> Actor | None:
    """Who speaks in a noun such as "claim": whose it is, who made it, or who denies it; None where nobody is told."""
    tokens = view.doc.tokens
    beside = [c for c in children(view.doc, noun) if c < noun and tokens[c].dep in ("poss", "compound", "amod", "nmod")]
    by = [c for c in children(view.doc, noun) if tokens[c].text.lower() in ("by", "from", "of")]
    told = [*beside, *(c for p in by for c in children(view.doc, p))]
    makers = [a for c in told if (a := actor_at(view, c, name)) is not None and a.id in view.actors]
    verb = verb_of(view.doc, noun)
    denied = verb is not None and tokens[noun].dep == "dobj" and tokens[verb].lemma in load_actor_words().denying
    if denied and verb is not None:
        subject = subject_of(view.doc, verb)
        denier = actor_at(view, subject, name) if subject is not None else None
        # "Dorand rejected the claim that its troops fired": a claim of the other's, unless it is Dorand's own.
        return denier if denier is not None and fits(denier) and denier.id not in {a.id for a in makers} else None
    return makers[0] if len({a.id for a in makers}) == 1 and fits(makers[0]) else None


def names_what_is_denied(view: View, verb: int) -> bool:
    """Whether a verb of saying is the parser's reading of a noun: "denied Dorandi claims that it shelled the town"."""
    words, tokens = load_actor_words(), view.doc.tokens
    above = tokens[tokens[verb].head]
    if tokens[verb].lemma not in words.sayings or above.lemma not in words.denying or above.index >= verb:
        return False
    return all(t.pos in ("DET", "ADJ", "PROPN", "NOUN", "PART") for t in tokens[above.index + 1 : verb])
