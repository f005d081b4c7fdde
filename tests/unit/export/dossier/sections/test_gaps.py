"""What all disputes lack is told once; nothing else is taken out of any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.dossier.model import Dispute
from counterclaim.export.dossier.sections.common_ground import NO_DAY, NO_FIGURE, NO_FINDING, NO_PLACE, NO_VOICE
from counterclaim.export.dossier.sections.gaps import gaps_of

KNOWN = (NO_DAY, NO_PLACE, NO_FIGURE, NO_FINDING, NO_VOICE)


def dispute(n: int, *left: str) -> Dispute:
    return Dispute(
        number=n, id=f"i_{n}", title=f"Shelling, Orm {n}", when="", where=(), columns=(), agreed=(), open=left,
        others=(), reports=1,
    )  # fmt: skip


def test_what_all_lack_is_told_once() -> None:
    rest, told = gaps_of([dispute(n, "Who did it: A names B.", NO_FINDING) for n in range(3)])
    assert told == ("No field finding was matched to any of the 3 disputes.",)
    assert [d.open for d in rest] == [("Who did it: A names B.",)] * 3


def test_what_all_but_one_lack_is_told_once_with_the_one() -> None:
    found = [dispute(1, NO_DAY), dispute(2), dispute(3, NO_DAY)]
    rest, told = gaps_of(found)
    assert told == ("No words matched to 2 of the 3 disputes fix their day; on “Shelling, Orm 2” see there.",)
    assert all(not d.open for d in rest)


def test_what_two_do_not_lack_stays_with_the_others() -> None:
    found = tuple(dispute(n, NO_VOICE) if n < 2 else dispute(n) for n in range(4))
    assert gaps_of(found) == (found, ())


def test_of_two_disputes_nothing_is_told_together() -> None:
    found = (dispute(1, NO_FINDING), dispute(2, NO_FINDING))
    assert gaps_of(found) == (found, ())
    assert gaps_of(()) == ((), ())


@given(st.lists(st.lists(st.sampled_from((*KNOWN, "Who did it: A names B.")), unique=True), max_size=8))
def test_nothing_is_lost_and_nothing_added(left: list[list[str]]) -> None:
    found = [dispute(n, *lines) for n, lines in enumerate(left)]
    rest, told = gaps_of(found)
    taken = [sum(words in d.open for d in found) for words in KNOWN if not any(words in d.open for d in rest)]
    assert len(told) == sum(1 for count in taken if count and count >= len(found) - 1 and len(found) >= 3)
    for before, after in zip(found, rest, strict=True):
        assert set(after.open) <= set(before.open) <= {*after.open, *KNOWN}
        assert not any(words in d.open for words in set(before.open) - set(after.open) for d in rest)
