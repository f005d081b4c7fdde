"""Claims and incidents to ledgers: truces and their alleged breaches, tolls per claimant.

In: the claims of reports. Out: `Ceasefire` and `TollSeries` records. Imports records and packs.
"""
