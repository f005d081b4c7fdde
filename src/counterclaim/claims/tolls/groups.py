"""Harm to those who are named but not numbered: "wounding servicemen", "a soldier was killed", "considerable losses".

In: a clause with its cues, and the cues that have a number already. Out: tolls with null bounds, or 1 for one person.
Reads the pack `tolls.en`.
"""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.claims.amounts import number_table
from counterclaim.claims.quantities import Quantity, noun_phrase
from counterclaim.claims.tolls.linking import is_passive, joint_kind
from counterclaim.claims.tolls.scene import Scene
from counterclaim.claims.tolls.words import Cue, between_words, is_person, status_of, toll_table, trait_of
from counterclaim.records.claim import Toll
from counterclaim.records.document import Token
from counterclaim.records.enums import CivilStatus, Scope, TollKind

_THINGS = frozenset((TollKind.DESTROYED, TollKind.DAMAGED))
_TWO = 2
_ONE = frozenset(("a", "an", "one"))
_ITS = frozenset(("the", "his", "her", "their", "its", "our", "my"))
_PLURAL = frozenset(("people", "police", "troops", "personnel", "staff", "civilians", "crew", "population"))
_BODIES = frozenset(("body", "corpse", "death", "killing", "abduction", "kidnapping"))


class Group(msgspec.Struct, frozen=True):
    """A toll without a number, and its cue."""

    toll: Toll
    cue: Cue
    first: int


def named_groups(scene: Scene, used: Sequence[Cue]) -> Iterator[Group]:
    """Tolls of the cues that have no number of their own."""
    seen: set[tuple[TollKind, str | None]] = set()
    done = list(used)
    for cue in scene.cues:
        if cue in done or _is_negated(scene, cue) or _shares(scene, cue, used) or _only_describes(scene, cue):
            continue
        toll = _toll_of(scene, cue, used)
        if toll is None or (toll.kind, toll.who) in seen:
            continue
        if toll.kind is TollKind.LOSSES and cue.form == "act":
            done.extend(scene.cues)
        seen.add((toll.kind, toll.who))
        yield Group(toll, cue, cue.first)


def _shares(scene: Scene, cue: Cue, used: Sequence[Cue]) -> bool:
    """Such as "killed and wounded 12": both cues have the number, whichever it was linked to."""
    for other in used:
        first, last = (cue, other) if cue.first < other.first else (other, cue)
        between = scene.doc.tokens[first.last : last.first]
        if between and all(t.text.lower() in ("and", "or", ",", "also") for t in between):
            return True
    return False


def _only_describes(scene: Scene, cue: Cue) -> bool:
    """Whether the words tell who people are and not what happened: "displaced families sheltered", "dead bodies of"."""
    tokens, word = scene.doc.tokens, scene.doc.tokens[cue.first]
    if cue.form == "count" and tokens[cue.last - 1].text.lower() in toll_table().remains:
        told = {t.text.lower() for t in tokens[scene.first : scene.last]}
        return not told & set(toll_table().finds)
    if word.dep == "acl" and _has_another_fate(scene, cue):
        return True
    described = word.dep == "amod" and word.tag != "VBG" and word.head > word.index and is_person(tokens[word.head])
    if cue.last - cue.first > 1 or not described:
        return False
    # "Shelling displaced families", "killed and displaced families": here the parser may have missed the verb.
    return cue.first == 0 or tokens[cue.first - 1].pos not in ("NOUN", "PROPN", "PRON", "AUX", "CCONJ")


def _has_another_fate(scene: Scene, cue: Cue) -> bool:
    """Such as "a patient hurt in the blast died": who was hurt is told dead."""
    tokens = scene.doc.tokens
    whose = tokens[tokens[cue.first].head]
    if whose.dep == "pobj" and tokens[whose.head].lemma == "of":
        whose = tokens[tokens[whose.head].head]  # "two of the people wounded there have died"
    other = scene.cue_at(whose.head) if whose.dep in ("nsubj", "nsubjpass") else None
    return other is not None and other is not cue and other.form in ("act", "fate")


def _toll_of(scene: Scene, cue: Cue, used: Sequence[Cue]) -> Toll | None:
    if cue.form == "act" and not is_passive(scene, cue):
        return _from_phrase(scene, cue, _object(scene, cue), joint_kind(scene, cue, ahead=False))
    if cue.form in ("act", "fate", "state"):
        return _from_phrase(scene, cue, _subject(scene, cue), joint_kind(scene, cue, ahead=True))
    if cue.form == "count":
        return _from_count(scene, cue, used)
    return None


