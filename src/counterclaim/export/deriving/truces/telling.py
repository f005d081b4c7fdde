"""A truce in sentences with who says so: what tells of its beginning, of its end, and what is alleged of its keeping.

One set of verbs for all sides. Counts of alleged breaches stand by who alleges them and are never added up.

Example: `North alleges 2 breaches by South (2031-05-10, Elmar). South alleges 1 breach by North (no day told).`
"""

from collections.abc import Iterable, Iterator
from typing import Final

from counterclaim.export.deriving.words import act_of, who_says
from counterclaim.export.wording import bounds, count_of
from counterclaim.records.claim import Claim
from counterclaim.records.tallies import BreachCount
from counterclaim.records.wholes import TruceLine

_MOST: Final = 20
"""Sentences in one cell: a spreadsheet's cell ends, and so does a reader's patience."""
_VOICE: Final = "The report"
_NOBODY: Final = "somebody not named"


def beginning_of(claims: Iterable[Claim]) -> str:
    """Every voice that tells of a truce, with its words."""
    return _limited(f'{who_says(claim)} {act_of(claim)}: "{_flat(claim.evidence.text)}".' for claim in claims)


def end_of(line: TruceLine) -> str:
    """Who says that it is over, since when, in whose words; empty where nobody does."""
    return _limited(
        f'{one.by or _VOICE}{f" ({one.side})" if one.side and one.side != one.by else ""}, '
        f'{f"over since {one.day}" if one.day else "no day told"}: "{_flat(one.words)}".'
        for one in line.endings
    )  # fmt: skip


def remarks_on(line: TruceLine) -> str:
    """Brokers, terms, who denies it, what is alleged of its keeping, and what it rests on."""
    return " ".join(_remarks(line))


def claims_behind(line: TruceLine) -> int:
    """How many claims tell of a truce or of its keeping."""
    return len({*line.claims, *(one.claim for one in line.alleged)})


def _remarks(line: TruceLine) -> Iterator[str]:
    if line.agreed_on is None and line.agreed_by:
        yield f"Agreed by {line.agreed_by} at the latest."
    if line.brokers:
        yield f"Brokered by {', '.join(line.brokers)}."
    if line.terms:
        yield f"Terms: {'; '.join(_flat(term.words) for term in line.terms)}."
    for one in line.declarations:
        if one.denies:
            yield f'{one.by or _VOICE} denies that there is such a truce: "{_flat(one.words)}".'
    told = _limited(_keeping(one) for one in line.counts)
    if told:
        yield f"{told} Counts are not added up."
    if not line.claims:
        yield "Stated in the conflict file by hand."
    yield f"{line.sources.words[:1].upper()}{line.sources.words[1:]}."
    yield f"Checked by a person: {line.checked} of {claims_behind(line)} claims."


def _keeping(one: BreachCount) -> str:
    where = ", ".join(part for part in (one.day or "no day told", one.place) if part)
    if one.kept:
        return f"{one.by or _VOICE} says that {f'{one.party} kept it' if one.party else 'it was kept'} ({where})."
    return f"{one.by or _VOICE} alleges {_breaches(one)} by {one.party or _NOBODY} ({where})."


def _breaches(one: BreachCount) -> str:
    """What is alleged act by act, and numbers that the words claim: neither is added to the other."""
    claimed = dict.fromkeys(bounds(each.low, each.best, each.high) for each in one.claimed if each.numbered)
    told = count_of(one.count, "breach", "breaches") if one.count or not claimed else "breaches"
    return f"{told} ({' and '.join(claimed)} by its own count)" if claimed else told


def _limited(sentences: Iterable[str]) -> str:
    told = list(dict.fromkeys(sentences))
    more = [f"And {len(told) - _MOST} more, in jsonl."] if len(told) > _MOST else []
    return " ".join((*told[:_MOST], *more))


def _flat(words: str) -> str:
    return " ".join(words.split())
