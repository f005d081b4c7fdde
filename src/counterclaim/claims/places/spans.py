"""Find where a text names a place, before it is asked which place that is.

In: a document and a gazetteer. Out: candidates, each with the name, the place noun beside it and what speaks for it.
Reads the pack `places.en`.
"""

import re
from collections.abc import Iterator

from counterclaim.claims.places.cues import (
    LONGEST,
    Candidate,
    Runs,
    is_known,
    is_ordinary,
    is_title_free,
    is_whole_entity,
    key_of,
    leads_to_place,
    look_up,
    noun_at,
    noun_beside,
    only_describes,
    stands_in_list,
    starts_entity,
)
from counterclaim.claims.places.ground import goes_on, heads_item, is_ground, text_says_place
from counterclaim.packs.gazetteer import Entry, Gazetteer
from counterclaim.packs.gazetteer_build import WIDE
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.gazetteer_words import PlaceWords
from counterclaim.packs.rarity import RAREST, rarity, stem
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import Zone

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
NAME_LABELS = frozenset(("PERSON", "ORG"))
NO_NAME_LABELS = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"))
_UPPER, _LOWER = re.compile(r"[A-Z]"), re.compile(r"[a-z]")


def find_candidates(doc: Document, gazetteer: Gazetteer, words: PlaceWords) -> list[Candidate]:
    """Every name in the text that may be a place's, in order of the text."""
    capitals = _in_capitals(doc)
    lower = frozenset(t.text for t in doc.tokens if t.text.islower() and len(t.text) > 2)
    runs = Runs(doc, gazetteer, words, capitals, _person_keys(doc, words), lower, _acting(doc, words), [], set(), set())
    _from_wide_names(runs)
    for first, last, label in _entities(doc):
        if label in PLACE_LABELS or label == "NORP":
            _from_entity(runs, first, last, label)
    for first, last in list(_name_runs(runs)):
        _from_run(runs, first, last)
    _along_lists(runs)
    _repeat(runs)
    return sorted(runs.found, key=lambda c: c.first)


def _in_capitals(doc: Document) -> frozenset[int]:
    found = set()
    for sentence in doc.sentences:
        text = doc.report.text[sentence.start : sentence.end]
        if len(_UPPER.findall(text)) > 2 * len(_LOWER.findall(text)):
            found.add(sentence.index)
    return frozenset(found)


def _entities(doc: Document) -> Iterator[tuple[int, int, str]]:
    first = None
    for token in doc.tokens:
        if first is not None and (
            token.entity_start or not token.entity or token.sentence != doc.tokens[first].sentence
        ):
            yield first, token.index, doc.tokens[first].entity
            first = None
        if token.entity and first is None:
            first = token.index
    if first is not None:
        yield first, len(doc.tokens), doc.tokens[first].entity


def _person_keys(doc: Document, words: PlaceWords) -> frozenset[str]:
    """Single words that stand in the report's longer names of persons, or that speak: "Sarkissian" is no town here."""
    keys: set[str] = set()
    for first, last, label in _entities(doc):
        if label == "PERSON" and last - first > 1:
            keys.update(fold_name(token.text) for token in doc.tokens[first:last])
    for token in doc.tokens:
        speaks = token.dep == "nsubj" and doc.tokens[token.head].lemma in ("say", "add", "note", "tell")
        if (
            speaks or (token.index and doc.tokens[token.index - 1].text.lower() in words.titles)
        ) and token.pos == "PROPN":
            keys.add(fold_name(token.text))
    return frozenset(keys)


def _acting(doc: Document, words: PlaceWords) -> frozenset[str]:
    """Names that say or do something in the report ("Sample vowed revenge")."""
    acts = words.speech - words.struck - words.hit  # "Sample shelled" in a headline tells what befell it
    told = (t for t in doc.tokens if t.dep == "nsubj" and t.pos == "PROPN")
    body = (t for t in told if doc.sentences[t.sentence].zone is Zone.BODY)
    return frozenset(t.text for t in body if doc.tokens[t.head].lemma in acts)


def _is_name(runs: Runs, token: Token) -> bool:
    if not token.text[:1].isalpha():
        return False
    if token.entity in NO_NAME_LABELS:
        alone = is_whole_entity(runs, token.index, token.index + 1)
        return alone and token.pos == "PROPN" and token.text.lower() not in runs.words.not_places
    if token.sentence in runs.capitals:
        return token.pos == "PROPN" or token.entity in PLACE_LABELS
    if not token.text[0].isupper():
        return False
    starts = token.index == 0 or runs.doc.tokens[token.index - 1].sentence != token.sentence
    if token.pos in ("PROPN", "ADJ"):
        return True
    # At the head of a sentence any word has a capital; one that no list of common words has is a name.
    return token.pos in ("NOUN", "VERB", "X") and (not starts or rarity(stem(token.text.lower())) >= RAREST)


