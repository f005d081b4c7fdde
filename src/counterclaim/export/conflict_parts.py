"""The parts of a proposed conflict file, as lines of YAML: members, places, truces, sources.

In: a `Draft`. Out: lines with a comment that says why and from how many claims; not sure ones are commented out. Names
come from dispatches, which are hostile input: they are quoted, and comments stay on their line. Reads no pack.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from counterclaim.export.conflict_evidence import Evidence, NameSeen, PlaceSeen, Seen, by_use, most_used, spelling
from counterclaim.export.plain import shortened
from counterclaim.export.when import day_words
from counterclaim.export.wording import count_of
from counterclaim.packs.gazetteer_names import fold_name
from counterclaim.packs.parties import plain_name
from counterclaim.records.claim import Place
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor, Ceasefire

MOST = 60
"""Entries of one kind, and members of one side, that are written out; the rest is counted."""
_MOST_SOURCES = 500
_MOST_ALIASES = 4
_MOST_VOICES = 6
_SHARE = 0.75
"""Part of a name's claims by sides that one side must make for the name to be proposed as its own."""
_FEWEST = 2
_COMMENT = 200
_BARE = re.compile(r"[^\W\d_][\w '-]*(?<! )")
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?)?")
_OF_STATE = frozenset((Sector.GOVERNMENT, Sector.MILITARY, Sector.POLICE, Sector.PARLIAMENT, Sector.COURT))


class Draft(msgspec.Struct, frozen=True):
    """What is proposed from, and the sides that stand in the file."""

    found: Evidence
    sides: tuple[str, ...]


def quoted(text: str) -> str:
    """A text as YAML: bare where it is a plain name, else in quotation marks with what is odd written out."""
    text = " ".join(text.split())
    if _BARE.fullmatch(text) and text.isprintable() and text.lower() not in _WORDS:
        return text
    safe = (f"\\{c}" if c in '"\\' else c if c.isprintable() else f"\\U{ord(c):08x}" for c in text)
    return f'"{"".join(safe)}"'


def remark(*parts: str) -> str:
    """A comment on its line."""
    return "# " + shortened("; ".join(part for part in parts if part), _COMMENT)


def told_of(seen: Seen) -> str:
    """How often somebody speaks, or something is named."""
    if not seen.claims:
        return "named, not quoted"
    return f"{count_of(seen.claims, 'claim')} in {count_of(seen.reports, 'report')}"


def members_of(draft: Draft, side: str, state: str | None) -> list[Actor]:
    """Who stands on a side and is not on it by its state already, most quoted first."""
    on_it = [a for a in draft.found.actors.values() if a.side == side and any(c.isupper() for c in a.name)]
    rest = [a for a in on_it if state is None or a.country != state or a.sector not in _OF_STATE]
    return by_use((a for a in rest if a.kind != "state" or a.country is None), draft.found)


def state_lines(draft: Draft, side: str, state: str | None) -> Iterator[str]:
    """Who speaks for a side by being of its state, as a comment."""
    bodies = (a for a in draft.found.actors.values() if a.side == side and a.country == state and a.sector in _OF_STATE)
    spoken = [(a, seen) for a in by_use(bodies, draft.found) if (seen := draft.found.spoke.get(a.id)) is not None]
    if state and spoken:
        told = ", ".join(f"{actor.name} ({seen.claims})" for actor, seen in spoken[:_MOST_VOICES])
        yield f"    {remark(f'speak for it so far, with claims: {told}')}"


