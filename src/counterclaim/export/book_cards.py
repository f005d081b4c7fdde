"""One thing of the joined book in, a page about it out: accounts over time, both numbers, findings, doubts, reasons.

`why` adds the reasons: why reports are held to tell of one thing, and where their words come from.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from counterclaim.export.book_tables import (
    CHANGES,
    UNQUOTED,
    both_numbers,
    days_told,
    figure_words,
    group_words,
    office_words,
    pair_words,
    window_words,
)
from counterclaim.export.lines import Line, fields, title
from counterclaim.export.when import iso_words
from counterclaim.export.wording import OWN_VOICE, agreeing, agreement_words, count_of, denial_words, listed
from counterclaim.packs.families import type_words
from counterclaim.records.claim import Claim, Reason
from counterclaim.records.tallies import Beside, BreachCount, Tally
from counterclaim.records.wholes import (
    ActorLine,
    FieldFinding,
    OfficeHeld,
    Overlap,
    SideTold,
    Sources,
    Statement,
    TallyLine,
    TruceLine,
    WholeIncident,
)

_PAIR: Final = re.compile(r"(?:(?P<one>r_\w+)/\w+ )?with (?P<two>r_\w+)/\w+: ")
_NODES: Final = re.compile(r"(?:n_\w+ )?with n_\w+: ")
_LISTS = (
    ("asserts", "says"), ("blames", "blames"), ("denies", "denies"), ("acknowledges", "acknowledges"),
    ("other", "speaks of it"),
)  # fmt: skip


def incident_lines(incident: WholeIncident, *, why: bool = False) -> Iterator[Line]:
    """The page about an incident."""
    facets = incident.facets
    yield Line(text=incident.title, level="title", id=incident.id)
    yield from fields(
        [
            ("Type", type_words(incident.type)),
            ("When", _when(incident)),
            ("Where", listed(incident.places)),
            ("Contested", "yes" if facets.contested else "not in the reports read"),
            ("Denied by", listed(facets.denied_by)),
            ("Acknowledged by", listed(facets.acknowledged_by)),
            ("Told alike by", listed(facets.agreed_by)),
            ("Weapons named", listed(incident.weapons)),
            ("Checked", checked_words(incident.checked, len(incident.claims))),
        ]
    )
    yield from _source_lines(incident.sources, why=why)
    yield title("Accounts")
    for side in incident.sides:
        yield from side_lines(side)
    if incident.findings:
        yield title("Field findings")
        yield from (_finding_line(finding) for finding in incident.findings)
    yield from _overlap_lines(incident.overlaps, "May overlap (nothing joins them)", why=why)
    if why:
        yield from reason_lines("Why these reports are held to tell of one thing", incident.joined)
        yield from reason_lines("Why its parts are read so", incident.reasons)


def checked_words(checked: int, claims: int) -> str:
    """How much of it a person has checked; of what rests on no claim, nothing."""
    return f"machine-read, {checked:,} of {count_of(claims, 'claim')} checked by a person" if claims else ""


def side_lines(side: SideTold, *, indent: int = 1) -> Iterator[Line]:
    """One side's account: each statement with its day and words, then what changed."""
    name = side.side or side.coded or "Third parties, and the reports' own voice"
    if side.coded is not None:
        name = f"{side.coded}, a hand-coded set: coded from reports, and no origin"
    if not side.quoted:
        yield Line(label=name, text=UNQUOTED, level="note", indent=indent)
        return
    yield Line(text=name, level="head", indent=indent)
    for key, verb in _LISTS:
        statements: Sequence[Statement] = getattr(side, key)
        again: dict[str, list[str]] = {}
        for one in statements:
            if one.repeats is not None:
                again.setdefault(one.repeats, []).append(one.claim)
        for one in statements:
            if one.repeats is None or not any(other.claim == one.repeats for other in statements):
                yield _statement_line(one, verb, again.get(one.claim, ()), indent=indent + 1)
    for change in side.changes:
        by = "" if change.by in {None, side.side} else f"{change.by}: "
        label = CHANGES[change.kind].capitalize()
        yield Line(label=label, text=f"{by}{change.note}", indent=indent + 1, id=change.after)


def _statement_line(one: Statement, verb: str, again: Sequence[str], *, indent: int) -> Line:
    voice = one.by or OWN_VOICE
    act = denial_words(one.scope, one.words) if verb == "denies" else verb
    blamed = f" {listed(one.blames)}" if one.blames and verb == "blames" else ""
    day = f", {one.day}" if one.day else ""
    words = f"“{one.words}”"
    if again:
        words += f" (told again in {count_of(len(again), 'copy', 'copies')}: {', '.join(again)})"
    return Line(label=f"{voice} {agreeing(voice, act)}{blamed}{day}", text=words, indent=indent, id=one.claim)


