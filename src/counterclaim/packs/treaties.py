"""Treaties on classes of weapons, and whether a state was bound by them on a day, or over a range of days.

In: a class of weapons, a state (ISO 3166 alpha-3), days. Out: `Treaty` records, or yes, no, unknown (None). Reads the
packs `treaties` and `countries`. A state that the packs do not know, and one whose statehood is disputed, gives None.

Example: `treaties_on("cluster_munition", state, "2016-03-01")` tells of one treaty, and whether it bound the state.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import msgspec

from counterclaim.packs.families import can_harm
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Claim, Event, Treaty, Weapon
from counterclaim.records.errors import PackError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHOT_DOWN = "weapons_disrupted"


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

    @property
    def turns(self) -> Iterator[str]:
        """The days on which the answer may change."""
        yield from (day for day in (self.not_before, self.surely, self.until, self.unclear_after) if day is not None)


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
    complete: str | None
    """Until this day a state that the treaty does not name was not bound; None: nothing is said of states not named."""
    states: frozenset[str]
    """States of which anything can be said."""

    def bound(self, iso3: str | None, day: str | None) -> bool | None:
        """Whether a state was bound on a day; None where state, day or bond is not known."""
        if not iso3 or not day or not _DAY.match(day):
            return None
        day = day[:10]
        if iso3 not in self.states:
            return None
        if day < self.in_force:
            return False
        if bond := self.parties.get(iso3):
            return bond.holds(day)
        if iso3 in self.non_parties:
            return False if day <= self.as_of else None
        if self.others is not None:
            return self.others.holds(day)
        return False if self.complete is not None and day <= self.complete else None

    def bound_over(self, iso3: str | None, first: str, last: str) -> bool | None:
        """Whether a state was bound on every day from `first` to `last`, or on none; None where it changed or is open.

        Days are ISO, and may lack month and day. Example: a state bound since May is bound over June, not bound over
        April, and over April to June there is no one answer.
        """
        start, end = _widened(first, "-01-01"), _widened(last, "-12-31")
        bond = self.parties.get(iso3 or "") or self.others
        turns = [self.in_force, self.as_of, *(bond.turns if bond else ())]
        turns += [self.complete] if self.complete else []
        days = {start, end, *(day for turn in turns for day in (turn, _next(turn)) if start <= day <= end)}
        answers = {self.bound(iso3, day) for day in days} if start <= end else {None}
        return answers.pop() if len(answers) == 1 else None


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
    known = frozenset(str(state["iso3"]) for state in load_pack("countries")["states"])
    try:
        states = known - frozenset(data["disputed"])
        treaties = {key: _read_treaty(key, raw, str(data["as_of"]), states) for key, raw in data["treaties"].items()}
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


def statuses_on(weapon_class: str | None) -> tuple[TreatyStatus, ...]:
    """The treaties that speak of a class of weapons, with who is bound by each."""
    arsenal = load_arsenal()
    known = arsenal.classes.get(weapon_class or "")
    return tuple(arsenal.treaties[treaty] for treaty in known.treaties) if known else ()


def treaties_on(
    weapon_class: str | None, iso3: str | None = None, day: str | None = None, *, until: str | None = None
) -> tuple[Treaty, ...]:
    """The treaties on a class of weapons, and whether a state was bound on a day, or from that day `until` another.

    Without a first day the answer must hold for all time before. Example: for a state that never joined it does.
    """
    last = until or day
    return tuple(
        Treaty(name=one.name, bound=one.bound_over(iso3, day or "", last) if last else None)
        for one in statuses_on(weapon_class)
    )


def use_told(claim: Claim, weapon: Weapon) -> Event | None:
    """The event, where its doer is said to have used the weapon: who finds, sends or shoots one down did not."""
    event = claim.event
    if event is None or not can_harm(event.type) or event.type == _SHOT_DOWN:
        return None
    hit = {" ".join(target.name.casefold().split()) for target in event.targets}
    name = " ".join(weapon.name.casefold().split())
    return None if any(one == name or one.endswith(f" {name}") for one in hit) else event


def _widened(day: str, rest: str) -> str:
    """A day written out: "2020-10" from "-01-01" is "2020-10-01"; an unknown first day is before all."""
    return (day[:10] + rest[len(day) - 4 :])[:10] if day else "0001-01-01"


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _read_treaty(key: str, raw: dict[str, Any], as_of: str, states: frozenset[str]) -> TreatyStatus:
    others, complete = raw["others"], raw.get("complete")
    if complete is not None and not _DAY.fullmatch(str(complete)):
        raise ValueError(f"the day {complete!r}")
    return TreatyStatus(
        id=key,
        name=raw["name"],
        in_force=raw["in_force"],
        scope=raw["scope"],
        parties={iso3: _read_bond(value) for iso3, value in raw["parties"].items()},
        non_parties=frozenset(raw["non_parties"]),
        others=None if others == "unknown" else _read_bond(others),
        as_of=as_of,
        complete=complete,
        states=states,
    )


def _read_bond(raw: Any) -> Bond:
    fields = raw if isinstance(raw, dict) else {"from": raw}
    not_before, _, surely = str(fields["from"]).partition("/")
    bond = Bond(not_before, surely or not_before, fields.get("until"), fields.get("unclear_after"))
    for day in bond.turns:
        if not _DAY.fullmatch(day):
            raise ValueError(f"the day {day!r}")
    return bond
