"""Who answers for a number that no verb of saying tells: "it put the dead at 40", "by the army's count, 40 died".

In: a document with its tree. Out: `Count` records, each with tokens of who counts, of the words that say so, and of
what is counted. Reads the packs tolls.en and roles.en.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.claims.sayers import can_speak, speaking_subject
from counterclaim.claims.syntax import Tree, ancestors, has_child, subtree
from counterclaim.claims.tolls.elliptic import elliptic_numbers, gapped_numbers
from counterclaim.claims.tolls.finding import counts_with_numbers, numbers_given
from counterclaim.claims.tolls.words import find_cues, is_person, toll_table
from counterclaim.records.document import Document, Sentence
from counterclaim.records.enums import Zone

_LEFT_OUT = frozenset(("nsubj", "conj", "cc", "punct", "aux", "advcl"))
_KEPT = frozenset(("as", "since"))
_WHOSE = frozenset(("poss", "amod", "compound"))
_HAS = frozenset(("have",))
_NEAR = 4
_FAR = 10


class Count(msgspec.Struct, frozen=True):
    """`source` counts, `cue` says so, `content` is what is counted; `note` the rule in words."""

    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    note: str

    @property
    def marks(self) -> tuple[int, ...]:
        """The tokens that no other speech may have as its own."""
        return (*self.source, *self.cue)


def find_counts(doc: Document, tree: Tree) -> tuple[Count, ...]:
    """Every number of harm with who counts it, in order of the text.

    Example: "The clinic has registered 38 wounded" is the clinic's number; "the wounded were registered" nobody's.
    """
    found: list[Count] = []
    for sentence in doc.sentences:
        if sentence.zone is Zone.BODY and find_cues(doc, sentence.first, sentence.last):
            found += (*_by_verbs(doc, tree, sentence), *_by_nouns(doc, tree, sentence))
        found += _set_against(doc, tree, sentence)
    return tuple(found)


def contents_with_numbers(
    doc: Document, contents: Iterable[tuple[tuple[int, int], ...]], *, told: Collection[int]
) -> list[tuple[tuple[int, int], ...]]:
    """What speeches tell, each with the number of the count that it holds, however far behind the number stands.

    Of "its count of civilians killed since May 4 from 74 to 69" a speech that ends at "May 4" would lose the number.
    `told`: tokens that name who speaks, or say so.
    """
    given = {sentence.index: counts_with_numbers(doc, sentence) for sentence in doc.sentences}
    return [tuple(_to_its_number(doc, one, given, told) for one in content) for content in contents]


def _to_its_number(
    doc: Document, content: tuple[int, int], given: Mapping[int, Iterable[tuple[int, int]]], told: Collection[int]
) -> tuple[int, int]:
    first, last = content
    for cue, number in given[doc.tokens[last - 1].sentence]:
        if first <= cue < last <= number and not any(i in told for i in range(last, number + 1)):
            last = number + 1
    return first, last


def _by_verbs(doc: Document, tree: Tree, sentence: Sentence) -> Iterator[Count]:
    """Such as "The council put civilian deaths at 73", "has registered 38 civilians killed"."""
    verbs = dict.fromkeys((*numbers_given(doc, sentence), *_registering(doc, tree, sentence)))
    for verb in verbs:
        if _is_of_a_count(doc, tree, verb):
            continue  # "the ministry's tally of civilians killed stood at 58": the tally tells whose
        source = [] if _is_barred(doc, tree, verb) else _giver(doc, tree, verb)
        source = list(_owner(doc, tree, source)) or source
        if not source or verb in source or not _can_count(doc, source):
            continue
        heads = [c for c in tree.children[verb] if c not in source and _is_content(doc, tree, c)]
        content = sorted({i for head in heads for i in subtree(tree, head)} - set(source))
        content = _with_joined(doc, sentence, content)
        if content:
            yield Count(tuple(source), (verb,), tuple(content), f"“{doc.tokens[verb].text}” gives the number")


def _is_of_a_count(doc: Document, tree: Tree, verb: int) -> bool:
    """Whether the subject of a verb is a count of harm that tells whose it is."""
    counts = (c for c in tree.children[verb] if doc.tokens[c].dep == "nsubj")
    nouns = [c for c in counts if doc.tokens[c].lemma in toll_table().counts_of and _whose(doc, tree, c)]
    return any(find_cues(doc, c + 1, verb) for c in nouns)


def _giver(doc: Document, tree: Tree, verb: int) -> list[int]:
    """Who gives a number by a verb: its subject; of "published 28 names, which takes the dead to 429" who published.

    What takes a toll somewhere is a happening, and no speaker.
    """
    which = any(doc.tokens[c].dep == "nsubj" and doc.tokens[c].tag == "WDT" for c in tree.children[verb])
    if not which or doc.tokens[verb].text.lower() not in toll_table().givers["to"]:
        return speaking_subject(verb, doc, tree)
    above = next((i for i in ancestors(tree, verb) if doc.tokens[i].pos == "VERB"), None)
    told = above is not None and doc.tokens[above].lemma in toll_table().having
    return speaking_subject(above, doc, tree) if above is not None and told else []


def _with_joined(doc: Document, sentence: Sentence, content: list[int]) -> list[int]:
    """What is counted with the harm right behind its number, and with the numbers joined to it.

    Such as "102 | wounded", "60 civilians killed | and 270 wounded", "144 of them, | and more than 1,400 wounded".
    """
    tokens = doc.tokens
    for _ in range(_NEAR):
        end = content[-1] + 1 if content else sentence.last
        at = end
        while at < sentence.last and tokens[at].text.lower() in (",", "and"):
            at += 1
        number = next((i for i in range(at, min(at + _NEAR, sentence.last)) if tokens[i].tag == "CD"), None)
        start = at if at == end else number
        cues = find_cues(doc, start, min(start + _NEAR, sentence.last)) if start is not None else []
        told = next((c for c in cues if c.form in ("act", "state", "count")), None)
        if told is None or (at == end and told.first != end) or _tells_more(doc, end, told.last, sentence.last):
            return content
        content = [*content, *range(end, told.last)]
    return content


def _tells_more(doc: Document, first: int, harm: int, last: int) -> bool:
    """Whether words up to a word of harm have a verb of their own, or are told by somebody else behind it."""
    verbal = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in doc.tokens[first : harm - 1])
    after = doc.tokens[harm].text.lower() if harm < last else "."
    return verbal or after not in (".", ",", ";", "and", "since", "in", "by")


def _is_barred(doc: Document, tree: Tree, verb: int) -> bool:
    """Whether nothing has been counted: "could put", "did not put"; not "counts six and not four"."""
    return any(doc.tokens[c].tag == "MD" or (doc.tokens[c].dep == "neg" and c < verb + 2) for c in tree.children[verb])


def _can_count(doc: Document, source: Sequence[int]) -> bool:
    """Whether the words name somebody who can answer for a number: a speaker, or one who keeps lists of the dead."""
    return can_speak(doc, source) or _keeps(doc, source)


def _keeps(doc: Document, source: Sequence[int]) -> bool:
    """Whether the words name a person, or one of those who keep lists: a hospital, a prosecutor's office."""
    head = next((i for i in source if doc.tokens[i].head not in source), source[-1])
    token = doc.tokens[head]
    if token.entity in ("PERSON", "ORG") or token.lemma.lower() in toll_table().keepers:
        return True
    return token.tag == "NN" and is_person(token)


