"""Which number belongs to which word of harm in a clause.

In: the numbers and cues of a clause. Out: for a number its cue and, where two cues share it ("killed and wounded"), the
joint kind. The order of words decides, with part of speech: that holds in headlines and capitals, where parses do not.
Reads the pack `tolls.en`.
"""

from collections.abc import Sequence

from counterclaim.claims.quantities import Quantity
from counterclaim.claims.tolls.given import given_cue, is_replaced
from counterclaim.claims.tolls.listing import labelled, listed
from counterclaim.claims.tolls.scene import Link, Scene
from counterclaim.claims.tolls.words import Cue, between_words, find_cues, is_person, status_of, toll_table
from counterclaim.records.document import Token
from counterclaim.records.enums import CivilStatus, TollKind

_REACH = 16
_BESIDE = 3
_LISTS = frozenset(("list", "lists", "register", "registers", "roll", "rolls", "record", "records"))
_FAR = 60
"""Words of a sentence before "of them" at most."""
_BE = frozenset(
    ("be", "is", "are", "was", "were", "been", "being", "got", "get", "left", "found", "feared", "reported", "as")
)
_HAVE = frozenset(("have", "has", "had", "having", "'ve", "’ve"))
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PART", "ADV", "SYM", "X", "INTJ"))
_STOPS = frozenset((".", ";", ":", "?", "!", "--", "—", "–"))
_JOINS = frozenset(("and", "or", ",", "&", "/", "as", "well", "-", "plus"))


def link_quantity(scene: Scene, quantity: Quantity, before: Link | None) -> Link | None:
    """The link of a number; `before` is that of the number before it, which parts and members of a list share."""
    if is_replaced(scene, quantity):
        return None
    if (label := labelled(scene, quantity)) is not None:
        return label
    direct = _past_relative(scene, quantity, _to_the_right(scene, quantity, crossing=False))
    if direct is None and before is not None and _is_part(scene, quantity):
        return Link(before.cue, before.kind, "part of the number before it")
    if direct is None and (some := _of_them(scene, quantity)) is not None:
        return some
    if direct is None and (in_list := listed(scene, quantity, before)) is not None:
        return in_list
    counted = _counted_noun(scene, quantity)
    if counted is not None and direct is None and counted.kind is not TollKind.DISPLACED:
        return counted
    given = given_cue(scene, quantity) if direct is None else None
    if given is not None:
        return Link(given, given.kind, "the number that a verb gives the count")
    ones = quantity.noun is not None and scene.doc.tokens[quantity.noun].text.lower() == "ones"
    if direct is not None and (lost := _only_feared(scene, quantity, direct)) is not None:
        return lost
    return (
        direct
        or (_within(scene, quantity) if ones else None)
        or _to_the_left(scene, quantity)
        or _to_the_right(scene, quantity, crossing=True)
        or _by_the_verb(scene, quantity)
        or _within(scene, quantity)
        or counted
        or _to_a_total(scene, quantity)
    )


def _of_them(scene: Scene, quantity: Quantity) -> Link | None:
    """What befell "them", where the sentence told it: "who keeps a tally of deaths had registered 144 of them"."""
    doc = scene.doc
    after = [t.text.lower() for t in doc.tokens[quantity.last : quantity.last + 2]]
    sentence = doc.sentences[doc.tokens[quantity.first].sentence]
    if after != ["of", "them"] or quantity.first - sentence.first > _FAR:
        return None
    told = [c for c in find_cues(doc, sentence.first, quantity.first) if c.form == "count"]
    return Link(told[-1], told[-1].kind, "some of those told before it") if told else None


def _only_feared(scene: Scene, quantity: Quantity, link: Link) -> Link | None:
    """Whether those missing are only thought to be dead: "six missing sailors are presumed dead" are missing."""
    before = scene.doc.tokens[link.cue.first - 1].text.lower() if link.cue.first else ""
    lost = (scene.cue_at(i) for i in range(quantity.np_first, quantity.np_last))
    told = next((c for c in lost if c is not None and c.kind is TollKind.MISSING and c.form == "state"), None)
    if told is None or link.kind is not TollKind.KILLED or before not in toll_table().feared:
        return None
    return Link(told, told.kind, "missing and only thought to be dead")


def _past_relative(scene: Scene, quantity: Quantity, link: Link | None) -> Link | None:
    """What befell those counted in the end: of "two of those wounded in the blast have died" two are dead."""
    tokens = scene.doc.tokens
    if link is None or not _tells_whom(scene, quantity, link.cue):
        return link
    if _is_mourned(scene, quantity):
        return _to_the_left(scene, quantity) or link
    for token in tokens[quantity.first : max(quantity.np_last, quantity.last)]:
        cue = scene.cue_at(token.head) if token.dep in ("nsubj", "nsubjpass") else None
        if cue is not None and cue.first >= link.cue.last and cue.form in ("act", "fate"):
            told = [t.text.lower() for t in tokens[link.cue.last : cue.first]][-_BESIDE:]
            return _befalls(scene, cue, told, quantity) or link
    return link


