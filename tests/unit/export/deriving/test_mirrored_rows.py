"""Swapping two sides' names mirrors the rows of ACLED's and GED's shape: nothing in them depends on who is who.

Parties stand by name, so that a mirrored row has the same parties with the same codes, maybe in the other column.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.export.deriving.house_parts import BOOK, known_material, make_act, make_told

from counterclaim.export.formats import acled, ged
from counterclaim.export.formats.format import Losses
from counterclaim.export.material import ToldIncident

PAIRS = (("Norland", "Sudmark"), ("Norland", "Reed"), ("Reed", "Hill"))
NAMES = sorted(BOOK)
NUMBERS = st.none() | st.integers(1, 300).map(float)
SIDES = st.sampled_from(("Norland", "Sudmark", "Reed", "Hill"))
TOLLS = st.fixed_dictionaries(
    {
        "who": st.sampled_from(("fighters", "villagers", "soldiers", None)),
        "best": NUMBERS, "low": st.none() | NUMBERS,
        "status": st.sampled_from(("civilian", "combatant", "unknown")), "text": st.sampled_from((None, "several")),
    }
)  # fmt: skip
ACTS = st.builds(
    make_act,
    st.sampled_from(("shelling", "armed_clash", "attack_on_civilians", "force_against_protesters", "territory_taken")),
    by=st.none() | st.sampled_from(NAMES), agents=st.lists(st.sampled_from(NAMES), max_size=2, unique=True),
    targets=st.lists(st.sampled_from(NAMES), max_size=2, unique=True), civilians=st.booleans(),
    tolls=st.lists(TOLLS, min_size=1, max_size=3, unique_by=lambda toll: toll["who"]),
    stance=st.sampled_from(("asserts", "accuses", "denies", "acknowledges")),
)  # fmt: skip
INCIDENTS = st.builds(
    lambda claims, days, denied, of: make_told(*claims, days=days, denied_by=denied, of=of),
    st.lists(ACTS, min_size=1, max_size=4, unique_by=lambda claim: claim.id),
    st.lists(st.sampled_from(("2031-05-06", "2031-05-07", "2031-06-01")), min_size=1, unique=True),
    st.lists(SIDES, max_size=2, unique=True).map(tuple),
    st.fixed_dictionaries(dict.fromkeys(("fighters", "soldiers"), SIDES)),
)


def swapped(words: str, pair: tuple[str, str]) -> str:
    other = dict(zip(pair, reversed(pair), strict=True))
    return re.sub("|".join(pair), lambda found: other[found[0]], words)


def rows(told: ToldIncident, book: dict[str, Any]) -> tuple[list[dict[str, Any]], Sequence[Any]]:
    material, losses = known_material(book), Losses()
    row = ged.row_of(told, material, None, losses)
    return [*acled.rows_of(told, material, None, losses), *([row] if row else [])], losses.told()


def unordered(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose two parties have no order."""
    parties = [
        sorted((str(row.pop(f"actor{n}", "")), str(row.pop(f"assoc_actor_{n}", "")), str(row.pop(f"inter{n}", "")))
               for n in (1, 2)),
        sorted((str(row.pop(f"side_{n}", "")), str(row.pop(f"deaths_{n}", ""))) for n in "ab"),
        *(sorted(str(row.pop(name, "")).split(" - ")) for name in ("dyad_name", "conflict_name")),
    ]  # fmt: skip
    return row | {"parties": parties}


@given(INCIDENTS, st.sampled_from(PAIRS))
@settings(max_examples=300, deadline=None)
def test_rows_are_mirrored(told: ToldIncident, pair: tuple[str, str]) -> None:
    change: Callable[[Any], Any] = lambda text: swapped(text, pair)  # noqa: E731
    book = {change(name): fields | {"side": change(fields["side"])} if "side" in fields else fields
            for name, fields in BOOK.items()}  # fmt: skip
    other = msgspec.json.decode(change(msgspec.json.encode(told).decode()), type=ToldIncident)
    # A book whose names alone are swapped: what is known of each goes with its new name.
    one_rows, one_losses = rows(told, BOOK)
    other_rows, other_losses = rows(other, book)
    mirrored = [msgspec.json.decode(change(msgspec.json.encode(row).decode())) for row in one_rows]
    assert [unordered(row) for row in mirrored] == [
        unordered(msgspec.json.decode(msgspec.json.encode(row))) for row in other_rows
    ]
    assert one_losses == other_losses
