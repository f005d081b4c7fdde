"""Which of the names in a report are one actor's.

In: the names spotted, placed in the document. Out: groups of them, each one person or body. Reads the small word
lists of the pack `actors.en` through `packs/actors.py`.

Names of persons are joined by surname and by spelling; names of bodies by state, kind and telling words, by known
aliases and by abbreviation. A name that fits two actors joins neither.
"""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.claims.actors.cast import Topic
from counterclaim.claims.actors.names import Spotted
from counterclaim.claims.actors.people import close, fold, main_parts, same_person
from counterclaim.packs.actors import ActorWords, Term, word_key

_SMALL = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "s",
        "'s",
        "'",
        "’s",
        "’",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        "a",
        "an",
        "&",
        ",",
    )
)


class Placed(msgspec.Struct, frozen=True):
    """A spotted name at words `first` up to `last` of the document."""

    first: int
    last: int
    name: Spotted
    subject: bool = False
    sentence: int = 0
    placed: bool = False
    """A word like "in" or "near" stands before it."""
    headline: bool = False
    """It stands in a headline or section heading, where any word may have a capital."""
    acts: bool = False
    """It is the subject, or stands after "by"."""


class Group(msgspec.Struct):
    """Names of one actor, in the order they were joined."""

    kind: str
    key: object
    names: list[Placed]
    nations: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    known: Term | None = None

    @property
    def first(self) -> int:
        """Where it is first named."""
        return min(n.first for n in self.names)


def group_persons(names: Sequence[Placed], words: ActorWords) -> list[Group]:
    """Names of persons, one group a person. Single names join the one full name they fit."""
    parts = {id(n): main_parts(n.name.parts, words.particles) for n in names}
    full = [n for n in names if len(parts[id(n)]) > 1]
    groups: list[Group] = []
    for name in sorted(full, key=lambda n: (-len(parts[id(n)]), n.first)):
        home = [g for g in groups if same_person(parts[id(name)], g.key)]  # type: ignore[arg-type]
        if len(home) == 1:
            home[0].names.append(name)
        else:
            groups.append(Group("person", parts[id(name)], [name]))
    for name in names:
        if len(parts[id(name)]) == 1:
            _join_single(name, parts[id(name)][0], groups)
    return [g for g in groups if _is_real(g)]


def _join_single(name: Placed, part: str, groups: list[Group]) -> None:
    for fits in (_ends_in, _holds, _close_to):
        home = [g for g in groups if fits(part, g.key)]  # type: ignore[arg-type]
        if home:
            break
    else:
        groups.append(Group("person", (part,), [name]))
        return
    best = _choose(name, home)
    if best:
        best.names.append(name)
    else:
        lone = [g for g in home if g.key == (part,)]
        if lone:
            lone[0].names.append(name)
        else:
            groups.append(Group("person", (part,), [name]))


def _choose(name: Placed, home: list[Group]) -> Group | None:
    """The last named of the persons with a surname; none where they may stand on different sides."""
    if len(home) == 1:
        return home[0]
    nations = {n.name.nations for g in home for n in g.names if n.name.nations}
    before = [g for g in home if g.first < name.first]
    if len(before) == 1 and len(nations) < 2:
        return before[0]
    if len(nations) < 2 and before:
        return max(before, key=lambda g: max(n.first for n in g.names if n.first < name.first))
    return None


def _ends_in(part: str, key: tuple[str, ...]) -> bool:
    return key[-1] == part


def _holds(part: str, key: tuple[str, ...]) -> bool:
    return part in key


def _close_to(part: str, key: tuple[str, ...]) -> bool:
    return close(part, key[-1])


def _is_real(group: Group) -> bool:
    """What the parser takes for a person must carry a title or act like one; a full name only must not be a place."""
    if any(n.name.titled or n.subject for n in group.names):
        return any(n.name.titled or not n.headline for n in group.names)
    return len(group.key) > 1 and not any(n.placed or n.headline for n in group.names)  # type: ignore[arg-type]


def surnames(groups: Iterable[Group]) -> dict[str, Group]:
    """Folded surnames that belong to one person only."""
    found: dict[str, list[Group]] = {}
    for group in groups:
        key: tuple[str, ...] = group.key  # type: ignore[assignment]
        for part in key[1:] or key:
            found.setdefault(part, []).append(group)
    return {name: many[0] for name, many in found.items() if len(many) == 1 and len(name) > 2}


def group_bodies(
    names: Sequence[Placed], words: ActorWords, named_states: frozenset[str], topics: Sequence[Topic] = ()
) -> list[Group]:
    """Names of bodies, groups and states, one group each. A bare "ministry" names nobody and is left out.

    `topics`: whom sentences are about; a bare name told of another state is not the body named before.
    """
    groups: dict[object, Group] = {}
    for name in sorted(names, key=lambda n: n.first):
        nations = clear_nations(name.name.nations, named_states)
        key = body_key(name.name, words, nations)
        if key is None:
            continue
        group = groups.setdefault(key, Group(name.name.kind, key, [], nations, telling_words(name.name, words)))
        group.names.append(name)
        if key[0] == "known":
            group.known = name.name.term("known")
    return [g for g in _join_shorter(_join_abbreviations(list(groups.values())), topics) if _is_body(g)]


