"""Reports of one affair are found whatever their order; within it the same kind of word is one happening."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from counterclaim.bench.affairs import affairs
from counterclaim.bench.camps import camps
from counterclaim.bench.incidents import predict, read_reports
from counterclaim.records.claim import Span
from counterclaim.records.document import Annotations, Document, Happening, Sentence, Token
from counterclaim.records.enums import Zone
from counterclaim.records.errors import InputError
from counterclaim.records.report import Report

TEXTS = (
    "Gunmen shot the lighthouse keeper Odo Brann at Quellmouth on Friday.",
    "The shooting of keeper Odo Brann shocked Quellmouth and its lighthouse.",
    "A flood swept the vineyards of Tarsk, drowning the vintner Ilka Worth.",
)


def test_reports_of_one_affair_have_one_number() -> None:
    first, second, third = affairs(TEXTS)
    assert first == second != third


def test_the_order_of_reading_changes_nothing() -> None:
    for mixed in permutations(TEXTS):
        homes = affairs(mixed)
        together = {frozenset(t for t, h in zip(mixed, homes, strict=True) if h == home) for home in homes}
        assert together == {frozenset(TEXTS[:2]), frozenset(TEXTS[2:])}


def test_two_raids_told_in_the_same_words_are_two_affairs() -> None:
    raid = "The navy foiled a pirate attack on ships off the cape; {ship} under captain {man} seized {n} boats."
    one = [raid.format(ship="Sukarel", man="Orvind", n=23) + f" Report {i}a." for i in range(6)]
    two = [raid.format(ship="Myzonne", man="Talbrek", n=47) + f" Report {i}b." for i in range(6)]
    homes = affairs([*one, *two])
    assert set(homes[:6]) & set(homes[6:]) == set()


def test_what_all_reports_share_hides_no_camps() -> None:
    shared = tuple((f"shared{n}", 0.3) for n in range(5))
    first = [(*shared, ("lighthouse", 0.2), ("keeper", 0.2), (f"a{n}", 0.1)) for n in range(5)]
    second = [(*shared, ("vineyard", 0.2), ("vintner", 0.2), (f"b{n}", 0.1)) for n in range(6)]
    assert set(camps([*first, *second])) == {tuple(range(5)), tuple(range(5, 11))}


def test_reports_that_share_their_words_are_one_camp() -> None:
    words = ("keeper", "lighthouse", "storm", "cape", "rescue", "boat")
    reports = [tuple((word, 0.4) for word in words if word != words[n % 6]) for n in range(12)]
    assert camps(reports) == [tuple(range(12))]


def test_a_few_reports_make_no_camps() -> None:
    assert camps([]) == [()]
    assert camps([(("keeper", 1.0),), (("vintner", 1.0),)]) == [(0, 1)]
    assert camps([()] * 9) == [tuple(range(9))]


def test_no_reports_no_affairs() -> None:
    assert affairs([]) == []


def build(text: str) -> Document:
    """Words between blanks; "shot" is a verb, "shooting" a noun, all others are names."""
    tokens, at = [], 0
    for n, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        pos = {"shot": "VERB", "shooting": "NOUN"}.get(word, "PROPN")
        lemma = {"shot": "shoot"}.get(word, word)
        tokens.append(Token(n, start, at, word, lemma, pos, pos, "dep", 0, "", False, 0))
    sentence = Sentence(0, 0, len(text), 0, len(tokens), 0, Zone.BODY)
    seen = tuple(
        Happening(
            span=Span(t.start, t.end),
            type="other",
            share=1,
            sure=1,
            stance="asserts",
            stance_share=1,
            flags=(),
            piece=0,
        )
        for t in tokens
        if t.text == "drowning"
    )
    return Document(Report(id="r", text=text), (), (sentence,), tuple(tokens), Annotations((), "m", "", seen))


def test_rows_are_as_the_scorer_wants_them(tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"d{n}", "text": text}) for n, text in enumerate(TEXTS)]
    (tmp_path / "book.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = list(predict(tmp_path, "book", build))
    told = {TEXTS[int(row["doc"][1])][row["start"] : row["end"]]: row["incident"] for row in rows}
    assert set(told) == {"shot", "shooting", "flood", "drowning"}
    assert told["shot"] == told["shooting"] != told["drowning"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(read_reports(tmp_path, "none"))
