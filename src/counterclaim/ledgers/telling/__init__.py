"""What the sentences of one report tell of truces, by their words alone: which ones, when, and by whose mediation.

In: the report's text and the names of its sides. Out: records that `ceasefires` joins to claims.
"""
