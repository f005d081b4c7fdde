"""Claims for tests of what claims add up to, written beside the sentences that they stand in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec
import pytest

from counterclaim.records.claim import Claim
from counterclaim.records.report import Report

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_DAY = 10


def _time(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    low, _, high = text.partition("/")
    precision = {4: "year", 7: "month", _DAY: "day"}.get(len(low), "hour") if not high else "range"
    return {"earliest": low, "latest": high or low, "precision": precision, "basis": "stated", "text": text}


def _named(names: Sequence[Any]) -> list[dict[str, Any]]:
    return [{"name": n} if isinstance(n, str) else dict(n) for n in names]


def _claim(text: str, n: int, told: Mapping[str, Any]) -> dict[str, Any]:
    rest = dict(told)
    words = rest.pop("words")
    start = text.index(words)
    spans = [m.span() for m in _SENTENCE.finditer(text) if m.end() > start and m.start() < start + len(words)]
    first = spans[0][0] + len(text[spans[0][0] :]) - len(text[spans[0][0] :].lstrip())
    by, event = rest.pop("by", None), rest.pop("event", None)
    agents, targets = _named(rest.pop("agents", ())), _named(rest.pop("targets", ()))
    kind = "event" if event else "agreement" if "agreement" in rest else "toll" if "tolls" in rest else "position"
    return {
        "id": rest.pop("id", f"c{n}"),
        "report": "r_test",
        "kind": kind,
        "evidence": {"start": start, "end": start + len(words), "text": words},
        "sentence": {"start": first, "end": spans[-1][1]},
        "speaker": {"name": by} if isinstance(by, str) else by,
        "event": {"type": event, "agents": agents, "targets": targets} if event else None,
        "time": _time(rest.pop("time", None)),
        "said_on": _time(rest.pop("said_on", None)),
        "places": _named(rest.pop("places", ())),
        "weapons": _named(rest.pop("weapons", ())),
        **rest,
    }


@pytest.fixture(scope="session")
def tell() -> Callable[..., tuple[tuple[Claim, ...], Report]]:
    """Claims of a text: `tell(text, {"words": "...", "by": "...", "event": "shelling"}, ...)` gives (claims, report).

    `words` is the evidence as it stands in the text; names of agents, targets, places and weapons may be plain strings,
    times ISO days or `day/day`; every other key is a field of the claim format.
    """

    def build(text: str, *told: Mapping[str, Any], **report: str | None) -> tuple[tuple[Claim, ...], Report]:
        claims = [_claim(text, n, each) for n, each in enumerate(told)]
        return msgspec.convert(claims, tuple[Claim, ...], strict=False), Report(id="r_test", text=text, **report)

    return build
