"""The ledger database: readings in, stored rows and an append-only audit log out; state is a replay of the log.

Knows records only; reads no pack. SQLAlchemy is imported here, so commands import this package where they need it.
"""

from counterclaim.store.audit import Run, new_run
from counterclaim.store.book import BookIndex, KeptEdge, KeptPart
from counterclaim.store.decided import claim_at
from counterclaim.store.lookup import Record
from counterclaim.store.making_anew import Remade
from counterclaim.store.opening import is_ledger, open_store
from counterclaim.store.queries import ClaimFilter
from counterclaim.store.redacting import Outcome, Plan, RedactedError
from counterclaim.store.rows import Counts, LogEntry, Period, StoredDecision, StoredReport, Verification
from counterclaim.store.store import Store

__all__ = [
    "BookIndex",
    "ClaimFilter",
    "Counts",
    "KeptEdge",
    "KeptPart",
    "LogEntry",
    "Outcome",
    "Period",
    "Plan",
    "Record",
    "RedactedError",
    "Remade",
    "Run",
    "Store",
    "StoredDecision",
    "StoredReport",
    "Verification",
    "claim_at",
    "is_ledger",
    "new_run",
    "open_store",
]