def _name_runs(runs: Runs) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words with the small words inside them, free of what is taken already."""
    tokens, words = runs.doc.tokens, runs.words
    n = 0
    while n < len(tokens):
        if n in runs.taken or not _is_name(runs, tokens[n]):
            n += 1
            continue
        first = last = n
        while n < len(tokens) and n not in runs.taken and tokens[n].sentence == tokens[first].sentence:
            if _is_name(runs, tokens[n]):
                last = n
            elif tokens[n].text.lower() not in words.joints or n - last > 2:
                break
            n += 1
        yield first, last + 1
        n = last + 1


def _from_wide_names(runs: Runs) -> None:
    """States, regions and seas of several words, whatever the recogniser makes of them ("South Sampleland")."""
    tokens, wide = runs.doc.tokens, runs.gazetteer.wide_keys()
    openings = {key.split(" ", 1)[0] for key in wide}
    for n, token in enumerate(tokens):
        if not token.text[:1].isupper() or fold_name(token.text) not in openings:
            continue
        end = min(len(tokens), n + LONGEST, runs.doc.sentences[token.sentence].last)
        for last in range(end, n + 1, -1):
            if tokens[last - 1].text[-1:].isalnum() and key_of(runs, n, last) in wide:
                entries = tuple(e for e in look_up(runs, n, last) if e.rank == 0 and (e.own or e.kind in WIDE))
                inside = token.entity == "ORG" and not is_whole_entity(runs, n, last) and starts_entity(runs, n)
                if entries and _add(runs, n, last, entries, token.entity, "a name in the packs", inside=inside):
                    break


def _from_entity(runs: Runs, first: int, last: int, label: str) -> None:
    first, last = _trim(runs, first, last)
    if first >= last:
        return
    if label == "NORP":
        _from_people(runs, first, last)
        return
    entries, head, tail = _core(runs, first, last)
    if not _may_be_place(runs, head, tail, entries):
        return
    if entries:
        _add(runs, head, tail, entries, label, "the recogniser takes it for a place")
    elif not _from_parts(runs, first, last, label):
        # Of a place that no gazetteer knows, "Lower" is part of the name as "Port" is ("the village of Lower Brann").
        whole = first if runs.doc.tokens[first].text[:1].isupper() else head
        begin = next((n for n in (whole, head) if text_says_place(runs, n, tail, last)), None)
        if begin is not None:
            _add(runs, begin, tail, (), label, "the text speaks of it as a place")


def _trim(runs: Runs, first: int, last: int) -> tuple[int, int]:
    """An entity without the article before it, and the possessive or marks after it."""
    tokens = runs.doc.tokens
    while first < last and (tokens[first].text.lower() in ("the", "a", "an") or not tokens[first].text[:1].isalnum()):
        first += 1
    while first < last and "." not in (text := tokens[last - 1].text):
        if tokens[last - 1].tag != "POS" and text[-1:].isalnum():
            break
        last -= 1
    return first, last


def _from_people(runs: Runs, first: int, last: int) -> None:
    """The adjective of a state or people, also where two run together ("Armenian-Azerbaijani")."""
    parts = [(first, last)] if look_up(runs, first, last) else [(n, n + 1) for n in range(first, last)]
    for start, end in parts:
        entries = look_up(runs, start, end)
        if not leads_to_place(runs, start):
            entries = tuple(e for e in entries if e.rank == 2 or e.kind == "country")
        if entries:
            _add(runs, start, end, entries, "NORP", "the recogniser takes it for a people's or state's adjective")


def _core(runs: Runs, first: int, last: int) -> tuple[tuple[Entry, ...], int, int]:
    """The entries of an entity, and its tokens without "northern" before and "district" after where those hide it."""
    if entries := look_up(runs, first, last):
        return entries, first, last
    while first < last - 1 and runs.doc.tokens[first].text.lower() in runs.words.compass:
        first += 1
    if noun_at(runs, last - 1) and last - first > 1:
        last -= 1
    return look_up(runs, first, last), first, last


def _may_be_place(runs: Runs, first: int, last: int, entries: tuple[Entry, ...]) -> bool:
    """Whether the recogniser's word may be trusted: not for a person's name, a word written small, "the Read"."""
    tokens = runs.doc.tokens
    if not any(t.text[:1].isupper() for t in tokens[first:last]):
        return False
    known = is_known(entries)
    if key_of(runs, first, last) in runs.persons and not known and not leads_to_place(runs, first):
        return False
    article = first > 0 and tokens[first - 1].text.lower() == "the"
    return not (entries and not known and article and not noun_beside(runs, first, last))


def _from_parts(runs: Runs, first: int, last: int, label: str) -> bool:
    """An entity that runs several places together ("Oldbridge and Port Sample", "Oldbridge, Northland")."""
    tokens = runs.doc.tokens
    cuts = [n for n in range(first, last) if tokens[n].text in (",", "and", "&", "/", "AND")]
    if not cuts:
        return False
    start = first
    for cut in [*cuts, last]:
        if start < cut and (entries := look_up(runs, start, cut)):
            _add(runs, start, cut, entries, label, "the recogniser takes it for part of a place")
        start = cut + 1
    return True


def _from_run(runs: Runs, first: int, last: int) -> None:
    n = first
    while n < last:
        end = min(last, n + LONGEST)
        while end > n and not _try(runs, n, end, last):
            end -= 1
        n = max(n + 1, end)


def _try(runs: Runs, first: int, last: int, run_end: int) -> bool:
    """Take the tokens for a place if the gazetteer or the words around them allow it."""
    tokens, words = runs.doc.tokens, runs.words
    if tokens[last - 1].text.lower() in words.joints or tokens[first].text.lower() in words.not_places:
        return False
    if last - first == 1 and noun_at(runs, first):
        return False
    label = tokens[first].entity
    entries = look_up(runs, first, last)
    halves = _is_half(runs, first, last) or heads_item(runs, first, last)
    if label in NAME_LABELS and not halves and not is_whole_entity(runs, first, last):
        opens = label == "ORG" and is_known(entries) and starts_entity(runs, first)
        return opens and _add(runs, first, last, entries, label, "it opens a body's name", inside=True)
    key = key_of(runs, first, last)
    strong = leads_to_place(runs, first) or noun_beside(runs, first, last)
    strong = strong or (stands_in_list(runs, first, last) and key not in runs.persons)
    strong = strong or heads_item(runs, first, last)
    governs = any(e.kind in WIDE for e in entries) or key in runs.gazetteer.capitals()
    if label in NO_NAME_LABELS and not (strong and entries):
        return False
    if not entries and label in NAME_LABELS and not strong:
        # What the recogniser takes for a body or person is ground only where something befell it.
        hit = is_ground(runs, first, last) and is_title_free(runs, first)
        return hit and _try_unknown(runs, first, last, run_end)
    if label in NAME_LABELS and not ((strong or governs) and is_title_free(runs, first)):
        return False
    if not entries:
        return _try_unknown(runs, first, last, run_end)
    adjective = all(e.rank == 2 for e in entries)
    doubtful = key in runs.persons or (not adjective and is_ordinary(runs, first, last))
    if not (strong or governs) and doubtful:
        return False
    alone = first == 0 or tokens[first - 1].entity != "PERSON" or not tokens[first - 1].text[:1].isalnum()
    fits = strong or adjective or is_known(entries)
    return alone and fits and _add(runs, first, last, entries, label, "the gazetteer knows the name and the words fit")


def _is_half(runs: Runs, first: int, last: int) -> bool:
    """Whether a slash right before or after makes the name one of two for a place ("Sample/Oldbridge")."""
    tokens = runs.doc.tokens
    return (last < len(tokens) and tokens[last].text == "/") or (first > 0 and tokens[first - 1].text == "/")


def _try_unknown(runs: Runs, first: int, last: int, run_end: int) -> bool:
    tokens = runs.doc.tokens
    # "The bridge at Sample on the Oldbridge bank": a joint that hangs on something else ends the name.
    ends = last == run_end or (tokens[last].dep == "prep" and not first <= tokens[last].head < last)
    whole_run = ends and (first == 0 or not _is_name(runs, tokens[first - 1]))
    label = tokens[first].entity
    if whole_run and label in ("", "ORG", "PERSON", "PRODUCT", "NORP") and text_says_place(runs, first, last, last):
        return _add(runs, first, last, (), label, "the text speaks of it as a place")
    return False


def _along_lists(runs: Runs) -> None:
    """Further names of a list of which one is a place ("on Sample, Upper Brann and the hamlet of Oldbridge", "X/Y")."""
    names = {first: (first, last) for first, last in _name_runs(runs)}
    ends = {last: first for first, last in names.values()}
    why = "it stands in a list of places"
    for one in list(runs.found):
        if one.adjective or one.inside_name or any(e.kind in WIDE for e in one.entries):
            continue
        last = max(one.last, (one.noun_at or 0) + 1)
        while (after := names.get(last + 1)) and goes_on(runs, last, after, after[1]):
            if _is_person(runs, one, *after) or not _add(runs, *after, look_up(runs, *after), "", why):
                break
            last = after[1]
        first, end = one.first, one.last
        while (begin := ends.get(first - 1)) is not None and goes_on(runs, first - 1, (begin, first - 1), end):
            person = _is_person(runs, one, begin, first - 1)
            if person or not _add(runs, begin, first - 1, look_up(runs, begin, first - 1), "", why):
                break
            first, end = begin, first - 1


def _is_person(runs: Runs, one: Candidate, first: int, last: int) -> bool:
    """Whether a further name of a list is rather a person's: only beside ground that was hit may the recogniser err."""
    hit = is_ground(runs, one.first, one.last) or heads_item(runs, one.first, one.last)
    named = any(t.entity in NAME_LABELS for t in runs.doc.tokens[first:last])
    return named and not hit and not _is_half(runs, first, last)


