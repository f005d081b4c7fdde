"""A ledger in; in words, how much of it persons restricted or redacted, out. Nobody should take that for silence."""

from collections import Counter
from collections.abc import Iterator

from counterclaim.export.wording import count_of, listed
from counterclaim.store import Store


def left_out(store: Store) -> Iterator[str]:
    """One sentence for what is restricted and not shown, one for what was blanked for good."""
    hidden = Counter[str](one.what for one in store.restrictions())
    if hidden and not store.restricted:
        kinds = listed(count_of(hidden[what], word) for what, word in _KINDS.items() if hidden[what])
        yield f"Restricted by a person and left out: {kinds}."
    blanked = len({grave.report for _, told in store.redactions() for grave in told.tombstones})
    if blanked:
        yield f"Words of {count_of(blanked, 'report')} were blanked for good, for somebody's safety (█)."


_KINDS = {"report": "report", "name": "name", "span": "passage"}
