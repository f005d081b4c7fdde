"""Days of a book, or two sides of it, in; pages of plain lines out."""

from collections.abc import Iterable, Iterator

from counterclaim.export.book_cards import beside_lines, side_lines
from counterclaim.export.lines import Line, title
from counterclaim.export.wording import count_of
from counterclaim.records.wholes import Comparison, Entry, Matter, TimelineDay


def timeline_lines(days: Iterable[TimelineDay]) -> Iterator[Line]:
    """Each day with what is told of it; the undated last."""
    for day in days:
        yield title(day.day or "No day told")
        yield from (_entry_line(entry) for entry in day.entries)


def _entry_line(entry: Entry) -> Line:
    also = f" (also told of {', '.join(entry.also)})" if entry.also else ""
    words = f"; {entry.words}" if entry.words else ""
    return Line(label=entry.kind.capitalize(), text=f"{entry.what}{also}{words}", indent=1, id=entry.id)


def comparison_lines(told: Comparison) -> Iterator[Line]:
    """What both speak of, then what one side alone is quoted on; each in its own words."""
    ends = [f"from {told.first_day}" if told.first_day else "", f"to {told.last_day}" if told.last_day else ""]
    period = " ".join(end for end in ends if end) or "all that is dated, and what nothing dates"
    yield Line(text=f"{told.one} and {told.two}: {period}", level="title")
    parts = (
        ("Both speak of", told.both),
        (f"Only {told.one} is quoted on", told.only_one),
        (f"Only {told.two} is quoted on", told.only_two),
    )
    for heading, matters in parts:
        yield title(f"{heading} ({count_of(len(matters), 'matter')})")
        for matter in matters:
            yield from _matter_lines(matter)
    if told.tolls:
        yield title("Tolls side by side")
        yield from beside_lines(told.tolls, {tally.id: tally for tally in told.tallies})


def _matter_lines(matter: Matter) -> Iterator[Line]:
    when = f" ({matter.when})" if matter.when and matter.when not in matter.title else ""
    yield Line(text=f"{matter.title}{when}", level="head", indent=1, id=matter.id)
    for side in (matter.one, matter.two):
        if side.quoted:
            yield from side_lines(side, indent=2)
    for words in matter.agreed:
        yield Line(label="Both", text=words, indent=2)
    for words in matter.differ:
        yield Line(label="They differ", text=words, indent=2)
