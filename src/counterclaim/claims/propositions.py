"""Sentences to propositions: stretches of one clause group each, with the speech they stand in and their triggers.

In: a document, its tree, speeches, and the triggers. Out: `Proposition` records in text order. One
happening is one proposition: harm told beside its act ("shelled the town, killing two") stays with the act; act and
counter-act part. Reads no pack.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.claims.attribution import Speech
from counterclaim.claims.syntax import SUBJECTS, Tree, ancestors, clause_head, is_clause_head, is_condition
from counterclaim.claims.triggers import Trigger
from counterclaim.records.document import Document, Sentence

_APART = frozenset(("conj", "parataxis", "relcl", "advcl", "ccomp", "acl", "pcomp", "xcomp", "dep"))
_SURE = 3
"""Weight from which a trigger in a subordinate clause tells a happening of its own."""
_ASIDE = 5
"""Words of an aside at most."""
_LONG_ASIDE = 16
_MIN_OWN_CLAUSE = 4
"""Words that a coordinate clause without any trigger needs to be a proposition of its own."""


class Proposition(msgspec.Struct, frozen=True, kw_only=True):
    """One clause group. `members` are its tokens; `speech` the index of the innermost speech that holds it."""

    first: int
    last: int
    members: tuple[int, ...]
    head: int
    speech: int | None
    triggers: tuple[Trigger, ...]
    sentence: int


def find_propositions(
    doc: Document, tree: Tree, speeches: Sequence[Speech], triggers: Sequence[Trigger]
) -> tuple[Proposition, ...]:
    """Propositions of the whole document."""
    owner = _owners(doc, speeches)
    frame = _frame_tokens(speeches)
    found: list[Proposition] = []
    for sentence in doc.sentences:
        for tokens, speech in _segments(doc, sentence, owner, frame):
            found += _split(doc, tree, tokens, speech, triggers, sentence)
    return tuple(found)


def _owners(doc: Document, speeches: Sequence[Speech]) -> list[int | None]:
    """The innermost speech of every token: the one with the smallest content there."""
    owner: list[int | None] = [None] * len(doc.tokens)
    order = sorted(range(len(speeches)), key=lambda n: -sum(b - a for a, b in speeches[n].content))
    for n in order:
        for a, b in speeches[n].content:
            for i in range(a, b):
                owner[i] = n
    return owner


def _frame_tokens(speeches: Sequence[Speech]) -> set[int]:
    return {i for s in speeches for i in (*s.source, *s.cue)}


def _segments(
    doc: Document, sentence: Sentence, owner: Sequence[int | None], frame: set[int]
) -> list[tuple[list[int], int | None]]:
    """Tokens of one owner between semicolons; the words that make somebody speak belong to no segment.

    A short aside inside a speech ("urged both sides on Monday to stop") does not cut the speech in two.
    """
    runs: list[tuple[list[int], int | None]] = []
    for i in range(sentence.first, sentence.last):
        if i in frame or doc.tokens[i].text == ";":
            continue
        if runs and runs[-1][1] == owner[i] and runs[-1][0][-1] == i - 1:
            runs[-1][0].append(i)
        else:
            runs.append(([i], owner[i]))
    joined: list[tuple[list[int], int | None]] = []
    for n, (tokens, speech) in enumerate(runs):
        if n + 1 < len(runs) and joined and _is_aside(doc, tokens, speech, joined[-1], runs[n + 1]):
            continue
        if joined and speech is not None and joined[-1][1] == speech and tokens[0] - joined[-1][0][-1] <= _ASIDE + 1:
            joined[-1][0].extend(tokens)
        elif (home := _parted_subject(doc, speech, joined, tokens[0])) is not None:
            joined[home][0].extend(tokens)
        else:
            joined.append((tokens, speech))
    return joined


def _is_aside(
    doc: Document,
    tokens: list[int],
    speech: int | None,
    before: tuple[list[int], int | None],
    after: tuple[list[int], int | None],
) -> bool:
    if speech is not None or before[1] is None or before[1] != after[1] or len(tokens) > _ASIDE:
        return False
    return (
        before[0][-1] + 1 == tokens[0]
        and tokens[-1] + 1 == after[0][0]
        and all(doc.tokens[i].pos != "VERB" for i in tokens)
    )


def _parted_subject(
    doc: Document, speech: int | None, joined: Sequence[tuple[list[int], int | None]], at: int
) -> int | None:
    """Where the words before an aside are no clause but the subject of what follows: "seven of them, it said, died"."""
    told = [n for n, (tokens, _) in enumerate(joined) if any(doc.tokens[i].pos != "PUNCT" for i in tokens)]
    if speech is None or not told or joined[told[-1]][1] != speech or doc.tokens[at].tag not in ("VBD", "VBZ", "VBP"):
        return None
    before = joined[told[-1]][0]
    verbless = all(doc.tokens[i].pos not in ("VERB", "AUX") for i in before)
    return told[-1] if verbless and at - before[-1] <= _LONG_ASIDE else None


def _split(
    doc: Document,
    tree: Tree,
    segment: list[int],
    speech: int | None,
    triggers: Sequence[Trigger],
    sentence: Sentence,
) -> list[Proposition]:
    first, last = segment[0], segment[-1] + 1
    words = [i for i in segment if doc.tokens[i].pos not in ("PUNCT", "SPACE")]
    if not words or (len(words) < 2 and speech is None):
        return []
    own = set(segment)
    inside = [t for t in triggers if t.anchor in own]
    clause_of = {i: clause_head(tree, i, first=first, last=last) for i in segment}
    heads = sorted(set(clause_of.values()))
    clause_of.update({head: head for head in heads})
    by_head: dict[int, list[Trigger]] = {head: [] for head in heads}
    for trigger in inside:
        by_head[clause_of[trigger.anchor]].append(trigger)
    root = {head: head for head in heads}
    told = {head: list(own) for head, own in by_head.items()}
    for head in sorted(heads, key=lambda h: -_depth(tree, h)):
        above = _above(doc, head, clause_of)
        if above is not None and not _stands_alone(
            doc, tree, head, above, told[head], told[above], narrated=speech is None
        ):
            root[head] = above
            told[above] += told[head]
    groups: dict[int, list[int]] = {}
    for head in heads:
        groups.setdefault(_top(head, root), []).append(head)
    groups = _without_fragments(tree, groups, by_head)
    found = []
    for top, members in sorted(groups.items()):
        tokens = [i for i in segment if clause_of[i] in members]
        told_here = tuple(t for head in members for t in by_head[head])
        if tokens:
            found.append(_proposition(doc, top, tokens, speech, told_here, sentence))
    return found


def _without_fragments(
    tree: Tree, groups: dict[int, list[int]], by_head: dict[int, list[Trigger]]
) -> dict[int, list[int]]:
    """Groups where a bare phrase (who is urged, who is blamed) is told with the clause after it, or before.

    Phrases alone that hang on one word of saying are one ("put | the dead | at eight").
    """
    tops = sorted(groups)
    if len({tree.tokens[t].head for t in tops}) == 1 and not any(is_clause_head(tree, t) or by_head[t] for t in tops):
        return {tops[0]: sorted(m for t in tops for m in groups[t])}
    whole = [t for t in tops if is_clause_head(tree, t) or any(by_head[m] for m in groups[t])]
    if not whole or len(whole) == len(tops):
        return groups
    joined = {t: list(groups[t]) for t in whole}
    for t in tops:
        if t not in joined:
            home = next((w for w in whole if w > t), whole[-1])
            joined[home] = sorted((*joined[home], *groups[t]))
    return joined


def _proposition(
    doc: Document, top: int, tokens: list[int], speech: int | None, triggers: tuple[Trigger, ...], sentence: Sentence
) -> Proposition:
    while len(tokens) > 1 and doc.tokens[tokens[0]].pos in ("PUNCT", "CCONJ"):
        tokens = tokens[1:]
    while len(tokens) > 1 and doc.tokens[tokens[-1]].pos in ("PUNCT", "CCONJ"):
        tokens = tokens[:-1]
    return Proposition(
        first=tokens[0],
        last=tokens[-1] + 1,
        members=tuple(tokens),
        head=top,
        speech=speech,
        triggers=triggers,
        sentence=sentence.index,
    )


def _top(head: int, root: dict[int, int]) -> int:
    for _ in range(100):
        if root[head] == head:
            return head
        head = root[head]
    return head


def _depth(tree: Tree, index: int) -> int:
    return sum(1 for _ in ancestors(tree, index))


def _above(doc: Document, head: int, clause_of: dict[int, int]) -> int | None:
    """The clause that this one hangs on within the segment."""
    governor = doc.tokens[head].head
    if governor == head or clause_of.get(governor, head) == head:
        return None
    return clause_of[governor]


def _stands_alone(
    doc: Document, tree: Tree, head: int, above: int, mine: list[Trigger], theirs: list[Trigger], *, narrated: bool
) -> bool:
    """Whether a clause with what is told in it is a proposition apart from the one above."""
    token = doc.tokens[head]
    if token.dep == "advcl" and is_condition(tree, head):
        return False
    own_subject = any(doc.tokens[c].dep in SUBJECTS for c in tree.children[head])
    coordinate = token.dep in ("conj", "parataxis") and own_subject
    if not mine:
        return coordinate and sum(1 for _ in _below(tree, head)) >= _MIN_OWN_CLAUSE
    if not theirs:
        sure = narrated or any(t.weight >= _SURE for t in mine)
        return coordinate or (
            own_subject and token.dep in ("advcl", "pcomp", "relcl") and sure and not _harm_only(mine)
        )
    if _harm_only(theirs) and token.dep == "relcl" and not _harm_only(mine):
        return True
    if _harm_only(mine) or _harm_only(theirs):
        return coordinate and _says_another_did(tree, head, above)
    if {t.type for t in mine} & {t.type for t in theirs}:
        return coordinate
    if token.dep == "conj" and not own_subject and _has_modal(tree, above) and not _has_modal(tree, head):
        return False
    return token.dep in _APART and (own_subject or token.dep in ("conj", "relcl"))


def _says_another_did(tree: Tree, head: int, above: int) -> bool:
    """Whether two clauses with "that" tell what each did: "that rebels killed two and that it killed nine of them"."""

    def does(verb: int) -> bool:
        below = [tree.tokens[c] for c in tree.children[verb]]
        return any(t.dep == "nsubj" for t in below) and any(t.dep == "dobj" for t in below)

    marked = any(tree.tokens[c].dep == "mark" and tree.tokens[c].lemma == "that" for c in tree.children[head])
    return marked and does(head) and does(above)


def _has_modal(tree: Tree, head: int) -> bool:
    return any(tree.tokens[c].tag == "MD" for c in tree.children[head])


def _below(tree: Tree, index: int) -> Sequence[int]:
    found = [index]
    for i in found:
        found.extend(c for c in tree.children[i] if tree.tokens[c].pos != "PUNCT")
    return found


def _harm_only(triggers: Sequence[Trigger]) -> bool:
    return bool(triggers) and all(t.harm for t in triggers)
