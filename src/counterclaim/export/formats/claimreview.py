"""Claims that a named person checked, as schema.org ClaimReview in JSON-LD. Never automatic, and never about the truth.

What a person confirms or corrects in a ledger is the reading: that this stands in the report, that this speaker says
it, of this. So the rating is in words ("Attribution checked"), has no number, and says that it does not rate whether
the claim is true. Streamed, one review a line; markup in a report's words is escaped, so that a page may carry it.

Properties are those of https://schema.org/ClaimReview. What gathers reviews from pages asks for claimReviewed,
reviewRating.alternateName and url; the first two are always there, and who publishes a review adds the third.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from counterclaim.export.deriving.rejected import REJECTED
from counterclaim.export.deriving.urls import web_address
from counterclaim.export.deriving.words import act_of, who_says
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.json_records import to_json
from counterclaim.export.material import Material
from counterclaim.export.plain import plain
from counterclaim.records.claim import Claim
from counterclaim.records.correcting import CONFIRMED, FIELDS, STEP, is_rejected
from counterclaim.records.exporting import Rule
from counterclaim.records.report import Report

CHECKED: Final = "Attribution checked"
CORRECTED: Final = "Attribution corrected"
_CHECKED: Final = "A person has checked that the report says this, and who says it."
_CORRECTED: Final = "A person has looked at how a program read the report, and corrected it."
NOT_TRUTH: Final = "This does not rate whether the claim is true."
_UNREVIEWED: Final = Rule("claimreview_unreviewed", "No named person has checked it: a review is never automatic.")
_RATING: Final = Rule(
    "claimreview_rating",
    "A check in the ledger is of our reading, not of the truth. So reviewRating has the words 'Attribution checked', "
    "or 'Attribution corrected' where fields were set and nobody confirmed the whole, and no ratingValue, bestRating "
    "or worstRating; reviewAspect is Attribution.",
)
_DAY: Final = Rule("claimreview_day", "datePublished of a review is the day of this export, which publishes it.")
_ADDRESS: Final = Rule("claimreview_url", "A review has no url, because it has no page: who publishes it adds one.")
_BY: Final = Rule(
    "claimreview_by",
    "author of a review, of its rating, and claimInterpreter are those who checked, as they named themselves. A review "
    "needs its author, so these names stand here whether or not names of private persons are withheld.",
)
_FLAT: Final = Rule(
    "claimreview_flat",
    "Offsets, relays, what a claim denies, places, days and tolls have no property: they are in jsonl.",
)
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""In JSON such a character stands in strings alone, where an escape is the same."""
_TYPES: Final = {"person": "Person", "body": "Organization", "state": "Organization"}
_DAY_LONG: Final = len("2031-05-07")
_CONTEXT: Final = '{"@context": "https://schema.org", "@graph": ['


def _write(material: Material, path: Path, losses: Losses) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_CONTEXT)
        before = "\n"
        for claim in material.claims():
            people = material.reviewers(claim.id)
            if is_rejected(claim) or not people:
                losses.left_out(REJECTED if is_rejected(claim) else _UNREVIEWED, claim.id)
                continue
            losses.flattened(_FLAT, claim.id)
            losses.row("claims", checked=True)
            file.write(before + to_json(review(claim, people, material)).translate(_ESCAPES))
            before = ",\n"
        file.write("\n]}\n")


def review(claim: Claim, people: tuple[str, ...], material: Material) -> dict[str, Any]:
    """One claim with who checked it. Properties that nothing tells are not there."""
    persons = _one_or_all([{"@type": "Person", "name": plain(name)} for name in people])
    name, done = _rated(claim)
    return {
        "@type": "ClaimReview",
        "@id": f"urn:counterclaim:review:{claim.id}",
        "claimReviewed": f'{who_says(claim)} {act_of(claim)}: "{plain(claim.evidence.text)}"',
        "author": persons,
        "datePublished": material.made[:_DAY_LONG],
        "reviewAspect": "Attribution",
        "reviewBody": f"{done} {NOT_TRUTH}",
        "reviewRating": {
            "@type": "Rating",
            "alternateName": name,
            "ratingExplanation": " ".join((done, NOT_TRUTH, *_corrections(claim))),
            "reviewAspect": "Attribution",
            "author": persons,
        },
        "itemReviewed": dict(_claim(claim, persons, material)),
    }


def _claim(claim: Claim, persons: Any, material: Material) -> Iterator[tuple[str, Any]]:
    report = material.report(claim.report)
    yield "@type", "Claim"
    yield "@id", f"urn:counterclaim:claim:{claim.id}"
    yield "text", plain(claim.evidence.text)
    author = _author(claim, report, material)
    if author is not None:
        yield "author", author
    day = _said_on(claim, report)
    if day is not None:
        yield "datePublished", day
    if report is not None:
        yield "appearance", dict(_appearance(report))
    yield "claimInterpreter", persons


def _said_on(claim: Claim, report: Report | None) -> str | None:
    """The one day on which it was said; a report's own words are of its own day. None where no single day is told."""
    said = claim.said_on
    if said is not None:
        first, last = (said.earliest or "")[:_DAY_LONG], (said.latest or "")[:_DAY_LONG]
        return first if len(first) == _DAY_LONG and first == last else None
    own = report.published if report is not None and claim.speaker is None else None
    return own[:_DAY_LONG] if own else None


def _author(claim: Claim, report: Report | None, material: Material) -> dict[str, str] | None:
    """Who makes the claim: the speaker, else in the report's own voice its publisher.

    Typed where the reading tells what the speaker is. Residents or witnesses are no organization.
    """
    if claim.speaker is not None:
        known = material.actor(claim.speaker.actor) if claim.speaker.actor else None
        kind = _TYPES.get(known.kind) if known is not None else None
        return ({"@type": kind} if kind else {}) | {"name": plain(claim.speaker.name)}
    return {"@type": "Organization", "name": plain(report.publisher)} if report and report.publisher else None


def _appearance(report: Report) -> Iterator[tuple[str, Any]]:
    told = {
        "headline": plain(report.headline) if report.headline else None,
        "url": web_address(report.url),
        "datePublished": report.published,
        "inLanguage": report.language,
        "publisher": {"@type": "Organization", "name": plain(report.publisher)} if report.publisher else None,
    }
    yield "@type", "Article"
    yield "@id", f"urn:counterclaim:report:{report.id}"
    yield from ((key, value) for key, value in told.items() if value is not None)


def _rated(claim: Claim) -> tuple[str, str]:
    """The rating in words, and what was done. Who only set a field has not confirmed the rest."""
    confirmed = any(one.step == STEP and one.rule == CONFIRMED for one in claim.reasons)
    return (CHECKED, _CHECKED) if confirmed else (CORRECTED, _CORRECTED)


def _corrections(claim: Claim) -> Iterator[str]:
    """Which fields a person corrected; their reasons stay in the ledger."""
    fields = [one.rule.replace("_", " ") for one in claim.reasons if one.step == STEP and one.rule in FIELDS]
    if fields:
        yield f"Corrected by a person: {', '.join(dict.fromkeys(fields))}."


def _one_or_all(persons: list[dict[str, str]]) -> Any:
    return persons[0] if len(persons) == 1 else persons


FORMAT: Format = Format(
    name="claimreview", about="Claims that a named person checked, as schema.org ClaimReview; no rating of truth.",
    of="schema.org ClaimReview, JSON-LD", suffix=".jsonld", write=_write, rules=(_RATING, _BY, _DAY, _ADDRESS),
)  # fmt: skip