def _is_negated(scene: Scene, cue: Cue) -> bool:
    """Denied, or not told as having happened ("to relocate the residents")."""
    before = scene.doc.tokens[max(scene.first, cue.first - 3) : cue.first]
    if any(t.text.lower() in ("not", "n't", "n’t", "never", "no", "without", "nobody", "none") for t in before):
        return True
    if any(
        t.text.lower() in number_table().ordinals for t in scene.doc.tokens[max(scene.first, cue.first - 6) : cue.first]
    ):
        return False
    return any(t.text.lower() in toll_table().unreal and t.pos in ("PART", "AUX") for t in before)


def _object(scene: Scene, cue: Cue) -> tuple[int, int, int | None]:
    tokens, at = scene.doc.tokens, cue.last
    while at < scene.last and (
        tokens[at].pos == "ADV" or tokens[at].text.lower() in ("and", "or", "“", '"', "``") or scene.cue_at(at)
    ):
        at += 1
    start = at
    while at < scene.last and tokens[at].tag in ("DT", "PRP$", "PDT"):
        at += 1
    end, noun = noun_phrase(scene.doc, at, scene.last, singular=True)
    return start, end, noun


def _subject(scene: Scene, cue: Cue) -> tuple[int, int, int | None]:
    """The noun phrase before a passive, over auxiliaries and adverbs, and over what stands between two commas."""
    tokens, index = scene.doc.tokens, cue.first - 1
    head = tokens[cue.first]
    for token in reversed(tokens[scene.first : cue.first]):  # of two, the nearer: "near Dul a shepherd was killed"
        if token.head == head.index and token.dep in ("nsubjpass", "nsubj") and token.pos in ("NOUN", "PROPN"):
            return _phrase_ending(scene, token.index)
    index = _over_its_work(scene, index)
    while index >= scene.first and (tokens[index].text.lower() in between_words() or tokens[index].pos == "ADV"):
        index -= 1
    if index < scene.first or tokens[index].pos not in ("NOUN", "PROPN"):
        return cue.first, cue.first, None
    return _phrase_ending(scene, index)


def _over_its_work(scene: Scene, index: int) -> int:
    """The word before what tells of somebody's work: of "the farmer driving it was killed" the farmer."""
    tokens = scene.doc.tokens
    while index >= scene.first and tokens[index].text.lower() in between_words():
        index -= 1
    work = index > scene.first + 1 and tokens[index].text.lower() in ("it", "them") and tokens[index - 1].tag == "VBG"
    return index - 2 if work else index


def _phrase_ending(scene: Scene, noun: int) -> tuple[int, int, int | None]:
    tokens, first = scene.doc.tokens, noun
    while first > scene.first and tokens[first - 1].tag in (
        "JJ",
        "NN",
        "NNP",
        "NNS",
        "NNPS",
        "VBN",
        "DT",
        "PRP$",
        "POS",
        "HYPH",
        "JJR",
        "JJS",
    ):
        first -= 1
        if tokens[first].tag in ("DT", "PRP$"):
            break  # An article begins the phrase: "near Karsh a shepherd was killed" tells of a shepherd.
    return first, noun + 1, noun


def _from_phrase(scene: Scene, cue: Cue, phrase: tuple[int, int, int | None], kind: TollKind) -> Toll | None:
    first, last, noun = phrase
    tokens = scene.doc.tokens
    before = tokens[first - 1].text.lower() if first else ""
    if noun is None or before in ("not", "nor", "how") or any(scene.quantity_at(n) for n in range(first, last)):
        return None
    token = tokens[noun]
    person = is_person(token) or _is_living(scene, cue, token)
    if person and kind is TollKind.DESTROYED:
        kind = TollKind.KILLED
    if not person and kind not in _THINGS:
        return None
    article = tokens[first].text.lower() if tokens[first].tag in ("DT", "PRP$") else ""
    nth = next(
        (
            number_table().ordinals[t.text.lower()]
            for t in tokens[first:noun]
            if t.text.lower() in number_table().ordinals
        ),
        0,
    )
    latest = article in _ONE and _raises_toll(scene, cue)
    if nth and person and token.tag in ("NN", "NNP") and (article not in _ONE or latest):
        words = [
            t
            for t in tokens[first:last]
            if t.tag not in ("DT", "PRP$") and t.text.lower() not in number_table().ordinals
        ]
        made = _made(scene, words, kind, one=True, text=_said(scene, first, last))
        scope = Scope.INCIDENT if latest else Scope.CUMULATIVE
        return msgspec.structs.replace(made, best=float(nth), scope=scope) if made else None
    plural = token.tag in ("NNS", "NNPS") or token.text.lower() in _PLURAL
    one = not plural and (article in _ONE or (person and article in _ITS))
    mass = kind in _THINGS and not article and token.tag == "NN"
    if not (plural or one or mass):
        return None
    words = [t for t in tokens[first:last] if t.tag not in ("DT", "PRP$") and not (cue.first <= t.index < cue.last)]
    if one and person:
        begin, end, people = _with_others(scene, first, last)
        people += _how_many(token) - 1
        if people > 1:
            told = [t for t in tokens[begin:end] if t.index > begin or t.tag not in ("DT", "PRP$")]
            made = _made(scene, told, kind, one=True, text=_said(scene, begin, end))
            return msgspec.structs.replace(made, best=float(people)) if made else None
    return _made(scene, words, kind, one=one, text=_said(scene, first, last) if one else _cue_text(scene, cue, kind))


