"""The event vocabulary and its mappings to ACLED, PLOVER, UCDP and CASE 2021.

In: an event type and the circumstances of a claim (who acts against whom, weapons, words). Out: the name in the other
scheme, or None where that scheme has no such event. Reads the pack `event_types`.

Example: `load_event_types().acled("small_arms_fire", Circumstances(target=ActorClass.CIVILIANS))` gives "Attack".
"""

import re
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agent, Claim, Target
from counterclaim.records.enums import Sector
from counterclaim.records.errors import PackError

Value = TypeVar("Value")
_KEYS = frozenset(("id", "group", "is", "examples", "not", "acled", "plover", "ucdp", "case"))
_CONDITIONS = frozenset(("agent", "target", "weapon", "ground", "words"))


class ActorClass(StrEnum):
    """Who somebody is, as coarsely as the other schemes ask."""

    STATE = "state"
    NON_STATE = "non_state"
    CIVILIANS = "civilians"
    UNKNOWN = "unknown"


class Ground(StrEnum):
    """Whether a place lies in the agent's own country."""

    OWN = "own"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


_CLASS_OF_SECTOR = {
    Sector.GOVERNMENT: ActorClass.STATE,
    Sector.MILITARY: ActorClass.STATE,
    Sector.POLICE: ActorClass.STATE,
    Sector.ARMED_GROUP: ActorClass.NON_STATE,
    Sector.CIVILIANS: ActorClass.CIVILIANS,
    Sector.CIVIL_SOCIETY: ActorClass.CIVILIANS,
    Sector.MEDIA: ActorClass.CIVILIANS,
}


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What decides between alternatives of a mapping."""

    agent: ActorClass = ActorClass.UNKNOWN
    target: ActorClass = ActorClass.UNKNOWN
    weapons: frozenset[str] = frozenset()
    ground: Ground = Ground.UNKNOWN
    text: str = ""


NOTHING_KNOWN = Circumstances()


class PloverCode(msgspec.Struct, frozen=True):
    """A PLOVER event and its mode, if any."""

    event: str
    mode: str | None = None


class When(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions of an alternative; an empty one asks nothing."""

    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    weapon: tuple[str, ...] = ()
    ground: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def holds(self, what: Circumstances) -> bool:
        """Whether every condition given is met."""
        return (
            (not self.agent or what.agent in self.agent)
            and (not self.target or what.target in self.target)
            and (not self.weapon or not what.weapons.isdisjoint(self.weapon))
            and (not self.ground or what.ground in self.ground)
            and (not self.words or _any_word(self.words, what.text))
        )


class Mapping(msgspec.Struct, frozen=True):
    """A value by default, and others under conditions, the first that holds first."""

    default: Any
    alternatives: tuple[tuple[Any, When], ...] = ()

    def value(self, what: Circumstances) -> Any:
        """The value under these circumstances."""
        return next((value for value, when in self.alternatives if when.holds(what)), self.default)


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """One type of the vocabulary. `counter_example` is a text and the type that it is instead (None: no event)."""

    id: str
    group: str
    definition: str
    examples: tuple[str, ...]
    counter_example: tuple[str, str | None]
    acled: Mapping
    plover: Mapping
    ucdp: str | None
    case: Mapping


class EventTypes(msgspec.Struct, frozen=True, kw_only=True):
    """The vocabulary as a whole."""

    version: str
    types: dict[str, EventType]
    acled_events: dict[str, str]
    """ACLED event type of each sub-event type."""
    plover_modes: dict[str, tuple[str, ...]]
    ucdp_rule: tuple[tuple[When, str], ...]
    agreement_codes: dict[str, PloverCode]
    """The PLOVER event for a claim that an agreement of this type was made."""
    case_types: dict[str, tuple[str, ...]]
    """The types that a CASE 2021 label may stand for, the usual one first."""

    def get(self, name: str) -> EventType:
        """A type by its id; PackError where there is none."""
        if name not in self.types:
            raise PackError(f"event type {name!r} is not in the vocabulary (pack event_types.yaml)")
        return self.types[name]

    def acled(self, name: str, what: Circumstances = NOTHING_KNOWN) -> str | None:
        """The ACLED sub-event type, or None where ACLED has no such event."""
        return _text(self.get(name).acled.value(what))

    def plover(self, name: str, what: Circumstances = NOTHING_KNOWN) -> PloverCode | None:
        """The PLOVER event and mode, or None where PLOVER has no such event."""
        code = self.get(name).plover.value(what)
        return code if isinstance(code, PloverCode) else None

    def ucdp(self, name: str, what: Circumstances = NOTHING_KNOWN) -> str | None:
        """How UCDP would count deaths: state, non_state or one_sided; None where it would not (unknown actors too)."""
        rule = self.get(name).ucdp
        if rule == "one_sided":
            return rule if what.agent in (ActorClass.STATE, ActorClass.NON_STATE) else None
        if rule == "by_actors":
            return next((counts for when, counts in self.ucdp_rule if when.holds(what)), None)
        return None

    def case(self, name: str, what: Circumstances = NOTHING_KNOWN) -> str:
        """The label of the CASE 2021 task."""
        return str(self.get(name).case.value(what))