def _finding_line(finding: FieldFinding) -> Line:
    by = finding.by or OWN_VOICE
    grounds = str(finding.grounds).replace("_", " ")
    label = f"{by}, {grounds}" + ("" if finding.fits else ", left out: it does not fit this incident")
    return Line(label=label, text="; ".join(reason.note for reason in finding.reasons), indent=1, id=finding.claim)


def _when(incident: WholeIncident) -> str:
    if len(incident.told_on) > 1:
        told = [f"{one.day} ({count_of(len(one.reports), 'report')})" for one in incident.told_on]
        return f"reports differ: {' or '.join(told)}"
    return days_told(incident) if incident.told_on else iso_words(incident.time)


def truce_lines(truce: TruceLine, *, why: bool = False) -> Iterator[Line]:
    """The page about an agreement."""
    yield Line(text=f"Agreement ({agreement_words(truce.type)})", level="title", id=truce.id)
    yield from fields(
        [
            ("Parties", listed(truce.parties) or "not told"),
            ("Brokers", listed(truce.brokers) or "not told"),
            ("Agreed on", truce.agreed_on or (f"on or before {truce.agreed_by}" if truce.agreed_by else "not told")),
            ("Takes effect", truce.effective),
            ("In force, as far as the reports tell", window_words(truce)),
            ("Told as ended", truce.ended),
            ("Checked", checked_words(truce.checked, len({*truce.claims, *(one.claim for one in truce.alleged)}))),
        ]
    )
    yield from _source_lines(truce.sources, why=why)
    if truce.declarations:
        yield title("Who declares it")
    for one in truce.declarations:
        act = "denies it" if one.denies else "declares it"
        day = f", {one.day}" if one.day else ""
        yield Line(label=f"{one.by or OWN_VOICE} {act}{day}", text=f"“{one.words}”", indent=1, id=one.claim)
    for term in truce.terms:
        yield Line(label="Term", text=f"“{term.words}”", indent=1, id=term.claims[0] if term.claims else None)
    for end in truce.endings:
        label = f"{end.by or OWN_VOICE} says that it is over, {end.day or 'no day told'}"
        yield Line(label=label, text=f"“{end.words}”", indent=1, id=end.claim)
    yield title("What is alleged of its keeping (never added up across parties)")
    yield from (_count_line(count) for count in truce.counts)
    pairs = Counter((count.kept, count.by, count.party) for count in truce.counts)
    for pair in pair_words(one for one in truce.counts if pairs[one.kept, one.by, one.party] > 1):
        yield Line(label="Over all days and places", text=pair, level="note", indent=1)
    for first in truce.first_alleged:
        after = f", {count_of(first.days_after, 'day')} after it began" if first.days_after is not None else ""
        text = f"{first.by or 'an unnamed voice'} of {first.party or 'a party not named'}, {first.day}{after}"
        yield Line(label="First alleged breach", text=text, indent=1, id=first.claim)
    yield from _overlap_lines(truce.overlaps, "May be one with (nothing joins them)", why=why)
    if why:
        yield from reason_lines("Why these reports are held to tell of one thing", truce.joined)
        held = truce.in_force.reasons if truce.in_force else ()
        yield from reason_lines("Why its window is held", held)
        yield from reason_lines("Why it is read so", truce.reasons)


def _count_line(count: BreachCount) -> Line:
    by, party = count.by or "an unnamed voice", count.party or "a party not named"
    where = ", ".join(part for part in (count.day or "no day told", count.place) if part)
    label = f"{by}, {where}"
    if count.kept:
        return Line(label=label, text=f"{party} kept it", indent=1, id=count.claims[0])
    claimed = "; ".join(f"“{one.words}”" for one in count.claimed)
    told = [f"alleges {count_of(count.count, 'breach', 'breaches')} by {party}"] if count.count else []
    told += [f"in its own number, of {party}: {claimed}"] if claimed else []
    text = ", and ".join(told)
    return Line(label=label, text=f"{text} ({', '.join(count.claims)})" if len(count.claims) > 1 else text, indent=1,
                id=count.claims[0] if len(count.claims) == 1 else None)  # fmt: skip


def tally_lines(tally: TallyLine, claims: dict[str, Claim], *, why: bool = False) -> Iterator[Line]:
    """The page about a toll series: which sentences make each number."""
    yield Line(text=f"Toll: {tally.kind} {group_words(tally)}".rstrip(), level="title", id=tally.id)
    yield from fields(
        [
            ("Claimant", tally.claimant or OWN_VOICE),
            ("Also called", listed(name for name in tally.claimants if name != tally.claimant)),
            ("Side", tally.side or "nobody's"),
            ("Counts", "a running total; never added up" if tally.scope == "cumulative" else "one incident"),
            ("Incident", tally.incident),
            ("Since", tally.since),
            ("Checked", checked_words(tally.checked, len({figure.claim for figure in tally.figures}))),
        ]
    )
    yield from _source_lines(tally.sources, why=why)
    for figure in tally.figures:
        yield Line(label="Figure", text=figure_words(tally, figure), level="head", indent=1, id=figure.claim)
        if figure.claim in claims:
            yield Line(text=f"“{claims[figure.claim].evidence.text}”", level="quote", indent=2)
        for reason in figure.reasons:
            yield Line(text=reason.note, level="note", indent=2)
    for pair in tally.beside:
        other = pair.two if pair.one == tally.id else pair.one
        yield Line(label="Side by side", text=f"{_fits(pair)}: {pair.reasons[0].note}", indent=1, id=other)
    for doubt in tally.doubts:
        other = doubt.two if doubt.one == tally.id else doubt.one
        yield Line(label="May count the same", text="; ".join(r.note for r in doubt.reasons), indent=1, id=other)
    if why:
        yield from reason_lines("Why these are one series", tally.reasons)


