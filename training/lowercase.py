"""Make the list of words that English news writes in lower case (`packs/data/lowercase.en.txt`).

In: folders or files of news texts in mixed case. Out: the list, most frequent first is not kept: it is sorted.
A word is in it when it stands in lower case at least twice, and clearly more often than with a capital in
mid-sentence; so names, and words that are as often part of a name, stay out.

    python training/lowercase.py OUT.txt TEXT_OR_FOLDER...
"""

import re
import sys
from collections import Counter
from pathlib import Path

WORDS = 20_000
LEAST = 2
OFTENER = 2
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.!?:;\"“”‘’()\n—–-]")
TAG = re.compile(r"https?://\S+|<[^>]{0,400}>|&\w+;|\\u[0-9a-f]{4}|\\[ntr\"]")
HEAD = """# Words that English news writes in lower case, one a line: how a report set in capitals is read.
# Made by training/lowercase.py from public news corpora in mixed case: words that stand in lower case twice or
# more, and at least twice as often as with a capital in mid-sentence; the {count:,} most frequent, sorted. No text.
"""


def count_words(text: str, lower: Counter[str], capital: Counter[str]) -> None:
    """Count the words of a text in lower case, and with a capital where no sentence begins."""
    previous = "."
    for token in TOKEN.findall(TAG.sub(" ", text)):
        if token.islower():
            lower[token.replace("’", "'")] += 1
        elif token[0].isupper() and previous.islower():
            capital[token.lower().replace("’", "'")] += 1
        previous = token


def main(out: str, *sources: str) -> None:
    """Read the sources and write the list."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for source in sources:
        path = Path(source)
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            count_words(file.read_text(encoding="utf-8", errors="replace"), lower, capital)
    kept = [
        w for w, n in lower.most_common() if n >= LEAST and n >= OFTENER * capital[w] and w.isascii() and len(w) > 1
    ]
    words = sorted([*kept[:WORDS], "a"])
    Path(out).write_text(HEAD.format(count=len(words)) + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words of {len(kept)}, least frequent {lower[kept[:WORDS][-1]]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