def circumstances_of(claim: Claim, *, sectors: dict[str, Sector] | None = None) -> Circumstances:
    """What a claim says that mappings ask about. `sectors`: sector of each actor id, for targets that are actors."""
    agents = claim.event.agents if claim.event else ()
    targets = claim.event.targets if claim.event else ()
    return Circumstances(
        agent=_one(tuple(_class_of_agent(agent) for agent in agents)),
        target=_one(tuple(_class_of_target(target, sectors or {}) for target in targets)),
        weapons=frozenset(weapon.class_ for weapon in claim.weapons if weapon.class_),
        ground=_ground(claim, agents),
        text=claim.evidence.text,
    )


@cache
def load_event_types() -> EventTypes:
    """The packaged vocabulary, checked. Read once."""
    return read_event_types(load_pack("event_types"))


def read_event_types(data: dict[str, Any]) -> EventTypes:
    """Turn the content of the pack into records; PackError names the type that is wrong."""
    targets = data["targets"]
    modes = {event: tuple(names) for event, names in targets["plover"].items()}
    types: dict[str, EventType] = {}
    for raw in data["types"]:
        name = str(raw.get("id"))
        try:
            if name in types:
                raise ValueError("the id is used twice")  # noqa: TRY301 (all faults get their place in one spot)
            types[name] = _read_type(raw, data, modes)
        except (ValueError, KeyError, TypeError) as error:
            raise PackError(f"pack event_types.yaml, type {name}: {error}; mend the entry") from error
    cases = {label: tuple(names) for label, names in data["case"].items()}
    for label, names in cases.items():
        if unknown := [name for name in names if name not in types]:
            raise PackError(f"pack event_types.yaml, case {label}: no type {unknown[0]!r}")
    rule = tuple(
        (_read_when({k: v for k, v in r.items() if k != "counts"}), str(r["counts"])) for r in data["ucdp_rule"]
    )
    return EventTypes(
        version=str(data["version"]),
        types=types,
        acled_events=dict(targets["acled"]),
        plover_modes=modes,
        ucdp_rule=rule,
        agreement_codes={k: _plover_code(v, modes) for k, v in data["agreements"]["plover"].items()},
        case_types=cases,
    )


def _read_type(raw: dict[str, Any], data: dict[str, Any], modes: dict[str, tuple[str, ...]]) -> EventType:
    if unknown := set(raw) - _KEYS:
        raise ValueError(f"unknown key {min(unknown)!r}")
    if raw["group"] not in data["groups"]:
        raise ValueError(f"unknown group {raw['group']!r}")
    if raw["ucdp"] not in ("by_actors", "one_sided", None):
        raise ValueError(f"ucdp is {raw['ucdp']!r}, not by_actors, one_sided or null")
    acled, case = _read_mapping(raw["acled"]), _read_mapping(raw["case"])
    _check_values("acled", acled, {*data["targets"]["acled"], None})
    _check_values("case", case, set(data["case"]))
    plover = _read_mapping(raw["plover"])
    coded = Mapping(
        _plover_code(plover.default, modes) if plover.default else None,
        tuple((_plover_code(value, modes), when) for value, when in plover.alternatives),
    )
    return EventType(
        id=raw["id"],
        group=raw["group"],
        definition=raw["is"],
        examples=tuple(raw["examples"]),
        counter_example=(raw["not"]["text"], raw["not"]["type"]),
        acled=acled,
        plover=coded,
        ucdp=raw["ucdp"],
        case=case,
    )


def _read_mapping(raw: dict[str, Any]) -> Mapping:
    alternatives = tuple((a["value"], _read_when(a["when"])) for a in raw.get("alternatives", ()))
    return Mapping(raw["default"], alternatives)


def _read_when(raw: dict[str, Any]) -> When:
    if not raw or set(raw) - _CONDITIONS:
        raise ValueError(f"a condition must ask for some of {sorted(_CONDITIONS)}, not {sorted(raw)}")
    return When(**{key: tuple(str(value) for value in values) for key, values in raw.items()})


def _check_values(name: str, mapping: Mapping, allowed: set[Any]) -> None:
    for value in (mapping.default, *(value for value, _ in mapping.alternatives)):
        if value not in allowed:
            raise ValueError(f"{name} has no {value!r}")


def _plover_code(raw: Any, modes: dict[str, tuple[str, ...]]) -> PloverCode:
    code = PloverCode(raw["event"], raw["mode"])
    if code.event not in modes or code.mode not in (*modes[code.event], None):
        raise ValueError(f"plover has no {code.event}/{code.mode}")
    return code


def _any_word(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _class_of_agent(agent: Agent) -> ActorClass:
    return _CLASS_OF_SECTOR.get(agent.sector, ActorClass.UNKNOWN)


def _class_of_target(target: Target, sectors: dict[str, Sector]) -> ActorClass:
    if target.protected:
        return ActorClass.CIVILIANS
    return _CLASS_OF_SECTOR.get(sectors.get(target.actor or "", Sector.UNKNOWN), ActorClass.UNKNOWN)


def _one(classes: tuple[ActorClass, ...]) -> ActorClass:
    known = set(classes) - {ActorClass.UNKNOWN}
    return known.pop() if len(known) == 1 else ActorClass.UNKNOWN


def _ground(claim: Claim, agents: tuple[Agent, ...]) -> Ground:
    homes = {agent.country for agent in agents} - {None}
    lands = {place.country for place in claim.places} - {None}
    if len(homes) != 1 or len(lands) != 1:
        return Ground.UNKNOWN
    return Ground.OWN if homes == lands else Ground.FOREIGN
