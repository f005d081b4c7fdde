"""What a ledger tells twice: incidents of copies, and one truce that two reports tell of with more or less detail.

In: a store. Out: incidents told again with the incident that they repeat, and agreements joined. No pack is read.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from counterclaim.records.claim import Claim
from counterclaim.records.ledger import Ceasefire, Incident
from counterclaim.store import ClaimFilter, Copy, Store
from counterclaim.store.merging import merge_ceasefires


def wording(claim: Claim) -> str:
    """The same for claims in the same words."""
    return " ".join(claim.evidence.text.casefold().split())


def claims_of(store: Store, ids: tuple[str, ...]) -> dict[str, Claim]:
    """Claims by id."""
    return {claim.id: claim for claim in store.claims(ClaimFilter(ids=ids))}


def copies_of(store: Store) -> Iterator[Copy]:
    """Each copy once, beside the report that it copies; of several, one that is no copy itself."""
    pairs: dict[str, list[Copy]] = {}
    for copy in store.copies():
        pairs.setdefault(copy.report, []).append(copy)
    for found in pairs.values():
        yield min(found, key=lambda copy: (copy.same_as in pairs, -copy.shared, copy.same_as))


def told_again(store: Store, copies: Iterable[Copy]) -> dict[str, str]:
    """Incidents of copies by id, each with the incident that it tells again; looked up in the store as needed."""
    return repeated(
        copies,
        incidents=lambda report: list(store.incidents(report=report)),
        wordings=lambda incident: [wording(claim) for claim in claims_of(store, incident.claims).values()],
    )


def repeated(
    copies: Iterable[Copy], *,
    incidents: Callable[[str], Sequence[Incident]], wordings: Callable[[Incident], Sequence[str]],
) -> dict[str, str]:  # fmt: skip
    """Incidents of copies by id, each with the incident that it tells again: half of its claims are in its words.

    `incidents` gives those of a report, `wordings` the words of an incident's claims. An incident that is contested in
    the copy alone stays: what nobody else tells is no copy.
    """
    found: dict[str, str] = {}
    for copy in copies:
        first = {word: incident for incident in incidents(copy.same_as) for word in wordings(incident)}
        whole = {known.id: known for known in first.values()}
        for incident in incidents(copy.report):
            words = wordings(incident)
            shared = Counter(first[word].id for word in words if word in first)
            best = max(shared, key=lambda i: (shared[i], i), default=None)
            if best is None or shared.total() * 2 < len(words):
                continue
            if whole[best].facets.contested or not incident.facets.contested:
                found[incident.id] = found.get(best, best)
    return found


def joined_truces(ceasefires: Iterable[Ceasefire]) -> Iterator[tuple[Ceasefire, tuple[str, ...]]]:
    """Agreements, those that can only be one joined, with the ids of the others: one type and day of making, brokers
    in common and parties that do not contradict, as far as they are told. What fits several joins none.
    """
    groups: list[list[Ceasefire]] = []
    for ceasefire in sorted(ceasefires, key=lambda c: (-bool(c.brokers) - bool(c.parties), c.id)):
        fitting = [group for group in groups if all(_one_truce(ceasefire, other) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(ceasefire)
        else:
            groups.append([ceasefire])
    for first, *others in groups:
        whole = merge_ceasefires([first, *others]) if others else first
        yield whole, tuple(sorted(other.id for other in others))


def _one_truce(one: Ceasefire, two: Ceasefire) -> bool:
    days = {c.agreed_on for c in (one, two)}
    if one.type is not two.type or None in days or len(days) > 1:
        return False
    return _meet(one.brokers, two.brokers) and _within(one.parties, two.parties)


def _meet(one: Sequence[str], two: Sequence[str]) -> bool:
    return not one or not two or bool(set(one) & set(two))


def _within(one: Sequence[str], two: Sequence[str]) -> bool:
    return not one or not two or set(one) <= set(two) or set(two) <= set(one)
