"""Whose parties are that common nouns alone name, and when nobody's; and so for both sides."""

import pytest

from counterclaim.claims.actors.cast import Cast
from counterclaim.claims.bare_parties import place_bare, told_by
from counterclaim.claims.sides import assign_sides
from counterclaim.packs.conflict import Conflict, Side, Source
from counterclaim.records.enums import Sector
from counterclaim.records.ledger import Actor
from counterclaim.records.report import Report

WAR = Conflict(
    id="oranto",
    name="The war in Oranto",
    sides=(
        Side(name="Government", members=("army", "Health Ministry", "Ministry of Defence")),
        Side(name="separatists", members=("Sela Council", "Imre Tal")),
    ),
)
MOVEMENT = Conflict(
    id="maro",
    name="The war in Maro",
    sides=(
        Side(name="Government of Maro", members=("Maro army", "Interior Ministry")),
        Side(name="Tide Movement", members=("Tide Movement", "Dov Hale")),
    ),
)
STATES = (
    Side(name="Dorand", members=("Dorand", "Dorandi army", "Dorandi Defence Ministry")),
    Side(name="Velmar", members=("Velmar", "Velmari army", "Velmari Defence Ministry")),
)
BORDER = Conflict(
    id="border",
    name="The border war",
    sides=STATES,
    sources=(
        Source(publisher="Dorand Herald", affiliation="Dorand"),
        Source(publisher="Velmar Post", affiliation="Velmar"),
        Source(publisher="Example Wire"),
    ),
)


def _side(
    name, text="", *, war=WAR, publisher=None, sector=Sector.UNKNOWN, beside=(), lands=None, kind="group", office=None
):
    report = Report(id="r", text=text or f"The {name} said so.", publisher=publisher)
    actor = Actor(id="a", name=name, kind=kind, office=office, sector=sector)
    found = place_bare(actor, told_by(report, (actor, *beside), lands or {}), war)
    return found.side if found else None


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("separatist forces", "separatists"),
        ("Separatists", "separatists"),
        ("separatist gunners", "separatists"),
        ("rebels", "separatists"),
        ("insurgents", "separatists"),
        ("the military", "Government"),
        ("navy", "Government"),
        ("air force", "Government"),
        ("police", "Government"),
        ("Interior Ministry", "Government"),
        ("Defense Ministry", "Government"),
        ("army chief", "Government"),
        ("Separatist authorities", "separatists"),
        ("authorities", None),
        ("residents", None),
        ("forces", None),
        ("loyalists", None),
        ("opposition", None),
        ("UN police", None),
        ("Lennish army", None),
        ("navy of Lenn", None),
        ("separatists of Lenn", None),
        ("foreign minister", None),
    ],
)
def test_names_without_a_land(name, side):
    assert _side(name) == side


def test_the_reason_is_told():
    actor = Actor(id="a", name="navy", kind="group")
    found = place_bare(actor, told_by(Report(id="r", text="The navy fired."), (actor,)), WAR)
    assert found.note == "navy: Government is the only side of the conflict file with an army"


def test_persons_by_their_office():
    assert _side("Juno Arr", kind="person", office="separatists' commander") == "separatists"
    assert _side("Juno Arr", kind="person", office="army spokesman") == "Government"
    assert _side("Juno Arr", kind="person", office="nurse") is None


@pytest.mark.parametrize(
    "text",
    [
        "Lenn closed its border. The army said it had moved troops there.",
        "The army in Lenn said it had moved troops.",
        "The army of Lenn moved.",
        "The neighbours said their army had moved.",
        "Lenn said on Monday its army had moved.",
        "Guards of Lenn watched as the army fired.",
        "Kenya closed its border. The army said it had moved troops there.",
    ],
)
def test_a_land_that_is_no_sides_before_a_body_leaves_it_open(text):
    assert _side("army", text, lands={"Lenn": "Lenn"}, sector=Sector.MILITARY) is None


@pytest.mark.parametrize(
    "text",
    [
        "Talks mediated by Lenn failed. The army said so.",
        "Lenn closed its border.\n\nThe army said it had lost a post.",
        "The government said its army had lost a post.",
        "In Oranto the army said it had lost a post.",
        "Fighting went on in Kesh. The army in Kesh said so.",
    ],
)
def test_a_land_that_brokers_or_stands_apart_does_not(text):
    assert _side("army", text, lands={"Lenn": "Lenn", "Oranto": "Oranto"}, sector=Sector.MILITARY) == "Government"


