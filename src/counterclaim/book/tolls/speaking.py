"""Who only speaks for whom, over all reports, and the one name under which a claimant is shown.

In: the actors of each report with the wholes that the book joined them to. Out: the body of each spokesperson, and what
reports call each whole. Reads party_words.en and toll_groups.en.

Example: one report has "army spokesman Colonel Orr", another "Colonel Orr said nine were missing": the nine are the
army's.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.packs.parties import plain_name
from counterclaim.records.book import part_id
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_STEM = 4
_PERSON = "person"
_LONGEST = 8
"""Words of an office that names a body; the parts of a longer one are not tried."""


class Cast(msgspec.Struct, frozen=True):
    """What all reports tell of the wholes: for whom each person was told to speak, in what office, under what names."""

    bodies: dict[str, Counter[str]] = {}
    offices: dict[str, Counter[tuple[str, frozenset[str]]]] = {}
    """By person: side and words of an office that no body of its report was found for."""
    titles: dict[frozenset[str], set[str]] = {}
    """Bodies by the words of their names that their side does not give."""
    sides: dict[str, set[str]] = {}
    names: dict[str, Counter[str]] = {}
    """By body."""


def note_cast(cast: Cast, report: Report, actors: Sequence[Actor], wholes: Mapping[str, str]) -> None:
    """Add what one report tells of its actors."""
    known = {actor.id: wholes.get(part_id(report.id, actor.id)) for actor in actors}
    for actor in actors:
        whole = known[actor.id]
        if whole is None:
            continue
        if actor.side:
            cast.sides.setdefault(whole, set()).add(actor.side)
        if actor.kind != _PERSON:
            cast.names.setdefault(whole, Counter())[actor.name] += 1
            names = (own_words(name, actor.side) for name in (actor.name, *actor.aliases))
            for title in names:
                cast.titles.setdefault(title, set()).add(whole)
        elif only_speaks(actor):
            if (body := known.get(actor.body or "")) is not None:
                cast.bodies.setdefault(whole, Counter())[body] += 1
            elif actor.side and (words := own_words(actor.office or "", actor.side)):
                cast.offices.setdefault(whole, Counter())[(actor.side, words)] += 1


def only_speaks(person: Actor) -> bool:
    """Whether a person is told as the voice of a body and nothing else: a spokeswoman, "an official of the agency"."""
    return bool(set(load_pack("toll_groups.en")["voices"]) & set(plain_name(person.office or "").split()))


def own_words(name: str, side: str | None) -> frozenset[str]:
    """The words of a name or office that its side does not give: "spokesman of Norrland's army" and "the army"."""
    stop = {*load_pack("party_words.en")["stop"], *load_pack("toll_groups.en")["voices"]}
    stem = plain_name(side or "").rstrip("aeiou")
    words = {word for word in plain_name(name).split() if word not in stop}
    return frozenset(words if len(stem) < _STEM else (w for w in words if not w.startswith(stem)))


def spoken_for(cast: Cast) -> dict[str, str]:
    """The body of each person who only speaks for it: the one told most, and on no other side than the person."""
    return {person: body for person in {*cast.bodies, *cast.offices} if (body := _body_of(person, cast)) is not None}


def _body_of(person: str, cast: Cast) -> str | None:
    told = Counter(cast.bodies.get(person, {}))
    for (side, words), times in cast.offices.get(person, Counter()).items():
        if (body := _titled(words, side, cast)) is not None:
            told[body] += times
    most = told.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    body = most[0][0]
    mine, theirs = cast.sides.get(person, set()), cast.sides.get(body, set())
    return body if body != person and (mine <= theirs or not theirs) else None


def _titled(words: frozenset[str], side: str, cast: Cast) -> str | None:
    """The one body of a side whose name an office holds: "General Staff's spokesman in Orr", the General Staff."""
    if len(words) > _LONGEST:
        return None
    for length in range(len(words), 0, -1):
        titles = (frozenset(some) for some in combinations(sorted(words), length))
        named = {body for title in titles for body in cast.titles.get(title, ())}
        if found := {body for body in named if cast.sides.get(body) == {side}}:
            return found.pop() if len(found) == 1 else None
    return None


def shown_names(cast: Cast, told: Iterable[tuple[str, str, str | None]]) -> Mapping[str, str]:
    """What each claimant is called: a body as most reports call it, others as most reports whose numbers they give.

    `told`: claimant, report, and the claimant's name there.
    """
    names: dict[str, Counter[str]] = {}
    for key, _, name in dict.fromkeys(told):
        if key and name:
            names.setdefault(key, Counter())[name] += 1
    return {key: _most(counted) for key, counted in {**names, **cast.names}.items()}


def _most(names: Mapping[str, int]) -> str:
    return min(names, key=lambda name: (-names[name], -len(name), name))


def holder_of(name: str | None, actors: Mapping[str, Actor], *, issues: bool) -> Actor | None:
    """The one person of a report whose office an "office of ..." is: the ombudsman's office is the ombudsman.

    `issues`: the office published the report, so that its holder there is its own. Example: "Office of the Ombudsman"
    beside "the Ombudsman, Mira Orr"; "Mira Orr's office". Another state's ombudsman is not she.
    """
    words = set(plain_name(name or "").split()) - set(load_pack("party_words.en")["stop"])
    if "office" not in words:
        return None
    holders = set(load_pack("toll_groups.en")["holders"])
    people = [person for person in actors.values() if person.kind == _PERSON]
    found = [person for person in people if _holds(person, words - {"office"}, holders, issues=issues)]
    return found[0] if len(found) == 1 else None


def _holds(person: Actor, words: set[str], holders: set[str], *, issues: bool) -> bool:
    if words == set(plain_name(person.name).split()):
        return True
    office = set(plain_name(person.office or "").split())
    return bool(office & holders & words) and (issues or words <= office)
