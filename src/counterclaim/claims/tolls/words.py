"""Words of harm in a clause, and what words say of the people harmed.

In: tokens of a document. Out: cues ("killed", "took refuge", "death toll") with kind and form; status, sex and age
group by the words of a noun phrase. Reads the pack `tolls.en`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import msgspec

from counterclaim.claims.amounts import number_table
from counterclaim.packs.tables import load_table
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import CivilStatus, TollKind

_PEOPLE_ENDINGS = (
    "men", "women", "ists", "ians", "people", "man", "woman", "boy", "boys", "girl", "girls", "worker", "workers",
    "keeper", "keepers", "master", "masters", "labourer", "labourers", "laborer", "laborers",
)  # fmt: skip

_OFTEN_ELSE = frozenset(("treat", "bury", "leave", "hold"))
"""Lemmas of verbs that tell of harm only beside some words."""
_NOUNS = frozenset(("NOUN", "PROPN", "ADJ"))
_BESIDE = 8
_AHEAD = 12


class TollTable(msgspec.Struct, frozen=True, kw_only=True):
    """The pack `tolls.en`: words of harm and of people."""

    acts: dict[TollKind, list[str]]
    on_people: list[str]
    fates: dict[TollKind, list[str]]
    states: dict[TollKind, list[str]]
    counts: dict[TollKind, list[str]]
    lives: list[str]
    life_takers: list[str]
    losers: list[str]
    mourning: list[str]
    ailments: list[str]
    dwellers: list[str]
    conditions: list[str]
    feared: list[str]
    agent_endings: list[str]
    pairs: list[str]
    fallen: list[str]
    not_fallen: list[str]
    totals: dict[TollKind, list[str]]
    givers: dict[str, list[str]]
    equals: list[str]
    beyond: list[str]
    ranging: list[str]
    giving: list[str]
    tallying: list[str]
    counting: list[str]
    forces: list[str]
    speaking: list[str]
    summing: list[str]
    having: list[str]
    attacked: list[str]
    counts_of: list[str]
    keepers: list[str]
    just: list[str]
    unknown_before: list[str]
    harm_givers: list[str]
    amounts: list[str]
    remains: list[str]
    finds: list[str]
    including: list[str]
    with_others: list[str]
    scope: dict[str, list[str]]
    often: list[str]
    takers: list[str]
    holding: list[str]
    taken: list[str]
    returns: list[str]
    unreal: list[str]
    unheard: list[str]
    war: list[str]
    onset: list[str]
    perfect: list[str]
    present: list[str]
    said: list[str]
    people: dict[CivilStatus, list[str]]
    status_words: dict[CivilStatus, list[str]]
    sex: dict[str, list[str]]
    age: dict[str, list[str]]
    between: list[str]


class Cue(msgspec.Struct, frozen=True):
    """Words of harm: kind, form (act, fate, state, count, total, lives, loss), tokens `first` to `last`."""

    kind: TollKind
    form: str
    first: int
    last: int


class _Forms(msgspec.Struct, frozen=True):
    """Every form by its first word, and the people words by status."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], str, TollKind], ...]]
    status: dict[str, CivilStatus]
    people: frozenset[str]
    between: frozenset[str]


@cache
def toll_table() -> TollTable:
    """The pack of words of harm."""
    return load_table("tolls.en", TollTable)


