"""Files to documents: read inputs, tell furniture from report, cut into paragraphs and sentences, annotate.

In: paths, or a report. Out: sources and refusals (`inputs.read_inputs`), documents (`building.build_document`). Reads
the packs `furniture.en` and `sentences.en` and the word list `lowercase.en.txt`. Nothing is imported here, so that a
list that only reads a dateline loads no parser.
"""
