"""Dispatches are hostile input: any text is refused or read, in bounded time, with offsets inside it."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterable, Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.spans import spans_of

from counterclaim import pipeline
from counterclaim.pipeline import load_reader, read_all
from counterclaim.records.claim import Quote
from counterclaim.records.ledger import Reading
from counterclaim.records.report import Refusal
from counterclaim.records.settings import Settings

SECONDS, SECONDS_KNOWN_SLOW = 30.0, 2.5
"""Of one core. A text of this file takes one to ten where each step grows with the text, minutes where one does not."""
LEAD = "GOMA, May 14, 2024 (Example Wire) — The army accused the rebels of shelling the port on Monday.\n\n"

WORDS = ("the", "rebels", "shelled", "the", "port", "and", "the", "army", "bombed", "a", "mill", "near", "Goma")
TEXTS: dict[str, str] = {
    "long report": LEAD + "The rebels shelled the port, the mayor said. Two dockers were killed.\n\n" * 80,
    "one paragraph without end": LEAD + "The rebels shelled the port, the mayor said. " * 80,
    "one word": "Ceasefire",
    "one letter": "a",
    "one line of one word": "shelling " * 500,
    "sentence of 5,000 words": LEAD + " ".join(WORDS[n % len(WORDS)] for n in range(5000)) + ".",
    "sentence of 200 names": LEAD + ", ".join(f"General Omar Dahl{n}" for n in range(200)) + " met on Monday.",
    "word of 60,000 letters": LEAD + "a" * 60_000,
    "digits": LEAD + "1" * 50_000 + " people were killed.",
    "numbers": LEAD + "12,345 killed and " * 1500,
    "10,000 quotation marks": LEAD + "“”" * 5000,
    "2,000 open quotation marks": LEAD + "“ " * 2000,
    "2,000 plain quotations": LEAD + '"the rebels said" ' * 2000,
    "400 apostrophes": LEAD + "the army's mayor's " * 200,
    "nested quotations": LEAD + "“He said ‘" * 1000 + "the port burned" + "’”" * 1000,
    "nested speech": LEAD + "The envoy said that the mayor said that " * 60 + "the port burned.",
    "nested pronouns": LEAD + "It adds that it adds that " * 60,
    "nested brackets": LEAD + "(the army [the rebels " * 100 + "shelled the port" + "])" * 100,
    "nested clauses": LEAD + "the army that the rebels that " * 60 + "fled attacked.",
    "only marks": ".,;:!?—-()[]{}…" * 2000,
    "only full stops": "." * 30_000,
    "only dashes": "— " * 15_000,
    "only line ends": "\n" * 50_000,
    "lines of one letter": "\n".join("abcdefgh"[n % 8] for n in range(8000)),
    "paragraphs of one word": "\n\n".join(WORDS[n % len(WORDS)] for n in range(300)),
    "only emoji": "🙂💥🏚️👩‍👩‍👧‍👦" * 3000,
    "emoji inside": LEAD.replace(" ", " 💥 ") * 8,
    "control characters": LEAD + "".join(map(chr, (*range(1, 10), 11, 12, *range(14, 32), 127))) * 800,
    "controls inside words": LEAD + "The re\x00bels shel\x07led the po\x1brt, the mayor said.",
    "a few controls": LEAD + "The rebels shel\x07led the port, the mayor said. " * 40,
    "bidi overrides": LEAD + "\u202eThe rebels shelled\u202c the \u2066port\u2069, the mayor said. " * 40,
    "zero width": LEAD + "The\u200b re\u200dbels shelled\ufeff the port\u2060. " * 40,
    "combining marks": LEAD + "z" + "\u0301" * 20_000 + " shelled the port.",
    "full width": LEAD + "Ｔｈｅ ｒｅｂｅｌｓ ｓｈｅｌｌｅｄ ｔｈｅ ｐｏｒｔ. " * 40,
    "look-alike letters": LEAD + "Thе rеbеls shеllеd thе роrt. " * 40,
    "odd spaces": LEAD + "The\u00a0rebels\u2003shelled\u3000the\u2028port\u2029and\x85left.\x0b" * 40,
    "other line ends": LEAD.replace("\n", "\r") + "The rebels shelled the port.\r\n\rThe mayor said so.\x0c" * 40,
    "a place 5,000 times": LEAD + "Stepanakert " * 5000,
    "a place 200 times in sentences": LEAD + "The rebels shelled Goma. " * 200,
    "a name 5,000 times": LEAD + "Omar Dahl " * 5000,
    "a name 200 times in sentences": LEAD + "General Omar Dahl said so. " * 200,
    "300 bodies": LEAD + " ".join(f"The Army of Land{n} said so." for n in range(300)),
    "200 speakers in turn": LEAD + "He said that she said. It said that they said. " * 100,
    "200 accusations": LEAD + "Chad accused Sudan of shelling Adre. Sudan denied it. " * 100,
    "100 truces": LEAD + "Chad and Sudan signed a ceasefire on May 3, 2024. " * 100,
    "times": LEAD + "on Monday, on May 3, at 5 a.m., last week, two days ago, " * 50,
    "urls": LEAD + "https://example.org/" + "a/" * 10_000,
    "mark-up": LEAD + "<script>alert(1)</script><b>" * 100,
    "formula": LEAD + "=cmd|' /C calc'!A0 \n" * 100,
    "template": LEAD + "{{7*7}} ${x} %s %n {0} " * 100,
    "mixed scripts": LEAD + "Армия обстреляла порт. 軍が港を砲撃した。 قصف الجيش الميناء. " * 30,
    "capitals": (LEAD + "The rebels shelled the port, the mayor said. ").upper() * 15,
    "colons": LEAD + "The army said:\n\n" * 400,
    "commas": LEAD + "the army, the rebels, " * 150,
    "hyphens": LEAD + "army-" * 800,
    "bullets": LEAD + "- the army\n* the rebels\n• the port\n" * 60,
    "datelines": LEAD * 30,
    "headlines": "Rebels shell port\n\n" * 100,
}
SLOW: dict[str, str] = {
    "numbers": "claims/tolls: every number of a sentence looks at all others (_is_whole)",
    "10,000 quotation marks": "claims/actors: a row is made from the whole sentence for every word (names.make_row)",
    "2,000 plain quotations": "claims/attribution: every cue looks at all words of a long sentence (_content_by_frame)",
    "nested quotations": "claims/actors: children of a word are sought among all words of the sentence (clauses)",
    "urls": "claims/propositions: the clause of every word is sought up the whole chain of heads (clause_head)",
}
"""Texts on which a step grows with the square of what it reads, and which step; a line goes when it is mended."""


class TooLong(BaseException):
    """Reading took too long. No Exception, so that the pipeline's guard does not take it for a failure."""


