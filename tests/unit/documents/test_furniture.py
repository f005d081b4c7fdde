"""Furniture is told from report by its words; each pack entry has an example that shows it."""

import pytest

from counterclaim.documents.furniture import closing_piece, leading_pieces, load_patterns, zone_of_line
from counterclaim.packs.loader import load_pack
from counterclaim.records.enums import Zone

ENTRIES = load_pack("furniture.en")["entries"]


def entries_found(entry: dict[str, object], text: str) -> set[str]:
    if entry["where"] == "line":
        return {p.id for p in load_patterns() if p.where == "line" and p.expression.fullmatch(text)}
    if entry["where"] == "start":
        return {piece.entry for piece in leading_pieces(text, 0, len(text))}
    piece = closing_piece(text, 0, len(text))
    return {piece.entry} if piece else set()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_example_matches(entry: dict[str, object]) -> None:
    assert entry["id"] in entries_found(entry, entry["example"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_counter_example_does_not_match(entry: dict[str, object]) -> None:
    assert not entries_found(entry, entry["not"])


def test_ids_are_told_once() -> None:
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize(
    "line",
    [
        "457",
        "0",
        "1.2K",
        "Share",
        "Tweet",
        "3 min read",
        "Get the Valley Herald Weekly in your inbox:",
        "Sign up for our newsletter",
        "Read more: Rebels deny attack on bridge",
        "(Reporting by A. Writer and B. Reader; Editing by C. Third)",
        "Home | World | Politics | Sport",
        "Home > World > Northland",
        "© 2021 Valley Herald. All rights reserved.",
        "This site uses cookies to improve your visit.",
        "https://example.org/story",
        "press@example.org",
        "Advertisement",
        "- 30 -",
        "ENDS",
        "* * *",
        "Related Stories",
        "Follow us on Telegram",
        "(Adds quotes, background in paragraphs 4-6)",
        "Editor's note: This story has been updated.",
        "Last updated: 4 May 2021, 10:15",
        "Tags: truce, talks, Northland",
        "Skip to main content",
    ],
)
def test_page_lines_are_furniture(line: str) -> None:
    found = zone_of_line(line)
    assert found is not None
    assert found[0] is Zone.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "The rebels shelled the town, the ministry said.",
        "Share prices fell after the attack.",
        "Three soldiers were killed.",
        "457 people were killed, the ministry said.",
        "Home to 4,000 people, the town was shelled for a third day.",
        "The full truth may never be known, she said.",
        "“I hope they read more than our letters,” he said.",
        "Watch towers were hit, the army said, and two guards died.",
        "More than 100 people have died.",
        "Print works in the city were damaged by shells, the mayor said.",
        "Support for the rebels has grown, the governor warned.",
        "Updated figures put the toll at 14, the ministry said.",
        "Both sides may be found guilty on appeal, the judge said.",
        "For more than a month, the army has shelled the valley.",
        "If you want peace, stop the shelling, the mayor said in a video.",
        "Correction of fire came from a drone above the town, the army said, adding that two shells had missed.",
    ],
)
def test_report_lines_are_not(line: str) -> None:
    assert zone_of_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: A soldier stands near a bridge in Northtown, May 3, 2019. WIRE/A. Writer",
        "A woman walks past a burnt bus in Northtown on May 3, 2019. (AP Photo/A. Writer)",
        "People queue for water in Northtown, Northland, May 4, 2019. WIRE/A. Writer",
        "Rebels at a checkpoint outside Northtown (Photo by A. Writer)",
    ],
)
def test_captions_are_captions(line: str) -> None:
    found = zone_of_line(line)
    assert found is not None
    assert found[0] is Zone.CAPTION


def test_wire_marks_and_sources_open_a_paragraph() -> None:
    text = "[REPORT] [PRESS OFFICE OF THE ARMY] [TEXT] THE BATTALION SAID"
    pieces = leading_pieces(text, 0, len(text))
    assert [piece.zone for piece in pieces] == [Zone.FURNITURE, Zone.BYLINE, Zone.FURNITURE]
    assert text[pieces[-1].span.end :] == " THE BATTALION SAID"


def test_paragraph_of_marks_only_is_left_whole() -> None:
    assert leading_pieces("[TEXT]", 0, 6) == ()


def test_credit_closes_a_paragraph() -> None:
    text = "Talks go on, he said. (Reporting by A. Writer; Editing by B. Reader)"
    piece = closing_piece(text, 0, len(text))
    assert piece is not None
    assert text[piece.span.start : piece.span.end].startswith("(Reporting by")


def test_very_long_line_is_never_furniture() -> None:
    assert zone_of_line("Read more: " + "word " * 400) is None
