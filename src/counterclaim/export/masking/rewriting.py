"""Records in, the same records out with every string in them changed by one function, however deep they stand.

Used to mask names and to give ids anew. Closed lists, numbers and all that has not changed stay the same objects. No
pack is read.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from types import MappingProxyType, NoneType
from typing import Any, TypeVar, get_args

import msgspec

_RECORD = TypeVar("_RECORD")
_PLAIN = (int, float, bool, bytes, NoneType)


class Rewriter:
    """Changes strings; the same string is asked for once."""

    def __init__(
        self,
        change: Callable[[str], str],
        *,
        but: Iterable[type] = (),
        first: Mapping[type, Callable[[Any], Any]] = MappingProxyType({}),
    ) -> None:
        """Take the function that changes a string. Records of the types `but` stay as they are.

        `first`: for records of a type, a function that changes them before their strings are.
        """
        self._change = change
        self._first = first
        self._known: dict[str, str] = {}
        self._fields: dict[type, tuple[str, ...]] = dict.fromkeys(but, ())

    def record(self, record: _RECORD) -> _RECORD:
        """The record with all its strings changed; keys of mappings too."""
        return self._value(record)  # type: ignore[no-any-return]

    def _text(self, text: str) -> str:
        new = self._known.get(text)
        if new is None:
            new = self._known[text] = self._change(text)
        return new

    def _value(self, value: Any) -> Any:
        kind = type(value)
        if kind is str:
            return self._text(value)
        if kind is tuple or kind is list or kind is frozenset:
            return kind([self._value(one) for one in value]) if value else value
        if issubclass(kind, msgspec.Struct):
            return self._struct(value, kind)
        if issubclass(kind, Mapping):
            return {self._value(key): self._value(one) for key, one in value.items()}
        return value

    def _struct(self, value: Any, kind: type) -> Any:
        if kind in self._first:
            value = self._first[kind](value)
        fields = self._fields.get(kind)
        if fields is None:
            fields = self._fields[kind] = texts_of(kind)
        known = self._known
        changed: dict[str, Any] = {}
        for name in fields:
            old = getattr(value, name)
            if not old:
                continue
            # A string is asked for here too: most fields are strings that were seen before.
            new = (known.get(old) or self._text(old)) if type(old) is str else self._value(old)
            if new is not old and new != old:
                changed[name] = new
        return msgspec.structs.replace(value, **changed) if changed else value


def texts_of(kind: type) -> tuple[str, ...]:
    """The fields of a record that can hold a string somewhere."""
    return tuple(field.name for field in msgspec.structs.fields(kind) if _holds_text(field.type))


def _holds_text(kind: Any) -> bool:
    inside = get_args(kind)
    if inside:
        return any(_holds_text(one) for one in inside if one is not Ellipsis)
    return not (isinstance(kind, type) and (issubclass(kind, Enum) or kind in _PLAIN))