def member_lines(
    draft: Draft, side: str, members: Sequence[Actor], shared: Mapping[str, str], *, alone: bool
) -> Iterator[str]:
    """The members of a side; a side without a state has at least its own name."""
    sure: dict[str, str] = {side.casefold(): f"{quoted(side)}  # the side's own name"} if alone else {}
    open_ = []
    for actor in members[:MOST]:
        why = remark(told_of(draft.found.spoke.get(actor.id, Seen())), actor.office or "", str(actor.sector))
        if told := shared.get(actor.name.casefold()):
            open_.append(f"{quoted(actor.name)}  {remark(f'told on the side of {told}', why[2:])}")
            continue
        sure.setdefault(actor.name.casefold(), f"{quoted(actor.name)}  {why}")
        for alias in _aliases(actor):
            if alias.casefold() not in shared:
                sure.setdefault(alias.casefold(), f"{quoted(alias)}  {remark(f'another name of {actor.name}')}")
    if sure:
        yield "    members:"
    yield from (f"      - {line}" for line in sure.values())
    yield from (f"      # - {line}" for line in open_)
    if len(members) > MOST:
        yield f"      # and {len(members) - MOST} more, quoted less often: `counterclaim actors` lists them"


def _aliases(actor: Actor) -> list[str]:
    """Other names of bodies and groups; of persons none, for a surname alone may be another's."""
    if actor.kind == "person":
        return []
    return [name for name in actor.aliases if any(c.isupper() for c in name)][:_MOST_ALIASES]


def place_lines(draft: Draft) -> Iterator[str]:
    """Places that the reports call by several names."""
    several = [one for one in draft.found.places.values() if len(_apart(one)) > 1]
    several.sort(key=lambda one: (-sum(n.seen.claims for n in one.names.values()), spelling(most_used(one.names)[0])))
    yield "# Places of several names: all are one place, and are shown together. `used_by` is a side of this file."
    taken: set[str] = set()
    blocks = []
    for one in several[:MOST]:
        keys = {fold_name(spelling(name)) for name in _apart(one)}
        sure = len({side for name in _apart(one) if (side := _user(name, draft.sides))}) > 1 and not keys & taken
        taken |= keys if sure else set()
        blocks.append((sure, list(_one_place(one, draft.sides))))
    yield "places:" if any(sure for sure, _ in blocks) else "# places:"
    for sure, lines in sorted(blocks, key=lambda block: not block[0]):
        yield from lines if sure else (f"# {line}" for line in lines)
    if len(several) > MOST:
        yield f"  # and {len(several) - MOST} more, named less often"


def _apart(one: PlaceSeen) -> list[NameSeen]:
    """The names of a place, the most used first, but those that differ by accents or capitals only."""
    names = {fold_name(spelling(name)): name for name in reversed(most_used(one.names))}
    return list(reversed(names.values()))


def _one_place(one: PlaceSeen, sides: Sequence[str]) -> Iterator[str]:
    names, place = _apart(one), one.place
    yield f"  - name: {quoted(spelling(names[0]))}"
    yield f"    precision: {place.precision or 'settlement'}"
    if place.lat is not None and place.lon is not None:
        yield f"    lat: {place.lat}  {remark(f'as the place index has it: {place.gazetteer}')}"
        yield f"    lon: {place.lon}"
    yield "    names:"
    for name in names:
        side = _user(name, sides)
        yield f"      - name: {quoted(spelling(name))}  {remark(told_of(name.seen), _by_words(name.by))}"
        yield f"        used_by: {quoted(side)}" if side else "        # used_by:  # no one side uses it"
    if others := _unused(place, names):
        yield f"    {remark(f'the place index also has {others}')}"


def _unused(place: Place, names: Sequence[NameSeen]) -> str:
    keys = {fold_name(spelling(name)) for name in names}
    return ", ".join(other for other in place.other_names if fold_name(other) not in keys)


def _user(name: NameSeen, sides: Sequence[str]) -> str | None:
    """The side that a name is proposed as used by."""
    sided = {side: count for side, count in name.by.items() if side in sides}
    best = max(sorted(side for side in sided if side), key=lambda side: sided[side], default=None)
    if best is None or sided[best] < _FEWEST or sided[best] < _SHARE * sum(sided.values()):
        return None
    return best


def _by_words(by: Counter[str | None]) -> str:
    return ", ".join(
        f"{side or 'no side'} {count}"
        for side, count in sorted(by.items(), key=lambda pair: (-pair[1], pair[0] or "~"))
    )


