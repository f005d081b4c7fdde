"""How well one claim fits as the thing that another answers, with the grounds in words.

In: a scene and the places of two claims in it. Out: a `Match` with points and grounds, or None where they contradict.
Reads event_families and incident_words through `packs`.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.incidents.comparing import (
    Nearness,
    compare_places,
    compare_times,
    share_fine_place,
    share_targets,
    share_weapons,
    shared_words,
    words_of,
)
from counterclaim.incidents.scene import Scene
from counterclaim.packs.families import shared_family
from counterclaim.packs.parties import same_party
from counterclaim.packs.phrases import find_phrase
from counterclaim.records.claim import Claim
from counterclaim.records.enums import Stance

_MIN_WORDS = 2  # telling words in common that make two positions speak of one thing
_SLACK = 1.0  # points within which an earlier claim of the same breath is preferred to its elaboration


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """How claim `index` fits: points, grounds in words, and what of it decides."""

    index: int
    points: float
    grounds: tuple[str, ...]
    kinship: bool
    """The two types are one, or views of one happening; or both count one kind of harm."""
    anchored: bool
    """They name one fine place, one day, or one target."""
    same_doer: bool
    other_doer: bool

    @property
    def note(self) -> str:
        """The grounds in one line."""
        return "; ".join(self.grounds)

    def with_ground(self, ground: str, points: float) -> "Match":
        """The same with one more ground."""
        return msgspec.structs.replace(self, points=self.points + points, grounds=(*self.grounds, ground))


def content(scene: Scene, i: int, j: int, *, doers_differ: bool = False) -> Match | None:
    """What two claims have in common. None where their places or times contradict each other.

    `doers_differ` is for counter-accusations, where each names the other's side.
    """
    first, second = scene.claims[i], scene.claims[j]
    place, time = compare_places(first, second), compare_times(first.time, second.time)
    if Nearness.APART in (place, time):
        return None
    points, grounds = 0.0, []
    kinship, said = _kinship(first, second)
    for worth, ground in (
        *said,
        *_common_points(first, second, place, time),
        *(() if doers_differ else _doer_points(scene, i, j)),
        _nearness(scene, i, j),
    ):
        points += worth
        grounds.append(ground)
    same, other = _doers(scene, i, j)
    return Match(
        index=j,
        points=points,
        grounds=tuple(g for g in grounds if g),
        kinship=kinship,
        anchored=share_fine_place(first, second) or time is Nearness.SAME or share_targets(first, second),
        same_doer=same,
        other_doer=other,
    )


def pick(scene: Scene, i: int, matches: Sequence[Match], enough: float) -> Match | None:
    """The best match that reaches `enough`; of one breath (same voice and paragraph) its opening accusation.

    What follows in that breath elaborates, so that a small lead in points does not count against the opening.
    """
    good = [m for m in matches if m.points >= enough]
    if not good:
        return None
    best = max(good, key=lambda m: (m.points, -scene.distance(i, m.index), m.index))
    breath = [
        m
        for m in good
        if m.points >= best.points - _SLACK
        and scene.paragraphs[m.index] == scene.paragraphs[best.index]
        and (m.index == best.index or scene.one_voice(m.index, best.index))
    ]
    accusing = [m for m in breath if scene.claims[m.index].stance in (Stance.ACCUSES, Stance.CONDEMNS)]
    return min(accusing or breath, key=lambda m: m.index)


def overlap_of_words(scene: Scene, i: int, j: int, *, with_speaker: bool = False) -> str:
    """Telling words that two claims share, listed; "" where they are too few.

    With `with_speaker`: the words of j's speaker that stand in claim i, where they make up that name.
    """
    first, second = scene.claims[i], scene.claims[j]
    if with_speaker:
        name = second.speaker.name if second.speaker else ""
        wanted = words_of(name)
        common = wanted & words_of(first.evidence.text)
        return ", ".join(sorted(common)) if wanted and len(common) >= max(1, len(wanted) - 1) else ""
    common = shared_words(first.evidence.text, second.evidence.text)
    return ", ".join(sorted(common)) if len(common) >= _MIN_WORDS else ""


def turned_round(scene: Scene, i: int) -> str | None:
    """The words of a claim's sentence that turn an accusation round."""
    return find_phrase("in_return", scene.sentence(i))


def _kinship(first: Claim, second: Claim) -> tuple[bool, list[tuple[float, str]]]:
    if first.event and second.event:
        one, two = first.event.type, second.event.type
        if one == two:
            return True, [(2.0, f"both on {one}")]
        if shared_family(one, two):
            return True, [(1.0, f"{one} and {two} can be one happening")]
        return False, []
    kinds = {t.kind for t in first.tolls} & {t.kind for t in second.tolls}
    return bool(kinds), [(1.5, f"both count {k}") for k in sorted(kinds)[:1]]


def _common_points(first: Claim, second: Claim, place: Nearness, time: Nearness) -> list[tuple[float, str]]:
    said = []
    if place is Nearness.SAME:
        said.append((1.5 if share_fine_place(first, second) else 0.5, "same place"))
    if time is Nearness.SAME:
        said.append((0.5, "same day"))
    if share_targets(first, second):
        said.append((1.0, "same target"))
    if share_weapons(first, second):
        said.append((0.5, "same weapon"))
    return said


def _doer_points(scene: Scene, i: int, j: int) -> list[tuple[float, str]]:
    if scene.blames(j, scene.speakers[i]):
        return [(2.0, "blames the speaker's side")]
    same, other = _doers(scene, i, j)
    if same:
        return [(1.5, "same doer")]
    return [(-2.0, "another doer")] if other else []


def _doers(scene: Scene, i: int, j: int) -> tuple[bool, bool]:
    first, second = scene.agents[i], scene.agents[j]
    same = any(same_party(a, b) for a in first for b in second)
    return same, bool(first and second) and not same


def _nearness(scene: Scene, i: int, j: int) -> tuple[float, str]:
    gap = scene.distance(i, j)
    words = "in the same paragraph" if gap == 0 else f"{gap} paragraph{'s' if gap > 1 else ''} away"
    return max(1.0 - 0.25 * gap, -1.0), words
