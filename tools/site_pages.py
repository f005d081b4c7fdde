"""What MkDocs is told beside `docs/`: pages of the checkout's root, the page of the library, links between all of them.

A link to what is on no page (code, samples) becomes plain text. Whatever a built page would fetch from elsewhere is an
error: these pages are read offline, and by people who are watched.
"""

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parents[1]
OF_ROOT = {
    "index.md": "README.md",
    "project/architecture.md": "ARCHITECTURE.md",
    "project/contributing.md": "CONTRIBUTING.md",
    "project/security.md": "SECURITY.md",
    "project/changelog.md": "CHANGELOG.md",
}
"""Pages of the site by the files of the root that they show."""
LIBRARY = "reference/api.md"
_API = """\
# The library, every name

[The library](library.md) tells what they are for.

::: counterclaim.library.reading.read
::: counterclaim.library.reading.read_claims
::: counterclaim.library.ledger.open_ledger
::: counterclaim.library.ledger.Ledger
::: counterclaim.library.narrowing.Filters
::: counterclaim.records.errors.CounterclaimError
"""
_AT_HOME = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' file: data: blob: 'unsafe-inline'\">"
)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|mailto:|#)([^)#\s]+)(#[^)\s]*)?\)")
_FETCHED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object|link[^>]*rel=[\"']?(?:stylesheet|preload|preconnect|icon))"
    r"[^>]*\s(?:src|srcset|href|data)=[\"']?(?:https?:|//)|(?:url\(|@import\s)[\"']?(?:https?:)?//",
    re.IGNORECASE,
)


def on_files(files: "Files", config: "MkDocsConfig") -> "Files":
    """Add the pages that do not lie in `docs/`."""
    from mkdocs.structure.files import File

    for page, name in OF_ROOT.items():
        files.append(File.generated(config, page, content=(ROOT / name).read_text(encoding="utf-8")))
    files.append(File.generated(config, LIBRARY, content=_API))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Links as they lead on the site."""
    return relinked(markdown, page.file.src_uri)


def on_post_page(output: str, **_: Any) -> str:
    """The page with a word to the browser to fetch nothing from elsewhere, also where the theme's script would."""
    return output.replace("<head>", f"<head>{_AT_HOME}", 1)


def on_post_template(output_content: str, *, template_name: str, **_: Any) -> str:
    """The same of the page that a server shows where there is none."""
    return on_post_page(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: "MkDocsConfig") -> None:
    """Refuse a page that fetches something."""
    from mkdocs.exceptions import PluginError

    for path in sorted(Path(config.site_dir).rglob("*")):
        found = fetched(path.read_text(encoding="utf-8")) if path.suffix in {".html", ".css"} else None
        if found is not None:
            raise PluginError(f"{path.name} would fetch something from elsewhere: {found}")


def fetched(text: str) -> str | None:
    """What of a page or a style a browser would fetch from elsewhere, as it stands there; a link is nothing of it.

    >>> fetched('<a href="https://example.org">there</a> <img src="images/dossier.png">')
    >>> fetched('<img alt="a" src="https://example.org/a.png">')
    '<img alt="a" src="https:'
    >>> fetched("@font-face{src:url(//example.org/a.woff)}")
    'url(//'
    """
    found = _FETCHED.search(text)
    return found[0] if found else None


def relinked(markdown: str, page: str) -> str:
    """A page's text with its links as they lead on the site: to other pages, or to nowhere.

    >>> relinked("[log](../../CHANGELOG.md#unreleased), [code](../../src/x.py)", "reference/claims.md")
    '[log](../project/changelog.md#unreleased), code'
    """
    here = posixpath.dirname(OF_ROOT.get(page) or f"docs/{page}")

    def led(link: re.Match[str]) -> str:
        target = _on_site(posixpath.normpath(posixpath.join(here, link[3])))
        if target is None:
            return link[2]
        return f"{link[1]}[{link[2]}]({posixpath.relpath(target, posixpath.dirname(page) or '.')}{link[4] or ''})"

    return _LINK.sub(led, markdown)


def _on_site(name: str) -> str | None:
    """Where a file of the checkout stands on the site; None: nowhere."""
    for page, of_root in OF_ROOT.items():
        if name == of_root:
            return page
    if not name.startswith("docs/") or not (ROOT / name).is_file():
        return None
    return name.removeprefix("docs/")
