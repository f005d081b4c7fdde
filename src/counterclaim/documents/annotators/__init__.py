"""The trained parts of reading. In: a text and its paragraphs. Out: words, sentences, and who says what.

Only here may a library for language models be imported. Reads the packs `sentences.en` and `lowercase.en.txt`.
"""
