"""Whom a pronoun means: "it", "he", "she", "they", and "we" in quotations.

In: what was said before it. Out: the actor, or None where it may be of two sides. Reads the list of verbs after which
"it" stands for nobody from the pack `actors.en`.

Example: in "The ministry said ... It added", "it" is the ministry; after two states in one clause it is nobody.
"""

from collections.abc import Callable

from counterclaim.claims.actors.discourse import (
    View,
    nearest,
    one_side,
    same_side,
    spoke_near,
    subject_before,
    told_just_before,
)
from counterclaim.packs.actors import load_actor_words
from counterclaim.records.ledger import Actor

_FIRST_PERSON = frozenset(("i", "we", "us", "me", "our", "my", "ourselves", "myself", "ours"))
_THING = frozenset(("it", "its", "itself"))
_MAN = frozenset(("he", "him", "his", "himself"))
_WOMAN = frozenset(("she", "her", "herself", "hers"))
_MANY = frozenset(("they", "them", "their", "themselves", "theirs"))


def resolve_pronoun(view: View, word: str) -> Actor | None:
    """Whom a pronoun means, None if that is not certain."""
    if word in _FIRST_PERSON:
        return view.actors.get(view.speaker) if view.speaker else None
    if word in _THING:
        return _meant(view, lambda a: a.kind in ("body", "state"))
    if word in _MAN:
        return _meant(view, lambda a: a.kind == "person" and a.gender != "female")
    if word in _WOMAN:
        return _meant(view, lambda a: a.kind == "person" and a.gender != "male")
    if word in _MANY:
        return _meant(view, lambda a: a.kind == "group") or _meant(view, lambda a: a.kind == "body")
    return None


def _meant(view: View, fits: Callable[[Actor], bool]) -> Actor | None:
    """The antecedent of a pronoun: the last speaker, or the subject told last; None where they are of two sides."""
    spoke = spoke_near(view, fits)
    if _after_content(view):
        return spoke or subject_before(view, fits, sentence=False) or nearest(view, fits)
    inside = [m for m in view.before() if view.doc.tokens[m.first].sentence == view.sentence]
    named = list(dict.fromkeys(m.actor for m in inside if fits(view.actors[m.actor])))
    if len(named) == 1:
        return view.actors[named[0]]
    if named:
        said = spoke is not None and spoke.id in named
        return spoke if said else view.actors[named[-1]] if one_side(view, named) else None
    subject = subject_before(view, fits, sentence=True)
    if spoke is None or subject is None or spoke.id == subject.id:
        return spoke or subject or nearest(view, fits)
    if told_just_before(view, spoke):
        return spoke
    return subject if same_side(spoke, subject) else None


def _after_content(view: View) -> bool:
    """The words stand behind what is said: "..., it said"."""
    place = view.place
    if not place or view.doc.tokens[place - 1].sentence != view.sentence:
        return False
    return view.doc.tokens[place - 1].text in (",", "”", '"', "''", "’", "?", "!")


def antecedent(view: View) -> Actor | None:
    """What "who" or "which" stands for: the name just before it."""
    for mention in view.before()[:2]:
        if view.place - mention.last <= 1:
            return view.actors[mention.actor]
    return None


def is_expletive(view: View) -> bool:
    """Whether the word stands for nobody, as in "it emerged" and "it was reported"."""
    token = view.doc.tokens[view.place]
    if token.text.lower() != "it":
        return False
    verb, words = view.doc.tokens[token.head].lemma, load_actor_words()
    return token.dep == "expl" or verb in words.expletive or (token.dep == "nsubjpass" and verb in words.speaking)
