"""A peer: dates in running text by dateparser. Run by the Python of requirements/bench.txt.

In: JSON Lines of `{"doc", "text", "day"}`. Out: JSON Lines in the time scorer's format, every find as a date. Finds
without a word are left out and its default preference is kept: either the other way costs it 6 to 20 points.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime
from pathlib import Path

_WORD = re.compile(r"[A-Za-z]{3}")


def main() -> None:
    """Read the first file, write the second."""
    from dateparser.search import search_dates

    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for row in map(json.loads, lines):
            settings = {"RELATIVE_BASE": datetime.fromisoformat(row["day"])} if row["day"] else {}
            found, at = [], 0
            for words, moment in search_dates(row["text"], languages=["en"], settings=settings) or []:
                start = row["text"].find(words, at)
                if start < 0:
                    continue
                at = start + len(words)
                if _WORD.search(words):
                    found.append({"start": start, "end": at, "type": "DATE", "value": f"{moment:%Y-%m-%d}"})
            out.write(json.dumps({"doc": row["doc"], "timexes": found}) + "\n")


if __name__ == "__main__":
    main()
