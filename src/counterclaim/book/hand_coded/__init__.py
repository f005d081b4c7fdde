"""A ledger beside a hand-coded set: what both have, what one alone has, and where they differ."""