def _raises_toll(scene: Scene, cue: Cue) -> bool:
    """Whether one more death makes a known toll larger: "a sixth person has died" beside the five dead before."""
    before = {t.text.lower() for t in scene.doc.tokens[max(scene.first, cue.first - 3) : cue.first]}
    alone = not scene.quantities and all(c is cue or c.kind is not TollKind.WOUNDED for c in scene.cues)
    return cue.kind is TollKind.KILLED and alone and bool(before & set(toll_table().perfect) | before & {"had"})


def _is_living(scene: Scene, cue: Cue, noun: Token) -> bool:
    """Whether a word that no list holds names a person; only the living are killed: "a loader was killed"."""
    hurt = cue.form == "act" and cue.kind in (TollKind.KILLED, TollKind.WOUNDED) and is_passive(scene, cue)
    return hurt and noun.tag == "NN" and noun.text.lower().endswith(tuple(toll_table().agent_endings))


class Joined(msgspec.Struct, frozen=True):
    """People told together, numbered and one by one: how many, their words, and the text."""

    people: float
    words: list[Token]
    text: str


def joined_singles(scene: Scene, quantity: Quantity) -> Joined | None:
    """A number of people with single persons joined to it: "two schoolgirls and an oarsman" are three.

    Soldiers and civilians are not added up.
    """
    tokens = scene.doc.tokens
    couple = quantity.text.lower().endswith("couple")
    person = couple or (quantity.noun is not None and is_person(tokens[quantity.noun]))
    if quantity.best is None or quantity.best < 1 or quantity.partitive or quantity.others or not person:
        return None
    last = max(quantity.np_last, quantity.last)
    first = quantity.first - (quantity.first > scene.first and tokens[quantity.first - 1].tag == "PRP$")
    begin, end, people = _with_others(scene, first, last)
    theirs = last + 1 < end and tokens[last + 1].tag == "PRP$"
    if people == 1 or (theirs and not couple):
        return None
    statuses = {status_of([t.text]) for t in tokens[begin:end]} - {CivilStatus.UNKNOWN}
    words = [t for t in tokens[begin:end] if t.index > begin or t.tag not in ("DT", "PRP$")]
    return Joined(quantity.best + people - 1, words, _said(scene, begin, end)) if len(statuses) < _TWO else None


def _with_others(scene: Scene, first: int, last: int) -> tuple[int, int, int]:
    """One person with those joined to it, each one person too: "a nurse and a patient" are two.

    A comma joins only in a list that "and" ends: in "four people, a girl among them" the girl is one of the four.
    """
    tokens, people, ended = scene.doc.tokens, 1, last
    count = 1
    while last + 1 < scene.last and tokens[last].text.lower() in ("and", ",") and scene.cue_at(last) is None:
        conjoined = "and" in (tokens[last].text.lower(), tokens[last + 1].text.lower())
        at = last + 1 + (tokens[last + 1].text.lower() == "and")
        end, noun = _one_person(scene, at)
        if noun is None:
            break
        last, count = end, count + _how_many(tokens[noun])
        if conjoined:
            ended, people = last, count
    last = ended
    while first - 2 >= scene.first and tokens[first - 1].text.lower() in ("and", ","):
        begin, _, noun = _phrase_ending(scene, first - 2)
        if noun is None or _one_person(scene, begin)[1] != noun:
            break
        first, people = begin, people + _how_many(tokens[noun])
    return first, last, people


def _how_many(noun: Token) -> int:
    """One person, or two by one word: "an elderly couple"."""
    return _TWO if noun.text.lower() in toll_table().pairs else 1


def _one_person(scene: Scene, at: int) -> tuple[int, int | None]:
    """End and noun of a phrase that names one person with an article ("a patient", "her son")."""
    tokens = scene.doc.tokens
    if at >= scene.last or tokens[at].text.lower() not in _ONE | _ITS or scene.quantity_at(at):
        return at, None
    end, noun = noun_phrase(scene.doc, at + 1, scene.last, singular=True)
    fits = noun is not None and tokens[noun].tag == "NN" and is_person(tokens[noun])
    fits = fits and tokens[noun or 0].text.lower() not in _PLURAL
    return end, noun if fits else None