@cache
def _forms() -> _Forms:
    table = toll_table()
    rows: dict[str, list[tuple[tuple[str, ...], str, TollKind]]] = {}

    def add(form: str, kind: TollKind, phrases: Iterable[str]) -> None:
        for phrase in (one for told in phrases for one in dict.fromkeys((told, told.replace("cannot", "can not")))):
            words = tuple(phrase.split())
            rows.setdefault(words[0], []).append((words, form, kind))

    def add_all(form: str, groups: Mapping[TollKind, list[str]]) -> None:
        for kind, entries in groups.items():
            add(form, kind, (w.replace("-", " ") for entry in entries for w in entry.split()))

    add_all("act", table.acts)
    add("act", TollKind.DESTROYED, (w for entry in table.on_people for w in entry.split()))
    add_all("fate", table.fates)
    add_all("state", table.states)
    add_all("count", table.counts)
    for kind, entries in table.totals.items():
        add("total", kind, entries)
    add("lives", TollKind.KILLED, table.lives)
    add("loss", TollKind.LOSSES, table.losers)
    add("fallen", TollKind.KILLED, table.fallen)
    longest_first = {word: tuple(sorted(found, key=lambda r: -len(r[0]))) for word, found in rows.items()}
    status = {word: kind for kind, words in table.people.items() for word in words}
    return _Forms(longest_first, status, frozenset(status), frozenset(table.between))


def find_cues(doc: Document, first: int, last: int) -> tuple[Cue, ...]:
    """Cues among tokens `first` to `last`, in order; the longest at each place."""
    key = ("cues", first, last)
    if key not in doc.remembered:
        doc.remembered[key] = tuple(_cues(doc, first, last))
    cues: tuple[Cue, ...] = doc.remembered[key]
    return cues


def _cues(doc: Document, first: int, last: int) -> Iterator[Cue]:
    openers, index = _forms().by_first, first
    while index < last:
        cue = _cue_at(doc, index, last) if doc.tokens[index].text.lower() in openers else None
        if cue is not None:
            yield cue
        index = cue.last if cue is not None else index + 1


def _cue_at(doc: Document, index: int, last: int) -> Cue | None:
    token = doc.tokens[index]
    for words, form, kind in _forms().by_first.get(token.text.lower(), ()):
        end = index + len(words)
        if end > last or any(doc.tokens[index + n].text.lower() != word for n, word in enumerate(words)):
            continue
        if len(words) == 1 and not _form_fits(doc, token, form):
            continue
        return Cue(kind, form, index, end)
    return None


def _form_fits(doc: Document, token: Token, form: str) -> bool:
    """A single word must be used as its form asks: "down" and "damage" are acts only as verbs."""
    if form != "state" and (meant := _means_harm(doc, token)) is not None:
        return meant
    if form in ("act", "fate"):
        verbal = token.pos in ("VERB", "ADJ", "AUX") or token.tag.startswith("VB")
        return verbal or (token.pos in ("NOUN", "PROPN") and token.text.lower().endswith(("ed", "slain", "shot")))
    if token.text.lower() == "fallen":
        return _after_article(doc, token) and (
            token.index + 1 == len(doc.tokens) or doc.tokens[token.index + 1].pos not in _NOUNS
        )
    if form == "count":
        return token.pos in ("NOUN", "PROPN") or (token.pos in ("ADJ", "VERB") and _after_article(doc, token))
    if form == "state" and token.text.lower() in toll_table().taken:
        words = {t.text.lower() for t in doc.tokens[max(0, token.index - 8) : token.index]}
        return bool(words & set(toll_table().takers))
    return form != "loss" or token.pos == "VERB"


def _means_harm(doc: Document, token: Token) -> bool | None:
    """Whether a word that often tells of something else tells of harm here; None for all other words."""
    word = token.text.lower()
    if word in ("prisoners", "prisoner"):
        return bool({t.text.lower() for t in _around(doc, token, _BESIDE, 0)} & set(toll_table().takers))
    if token.lemma not in _OFTEN_ELSE or (token.pos not in ("VERB", "ADJ") and not token.tag.startswith("VB")):
        return False if token.lemma in _OFTEN_ELSE else None
    if token.lemma == "treat":
        ahead = [t.text.lower() for t in _around(doc, token, 0, _AHEAD)]
        return "for" in ahead and bool(set(ahead[ahead.index("for") :][:4]) & set(toll_table().ailments))
    if token.lemma == "bury":
        after = doc.tokens[token.index + 1 : token.index + 3]
        return any(t.tag in ("CD", "JJR") or t.text.lower() == "least" for t in after)
    return _is_left(doc, token) if token.lemma == "leave" else _holds_people(doc, token)


