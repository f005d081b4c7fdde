"""Who is an author by a byline, and in which bylines nobody is. All names are invented."""

from __future__ import annotations

import pytest

from counterclaim.export.masking.bylines import authors_of


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Nadia Prill", ("Nadia Prill",)),
        ("By Nadia Prill", ("Nadia Prill",)),
        ("BY NADIA PRILL", ("NADIA PRILL",)),
        ("By Nadia Prill and Sam Orr, Example Wire", ("Nadia Prill", "Sam Orr")),
        ("Nadia Prill, Middle Valley correspondent", ("Nadia Prill",)),
        ("By Nadia Prill in Holm", ("Nadia Prill",)),
        ("By Ana de la Cruz", ("Ana de la Cruz",)),
        ("By J. K. Osten and agencies", ("J. K. Osten",)),
    ],
)
def test_a_byline_of_names_and_callings_names_authors(byline: str, names: tuple[str, ...]) -> None:
    assert authors_of(byline) == names


@pytest.mark.parametrize(
    "byline",
    [
        "",
        "Testimony of Mira Sol, baker, as told to Example Wire",
        "Testimony of Mira Sol",
        "TESTIMONY OF MIRA SOL",
        "As told to Nadia Prill by Mira Sol",
        "Mira Sol, baker",
        "By Mira Sol, 34",
        "By Mira Sol of Brezna",
        "████ ███",
        "<b>Mira Sol</b>",
    ],
)
def test_a_byline_that_may_name_a_witness_names_no_author(byline: str) -> None:
    assert authors_of(byline) == ()
