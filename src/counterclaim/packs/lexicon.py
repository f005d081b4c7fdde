"""Find the words of a lexicon pack in a text: compiled once, longest match wins.

In: the tokens of a document, and a pack of `kind: lexicon` (entries with `terms`; see `terms.py` for how terms are
written). Out: hits with entry, token range and characters. Reads the lexicon pack that it is asked for.

Example: with an entry `{id: shell, terms: [shell/VERB]}`, "Troops shelled the town" gives one hit on "shelled".
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec

from counterclaim.packs.loader import HEADER, line_of, load_pack, pack_text
from counterclaim.packs.terms import ANY, Word, expand_term, plain
from counterclaim.records.document import Token
from counterclaim.records.errors import PackError

_OWN_KEYS = frozenset(("id", "terms", "example", "not", "note"))


class Entry(msgspec.Struct, frozen=True):
    """One lexicon entry. `fields` holds every further key of the pack, such as `type` or `class`."""

    id: str
    terms: tuple[str, ...]
    fields: dict[str, Any]
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    note: str = ""


class _Node:
    """A step of the compiled terms: next words, any-token branches, and the entry that ends here."""

    __slots__ = ("any", "entry", "rank", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[tuple[str, bool, _Node]]] = {}
        self.any: list[tuple[str, _Node]] = []
        self.entry: Entry | None = None
        self.rank = 0


class Lexicon(msgspec.Struct, frozen=True, eq=False):
    """A lexicon pack with its entries, compiled for matching."""

    name: str
    version: str
    language: str
    source: str
    licence: str
    entries: tuple[Entry, ...]
    root: _Node
    extras: dict[str, Any]
    """Further keys at the top of the pack, such as word lists that belong to the lexicon as a whole."""

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise PackError(f"lexicon {self.name}: no entry {entry_id!r}")


class Hit(msgspec.Struct, frozen=True):
    """An entry found: tokens `first` up to but not including `last` (document indexes), characters `start` to `end`."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int


@cache
def load_lexicon(name: str) -> Lexicon:
    """A packaged lexicon by name, such as "weapons.en". Read and compiled once."""
    return build_lexicon(name, load_pack(name), pack_text(name))


def build_lexicon(name: str, data: dict[str, Any], text: str = "") -> Lexicon:
    """Compile the content of a lexicon pack. PackError names file, line and entry where it is wrong."""
    if data.get("kind") != "lexicon" or not isinstance(data.get("entries"), list):
        raise PackError(f"pack {name}.yaml: not a lexicon; it needs `kind: lexicon` and a list of entries")
    root = _Node()
    entries: list[Entry] = []
    seen: set[str] = set()
    for n, raw in enumerate(data["entries"]):
        try:
            entries.append(_add_entry(root, raw, n, seen))
        except ValueError as error:
            raise PackError(_place(name, text, n, raw) + str(error)) from error
    header = {key: str(data[key]) for key in ("version", "language", "source", "licence")}
    extras = {key: value for key, value in data.items() if key not in (*HEADER, "kind", "entries")}
    return Lexicon(name=name, entries=tuple(entries), root=root, extras=extras, **header)


def word_forms(tokens: Sequence[Token]) -> tuple[tuple[str, ...], ...]:
    """What each word may be looked up by, for those who look it up in several lexicons."""
    return tuple([_forms(token.text, token.lemma) for token in tokens])


def match_lexicon(
    tokens: Sequence[Token],
    lexicon: Lexicon,
    *,
    blocks: bool = False,
    forms: Sequence[tuple[str, ...]] | None = None,
) -> tuple[Hit, ...]:
    """All hits in order of the text. The longest match wins at each start and among overlapping hits (then the first).

    Hits never cross a sentence. `first` and `last` are the tokens' own indexes in the document. Entries with
    `blocks: true` only keep shorter terms from matching inside them; `blocks` asks for their hits too. `forms`: the
    `word_forms` of the tokens, where they are known.
    """
    forms = word_forms(tokens) if forms is None else forms
    found: list[tuple[int, int, Entry]] = []
    root = lexicon.root
    starts = root.words.keys()
    for n in range(len(tokens)):
        if not root.any and starts.isdisjoint(forms[n]):
            continue
        if best := _longest(tokens, forms, n, root):
            found.append((n, best[0], best[1]))
    return tuple(_hit(tokens, *f) for f in _resolve(found) if blocks or not f[2].fields.get("blocks"))


def _longest(
    tokens: Sequence[Token], forms: Sequence[tuple[str, ...]], start: int, root: _Node
) -> tuple[int, Entry] | None:
    best: tuple[int, int, Entry] | None = None
    sentence = tokens[start].sentence
    stack = [(root, start)]
    while stack:
        node, place = stack.pop()
        if node.entry is not None:
            rank = (place, -node.rank)
            if best is None or rank > (best[0], -best[1]):
                best = (place, node.rank, node.entry)
        if (node.words or node.any) and place < len(tokens) and tokens[place].sentence == sentence:
            stack.extend([(following, place + 1) for following in _following(node, tokens[place], forms[place])])
    return (best[0], best[2]) if best else None


