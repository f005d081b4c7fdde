"""The dateline: where a report was filed, by which agency, on which day.

In: a text and where one of its first paragraphs begins. Out: the dateline's stretch, its place, agency and full date.
Datelines are known by their form (place, day, agency in brackets, dash), never by a list of places. Reads the word
list `lowercase.en.txt`.
"""

import re
from dataclasses import dataclass

from counterclaim.documents.annotators.recase import load_lowercase
from counterclaim.documents.dates import MONTH, iso_day
from counterclaim.records.claim import Span

_REACH = 180
"""Characters from the start of the paragraph in which a dateline ends."""
_LONE = 60
"""Characters of the longest dateline alone; capitals tell nothing in a longer paragraph set in capitals."""
_DASH = r"(?:\s*(?:—|–|―|−|--+|_)|\s+-|-(?=\s))"
_NAME = r"(?:[A-Z\u00c0-\u00de\u0100-\u024f][\w.'’-]*|al-[A-Z][\w'’-]*)"
_JOIN = r"(?:\s+|\s*/\s*|,\s*|-|\s*&\s*|\s+(?:and|de|del|da|do|di|la|le|las|los|el|al|of|on|the|upon)\s+)"
_PLACE = rf"(?P<place>{_NAME}(?:{_JOIN}{_NAME}){{0,7}})"
_DATE = (
    rf"(?P<date>(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s+(?:\d{{4}}|'?\d\d)\b)?"
    rf"|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d))"
)
_AGENCY = r"\((?P<agency>[^()\n]{2,60})\)"
_COUNTRY = r"(?:\s*\([^()\n]{2,40}\))"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # PLACE, 9 JAN 90 (AGENCY) -- | PLACE (COUNTRY), August 8 (Agency) -- | PLACE, Country (AP) _
        rf"{_PLACE}{_COUNTRY}?,?\s*(?i:{_DATE})?[,.]?\s*{_AGENCY}\s*(?:{_DASH}|:|(?=\s*$))",
        # PLACE, 3 JAN 90 -- | Place, 3 March 2022 -
        rf"{_PLACE}{_COUNTRY}?,?\s+(?i:{_DATE})\.?\s*(?:{_DASH}|:)",
        # (Place, May 4, 2020) -
        rf"[(\[]{_PLACE}(?:,\s*(?i:{_DATE}))?[)\]]\s*{_DASH}",
        # PLACE, August 8. /AGENCY/. | PLACE, OCTOBER 27, AGENCY.
        rf"{_PLACE},?\s+(?i:{_DATE})[,.]?\s*/(?P<agency>[^/\n]{{2,40}})/\.?",
        rf"{_PLACE},\s+(?i:{_DATE}),\s*(?P<agency>[A-Z][\w.-]{{2,30}})(?:\.|\s*{_DASH})(?=\s)",
        # PLACE, Agency- | PLACE | Agency
        rf"{_PLACE}\s*\|\s*(?P<agency>[A-Z][\w .]{{1,30}}?)\s*(?:\||{_DASH}|(?=$))",
    )
)
_CAPITAL_PLACE = re.compile(
    rf"(?P<place>[A-Z\u00c0-\u00de][^a-z\n—–:_]{{2,40}}(?:,\s*{_NAME}(?:\s+{_NAME})?)?)\s*(?:{_DASH}|:)(?=\s|$)"
)
_LONE_PLACE = re.compile(rf"(?P<place>{_NAME}(?:[ /-]{_NAME}){{0,2}})\s*(?:—|–|--)(?=\s+[\"“‘A-Z0-9])")
_NO_PLACE = re.compile(
    r"^(?:The|A|An|In|On|At|As|By|For|But|And|After|Before|When|While|If|Today|Yesterday|This|These|Those|It|He|She"
    r"|They|We|I|You|There|Meanwhile|However|Update|UPDATE|BREAKING|Breaking|WATCH|ANALYSIS|EXCLUSIVE|OPINION|NOTE"
    r"|FILE|PHOTO|CORRECTION|Note|Question|Answer|Q|Photo|Video)\b"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as it stands: its stretch with the dash, its words without it, and what they tell."""

    span: Span
    words: str
    place: str
    agency: str | None
    published: str | None


def find_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline that opens a paragraph: `NORTHTOWN, May 3 (Agency) -- Talks` gives `NORTHTOWN, May 3 (Agency)`."""
    head = " ".join(text[paragraph.start : min(paragraph.end, paragraph.start + _REACH)].splitlines())
    capitals = paragraph.end - paragraph.start > _LONE and text[paragraph.start : paragraph.end].isupper()
    for match in _matches(head, capitals=capitals):
        told = match.groupdict()
        if _NO_PLACE.match(told["place"]):
            continue
        end = match.end()
        while end < len(head) and head[end] in "-_—– ":
            end += 1
        words = head[: match.end()].rstrip(" -_—–―−:|")
        agency = told.get("agency")
        span = Span(paragraph.start, paragraph.start + len(head[:end].rstrip()))
        return Dateline(span, words, told["place"].strip(" ,.("), agency and agency.strip(), iso_day(words))
    return None


def _matches(head: str, *, capitals: bool) -> list[re.Match[str]]:
    found = [match for form in _FORMS if (match := form.match(head))]
    if not found and not capitals:
        bare = (match for form in (_CAPITAL_PLACE, _LONE_PLACE) if (match := form.match(head)))
        found.extend(match for match in bare if _could_be_place(match["place"]))
    return [match for match in found if _is_plausible(match)]


def _could_be_place(words: str) -> bool:
    """Whether words without day and agency may be a place: few, and not all such as news writes in lower case."""
    names = words.replace("/", " ").split()
    return len(names) <= 5 and not all(name.strip(".,").lower() in load_lowercase() for name in names)


def _is_plausible(match: re.Match[str]) -> bool:
    """Whether what stands where the agency would is no gloss: an agency has no verb and starts with a capital."""
    told = match.groupdict()
    agency = told.get("agency")
    if len(told["place"].split()) > 8:
        return False
    return agency is None or (agency[0].isupper() and len(agency.split()) <= 8)
