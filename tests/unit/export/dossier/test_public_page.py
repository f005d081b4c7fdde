"""What the public can hold in hand, page, text and Word file: searched whole for names, ids and hashes."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from lxml import html as page_of

from counterclaim.export.dossier.book import Book, load_book
from counterclaim.export.dossier.making import write_docx, write_html, write_text
from counterclaim.export.dossier.public import public_book
from counterclaim.export.dossier.sections.tolls import toll_groups
from counterclaim.export.dossier.sections.voices import voices_of
from counterclaim.export.joined import Copy
from counterclaim.records.claim import Reason
from counterclaim.records.enums import Scope, Sector, TollKind, Unit
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Account, Actor, Facets, Incident, TollPoint, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.store import Period, Store

MADE = "2031-05-08T09:00:00Z"
RUNNING = re.compile(r"[a-z]+_[0-9a-f]{16}|[0-9a-f]{64}")
HOSTILE = '<script>alert("Mira Sól")</script><img src=x onerror=alert(1)> {{ Mira Sol }} \u202eloS ariM'
TEXT = (
    "HOLM (Example Wire) - Norrland's army shelled Mira Sól's house and the Petr Oland farm on Tuesday, Sudmark said. "
    "Mira Sol, 34, a baker, was wounded. “They killed my son,” Sol told reporters.\n\n"
    "MIRA SÓL and the Oland family fled to Brezna. Mi\u00adra So\u0301l wept at Petr's shop. "
    f"{HOSTILE} See https://example.org/mirasol and https://example.org/%6dira_sol. "
    "Norrland's army denied shelling Brezna."
)
GONE = re.compile(r"(?<![a-z])(?:mira|sol|solmira|mirasol|petr|oland)(?![a-z])")


REFUSALS = (
    Refusal(
        id=make_id("x", "mirasol.pdf"),
        origin="/users/petr oland/cases/mirasol.pdf",
        reason="binary",
        advice="cannot read C:\\Users\\Petr Oland\\My Cases\\mirasol.pdf",
        sha256="a1" * 32,
        at="2031-05-08T09:00:00Z",
    ),
)


def toll_of(claim: str) -> TollSeries:
    return TollSeries(
        id=make_id("t", "Mira Sol"),
        claimant="Mira Sol",
        side=None,
        kind=TollKind.KILLED,
        who="Mira Sol's son",
        unit=Unit.COUNT,
        scope=Scope.INCIDENT,
        points=(TollPoint(claim=claim, best=1.0, text="my son"),),
    )


@pytest.fixture
def book(bind: Callable[..., Book]) -> Book:
    claim, other = make_id("c", "Mira Sol"), make_id("c", "Petr Oland")
    incident, away = make_id("i", "Mira Sol"), make_id("c", "a claim of another period")
    sol, family = make_id("a", "Mira Sol"), make_id("a", "Oland family")
    made = bind(
        TEXT,
        {
            "words": "They killed my son",
            "by": {"name": "Mira Sol", "actor": sol},
            "event": "attack_on_civilians",
            "tolls": [{"kind": "killed", "who": "Mira Sol's son", "best": 1.0, "text": "my son"}],
            "reasons": [{"step": "answers", "rule": "r", "note": f"Mira Sol is {sol}; see {other}, {away}"}],
            "id": claim,
        },
        {
            "words": "denied shelling Brezna",
            "by": "Norrland's army",
            "side": "Norrland",
            "stance": "denies",
            "event": "shelling",
            "places": ["Brezna"],
            "answers": [{"claim": claim, "kind": "denial"}, {"claim": away, "kind": "denial"}],
            "id": other,
        },
        actors=(
            Actor(id=sol, name="Mira Sol", kind="person", aliases=("Sól",), reasons=(Reason("a", "r", f"as {claim}"),)),
            Actor(id=family, name="Oland family", kind="group", sector=Sector.CIVILIANS),
        ),
        incidents=(
            Incident(
                id=incident,
                report="r_test",
                type="attack_on_civilians",
                title="Attack on civilians, Petr Oland farm",
                claims=(claim, other),
                places=("Petr Oland farm",),
                accounts=(Account(side="Norrland", denies=()), Account(side=None, asserts=(claim,))),
                facets=Facets(contested=True, denied_by=("Norrland",), field_findings=(claim,)),
            ),
        ),
        tolls=(toll_of(claim),),
        refusals=REFUSALS,
        byline="Testimony of Mira Sol, baker, as told to Example Wire",
        publisher="Mira Sól",
        headline=HOSTILE,
        url="https://example.org/solmira",
        sha256="b2" * 32,
    )
    again = {claim: make_id("c", "Petr Oland")}
    copies = (Copy(report="r_test", same_as="r_test", share=0.9, credit="Petr Oland"),)
    return msgspec.structs.replace(made, again=again, copies=copies, head="f0" * 32)


def plain(text: str) -> str:
    """Without accents, case, and what cannot be seen."""
    parts = unicodedata.normalize("NFKD", html.unescape(text))
    return "".join(c for c in parts if unicodedata.category(c) not in ("Mn", "Cf")).casefold()


def unzipped(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


WRITERS: list[Callable[..., str]] = [
    lambda book, **more: "".join(write_html(book, **more)),
    lambda book, **more: "".join(write_text(book, **more)),
    lambda book, **more: unzipped(write_docx(book, **more)),
]


@pytest.mark.parametrize("write", WRITERS, ids=["html", "text", "docx"])
def test_no_name_id_or_hash_is_in_what_the_public_gets(book: Book, write: Callable[..., str]) -> None:
    drawn = write(book, public=True, made=MADE)
    assert GONE.findall(plain(drawn)) == []
    assert GONE.findall(plain(re.sub(r"<[^>]+>", "", drawn))) == []
    assert [found for found in RUNNING.findall(drawn) if found != book.head] == []


@pytest.mark.parametrize("write", WRITERS, ids=["html", "text", "docx"])
def test_the_search_finds_the_names_where_nothing_is_masked(book: Book, write: Callable[..., str]) -> None:
    assert GONE.search(plain(write(book, public=False, made=MADE)))


def test_no_name_id_or_hash_is_in_the_public_book(book: Book) -> None:
    whole = msgspec.json.encode(public_book(book)).decode()
    assert GONE.findall(plain(whole)) == []
    assert [found for found in RUNNING.findall(whole) if found != book.head] == []


def test_one_record_has_one_id_everywhere(book: Book) -> None:
    told = public_book(book)
    (first, second), (incident,) = told.claims.values(), told.incidents
    assert (first.id, second.id, first.report) == ("c_1", "c_2", "r_1")
    assert incident.claims == ("c_1", "c_2")
    assert (incident.accounts[1].asserts, incident.facets.field_findings) == (("c_1",), ("c_1",))
    assert [answer.claim for answer in second.answers] == ["c_1", "c_3"]
    assert first.reasons[0].note == "████ ███ is a_1; see c_2, c_3"
    assert first.speaker is not None
    assert first.speaker.actor == "a_1"
    assert told.actors["a_1"].reasons[0].note == "as c_1"
    assert (told.tolls[0].id, told.tolls[0].points[0].claim) == ("t_1", "c_1")
    assert told.again == {"c_1": "c_2"}
    assert told.copies == (Copy(report="r_1", same_as="r_1", share=0.9, credit="████ █████"),)
    assert told.numbers == {"r_1": 1, "c_1": 1, "c_2": 2, "i_1": 1}
    assert told.sources.keys() == {"r_1"}


def test_the_public_page_of_a_ledger_holds_together(store: Store) -> None:
    book = load_book(store, period=Period())
    tree = page_of.fromstring("".join(write_html(book, public=True, made=MADE)))
    ids = tree.xpath("//@id")
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [h for h in tree.xpath("//@href") if not h.startswith("#") or h[1:] not in ids] == []
    whole = msgspec.json.encode(public_book(book)).decode()
    assert [found for found in RUNNING.findall(whole) if found != book.head] == []


def test_two_books_that_differ_in_a_masked_name_alone_look_alike(bind: Callable[..., Book]) -> None:
    def shown(name: str) -> Any:
        sol = make_id("a", name)
        text = f"{name}, 34, a baker, was wounded. “We ran,” said {name}."
        book = bind(
            text,
            {"words": "We ran", "by": {"name": name, "actor": sol}, "event": "shelling", "id": make_id("c", text)},
            actors=(Actor(id=sol, name=name, kind="person"),),
            incidents=(
                Incident(
                    id=make_id("i", name),
                    report="r_test",
                    type="shelling",
                    title=f"Shelling, {name}",
                    claims=(make_id("c", text),),
                    facets=Facets(contested=False),
                ),
            ),
            sha256=make_id("x", name),
        )
        return public_book(book)

    assert shown("Mira Sol") == shown("Jana Rek")


def test_two_persons_under_like_masks_are_two_lines(bind: Callable[..., Book]) -> None:
    names = ("Mira Sol", "Jana Rek")
    ids = [make_id("a", name) for name in names]
    text = "“Two cows died,” said Mira Sol, a baker. “Two cows died,” said Jana Rek, a nurse."
    ends = [text.index("Two"), text.rindex("Two")]
    toll = {"kind": "killed", "who": "cows", "best": 2.0, "text": "Two"}
    book = bind(
        text,
        *(
            {
                "words": "Two cows died",
                "evidence": {"start": start, "end": start + 13, "text": "Two cows died"},
                "by": {"name": name, "actor": one},
                "event": "attack_on_civilians",
                "tolls": [toll],
                "id": f"c_{name[0]}",
            }
            for name, one, start in zip(names, ids, ends, strict=True)
        ),
        actors=tuple(Actor(id=one, name=name, kind="person") for name, one in zip(names, ids, strict=True)),
        tolls=tuple(
            TollSeries(
                id=make_id("t", name),
                claimant=name,
                side=None,
                kind=TollKind.KILLED,
                who="cows",
                unit=Unit.COUNT,
                scope=Scope.INCIDENT,
                points=(TollPoint(claim=f"c_{name[0]}", best=2.0, text="Two"),),
            )
            for name in names
        ),
    )
    told = public_book(book)
    assert [(voice.name, voice.claims) for voice in voices_of(told)] == [("████ ███", (1,)), ("████ ███", (2,))]
    lines = [line for group in toll_groups(told) for line in group.lines]
    assert [(line.id, line.claimant) for line in lines] == [("t_1", "████ ███"), ("t_2", "████ ███")]
