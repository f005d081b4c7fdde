"""Claims about one happening form an incident.

In: the claims of one report with their `answers`, and the report. Out: incidents with accounts, facets, title and
reasons, in text order. Reads event_families, party_words and incident_words through `packs`.

Pairs are scored (`scoring.py`), the best pairs are joined first, and no join may bring together two claims that
contradict each other in place, day or type. What an answer links belongs together.
"""

from collections.abc import Callable, Sequence

from counterclaim.incidents.accounts import accounts_of, facets_of
from counterclaim.incidents.contradicting import contradiction, places_apart, signature
from counterclaim.incidents.going_on import go_on
from counterclaim.incidents.scene import Scene, set_scene
from counterclaim.incidents.scoring import ENOUGH, Pair, find_pairs, is_happening, is_running_count, tells_harm
from counterclaim.incidents.titles import place_of, time_of, title_of, type_of
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.enums import Kind, Realis, Stance
from counterclaim.records.ids import make_id
from counterclaim.records.ledger import Actor, Incident
from counterclaim.records.report import Report

_UNREAL = frozenset((Realis.PLANNED, Realis.CONDITIONAL, Realis.HYPOTHETICAL))
_FUTURE = frozenset((Stance.CALLS_FOR, Stance.PLEDGES, Stance.WARNS))


def form_incidents(claims: Sequence[Claim], report: Report, *, actors: Sequence[Actor] = ()) -> tuple[Incident, ...]:
    """The incidents of a report, in the order in which the text first tells them.

    Example: "The ministry said the base was shelled on Monday", "Three guards were wounded" and "The rebels denied
    it" are one incident with two accounts and one denial.
    """
    scene = set_scene(claims, report, actors)
    pairs = find_pairs(scene)
    joined = _join(scene, pairs)
    clusters, going_on = go_on(scene, joined, stands=lambda members: _is_incident(scene, members))
    home = {i: n for n, members in enumerate(clusters) for i in members}
    inside: list[list[Pair]] = [[] for _ in clusters]
    for pair in (*pairs, *going_on):
        if home.get(pair.first) == home.get(pair.second) and (pair.linked or pair.points >= ENOUGH):
            inside[home[pair.first]].append(pair)
    return tuple(_incident(scene, m, inside[n]) for n, m in enumerate(clusters) if _is_incident(scene, m))


def _join(scene: Scene, pairs: Sequence[Pair]) -> list[tuple[int, ...]]:
    """Clusters of claims: best pairs first, links before all, never across a contradiction."""
    contradict = _contradictions(scene)
    cluster: dict[int, tuple[int, ...]] = {i: (i,) for i, claim in enumerate(scene.claims) if is_happening(claim)}
    for pair in sorted(pairs, key=lambda p: (not p.linked, -p.points, p.first, p.second)):
        if pair.points < ENOUGH and not pair.linked:
            continue
        one = cluster.setdefault(pair.first, (pair.first,))
        two = cluster.setdefault(pair.second, (pair.second,))
        if one is two or (contradict(one, two) if not pair.linked else _elsewhere(scene, one, two)):
            continue
        joined = tuple(sorted(one + two))
        for member in joined:
            cluster[member] = joined
    return sorted(set(cluster.values()))


def _elsewhere(scene: Scene, one: Sequence[int], two: Sequence[int]) -> bool:
    """Whether an answer leads from one place to another: an act elsewhere that is named in return is one of its own."""
    return any(places_apart(scene, i, j) for i in one for j in two)


def _contradictions(scene: Scene) -> Callable[[Sequence[int], Sequence[int]], bool]:
    """Whether two clusters hold claims that contradict each other. Claims alike in what counts are compared once."""
    alike: dict[object, int] = {}
    first = [alike.setdefault(signature(scene, i), i) for i in range(len(scene.claims))]
    known: dict[tuple[int, int], bool] = {}

    def pair(i: int, j: int) -> bool:
        if (i, j) not in known:
            known[i, j] = contradiction(scene, i, j) is not None
        return known[i, j]

    return lambda one, two: any(pair(i, j) for i in {first[n] for n in one} for j in {first[n] for n in two})


def _is_incident(scene: Scene, members: Sequence[int]) -> bool:
    """An incident needs an event told or denied as real, or the harm of one by itself.

    No appeal, plan, bare negation or running count makes one.
    """
    return any(_tells(scene.claims[i]) or tells_harm(scene.claims[i]) for i in members)


def _tells(claim: Claim) -> bool:
    real = claim.realis not in _UNREAL and claim.stance not in _FUTURE
    return (
        claim.kind is Kind.EVENT
        and real
        and not is_running_count(claim)
        and (not claim.negated or claim.stance is Stance.DENIES)
    )


def _incident(scene: Scene, members: Sequence[int], pairs: Sequence[Pair]) -> Incident:
    claims = tuple(scene.claims[i] for i in members)
    kind, time, places = type_of(claims), time_of(claims), place_of(claims)
    reasons = tuple(
        Reason(
            "incidents",
            "link" if p.linked else "pair",
            f"{scene.claims[p.first].id} and {scene.claims[p.second].id}: {p.note}",
        )
        for p in pairs
    )
    return Incident(
        id=make_id("i", claims[0].id),
        report=scene.report.id,
        type=kind,
        title=title_of(kind, places, time),
        claims=tuple(c.id for c in claims),
        time=time,
        places=places,
        accounts=accounts_of(scene, members),
        facets=facets_of(scene, members),
        reasons=reasons or (Reason("incidents", "single", "one claim tells it"),),
    )
