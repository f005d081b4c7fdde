"""Every entry of every lexicon pack: its examples match it, its counter-examples do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.packs.lexicon import Entry, load_lexicon, match_lexicon
from counterclaim.packs.loader import pack_names, pack_text
from counterclaim.records.document import Document
from counterclaim.records.errors import PackError


def all_entries() -> list[object]:
    """One case per entry; a pack that cannot be read is one failing case and does not hide the others."""
    cases = []
    for name in pack_names():
        if "\nkind: lexicon\n" not in pack_text(name):
            continue
        try:
            cases += [pytest.param(name, e, id=f"{name}:{e.id}") for e in load_lexicon(name).entries]
        except PackError:
            cases.append(pytest.param(name, None, id=f"{name}:unreadable"))
    return cases


@pytest.mark.parametrize(("name", "entry"), all_entries())
def test_entry_matches_its_examples_only(name: str, entry: Entry | None, document: Callable[..., Document]) -> None:
    if entry is None:
        load_lexicon(name)
        return
    assert entry.examples, f"{name}: entry {entry.id} needs an example"
    assert entry.counter_examples, f"{name}: entry {entry.id} needs a counter-example under `not`"
    lexicon = load_lexicon(name)
    for text in entry.examples:
        ids = [hit.entry.id for hit in match_lexicon(document(text).tokens, lexicon, blocks=True)]
        assert entry.id in ids, f"{name}: {entry.id} does not match its example {text!r} (found {ids})"
    for text in entry.counter_examples:
        ids = [hit.entry.id for hit in match_lexicon(document(text).tokens, lexicon, blocks=True)]
        assert entry.id not in ids, f"{name}: {entry.id} matches its counter-example {text!r}"
