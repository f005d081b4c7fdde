"""A book in, its weapons out: each as named, with its class, the treaties on it, and every claim that names it.

Whether an alleged user was bound by a treaty is told for the users that the claims name, on the day that they give;
what is not known is told as not known. An allegation stays one: `alleged user` is what a claim holds or accuses of,
and the claims that deny stand beside as quotations and name no user. Class and treaties stand on the claims. Reads
event_families (whose doer is a user).
"""

from collections.abc import Iterable, Iterator

from counterclaim.export.dossier.book import Book
from counterclaim.export.dossier.model import WeaponLine
from counterclaim.export.dossier.sections.holding import holds
from counterclaim.export.dossier.sections.names import folded, once_each
from counterclaim.export.dossier.sections.told_once import unrepeated
from counterclaim.export.wording import listed
from counterclaim.packs.treaties import use_told
from counterclaim.records.claim import Claim, Event, Treaty, Weapon

_Named = tuple[Claim, Weapon]


def weapons_of(book: Book) -> tuple[WeaponLine, ...]:
    """Weapons by name, copies told once: those on which there is a treaty first, then by class and name."""
    found: dict[tuple[str | None, str], list[_Named]] = {}
    for claim in unrepeated(book):
        for weapon in claim.weapons:
            found.setdefault((weapon.class_, folded(weapon.name)), []).append((claim, weapon))
    lines = [_line(book, named) for named in found.values()]
    return tuple(sorted(lines, key=lambda line: (not line.treaties, line.kind or "~", folded(line.name))))


def _line(book: Book, named: list[_Named]) -> WeaponLine:
    weapon = named[0][1]
    claims = {claim.id: claim for claim, _ in named}
    refs: dict[str, int] = {}
    for words, claim in _treaties(named):
        refs.setdefault(words, book.numbers[claim.id])
    return WeaponLine(
        name=weapon.name,
        kind=weapon.class_.replace("_", " ") if weapon.class_ else None,
        treaties=tuple(refs),
        treaty_refs=tuple(refs.items()),
        quotations=tuple(book.quoted(claim) for claim in claims.values()),
    )


def _treaties(named: list[_Named]) -> Iterator[tuple[str, Claim]]:
    """Treaty by treaty: whom it bound, whom it did not, of whom that is not known; then who calls the weapon banned.

    Each with the first claim that it rests on.
    """
    by_name: dict[str, list[tuple[Claim, Event | None, Treaty]]] = {}
    for claim, weapon in named:
        for treaty in weapon.treaties:
            by_name.setdefault(treaty.name, []).append((claim, _use(claim, weapon), treaty))
    for name, told in by_name.items():
        used = [(claim, use, treaty) for claim, use, treaty in told if use is not None]
        for bound in (True, False, None):
            uses = [(claim, use) for claim, use, treaty in used if treaty.bound is bound]
            if uses:
                yield f"{name}: {_status(bound, [use for _, use in uses])}", uses[0][0]
        if not used:
            yield f"{name}: no claim read says who used it", told[0][0]
    callers = [(claim, treaty.called_banned_by) for told in by_name.values() for claim, _, treaty in told]
    if called := listed(dict.fromkeys(caller for _, caller in callers if caller)):
        yield f"called banned by {called}", next(claim for claim, caller in callers if caller)


def _use(claim: Claim, weapon: Weapon) -> Event | None:
    """The use that a claim holds to have happened: whoever denies, doubts or fears one names no user by it."""
    return use_told(claim, weapon) if holds(claim) else None


def _status(bound: bool | None, uses: Iterable[Event]) -> str:  # noqa: FBT001
    users = listed(once_each(agent.name for use in uses for agent in use.agents))
    if bound is None:
        return f"whether the alleged user{f', {users},' if users else ''} was bound on that day is not known"
    return f"alleged user{f', {users},' if users else ''} {'bound' if bound else 'not bound'} on that day"
