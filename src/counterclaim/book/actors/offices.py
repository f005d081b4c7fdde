"""Who held which office when, and who followed whom: a commander replaced is two people in one office.

In: the parts of persons of several reports, and the wholes that they were joined to. Out: one `OfficeHeld` for each
person and office, with the first and last day on which a report tells it, and the successor where a text names one.
Reads the pack `offices.en`.

Example: "Colonel Ilse Vey took over from General Odo Marn as commander of the Lake Corps" ends the one's office and
begins the other's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from counterclaim.book.actors.bodies import is_land
from counterclaim.book.actors.body_names import Named, read_name
from counterclaim.book.actors.following import Ended, Followed, find_ended, find_followed, sentence_with
from counterclaim.book.actors.person_names import compare_offices, is_nameless, office_ids
from counterclaim.book.actors.sameness import is_form, nation_meets
from counterclaim.packs.actors import load_actor_words, split_words
from counterclaim.packs.loader import load_pack
from counterclaim.records.book import Part
from counterclaim.records.claim import Reason
from counterclaim.records.ledger import Actor
from counterclaim.records.wholes import OfficeHeld

_STEP = "book"
_RANKS = frozenset(("general", "officer"))


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """One office in one report."""

    person: str
    name: str
    title: str
    ids: tuple[str, ...]
    of: tuple[str, ...]
    """Words for whose office it is, states aside."""
    nation: str | None
    day: str | None
    report: str
    over: bool = False
    sentence: str | None = None
    """The words that tell it."""


def offices(parts: Iterable[Part], *, wholes: Mapping[str, str] | None = None) -> tuple[OfficeHeld, ...]:
    """Every office that reports tell of persons, by first day. `wholes`: the id that each part was joined to."""
    ordered = groupby(sorted(parts, key=lambda p: p.id), key=lambda p: p.report.id)
    return offices_in(([*some] for _, some in ordered), wholes=wholes)


def offices_in(reports: Iterable[Sequence[Part]], *, wholes: Mapping[str, str] | None = None) -> tuple[OfficeHeld, ...]:
    """The same of actors given report by report; no report is held, so that there may be many."""
    joined = wholes or {}
    told: list[_Told] = []
    followed: list[tuple[Followed | Ended, str | None, str]] = []
    for parts in reports:
        persons = [p for p in parts if isinstance(p.record, Actor) and _is_person(p.record, p.actors)]
        if not persons:
            continue
        report = persons[0].report
        for part in persons:
            if isinstance(part.record, Actor):
                told += _told(part, part.record, joined.get(part.id, part.id))
        ends: list[Followed | Ended] = [*find_followed(persons, wholes=joined), *find_ended(persons, wholes=joined)]
        followed += [(found, report.published, report.id) for found in ends]
    held = [_held(group) for group in _by_person(told)]
    for found, day, report_id in sorted(followed, key=lambda f: (f[1] or "9", f[2], repr(f[0]))):
        held = _with_end(held, found, day, report_id)
    return tuple(sorted(held, key=lambda h: (h.first or h.over or "9", h.title, h.person)))


def _is_person(actor: Actor, actors: Sequence[Actor]) -> bool:
    return actor.kind == "person" and not is_nameless(actor) and not is_land(actor, actors)


def _told(part: Part, actor: Actor, person: str) -> Iterator[_Told]:
    for title in _titles(actor.office or ""):
        words = read_title(title)
        own = tuple(w for w in words.own if not (actor.nation and is_form(w, actor.nation)))
        yield _Told(
            person=person,
            name=actor.name,
            title=title,
            ids=tuple(i for i in office_ids(title) if i not in _RANKS) or office_ids(title),
            of=(*own, *([words.known] if words.known else []), *words.kind),
            nation=words.nations[0] if words.nations else actor.nation,
            day=part.report.published,
            report=part.report.id,
            over=_opens(title, "over"),
            sentence=sentence_with(part.report.text, (actor.name, *actor.aliases), title),
        )


def _titles(office: str) -> Iterator[str]:
    """The offices of a list ("General, commander of the Lake Corps"); a rank alone is none."""
    pack = load_pack("offices.en")
    edges, no_post = {*pack["small"], *pack["new"]}, {*pack["no_post"], *_RANKS}
    for text in office[:300].split(","):
        words = text.split()
        while words and words[0].lower() in edges:
            words.pop(0)
        while words and words[-1].lower() in edges:
            words.pop()
        if set(office_ids(" ".join(words))) - no_post:
            yield " ".join(words)


def read_title(title: str) -> Named:
    """Whose office a title is: its words without those for the office, ranks and small words."""
    pack = load_pack("offices.en")
    dropped = {*pack["small"], *pack["over"], *pack["new"]}
    texts = split_words(title)
    taken = {
        place
        for found in load_actor_words().scan(texts)
        if found.term("office")
        for place in range(found.first, found.last)
    }
    kept = [t for n, t in enumerate(texts) if n not in taken and t.lower() not in dropped]
    return read_name(" ".join(kept)) if kept else Named()


def _opens(title: str, key: str) -> bool:
    words = load_pack("offices.en")[key]
    return title.lower().split(" ")[0].split("-")[0] in words


def _by_person(told: Sequence[_Told]) -> list[list[_Told]]:
    """What is told of one person in one office."""
    groups: list[list[_Told]] = []
    for one in sorted(told, key=lambda t: (t.person, -len(t.of), t.title, t.report)):
        home = next((g for g in groups if g[0].person == one.person and _one_office(g[0], one)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _one_office(one: _Told, two: _Told) -> bool:
    """Whether two titles name one office: one kind, of one body or state as far as both tell."""
    if (
        not (set(one.ids) & set(two.ids) or compare_offices(one.ids, two.ids)[1])
        or nation_meets(one.nation, two.nation) is False
    ):
        return False
    short, long = sorted((set(one.of), set(two.of)), key=len)
    return short <= long


def _held(group: Sequence[_Told]) -> OfficeHeld:
    """One office of one person from all that is told of it."""
    now, over = ([t for t in group if t.over is past] for past in (False, True))
    days, ends = (sorted(t.day for t in some if t.day) for some in (now, over))
    longest = max(now or over, key=lambda t: (len(t.title), t.title))
    return OfficeHeld(
        title=longest.title,
        person=longest.person,
        name=max((t.name for t in group), key=lambda n: (len(n), n)),
        nation=next((t.nation for t in group if t.nation), None),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        over=ends[0] if ends else None,
        reports=tuple(sorted({t.report for t in group})),
        reasons=(
            Reason(_STEP, "office", f"told as {', '.join(sorted({t.title for t in group}))}"),
            *(Reason(_STEP, "told", f"{t.report}: {t.sentence}") for t in _first_and_last(group)),
        ),
    )


def _first_and_last(group: Sequence[_Told]) -> list[_Told]:
    """Those of the first and the last report whose sentence is known."""
    known = sorted((t for t in group if t.sentence), key=lambda t: (t.day or "9", t.report, t.title))
    return [known[0], *(known[-1:] if known[-1].report != known[0].report else [])] if known else []


def _with_end(held: Sequence[OfficeHeld], found: Followed | Ended, day: str | None, report: str) -> list[OfficeHeld]:
    """The offices with the end of one that a text tells, and who took it over where it tells that too."""
    follows = found if isinstance(found, Followed) else None
    person, name = (follows.old, follows.old_name) if follows else (found.person, found.name)  # type: ignore[union-attr]
    old = _meant([h for h in held if h.person == person], [h for h in held if follows and h.person == follows.new])
    ended = old or OfficeHeld(title="", person=person, name=name)
    ends = sorted(known for known in (ended.over, day) if known)
    why = Reason(_STEP, follows.rule if follows else "ended", f"{report}: {found.words}")
    ended = msgspec.structs.replace(
        ended,
        over=ends[0] if ends else None,
        followed_by=ended.followed_by or (follows.new if follows else None),
        follower=ended.follower or (follows.new_name if follows else None),
        reports=tuple(sorted({*ended.reports, report})),
        reasons=tuple(dict.fromkeys((*ended.reasons, why))),
    )
    return [*(h for h in held if h is not old), ended]


def _meant(olds: Sequence[OfficeHeld], news: Sequence[OfficeHeld]) -> OfficeHeld | None:
    """The office of the one who left that is meant: the successor's, or the only one, or one not named."""
    fits = [h for h in olds if any(_alike(h, n) for n in news)] or [h for h in olds if not h.title]
    fits = fits or (list(olds) if len(olds) == 1 else [])
    return min(fits, key=lambda h: (h.title, h.first or "")) if fits else None


def _alike(one: OfficeHeld, two: OfficeHeld) -> bool:
    mine, theirs = set(office_ids(one.title)) - _RANKS, set(office_ids(two.title)) - _RANKS
    return bool(mine & theirs) and nation_meets(one.nation, two.nation) is not False