@pytest.fixture
def limited(name: str) -> Iterator[None]:
    """Ends a test that takes too much processor time; one that is known to sooner, to keep the run short."""
    seconds = SECONDS_KNOWN_SLOW if name in SLOW else SECONDS

    def stop(*_: object) -> None:
        raise TooLong(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


def cases(names: Iterable[str], slow: dict[str, str]) -> list[object]:
    return [
        pytest.param(n, id=n, marks=[pytest.mark.xfail(strict=True, reason=slow[n])] if n in slow else [])
        for n in names
    ]


@pytest.fixture(scope="session")
def reader():
    return load_reader(Settings())


@pytest.fixture
def loaded(monkeypatch, reader):
    monkeypatch.setattr(pipeline, "load_reader", lambda settings: reader)


def hold(outcome: Reading | Refusal) -> None:
    """What must be true of whatever comes out."""
    if isinstance(outcome, Refusal):
        assert outcome.reason != "failed", outcome.advice
        assert outcome.advice
        return
    text = outcome.report.text
    for claim in outcome.claims:
        for span in spans_of(claim):
            assert 0 <= span.start < span.end <= len(text)
            assert not isinstance(span, Quote) or span.text == text[span.start : span.end]
        assert claim.evidence.text.strip()
        assert claim.reasons
    msgspec.json.encode(outcome.claims)


@pytest.mark.parametrize("name", cases(TEXTS, SLOW))
def test_text_is_refused_or_read_in_bounded_time(name, tmp_path, loaded, limited):
    path = tmp_path / "hostile.txt"
    path.write_bytes(TEXTS[name].encode("utf-8", "surrogatepass"))
    (outcome,) = read_all([str(path)], settings=Settings(published="2024-05-14"))
    hold(outcome)


@pytest.mark.parametrize(
    "name",
    ["sentence of 5,000 words", "2,000 open quotation marks", "bidi overrides", "zero width"],
)
def test_the_plain_claim_before_the_hostile_words_is_still_read(name, tmp_path, loaded):
    path = tmp_path / "hostile.txt"
    path.write_text(TEXTS[name][: len(LEAD) + 3000], encoding="utf-8")
    (reading,) = read_all([str(path)], settings=Settings())
    assert isinstance(reading, Reading)
    first = next(c for c in reading.claims if "shelling the port" in c.evidence.text)
    assert (first.speaker.name, first.stance, first.event.type) == ("army", "accuses", "shelling")


# --- files that lie about themselves ----------------------------------------------------------------------------------

FILES: dict[str, tuple[str, bytes]] = {
    "lone surrogates in JSON": (
        "a.jsonl",
        b'{"text": "The rebels \\ud800 shelled \\udfff the port, the mayor said."}\n',
    ),
    "a surrogate pair turned round": ("a.jsonl", b'{"text": "The rebels shelled \\udca5\\ud83d the port."}\n'),
    "a null in JSON": ("a.jsonl", b'{"text": "The rebels \\u0000 shelled the port, the mayor said."}\n'),
    "surrogates in every field": (
        "a.jsonl",
        b'{"text": "The army fled.", "title": "\\ud800", "publisher": "\\udfff", "url": "\\ud800"}\n',
    ),
    "surrogates as bytes": ("a.txt", "The rebels \ud800 shelled the port.".encode("utf-8", "surrogatepass")),
    "wrong bytes": ("a.txt", b"The rebels \xff\xfe\xfa shelled the port, the mayor said. \xc3\x28 \xe2\x82"),
    "half a character at the end": ("a.txt", "The rebels shelled the port —".encode()[:-1]),
    "byte-order marks inside": ("a.txt", ("\ufeffThe rebels\ufeff shelled the port. " * 30).encode("utf-8-sig")),
    "UTF-16 without a mark": ("a.txt", "The rebels shelled the port, the mayor said.".encode("utf-16-le")),
    "nulls": ("a.txt", b"\x00" * 5000),
    "deep JSON": ("a.jsonl", b'{"text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}\n"),
    "numbers for text": ("a.jsonl", b'{"text": 12345678901234567890123456789}\n'),
    "a number too large": ("a.jsonl", b'{"text": "The army fled.", "published": 1e999}\n'),
    "ten thousand records of nothing": ("a.jsonl", b'{"text": ""}\n' * 10_000),
    "the same key twice": ("a.jsonl", b'{"text": "The army fled.", "text": "The rebels fled."}\n'),
    "nested mark-up": ("a.html", b"<div>" * 20_000 + b"<p>The rebels shelled the port, the mayor said.</p>"),
    "entities": ("a.html", b"<p>" + b"&amp;&lt;&#0;&#x110000;&#xd800;&lrm;" * 100 + b" The army fled.</p>"),
    "a day that is none": ("a.jsonl", b'{"text": "The army fled.", "published": "2024-02-31"}\n'),
    "a day of the year 99999": ("a.jsonl", b'{"text": "The army fled on Monday.", "published": "99999-01-01"}\n'),
}


@pytest.mark.parametrize("name", FILES)
def test_file_is_refused_or_read_in_bounded_time(name, tmp_path, loaded, limited):
    file, data = FILES[name]
    (tmp_path / file).write_bytes(data)
    outcomes = list(read_all([str(tmp_path / file)], settings=Settings()))
    assert outcomes
    for outcome in outcomes:
        hold(outcome)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("x" * 400_001, "too_long"),
        ("El ejército atacó el pueblo. " * 30, "language"),
    ],
)
def test_what_cannot_be_read_says_why(text, reason, tmp_path, loaded):
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    (refusal,) = read_all([str(path)], settings=Settings())
    assert (type(refusal), refusal.reason) == (Refusal, reason)