def _following(node: _Node, token: Token, forms: tuple[str, ...]) -> list[_Node]:
    ways = [after for pos, after in node.any if _pos_fits(pos, token.pos)] if node.any else []
    for form in forms:
        for pos, exact, after in node.words.get(form, ()):
            if not _pos_fits(pos, token.pos):
                continue
            if _same_case(after, token) if exact else (form == forms[0] or form == token.lemma):
                ways.append(after)
    return ways


@lru_cache(maxsize=1 << 14)
def _forms(text: str, lemma: str) -> tuple[str, ...]:
    """What a word may be looked up by: as it stands (first), its lemma, a capitalised name without its plural s."""
    lower = plain(text).lower()
    forms = (lower,) if lemma == lower else (lower, lemma)
    return (*forms, lower[:-1]) if lower.endswith("s") and text[0].isupper() else forms


def _pos_fits(wanted: str, pos: str) -> bool:
    return not wanted or wanted == pos or (wanted == "NOUN" and pos == "PROPN")


class _ExactNode(_Node):
    """A step reached by a word whose capitals count."""

    __slots__ = ("spelling",)

    def __init__(self, spelling: str) -> None:
        super().__init__()
        self.spelling = spelling


def _same_case(node: _Node, token: Token) -> bool:
    text = plain(token.text)
    spelling = getattr(node, "spelling", text)
    return any(word in (spelling, spelling.upper()) for word in (text, text.rstrip("s"), text.rstrip("S")))


def _resolve(found: list[tuple[int, int, Entry]]) -> list[tuple[int, int, Entry]]:
    taken: set[int] = set()
    kept = []
    for hit in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if taken.isdisjoint(range(hit[0], hit[1])):
            taken.update(range(hit[0], hit[1]))
            kept.append(hit)
    return sorted(kept, key=lambda f: f[0])


def _hit(tokens: Sequence[Token], first: int, last: int, entry: Entry) -> Hit:
    head, tail = tokens[first], tokens[last - 1]
    return Hit(entry, head.index, tail.index + 1, head.start, tail.end)


def _add_entry(root: _Node, raw: Any, rank: int, seen: set[str]) -> Entry:
    entry = _read_entry(raw)
    if entry.id in seen:
        raise ValueError("the id is used twice")
    seen.add(entry.id)
    for term in entry.terms:
        _add_term(root, entry, term, rank)
    return entry


def _read_entry(raw: Any) -> Entry:
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
        raise ValueError(  # noqa: TRY004 (one kind of error is turned into PackError with its place)
            "an entry must be a mapping with an `id` in letters (quote it if YAML takes it for yes or no)"
        )
    terms = _texts(raw, "terms")
    if not terms:
        raise ValueError("the entry has no terms")
    fields = {key: value for key, value in raw.items() if key not in _OWN_KEYS}
    note = raw.get("note", "")
    return Entry(raw["id"], terms, fields, _texts(raw, "example"), _texts(raw, "not"), str(note))


def _texts(raw: dict[str, Any], key: str) -> tuple[str, ...]:
    value = raw.get(key, [])
    values = value if isinstance(value, list) else [value]
    for item in values:
        if not isinstance(item, str):
            raise ValueError(  # noqa: TRY004
                f"`{key}` holds {item!r}, which is no text; put it in quotation marks"
            )
    return tuple(values)


def _add_term(root: _Node, entry: Entry, term: str, rank: int) -> None:
    try:
        sequences = expand_term(term)
    except ValueError as error:
        raise ValueError(f"term {term!r} {error}") from error
    for words in sequences:
        node = root
        for word in words:
            node = _branch(node, word)
        if node.entry is None:
            node.entry, node.rank = entry, rank
        elif node.entry is not entry and node.entry.id != entry.id:
            raise ValueError(f"term {term!r} stands also in entry {node.entry.id!r}; keep it in one")


def _branch(node: _Node, word: Word) -> _Node:
    if word.text == ANY:
        for pos, after in node.any:
            if pos == word.pos:
                return after
        after = _Node()
        node.any.append((word.pos, after))
        return after
    ways = node.words.setdefault(word.text.lower(), [])
    for pos, exact, after in ways:
        if pos == word.pos and exact == word.exact and getattr(after, "spelling", word.text) == word.text:
            return after
    after = _ExactNode(word.text) if word.exact else _Node()
    ways.append((word.pos, word.exact, after))
    return after


def _place(name: str, text: str, n: int, raw: Any) -> str:
    line = line_of(text, "entries", n) if text else None
    label = raw.get("id", n + 1) if isinstance(raw, dict) else n + 1
    return f"pack {name}.yaml{f', line {line}' if line else ''}, entry {label}: "
