"""Claims to incidents: which claims answer which, and which are about one happening.

In: the claims of a report. Out: the same claims with `answers`, and incidents with accounts and facets.
Imports records and packs.
"""