def _tells_whom(scene: Scene, quantity: Quantity, cue: Cue) -> bool:
    """Whether a word of harm tells who those counted are: "two of those wounded there", "two of the wounded"."""
    if cue.form == "act" and scene.doc.tokens[cue.first].dep == "acl":
        return True
    between = [t.text.lower() for t in scene.doc.tokens[quantity.last : cue.first]]
    return between in (["of", "the"], ["more", "of", "the"], ["of", "its"], ["of", "their"])


def joint_kind(scene: Scene, cue: Cue, *, ahead: bool) -> TollKind:
    """The kind of a cue together with those joined to it: "killed and wounded" are losses."""
    kinds, at = {cue.kind}, cue
    for _ in range(3):
        other = _joined(scene, at, ahead=ahead)
        if other is None:
            break
        kinds.add(other.kind)
        at = other
    return cue.kind if len(kinds) == 1 else TollKind.LOSSES


def _joined(scene: Scene, cue: Cue, *, ahead: bool) -> Cue | None:
    """The cue joined to this one by "and", "or" or a comma with no number of its own."""
    tokens, step = scene.doc.tokens, 1 if ahead else -1
    index, joined = (cue.last if ahead else cue.first - 1), False
    while scene.first <= index < scene.last:
        word = tokens[index].text.lower()
        other = scene.cue_at(index)
        if other is not None:
            usable = joined and other.form in ("act", "state", "fate")
            return other if usable and not (ahead and has_object(scene, other)) else None
        if word in _JOINS:
            joined = True
        elif tokens[index].pos != "ADV" and word not in ("otherwise", "even"):
            return None
        index += step
    return None


def has_object(scene: Scene, cue: Cue) -> bool:
    """Whether a noun phrase or number follows an act directly."""
    index = cue.last
    while index < scene.last:
        token = scene.doc.tokens[index]
        if scene.quantity_at(index) or token.pos in ("NOUN", "PROPN", "DET", "NUM", "PRON", "ADJ"):
            return not _is_time_word(token)
        if token.pos != "ADV" and token.text not in ("“", '"', "``", "‘"):
            return False
        index += 1
    return False


def is_passive(scene: Scene, cue: Cue) -> bool:
    """Whether an act is told of its subject: "were killed", "58 injured in", but not "have killed"."""
    words: list[str] = []
    for index in range(cue.first - 1, max(scene.first, cue.first - 5) - 1, -1):
        word = scene.doc.tokens[index].text.lower()
        other = scene.cue_at(index)
        if (word not in between_words() and word not in ("and", "or") and other is None) or scene.quantity_at(index):
            break
        words.append(word)
    if any(w in _BE for w in words):
        return True
    if any(w in _HAVE for w in words):
        return False
    token = scene.doc.tokens[cue.first]
    return token.tag in ("VBN", "VBD", "JJ", "NN", "NNP") and not has_object(scene, cue)


def _is_time_word(token: Token) -> bool:
    return token.entity in ("DATE", "TIME")


def _is_part(scene: Scene, quantity: Quantity) -> bool:
    """Such as "eight of them Northlanders", "including 3 children", "among them two women"."""
    if quantity.partitive:
        return True
    tokens = scene.doc.tokens[max(scene.first, quantity.first - 3) : quantity.first]
    before = " ".join(t.text.lower() for t in tokens)
    return any(f" {before} ".endswith(f" {word} ") for word in toll_table().including)


def _to_the_right(scene: Scene, quantity: Quantity, *, crossing: bool) -> Link | None:
    """What befell the subject: "12 people in the village were killed", "58 injured"."""
    tokens = scene.doc.tokens
    words: list[str] = []
    index = max(quantity.np_last, quantity.last)
    end = min(scene.last, index + _REACH)
    while index < end:
        cue, token = scene.cue_at(index), tokens[index]
        word = token.text.lower()
        if cue is not None:
            return _befalls(scene, cue, words, quantity)
        if word in _STOPS:
            return None
        if word not in between_words():
            if not crossing and (token.pos in ("CCONJ", "PUNCT") or scene.quantity_at(index)):
                return None
            if not _may_stand_between(token):
                return None
        words.append(word)
        index += 1
    return None


