"""Sources, actors and reports as rows: whose words were read. Nobody checks them one by one, and each row says so."""

from counterclaim.export.deriving.columns.column import Column, Table, Type, web
from counterclaim.records.exporting import Rule
from counterclaim.records.report import Report
from counterclaim.records.sources import SourceLine
from counterclaim.records.wholes import ActorLine, OfficeHeld

_FLAT = Rule("actors_flat", "Reasons why names are one actor, and reports of offices, have no column.")
KEPT = Rule(
    "checked_only_kept",
    "Under --checked-only a report, publisher or actor stays where a claim that a person checked stands in it, in a "
    "report of it, or names it. Nobody checks these rows themselves: they say false, and what they tell (counts, "
    "names, offices, texts) is the whole ledger's, as the machine read it.",
)
_UNCHECKED = "false: people check claims, not rows of this table."


def _office(held: OfficeHeld) -> str:
    days = f", {held.first or ''} to {held.over or held.last or ''}" if held.first or held.last or held.over else ""
    return f"{held.title or 'office not named'}{days}"


_SOURCES: tuple[Column[SourceLine], ...] = (
    Column("publisher", Type.TEXT, "Name of the publisher; null: reports that tell none.",
           lambda row: row.publisher),
    Column("reports", Type.WHOLE, "Reports that were read.", lambda row: row.reports),
    Column("origins", Type.WHOLE, "Of these, not shown to be copies of one another.", lambda row: row.origins),
    Column("words_of", Type.TEXTS, "Other publishers and desks whose words its reports carry.",
           lambda row: row.words_of),
    Column("affiliation", Type.TEXT, "Its ties, where the team's conflict file says so.",
           lambda row: row.affiliation),
    Column("reliability", Type.TEXT, "The letter that the team gave it; null: none.", lambda row: row.reliability),
    Column("note", Type.TEXT, "The team's note on it.", lambda row: row.note),
    Column("listed", Type.YES_NO, "Whether the conflict file lists it.", lambda row: row.listed),
    Column("claims_by_side", Type.TEXTS, "Claims that each side makes in it.",
           lambda row: tuple(f"{one.side}: {one.claims}" for one in row.claims)),
    Column("third_parties", Type.WHOLE, "Claims of third parties.", lambda row: row.third_parties),
    Column("own_voice", Type.WHOLE, "Claims in its reports' own voice.", lambda row: row.own_voice),
    Column("first_day", Type.TEXT, "First day of publication.", lambda row: row.first_day),
    Column("last_day", Type.TEXT, "Last day of publication.", lambda row: row.last_day),
    Column("checked", Type.YES_NO, _UNCHECKED, lambda _: False),
)  # fmt: skip
_ACTORS: tuple[Column[ActorLine], ...] = (
    Column("actor", Type.TEXT, "Id of the actor.", lambda row: row.id),
    Column("name", Type.TEXT, "Its fullest name; a label where a private person's name is withheld.",
           lambda row: row.name),
    Column("other_names", Type.TEXTS, "Other names by which the reports call it.", lambda row: row.aliases),
    Column("kind", Type.TEXT, "person, body, state or group.", lambda row: row.kind),
    Column("sector", Type.TEXT, "What it is, such as government or media.", lambda row: row.sector),
    Column("side", Type.TEXT, "Its side; null: none, or not known.", lambda row: row.side),
    Column("country", Type.TEXT, "Country that the reports give it.", lambda row: row.country),
    Column("nation", Type.TEXT, "State or territory it belongs to (ISO code, or id of a disputed territory).",
           lambda row: row.nation),
    Column("body", Type.TEXT, "Id of the body that a person speaks for.", lambda row: row.body),
    Column("offices", Type.TEXTS, "Of a person: offices with the days on which reports give them.",
           lambda row: tuple(map(_office, row.offices))),
    Column("may_be", Type.TEXTS, "Ids of others that may be the same; nothing joins them.",
           lambda row: tuple(one.other for one in row.overlaps)),
    Column("reports", Type.WHOLE, "Reports that name it.", lambda row: row.sources.reports),
    Column("origins", Type.WHOLE, "Of these, not shown to be copies of one another.",
           lambda row: row.sources.origins),
    Column("checked", Type.YES_NO, _UNCHECKED, lambda _: False),
)  # fmt: skip
_REPORTS: tuple[Column[Report], ...] = (
    Column("report", Type.TEXT, "Id of the report.", lambda row: row.id),
    Column("headline", Type.TEXT, "Its headline.", lambda row: row.headline),
    Column("dateline", Type.TEXT, "Its dateline.", lambda row: row.dateline),
    Column("dateline_place", Type.TEXT, "The place of its dateline.", lambda row: row.dateline_place),
    Column("byline", Type.TEXT, "Its byline.", lambda row: row.byline),
    Column("publisher", Type.TEXT, "Who published it; null: not told.", lambda row: row.publisher),
    Column("published", Type.TEXT, "Day of publication (ISO 8601); null: nothing fixes it.",
           lambda row: row.published),
    Column("url", Type.TEXT, "Its address on the web.", lambda row: web(row.url)),
    Column("language", Type.TEXT, "Its language.", lambda row: row.language),
    Column("sha256", Type.TEXT, "Hash of the bytes as collected.", lambda row: row.sha256 or None),
    Column("text", Type.TEXT, "Its text: where claims' words stand, in characters from 0.", lambda row: row.text),
    Column("checked", Type.YES_NO, _UNCHECKED, lambda _: False),
)  # fmt: skip

SOURCES: Table[SourceLine] = Table(
    name="sources",
    about="A publisher of reports that were read.",
    columns=_SOURCES,
    records=lambda material: material.sources(),
    named=lambda row: row.publisher or "no publisher",
    kept=KEPT,
)
ACTORS: Table[ActorLine] = Table(
    name="actors",
    about="A person, body, force or state as all reports name it.",
    columns=_ACTORS,
    records=lambda material: material.actors(),
    named=lambda row: row.id,
    kept=KEPT,
    flat=_FLAT,
)
REPORTS: Table[Report] = Table(
    name="reports",
    about="A document as published.",
    columns=_REPORTS,
    records=lambda material: material.reports(),
    named=lambda row: row.id,
    kept=KEPT,
)
