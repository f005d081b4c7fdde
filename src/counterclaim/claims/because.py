"""Why the parts of a claim are what they are: a reason in words for who, whom, with what, how many, and how it is told.

In: a drafted claim and what its proposition tells. Out: reasons for the fields that are not at rest. Reads no pack.
Voice, event, stance, time and place bring their reasons from the steps that found them.
"""

from collections.abc import Iterable

from counterclaim.claims.findings import Told
from counterclaim.claims.witness import MODEL
from counterclaim.records.claim import Claim, Reason, Toll


def part_reasons(claim: Claim, told: Told) -> tuple[Reason, ...]:
    """Reasons for agents, targets, weapons, tolls, relays, negation, scope of denial and judging words."""
    found: list[Reason] = []
    rule = _rule(told)
    if claim.event is not None and claim.event.agents:
        found.append(
            Reason(
                "agents", rule, f"does it, by the grammar of the sentence: {_list(a.name for a in claim.event.agents)}"
            )
        )
    if claim.event is not None and claim.event.targets:
        by = "by the trained reader" if told.heard_targets else "by the grammar"
        source = MODEL if told.heard_targets else rule
        found.append(Reason("targets", source, f"it is done to, {by}: {_list(t.name for t in claim.event.targets)}"))
    if claim.weapons:
        found.append(
            Reason("weapons", "weapons.en", _list(f"{w.name} ({w.class_ or 'no class'})" for w in claim.weapons))
        )
    found += [Reason("tolls", "tolls.en", _counted(toll)) for toll in claim.tolls]
    if claim.via:
        found.append(Reason("via", "relay", f"the words reach the report through {_list(v.name for v in claim.via)}"))
    if claim.negated:
        found.append(Reason("negated", "negation", "a word of the clause or of the saying negates it"))
    if claim.denial_scope is not None:
        found.append(Reason("denial_scope", "roles.en", f"the words denied tell of {claim.denial_scope}"))
    if claim.characterisations:
        words = _list(f"“{c}”" for c in claim.characterisations)
        found.append(Reason("characterisations", "judgement.en", f"judging words: {words}"))
    return tuple(found)


def _rule(told: Told) -> str:
    """What gave the happening: an entry of the pack, the trained reader, or grammar alone."""
    if told.finding is None:
        return "grammar"
    entry = told.finding.trigger.entry
    return MODEL if entry == MODEL else f"event_triggers.en/{entry}"


def _counted(toll: Toll) -> str:
    """Such as: “at least ten”: low 10, killed, people."""
    numbers = ", ".join(f"{name} {value:g}" for name, value in _bounds(toll)) or "no number told"
    return f"“{toll.text or ''}”: {numbers}, {toll.kind}, {toll.who or 'nobody named'}"


def _bounds(toll: Toll) -> list[tuple[str, float]]:
    pairs = (("low", toll.low), ("best", toll.best), ("high", toll.high))
    return [(name, value) for name, value in pairs if value is not None]


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)
