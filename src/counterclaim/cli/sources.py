"""`counterclaim sources`: who published the reports read, and how far each may be relied on by the user's own word."""

from typing import TYPE_CHECKING

from counterclaim.cli.options import DEFAULT_LEDGER, AsJson, Conflict, Ledger, Restricted

if TYPE_CHECKING:
    from counterclaim.records.sources import SourceLine

_COLUMNS = (
    "publisher",
    "reports",
    "origins",
    "words of others",
    "affiliation",
    "reliability",
    "claims by side",
    "days",
)


def run(
    ledger: Ledger = DEFAULT_LEDGER, conflict: Conflict = None, as_json: AsJson = False, restricted: Restricted = False
) -> None:
    """List the publishers of the reports that were read.

    Each with its reports and their independent origins (copies of one story are one), the claims by side that it
    prints, and, from the conflict file, its affiliation and its reliability. The letters are the Admiralty scale, A
    (completely reliable) to E (unreliable), F (cannot be judged), and only a person gives one.

    Examples:
      counterclaim sources
      counterclaim sources --conflict sides.yaml --json
    """
    from counterclaim.book.sources import sources_of
    from counterclaim.cli.screen import print_json, print_view
    from counterclaim.export.json_records import to_json_array
    from counterclaim.export.tables import View
    from counterclaim.packs.conflict import load_conflict
    from counterclaim.store import open_store

    known = load_conflict(conflict) if conflict else None
    with open_store(ledger, create=False, restricted=restricted) as store, store.still():
        lines = sources_of(store, conflict=known)
        if as_json:
            print_json(to_json_array(lines))
        else:
            print_view(View("reports", _COLUMNS, _row), lines)


def _row(line: "SourceLine") -> tuple[str, ...]:
    from counterclaim.packs.conflict_entries import RELIABILITY

    told = [f"{one.side} {one.claims}" for one in line.claims]
    told += [f"third parties {line.third_parties}"] if line.third_parties else []
    told += [f"own voice {line.own_voice}"] if line.own_voice else []
    letter = f"{line.reliability} ({RELIABILITY[line.reliability]})" if line.reliability else ""
    days = " to ".join(dict.fromkeys(day for day in (line.first_day, line.last_day) if day))
    return (
        line.publisher or "not told", str(line.reports), str(line.origins), ", ".join(line.words_of),
        line.affiliation or "", letter, ", ".join(told), days,
    )  # fmt: skip
