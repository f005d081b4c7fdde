"""Data packs (YAML: lexicons, taxonomy, crosswalks, regions), their loader, the lexicon matcher, the gazetteer.

In: files of `data/`. Out: frozen records and hits. Imports only `records`.
"""