def _is_body(group: Group) -> bool:
    """A name known only to the parser must act or be spelt out with its abbreviation."""
    if (
        group.known
        or group.kind == "state"
        or any(t.kind in ("body", "known") for n in group.names for t in n.name.terms)
    ):
        return True
    return any(n.acts and not n.headline for n in group.names) or any(n.name.abbreviation for n in group.names)


def clear_nations(nations: tuple[str, ...], named: frozenset[str]) -> tuple[str, ...]:
    """The one state meant by a word that fits several, where the report names one of them; else all."""
    meant = [n for n in nations if n in named]
    return (meant[0],) if len(nations) > 1 and len(meant) == 1 else nations


def body_key(name: Spotted, words: ActorWords, nations: tuple[str, ...]) -> tuple[object, ...] | None:
    """What tells a body apart: None for a word such as "ministry" that alone names nobody."""
    if name.kind == "state":
        return ("state", nations)
    telling = telling_words(name, words)
    known = name.term("known")
    generic = {word_key(p) for p, m in zip(name.parts, name.marks, strict=True) if m == "loose"}
    if known and telling - generic == {known.id}:
        return ("known", known.id)
    generic |= {word_key(p) for p, m in zip(name.parts, name.marks, strict=True) if m == "body"}
    if not nations and not telling - generic:
        return None
    return ("body", nations, telling)


def telling_words(name: Spotted, words: ActorWords) -> frozenset[str]:
    """Words of a body's name that tell it from others of its state, in one spelling; a known name is its id."""
    if name.kind == "state":
        return frozenset()
    short = word_key(name.abbreviation) if name.abbreviation else ""
    kept: list[str] = []
    for part, mark in zip(name.parts, name.marks, strict=True):
        if mark.startswith("known:"):
            kept.append(mark.removeprefix("known:"))
        elif mark != "nation" and word_key(part) not in _SMALL and word_key(part) != short:
            kept.append(word_key(part))
    text = f" {' '.join(kept)} "
    for phrase, one in words.same.items():
        text = text.replace(f" {phrase} ", f" {one} ")
    telling = frozenset(w for w in text.split() if w not in words.qualifiers)
    return telling or frozenset(text.split())


def _join_shorter(groups: list[Group], topics: Sequence[Topic]) -> list[Group]:
    """A shorter name told after a longer one of the same kind is that one, where only one fits.

    A name without a state joins one of a state only if no other state has such a body in the report.
    """
    kept: list[Group] = []
    for group in groups:
        homes = [g for g in groups if g is not group and _shortens(group, g)]
        if len(homes) == 1 and (homes[0].first < group.first or group.nations or _has_known(group)):
            apart = [] if group.nations else [n for n in group.names if _of_another(n, homes[0], topics)]
            homes[0].names += [n for n in group.names if n not in apart]
            if apart:
                kept.append(Group(group.kind, group.key, apart, group.nations, group.words, group.known))
        else:
            kept.append(group)
    return kept


def _of_another(name: Placed, home: Group, topics: Sequence[Topic]) -> bool:
    """Whether a bare name stands where another state is spoken of since the body was last named in full."""
    full = max((n.first for n in home.names if n.first < name.first), default=-1)
    near = [t for t in topics if full < t.place < name.first and t.sentence >= name.sentence - 1]
    return bool(near) and bool(home.nations) and near[-1].nation not in home.nations


def _has_known(group: Group) -> bool:
    return any(m.startswith("known:") for n in group.names for m in n.name.marks)


def _shortens(short: Group, long: Group) -> bool:
    if short.kind != long.kind or short.known or long.known or short.kind == "state" or not short.words:
        return False
    if short.nations not in ((), long.nations) or not short.words <= long.words:
        return False
    if short.words == long.words:
        return short.nations != long.nations
    if len(short.words) < 2:
        return False
    bodies = {word_key(p) for n in long.names for p, m in zip(n.name.parts, n.name.marks, strict=True) if m == "body"}
    return not (long.words - short.words) & bodies


def _join_abbreviations(groups: list[Group]) -> list[Group]:
    """A group whose only name is the abbreviation of another group joins it."""
    owner: dict[str, list[Group]] = {}
    for group in groups:
        for short in _abbreviations(group):
            owner.setdefault(short, []).append(group)
    kept = []
    for group in groups:
        homes = [g for g in owner.get(_as_abbreviation(group) or "", []) if g is not group]
        if len(homes) == 1:
            homes[0].names += group.names
            homes[0].known = homes[0].known or group.known
        else:
            kept.append(group)
    return kept


def _abbreviations(group: Group) -> set[str]:
    """Bracketed abbreviations and, for long names, the initials."""
    found = {n.name.abbreviation.upper() for n in group.names if n.name.abbreviation}
    if group.kind == "state":
        return found
    for placed in group.names:
        parts = [fold(p) for p in placed.name.parts if word_key(p) not in _SMALL]
        if len(parts) > 2:
            found.add("".join(p[0] for p in parts if p).upper())
    return found


def _as_abbreviation(group: Group) -> str | None:
    texts = {"".join(n.name.parts) for n in group.names}
    if len(texts) != 1 or group.kind == "state":
        return None
    text = texts.pop().replace(".", "")
    return text.upper() if 2 <= len(text) <= 8 and sum(c.isupper() for c in text) >= 2 else None
