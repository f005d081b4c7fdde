"""Agreements: truces, exchanges and pacts that a text says exist, with parties, brokers and days.

In: a document, its tree, cast, times and the agreement nouns. Out: `AgreementMention` records. Reads packs
agreements.en and roles.en.
A mention counts when the words say something of its making: who brokered, signed or agreed it, or on which day.
"""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.claims.agreeing import (
    ceasing_verbs,
    counted_ones,
    is_denied,
    is_together,
    is_unmade,
    making_verbs,
    realis_of,
)
from counterclaim.claims.participants import Scene, actor_at
from counterclaim.claims.syntax import (
    Tree,
    ancestors,
    clause_head,
    is_passive,
    prepositional,
    subjects_of,
    subtree,
)
from counterclaim.claims.times import TimeMention
from counterclaim.packs.lexicon import Hit, Lexicon, match_lexicon
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agreement, Reason
from counterclaim.records.enums import AgreementType, Realis, Sector


class AgreementMention(msgspec.Struct, frozen=True):
    """An agreement at tokens `first` to `last`; `made` when the words tell of its making."""

    first: int
    last: int
    head: int
    agreement: Agreement
    made: bool
    known: bool
    """Its making is told as known ("the truce brokered by X"), whatever is said of it else."""
    negated: bool
    """Told as not made."""
    realis: Realis
    verbs: tuple[int, ...]
    """Those of its making."""
    reason: Reason


_NEAR = 3
"""Sentences behind a truce within which "the second" counts truces."""
_SPANS = frozenset(("hour", "day", "week", "month"))
_NO_FIGHTERS = frozenset((Sector.BUSINESS, Sector.MEDIA, Sector.CIVIL_SOCIETY, Sector.PARTY, Sector.COURT))


def find_agreements(scene: Scene, lexicon: Lexicon, times: Sequence[TimeMention]) -> tuple[AgreementMention, ...]:
    """All agreements of the document with what hangs on them: nouns, "agreed to stop firing", "the second, signed"."""
    hits = match_lexicon(scene.doc.tokens, lexicon)
    named = [*_by_nouns(scene, hits), *_by_verbs(scene, hits), *_by_numbers(scene, hits)]
    found = [_mention(scene, one, times) for one in sorted(named, key=lambda n: (n.head, n.words))]
    return tuple(m for m in found if m is not None)


class _Named(msgspec.Struct, frozen=True):
    """What names an agreement, at a token, and the verbs of its making."""

    head: int
    type: AgreementType
    rule: str
    words: str
    making: list[int]


def _by_nouns(scene: Scene, hits: Sequence[Hit]) -> Iterator[_Named]:
    tree, lists = scene.tree, load_pack("roles.en")
    for hit in hits:
        head = _head(tree, hit)
        token = tree.tokens[head]
        if hit.entry.fields.get("told_by") == "verb" or token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            continue
        inside = hit.first <= head < hit.last
        if not inside and (hit.entry.fields["type"] != "ceasefire" or token.lemma not in lists["truce_nouns"]):
            continue  # "a truce committee" is no truce
        if hit.entry.fields.get("bare") and not _is_of_fighting(scene, head):
            continue
        making = [v for v in making_verbs(tree, head) if not is_unmade(tree, v)]
        yield _named(scene, hit, head, making)


def _by_verbs(scene: Scene, hits: Sequence[Hit]) -> Iterator[_Named]:
    """Truces told by what they stop: "both sides agreed to cease fire"."""
    for hit in hits:
        if hit.entry.fields.get("told_by") == "verb":
            head = _head(scene.tree, hit)
            making = [v for v in ceasing_verbs(scene.tree, head) if not is_unmade(scene.tree, v)]
            if making:
                yield _named(scene, hit, head, making)


def _by_numbers(scene: Scene, hits: Sequence[Hit]) -> Iterator[_Named]:
    """Truces told by their number alone behind one told by name: "Two failed. The first, signed on Monday, ..."."""
    for head, making in counted_ones(scene.tree):
        before = [h for h in hits if h.last <= head and not h.entry.fields.get("told_by")]
        last = before[-1] if before else None
        near = last and scene.tree.tokens[head].sentence - scene.tree.tokens[last.first].sentence <= _NEAR
        if last and near and last.entry.fields["type"] == "ceasefire":
            yield msgspec.structs.replace(_named(scene, last, head, making), words=scene.tree.tokens[head].text)


def _named(scene: Scene, hit: Hit, head: int, making: list[int]) -> _Named:
    kind = AgreementType(str(hit.entry.fields["type"]))
    words = scene.doc.report.text[hit.start : hit.end]
    return _Named(head, kind, f"agreements.en/{hit.entry.id}", words, making)


def _head(tree: Tree, hit: Hit) -> int:
    inside = range(hit.first, hit.last)
    head = next((i for i in inside if tree.tokens[i].head not in inside), hit.last - 1)
    token = tree.tokens[head]
    # "a ceasefire agreement": the word that matched may modify the noun that heads the phrase.
    return token.head if token.dep == "compound" and tree.tokens[token.head].pos in ("NOUN", "PROPN") else head


