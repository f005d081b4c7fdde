"""Whom a word names where it stands: its own name, or who its words mean.

In: what was said before it, and a word. Out: the actor, or None for a thing. Reads the lists of nouns of `actors.en`.
"""

from collections.abc import Callable

import msgspec

from counterclaim.claims.actors.clauses import added_to, phrase_at
from counterclaim.claims.actors.discourse import View
from counterclaim.packs.actors import load_actor_words, word_key
from counterclaim.records.ledger import Actor

Fits = Callable[[Actor], bool]
Namer = Callable[[View, int, int], Actor | None]
"""Names the actor of words from one place up to another."""


def actor_at(view: View, head: int | None, name: Namer) -> Actor | None:
    """The actor whose phrase has this head: one named there, or one that its words mean; None for a thing."""
    if head is None:
        return None
    for place in (*added_to(view.doc, head), head):
        inside = [m for m in view.cast.mentions if m.first <= place < m.last]
        actor = view.actors[max(inside, key=lambda m: m.last - m.first).actor] if inside else None
        if actor is not None and (place == head or actor.kind == "person"):
            return actor
    token = view.doc.tokens[head]
    words = load_actor_words()
    key = word_key(token.text)
    if token.pos not in ("NOUN", "PROPN") or not (key in words.bodies or key in words.people or key in words.documents):
        return None
    first, last = phrase_at(view.doc, head)
    return name(at_word(view, first), first, last)


def at_word(view: View, place: int) -> View:
    """What is known at another word of the report."""
    return msgspec.structs.replace(view, place=place, depth=view.depth + 1)
