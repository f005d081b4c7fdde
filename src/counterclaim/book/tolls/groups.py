"""Who is counted by a toll, under whatever name, and whether the words tell the number as an earlier one.

In: a toll of a claim, with the sides of its report. Out: `Group`, the same for names of one group. Reads
toll_groups.en, tolls.en and incident_words.en through `packs`.

"Civilians" and "civilian residents" are one group; "people" leaves open whether they are civilians, and is another.
"""

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from counterclaim.ledgers.tolls import group_key
from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import Party, Sides, nation_alone, plain_name, side_of
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim, Toll
from counterclaim.records.enums import CivilStatus

PEOPLE = "people"
_NEAR = 40  # characters before a number in which a phrase speaks of it
_STEM = 4
_LONGEST = 600
_FAR = 120
FOE = "of the foe"
"""Mark of a group of whom the speaker fights, where nothing tells which side that is."""
_TOLD_AT = r"(?:are|is|were|now|at|to|of|stands?|stood|comes?|came|estimated|put|reach(?:ed)?|amount(?:ed)?|number)"
_TROOPS = "dead|killed|wounded|soldiers|troops|servicemen|fallen|fighters"
_NATION = re.compile(rf"\S+\s+(?:([A-Z]\w+)\s+(?:{_TROOPS})\b|(?:[a-z]+\s+)?of\s+([A-Z]\w+))")
"""After a number: "Norrish dead", "servicemen of Norrland"."""
_DEAD = re.compile(r" (?:dead|killed|fallen|wounded|casualties|losses)\b")


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A counted group: its name in the pack or its own words, what tells it from others, whose it is."""

    noun: str
    marks: tuple[str, ...] = ()
    of: str | None = None
    status: str = "unknown"
    unnamed: bool = False
    """The words beside the number name nobody at all."""
    reasons: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The same for names of one group of one side."""
        return "|".join((self.noun, " ".join(self.marks), self.of or ""))

    @property
    def is_open(self) -> bool:
        """Whether the words leave open who they are."""
        return not self.marks and (self.noun == PEOPLE or self.noun in load_pack("toll_groups.en")["open"])


def group_of(toll: Toll, claim: Claim, *, side: str | None, sides: Sides) -> Group:
    """The group that a toll counts, as far as its words tell.

    Example: "12 Dorandi servicemen", said by anybody, are soldiers of Dorand; "72 of its own", said by a ministry of
    Velmar that speaks of soldiers, are of Velmar.
    """
    words = (group_key(toll.who) or "").split()
    reasons: list[str] = []
    of, left = _whose(words, side, sides)
    if of is None and (nation := _nation_beside(claim, toll, side, sides)):
        of = nation
        reasons.append(f"told beside the number as of {of}")
    if of is None and side and (_stands_by("own", claim, toll) or _told_own(claim, toll)):
        of = side
        reasons.append(f"told as its own: counted as of {side}")
    foe = of is None and side is not None and (lost_by_foe(claim.evidence.text, toll.text) or _own_did(claim, toll))
    if of is None and left and left[0] in load_pack("toll_groups.en")["enemy"] and len(left) == 1:
        foe, left = True, []
    if foe:
        of = _only_other(side, sides)
        reasons.append(f"told as lost by whom {side} fights{f': counted as of {of}' if of else ''}")
    name = " ".join(left)
    if _is_count(left, claim):
        name = ""
    noun, marks = _named(name)
    if not name:
        noun, marks = PEOPLE, ()
        if _told_military(claim, toll):
            noun = "soldiers"
            reasons.append("its sentence counts military dead")
        elif toll.status is CivilStatus.CIVILIAN or _counted_civilians(claim):
            noun = "civilians"
            reasons.append("its sentence counts civilians")
    if foe and of is None:
        marks = tuple(sorted({*marks, FOE}))
    status = _status(noun, marks, toll)
    return Group(noun=noun, marks=marks, of=of, status=status, unnamed=not name, reasons=tuple(reasons))


def may_be_one_group(one: Group, two: Group) -> str | None:
    """Why two groups that are not one may count the same people; None where their words set them apart."""
    if one.of and two.of and one.of != two.of:
        return None
    if "unknown" not in (one.status, two.status) and one.status != two.status:
        return None
    if one.is_open or two.is_open:
        return "one of them leaves open who is counted"
    if one.noun == two.noun and (set(one.marks) <= set(two.marks) or set(two.marks) <= set(one.marks)):
        return "the same word, told more closely by one"
    if one.status == two.status == "civilian" and "civilians" in (one.noun, two.noun):
        return "one may be a part of the other"
    return None


