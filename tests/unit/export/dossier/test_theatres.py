"""Wars of one book apart: by who speaks of whom, never by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from counterclaim.export.dossier.book import Book, Records, make_book
from counterclaim.export.dossier.making import make_dossier
from counterclaim.export.dossier.theatres import theatres_of
from counterclaim.records.claim import Claim
from counterclaim.records.enums import AgreementType
from counterclaim.records.ledger import Actor, Breach, Ceasefire

NORTH = "Norrland accused Sudmark of shelling Elv. Sudmark denied it."
WEST = "Westland accused Eastland of shelling Bro. Eastland denied it."
PLAIN = "It rained in the hills."
ACTORS = tuple(Actor(id=f"a_{n.lower()}", name=n, side=n) for n in ("Norrland", "Sudmark", "Westland", "Eastland"))


def told(text: str) -> Iterator[dict]:
    """Each sentence as a claim: an accusation, a denial, or nothing of a war."""
    for sentence in (part.strip() for part in text.split(".") if part.strip()):
        one, verb, other, *_ = sentence.split()
        if verb == "accused":
            doers, hit = ([{"name": name, "actor": f"a_{name.lower()}"}] for name in (other, one))
            more = {"stance": "accuses", "event": "shelling", "agents": doers, "targets": hit}
            yield {"words": sentence, "by": one, "side": one, **more}
        elif verb == "denied":
            yield {"words": sentence, "by": one, "side": one, "stance": "denies"}
        else:
            yield {"words": sentence}


def bound(bind: Callable[..., Book], *texts: str) -> Book:
    reports, claims = [], []
    for n, text in enumerate(texts):
        book = bind(text, *told(text))
        (stored,) = book.reports
        name = f"r{n}"
        reports.append(
            msgspec.structs.replace(stored, report=msgspec.structs.replace(stored.report, id=name, text=text))
        )
        claims += [renamed(claim, name) for claim in book.claims.values()]
    return make_book(Records(reports=tuple(reports), claims=tuple(claims), actors=ACTORS))


def renamed(claim: Claim, report: str) -> Claim:
    return msgspec.structs.replace(claim, id=f"{report}{claim.id}", report=report)


def test_one_war_has_no_name(bind) -> None:
    (only,) = theatres_of(bound(bind, NORTH, PLAIN))
    assert only.name == ""
    assert len(only.book.reports) == 2


def test_two_wars_are_apart_and_what_tells_of_none_stands_last(bind) -> None:
    found = theatres_of(bound(bind, PLAIN, WEST, NORTH))
    assert [theatre.name for theatre in found] == ["Eastland and Westland", "Norrland and Sudmark", "Other reports"]
    assert [theatre.book.parties for theatre in found] == [{"Eastland", "Westland"}, {"Norrland", "Sudmark"}, set()]


def test_every_claim_stands_in_one_of_them_with_its_number(bind) -> None:
    book = bound(bind, NORTH, WEST, PLAIN)
    found = theatres_of(book)
    placed = [claim for theatre in found for claim in theatre.book.claims]
    assert sorted(placed) == sorted(book.claims)
    assert all(theatre.book.numbers == book.numbers for theatre in found)


def test_a_report_of_both_wars_does_not_join_them(bind) -> None:
    both = f"{NORTH} {WEST.partition('. ')[0]}."
    book = bound(bind, both, WEST, NORTH)
    assert len(theatres_of(book)) == 2


def test_a_breach_told_in_a_report_of_no_war_stays_with_its_truce(bind) -> None:
    book = bound(bind, NORTH, WEST, PLAIN)
    told, breach = (next(c.id for c in book.claims.values() if c.report == report) for report in ("r0", "r2"))
    truce = Ceasefire(
        id="cf_1",
        type=AgreementType.CEASEFIRE,
        claims=(told,),
        breaches=(Breach(claim=breach, alleged_by=None, party=None, day=None),),
    )
    book = msgspec.structs.replace(book, truces=(truce,), numbers={**book.numbers, "cf_1": 1})
    (drawn,) = make_dossier(book, public=False, made="2031-05-08T09:00:00Z").truces
    assert drawn.war == "Norrland and Sudmark"
    assert [q.number for a in drawn.allegations for q in a.quotations] == [book.numbers[breach]]
