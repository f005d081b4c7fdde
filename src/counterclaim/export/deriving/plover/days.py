"""The days of a line of PLOVER, which wants one: told ones with their precision, else the day by which it was said.

A sentence is of the day on which it was said, an act of its own. No day is made up: `precision` says what `date` is.

Example: an act of "early May" goes from 1 to 10 May with the precision "month"; one that nothing dates has the day of
its report and "by_then".
"""

from collections.abc import Iterator

import msgspec

from counterclaim.export.deriving.days import day_bounds, days_told
from counterclaim.records.claim import Claim, TimeRange
from counterclaim.records.report import Report

_TO_THE_MINUTE = len("2031-03-05T06:00")


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """First and last day, and what they are: a unit of time, "by_then" or "since"."""

    date: str
    enddate: str | None = None
    time: str | None = None
    precision: str
    basis: str
    """What fixes it: the words (stated, dateline, publication), "said" or "published"."""


def dated(claim: Claim, report: Report | None, *, act: bool) -> Dated | None:
    """The days of a claim's line; `act`: of the act that it tells, else of the saying. None where nothing dates it."""
    said = next(_said(claim, report), None)
    if not act:
        return said
    return _of_the_act(claim) or _open(claim.time) or (said and msgspec.structs.replace(said, precision="by_then"))


def _of_the_act(claim: Claim) -> Dated | None:
    if claim.agreement is not None and claim.agreement.agreed_on:
        days = day_bounds(claim.agreement.agreed_on)
        return _spanning(days[0].isoformat(), days[-1].isoformat(), "stated") if days else None
    days_of = days_told(claim.time)
    if days_of is None or claim.time is None:
        return None
    found = _spanning(days_of.first.isoformat(), days_of.last.isoformat(), claim.time.basis, precision=days_of.exact)
    return msgspec.structs.replace(found, time=_minute(claim.time))


def _open(time: TimeRange | None) -> Dated | None:
    """One end alone is told: "since Monday", "by Friday"."""
    for end, precision in ((time.earliest, "since"), (time.latest, "by_then")) if time else ():
        if end and (days := day_bounds(end)):
            day = days[0] if precision == "since" else days[-1]
            return Dated(date=day.isoformat(), precision=precision, basis=time.basis if time else "")
    return None


def _said(claim: Claim, report: Report | None) -> Iterator[Dated]:
    days = days_told(claim.said_on)
    if days is not None:
        yield _spanning(days.first.isoformat(), days.last.isoformat(), "said", precision=days.exact)
    if report is not None and report.published and (bounds := day_bounds(report.published)):
        yield _spanning(bounds[0].isoformat(), bounds[-1].isoformat(), "published")


def _spanning(first: str, last: str, basis: str, *, precision: str | None = None) -> Dated:
    told = precision or ("day" if first == last else "month" if first[:7] == last[:7] else "year")
    return Dated(date=first, enddate=last if last != first else None, precision=told, basis=basis)


def _minute(time: TimeRange) -> str | None:
    """The hour and minute, where the words fix them."""
    exact = time.precision in {"minute", "hour"} and time.earliest is not None
    return time.earliest[11:_TO_THE_MINUTE] or None if exact and time.earliest else None
