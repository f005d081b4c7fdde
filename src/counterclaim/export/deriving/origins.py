"""The reports behind an incident as other houses cite them: publishers, days, headlines, and who said it in them.

Reads no pack.
"""

from collections.abc import Iterable, Iterator

from counterclaim.export.deriving.words import act_of, who_says
from counterclaim.export.material import Material, ToldIncident
from counterclaim.records.report import Report


def reports_of(told: ToldIncident, material: Material) -> tuple[Report, ...]:
    """The reports whose claims tell an incident, in the order of the claims, each once."""
    ids = dict.fromkeys(claim.report for claim in told.claims)
    return tuple(report for one in ids if (report := material.report(one)) is not None)


def cited(report: Report) -> str:
    """A report in one line: publisher, day, headline, as far as they are told."""
    told = (report.publisher, report.published, f'"{report.headline}"' if report.headline else None)
    return ", ".join(part for part in told if part)


def each(names: Iterable[str | None]) -> tuple[str, ...]:
    """What is told among several, each once, in order."""
    return tuple(dict.fromkeys(name for name in names if name))


def attribution_of(told: ToldIncident) -> Iterator[str]:
    """Who says it and who denies it, each once: `the North's ministry (North) accuses`, `South denies the act`."""
    yield from dict.fromkeys(f"{who_says(claim)} {act_of(claim)}" for claim in told.claims)
