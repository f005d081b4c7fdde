"""A person whose name is redacted is not told by the other names that the user's lists gave them."""

from __future__ import annotations

import msgspec
from tests.store.raw_search import found
from tests.store.readings import make_reading

from counterclaim.records.claim import Reason
from counterclaim.records.ledger import Actor
from counterclaim.records.redaction import Aim
from counterclaim.store import Run, Store, new_run

A = new_run("A. Monitor", person=True)


def test_names_of_lists_go_with_the_name(store: Store, run: Run) -> None:
    why = (
        Reason("lists", "listed", "Mira Zolen is 'Ada Brun' in the lists of the conflict file"),
        Reason("sides", "member", "Mira Zolen is 'Ada Brun' of the conflict file"),
        Reason("actors", "person", "a person by the title"),
    )
    mira = Actor(id="a_m", name="Mira Zolen", aliases=("Ada Brun", "Brunova"), kind="person", reasons=why)
    plain = Actor(id="a_o", name="Odo Marn", aliases=("Marn",), kind="person")
    made = make_reading("Mira Zolen spoke to Odo Marn.", publisher="One")
    store.add_reading(msgspec.structs.replace(made, actors=(mira, plain)), run=run)
    store.redact(Aim(what="name", name="Mira Zolen"), run=A, reason="asked by the family")
    assert found(store.path, "Mira", "Zolen", "Ada Brun", "Brunova") == []
    (report,) = store.reports()
    assert [(one.name, one.aliases) for one in store.named_in(report.report.id)] == [("Odo Marn", ("Marn",))]
