"""What comparing claims needs to know of their report: order, paragraphs, sides.

In: the claims of one report in any order, and the report. Out: a `Scene`. Reads party_words through `packs`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import combinations

import msgspec

from counterclaim.incidents.comparing import is_fine, standing
from counterclaim.packs.parties import Party, Sides, is_named, learn_sides, party, plain_name, same_party, with_side
from counterclaim.records.claim import Claim, Place
from counterclaim.records.enums import Certainty
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"\n\s*")
_ITEM = re.compile(r"\n[ \t]*(?:[-–—•*·]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?=\S)")
_ITEM_LENGTH = 8
_ROOT = 5  # letters that a side's name and its adjective share
_HEARSAY = frozenset((Certainty.ALLEGED, Certainty.REPORTED))


class Scene(msgspec.Struct, frozen=True):
    """Claims in text order with paragraph numbers, speakers and agents as parties, and the sides told."""

    claims: tuple[Claim, ...]
    report: Report
    paragraphs: tuple[int, ...]
    sides: Sides
    speakers: tuple[Party | None, ...]
    agents: tuple[tuple[Party, ...], ...]
    together: frozenset[frozenset[str]]
    """Names of places that one claim tells of together: a site and its town, or two towns."""

    def told_together(self, one: Place, two: Place) -> bool:
        """Whether some claim tells of these two places together, so that the one may lie in the other."""
        return frozenset((plain_name(one.name), plain_name(two.name))) in self.together

    def stands(self, claim: Claim) -> tuple[Place, ...]:
        """Places as fine as a district at which a claim's happening was; a side's adjective ("Norlan") is none."""
        return tuple(p for p in standing(claim) if is_fine(p) and not self._is_side(p))

    def _is_side(self, place: Place) -> bool:
        root = plain_name(place.name)[:_ROOT]
        unknown = place.precision is None and place.gazetteer is None
        return unknown and len(root) == _ROOT and any(name.startswith(root) for name in self.sides.by_name)

    def distance(self, i: int, j: int) -> int:
        """Paragraphs between two claims; 0 within one."""
        return abs(self.paragraphs[i] - self.paragraphs[j])

    def follows(self, i: int, j: int) -> bool:
        """Whether claim j stands in the sentence of claim i or the very next, with nothing between and no new item."""
        between = self.report.text[self.claims[i].sentence.end : self.claims[j].sentence.start]
        return not between.strip() and not _ITEM.search(between + self.sentence(j)[:_ITEM_LENGTH])

    def sentence(self, i: int) -> str:
        """The sentence of a claim, as it stands in the report."""
        span = self.claims[i].sentence
        return self.report.text[span.start : span.end]

    def one_voice(self, i: int, j: int) -> bool:
        """Whether two claims come from one mouth, or from bodies of one side. The report's own voice is one voice.

        Hearsay that nobody answers for ("some say") is not: each piece of it may be somebody else's.
        """
        first, second = self.speakers[i], self.speakers[j]
        if first is None or second is None:
            return first is second and not (self.is_hearsay(i) and self.is_hearsay(j))
        return same_party(first, second)

    def is_hearsay(self, i: int) -> bool:
        """Whether a claim is said by somebody whom the text does not name."""
        return self.speakers[i] is None and self.claims[i].certainty in _HEARSAY

    def blames(self, i: int, who: Party | None) -> bool:
        """Whether a claim names this party as doer, be it by a bare word ("the army") that the party speaks under."""
        if who is None:
            return False
        event, name = self.claims[i].event, plain_name(who.name)
        bare = any(plain_name(agent.name) == name for agent in (event.agents if event else ()))
        return bare or any(same_party(agent, who) for agent in self.agents[i])


def in_order(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims as they stand in the text, whatever order they come in."""
    return tuple(sorted(claims, key=lambda c: (c.evidence.start, c.evidence.end, c.id)))


def set_scene(claims: Sequence[Claim], report: Report, actors: Sequence[Actor] = ()) -> Scene:
    """Put the claims of a report in order and fill in what their comparison needs."""
    ordered = in_order(claims)
    sides = learn_sides(ordered, actors)
    starts = paragraph_starts(report.text)
    return Scene(
        ordered,
        report,
        tuple(bisect_right(starts, c.evidence.start) for c in ordered),
        sides,
        tuple(with_side(party(c.speaker, c.side), sides) if c.speaker else None for c in ordered),
        tuple(
            tuple(p for a in (c.event.agents if c.event else ()) if is_named(p := with_side(party(a), sides)))
            for c in ordered
        ),
        frozenset(
            frozenset((plain_name(p.name), plain_name(q.name))) for c in ordered for p, q in combinations(c.places, 2)
        ),
    )


def paragraph_starts(text: str) -> tuple[int, ...]:
    """Where paragraphs and items of lists begin: after blank lines, or each line break in a text without blank lines.

    An item opens with a dash, a dot, a number or a letter at the head of a line.
    """
    breaks = list(_BLANK_LINE.finditer(text)) or list(_LINE.finditer(text))
    return tuple(sorted({0, *(m.end() for m in breaks), *(m.end() for m in _ITEM.finditer(text))}))
