"""Counterclaim reads what every side of an armed conflict says happened and keeps an honest book of it.

For programs and notebooks: `read`, `read_claims`, `open_ledger` (docs/reference/library.md).
"""

import importlib
from typing import Any

__version__ = "0.1.0"
__all__ = ["TABLES", "CounterclaimError", "Ledger", "__version__", "open_ledger", "read", "read_claims"]

_HOMES = {
    "CounterclaimError": "counterclaim.records.errors",
    "Ledger": "counterclaim.library.ledger",
    "TABLES": "counterclaim.library.frames",
    "open_ledger": "counterclaim.library.ledger",
    "read": "counterclaim.library.reading",
    "read_claims": "counterclaim.library.reading",
}
"""Where each name lives. It is looked up when it is asked for, so that commands start at once."""


def __getattr__(name: str) -> Any:
    """A name of the library, imported when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
