"""What the ledger gives back beyond the shared records: stored reports, log entries, counts, what a check found."""

import msgspec

from counterclaim.records.book import Decision
from counterclaim.records.ledger import SideCount
from counterclaim.records.report import Report


class StoredReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report as the ledger keeps it: with where its bytes came from, who collected them when, and what read it."""

    report: Report
    origin: str
    collected_at: str
    collector: str
    media_type: str
    bytes: int
    claims: int
    versions: dict[str, str]
    log: int
    """Number of the log entry that stored it."""


class Period(msgspec.Struct, frozen=True):
    """Days of publication, both included; null leaves an end open. A report without a day lies in no such period."""

    first: str | None = None
    last: str | None = None

    @property
    def bounded(self) -> bool:
        """Whether anything is left out."""
        return self.first is not None or self.last is not None


class LogEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the audit log. `payload` is the JSON that replay works from; `hash` chains it to all before it.

    `payload_sha256` covers payload, subject, reason and name together with `salt`; entries older than salts have none.
    """

    seq: int
    at: str
    run: str
    actor_kind: str
    actor_name: str
    kind: str
    subject: str
    supersedes: int | None
    reason: str | None
    payload: str
    payload_sha256: str
    previous: str
    hash: str
    salt: str | None = None


class StoredDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A decision as it stands in the log, and the number of the one that undid it."""

    seq: int
    at: str
    decision: Decision
    undone_by: int | None = None


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much the ledger holds, and whose words it rests on."""

    reports: int
    claims: int
    incidents: int
    contested: int
    ceasefires: int
    tolls: int
    actors: int
    refusals: int
    log: int
    checked: int
    """Claims that a person has checked, of those that stand."""
    rejected: int = 0
    """Claims that a person rejected; they are in no other count."""
    by_side: tuple[SideCount, ...]
    no_toll_from: tuple[str, ...]
    """Sides that make claims and give no toll."""
    third_parties: int
    own_voice: int
    """Claims without a named speaker: the reports' own voice, or hearsay."""
    undated: int
    """Reports whose day of publication nothing fixes."""
    unresolved_times: int
    """Claims of happenings whose day nothing in the text fixes."""
    first_day: str | None
    last_day: str | None
    publishers: tuple[tuple[str | None, int], ...]


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of the ledger found: nothing in `problems` means that log, originals and state agree."""

    entries: int
    head: str
    """Hash of the last log entry; noted elsewhere, it proves later that the log was not cut short."""
    originals: int
    problems: tuple[str, ...]
    redactions: int = 0
    blanked: int = 0
    """Log entries that were blanked by a redaction; each is checked against the hash that the redaction tells."""
    blanked_originals: int = 0
