"""Names that are common nouns alone ("the separatists", "the navy", "the Health Ministry"), and sides that bear them.

In: names as reports and conflict files write them. Out: the words that carry such a name, whether only a state has such
a body, and of which sort a side is. Reads the packs `common_names.en` and, through `actors.py`, the words for actors.

Example: "separatist forces", "the separatists' commander" and "Separatists" carry one name; "separatists of Lenn" and
"separatist-held" do not.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from counterclaim.packs.actors import load_actor_words, split_words, word_key
from counterclaim.packs.conflict import Conflict, Side
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name

_REMEMBERED = 20_000
_MOST_WORDS = 12
_SHORTEST = 4
_SIDES = 64
STATE, ARMY, APART, OPEN = "state", "army", "apart", "open"


@lru_cache(maxsize=_REMEMBERED)
def core_of(name: str) -> frozenset[str]:
    """The words that carry a name, in the singular, without those that only stand beside it ("forces", "commander")."""
    pack = _pack()
    words = [w for w in map(word_key, split_words(name)[: _MOST_WORDS + 1]) if w not in pack["small"]]
    if len(words) > _MOST_WORDS:
        return frozenset()
    text = f" {' '.join(words)} "
    for entry in pack["same"]:
        for phrase in sorted(entry["words"], key=len, reverse=True):
            text = text.replace(f" {phrase} ", f" {entry['word']} ")
    found = [singular(word) for word in text.split()]
    return frozenset(_one().get(word, word) for word in found if word not in pack["beside"] or word in _kept(found))


def singular(word: str) -> str:
    """The singular of a noun by its ending: "militias" is "militia", "armies" is "army"."""
    if len(word) < _SHORTEST or word.endswith("ss"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word.removesuffix("s")


def is_common(name: str) -> bool:
    """Whether a name of the conflict file is made of common nouns: in small letters, or of words for any body."""
    core = core_of(name)
    return bool(core) and (name == name.lower() or core <= _common())


def is_same_name(name: str, filed: str) -> bool:
    """Whether a name of a report is a common noun of the conflict file, in any number and case."""
    return is_common(filed) and core_of(name) == core_of(filed)


def is_of_state(name: str, *, force: bool | None = None) -> bool:
    """Whether a name is that of a body that any state has, and says nothing of whose. `force`: only those with arms."""
    core = core_of(name)
    entry = _state().get(core)
    if entry is not None:
        return force is None or entry == force
    words, pack = load_actor_words(), _pack()
    portfolios = core - set(pack["ministries"])
    minister = bool(portfolios) and portfolios != core and portfolios <= words.portfolios - set(pack["abroad"])
    return minister and (force is None or force == ("defence" in portfolios))


def is_rebels(name: str) -> bool:
    """Whether a name is only what those who fight a state are called: "the insurgents", "rebel fighters"."""
    core = core_of(name)
    return len(core) == 1 and core <= set(_pack()["rebels"])


def head_of(name: str) -> str | None:
    """The word for what a party calls itself, where a name is that word alone: "coalition fighters"."""
    core = core_of(name)
    return next(iter(core)) if len(core) == 1 and core <= heads() else None


def heads() -> frozenset[str]:
    """Words by which reports call a side whose own name they head."""
    return frozenset(_pack()["heads"])


def openers() -> frozenset[str]:
    """Words that may stand before such a name and are no part of it: "on Monday coalition fire hit"."""
    return frozenset(_pack()["openers"])


def of_others() -> frozenset[str]:
    """Words before such a word that make it another's: "a new coalition"."""
    return frozenset(_pack()["of_others"])


@lru_cache(maxsize=_SIDES)
def sort_of(side: Side) -> str:
    """Whether a side is a state, an army alone, apart from any state, or whether its names leave it open."""
    pack = _pack()
    names = [plain_name(name) for name in (side.name, *side.members)]
    words = {singular(_one().get(w, w)) for name in names for w in _phrases(name).split()}
    own = {singular(w) for w in plain_name(side.name).split()}
    governments, called_apart = set(pack["governments"]), bool(own & set(pack["apart"]))
    if called_apart and not own & governments:
        governments -= set(pack["movements_too"])
    if side.countries or words & governments:
        return STATE
    if any(_has_army(name) for name in names):
        return ARMY
    listed = {t.sector.value for name in names for f in load_actor_words().scan(name.split()) for t in f.terms}
    apart = called_apart or bool(words & set(pack["rebels"])) or "armed_group" in listed
    return APART if apart else OPEN


