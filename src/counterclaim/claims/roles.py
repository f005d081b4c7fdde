"""Who did it and to whom, by grammar: token indexes of agents and targets of a trigger.

In: the tree of a document, a trigger, and the words that make somebody speak. Out: heads of noun phrases; naming them
is `participants.py`. Reads packs roles.en and countries. What grammar does not tell stays empty: the wrong side is the
worst fault.
"""

from collections.abc import Collection, Sequence

import msgspec

from counterclaim.claims.syntax import (
    Tree,
    ancestors,
    clause_head,
    is_clause_head,
    is_passive,
    objects_of,
    prepositional,
    subjects_of,
    subtree,
)
from counterclaim.claims.triggers import Trigger
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.loader import load_pack

_AGAINST = ("on", "against", "at", "upon")
_BESIDE = (*_AGAINST, "outside", "inside", "into")
_ABBREVIATION = 4
"""Letters of a state's abbreviation at most."""
_CIRCUMSTANCES = frozenset(("DATE", "TIME", "GPE", "LOC", "FAC", "CARDINAL", "QUANTITY"))


class Roles(msgspec.Struct, frozen=True):
    """Agent and target heads (token indexes) of one happening."""

    agents: tuple[int, ...]
    targets: tuple[int, ...]


class Referred(msgspec.Struct, frozen=True):
    """An act told as known: its type, and the names in the words that tell which."""

    type: str
    names: frozenset[str]


def find_roles(tree: Tree, trigger: Trigger, barred: frozenset[int], *, meets: bool = False) -> Roles:
    """By voice for verbs; by "by", "of" and possessives for nouns. `meets`: whom one meets acts too.

    `barred` are the verbs of saying: their subjects speak, and did not act.
    """
    anchor = trigger.anchor
    token = tree.tokens[anchor]
    if token.pos == "VERB" or (token.pos == "AUX" and is_clause_head(tree, anchor)):
        agents, targets = _verb_roles(tree, anchor, barred)
    else:
        agents, targets = _noun_roles(tree, anchor, barred, of_acts=trigger.of_acts)
        if trigger.type == "investigation" and not agents:
            agents = _finders(tree, anchor, barred)
    people = token.pos != "VERB" and token.lemma in load_pack("roles.en")["people"]
    if people and trigger.type == "recruitment_of_fighters":
        agents, targets = _takers(tree, anchor, barred), [anchor]
    deployed = people and trigger.type == "deployment"
    if trigger.moves and not is_passive(tree, anchor):
        agents, targets = [], agents
    if trigger.receives:
        agents, targets = prepositional(tree, anchor, ("from",)), agents
    if meets:
        agents, targets = _met(tree, anchor, agents, targets), []
    agents = [a for a in dict.fromkeys(agents) if a not in barred and a != anchor]
    if deployed:
        agents = [anchor]  # a patrol, peacekeepers: the word is who acts
    targets = [t for t in dict.fromkeys(targets) if t not in barred and t not in agents and t != anchor]
    return Roles(tuple(agents), tuple(targets))


def _takers(tree: Tree, taken: int, barred: frozenset[int]) -> list[int]:
    """Who hires, sends or uses the fighters named: by the verb or noun that takes them; never they themselves."""
    token, taking = tree.tokens[taken], load_pack("roles.en")["taking"]
    above = tree.tokens[token.head]
    if token.dep == "compound":  # "the Front's foreign fighter network"
        return [c for c in tree.children[above.index] if tree.tokens[c].dep == "poss"]
    if token.dep == "dobj" and above.lemma in taking:
        return _by(tree, above.index) or subjects_of(tree, above.index, stop=barred)
    if token.dep == "nsubjpass" and above.lemma in taking:
        return _by(tree, above.index)
    if token.dep == "pobj" and above.lemma == "of" and tree.tokens[above.head].pos == "NOUN":
        return [*_by(tree, above.head), *(c for c in tree.children[above.head] if tree.tokens[c].dep == "poss")]
    return []


def pointed_to(tree: Tree, triggers: Sequence[Trigger]) -> Referred | None:
    """The act that words point back to as known ("the shelling", "both attacks"); None where none does."""
    pointing = set(load_pack("roles.en")["pointing"])
    for trigger in triggers:
        noun = tree.tokens[trigger.anchor].pos == "NOUN"
        before = [c for c in tree.children[trigger.anchor] if c < trigger.anchor] if noun else []
        inside = range(trigger.first, trigger.last)  # "dropped the bombs"
        if not trigger.harm and pointing & {tree.tokens[i].lemma for i in (*before, *inside)}:
            named = (tree.tokens[i] for i in subtree(tree, trigger.anchor)) if noun else ()
            return Referred(trigger.type, frozenset(t.text for t in named if t.pos == "PROPN"))
    return None


