"""Whose words a report's own voice are."""

import pytest

from counterclaim.book.voices import Voice, publisher_voice, voice_of
from counterclaim.packs.parties import learn_sides
from counterclaim.records.claim import Claim, Quote, Span, Speaker
from counterclaim.records.enums import Kind, Stance
from counterclaim.records.ledger import Actor
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


@pytest.mark.parametrize(
    "publisher",
    ["Union of Lenn Doctors", "Harbour Relief", "Office of the Ombudsman", "Press Office of the Presidency"],
)
def test_unions_relief_and_offices_speak_for_themselves(publisher):
    assert publisher_voice(report(publisher), ()) is not None


@pytest.mark.parametrize("publisher", ["Lenn News Agency", "Front Dispatch", "Police Gazette", "El Faro de Lenn"])
def test_a_word_of_a_paper_outweighs_that_of_a_body(publisher):
    assert publisher_voice(report(publisher), ()) is None


def spoken(mention, *, side=None):
    text = f"{mention} count 12 dead."
    speaker = Speaker(name=mention.removeprefix("the "), mention=Quote(start=0, end=len(mention), text=mention))
    words, whole = Quote(start=0, end=len(text), text=text), Span(start=0, end=len(text))
    return Claim(
        id="c_1", report="r_1", kind=Kind.TOLL, evidence=words, sentence=whole, speaker=speaker, side=side,
        stance=Stance.ASSERTS,
    )  # fmt: skip


OWN = Voice(name="Union of Lenn Doctors", inferred=True)


@pytest.mark.parametrize("mention", ["our members", "we", "the union", "the Union of Lenn Doctors"])
def test_in_its_own_statement_a_body_is_met_under_short_names(mention):
    assert voice_of(spoken(mention), OWN, learn_sides(())) == OWN


@pytest.mark.parametrize("mention", ["the ministry", "our president Orla Venn", "residents"])
def test_others_speak_for_themselves_in_a_statement(mention):
    assert voice_of(spoken(mention), OWN, learn_sides(())).name != OWN.name


def test_what_is_told_for_another_side_is_not_the_publishers():
    own = Voice(name="Staff of Dorand", side="Dorand")
    assert voice_of(spoken("the Staff", side="Velmar"), own, learn_sides(())).side == "Velmar"


@pytest.mark.parametrize("own", ["Our fighters hold the mill.", "We hold the mill.", "The enemy shelled us."])
def test_a_movements_radio_that_says_we_speaks_for_it(own):
    found = organ_of("Hill Radio", f"Good evening. {own} Four millhands were killed.")
    assert found is not None
    assert (found.name, found.side, found.printed) == ("River Front", "River Front", "Hill Radio")


@pytest.mark.parametrize(
    "text",
    [
        "Four millhands were killed.",
        "Four millhands were killed, our correspondent says.",
        "Four millhands were killed, a commander told us.",
        "Four millhands were killed, US officials said.",
        "Four millhands were killed. We spoke to the widows.",
        "Four millhands were killed, as we have reported.",
        "“We hold the mill,” a commander said. Four millhands were killed.",
    ],
)
def test_a_paper_that_says_no_we_of_its_own_speaks_for_nobody(text):
    assert organ_of("Hill Radio", text) is None


def test_a_states_paper_speaks_for_nobody():
    assert organ_of("Hill Radio", "Our soldiers hold the mill.", kind="state") is None


def test_a_media_office_is_the_body_whose_office_it_is():
    found = organ_of("River Front Media Office", "Four millhands were killed.")
    assert found is not None
    assert found.name == "River Front"


def organ_of(publisher, text, kind="body"):
    head = Actor(id="a_front", name="River Front", kind=kind, side="River Front")
    radio = Actor(id="a_radio", name="Hill Radio", kind="body", side="River Front")
    return publisher_voice(Report(id="r_1", text=text, language="en", publisher=publisher), (head, radio))


@pytest.mark.parametrize(
    ("publisher", "text", "speaks"),
    [
        ("Harbour Doctors' Union Bulletin", "We count 102 wounded.", True),
        ("Harbour Doctors' Union Bulletin", "The union counts 102 wounded.", False),
        ("Harbour Bulletin", "We spoke to the widows.", False),
        ("Evening Bulletin", "We count 102 wounded.", False),
    ],
)
def test_a_bodys_own_bulletin_that_says_we_speaks_for_it(publisher, text, speaks):
    union = Actor(id="a_union", name="Harbour Union of Doctors", kind="body")
    found = publisher_voice(Report(id="r_1", text=text, language="en", publisher=publisher), (union,))
    assert (found is not None and found.name == union.name) is speaks
