"""A truce that a claim names by its day ("broke the ceasefire of 26 October"): the agreement that the words mean.

In: a claim, and its report. Out: the claim, with the agreement and its day where the words tell them. Reads
incident_words and times through `packs`.
"""

import re
from datetime import date
from functools import cache

import msgspec

from counterclaim.packs.loader import load_pack
from counterclaim.records.claim import Agreement, Claim
from counterclaim.records.enums import AgreementType, Kind
from counterclaim.records.report import Report

_DAY = 10


def with_day(claim: Claim, report: Report) -> Claim:
    """A claim on a truce, with the day by which its words name it; a day without a year is the last one before.

    Example: "They broke the ceasefire of October 26", printed on 28 October 2020, means an agreement of 2020-10-26.
    """
    known = claim.agreement
    if claim.kind is Kind.AGREEMENT or (known and (known.agreed_on or known.type is not AgreementType.CEASEFIRE)):
        return claim
    named = _pattern().search(claim.evidence.text)
    day = _day(named, claim, report) if named else None
    if day is None:
        return claim
    agreement = known or Agreement(type=AgreementType.CEASEFIRE)
    return msgspec.structs.replace(claim, agreement=msgspec.structs.replace(agreement, agreed_on=day))


def _day(named: re.Match[str], claim: Claim, report: Report) -> str | None:
    """The ISO day of a match; None where no calendar has it, or nothing tells its year."""
    month = _months()[(named["month"] or named["month_after"]).lower()]
    number = int(named["number"] or named["number_before"])
    said = claim.said_on.latest if claim.said_on else None
    printed = (said or report.published or "")[:_DAY]
    try:
        if named["year"]:
            return date(int(named["year"]), month, number).isoformat()
        last = date.fromisoformat(printed)
        day = date(last.year, month, number)
        return (day if day <= last else date(last.year - 1, month, number)).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    data = load_pack("times.en")
    return {str(word): int(number) for key in ("months", "short_months") for word, number in data[key].items()}


@cache
def _pattern() -> re.Pattern[str]:
    words = load_pack("incident_words.en")
    truces, made = ("|".join(re.escape(str(w)) for w in words[key]) for key in ("truce", "made_on"))
    months = "|".join(_months())
    return re.compile(
        rf"\b(?:{truces})\b(?:\s+\w+){{0,3}}?\s+(?:{made})\s+(?:in\s+\w+\s+)?(?:on\s+)?(?:the\s+)?"
        rf"(?:(?P<month>{months})\.?\s+(?P<number>\d{{1,2}})\b|(?P<number_before>\d{{1,2}})\s+(?P<month_after>{months})\b)"
        r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?",
        re.IGNORECASE,
    )
