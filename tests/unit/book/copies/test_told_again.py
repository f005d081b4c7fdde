"""Claims of copies name the first claim that told the same."""

from counterclaim.book.copies.told_again import claims_told_again
from counterclaim.records.book import Repeat
from counterclaim.records.claim import Claim, Quote, Span
from counterclaim.records.enums import Kind

TEXT = "Shells fell on Dolna. A mayor spoke."


def claim(
    name: str, report: str, words: str = "Shells fell on Dolna.", kind: Kind = Kind.EVENT, text: str = TEXT
) -> Claim:
    start = text.index(words)
    end = start + len(words)
    return Claim(id=name, report=report, kind=kind, evidence=Quote(start, end, words), sentence=Span(start, end))


def repeat(report: str, source: str, *, end: int = len(TEXT)) -> Repeat:
    return Repeat(report=report, start=0, end=end, source=source, source_start=0, source_end=end, share=1.0)


def test_a_row_of_copies_goes_back_to_the_first() -> None:
    claims = {name: [claim(f"c_{name}", name)] for name in "abc"}
    found = claims_told_again([repeat("c", "b"), repeat("b", "a")], claims, dict.fromkeys("abc", TEXT))
    assert found == {"c_b": "c_a", "c_c": "c_a"}


def test_another_kind_of_claim_in_the_same_words_is_not_repeated() -> None:
    claims = {"a": [claim("c_a", "a")], "b": [claim("c_b", "b", kind=Kind.TOLL)]}
    assert claims_told_again([repeat("b", "a")], claims, dict.fromkeys("ab", TEXT)) == {}


def test_what_lies_outside_the_repeated_stretch_is_a_reports_own() -> None:
    claims = {name: [claim(f"c_{name}", name, "A mayor spoke.")] for name in "ab"}
    assert claims_told_again([repeat("b", "a", end=20)], claims, dict.fromkeys("ab", TEXT)) == {}


def test_a_ring_of_copies_ends() -> None:
    claims = {name: [claim(f"c_{name}", name)] for name in "ab"}
    found = claims_told_again([repeat("a", "b"), repeat("b", "a")], claims, dict.fromkeys("ab", TEXT))
    assert set(found) == {"c_a", "c_b"}
