"""What a dossier holds, section by section, as frozen records: the page and both briefings are drawn from them alone.

Every quotation carries a `number`: the claim's number in this dossier, which names its card and its mark in the text.
All words are those of the reports or neutral words of ours; nothing here is HTML. Null is unknown.
"""

import msgspec

from counterclaim.export.dossier.chart_model import TollChart
from counterclaim.records.enums import Scope, TollKind, Unit


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as a line: who does what, in which words, printed where."""

    number: int
    speaker: str
    """Who answers for the words; the report's own voice where nobody is named."""
    act: str
    """One verb set for all: `says`, `accuses`, `denies having done it`."""
    words: str
    side: str | None = None
    source: str = ""
    """Publisher and day of the report."""
    before: str = ""
    """What stands before few words in their sentence, so that a reader understands them."""
    after: str = ""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """One segment of the bar that tells whose words a dossier rests on."""

    label: str
    kind: str
    """`side`, `third_state`, `international_body`, `civil_society`, `media`, `other`, `own_voice`."""
    claims: int
    speakers: tuple[str, ...] = ()
    """Those with most claims first, at most six."""


class Counted(msgspec.Struct, frozen=True):
    """A name and how often; null: not told."""

    name: str | None
    number: int


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What this rests on."""

    reports: int
    copies: int
    """Of them, reports that tell another's story in its words."""
    origins: str = ""
    """Both numbers in words: reports, and origins not shown to be copies."""
    undated: int
    first_day: str | None
    last_day: str | None
    publishers: tuple[Counted, ...]
    languages: tuple[Counted, ...]
    claims: int
    checked: int
    shares: tuple[Share, ...]
    missing: tuple[str, ...]
    """What a reader must not take for silence or for none, in sentences."""
    headlines: tuple[Quotation, ...]
    """Headlines that blame: the publisher's own voice."""
    filters: tuple[str, ...]
    """What was left out of this page, in sentences."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """What one side does in a dispute, under a heading such as `says the other side did`."""

    heading: str
    quotations: tuple[Quotation, ...]


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One side's account of a dispute; without parts, `note` says whether it is quoted elsewhere."""

    side: str
    parts: tuple[Part, ...] = ()
    note: str = ""
    """Without parts: why, in words."""


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A contested incident: accounts side by side, what they share, what stays open, who else spoke."""

    war: str = ""
    """Parties of the war it belongs to, where a dossier tells of several."""
    number: int
    """Number of the incident in this dossier: its anchor."""
    id: str
    title: str
    when: str
    """Empty where the title tells it."""
    where: tuple[str, ...]
    columns: tuple[Column, ...]
    agreed: tuple[str, ...]
    open: tuple[str, ...]
    others: tuple[Quotation, ...]
    """Speakers of no side, and the reports' own voice."""
    reports: int
    told_in: str = ""
    """Both numbers in words, where several reports tell of it: reports, and origins not shown to be copies."""
    days: tuple[str, ...] = ()
    """Every day told, where the reports differ."""
    unmatched: str = ""
    """Where one side alone speaks: what was not found, in words."""
    nearby: tuple[Quotation, ...] = ()
    """Claims of harm at the same place that were not joined to it."""
    run: int = 0
    """Number of the first of those that stay together: one kind of act, one day, the same two sides. 0: alone."""


class Allegation(msgspec.Struct, frozen=True, kw_only=True):
    """Claims of one claimant that one party broke, or kept, an agreement. Never added across claimants or parties."""

    by: str
    by_side: str | None
    party: str | None
    """Null: the words name no party."""
    kept: bool
    days: tuple[str, ...]
    """Days of the happenings, where told."""
    undated: int
    """Claims whose day is not told."""
    quotations: tuple[Quotation, ...]


