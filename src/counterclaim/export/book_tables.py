"""Things of the joined book in, rows of short text out: one view for each list of what many reports tell.

Both numbers stand in every row: how many reports, and how many origins not shown to be copies of one another. Reads
event_families through `packs`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from counterclaim.export.plain import shortened
from counterclaim.export.tables import View
from counterclaim.export.when import iso_words
from counterclaim.export.wording import OWN_VOICE, bounds, count_of, listed, toll_words
from counterclaim.records.tallies import BreachCount, Figure, Tally
from counterclaim.records.wholes import (
    ActorLine,
    Changed,
    OfficeHeld,
    Overlap,
    SideTold,
    Sources,
    TallyLine,
    TollSum,
    TruceLine,
    WholeIncident,
)

_LONG = 90
_FEW = 2
_ACTS = (
    ("asserts", "says so"), ("blames", "blames"), ("denies", "denies"), ("acknowledges", "acknowledges"),
    ("other", "says other things"),
)  # fmt: skip
CHANGES: dict[Changed, str] = {
    "denial_withdrawn": "denial withdrawn",
    "acknowledges_after_denying": "acknowledges after denying",
    "denies_after_acknowledging": "denies after acknowledging",
    "denies_otherwise": "denies otherwise than before",
    "blames_another": "blames another than before",
    "toll_revised": "toll revised",
}
UNQUOTED = "not quoted in the reports read"


def both_numbers(sources: Sources) -> str:
    """`8 reports, 7 origins`; of a single report, or of none, the reports alone."""
    reports = count_of(sources.reports, "report")
    if sources.coded:
        reports += f" ({sources.coded:,} coded by hand)"
    return f"{reports}, {count_of(sources.origins, 'origin')}" if max(sources.reports, sources.origins) > 1 else reports


def days_told(incident: WholeIncident) -> str:
    """The day, or every day where the reports differ: `2031-05-06 or 2031-05-07`."""
    return " or ".join(told.day for told in incident.told_on) or iso_words(incident.time)


def account_words(side: SideTold) -> str:
    """`Orta: blames Sarn, denies; denial withdrawn`."""
    name = side.side or side.coded or "others"
    if not side.quoted:
        return f"{name}: {UNQUOTED}"
    if side.coded is not None:
        return f"{name}: records it"
    acts = [_act(side, key, word) for key, word in _ACTS if getattr(side, key)]
    changed = dict.fromkeys(CHANGES[change.kind] for change in side.changes)
    return f"{name}: {', '.join([*acts, *changed])}"


def _act(side: SideTold, key: str, word: str) -> str:
    if key != "blames":
        return word
    blamed = dict.fromkeys(name for statement in side.blames for name in statement.blames)
    return f"blames {listed(blamed)}" if blamed else "blames"


def _incident(incident: WholeIncident) -> tuple[str, ...]:
    return (
        days_told(incident),
        shortened(incident.title, _LONG),
        ", ".join(incident.statuses),
        "; ".join(account_words(side) for side in incident.sides),
        both_numbers(incident.sources),
        overlap_words(incident.overlaps),
        incident.id,
    )


def overlap_words(overlaps: Sequence[Overlap]) -> str:
    """The likeliest two of those that may be the same, and how many more."""
    told = [one.other for one in overlaps[:_FEW]]
    return ", ".join([*told, *([f"{len(overlaps) - _FEW} more"] if len(overlaps) > _FEW else [])])


def _truce(truce: TruceLine) -> tuple[str, ...]:
    return (
        truce.agreed_on or (f"on or before {truce.agreed_by}" if truce.agreed_by else "not told"),
        window_words(truce),
        str(truce.type),
        listed(truce.parties),
        listed(truce.brokers),
        "; ".join(pair_words(truce.counts)),
        both_numbers(truce.sources),
        truce.id,
    )


def window_words(truce: TruceLine) -> str:
    """`2031-05-05 to 2031-05-09`, `from 2031-05-05`: as far as the reports tell."""
    window = truce.in_force
    if window is None:
        return truce.effective or ""
    return f"{window.since} to {window.until}" if window.until else f"from {window.since}"


def pair_words(counts: Iterable[BreachCount]) -> Iterator[str]:
    """`Orta alleges 3 by Sarn`: one claimant of one party, over all days and places; parties are never added up."""
    pairs: dict[tuple[bool, str, str], list[BreachCount]] = {}
    for count in counts:
        key = (count.kept, count.by or "others", count.party or "a party not named")
        pairs.setdefault(key, []).append(count)
    for (kept, by, party), several in sorted(pairs.items()):
        if kept:
            yield f"{by}: {party} kept it"
            continue
        own = sum(one.count for one in several)
        claimed = [bounds(told.low, told.best, told.high) for one in several for told in one.claimed]
        told = [f"alleges {own:,} by {party}"] if own else []
        told += [f"gives {'; '.join(dict.fromkeys(claimed))} by {party} in its own count"] if claimed else []
        yield f"{by} {', and '.join(told)}"


def _tally(tally: TallyLine) -> tuple[str, ...]:
    differing = [one.two if one.one == tally.id else one.one for one in tally.beside if one.differ]
    counted = [one.two if one.one == tally.id else one.one for one in tally.doubts]
    notes = [f"differs from {listed(differing)}"] if differing else []
    notes += [f"may count the same as {listed(counted)}"] if counted else []
    return (
        tally.claimant or OWN_VOICE,
        tally.side or "",
        str(tally.scope),
        str(tally.kind),
        group_words(tally),
        "; ".join(figure_words(tally, figure) for figure in told_once(tally)),
        "; ".join(notes),
        both_numbers(tally.sources),
        tally.id,
    )


def group_words(tally: Tally) -> str:
    """Who is counted, and whose people they are where that is told."""
    who = tally.who or ""
    return f"{who} (of {tally.of})" if tally.of and tally.of not in who else who


def told_once(tally: Tally) -> Iterator[Figure]:
    """The figures but for those that copies print again."""
    yield from (one for one in tally.figures if not any(reason.rule == "copy" for reason in one.reasons))


def figure_words(tally: Tally, figure: Figure) -> str:
    """A figure with its bounds, its day, and whether its claimant gave another in its place."""
    words = toll_words(
        figure.low, figure.best, figure.high,
        text=figure.text, unit=tally.unit, since=figure.since, as_of=figure.day,
    )  # fmt: skip
    return f"{words} (replaced)" if figure.superseded_by else words


def _sum(told: TollSum) -> tuple[str, ...]:
    who = told.who or "not told who"
    return (
        told.kind,
        f"{who} (of {told.of})" if told.of and told.of not in who else who,
        ", ".join(share.incident for share in told.shares),
        "; ".join(" and ".join(once) for once in told.counted_once),
        sum_words(told),
    )


def sum_words(told: TollSum) -> str:
    """`5 to 7`, `at least 5`: no more than the bounds allow, and open where no upper bound is told."""
    if told.high is None:
        return bounds(told.low, None, None)
    return bounds(None, told.low, None) if told.low == told.high else bounds(told.low, None, told.high)


def _actor(actor: ActorLine) -> tuple[str, ...]:
    return (
        actor.name,
        ", ".join(actor.aliases),
        "; ".join(office_words(office) for office in actor.offices) or actor.office or "",
        actor.kind,
        str(actor.sector),
        actor.country or "",
        actor.side or "",
        both_numbers(actor.sources),
        ", ".join(f"{other.title} ({other.other})" for other in actor.overlaps),
        actor.id,
    )


def office_words(office: OfficeHeld, *, day: Callable[[str], str] = str) -> str:
    """`commander of the Lake Corps, told from 2031-05-02 to 2031-05-09, over by 2031-05-12, then Ilse Vey`: days are
    those of the reports, and not of the office itself.
    """
    told = [office.title or "an office that is not named"]
    if office.first:
        once = office.last in {None, office.first}
        to = "" if once else f" to {day(office.last or office.first)}"
        told.append(f"told {'on' if once else 'from'} {day(office.first)}{to}")
    if office.over:
        told.append(f"over by {day(office.over)}")
    return ", ".join([*told, *([f"then {office.follower}"] if office.follower else [])])


INCIDENTS = View("incidents", ("time", "title", "status", "accounts", "reports", "may overlap", "id"), _incident)
CEASEFIRES = View(
    "ceasefires", ("agreed", "in force", "type", "parties", "brokers", "alleged", "reports", "id"), _truce
)
TOLLS = View("tolls", ("claimant", "side", "scope", "kind", "who", "figures", "notes", "reports", "id"), _tally)
SUMS = View("sums", ("kind", "who", "incidents", "may be one", "sum"), _sum)
ACTORS = View(
    "actors", ("name", "other names", "office", "kind", "sector", "country", "side", "reports", "may be", "id"), _actor
)
