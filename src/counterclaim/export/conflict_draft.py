"""A conflict file proposed from a ledger: every line with why and from how many claims, what is not sure commented out.

In: the `Evidence` of a ledger. Out: YAML that `parse_conflict` reads, for a person to mend. A letter for reliability is
never proposed. Reads the names of states through `packs`. The parts of the file are made in `conflict_parts.py`.
"""

import re
from collections.abc import Iterator

from counterclaim.export.conflict_evidence import Evidence, SideSeen
from counterclaim.export.conflict_parts import (
    Draft,
    ceasefire_lines,
    member_lines,
    members_of,
    place_lines,
    quoted,
    source_lines,
    state_lines,
    told_of,
    unlisted_lines,
)
from counterclaim.export.wording import count_of
from counterclaim.packs.actors import load_actor_words
from counterclaim.packs.borders import VIEWPOINTS
from counterclaim.packs.conflict import parse_conflict

_FEWEST = 2
"""Claims and tellings of harm from which a side that acts or denies is proposed without a comment sign."""
_HEAD = """\
# Conflict file, proposed by `counterclaim init` from {reports} ({claims}).
# It is yours: mend it, then read with `--conflict`. What is commented out was not sure. What every key means stands in
# docs/reference/conflict-file.md. A ledger of several wars gives one file: keep the sides of one. Numbers count claims
# in the reports read; they do not say who is right.
id: {id}
name: {name}
version: 1
"""


def draft_conflict(found: Evidence, *, id_: str) -> str:
    """The text of a conflict file. It is read back before it is given, so that reading with it works.

    Example line: `- Northern Front  # 14 claims in 5 reports; armed_group`.
    """
    sure = {name.casefold(): name for name, seen in sorted(found.sides.items()) if _is_sure(seen)}
    sides = sorted(sure.values(), key=_alphabet)
    rest = sorted(found.sides.keys() - set(sides), key=_alphabet)
    sided = len(sides) > 1
    draft = Draft(found, tuple(sides) if sided else ())
    claims = count_of(sum(seen.claims for seen in found.spoke.values()), "claim of somebody", "claims of somebody")
    name = f"Conflict of {', '.join(sides[:-1])} and {sides[-1]}" if sided else "Conflict without a name"
    head = _HEAD.format(
        reports=count_of(found.reports, "report"), claims=claims, id=quoted(_slug(id_)), name=quoted(name)
    )
    lines = [
        *head.splitlines(),
        "",
        *_side_lines(draft, sides, rest),
        *place_lines(draft),
        *unlisted_lines(draft),
        *ceasefire_lines(draft),
        *source_lines(draft),
        *_order_lines(draft),
    ]
    text = "\n".join(lines) + "\n"
    parse_conflict(text, "as proposed")
    return text


def _is_sure(seen: SideSeen) -> bool:
    """Whether a side is a party by what the claims tell: third states only speak, or broker."""
    return bool(seen.harm or seen.denials or seen.blames) and seen.said.claims + seen.harm >= _FEWEST


def _side_lines(draft: Draft, sides: list[str], rest: list[str]) -> Iterator[str]:
    yield "# Who fights, and who speaks for whom. By the alphabet; the order is for display only."
    if not draft.sides:
        yield "# Fewer than two sides are told to fight or to deny: sides stay proposed report by report."
    shared = _on_many(draft)
    if draft.sides:
        yield "sides:"
    for name in sides:
        lines = list(_one_side(draft, name, shared))
        yield from lines if draft.sides else _off(lines)
    if rest:
        yield "  # Not sure that these are parties: they hardly harm, accuse of harm or deny in these claims."
    for name in rest:
        yield from _off(_one_side(draft, name, shared))
    yield ""


def _one_side(draft: Draft, name: str, shared: dict[str, str]) -> Iterator[str]:
    seen = draft.found.sides[name]
    said = f"makes {told_of(seen.said)}" if seen.said.claims else "is not quoted"
    deeds = f"told to harm in {seen.harm}, accuses of harm in {seen.blames}, denies in {seen.denials}"
    yield f"  - name: {quoted(name)}  # {said}; {deeds}"
    state = next((iso for iso, plain in load_actor_words().states.items() if iso.isupper() and plain == name), None)
    if state:
        yield f"    countries: [{state}]  # its ministries, army, police, parliament and courts"
    yield from state_lines(draft, name, state)
    members = members_of(draft, name, state)
    yield from member_lines(draft, name, members, shared, alone=state is None)


def _on_many(draft: Draft) -> dict[str, str]:
    """Names that would stand on two sides, with what the reports tell; they are left for a person to decide."""
    sides = {side.casefold(): {side} for side in draft.found.sides}
    for actor in draft.found.actors.values():
        told = {actor.side} if actor.side else set()
        told |= set(draft.found.stood.get(actor.id, ()))
        for name in (actor.name, *actor.aliases):
            sides.setdefault(name.casefold(), set()).update(told)
    return {name: " and ".join(sorted(told)) for name, told in sides.items() if len(told) > 1}


def _order_lines(draft: Draft) -> Iterator[str]:
    yield "# In which order the sides' names for a place, and the sides, are shown. The alphabet ranks nobody."
    order = ", ".join(map(quoted, draft.sides))
    yield f"naming: [{order}]" if draft.sides else "# naming: []"
    yield ""
    yield "# Maps draw who holds the ground, disputed lines dashed; it is the one viewpoint that the borders data have."
    yield f"viewpoint: {VIEWPOINTS[0]}"


def _off(lines: Iterator[str] | list[str]) -> Iterator[str]:
    """Lines commented out, so that taking away the sign and the space after it brings them back."""
    return (f"# {line}" for line in lines)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "conflict"


def _alphabet(name: str) -> tuple[str, str]:
    return (name.casefold(), name)
