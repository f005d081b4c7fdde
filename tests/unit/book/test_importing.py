"""A ledger made anew from a complete export is the same ledger; of a damaged one nothing is kept, or what can stand."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tests.store.readings import make_reading, make_refusal
from tests.store.three_reports import make_book

from counterclaim.book.exporting import export_book
from counterclaim.book.filters import Asked
from counterclaim.book.importing import import_ledger
from counterclaim.export.formats import FORMATS
from counterclaim.pipeline import link_book
from counterclaim.records.book import Anchor, Decision
from counterclaim.records.enums import JoinKind
from counterclaim.records.errors import InputError, StoreError
from counterclaim.records.exporting import Choices
from counterclaim.records.redaction import Aim
from counterclaim.records.whole_export import LoggedEntry, LoggedOriginal, digest_of
from counterclaim.store import Store, new_run, open_store

MONITOR = new_run("A. Monitor", person=True)


def decide(store: Store, verb: str, **told: object) -> int:
    """A decision on the first claim there is."""
    claim = next(store.claims())
    words = claim.evidence
    anchors = told.pop("anchors", (Anchor(claim.report, words.start, words.end, words.text, claim.kind),))
    made = Decision(verb=verb, kind=told.pop("kind", None), anchors=anchors, by="A. Monitor", reason="heard", **told)
    return store.add_decision(made, run=MONITOR)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Readings, a refusal, links, decisions, one undone, a redaction, a restriction lifted, and an earlier export."""
    tmp_path = tmp_path_factory.mktemp("made")
    path = tmp_path / "old.db"
    make_book(path)
    with open_store(path) as store:
        store.add_reading(make_reading("Mira Žolen spoke in Elv. Nobody else did."), run=MONITOR)
        store.add_refusal(make_refusal("/in/scan.pdf"), run=MONITOR)
        list(link_book(store, run=new_run("linker")))
        decide(store, "confirm")
        wrong = decide(store, "reject")
        decide(store, "undo", anchors=(), value=str(wrong))
        aim = Aim(what="name", name="Lakes Monitors")
        store.restrict(aim, run=MONITOR, reason="asked for")
        store.unrestrict(aim, run=MONITOR, reason="no more")
        parts = [Anchor(i.report, 0, 30, "", None) for i in store.incidents()][:2]
        decide(store, "split", kind=JoinKind.INCIDENT, anchors=tuple(parts))
        list(link_book(store, run=new_run("linker")))
    export_book(path, FORMATS["geojson"], tmp_path / "early.geojson", choices=Choices(), asked=Asked())
    with open_store(path) as store:
        store.redact(Aim(what="name", name="Mira Žolen"), run=MONITOR, reason="asked for")
        last = list(store.reports())[-1].report.id
        store.redact(Aim(what="report", report=last), run=MONITOR, reason="asked for")
        list(link_book(store, run=new_run("linker")))
    export_book(path, FORMATS["jsonl"], tmp_path / "whole.jsonl", choices=Choices(with_names=True), asked=Asked())
    return tmp_path


@pytest.fixture
def ledger(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made / "old.db", tmp_path / "old.db"))


@pytest.fixture
def export(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made / "whole.jsonl", tmp_path / "whole.jsonl"))


def lists_of(ledger: Path) -> list[object]:
    with open_store(ledger) as store:
        entries = [
            (one.seq, one.at, one.kind, one.subject, one.supersedes, one.reason, one.actor_name) for one in store.log()
        ]
        reports = [msgspec.structs.replace(one, origin="", collector="") for one in store.reports()]
        streams = (store.claims, store.incidents, store.ceasefires, store.toll_series, store.actors)
        return [
            [one for one in entries if one[2] not in {"export", "import"}],
            reports,
            *(list(stream()) for stream in streams),
            *(list(store.joins(kind)) for kind in JoinKind),
            list(store.doubts()),
            list(store.repeats()),
            store.decisions(),
            [one.seal for _, one in store.redactions()],
            store.checked(),
            store.counts().claims,
        ]


