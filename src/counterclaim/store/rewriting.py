"""Log entries in, the same without what a redaction takes away out: its words, and the ids that were made of them."""

import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from counterclaim.records.redaction import Aim
from counterclaim.store import state
from counterclaim.store.blanking import blank_reading, blank_values, bury_reading, cut_of_name, cut_of_span
from counterclaim.store.name_forms import blank, name_finder
from counterclaim.store.rows import LogEntry

_ID = re.compile(r"\b(?:[a-z]{1,4}_[0-9a-z]+|[0-9a-f]{64})\b")


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """What a redaction changes in the log."""

    aim: Aim
    reports: frozenset[str]
    """Reports that lose words, by their old ids."""
    entries: frozenset[int]
    ids: Mapping[str, str]
    """Ids and hashes that go, each with what stands for it from now on."""
    hide: Callable[[str], str] | None
    """Takes what goes out of words about these reports."""
    hide_elsewhere: Callable[[str], str] | None
    """Takes it out of all other entries, where it goes from the whole ledger."""
    wholes: frozenset[str] = frozenset()
    """What parts of those reports were joined to: named by hashes of words that go."""

    def with_wholes(self, linkings: Iterable[LogEntry]) -> "Changes":
        """The same with every whole that a part of these reports ever stood in."""
        found = {
            join["whole"]
            for entry in linkings
            for join in msgspec.json.decode(entry.payload).get("joins", ())
            if self.reports & set(_ID.findall(join["part"]))
        }
        return msgspec.structs.replace(self, wholes=frozenset(found))


def new_id(old: str) -> str:
    """An id that says nothing, of the same kind."""
    return f"{old.partition('_')[0]}_{secrets.token_hex(8)}"


def rewritten(entry: LogEntry, changes: Changes) -> LogEntry:
    """The entry without what goes; the same where nothing does."""
    payload, reason, name = entry.payload, entry.reason, entry.actor_name
    if entry.kind == state.LINKING:
        payload = _linking(payload, changes)
    elif entry.kind == state.READING and entry.seq in changes.entries:
        payload = _reading(payload, changes)
    elif entry.kind == state.DECISION and changes.reports & set(_ID.findall(payload)):
        payload, reason = _decision(payload, reason, changes)
    elif entry.kind == state.RESTRICTION and changes.hide and changes.reports & set(_ID.findall(payload)):
        payload = _values(payload, changes.hide)
    if (hide := changes.hide_elsewhere) is not None and entry.seq in changes.entries:
        payload = _values(payload, hide) if entry.kind != state.READING else payload
        reason, name = reason and hide(reason), hide(name)
    return msgspec.structs.replace(
        entry,
        payload=_with_new_ids(payload, changes.ids),
        subject=_with_new_ids(entry.subject, changes.ids),
        reason=reason,
        actor_name=name,
    )


def _with_new_ids(words: str, ids: Mapping[str, str]) -> str:
    return _ID.sub(lambda match: ids.get(match[0], match[0]), words) if ids else words


def _values(payload: str, hide: Callable[[str], str]) -> str:
    before = msgspec.json.decode(payload)
    made = blank_values(before, hide)
    return payload if made == before else _json(made)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _reading(payload: str, changes: Changes) -> str:
    reading, aim = msgspec.json.decode(payload), changes.aim
    told = reading["report"]["text"]
    if aim.what == "report":
        return _json(bury_reading(reading))
    if aim.name is not None:
        return _json(blank_reading(reading, cut_of_name(told, name_finder(aim.name, whole_only=aim.whole_only))))
    return _json(blank_reading(reading, cut_of_span(told, [(aim.start or 0, aim.end or 0)])))


def _linking(payload: str, changes: Changes) -> str:
    """What was joined by words of these reports is taken out; it is joined anew by what is left."""
    gone = changes.reports | changes.wholes
    before = msgspec.json.decode(payload)
    made = {key: _left(value, gone) if isinstance(value, list) else value for key, value in before.items()}
    if changes.hide_elsewhere is not None:
        made = blank_values(made, changes.hide_elsewhere)
    return payload if made == before else _json(made)


def _left(items: list[Any], gone: frozenset[str]) -> list[Any]:
    return [item for item in items if gone.isdisjoint(_ID.findall(item if isinstance(item, str) else _json(item)))]


def _decision(payload: str, reason: str | None, changes: Changes) -> tuple[str, str | None]:
    """A decision on words that go keeps their place, not the words; of a report that goes whole not its reasons."""
    decision, aim = msgspec.json.decode(payload), changes.aim
    anchors = [
        {**one, "words": _anchored(one, changes)} if one["report"] in changes.reports else one
        for one in decision["anchors"]
    ]

    def hide(words: str | None) -> str | None:
        if words is None:
            return None
        return blank(words, [(0, len(words))]) if aim.what == "report" or not changes.hide else changes.hide(words)

    told = {name: hide(decision.get(name)) for name in ("reason", "value") if name in decision}
    if any("speaker" in one for one in anchors):
        anchors = [
            {**one, "speaker": hide(one.get("speaker"))} if one["report"] in changes.reports else one
            for one in anchors
        ]  # fmt: skip
    return _json({**decision, "anchors": anchors, **told}), hide(reason)


def _anchored(anchor: Mapping[str, Any], changes: Changes) -> str:
    words, start, aim = anchor["words"], anchor["start"], changes.aim
    if aim.what == "report":
        return blank(words, [(0, len(words))])
    if aim.what == "span":
        return blank(words, [(max(0, (aim.start or 0) - start), max(0, (aim.end or 0) - start))])
    return changes.hide(words) if changes.hide else words
