"""Make the list of how rare English news words are (`packs/data/rarity.en.txt`).

In: folders or files of news texts in mixed case. Out: the most frequent words in lower case, by bands: in one of how
many documents a word stands, as a power of two. Names stay out, so that all names weigh alike. Bare words, no text.

    python training/rarity.py OUT.txt TEXT_OR_FOLDER...
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from counterclaim.packs.rarity import stem

ROOT = Path(__file__).resolve().parents[1]
WORDS = 12_000
LEAST = 4
LEAST_LETTERS = 3
LOWER = frozenset((ROOT / "src/counterclaim/packs/data/lowercase.en.txt").read_text(encoding="utf-8").split())
TOKEN = re.compile(r"[^\W\d_]+")
TAG = re.compile(r"https?://\S+|<[^>]{0,400}>|&\w+;|\\u[0-9a-f]{4}|\\[ntr\"]")
HEAD = """# How rare words of English news are: a line a band, N first: in one of 2^N documents. Unlisted is rarer.
# Made by training/rarity.py from public news corpora: words in lower case by their stem, so that names weigh alike.
# The {count:,} stems that stand in most of {total:,} documents. Bare words, no text.
"""


def documents(path: Path) -> Iterator[str]:
    """The texts of a file: a record or line each where there are such, else the whole file."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix == ".json" and text.lstrip().startswith("["):
        yield from (json.dumps(record, ensure_ascii=False) for record in json.loads(text))
    elif path.suffix in (".jsonl", ".tsv", ".json") and text.count("\n") > 1:
        yield from text.splitlines()
    else:
        yield text


def main(out: str, *sources: str) -> None:
    """Read the sources and write the list."""
    seen: Counter[str] = Counter()
    total = 0
    for source in map(Path, sources):
        files = sorted(p for p in source.rglob("*") if p.is_file()) if source.is_dir() else [source]
        for text in (text for file in files for text in documents(file)):
            words = {stem(w) for w in TOKEN.findall(TAG.sub(" ", text)) if w in LOWER}
            seen.update(w for w in words if len(w) >= LEAST_LETTERS)
            total += 1
    kept = [(w, n) for w, n in seen.most_common(WORDS) if n >= LEAST]
    bands: dict[int, list[str]] = {}
    for word, count in kept:
        bands.setdefault(round(math.log2(total / count)), []).append(word)
    lines = (f"{band} {' '.join(sorted(words))}" for band, words in sorted(bands.items()))
    Path(out).write_text(HEAD.format(count=len(kept), total=total) + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} stems of {total} documents")


if __name__ == "__main__":
    main(*sys.argv[1:])
