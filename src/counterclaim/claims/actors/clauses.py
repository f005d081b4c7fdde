"""Who is the subject of a clause: what pronouns go to first.

In: a document and a word of it. Out: its verb, that verb's subject, the subject of a whole sentence. Reads no pack.

Example: in "The army asked people to avoid places where rebels gather" the sentence's subject is "army".
"""

from collections.abc import Iterator

from counterclaim.records.document import Document

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_OBJECTS = frozenset(("dobj", "dative", "iobj"))
_SHARING = frozenset(("conj", "xcomp"))
_MAX_UP = 30


def verb_of(doc: Document, place: int) -> int | None:
    """The verb of the clause that a word stands in (not the word itself), or None."""
    for up in _above(doc, place):
        token = doc.tokens[up]
        if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
            return up
    return None


def subject_of(doc: Document, verb: int) -> int | None:
    """The subject of a verb, its own or one that it shares ("stopped and left"), or None."""
    for _ in range(_MAX_UP):
        own = next((i for i in children(doc, verb) if doc.tokens[i].dep in SUBJECTS), None)
        if own is not None:
            return own
        token = doc.tokens[verb]
        if token.dep not in _SHARING or token.head == verb or doc.tokens[token.head].pos not in ("VERB", "AUX"):
            return None
        verb = token.head
    return None


def own_subject(doc: Document, verb: int) -> int | None:
    """The subject that stands with this very verb."""
    return next((i for i in children(doc, verb) if doc.tokens[i].dep in SUBJECTS), None)


def objects_of(doc: Document, verb: int) -> list[int]:
    """Objects of a verb."""
    return [i for i in children(doc, verb) if doc.tokens[i].dep in _OBJECTS]


def main_subject(doc: Document, sentence: int, saying: frozenset[str]) -> int | None:
    """The subject of a whole sentence: of the verb of saying that frames it, else of its first verb."""
    members = doc.tops[sentence]
    roots = [i for i in members if doc.tokens[i].head == i or doc.tokens[i].dep == "ROOT"]
    framing = [
        i
        for i in members
        if doc.tokens[i].lemma in saying
        and (doc.tokens[i].dep == "parataxis" or (doc.tokens[i].dep == "conj" and doc.tokens[i].head in roots))
        and own_subject(doc, i) is not None
    ]
    for verb in (*[r for r in roots if doc.tokens[r].lemma in saying], *framing, *roots):
        subject = subject_of(doc, verb)
        if subject is not None:
            return subject
    return None


def added_to(doc: Document, head: int) -> list[int]:
    """Words that stand beside a noun or in its phrase to name it: the name in "the head of the mission, Sela Marr,"."""
    found, layer = [], [head]
    for _ in range(_MAX_UP):
        layer = [c for i in layer for c in doc.below[i]]
        found += [i for i in layer if doc.tokens[i].dep == "appos"]
    return sorted(found)


def phrase_at(doc: Document, head: int) -> tuple[int, int]:
    """The noun phrase of a head word: all that hangs on it, up to a clause or comma that only adds to it."""
    first, last = head, head + 1
    while first > 0 and doc.tokens[first - 1].sentence == doc.tokens[head].sentence and _hangs(doc, first - 1, head):
        first -= 1
    while (
        last < len(doc.tokens)
        and doc.tokens[last].sentence == doc.tokens[head].sentence
        and _hangs(doc, last, head)
        and doc.tokens[last].text not in (",", ";", "(", "—", "–")
    ):
        last += 1
    return first, last


def _hangs(doc: Document, place: int, head: int) -> bool:
    if doc.tokens[place].dep in ("relcl", "acl", "punct", "cc") and doc.tokens[place].head == head:
        return doc.tokens[place].dep == "punct" and doc.tokens[place].text in ("-", "'", "’", '"')
    for up in _above(doc, place):
        if up == head:
            return True
        if doc.tokens[up].dep in ("relcl", "acl"):
            return False
    return False


def children(doc: Document, place: int) -> tuple[int, ...]:
    """The words that hang directly on a word."""
    return doc.below[place]


def _above(doc: Document, place: int) -> Iterator[int]:
    """The words above a word, nearest first."""
    for _ in range(_MAX_UP):
        head = doc.tokens[place].head
        if head == place:
            return
        yield head
        place = head