def _cue_text(scene: Scene, cue: Cue, kind: TollKind) -> str:
    """The words of harm; for joint losses those of both acts."""
    near = [
        c
        for c in scene.cues
        if kind is TollKind.LOSSES and c.form in ("act", "state") and abs(c.first - cue.first) <= 3
    ]
    return _said(scene, min(c.first for c in (cue, *near)), max(c.last for c in (cue, *near)))


def _said(scene: Scene, first: int, last: int) -> str:
    tokens = scene.doc.tokens
    return " ".join(scene.doc.report.text[tokens[first].start : tokens[last - 1].end].split())


def _made(
    scene: Scene, words: Sequence[Token], kind: TollKind, *, one: bool = False, text: str | None = None
) -> Toll | None:
    if not words:
        return None
    table, plain = toll_table(), [t.text for t in words]
    who = " ".join(scene.doc.report.text[words[0].start : words[-1].end].split())
    child = trait_of({"child": table.age["child"]}, plain)
    return Toll(
        kind=kind,
        who=who,
        status=status_of(plain),
        sex=trait_of(table.sex, plain),
        age=child,
        best=1.0 if one else None,
        text=text,
    )


def _from_count(scene: Scene, cue: Cue, used: Sequence[Cue]) -> Toll | None:
    """Such as "inflicted heavy losses on the garrison", "the body of a shepherd", "casualties among nurses"."""
    tokens = scene.doc.tokens
    before = tokens[max(scene.first, cue.first - 5) : cue.first]
    plain = " ".join(t.text.lower() for t in before)
    if any(mark in plain for mark in toll_table().unknown_before) or scene.quantity_at(cue.first - 1) or used:
        return None
    amounts = [t for t in before[-2:] if t.text.lower() in toll_table().amounts]
    given = any(t.text.lower() in toll_table().harm_givers for t in before)
    start, end, noun = _after(scene, cue)
    people = noun is not None and (
        is_person(tokens[noun]) or tokens[noun].pos == "PROPN" or cue.kind is TollKind.LOSSES
    )
    if cue.kind is not TollKind.LOSSES:
        return _bodies(scene, cue, (start, end, noun)) if people else None
    if not (given or amounts or people):
        return None
    words = [t for t in tokens[start:end] if t.tag not in ("DT", "PRP$")] if people else _sufferer(scene, cue)
    text = _said(scene, amounts[0].index, amounts[-1].index + 1) if amounts else None
    return _made(scene, words, cue.kind, text=text) or Toll(kind=cue.kind, who=None, text=text)


def _after(scene: Scene, cue: Cue) -> tuple[int, int, int | None]:
    tokens, at = scene.doc.tokens, cue.last
    while at < scene.last and tokens[at].text in ("”", '"', "''", "’"):
        at += 1
    if at >= scene.last or tokens[at].text.lower() not in ("of", "on", "among", "to", "upon", "for"):
        return at, at, None
    at += 1
    start = at
    while at < scene.last and tokens[at].tag in ("DT", "PRP$"):
        at += 1
    end, noun = noun_phrase(scene.doc, at, scene.last, singular=True)
    return start, end, noun


def _sufferer(scene: Scene, cue: Cue) -> list[Token]:
    """Who suffered losses: the subject of suffer, sustain, take."""
    tokens = scene.doc.tokens
    verb = next((t for t in reversed(tokens[scene.first : cue.first]) if t.pos == "VERB"), None)
    if verb is None or not verb.text.lower().startswith(("suffer", "sustain", "incur", "tak", "took")):
        return []
    subject = next((t for t in tokens[scene.first : verb.index] if t.head == verb.index and t.dep == "nsubj"), None)
    if subject is None or subject.pos not in ("NOUN", "PROPN"):
        return []
    first, last, _ = _phrase_ending(scene, subject.index)
    return [t for t in tokens[first:last] if t.tag not in ("DT", "PRP$")]


def _bodies(scene: Scene, cue: Cue, phrase: tuple[int, int, int | None]) -> Toll | None:
    first, last, noun = phrase
    tokens = scene.doc.tokens
    if noun is None or any(scene.quantity_at(n) for n in range(first, last)) or not is_person(tokens[noun]):
        return None
    one = tokens[cue.last - 1].text.lower() in _BODIES and tokens[noun].tag in ("NN", "NNP")
    article = tokens[first].text.lower() if tokens[first].tag in ("DT", "PRP$") else ""
    if one and article not in _ONE | _ITS:
        return None
    words = [t for t in tokens[first:last] if t.tag not in ("DT", "PRP$")]
    return _made(
        scene, words, cue.kind, one=one, text=_said(scene, first, last) if one else _said(scene, cue.first, cue.last)
    )