def _has_army(name: str) -> bool:
    """Whether a name is that of a state's army: not of a "liberation army", nor of a group that is listed as armed."""
    words = {singular(_one().get(w, w)) for w in _phrases(name).split()}
    if not words & set(_pack()["armies"]) or words & set(_pack()["apart"]):
        return False
    terms = {t.sector.value for found in load_actor_words().scan(name.split()) for t in found.terms}
    return "armed_group" not in terms


@lru_cache(maxsize=_SIDES)
def has_ministries(side: Side) -> bool:
    """Whether a side has ministries, as movements that hold land may have."""
    named = " ".join(plain_name(name) for name in (side.name, *side.members))
    return bool({singular(_one().get(w, w)) for w in _phrases(named).split()} & set(_pack()["ministries"]))


def only_state(conflict: Conflict, *, force: bool) -> Side | None:
    """The one side that is a state, or with `force` has an army; None where another is or may be one."""
    return _only(conflict.sides, force=force)


def _only(sides: Sequence[Side], *, force: bool) -> Side | None:
    """Of sides the one with an army, or without `force` with ministries."""
    sorts = {side.name: sort_of(side) for side in sides}
    found = [side for side in sides if sorts[side.name] in (STATE, ARMY)]
    if len(found) != 1 or OPEN in sorts.values():
        return None
    if not force and any(has_ministries(side) for side in sides if side is not found[0]):
        return None
    return found[0] if force or sorts[found[0].name] == STATE else None


def only_apart(conflict: Conflict) -> Side | None:
    """The one side that is no state; None where there are several, or where all may be none."""
    sorts = {side.name: sort_of(side) for side in conflict.sides}
    found = [side for side in conflict.sides if sorts[side.name] == APART]
    return found[0] if len(found) == 1 and OPEN not in sorts.values() and len(sorts) > 1 else None


def owned_by() -> frozenset[str]:
    """Words that tell of an owner named before: "its police"."""
    return frozenset(_pack()["owned"])


def blaming_words() -> frozenset[str]:
    """Verbs of charging somebody with a deed, as they stand in texts."""
    return frozenset(_pack()["blaming"])


def beside_verb() -> frozenset[str]:
    """Words that may stand between who charges, or is charged, and the verb."""
    return frozenset(_pack()["beside_verb"])


def only_other(conflict: Conflict, side: str, *, force: bool) -> Side | None:
    """The one side beside another that is a state, or with `force` has an army; None where another may be one."""
    return _only([one for one in conflict.sides if one.name != side], force=force)


def through_words() -> frozenset[str]:
    """Words by which a land is a patron, broker or maker."""
    return frozenset(_pack()["through"])


def _kept(words: list[str]) -> frozenset[str]:
    """Words that stand beside most names and are part of a few: "high command"."""
    return frozenset(("command",)) if "high" in words else frozenset()


def _phrases(name: str) -> str:
    text = f" {name} "
    for entry in _pack()["same"]:
        for phrase in entry["words"]:
            text = text.replace(f" {phrase} ", f" {entry['word']} ")
    return text


def _pack() -> dict[str, Any]:
    return load_pack("common_names.en")


@cache
def _one() -> dict[str, str]:
    """The word that stands for another of one meaning, by single words."""
    return {word: entry["word"] for entry in _pack()["same"] for word in entry["words"] if " " not in word}


@cache
def _state() -> dict[frozenset[str], bool]:
    return {frozenset(entry["words"]): bool(entry.get("force")) for entry in _pack()["state"]}


@cache
def _common() -> frozenset[str]:
    """Words that may stand in the name of anybody's body."""
    pack, words = _pack(), load_actor_words()
    lists = (pack[key] for key in ("ministries", "governments", "armies", "apart", "rebels"))
    told = {w for entry in lists for w in entry} | {w for core in _state() for w in core}
    nouns = frozenset(singular(w) for w in load_pack("party_words.en")["plain"])
    return frozenset(told | nouns | {singular(w) for w in words.portfolios} | words.portfolios)
