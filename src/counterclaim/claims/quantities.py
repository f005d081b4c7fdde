"""Numbers in a text with their bounds, and what they count.

In: a document or some of its tokens. Out: quantities with low, best and high by the number table of the coding rules
("nearly 40" is at most 40; "dozens" at least 24), the noun counted, and what is measured where no things are counted
(money, length, age, date, weight, time). An article counts 1 only as a toll, so articles are not found here. Reads the
pack `numbers.en`.

Example: "an estimated 90,000 civilians" gives best 90000, counting "civilians"; "$40 billion" measures money.
"""

import re
from bisect import bisect_left
from functools import cache
from re import Match, Pattern

import msgspec

from counterclaim.claims.amounts import NumberTable, amount_pattern, number_table, parse_amount
from counterclaim.claims.times.words import any_of, time_table
from counterclaim.records.document import Document, Token
from counterclaim.records.enums import Unit

_WHOLE = 100
_DAYS = 31
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BEFORE_NOUN = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "FW", "AFX", "``", "''"))
_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number as told: characters and tokens of the number with its hedge, bounds, and the noun phrase it counts.

    `noun` is the head of what is counted (null where nothing follows, as in "58 injured"), tokens `np_first` to
    `np_last` its phrase. `others` is true for "70 others", `partitive` for "eight of them Northlanders"; `base` is what
    a percentage is of.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    low: float | None = None
    best: float | None = None
    high: float | None = None
    unit: Unit = Unit.COUNT
    noun: int | None = None
    np_first: int
    np_last: int
    measure: str = "none"
    base: str | None = None
    others: bool = False
    partitive: bool = False


def quantities_in(doc: Document, first: int, last: int) -> tuple[Quantity, ...]:
    """The numbers among tokens `first` to `last`; looked for once, for a sentence is asked about for each claim."""
    if first >= last:
        return ()
    key = ("quantities", first, last)
    if key not in doc.remembered:
        doc.remembered[key] = _quantities(doc, first, last)
    found: tuple[Quantity, ...] = doc.remembered[key]
    return found


def _quantities(doc: Document, first: int, last: int) -> tuple[Quantity, ...]:
    base, end = doc.tokens[first].start, doc.tokens[last - 1].end
    text = doc.report.text[base:end]
    found = []
    match = _pattern().search(text)
    while match is not None:
        after = match.start("d") if _ends_a_date(doc, match, base) else max(match.end(), match.start() + 1)
        quantity = _quantity(doc, match, base) if after >= match.end() else None
        if quantity is not None and quantity.first < last:
            found.append(quantity)
        match = _pattern().search(text, after)
    return tuple(found)


def _ends_a_date(doc: Document, match: Match[str], base: int) -> bool:
    """Whether what looks like a range begins with a day: in "the dead since May 24 to 57" the number is 57."""
    if not match["c"] or not match["c"].isdigit() or not match["d"][:1].isdigit():
        return False
    at = bisect_left(doc.tokens, base + match.start("c"), key=lambda t: t.end - 1)
    before = [t.text.lower().rstrip(".") for t in doc.tokens[max(0, at - 2) : at]]
    if not before or not _is_month(before[-1]) or parse_amount(match["c"]) > _DAYS:
        return False
    return parse_amount(match["d"]) > _DAYS or before[0] == "since"


# --- the number ------------------------------------------------------------------------------------------------------