def _is_content(doc: Document, tree: Tree, child: int) -> bool:
    """Whether what hangs on the verb is what is counted: "gave its losses as 112 killed", "since the war began"."""
    token = doc.tokens[child]
    if token.dep == "advcl":
        return any(doc.tokens[c].dep == "mark" and doc.tokens[c].text.lower() in _KEPT for c in tree.children[child])
    return token.dep not in _LEFT_OUT


def _set_against(doc: Document, tree: Tree, sentence: Sentence) -> Iterator[Count]:
    """Such as "The rebels speak of nine", set against a toll told before."""
    for quantity, verb in elliptic_numbers(doc, sentence):
        source = speaking_subject(verb, doc, tree)
        source = list(_owner(doc, tree, source)) or source
        if source and not _is_barred(doc, tree, verb) and verb not in source and _can_count(doc, source):
            content = tuple(range(quantity.first, max(quantity.np_last, quantity.last)))
            yield Count(tuple(source), (verb,), content, f"“{doc.tokens[verb].text}” sets a number against another")
    for gap in gapped_numbers(doc, sentence):
        content = tuple(range(gap.number.first, gap.number.last))
        yield Count(gap.source, (), content, "sets a number against the one before, with the same verb")


def _owner(doc: Document, tree: Tree, subject: list[int]) -> tuple[int, ...]:
    """Whose figure or list a subject is: "the union's own list"."""
    counts = (i for i in subject if doc.tokens[i].lemma in toll_table().counts_of)
    return next((whose for i in counts if (whose := _whose(doc, tree, i))), ())


