"""The language of a text, offline.

In: a text. Out: its language as a two-letter code, or none when the text is too short to tell. English is told by the
small words that no English sentence does without; only a text without them is given to a larger detector. No pack is
read.
"""

import re

_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = frozenset(
    (
        "the",
        "of",
        "to",
        "and",
        "in",
        "a",
        "that",
        "for",
        "was",
        "on",
        "by",
        "with",
        "is",
        "he",
        "his",
        "as",
        "at",
        "it",
        "be",
        "has",
        "from",
        "had",
        "were",
        "are",
        "an",
        "said",
        "which",
        "not",
        "this",
        "but",
        "who",
        "their",
        "they",
        "after",
        "its",
        "have",
        "been",
        "will",
        "or",
        "she",
        "her",
        "there",
        "more",
        "than",
        "two",
        "about",
        "when",
        "would",
        "one",
        "against",
        "into",
        "no",
    )
)
_SURE = 0.22
"""Share of small words from which a text is English."""
_SAMPLE = 20_000
_SHORTEST = 12
"""Words below which no language is told."""
ENGLISH = "en"


def detect_language(text: str) -> str | None:
    """Code of the text's language: `detect_language("The army said that it had left the town ...")` is `"en"`."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _SHORTEST:
        return None
    if sum(word in _SMALL_WORDS for word in words) >= _SURE * len(words):
        return ENGLISH
    import py3langid  # type: ignore[import-untyped]

    return str(py3langid.classify(" ".join(words))[0])
