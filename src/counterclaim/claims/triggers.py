"""Trigger words to happenings: which words of a text report an event, and of which type they may be.

In: a document, its tree, the hits of the event words, and the weapons and places found. Out: `Trigger` records in text
order. Reads pack event_triggers.en. A word that only describes ("a wounded soldier", "bombing victims")
is no trigger; where the object decides ("seized a rifle", "seized a town"), the object's class gives the type.
"""

from collections.abc import Collection, Sequence

import msgspec

from counterclaim.claims.syntax import (
    AUXILIARIES,
    Tree,
    clause_head,
    is_passive,
    objects_of,
    prepositional,
    subjects_of,
    subtree,
)
from counterclaim.packs.lexicon import Hit
from counterclaim.packs.loader import load_pack
from counterclaim.records.document import Document

_SURE = 3
"""Weight from which a word in -ing before a noun is taken for a verb ("in liberating villages"): parsers err there."""


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """Words that report a happening: tokens `first` to `last`, the governing one, and what the pack says of them."""

    first: int
    last: int
    anchor: int
    entry: str
    type: str
    weight: float
    harm: bool = False
    of_acts: bool = False
    moves: bool = False
    total: bool = False
    receives: bool = False
    agentless: bool = False


class Things(msgspec.Struct, frozen=True):
    """Token indexes by the class of thing that stands there."""

    weapons: frozenset[int]
    places: frozenset[int]
    persons: frozenset[int] = frozenset()


def find_triggers(
    doc: Document, tree: Tree, hits: Sequence[Hit], things: Things, barred: Collection[int]
) -> tuple[Trigger, ...]:
    """Triggers outside the words of saying (`barred`)."""
    found = []
    for hit in hits:
        if any(i in barred for i in range(hit.first, hit.last)):
            continue
        anchor = _anchor(tree, hit)
        fields = hit.entry.fields
        if _only_describes(doc, hit, anchor) or (fields.get("moves") and _had_before(tree, anchor)):
            continue
        kind = fields["type"]
        if objects := fields.get("objects"):
            told = _objects(tree, anchor, under=bool(fields.get("under")))
            kind = _type_by_thing(tree, told, objects, things) or kind
        elif subjects := fields.get("subjects"):
            kind = _type_by_thing(tree, subjects_of(tree, anchor), subjects, things) or kind
        if kind == "none":
            continue
        found.append(
            Trigger(
                first=hit.first,
                last=hit.last,
                anchor=anchor,
                entry=hit.entry.id,
                type=str(kind),
                weight=float(fields["weight"]),
                harm=bool(fields.get("harm")),
                of_acts=fields.get("of") == "agent",
                moves=bool(fields.get("moves")),
                total=bool(fields.get("total")),
                receives=bool(fields.get("receives")),
                agentless=bool(fields.get("agentless")),
            )
        )
    return tuple(found)


def _anchor(tree: Tree, hit: Hit) -> int:
    inside = range(hit.first, hit.last)
    # The root of a sentence is its own head: "did not respect".
    return next((i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i), hit.first)


def _only_describes(doc: Document, hit: Hit, anchor: int) -> bool:
    """Whether a single word stands before a noun that it only describes, and names no happening itself."""
    token = doc.tokens[anchor]
    if hit.last - hit.first > 1 or token.dep not in ("amod", "compound", "nmod"):
        return False
    if token.tag == "VBG" and hit.entry.fields["weight"] >= _SURE:
        return False
    head = doc.tokens[token.head]
    return head.lemma not in load_pack("event_triggers.en")["carriers"]


def _had_before(tree: Tree, anchor: int) -> bool:
    """Whether people are only described by where they had gone: "a village where families had found shelter"."""
    clause = clause_head(tree, anchor)
    told = (tree.tokens[c] for c in tree.children[clause])
    return tree.tokens[clause].dep == "relcl" and any(t.dep == "aux" and t.text.lower() == "had" for t in told)


def _objects(tree: Tree, word: int, *, under: bool = False) -> list[int]:
    """What a verb does something to, or the passive subject; where there is none, what follows "of", "to" or "with".

    `under`: also what something is done under: "the guns fell silent under a truce".
    """
    told = [*objects_of(tree, word), *(c for c in tree.children[word] if tree.tokens[c].dep == "nsubjpass")]
    # "nine fishermen, whom the navy seized": the relative pronoun stands for those before it.
    relative = tree.tokens[word].dep == "relcl" and any(tree.tokens[i].tag in ("WDT", "WP") for i in told)
    heads = [*told, *([tree.tokens[word].head] if relative else [])]
    if tree.tokens[word].dep in ("acl", "relcl") and tree.tokens[word].tag == "VBN":
        heads.append(tree.tokens[word].head)
    if tree.tokens[word].dep == "conj" and is_passive(tree, word):
        heads += subjects_of(tree, word)
    if not heads and _is_bare_participle(tree, word):
        heads.append(word - 1)
    # "two of their boats": the number stands for what it counts.
    heads += [i for head in heads if tree.tokens[head].pos == "NUM" for i in prepositional(tree, head, ("of",))]
    return heads or prepositional(tree, word, ("of", "to", "by", "with", "in", *(("under",) if under else ())))


def _is_bare_participle(tree: Tree, word: int) -> bool:
    """Whether a participle stands right behind a noun ("four men seized on Monday"), whatever the parser says."""
    token = tree.tokens[word]
    bare = token.tag == "VBN" and not any(tree.tokens[c].dep in AUXILIARIES for c in tree.children[word])
    return (
        bare and word > 0 and tree.tokens[word - 1].pos == "NOUN" and tree.tokens[word - 1].sentence == token.sentence
    )


def _type_by_thing(tree: Tree, heads: Sequence[int], kinds: dict[str, str], things: Things) -> str | None:
    """The type that the class of a thing gives; the first of `kinds` that one of the heads belongs to."""
    words: dict[str, list[str]] = load_pack("event_triggers.en")["object_words"]
    for head in heads:
        phrase = {head, *(i for i in subtree(tree, head) if i < head)}
        told = {i for i in phrase if i == head or tree.tokens[i].dep in ("compound", "nmod")}
        # "Rockets" that open a sentence may be taken for a name and kept in the plural.
        lemmas = {form for i in told for form in (tree.tokens[i].lemma, tree.tokens[i].text.lower().removesuffix("s"))}
        for name, kind in kinds.items():
            listed = bool(lemmas.intersection(words.get(name, ())))
            if listed or head in {"place": things.places, "person": things.persons}.get(name, ()):
                return kind
            if name == "weapon" and phrase & things.weapons:
                return kind
    return None
