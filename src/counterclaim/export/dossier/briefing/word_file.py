"""The body and footer of a document in, the bytes of a Word file out: A4, one calm face, no author, no time but one.

Nothing of the library's own template is left in the file: its look, pictures and program name go; what styles there are
stands in templates/briefing.styles.xml. The same content gives the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.resources import files
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

Element = BaseOxmlElement

A4: Final = (11906, 16838)
MARGIN: Final = 1134
"""2 cm, in twentieths of a point as all measures here."""
LINE_WIDTH: Final = A4[0] - 2 * MARGIN
LANGUAGE: Final = "en-GB"
_TEMPLATES: Final = files("counterclaim.export.dossier.briefing") / "templates"
_FIRST_ZIP_YEAR: Final = 1980
_KEPT: Final = frozenset(
    (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.FOOTER)
)


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """An element of the word processing vocabulary: `element("jc", val="right")`."""
    made = OxmlElement(f"w:{tag}", attrs={qn(f"w:{name}"): value for name, value in attributes.items()})
    made.extend(children)
    return made


def text_element(text: str) -> Element:
    """Text as it stands, spaces kept."""
    made = element("t")
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return made


def word_file(body: Iterable[Element], *, footer: Iterable[Element], title: str, made: str) -> bytes:
    """A Word file of these paragraphs and tables. `made` is the only time in it."""
    document = docx.Document()
    moment = _moment(made)
    _strip(document)
    _dress(document)
    page = document.element.body
    for child in list(page):
        page.remove(child)
    page.extend([*body, _page_setup()])
    section = document.sections[0]
    section.footer.is_linked_to_previous = False
    foot = section.footer.part.element
    for child in list(foot):
        foot.remove(child)
    foot.extend(footer)
    _properties(document, title, moment)
    raw = io.BytesIO()
    document.save(raw)
    return _fixed(raw.getvalue(), moment)


def _strip(document: Document) -> None:
    """Drop what the template brings and nobody asked for: its thumbnail, theme, bibliography, program name."""
    package = document.part.package
    if package is None:
        return
    for key, relation in list(package.rels.items()):
        if relation.reltype not in {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}:
            del package.rels[key]
    for key, relation in list(document.part.rels.items()):
        if relation.reltype not in _KEPT:
            del document.part.rels[key]
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, _template("briefing.fonts.xml"), package)
    document.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _dress(document: Document) -> None:
    """Our styles, bullets and settings in place of the template's."""
    _refill(document.styles.element, parse_xml(_template("briefing.styles.xml")))
    _refill(document.part.numbering_part.element, parse_xml(_template("briefing.numbering.xml")))
    compat = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    settings = (
        element("zoom", percent="100"),
        element("defaultTabStop", val="567"),
        element("characterSpacingControl", val="doNotCompress"),
        element("compat", compat),
        element("themeFontLang", val=LANGUAGE),
        element("decimalSymbol", val="."),
        element("listSeparator", val=","),
    )
    _refill(document.settings.element, settings)


def _refill(kept: Element, children: Iterable[Element]) -> None:
    for child in list(kept):
        kept.remove(child)
    kept.extend([child for child in children if isinstance(child.tag, str)])


def _template(name: str) -> bytes:
    return (_TEMPLATES / name).read_bytes()


def _page_setup() -> Element:
    margins = dict.fromkeys(("top", "right", "bottom", "left"), str(MARGIN))
    return element(
        "sectPr",
        element("pgSz", w=str(A4[0]), h=str(A4[1])),
        element("pgMar", **margins, header="567", footer="567", gutter="0"),
    )


def _properties(document: Document, title: str, moment: datetime) -> None:
    properties = document.core_properties
    properties.title = title[:255]
    properties.language = "en"
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = moment
    properties.revision = 1


def _moment(made: str) -> datetime:
    """The moment of making; where its words are no time, the first that a zip file can hold."""
    first = datetime(_FIRST_ZIP_YEAR, 1, 1, tzinfo=UTC)
    try:
        told = datetime.fromisoformat(made.removesuffix("UTC").strip())
    except ValueError:
        return first
    moment = told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    return max(moment.replace(microsecond=0), first)


def _fixed(raw: bytes, moment: datetime) -> bytes:
    """The same file with the moment of making on every part, and no trace of the machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for part in source.infolist():
            told = zipfile.ZipInfo(part.filename, date_time=moment.timetuple()[:6])
            told.compress_type = zipfile.ZIP_DEFLATED
            told.create_system = 0
            fixed.writestr(told, source.read(part))
    return out.getvalue()
