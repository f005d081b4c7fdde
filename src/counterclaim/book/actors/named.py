"""Bodies, forces and states that a report names without their doing or saying anything in it.

In: a report and the actors that reading it found. Out: further actors, each named in the text: bodies and forces with a
noun for one in their name, also of who issued it, and lands that the report's actors belong to. They have no claims;
with them one record of a body tells every report that names it. Reads `body_words.en` and, through `body_names.py`, the
packs for actors.

Example: "gave a list to the Joint Observation Mission on the Ombal" names a mission that neither speaks nor acts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from counterclaim.book.actors.bare_bodies import common_parties, is_anothers, with_common_side
from counterclaim.book.actors.bodies import body_traits, compare_bodies
from counterclaim.book.actors.body_names import Named, read_name
from counterclaim.book.actors.context import lands_of, one_state, state_before
from counterclaim.book.actors.filed import filed_names
from counterclaim.book.actors.person_names import name_parts
from counterclaim.book.actors.sameness import is_form, nation_meets
from counterclaim.book.actors.spelling import plain
from counterclaim.claims.actors.listed import with_listed_names
from counterclaim.packs.actors import load_actor_words, split_words, word_key
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Reason
from counterclaim.records.enums import Sector
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_MOST = 60
"""Further actors of one report; a text that names more is a list."""
_LONGEST = 20_000
"""Characters that are looked through."""
_ENOUGH = 1.0
_SMALL_END = 2
"""Words in small letters at the end of a name: "Dorandi coast guard"."""
_MOST_WORDS = 8
_SHORT_WORD = 4
_JOINS = frozenset(("of", "on", "for"))
_OF_STATES = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))
_NO_FORCE = frozenset((Sector.MEDIA, Sector.BUSINESS))
_RUN = re.compile(
    r"[A-Z][\w’'.-]*(?:[^\S\n]+(?:(?:of|on|for)(?:[^\S\n]+the)?[^\S\n]+)?[A-Z0-9][\w’'-]*){0,7}(?:[^\S\n]+[a-z]+){0,3}"
)


def named_bodies(
    report: Report, actors: Sequence[Actor], *, conflict: Conflict | None = None, brokers: Iterable[str] = ()
) -> tuple[Actor, ...]:
    """Actors that the report names beside those that reading found, each once, in order of their names.

    `conflict`: the user's file, whose names are looked for. `brokers`: who brokered a truce, as claims tell it.
    """
    text = report.text[:_LONGEST]
    held = filed_names(text, conflict) if conflict else ()
    filed = [
        _filed(report, name, kind, side)
        for name, kind, side in held
        if conflict and not is_anothers(name, side, report, actors, conflict)
    ]
    new = _new(filed, actors)
    every = (*actors, *new)
    lands = lands_of(every)
    told = (*_names(report, lands), *((name, "body") for name in brokers if name[:1].isupper()))
    new += _new([_actor(report, name, kind, every, lands) for name, kind in dict.fromkeys(told)], every)
    sides = [_filed(report, side.name, "body", side.name) for side in conflict.sides] if conflict else []
    every = (*actors, *new, *sides)
    bare = [one for name in _bare_names(text) if (one := _bare(report, name, every))]
    bare = [with_common_side(one, report, (*actors, *new), conflict) for one in bare]
    new += _new(bare, (*actors, *new))
    new += _new([*common_parties(report, (*actors, *new), conflict)], (*actors, *new))
    return with_listed_names(sorted(new[:_MOST], key=lambda a: (a.name, a.id)), conflict)


def _new(found: Sequence[Actor], actors: Sequence[Actor]) -> list[Actor]:
    """Those of some actors that are none of a report's, nor of one another."""
    if not found:
        return []  # what is known of the report's actors takes longer to make than all else here
    persons = {name_parts(name) for a in actors if a.kind == "person" for name in (a.name, *a.aliases)}
    known = [made for a in actors if a.kind != "person" and (made := body_traits(a, actors))]
    new: list[Actor] = []
    for actor in found:
        if len(new) == _MOST:
            break
        made = body_traits(actor, actors) if actor.kind != "person" else None
        is_told = any(compare_bodies(made, other).points >= _ENOUGH for other in known) if made else False
        if name_parts(actor.name) in persons or is_told or (made is None and actor.kind != "person"):
            continue
        persons |= {name_parts(actor.name)} if actor.kind == "person" else set()
        known += [made] if made else []
        new.append(actor)
    return new


def _filed(report: Report, name: str, kind: str, side: str) -> Actor:
    return Actor(
        id=make_id("a", report.id, "named", name.casefold()),
        name=name,
        kind=kind,
        side=side,
        reasons=(Reason("book", "named", f"named in the report, and of {side} in the conflict file"),),
    )


def _bare_names(text: str) -> Iterator[str]:
    """Words for the forces or government of a state with the article and nothing else: "the air force"."""
    for word in load_pack("body_words.en")["bare"]:
        found = re.search(rf"\b[Tt]he ({word})\b(?! of\b)", text, re.IGNORECASE)
        if found:
            yield found.group(1)