def test_one_hostile_record_does_not_touch_its_neighbours(tmp_path, loaded):
    plain = json.dumps({"text": LEAD})
    lines = [plain, "{", '{"text": "\\ud800"}', "null", json.dumps({"text": "\x00" * 900}), plain]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcomes = list(read_all([str(path)], settings=Settings()))
    first, last = outcomes[0], outcomes[-1]
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)
    assert first.claims
    assert first.claims == last.claims
    for outcome in outcomes:
        hold(outcome)


# --- time does not grow with the square -------------------------------------------------------------------------------

GROWING = {
    "claims": "Chad accused Sudan of shelling Adre. Sudan denied it. ",
    "speakers": "General Omar Dahl said that he was told so. ",
    "places": "The rebels shelled Goma, Gao, Kherson and Arauca. ",
    "quotations": "“The port burned for two days and two nights,” he said. ",
    "truces": "Chad and Sudan signed a ceasefire on May 3, 2024. ",
}


@pytest.mark.parametrize("name", GROWING)
def test_four_times_the_text_takes_no_more_than_nine_times_as_long(name, tmp_path, loaded):
    def seconds(times: int) -> float:
        path = tmp_path / f"{times}.txt"
        path.write_text(LEAD + (GROWING[name] * 5 + "\n\n") * times, encoding="utf-8")
        start = time.process_time()
        (outcome,) = read_all([str(path)], settings=Settings())
        hold(outcome)
        return time.process_time() - start

    seconds(2)
    assert seconds(20) < 9 * max(seconds(5), 0.3)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300))
def test_any_text_is_refused_or_read(text, tmp_path, loaded):
    path = tmp_path / "any.jsonl"
    path.write_text(json.dumps({"text": LEAD + text}) + "\n", encoding="utf-8")
    for outcome in read_all([str(path)], settings=Settings()):
        hold(outcome)
