"""An open ledger in, the material of an export out: narrowed, and with private names withheld unless asked for.

What is restricted never leaves, nor do rows of hand-coded sets: the ledger is opened without them. Texts are read one
after another; what is kept of them is the names of private persons. Reads the pack `private_persons.en` through
`export/masking`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from counterclaim import __version__
from counterclaim.book.actors.lines import actor_lines
from counterclaim.book.affiliations import affiliated
from counterclaim.book.filters import Asked
from counterclaim.book.incidents.wholes import told_incidents, whole_incidents
from counterclaim.book.loading import Shelf
from counterclaim.book.resting import actors_in, named_by
from counterclaim.book.sources import sources_of
from counterclaim.book.tolls.lines import BookTolls, book_tolls, toll_lines
from counterclaim.book.truces.lines import truce_lines
from counterclaim.export.formats.format import Format
from counterclaim.export.formats.writing import write_export
from counterclaim.export.masking.bylines import authors_of
from counterclaim.export.masking.persons import find_private
from counterclaim.export.masking.typed import typed_in
from counterclaim.export.masking.withheld import Withheld
from counterclaim.export.material import Material, ToldIncident
from counterclaim.packs.conflict import Conflict, load_conflict
from counterclaim.records.claim import Claim
from counterclaim.records.exporting import Choices, Ledgered, Manifest, Resting
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report
from counterclaim.records.sources import SourceLine
from counterclaim.records.wholes import ActorLine, TallyLine, TruceLine
from counterclaim.store import ClaimFilter, Store, new_run, open_store
from counterclaim.store.store import utc_now

_Record = TypeVar("_Record")
_KEPT = 400
"""Masked reports that are kept at hand."""
PROGRAM = f"counterclaim {__version__}"


def export_book(
    ledger: Path, chosen: Format, output: Path, *, choices: Choices, asked: Asked = Asked(),  # noqa: B008 - frozen
    conflict: Path | None = None, by: str | None = None,
) -> Manifest:  # fmt: skip
    """Write a ledger in a format to a file or folder, and the export into the audit log; its manifest.

    `by`: who exports; without it the log names the program. StoreError or SettingsError where it cannot be done.
    """
    known = load_conflict(conflict) if conflict else None
    with open_store(ledger, create=False, sets=False) as store:
        with store.still():
            material = material_of(store, choices, made=utc_now(), asked=asked, conflict=known)
            manifest = write_export(chosen, material, output, program=PROGRAM)
        run = new_run(by or PROGRAM, person=by is not None)
        store.add_export(msgspec.json.encode(manifest), name=chosen.name, run=run)
    return manifest


def material_of(
    store: Store,
    choices: Choices,
    *,
    made: str,
    asked: Asked = Asked(),  # noqa: B008 - frozen
    conflict: Conflict | None = None,
    ledger: Ledgered | None = None,
    apart: bool = False,
) -> Material:
    """What may be exported of an open ledger, as `choices` say; use it within `store.still()`.

    `ledger`: which it is, where that is told without looking. `apart`: each stream is a list by itself, narrowed as the
    list of its command is; else actors, publishers and reports are those that the other rows rest on.
    """
    given = _Given(store, choices, asked, conflict, apart=apart)
    return Material(
        choices=given.chosen(),
        ledger=ledger or ledgered(store),
        made=made,
        incidents=given.incidents,
        claims=given.claims,
        ceasefires=given.ceasefires,
        tolls=given.tolls,
        actors=given.actors,
        sources=given.sources,
        reports=given.reports,
        report=given.report,
        actor=given.actor,
        claim=given.claim,
        checked=given.checked,
        reviewers=given.reviewers,
        logged=store.logged if choices.with_names else lambda: iter(()),
        coded=given.coded,
        rests_on=given.rests_on,
    )


def ledgered(store: Store) -> Ledgered:
    """Which ledger this is, in which state."""
    counts = store.counts()
    versions = {f"{name} {version}" for one in store.reports() for name, version in one.versions.items()}
    return Ledgered(
        head=store.head(), state=store.state_hash(), reports=counts.reports, claims=counts.claims,
        versions=tuple(sorted(versions)),
    )  # fmt: skip


class _Given:
    """Looks up what an export asks for, and withholds names on the way out.

    Ids that formats hand back are those they were given, so what is looked up is found by either.
    """

    def __init__(
        self, store: Store, choices: Choices, asked: Asked, conflict: Conflict | None, *, apart: bool
    ) -> None:  # fmt: skip
        self._store, self._choices, self._asked, self._conflict = store, choices, asked, conflict
        self._apart = apart
        self._shelf = Shelf(store)
        self._withheld = None if choices.with_names else _withheld_of(self._shelf)
        self._old: dict[str, str] = {}
        self._tolls: BookTolls | None = None
        self._actors: Mapping[str, Actor] | None = None
        self._reviewers: Mapping[str, tuple[str, ...]] | None = None
        self._rest_on: frozenset[str] | None = None
        self._resting: Resting | None = None
        self._texts: dict[str, Report | None] = {}

    def chosen(self) -> Choices:
        """The choices as the manifest tells them: a filter may hold a private name as well."""
        filters = {
            name: value if isinstance(value, bool) else self._hidden(value)
            for name, value in self._choices.filters.items()
        }
        return msgspec.structs.replace(self._choices, filters=filters)

    def incidents(self) -> Iterator[ToldIncident]:
        tallies = self._book_tolls().of_incidents()
        for whole, claims in told_incidents(self._shelf, self._asked, tallies=tallies):
            if self._conflict is not None:
                sources = affiliated(whole.sources, self._conflict)
                whole = msgspec.structs.replace(whole, sources=sources)  # noqa: PLW2901
            told = ToldIncident(
                whole=self._out(whole),
                claims=tuple(map(self._claim, claims)),
                tallies=tuple(self._out(one) for one in tallies.get(whole.id, ())),
            )
            if told.checked or not self._choices.checked_only:
                yield told

    def claims(self) -> Iterator[Claim]:
        yield from map(self._claim, self._chosen())

    def ceasefires(self) -> Iterator[TruceLine]:
        for line in truce_lines(self._shelf, self._narrowed("status", "weapon", "contested"), conflict=self._conflict):
            if not self._choices.checked_only or line.checked >= len(line.claims) > 0:
                self._remember_ids((*line.claims, *(one.claim for one in line.alleged)))
                yield self._out(line)

    def tolls(self) -> Iterator[TallyLine]:
        for line in toll_lines(self._shelf, self._book_tolls(), self._narrowed("status", "weapon", "contested")):
            if not self._choices.checked_only or line.checked >= len({one.claim for one in line.figures}):
                self._remember_ids(one.claim for one in line.figures)
                yield self._out(line)

    def actors(self) -> Iterator[ActorLine]:
        asked = self._narrowed("status", "weapon", "contested", "place", "type") if self._apart else Asked()
        stays = named_by(self._store, self._chosen()) if self._choices.checked_only else None
        for line in actor_lines(self._shelf, asked, reports=self._behind()):
            if stays is None or stays(line):
                yield self._out(line)

    def sources(self) -> Iterator[SourceLine]:
        behind = self._behind()
        named = {
            self._publisher(one.report) for one in self._store.reports() if behind is None or one.report.id in behind
        }
        for line in sources_of(self._store, conflict=self._conflict, desks=self._shelf.desks):
            if line.publisher in named:
                yield self._out(line)

    def reports(self) -> Iterator[Report]:
        behind = self._behind()
        for stored in self._store.reports():
            if behind is None or stored.report.id in behind:
                yield self._report(stored.report)

    def report(self, report: str) -> Report | None:
        if report not in self._texts:
            found = self._shelf.report(self._old.get(report, report))
            if len(self._texts) > _KEPT:
                self._texts.clear()
            self._texts[report] = self._report(found) if found is not None else None
        return self._texts[report]

    def actor(self, actor: str) -> Actor | None:
        if self._actors is None:
            self._actors = {one.id: one for one in self._store.actors()}
        found = self._actors.get(self._old.get(actor, actor))
        return self._out(found) if found is not None else None

    def claim(self, claim: str) -> Claim | None:
        found = next(self._store.claims(ClaimFilter(ids=(self._old.get(claim, claim),))), None)
        return self._claim(found) if found is not None else None

    def coded(self) -> Sequence[str]:
        rows = self._store.coded_rows()
        return rows if self._withheld is None else [self._withheld.id(row) for row in rows]

    def checked(self, claim: str) -> bool:
        return self._old.get(claim, claim) in self._shelf.checked

    def reviewers(self, claim: str) -> tuple[str, ...]:
        if self._reviewers is None:
            self._reviewers = self._store.reviewers()
        return self._reviewers.get(self._old.get(claim, claim), ())

    def rests_on(self) -> Resting:
        """How many reports and claims the rows rest on."""
        if self._resting is None:
            behind, counts = self._behind(), self._store.counts()
            self._resting = Resting(
                reports=counts.reports if behind is None else len(behind),
                claims=counts.claims if behind is None else sum(1 for _ in self._chosen()),
            )
        return self._resting

    def _chosen(self) -> Iterator[Claim]:
        """Claims that are asked for, as the ledger has them."""
        wanted = self._wanted_claims()
        for claim in self._store.claims():
            if wanted is not None and claim.id not in wanted:
                continue
            if not self._choices.checked_only or claim.id in self._shelf.checked:
                yield claim

    def _behind(self) -> frozenset[str] | None:
        """Reports that the rows rest on, where not all is asked for: no other's text, publisher or people leave."""
        if self._apart or (not self._asked.narrowed and not self._choices.checked_only):
            return None
        if self._rest_on is None:
            self._rest_on = frozenset(claim.report for claim in self._chosen())
        return self._rest_on

    def _publisher(self, report: Report) -> str | None:
        source = self._conflict.source_of(report.publisher) if self._conflict else None
        return source.publisher if source else report.publisher

    def _book_tolls(self) -> BookTolls:
        if self._tolls is None:
            self._tolls = book_tolls(self._shelf)
        return self._tolls

    def _narrowed(self, *unfit: str) -> Asked:
        """The filter without what this kind of thing has not."""
        return msgspec.structs.replace(self._asked, **dict.fromkeys(unfit))

    def _wanted_claims(self) -> frozenset[str] | None:
        """Claims of what is asked for; None where all are."""
        if not self._asked.narrowed:
            return None
        wholes = whole_incidents(self._shelf, self._asked)
        found = {claim for whole in wholes for claim in whole.claims}
        for line in truce_lines(self._shelf, self._narrowed("status", "weapon", "contested"), conflict=self._conflict):
            found.update(line.claims)
        for toll in toll_lines(self._shelf, self._book_tolls(), self._narrowed("status", "weapon", "contested")):
            found.update(figure.claim for figure in toll.figures)
        return frozenset(found)

    def _out(self, record: _Record) -> _Record:
        if self._withheld is None:
            return record
        changed = self._withheld.record(record)
        self._remember(record, changed)
        return changed

    def _hidden(self, text: str) -> str:
        return text if self._withheld is None else self._withheld.text(text)

    def _claim(self, claim: Claim) -> Claim:
        if self._withheld is None:
            return claim
        report = self.report(claim.report)
        changed = self._withheld.claim(claim, report.text if report else "")
        self._remember(claim, changed)
        self._remember_ids((claim.report, *actors_in(claim)))
        return changed

    def _report(self, report: Report) -> Report:
        if self._withheld is None:
            return report
        changed = self._withheld.report(report)
        self._remember(report, changed)
        return changed

    def _remember_ids(self, ids: Iterable[str]) -> None:
        """By the new id of each the record is found again."""
        if self._withheld is not None:
            for old in ids:
                self._old.setdefault(self._withheld.id(old), old)

    def _remember(self, record: object, changed: object) -> None:
        """By its new id the record is found again."""
        old, new = getattr(record, "id", None), getattr(changed, "id", None)
        if old is not None and new is not None and old != new:
            self._old[new] = old


def _withheld_of(shelf: Shelf) -> Withheld:
    """What withholds the names of the private persons of a whole ledger, whatever part of it is exported."""
    store = shelf.store
    bylines, publishers = set[str](), set[str]()
    for stored in store.reports():
        bylines.update([stored.report.byline] if stored.report.byline else [])
        publishers.update([stored.report.publisher] if stored.report.publisher else [])
    told, known, typed = set[str](), set[str](), set[str]()
    for claim in store.claims():
        typed.update(typed_in(claim))
        for place in claim.places:
            (told if place.gazetteer is None else known).add(place.name)
    authors = {line: authors_of(line) for line in bylines}
    names = find_private(
        store.actors(),
        _texts(store, [*(line for line, named in authors.items() if not named), *sorted(typed)]),
        authors=[author for named in authors.values() for author in named],
        places=(*told, *publishers),
        known=(*known, *shelf.sides.values()),
    )
    return Withheld(names, key=store.secret())


def _texts(store: Store, bylines: Sequence[str]) -> Iterator[str]:
    yield from (stored.report.text for stored in store.reports())
    yield from bylines
