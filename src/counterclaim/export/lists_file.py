"""Entries for the file of lists beside a conflict file, as YAML that a person can read and mend.

In: what a list adds, and the list's name. Out: text that is added to what stands in the file; nothing there is touched.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from counterclaim.export.conflict_parts import quoted
from counterclaim.packs.lists.entries import ListedActor, ListedOffice
from counterclaim.packs.lists.judging import NewEntry

_OPENING: Final = (
    "# Lists of a conflict file, as `counterclaim import` takes them in: it only ever adds at the end. Mend what you\n"
    "# like; entries of one name are one. What the conflict file itself says goes before this.\n"
)


def lists_text(new: Iterable[NewEntry], *, name: str, before: str) -> str:
    """The text of the file with what is new. `name`: the list that it comes from; `before`: the text so far."""
    opened = before if not before or before.endswith("\n") else before + "\n"
    return "".join((opened or _OPENING, *(line + "\n" for one in new for line in _lines(one, name))))


def _lines(one: NewEntry, name: str) -> Iterator[str]:
    entry = one.entry
    if isinstance(entry, ListedActor):
        told = {
            "aliases": _flow(entry.aliases), "kind": entry.kind, "side": entry.side and quoted(entry.side),
            "country": entry.country and quoted(entry.country), "sector": entry.sector and entry.sector.value,
            "offices": entry.offices and f"[{', '.join(map(_office, entry.offices))}]",
        }  # fmt: skip
        yield f"- actor: {quoted(entry.name)}  # {_from(name)}, line {one.line}"
    else:
        told = {
            "other_names": _flow(entry.other_names), "affiliation": entry.affiliation and quoted(entry.affiliation),
            "reliability": entry.reliability, "address": entry.address and quoted(entry.address),
        }  # fmt: skip
        yield f"- source: {quoted(entry.publisher)}  # {_from(name)}, line {one.line}"
    yield from (f"  {key}: {value}" for key, value in told.items() if value)
    if entry.note:
        yield f"  note: {quoted(entry.note)}"


def _from(name: str) -> str:
    """The name of a file inside a comment: no character of it may end the line."""
    return "".join(c if c.isprintable() else "?" for c in name)[:100]


def _flow(names: Iterable[str]) -> str:
    told = ", ".join(map(quoted, names))
    return f"[{told}]" if told else ""


def _office(office: ListedOffice) -> str:
    days = [f"{key}: '{day}'" for key, day in (("from", office.first), ("to", office.last)) if day]
    return f"{{{', '.join([f'title: {quoted(office.title)}', *days])}}}"