def test_anothers_body_of_that_kind_leaves_it_open():
    army = Actor(id="b", name="Lennish army", kind="body", nation="lenn", sector=Sector.MILITARY)
    health = Actor(id="b", name="Lenn's Health Ministry", kind="body", nation="lenn", sector=Sector.GOVERNMENT)
    text = "The army fired. The Health Ministry counted."
    assert _side("army", text, war=MOVEMENT, beside=(army,)) is None
    assert _side("Health Ministry", text, war=MOVEMENT, beside=(health,)) is None
    assert _side("Health Ministry", text, war=MOVEMENT, beside=(army,)) == "Government of Maro"


def test_an_armed_group_on_no_side_leaves_rebels_open():
    group = Actor(id="b", name="Ridge Lions", kind="group", sector=Sector.ARMED_GROUP)
    assert _side("rebels", war=MOVEMENT) == "Tide Movement"
    assert _side("rebels", war=MOVEMENT, beside=(group,)) is None


@pytest.mark.parametrize(
    ("publisher", "side"),
    [
        ("Dorand Herald", "Dorand"),
        ("Velmar Post", "Velmar"),
        ("Example Wire", None),
        ("Unknown Paper", None),
        (None, None),
    ],
)
@pytest.mark.parametrize("name", ["army", "Defence Ministry", "navy", "Health Ministry"])
@pytest.mark.parametrize("turn", [1, -1])
def test_of_two_states_the_publishers_own(name, publisher, side, turn):
    war = Conflict(id="x", name="x", sides=STATES[::turn], sources=BORDER.sources)
    assert _side(name, war=war, publisher=publisher) == side


@pytest.mark.parametrize(("publisher", "other"), [("Dorand Herald", "Velmar"), ("Velmar Post", "Dorand")])
def test_beside_the_others_army_even_the_publishers_is_left_open(publisher, other):
    theirs = Actor(id="b", name=f"{other}i army", kind="body", nation=other.lower(), side=other, sector=Sector.MILITARY)
    assert _side("army", war=BORDER, publisher=publisher, beside=(theirs,)) is None
    assert _side("Health Ministry", war=BORDER, publisher=publisher, beside=(theirs,)) is not None


@pytest.mark.parametrize(
    "actor",
    [
        Actor(id="a", name="police", nation="lenn", sector=Sector.POLICE),
        Actor(id="a", name="army", country="KEN", nation="KEN", sector=Sector.MILITARY),
        Actor(id="a", name="separatists", sector=Sector.MEDIA),
        Actor(id="a", name="police", sector=Sector.INTERNATIONAL_BODY),
    ],
)
def test_told_to_be_anothers(actor):
    assert place_bare(actor, told_by(Report(id="r", text="x"), (actor,)), MOVEMENT) is None


def test_without_a_conflict_file_nothing_is_guessed():
    cast = Cast((Actor(id="a", name="separatists", kind="group", sector=Sector.ARMED_GROUP, nation="lenn"),), ())
    report = Report(id="r", text="The separatists met the army.")
    assert [a.side for a in assign_sides((), cast, conflict=None, report=report)[1].actors] == [None]
    nameless = Conflict(id="x", name="x")
    assert [a.side for a in assign_sides((), cast, conflict=nameless, report=report)[1].actors] == [None]


def test_a_long_name_costs_little():
    assert _side("army " * 20_000) is None
    assert _side("army", "the army " * 50_000) == "Government"


def _fought_in(land, *further):
    return Conflict(id="war", name=f"The war in {land}", sides=(*STATES, *further))


@pytest.mark.parametrize(
    ("land", "adjective", "other"), [("Dorand", "Dorandi", "Velmari"), ("Velmar", "Velmari", "Dorandi")]
)
def test_of_several_states_a_bare_body_is_the_one_s_in_whose_land_the_war_is(land, adjective, other) -> None:
    war = _fought_in(land, Side(name="Hill Front", members=("Hill Front",)))
    assert _side("army", "The army shelled two villages on Monday.", war=war) == land
    assert _side("Health Ministry", "The Health Ministry counted nine dead.", war=war) == land
    lands = {"Velmari": "Velmar", "Dorandi": "Dorand"}
    text = "{} jets crossed the valley and the army shelled a village."
    assert _side("army", text.format(other), war=war, lands=lands) is None
    assert _side("army", text.format(adjective), war=war, lands=lands) == land


