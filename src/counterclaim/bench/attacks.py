"""What was done to defenders of human rights, by whom, to whom, where and when: HRDsAttack, `bench attacks`.

In: a corpus folder with `data/<split>.json` (a JSON list of records; of each the part `sample`: number, title, article
as HTML, day of publication). Out: a row an article, `{"id", "violation_types", "perpetrator_type", "victims",
"country", "region", "city", "year", "month", "day"}`. Only the beginning is read: the first four windows tell what an
article is about. Reads no pack.
"""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from counterclaim.bench.heads import Listen, Scored, best, chances, mentions
from counterclaim.bench.rows import Row, read_json, words_of
from counterclaim.records.errors import InputError

MOST_WINDOWS = 4
UNKNOWN = "unknown"
# Chosen on the 100 articles of dev by `benchmarks/thresholds.py`; to be chosen anew when weights change.
LEAST = 0.2
LEAST_VICTIM = 0.5
LEAN_VICTIMS = 0.5
SETTING = ("country", "region", "city", "year", "month", "day")
_TAG = re.compile(r"<[^>]+>")

Setting = dict[str, str | int | None]
Settle = Callable[[str, str | None], Setting]
"""Where and when, of a text and its ISO day of publication."""


class Article(msgspec.Struct, frozen=True):
    """One article: its number, its title and body in plain words, and its ISO day of publication where told."""

    id: int | str
    text: str
    published: str | None


def predict(corpus: Path, split: str, listen: Listen, *, settle: Settle | None = None) -> Iterator[Row]:
    """A row for every article of the split; without `settle` where and when stay unsaid."""
    for one in read_articles(corpus, split):
        setting = settle(one.text, one.published) if settle else dict.fromkeys(SETTING)
        yield {"id": one.id, **attack_row(listen(one.text)), **setting}


def read_articles(corpus: Path, split: str) -> Iterator[Article]:
    """Every article of the split. InputError when the file is missing or not as published."""
    path = corpus / "data" / f"{split}.json"
    for number, record in read_json(path):
        told = record.get("sample")
        if not isinstance(told, dict) or "Input.GLOBALEVENTID" not in told:
            raise InputError(f"{path}, record {number} has no article under sample: give the corpus as published")
        yield _article(told, path, number)


def _article(told: dict[str, Any], path: Path, number: int) -> Article:
    title, markup = told.get("Input.title") or "", words_of(told, "Input.article_interface", path, number)
    day = str(told.get("Input.publish_date"))[:10]
    return Article(
        told["Input.GLOBALEVENTID"],
        f"{title}\n{plain_body(markup)}",
        day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None,
    )


def plain_body(markup: str) -> str:
    """The article's words: a line break for every tag."""
    return html.unescape(_TAG.sub("\n", markup)).strip()


def attack_row(scored: Scored, *, least: float = LEAST, least_victim: float = LEAST_VICTIM) -> Row:
    """Kinds of violation, kind of perpetrator, and names of victims."""
    return {
        "violation_types": violations(scored, least),
        "perpetrator_type": best(scored, "perpetrator"),
        "victims": victims(scored, least_victim),
    }


def violations(scored: Scored, least: float) -> list[str]:
    """The kinds of violation that are likely enough; always one, for every article of the corpus tells of one."""
    odds = chances(scored, "violations")
    found = [kind for kind, chance in odds.items() if chance >= least and kind != UNKNOWN]
    return found or [max(odds, key=lambda kind: odds[kind])]


def victims(scored: Scored, least: float) -> list[str]:
    """Names of victims, each once: of names that hold one another the longest."""
    found = [m for m in mentions(scored, "victims", lean=LEAN_VICTIMS) if m.share >= least]
    names = sorted({" ".join(scored.text[m.start : m.end].split()) for m in found}, key=lambda n: (-len(n), n))
    kept: list[str] = []
    for name in names:
        words = set(name.lower().split())
        if not any(words <= set(other.lower().split()) for other in kept):
            kept.append(name)
    return kept
