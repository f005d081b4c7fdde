"""Turn a place name into the key under which the gazetteer keeps it.

In: a name as written anywhere ("Óld-Brídge", "OLD BRIDGE", "Al-Sample"). Out: one plain key, the same
for spellings that differ in accents, capitals, hyphens or apostrophes only. Reads no pack.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ə": "a",
        "ǝ": "a",
        "Ə": "a",
        "Ǝ": "a",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ŋ": "ng",
        "ʼ": "",
        "ʻ": "",
        "ʿ": "",
        "ʾ": "",
        "’": "",
        "‘": "",
        "'": "",
        "`": "",
        "´": "",
        "′": "",
    }
)
_BREAKS = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:al|el|ar|ad|as|ash|at|an|az|adh|ath)[ -](?=\w{3})", re.IGNORECASE)
_HALVES = {"northern": "north", "southern": "south", "eastern": "east", "western": "west"}


def fold_name(name: str) -> str:
    """The key of a name: no accents, no capitals, words apart by one space; "" where nothing Latin is left.

    >>> fold_name("Old‑Bridge"), fold_name("Şağdan"), fold_name("Sam'ple")
    ('old bridge', 'sagdan', 'sample')
    """
    if name.isascii():
        text = name.replace("'", "").replace("`", "").lower()
    else:
        lowered = unicodedata.normalize("NFKC", name).casefold().translate(_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
        if any(c.isalpha() and not c.isascii() for c in text):
            return ""
    return _BREAKS.sub(" ", text.replace(".", "")).strip()


def key_variants(name: str) -> tuple[str, ...]:
    """The key of a name, then those of its usual other spellings: without an Arabic article, "north" for "northern".

    >>> key_variants("Al-Sample"), key_variants("Northern Sample")
    (('al sample', 'sample'), ('northern sample', 'north sample'))
    """
    key = fold_name(name)
    if not key:
        return ()
    found = [key]
    if _ARTICLE.match(name):
        found.append(fold_name(_ARTICLE.sub("", name)))
    words = key.split()
    if words[0] in _HALVES and len(words) > 1:
        found.append(" ".join([_HALVES[words[0]], *words[1:]]))
    return tuple(dict.fromkeys(k for k in found if k))
