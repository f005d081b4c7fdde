"""The same period in two sides' words: whole incidents, truces and tolls in; what each says of them, out.

Nothing is weighed: what both say, what they contradict each other in, and what one alone speaks of stand side by side.
Reads no pack.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.book.filters import Asked
from counterclaim.packs.parties import plain_name
from counterclaim.records.errors import InputError
from counterclaim.records.tallies import Alleged, Beside, Declaration, Tally
from counterclaim.records.wholes import Comparison, Matter, SideTold, Statement, TruceLine, WholeIncident


def compare_sides(
    one: str, two: str, *, incidents: Iterable[WholeIncident], truces: Iterable[TruceLine], tallies: Sequence[Tally],
    beside: Iterable[Beside], asked: Asked = Asked(),  # noqa: B008 - frozen
) -> Comparison:  # fmt: skip
    """What two sides say of the same period. Exchange the sides and the same stands there, exchanged.

    Example: one side tells of a shelling and blames the other, which denies it: a matter of both, in which they
    contradict each other. What the reports quote of one side alone is told as that, not as the other's silence.
    """
    series = {tally.id: tally for tally in tallies}
    tolls = tuple(_ordered(pair, one, series) for pair in beside if _of_both(pair, one, two, series))
    matters = [
        *(m for i in incidents if (m := _incident(i, one, two, _numbers(i.id, tolls, series))) is not None),
        *(m for t in truces if (m := _truce(t, one, two)) is not None),
    ]
    named = {claimed for pair in tolls for claimed in (pair.one, pair.two)}
    return Comparison(
        one=one,
        two=two,
        first_day=asked.first_day,
        last_day=asked.last_day,
        both=tuple(m for m in matters if m.one.quoted and m.two.quoted),
        only_one=tuple(m for m in matters if m.one.quoted and not m.two.quoted),
        only_two=tuple(m for m in matters if m.two.quoted and not m.one.quoted),
        tolls=tolls,
        tallies=tuple(tally for tally in tallies if tally.id in named),
    )


def side_called(name: str, sides: Iterable[str]) -> str:
    """The side of this name, whatever its capitals and accents; InputError names those that there are."""
    known = sorted(set(sides), key=str.casefold)
    found = [side for side in known if plain_name(side) == plain_name(name)]
    if not found:
        raise InputError(f"{name!r} is no side of this ledger. Sides: {', '.join(known) or 'none'}.")
    return found[0]


# --- incidents -------------------------------------------------------------------------------------------------------


def _incident(
    incident: WholeIncident, one: str, two: str, numbers: tuple[Sequence[str], Sequence[str]]
) -> Matter | None:
    told = {side.side: side for side in incident.sides if side.quoted}
    first, second = told.get(one, _unquoted(one)), told.get(two, _unquoted(two))
    if not first.quoted and not second.quoted:
        return None
    alike, unlike = numbers
    return Matter(
        kind="incident", id=incident.id, title=incident.title, when=_when(incident), one=first, two=second,
        agreed=(*_agreed(first, second), *alike), differ=(*_differ(first, second, incident), *unlike),
    )  # fmt: skip


def _agreed(one: SideTold, two: SideTold) -> Iterator[str]:
    if _holds(one) and _holds(two) and not one.denies and not two.denies:
        yield "both say that it happened"
    for first, second in ((one, two), (two, one)):
        if _withdrew(first):
            yield f"{first.side} denied it first, and then acknowledges it"
        elif first.acknowledges and second.blames:
            yield f"{first.side} acknowledges something of what {second.side} says"
    both = sorted({name for s in one.blames for name in s.blames} & {name for s in two.blames for name in s.blames})
    if both:
        yield f"both blame {', '.join(both)}"


def _differ(one: SideTold, two: SideTold, incident: WholeIncident) -> Iterator[str]:
    for first, second in ((one, two), (two, one)):
        if first.denies and _holds(second) and not _withdrew(first):
            yield f"{first.side} denies; {second.side} says that it happened"
    accused = [name for side in (one, two) for s in side.blames for name in s.blames]
    if one.blames and two.blames and one.side in accused and two.side in accused:
        yield "each blames the other"
    if len(incident.told_on) > 1:
        days = [{day.day for day in incident.told_on if set(day.claims) & _claims(side)} for side in (one, two)]
        if days[0] and days[1] and not days[0] & days[1]:
            told = "; ".join(f"{s.side}: {', '.join(sorted(d))}" for s, d in zip((one, two), days, strict=True))
            yield f"they tell it of other days ({told})"


def _withdrew(side: SideTold) -> bool:
    return any(change.kind == "denial_withdrawn" for change in side.changes)


def _holds(side: SideTold) -> bool:
    return bool(side.asserts or side.blames or side.acknowledges)


def _claims(side: SideTold) -> set[str]:
    return {s.claim for name in ("asserts", "blames", "denies", "acknowledges") for s in getattr(side, name)}


def _when(incident: WholeIncident) -> str | None:
    if incident.told_on:
        return " or ".join(day.day for day in incident.told_on)
    return (incident.time.earliest or incident.time.latest) if incident.time else None


def _unquoted(side: str) -> SideTold:
    return SideTold(side=side, quoted=False)


# --- truces ----------------------------------------------------------------------------------------------------------


def _truce(truce: TruceLine, one: str, two: str) -> Matter | None:
    first, second = _of_truce(truce, one), _of_truce(truce, two)
    if not first.quoted and not second.quoted:
        return None
    broken = [f"{s.side} says that {', '.join(n)} broke it" for s in (first, second) if (n := _breakers(s))]
    made = all(side.asserts and not side.denies for side in (first, second))
    return Matter(
        kind="truce", id=truce.id, title=_truce_title(truce), when=truce.agreed_on or truce.agreed_by,
        one=first, two=second,
        agreed=("both declare it",) if made else (),
        differ=tuple(broken) if len(broken) > 1 else (),
    )  # fmt: skip


def _of_truce(truce: TruceLine, side: str) -> SideTold:
    """What a side declares of a truce, whom it says broke it, and whom it says kept it."""
    declared = [one for one in truce.declarations if side in (one.side, one.by)]
    alleged = [one for one in truce.alleged if one.by == side]
    told = SideTold(
        side=side,
        asserts=tuple(_declared(one) for one in declared if not one.denies),
        denies=tuple(_declared(one) for one in declared if one.denies),
        blames=tuple(_alleged(one) for one in alleged if not one.kept),
        other=tuple(_alleged(one) for one in alleged if one.kept),
    )
    return told if declared or alleged else _unquoted(side)


def _declared(one: Declaration) -> Statement:
    return Statement(claim=one.claim, report=one.report, by=one.by, day=one.day, words=one.words)


def _alleged(one: Alleged) -> Statement:
    blamed = (one.party,) if one.party and not one.kept else ()
    return Statement(
        claim=one.claim, report=one.report, by=one.by, day=one.day or one.last, words=one.words, blames=blamed
    )  # fmt: skip


def _breakers(side: SideTold) -> list[str]:
    return sorted({name for statement in side.blames for name in statement.blames})


def _truce_title(truce: TruceLine) -> str:
    brokers = f", brokered by {', '.join(truce.brokers)}" if truce.brokers else ""
    return f"{truce.type} of {truce.agreed_on or 'a day not told'}{brokers}"


# --- tolls -----------------------------------------------------------------------------------------------------------


def _of_both(pair: Beside, one: str, two: str, series: Mapping[str, Tally]) -> bool:
    sides = [series[tally].side if tally in series else None for tally in (pair.one, pair.two)]
    return sorted(side or "" for side in sides) == sorted((one, two))


def _ordered(pair: Beside, one: str, series: Mapping[str, Tally]) -> Beside:
    """The pair with the first side's series first."""
    if series[pair.one].side == one:
        return pair
    return Beside(one=pair.two, two=pair.one, differ=pair.differ, claims=pair.claims[::-1], reasons=pair.reasons)


def _numbers(incident: str, tolls: Iterable[Beside], series: Mapping[str, Tally]) -> tuple[list[str], list[str]]:
    """Tolls of an incident that both tell: where a number fits both, and where none does."""
    alike: list[str] = []
    unlike: list[str] = []
    for pair in tolls:
        first, second = series[pair.one], series[pair.two]
        if first.incident != incident or first.current is None or second.current is None:
            continue
        told = f"{first.kind} {first.who or second.who or ''}".rstrip()
        one, two = first.current.text or "a number", second.current.text or "a number"
        (unlike if pair.differ else alike).append(f"{told}: {first.side} “{one}”, {second.side} “{two}”")
    return alike, unlike
