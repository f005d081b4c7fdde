"""Denials that somebody else rejects: "Y rejected X's denial of the strike", "the denial by X that its guns fired".

In: the speeches of a document with its words and tree. Out: the same speeches, in which the one who denied denies, and
the one who does not believe him denies nothing. Reads the packs cues.en and roles.en.

Example: in "Velmar dismissed Dorand's denial of the shelling" Dorand denies the shelling; Velmar, who holds that it was
done, must never be shown as its denier, still less as its doer.
"""

from collections.abc import Sequence
from itertools import chain

import msgspec

from counterclaim.claims.attribution import Speech
from counterclaim.claims.syntax import SUBJECTS, Tree, is_passive, objects_of, prepositional, subtree
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.lexicon import Hit, Lexicon
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Reason
from counterclaim.records.document import Document

_CONTENT = frozenset(("acl", "ccomp", "relcl", "dep"))
_OF = frozenset(("of", "about", "in", "over"))


def with_own_denials(speeches: Sequence[Speech], doc: Document, tree: Tree, cues: Lexicon) -> tuple[Speech, ...]:
    """The speeches, with who denied as the speaker of what another rejects; their number and order stay."""
    return tuple(_by_denier(speech, doc, tree, cues) for speech in speeches)


def _by_denier(speech: Speech, doc: Document, tree: Tree, cues: Lexicon) -> Speech:
    noun = next((n for word in speech.cue for n in _rejected(word, tree)), None)
    if noun is None:
        return speech
    source = _whose(tree, noun)
    word = doc.tokens[noun]
    return msgspec.structs.replace(
        speech,
        source=source,
        cue=(noun, *_behind(speech, tree, noun)),
        content=_ranges(_denied(tree, noun, source) or _rest(speech, doc, noun, source)),
        hit=Hit(cues.entry("deny"), noun, noun + 1, word.start, word.end),
        relay=(),
        reason=Reason("attribution", "denial", f"“{word.text}” is that of who denied, not of who rejects it"),
    )


def _behind(speech: Speech, tree: Tree, noun: int) -> list[int]:
    """Words of rejecting in the passive, which tell nothing of their own: "was dismissed" sacks nobody here."""
    words = [i for i in speech.cue if i > noun]
    negated = any(tree.tokens[c].dep == "neg" for i in words for c in tree.children[i])
    return [] if negated else words


def _rejected(verb: int, tree: Tree) -> list[int]:
    """Nouns for a denial: the word itself, or the object of a verb of denying or doubting, or its passive's subject."""
    if _is_denial(tree, verb):
        return [verb]
    if tree.tokens[verb].lemma not in load_actor_words().denying | frozenset(load_pack("roles.en")["disbelieving"]):
        return []
    passive = is_passive(tree, verb)
    under = [c for c in tree.children[verb] if tree.tokens[c].dep in ("nsubjpass", "dobj")]
    # Parsers hang "the denial" of "dismissed as a lie the denial that" on another word of the same verb.
    under += [] if passive else objects_of(tree, verb)
    return [c for c in dict.fromkeys(under) if _is_denial(tree, c)]


def names_denial(tree: Tree, word: int) -> bool:
    """Whether a word says of a denial that it is false ("the denial was a lie"): whoever says so denies nothing."""
    token = tree.tokens[word]
    verb = word if token.pos in ("AUX", "VERB") else token.head
    return any(_is_denial(tree, c) for c in tree.children[verb] if tree.tokens[c].dep in SUBJECTS)


def _is_denial(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    return token.pos == "NOUN" and token.lemma in load_pack("roles.en")["denials"]


def _whose(tree: Tree, noun: int) -> tuple[int, ...]:
    """Tokens of who denied: before the noun as its owner, or after its "by" or "from"."""
    owners = [c for c in tree.children[noun] if tree.tokens[c].dep == "poss"]
    owners = owners or prepositional(tree, noun, ("by", "from"))
    if not owners and noun + 1 < len(tree.tokens) and tree.tokens[noun + 1].lemma == "by":
        owners = [c for c in tree.children[noun + 1] if tree.tokens[c].dep == "pobj"]
    whole = subtree(tree, owners[0], stop=_below(tree, owners[0])) if owners else []
    return tuple(i for i in whole if tree.tokens[i].dep != "case")


def _denied(tree: Tree, noun: int, source: Sequence[int]) -> list[int]:
    """Tokens of what was denied: after "of", or in the clause that hangs on the noun or on who denied."""
    after = [c for c in chain(tree.children[noun], *(tree.children[i] for i in source)) if c > noun and c not in source]
    told = [c for c in after if tree.tokens[c].dep in _CONTENT or tree.tokens[c].lemma in _OF]
    return sorted({i for c in told for i in subtree(tree, c)} - {noun, *source})


def _rest(speech: Speech, doc: Document, noun: int, source: Sequence[int]) -> list[int]:
    """What follows the noun in what was taken for said, where the parser hung nothing of it on the noun."""
    first = max((noun, *(i for i in source if i > noun))) + 1
    said = [i for a, b in speech.content for i in range(max(a, first), b)]
    return [i for i in said if doc.tokens[i].sentence == doc.tokens[noun].sentence]


def _below(tree: Tree, owner: int) -> list[int]:
    """What hangs on a name and is no part of it: the clause or the "of" that tells what was denied."""
    told = [c for c in tree.children[owner] if tree.tokens[c].dep in _CONTENT]
    of = [c for c in tree.children[owner] if tree.tokens[c].lemma == "of"]
    # "The denial by the Ministry of Defence" ends with the name, "by the army of the strike" before the "of".
    return told + [c for c in of if not any(tree.tokens[p].pos == "PROPN" for p in tree.children[c])]


def _ranges(members: Sequence[int]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for i in members:
        if found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1)
        else:
            found.append((i, i + 1))
    return tuple(found)