def unlisted_lines(draft: Draft) -> Iterator[str]:
    """Places that no list knows, for a person to place."""
    names = [name for name in most_used(draft.found.unlisted) if name.seen.claims >= _FEWEST]
    if names:
        yield "# No list knows these places. Give `lat` and `lon`, or in what they lie (`inside`), to have them placed."
    for name in names[:MOST]:
        yield f"#   - {{name: {quoted(spelling(name))}, lat: , lon: }}  {remark(told_of(name.seen))}"
    if len(names) > MOST:
        yield f"#   and {len(names) - MOST} more, named less often"
    yield ""


def ceasefire_lines(draft: Draft) -> Iterator[str]:
    """The truces that the reports tell, as something to state by hand."""
    yield "# Truces as the reports tell them. What stands here counts as stated by you."
    names = Counter[str]()
    blocks = []
    for truce in draft.found.ceasefires[:MOST]:
        day = _day(truce.agreed_on) or _day(truce.effective)
        base = f"Ceasefire of {day_words(day)}" if day else "Ceasefire without a day"
        names[base] += 1
        name = base if names[base] == 1 else f"{base}, {names[base]}"
        sure = day is not None and len(truce.claims) >= _FEWEST and _in_order(truce)
        blocks.append((sure, list(_one_ceasefire(truce, name))))
    yield "ceasefires:" if any(sure for sure, _ in blocks) else "# ceasefires:"
    for sure, lines in sorted(blocks, key=lambda block: not block[0]):
        yield from lines if sure else (f"# {line}" for line in lines)
    if len(draft.found.ceasefires) > MOST:
        yield f"  # and {len(draft.found.ceasefires) - MOST} more: `counterclaim ceasefires` lists them"
    yield ""


def _one_ceasefire(truce: Ceasefire, name: str) -> Iterator[str]:
    breaches = count_of(len(truce.breaches), "claim of breach or keeping", "claims of breach or keeping")
    yield f"  - name: {quoted(name)}  {remark(truce.id, count_of(len(truce.claims), 'claim'), breaches)}"
    for key in ("agreed_on", "effective", "ended"):
        if day := _day(getattr(truce, key)):
            yield f"    {key}: {day}"
    for key in ("brokers", "parties"):
        if told := [name for name in getattr(truce, key) if name.strip()]:
            yield f"    {key}: [{', '.join(map(quoted, told))}]"


def _day(told: str | None) -> str | None:
    """A day or moment as the file takes it."""
    found = _DAY.match(told or "")
    return found[0] if found else None


def _in_order(truce: Ceasefire) -> bool:
    days = [day for told in (truce.agreed_on, truce.effective, truce.ended) if (day := _day(told))]
    return all(a[: min(len(a), len(b))] <= b[: min(len(a), len(b))] for a, b in pairwise(days))


def source_lines(draft: Draft) -> Iterator[str]:
    """The publishers, each with room for the analyst's letter."""
    yield "# Publishers. `affiliation`: a side of this file, or empty. `reliability`: the Admiralty letter you give it:"
    yield "# A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged; else empty."
    known: dict[str, tuple[str, int]] = {}
    for name, count in sorted(draft.found.publishers.items(), key=lambda pair: (-pair[1], pair[0])):
        if key := plain_name(name):
            first, before = known.get(key, (name, 0))
            known[key] = (first, before + count)
    actors = {plain_name(a.name): a for a in draft.found.actors.values() if a.side in draft.sides}
    yield "sources:" if known else "# sources:"
    for key, (name, count) in list(known.items())[:_MOST_SOURCES]:
        yield f"  - publisher: {quoted(name)}  {remark(count_of(count, 'report'))}"
        if actor := actors.get(key):
            yield f"    affiliation: {quoted(actor.side or '')}  # it stands on that side as an actor"
        else:
            yield "    affiliation:"
        yield "    reliability:"
    if len(known) > _MOST_SOURCES:
        yield f"  # and {len(known) - _MOST_SOURCES} more: `counterclaim sources` lists them"
    yield ""