def _registering(doc: Document, tree: Tree, sentence: Sentence) -> Iterator[int]:
    """Verbs of counting whose object has a number and a word of harm."""
    for token in doc.words(sentence):
        if token.dep in ("aux", "auxpass") or not (token.lemma in toll_table().giving or token.lemma in _HAS):
            continue
        if token.pos != "VERB" and token.lemma != "have":
            continue
        objects = _objects(doc, tree, token.index)
        numbered = any(doc.tokens[i].tag == "CD" for i in objects) and _tells_harm(doc, sentence, objects)
        if numbered and (token.lemma not in _HAS or _holds_list(doc, tree, token.index)):
            yield token.index


def _objects(doc: Document, tree: Tree, verb: int) -> list[int]:
    """The words of what somebody counts: "38 wounded", "six dead"; for "spoke of 17 dead" those after the "of"."""
    below = [c for c in tree.children[verb] if c > verb]
    if doc.tokens[verb].lemma in ("speak", "talk", "tell"):
        below = [p for c in below if doc.tokens[c].lemma == "of" for p in tree.children[c]]
    else:
        below = [c for c in below if doc.tokens[c].dep in ("dobj", "ccomp", "attr", "oprd", "nummod")]
    return sorted(i for c in below for i in subtree(tree, c) if i > verb)


def _tells_harm(doc: Document, sentence: Sentence, objects: Sequence[int]) -> bool:
    """Whether the words of an object tell harm, or a list goes on with it: "144 of them, and 1,400 wounded"."""
    if find_cues(doc, objects[0], min(objects[-1] + 2, sentence.last)):
        return True
    words = [t.text.lower() for t in doc.tokens[objects[0] : objects[0] + 2 * _NEAR]]
    return "them" in words and bool(find_cues(doc, sentence.first, sentence.last))


def _holds_list(doc: Document, tree: Tree, verb: int) -> bool:
    """Whether who "has 22 dead" keeps a list of them: an office, a person's sheet; not a town or a force."""
    source = speaking_subject(verb, doc, tree)
    return bool(source) and (bool(_owner(doc, tree, source)) or (_keeps(doc, source) and _is_keeper(doc, source)))


def _is_keeper(doc: Document, source: Sequence[int]) -> bool:
    words = {doc.tokens[i].lemma.lower() for i in source} | {doc.tokens[i].text.lower() for i in source}
    return bool(words & set(toll_table().keepers)) or any(doc.tokens[i].entity == "PERSON" for i in source)


def _by_nouns(doc: Document, tree: Tree, sentence: Sentence) -> Iterator[Count]:
    """Such as "by the army's count, 40 died", "the council's estimate of those killed is between 130 and 145"."""
    for token in doc.words(sentence):
        if (account := _account(doc, tree, sentence, token.index)) is not None:
            yield account
            continue
        if token.text.lower() in toll_table().counts_of and (count := _by_order(doc, sentence, token.index)):
            yield count
            continue
        if token.pos != "NOUN" or token.lemma not in toll_table().counts_of:
            continue
        source = _whose(doc, tree, token.index)
        above = doc.tokens[token.head]
        if not source or not _can_count(doc, source):
            continue
        if above.lemma == "by" and above.dep == "prep" and not has_child(tree, above.index, {"prep"}):
            cue = tuple(i for i in subtree(tree, above.index) if i not in source)
            content = [i for i in range(sentence.first, sentence.last) if i not in (*cue, *source)]
            yield Count(source, cue, tuple(_words(doc, content)), f"by the {token.text} of whom the words name")
        elif token.dep == "nsubj" and above.index in numbers_given(doc, sentence):
            content = [i for i in subtree(tree, above.index) if i not in (*source, token.index)]
            yield Count(source, (token.index,), tuple(_words(doc, content)), f"whose {token.text} it is")