def _by_the_verb(scene: Scene, quantity: Quantity) -> Link | None:
    """What befell the subject where much stands between: "23 people, half of them just ashore, were injured"."""
    if quantity.noun is None:
        return None
    noun = scene.doc.tokens[quantity.noun]
    cue = scene.cue_at(noun.head) if noun.dep in ("nsubj", "nsubjpass") else None
    if cue is None or cue.first <= quantity.last:
        return None
    words = [t.text.lower() for t in scene.doc.tokens[quantity.np_last : cue.first]][-_BESIDE:]
    return _befalls(scene, cue, words, quantity)


def _may_stand_between(token: Token) -> bool:
    return token.pos in _NOMINAL or token.pos in ("ADP", "PUNCT", "CCONJ") or token.tag == "VBG"


def _befalls(scene: Scene, cue: Cue, words: Sequence[str], quantity: Quantity) -> Link | None:
    if cue.form in ("state", "fate"):
        return Link(cue, joint_kind(scene, cue, ahead=True), "what befell those counted")
    if cue.form == "fallen":
        return Link(cue, TollKind.KILLED, "fallen in battle") if _fell(scene, cue, quantity) else None
    if cue.form == "count" and (not words or _has_with(cue, words) or _are_held(cue, words)):
        return Link(cue, cue.kind, "what befell those counted")
    if cue.form == "count" and words[:1] == ["on"] and set(words) & _LISTS:
        return Link(cue, cue.kind, "on a list of those harmed")
    if cue.form == "lives":
        return Link(cue, TollKind.KILLED, "lives")
    if cue.form != "act" or scene.doc.tokens[cue.first].tag == "VBG":
        return None
    if any(w in _HAVE for w in words) and not any(w in _BE for w in words):
        return None
    if not any(w in _BE for w in words) and has_object(scene, cue) and quantity.noun is not None:
        return None
    return Link(cue, joint_kind(scene, cue, ahead=True), "what befell those counted")


def _are_held(cue: Cue, words: Sequence[str]) -> bool:
    """Such as "19 servicemen are prisoners"."""
    return cue.kind in (TollKind.CAPTURED, TollKind.ABDUCTED) and all(w in _BE or w in ("still", "now") for w in words)


def _has_with(cue: Cue, words: Sequence[str]) -> bool:
    """Such as "30 with injuries", "12 people with serious injuries"."""
    return words[0] == "with" and len(words) <= _BESIDE and cue.kind is TollKind.WOUNDED


def _fell(scene: Scene, cue: Cue, quantity: Quantity) -> bool:
    """Whether those who "have fallen" are fighters, and did not fall back, ill or into somebody's hands."""
    tokens = scene.doc.tokens
    after = tokens[cue.last].text.lower() if cue.last < scene.last else ""
    words = [t.text for t in tokens[quantity.np_first : quantity.np_last]]
    own = any(t.text.lower() in ("our", "ours") for t in tokens[quantity.last : cue.first])
    return after not in toll_table().not_fallen and (own or status_of(words) is CivilStatus.COMBATANT)


def _to_the_left(scene: Scene, quantity: Quantity) -> Link | None:
    """The object of an act: "killing 12 people", "destroyed eight vehicles and nine structures", "deaths of 12 men"."""
    tokens, listed, linked = scene.doc.tokens, False, ""
    index = quantity.first - 1
    while index >= max(scene.first, quantity.first - 2 * _REACH):
        token, word, cue = tokens[index], tokens[index].text.lower(), scene.cue_at(index)
        if cue is not None:
            found = _acts_on(scene, quantity, cue, linked, listed=listed)
            if found is not None or cue.form not in ("state", "count"):
                return found
        elif word in toll_table().including or (token.pos == "AUX" and _tells_among(scene, index)):
            linked = "including"
        elif word in _STOPS or token.pos in ("SCONJ", "AUX") or (token.pos == "VERB" and token.tag != "VBG"):
            return None
        elif scene.quantity_at(index):
            listed, linked = True, ""
        elif token.pos == "ADP":
            if not listed and word not in ("of", "to", "among", "including", "on", "as", "with", "alongside"):
                return None
            linked = word
        index -= 1
    return None


def _tells_among(scene: Scene, index: int) -> bool:
    """Such as "among the dead were two doctors"."""
    return any(t.text.lower() == "among" for t in scene.doc.tokens[max(scene.first, index - 4) : index])


def _is_some_known(scene: Scene, cue: Cue) -> bool:
    """Such as "among the dead were", "among the 12 dead were"."""
    return scene.doc.tokens[cue.first - 1].text.lower() == "the" or scene.quantity_at(cue.first - 1) is not None


