"""How an organisation is held responsible for what a message tells: as a fact, claimed, accused, possible, cleared.

In: a scored message and the organisations found in it. Out: `{"org", "status"}` pairs. Reads no pack.
"""

from collections.abc import Sequence

from counterclaim.bench.heads import Scored
from counterclaim.bench.roles import Filler
from counterclaim.documents.annotators.model import softmax


def held_responsible(scored: Scored, organisations: Sequence[Filler]) -> list[dict[str, str]]:
    """The status of each organisation: the likeliest where it is likeliest to be the perpetrator."""
    labels = scored.labels["status"]
    out = []
    for one in organisations:
        first, last = one.mentions[0].first, one.mentions[0].last
        shares = softmax(scored.scores.by_piece["status"][first:last]).mean(0)
        out.append({"org": one.names[0], "status": labels[int(shares.argmax())]})
    return out