def told_as_earlier(claim: Claim, text: str | None) -> bool:
    """Whether a claim's words give a number as an earlier one: "an earlier report of at least 71", "down from 15"."""
    return bool(text) and _stands_before("earlier", claim.evidence.text[:_LONGEST], text or "")


def lost_by_foe(text: str, number: str | None) -> bool:
    """Whether words before a number tell that whom the speaker fights lost them: "the adversary has lost 210 men".

    Only where nobody else can be the one who lost: "fighting the enemy, the brigade lost 12" tells of the brigade's.
    """
    words, figure = (" ".join(part.lower().split()) for part in (text[:_LONGEST], number or ""))
    at = words.find(figure) if figure else -1
    if at < 0:
        return False
    before, after = words[max(0, at - _FAR) : at], words[at + len(figure) :]
    lost, has = _foe_lost()
    return lost.search(before) is not None or (has.search(before) is not None and _DEAD.match(after) is not None)


@cache
def _foe_lost() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What ends right before a number that a foe lost; and before one that a foe "has", if the dead follow."""
    pack = load_pack("toll_groups.en")
    foe, losing = ("|".join(re.escape(str(word)) for word in pack[key]) for key in ("foe", "losing"))
    subject = rf"(?:^|(?<!against )(?<!fighting )(?<!with )(?<!by )\bthe )(?:{foe})(?:,[^,.;]{{1,40}},)?"
    losses = r"(?:losses|casualties|dead|death toll)"
    owned = rf"(?:\b(?:{foe})(?:['’]s)? {losses}|\b{losses} (?:of|among|to) the (?:{foe}))"
    return (
        re.compile(rf"(?:{subject} (?:{losing})|{owned}(?: {_TOLD_AT}){{0,4}}) ?$"),
        re.compile(rf"{subject} (?:has|have|had|counts|counted) ?$"),
    )


def _only_other(side: str | None, sides: Sides) -> str | None:
    """The one other side that a report names, where it names one alone."""
    others = {label for label in sides.by_name.values() if label} - {side}
    return min(others) if len(others) == 1 else None


def _stands_by(purpose: str, claim: Claim, toll: Toll) -> bool:
    """Whether a phrase stands between the number and the group, or right before the group."""
    words = " ".join(claim.evidence.text[:_LONGEST].lower().split())
    number = " ".join((toll.text or "").lower().split())
    after = words.partition(number)[2][:_NEAR] if number else words[:_NEAR]
    return any(re.search(rf"^\W*(?:\w+\s+)?{re.escape(str(p))}\b", after) for p in load_pack("toll_groups.en")[purpose])


def _stands_before(purpose: str, words: str, number: str) -> bool:
    plain, figure = (" ".join(text.lower().split()) for text in (words, number))
    at = plain.find(figure)
    if at < 0:
        return False
    before = plain[max(0, at - _NEAR) : at].rstrip()
    return any(before.endswith(str(phrase)) for phrase in load_pack("toll_groups.en")[purpose])


def _told_own(claim: Claim, toll: Toll) -> bool:
    """Whether words before the number tell that it is of the speaker's own: "the number of its soldiers killed as 81",
    "put its dead at 40". Its own count of others is none: "its count of civilians".
    """
    before = _before(claim, toll)
    return before is not None and _own_dead().search(before) is not None and not _own_did(claim, toll)


def _own_did(claim: Claim, toll: Toll) -> bool:
    """Whether the speaker's own harmed those counted: "our fighters have killed at least 200 soldiers"."""
    before = _before(claim, toll)
    own = _own_dead().search(before) if before is not None else None
    return before is not None and own is not None and _harming().match(before[own.end() :]) is not None


@cache
def _harming() -> re.Pattern[str]:
    """An act right before a number: "have killed at least"; "killed as" gives a number of the dead."""
    acts = load_pack("tolls.en")["acts"]
    verbs = "|".join(re.escape(w) for kind in ("killed", "wounded", "captured") for e in acts[kind] for w in e.split())
    hedges = r"(?:at|least|more|than|some|about|over|nearly|up|to|around|no|fewer|less|another|a|further)"
    return re.compile(rf"\W*(?:(?:have|has|had|also|already)\W+)*(?:{verbs})(?:\W+{hedges})*\W*$")


def _told_military(claim: Claim, toll: Toll) -> bool:
    """Whether a number that names no group is one of "military dead" or "military losses"."""
    before = _before(claim, toll)
    return before is not None and re.search(r"\bmilitary (?:dead|losses|deaths|fatalities)\b", before) is not None


def _before(claim: Claim, toll: Toll) -> str | None:
    """The words right before a number, of the same clause."""
    words, figure = (" ".join(part.lower().split()) for part in (claim.evidence.text[:_LONGEST], toll.text or ""))
    at = words.find(figure) if figure else -1
    return re.split(r"[;,]|\.(?! ?\d)| and ", words[max(0, at - _FAR) : at])[-1] if at > 0 else None