class Truce(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement as a strip."""

    war: str = ""
    """Parties of the war it belongs to, where a dossier tells of several."""
    number: int
    kind: str
    """`ceasefire`, `exchange`, ..."""
    parties: tuple[str, ...]
    brokers: tuple[str, ...]
    agreed_on: str | None
    agreed_by: str | None
    """Latest day by which it must have been agreed, where its own day is not told."""
    effective: str | None
    ended: str | None
    told: tuple[Quotation, ...]
    """Sentences that tell of the agreement itself."""
    disputed: tuple[Quotation, ...] = ()
    """Of them, those that deny or doubt that it was made, or say that it was suspended, rejected or ended."""
    allegations: tuple[Allegation, ...]
    strip: tuple[tuple[str, tuple[str, ...]], ...]
    """Days in order, each with what lies on it: `agreed`, `in force`, `broken`, `kept`, `ended`."""


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One number with its words. Bars are drawn from `low`, `best`, `high`; `words` is what the text says."""

    number: int
    words: str
    meaning: str
    """The bounds in words: `up to 40`."""
    low: float | None
    best: float | None
    high: float | None
    about: bool = False
    """Whether the words leave `best` open without a bound (`around 70`): a bar then has soft ends."""
    since: str | None
    as_of: str | None
    source: str


class TollLine(msgspec.Struct, frozen=True, kw_only=True):
    """One claimant's figures for one group; a group is named by the words of the text."""

    id: str
    claimant: str
    side: str | None
    kind: TollKind
    who: str | None
    unit: Unit
    scope: Scope
    figures: tuple[Figure, ...]
    """By day, the latest last."""
    top: float
    """End of the bar's axis, the same for all lines of a `TollGroup`; 0 where no figure has a number."""
    perhaps_same: tuple[str, ...] = ()
    """Other lines that may count the same people, in words: `perhaps one quantity with ...`."""
    also_in: int = 0


class TollGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Lines that can stand on one axis: one kind of harm, one unit, one scope. Nothing is added up."""

    war: str = ""
    """Parties of the war it belongs to, where a dossier tells of several."""
    kind: TollKind
    unit: Unit
    scope: Scope
    lines: tuple[TollLine, ...]
    none_from: tuple[str, ...] = ()
    """Parties that give no such toll; `none_words` says which one is meant."""
    none_words: str = ""
    """What holds of those of `none_from`: `no running total reported here, not zero`."""


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim of harm rests on, by whom: `asserted`, `video`, `remnants`, `on-site finding`, ..."""

    label: str
    rank: int
    """0 asserted only, 1 witness or record, 2 looked at: pictures, remnants, on site. Orders marks, grades nothing.

    What a denial rests on has 0 as well: it marks no harm as seen."""
    quotation: Quotation


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place of harm as the text names it; never finer than the text."""

    name: str
    other_names: tuple[str, ...]
    together: tuple[str, ...] = ()
    """Names that stand together wherever it is named, in the conflict file's order; empty where it tells none."""
    precision: str
    lat: float | None
    lon: float | None
    country: str | None


class Harm(msgspec.Struct, frozen=True, kw_only=True):
    """An incident that harmed, with its grounds."""

    war: str = ""
    """Parties of the war it belongs to, where a dossier tells of several."""
    number: int
    id: str
    title: str
    day: str | None
    when: str
    spots: tuple[Spot, ...]
    tolls: tuple[str, ...]
    toll_refs: tuple[tuple[str, int], ...] = ()
    """The same lines, each with the number of the first claim that gives it."""
    weapons: tuple[str, ...]
    grounds: tuple[Ground, ...]
    contested: bool
    on_map: bool = True
    """False where the public page leaves the place out."""


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the timeline."""

    when: str
    what: str
    quotation: Quotation
    incident: int | None


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """A day, or a stretch of days, of the timeline; `day` null: nothing in the text fixes it."""

    day: str | None
    moments: tuple[Moment, ...]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """Who spoke, or is spoken of, with offices and other names."""

    name: str
    office: str | None
    aliases: tuple[str, ...]
    side: str | None
    sector: str
    country: str | None
    claims: tuple[int, ...]
    """Those that it makes."""
    named_in: tuple[int, ...] = ()
    """Claims of others, at most twelve, that name it as doer or target; else those that name it in their words."""


class WeaponLine(msgspec.Struct, frozen=True, kw_only=True):
    """A weapon as named, its class, the treaties on it with whether the alleged user was bound, and who says so."""

    name: str
    kind: str | None
    treaties: tuple[str, ...]
    treaty_refs: tuple[tuple[str, int], ...] = ()
    """The same lines, each with the number of the first claim that it rests on."""
    quotations: tuple[Quotation, ...]


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """A claim that needs a person, and why."""

    weight: int
    why: tuple[str, ...]
    quotation: Quotation


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """An input that was not read."""

    origin: str
    reason: str
    advice: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of one claim, for its place under the sentence."""

    number: int
    id: str
    head: str
    """One line: speaker, act, what, when, where."""
    side: str | None
    fields: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str], ...]
    """Step, and note with its rule."""
    links: tuple[tuple[str, str], ...]
    """Anchor in the page, and what stands there: `i3`, `Shelling, Brezna`."""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a report's text; `claims` rest on it, `ends` are those whose evidence ends with it."""

    text: str
    claims: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    side: str | None = None
    """Side of the speaker of the innermost claim."""
    voiced: bool = False
    """Whether the innermost claim has a named speaker."""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of a report with the cards of the claims that end in it."""

    segments: tuple[Segment, ...]
    cards: tuple[Card, ...] = ()


class ReportText(msgspec.Struct, frozen=True, kw_only=True):
    """One report, whole."""

    number: int
    id: str
    headline: str | None
    about: tuple[tuple[str, str], ...]
    """Publisher, day, dateline, byline, language, address, hash of the original, read by."""
    copy_of: str | None
    paragraphs: tuple[Paragraph, ...]
    claims: int


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """The page but for the reports' texts, which are made one by one."""

    title: str
    made: str
    """Moment of making, UTC."""
    public: bool
    sides: tuple[str, ...]
    """All sides in their order; a side's place in it picks its colour."""
    basis: Basis
    disputes: tuple[Dispute, ...]
    more_disputes: tuple[Dispute, ...]
    """Those after the first screen's."""
    common_gaps: tuple[str, ...] = ()
    """What holds of all disputes, told once."""
    truces: tuple[Truce, ...]
    loose_breaches: tuple[Quotation, ...] = ()
    """Claims of a breach whose agreement the text does not name."""
    tolls: tuple[TollGroup, ...]
    charts: tuple[TollChart, ...] = ()
    """Running totals over time, and those that contradict each other."""
    harm: tuple[Harm, ...]
    findings: tuple[Ground, ...] = ()
    """Field findings that no incident of harm holds."""
    map_svg: str
    """Drawn by us, everything in it escaped; empty where no place of harm can be drawn."""
    map_notes: tuple[str, ...]
    days: tuple[Day, ...]
    appeals: tuple[Quotation, ...]
    voices: tuple[Voice, ...]
    weapons: tuple[WeaponLine, ...]
    doubts: tuple[Doubt, ...]
    doubts_total: int
    refusals: tuple[Refused, ...]
    versions: tuple[tuple[str, str], ...]
    ledger_state: str
    """Hash of the last log entry."""
