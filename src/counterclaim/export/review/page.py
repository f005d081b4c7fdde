"""Rows to one page that a browser shows and back: cells to type in, no script; the browser saves what was typed."""

import html
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.export.plain import plain
from counterclaim.export.review.rows import COLUMNS, HIDDEN, TYPED
from counterclaim.records.correcting import FIELDS
from counterclaim.records.errors import InputError

_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Review sheet</title><style>
body { font: 1rem/1.4 system-ui, sans-serif; margin: 1rem }
table { border-collapse: collapse }
td, th { border: 1px solid #999; padding: .3rem; vertical-align: top; text-align: left }
td { max-width: 28rem; overflow-wrap: anywhere } .typed { background: #fff2cc; color: #000; min-width: 6rem }
thead th { position: sticky; top: 0; background: Canvas }
</style></head><body><h1>Review sheet</h1>
<p>Type in the marked cells. VERDICT is right or wrong for a claim, one or two for what may be one. The others correct
what was read; leave what is read rightly empty, and write none where nothing is known. REASON says why. Then save this
page with your browser (Save page, complete) and run: counterclaim apply FILE --as NAME</p>
"""


def render_page(rows: Iterable[Sequence[str]]) -> bytes:
    """The page."""
    parts = [_HEAD, "<dl>"]
    parts += [f"<dt>{name.upper()}</dt><dd>{html.escape(field.means)}</dd>" for name, field in FIELDS.items()]
    parts.append('</dl><table id="review"><thead><tr>')
    parts += [_cell("th", name, name) for name in COLUMNS]
    parts.append("</tr></thead><tbody>\n")
    for cells in rows:
        parts.append("<tr>")
        parts += [_cell("td", name, text) for name, text in zip(COLUMNS, cells, strict=True)]
        parts.append("</tr>\n")
    parts.append("</tbody></table></body></html>\n")
    return "".join(parts).encode("utf-8", "replace")


def _cell(tag: str, name: str, text: str) -> str:
    told = html.escape(plain(text))
    if name in HIDDEN:
        return f"<{tag} hidden>{told}</{tag}>"
    if name not in TYPED:
        return f"<{tag}>{told}</{tag}>"
    editable = f' contenteditable="true" aria-label="{name}"' if tag == "td" else ""
    return f'<{tag} class="typed"{editable}>{told}</{tag}>'


def page_rows(data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows of a saved page; the first names the columns."""
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as reader

    parser = reader.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tables = reader.document_fromstring(data, parser=parser).xpath('//table[@id="review"]')
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(f"This is no whole page ({error}). Save it again from the browser.") from error
    if len(tables) != 1:
        raise InputError("The page holds no review table. Save the page that `counterclaim review-sheet` wrote.")
    for number, row in enumerate(tables[0].iter("tr")):
        yield number + 1, [cell.text_content().strip() for cell in row.iterchildren("td", "th")]
