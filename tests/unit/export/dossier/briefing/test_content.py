"""The first screen of a dossier as plain text: what it says, in which order, what it cuts, and what cannot break it."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.export.dossier.briefing.blocks import Accounts, Heading, Table
from counterclaim.export.dossier.briefing.content import DISPUTES, briefing
from counterclaim.export.dossier.briefing.harm import HARMS
from counterclaim.export.dossier.briefing.text import WIDTH, to_text
from counterclaim.export.dossier.briefing.tolls import TOLLS, toll_blocks
from counterclaim.export.dossier.briefing.truces import TRUCES
from counterclaim.export.dossier.briefing.words import happening, quotations
from counterclaim.export.dossier.model import Counted, Dossier, Quotation
from counterclaim.records.enums import Unit

Build = Callable[..., Any]


def text_of(dossier: Dossier) -> str:
    return "".join(to_text(dossier))


def flat(dossier: Dossier) -> str:
    return " ".join(text_of(dossier).split())


def replaced(value: Any, word: str) -> Any:
    """The same record with `word` for every free text in it."""
    raw = msgspec.to_builtins(value)
    kept = ("kind", "unit", "scope", "id", "ids", "strip", "made", "precision")

    def walk(node: Any, key: str = "") -> Any:
        if isinstance(node, dict):
            return {name: walk(child, name) for name, child in node.items()}
        if isinstance(node, (list, tuple)):
            return [walk(child, key) for child in node]
        return word if isinstance(node, str) and key not in kept else node

    return msgspec.convert(walk(raw), type(value))


def test_the_sections_stand_in_their_order(build: Build) -> None:
    heads = [block.text for block in briefing(build("dossier")) if isinstance(block, Heading) and block.level < 2]
    assert heads == [
        "The vale, May 2031",
        "1. What this rests on",
        "2. Disputed now",
        "3. Truces and other agreements",
        "4. Tolls, by claimant",
        "5. Harm, with its grounds",
        "Not read, and how this was made",
    ]


def test_what_nobody_checked_is_told_right_at_the_top(build: Build) -> None:
    top = " ".join(text_of(build("dossier")).split("1. What")[0].split())
    assert "Made on 9 May 2031, 07:30 UTC. Machine-read, 0 of 6 claims checked by a person." in top


def test_no_heading_skips_a_level(build: Build) -> None:
    levels = [block.level for block in briefing(build("dossier")) if isinstance(block, Heading)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    "words",
    [
        "Reports: 2, published from 7 to 8 May 2031; 1 of them tells another's story in its words",
        "Publishers: The Vale Courier (1), not told (1)",
        "Languages: English",
        "What is missing: No toll from Kestria in the reports read",
        "Filters in force: Only reports published from 7 May 2031: 3 of 5 reports in the ledger are left out.",
        "Headlines that blame: the publisher's own voice, nobody else's",
        "“Third truce broken by Kestria” [4]",
    ],
)
def test_what_it_rests_on_is_told(build: Build, words: str) -> None:
    assert words in flat(build("dossier"))


def test_claims_are_counted_by_whose_words_they_are(build: Build) -> None:
    table = next(block for block in briefing(build("dossier")) if isinstance(block, Table))
    assert table.rows[1] == (("Ostia",), ("side",), ("3",), ("Ostian Defence Ministry; Ostian ombudsman",))


def test_no_filter_is_told_as_none(build: Build) -> None:
    assert "Filters in force: none" in flat(build("dossier", basis=build("basis", filters=())))


def test_many_publishers_are_cut_and_counted(build: Build) -> None:
    many = tuple(Counted(f"Paper {n}", 1) for n in range(11))
    assert "Paper 7 (1), 3 more" in flat(build("dossier", basis=build("basis", publishers=many)))


def test_each_side_speaks_in_its_own_words_with_the_claims_number(build: Build) -> None:
    text = flat(build("dossier"))
    assert "Kestria: Denies: Kestrian army denies having done it: “our guns were cold” [2]" in text
    assert (
        "Ostia: Says the other side did: Ostian Defence Ministry accuses: “Kestrian guns fired on Brezna” [1]" in text
    )


def test_a_side_without_words_is_not_quoted_and_never_silent(build: Build) -> None:
    text = flat(build("dossier"))
    assert "Kestria: no words of it were matched to this" in text
    assert "Ostia: not quoted in the reports read" in text
    assert "silent" not in text


def test_what_was_not_matched_is_told_as_that(build: Build) -> None:
    column = build("dispute").columns[0]
    words = "No accusation was matched to this denial."
    near = (build("quotation", 9, "Ilm council", "accuses", "they fired on Brezna"),)
    dispute = build("dispute", columns=(column,), unmatched=words, nearby=near)
    text = flat(build("dossier", disputes=(dispute,)))
    assert words in text
    assert "At the same place, not joined: claims of harm that were not matched to this" in text
    assert "Ilm council accuses: “they fired on Brezna” [9]" in text
    assert "not quoted" not in text


def test_what_all_disputes_lack_is_told_once(build: Build) -> None:
    words = "No field finding was matched to any of the 3 disputes."
    text = flat(build("dossier", common_gaps=(words,)))
    assert text.count(words) == 1
    assert text.index("2. Disputed now") < text.index(words) < text.index("Shelling, Brezna, 7 May 2031")


@pytest.mark.parametrize(
    ("names", "agreed", "label"),
    [
        ("AB", ("A and B tell of shelling.",), "Both agree: "),
        ("ABC", ("A, B and C tell of shelling.",), "All agree: "),
        ("ABC", ("A and B tell of shelling.",), "Agreed by some: "),
    ],
)
def test_who_agrees_is_told(build: Build, names: str, agreed: tuple[str, ...], label: str) -> None:
    column = build("dispute").columns[0]
    columns = tuple(msgspec.structs.replace(column, side=f"{name}") for name in names)
    dispute = build("dispute", columns=columns, agreed=agreed)
    assert f"{label}{agreed[0]}" in flat(build("dossier", disputes=(dispute,)))


def test_a_run_is_not_parted(build: Build) -> None:
    told = [build("dispute", n) for n in range(DISPUTES + 4)]
    told[DISPUTES - 1 : DISPUTES + 1] = [build("dispute", n, run=11) for n in (11, 12)]
    text = flat(build("dossier", disputes=tuple(told)))
    assert f"{DISPUTES + 1} of {DISPUTES + 4} disputed incidents shown here" in text


def test_what_is_agreed_and_open_and_who_else_spoke_stand_under_the_accounts(build: Build) -> None:
    text = flat(build("dossier"))
    assert "Both agree: There was fire near Brezna on 7 May 2031. Open: - Who fired. - How many were hurt." in text
    assert "Relief Office says: “three women were hurt in Brezna” [3]" in text


def test_further_quotations_of_a_part_are_named_by_number(build: Build) -> None:
    told = tuple(build("quotation", n, "Ilm council", "says", f"word {n}") for n in range(20, 26))
    assert "2 more: [24] [25]" in flat(build("dossier", disputes=(build("dispute", others=told),)))


def test_where_it_was_printed_is_told_once_for_one_report(build: Build) -> None:
    text = flat(build("dossier", basis=build("basis", reports=1)))
    assert "All quotations are from this one report." in text
    assert "(The Vale Courier, 8 May 2031)" not in text
    assert "(The Vale Courier, 8 May 2031)" in flat(build("dossier"))


@pytest.mark.parametrize(
    "words",
    [
        "Ceasefire, 5 May 2031, between Kestria and Ostia Broker: Marrow Agreed: 5 May 2031",
        "In force from: 6 May 2031, 08:00 Ended: no end told",
        "Ostia alleges that Kestria broke it 3 claims [5] [1] [6]; 6 May 2031, 7 May 2031, 1 claim without a day",
        "Kestrian army says that a party not named kept it 1 claim [2]; day not told",
        "never added up across parties",
    ],
)
def test_a_truce_is_told(build: Build, words: str) -> None:
    assert words in flat(build("dossier"))


def test_a_claimants_side_is_told_where_its_name_does_not(build: Build) -> None:
    truce = build("truce")
    council = msgspec.structs.replace(truce.allegations[1], by="Ilm council")
    dossier = build("dossier", truces=(build("truce", allegations=(council,)),))
    assert "Ilm council (Kestria) says that a party not named kept it" in flat(dossier)


def test_a_truce_whose_day_is_not_told_gives_the_latest_it_can_be(build: Build) -> None:
    truce = build("truce", agreed_on=None, agreed_by="2031-05-06", parties=(), brokers=(), allegations=())
    text = flat(build("dossier", truces=(truce,)))
    assert "Ceasefire, on or before 6 May 2031, parties not told Broker: none told" in text
    assert "No claim in the reports read says that it was broken or kept." in text


def test_tolls_stand_by_claimant_with_words_meaning_and_days(build: Build) -> None:
    text = flat(build("dossier"))
    assert "Ostian ombudsman: civilians" in text
    assert "“nearly 40” [6]: up to 40, since 1 April 2031, as of 8 May 2031 (The Vale Courier, 8 May 2031)" in text
    assert "Perhaps one quantity with the Relief Office's civilians" in text
    assert "Kestria: no running total reported here, not zero." in text


def test_running_totals_stand_apart_from_incidents(build: Build) -> None:
    text = text_of(build("dossier"))
    assert text.index("Running totals") < text.index("“nearly 40”") < text.index("Of single incidents")


def test_an_unknown_number_is_not_zero(build: Build) -> None:
    figure = build("figure", words="", meaning="number not given", since=None, as_of=None)
    text = flat(build("dossier", tolls=(build("group", build("toll", figures=(figure,), who=None)),)))
    assert "group not told words not told [6]: number not given (The" in text


def test_percent_is_told_with_the_kind(build: Build) -> None:
    assert "Killed, per cent" in flat(build("dossier", tolls=(build("group", unit=Unit.PERCENT),)))


def test_only_the_latest_figures_of_a_line_stand_here(build: Build) -> None:
    figures = tuple(build("figure", n, words=f"some {n}") for n in range(1, 6))
    text = flat(build("dossier", tolls=(build("group", build("toll", figures=figures)),)))
    assert "“some 2”" not in text
    assert "“some 5” [5]" in text
    assert "2 earlier figures in the page" in text


def test_harm_is_told_with_places_tolls_weapons_and_grounds(build: Build) -> None:
    text = flat(build("dossier"))
    assert (
        "7 May 2031: Shelling, Brezna Where: Brezna (also Bresen) Disputed: accounts differ. wounded women: “three” "
        "(3), says Relief Office Weapons: artillery On-site finding: Relief Office [3] Asserted: Ostian Defence "
        "Ministry [1]"
    ) in text


def test_other_names_of_a_place_stand_where_it_is_first_told(build: Build) -> None:
    text = flat(build("dossier", harm=(build("harm"), build("harm", 4))))
    assert text.count("Brezna (also Bresen)") == 1
    assert "Brezna (its other names above)" in text


def test_a_harm_without_toll_is_not_told_as_none(build: Build) -> None:
    text = flat(build("dossier", harm=(build("harm", tolls=(), day=None, when=""),)))
    assert "day not known: Shelling, Brezna" in text
    assert "“No toll told” is none reported here, not zero." in text


def test_findings_and_breaches_outside_any_item_are_told(build: Build) -> None:
    ground = build("harm").grounds[0]
    breach = build("quotation", 9, "Ilm council", "says", "it was broken")
    text = flat(build("dossier", findings=(ground,), loose_breaches=(breach,)))
    assert "Breaches of an agreement that the words do not name Ilm council says: “it was broken” [9]" in text
    assert "Field findings of no incident above On-site finding: Relief Office says:" in text


@pytest.mark.parametrize(
    ("field", "item", "shown", "one"),
    [
        ("disputes", "dispute", DISPUTES, "disputed incidents"),
        ("truces", "truce", TRUCES, "agreements"),
        ("harm", "harm", HARMS, "harms"),
    ],
)
def test_a_long_list_is_cut_and_says_how_many_more(build: Build, field: str, item: str, shown: int, one: str) -> None:
    many = tuple(build(item, n) for n in range(shown + 5))
    text = flat(build("dossier", **{field: many}))
    assert f"{shown} of {shown + 5} {one} shown here; the page has the other 5" in text


def test_disputes_of_the_folded_part_are_counted(build: Build) -> None:
    text = flat(build("dossier", more_disputes=(build("dispute", 8),)))
    assert "2 of 3 disputed incidents shown here; the page has the other 1." in text


def test_the_latest_truces_and_harms_are_those_that_stay(build: Build) -> None:
    old = build("truce", 1, agreed_on="2030-01-01")
    text = flat(build("dossier", truces=(old, *(build("truce", n) for n in range(2, TRUCES + 2)))))
    assert "1 January 2030" not in text


def test_a_talkative_side_takes_no_toll_line_from_another(build: Build) -> None:
    many = [build("toll", f"l_{n}", figures=(build("figure", n),)) for n in range(100)]
    one = build("toll", "l_x", claimant="Kestrian army", side="Kestria", figures=(build("figure", 900),))
    blocks = list(toll_blocks([build("group", *many, one)], source=True))
    table = next(block for block in blocks if isinstance(block, Table))
    assert len(table.rows) == TOLLS
    assert any(row[0] == ("Kestrian army",) for row in table.rows)


def test_swapping_the_sides_mirrors_the_briefing(build: Build) -> None:
    swap = str.maketrans({"\u0001": "Ostia", "\u0002": "Kestria", "\u0003": "Ostian", "\u0004": "Kestrian"})

    def swapped(text: str) -> str:
        marked = text.replace("Kestrian", "\u0003").replace("Ostian", "\u0004")
        return marked.replace("Kestria", "\u0001").replace("Ostia", "\u0002").translate(swap)

    def walk(node: Any) -> Any:
        if isinstance(node, dict):
            return {key: walk(child) for key, child in node.items()}
        if isinstance(node, (list, tuple)):
            return [walk(child) for child in node]
        return swapped(node) if isinstance(node, str) else node

    one = build("dossier")
    two = msgspec.convert(walk(msgspec.to_builtins(one)), Dossier)
    assert flat(two) == swapped(flat(one))


def test_refusals_are_counted(build: Build) -> None:
    assert "Not read: 1 input; the page gives each reason." in flat(build("dossier"))


def test_the_end_says_how_it_was_made_and_from_what_state(build: Build) -> None:
    text = flat(build("dossier"))
    assert "Quotations are the reports' words" in text
    assert text.endswith("State of the ledger: " + "5e" * 32)


def test_a_public_edition_says_that_names_are_masked(build: Build) -> None:
    text = flat(build("dossier", public=True))
    assert "Names that a program took for private persons' are masked" in text
    assert "a person must look before this is published" in text
    assert "masked" not in flat(build("dossier"))


def test_a_dossier_of_nothing_says_so_and_counts_nothing(build: Build) -> None:
    text = flat(build("nothing_read"))
    assert "No report is in this dossier: nothing is known here, of any side." in text
    assert "Machine-read, 0 of 0 claims checked by a person." in text
    assert "Tolls" not in text


def test_empty_sections_say_what_was_not_found_in_what_was_read(build: Build) -> None:
    text = flat(build("dossier", disputes=(), truces=(), tolls=(), harm=()))
    for words in (
        "No disputed incident was found in the reports read.",
        "No agreement is told in the reports read.",
        "No toll is told in the reports read: none reported here, not zero.",
        "No harm is told in the reports read: this does not say that there was none.",
    ):
        assert words in text


def of_wars(build: Build) -> Dossier:
    made: dict[str, Any] = {"dispute": (), "truce": (), "group": (), "harm": ()}
    for n, war in enumerate(("Dal and Vell", "Kestria and Ostia"), start=1):
        for what in made:
            number = {} if what == "group" else {"number": n}
            made[what] += (build(what, war=war, **number),)
    return build(
        "dossier", disputes=made["dispute"], truces=made["truce"], tolls=made["group"], harm=made["harm"]
    )  # fmt: skip


def test_several_wars_are_told_apart_in_every_section(build: Build) -> None:
    found = [block for block in briefing(of_wars(build)) if isinstance(block, Heading)]
    wars = [block.text for block in found if block.text in ("Dal and Vell", "Kestria and Ostia")]
    assert wars == ["Dal and Vell", "Kestria and Ostia"] * 4
    assert all(block.level == 2 for block in found if block.text in wars)
    assert all(two.level <= one.level + 1 for one, two in pairwise(found))


def test_no_war_is_left_out_where_one_has_many_disputes(build: Build) -> None:
    many = [build("dispute", number=n, war="Dal and Vell") for n in range(1, 31)]
    told = build("dossier", disputes=(*many, build("dispute", number=31, war="Kestria and Ostia")))
    text = flat(told)
    assert "Incident 31," in text
    assert "12 of 31 disputed incidents shown here" in text


def test_one_war_has_no_heading(build: Build) -> None:
    text = flat(build("dossier"))
    assert "Dal and Vell" not in text


def test_more_than_two_sides_each_have_an_account(build: Build) -> None:
    column = build("dispute").columns[0]
    columns = tuple(msgspec.structs.replace(column, side=name) for name in ("Dal", "Kestria", "Ostia", "Vell"))
    blocks = briefing(build("dossier", disputes=(build("dispute", columns=columns),)))
    accounts = next(block for block in blocks if isinstance(block, Accounts))
    assert [account.side for account in accounts.accounts] == ["Dal", "Kestria", "Ostia", "Vell"]


@pytest.mark.parametrize(
    ("title", "when", "where", "expected"),
    [
        ("shelling, Ilm, 7 May 2031", "2031-05-07", ("Ilm",), "Shelling, Ilm, 7 May 2031"),
        ("shelling, 7 May 2031", "7 May 2031, 06:00 to 12:00", (), "Shelling, 7 May 2031, 06:00 to 12:00"),
        ("shelling, 6 May 2031 to 7 May 2031", "6 to 7 May 2031", (), "Shelling, 6 to 7 May 2031"),
        ("shelling", "time not fixed", ("Ilm", "Brezna"), "Shelling, time not fixed, Ilm and Brezna"),
        ("shelling", "", (), "Shelling"),
    ],
)
def test_a_title_tells_time_and_place_once(title: str, when: str, where: tuple[str, ...], expected: str) -> None:
    assert happening(title, when, where) == expected


HOSTILE = [
    "a\x00b\x1b[2Jc",
    "]]><script>alert(1)</script>&amp;",
    "x" * 5000,
    "\u202egnp.exe\u2066",
    "one\r\n\r\n2. Disputed now\n---\nFrom: x",
    "\ud800\udfff\ufffe\uffff",
    "“”" * 50 + "2031-05-06",
    "",
    " ",
    "שלום عربي 漢字",
]


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_stay_inside_their_lines(build: Build, word: str) -> None:
    text = text_of(replaced(build("dossier"), word)) if "\ud800" not in word else text_of(_with_words(build, word))
    lines = text.split("\n")
    assert all(len(line) <= WIDTH for line in lines)
    assert not any(ord(char) < 32 or char in "\u202e\u2066\ud800" for line in lines for char in line)
    assert [line for line in lines if line.startswith("2. Disputed")] == ["2. Disputed now"]
    assert len([line for line in lines if line and line[0] != " " and set(line) == {"-"}]) == 6


def _with_words(build: Build, word: str) -> Dossier:
    """Half characters go through no conversion: they are put in by hand."""
    return build("dossier", disputes=(build("dispute", others=(build("quotation", 1, word, "says", word),)),))


@settings(max_examples=40, deadline=None)
@given(words=st.text(max_size=300), speaker=st.text(max_size=80))
def test_any_words_give_one_line_without_dangerous_characters(words: str, speaker: str) -> None:
    quotation = Quotation(number=1, speaker=speaker, act="says", words=words, source=speaker)
    lines = [line.label + line.text for line in quotations((quotation,), source=True)]
    assert not any(ord(char) < 32 or char in "\u2028\u202e" for line in lines for char in line)