def test_round_trip(ledger: Path, export: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    made = import_ledger(export, new)
    assert made.refused == ()
    assert made.same_state
    with open_store(ledger) as one, open_store(new) as two:
        assert one.state_hash() == two.state_hash()
        assert two.verify().problems == ()
        assert two.verify().blanked_originals == one.verify().blanked_originals == 2
        assert two.verify().entries == made.entries + 1  # the log tells that it was made anew
    assert lists_of(ledger) == lists_of(new)


def test_new_reports_join_a_ledger_made_anew_as_they_join_the_old_one(
    ledger: Path, export: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.db"
    import_ledger(export, new)
    before = len(lists_of(new)[7])
    for path in (ledger, new):
        with open_store(path, now=lambda: "2031-06-01T00:00:00Z") as store:
            store.add_reading(make_reading(publisher="Third"), run=MONITOR)
            store.add_reading(make_reading(publisher="Fourth"), run=MONITOR)
            list(link_book(store, run=new_run("linker")))
    one, two = lists_of(ledger), lists_of(new)
    assert one[1:] == two[1:]
    assert len(two[7]) > before


def test_an_export_of_the_ledger_made_anew_tells_the_same_entries(ledger: Path, export: Path, tmp_path: Path) -> None:
    new, again = tmp_path / "new.db", tmp_path / "again.jsonl"
    import_ledger(export, new)
    export_book(new, FORMATS["jsonl"], again, choices=Choices(with_names=True), asked=Asked())
    assert lines_of(again, "claim") == lines_of(export, "claim")
    assert lines_of(again, "entry")[:-1] == lines_of(export, "entry")


def lines_of(path: Path, kind: str) -> list[str]:
    return [line for line in path.read_text().splitlines() if line.startswith(f'{{"record":"{kind}"')]


def changed(export: Path, change: Callable[[list[bytes]], object]) -> Path:
    lines = export.read_bytes().splitlines()
    made = change(lines)
    other = export.with_name("changed.jsonl")
    other.write_bytes(b"\n".join(made if isinstance(made, list) else lines) + b"\n")
    return other


def nth(lines: list[bytes], kind: str, n: int = 0) -> int:
    return [i for i, line in enumerate(lines) if line.startswith(f'{{"record":"{kind}"'.encode())][n]


def sealed(line: bytes, **told: object) -> bytes:
    """An entry that was changed by somebody who made its digest anew."""
    entry = msgspec.structs.replace(msgspec.json.decode(line, type=LoggedEntry), **told)
    return msgspec.json.encode(msgspec.structs.replace(entry, digest=digest_of(entry)))


def put(kind: str, n: int, change: Callable[[bytes], bytes]) -> Callable[[list[bytes]], object]:
    def run(lines: list[bytes]) -> None:
        at = nth(lines, kind, n)
        lines[at] = change(lines[at])

    return run


WHOLE = {
    "entry_missing": (lambda ls: ls.pop(nth(ls, "entry", 2)), "log entry 3 is missing"),
    "last_entry_missing": (lambda ls: ls.pop(nth(ls, "entry", -1)), "the last log entries are missing"),
    "cut_short": (lambda ls: ls[:-3], "cut short"),
    "cut_within_a_line": (lambda ls: [*ls[:-3], ls[-3][:40]], "cut short"),
    "entry_broken": (put("entry", 1, lambda line: line[:-9]), "log entry 2 is missing"),
    "entry_changed": (put("entry", 0, lambda line: line.replace(b"Elv", b"Elm")), "was changed after"),
    "sealed_anew": (
        put("entry", 0, lambda line: sealed(line, payload=msgspec.Raw(json.dumps(
            json.loads(line)["payload"]).replace("Elv", "Elm").encode()))),
        "not the state",
    ),
    "entry_of_no_sense": (put("entry", 1, lambda line: sealed(line, payload=msgspec.Raw(b'{"report":1}'))), "cannot"),
    "entry_not_text": (put("entry", 1, lambda line: sealed(line, payload=msgspec.Raw(b'"\xff"'))), "cannot"),
    "unknown_kind": (put("entry", 1, lambda line: sealed(line, kind="spell")), "does not know"),
    "supersedes_later": (put("entry", 1, lambda line: sealed(line, supersedes=9)), "not before it"),
    "no_original": (lambda ls: ls.pop(nth(ls, "original")), "is missing"),
    "original_changed": (
        put("original", 1, lambda line: msgspec.json.encode(msgspec.structs.replace(
            msgspec.json.decode(line, type=LoggedOriginal), data=b"other"))),
        "its bytes are not those",
    ),
    "original_buried_without_a_redaction": (
        put("original", 1, lambda line: msgspec.json.encode(msgspec.structs.replace(
            msgspec.json.decode(line, type=LoggedOriginal), data=b"redacted"))),
        "not those that its name says",
    ),
    "another_version": (put("header", 0, lambda line: line.replace(b'"version":1', b'"version":2')), "version 2"),
    "no_header": (lambda ls: ls[1:], "no header"),
    "another_format": (lambda ls: [b'{"type": "FeatureCollection"}'], "no header"),
    "nothing": (lambda ls: [b""], "no header"),
}  # fmt: skip


@pytest.mark.parametrize("name", WHOLE)
def test_refuses_the_whole_and_leaves_nothing_behind(name: str, export: Path, tmp_path: Path) -> None:
    change, why = WHOLE[name]
    new = tmp_path / "new.db"
    with pytest.raises(InputError, match=why):
        import_ledger(changed(export, change), new)
    assert not list(tmp_path.glob("new.db*"))


def test_refuses_lines_one_by_one_and_keeps_the_rest(ledger: Path, export: Path, tmp_path: Path) -> None:
    def change(lines: list[bytes]) -> list[bytes]:
        return [
            lines[0],
            b"what is this",
            b'{"record":"spell"}',
            b'{"record":"claim","id":7}',
            b"[" * 100_000,
            *lines[1:],
            lines[nth(lines, "entry")],
        ]

    made = import_ledger(changed(export, change), tmp_path / "new.db")
    assert [one.line for one in made.refused[:4]] == [2, 3, 4, 5]
    whys = [one.why for one in made.refused]
    assert "no JSON object" in whys[0]
    assert "spell" in whys[1]
    assert "no claim" in whys[2]
    assert any("stands after the last line" in why for why in whys)
    with open_store(ledger) as one, open_store(tmp_path / "new.db") as two:
        assert one.state_hash() == two.state_hash()


def test_another_version_may_make_another_state_and_that_is_said(export: Path, tmp_path: Path) -> None:
    def change(lines: list[bytes]) -> None:
        header = json.loads(lines[0])
        header["program"], header["ledger"]["state"] = "counterclaim 0.0.0", "f" * 64
        lines[0] = json.dumps(header, separators=(",", ":")).encode()

    made = import_ledger(changed(export, change), tmp_path / "new.db")
    assert not made.same_state
    assert made.refused == ()


def test_what_is_exported_without_names_makes_no_ledger(ledger: Path, tmp_path: Path) -> None:
    path = tmp_path / "masked.jsonl"
    for choices in (Choices(), Choices(with_names=True, checked_only=True)):
        export_book(ledger, FORMATS["jsonl"], path, choices=choices, asked=Asked())
        with pytest.raises(InputError, match="no log entries"):
            import_ledger(path, tmp_path / "new.db")


def test_a_ledger_that_holds_something_is_refused_and_kept(ledger: Path, export: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(ledger, tmp_path / "other.db"))
    with pytest.raises(StoreError, match="not empty"):
        import_ledger(export, copy)
    assert lists_of(copy) == lists_of(ledger)


def test_the_log_tells_what_it_was_made_from(ledger: Path, export: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    import_ledger(export, new, by="R. Desk")
    header = json.loads(export.read_text().splitlines()[0])
    with open_store(new) as store:
        last = list(store.log())[-1]
    assert (last.kind, last.actor_kind, last.actor_name) == ("import", "person", "R. Desk")
    assert json.loads(last.payload)["ledger"]["head"] == header["ledger"]["head"]
