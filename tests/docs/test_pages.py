"""What is written is there: links, decisions, words of the Makefile, versions."""

import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

import counterclaim
from counterclaim.records import enums

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "training").glob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "adr").glob("0*.md"))
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
HEADINGS = ["Context", "Choice", "Cost", "What would change our mind"]
LONGEST_DECISION = 60


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def makefile_words() -> set[str]:
    return set(re.findall(r"^([a-z]+):[^\n]*##", read("Makefile"), re.MULTILINE)) - {"help", "clean"}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_decision_is_short_and_whole(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count("\n") < LONGEST_DECISION
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS


def test_every_decision_is_listed() -> None:
    listed = set(LINK.findall(read("docs/adr/README.md")))
    assert listed == {page.name for page in DECISIONS}


@pytest.mark.parametrize("folder", ["docs/explain", "docs/reference"])
def test_every_page_is_listed(folder: str) -> None:
    listed = {Path(target).name for target in LINK.findall(read(f"{folder}/README.md"))}
    pages = {page.name for page in (ROOT / folder).glob("*.md")} - {"README.md"}
    assert pages <= listed


def test_every_word_of_the_makefile_is_explained() -> None:
    assert makefile_words()
    assert {word for word in makefile_words() if f"`make {word}" not in read("CONTRIBUTING.md")} == set()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_make_words_that_are_named_exist(page: str) -> None:
    lines = re.findall(r"(?:`|^ *)make ((?: ?[a-z]+\b)+)", read(page), re.MULTILINE)
    assert lines
    assert {word for line in lines for word in line.split()} <= makefile_words()


def test_continuous_integration_runs_what_the_readme_says() -> None:
    block = read("README.md").split("```")[1].split("\n")
    commands = [line.strip() for line in block if line.startswith("make ")]
    assert commands == ["make demo", "make test"]
    steps = [line.strip() for line in read(".ci/run").splitlines()]
    assert [command for command in commands if command not in steps] == []


def test_changelog_has_its_four_parts() -> None:
    unreleased = read("CHANGELOG.md").partition("## Unreleased")[2].partition("\n## ")[0]
    assert re.findall(r"^### (.+)$", unreleased, re.MULTILINE) == ["Added", "Changed", "Fixed", "Coding changes"]


def test_version_has_one_source() -> None:
    assert version("counterclaim") == counterclaim.__version__


@pytest.mark.parametrize(
    "values",
    [
        enums.Kind, enums.Stance, enums.DenialScope, enums.Realis, enums.Certainty, enums.Grounds, enums.Channel,
        enums.Sector, enums.TimePrecision, enums.TimeBasis, enums.PlacePrecision, enums.TollKind, enums.AgreementType,
        enums.AnswerKind,
    ],
    ids=lambda values: values.__name__,
)  # fmt: skip
def test_closed_lists_of_the_claim_format_are_documented(values: type) -> None:
    page = read("docs/reference/claims.md")
    assert [str(value) for value in values if not re.search(rf"\b{value}\b", page)] == []


@pytest.mark.parametrize(
    "word", ["account", "ceasefire", "claim", "facet", "incident", "ledger", "side", "toll series"]
)
def test_glossary_explains(word: str) -> None:
    assert f"| **{word}** |" in read("docs/glossary.md")


def test_glossary_is_in_order() -> None:
    words = re.findall(r"^\| \*\*(.+?)\*\* \|", read("docs/glossary.md"), re.MULTILINE)
    assert words == sorted(words)


def test_no_page_or_file_names_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a checkout")
    here = Path(__file__).resolve()
    texts = [
        p
        for n in listed.stdout.splitlines()
        if (p := ROOT / n).suffix in {".md", ".py", ".toml", ".txt", ".sh", ".yaml"}
    ]
    place = re.compile(r"(?<![\w.])/(root|work|home|opt)/\w")
    assert texts
    assert [
        name_of(p) for p in texts if p != here and p.is_file() and place.search(p.read_text(encoding="utf-8"))
    ] == []
