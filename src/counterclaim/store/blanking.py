"""What was read in a report, as plain JSON values, in; the same with words blanked, out. Works on readings of any age.

Where a word goes, what was made of it goes too: the coordinates of a blanked place, the number of a blanked toll, the
day of a blanked time. A claim whose words are blanked whole is taken out with all that pointed at it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from counterclaim.records.redaction import BLANK
from counterclaim.store.name_forms import Finder, blank, words_finder, words_of

Hide = Callable[[str], str]

# Ids, hashes, days and values of closed lists: they hold no word of a text, and records cannot be read without them.
_KEPT = frozenset(
    (
        *("id", "report", "actor", "claim", "body", "part", "whole", "one", "two", "source", "log", "field", "what"),
        *("sha256", "digest", "heading", "seal", "gazetteer", "country", "nation", "language", "media_type", "step"),
        *("kind", "type", "verb", "stance", "relation", "precision", "basis", "sector", "realis", "certainty", "zone"),
        *("grounds", "channel", "denial_scope", "scope", "unit", "status", "sex", "protected", "class"),
        *("at", "collected_at", "published", "earliest", "latest", "day", "since", "as_of"),
        *("agreed_on", "agreed_by", "effective", "ended"),
    )
)
_POINTS_AT = "claim"
_LISTS = ("claims", "actors", "incidents", "ceasefires", "tolls")


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be blanked in a reading: spans of its text, and words wherever they stand in what was made of it."""

    spans: tuple[tuple[int, int], ...] = ()
    find: Finder | None = None

    def hide(self, text: str) -> str:
        """A string without the words."""
        return blank(text, self.find(text)) if self.find else text


def cut_of_name(text: str, find: Finder) -> Cut:
    """A name's places in a text, and the name elsewhere."""
    return Cut(spans=tuple(find(text)), find=find)


def cut_of_span(text: str, spans: Iterable[tuple[int, int]]) -> Cut:
    """Spans of a text, and elsewhere those of their words that stand nowhere else in it."""
    kept = tuple(sorted(spans))
    gone = frozenset[str]().union(*(words_of(text[start:end]) for start, end in kept))
    return Cut(spans=kept, find=words_finder(gone - words_of(blank(text, kept))))


def blank_reading(reading: Mapping[str, Any], cut: Cut) -> dict[str, Any]:
    """A reading with words blanked, offsets unchanged."""
    old = reading["report"]["text"]
    new = blank(old, cut.spans)
    walker = _Walker(old, new, cut.hide)
    made: dict[str, Any] = walker.record(reading)
    made["report"]["text"] = new
    gone = {one["id"] for one in made.get("claims", ()) if _empty(one["evidence"]["text"])}
    return _without(made, gone) if gone else made


def bury_reading(reading: Mapping[str, Any]) -> dict[str, Any]:
    """A reading of which nothing is left but that there was one: its id, its day, its length, what read it."""
    report = reading["report"]
    text = report["text"]
    kept = dict.fromkeys(report) | {name: report.get(name) for name in ("id", "published", "language")}
    kept |= {"text": blank(text, [(0, len(text))]), "sha256": report.get("sha256", ""), "marks": []}
    original = {**reading["original"], "origin": BLANK}
    emptied = {name: [] if isinstance(value, list) else value for name, value in reading.items()}
    return {**emptied, "report": kept, "original": original}


def blank_values(value: Any, hide: Hide) -> Any:
    """Plain JSON values with words blanked in every string that can hold a word of a text."""
    return _Walker("", "", hide).record(value)


class _Walker:
    def __init__(self, old: str, new: str, hide: Hide) -> None:
        self._old, self._new, self._hide = old, new, hide

    def record(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._hide(value)
        if isinstance(value, list):
            return [self.record(one) for one in value]
        if not isinstance(value, Mapping):
            return value
        made = {key: one if key in _KEPT and isinstance(one, str) else self.record(one) for key, one in value.items()}
        if isinstance(text := value.get("text"), str):
            made["text"] = self._quoted(value, text)
        return _consequences(value, made)

    def _quoted(self, value: Mapping[str, Any], text: str) -> str:
        """A quotation shows what now stands at its place; other words go by themselves."""
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int) and self._old and self._old[start:end] == text:
            return self._new[start:end]
        return self._hide(text)


def _consequences(old: Mapping[str, Any], made: dict[str, Any]) -> dict[str, Any]:
    """Take out what was made of words that are blanked now."""

    def changed(key: str) -> bool:
        return old.get(key) != made.get(key)

    if "gazetteer" in old and changed("name"):
        gone: dict[str, Any] = dict.fromkeys(("gazetteer", "lat", "lon", "precision", "country"))
        made |= {key: value for key, value in gone.items() if key in old} | {"other_names": []}
    if "class" in old and changed("name"):
        made |= {"class": None, "treaties": []}
    if "best" in old and changed("text"):
        made |= {"low": None, "best": None, "high": None}
    if "earliest" in old and changed("text"):
        made |= {"earliest": None, "latest": None}
    if changed("side"):
        made["side"] = None
    if "aliases" in old and (changed("name") or changed("aliases")):
        made |= _without_listed(made)
    return made


def _without_listed(actor: Mapping[str, Any]) -> dict[str, Any]:
    """An actor without the further names that the user's lists gave it, nor what tells them: they say who it is."""
    reasons = actor.get("reasons") or []
    if not any(one.get("step") == "lists" for one in reasons):
        return {}
    kept = [one for one in reasons if one.get("step") != "lists" and (one["step"], one["rule"]) != ("sides", "member")]
    return {"aliases": [], "reasons": kept}


def _empty(words: str) -> bool:
    return BLANK in words and not any(c.isalnum() for c in words)


def _without(reading: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    """A reading without some of its claims and what rests on them alone."""
    made = {name: _pruned(reading[name], gone) if name in _LISTS else reading[name] for name in reading}
    made["claims"] = [one for one in made["claims"] if one["id"] not in gone]
    made["incidents"] = [one for one in made["incidents"] if one["claims"]]
    made["ceasefires"] = [one for one in made["ceasefires"] if one.get("claims") or one.get("breaches")]
    made["tolls"] = [one for one in made["tolls"] if one.get("points")]
    return made


def _pruned(value: Any, gone: set[str]) -> Any:
    if isinstance(value, list):
        return [_pruned(one, gone) for one in value if not _points(one, gone)]
    if isinstance(value, dict):
        return {key: _pruned(one, gone) for key, one in value.items()}
    return value


def _points(value: Any, gone: set[str]) -> bool:
    return value in gone if isinstance(value, str) else isinstance(value, dict) and value.get(_POINTS_AT) in gone
