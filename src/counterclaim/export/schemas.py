"""The records that commands print as JSON in, their JSON Schemas out (docs/reference/schemas).

They are made from the records whenever they are asked for, so an installed program has them: `counterclaim claims
--schema` prints that of a claim, `python -m counterclaim.export.schemas FOLDER` writes all. A test holds these fresh.
"""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.export.summary import Summary
from counterclaim.export.tables import ReportRow
from counterclaim.records.claim import FORMAT as CLAIM_FORMAT
from counterclaim.records.claim import Claim
from counterclaim.records.coded import ImportedSet, SetComparison
from counterclaim.records.exporting import Manifest
from counterclaim.records.ledger import Actor, Ceasefire, Incident, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.records.sources import SourceLine
from counterclaim.records.whole_export import OF_THE_BOOK, VERSION, End, Header, LoggedEntry, LoggedOriginal
from counterclaim.records.wholes import (
    ActorLine,
    Comparison,
    TallyLine,
    TimelineDay,
    TollSum,
    TruceLine,
    WholeIncident,
)
from counterclaim.store import LogEntry, Outcome, Remade, StoredReport, Verification

PRINTED: dict[str, type[msgspec.Struct]] = {
    "actor": Actor,
    "ceasefire": Ceasefire,
    "claim": Claim,
    "comparison": Comparison,
    "imported_set": ImportedSet,
    "incident": Incident,
    "log_entry": LogEntry,
    "manifest": Manifest,
    "remade": Remade,
    "redaction": Outcome,
    "refusal": Refusal,
    "report": ReportRow,
    "source": SourceLine,
    "stored_report": StoredReport,
    "set_comparison": SetComparison,
    "summary": Summary,
    "timeline_day": TimelineDay,
    "toll_series": TollSeries,
    "toll_sum": TollSum,
    "verification": Verification,
    "whole_actor": ActorLine,
    "whole_incident": WholeIncident,
    "whole_toll": TallyLine,
    "whole_truce": TruceLine,
}


LINE = "export_line"
"""A line of our own complete format."""
NAMES = (*PRINTED, LINE)
FIXED = {"claim": CLAIM_FORMAT, LINE: VERSION}
"""Formats that others build on, with their versions: a change of one needs an ADR and a migration (ADR 0015)."""
_REFS = "#/$defs/{name}"


def schema_of(name: str) -> str:
    """The JSON Schema of a record, as the text of its file."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if name in FIXED:
        schema["$id"] = f"urn:counterclaim:schema:{name}:{FIXED[name]}"
    schema |= {"title": name, **(_line() if name == LINE else msgspec.json.schema(PRINTED[name]))}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _line() -> dict[str, Any]:
    """One of all that a line can be; `record` says which."""
    own, told = (Header, LoggedOriginal, LoggedEntry, End), tuple(OF_THE_BOOK.values())
    schemas, parts = msgspec.json.schema_components((*own, *told), ref_template=_REFS)
    of_the_book = (
        {**schema, "properties": {"record": {"const": kind}}, "required": ["record"]}
        for kind, schema in zip(OF_THE_BOOK, schemas[len(own) :], strict=True)
    )
    return {"anyOf": [*schemas[: len(own)], *of_the_book], "$defs": parts}


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        (folder / f"{name}.json").write_text(schema_of(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
