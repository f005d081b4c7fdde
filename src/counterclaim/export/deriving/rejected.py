"""Readings that a person rejected: they are in no count of a ledger, so no view of it holds them.

They stand in `jsonl` alone, each with who rejected it and why.
"""

from typing import Final

from counterclaim.records.exporting import Rule

REJECTED: Final = Rule(
    "rejected", "A person holds that the report does not say it, so it is counted in nothing; it is in jsonl."
)
