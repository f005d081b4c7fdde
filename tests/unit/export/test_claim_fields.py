"""Labelled fields and headline of a claim: whole for the command, compact for the dossier's cards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from counterclaim.export.claim_fields import claim_fields, claim_head
from counterclaim.records.claim import Claim, TimeRange
from counterclaim.records.enums import TimeBasis, TimePrecision

TEXT = "Norrland's army accused Sudmark of shelling Elv on Tuesday."
MORNING = TimeRange(
    earliest="2031-05-06T06:00",
    latest="2031-05-06T12:00",
    precision=TimePrecision.PART_OF_DAY,
    basis=TimeBasis.DATELINE,
    text="in the morning",
)


@pytest.fixture
def claim(tell: Callable[..., Any]) -> Callable[..., Claim]:
    """One claim of the sentence, with any fields of the claim format."""

    def build(*, timed: TimeRange | None = None, **fields: Any) -> Claim:
        claims, _ = tell(TEXT, {"words": "shelling Elv on Tuesday", **fields})
        told: Claim = claims[0]
        return msgspec.structs.replace(told, time=timed)

    return build


def test_a_headline_tells_who_what_when_and_where(claim: Callable[..., Claim]) -> None:
    told = claim(by="Norrland's army", stance="accuses", event="shelling", timed=MORNING, places=["Elv district"])
    assert claim_head(told) == "Norrland's army accuses · shelling · 6 May 2031, morning · Elv district"


@pytest.mark.parametrize(
    ("fields", "head"),
    [
        ({"event": "shelling"}, "the reports' own voice says · shelling"),
        ({"by": "two residents", "event": "shelling"}, "two residents say · shelling"),
        ({"by": "Sudmark", "stance": "denies", "denial_scope": "authorship", "event": "shelling"},
         "Sudmark denies having done it · shelling"),
        ({"by": "Sudmark", "event": "shelling", "negated": True}, "Sudmark says · shelling (negated)"),
        ({"by": "Sudmark", "event": "shelling", "realis": "planned", "certainty": "alleged"},
         "Sudmark says · shelling (planned, alleged)"),
        ({"by": "Sudmark", "stance": "pledges"}, "Sudmark pledges"),
        ({"by": "Sudmark", "negated": True}, "Sudmark says · negated"),
        ({"tolls": [{"kind": "killed", "who": "farmers", "text": "nearly 40"}]},
         "the reports' own voice says · killed farmers “nearly 40”"),
        ({"agreement": {"type": "ceasefire"}}, "the reports' own voice says · ceasefire"),
        ({"agreement": {"type": "other"}}, "the reports' own voice says · agreement"),
        ({"event": "shelling", "places": ["Elv", {"name": "Holm", "relation": "near"}, "Bay"]},
         "the reports' own voice says · shelling · Elv, near Holm, and elsewhere"),
        ({"event": "shelling", "places": [{"name": "the frontier", "relation": "on_border"}]},
         "the reports' own voice says · shelling · the frontier (on border)"),
    ],
)  # fmt: skip
def test_a_headline_is_never_more_certain_than_the_claim(
    claim: Callable[..., Claim], fields: dict[str, Any], head: str
) -> None:
    assert claim_head(claim(**fields)) == head


def test_all_fields_are_told_whole(claim: Callable[..., Claim]) -> None:
    told = list(claim_fields(claim(event="shelling")))
    assert told == [
        ("Speaker", "the reports' own voice, or hearsay with no speaker named"),
        ("Side", "nobody's"),
        ("Channel", "unknown"),
        ("Stance", "says"),
        ("Told as", "occurred, stated"),
        ("Rests on", "none stated"),
        ("Happening", "shelling"),
        ("When", "not fixed"),
    ]


def test_what_is_at_rest_is_left_out_of_compact_fields(claim: Callable[..., Claim]) -> None:
    assert list(claim_fields(claim(event="shelling"), compact=True)) == [("When", "not fixed")]


def test_compact_fields_keep_what_the_text_tells(claim: Callable[..., Claim]) -> None:
    told = dict(
        claim_fields(
            claim(
                by={"name": "Norrland's army", "country": "NOR", "mention": {"start": 0, "end": 2, "text": "it"}},
                side="Norrland",
                stance="accuses",
                channel="social_media",
                realis="ongoing",
                grounds="on_site",
                negated=True,
                event="shelling",
                timed=MORNING,
                places=[{"name": "Elv", "relation": "on_border", "precision": "settlement", "other_names": ["Älv"]}],
                cue={"start": 16, "end": 23, "text": "accused"},
            ),
            compact=True,
        )
    )
    assert told == {
        "Speaker": "Norrland's army (NOR)",
        "Named here as": "it",
        "Side": "Norrland",
        "Channel": "social media",
        "Stance": "accuses (“accused”)",
        "Negated": "yes",
        "Told as": "ongoing, stated",
        "Rests on": "on site",
        "When": "6 May 2031, morning (“in the morning”), by the words, counted from the dateline",
        "Place (on border)": "Elv (settlement); also called Älv",
    }


def test_a_named_speaker_of_no_side_is_said_to_be_nobodys(claim: Callable[..., Claim]) -> None:
    assert ("Side", "nobody's") in claim_fields(claim(by="Lakes Union"), compact=True)


def test_the_same_name_with_an_article_is_not_told_twice(claim: Callable[..., Claim]) -> None:
    by = {"name": "Defence Ministry", "mention": {"start": 0, "end": 3, "text": "The Defence Ministry"}}
    assert "Named here as" not in dict(claim_fields(claim(by=by), compact=True))
    assert dict(claim_fields(claim(by=by)))["Named here as"] == "The Defence Ministry"


def test_an_unknown_toll_is_never_nought(claim: Callable[..., Claim]) -> None:
    told = dict(claim_fields(claim(tolls=[{"kind": "killed", "who": "farmers", "text": "many"}]), compact=True))
    assert told["Toll (incident)"] == "killed farmers: “many” (number not given)"


def test_treaties_weapons_and_agreements_are_told(claim: Callable[..., Claim]) -> None:
    treaties = [{"name": "the Shell Treaty", "bound": None}]
    told = dict(
        claim_fields(
            claim(
                weapons=[{"name": "shells", "class": "artillery", "treaties": treaties}],
                agreement={"type": "ceasefire", "parties": ["Norrland", "Sudmark"], "agreed_on": "2031-05-03"},
            ),
            compact=True,
        )
    )
    assert told["Weapons"] == "shells (artillery; the Shell Treaty: whether the user is bound is not known)"
    assert (told["Agreement"], told["Parties"], told["Agreed on"]) == (
        "ceasefire",
        "Norrland and Sudmark",
        "2031-05-03",
    )
