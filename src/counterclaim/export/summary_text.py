"""A summary in, lines of plain words out: what it rests on, then what is contested, agreed, counted and refused."""

import re
from collections.abc import Iterator

from counterclaim.export.accounts import SideAccount
from counterclaim.export.lines import Line, title
from counterclaim.export.plain import shortened
from counterclaim.export.summary import Alleging, Basis, Contested, Summary, TollLine, Truce
from counterclaim.export.wording import (
    NO_SIDE,
    OWN_VOICE,
    agreeing,
    agreement_words,
    count_of,
    listed,
    toll_words,
    upper_first,
)
from counterclaim.records.enums import Scope

_QUOTED = 240
_NAMED = 80
_PUBLISHERS = 6
_SIDES = 8
_YEAR = re.compile(r"\b\d{4}(?=-|\b)")


def summary_lines(summary: Summary) -> Iterator[Line]:
    """The whole summary."""
    if summary.run is not None:
        done = summary.run
        yield Line(
            text=f"{count_of(done.stored, 'report')} stored, {done.known} already there, {done.refused} refused",
            label=f"Ledger {summary.ledger}",
        )
    yield from basis_lines(summary.basis)
    yield from _contested_lines(summary)
    yield from _truce_lines(summary)
    yield from _toll_lines(summary)
    yield from _refusal_lines(summary)


def basis_lines(basis: Basis) -> Iterator[Line]:
    """What the ledger rests on."""
    yield title("What this rests on")
    if not basis.reports:
        yield Line(text="No report is in this ledger.", indent=1)
    else:
        yield Line(label="Reports", text=f"{basis.reports:,}, {_period(basis)}", indent=1)
        yield Line(label="Publishers", text=_publishers(basis), indent=1)
        yield Line(label="Claims", text=f"{basis.claims:,}: {_voices(basis)}", indent=1)
        wrong = f"; {count_of(basis.rejected, 'other')} rejected as misread" if basis.rejected else ""
        checked = f"machine-read, {basis.checked:,} of {basis.claims:,} checked by a person{wrong}"
        yield Line(label="Checked", text=checked, indent=1)
    for copy in basis.copies:
        credit = f", with credit to {copy.credit}" if copy.credit else ""
        share = f"{100 * copy.share:.0f} % of its words"
        yield Line(
            label="Copies", text=f"{copy.report} repeats {copy.same_as}, {share}{credit}: taken as one source", indent=1
        )
    yield from _more(len(basis.copies), basis.copies_total, "sources")
    for words in basis.missing:
        yield Line(label="Missing", text=words, indent=1)


def _period(basis: Basis) -> str:
    if basis.first_day is None:
        return "none with a day of publication"
    if basis.first_day == basis.last_day:
        return f"published on {basis.first_day}"
    return f"published from {basis.first_day} to {basis.last_day}"


def _publishers(basis: Basis) -> str:
    named = [f"{p.name} ({p.reports})" for p in basis.publishers if p.name is not None]
    more = [f"{len(named) - _PUBLISHERS} more"] if len(named) > _PUBLISHERS else []
    none = [f"not told ({p.reports})" for p in basis.publishers if p.name is None]
    return ", ".join([*named[:_PUBLISHERS], *more, *none])


def _voices(basis: Basis) -> str:
    loudest = sorted(basis.by_side, key=lambda side: (-side.claims, side.side))
    shown, rest = loudest[:_SIDES], loudest[_SIDES:]
    voices = sorted((side.side, side.claims) for side in shown)
    voices += [(f"{len(rest):,} more sides", sum(side.claims for side in rest))] if rest else []
    voices += [(NO_SIDE, basis.third_parties), (OWN_VOICE, basis.own_voice)]
    return ", ".join(f"{name} {number:,}" for name, number in voices if number)


def _contested_lines(summary: Summary) -> Iterator[Line]:
    yield title(f"Contested incidents: {summary.contested_total:,} of {summary.incidents_total:,}")
    for incident in summary.contested:
        yield from contested_lines(incident)
    yield from _more(len(summary.contested), summary.contested_total, "incidents --contested")


def contested_lines(incident: Contested) -> Iterator[Line]:
    """One incident with each side's account under it, in a few quotations."""
    # Titles mostly tell place and day already.
    told = any(place in incident.title for place in incident.places)
    where = "" if told or not incident.places else f", {listed(incident.places)}"
    years = _YEAR.findall(incident.time)
    when = "" if years and all(year in incident.title for year in years) else f", {incident.time}"
    heading = upper_first(incident.title)
    yield Line(text=f"{heading}{when}{where}", level="head", indent=1, id=incident.id)
    for account in incident.accounts:
        yield from account_lines(account)
    for side in incident.not_quoted:
        yield Line(label=side, text="not quoted on this incident", level="note", indent=2)
    if incident.reports > 1:
        yield Line(label="Told in", text=incident.told_in, level="note", indent=2)
    if incident.field_findings:
        found = count_of(incident.field_findings, "claim says it rests", "claims say they rest")
        yield Line(text=f"{found} on a look at the place, remnants or pictures", level="note", indent=2)