@cache
def _pattern() -> Pattern[str]:
    """One pattern: a hedge, then a range, a share, a vague or an exact number, then what may follow."""
    table, number, second = number_table(), amount_pattern(), amount_pattern(inside=True)
    hedges = "|".join(
        f"(?P<{kind}>{any_of(words)})" for kind, words in (("high", table.hedges["high"]), ("low", table.hedges["low"]))
    )
    around = any_of(table.hedges["best"])
    hedge = rf"(?:(?:{hedges})\s+|(?P<best>{around})\s+)?(?:(?:{around})\s+)*"
    join = rf"(?:(?<=\d)\s*[-–—]\s*(?=\d)|\s+(?:{any_of(w for w in table.join if w.isalpha())})\s+)"
    core = (
        rf"(?P<share>{any_of(table.fractions)})\b(?!\s+(?:a|an|of\s+a\s+(?:{any_of(table.multipliers)}))\b)(?!-)"
        rf"|(?:between|from)\s+(?P<a>{number})\s*(?:and|to|-|–)\s*(?:{around}\s+)?(?P<b>{number})"
        rf"|(?P<part>{number})\s+(?:{any_of(table.out_of)})\s+(?P<whole>{number})(?!\s*(?:of|{any_of(time_table().months)}))"
        rf"|(?P<c>{number}){join}(?P<d>{second})"
        rf"|(?P<some>several|few|a\s+few|many|a\s+couple(?:\s+of)?)\s+(?P<times>dozen|hundred|thousand|million)s?(?:\s+of)?\b"
        rf"|(?P<vague>{any_of(table.vague)})\b(?!\s+ago)|(?P<small>{any_of(table.small)})\b|(?P<pair>{any_of(table.pair)})\b"
        rf"|(?P<number>{second})|(?P<none>{any_of(table.none)})\b"
    )
    after = "".join(rf"(?P<after_{kind}>\s*{any_of(words)}(?!\w))?" for kind, words in table.after.items())
    percent = rf"(?P<percent>\s*-?{any_of(table.percent)}(?!\w))?"
    money = rf"(?P<money>{any_of(table.money_signs)}\s*)?"
    return re.compile(rf"(?<![\w.,:/-]){hedge}{money}(?:{core}){percent}{after}", re.IGNORECASE)


def _quantity(doc: Document, match: Match[str], base: int) -> Quantity | None:
    table = number_table()
    start, end = base + match.start(), base + match.end()
    first = bisect_left(doc.tokens, start, key=lambda t: t.end - 1)
    last = bisect_left(doc.tokens, end, key=lambda t: t.start)
    if first >= last or _is_pronoun(doc, match, first, last) or _is_next_one(doc, match, last):
        return None
    low, best, high, unit = _bounds(match, table)
    if _is_pair(doc, match, last):
        low, best, high = None, low, None
    if match["percent"]:
        unit = Unit.PERCENT
    np_first, np_last, noun, partitive = _counted(doc, last, singular=best == 1)
    measure = _measure(doc, match, table, (first, last, noun))
    others = noun is not None and doc.tokens[noun].text.lower() in ("others", "other")
    return Quantity(
        start=start,
        end=end,
        first=first,
        last=last,
        text=_quoted(doc, start, end),
        low=low,
        best=best,
        high=high,
        unit=unit,
        noun=noun,
        np_first=np_first,
        np_last=np_last,
        measure=measure,
        others=others,
        partitive=partitive,
        base=doc.report.text[doc.tokens[np_first].start : doc.tokens[np_last - 1].end]
        if unit is Unit.PERCENT and np_first < np_last
        else None,
    )


def _is_next_one(doc: Document, match: Match[str], last: int) -> bool:
    """Whether what looks like a share is one more: "a third driver was wounded"."""
    ordinal = bool(match["share"]) and match["share"].lower().split()[-1] in number_table().ordinals
    return ordinal and last < len(doc.tokens) and doc.tokens[last].tag == "NN"


def _quoted(doc: Document, start: int, end: int) -> str:
    return " ".join(doc.report.text[start:end].split())


def _bounds(match: Match[str], table: NumberTable) -> tuple[float | None, float | None, float | None, Unit]:
    if match["a"] or match["c"]:
        ends = (match["a"], match["b"]) if match["a"] else (match["c"], match["d"])
        low, high = _scaled(*ends)
        return (low, None, high, Unit.COUNT) if low <= high else (None, high, None, Unit.COUNT)
    value, unit = _value(match, table)
    if value is None:
        return None, None, None, Unit.COUNT
    if match["vague"] or match["some"] or match["small"]:
        return (None, None, value, unit) if match["high"] else (value, None, None, unit)
    if match["high"] or match["after_high"]:
        return None, None, value, unit
    if match["low"] or match["after_low"]:
        return value, None, None, unit
    return None, value, None, unit