@cache
def _own_dead() -> re.Pattern[str]:
    people = "|".join(re.escape(w) for w in load_pack("tolls.en")["people"]["combatant"])
    kind = r"(?:military |armed |fallen |known |own )*"
    dead = r"(?:dead|losses|fallen|casualties|men|war dead|deaths|personnel)"
    return re.compile(rf"\b(?:(?:its|our|their) {kind}(?:{dead}|{people})\b|mourn(?:s|ed|ing)? ?$)")


def _nation_beside(claim: Claim, toll: Toll, side: str | None, sides: Sides) -> str | None:
    """The side whose people the word right after a number names: "300 Norrish dead", "93 men of Norrland"."""
    words = " ".join(claim.evidence.text[:_LONGEST].split())
    _, found, after = words.partition(" ".join((toll.text or "").split())) if toll.text else ("", "", "")
    told = _NATION.match(f"{(toll.text or '').split()[-1]} {after}") if found else None
    if told is None:
        return None
    of, left = _whose([(told.group(1) or told.group(2)).lower()], side, sides)
    return of if not left else None


def _is_count(words: list[str], claim: Claim) -> bool:
    """Whether the words taken for those counted name the list or who keeps it: "the lists bring the losses to 525"."""
    speaker = set(plain_name(claim.speaker.name).split()) if claim.speaker else set()
    lists = {form for word in load_pack("tolls.en")["counts_of"] for form in (word, f"{word}s")}
    return bool(words) and (set(words) <= lists or (len(words) > 1 and set(words) <= speaker))


def _whose(words: list[str], side: str | None, sides: Sides) -> tuple[str | None, list[str]]:
    """The side that words of the group name, and the other words."""
    labels = {label for label in (*sides.by_name.values(), *((side,) if side else ())) if label}
    others = labels - {side}
    for place, word in enumerate(words):
        if word in load_pack("toll_groups.en")["enemy"] and len(others) == 1 and side:
            return min(others), words[:place] + words[place + 1 :]
        known = {label for label in labels if is_of_side(word, label)} or _by_nation(word, sides)
        if len(known) == 1:
            return known.pop(), words[:place] + words[place + 1 :]
    return None, words


def _by_nation(word: str, sides: Sides) -> set[str]:
    nation = nation_alone(word)
    if nation is None:
        return set()
    return {side_of(Party(name=nation), sides) or nation}


def is_of_side(word: str, side: str) -> bool:
    """Whether a word is a side's name or that of its people: they begin alike, and one holds the other."""
    plain = plain_name(side)
    stem = plain.rstrip("aeiou")
    return word == plain or (len(stem) >= _STEM and word.startswith(stem) and len(word) - len(stem) <= _STEM)


def _named(name: str) -> tuple[str, tuple[str, ...]]:
    """The group's name in the pack with the words before it, else its last word with those before."""
    words = name.split()
    for start in range(len(words)):
        if found := _terms().get(" ".join(words[start:])):
            return found, tuple(sorted(set(words[:start]) - set(load_pack("toll_groups.en")["dead"])))
    head = re.split(r"\b(?:of|in|from|at|near|among|who|that|with|on|by|for)\b", name)[0].split() or words
    if not head:
        return PEOPLE, ()
    noun = _terms().get(head[-1], _singular(head[-1]))
    told = {_singular(w) for w in (*head[:-1], *words[len(head) + 1 :])}
    return noun, tuple(sorted(told - set(load_pack("toll_groups.en")["dead"])))


def _status(noun: str, marks: Iterable[str], toll: Toll) -> str:
    if toll.status is not CivilStatus.UNKNOWN:
        return toll.status.value
    table = load_pack("tolls.en")
    told = {
        s for s in ("civilian", "combatant") if noun in table["people"][s] or {*marks} & {*table["status_words"][s]}
    }
    return told.pop() if len(told) == 1 else "unknown"


def _counted_civilians(claim: Claim) -> bool:
    """Whether a claim that names no group beside its number speaks of civilians and of nobody else that is counted."""
    words = claim.evidence.text[:_LONGEST].lower()
    combatants = load_pack("tolls.en")["people"]["combatant"]
    if re.search(r"\bcivilians?\b", words) is None or len(claim.tolls) > 1:
        return False
    return find_phrase("anyone", words.replace("civilian", "")) is None and not any(
        re.search(rf"\b{re.escape(word)}\b", words) for word in combatants
    )


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) >= _STEM and not word.endswith("ss") else word


@cache
def _terms() -> dict[str, str]:
    return {plain_name(str(term)): str(g["id"]) for g in load_pack("toll_groups.en")["groups"] for term in g["terms"]}
