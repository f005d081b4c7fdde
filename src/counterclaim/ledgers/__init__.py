"""Claims and incidents to ledgers: truces and their alleged breaches, tolls per claimant, what a page rests on.

In: the claims of reports. Out: `Ceasefire`, `TollSeries` and `RestsOn` records. Imports records and packs.
"""
