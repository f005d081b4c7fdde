"""What the joined book is told from: an open ledger in; reports, copies, doubts, and readings as decided, out.

Everything is looked up as it is asked for and a bounded number of reports is kept, so that memory stays flat. Reads no
pack itself.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

import msgspec

from counterclaim.book.copies.origins import Source, in_words, origins_of
from counterclaim.book.copies.told_again import claims_told_again
from counterclaim.book.voices import Voice, publisher_voice
from counterclaim.records.book import Doubt, Repeat
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import JoinKind
from counterclaim.records.ledger import Actor, Reading
from counterclaim.records.report import Report
from counterclaim.records.wholes import DrawnFrom, Overlap, Sources
from counterclaim.store import ClaimFilter, Store

_KEPT = 400
"""Reports of which all that was read is kept at hand."""
_KEPT_TEXTS = 2_000
_KEPT_SMALL = 100_000
"""Of what is small but dear to find: who speaks in a report, what it tells again."""
_DEEPEST = 100
"""Sources of sources that are followed."""
_Kept = TypeVar("_Kept")


class Shelf:
    """An open ledger, with what was looked up in it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._reports: OrderedDict[str, Report | None] = OrderedDict()
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        self._actors: OrderedDict[str, tuple[Actor, ...]] = OrderedDict()
        self.desks: dict[str, Source] = {}
        """Whose words a report has of itself, by report: looked for once."""
        self._voices: OrderedDict[str, Voice | None] = OrderedDict()
        self._claims: OrderedDict[str, tuple[Claim, ...]] = OrderedDict()
        self._sources: OrderedDict[str, Sources] = OrderedDict()
        self._again: OrderedDict[str, Mapping[str, str]] = OrderedDict()
        self._joined: dict[JoinKind, dict[str, dict[str, tuple[Reason, ...]]]] = {}
        self._titles: dict[JoinKind, Mapping[str, str]] = {}
        self._doubts: dict[JoinKind, dict[str, list[Doubt]]] = {}

    @cached_property
    def repeats(self) -> Mapping[str, tuple[Repeat, ...]]:
        """What reports repeat of others, by the report that does."""
        found: dict[str, list[Repeat]] = {}
        for repeat in self.store.repeats():
            found.setdefault(repeat.report, []).append(repeat)
        return {report: tuple(told) for report, told in found.items()}

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """The side of each actor that has one, by the actor's id in the book."""
        return {actor.id: actor.side for actor in self.store.actors() if actor.side is not None}

    @cached_property
    def checked(self) -> frozenset[str]:
        """Claims that a person has checked."""
        return self.store.checked()

    def report(self, report: str) -> Report | None:
        """A report that may be seen."""
        return _kept(self._reports, report, self._find_report, most=_KEPT_TEXTS)

    def expect(self, reports: Iterable[str], *, actors: bool = False) -> None:
        """Have some reports at hand, and whom they name: looked up together, not one by one when they are asked for.

        No more than are kept; what is not told of here is still found.
        """
        ids = list(dict.fromkeys(reports))[:_KEPT]
        texts = [one for one in ids if one not in self._reports]
        found = self.store.some_reports(texts) if texts else {}
        for one in texts:
            _kept(self._reports, one, found.get, most=_KEPT_TEXTS)
        casts = [one for one in ids if one not in self._actors] if actors else []
        read = self.store.some_named_in(casts) if casts else {}
        for one in casts:
            _kept(self._actors, one, lambda report: self._with_wholes(report, read.get(report, ())))

    def claims(self, report: str) -> tuple[Claim, ...]:
        """A report's claims as persons left them, with the actors' ids of the book."""
        return _kept(self._claims, report, lambda one: tuple(self.store.claims(ClaimFilter(report=one))))

    def actors(self, report: str) -> tuple[Actor, ...]:
        """Whom a report names, with the actors' ids of the book."""
        return _kept(self._actors, report, self._named)

    def reading(self, report: str) -> Reading:
        """What was read in a report, as persons left it, with the actors' ids of the book."""
        return _kept(self._readings, report, self._decided)

    def own_voice(self, report: str) -> Voice | None:
        """The body whose own statement a report is."""
        return _kept(self._voices, report, self._publisher, most=_KEPT_SMALL)

    def sources(self, reports: Iterable[str]) -> Sources:
        """Both numbers of some reports; many actors and incidents are told by the same ones."""
        return _kept(self._sources, " ".join(sorted(set(reports))), self._counted, most=_KEPT_TEXTS)

    def _counted(self, reports: str) -> Sources:
        ids = reports.split()
        followed = list(self._followed(ids))
        own = set(ids)
        elsewhere = dict.fromkeys(repeat.source for repeat in followed if repeat.source not in own)
        found = origins_of(self._seen(ids), followed, sources=self._seen(elsewhere), desks=self.desks)
        return Sources(
            reports=found.reports,
            origins=len(found.origins),
            words=in_words(found),
            coded=len(found.coded),
            drawn=tuple(DrawnFrom(name=one.name, reports=one.reports) for one in found.origins),
            reasons=(*found.reasons, *(reason for one in found.origins for reason in one.reasons)),
        )

    def again(self, report: str) -> Mapping[str, str]:
        """A report's claims that tell again what another told, each with the first that told it."""
        return _kept(self._again, report, self._told_again, most=_KEPT_SMALL)

    def doubts(self, kind: JoinKind, whole: str) -> tuple[Doubt, ...]:
        """What may be one with a whole, likeliest first."""
        if kind not in self._doubts:
            found: dict[str, list[Doubt]] = {}
            for doubt in self.store.doubts(kind):
                found.setdefault(doubt.one, []).append(doubt)
                found.setdefault(doubt.two, []).append(doubt)
            self._doubts[kind] = found
        return tuple(self._doubts[kind].get(whole, ()))

    def parts(self, kind: JoinKind, whole: str) -> Mapping[str, tuple[Reason, ...]]:
        """The parts that were joined to a whole, and why each was."""
        if kind not in self._joined:
            found: dict[str, dict[str, tuple[Reason, ...]]] = {}
            for join in self.store.joins(kind):
                found.setdefault(join.whole, {})[join.part] = join.reasons
            self._joined[kind] = found
        return self._joined[kind].get(whole, {})

    def overlaps(self, kind: JoinKind, whole: str) -> tuple[Overlap, ...]:
        """What may be one with a whole and is not joined to it, with its name; what is out of sight is left out."""
        found = []
        for doubt in self.doubts(kind, whole):
            other = doubt.two if doubt.one == whole else doubt.one
            if (title := self.titles(kind).get(other)) is not None:
                found.append(Overlap(other=other, title=title, points=doubt.points, reasons=doubt.reasons))
        return tuple(found)

    def titles(self, kind: JoinKind) -> Mapping[str, str]:
        """What the wholes of a kind are called, by id."""
        if kind not in self._titles:
            if kind is JoinKind.INCIDENT:
                told = ((one.id, one.title) for one in self.store.incidents())
            elif kind is JoinKind.ACTOR:
                told = ((one.id, one.name) for one in self.store.actors())
            else:
                told = ((one.id, f"{one.type} of {one.agreed_on or 'no day told'}") for one in self.store.ceasefires())
            self._titles[kind] = dict(told)
        return self._titles[kind]

    def why(self, kind: JoinKind, whole: str) -> tuple[Reason, ...]:
        """Why the parts of a whole are held to be one."""
        return tuple(dict.fromkeys(reason for told in self.parts(kind, whole).values() for reason in told))

    def _find_report(self, report: str) -> Report | None:
        stored = self.store.report(report)
        return stored.report if stored else None

    def _seen(self, ids: Iterable[str]) -> Iterator[Report]:
        for one in ids:
            if (report := self.report(one)) is not None:
                yield report

    def _publisher(self, report: str) -> Voice | None:
        read = self.report(report)
        # Few reports have a publisher that is more than a desk, but to know it takes all that was read in them.
        return publisher_voice(read, self.actors(report), self.claims(report)) if read and read.publisher else None

    def _named(self, report: str) -> tuple[Actor, ...]:
        return self._with_wholes(report, self.store.named_in(report))

    def _with_wholes(self, report: str, actors: Iterable[Actor]) -> tuple[Actor, ...]:
        known = {part.rpartition("/")[2]: whole for part, whole in self._whole_actors(report).items()}
        return tuple(_with_whole_ids(actor, known) for actor in actors)

    def _decided(self, report: str) -> Reading:
        return self.store.reading(report, claims=self.claims(report), actors=self.actors(report))

    def _whole_actors(self, report: str) -> Mapping[str, str]:
        return self._actors_by_report.get(report, {})

    @cached_property
    def _actors_by_report(self) -> Mapping[str, Mapping[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for join in self.store.joins(JoinKind.ACTOR):
            found.setdefault(join.part.partition("/")[0], {})[join.part] = join.whole
        return found

    def _followed(self, reports: Iterable[str]) -> Iterator[Repeat]:
        """What these reports repeat, what is repeated there, and so on."""
        now, seen = list(reports), set(reports)
        for _ in range(_DEEPEST):
            told = [repeat for report in now for repeat in self.repeats.get(report, ())]
            yield from told
            now = list(dict.fromkeys(repeat.source for repeat in told if repeat.source not in seen))
            seen.update(now)
            if not now:
                return

    def _told_again(self, report: str) -> Mapping[str, str]:
        followed = list(self._followed([report])) if report in self.repeats else []
        named = {one for repeat in followed for one in (repeat.report, repeat.source)}
        claims = {one: self.claims(one) for one in named}
        texts = {one.id: one.text for one in self._seen(named)}
        own = {claim.id for claim in claims.get(report, ())}
        return {claim: first for claim, first in claims_told_again(followed, claims, texts).items() if claim in own}


def _with_whole_ids(actor: Actor, known: Mapping[str, str]) -> Actor:
    return msgspec.structs.replace(
        actor, id=known.get(actor.id, actor.id), body=known.get(actor.body or "", actor.body)
    )  # fmt: skip


def _kept(kept: "OrderedDict[str, _Kept]", key: str, make: Callable[[str], _Kept], *, most: int = _KEPT) -> _Kept:
    """What was looked up before, else looked up now; what was not asked for longest is let go."""
    if key in kept:
        kept.move_to_end(key)
        return kept[key]
    made = make(key)
    kept[key] = made
    if len(kept) > most:
        kept.popitem(last=False)
    return made