def _bare(report: Report, name: str, actors: Sequence[Actor]) -> Actor | None:
    """A record for "the army" where just one state fights in the report, and no other is named before it."""
    state = one_state(actors)
    before = state_before(report.text, name, lands_of(actors)) if state else None
    if state is None or not (before is None or nation_meets(before, state)):
        return None
    army = read_name(name).kind != ("government",)
    return Actor(
        id=make_id("a", report.id, "named", name.casefold()),
        name=name,
        kind="body",
        country=state if state in load_actor_words().states and state.isupper() else None,
        nation=state,
        sector=Sector.MILITARY if army else Sector.GOVERNMENT,
        reasons=(Reason("book", "named", "named in the report; of the only state that fights in it"),),
    )


def _names(report: Report, lands: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Names with what they are: bodies in the order of the text, then lands."""
    text = report.text[_headline(report) : _LONGEST]
    runs = [run for match in _RUN.finditer(text) for run in _sentences(match.group())]
    for run in runs:
        name = _body_in(run, lands)
        if name:
            yield name, "body"
    for word in dict.fromkeys(w for run in runs for w in re.split(r"[\s’']", " ".join(run))):
        if plain(word) in lands and word[:1].isupper():
            yield word, "state"


def _headline(report: Report) -> int:
    """Where a headline ends in which every word has a capital, so that capitals tell no name; 0 where there is none."""
    head = report.headline or report.text[:_LONGEST].strip().split("\n", 1)[0]
    long = [w for w in head.split() if len(w) > _SHORT_WORD]
    titled = "\n" in report.text.strip() and len(long) > _SMALL_END and all(not w[0].islower() for w in long)
    return max(0, report.text.find(head)) + len(head) if titled else 0


def _sentences(run: str) -> list[list[str]]:
    """The words of a run, parted after a full stop that ends a sentence; that of "U.S." does not."""
    parts: list[list[str]] = [[]]
    for word in run.replace("’s ", "'s ").split():
        parts[-1].append(word.rstrip(".") if word.count(".") == 1 else word)
        if word.endswith(".") and word.count(".") == 1:
            parts.append([])
    return [part for part in parts if part]


@cache
def _nouns() -> frozenset[str]:
    """Words that end the name of a body."""
    return load_actor_words().bodies | _words("nouns")


@cache
def _opening() -> frozenset[str]:
    """Words that only open a sentence."""
    return _words("opening", "small") | load_actor_words().documents


def _body_in(words: Sequence[str], lands: tuple[str, ...]) -> str | None:
    """The longest stretch of a run that is the name of a body, words that only open a sentence set aside."""
    nouns, opening = _nouns(), _opening()
    first = next((n for n, word in enumerate(words) if word_key(word) not in opening), len(words))
    for last in range(min(len(words), first + _MOST_WORDS), first + 1, -1):
        stretch = words[first:last]
        if not (word_key(stretch[-1]) in nouns or _JOINS & set(stretch)):
            continue
        if _is_body(stretch, read_name(" ".join(stretch), lands)):
            return " ".join(stretch)
    return None


def _is_body(words: Sequence[str], read: Named) -> bool:
    """Whether words are a body's name: a noun for one, with a state or with words of its own in capitals."""
    if read.people or read.several or read.known or not (read.nations or read.own):
        return False
    found = list(load_actor_words().scan(split_words(" ".join(words))))
    if any(f.term("office") or f.term("people") for f in found) or word_key(words[-1]) in _words("never", "small"):
        return False
    texts = split_words(" ".join(words))
    bodies = [(f, t) for f in found if (t := f.term("body")) and not t.loose and t.id != "state_word"]
    ending = next((t for f, t in bodies if f.last == len(texts)), None)
    if words[-1][0].islower():
        small = sum(w[0].islower() for w in words)
        return ending is not None and ending.sector in _OF_STATES and bool(read.nations) and small <= _SMALL_END
    opened = any(
        t.sector not in _NO_FORCE and texts[f.last].lower() in _JOINS for f, t in bodies if f.last < len(texts)
    )
    noun = ending is not None and ending.sector not in _NO_FORCE
    return noun or opened or word_key(words[-1]) in _words("nouns")


def _actor(report: Report, name: str, kind: str, actors: Sequence[Actor], lands: tuple[str, ...]) -> Actor:
    """A record for a name, with the state and side that the name itself tells."""
    read = read_name(name, lands)
    nation = read.nations[0] if len(read.nations) == 1 else None
    sides = {a.side for a in actors if a.side and nation and _of_land(a, nation)}
    states = load_actor_words().states
    return Actor(
        id=make_id("a", report.id, "named", name.casefold()),
        name=name,
        kind=kind,
        country=nation if nation and nation in states and nation.isupper() else None,
        nation=nation,
        sector=Sector.GOVERNMENT if kind == "state" else Sector.UNKNOWN,
        side=sides.pop() if len(sides) == 1 else None,
        reasons=(Reason("book", "named", "named in the report, where it neither speaks nor acts"),),
    )


def _of_land(actor: Actor, nation: str) -> bool:
    own = actor.nation or plain(actor.side or "")
    return actor.sector is not Sector.ARMED_GROUP and (own == nation or (not own.isupper() and is_form(nation, own)))


@cache
def _words(*keys: str) -> frozenset[str]:
    pack = load_pack("body_words.en")
    return frozenset(word for key in keys for word in pack[key])
