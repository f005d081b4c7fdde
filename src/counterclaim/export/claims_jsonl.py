"""Claims in, the public claim format out: one JSON object a line (docs/reference/claims.md).

Keys stand in the order of the format, nulls are written. No time of reading ever enters a claim.
"""

from counterclaim.export.json_records import to_json
from counterclaim.records.claim import Claim


def claim_line(claim: Claim) -> bytes:
    """One line of a claims file, with its line end."""
    return to_json(claim).encode() + b"\n"
