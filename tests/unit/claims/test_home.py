"""Whose a bare ministry is: the state's in whose capital the report is filed, where nobody else's bodies speak."""

import pytest

from counterclaim.documents.inputs import read_inputs
from counterclaim.pipeline import read_report
from counterclaim.records.settings import Settings

BODY = (
    "{capital}, May 14, 2024 — {state} accused {rival} forces on Tuesday of shelling a market.\n\n"
    "The Health Ministry said that nine people were killed. {adjective} troops returned fire.\n\n"
    "The Defense Ministry denied that {adjective} troops had struck a clinic."
)
ETHIOPIA = {"capital": "ADDIS ABABA", "state": "Ethiopia", "adjective": "Ethiopian", "rival": "Eritrean"}
ERITREA = {"capital": "ASMARA", "state": "Eritrea", "adjective": "Eritrean", "rival": "Ethiopian"}


@pytest.fixture
def report_of(reader):
    """The claims of a report with its dateline found, as files are read."""

    def read(text, tmp_path):
        path = tmp_path / "report.txt"
        path.write_text(text, encoding="utf-8")
        (source,) = read_inputs([str(path)], settings=Settings(published="2024-05-14"), stdin=None)
        return read_report(source.report, source.original, reader).claims

    return read


def speakers(claims):
    return {c.speaker.name: (c.speaker.country, c.side) for c in claims if c.speaker}


@pytest.mark.parametrize(("names", "country"), [(ETHIOPIA, "ETH"), (ERITREA, "ERI")])
def test_bare_ministries_are_those_of_the_dateline(report_of, tmp_path, names, country):
    claims = report_of(BODY.format(**names), tmp_path)
    told = speakers(claims)
    assert told["Health Ministry"] == (country, names["state"])
    assert told["Defense Ministry"] == (country, names["state"])
    assert any(r.rule == "home" for c in claims for r in c.reasons)


@pytest.mark.parametrize(
    "more",
    [
        "\n\nEritrea's foreign minister said that the talks went on.",
        "\n\nThe State Department condemned the strike on the clinic.",
        "\n\nEgypt said that it was ready to mediate.",
        "\n\nThe Oromo Liberation Army said that its fighters left the town.",
    ],
)
def test_not_where_others_speak_or_an_armed_group_is_told_of(report_of, tmp_path, more):
    told = speakers(report_of(BODY.format(**ETHIOPIA) + more, tmp_path))
    assert told["Health Ministry"] == (None, None)
    assert told["Defense Ministry"] == (None, None)


def test_a_bureau_abroad_makes_nobody_at_home(report_of, tmp_path):
    text = (
        "CAIRO, May 14, 2024 — Egypt said on Tuesday that talks would go on.\n\n"
        "The Health Ministry said that nine people were killed when Sudanese forces shelled Kassala."
    )
    assert speakers(report_of(text, tmp_path))["Health Ministry"] == (None, None)


def test_the_army_of_a_report_that_names_no_state_is_that_of_its_capital(report_of, tmp_path):
    text = (
        "KHARTOUM, May 14, 2024 — The Rapid Support Forces accused the army of shelling a market on Tuesday.\n\n"
        "The army denied it."
    )
    claims = report_of(text, tmp_path)
    assert {(a.name, a.country) for c in claims if c.event for a in c.event.agents} == {("army", "SDN")}
    assert speakers(claims)["army"][0] == "SDN"


@pytest.mark.parametrize("place", ["CAIRO", "GENEVA"])
def test_not_where_the_report_names_another_state(report_of, tmp_path, place):
    text = (
        f"{place}, May 14, 2024 — The Rapid Support Forces accused the army of shelling a market on Tuesday.\n\n"
        "Thousands have fled Sudan since then, the doctors' union said."
    )
    claims = report_of(text, tmp_path)
    assert [a.country for c in claims if c.event for a in c.event.agents if a.name == "army"] == [None]
