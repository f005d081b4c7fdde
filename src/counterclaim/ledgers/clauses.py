"""Clauses that tell by their shape who broke or kept a truce, a line for each: counts parted between sides, "each".

In: the words of a sentence, and the names of the sides. Out: `Clause` records in the order of the words. Reads
breach_words.en and truce_words.en through `packs`.

Example: "the Mission recorded 42 violations, of which 25 by the army and 17 by the Front" tells two lines, each with
its number; "each reported full compliance" tells one of each side about itself.
"""

import re
from collections.abc import Callable, Iterator

import msgspec

from counterclaim.ledgers.clause_shapes import (
    a_breach,
    a_count,
    accusing_first,
    against_another,
    an_item,
    beside_counts,
    blames,
    charge_without_verb,
    charges_in_turn,
    charges_of,
    complaints_of,
    laid_before,
    loosely_laid,
    none_seen,
    puts_number,
    the_latest,
    told_by_those,
)
from counterclaim.ledgers.keeping_shapes import (
    does_the_same,
    each_said,
    keeping_alone,
    not_so,
    not_yet,
    of_keeping,
    of_one_day,
    of_oneself,
    own_report,
    says_itself,
    says_no_less,
    second_of_two,
    the_other,
    turned_round,
    who_says,
)
from counterclaim.ledgers.marking import Marked, mark_sides
from counterclaim.ledgers.saying import breaks
from counterclaim.ledgers.telling.side_names import SideNames
from counterclaim.packs.loader import load_pack

