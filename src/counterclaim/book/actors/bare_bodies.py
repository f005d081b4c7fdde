"""Parties that a report names by common nouns alone, though they neither speak nor act in it.

In: a report, its actors, and the conflict file. Out: further actors, each with the side whose it is known to be. Reads
the pack `common_names.en` through `packs/common_names.py`; whose they are is told in `claims/bare_parties.py`.

Example: where the file has a side "separatists", "a ferry held by separatists" names it; where one side alone is a
state, "the navy" is that side's.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from counterclaim.book.actors.context import lands_of
from counterclaim.book.actors.sameness import is_form
from counterclaim.book.actors.spelling import plain
from counterclaim.claims.bare_parties import is_elsewhere, place_name, told_by
from counterclaim.packs.actors import split_words
from counterclaim.packs.common_names import core_of, heads, is_common, is_of_state, is_rebels
from counterclaim.packs.conflict import Conflict
from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Reason
from counterclaim.records.enums import Sector
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_LONGEST = 20_000
"""Characters that are looked through."""
_MOST = 200
"""Names of a conflict file that are looked for."""


def common_parties(report: Report, actors: Sequence[Actor], conflict: Conflict | None) -> Iterator[Actor]:
    """Each party that common nouns name, once, in the words that the report uses first."""
    if conflict is None or not conflict.sides:
        return
    told = told_by(report, actors, _lands(report, actors))
    seen = {core_of(a.name) for a in actors if a.side and a.kind != "person"}
    for name in _named(report.text[:_LONGEST], conflict):
        core = core_of(name)
        found = None if core in seen else place_name(name, told, conflict)
        seen.add(core)
        if found is not None:
            yield Actor(
                id=make_id("a", report.id, "named", name.casefold()),
                name=name,
                kind="group",
                side=found.side,
                sector=_sector(name),
                reasons=(Reason("book", "named", "named in the report"), Reason("sides", found.rule, found.note)),
            )


def with_common_side(actor: Actor, report: Report, actors: Sequence[Actor], conflict: Conflict | None) -> Actor:
    """A body named by common nouns, with the side whose it is known to be."""
    if conflict is None or actor.side:
        return actor
    found = place_name(actor.name, told_by(report, actors, _lands(report, actors)), conflict)
    if found is None:
        return actor
    return msgspec.structs.replace(
        actor, side=found.side, reasons=(*actor.reasons, Reason("sides", found.rule, found.note))
    )


def is_anothers(name: str, side: str, report: Report, actors: Sequence[Actor], conflict: Conflict) -> bool:
    """Whether the file's name for a body that any state may have is told of another land: "Health Ministry of Lenn"."""
    own = next((one for one in conflict.sides if one.name == side), None)
    told = told_by(report, actors, _lands(report, actors))
    return is_of_state(name) and own is not None and is_elsewhere(name, told, own, conflict)


def _lands(report: Report, actors: Sequence[Actor]) -> dict[str, str]:
    """The words of a text for lands that no list holds, each with its land."""
    lands = lands_of(actors)
    words = {w for w in split_words(report.text[:_LONGEST]) if w[:1].isupper()} if lands else set()
    return {word: land for word in sorted(words) for land in lands if is_form(plain(word), land)}


def _named(text: str, conflict: Conflict) -> Iterator[str]:
    """Names in the order of the text: those of the file in any number and case, and those of any state or rebels."""
    filed = [name for side in conflict.sides for name in (side.name, *side.members)][:_MOST]
    common = {form for name in filed if is_common(name) for form in _forms(name)}
    own = {head for side in conflict.sides for head in core_of(side.name) & heads()}
    either = "|".join(
        re.escape(form) for form in sorted(common | own | _general(), key=lambda form: (-len(form), form))
    )
    # A word before a name in capitals makes another name of it: "Lennish army", "Home Guard".
    pattern = rf"(?<![\w-])(?P<before>[A-Z][\w’'-]*\s+)?(?P<name>(?i:{either}))(?![\w-])(?!\s+of\s)"
    for match in re.finditer(pattern, text):
        before = (match["before"] or "").strip()
        if not before or before.casefold() in ("the", "a", "an"):
            yield " ".join(match["name"].split())


def _forms(name: str) -> tuple[str, ...]:
    """A name as written and in the other number: "separatists", "separatist"."""
    return (name, name[:-1]) if name.endswith("s") and not name.endswith("ss") else (name, f"{name}s")


def _sector(name: str) -> Sector:
    if is_of_state(name):
        return Sector.MILITARY if is_of_state(name, force=True) else Sector.GOVERNMENT
    return Sector.ARMED_GROUP if is_rebels(name) else Sector.UNKNOWN


@cache
def _general() -> frozenset[str]:
    return frozenset(load_pack("common_names.en")["looked_for"])