def test_where_the_rebels_have_ministries_a_bare_ministry_is_nobody_s_and_the_army_still_the_state_s() -> None:
    war = _fought_in("Dorand", Side(name="Hill Front", members=("Hill Front", "Front's Health Ministry")))
    assert _side("Health Ministry", "The Health Ministry counted nine dead.", war=war) is None
    assert _side("army", "The army shelled two villages on Monday.", war=war) == "Dorand"


COALITION = Conflict(
    id="valleys",
    name="The war in Dorand",
    sides=(STATES[0], Side(name="Coalition of the Valleys", members=("Sela Column",)), STATES[1]),
)


@pytest.mark.parametrize(
    "text",
    [
        "The army said the coalition had shelled the bridge.",
        "Coalition fighters held the bridge on Monday.",
        "Eleven villagers died by fire of the coalition, the governor said.",
        "On Monday coalition gunners fired on the bridge.",
    ],
)
def test_a_side_is_called_by_the_head_of_its_own_name(text) -> None:
    assert _side("coalition", text, war=COALITION) == "Coalition of the Valleys"


@pytest.mark.parametrize(
    "text",
    [
        "The ruling coalition lost a vote.",
        "The Lenn-led coalition sent jets.",
        "Talks on a coalition went on.",
        "The Northern coalition sent jets.",
        "The coalition of Lenn sent jets.",
    ],
)
def test_another_s_coalition_is_no_side_s(text) -> None:
    assert _side("coalition", text, war=COALITION) is None


def test_beside_another_coalition_the_bare_word_is_nobody_s() -> None:
    other = Actor(id="b", name="Coastal Coalition", kind="group", sector=Sector.ARMED_GROUP)
    assert _side("coalition", "The coalition fired.", war=COALITION, beside=(other,)) is None
    twice = Conflict(id="two", name="x", sides=(Side(name="Hill Alliance"), Side(name="Coast Alliance")))
    assert _side("alliance", "The alliance fired.", war=twice) is None


TWINS = (("Dorand", "Dorandi", "Velmar", "Velmari"), ("Velmar", "Velmari", "Dorand", "Dorandi"))


def _told(text, twin):
    own, ours, other, theirs = twin
    return text.format(own=own, ours=ours, other=other, theirs=theirs)


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin[0])
@pytest.mark.parametrize(
    "text",
    [
        "The Defence Ministry accused {theirs} forces of shelling the bridge.",
        "On Sunday the Defence Ministry again blamed {other} for the strike on the depot.",
        "The Defence Ministry was accused by {other} of planning a raid.",
        "The Defence Ministry accused the {theirs} army of shelling the {ours} town of Elv.",
        "{other} accused the Defence Ministry of planning a raid. The Defence Ministry said nothing.",
        "The {theirs} foreign minister blamed the Defence Ministry for the delay.",
    ],
)
def test_a_bare_body_is_of_the_state_whose_opponent_it_charges_or_is_charged_by(text, twin) -> None:
    assert _side("Defence Ministry", _told(text, twin), war=BORDER, sector=Sector.GOVERNMENT) == twin[0]


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin[0])
@pytest.mark.parametrize(
    "text",
    [
        "The Defence Ministry said {theirs} forces had crossed the river.",  # may be of either: nothing is charged
        "The Defence Ministry accused {theirs} forces, and {ours} forces in turn, of firing first.",
        "The Defence Ministry accused {theirs} forces of firing. {ours} troops blamed the Defence Ministry for it.",
        "The Defence Ministry and {other} accused each other.",
        "The Defence Ministry of Lenn accused {theirs} forces of firing.",
        "The Defence Ministry was told that rebels had accused {theirs} forces.",
        "The Defence Ministry said {other} blamed {own}.",
    ],
)
def test_where_it_charges_both_or_may_be_another_s_nothing_is_said(text, twin) -> None:
    assert _side("Defence Ministry", _told(text, twin), war=BORDER, sector=Sector.GOVERNMENT) is None


def test_beside_the_other_s_ministry_a_bare_one_is_nobody_s() -> None:
    other = Actor(id="b", name="Velmari Defence Ministry", kind="group", sector=Sector.GOVERNMENT, side="Velmar")
    text = "The Defence Ministry accused Velmari forces of firing. The Velmari Defence Ministry denied it."
    assert _side("Defence Ministry", text, war=BORDER, sector=Sector.GOVERNMENT, beside=(other,)) is None
