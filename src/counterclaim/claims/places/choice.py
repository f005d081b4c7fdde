"""Decide which place of a name is meant, from what else the report names.

In: candidates with all gazetteer entries of their names. Out: one entry a candidate, or none, and why in words.
Reads no pack.

Order of weight: what the text puts beside the name ("Oldbridge, Northland"; "X province"), then the states that the
report speaks of, then how many people live there.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.claims.places.cues import Candidate
from counterclaim.packs.conflict_places import INSIDE
from counterclaim.packs.gazetteer import Entry
from counterclaim.records.enums import PlacePrecision

# Weights in units of a tenfold population, set on the development parts of GeoWebNews and GeoVirus.
STATE_NAMED = 6.0
REGION_NAMED = 1.0
CONTAINER = 8.0
NOUN_FITS = 4.0
OTHER_NAME = 1.2
FAME = 2.5
CAPITAL = 1.5
LISTED = 3.0
"""For towns of the pack `place_names`, which are there because reports on conflicts name them."""
NAMESAKE = 2.5
SMALL = 100_000
"""People below which a town in a state that the report never speaks of is not taken for the one meant."""
SHARE = 0.15
"""Part of a region's people from which its namesake town is rather meant than the region."""
FAMOUS = 1_000_000
KIND = {
    "country": 3.0,
    "informal": 8.0,
    "sea": 8.0,
    "user": 0.0,
    "town": 0.0,
    "region1": -0.3,
    "region2": -1.0,
    "feature": -1.5,
}
OWN = 12.0
"""For places of the user's files: who lists a place of a war means that one."""
_FINE = frozenset((PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT))


class Choice(msgspec.Struct, frozen=True):
    """The entry chosen for a name (none where no gazetteer knows it), and why."""

    entry: Entry | None
    why: str


class Context(msgspec.Struct, frozen=True):
    """States (alpha-2) that the report speaks of, how much and by which names; first-order regions it names."""

    states: Mapping[str, float]
    names: Mapping[str, frozenset[str]]
    regions: frozenset[str]


def choose_entries(
    candidates: Sequence[Candidate], containers: Mapping[int, int], extra: Sequence[Entry] = ()
) -> list[Choice]:
    """One choice a candidate. `containers`: by index, the place said to hold another; `extra`: the dateline's place."""
    context = _context(candidates, {}, extra)
    first = _choose_all(candidates, containers, context)
    return _choose_all(candidates, containers, _context(candidates, dict(enumerate(first)), extra))


def _context(candidates: Sequence[Candidate], chosen: Mapping[int, Choice], extra: Sequence[Entry]) -> Context:
    states: dict[str, float] = defaultdict(float)
    names: dict[str, set[str]] = defaultdict(set)
    regions = set()
    for n, one in enumerate(candidates):
        entry = chosen[n].entry if n in chosen else _plain_entry(one)
        if entry is None:
            continue
        weight = 1.0 if entry.kind in ("country", "region1", "town") else 0.5
        for state in entry.states:
            names[state].add(one.key)
            states[state] += weight / (1 if entry.kind == "country" else len(entry.states))
        if entry.kind == "region1":
            regions.add(entry.region)
    for entry in extra[:1]:
        for state in entry.states:
            states[state] = 1.0
            names[state].add("")
    by_name = {state: frozenset(keys) for state, keys in names.items()}
    return Context({state: math.sqrt(weight) for state, weight in states.items()}, by_name, frozenset(regions))


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
    famous += CAPITAL if entry.capital else 0.0
    famous += LISTED if entry.kind == "town" and entry.other_names else 0.0
    kind = OWN if entry.own else KIND[entry.kind]
    return people + famous + kind - (OTHER_NAME if entry.rank == 1 else 0.0)


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
        find, fine = one.noun.find, one.noun.precision in _FINE
        named = tuple(e for e in entries if e.kind in find or (e.kind == "user" and (fine or e.precision not in _FINE)))
        entries = named or entries
    scored = sorted(((_score(e, one, holder, context, most), e) for e in entries), key=lambda s: (-s[0], s[1].id))
    if not scored:
        return Choice(None, "no gazetteer knows the name")
    if holder is not None and holder.states and not any(_may_lie_in(e, holder) for e in entries):
        return Choice(None, f"no place of that name that the gazetteer knows lies in {holder.name}, as the text says")
    best = scored[0][1]
    if len(scored) > 1 and best.own and scored[1][1].own and scored[0][0] == scored[1][0]:
        return Choice(None, "your files hold several places of that name, and the text does not tell which")
    if holder is None and _far_off(best, one, context):
        return Choice(None, "the gazetteer knows such a name only in states that the report does not speak of")
    return Choice(best, _why(best, len(entries), holder, context))


def _may_lie_in(entry: Entry, holder: Entry) -> bool:
    """Whether a place may lie in a state of another; of a place of the user's own the state need not be told."""
    return bool(set(holder.states) & set(entry.states)) or (entry.own and not entry.states)


def _far_off(entry: Entry, one: Candidate, context: Context) -> bool:
    """Whether a small town lies in a state that nothing else in the report speaks of, while it speaks of others."""
    if entry.own or entry.kind not in ("town", "region2", "feature") or entry.capital or entry.population >= SMALL:
        return False
    others = {state for state, keys in context.names.items() if keys - {one.key}}
    return bool(others) and not set(entry.states) & others


def _score(entry: Entry, one: Candidate, holder: Entry | None, context: Context, most: float) -> float:
    score = _prior(entry)
    named = max((context.states[s] for s in entry.states if context.names.get(s, frozenset()) - {one.key}), default=0.0)
    score += STATE_NAMED * named / most
    if entry.region and entry.region in context.regions and entry.kind != "region1":
        score += REGION_NAMED
    if holder is not None and holder.id != entry.id:
        in_region = holder.kind == "region1" and entry.region == holder.region
        if in_region or entry.id.endswith(f"{INSIDE}{holder.id}"):
            score += CONTAINER
        elif set(holder.states) & set(entry.states):
            score += CONTAINER - 2
    if entry.kind == "region1" and not one.noun and _has_namesake(entry, one.entries):
        score -= NAMESAKE
    if one.noun and one.noun.find and entry.kind in one.noun.find:
        score += NOUN_FITS if entry.kind != "town" or one.noun.find == {"town"} else NOUN_FITS / 2
    return score


def _has_namesake(region: Entry, entries: Sequence[Entry]) -> bool:
    return any(
        e.kind == "town" and e.region == region.region and e.population >= SHARE * region.population for e in entries
    )


def _why(entry: Entry, rivals: int, holder: Entry | None, context: Context) -> str:
    if rivals == 1:
        return "the only place of that name"
    if holder is not None and set(holder.states) & set(entry.states):
        return f"of {rivals} places of that name, the one in {holder.name}, as the text says"
    if any(state in context.states for state in entry.states):
        return f"of {rivals} places of that name, one in a state that the report speaks of"
    return f"of {rivals} places of that name, the one best known by its people or rank"