def _around(doc: Document, token: Token, before: int, after: int) -> tuple[Token, ...]:
    """The words of the sentence beside one."""
    sentence = doc.sentences[token.sentence]
    return doc.tokens[max(sentence.first, token.index - before) : min(sentence.last, token.index + 1 + after)]


def _is_left(doc: Document, token: Token) -> bool:
    """Whether so many of those who live there left a place: "37,000 people have left Karsh"."""
    after = [t for t in _around(doc, token, 0, 2)[1:] if t.tag != "DT"][:1]
    before = _around(doc, token, _BESIDE, 0)
    lived = any(t.text.lower() in toll_table().dwellers for t in before)
    numbered = any(t.tag == "CD" or t.text.lower() in number_table().vague for t in before)
    place = any(t.pos == "PROPN" for t in after)
    return lived and numbered and place and not any(t.lemma in ("carry", "bus", "train", "convoy") for t in before)


def _holds_people(doc: Document, token: Token) -> bool:
    """Whether some are held by force: "the rebels hold 14 soldiers", "nine fishermen held by the navy"."""
    near = _around(doc, token, _AHEAD, _AHEAD)
    whom = [t for t in near if t.head == token.index and t.dep in ("dobj", "nsubjpass")]
    whom += [doc.tokens[token.head]] if token.dep == "acl" else []
    if not any(is_person(t) for t in whom):
        return False
    held = {t.index for t in whom}
    fighters = {i for i in held if status_of([doc.tokens[i].text]) is CivilStatus.COMBATANT}
    captors = (t for t in near if t.index not in held and t.pos in ("NOUN", "PROPN"))
    by = (status_of([t.text]) is CivilStatus.COMBATANT or t.text.lower() in toll_table().forces for t in captors)
    return bool(fighters) or any(by)


def _after_article(doc: Document, token: Token) -> bool:
    return token.index > 0 and doc.tokens[token.index - 1].text.lower() in ("the", "of", "no")


def is_person(token: Token) -> bool:
    """Whether a noun names people: by the pack, as a people's name, or by its ending."""
    word = token.text.lower()
    if word in _forms().people:
        return True
    if token.entity == "NORP" and token.tag in ("NNS", "NNPS"):
        return True
    return token.tag in ("NNS", "NNPS", "NN") and word.endswith(_PEOPLE_ENDINGS)


def between_words() -> frozenset[str]:
    """Words that may stand between those counted and what befell them."""
    return _forms().between


def status_of(words: Iterable[str]) -> CivilStatus:
    """Civilian, combatant or unknown, by the last word that tells."""
    table, lowered = toll_table(), [w.lower() for w in words]
    told = [_forms().status[w] for w in lowered if w in _forms().status]
    if told and told[-1] is not CivilStatus.UNKNOWN:
        doubted = any(word in table.status_words[CivilStatus.UNKNOWN] for word in lowered)
        return CivilStatus.UNKNOWN if doubted and told[-1] is CivilStatus.COMBATANT else told[-1]
    for status, marks in table.status_words.items():
        if any(word in marks for word in lowered):
            return status
    return CivilStatus.UNKNOWN


def trait_of(groups: Mapping[str, list[str]], words: Iterable[str]) -> str | None:
    """Sex or age group that the words tell, or None where they tell none or several."""
    lowered = [w.lower() for w in words]
    found = {name for name, marks in groups.items() if any(word in marks for word in lowered)}
    return found.pop() if len(found) == 1 else None


def is_harm_by_not(doc: Document, first: int, last: int) -> bool:
    """Whether a "not" or "nothing" is part of the harm and denies none: "cannot go home", "nothing is known of the
    whereabouts of 11", "nine have not been heard from".
    """
    words = [t.text.lower() for t in doc.tokens[first:last]]
    told = " ".join(words)
    if any(f"{phrase} " in f"{told} " for phrase in toll_table().unheard):
        return True
    return any("not" in words[c.first - first : c.last - first] for c in find_cues(doc, first, last))
