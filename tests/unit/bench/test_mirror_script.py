"""Swapping the names of two sides, by example: form for form, as whole words, and back. All texts are invented."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from counterclaim.records.claim import Agent, Claim, Event, Quote, Span, Speaker
from counterclaim.records.enums import Kind

ROOT = Path(__file__).resolve().parents[3]
PACK = {
    "states": [
        {
            "names": ["Velmar", "Republic of Velmar"], "adjectives": ["Velmari", "Velmarian"], "people": ["Velmars"],
            "capitals": ["Kestrin"],
        },
        {"names": ["Ur", "Republic of Ur", "Ur Federation"], "adjectives": ["Urian", "Urish"], "capitals": ["Halvern"]},
        {"names": ["Sand League"], "adjectives": ["Sandish"], "capitals": ["Kestrin Bay"]},
        {"names": ["UNL", "Northern League"], "adjectives": ["Norlander", "UNL"]},
        {"names": ["Ost", "Mark"], "adjectives": ["Markish"]},
        {"names": ["West", "Mark"], "adjectives": ["Markish", "Western"]},
    ],
    "territories": [{"names": ["Upper Velmar"], "adjectives": ["Urian Highland"]}],
}  # fmt: skip
VELMAR, UR, LEAGUE = ["Velmar", "Velmari", "General Oss"], ["Ur", "Urian"], ["Sand League"]


@pytest.fixture
def swapping(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    before = set(sys.modules)
    yield importlib.import_module("swapping")
    for name in {"swapping", "mirror", "rows"} & (set(sys.modules) - before):
        del sys.modules[name]


@pytest.fixture
def mirror(swapping):
    return importlib.import_module("mirror")


@pytest.fixture
def turn(swapping):
    """The text with two sides swapped; nothing where they cannot be."""

    def turned(text: str, *sides: list[str]) -> str | None:
        swap = swapping.swap_of(sides, text, pack=PACK)
        return swap and swap.turned(text)[0]

    return turned


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Velmar shelled Ur.", "Ur shelled Velmar."),
        ("Velmari guns hit Urian posts, Velmar's army said.", "Urian guns hit Velmari posts, Ur's army said."),
        ("Velmars fled. Urians stayed. Kestrin, Halvern.", "Urians fled. Velmars stayed. Halvern, Kestrin."),
        ("The Velmarian guns, the Urian tanks", "The Urish guns, the Velmari tanks"),
        ("VELMARI GUNS HIT THE URIAN POSTS", "URIAN GUNS HIT THE VELMARI POSTS"),
        ("Ur-made drones, pro-Velmar fighters", "Velmar-made drones, pro-Ur fighters"),
        ("A Velmari tank met an Urian one", "A Urian tank met a Velmari one"),
        ("the Republic\nof Velmar and the Republic of Ur", "the Republic of Ur and the Republic of Velmar"),
        ("Velmar: General Oss spoke of Ur", "Ur: General Oss spoke of Velmar"),
    ],
)  # fmt: skip
def test_form_goes_for_form(turn, text, turned):
    assert turn(text, VELMAR, UR) == turned


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Velmar shelled Upper Velmar near Ur.", "Ur shelled Upper Velmar near Velmar."),
        ("Urian Highland rebels hit Urian guns near Velmar.", "Urian Highland rebels hit Velmari guns near Ur."),
        ("The Ur Federation met Velmar.", "The Republic of Velmar met Ur."),
        ("Kestrin Bay is in Velmar, not in Ur.", "Kestrin Bay is in Ur, not in Velmar."),
        ("Urville and Velmark fired on Velmar and Ur.", "Urville and Velmark fired on Ur and Velmar."),
    ],
)
def test_a_name_inside_another_stays_with_it(turn, text, turned):
    assert turn(text, VELMAR, UR) == turned


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Only Velmar fired.", (VELMAR, UR)),
        ("Velmar, though not URBAN or velmar, fired on ur.", (VELMAR, UR)),
        ("The Republic of Velmar warned the Sand League; Velmar fired.", (VELMAR, LEAGUE)),
        ("Velmar fired on the UNL.", (VELMAR, ["UNL"])),
        ("Velmar fired on the Reed Front.", (VELMAR, ["Reed Front"])),
        ("Velmari guns in Velmar and in the Republic of Velmar", (VELMAR, ["Velmari", "Velmar"])),
    ],
    ids=["one side", "no name", "no partner", "a word of two forms", "state and group", "the same state"],
)
def test_sides_that_cannot_be_swapped_are_left(turn, text, sides):
    assert turn(text, *sides) is None


def test_words_of_both_sides_stay(turn):
    assert turn("Ost and West share the Mark; Markish guns.", ["Ost"], ["West"]) == (
        "West and Ost share the Mark; Markish guns."
    )


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("The Sand League warned Velmar.", "Velmar warned the Sand League."),
        ("In Velmar. Velmar met the Sand League", "In the Sand League. The Sand League met Velmar"),
    ],
)  # fmt: skip
def test_the_article_goes_with_the_name_that_takes_it(turn, text, turned):
    assert turn(text, VELMAR, LEAGUE) == turned


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Reed Front men hit RDB posts; rebels fled.", "RDB men hit Reed Front posts; rebels fled."),
        ("The RDB and its River Brigade met Reed Front men.", "The RDB and its Reed Front met River Brigade men."),
        ("An RDB post; a Reed Front post", "A Reed Front post; an RDB post"),
        ("River Democratic Bloc and RDB men fought the Reed Front", None),
        ("The River People's Bloc (RDB) fought the Reed Front", None),
        ("THE RDB IS IN KELL NOW; REED FRONT FLED", "REED FRONT IS IN KELL NOW; THE RDB FLED"),
    ],
)  # fmt: skip
def test_groups_go_longest_with_longest(turn, text, turned):
    assert turn(text, ["Reed Front", "rebels"], ["RDB", "River Brigade", "IS"]) == turned


@pytest.mark.parametrize(
    "text", ["A Velmari tank. Velmar and Ur said: “Ur-made”.", "Ur, the Velmari\nnews", "Velmar Ur"]
)
def test_offsets_lead_back(swapping, text):
    swap = swapping.swap_of((VELMAR, UR), text, pack=PACK)
    turned, offsets = swap.turned(text)
    assert len(offsets) == len(turned) + 1
    assert (offsets[0], offsets[-1]) == (0, len(text))
    assert offsets == sorted(offsets)
    for word, partner in (("Velmar", "Ur"), ("Ur", "Velmar")):
        start = turned.find(partner)
        if start >= 0:
            assert text[offsets[start] :].startswith((word, f"{word}i"))


def test_names_that_were_read_are_mapped_back(swapping):
    text = "The Sand League said Velmar fired."
    swap = swapping.swap_of((VELMAR, LEAGUE), text, pack=PACK)
    assert swap.back("Sand League army") == swap.plain("the Velmar army")
    assert swap.marks("army of the Sand League")
    assert not swap.marks("army of Upper Velmar")


def claim(text: str, words: str, *, speaker: str, agent: str) -> Claim:
    start = text.index(words)
    return Claim(
        id=f"c-{start}", report="r-1", kind=Kind.EVENT, evidence=Quote(start, start + len(words), words),
        sentence=Span(0, len(text)), speaker=Speaker(name=speaker),
        event=Event(type="shelling", agents=(Agent(name=agent),)),
    )  # fmt: skip


def test_a_claim_counts_as_mirrored_only_where_its_names_are_swapped(mirror, swapping):
    text = "Velmar said Urian guns fired. Ur said nothing."
    swap = swapping.swap_of((VELMAR, UR), text, pack=PACK)
    turned, offsets = swap.turned(text)
    ours = [claim(text, "Urian guns fired", speaker="Velmar", agent="Urian guns")]
    right = [claim(turned, "Velmari guns fired", speaker="Ur", agent="Velmari guns")]
    wrong = [claim(turned, "Velmari guns fired", speaker="Velmar", agent="Velmari guns")]
    (good,) = mirror.compare(ours, right, swap=swap, offsets=offsets)
    (bad,) = mirror.compare(ours, wrong, swap=swap, offsets=offsets)
    (gone,) = mirror.compare(ours, [], swap=swap, offsets=offsets)
    assert good.mapped >= set(mirror.FIGURES)
    assert mirror.WHOLE not in good.unmapped
    assert set(mirror.FIGURES) - bad.mapped == {"speaker", mirror.WHOLE, mirror.EXACT}
    assert (gone.mapped, gone.named, gone.differs) == (frozenset(), True, ("no claim there",))


@pytest.mark.parametrize(
    ("ours", "theirs", "twins"),
    [
        ([(0, 10)], [(0, 10)], {0: 0}),
        ([(0, 10)], [(6, 16)], {}),
        ([(0, 10), (0, 10)], [(0, 9)], {0: 0}),
        ([(0, 10), (10, 20)], [(9, 20), (0, 9)], {0: 1, 1: 0}),
        ([(0, 0)], [(0, 0)], {}),
    ],
)
def test_a_claim_has_one_twin_at_most(mirror, ours, theirs, twins):
    assert mirror.twins_of(ours, theirs) == twins


def test_what_is_not_there_is_said_and_skipped(tmp_path: Path):
    words = [sys.executable, ROOT / "benchmarks" / "mirror.py", "--dispatches", tmp_path]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "skipped: there is no" in done.stderr


def test_the_page_has_lines_for_it():
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    lines = page.partition("<!-- mirror: begin -->")[2].partition("<!-- mirror: end -->")[0]
    assert "benchmarks/mirror.py" in lines
    assert lines.count("|") > 10
