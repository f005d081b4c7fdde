"""One agreement of which several reports tell, with more or with less: records joined that can only be one.

In: the agreements of a ledger and, where more than their days is to be looked at, what tells of them (`Told`). Out: the
agreements, joined ones with the reasons. Reads countries (a capital that brokers is its state) and incident_words
through `packs`.

Joined are records of one day of making; those that rest on a copy alone with those of the report that it copies; and
an agreement without a day with the only dated one of the same parties that it can be. What is likely but not safe stays
apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from counterclaim.export.when import ISO_DAY
from counterclaim.packs.parties import nation_alone, plain_name
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.ledger import Ceasefire
from counterclaim.store.merging import merge_ceasefires

_STEP: Final = "truces"
_BEFORE: Final = 4
"""Words before a truce in which a phrase speaks of it: "a new six-month bilateral ceasefire"."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What tells of agreements: claims by id, the day of each report, claims of copies with those that they repeat."""

    claims: Mapping[str, Claim]
    published: Mapping[str, str | None]
    again: Mapping[str, str]
    copies: frozenset[str] = frozenset()
    """Ids of the reports that are copies."""


class _Group(msgspec.Struct):
    """Records of one agreement, the one that tells most first, and why they are one."""

    parts: list[Ceasefire]
    reasons: list[Reason]

    @property
    def whole(self) -> Ceasefire:
        return merge_ceasefires([msgspec.structs.replace(c, id=self.parts[0].id) for c in self.parts])

    @property
    def claims(self) -> set[str]:
        return {claim for part in self.parts for claim in part.claims}


def joined_truces(
    ceasefires: Iterable[Ceasefire], told: Told | None = None
) -> Iterator[tuple[Ceasefire, tuple[str, ...]]]:
    """Agreements, those that can only be one joined, with the ids of the others. What fits several joins none.

    Example: "the truce of 10 May" in one report and "the truce that Orta brokered" in another of 12 May, between the
    same parties and with no other truce told of, are one agreement of 10 May brokered by Orta.
    """
    groups = _of_one_day(ceasefires)
    if told is not None:
        groups = _undated_joined(_copies_joined(groups, told), told)
    for group in groups:
        whole = group.whole if len(group.parts) > 1 else group.parts[0]
        if group.reasons:
            reasons = (*whole.reasons, *sorted(group.reasons, key=lambda reason: (reason.rule, reason.note)))
            by = None if whole.agreed_on else whole.agreed_by
            whole = msgspec.structs.replace(whole, reasons=reasons, agreed_by=by)
        yield whole, tuple(sorted(part.id for part in group.parts[1:]))


def _of_one_day(ceasefires: Iterable[Ceasefire]) -> list[_Group]:
    """One type and day of making, brokers in common and parties that do not contradict, as far as they are told."""
    groups: list[_Group] = []
    for ceasefire in sorted(ceasefires, key=lambda c: (-bool(c.brokers) - bool(c.parties), c.id)):
        fitting = [group for group in groups if all(_one_truce(ceasefire, other) for other in group.parts)]
        if len(fitting) == 1:
            fitting[0].parts.append(ceasefire)
        else:
            groups.append(_Group([ceasefire], []))
    return groups


def _one_truce(one: Ceasefire, two: Ceasefire) -> bool:
    return one.agreed_on is not None and one.agreed_on == two.agreed_on and _agree(one, two)


def _agree(one: Ceasefire, two: Ceasefire) -> bool:
    """Whether type, brokers and parties of two agreements do not contradict."""
    return (
        one.type is two.type
        and _meet(_keys(one.brokers), _keys(two.brokers))
        and _within(_keys(one.parties), _keys(two.parties))
    )


def _copies_joined(groups: Sequence[_Group], told: Told) -> list[_Group]:
    """Records that rest on claims of copies alone join the one that rests on what those claims repeat."""
    copied = [g for g in groups if g.claims and all(_report(c, told) in told.copies for c in g.claims)]
    own = [g for g in groups if not any(g is c for c in copied)]
    kept = []
    for group in copied:
        repeated = {told.again[c] for c in group.claims if c in told.again}
        homes = [g for g in own if g.claims & repeated and g.parts[0].type is group.parts[0].type]
        if len(homes) == 1:
            note = f"{group.parts[0].id} rests on a copy alone, in the same words"
            homes[0].parts.extend(group.parts)
            homes[0].reasons.append(Reason(_STEP, "copy", note))
        else:
            kept.append(group)
    return [*own, *kept]


