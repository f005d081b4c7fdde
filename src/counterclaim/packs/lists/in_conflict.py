"""What the files of lists of a conflict file add to it: which files they are, and what becomes of their entries.

In: the conflict file's `lists`, and the texts of these files. Out: actors, sources, members of sides, countries of
bodies. What the conflict file says goes before what a list says. Reads the pack `countries` through `entries.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from counterclaim.packs.conflict_entries import Side, Source, texts
from counterclaim.packs.lists.entries import ListedActor, Lists, OtherwiseError, read_lists, united, united_sources
from counterclaim.packs.parties import plain_name
from counterclaim.records.errors import PackError

MOST_BYTES: Final = 2_000_000
"""A larger file is no conflict file, and no list."""
ListsText = Callable[[str], str]
"""Gives the text of a file of lists by its name."""


def names_of_lists(data: dict[str, Any], where: str) -> tuple[str, ...]:
    """The files that a conflict file names under `lists`: names alone, of files beside it."""
    names = (data["lists"],) if isinstance(data["lists"], str) else texts(data, "lists", where)
    for name in names:
        if Path(name).name != name or name in {"", ".", ".."} or "\\" in name or "\0" in name:
            raise PackError(f"{where}: `lists` names {name!r}; name a file that lies beside this one")
    return names


def text_beside(path: Path, name: str) -> str:
    """The text of a file of lists that lies beside a conflict file."""
    beside = path.parent / name
    try:
        if beside.stat().st_size > MOST_BYTES:
            raise PackError(f"lists {beside}: more than {MOST_BYTES:,} bytes; part it into two")
        return beside.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(
            f"lists {beside}: cannot be read ({error}); put the file there, or take `lists` out of {path.name}"
        ) from error


def joined_lists(read: Iterable[tuple[str, Any]], *, sides: Sequence[str]) -> Lists:
    """What several files of lists tell together, each given with where it stands."""
    found = Lists()
    for where, raw in read:
        more = read_lists(raw or [], where, sides=sides)
        try:
            found = Lists(
                actors=united((*found.actors, *more.actors)), sources=united_sources((*found.sources, *more.sources))
            )
        except OtherwiseError as error:
            raise PackError(f"{where}: {error}; mend one of the entries") from error
    return found


def with_listed_sources(own: tuple[Source, ...], listed: tuple[Source, ...]) -> tuple[Source, ...]:
    """The file's sources, then those of a list that are not among them: what the file itself says goes before."""
    known = {plain_name(name) for source in own for name in (source.publisher, *source.other_names)}
    return (*own, *(source for source in listed if plain_name(source.publisher) not in known))


def with_members(side: Side, actors: Sequence[ListedActor]) -> Side:
    """A side with the names of those of whom a list says that they stand on it."""
    named = (name for actor in actors if actor.side == side.name for name in actor.names)
    known = {member.casefold() for member in (side.name, *side.members)}
    more = {name.casefold(): name for name in named if name.casefold() not in known}
    return msgspec.structs.replace(side, members=(*side.members, *more.values()))


def countries_of(actors: Sequence[ListedActor]) -> dict[str, str]:
    """The country that a list gives a body, by each of its names. A person's is not one's side's or office's."""
    return {name: actor.country for actor in actors if actor.country and actor.kind != "person" for name in actor.names}
