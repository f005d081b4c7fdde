"""Claims as PLOVER events, one a line of JSON: who says it or does it, to whom, what, when, where in which text.

A claim that tells an act is that act; an accusation, a call, a pledge is the saying, and `about` holds the act. A
denial has no code in PLOVER: its line has `has_event` false, an empty `event`, `claim_polarity` "denies", and the
lines that it denies in `denies_claim`. Streamed; what is kept at hand is the incident of each claim. Reads the packs
`event_types` and `plover`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from counterclaim import __version__
from counterclaim.export.deriving.plover.actors import PloverActors
from counterclaim.export.deriving.plover.codes import Coded, coded_as, polarity_of
from counterclaim.export.deriving.plover.days import Dated, dated
from counterclaim.export.deriving.plover.places import location_of
from counterclaim.export.deriving.plover.sizes import size_of
from counterclaim.export.deriving.rejected import REJECTED
from counterclaim.export.deriving.words import act_of, who_says
from counterclaim.export.formats.format import Format, Losses
from counterclaim.export.json_records import to_json
from counterclaim.export.material import Material
from counterclaim.packs.event_types import PloverCode, circumstances_of, load_event_types
from counterclaim.packs.plover import load_plover
from counterclaim.records.claim import Claim
from counterclaim.records.correcting import is_rejected
from counterclaim.records.enums import AnswerKind, Stance
from counterclaim.records.exporting import Rule
from counterclaim.records.report import Report

_NO_CODE: Final = Rule("plover_no_code", "PLOVER has no event for it (a toll, a remark, a stand): it is in jsonl.")
_NO_DAY: Final = Rule("plover_no_day", "PLOVER asks for a date, and neither the words nor the report has one.")
_DENIAL: Final = Rule(
    "plover_denial",
    "PLOVER has no code for a denial: has_event is false and event empty; claim_polarity and denies_claim tell it.",
)
_NOT_DONE: Final = Rule(
    "plover_not_done",
    "What is negated, doubted, planned, expected, conditional or warned of is no event: has_event is false, about "
    "tells of what.",
)
_BY_THEN: Final = Rule(
    "plover_by_then",
    "Where no day of an act is told, date is the day on which it was said, else the report's; date_precision: by_then.",
)
_OPEN: Final = Rule(
    "plover_open", "Where only one end of a time is told, date is that end: date_precision tells which."
)
_UNKNOWN: Final = Rule("plover_unknown_actor", "PLOVER asks for an actor: where none is told, it is one of sector UNK.")
_SPAN: Final = Rule("plover_span", "A time of several days goes from date to enddate; date_precision is its unit.")
_STANCE: Final = Rule(
    "plover_stance", "The stance of the words alone decides between an act, ACCUSE, REQUEST and others."
)
_SECTOR: Final = Rule("plover_rebels", "Every armed group is of sector REB, whatever its stand to a state is.")
_COUNTRY: Final = Rule(
    "plover_country", "code is a state of ISO 3166 or IGO; who belongs to a disputed territory has none here."
)
_SIZE: Final = Rule(
    "plover_size",
    "size stands on lines that tell an act, else in about: dead and injured where one number is told, with bounds in "
    "dead_min and so on. Running totals are left out; no numbers are added over lines.",
)
_PLACE: Final = Rule("plover_place", "event_loc is the place that the words are about, no finer than they are.")
_TEXT: Final = Rule("plover_text", "text stays empty, because the reports are not ours; event_text quotes the claim.")
_CODER: Final = f"counterclaim {__version__}"


def _write(material: Material, path: Path, losses: Losses) -> None:
    links = {claim: told.whole.id for told in material.incidents() for claim in told.whole.claims}
    actors = PloverActors(material)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for claim in material.claims():
            if is_rejected(claim):
                losses.left_out(REJECTED, claim.id)
                continue
            line = _line(claim, material, actors, losses)
            if line is not None:
                file.write(to_json({**line, "link": links.get(claim.id)}) + "\n")
                losses.row("claims", checked=material.checked(claim.id))


def _line(claim: Claim, material: Material, actors: PloverActors, losses: Losses) -> dict[str, Any] | None:
    """One claim as a line; None where PLOVER has no place for it."""
    code = coded_as(claim, circumstances_of(claim, sectors=actors.sectors_of(claim)))
    if code.event is None and code.act is None and claim.stance is not Stance.DENIES:
        losses.left_out(_NO_CODE, claim.id)
        return None
    report = material.report(claim.report)
    when = dated(claim, report, act=code.done)
    if when is None:
        losses.left_out(_NO_DAY, claim.id)
        return None
    _tell(claim, code, when, losses)
    return {
        **_event(claim, code, when, actors, losses),
        **dict(_sources(claim, report)),
        **dict(_ours(claim, code, when, material, actors)),
    }


def _tell(claim: Claim, code: Coded, when: Dated, losses: Losses) -> None:
    if claim.stance is Stance.DENIES:
        losses.flattened(_DENIAL, claim.id)
    elif code.event is None:
        losses.flattened(_NOT_DONE, claim.id)
    if when.precision == "since" or (when.precision == "by_then" and when.basis not in {"said", "published"}):
        losses.flattened(_OPEN, claim.id)
    elif when.precision == "by_then":
        losses.flattened(_BY_THEN, claim.id)


def _event(claim: Claim, code: Coded, when: Dated, actors: PloverActors, losses: Losses) -> dict[str, Any]:
    """The fields of PLOVER itself."""
    actor, recipient = (actors.doers(claim), actors.harmed(claim)) if code.done else actors.saying(claim)
    if not actor:
        losses.flattened(_UNKNOWN, claim.id)
    contexts = load_plover().contexts_of(code.what, act=code.done) if code.what else ()
    return {
        "id": claim.id,
        "has_event": code.event is not None,
        "date": when.date,
        "time": when.time,
        "enddate": when.enddate,
        "actor": actor or [actors.unknown()],
        "recipient": recipient if code.event else [],
        **_coded(code.event),
        "quad_code": load_plover().quads[code.event.event] if code.event else None,
        "context": list(contexts),
        "event_loc": location_of(claim),
        "event_text": [claim.evidence.text],
        "size": size_of(claim) if code.done else None,
    }


def _coded(code: PloverCode | None) -> dict[str, list[str]]:
    return {"event": [code.event] if code else [], "mode": [code.mode] if code and code.mode else []}


def _sources(claim: Claim, report: Report | None) -> Iterator[tuple[str, Any]]:
    """Where it stands, and who coded it by which book."""
    yield "text", None
    yield "text_info", {"start": claim.evidence.start, "end": claim.evidence.end}
    if report is not None:
        yield (
            "cite_info",
            {
                "citation": report.id, "url": web_address(report.url), "title": report.headline,
                "language": report.language, "publication": report.publisher, "coder": _CODER,
                "codebook": f"PLOVER 0.7b1 by event_types {load_event_types().version}",
            },
        )  # fmt: skip
    yield "coder", _CODER


def _ours(
    claim: Claim, code: Coded, when: Dated, material: Material, actors: PloverActors
) -> Iterator[tuple[str, Any]]:  # fmt: skip
    """Fields beyond PLOVER's, which it allows: the claim behind the event."""
    checked = material.checked(claim.id)
    yield "claim_polarity", polarity_of(claim)
    yield "denies_claim", [one.claim for one in claim.answers if one.kind is AnswerKind.DENIAL]
    yield "stance", claim.stance
    yield "realis", claim.realis
    yield "certainty", claim.certainty
    yield "speaker", claim.speaker.name if claim.speaker else None
    yield "side", claim.side
    yield "report", claim.report
    yield "about", None if code.done or code.act is None else _about(claim, code, actors)
    yield "date_precision", when.precision
    yield "date_basis", when.basis
    yield "checked", checked
    yield "comment", f"{who_says(claim)} {act_of(claim)}. Checked by a person: {'yes' if checked else 'no'}."


def _about(claim: Claim, code: Coded, actors: PloverActors) -> dict[str, Any]:
    """The act that words deny, allege, ask for or announce: never an event of the line."""
    when = dated(claim, None, act=True)
    return {
        **_coded(code.act),
        "actor": actors.doers(claim),
        "recipient": actors.harmed(claim),
        "date": when.date if when else None,
        "enddate": when.enddate if when else None,
        "date_precision": when.precision if when else None,
        "size": size_of(claim),
    }


def web_address(url: str | None) -> str | None:
    """An address that a reader may follow: of the web, and nothing that a program would run."""
    return url if url and url.casefold().startswith(("https://", "http://")) else None


FORMAT: Format = Format(
    name="plover", about="Claims as PLOVER events, a line of JSON each.", of="PLOVER 0.7b1, newline-delimited JSON",
    suffix=".jsonl", write=_write, rules=(_STANCE, _SPAN, _PLACE, _SECTOR, _COUNTRY, _SIZE, _TEXT),
)  # fmt: skip