_LONGEST = 900
_TWO = 2
SPEAKER, OTHER, EACH = "speaker", "other", "each"
"""Whoever says the words; the other party of a truce of two; each of its parties."""
AGAIN, SAME, EXCHANGED, NOT_SO = "again", "same", "exchanged", "not so"
"""As the line before; the same by another side; the same of each other; what another side did not do."""


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A line that characters `start` to `end` of a sentence tell. `by`, `party`: a side, or one of the words above."""

    kept: bool
    by: str
    party: str | None
    start: int
    end: int
    shape: str
    """Which shape of words tells it."""
    number: int | None = None


def find_clauses(words: str, names: SideNames) -> tuple[Clause, ...]:
    """The lines that the clauses of a sentence tell by their shape; none where it has no such shape.

    A shape that stands first in the list is taken, and what lies within it is not told again by another.
    """
    one = mark_sides(words[:_LONGEST], names)
    found: list[Clause] = []
    for shape in _SHAPES:
        for clause in shape(one):
            if not any(_covers(other, clause) for other in found):
                found.append(clause)
    return tuple(sorted(found, key=lambda clause: (clause.start, clause.end)))


def _covers(one: Clause, two: Clause) -> bool:
    return one.kept == two.kept and one.shape != two.shape and one.start < two.end and two.start < one.end


# --- counts ----------------------------------------------------------------------------------------------------------


def _parted(one: Marked) -> Iterator[Clause]:
    """As in "42 violations, of which 25 by Ada and 17 of unknown origin": a line for each part, none for the whole."""
    whole = a_count().search(one.words)
    if whole is None:
        return
    items = [m for m in an_item().finditer(one.words) if m.end() > whole.start() and _of_breaches(m)]
    # "To" alone is whose they are only behind "attributed to".
    items = [
        m
        for m in items
        if (m["laid"] or "").lower() not in loosely_laid()
        or any(o["laid"] and o.start() < m.start() for o in items)
        or laid_before().search(one.words[: m.start()])
    ]
    if len(items) < _TWO or not any(m["sign"] for m in items):
        return
    # "23 were reported by Ada and 19 by Bel": those who report them.
    told = any(told_by_those().search(m["noun"] or "") for m in items)
    told = told or complaints_of().search(one.words[: items[0].end()]) is not None
    for m in items:
        party = one.side(m["sign"]) if m["sign"] else OTHER if m["enemy"] else None
        if told and m["sign"]:
            yield Clause(
                kept=False, by=party or SPEAKER, party=OTHER, start=m.start(), end=m.end(), shape="parted",
                number=_number(m["n"]),
            )  # fmt: skip
        if told:
            continue
        yield Clause(
            kept=False, by=SPEAKER, party=party, start=m.start(), end=m.end(), shape="parted", number=_number(m["n"])
        )


def _of_breaches(item: re.Match[str]) -> bool:
    """Whether a part of a count is one of breaches: "12 hurt by Ada" is none."""
    own = beside_counts().sub(" ", item["noun"] or "").strip(" ,")
    return not own or a_breach().search(own) is not None


def _against(one: Marked) -> Iterator[Clause]:
    """As in "Six violations, against 31 the day before": two counts of whoever counts."""
    for m in against_another().finditer(one.words):
        for key in ("n", "then"):
            yield Clause(
                kept=False, by=SPEAKER, party=None, start=m.start(key), end=m.end(key), shape="against",
                number=_number(m[key]),
            )  # fmt: skip


def _none_seen(one: Marked) -> Iterator[Clause]:
    """As in "The Mission recorded no violations": whoever counts says that it was kept."""
    for m in none_seen().finditer(one.words):
        yield Clause(kept=True, by=SPEAKER, party=None, start=m.start(), end=m.end(), shape="none counted")


def _charged(one: Marked) -> Iterator[Clause]:
    """As in "Ada counted 21 breaches by Bel, Bel 34 by the other side": who counts stands first."""
    for m in (*puts_number().finditer(one.words), *charges_of().finditer(one.words)):
        whose = m["sign"] or m["theirs"]
        by, party = one.side(m["by"]), one.side(whose) if whose else OTHER if m["enemy"] else None
        if by != party and party is not None:
            yield Clause(
                kept=False, by=by, party=party, start=m.start(), end=m.end(), shape="charged", number=_number(m["n"])
            )
    if not a_breach().search(one.words):
        return
    for m in charge_without_verb().finditer(one.words):
        by, party = one.side(m["by"]), one.side(m["sign"]) if m["sign"] else OTHER
        if by != party:
            yield Clause(
                kept=False, by=by, party=party, start=m.start("by"), end=m.end(), shape="charged",
                number=_number(m["n"]),
            )  # fmt: skip


def _latest(one: Marked) -> Iterator[Clause]:
    """As in "Has broken it nine times, the latest by firing on a patrol": one more of the same, told by itself."""
    for m in the_latest().finditer(one.words):
        before = one.words[: m.start()]
        if breaks().search(before) or a_breach().search(before):
            yield Clause(kept=False, by=AGAIN, party=None, start=m.start(), end=m.end(), shape="latest")


# --- keeping ---------------------------------------------------------------------------------------------------------


def _each(one: Marked) -> Iterator[Clause]:
    """As in "Both sides reported full compliance": a line of each about itself."""
    for m in each_said().finditer(one.words):
        what = m["what"]
        if breaks().search(what) or the_other().search(what) or not_yet().search(what[:40]):
            continue
        if not of_keeping().search(what):
            continue
        if m["both"]:
            yield Clause(kept=True, by=EACH, party=EACH, start=m.start(), end=m.end(), shape="each")
        elif one.side(m["one"]) != one.side(m["two"]):
            for key in ("one", "two"):
                side = one.side(m[key])
                yield Clause(kept=True, by=side, party=side, start=m.start(), end=m.end(), shape="each")


def _own_report(one: Marked) -> Iterator[Clause]:
    """As in "Ada reported compliance by its own forces": of itself."""
    for m in own_report().finditer(one.words):
        side = one.side(m["by"])
        yield Clause(kept=True, by=side, party=side, start=m.start(), end=m.end(), shape="own")


def _who_says(one: Marked) -> Iterator[Clause]:
    """As in "The Front, which says that it has held its fire": of itself, whatever the rest of the sentence tells."""
    for m in (*who_says().finditer(one.words), *says_itself().finditer(one.words)):
        side = one.side(m["by"])
        if of_one_day().search(m["what"]):
            continue  # "silent all day" answers a charge, and tells of no truce
        if of_keeping().search(m["what"]) and not breaks().search(m["what"]) and not not_yet().search(m["what"][:30]):
            yield Clause(kept=True, by=side, party=side, start=m.start(), end=m.end(), shape="own")


def _same(one: Marked) -> Iterator[Clause]:
    """As in "and so does Bel", "Bel says no less": the same as was told before, by another side."""
    for pattern in (does_the_same(), says_no_less()):
        for m in pattern.finditer(one.words):
            yield Clause(kept=True, by=SAME, party=one.side(m["by"]), start=m.start(), end=m.end(), shape="same")
    for m in turned_round().finditer(one.words):
        for kept in (False, True):
            yield Clause(kept=kept, by=EXCHANGED, party=None, start=m.start(), end=m.end(), shape="exchanged")


def _in_turn(one: Marked) -> Iterator[Clause]:
    """As in "Ada accused Bel of 11 violations and Bel accused Ada of 15": a line of each who charges the other."""
    found = list(charges_in_turn().finditer(one.words))
    if len(found) < _TWO or not (breaks().search(one.words) or a_breach().search(one.words)):
        return
    pairs = {(one.side(m["by"]), one.side(m["sign"])) for m in found}
    for m in found:
        by, party = one.side(m["by"]), one.side(m["sign"])
        if by != party and (party, by) in pairs:
            yield Clause(
                kept=False, by=by, party=party, start=m.start(), end=m.end(), shape="in turn", number=_number(m["n"])
            )


def _two_told(one: Marked) -> Iterator[Clause]:
    """As in "our units keep it, while Bel violates it", "Bel broke it, whereas the army abides by it"."""
    for m in second_of_two().finditer(one.words):
        side, first = one.side(m["by"]), one.words[: m.start()]
        broke = breaks().search(first)
        if broke and keeping_alone().search(m["what"]):
            yield Clause(kept=True, by=SPEAKER, party=side, start=m.start("by"), end=m.end(), shape="two told")
        kept = of_oneself().search(first) and of_keeping().search(first)
        if kept and not broke and breaks().search(m["what"]):
            yield Clause(kept=True, by=SPEAKER, party=SPEAKER, start=0, end=m.start(), shape="two told")
            yield Clause(kept=False, by=SPEAKER, party=side, start=m.start("by"), end=m.end(), shape="two told")


def _with_blame(one: Marked) -> Iterator[Clause]:
    """As in "was broken within hours, with Ada blaming Bel": who blames stands before, who broke it behind."""
    for m in accusing_first().finditer(one.words):
        by, party = one.side(m["by"]), one.side(m["sign"]) if m["sign"] else OTHER
        if by != party and (breaks().search(m["what"]) or a_breach().search(m["what"])):
            number = a_count().search(m["what"])
            yield Clause(
                kept=False, by=by, party=party, start=m.start(), end=m.end(), shape="accusing",
                number=_number(number["n"]) if number else None,
            )  # fmt: skip
    for m in blames().finditer(one.words):
        by, party = one.side(m["by"]), one.side(m["sign"]) if m["sign"] else OTHER
        if by != party and breaks().search(one.words[: m.start()]):
            yield Clause(kept=False, by=by, party=party, start=m.start(), end=m.end(), shape="blamed")


def _not_so(one: Marked) -> Iterator[Clause]:
    """As in "the adversary did not do so for one day", behind "we kept it": the other did not."""
    for m in not_so().finditer(one.words):
        party = one.side(m["sign"]) if m["sign"] else OTHER
        yield Clause(kept=False, by=NOT_SO, party=party, start=m.start(), end=m.end(), shape="not so")


_SHAPES: tuple[Callable[[Marked], Iterator[Clause]], ...] = (
    _charged, _in_turn, _parted, _against, _none_seen, _latest, _each, _own_report, _who_says, _same, _with_blame,
    _two_told, _not_so,
)  # fmt: skip


def _number(words: str | None) -> int | None:
    plain = (words or "").lower().replace(",", "")
    if plain.isdecimal():
        return int(plain)
    known = load_pack("truce_words.en")["numbers"]
    parts = [known.get(part) for part in plain.split("-")] if plain not in known else [known[plain]]
    return sum(part for part in parts if part) if all(parts) else None
