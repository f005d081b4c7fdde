"""Agreements: truces, exchanges and pacts that a text says exist, with parties, brokers and days.

In: a document, its tree, cast, times and the agreement nouns. Out: `AgreementMention` records. Reads packs
agreements.en and roles.en.
A mention counts when the words say something of its making: who brokered, signed or agreed it, or on which day.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.participants import Scene, actor_at
from counterclaim.claims.syntax import (
    Tree,
    ancestors,
    clause_head,
    is_passive,
    objects_of,
    prepositional,
    subjects_of,
    subtree,
)
from counterclaim.claims.times import TimeMention
from counterclaim.packs.lexicon import Hit, Lexicon, match_lexicon
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agreement, Reason
from counterclaim.records.enums import AgreementType


class AgreementMention(msgspec.Struct, frozen=True):
    """An agreement at tokens `first` to `last`; `made` when the words tell of its making."""

    first: int
    last: int
    head: int
    agreement: Agreement
    made: bool
    known: bool
    """Its making is told as known ("the truce brokered by X"), whatever is said of it else."""
    reason: Reason


def find_agreements(scene: Scene, lexicon: Lexicon, times: Sequence[TimeMention]) -> tuple[AgreementMention, ...]:
    """All agreement nouns of the document with what hangs on them."""
    verbs = load_pack("roles.en")
    found = []
    for hit in match_lexicon(scene.doc.tokens, lexicon):
        head = _head(scene.tree, hit)
        if scene.tree.tokens[head].pos not in ("NOUN", "PROPN"):
            continue
        mention = _mention(scene, hit, head, times, frozenset(verbs["broker"]), frozenset(verbs["agree"]))
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _head(tree: Tree, hit: Hit) -> int:
    inside = range(hit.first, hit.last)
    head = next((i for i in inside if tree.tokens[i].head not in inside), hit.last - 1)
    token = tree.tokens[head]
    # "a ceasefire agreement": the word that matched may modify the noun that heads the phrase.
    return token.head if token.dep == "compound" and tree.tokens[token.head].pos in ("NOUN", "PROPN") else head


def _mention(
    scene: Scene,
    hit: Hit,
    head: int,
    times: Sequence[TimeMention],
    broker_verbs: frozenset[str],
    agree_verbs: frozenset[str],
) -> AgreementMention | None:
    tree = scene.tree
    making = _making_verbs(tree, head, broker_verbs | agree_verbs)
    if tree.tokens[head].dep == "compound":
        return None
    brokers: list[str] = []
    parties: list[str] = []
    for verb in making:
        lemma = tree.tokens[verb].lemma
        doers = prepositional(tree, verb, ("by",))
        if not doers and not is_passive(tree, verb):
            doers = subjects_of(tree, verb)
        names = [a.name for d in doers if d != head and (a := actor_at(scene, d)) is not None]
        (brokers if lemma in broker_verbs else parties).extend(names)
    parties += _named_parties(scene, head)
    brokers += _prefix_brokers(scene, head)
    scope = {head, *making, *(i for v in making for i in subtree(tree, v)), *subtree(tree, head)}
    own = [t for t in times if t.first in scope and _of_making(tree, t, head, making)]
    told = [t for t in own if t.time.earliest and t.time.earliest == t.time.latest]
    day = next((t.time.earliest for t in told if not _of_start(tree, t)), None)
    start = next((t.time.earliest for t in times if _starts(tree, head, t) and t.time.earliest == t.time.latest), None)
    members = _extent(tree, head, making)
    kind = AgreementType(str(hit.entry.fields["type"]))
    words = scene.doc.report.text[hit.start : hit.end]
    note = f"“{words}”" + (f", {tree.tokens[making[0]].text}" if making else "")
    agreement = Agreement(
        type=kind,
        parties=tuple(dict.fromkeys(parties)),
        brokers=tuple(b for b in dict.fromkeys(brokers) if b not in parties or len(parties) > 1),
        agreed_on=day[:10] if day else None,
        effective=start[:10] if start else None,
    )
    return AgreementMention(
        members[0],
        members[-1] + 1,
        head,
        agreement,
        bool(making or brokers),
        any(tree.tokens[verb].dep in ("acl", "relcl") for verb in making),
        Reason("agreement", f"agreements.en/{hit.entry.id}", note),
    )


def _starts(tree: Tree, head: int, time: TimeMention) -> bool:
    """Whether a time tells from when the agreement at this noun is in force."""
    if tree.tokens[time.first].sentence != tree.tokens[head].sentence or not _of_start(tree, time):
        return False
    if (verb := _start_verb(tree, time)) is not None:
        return head in subjects_of(tree, verb)
    return head in ancestors(tree, time.first)


def _of_making(tree: Tree, time: TimeMention, head: int, making: Sequence[int]) -> bool:
    """Whether a time is of the agreement or its making, and not of what a clause on it tells ("which expired on")."""
    verb = clause_head(tree, time.first)
    return verb in making or verb not in subtree(tree, head) or tree.tokens[verb].dep not in ("relcl", "acl")


def _of_start(tree: Tree, time: TimeMention) -> bool:
    """Whether a time tells from when something is in force: "took effect on Monday", "a truce from Monday"."""
    return _start_verb(tree, time) is not None or _word_before(tree, time) in load_pack("roles.en")["from_then"]


def _word_before(tree: Tree, time: TimeMention) -> str:
    before = time.first - 1
    while before >= 0 and tree.tokens[before].text.lower() in ("on", "at", "the"):
        before -= 1
    return tree.tokens[before].text.lower() if before >= 0 else ""


def _start_verb(tree: Tree, time: TimeMention) -> int | None:
    """The verb of the time's clause where it tells that something takes effect."""
    verbs = load_pack("roles.en")
    verb = clause_head(tree, time.first)
    lemma, words = tree.tokens[verb].lemma, {tree.tokens[i].lemma for i in subtree(tree, verb)}
    forced = lemma in verbs["into_force"] and bool(words & {"effect", "force"})
    return verb if forced or lemma in verbs["starting"] else None