def _add(
    runs: Runs, first: int, last: int, entries: tuple[Entry, ...], label: str, why: str, *, inside: bool = False
) -> bool:
    tokens = runs.doc.tokens
    if not runs.taken.isdisjoint(range(first, last)):
        return False
    runs.taken.update(range(first, last))
    one = Candidate(first=first, last=last, key=key_of(runs, first, last), entries=entries, label=label, why=why)
    one.inside_name = inside
    sentence = tokens[first].sentence
    if _noun_follows(runs, one) and (noun := noun_at(runs, last)):
        one.noun, one.noun_at, one.noun_word = noun, last, tokens[last].text.lower()
        runs.taken.add(last)
    elif first > 1 and tokens[first - 1].text.lower() == "of" and (noun := noun_at(runs, first - 2)):
        one.noun, one.noun_at, one.noun_word = noun, first - 2, tokens[first - 2].text.lower()
    elif first > 0 and tokens[first - 1].text.istitle() and (noun := noun_at(runs, first - 1)) and not entries:
        one.noun, one.noun_at, one.noun_word = noun, first - 1, tokens[first - 1].text.lower()
    elif not entries and last - first > 1 and (noun := noun_at(runs, first)):
        one.noun, one.noun_word = noun, tokens[first].text.lower()
    if first > 0 and tokens[first - 1].text.lower() in runs.words.compass and tokens[first - 1].sentence == sentence:
        one.compass = first - 1
    runs.found.append(one)
    if not one.adjective and not inside:
        runs.places.update(range(first, last if one.noun_at is None else max(last, one.noun_at + 1)))
    return True


