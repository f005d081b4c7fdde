"""How a claim is told in PLOVER: codes of stances, requests and pledges, of actors and contexts.

In: a stance, an act's code, words, a sector. Out: PLOVER's codes, or None where it has none. Reads the pack `plover`;
events and modes are those of the pack `event_types`.

Example: `load_plover().request("called for an immediate ceasefire")` gives REQUEST with the mode "yield".
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from counterclaim.packs.event_types import PloverCode, load_event_types
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import AgreementType, Sector, Stance
from counterclaim.records.errors import PackError


class Plover(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """The crosswalk as a whole."""

    quads: Mapping[str, int]
    stances: Mapping[Stance, PloverCode]
    pledges: Mapping[str, PloverCode]
    requests: tuple[tuple[str, re.Pattern[str]], ...]
    sectors: Mapping[Sector, str]
    protected: Mapping[str, str | None]
    contexts: Mapping[str, tuple[str, ...]]
    contexts_of_acts: Mapping[str, tuple[str, ...]]

    def request(self, words: str) -> PloverCode:
        """A request, with the mode of what it asks for."""
        return PloverCode("REQUEST", next((mode for mode, known in self.requests if known.search(words)), None))

    def contexts_of(self, what: str, *, act: bool) -> tuple[str, ...]:
        """Contexts of a type of happening or agreement; `act`: the line is the act itself, not only words of it."""
        more = self.contexts_of_acts.get(what, ()) if act else ()
        return tuple(dict.fromkeys((*self.contexts.get(what, ()), *more)))


@cache
def load_plover() -> Plover:
    """The packaged crosswalk, checked. Read once."""
    return read_plover(load_pack("plover"))


def read_plover(data: Mapping[str, Any]) -> Plover:
    """Turn the content of the pack into records; PackError names what is wrong."""
    known = load_event_types()
    quads = {event: int(quad) for quad, events in data["quads"].items() for event in events}
    if unknown := set(quads) ^ set(known.plover_modes):
        raise PackError(f"pack plover.yaml: {min(unknown)} must have one quad code and be an event of event_types")
    made = Plover(
        quads=quads,
        stances={Stance(name): _code(raw) for name, raw in data["stances"].items()},
        pledges={event: _code(raw) for event, raw in data["pledges"].items()},
        requests=tuple((raw["mode"], any_of(raw["words"])) for raw in data["requests"]),
        sectors={Sector(name): code for name, code in data["sectors"].items()},
        protected=dict(data["protected"]),
        contexts={name: tuple(told) for name, told in data["contexts"].items()},
        contexts_of_acts={name: tuple(told) for name, told in data["contexts_of_acts"].items()},
    )
    _check(made, frozenset(data["all_contexts"]))
    return made


def any_of(words: list[str]) -> re.Pattern[str]:
    """A pattern that finds any of some words or phrases, whole, in any case, also over a line's end."""
    rows = (r"\s+".join(re.escape(part) for part in word.split()) for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE)


def _code(raw: Mapping[str, Any]) -> PloverCode:
    return PloverCode(raw["event"], raw["mode"])


def _check(made: Plover, contexts: frozenset[str]) -> None:
    known = load_event_types()
    asked = (PloverCode("REQUEST", mode) for mode, _ in made.requests)
    for code in (*made.stances.values(), *made.pledges.values(), *asked):
        if code.mode not in (*known.plover_modes.get(code.event, ()), None) or code.event not in made.quads:
            raise PackError(f"pack plover.yaml: PLOVER has no {code.event}/{code.mode}")
    for name, told in (*made.contexts.items(), *made.contexts_of_acts.items()):
        if name not in known.types and name not in set(AgreementType):
            raise PackError(f"pack plover.yaml: {name!r} under contexts is no type of happening or agreement")
        if unknown := set(told) - contexts:
            raise PackError(f"pack plover.yaml: PLOVER has no context {min(unknown)!r}")
    if missing := set(Sector) - set(made.sectors):
        raise PackError(f"pack plover.yaml: the sector {min(missing)!r} has no code")
