"""Whose words a report's own voice are."""

import pytest

from counterclaim.book.voices import publisher_voice
from counterclaim.records.report import Report


def report(publisher):
    return Report(id="r_1", text="Two guards died.", language="en", publisher=publisher)


@pytest.mark.parametrize(
    "publisher",
    ["Joint Observation Mission on the Lenn", "Velmar Relief Coordination", "Council of the Lakes", "Health Ministry"],
)
def test_a_body_that_publishes_speaks_for_itself(publisher):
    voice = publisher_voice(report(publisher), ())
    assert voice is not None
    assert (voice.name, voice.inferred) == (publisher, True)


@pytest.mark.parametrize("publisher", ["Dorand Courier", "Example Wire", "Radio Lenn", "The Mercury", None])
def test_a_paper_only_reports(publisher):
    assert publisher_voice(report(publisher), ()) is None
