"""Every example of the pack by which a denial is known to be given up."""

import pytest

from counterclaim.book.incidents.accounts import tells_withdrawal
from counterclaim.packs.loader import load_pack

EXAMPLES = load_pack("account_words.en")["examples"]


@pytest.mark.parametrize("words", EXAMPLES["told"])
def test_a_denial_given_up_is_known(words: str) -> None:
    assert tells_withdrawal(words)


@pytest.mark.parametrize("words", EXAMPLES["not"])
def test_other_words_tell_no_such_thing(words: str) -> None:
    assert not tells_withdrawal(words)