def _is_of_fighting(scene: Scene, head: int) -> bool:
    """Whether a bare "pause" is one of those who fight: by what pauses, and by who declares it."""
    tree, lists = scene.tree, load_pack("roles.en")
    told = prepositional(tree, head, ("in", "of", "to"))
    if any(tree.tokens[i].lemma not in (*lists["paused"], *_SPANS) and tree.tokens[i].pos == "NOUN" for i in told):
        return False
    for verb in making_verbs(tree, head):
        doers = prepositional(tree, verb, ("by",)) or ([] if is_passive(tree, verb) else subjects_of(tree, verb))
        doers = [d for d in doers if d != head]
        if not doers or is_together(tree, verb) or tree.tokens[verb].lemma not in lists["declaring"]:
            continue
        actors = [a for d in doers if (a := actor_at(scene, d)) is not None]
        people = any(tree.tokens[d].lemma in lists["people"] for d in doers)
        if not (actors or people) or any(a.sector in _NO_FIGHTERS for a in actors):
            return False
    return True


def _mention(scene: Scene, named: _Named, times: Sequence[TimeMention]) -> AgreementMention | None:
    tree, head, making = scene.tree, named.head, named.making
    brokers, parties = _makers(scene, head, making)
    scope = {head, *making, *(i for v in making for i in subtree(tree, v)), *subtree(tree, head)}
    own = [t for t in times if t.first in scope and _of_making(tree, t, head, making)]
    told = [t for t in own if t.time.earliest and t.time.earliest == t.time.latest]
    day = next((t.time.earliest for t in told if not _of_start(tree, t)), None)
    start = next((t.time.earliest for t in times if _starts(tree, head, t) and t.time.earliest == t.time.latest), None)
    members = _extent(tree, head, making)
    agreement = Agreement(
        type=named.type,
        parties=tuple(dict.fromkeys(parties)),
        brokers=tuple(b for b in dict.fromkeys(brokers) if b not in parties or len(parties) > 1),
        agreed_on=day[:10] if day else None,
        effective=start[:10] if start else None,
    )
    # "The first, that of 18 February": its day alone tells which it is.
    numbered = tree.tokens[head].pos == "PRON" and bool(day)
    note = f"“{named.words}”" + (f", {tree.tokens[making[0]].text}" if making else "")
    return AgreementMention(
        first=members[0],
        last=members[-1] + 1,
        head=head,
        agreement=agreement,
        made=bool(making or brokers or numbered),
        known=any(tree.tokens[verb].dep in ("acl", "relcl") for verb in making),
        negated=is_denied(tree, head, making),
        realis=realis_of(tree, making),
        verbs=tuple(making),
        reason=Reason("agreement", named.rule, note),
    )


def _makers(scene: Scene, head: int, making: Sequence[int]) -> tuple[list[str], list[str]]:
    """Brokers and parties: by the verbs of making, and by what hangs on the noun."""
    tree, verbs = scene.tree, load_pack("roles.en")
    brokers: list[str] = []
    parties: list[str] = []
    for verb in making:
        lemma = tree.tokens[verb].lemma
        doers = prepositional(tree, verb, ("by",))
        if not doers and not is_passive(tree, verb):
            doers = subjects_of(tree, verb)
        names = [a.name for d in doers if d != head and (a := actor_at(scene, d)) is not None]
        (brokers if lemma in (*verbs["broker"], *verbs["causing"]) else parties).extend(names)
    return brokers + _prefix_brokers(scene, head), parties + _named_parties(scene, head)


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
    if before > 0 and [t.text.lower() for t in tree.tokens[before - 1 : before + 1]] == ["as", "of"]:
        return "as of"
    return tree.tokens[before].text.lower() if before >= 0 else ""


def _start_verb(tree: Tree, time: TimeMention) -> int | None:
    """The verb of the time's clause where it tells that something takes effect."""
    verbs = load_pack("roles.en")
    verb = clause_head(tree, time.first)
    lemma, words = tree.tokens[verb].lemma, {tree.tokens[i].lemma for i in subtree(tree, verb)}
    forced = lemma in verbs["into_force"] and bool(words & {"effect", "force"})
    return verb if forced or lemma in verbs["starting"] else None


def _extent(tree: Tree, head: int, making: Sequence[int]) -> list[int]:
    inside = subtree(tree, head)
    outside = [v for v in making if v not in inside]
    told = {i for v in outside for i in _words_of(tree, head, v)}
    return sorted({*inside, *(i for i in told if tree.tokens[i].sentence == tree.tokens[head].sentence)})


def _words_of(tree: Tree, head: int, verb: int) -> list[int]:
    """The words of a verb of making; up to a pause where it stands right behind the noun ("signed in Orr is kept")."""
    if not head < verb <= head + 2:
        return subtree(tree, verb)
    last = verb + 1
    while last < len(tree.tokens) and tree.tokens[last].pos not in ("PUNCT", "AUX", "VERB", "CCONJ"):
        last += 1
    return [i for i in subtree(tree, verb) if verb <= i < last]


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