def _noun_follows(runs: Runs, one: Candidate) -> bool:
    """Whether a place noun after the name is the name's own, not the next one's ("the Long Valley city of Orm")."""
    tokens = runs.doc.tokens
    if one.adjective or one.last >= len(tokens) or tokens[one.last].sentence != tokens[one.first].sentence:
        return False
    noun = noun_at(runs, one.last)
    wide = any(e.kind in ("country", "informal") for e in one.entries)
    if noun is None or (not one.entries and only_describes(runs, one.first, one.last)):
        return False
    of_next = one.last + 1 < len(tokens) and tokens[one.last + 1].text.lower() == "of"
    return not (wide and of_next and not noun.keep)


def _repeat(runs: Runs) -> None:
    """A name taken for a place once is one wherever it stands alone in the report."""
    # "The village of X" is called X elsewhere; "X district" may be called something else.
    bare = [
        c for c in runs.found if not c.adjective and not c.inside_name and (c.noun_at is None or c.noun_at < c.first)
    ]
    sure = {c.key: c for c in (*(c for c in runs.found if c.entries), *bare)}
    for n, token in enumerate(runs.doc.tokens):
        if n in runs.taken or not token.text[:1].isupper() or not token.text.isalpha():
            continue
        known = sure.get(fold_name(token.text))
        if known and not known.adjective and known.key not in runs.persons and _stands_alone(runs, n):
            _add(runs, n, n + 1, known.entries, token.entity, "the report names it as a place elsewhere")


def _stands_alone(runs: Runs, n: int) -> bool:
    tokens = runs.doc.tokens
    if tokens[n].entity in NAME_LABELS and not is_whole_entity(runs, n, n + 1):
        return False
    before = (
        n > 0
        and n - 1 not in runs.taken
        and tokens[n - 1].pos == "PROPN"
        and tokens[n - 1].sentence == tokens[n].sentence
    )
    after = (
        n + 1 < len(tokens)
        and n + 1 not in runs.taken
        and tokens[n + 1].pos == "PROPN"
        and noun_at(runs, n + 1) is None
    )
    return not before and not after
