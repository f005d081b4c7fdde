"""The documentation as pages: each stands in the contents once, links lead on, and nothing is fetched.

`make docs` builds them; here MkDocs is not needed.
"""

import doctest
import importlib.util
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import counterclaim

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])


class _Loader(yaml.SafeLoader):
    """Takes the tags that name functions of Python for nothing."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


@pytest.fixture(scope="module")
def site() -> dict[str, Any]:
    return yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe one


@pytest.fixture(scope="module")
def hooks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("site_pages", ROOT / "tools" / "site_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def listed(nav: Any) -> Iterator[str]:
    """Every page of the contents."""
    if isinstance(nav, str):
        yield nav
    else:
        for one in nav.values() if isinstance(nav, dict) else nav:
            yield from listed(one)


def test_every_page_stands_in_the_contents_once(site: dict[str, Any], hooks: ModuleType) -> None:
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")} | {*hooks.OF_ROOT, hooks.LIBRARY}
    assert Counter(listed(site["nav"])) == Counter(pages)


def test_every_page_of_the_root_is_a_page_of_the_site(hooks: ModuleType) -> None:
    assert {page.name for page in ROOT.glob("*.md")} == set(hooks.OF_ROOT.values())


def test_the_page_of_the_library_has_every_name(hooks: ModuleType) -> None:
    told = set(re.findall(r"^::: [\w.]+\.(\w+)$", hooks._API, re.MULTILINE))
    assert {name for name in counterclaim.__all__ if callable(getattr(counterclaim, name))} - told == set()


def test_examples_of_the_hooks(hooks: ModuleType) -> None:
    found = doctest.testmod(hooks)
    assert found.attempted > 2
    assert found.failed == 0


@pytest.mark.parametrize(
    ("page", "told", "led"),
    [
        ("index.md", "[log](CHANGELOG.md#fixed)", "[log](project/changelog.md#fixed)"),
        ("index.md", "![picture](docs/images/dossier.png)", "![picture](images/dossier.png)"),
        ("reference/claims.md", "[said](../explain/privacy.md)", "[said](../explain/privacy.md)"),
        ("reference/claims.md", "[pack](../../src/counterclaim/packs/data/times.en.yaml)", "pack"),
        ("reference/claims.md", "[there](https://example.org/a.md)", "[there](https://example.org/a.md)"),
        ("project/contributing.md", "[log](docs/adr/README.md)", "[log](../adr/README.md)"),
    ],
)  # fmt: skip
def test_links_lead_on(hooks: ModuleType, page: str, told: str, led: str) -> None:
    assert hooks.relinked(told, page) == led


@pytest.mark.parametrize(
    "text",
    [
        '<script src="https://example.org/a.js"></script>',
        "<img alt=x src='//example.org/a.png'>",
        '<link href="a.css" rel="stylesheet"><link rel="stylesheet" href="https://example.org/a.css">',
        "@import 'https://example.org/a.css';",
        "body{background:url(https://example.org/a.png)}",
    ],
)
def test_what_would_be_fetched_is_found(hooks: ModuleType, text: str) -> None:
    assert hooks.fetched(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_fetches_anything(hooks: ModuleType, page: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```$|`[^`\n]*`", "", page.read_text(encoding="utf-8"))
    assert hooks.fetched(text) is None
    assert re.search(r"!\[[^\]]*\]\((?:https?:)?//", text) is None


def test_the_theme_is_told_to_fetch_nothing(site: dict[str, Any]) -> None:
    assert site["theme"]["font"] is False
    ours = [*site["extra"]["polyfills"], *site["extra_css"]]
    assert [one for one in ours if not (DOCS / one).is_file()] == []
    assert any("iframe-worker" in one for one in ours), "else the plugin for reading offline has pages fetch its own"
