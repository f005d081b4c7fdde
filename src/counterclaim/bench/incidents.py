"""Which words of many reports tell of one happening: `bench incidents`.

In: `DIR/NAME.jsonl`, a report a line, `{"id", "text"}`. Out: a line for every word or clause that tells of a happening,
`{"doc", "start", "end", "incident"}`. Reads happening_words, rarity and nations through `packs`.

Reports of one affair are found first (`affairs.py`); within an affair a happening goes by the kind of word that tells
it. Everything is read as one book: one label is one happening.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from counterclaim.bench.affairs import affairs
from counterclaim.bench.rows import Row, read_lines, words_of
from counterclaim.packs.happening_words import happening_class, is_empty, tells
from counterclaim.records.document import Document, Token
from counterclaim.records.report import Report

Build = Callable[[str], Document]
"""Makes a document of a text, with what the trained reader found in it."""
_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))
_PARTICLES = frozenset(("prt", "dobj", "compound"))


def predict(corpus: Path, split: str, build: Build) -> Iterator[Row]:
    """A row for every telling of every report of the split."""
    reports = list(read_reports(corpus, split))
    homes = affairs([text for _, text in reports])
    for (name, text), home in zip(reports, homes, strict=True):
        yield from rows_of(build(text), name, home)


def builder() -> Build:
    """Builds documents as reading does, with parser and trained reader."""
    from counterclaim.documents.annotators.attribution import annotate
    from counterclaim.documents.annotators.parser import load_parser
    from counterclaim.documents.building import build_document
    from counterclaim.pipeline import load_trained

    parser, model = load_parser(), load_trained()

    def build(text: str) -> Document:
        report = Report(id="r_bench", text=text, language="en")
        return build_document(report, parser=parser, annotate=lambda t, parts: annotate(t, model, paragraphs=parts))

    return build


def read_reports(corpus: Path, split: str) -> Iterator[tuple[str, str]]:
    """Name and text of every report; InputError when the file is missing or a line is wrong."""
    path = corpus / f"{split}.jsonl"
    for number, record in read_lines(path):
        yield words_of(record, "id", path, number), words_of(record, "text", path, number)


def rows_of(doc: Document, name: str, home: int) -> Iterator[Row]:
    """The tellings of one report of the affair `home`: the word that tells, and around it its clause."""
    for head in heads(doc):
        kind = f"{home}:{happening_class(head.lemma)}"
        yield {"doc": name, "start": head.start, "end": head.end, "incident": kind}
        start, end = reach(doc, head)
        if (start, end) != (head.start, head.end):
            yield {"doc": name, "start": start, "end": end, "incident": kind}


def heads(doc: Document) -> Iterator[Token]:
    """The words that tell of a happening: telling verbs, known nouns, and what the trained reader takes for one."""
    found = {happening.span.start for happening in doc.annotations.happenings}
    for token in doc.tokens:
        if token.pos == "VERB":
            if not is_empty(token.lemma) or token.start in found:
                yield token
        elif token.pos in _NAMING and (tells(token.lemma) or token.start in found):
            yield token


def reach(doc: Document, head: Token) -> tuple[int, int]:
    """The words that go with a telling word: its particle, object or the words that make it a name."""
    sentence = doc.sentences[head.sentence]
    with_it = [t for t in doc.words(sentence) if t.head == head.index and t.dep in _PARTICLES]
    return min([head.start, *(t.start for t in with_it)]), max([head.end, *(t.end for t in with_it)])