def _account(doc: Document, tree: Tree, sentence: Sentence, noun: int) -> Count | None:
    """Such as "He stood by the ministry's account: six dead": what stands behind the colon is its owner's."""
    colon = noun + 1 < sentence.last and doc.tokens[noun + 1].text == ":"
    if not colon or doc.tokens[noun].lemma not in ("account", "version", *toll_table().counts_of):
        return None
    source = _whose(doc, tree, noun)
    content = _words(doc, list(range(noun + 2, sentence.last)))
    if not source or not content or not _can_count(doc, source) or not find_cues(doc, content[0], content[-1] + 1):
        return None
    return Count(source, (noun,), tuple(content), f"whose {doc.tokens[noun].text} it is")


def _by_order(doc: Document, sentence: Sentence, noun: int) -> Count | None:
    """Such as "By the doctors' count 96 died": the words in a row, whatever the parser hangs the count on."""
    tokens, at = doc.tokens, noun - 1
    while at > sentence.first and tokens[at].pos == "ADJ" and tokens[at].tag != "POS":
        at -= 1
    if at <= sentence.first or tokens[at].text.lower() not in ("'s", "’s", "'", "’"):
        return None
    start = next(
        (i for i in range(at - 1, max(sentence.first, at - _FAR) - 1, -1) if tokens[i].text.lower() == "by"), None
    )
    if start is None or any(tokens[i].pos in ("VERB", "AUX", "PUNCT") for i in range(start + 1, at)):
        return None
    source, cue = range(start + 1, at), (start, *range(at, noun + 1))
    content = _words(doc, [i for i in range(sentence.first, sentence.last) if i not in (*source, *cue)])
    if not source or not content or not _can_count(doc, source):
        return None
    return Count(tuple(source), cue, tuple(content), f"by the {tokens[noun].text} of whom the words name")


def _whose(doc: Document, tree: Tree, noun: int) -> tuple[int, ...]:
    """Who made a count: "the army's count", "the Northland count", "the count of the hospital", "a count kept by X";
    not "its own count", "the first count" or "the count of the dead".
    """
    for child in tree.children[noun]:
        token = doc.tokens[child]
        if token.dep in _WHOSE and (token.dep == "poss" or token.entity in ("NORP", "GPE", "ORG")):
            words = [i for i in subtree(tree, child) if doc.tokens[i].tag != "POS"]
            return tuple(words) if words and doc.tokens[words[-1]].pos != "PRON" else ()
    return _kept_by(doc, tree, noun)


def _kept_by(doc: Document, tree: Tree, noun: int) -> tuple[int, ...]:
    """Who made a count by the words after it: "the count of the hospital", "a list drawn up by the union"."""
    for child in tree.children[noun]:
        token = doc.tokens[child]
        links = [child] if token.dep == "prep" and token.lemma in ("of", "from", "by") else []
        if token.dep in ("acl", "relcl"):
            links = [c for c in tree.children[child] if doc.tokens[c].lemma == "by"]
        heads = (head for link in links for head in tree.children[link])
        for head in heads:
            words = subtree(tree, head)
            if _is_keeper(doc, words) and not find_cues(doc, words[0], words[-1] + 1):
                return tuple(words)
    return ()


def _words(doc: Document, members: list[int]) -> list[int]:
    """The members without the punctuation at either end."""
    while members and doc.tokens[members[0]].pos in ("PUNCT", "SPACE"):
        members = members[1:]
    while members and doc.tokens[members[-1]].pos in ("PUNCT", "SPACE"):
        members = members[:-1]
    return members