def _making_verbs(tree: Tree, head: int, lemmas: frozenset[str]) -> list[int]:
    """Verbs that tell of the making: on the noun ("brokered by"), or with the noun as object or passive subject."""
    found = [
        c for c in tree.children[head] if tree.tokens[c].dep in ("acl", "relcl") and tree.tokens[c].lemma in lemmas
    ]
    verb = clause_head(tree, head)
    if verb != head and tree.tokens[verb].lemma in lemmas:
        own = (
            head in objects_of(tree, verb)
            or tree.tokens[head].dep == "nsubjpass"
            or head in prepositional(tree, verb, ("on", "to"))
        )
        if own and verb not in found:
            found.append(verb)
    return found


def _extent(tree: Tree, head: int, making: Sequence[int]) -> list[int]:
    inside = subtree(tree, head)
    outside = [v for v in making if v not in inside]
    return sorted(
        {
            *inside,
            *(i for v in outside for i in subtree(tree, v) if tree.tokens[i].sentence == tree.tokens[head].sentence),
        }
    )


def _named_parties(scene: Scene, head: int) -> list[str]:
    """Parties by "between A and B", "with A", or a double adjective ("Ruritanian-Borovian truce")."""
    tree = scene.tree
    names = [
        a.name for i in prepositional(tree, head, ("between", "with", "among")) if (a := actor_at(scene, i)) is not None
    ]
    states = [
        c
        for c in tree.children[head]
        if c < head
        and tree.tokens[c].entity in ("NORP", "GPE")
        and tree.tokens[c].dep in ("amod", "compound", "nmod", "poss")
    ]
    pieces = sorted({i for c in states for i in subtree(tree, c) if tree.tokens[i].entity in ("NORP", "GPE")})
    if len(pieces) > 1:
        for i in pieces:
            token = tree.tokens[i]
            actor = next((m.actor for m in scene.cast.mentions if m.start <= token.start and token.end <= m.end), None)
            name = next((a.name for a in scene.cast.actors if a.id == actor), None)
            names.append(name or token.text)
    return names


def _prefix_brokers(scene: Scene, head: int) -> list[str]:
    """Brokers by "Ruritania-brokered truce"."""
    tree = scene.tree
    for c in tree.children[head]:
        words = subtree(tree, c)
        if c < head and any(
            tree.tokens[i].lemma in ("broker", "mediate", "sponsor", "brokered", "mediated", "sponsored") for i in words
        ):
            return [
                a.name
                for i in words
                if tree.tokens[i].entity in ("GPE", "NORP", "ORG") and (a := actor_at(scene, i)) is not None
            ]
    return []
