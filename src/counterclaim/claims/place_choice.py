"""Decide which place of a name is meant, from what else the report names.

In: candidates with all gazetteer entries of their names. Out: one entry a candidate, or none, and why in words.
Reads no pack.

Order of weight: what the text puts beside the name ("Sarmada, Syria"; "X province"), then the states that the report
speaks of, then how many people live there.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.claims.place_spans import Candidate
from counterclaim.packs.gazetteer import Entry

# Weights in units of a tenfold population, set on the development parts of GeoWebNews and GeoVirus.
STATE_NAMED = 4.5
REGION_NAMED = 1.0
CONTAINER = 8.0
NOUN_FITS = 4.0
OTHER_NAME = 1.2
FAME = 2.5
FAMOUS = 1_000_000
KIND = {"country": 3.0, "informal": 6.0, "sea": 6.0, "user": 12.0, "town": 0.0, "region1": -1.5, "region2": -1.0}


class Choice(msgspec.Struct, frozen=True):
    """The entry chosen for a name (none where no gazetteer knows it), and why."""

    entry: Entry | None
    why: str


class Context(msgspec.Struct, frozen=True):
    """States (alpha-2) that the report speaks of, by how much; first-order regions that it names."""

    states: Mapping[str, float]
    regions: frozenset[str]


def choose_entries(
    candidates: Sequence[Candidate], containers: Mapping[int, int], extra: Sequence[Entry] = ()
) -> list[Choice]:
    """One choice a candidate. `containers`: candidate index to that of the place said to hold it; `extra`: the dateline's."""
    context = _context(candidates, {}, extra)
    first = _choose_all(candidates, containers, context)
    return _choose_all(candidates, containers, _context(candidates, dict(enumerate(first)), extra))


def _context(candidates: Sequence[Candidate], chosen: Mapping[int, Choice], extra: Sequence[Entry]) -> Context:
    states: Counter[str] = Counter()
    regions = set()
    for n, one in enumerate(candidates):
        entry = chosen[n].entry if n in chosen else _plain_entry(one)
        if entry is None:
            continue
        weight = 1.0 if entry.kind in ("country", "region1", "town") else 0.5
        for state in entry.states:
            states[state] += weight / (1 if entry.kind == "country" else len(entry.states))
        if entry.kind == "region1":
            regions.add(entry.region)
    for entry in extra[:1]:
        states.update(dict.fromkeys(entry.states, 1.0))
    return Context({state: math.sqrt(weight) for state, weight in states.items()}, frozenset(regions))


def _plain_entry(one: Candidate) -> Entry | None:
    """The entry of a name that can hardly mean another place."""
    best = sorted(one.entries, key=lambda e: -_prior(e))
    if not best:
        return None
    sure = len({e.states for e in best}) == 1 or len(best) == 1 or _prior(best[0]) - _prior(best[1]) > 3
    return best[0] if sure or best[0].kind in ("country", "informal", "sea") else None


def _prior(entry: Entry) -> float:
    famous = FAME if entry.kind == "town" and entry.rank == 0 and entry.population >= FAMOUS else 0.0
    people = math.log10(entry.population + 100)
    return people + famous + KIND[entry.kind] - (OTHER_NAME if entry.rank == 1 else 0.0)


def _choose_all(candidates: Sequence[Candidate], containers: Mapping[int, int], context: Context) -> list[Choice]:
    choices: dict[int, Choice] = {}
    most = max(context.states.values(), default=1.0)
    order = sorted(range(len(candidates)), key=lambda n: _depth(n, containers))
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n in order:
        one = candidates[n]
        holder = choices[containers[n]].entry if n in containers else None
        choices[n] = _choose(one, holder, context, most)
        alike[one.key, one.noun_word if one.noun and one.noun.keep else ""].append(n)
    for group in alike.values():
        led = next((choices[n] for n in group if n in containers and choices[n].entry), None)
        for n in group:
            if led and n not in containers:
                choices[n] = Choice(led.entry, "as where the report first says in what it lies")
    return [choices[n] for n in range(len(candidates))]


def _depth(n: int, containers: Mapping[int, int]) -> int:
    """How many places the text puts around this one, so that the outermost is chosen first."""
    depth = 0
    while n in containers and depth < len(containers):
        n, depth = containers[n], depth + 1
    return depth


def _choose(one: Candidate, holder: Entry | None, context: Context, most: float) -> Choice:
    if one.noun and not one.noun.find and one.noun.keep:
        return Choice(None, "a site named after a place is not that place")
    entries = one.entries
    if one.noun and one.noun.find:
        entries = tuple(e for e in entries if e.kind in one.noun.find or e.kind == "user") or entries
    scored = sorted(((_score(e, one, holder, context, most), e) for e in entries), key=lambda s: (-s[0], s[1].id))
    if not scored:
        return Choice(None, "no gazetteer knows the name")
    if holder is not None and holder.states and not any(set(holder.states) & set(e.states) for e in entries):
        return Choice(None, f"no place of that name that the gazetteer knows lies in {holder.name}, as the text says")
    best = scored[0][1]
    return Choice(best, _why(best, len(entries), holder, context))


def _score(entry: Entry, one: Candidate, holder: Entry | None, context: Context, most: float) -> float:
    score = _prior(entry)
    named = max((context.states.get(state, 0.0) for state in entry.states), default=0.0)
    score += STATE_NAMED * named / most
    if entry.region and entry.region in context.regions and entry.kind != "region1":
        score += REGION_NAMED
    if holder is not None and holder.id != entry.id:
        if holder.kind == "region1" and entry.region == holder.region:
            score += CONTAINER
        elif set(holder.states) & set(entry.states):
            score += CONTAINER - 2
    if one.noun and one.noun.find and entry.kind in one.noun.find:
        score += NOUN_FITS if entry.kind != "town" or one.noun.find == {"town"} else NOUN_FITS / 2
    return score


def _why(entry: Entry, rivals: int, holder: Entry | None, context: Context) -> str:
    if rivals == 1:
        return "the only place of that name"
    if holder is not None and set(holder.states) & set(entry.states):
        return f"of {rivals} places of that name, the one in {holder.name}, as the text says"
    if any(state in context.states for state in entry.states):
        return f"of {rivals} places of that name, one in a state that the report speaks of"
    return f"of {rivals} places of that name, the one best known by its people or rank"
