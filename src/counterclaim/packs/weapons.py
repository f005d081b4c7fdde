"""Weapons named in a text, their class, the treaties on it, and who was bound by them on a day.

In: the tokens of a document (or of one sentence) and the lexicon `weapons.en`. Out: mentions with the name as it
stands, the class and its treaties. Reads the packs `weapons.en` and `treaties`.

Example: "two combat drones and Grad rockets" gives "combat drones" (drone) and "Grad rockets"
(multiple_rocket_launcher).
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec

from counterclaim.packs.lexicon import Hit, Lexicon, match_lexicon
from counterclaim.packs.loader import load_pack
from counterclaim.packs.terms import plain
from counterclaim.records.claim import Treaty, Weapon
from counterclaim.records.document import Token
from counterclaim.records.errors import PackError

NO_WEAPON = "none"
_NAME_DEPENDENCIES = frozenset(("compound", "nmod", "amod", "punct", "nummod"))
_FOREIGN_ENTITIES = frozenset(
    ("GPE", "NORP", "ORG", "PERSON", "LOC", "DATE", "TIME", "ORDINAL", "CARDINAL", "QUANTITY")
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class WeaponMention(msgspec.Struct, frozen=True):
    """A weapon named in a text: characters `start` to `end`, tokens `first` up to but not including `last`."""

    start: int
    end: int
    first: int
    last: int
    weapon: Weapon
    called_banned: bool = False
    """The words before the name call it banned, prohibited or the like."""


class WeaponClass(msgspec.Struct, frozen=True):
    """A class of weapons, its rank where words of several classes form one name, and treaty ids."""

    id: str
    definition: str
    rank: int
    treaties: tuple[str, ...]


class Bond(msgspec.Struct, frozen=True):
    """From when a state is bound: surely from `surely`, surely not before `not_before`; left on `until`."""

    not_before: str
    surely: str
    until: str | None = None
    unclear_after: str | None = None

    def holds(self, day: str) -> bool | None:
        """Whether the bond holds on a day; None where that is not known."""
        if day < self.not_before or (self.until is not None and day >= self.until):
            return False
        if day < self.surely or (self.unclear_after is not None and day > self.unclear_after):
            return None
        return True


class TreatyStatus(msgspec.Struct, frozen=True, kw_only=True):
    """A treaty and who is bound by it."""

    id: str
    name: str
    in_force: str
    scope: str
    parties: dict[str, Bond]
    non_parties: frozenset[str]
    others: Bond | None
    as_of: str

    def bound(self, iso3: str | None, day: str | None) -> bool | None:
        """Whether a state was bound on a day; None where state, day or bond is not known."""
        if not iso3 or not day or not _DAY.match(day):
            return None
        if day < self.in_force:
            return False
        if bond := self.parties.get(iso3):
            return bond.holds(day[:10])
        if iso3 in self.non_parties:
            return False if day[:10] <= self.as_of else None
        return self.others.holds(day[:10]) if self.others else None


class Arsenal(msgspec.Struct, frozen=True):
    """Weapon classes and treaties by id."""

    classes: dict[str, WeaponClass]
    treaties: dict[str, TreatyStatus]


@cache
def load_arsenal() -> Arsenal:
    """The packaged weapon classes and treaties, checked. Read once."""
    return read_arsenal(load_pack("treaties"))


def read_arsenal(data: dict[str, Any]) -> Arsenal:
    """Turn the content of the treaties pack into records; PackError names what is wrong."""
    try:
        treaties = {key: _read_treaty(key, raw, str(data["as_of"])) for key, raw in data["treaties"].items()}
        classes = {
            key: WeaponClass(key, raw["is"], int(raw["rank"]), tuple(raw["treaties"]))
            for key, raw in data["classes"].items()
        }
    except (KeyError, TypeError, ValueError) as error:
        raise PackError(f"pack treaties.yaml: a class or treaty lacks or garbles {error}; mend the entry") from error
    for weapon_class in classes.values():
        for treaty in weapon_class.treaties:
            if treaty not in treaties:
                raise PackError(f"pack treaties.yaml, class {weapon_class.id}: no treaty {treaty!r}")
    return Arsenal(classes, treaties)


def find_weapons(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[WeaponMention, ...]:
    """Every weapon named in the tokens (a run of one document), in order, with treaties whose `bound` is still open."""
    if not tokens:
        return ()
    offset = tokens[0].index
    blocked: set[int] = set()
    groups: list[list[Hit]] = []
    for hit in match_lexicon(tokens, lexicon):
        last = tokens[hit.last - 1 - offset]
        if hit.entry.fields.get("class") == NO_WEAPON:
            blocked.update(range(hit.first, hit.last))
        elif hit.last - hit.first == 1 and last.pos == "VERB":
            continue
        elif groups and _left_end(tokens, hit, lexicon, blocked) <= groups[-1][-1].last and _same(tokens, groups, hit):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return tuple(_mention(tokens, group, lexicon, blocked) for group in groups)


def treaties_on(weapon_class: str | None, iso3: str | None, day: str | None) -> tuple[Treaty, ...]:
    """The treaties on a class of weapons, and whether a state (ISO 3166 alpha-3) was bound on a day (ISO)."""
    arsenal = load_arsenal()
    known = arsenal.classes.get(weapon_class or "")
    if known is None:
        return ()
    found = [arsenal.treaties[treaty] for treaty in known.treaties]
    return tuple(Treaty(name=treaty.name, bound=treaty.bound(iso3, day)) for treaty in found)


def bound_on(weapon_class: str | None, iso3: str | None, day: str | None) -> bool | None:
    """Whether a state was bound by any treaty on this class that day; None where that is not known or there is none."""
    bonds = [treaty.bound for treaty in treaties_on(weapon_class, iso3, day)]
    if True in bonds:
        return True
    return False if bonds and None not in bonds else None


def _mention(tokens: Sequence[Token], group: list[Hit], lexicon: Lexicon, blocked: set[int]) -> WeaponMention:
    offset = tokens[0].index
    first = _left_end(tokens, group[0], lexicon, blocked)
    last = group[-1].last
    words = tokens[first - offset : last - offset]
    classes = load_arsenal().classes
    named = [str(hit.entry.fields.get("class")) for hit in group]
    for name in named:
        if name not in classes:
            raise PackError(f"pack {lexicon.name}.yaml: class {name!r} is not in treaties.yaml")
    best = max(named, key=lambda name: classes[name].rank)
    weapon = Weapon(name=_joined(words), class_=best, treaties=treaties_on(best, None, None))
    return WeaponMention(words[0].start, words[-1].end, first, last, weapon, _called_banned(tokens, first, lexicon))


def _same(tokens: Sequence[Token], groups: list[list[Hit]], hit: Hit) -> bool:
    offset = tokens[0].index
    return tokens[groups[-1][-1].last - 1 - offset].sentence == tokens[hit.first - offset].sentence


def _left_end(tokens: Sequence[Token], hit: Hit, lexicon: Lexicon, blocked: set[int]) -> int:
    """First token (document index) of the name that ends in this hit."""
    offset = tokens[0].index
    place = hit.first - offset
    while place > 0:
        run = _run(tokens, place - 1)
        words = tokens[run:place]
        if blocked.intersection(word.index for word in words) or not _belongs(words, tokens[place], lexicon):
            break
        place = run
    return place + offset


def _run(tokens: Sequence[Token], end: int) -> int:
    """Start of the run of tokens without spaces that ends at `end`: "air", "-", "to", "-", "surface" are one word."""
    start = end
    while start > 0 and tokens[start - 1].end == tokens[start].start and _joins(tokens[start - 1], tokens[start]):
        start -= 1
    return start


def _joins(one: Token, two: Token) -> bool:
    return plain(one.text) == "-" or plain(two.text) == "-"


def _belongs(words: Sequence[Token], following: Token, lexicon: Lexicon) -> bool:
    last = words[-1]
    if last.sentence != following.sentence:
        return False
    text = plain("".join(word.text for word in words)).lower()
    if text in lexicon.extras.get("modifiers", ()):
        return True
    if last.dep not in _NAME_DEPENDENCIES or last.pos not in ("NOUN", "PROPN") or len(words) > 1:
        return False
    if last.lemma in lexicon.extras.get("owners", ()) or text in lexicon.extras.get("owners", ()):
        return False
    if any(letter.isdigit() for letter in text):
        return True
    # A bare abbreviation before a weapon is more often its owner than its make.
    return last.entity not in _FOREIGN_ENTITIES and not (last.text.isupper() and not following.text.isupper())


def _called_banned(tokens: Sequence[Token], first: int, lexicon: Lexicon) -> bool:
    offset = tokens[0].index
    before = tokens[max(0, first - offset - 2) : first - offset]
    return any(word.text.lower() in lexicon.extras.get("banned", ()) for word in before)


def _joined(words: Sequence[Token]) -> str:
    parts = [words[0].text]
    for one, two in pairwise(words):
        parts.append(two.text if one.end == two.start else f" {two.text}")
    return "".join(parts)


def _read_treaty(key: str, raw: dict[str, Any], as_of: str) -> TreatyStatus:
    others = raw["others"]
    return TreatyStatus(
        id=key,
        name=raw["name"],
        in_force=raw["in_force"],
        scope=raw["scope"],
        parties={iso3: _read_bond(value) for iso3, value in raw["parties"].items()},
        non_parties=frozenset(raw["non_parties"]),
        others=None if others == "unknown" else _read_bond(others),
        as_of=as_of,
    )


def _read_bond(raw: Any) -> Bond:
    fields = raw if isinstance(raw, dict) else {"from": raw}
    not_before, _, surely = str(fields["from"]).partition("/")
    bond = Bond(not_before, surely or not_before, fields.get("until"), fields.get("unclear_after"))
    for day in (bond.not_before, bond.surely, bond.until, bond.unclear_after):
        if day is not None and not _DAY.fullmatch(day):
            raise ValueError(f"the day {day!r}")
    return bond
