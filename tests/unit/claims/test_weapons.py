"""Treaties on the weapons of claims: who is bound, and who calls a weapon banned. Invented texts."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from counterclaim.claims.weapons import days_of
from counterclaim.records.claim import Claim, Treaty

Read = Callable[..., tuple[Claim, ...]]


def treaties(claims: tuple[Claim, ...]) -> list[Treaty]:
    return [treaty for claim in claims for weapon in claim.weapons for treaty in weapon.treaties]


def bounds(claims: tuple[Claim, ...]) -> set[bool | None]:
    return {treaty.bound for treaty in treaties(claims)}


def callers(claims: tuple[Claim, ...]) -> set[str | None]:
    return {treaty.called_banned_by for treaty in treaties(claims)}


@pytest.mark.parametrize(
    ("text", "published", "bound"),
    [
        ("The Colombian army fired cluster bombs at the village on Monday.", "2024-05-14", {True}),
        ("The Colombian army fired cluster bombs at the village on Monday.", "2012-05-15", {False}),
        ("The Colombian army fired cluster bombs at the village on Monday.", None, {None}),
        ("Ethiopian troops shelled the town with cluster munitions on Sunday.", "2021-06-15", {False}),
        ("Eritrean troops shelled the town with cluster munitions on Sunday.", "2021-06-15", {False}),
        ("The rebels shelled the town with cluster munitions on Sunday.", "2021-06-15", {None}),
        ("Cluster munitions hit the town on Sunday.", "2021-06-15", {None}),
        ("The Kosovo police shelled the town with cluster munitions on Sunday.", "2021-06-15", {None}),
    ],
)
def test_whether_the_alleged_user_was_bound(
    claims_of: Read, text: str, published: str | None, bound: set[bool | None]
) -> None:
    assert bounds(claims_of(text, published=published)) == bound


def test_without_a_day_the_status_holds_for_a_year_back_or_is_open(claims_of: Read) -> None:
    text = "The Colombian army fired cluster bombs at the village."
    assert bounds(claims_of(text, published="2018-01-10")) == {True}
    assert bounds(claims_of(text, published="2016-06-10")) == {None}


def test_two_users_must_agree(claims_of: Read) -> None:
    text = "The Colombian army and the Venezuelan army fired cluster bombs at the village on Monday."
    claims = claims_of(text, published="2024-05-14")
    users = {agent.country for claim in claims if claim.event for agent in claim.event.agents}
    assert users != {"COL", "VEN"} or bounds(claims) == {None}


def test_a_known_status_has_its_reason(claims_of: Read) -> None:
    (claim,) = claims_of("Ethiopian troops shelled the town with cluster munitions on Sunday.", published="2021-06-15")
    notes = [reason.note for reason in claim.reasons if reason.rule == "treaties"]
    assert notes == ["Convention on Cluster Munitions: ETH not bound on 2021-06-13"]


def test_what_is_planned_or_wished_binds_nobody_on_a_day(claims_of: Read) -> None:
    claims = claims_of("The Colombian army will fire cluster bombs at the village on Friday.", published="2024-05-14")
    assert True not in bounds(claims)
    assert all(days_of(claim, None) is None for claim in claims)


@pytest.mark.parametrize(
    "words",
    [
        "widely banned cluster munitions",
        "internationally prohibited cluster bombs",
        "cluster bombs, which are banned by most states,",
        "cluster munitions outlawed by a treaty",
        "banned weapons such as cluster bombs",
        "illegal cluster bombs",
        "cluster bombs, a weapon outlawed by most states,",
    ],
)
@pytest.mark.parametrize("people", [("Dorand", "Velmari"), ("Velmar", "Dorandi")])
def test_who_calls_it_banned_is_who_says_it(claims_of: Read, words: str, people: tuple[str, str]) -> None:
    speaker, other = people
    text = f"{speaker}'s defence ministry said on Monday that {other} troops fired {words} at the town."
    claims = claims_of(text)
    assert callers(claims) == {f"{speaker}'s defence ministry"}


@pytest.mark.parametrize("words", ["the use of cluster bombs is illegal", "the illegal use of cluster bombs killed 9"])
def test_what_is_said_of_a_use_is_said_of_the_weapon(claims_of: Read, words: str) -> None:
    assert callers(claims_of(f"Dorand's envoy said on Monday that {words}.")) == {"Dorand's envoy"}


def test_the_reports_own_words_are_the_reports(claims_of: Read) -> None:
    assert callers(claims_of("Velmari troops shelled the town with widely banned cluster munitions on Monday.")) == {
        "the report"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Dorand's defence ministry said on Monday that Velmari troops shelled the town with cluster munitions.",
        "Dorand's defence ministry denied that its troops shelled the town with banned cluster munitions.",
        "Dorand's army did not shell the town with banned cluster munitions, the defence ministry said.",
        "Dorand's defence ministry said that its troops shelled the town with cluster munitions, which are not banned.",
        "Dorand's defence ministry said that cluster munitions should be banned.",
        "Velmari troops shelled the banned zone with cluster munitions on Monday.",
        "Velmari troops shelled the outlawed party with cluster munitions on Monday.",
    ],
)
def test_who_does_not_call_it_banned(claims_of: Read, text: str) -> None:
    assert callers(claims_of(text)) == {None}


def test_mirrored_names_mirror_the_status(claims_of: Read) -> None:
    text = "{0}'s defence ministry accused {1} of shelling the town with banned cluster munitions on Monday."
    one, two = (
        claims_of(text.format(*names), published="2021-06-15")
        for names in (("Ethiopia", "Eritrea"), ("Eritrea", "Ethiopia"))
    )
    assert bounds(one) == bounds(two) == {False}
    assert callers(one) == {"Ethiopia's defence ministry"}
    assert callers(two) == {"Eritrea's defence ministry"}


def test_the_treaties_of_a_claim_are_written_and_read_back(claims_of: Read) -> None:
    for claim in claims_of("Velmari troops shelled the town with widely banned cluster munitions on Monday."):
        assert msgspec.json.decode(msgspec.json.encode(claim), type=Claim) == claim
