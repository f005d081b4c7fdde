"""What holds for every dispatch: sides swapped give the mirror image, order of input is nothing, ids exist."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.incidents.grouping import form_incidents
from counterclaim.incidents.links import link_answers
from counterclaim.ledgers.ceasefires import tally_ceasefires
from counterclaim.ledgers.tolls import tally_tolls
from counterclaim.records.claim import Claim
from counterclaim.records.ledger import Ceasefire, Incident
from counterclaim.records.report import Report

SIDES = ("Northland", "Southland")
BODIES = ("", " army", " Defence Ministry")
parties = st.builds(lambda side, body: side + body, st.sampled_from(SIDES), st.sampled_from(BODIES))
tellers = st.one_of(st.none(), parties, st.just("Relief Watch"))
days = st.sampled_from([None, "2024-03-04", "2024-03-05", "2024-03"])


@st.composite
def dispatches(draw):
    lines, claims, place = [], [], 0
    for n in range(draw(st.integers(1, 8))):
        teller, day = draw(tellers), draw(days)
        kind = draw(st.sampled_from(["event", "event", "event", "toll", "agreement"]))
        line = f"Sentence {n} of what was told."
        gap = draw(st.sampled_from([" ", "\n\n"]))
        time = {"earliest": day, "latest": day, "precision": "day", "basis": "stated", "text": day} if day else None
        types = ["shelling", "ceasefire_violated", "armed_clash", "ceasefire_in_force", "meeting"]
        stances = ["asserts", "accuses", "denies", "acknowledges", "confirms", "calls_for"]
        event = {"type": draw(st.sampled_from(types))} | {
            "agents": [{"name": a} for a in draw(st.lists(parties, max_size=2))],
            "targets": [{"name": t} for t in draw(st.lists(st.sampled_from(["market", "posts"]), max_size=1))],
        }
        agreement = {"type": "ceasefire", "parties": list(SIDES)} | {
            "brokers": draw(st.lists(st.sampled_from(["Orta", "Lom"]), max_size=1)),
            "agreed_on": draw(st.sampled_from([None, "2024-03-01", "2024-03-03"])),
        }
        toll = {"kind": "killed", "who": "people", "best": draw(st.integers(0, 2)), "scope": "incident"}
        claims.append(
            {"id": f"c{n}", "report": "r", "kind": kind, "stance": draw(st.sampled_from(stances)), "time": time}
            | {"evidence": {"start": place, "end": place + 10, "text": line[:10]}}
            | {"sentence": {"start": place, "end": place + len(line)}}
            | {"speaker": {"name": teller} if teller else None}
            | {"side": next((s for s in SIDES if teller and teller.startswith(s)), None)}
            | {"event": event if kind == "event" else None, "agreement": agreement if kind == "agreement" else None}
            | {"tolls": [toll] if kind == "toll" else []}
            | {"places": [{"name": p} for p in draw(st.lists(st.sampled_from(["Brezna", "Dolna"]), max_size=1))]}
        )
        lines.append(line + gap)
        place += len(line) + len(gap)
    text = "".join(lines)
    return msgspec.convert(claims, tuple[Claim, ...], strict=False), Report(id="r", text=text, published="2024-03-06")


def swapped(record, kind):
    data = msgspec.json.encode(record).decode()
    return msgspec.json.decode(
        data.replace("Northland", "\0").replace("Southland", "Northland").replace("\0", "Southland"), type=kind
    )


def without_ids(ceasefires):
    return [msgspec.structs.replace(c, id="", parties=tuple(sorted(c.parties))) for c in ceasefires]


@settings(max_examples=60, deadline=None)
@given(dispatches())
def test_swapping_the_sides_mirrors_everything(told):
    claims, report = told
    linked = link_answers(claims, report)
    mirrored = link_answers(swapped(claims, tuple[Claim, ...]), report)
    assert mirrored == swapped(linked, tuple[Claim, ...])
    assert form_incidents(mirrored, report) == swapped(form_incidents(linked, report), tuple[Incident, ...])
    truces = swapped(tally_ceasefires(linked, report), tuple[Ceasefire, ...])
    assert without_ids(tally_ceasefires(mirrored, report)) == without_ids(truces)


@settings(max_examples=40, deadline=None)
@given(dispatches(), st.randoms())
def test_the_order_of_the_input_is_nothing(told, random):
    claims, report = told
    shuffled = list(claims)
    random.shuffle(shuffled)
    linked = link_answers(claims, report)
    assert link_answers(shuffled, report) == linked
    incidents = form_incidents(linked, report)
    assert form_incidents(tuple(reversed(linked)), report) == incidents
    assert tally_ceasefires(tuple(reversed(linked)), report) == tally_ceasefires(linked, report)
    assert tally_tolls(tuple(reversed(linked)), report) == tally_tolls(linked, report)


@settings(max_examples=40, deadline=None)
@given(dispatches())
def test_every_id_exists_and_no_claim_is_in_two_incidents(told):
    claims, report = told
    linked = link_answers(claims, report)
    ids = {c.id for c in claims}
    sides = {c.id: c.side for c in claims}
    for claim in linked:
        for answer in claim.answers:
            assert answer.claim in ids - {claim.id}
            assert sides[answer.claim] is None or sides[answer.claim] != claim.side
    incidents = form_incidents(linked, report)
    grouped = [c for i in incidents for c in i.claims]
    assert len(grouped) == len(set(grouped))
    assert set(grouped) <= ids
    for incident in incidents:
        told_by = [
            *(c for a in incident.accounts for c in (*a.asserts, *a.blames, *a.acknowledges, *a.other)),
            *(d.claim for a in incident.accounts for d in a.denies),
        ]
        assert sorted(told_by) == sorted(incident.claims)
    truces = tally_ceasefires(linked, report)
    assert {c for t in truces for c in t.claims} <= ids
    assert {b.claim for t in truces for b in t.breaches} <= ids
    assert len({t.id for t in truces}) == len(truces)