def _scaled(a: str, b: str) -> tuple[float, float]:
    """Such as "2 to 3 million" is two million to three million."""
    low, high = parse_amount(a), parse_amount(b)
    word = re.search(r"(hundred|thousand|million|billion)\s*$", b.lower())
    if word and low < high and not any(m in a.lower() for m in number_table().multipliers):
        low *= number_table().multipliers[word[1]]
    return low, high


def _value(match: Match[str], table: NumberTable) -> tuple[float | None, Unit]:
    def word(name: str) -> str:
        return " ".join(match[name].lower().split())

    if match["share"]:
        return table.fractions[word("share")], Unit.PERCENT
    if match["part"]:
        whole = parse_amount(match["whole"])
        share = _WHOLE * parse_amount(match["part"]) / whole if whole else None
        return (round(share, 1) if share is not None else None), Unit.PERCENT
    if match["some"]:
        return 2.0 * (table.dozen | table.multipliers)[word("times")], Unit.COUNT
    for name, values in (("vague", table.vague), ("small", table.small), ("pair", table.pair)):
        if match[name]:
            return float(values[word(name)]), Unit.COUNT
    return (0.0 if match["none"] else parse_amount(match["number"])), Unit.COUNT


def _is_pair(doc: Document, match: Match[str], last: int) -> bool:
    """Whether "a couple" names two people rather than some: a verb follows, and no "of" or noun."""
    if not match["small"] or not match["small"].lower().endswith("couple") or last >= len(doc.tokens):
        return False
    after = doc.tokens[last]
    return after.pos in ("VERB", "AUX") or (after.text.lower() in ("and", ",", "in", "from") and after.tag != "CD")


def _is_pronoun(doc: Document, match: Match[str], first: int, last: int) -> bool:
    """Words of number that count nothing: "one another", "no longer", "this one"."""
    token = doc.tokens[last - 1]
    after = doc.tokens[last].text.lower() if last < len(doc.tokens) else ""
    before = doc.tokens[first - 1].text.lower() if first else ""
    word = match[0].lower().split()[-1]
    if word == "one":
        counts = last < len(doc.tokens) and (doc.tokens[last].pos in ("NOUN", "PROPN", "ADJ", "NUM") or after == "of")
        loose = before in ("this", "that", "which", "any", "no", "every", "each", "only", "the") and not counts
        return loose or after == "another"
    if word in ("few", "no"):
        return after in ("longer", "matter", "doubt", "way", "comment", "evidence", "sign", "one") and word == "no"
    return token.tag == "RB" and not match["number"]


# --- what it counts --------------------------------------------------------------------------------------------------


def _counted(doc: Document, at: int, *, singular: bool) -> tuple[int, int, int | None, bool]:
    """The noun phrase after a number: its tokens, its head, and whether it stands after "of them"."""
    tokens, partitive = doc.tokens, False
    limit = min(len(tokens), doc.sentences[tokens[at - 1].sentence].last)
    if at < limit and tokens[at].text.lower() == "of":
        at += 1
        if at < limit and tokens[at].text.lower() in ("them", "whom", "which", "these", "those", "us"):
            partitive, at = True, at + 1
        while at < limit and tokens[at].text.lower() in ("were", "was", "being", "are"):
            at += 1
    if at < limit and tokens[at - 1].text.lower() == "of" and tokens[at].tag == "DT":
        at += 1 + (at + 1 < limit and tokens[at + 1].tag == "CD")
    if at < limit and tokens[at].text.lower() == "the" and tokens[at - 1].tag == "CD":
        return at, at, None, partitive  # "put at 27 the number of": 27 of nothing that follows.
    while at < limit and (tokens[at].tag in ("DT", "PRP$", "PDT") or tokens[at].text in ("“", '"', "``", "‘")):
        at += 1
    end, noun = noun_phrase(doc, at, limit, singular=singular)
    return at, end, noun, partitive