def beside_lines(pairs: Iterable[Beside], tallies: dict[str, Tally]) -> Iterator[Line]:
    """Tolls of the same by two claimants, side by side, each with the claim that makes it."""
    for pair in pairs:
        one, two = tallies[pair.one], tallies[pair.two]
        what = f"{one.kind} {group_words(one) or group_words(two)}".rstrip()
        about = f" in {one.incident}" if one.incident else ""
        told = [
            f"{tally.claimant or OWN_VOICE} {figure_words(tally, tally.current)} [{claim}]"
            for tally, claim in zip((one, two), pair.claims, strict=True)
            if tally.current is not None
        ]
        yield Line(label=f"{what}{about}", text=f"{'; '.join(told)}: {_fits(pair)}", indent=1)


def _fits(pair: Beside) -> str:
    return "no number fits both" if pair.differ else "a number fits both"


def actor_lines(actor: ActorLine, *, why: bool = False) -> Iterator[Line]:
    """The page about a person, body, force or state."""
    yield Line(text=actor.name, level="title", id=actor.id)
    yield from fields(
        [
            ("Other names", listed(actor.aliases)),
            ("Office", actor.office),
            ("Kind", actor.kind),
            ("Sector", str(actor.sector).replace("_", " ")),
            ("Country", actor.country),
            ("Side", actor.side),
        ]
    )
    yield from _source_lines(actor.sources, why=why)
    for office in actor.offices:
        yield from _office_lines(office)
    yield from _overlap_lines(actor.overlaps, "May be the same (nothing joins them)", why=why)
    if why:
        yield from reason_lines("Why these names are held to be one", actor.joined)


def _office_lines(office: OfficeHeld) -> Iterator[Line]:
    """An office with its days, and the sentences that tell it; one that a list gives rests on no report and says so."""
    by = "desk's list" if any(reason.step == "lists" for reason in office.reasons) else "reports"
    yield Line(label=f"Office by the {by}", text=office_words(office), indent=1)
    for reason in office.reasons:
        if reason.rule != "office":
            report, _, words = reason.note.partition(": ")
            yield Line(text=f"“{words}”", level="quote", indent=2, id=report)


def pair_note(note: str) -> str:
    """A reason of a pair, told of the reports and not of the parts in them.

    >>> pair_note("r_1/i_2 with r_3/i_4: both shelling"), pair_note("with r_3/i_4: both shelling")
    ('reports r_1 and r_3: both shelling', 'with report r_3: both shelling')
    """
    found = _PAIR.match(note)
    if found is None:
        return _NODES.sub("", note, count=1)
    one, two, rest = found["one"], found["two"], note[found.end() :]
    if one is None:
        return f"with report {two}: {rest}"
    return f"within report {one}: {rest}" if one == two else f"reports {one} and {two}: {rest}"


def reason_lines(heading: str, reasons: Iterable[Reason]) -> Iterator[Line]:
    """Reasons under a heading; nothing where there are none."""
    told = tuple(reasons)
    if told:
        yield title(heading)
    for reason in told:
        yield Line(label=reason.step, text=f"{pair_note(reason.note)} ({reason.rule})", indent=1)


def _source_lines(sources: Sources, *, why: bool) -> Iterator[Line]:
    yield Line(label="Reports", text=sources.words or both_numbers(sources), indent=1)
    for one in sources.drawn if max(sources.reports, sources.origins) > 1 else ():
        if why or len(one.reports) > 1:
            named = one.name or "an origin whose name is not told"
            yield Line(label=f"Words of {named}", text=", ".join(one.reports), level="note", indent=2)
    if why:
        yield from (Line(text=reason.note, level="note", indent=2) for reason in sources.reasons)


def _overlap_lines(overlaps: Sequence[Overlap], heading: str, *, why: bool) -> Iterator[Line]:
    if overlaps:
        yield title(heading)
    for one in overlaps:
        notes = "; ".join(pair_note(reason.note) for reason in one.reasons)
        yield Line(text=f"{one.title}: {notes}" if why else one.title, indent=1, id=one.other)