def _undated_joined(groups: Sequence[_Group], told: Told) -> list[_Group]:
    """Undated agreements join the only dated one that they can be; those that contradict each other in it do not."""
    whole = [group.whole for group in groups]
    dated = [n for n, truce in enumerate(whole) if len(truce.agreed_on or "") >= ISO_DAY]
    homes: dict[int, list[int]] = {}
    for n, truce in enumerate(whole):
        if truce.agreed_on is None and (home := _only_home(truce, [whole[d] for d in dated], told)) is not None:
            homes.setdefault(dated[home], []).append(n)
    gone = set()
    for home, joining in sorted(homes.items()):
        safe = [n for n in joining if all(_agree(whole[n], whole[m]) for m in joining)]
        for n in sorted(safe, key=lambda n: whole[n].id):
            note = f"{whole[n].id} tells no day; the only agreement of its parties that it can be is that of "
            groups[home].parts.extend(groups[n].parts)
            groups[home].reasons += [*groups[n].reasons, Reason(_STEP, "undated", f"{note}{whole[home].agreed_on}")]
            gone.add(n)
    return [group for n, group in enumerate(groups) if n not in gone]


def _only_home(truce: Ceasefire, dated: Sequence[Ceasefire], told: Told) -> int | None:
    """The place of the only dated agreement that an undated one can be, where no later one of its parties was made."""
    days = [told.published.get(report) for c in truce.claims for report in [_report(c, told)] if report]
    if not days or None in days:
        return None
    first, last = min(filter(None, days)), max(filter(None, days))
    known = [n for n, d in enumerate(dated) if d.type is truce.type and _connected(truce, d, told)]
    made = {n: day for n in known if (day := dated[n].agreed_on) is not None and day <= last}
    fitting = [n for n, day in made.items() if day <= first and _can_be(truce, dated[n], told)]
    if len(fitting) != 1 or any(day > made[fitting[0]] for day in made.values()):
        return None
    return fitting[0]


def _can_be(truce: Ceasefire, dated: Ceasefire, told: Told) -> bool:
    return _agree(truce, dated) and _after(truce, dated) and not _newly_told(truce, dated, told)


def _after(truce: Ceasefire, dated: Ceasefire) -> bool:
    """Whether nothing that is told of an undated agreement lies before a dated one was made."""
    day = dated.agreed_on or ""
    told = [truce.agreed_by, *(breach.day for breach in truce.breaches)]
    begins = truce.effective is None or truce.effective[:ISO_DAY] in {day, (dated.effective or day)[:ISO_DAY]}
    return begins and all(when is None or when[:ISO_DAY] >= day for when in told)


def _newly_told(truce: Ceasefire, dated: Ceasefire, told: Told) -> bool:
    """Whether an undated agreement is told as one not known before: "a new truce", or "a truce" of no broker's name."""
    shared = bool(_keys(truce.brokers) & _keys(dated.brokers))
    words = [told.claims[c].evidence.text for c in truce.claims if c in told.claims]
    return any(_stands_before("new_truce", w) or (not shared and _stands_before("some_truce", w)) for w in words)


def _stands_before(purpose: str, words: str) -> bool:
    """Whether a phrase of a list stands just before a truce."""
    truce = find_phrase("truce", words)
    before = words.lower().partition(truce)[0] if truce else ""
    return find_phrase(purpose, " ".join(before.split()[-_BEFORE:])) is not None


def _connected(one: Ceasefire, two: Ceasefire, told: Told) -> bool:
    """Whether two agreements are spoken of by, or bind, at least one party in common; a broker is none."""
    brokers = _keys(one.brokers) | _keys(two.brokers)
    return bool((_involved(one, told) & _involved(two, told)) - brokers)


def _involved(truce: Ceasefire, told: Told) -> frozenset[str]:
    claims = [told.claims[c] for c in truce.claims if c in told.claims]
    named = [*truce.parties, *(b.party for b in truce.breaches), *(c.side for c in claims)]
    named += [agent.name for c in claims if c.event for agent in c.event.agents]
    named += [c.speaker.name for c in claims if c.speaker]
    return frozenset(key for name in named if name for part in name.split(" and ") for key in [_key(part)] if key)


def _report(claim: str, told: Told) -> str | None:
    return told.claims[claim].report if claim in told.claims else None


def _key(name: str) -> str:
    """A broker or party for comparing: a state by its plain name, however told."""
    return plain_name(nation_alone(name) or name)


def _keys(names: Sequence[str]) -> frozenset[str]:
    return frozenset(_key(name) for name in names)


def _meet(one: frozenset[str], two: frozenset[str]) -> bool:
    return not one or not two or bool(one & two)


def _within(one: frozenset[str], two: frozenset[str]) -> bool:
    return not one or not two or one <= two or two <= one
