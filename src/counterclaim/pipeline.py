"""The whole run on one screen: inputs to documents, documents to claims, claims to incidents, ceasefires and tolls.

In: paths (or standard input) and settings. Out: one `Reading` per report, or the `Refusal` of an input, lazily and in
the order of the input. Models are loaded when the first report comes, so that commands without one start at once.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, lru_cache
from hashlib import file_digest
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from counterclaim import __version__
from counterclaim.records.errors import InputError, SettingsError
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Original, Refusal, Report
from counterclaim.records.settings import Settings

if TYPE_CHECKING:
    from counterclaim.claims.reading import ClaimPacks
    from counterclaim.documents.annotators.model import Model
    from counterclaim.documents.annotators.parser import Parser
    from counterclaim.documents.inputs import Source
    from counterclaim.records.book import Left
    from counterclaim.store import Run, Store


_LINKED_AT_ONCE = 200
"""Reports that are joined to the book in one transaction."""


class Reader(msgspec.Struct, frozen=True):
    """Everything loaded once for a run: the sentence parser, the trained reader, the packs, and their versions."""

    parser: "Parser"
    model: "Model"
    packs: "ClaimPacks"
    versions: dict[str, str]


def read_all(paths: Sequence[str], *, settings: Settings, stdin: bytes | None = None) -> Iterator[Reading | Refusal]:
    """Read every report of the inputs. A report that fails is refused with its reason; the run goes on."""
    from counterclaim.documents.inputs import read_inputs

    sources = read_inputs(paths, settings=settings, stdin=stdin)
    if settings.jobs > 1:
        yield from _read_side_by_side(sources, settings)
        return
    reader: Reader | None = None
    for source in sources:
        if isinstance(source, Refusal):
            yield source
            continue
        reader = load_reader(settings) if reader is None else reader
        yield read_safely(source.report, source.original, reader)


def _read_side_by_side(sources: "Iterator[Source | Refusal]", settings: Settings) -> Iterator[Reading | Refusal]:
    """Read several reports at a time in processes of their own; results come in the order of the input."""
    ahead: deque[Future[Reading | Refusal] | Refusal] = deque()
    # Fresh processes: a copy of one that runs threads (progress, database) may stand still.
    workers = ProcessPoolExecutor(settings.jobs, mp_context=get_context("spawn"))
    try:
        for source in sources:
            ahead.append(source if isinstance(source, Refusal) else workers.submit(_read_source, source, settings))
            if len(ahead) > settings.jobs:
                yield _outcome(ahead.popleft())
        while ahead:
            yield _outcome(ahead.popleft())
    except BrokenProcessPool as error:
        raise SettingsError(
            "a process that read was ended from outside, mostly for want of memory; what was read before is stored. "
            "Run the same command again with fewer --jobs"
        ) from error
    finally:
        # Whoever stops does not wait for reports that nobody will store.
        workers.shutdown(cancel_futures=True)


def _outcome(one: "Future[Reading | Refusal] | Refusal") -> Reading | Refusal:
    return one if isinstance(one, Refusal) else one.result()


def _read_source(source: "Source", settings: Settings) -> Reading | Refusal:
    """One report, in a process that reads many."""
    return read_safely(source.report, source.original, _kept_reader(settings))


@lru_cache(maxsize=1)
def _kept_reader(settings: Settings) -> Reader:
    return load_reader(settings)


def read_safely(report: Report, original: Original, reader: Reader) -> Reading | Refusal:
    """The reading, or a refusal where reading fails: one report never ends a run over many."""
    try:
        return read_report(report, original, reader)
    except InputError as error:
        return refuse(original, "unreadable", str(error))
    except Exception as error:  # noqa: BLE001 (the one broad guard: whatever a hostile text breaks is on the record)
        advice = f"reading failed ({type(error).__name__}: {error}); please report it with the file"
        return refuse(original, "failed", advice)


def refuse(original: Original, reason: str, advice: str) -> Refusal:
    """The refusal of an input whose bytes are known."""
    return Refusal(
        id=make_id("x", original.origin, reason, original.sha256),
        origin=original.origin,
        reason=reason,
        advice=advice,
        sha256=original.sha256,
        at=original.collected_at,
    )


def read_report(report: Report, original: Original, reader: Reader) -> Reading:
    """One report to all that is read from it."""
    from counterclaim.book.actors.bare_bodies import common_parties
    from counterclaim.book.actors.named import named_bodies
    from counterclaim.claims.reading import read_claims
    from counterclaim.documents.annotators.attribution import annotate
    from counterclaim.documents.building import build_document
    from counterclaim.incidents.carrying import carry_answered
    from counterclaim.incidents.grouping import form_incidents
    from counterclaim.incidents.links import link_answers
    from counterclaim.incidents.naming import name_places
    from counterclaim.ledgers.ceasefires import tally_ceasefires
    from counterclaim.ledgers.tolls import tally_tolls

    doc = build_document(
        report, parser=reader.parser, annotate=lambda text, parts: annotate(text, reader.model, paragraphs=parts)
    )
    found, cast = read_claims(doc, reader.packs)
    claims = carry_answered(link_answers(found, report, actors=cast.actors))
    shown = reader.packs.gazetteer.shown
    brokers = sorted({name for claim in claims if claim.agreement for name in claim.agreement.brokers})
    named = named_bodies(report, cast.actors, conflict=reader.packs.conflict, brokers=brokers)
    common = common_parties(report, cast.actors, reader.packs.conflict)
    incidents = name_places(form_incidents(claims, report, actors=cast.actors), claims, shown=shown)
    return Reading(
        report=report,
        original=original,
        claims=claims,
        actors=(*cast.actors, *named),
        incidents=incidents,
        ceasefires=tally_ceasefires(claims, report, actors=cast.actors, named=common, conflict=reader.packs.conflict),
        tolls=tally_tolls(claims, report, incidents=incidents),
        versions=reader.versions,
    )


def link_book(store: "Store", *, run: "Run", warn: "Callable[[Left], object]" = lambda _: None) -> Iterator[int]:
    """Join what was read since the last time to the book; gives the number of reports joined, batch by batch.

    A batch is one transaction: a run that is cut off leaves whole batches, and the next goes on from there. A report
    that cannot be joined stays stored by itself, `warn` is told, and the next run tries it again.
    """
    from counterclaim.book.joining_all import link_batch

    again = True
    while True:
        with store.linking(run=run) as index:
            done = link_batch(index, at_most=_LINKED_AT_ONCE, again=again)
        if done is None:
            return
        again = False
        for left in done.left:
            warn(left)
        yield done.joined
        if any(not left.report for left in done.left):
            return  # decisions that could not be heeded would come again at once


def load_reader(settings: Settings) -> Reader:
    """Load parser, model and packs. SettingsError: a part is not installed; PackError: a user's file is wrong."""
    from counterclaim.claims.reading import load_claim_packs
    from counterclaim.documents.annotators.model import load_model
    from counterclaim.documents.annotators.parser import load_parser
    from counterclaim.packs.conflict import load_conflict
    from counterclaim.packs.conflict_places import with_conflict
    from counterclaim.packs.gazetteer import open_gazetteer
    from counterclaim.packs.loader import pack_versions

    conflict = load_conflict(settings.conflict) if settings.conflict else None
    packs = load_claim_packs(with_conflict(open_gazetteer(settings.gazetteer), conflict), conflict=conflict)
    model = load_model(weights_folder(), threads=settings.threads)
    versions = {
        "counterclaim": __version__,
        "model": f"{model.name} {model.sha256}",
        "conflict file": conflict.stamp if conflict else "none",
        "own places": _hash_of(settings.gazetteer) if settings.gazetteer else "none",
    }
    versions.update({f"pack {name}": version for name, version in pack_versions().items()})
    return Reader(load_parser(), model, packs, versions)


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def load_trained() -> "Model":
    """The trained reader alone, for benchmarks."""
    from counterclaim.documents.annotators.model import load_model

    return load_model(weights_folder())


@cache
def weights_folder() -> Path:
    """Where the installed weights lie. SettingsError with what to do when they are not installed."""
    spec = find_spec("counterclaim_weights_en")
    if spec is None or spec.origin is None:
        raise SettingsError("the weights are not installed (counterclaim-weights-en): run `make setup`")
    return Path(spec.origin).parent
