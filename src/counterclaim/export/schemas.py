"""The records that commands print as JSON in, their JSON Schemas out (docs/reference/schemas).

`python -m counterclaim.export.schemas FOLDER` writes them; a test holds them fresh.
"""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.export.summary import Summary
from counterclaim.export.tables import ReportRow
from counterclaim.records.claim import Claim
from counterclaim.records.exporting import Manifest
from counterclaim.records.ledger import Actor, Ceasefire, Incident, TollSeries
from counterclaim.records.report import Refusal
from counterclaim.records.sources import SourceLine
from counterclaim.records.wholes import (
    ActorLine,
    Comparison,
    TallyLine,
    TimelineDay,
    TollSum,
    TruceLine,
    WholeIncident,
)
from counterclaim.store import LogEntry, Outcome, StoredReport, Verification

PRINTED: dict[str, type[msgspec.Struct]] = {
    "actor": Actor,
    "ceasefire": Ceasefire,
    "claim": Claim,
    "comparison": Comparison,
    "incident": Incident,
    "log_entry": LogEntry,
    "manifest": Manifest,
    "redaction": Outcome,
    "refusal": Refusal,
    "report": ReportRow,
    "source": SourceLine,
    "stored_report": StoredReport,
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


def schema_of(name: str) -> str:
    """The JSON Schema of a record, as the text of its file."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **msgspec.json.schema(PRINTED[name]),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder, one file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PRINTED:
        (folder / f"{name}.json").write_text(schema_of(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