def noun_phrase(doc: Document, at: int, limit: int, *, singular: bool = False) -> tuple[int, int | None]:
    """End and head of the noun phrase that starts at a token; no head where no noun stands there."""
    tokens, noun, end = doc.tokens, None, at
    index = at
    while index < limit:
        token = tokens[index]
        if token.tag in _NOUNS and not _is_time(token):
            if noun is not None and tokens[noun].tag == "NNS" and token.tag == "NN" and not singular:
                break
            noun, end = index, index + 1
        elif not (token.tag in _BEFORE_NOUN or token.text in ("-", "–")) or (
            noun is not None and token.tag in ("VBN", "VBG")
        ):
            if not _joins(tokens, index, limit, noun):
                break
        elif noun is not None and token.tag not in ("POS", "HYPH") and token.text not in ("-", "–", "’s", "'s"):
            break
        index += 1
    return end, noun


def _joins(tokens: tuple[Token, ...], index: int, limit: int, noun: int | None) -> bool:
    """Adjectives may be joined: "Dorandi and Velmari forces", "sick, wounded soldiers"."""
    if noun is not None or index + 1 >= limit or tokens[index].text.lower() not in ("and", ",", "or"):
        return False
    return tokens[index - 1].tag == "JJ" and tokens[index + 1].tag == "JJ"


def _is_time(token: Token) -> bool:
    table = time_table()
    word = token.text.lower()
    return word in table.weekdays or word in table.days or (word in table.months and token.entity == "DATE")


def _measure(doc: Document, match: Match[str], table: NumberTable, place: tuple[int, int, int | None]) -> str:
    first, last, noun = place
    tokens = doc.tokens
    after = [t.text.lower() for t in tokens[last : last + 3]]
    before = tokens[first - 1].text.lower() if first else ""
    if match["money"] or before in table.money_signs:
        return "money"
    if before == "of" and first > 1 and _is_of_one(tokens[first - 2].text.lower(), table, noun=noun):
        return "age"
    if before in table.age_before or (after[:1] == ["-"] and after[1:2] == ["year"]) or after[1:2] == ["old"]:
        return "age"
    beside = [w for w in after[:2] if w != "-"][:1]
    head = tokens[noun].text.lower() if noun is not None else ""
    for name, words in table.measures.items():
        if (beside and beside[0] in words and not _only_describes(doc, last, noun)) or head in words:
            return name
    if _is_date(doc, match, first, last):
        return "date"
    numbered = before in table.numbered or (noun is None and first > 0 and tokens[first - 1].pos == "PROPN")
    return "name" if numbered and match["number"] and match["number"][0].isdigit() else "none"


def _is_of_one(word: str, table: NumberTable, *, noun: int | None) -> bool:
    """Whether a number only tells of one person: "a boy of nine" is nine years old, "a father of three" has three."""
    return (noun is None and word in table.age_of) or word in table.parents


def _only_describes(doc: Document, last: int, noun: int | None) -> bool:
    """Whether the word after the number is no unit but part of the name of those counted ("two night watchmen")."""
    return noun is not None and noun > last and doc.tokens[last].tag == "NN" and doc.tokens[noun].tag == "NNS"


def _is_date(doc: Document, match: Match[str], first: int, last: int) -> bool:
    number = match["number"] or match["c"] or ""
    if not number[:1].isdigit():
        return False
    around = [
        t.text.lower().rstrip(".") for t in (*doc.tokens[max(0, first - 1) : first], *doc.tokens[last : last + 1])
    ]
    if any(map(_is_month, around)) and parse_amount(number) <= _DAYS:
        return True
    token = doc.tokens[last - 1]
    if token.entity not in ("DATE", "TIME"):
        return False
    return bool(_YEAR.match(number)) or (token.dep != "nummod" and not _stands_alone(doc, token))


def _stands_alone(doc: Document, token: Token) -> bool:
    """Whether a number that is held for a day names none: it is more than a day can be, with no word of time beside."""
    before, after = doc.tokens[max(0, token.index - 1) : token.index], doc.tokens[token.index + 1 : token.index + 2]
    linked = any(t.entity == "DATE" and t.text.lower() not in ("to", "as", "at") for t in before) or any(
        t.entity == "DATE" for t in after
    )
    if token.entity != "DATE" or linked:
        return False
    return token.text.isdigit() and int(token.text) > _DAYS


def _is_month(word: str) -> bool:
    table = time_table()
    return word in table.months or word in table.short_months