def account_lines(account: SideAccount, *, indent: int = 2) -> Iterator[Line]:
    """One account: each claim with what the speaker does, the words it rests on, and the speaker.

    Whose side is not known is named first: that nobody gave a speaker a side does not make a third party of him.
    """
    for said in account.said:
        speaker = f" ({said.speaker})" if said.speaker and said.speaker != account.voice else ""
        voice, about = account.voice, ""
        if account.side is None and said.speaker:
            voice, about, speaker = said.speaker, " (no side given)", ""
        yield Line(
            label=f"{shortened(voice, _NAMED)}{about} {agreeing(voice, said.act)}".rstrip(),
            text=f"“{shortened(said.words, _QUOTED)}”{speaker}",
            level="quote",
            indent=indent,
            id=said.claim,
        )
    if account.more:
        voice = shortened(account.voice, _NAMED)
        yield Line(text=f"{voice}: {count_of(account.more, 'more statement')}", level="note", indent=indent)


def _truce_lines(summary: Summary) -> Iterator[Line]:
    yield title(f"Truces and other agreements: {summary.truces_total:,}")
    for truce in summary.truces:
        yield from truce_lines(truce)
    yield from _more(len(summary.truces), summary.truces_total, "ceasefires")


def truce_lines(truce: Truce) -> Iterator[Line]:
    """One agreement, and who alleges what of its keeping."""
    yield Line(text=_agreed(truce), level="head", indent=1, id=truce.id)
    if truce.brokers:
        yield Line(label="Brokered by", text=listed(truce.brokers), indent=2)
    if truce.effective:
        yield Line(label="In force from", text=truce.effective, indent=2)
    if truce.ended:
        yield Line(label="Ended", text=truce.ended, indent=2)
    yield from (_alleged(entry, "alleges that", "broke it") for entry in truce.broken)
    yield from (_alleged(entry, "says that", "kept it") for entry in truce.kept)
    if truce.reports > 1:
        yield Line(label="Told in", text=count_of(truce.reports, "report"), level="note", indent=2)


def _agreed(truce: Truce) -> str:
    kind = upper_first(agreement_words(truce.type))
    if truce.agreed_on:
        when = f"agreed on {truce.agreed_on}"
    elif truce.agreed_by:
        when = f"agreed on or before {truce.agreed_by} (day not told)"
    else:
        when = "day of agreement not told"
    return f"{kind}, {when}{_between(truce.parties)}"


def _between(parties: tuple[str, ...]) -> str:
    if not parties:
        return ", parties not told"
    return f", between {listed(parties)}" if len(parties) > 1 else f", one party told: {parties[0]}"


def _alleged(entry: Alleging, verb: str, act: str) -> Line:
    days = ""
    if entry.first_day:
        same = entry.first_day == entry.last_day
        days = f", {entry.first_day}" if same else f", {entry.first_day} to {entry.last_day}"
    party = entry.party or "a party not named"
    told = [count_of(entry.claims, "claim")] if entry.claims else []
    told += [f"in its own count {listed(entry.numbers)}"] if entry.numbers else []
    count = ", and ".join(told)
    by = entry.by or f"{OWN_VOICE} or a third party"
    return Line(
        text=f"{by} {agreeing(by, verb)} {party} {act}: {count}{days}",
        indent=2,
    )


def _toll_lines(summary: Summary) -> Iterator[Line]:
    yield title(f"Tolls, by claimant: {summary.tolls_total:,} series")
    running = [line for line in summary.tolls if line.scope is Scope.CUMULATIVE]
    single = [line for line in summary.tolls if line.scope is Scope.INCIDENT]
    for words, lines in (("Running totals (never added up)", running), ("Of single incidents", single)):
        if lines:
            yield Line(text=words, level="head", indent=1)
            yield from (toll_line(line) for line in lines)
    yield from _more(len(summary.tolls), summary.tolls_total, "tolls")


def toll_line(line: TollLine) -> Line:
    """One series by its latest figure."""
    claimant = line.claimant or OWN_VOICE
    side = f" ({line.side})" if line.side and line.side not in claimant else ""
    figure = toll_words(
        line.low, line.best, line.high, text=line.text, unit=line.unit, since=line.since, as_of=line.as_of
    )
    more = f"; {count_of(line.figures, 'figure')} in all" if line.figures > 1 else ""
    who = f" {line.who}" if line.who else ""
    return Line(label=f"{claimant}{side}", text=f"{line.kind.value}{who}: {figure}{more}", indent=2, id=line.id)


def _refusal_lines(summary: Summary) -> Iterator[Line]:
    if not summary.refusals_total:
        return
    yield title(f"Not read: {count_of(summary.refusals_total, 'input')}")
    for refusal in summary.refusals:
        yield Line(label=refusal.origin, text=f"{refusal.reason}. {refusal.advice}", indent=1, id=refusal.id)
    yield from _more(len(summary.refusals), summary.refusals_total, "refusals")


def _more(shown: int, total: int, command: str) -> Iterator[Line]:
    if total > shown:
        yield Line(text=f"{total - shown:,} more: counterclaim {command}", level="note", indent=1)
