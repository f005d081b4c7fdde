"""What a ledger tells twice: incidents and claims of copies.

In: a store, or its records. Out: incidents and claims told again with those that they repeat. No pack is read.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from counterclaim.records.claim import Claim
from counterclaim.records.ledger import Incident
from counterclaim.store import ClaimFilter, Copy, Store


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


def claims_again(copies: Iterable[Copy], claims: Iterable[Claim], texts: Mapping[str, str]) -> dict[str, str]:
    """Claims of copies by id, each with the claim of the original that it repeats: one sentence, and one kind of thing.

    `texts` by report. What a copy tells in a sentence of its own repeats nothing.
    """
    sources = {copy.report: copy.same_as for copy in copies}
    told: dict[tuple[str, str, str, str | None], str] = {}
    known = list(claims)
    for claim in sorted(known, key=lambda claim: (claim.evidence.start, claim.id)):
        told.setdefault((claim.report, *_sentence(claim, texts)), claim.id)
    found = {}
    for claim in known:
        source = sources.get(claim.report)
        first = told.get((source, *_sentence(claim, texts))) if source else None
        if first is not None:
            found[claim.id] = first
    return found


def _sentence(claim: Claim, texts: Mapping[str, str]) -> tuple[str, str, str | None]:
    """The words of a claim's sentence, and what kind of claim stands in it."""
    words = texts.get(claim.report, "")[claim.sentence.start : claim.sentence.end] or claim.evidence.text
    return " ".join(words.casefold().split()), claim.kind.value, claim.event.type if claim.event else None
