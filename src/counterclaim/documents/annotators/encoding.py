"""Text to word pieces and back, the same for training and for reading.

In: a text and a `tokenizers.Tokenizer`. Out: piece ids with their character offsets, and windows over them that
an encoder can take. A line break becomes one piece of its own, because who speaks often turns with the paragraph.
"""

from dataclasses import dataclass

from tokenizers import Tokenizer

from counterclaim.records.errors import SettingsError

WINDOW = 320
"""Pieces in a window, its two end marks included."""
OVERLAP = 32
"""Pieces that two neighbouring windows share."""
LINE_BREAK = "[unused0]"

# One character for one character, so that offsets stay true: curly, low and wire-style quotation marks are one mark.
_QUOTES = str.maketrans("“”„«»‘’`", '"""""\'\'\'')


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text: `ids[i]` stands for `text[starts[i]:ends[i]]`."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


def plain_quotes(text: str) -> str:
    """The text with every quotation mark in its ASCII form; as long as before."""
    return text.translate(_QUOTES).replace("''", '" ')


def piece_id(tokenizer: Tokenizer, piece: str) -> int:
    """The number of a piece that the reader cannot do without; SettingsError for a tokenizer that lacks it."""
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise SettingsError(f"the tokenizer has no piece {piece}: it is not that of the weights; run `make setup`")
    return int(number)


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """Word pieces of the text, with a piece of its own for every break between lines that hold words."""
    break_id = piece_id(tokenizer, LINE_BREAK)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    lines = plain_quotes(text).split("\n")
    for line, encoded in zip(lines, tokenizer.encode_batch(lines, add_special_tokens=False), strict=True):
        if encoded.ids:
            if ids:
                ids.append(break_id)
                starts.append(offset)
                ends.append(offset)
            ids.extend(encoded.ids)
            for start, end in encoded.offsets:
                starts.append(offset + start)
                # Two single marks that serve as one double are one piece, which stands for both.
                doubled = end - start == 1 and text.startswith("''", offset + start)
                ends.append(offset + end + doubled)
        offset += len(line) + 1
    return Pieces(ids, starts, ends)


def windows(count: int, *, window: int = WINDOW, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Ranges of piece numbers that cover 0..count: as few as will do, all of one length or one less.

    Neighbours share at least `overlap` pieces. What is shared is read twice: few and even windows read fastest.
    """
    room = window - 2
    if count <= room:
        return [(0, count)] if count else []
    number = -(-(count - overlap) // (room - overlap))
    length = -(-(count + (number - 1) * overlap) // number)
    starts = [round(n * (count - length) / (number - 1)) for n in range(number)]
    return [(start, start + length) for start in starts]