def own_by_phrases(tree: Tree, anchor: int, members: Collection[int], *, through: Collection[int] = ()) -> list[int]:
    """Who stands after "by" of the verb itself where the parser hung it on a day, place or weapon of the verb.

    Whoever brokered, guards, runs or visited something named beside the verb stands after another word's "by".
    `through`: tokens of weapons.
    """
    if not is_passive(tree, anchor):
        return []
    inside = set(members)
    return [p for i in members if _reaches(tree, i, anchor, through) for p in _by(tree, i) if p in inside]


def _reaches(tree: Tree, index: int, verb: int, through: Collection[int]) -> bool:
    """Whether only days, places, numbers, weapons and prepositions lie between the token and the verb above it."""
    for i in (index, *ancestors(tree, index)):
        token = tree.tokens[i]
        if i == verb:
            return True
        shared = token.dep == "conj" and token.tag == "VBN" and is_passive(tree, i)
        plain = token.pos in ("ADP", "NUM", "ADV") or token.entity in _CIRCUMSTANCES or i in through
        if not (plain or shared):
            return False
    return False


def _by(tree: Tree, index: int) -> list[int]:
    return [i for i in prepositional(tree, index, ("by",)) if tree.tokens[i].pos != "VERB"]


def _verb_roles(tree: Tree, verb: int, barred: frozenset[int]) -> tuple[list[int], list[int]]:
    if is_passive(tree, verb):
        return _by(tree, verb) or _keepers(tree, verb, barred), _patients(tree, verb, barred)
    doers = subjects_of(tree, verb, stop=barred)
    hit = objects_of(tree, verb) or prepositional(tree, verb, _BESIDE)
    # After the gerund of what somebody is accused of, "by" tells who accuses.
    accused = tree.tokens[verb].tag == "VBG" and tree.tokens[verb].dep == "pcomp"
    return doers or ([] if accused else _by(tree, verb)), hit


def _patients(tree: Tree, verb: int, barred: frozenset[int]) -> list[int]:
    token = tree.tokens[verb]
    own = any(tree.tokens[c].dep == "nsubjpass" for c in tree.children[verb])
    if own or token.dep in ("conj", "xcomp"):
        return subjects_of(tree, verb, stop=barred)
    return [token.head] if token.dep in ("acl", "relcl", "amod") else []


def _keepers(tree: Tree, verb: int, barred: frozenset[int]) -> list[int]:
    """Whose they are in "X has soldiers stationed there"."""
    noun = tree.tokens[verb].head
    carrier = tree.tokens[noun].head
    if tree.tokens[verb].dep == "acl" and tree.tokens[noun].dep == "dobj" and tree.tokens[carrier].lemma in _having():
        return subjects_of(tree, carrier, stop=barred)
    return []


def _having() -> list[str]:
    return list(load_pack("roles.en")["having"])


def _noun_roles(tree: Tree, noun: int, barred: frozenset[int], *, of_acts: bool) -> tuple[list[int], list[int]]:
    agents = _by_phrases(tree, noun)
    targets = prepositional(tree, noun, _BESIDE)
    of = prepositional(tree, noun, ("of",))
    owners = [c for c in tree.children[noun] if tree.tokens[c].dep == "poss"]
    if owners and tree.tokens[noun].lemma in load_pack("roles.en")["befalling"] and not of:
        targets += owners  # "the mayor's abduction"
    else:
        agents += [*owners, *_nations_before(tree, noun)]
    if of_acts and not agents:
        agents = of
    else:
        targets += of
    agents = agents or _doers_of_wrongs(tree, noun)
    verb = clause_head(tree, noun)
    if verb != noun and verb not in barred:
        agents = agents or _doers_of_carrier(tree, noun, verb, barred)
        if not targets and not is_passive(tree, verb):
            dep = tree.tokens[noun].dep
            hits = tree.tokens[verb].lemma in load_pack("roles.en")["hitting"]
            if dep == "nsubj" and hits:
                targets = objects_of(tree, verb)
            elif dep == "dobj":
                targets = prepositional(tree, verb, _AGAINST)
    return agents, targets