def _acts_on(scene: Scene, quantity: Quantity, cue: Cue, linked: str, *, listed: bool) -> Link | None:
    if linked == "including" and cue.first > 0 and _is_some_known(scene, cue):
        return Link(cue, cue.kind, "some of those harmed")
    if cue.form == "act":
        if linked in ("with", "alongside") and is_passive(scene, cue):
            return Link(cue, cue.kind, "harmed together")
        if linked and not listed and linked not in ("of", "including"):
            return None
        kind = joint_kind(scene, cue, ahead=False)
        return None if is_passive(scene, cue) else Link(cue, kind, "object of the act")
    if cue.form == "lives" and linked == "of":
        return Link(cue, TollKind.KILLED, "lives of those counted")
    if cue.form == "count" and linked in ("of", "to", "among") and not listed:
        return _of_count(scene, quantity, cue)
    if cue.form == "loss" and not linked:
        return Link(cue, _lost(scene, quantity), "lost by their side")
    if cue.form == "state" and not linked and not listed:
        return Link(cue, cue.kind, "state told before those counted")
    return None


def _of_count(scene: Scene, quantity: Quantity, cue: Cue) -> Link | None:
    """Those counted after a noun of harm; whose loss is told are dead, what was lost is left open."""
    if scene.doc.tokens[cue.first].text.lower() != "loss":
        return Link(cue, cue.kind, "those counted after the noun")
    return Link(cue, _lost(scene, quantity), "lost by their side") if _are_people(scene, quantity) else None


def _lost(scene: Scene, quantity: Quantity) -> TollKind:
    """People whom their side lost are dead, as in "lost 5 men, the others 40"; bare losses may be wounded too."""
    after = [t.text.lower() for t in scene.doc.tokens[quantity.last : quantity.last + _BESIDE]]
    own = len(after) == _BESIDE and after[0] == "of" and after[-1] == "own"
    told = (q.noun for q in scene.quantities if q.first <= quantity.first and q.noun is not None)
    person = any(is_person(scene.doc.tokens[noun]) for noun in told) or _is_mourned(scene, quantity)
    return TollKind.KILLED if person or own or quantity.best == 0 else TollKind.LOSSES


def _is_mourned(scene: Scene, quantity: Quantity) -> bool:
    """Whether those counted are mourned or buried: "the town mourns seven"."""
    words = scene.doc.tokens[max(scene.first, quantity.first - _BESIDE) : quantity.first]
    return any(t.lemma in toll_table().mourning for t in words)


def _are_people(scene: Scene, quantity: Quantity) -> bool:
    return quantity.noun is not None and is_person(scene.doc.tokens[quantity.noun])


def _counted_noun(scene: Scene, quantity: Quantity) -> Link | None:
    """The noun counted is harm itself: "12 deaths", "no casualties", "claimed 12 lives"."""
    if quantity.noun is None:
        return None
    cue = scene.cue_at(quantity.noun)
    if cue is None:
        return None
    if cue.form == "count":
        back = any(t.text.lower() in toll_table().returns for t in scene.doc.tokens[scene.first : scene.last])
        gone = back and cue.kind in (TollKind.DISPLACED, TollKind.ABDUCTED, TollKind.CAPTURED)
        return None if gone else Link(cue, cue.kind, "the noun counted tells the harm")
    if cue.form == "lives":
        takers = {
            t.text.lower()
            for t in scene.doc.tokens[max(scene.first, quantity.first - 4) : min(scene.last, cue.last + 4)]
        }
        return Link(cue, TollKind.KILLED, "lives") if takers & set(toll_table().life_takers) else None
    if cue.form in ("act", "state") and cue.last == quantity.np_last and cue.last - cue.first == 1:
        return Link(cue, cue.kind, "told beside the number")  # "at least 19 hurt", where the parser sees a noun
    return None


def _within(scene: Scene, quantity: Quantity) -> Link | None:
    """The harm stands in the noun phrase: "12 wounded soldiers", "one dead terrorist"."""
    for index in range(quantity.np_first, quantity.np_last):
        cue = scene.cue_at(index)
        if (
            cue is not None
            and cue.form in ("act", "state")
            and scene.doc.tokens[index].tag != "VBG"
            and index != quantity.noun
        ):
            return Link(cue, joint_kind(scene, cue, ahead=True), "told beside the noun counted")
    return None


def _to_a_total(scene: Scene, quantity: Quantity) -> Link | None:
    """The first number after "death toll", or the second of "from 30 to 45"."""
    cue = next((c for c in reversed(scene.cues) if c.form == "total" and c.last <= quantity.first), None)
    if cue is None or quantity.first - cue.last > _REACH:
        return None
    between = scene.doc.tokens[cue.last : quantity.first]
    if any(t.text in _STOPS for t in between) or any(
        cue.last <= q.first < quantity.first for q in scene.quantities if _plain(q)
    ):
        return None
    person = quantity.noun is None or is_person(scene.doc.tokens[quantity.noun])
    return Link(cue, cue.kind, "the number of a running total") if person else None


def _plain(quantity: Quantity) -> bool:
    return quantity.measure == "none" and (quantity.noun is None)