def _nations_before(tree: Tree, noun: int) -> list[int]:
    """States, peoples and bodies named before an act: "the Ruritanian attack", "U.S. strikes".

    The plain name of a state tells the place ("the Ruritania attack"), but for an abbreviation; and what befalls
    somebody befalls those named ("Ruritanian casualties").
    """
    if tree.tokens[noun].lemma in load_pack("roles.en")["befalling"]:
        return []
    before = (c for c in tree.children[noun] if tree.tokens[c].dep in ("amod", "compound", "nmod"))
    return [c for c in before if tree.tokens[c].entity in ("NORP", "GPE", "ORG") and not _is_plain_state(tree, c)]


def _is_plain_state(tree: Tree, name: int) -> bool:
    """Whether the words are a state's plain name, not its adjective or letters that serve as one."""
    words = [tree.tokens[i].text for i in subtree(tree, name)]
    forms = {term.form for found in load_actor_words().scan(words) for term in found.terms if term.kind == "nation"}
    letters = [x for word in words for x in word if x.isalpha()]
    return forms == {"name"} and not (len(letters) <= _ABBREVIATION and all(x.isupper() for x in letters))


def _finders(tree: Tree, noun: int, barred: frozenset[int]) -> list[int]:
    """Who found or examined what is the object of the verb ("inspectors identified remnants")."""
    token = tree.tokens[noun]
    found = token.dep == "dobj" and tree.tokens[token.head].lemma in load_pack("roles.en")["finding"]
    return subjects_of(tree, token.head, stop=barred) if found else []


def _by_phrases(tree: Tree, noun: int) -> list[int]:
    """Who stands after "by" of the noun, wherever the parser hung it, and of "carried out" and the like beside it."""
    found = []
    stack = [noun]
    while stack:
        i = stack.pop()
        found += _by(tree, i)
        stack += [c for c in tree.children[i] if _is_of_act(tree, c, noun)]
    return found


def _is_of_act(tree: Tree, word: int, noun: int) -> bool:
    """Whether a "by" below the word may tell who does the noun: no clause but one of doing it ("committed by")."""
    token = tree.tokens[word]
    if token.dep in ("relcl", "acl") or is_clause_head(tree, word):
        return token.head == noun and is_passive(tree, word) and token.lemma in load_pack("roles.en")["doing"]
    return True


def _doers_of_wrongs(tree: Tree, noun: int) -> list[int]:
    """Whose wrongs are told beside "with": "abuses committed by X, with looting of shops"."""
    token, lists = tree.tokens[noun], load_pack("roles.en")
    if token.dep != "pobj" or tree.tokens[token.head].lemma not in lists["means"]:
        return []
    done = objects_of(tree, tree.tokens[token.head].head)
    told = [i for o in done for i in (o, *prepositional(tree, o, ("of",)))]
    if not any(tree.tokens[i].lemma in lists["wrongs"] for i in told):
        return []
    return [d for i in told for d in _by_phrases(tree, i)]


def _doers_of_carrier(tree: Tree, noun: int, verb: int, barred: frozenset[int]) -> list[int]:
    """Who does it when a verb carries the noun: "launched an attack", "made progress in", "carried out by"."""
    token, lists = tree.tokens[noun], load_pack("roles.en")
    if is_passive(tree, verb):
        return [i for i in _by(tree, verb) if i != noun and tree.tokens[verb].lemma in lists["doing"]]
    # Craters that "are consistent with" rounds fired none.
    means = token.dep == "pobj" and tree.tokens[token.head].lemma in lists["means"] and tree.tokens[verb].lemma != "be"
    done = token.dep in ("dobj", "attr", "conj") and tree.tokens[verb].lemma in lists["doing"]
    if means or done or tree.tokens[verb].lemma in lists["carrying"]:
        return [s for s in subjects_of(tree, verb, stop=barred) if s != noun]
    return []


def _met(tree: Tree, trigger: int, agents: list[int], targets: list[int]) -> list[int]:
    """Those who meet: subject, whom they meet, and "with" whom; also of an infinitive ("came to meet with")."""
    found = [*agents, *targets, *prepositional(tree, trigger, ("with", "between"))]
    for c in tree.children[trigger]:
        if tree.tokens[c].dep in ("advcl", "xcomp", "acl"):
            found += [*objects_of(tree, c), *prepositional(tree, c, ("with",))]
    return [i for i in found if tree.tokens[i].pos in ("PROPN", "NOUN", "PRON")]
